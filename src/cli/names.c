// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "cli/checking.h"
#include "cli/names_survey.h"

static int fail(const struct stet_error *err)
{
    cli_error_from(err);
    return CLI_FAILED;
}

static int check(const struct cli_args *args)
{
    struct stet_names_summary found = {0};
    struct stet_error err = {0};
    const char *language = cli_args_value(args, "language");
    if (!args->operand_count) {
        cli_error("no list is named");
        cli_help_usage(stderr, args->command);
        return CLI_FAILED;
    }
    if (stet_names_check(&found, args->operands, args->operand_count, language ? language : "en_US",
                         stdout, &err) != STET_OK)
        return fail(&err);
    size_t errors = found.count[STET_SEVERITY_ERROR], warnings = found.count[STET_SEVERITY_WARNING];
    size_t notes = found.count[STET_SEVERITY_NOTE];
    fflush(stdout);
    fprintf(stderr, "%zu entr%s in %zu list%s: %zu error%s, %zu warning%s, %zu note%s\n",
            found.entries, found.entries == 1 ? "y" : "ies", found.lists,
            found.lists == 1 ? "" : "s", errors, errors == 1 ? "" : "s", warnings,
            warnings == 1 ? "" : "s", notes, notes == 1 ? "" : "s");
    return errors ? CLI_FINDINGS : CLI_DONE;
}

static const struct cli_action actions[] = {
    {.name = "check", .operands = "LIST...", .summary = "test lists before they are used"},
    {.name = "survey",
     .operands = "PATH...",
     .summary = "list every name in articles with its spellings, counts and files"},
    {0},
};

static int run(const struct cli_args *args)
{
    if (strcmp(args->action->name, "check") == 0)
        return check(args);
    if (strcmp(args->action->name, "survey") == 0)
        return cli_names_survey(args);
    return CLI_FAILED;
}

static const struct cli_option *const groups[] = {cli_names_survey_options, cli_names_options,
                                                  cli_common_options, NULL};

const struct cli_command cli_names = {
    .name = "names",
    .operands = "ACTION...",
    .summary = "work on lists of names",
    .about = "",
    .actions = actions,
    .groups = groups,
    .operand_kind = CLI_OPERAND_FILES,
    .run = run,
};
