// SPDX-License-Identifier: Apache-2.0
// What a long run shows of itself, and how it is ended: a line on the terminal with files, rate and time left once it takes longer
// than a second, and Ctrl-C, which lets the file in hand be finished.
#ifndef STET_CLI_WATCH_H
#define STET_CLI_WATCH_H

#include "cli/cli.h"

struct cli_watch {
    bool wanted; // standard error is a terminal, and nobody said --quiet
    bool shown;
    double began, written; // seconds of a clock that only goes forward
    size_t done, total;
};

// From here on the first Ctrl-C is only remembered; a second one ends the program at once.
void cli_watch_begin(struct cli_watch *watch, bool quiet);
bool cli_watch_interrupted(void);
// Waits for something to read on standard input; false when Ctrl-C came instead.
bool cli_watch_wait_for_input(void);
// `total` 0: clears the line.
void cli_watch_progress(struct cli_watch *watch, size_t done, size_t total);
void cli_watch_clear(struct cli_watch *watch);
// Says after an interruption how far the run came (`verb`: "checked") and ends the program as the signal would have; returns where
// there was none.
void cli_watch_end(struct cli_watch *watch, const char *verb);

#endif
