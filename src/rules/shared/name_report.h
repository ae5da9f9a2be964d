// SPDX-License-Identifier: Apache-2.0
// From a hit of the name engine to an issue: what all name/ rules say in the same way.
#ifndef STET_RULES_SHARED_NAME_REPORT_H
#define STET_RULES_SHARED_NAME_REPORT_H

#include "names/article/article.h"
#include "rules/rule.h"

// Reports `hit` with its entry, reason, suggestion, rival and places of the right form. `message` is finished text.
struct stet_issue *stet_name_report(struct stet_check *check, const struct stet_name_hit *hit,
                                    const char *message);
// The text of the hit as quoted in messages.
const char *stet_name_quote(struct stet_check *check, const struct stet_name_hit *hit);

#endif
