// SPDX-License-Identifier: Apache-2.0
#include "cli/checking.h"

#include "cli/terminal.h"

// On standard error: standard output may be the mended article.
static void print_summary(const struct stet_fix_summary *summary, bool diff)
{
    if (summary->applied)
        fprintf(stderr, "%zu finding%s %s in %zu of %zu file%s", summary->applied,
                summary->applied == 1 ? "" : "s", diff ? "can be fixed" : "fixed", summary->changed,
                summary->documents, summary->documents == 1 ? "" : "s");
    else
        fprintf(stderr, "nothing to fix in %zu file%s", summary->documents,
                summary->documents == 1 ? "" : "s");
    if (summary->failing && !diff)
        fprintf(stderr, ", %zu left for you: see stet check", summary->failing);
    fputc('\n', stderr);
}

static int run(const struct cli_args *args)
{
    struct cli_checking checking;
    if (!cli_checking_init(&checking, args))
        return CLI_FAILED;
    bool diff = cli_args_has(args, "diff");
    struct stet_fix_summary summary = {0};
    struct stet_error err = {0};
    if (stet_fix(&summary, checking.paths, checking.path_count, diff, &checking.run, &err) !=
        STET_OK) {
        cli_error_from(&err);
        return CLI_FAILED;
    }
    bool quiet = cli_args_has(args, "quiet");
    if (!cli_checking_tell(summary.documents + summary.failed + summary.ignored, &summary.left_out,
                           quiet))
        return CLI_FAILED;
    if (!quiet)
        print_summary(&summary, diff);
    if (summary.failed)
        return CLI_FAILED;
    return summary.failing ? CLI_FINDINGS : CLI_DONE;
}

static const struct cli_option own[] = {
    {.name = "diff", .help = "change nothing, print a unified diff of the fixes"},
    {.name = "color",
     .choice = cli_color_choice,
     .help = "colours in the diff (default auto)",
     .more = "auto uses them on a terminal, unless NO_COLOR is set or TERM is dumb."},
    {.name = "quiet", .letter = 'q', .help = "do not count the fixes on standard error"},
    {0},
};
static const struct cli_option *const groups[] = {own, cli_names_options, cli_checking_options,
                                                  cli_common_options, NULL};

const struct cli_command cli_fix = {
    .name = "fix",
    .operands = "[PATH...]",
    .summary = "apply the fixes that are safe, or show them with --diff",
    .about = "Applies the first suggestion of every finding that is safe to mend without a human. "
             "Where two overlap the first wins. A file is replaced as a whole, and left alone if "
             "it has changed since it was read. Standard input is written to standard output, "
             "mended.\n\n"
             "Exit status: 0 nothing at or above --fail-on is left, 1 findings are left (with "
             "--diff: are there), 2 stet could not do its work.",
    .groups = groups,
    .operand_kind = CLI_OPERAND_FILES,
    .run = run,
};
