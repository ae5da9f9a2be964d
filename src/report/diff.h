// SPDX-License-Identifier: Apache-2.0
// Unified diff of a document and its fixes (the format of POSIX diff -u). The edits say what changes, so nothing is compared.
#ifndef STET_REPORT_DIFF_H
#define STET_REPORT_DIFF_H

#include "engine/run/edits.h"
#include "report/report.h"

// Appends the diff of `original` and what `edits` make of it, headed `--- a/path` and `+++ b/path` as git and `patch -p1` expect;
// nothing where there are no edits. Three lines of context; lines end with LF.
void stet_diff_write(struct stet_buf *out, const struct stet_report_options *options,
                     const char *path, struct stet_str original, struct stet_edits edits);

#endif
