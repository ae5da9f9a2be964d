// SPDX-License-Identifier: Apache-2.0
// The scorecard of the text report: a row a file, the total, and what it is made of. Names stand last, so that columns stay under
// each other however long they are.
//
//     Score (MQM, automatic, unconfirmed)
//
//           words    penalty  per 1,000      score
//           1,224         35      28.59      97.14  summit.md
//             412*        18      43.68      95.63  ministry.md (below 98)
//           1,636         53      32.39      96.76  total of 2 files
#ifndef STET_REPORT_SCORECARD_H
#define STET_REPORT_SCORECARD_H

#include "report/report.h"

// Appends the raw score with two decimals, rounded down: it never looks better than it is, and never like a limit it misses. "-"
// without words.
void stet_scorecard_raw(struct stet_buf *out, const struct stet_score *score);
void stet_scorecard_row(struct stet_buf *out, const struct stet_report_options *options,
                        const struct stet_report_score *score);
// The card around the rows end->scores.
void stet_scorecard_write(struct stet_buf *out, const struct stet_report_options *options,
                          const struct stet_report_end *end);

#endif
