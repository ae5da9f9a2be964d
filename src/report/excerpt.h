// SPDX-License-Identifier: Apache-2.0
// The line of the original in which a finding stands, made fit to be printed: tabs widened, control and invisible characters
// shown, and, where the line is longer than the screen is wide, a window around the finding cut between words. The mark below
// it is counted in columns of the screen, so that carets stand right under wide letters and combining marks.
//
//     struct stet_excerpt excerpt;
//     stet_excerpt_make(&excerpt, original, finding->start_byte, finding->size_bytes, 76, 12, true);
//     ... excerpt.line, then excerpt.mark_column spaces and excerpt.mark_width carets ...
//     stet_excerpt_release(&excerpt);
#ifndef STET_REPORT_EXCERPT_H
#define STET_REPORT_EXCERPT_H

#include "base/buf.h"

struct stet_excerpt {
    struct stet_buf line; // without a line break
    size_t mark_column;   // columns in front of the mark
    size_t mark_width;    // columns, at least 1
    size_t lines_below;   // how many further lines the finding goes on for
};

// `start` and `size` are bytes of `original`. `columns` is the room for the line (0: 4,096, a limit that keeps a line of many
// megabytes printable); `label_columns` of it are wanted behind the mark. `unicode`: "…" instead of "...". The work is bounded by
// `columns` and `size`, not by the length of the line. Release what was made.
void stet_excerpt_make(struct stet_excerpt *out, struct stet_str original, size_t start,
                       size_t size, size_t columns, size_t label_columns, bool unicode);
void stet_excerpt_release(struct stet_excerpt *excerpt);

#endif
