// SPDX-License-Identifier: Apache-2.0
// What is made from the tables when stet is built: the manual and the completion script.
#include "cli/cli.h"

#include <string.h>

static int run(const struct cli_args *args)
{
    if (strcmp(args->action->name, "completion") == 0) {
        cli_completion_print(stdout);
        return CLI_DONE;
    }
    if (!cli_manual_print(stdout, stdin)) {
        cli_error("the manual's template cannot be read from standard input");
        return CLI_FAILED;
    }
    return CLI_DONE;
}

static const struct cli_action actions[] = {
    {"manual", "", "stet(1), from the template on standard input"},
    {"completion", "", "completion for bash"},
    {0},
};
static const struct cli_option *const groups[] = {cli_common_options, NULL};

const struct cli_command cli_generate = {
    .name = "generate",
    .operands = "",
    .summary = "the manual and the completion script, for packagers",
    .about = "Writes what is made from the command line's own tables to standard output.",
    .actions = actions,
    .groups = groups,
    .operand_kind = CLI_OPERAND_NONE,
    .hidden = true,
    .run = run,
};
