// SPDX-License-Identifier: Apache-2.0
#include "formats/format.h"
static enum stet_status read_markdown(struct stet_prose *prose, const char *path,
                                      struct stet_error *err)
{
    return stet_format_plain.read(prose, path, err);
}
static const char *const extensions[] = {"md", "markdown", NULL};
const struct stet_format stet_format_markdown = {"markdown", extensions, read_markdown};
