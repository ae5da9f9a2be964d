// SPDX-License-Identifier: Apache-2.0
// Dates in prose: "12 July 2024", "July 12, 2024", "the 12th of July", with their weekday where it stands beside them.
//
//     struct stet_date date;
//     for (uint32_t t = 0; t < doc->token_count; t++)
//         if (stet_date_may_start(doc, t) && stet_date_at(&date, doc, t)) { ...; t = date.last; }
#ifndef STET_RULES_SHARED_DATES_H
#define STET_RULES_SHARED_DATES_H

#include "rules/shared/words.h"

struct stet_date {
    uint32_t first, last;   // tokens, without the weekday
    uint32_t weekday_token; // meaningful where weekday is not 0
    unsigned weekday;       // 1 (Monday) to 7; 0: none stands beside it
    unsigned month;         // 1 to 12
    unsigned day;           // as written, 1 to 99: it may not exist
    int32_t year;           // 0: none
    bool month_first;       // July 12
    bool ordinal;           // 12th
    bool abbreviated;       // Jul
};

// True when a date whose first token (weekday not counted) is the name of a month, or the day before it, stands at `token`. The
// weekday is looked for before ("Friday, July 12"; "Fri 12 July") and behind it ("July 12, 2024, Friday"; "12 July 2024 (Friday)").
bool stet_date_at(struct stet_date *out, const struct stet_document *doc, uint32_t token);

// Can a date start here? Tells nearly all tokens apart by their kind and first letter.
static inline bool stet_date_may_start(const struct stet_document *doc, uint32_t token)
{
    const struct stet_token *t = &doc->tokens[token];
    if (t->kind == STET_TOKEN_WORD)
        return memchr("JFMASOND", doc->text.data[t->start], 8) != NULL;
    return (t->kind == STET_TOKEN_NUMBER || t->kind == STET_TOKEN_ALNUM) && t->end - t->start <= 4;
}

#endif
