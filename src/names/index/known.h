// SPDX-License-Identifier: Apache-2.0
// The known tier: right names of people, places and bodies that are on no list. They are to be let stand unless the article speaks
// against them; they have no source forms and nothing is ever corrected to them. Knowing a word is evidence, not proof: of mangled names
// about 1 % are somebody's name that three persons bear, 2 % one that two bear.
//
//     struct stet_known_counts counts = stet_known_word(&known, STET_STR("penton"));  // keys of stet_text_fold
//     if (counts.family >= 3) …
//     if (stet_known_whole(&known, STET_STR("charles mitchell")) & STET_KNOWN_PERSON) …
#ifndef STET_NAMES_INDEX_KNOWN_H
#define STET_NAMES_INDEX_KNOWN_H

#include "base/error.h"
#include "base/prints.h"

struct stet_known_names {
    struct stet_prints words; // key → packed counts
    struct stet_prints names; // keys joined with a space → enum stet_known_kinds
};

// Persons who bear the word in any place of their names; of them who was counted with the word first and last; places called so.
// Exact up to 63, above rounded down by at most 1 in 32; 4032 stands for more, too. All 0: the word is not known.
struct stet_known_counts {
    uint32_t total, given, family, place;
};

enum stet_known_kinds {
    STET_KNOWN_PERSON = 1,
    STET_KNOWN_FAMILY_FIRST = 2, // a person whose family name is the first word
    STET_KNOWN_PLACE = 4,
    STET_KNOWN_ORGANISATION = 8,
    STET_KNOWN_OTHER = 16, // a work, an event, a thing; of one word, too
};

// `words` and `names` are the texts of known-words.tsv and known-names.tsv; the paths are for messages.
enum stet_status stet_known_compile(struct stet_buf *blob, struct stet_str words,
                                    const char *words_path, struct stet_str names,
                                    const char *names_path, struct stet_error *err);
// `data`: 8-byte aligned, linked in, borrowed. False when it is damaged or of another version.
bool stet_known_open(struct stet_known_names *out, const void *data, size_t size);

struct stet_known_counts stet_known_word(const struct stet_known_names *known, struct stet_str key);
// Set of enum stet_known_kinds; 0: not known. `keys`: those of the name's words, joined with single spaces.
unsigned stet_known_whole(const struct stet_known_names *known, struct stet_str keys);

#endif
