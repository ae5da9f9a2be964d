// SPDX-License-Identifier: Apache-2.0
// Is a word in small letters a name that takes a capital? spelling/capital reports it, spelling/unknown leaves it to that rule.
#ifndef STET_RULES_SHARED_CAPITAL_FORM_H
#define STET_RULES_SHARED_CAPITAL_FORM_H

#include "rules/rule.h"

enum { STET_CAPITAL_FORM_SIZE = 48 };

struct stet_capital_form {
    char text[STET_CAPITAL_FORM_SIZE]; // as it should stand, with its possessive
    bool calendar;                     // a day of the week or a month
};

// True when the WORD `token`, in lower-case ASCII letters, has no reading without a capital.
bool stet_capital_form(struct stet_capital_form *out, struct stet_check *check, uint32_t token);

#endif
