// SPDX-License-Identifier: Apache-2.0
// The code of site generators in Markdown and HTML: Hugo shortcodes {{< x >}} and {{% x %}}, Liquid and Jinja {% x %} and {{ x }}, MDX
// and JSX, WordPress shortcodes [x a="b"], attribute lists of kramdown and Pandoc, <?php ?>. It is found before the text is parsed, and
// the parser gets a copy of the same size in which code is overwritten with letters (or, alone on its lines, with blanks): no parser
// of Markdown or HTML knows it. What is overwritten is then left out of the prose.
//
//     struct stet_site site;
//     stet_site_find(&site, prose, start, STET_SITE_MARKDOWN);
//     ... parse site.masked ... stet_site_next(&site, start, end) ...
#ifndef STET_FORMATS_SITE_H
#define STET_FORMATS_SITE_H

#include "text/prose.h"

enum stet_site_kind {
    STET_SITE_TAG,   // stands between texts without being one
    STET_SITE_VALUE, // the page has a word there
    STET_SITE_TEXT,  // to be read as it stands: a comment or script that is opened and never closed
};

struct stet_site_code {
    size_t start, end; // original bytes
    enum stet_site_kind kind;
    bool alone;      // on its lines
    bool breaks;     // a paragraph ends before it
    bool needs_end;  // code only if [/name] follows
    bool closing;    // "{{< /x >}}"
    bool attributes; // values that are read stand in it
    char quoting;    // '\\': backslashes in its values, '&': character references, 0: neither
    struct stet_str name;
};

struct stet_site {
    struct stet_site_code *codes; // in order, disjoint
    size_t count;
    const char *masked; // the original from `start` on
};

enum stet_site_dialect { STET_SITE_MARKDOWN, STET_SITE_MDX, STET_SITE_HTML };

// Finds the code in the original from byte `start` on. Memory is the prose's arena. What people read in it (captions, titles) is added
// to the prose as asides.
void stet_site_find(struct stet_site *out, struct stet_prose *prose, size_t start,
                    enum stet_site_dialect dialect);
// The first code that ends behind `start` and starts before `end`; NULL: none.
const struct stet_site_code *stet_site_next(const struct stet_site *site, size_t start, size_t end);
// Is the value of an attribute of this name read by people?
bool stet_site_is_read(struct stet_str name);

#endif
