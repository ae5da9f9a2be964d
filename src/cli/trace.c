// SPDX-License-Identifier: Apache-2.0
#include "cli/checking.h"

static int run(const struct cli_args *args)
{
    struct stet_settings *settings = NULL;
    struct stet_error err = {0};
    if (!args->operand_count) {
        cli_error("no word is named; try: stet trace Sergei Shoig");
        cli_help_usage(stderr, args->command);
        return CLI_FAILED;
    }
    enum stet_status status = cli_checking_settings(&settings, args, &err);
    if (status == STET_OK)
        status = stet_trace(settings, args->operands, args->operand_count, stdout, &err);
    stet_settings_free(settings);
    if (status == STET_OK)
        return CLI_DONE;
    cli_error_from(&err);
    return CLI_FAILED;
}

static const struct cli_option own[] = {
    {.name = "no-config", .help = "do not read the .stet.yaml of the current folder"},
    {0},
};
static const struct cli_option *const groups[] = {own, cli_names_options, cli_common_options, NULL};

const struct cli_command cli_trace = {
    .name = "trace",
    .operands = "WORD...",
    .summary = "what is made of a word: lists, candidates, evidence, the rule that decides",
    .about = "Checks the words as one small article and shows the whole reckoning: for each word "
             "what dictionary and lists say, the listed names near to it with the cost of the "
             "differences (in nats, by learned units, shown as written>listed), the distance to "
             "the next candidate and the confidence, what was weighed for the likeliest one, and "
             "what was decided.\n\n"
             "Words that stand together in the article are traced together: \"stet trace Sergei "
             "Shoig\" finds more than \"stet trace Shoig\".",
    .groups = groups,
    .operand_kind = CLI_OPERAND_WORDS,
    .run = run,
};
