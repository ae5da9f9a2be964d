// SPDX-License-Identifier: Apache-2.0
// Taking stretches of the original out of finished prose.
#ifndef STET_ENGINE_CHECK_SUPPRESS_CUT_H
#define STET_ENGINE_CHECK_SUPPRESS_CUT_H

#include "text/prose.h"

// `spans` are original bytes, in order and disjoint. White space that is doubled by a cut goes with it; blocks that become empty
// vanish. What is no prose anyway (comments in Markdown) costs nothing.
void stet_suppress_cut(struct stet_prose *prose, const struct stet_span *spans, size_t count);

#endif
