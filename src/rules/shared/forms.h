// SPDX-License-Identifier: Apache-2.0
// What other languages call places and organisations (dictionaries/en/exonyms.tsv, acronyms.tsv), and whether an article has such forms
// that can be nothing else: only beside them are the ones read so that might be English, too.
//
//     struct stet_forms forms;
//     if (stet_forms_open(&forms, "exonyms")) end = stet_forms_match(&forms, doc, token, &form);
#ifndef STET_RULES_SHARED_FORMS_H
#define STET_RULES_SHARED_FORMS_H

#include "rules/rule.h"
#include "rules/shared/phrases.h"

struct stet_forms {
    struct stet_phrases phrases;
};

bool stet_forms_open(struct stet_forms *out, const char *name);
// Token behind the longest form that begins at `token` with the very capitals of the list, or `token`. A possessive ending may follow.
uint32_t stet_forms_match(const struct stet_forms *forms, const struct stet_document *doc,
                          uint32_t token, struct stet_phrase *out);
// Does the article hold a form of one of the languages in `languages` ("ru|uk") that is nothing else, outside [first, end)?
bool stet_forms_beside(const struct stet_document *doc, const char *languages, uint32_t first,
                       uint32_t end);
// Reports the form and suggests its English, with the possessive ending of the place.
struct stet_issue *stet_forms_report(struct stet_check *check, const struct stet_document *doc,
                                     uint32_t first, uint32_t end, const struct stet_phrase *form,
                                     bool plural);
// "two", "12": what follows is counted.
bool stet_is_plural_number(const struct stet_document *doc, uint32_t token);
// Is a hyphen glued to the stretch: part of a compound?
bool stet_is_compound_part(const struct stet_document *doc, uint32_t first, uint32_t end);
// A word of the line of `token` beside which it stands, with a capital though no sentence begins there, that is no English word.
bool stet_is_proper(const struct stet_check *check, uint32_t token);

#endif
