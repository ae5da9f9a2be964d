// SPDX-License-Identifier: Apache-2.0
// The git hook without any framework. Only what a commit changes is reported, so that one comma in an old article does not make its
// writer mend the whole of it; and the text in the index is what counts, not the work tree, which may already be further on.
#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/changes.h"
#include "cli/git.h"
#include "cli/hook.h"
#include "cli/terminal.h"

static const char hook_mark[] =
    "# Written by `stet hook install`; remove the hook by deleting this file.";

static const char hook_text[] =
    "#!/bin/sh\n"
    "# Written by `stet hook install`; remove the hook by deleting this file.\n"
    "command -v stet >/dev/null || {\n"
    "    echo \"stet is not on the PATH, so the articles of this commit are not checked. Install it, or\" >&2\n"
    "    echo \"commit without the check: git commit --no-verify\" >&2\n"
    "    exit 1\n"
    "}\n"
    "exec stet hook run\n";

// ---- stet hook run

static void failed(void *user, const struct stet_error *err)
{
    (void)user;
    cli_error_from(err);
}

// An editor who commits is told what stops the commit; the rest is for `stet check`.
static enum stet_status configure(void *user, struct stet_settings *settings,
                                  struct stet_error *err)
{
    (void)user, (void)err;
    stet_settings_set_min_severity(settings, STET_SEVERITY_ERROR);
    return STET_OK;
}

static int check(struct cli_changes *changes, const char *format, bool commit)
{
    const char **paths = calloc(changes->count, sizeof *paths);
    if (!paths) {
        cli_error("out of memory");
        return CLI_FAILED;
    }
    for (size_t i = 0; i < changes->count; i++)
        paths[i] = changes->files[i].path;
    struct cli_terminal look = cli_terminal_look(NULL);
    struct stet_input input = cli_changes_input(changes);
    struct stet_run_options options = {.format = format ? format : "text",
                                       .out = stdout,
                                       .color = look.color,
                                       .unicode = look.unicode,
                                       .width = look.width,
                                       .terminal = look.terminal,
                                       .use_config = true,
                                       .input = &input,
                                       .configure = configure,
                                       .failed = failed};
    struct stet_summary summary = {0};
    struct stet_error err = {0};
    int status = CLI_DONE;
    if (stet_run(&summary, paths, changes->count, &options, &err) != STET_OK) {
        cli_error_from(&err);
        status = CLI_FAILED;
    } else if (summary.failed) {
        status = CLI_FAILED;
    } else if (summary.failing) {
        status = CLI_FINDINGS;
    }
    free(paths);
    if (status != CLI_DONE && commit) {
        fflush(stdout);
        cli_error("the commit is stopped; mend this and `git add` it, or commit with --no-verify");
    }
    return status;
}

// pre-commit names two revisions when it is not called for a commit: in continuous integration, before a push.
static int run_hook(const struct cli_args *args)
{
    struct cli_changes changes;
    struct cli_changes_source source = {getenv("PRE_COMMIT_FROM_REF"), getenv("PRE_COMMIT_TO_REF")};
    if (!source.from || !*source.from || !source.to || !*source.to)
        source = (struct cli_changes_source){0};
    int status = CLI_FAILED;
    if (cli_changes_read(&changes, &source, args->operands, args->operand_count))
        status = changes.count ? check(&changes, cli_args_value(args, "format"), !source.from)
                               : CLI_DONE;
    cli_changes_release(&changes);
    return status;
}

// ---- stet hook install

// True when the file at `path` was written by install.
static bool is_ours(const char *path)
{
    char line[256];
    bool ours = false;
    FILE *file = fopen(path, "r");
    for (int i = 0; file && i < 3 && fgets(line, sizeof line, file); i++)
        ours = ours || strncmp(line, hook_mark, sizeof hook_mark - 1) == 0;
    if (file)
        fclose(file);
    return ours;
}

static int refuse(const char *path)
{
    cli_error("%s is there already and is not stet's; nothing was changed", path);
    fputs("Add this line to it:  stet hook run || exit 1\n"
          "With the pre-commit framework use its configuration instead: see `stet hook --help`.\n",
          stderr);
    return CLI_FAILED;
}

static int write_hook(const char *path)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0777);
    bool good = file >= 0 && write(file, hook_text, sizeof hook_text - 1) == sizeof hook_text - 1;
    if (file >= 0 && close(file) != 0)
        good = false;
    if (!good) {
        cli_error("cannot write %s: %s", path, strerror(errno));
        return CLI_FAILED;
    }
    printf("The hook is written to %s\n", path);
    return CLI_DONE;
}

bool cli_hook_possible(void)
{
    char folder[4096];
    return cli_git_line(folder, sizeof folder, "git rev-parse --git-dir 2>/dev/null");
}

int cli_hook_install(void)
{
    char folder[4096], path[4200];
    struct stat info;
    // --git-path follows core.hooksPath, and linked work trees to their repository.
    if (!cli_git_line(folder, sizeof folder, "git rev-parse --git-path hooks")) {
        cli_error("this is no repository of git; go into one (git itself must be installed)");
        return CLI_FAILED;
    }
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        cli_error("cannot make the folder %s: %s", folder, strerror(errno));
        return CLI_FAILED;
    }
    snprintf(path, sizeof path, "%s/pre-commit", folder);
    if (lstat(path, &info) != 0)
        return write_hook(path);
    if (!is_ours(path))
        return refuse(path);
    printf("The hook is there already: %s\n", path);
    return CLI_DONE;
}

static int run(const struct cli_args *args)
{
    bool install = strcmp(args->action->name, "install") == 0;
    if (install && args->operand_count) {
        cli_error("stet hook install takes no files");
        return CLI_FAILED;
    }
    return install ? cli_hook_install() : run_hook(args);
}

static const struct cli_action actions[] = {
    {"install", "", "write the pre-commit hook of this repository"},
    {"run", "[PATH...]", "check what the next commit changes; this is what the hook does"},
    {0},
};
static const struct cli_option own[] = {
    {.name = "format",
     .letter = 'f',
     .choice = stet_report_name,
     .help = "how findings are written (default text)"},
    {0},
};
static const struct cli_option *const groups[] = {own, cli_common_options, NULL};

const struct cli_command cli_hook = {
    .name = "hook",
    .operands = "",
    .summary = "the git hook that keeps a mangled name from being committed",
    .about =
        "run checks the plain text and Markdown files that the next commit adds or changes, as "
        "they are staged, and reports only findings that touch a line the commit adds or "
        "changes; errors alone, unless fail-on in .stet.yaml asks for more. The .stet.yaml files "
        "apply as they are staged. Files that are named and do not change are checked as a whole. "
        "Where pre-commit names two revisions (--from-ref, --to-ref, before a push), what changed "
        "between them counts. Exit status as of stet check.\n\n"
        "install writes a pre-commit hook that does this, where git looks for it "
        "(core.hooksPath is followed). A hook that is there already and is not stet's is never "
        "touched.\n\n"
        "With the pre-commit framework put this into .pre-commit-config.yaml instead; id stet "
        "checks whole files, stet-changed does what run does:\n\n"
        "repos: [{repo: local, hooks: [{id: stet, name: stet, language: system, entry: stet "
        "check, types_or: [markdown, plain-text], require_serial: true}]}]",
    .actions = actions,
    .groups = groups,
    .operand_kind = CLI_OPERAND_FILES,
    .run = run,
};
