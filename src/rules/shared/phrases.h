// SPDX-License-Identifier: Apache-2.0
// Phrase lists of dictionaries/: what a rule looks up word by word (page furniture, untranslated and transliterated words),
// compiled at build time. A list is either a .txt with one pattern a line,
//
//     = Share on Facebook *       a whole line of the article, capitals and marks ignored; * : and up to 15 more words
//     + Subscribe to our *        a sentence of the article, likewise
//     ~ Authors Tags              these words in this spelling anywhere
//
// or a .tsv with the header `text language english` (figures.tsv: `text class english`). Digits in a pattern stand for any number; # starts a comment line.
//
//     struct stet_phrases phrases;
//     struct stet_phrase phrase;
//     if (stet_phrases_open(&phrases, "boilerplate")) end = stet_phrases_match(&phrases, '~', doc, token, &phrase);
#ifndef STET_RULES_SHARED_PHRASES_H
#define STET_RULES_SHARED_PHRASES_H

#include "base/table.h"
#include "text/document.h"

enum stet_phrase_kind {
    STET_PHRASE_LINE = '=',
    STET_PHRASE_SENTENCE = '+',
    STET_PHRASE_TEXT = '~',
    STET_PHRASE_ENTRY = ' ', // a line of a .tsv
};

struct stet_phrases {
    const uint32_t *filter; // by first byte: the sizes, as bits, of words that begin a phrase
    struct stet_table table;
    struct stet_str pool;
};

struct stet_phrase {
    const char *text;      // as the list writes it
    const char *english;   // "" where the list has none, as the next two
    const char *class;     // column `class` or `language`: "unit"; "ru", or several parted by "|"
    const char *ambiguous; // what else the text may be
    bool open;             // ends with *
};

// Appends the compiled list to `blob`. Errors carry the line.
enum stet_status stet_phrases_compile(struct stet_buf *blob, struct stet_str text, const char *path,
                                      struct stet_error *err);
// The linked-in list `name`; false when the build has none.
bool stet_phrases_open(struct stet_phrases *out, const char *name);
// Token behind the longest phrase of `kind` that begins at the word `token`, or `token` when none does. Marks between the
// words are skipped in lines and not allowed elsewhere; a phrase never leaves its line.
uint32_t stet_phrases_match(const struct stet_phrases *phrases, enum stet_phrase_kind kind,
                            const struct stet_document *doc, uint32_t token,
                            struct stet_phrase *out);

#endif
