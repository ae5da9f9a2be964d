// SPDX-License-Identifier: Apache-2.0
// Where program text stands in an article: style sheets, scripts, shortcodes. For residue/markup only. All walks are bounded.
#ifndef STET_RULES_SHARED_CODE_H
#define STET_RULES_SHARED_CODE_H

#include "text/document.h"

struct stet_code_span {
    uint32_t first, end; // tokens
};

// The style rule or block of code whose opening brace is the token `brace`, with its selector. When there is none, false;
// `*scanned` then gets the token up to which braces were looked at in vain: none before it needs another try.
bool stet_code_block(const struct stet_document *doc, uint32_t brace, struct stet_code_span *out,
                     uint32_t *scanned);
// The statement around the word `token` when that is a name that only scripts have (adsbygoogle, getElementById). *scanned gets
// the token before which no word needs another try; it is left alone when `token` is no such name.
bool stet_code_script(const struct stet_document *doc, uint32_t token, struct stet_code_span *out,
                      uint32_t *scanned);
// The shortcode whose opening bracket is the token `bracket`: [caption id="5"], [/embed], [vc_row].
bool stet_code_shortcode(const struct stet_document *doc, uint32_t bracket,
                         struct stet_code_span *out);

#endif
