// SPDX-License-Identifier: Apache-2.0
// Front matter: YAML between two lines "---" at the very top of an article. Its keys are settings of the site, but title,
// description, alt and the like, nested ones too, are read by people (READ in site_tags.def).
#ifndef STET_FORMATS_FRONT_MATTER_H
#define STET_FORMATS_FRONT_MATTER_H

#include "text/prose.h"

// Reads front matter that starts at original byte `start`: prose values become headings, and the YAML between the fences is
// noted with stet_prose_comment, because `stet: {accept: [...]}` may stand in it. Returns the byte behind the closing fence, or
// `start` when there is no front matter.
size_t stet_front_matter_read(struct stet_prose *prose, size_t start);

#endif
