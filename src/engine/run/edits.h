// SPDX-License-Identifier: Apache-2.0
// The fixes of a document as edits of its original bytes.
#ifndef STET_ENGINE_RUN_EDITS_H
#define STET_ENGINE_RUN_EDITS_H

#include "base/arena.h"
#include "base/buf.h"

struct stet_edit {
    size_t start, end; // bytes of the original that are replaced
    struct stet_str with;
    const struct stet_finding *finding;
};

struct stet_edits {
    const struct stet_edit *items; // ordered, without overlaps; in the arena given
    size_t count;
};

// The first suggestion of each finding whose fix is `least` (not STET_FIX_NONE) or better; of findings that overlap the first wins,
// and two insertions at one place are an overlap. With `least` STET_FIX_SAFE nothing is changed where another finding would change
// the same bytes in another way: which of the two is right is for a human to say. Borrowed from `arena` and `result`.
struct stet_edits stet_edits_of(const struct stet_result *result, enum stet_fix least,
                                struct stet_arena *arena);
// Appends `original` [start, end) with the edits that lie in it applied; an edit is wholly inside or outside.
void stet_edits_apply(struct stet_buf *out, struct stet_edits edits, struct stet_str original,
                      size_t start, size_t end);
// One set of edits of `original` that does what `first` does, giving `middle`, and `second` on that. What they cancel out is left
// away. Everything is copied to `arena` but the findings, which are those of `first` or NULL.
struct stet_edits stet_edits_then(struct stet_arena *arena, struct stet_str original,
                                  struct stet_str middle, struct stet_edits first,
                                  struct stet_edits second);
// `edits` without those that touch what `unsettled`, edits of the text that `edits` make, would change again.
struct stet_edits stet_edits_settled(struct stet_arena *arena, struct stet_edits edits,
                                     struct stet_edits unsettled);

#endif
