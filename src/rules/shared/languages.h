// SPDX-License-Identifier: Apache-2.0
// Which language a word in Latin letters is of: frequent words of the source languages (dictionaries/<language>/frequent.txt, those in
// Cyrillic romanised in every scheme of their language) and, for other words, a model of their letters. Built by stet-compile, linked in.
//
//     struct stet_languages languages;
//     if (stet_languages_open(&languages)) {
//         int16_t bits[STET_LANGUAGES];
//         stet_languages_weigh(&languages, STET_STR("gestern"), false, bits);
//     }
//
// Weights are log-likelihoods to the base 2 in sixteenths of a bit, in the manner of naive Bayes: a listed word weighs by the class of its rank
// (Zipf's law), another one by a trigram model with additive smoothing (W. Cavnar, J. Trenkle, "N-gram-based text categorization", 1994;
// T. Dunning, "Statistical identification of language", 1994).
#ifndef STET_RULES_SHARED_LANGUAGES_H
#define STET_RULES_SHARED_LANGUAGES_H

#include "base/table.h"

// At most ten: three bits of a table's value each.
enum { STET_LANGUAGES = 10, STET_LANGUAGE_BIT = 16, STET_LANGUAGE_NAME = 16 };

struct stet_languages {
    uint32_t count;
    const char (*names)[STET_LANGUAGE_NAME]; // "German"
    struct stet_table exact, folded; // words as written, in lower case; and without their accents
    const uint8_t *letters;          // by trigram, then by language, English last
};

// False when the build has no languages.
bool stet_languages_open(struct stet_languages *out);

// Cost of `word` (lower case, UTF-8) in each language: sixteenths of a bit, the smaller the likelier. With `by_letters`, words that a
// language does not list are weighed by their letters, too; else they cost INT16_MAX. The bits of the languages that list it.
uint32_t stet_languages_weigh(const struct stet_languages *languages, struct stet_str word,
                              bool by_letters, int16_t out[STET_LANGUAGES]);
// Cost of a word of English that no English dictionary knows.
int16_t stet_languages_english(const struct stet_languages *languages, struct stet_str word);

// What a word in another script looks like in Latin letters: calls `emit` with `to` for each romanisation.
typedef void stet_romanise_fn(void *user, struct stet_str word,
                              void (*emit)(void *to, struct stet_str latin), void *to);

struct stet_language_source {
    struct stet_str text;       // frequent.txt
    const char *path;           // for errors
    stet_romanise_fn *romanise; // NULL for languages in Latin letters
    void *user;
};
// Appends the compiled table. `english`: news-words.tsv, from which the letters of English are learned. Errors carry the line.
enum stet_status stet_languages_compile(struct stet_buf *blob,
                                        const struct stet_language_source *sources, size_t count,
                                        struct stet_str english, struct stet_error *err);

#endif
