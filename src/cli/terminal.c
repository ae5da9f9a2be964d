// SPDX-License-Identifier: Apache-2.0
#define _DEFAULT_SOURCE // struct winsize
#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { STANDARD_WIDTH = 80, NARROWEST = 24 };

const char *cli_color_choice(size_t index)
{
    static const char *const choices[] = {"auto", "always", "never"};
    return index < sizeof choices / sizeof *choices ? choices[index] : NULL;
}

static bool has_value(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value;
}

// The locale's name says it: the locale itself need not be installed for the terminal to show UTF-8.
static bool utf8_locale(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        if (!has_value(variables[i]))
            continue;
        const char *charset = strchr(getenv(variables[i]), '.');
        return charset &&
               (strncasecmp(charset, ".UTF-8", 6) == 0 || strncasecmp(charset, ".utf8", 5) == 0);
    }
    return false;
}

static unsigned terminal_width(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return STANDARD_WIDTH;
    return size.ws_col < NARROWEST ? NARROWEST : size.ws_col;
}

struct cli_terminal cli_terminal_look(const char *color)
{
    bool terminal = isatty(STDOUT_FILENO);
    const char *term = getenv("TERM");
    bool able = terminal && term && *term && strcmp(term, "dumb") != 0;
    struct cli_terminal look = {.color = able && !has_value("NO_COLOR"),
                                .unicode = able && utf8_locale(),
                                .width = terminal ? terminal_width() : STANDARD_WIDTH,
                                .terminal = terminal};
    if (color && strcmp(color, "always") == 0) {
        look.color = true;
        look.unicode = utf8_locale();
    } else if (color && strcmp(color, "never") == 0) {
        look.color = false;
    }
    return look;
}
