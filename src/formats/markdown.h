// SPDX-License-Identifier: Apache-2.0
#ifndef STET_FORMATS_MARKDOWN_H
#define STET_FORMATS_MARKDOWN_H

#include "formats/format.h"
#include "formats/site.h"

// Reads Markdown of a dialect; see struct stet_format.
enum stet_status stet_markdown_read(struct stet_prose *prose,
                                    const struct stet_format_options *options,
                                    enum stet_site_dialect dialect, const char *path,
                                    struct stet_error *err);

#endif
