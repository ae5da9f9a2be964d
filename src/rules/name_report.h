// SPDX-License-Identifier: Apache-2.0
// From a hit of the name engine to an issue: what all name/ rules say in the same way.
#ifndef STET_RULES_NAME_REPORT_H
#define STET_RULES_NAME_REPORT_H

#include "names/analysis.h"
#include "rules/rule.h"

// Confidence from which something is said at all, and from which it is an error. At the first nine findings in ten are right on judged
// machine translations, at the second nearly all (tests/bench/fit_names.py prints the table).
#define STET_NAME_WARN_AT 0.70
#define STET_NAME_ERROR_AT 0.93

// Reports `hit` with its entry, reason, suggestion, rival and places of the right form. `message` is finished text.
struct stet_issue *stet_name_report(struct stet_check *check, const struct stet_name_hit *hit,
                                    const char *message);
// The text of the hit as quoted in messages.
const char *stet_name_quote(struct stet_check *check, const struct stet_name_hit *hit);

#endif
