// SPDX-License-Identifier: Apache-2.0
#include "formats/format.h"
#include "formats/markdown.h"

static enum stet_status read_mdx(struct stet_prose *prose,
                                 const struct stet_format_options *options, const char *path,
                                 struct stet_error *err)
{
    return stet_markdown_read(prose, options, STET_SITE_MDX, path, err);
}

static const char *const extensions[] = {"mdx", NULL};

const struct stet_format stet_format_mdx = {
    .name = "mdx",
    .title = "MDX",
    .extensions = extensions,
    .about = "As Markdown; components, expressions in braces, imports and exports are code.",
    .read = read_mdx};
