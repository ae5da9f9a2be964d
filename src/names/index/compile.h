// SPDX-License-Identifier: Apache-2.0
// What the files that compile name lists share: index_compile.c (entries, words, phrases, the blob), index_variants.c (what source forms
// give).
#ifndef STET_NAMES_INDEX_COMPILE_H
#define STET_NAMES_INDEX_COMPILE_H

#include "base/arena.h"
#include "base/hash.h"
#include "names/index/index.h"

enum { STET_MOST_LABELS = 256 };

// A variant while the lists are read; `next`: number of the next with the same key + 1, 0: none.
struct pending_variant {
    struct stet_index_variant record;
    uint32_t next;
};

struct compiler {
    struct stet_arena arena; // keys of the maps
    struct stet_map string_map, word_map, phrase_map, variant_map, exception_map;
    struct stet_buf strings, entries, words, refs, parts, phrases, variants;
    struct stet_buf phrase_hashes, phrase_values, variant_hashes, variant_values;
    struct stet_buf labels; // string offsets
    struct stet_buf exceptions, exception_hashes, exception_values;
    const struct stet_schemes *schemes;
    // while one word's variants are made
    uint32_t variant_word;
    struct stet_str variant_key;
    bool
        variant_in_company; // a word of a person's name of several: two letters say something there
    bool variant_native;
    uint32_t entry;
};

// The offset of the text in the blob's strings.
uint32_t stet_compiler_string(struct compiler *c, struct stet_str text);
// The number of the word with that key, which is added if need be.
uint32_t stet_compiler_word(struct compiler *c, struct stet_str key);
// The number of the label (name of a case, of a scheme), which is added if need be; labels beyond STET_MOST_LABELS are an error that the
// caller of the compiler gets.
uint8_t stet_compiler_label(struct compiler *c, const char *text);
// Of several phrases with one key the first stands. An empty key adds nothing.
void stet_compiler_phrase(struct compiler *c, struct stet_str key, unsigned words,
                          struct stet_str text, enum stet_phrase_class class);
// Keys of a spelling joined with single spaces; empty when one word has no key.
void stet_phrase_key(struct stet_buf *out, const struct stet_name_words *words);
bool stet_begins_small(struct stet_str word);
// Variants of the words of entry number c->entry, and names of short words spelt out, from one of its source languages.
void stet_compiler_variants(struct compiler *c, const struct stet_name_entry *entry,
                            const struct stet_name_source *source);

#endif
