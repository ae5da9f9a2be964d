// SPDX-License-Identifier: Apache-2.0
// Asking for each fix on the terminal.
#ifndef STET_CLI_ASK_H
#define STET_CLI_ASK_H

#include "cli/cli.h"

// The `ask` of struct stet_fix_options: prints the question to standard output, reads a line from standard input. The end of input
// and Ctrl-C quit.
enum stet_answer cli_ask(void *user, const struct stet_question *question);

#endif
