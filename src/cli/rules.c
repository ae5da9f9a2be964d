// SPDX-License-Identifier: Apache-2.0
#include "cli/cli.h"

#include <string.h>

static int run(const struct cli_args *args)
{
    (void)args;
    size_t widest = 0;
    const struct stet_rule *rule;
    for (size_t i = 0; (rule = stet_rule_at(i)); i++)
        if (strlen(rule->id) > widest)
            widest = strlen(rule->id);
    for (size_t i = 0; (rule = stet_rule_at(i)); i++) {
        int printed = printf("%-*s  %-7s  %-4s", (int)widest, rule->id,
                             stet_severity_name(rule->severity), rule->fixable ? "fix" : "");
        size_t column = printed > 0 ? (size_t)printed : 0;
        cli_print_wrapped(stdout, column, column + 1, rule->summary);
    }
    return CLI_DONE;
}

static const struct cli_option *const groups[] = {cli_common_options, NULL};

const struct cli_command cli_rules = {
    .name = "rules",
    .operands = "",
    .summary = "all rules in a table",
    .about = "Lists every rule: its id, its default severity, whether stet fix applies its "
             "suggestions, and what it reports.",
    .groups = groups,
    .operand_kind = CLI_OPERAND_NONE,
    .run = run,
};
