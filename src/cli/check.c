// SPDX-License-Identifier: Apache-2.0
#include "cli/outputs.h"

#include <stdlib.h>

#include "cli/changes.h"
#include "cli/terminal.h"

// A score that nobody sees must not be why the exit status is 1 without a word.
static void tell_below(size_t below)
{
    cli_error("%zu file%s below the score asked for; --score shows %s", below,
              below == 1 ? " is" : "s are", below == 1 ? "it" : "them");
}

static int check(struct cli_checking *checking, bool quiet)
{
    struct stet_summary summary = {0};
    struct stet_error err = {0};
    if (stet_run(&summary, checking->paths, checking->path_count, &checking->run, &err) !=
        STET_OK) {
        cli_error_from(&err);
        return CLI_FAILED;
    }
    cli_watch_clear(&checking->watch);
    if (!cli_checking_tell(summary.documents + summary.failed + summary.ignored, &summary.left_out,
                           quiet))
        return CLI_FAILED;
    if (summary.below && !checking->run.score && !quiet)
        tell_below(summary.below);
    cli_watch_end(&checking->watch, "checked");
    if (summary.failed)
        return CLI_FAILED;
    return summary.failing || summary.below ? CLI_FINDINGS : CLI_DONE;
}

// Only what git calls changed: the index against HEAD, or the work tree against a revision.
static int check_changes(struct cli_checking *checking, bool quiet)
{
    struct cli_changes changes;
    struct cli_changes_source source = {NULL, NULL};
    if (cli_args_has(checking->args, "changed")) {
        const char *revision = cli_args_value(checking->args, "changed");
        source.from = revision ? revision : "HEAD";
    }
    int status = CLI_FAILED;
    if (cli_changes_read(&changes, &source, NULL, 0)) {
        struct stet_input input = cli_changes_input(&changes);
        const char **paths = calloc(changes.count + 1, sizeof *paths);
        for (size_t i = 0; paths && i < changes.count; i++)
            paths[i] = changes.files[i].path;
        checking->paths = paths;
        checking->path_count = changes.count;
        checking->run.input = &input;
        if (!paths)
            cli_error("out of memory");
        else
            status = changes.count ? check(checking, quiet) : CLI_DONE;
        free(paths);
    }
    cli_changes_release(&changes);
    return status;
}

static int run(const struct cli_args *args)
{
    struct cli_checking checking;
    if (!cli_checking_init(&checking, args))
        return CLI_FAILED;
    bool quiet = cli_args_has(args, "quiet");
    struct cli_outputs outputs;
    if (!cli_outputs_open(&outputs, args, &checking.run)) {
        cli_outputs_close(&outputs);
        return CLI_FAILED;
    }
    checking.run.statistics = cli_args_has(args, "statistics");
    checking.run.score = cli_args_has(args, "score");
    bool from_git = cli_args_has(args, "staged") || cli_args_has(args, "changed");
    int status = from_git ? check_changes(&checking, quiet) : check(&checking, quiet);
    return cli_outputs_close(&outputs) ? status : CLI_FAILED;
}

static const struct cli_option own[] = {
    {.name = "format",
     .letter = 'f',
     .choice = stet_report_name,
     .with_file = true,
     .help = "how findings are written (default text); with =FILE into a file; may be repeated",
     .more =
         "What they are is told under REPORT FORMATS. --format text --format sarif=out.sarif writes "
         "both."},
    {.name = "output",
     .value = "FILE",
     .help = "write the report into this file instead of to standard output"},
    {.name = "color",
     .choice = cli_color_choice,
     .help = "colours in the text report (default auto)",
     .more = "auto uses them on a terminal, unless NO_COLOR is set or TERM is dumb."},
    {.name = "staged",
     .help = "check what the next commit of git adds or changes, as it is staged"},
    {.name = "changed",
     .value = "REVISION",
     .optional = true,
     .help = "check what the work tree adds or changes since a revision of git (default HEAD)",
     .more = "Only findings that touch a new line are reported, as with --staged."},
    {.name = "statistics", .help = "end the report with the findings counted by rule"},
    {.name = "score",
     .help = "end the report with a scorecard: words, penalty and score of each file",
     .more = "What the figures mean is told under SCORE."},
    {.name = "fail-below",
     .value = "N",
     .help = "exit status 1 also when a file scores lower than N, from 0 to 100"},
    {.name = "quiet", .letter = 'q', .help = "write no report; the exit status tells"},
    {0},
};
static const struct cli_option *const groups[] = {own, cli_names_options, cli_checking_options,
                                                  cli_common_options, NULL};

const struct cli_command cli_check = {
    .name = "check",
    .operands = "[PATH...]",
    .summary = "check files, folders or standard input; the word \"check\" may be left out",
    .about =
        "Checks articles and reports what should be mended. A folder stands for the "
        "articles in it and below it (without hidden files, what .gitignore names, licences and "
        "the like); \"-\" is standard input, which is also read "
        "when no path is given and it is not a terminal.\n\n"
        "Exit status: 0 nothing at or above --fail-on, 1 findings (or a score below "
        "--fail-below), 2 stet could not do its "
        "work (wrong usage, a broken configuration or list, a file that cannot be read; "
        "what other files hold is still reported).",
    .groups = groups,
    .operand_kind = CLI_OPERAND_FILES,
    .run = run,
};
