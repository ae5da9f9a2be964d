// SPDX-License-Identifier: Apache-2.0
// What the terminal behind standard output can show.
#ifndef STET_CLI_TERMINAL_H
#define STET_CLI_TERMINAL_H

#include "cli/cli.h"

struct cli_terminal {
    bool color;
    bool unicode; // frames
    unsigned width;
    bool terminal; // standard output is one
};

// `color` is "auto", "always" or "never" (NULL: auto). auto: colours on a terminal whose TERM is not "dumb", unless NO_COLOR
// is set (https://no-color.org). Frames: where colours could be, and the locale is UTF-8. The width is the terminal's; anywhere
// else it is 80, so that a report is the same in every file and log.
struct cli_terminal cli_terminal_look(const char *color);

// The values of --color; NULL behind the last.
const char *cli_color_choice(size_t index);

#endif
