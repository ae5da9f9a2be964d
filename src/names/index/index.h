// SPDX-License-Identifier: Apache-2.0
// The compiled form of name lists: one relocatable blob, linked in or mapped, read as it stands.
//
//     struct stet_buf blob = {0};
//     stet_index_compile(&blob, lists, list_count, schemes);
//     struct stet_index index;
//     if (stet_index_open(&index, blob.data, blob.size)) ... stet_index_word(&index, STET_STR("biden")) ...
//
// Words are keyed by stet_text_fold (a-z only). Terms: an *entry* is a line of a list; a *word* a distinct key; a *reference*
// says that a word is part of a spelling of an entry; a *phrase* is a whole spelling of an entry.
#ifndef STET_NAMES_INDEX_INDEX_H
#define STET_NAMES_INDEX_INDEX_H

#include "base/prints.h"
#include "names/list/list.h"
#include "names/index/trie.h"
#include "names/spell/variants.h"

enum { STET_NO_WORD = UINT32_MAX, STET_KEY_SIZE = 64 };

struct stet_index_entry {
    uint32_t name; // string offset
    uint32_t note; // string offset, 0: none
    uint32_t path; // string offset of the list's path
    uint32_t line_no;
    uint32_t kind;                   // enum stet_name_kind
    uint32_t word_count;             // of the house spelling
    uint32_t first_part, part_count; // its words that have keys, in `parts`
    uint32_t since;                  // year from which the house spelling holds; 0: not given
    uint32_t country;    // string offset: ISO 3166 codes, "|" between several; 0: not given
    uint32_t prominence; // as the list says: Wikipedias, inhabitants; 0: not given
};

enum stet_index_ref_flags {
    STET_REF_HOUSE = 1,  // from `name`; else from `also`
    STET_REF_FAMILY = 2, // the word is (part of) a family name
    STET_REF_GIVEN = 4,  // a word of a person's name that is not
    STET_REF_SOLE = 8,   // the spelling has no other word
    STET_REF_LOWER = 16, // begins with a small letter: of, the, von, al-
    STET_REF_SOURCED =
        32, // the entry has source forms, so its romanised and declined spellings are known
    STET_REF_NATIVE =
        64, // of words only: it is a romanisation of a source form (Sergei, not Marco)
    STET_REF_MAJOR = 128, // of an entry that is not minor: the word is in the trie and has variants
};

struct stet_index_ref {
    uint32_t entry;
    uint32_t surface; // string offset: the word as this spelling has it, accents and capitals kept
    uint32_t house;   // string offset: the same part in the house spelling
    uint16_t part;    // number of the word in the house spelling it stands for
    uint16_t flags;
};

struct stet_index_word {
    uint32_t key; // string offset
    uint32_t first_ref, ref_count;
    uint32_t flags; // union over the references
};

enum stet_phrase_class {
    STET_PHRASE_ACCEPTED,
    STET_PHRASE_OLD,
    STET_PHRASE_WRONG,
    STET_PHRASE_SPELT, // what romanising a source form gives: `text` is the source form, every word is capitalised
};

struct stet_index_phrase {
    uint32_t entry;
    uint32_t text;  // string offset, as the list has it
    uint16_t words; // how many
    uint16_t class; // enum stet_phrase_class
};

// How a key came about, as a spelling of one word: the fields of struct stet_variant. Variants with one key stand side by side.
struct stet_index_variant {
    uint32_t word;                     // whose variant
    uint32_t source_word, source_form; // string offsets
    uint8_t case_label, scheme_label;  // numbers of labels
    uint8_t variant_class;             // enum stet_variant_class
    uint8_t more : 1;                  // the next has the same key
    // Words that share the key, though not all may stand here; the first is the plainest. 127 stands for more, too.
    uint8_t owners : 7;
};

// A phrase in which whatever is written is right (chicken Kiev), for each of its capitalised words.
struct stet_index_exception {
    uint32_t entry;
    uint32_t text; // string offset, as the list has it
    uint32_t next; // number of the next with the same word + 1; 0: none
};

struct stet_index {
    const char *strings;
    uint32_t strings_size;
    const struct stet_index_entry *entries;
    uint32_t entry_count;
    const struct stet_index_word *words;
    uint32_t word_count;
    const struct stet_index_ref *refs;
    uint32_t ref_count;
    const uint32_t *parts; // word numbers
    uint32_t part_count;
    const struct stet_index_phrase *phrases;
    uint32_t phrase_count;
    const struct stet_index_variant *variants;
    uint32_t variant_count;
    const uint32_t *labels; // string offsets: names of cases and schemes
    uint32_t label_count;
    const struct stet_index_exception *exceptions;
    uint32_t exception_count;
    struct stet_prints word_table;      // key → word
    struct stet_prints phrase_table;    // keys of a phrase joined with a space → phrase
    struct stet_prints variant_table;   // key → variant
    struct stet_prints exception_table; // key → first exception with that word
    struct stet_trie trie;              // keys → word
};

// Appends the compiled lists to `blob`. `schemes` may be NULL: no variants are made from source forms.
enum stet_status stet_index_compile(struct stet_buf *blob, const struct stet_name_list *lists,
                                    size_t list_count, const struct stet_schemes *schemes,
                                    struct stet_error *err);
// `data`: 8-byte aligned, borrowed. False when it is damaged or of another version. `trusted`: linked in or just compiled, so that
// only the sizes are looked at; a file from outside is checked number by number.
bool stet_index_open(struct stet_index *out, const void *data, size_t size, bool trusted);

static inline const char *stet_index_string(const struct stet_index *index, uint32_t offset)
{
    return index->strings + offset;
}
// The word with this key, or STET_NO_WORD.
uint32_t stet_index_word(const struct stet_index *index, struct stet_str key);
// NULL: none.
const struct stet_index_phrase *stet_index_phrase(const struct stet_index *index,
                                                  struct stet_str keys);
const struct stet_index_variant *stet_index_variant(const struct stet_index *index,
                                                    struct stet_str key);
const struct stet_index_exception *stet_index_exception(const struct stet_index *index,
                                                        struct stet_str key);

// The provenance of a variant, as stet_variant_describe wants it; `text` is not set. Borrowed from the index.
// The next word that the same spelling is a variant of; NULL: none.
const struct stet_index_variant *stet_index_next_variant(const struct stet_index *index,
                                                         const struct stet_index_variant *variant);
struct stet_variant stet_index_variant_of(const struct stet_index *index,
                                          const struct stet_index_variant *variant);

#endif
