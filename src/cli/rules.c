// SPDX-License-Identifier: Apache-2.0
#include "cli/cli.h"

#include <string.h>

static int widest_of(const char *(*field)(const struct stet_rule *rule))
{
    size_t widest = 0;
    const struct stet_rule *rule;
    for (size_t i = 0; (rule = stet_rule_at(i)); i++)
        if (strlen(field(rule)) > widest)
            widest = strlen(field(rule));
    return (int)widest;
}

static const char *id_of(const struct stet_rule *rule)
{
    return rule->id;
}

static const char *mqm_of(const struct stet_rule *rule)
{
    return rule->mqm;
}

// Two lines a rule: three columns and an MQM type leave no room for the summary within 80.
static int run(const struct cli_args *args)
{
    (void)args;
    int id = widest_of(id_of), mqm = widest_of(mqm_of);
    const struct stet_rule *rule;
    printf("%-*s  %-8s  %-*s  %s\n", id, "rule", "severity", mqm, "MQM type", "fix");
    for (size_t i = 0; (rule = stet_rule_at(i)); i++) {
        const char *fix = stet_fix_name(rule->fix);
        printf("%-*s  %-8s  %-*s  %s\n", id, rule->id, stet_severity_name(rule->severity), mqm,
               rule->mqm, fix);
        int printed = printf("    ");
        cli_print_wrapped(stdout, printed > 0 ? (size_t)printed : 0, 4, rule->summary);
    }
    return CLI_DONE;
}

static const struct cli_option *const groups[] = {cli_common_options, NULL};

const struct cli_command cli_rules = {
    .name = "rules",
    .operands = "",
    .summary = "all rules in a table",
    .about = "Lists every rule: its id, its default severity, its MQM error type, whether stet fix "
             "applies its suggestions, and what it reports.",
    .groups = groups,
    .operand_kind = CLI_OPERAND_NONE,
    .run = run,
};
