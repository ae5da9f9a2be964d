// SPDX-License-Identifier: Apache-2.0
// Small questions about tokens that the rules on words, figures and dates share.
//
//     if (stet_follows(doc, t) && stet_same_words(doc, t - 1, t)) ... "the the" ...
#ifndef STET_RULES_SHARED_WORDS_H
#define STET_RULES_SHARED_WORDS_H

#include "text/document.h"

// Is `word`, whatever its ASCII case, in `list`: `count` lower-case words in the order of strcmp?
bool stet_word_in(struct stet_str word, const char *const *list, size_t count);
#define STET_WORD_IN(word, list) stet_word_in((word), (list), sizeof(list) / sizeof *(list))

// The token is a WORD that reads `word` (lower-case ASCII), whatever its case. False beyond the end.
bool stet_token_is(const struct stet_document *doc, uint32_t token, const char *word);
// Two word tokens are the same but for ASCII case.
bool stet_same_words(const struct stet_document *doc, uint32_t a, uint32_t b);
// Nothing but white space, and at least some, stands between token - 1 and token, and both are in one block.
bool stet_follows(const struct stet_document *doc, uint32_t token);
// The integer a NUMBER token of at most nine digits stands for; -1: it is another token, or has marks inside.
int32_t stet_token_integer(const struct stet_document *doc, uint32_t token);
// 1 to 12 for the name of a month or its usual abbreviation, capitalised or in capitals; 0: none. "May" is one.
unsigned stet_token_month(const struct stet_document *doc, uint32_t token);
// 1 (Monday) to 7 for the name of a day of the week or its usual abbreviation; 0: none.
unsigned stet_token_weekday(const struct stet_document *doc, uint32_t token);
// Proleptic Gregorian calendar; year > 0.
unsigned stet_days_in_month(int32_t year, unsigned month);
unsigned stet_weekday_of(int32_t year, unsigned month, unsigned day); // 1 (Monday) to 7
const char *stet_weekday_name(unsigned weekday);                      // "Monday"
const char *stet_month_name(unsigned month);                          // "January"

#endif
