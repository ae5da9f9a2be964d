// SPDX-License-Identifier: Apache-2.0
// In which language is a document? Only as much as is needed to leave alone what is not English: closed-class words, which make up a
// third of any running text, counted in a sample; and letters of other scripts.
//
//     struct stet_languages languages;
//     stet_languages_init(&languages, stet_embedded("languages"));
//     const char *name = stet_language_other(&languages, &doc, STET_STR("en"));   // "Russian"; NULL: English, or too short to say
//     stet_languages_release(&languages);
#ifndef STET_TEXT_LANGUAGE_H
#define STET_TEXT_LANGUAGE_H

#include "text/document.h"

enum { STET_LANGUAGES_MOST = 32 };

struct stet_languages {
    struct stet_arena arena;
    struct stet_map words; // bits by number of the language
    const char *code[STET_LANGUAGES_MOST];
    const char *name[STET_LANGUAGES_MOST];
    size_t count;
};

// `table` is dictionaries/languages.tsv, borrowed.
void stet_languages_init(struct stet_languages *languages, struct stet_str table);
void stet_languages_release(struct stet_languages *languages);

// The name of the language that the document is in, if that is surely another than `own` ("en"); NULL: it is not, or the text is too
// short or too mixed to say. "another language": one without a line in the table. Borrowed.
const char *stet_language_other(const struct stet_languages *languages,
                                const struct stet_document *doc, struct stet_str own);
// The same for a language that the document states ("ru", "uk-UA", "pt_BR"); NULL: it is `own`, or no language.
const char *stet_language_stated(const struct stet_languages *languages, struct stet_str stated,
                                 struct stet_str own);
// The part of a language code or locale that says the language: "en" of "en_US".
struct stet_str stet_language_primary(struct stet_str code);

#endif
