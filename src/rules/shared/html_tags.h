// SPDX-License-Identifier: Apache-2.0
// HTML tags and character references as they leak into prose, whole or pulled apart by a translation engine. For residue/markup
// only; offsets are bytes of `text`, all walks are bounded.
#ifndef STET_RULES_SHARED_HTML_TAGS_H
#define STET_RULES_SHARED_HTML_TAGS_H

#include "base/str.h"

struct stet_html_tag {
    size_t end; // behind its ">"
    struct stet_str name;
    bool closing, model; // model: a mark of translation engines (<unk>), no HTML
};

// Reads "<name …>", "</name>", "< br >" at `at`. Inside a tag stand only attributes: a bare text between the marks is none.
bool stet_html_read_tag(struct stet_str text, size_t at, struct stet_html_tag *out);
// True for tags that part words (<br>, <p>, <td>).
bool stet_html_is_block(struct stet_str name);

// End of the character reference at `i` (0: none); what it stands for goes to `out` with a NUL.
size_t stet_html_read_reference(struct stet_str text, size_t i, char out[9]);
// The same for the frequent names without their semicolon or with blanks in them ("& nbsp ;"); the "&" itself is not looked at.
size_t stet_html_loose_reference(struct stet_str text, size_t i, char out[9]);

size_t stet_html_skip_blanks(struct stet_str text, size_t i);
// Byte behind the next `mark` within `reach` bytes of `i`, or 0.
size_t stet_html_find(struct stet_str text, size_t i, struct stet_str mark, size_t reach);
// True when a letter, a digit or a character beyond ASCII stands at `i`.
bool stet_html_is_alnum(struct stet_str text, size_t i);

#endif
