// SPDX-License-Identifier: Apache-2.0
// Stretches of another language in Latin letters: a sentence, a clause or a few words that were not translated, or only romanised.
//
//     static void found(void *user, const struct stet_foreign *stretch) { … }
//     stet_foreign_find(check, found, user);
#ifndef STET_RULES_SHARED_FOREIGN_H
#define STET_RULES_SHARED_FOREIGN_H

#include "rules/rule.h"

struct stet_foreign {
    uint32_t first, end;  // tokens
    uint32_t words;       // that tell the language
    const char *language; // "German"; NULL: it could be one or another
};
typedef void stet_foreign_fn(void *user, const struct stet_foreign *stretch);

// Calls `fn` for each stretch, in the order of the text. English wins: words of the dictionary and of ordinary news, names that the lists
// explain and capitalised words tell against or nothing. Only for English articles with a compiled dictionary.
void stet_foreign_find(struct stet_check *check, stet_foreign_fn *fn, void *user);

#endif
