// SPDX-License-Identifier: Apache-2.0
// Where a form that a list calls old or wrong is right: phrases of the column `except` (chicken Kiev), and sentences that name a
// year before the one in `since` (Kiev fell in 1941).
#ifndef STET_NAMES_ARTICLE_EXCEPTIONS_H
#define STET_NAMES_ARTICLE_EXCEPTIONS_H

#include "names/article/private.h"

// Mentions inside such a phrase are taken and their tokens explained, before anything else looks at them.
void stet_take_exceptions(struct analysis *a);

// The sentence of tokens [first, end) names a year before `since`.
bool stet_sentence_is_before(const struct stet_document *doc, uint32_t block, uint32_t first,
                             uint32_t end, unsigned since);

#endif
