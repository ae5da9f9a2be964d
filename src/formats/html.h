// SPDX-License-Identifier: Apache-2.0
// The text of HTML that people see: a page, or the pieces of HTML in Markdown.
#ifndef STET_FORMATS_HTML_H
#define STET_FORMATS_HTML_H

#include "formats/site.h"

// Appends the visible text of original bytes [start, end) to the prose, a block for each block of the page; alt texts, titles and the
// like become asides, comments are noted. `site` was found from original byte `offset` on. `page`: it is a whole file, whose language
// counts. False, and nothing appended: nested so deeply, or with so many tags left open, that a parser of HTML takes hours for it.
bool stet_html_read(struct stet_prose *prose, const struct stet_site *site, size_t offset,
                    size_t start, size_t end, bool page);

// Does a parser of HTML take hours for `text`? Linear in its size.
bool stet_html_is_hostile(struct stet_str text);

#endif
