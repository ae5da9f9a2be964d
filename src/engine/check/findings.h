// SPDX-License-Identifier: Apache-2.0
// From what rules reported (prose offsets, any order) to findings (original bytes, ordered).
#ifndef STET_ENGINE_CHECK_FINDINGS_H
#define STET_ENGINE_CHECK_FINDINGS_H

#include "engine/check/checker.h"

struct stet_issues {
    struct stet_issue **items;
    size_t count;
};

// What the rules of `check` have reported since it was last emptied, with its place in the original, graded, ordered, and without
// what a claiming issue explains; `check` is empty then. A severity that was set for a rule is that of all its findings; a rule
// for which none was set grades its findings itself.
struct stet_issues stet_findings_settle(struct stet_check *check,
                                        const struct stet_checker *checker);

// One finding for one fault: of two that overlap and are about the same words, or would write the same, the stronger stays: the graver,
// then the surer, then the first. Returns how many are left. Called when suppressions have been applied: what an article silences
// hides nothing else.
size_t stet_findings_once(const struct stet_document *doc, struct stet_issue **issues,
                          size_t count);

// Fills result->findings from two ordered lists of issues, merged.
void stet_findings_make(struct stet_result *result, struct stet_check *check,
                        struct stet_issues issues, struct stet_issues late);

#endif
