// SPDX-License-Identifier: Apache-2.0
// Figures and what stands beside them: scales, currency signs, number formats.
#ifndef STET_RULES_SHARED_FIGURES_H
#define STET_RULES_SHARED_FIGURES_H

#include "rules/shared/words.h"

bool stet_is_number(const struct stet_document *doc, uint32_t token);
// A NUMBER token of ASCII digits alone, with at least `fewest` and at most `most` of them.
bool stet_is_digits(const struct stet_document *doc, uint32_t token, size_t fewest, size_t most);
// hundred, thousand, million … and their usual abbreviations
bool stet_is_scale(const struct stet_document *doc, uint32_t token);
// $ € £
bool stet_is_currency(const struct stet_document *doc, uint32_t token);
// Percent signs and the words that count or measure (percent, million, km, tons …): what stands before them is a quantity.
bool stet_is_unit(const struct stet_document *doc, uint32_t token);

#endif
