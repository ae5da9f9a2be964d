// SPDX-License-Identifier: Apache-2.0
// Findings to a scorecard: the sums behind stet_result_score (stet.h), which need nothing but the findings.
//
//     struct stet_score score;
//     stet_score_make(&score, result->findings, result->finding_count, result->words);
#ifndef STET_ENGINE_CHECK_SCORE_H
#define STET_ENGINE_CHECK_SCORE_H

#include "stet.h"

void stet_score_make(struct stet_score *out, const struct stet_finding *findings, size_t count,
                     size_t words);

// "accuracy/untranslated" is of accuracy; what names no dimension of MQM is other.
enum stet_mqm_category stet_mqm_category_of(const char *mqm);

#endif
