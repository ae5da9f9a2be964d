// SPDX-License-Identifier: Apache-2.0
// From what rules reported (prose offsets, any order) to findings (original bytes, ordered).
#ifndef STET_ENGINE_FINDINGS_H
#define STET_ENGINE_FINDINGS_H

#include "engine/checker.h"

// Fills result->findings from the issues of `check`. `severity` is what is in force, by rule number: it replaces a rule's
// default; a rule that graded an issue by its confidence keeps the grade unless the default was changed.
void stet_findings_make(struct stet_result *result, struct stet_check *check,
                        const enum stet_severity *severity);

#endif
