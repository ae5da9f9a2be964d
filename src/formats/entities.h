// SPDX-License-Identifier: Apache-2.0
// Character references of HTML and Markdown: "&amp;", "&#39;", "&#x2014;".
#ifndef STET_FORMATS_ENTITIES_H
#define STET_FORMATS_ENTITIES_H

#include "base/str.h"

// What `reference` (with its & and ;) stands for, in UTF-8: at most 8 bytes, written to `out`, their number returned. 0: no
// such reference. Numbers that are no character give U+FFFD, as CommonMark wants it.
size_t stet_entity_decode(struct stet_str reference, char out[8]);

#endif
