// SPDX-License-Identifier: Apache-2.0
// Slavic case forms of names that no list knows, told by their Latin letters alone: what may have been the nominative. Only endings that
// make no other name of it: a man's name with -a may be a woman's (Petrov, Petrova), Stetsiuk with -a is nobody's.
#ifndef STET_NAMES_SPELL_CASE_FORMS_H
#define STET_NAMES_SPELL_CASE_FORMS_H

#include "base/str.h"

enum { STET_MOST_NOMINATIVES = 12, STET_NOMINATIVE_SIZE = 64 };

struct stet_nominatives {
    char text[STET_MOST_NOMINATIVES][STET_NOMINATIVE_SIZE];
    size_t size[STET_MOST_NOMINATIVES];
    size_t count;
};

// The words (folded keys) that `form`, a folded key, may be a case form of.
void stet_nominatives_of(struct stet_nominatives *out, struct stet_str form);
bool stet_is_case_form_of(struct stet_str form, struct stet_str nominative);

#endif
