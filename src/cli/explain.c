// SPDX-License-Identifier: Apache-2.0
#include "cli/cli.h"

#include <string.h>

static void print_example(const struct stet_example *example)
{
    fputs("\n", stdout);
    cli_print_wrapped(stdout, 0, 4, example->text);
    if (!example->fix)
        return;
    int printed = printf("    becomes  ");
    cli_print_wrapped(stdout, printed > 0 ? (size_t)printed : 0, 4,
                      *example->fix ? example->fix : "nothing: it is deleted");
}

static const char *fix_text(enum stet_fix fix)
{
    return fix == STET_FIX_SAFE        ? "fixed by stet fix"
           : fix == STET_FIX_SUGGESTED ? "suggests a fix that a human should look at"
                                       : "never fixed without you";
}

static void print_examples(const char *title, const struct stet_example *examples)
{
    if (!examples || !examples->text)
        return;
    printf("\n  %s:\n", title);
    for (; examples->text; examples++)
        print_example(examples);
}

static void explain(const struct stet_rule *rule)
{
    printf("%s: ", rule->id);
    cli_print_wrapped(stdout, strlen(rule->id) + 2, 2, rule->summary);
    printf("  %s by default, %s, since %s, MQM %s\n\n", stet_severity_name(rule->severity),
           fix_text(rule->fix), rule->since, rule->mqm);
    cli_print_wrapped(stdout, 0, 2, rule->why);
    print_examples("Reported", rule->bad);
    print_examples("Fine", rule->good);
    printf("\n  To change it: stet check --rule %s=note, or in .stet.yaml\n\n"
           "    rules:\n      %s: off\n\n"
           "  To let one place stand, write into the text:\n\n"
           "    <!-- stet: ignore \"the words\" -- the reason -->\n",
           rule->id, rule->id);
}

static int run(const struct cli_args *args)
{
    if (!args->operand_count) {
        cli_error("no rule is named; `stet rules` lists them");
        cli_help_usage(stderr, args->command);
        return CLI_FAILED;
    }
    for (size_t i = 0; i < args->operand_count; i++)
        if (!cli_rule_check(args->operands[i]))
            return CLI_FAILED;
    bool first = true;
    for (size_t i = 0; i < args->operand_count; i++) {
        const struct stet_rule *rule;
        for (size_t r = 0; (rule = stet_rule_at(r)); r++) {
            if (!cli_rule_is(rule, args->operands[i]))
                continue;
            fputs(first ? "" : "\n", stdout);
            explain(rule);
            first = false;
        }
    }
    return CLI_DONE;
}

static const struct cli_option *const groups[] = {cli_common_options, NULL};

const struct cli_command cli_explain = {
    .name = "explain",
    .operands = "RULE...",
    .summary = "what a rule reports and why, with examples, and how to change or silence it",
    .about = "Explains rules by id (name/misspelt) or all of a family (name).",
    .groups = groups,
    .operand_kind = CLI_OPERAND_RULES,
    .run = run,
};
