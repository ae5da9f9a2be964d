// SPDX-License-Identifier: Apache-2.0
#define _POSIX_C_SOURCE 200809L
#include <string.h>
#include <unistd.h>

#include "cli/ask.h"
#include "cli/checking.h"

#include "cli/terminal.h"

static const char *diff_choice(size_t index)
{
    static const char *const choices[] = {"words", "patch"};
    return index < sizeof choices / sizeof *choices ? choices[index] : NULL;
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

// "1,240"
static void print_count(size_t count)
{
    if (count >= 1000) {
        print_count(count / 1000);
        fprintf(stderr, ",%03zu", count % 1000);
    } else {
        fprintf(stderr, "%zu", count);
    }
}

// "; 1,240 left: 3 errors, 1,237 warnings; 40 of them can be fixed with --unsafe"
static void print_left(const struct stet_fix_summary *summary, bool offer_unsafe)
{
    size_t left = 0, kinds = 0;
    for (int s = STET_SEVERITY_ERROR; s > STET_SEVERITY_OFF; s--)
        left += summary->left[s];
    if (!left)
        return;
    fputs("; ", stderr);
    print_count(left);
    fputs(" left: ", stderr);
    for (int s = STET_SEVERITY_ERROR; s > STET_SEVERITY_OFF; s--) {
        if (!summary->left[s])
            continue;
        fputs(kinds++ ? ", " : "", stderr);
        print_count(summary->left[s]);
        fprintf(stderr, " %s%s", stet_severity_name((enum stet_severity)s),
                plural(summary->left[s]));
    }
    if (!offer_unsafe || !summary->suggested)
        return;
    fputs("; ", stderr);
    print_count(summary->suggested);
    fprintf(stderr, "%s can be fixed with --unsafe, or one by one with -i",
            left == 1 ? "" : " of them");
}

// On standard error: standard output may be the mended article.
static void print_summary(const struct stet_fix_summary *summary,
                          const struct stet_fix_options *how)
{
    if (summary->applied) {
        print_count(summary->applied);
        fprintf(stderr, " finding%s %s in ", plural(summary->applied),
                how->diff ? "can be fixed" : "fixed");
        print_count(summary->changed);
        fputs(" of ", stderr);
    } else {
        fputs(how->ask ? "nothing fixed in " : "nothing to fix in ", stderr);
    }
    print_count(summary->documents);
    fprintf(stderr, " file%s", plural(summary->documents));
    if (summary->accepted)
        fprintf(stderr, ", %zu accepted", summary->accepted);
    print_left(summary, how->least == STET_FIX_SAFE && !how->ask);
    fputc('\n', stderr);
}

// Questions need somebody who answers, and an article on standard input leaves no room for the answers.
static bool can_ask(const struct cli_checking *checking)
{
    if (cli_args_has(checking->args, "diff") || cli_args_has(checking->args, "quiet")) {
        cli_error("--interactive asks for each fix: it goes neither with --diff nor with --quiet");
        return false;
    }
    for (size_t i = 0; i < checking->path_count; i++)
        if (strcmp(checking->paths[i], "-") == 0) {
            cli_error("--interactive reads answers from standard input, so an article cannot come "
                      "from there; name files");
            return false;
        }
    if (isatty(STDIN_FILENO))
        return true;
    cli_error("--interactive needs a terminal to ask on, and standard input is none; see the fixes "
              "with --diff");
    return false;
}

static bool read_options(struct stet_fix_options *out, const struct cli_checking *checking)
{
    const struct cli_args *args = checking->args;
    *out = (struct stet_fix_options){.least = cli_args_has(args, "unsafe") ? STET_FIX_SUGGESTED
                                                                           : STET_FIX_SAFE};
    if (cli_args_has(args, "interactive")) {
        if (!can_ask(checking))
            return false;
        out->ask = cli_ask;
        return true;
    }
    const char *diff = cli_args_value(args, "diff");
    if (cli_args_has(args, "diff") && !diff)
        diff = isatty(STDOUT_FILENO) ? "words" : "patch";
    if (diff)
        out->diff = strcmp(diff, "words") == 0 ? STET_DIFF_WORDS : STET_DIFF_PATCH;
    return true;
}

static int run(const struct cli_args *args)
{
    struct cli_checking checking;
    struct stet_fix_options how;
    if (!cli_checking_init(&checking, args) || !read_options(&how, &checking))
        return CLI_FAILED;
    if (how.ask) // the questions are on the screen
        checking.watch.wanted = false;
    struct stet_fix_summary summary = {0};
    struct stet_error err = {0};
    if (stet_fix(&summary, checking.paths, checking.path_count, &how, &checking.run, &err) !=
        STET_OK) {
        cli_error_from(&err);
        return CLI_FAILED;
    }
    bool quiet = cli_args_has(args, "quiet");
    cli_watch_clear(&checking.watch);
    if (!cli_checking_tell(summary.documents + summary.failed + summary.ignored, &summary.left_out,
                           quiet))
        return CLI_FAILED;
    if (!quiet)
        print_summary(&summary, &how);
    cli_watch_end(&checking.watch, how.diff ? "looked at" : "done");
    if (summary.failed)
        return CLI_FAILED;
    return summary.failing ? CLI_FINDINGS : CLI_DONE;
}

static const struct cli_option own[] = {
    {.name = "diff",
     .choice = diff_choice,
     .optional = true,
     .help = "change nothing, print the fixes",
     .more = "words marks them in their lines, patch is a unified diff for patch -p1; without "
             "either it is words on a terminal, patch elsewhere."},
    {.name = "unsafe",
     .help = "apply suggested fixes too",
     .more = "They are most likely right, but may change a fact, who is meant, or a sense: read "
             "them with --diff before."},
    {.name = "interactive",
     .letter = 'i',
     .help = "ask for every fix, suggested ones too",
     .more =
         "Answers: apply it, leave it, accept what stands there (into the first list of names "
         "that is configured, or by a comment at the end of the article), apply all of the rule, "
         "quit. What was answered is kept when one quits."},
    {.name = "color",
     .choice = cli_color_choice,
     .help = "colours in the diff and in questions (default auto)",
     .more = "auto uses them on a terminal, unless NO_COLOR is set or TERM is dumb."},
    {.name = "quiet",
     .letter = 'q',
     .help = "do not count the fixes on standard error, show no progress"},
    {0},
};
static const struct cli_option *const groups[] = {own, cli_names_options, cli_checking_options,
                                                  cli_common_options, NULL};

const struct cli_command cli_fix = {
    .name = "fix",
    .operands = "[PATH...]",
    .summary = "apply the fixes that are safe, show them, or ask for each",
    .about =
        "Applies the first suggestion of every finding that is safe to mend without a human: a "
        "safe fix cannot change a fact, who is meant, or a sense. Where two would change the same "
        "place in different ways, neither is applied. The outcome is checked again and mended "
        "until nothing is left to fix. A file is replaced as a whole, and left alone if it has "
        "changed since it was read. Standard input is written to standard output, mended.\n\n"
        "The last line, on standard error, counts what was fixed and what is left.\n\n"
        "Exit status: 0 nothing at or above --fail-on is left, 1 findings are left (with --diff: "
        "are there), 2 stet could not do its work.",
    .groups = groups,
    .operand_kind = CLI_OPERAND_FILES,
    .run = run,
};
