// SPDX-License-Identifier: Apache-2.0
// Headings of Markdown have an anchor that is made from their words: a heading that is mended takes the links to it with it.
#ifndef STET_ENGINE_RUN_ANCHORS_H
#define STET_ENGINE_RUN_ANCHORS_H

#include "engine/run/edits.h"

// Edits of `mended`, what `edits` make of `original`, that lead its links to a heading (`](#visit-of-joe-baiden)`,
// href="#…") to the anchor that the heading has now. Anchors are made as GitHub and pandoc make them: small letters, hyphens for
// spaces, other marks left away; headings that set their own ({#id}) are passed over. Copied to `arena`.
struct stet_edits stet_anchors_follow(struct stet_arena *arena, struct stet_str original,
                                      struct stet_str mended, struct stet_edits edits);

#endif
