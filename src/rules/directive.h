// SPDX-License-Identifier: Apache-2.0
// What an article says to stet: `<!-- stet: ignore "Shoig" -- reason -->`, `ignore-next-line`, `off`, `on`, and the accept list of
// its front matter. engine/check/suppress.c reads and applies them; the rules of the family stet/ report those that are mistaken or
// silence nothing.
#ifndef STET_RULES_DIRECTIVE_H
#define STET_RULES_DIRECTIVE_H

#include <stdint.h>

#include "base/str.h"

// One text or one rule of a directive: each must silence something.
struct stet_directive {
    uint32_t start, end;  // original bytes of the text, the rule or the command, for messages
    struct stet_str text; // only findings on this text; empty: on any
    struct stet_str rule; // only of this rule or family; empty: of any
    uint32_t from, to;    // original bytes in which findings must start
    bool used;            // it silenced a finding
    bool undecided; // the rules it is for are switched off, so whether it is needed cannot be said
    const char *fault; // not NULL: it cannot be followed; why, and what to write instead
    struct stet_str
        better; // what may have been meant instead of [start, end); data NULL: not known
};

#endif
