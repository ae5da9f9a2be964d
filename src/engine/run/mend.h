// SPDX-License-Identifier: Apache-2.0
// Fixing a document until nothing is left to fix: what mends one place may make another one plain (a name that is now spelt right
// proves the next one), and a second run of `stet fix` must find nothing to do.
#ifndef STET_ENGINE_RUN_MEND_H
#define STET_ENGINE_RUN_MEND_H

#include "engine/run/edits.h"

struct stet_mended {
    struct stet_arena arena;
    struct stet_edits edits;    // of the document's bytes
    struct stet_buf text;       // what they make of it; empty where there are none
    size_t applied;             // findings mended, of all rounds
    struct stet_result *result; // what is found in `text`; NULL: no edits, so what was found before
};

// Applies the fixes that are `least` or better, checks the outcome, and so on. Edits that undo each other, and those that are still
// changing after the last round, are left out. Release what was made; it borrows from `result`.
void stet_mend(struct stet_mended *out, struct stet_session *session,
               const struct stet_result *result, enum stet_fix least);
// Leads links to headings that out->edits change to their new anchors, in out->edits and out->text; stet_mend does it itself.
void stet_mend_anchors(struct stet_mended *out, struct stet_str original);
void stet_mended_release(struct stet_mended *mended);

#endif
