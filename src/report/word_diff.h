// SPDX-License-Identifier: Apache-2.0
// A fix as people read it: the words around it, what goes and what comes, marked as `git diff --word-diff` marks them.
//
//     … press conference, said that [-Baiden-]{+Biden+} administration made it clear …
#ifndef STET_REPORT_WORD_DIFF_H
#define STET_REPORT_WORD_DIFF_H

#include "engine/run/edits.h"
#include "report/report.h"

// Appends the place of `edit` in `original` on at most `lines` lines of options->width columns, indented by `indent`, the last
// with a line break. The stretch never leaves its sentence where `lines` is more than one, and its line in any case.
void stet_word_diff_write(struct stet_buf *out, const struct stet_report_options *options,
                          struct stet_str original, const struct stet_edit *edit, size_t indent,
                          size_t lines);

// Appends all of `edits`, "path:line" above each group of one line.
void stet_word_diff_file(struct stet_buf *out, const struct stet_report_options *options,
                         const char *path, struct stet_str original, struct stet_edits edits);

#endif
