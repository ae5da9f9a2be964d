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

#include "cli/staged.h"
#include "cli/terminal.h"

static const char hook_mark[] =
    "# Written by `stet hook install`; remove the hook by deleting this file.";

static const char hook_text[] =
    "#!/bin/sh\n"
    "# Written by `stet hook install`; remove the hook by deleting this file.\n"
    "exec stet hook run\n";

// ---- stet hook run

static enum stet_status read_staged(void *user, char **data, size_t *size, const char *path,
                                    struct stet_error *err)
{
    const struct cli_staged_file *file = cli_staged_find(user, path);
    if (file && cli_staged_text(data, size, file))
        return STET_OK;
    snprintf(err->message, sizeof err->message, "git does not give the staged text; try: git fsck");
    snprintf(err->path, sizeof err->path, "%s", path);
    err->line = err->column = 0;
    return STET_ERROR_IO;
}

static bool is_new(void *user, const char *path, const struct stet_finding *finding)
{
    const struct cli_staged_file *file = cli_staged_find(user, path);
    unsigned last = finding->line;
    for (size_t i = 0; i + 1 < finding->text.size; i++)
        last += finding->text.data[i] == '\n';
    return file && cli_staged_touches(file, finding->line, last);
}

static void failed(void *user, const struct stet_error *err)
{
    (void)user;
    cli_error_from(err);
}

static int check(struct cli_staged *staged, const char *format)
{
    const char **paths = calloc(staged->count, sizeof *paths);
    if (!paths) {
        cli_error("out of memory");
        return CLI_FAILED;
    }
    for (size_t i = 0; i < staged->count; i++)
        paths[i] = staged->files[i].path;
    struct cli_terminal look = cli_terminal_look(NULL);
    struct stet_input input = {read_staged, is_new, staged};
    struct stet_run_options options = {.format = format ? format : "text",
                                       .out = stdout,
                                       .color = look.color,
                                       .unicode = look.unicode,
                                       .width = look.width,
                                       .terminal = look.terminal,
                                       .use_config = true,
                                       .input = &input,
                                       .failed = failed};
    struct stet_summary summary = {0};
    struct stet_error err = {0};
    int status = CLI_DONE;
    if (stet_run(&summary, paths, staged->count, &options, &err) != STET_OK) {
        cli_error_from(&err);
        status = CLI_FAILED;
    } else if (summary.failed) {
        status = CLI_FAILED;
    } else if (summary.failing) {
        status = CLI_FINDINGS;
    }
    free(paths);
    if (status != CLI_DONE) {
        fflush(stdout);
        cli_error("the commit is stopped; mend this and `git add` it, or commit with --no-verify");
    }
    return status;
}

static int run_hook(const struct cli_args *args)
{
    struct cli_staged staged;
    int status = CLI_FAILED;
    if (cli_staged_read(&staged))
        status = staged.count ? check(&staged, cli_args_value(args, "format")) : CLI_DONE;
    cli_staged_release(&staged);
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

static int install_hook(void)
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
    if (args->operand_count) {
        cli_error("stet hook %s takes no files: it asks git what is staged", args->action->name);
        return CLI_FAILED;
    }
    return strcmp(args->action->name, "install") == 0 ? install_hook() : run_hook(args);
}

static const struct cli_action actions[] = {
    {"install", "", "write the pre-commit hook of this repository"},
    {"run", "", "check what the next commit changes; this is what the hook does"},
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
        "changes. The .stet.yaml files of the work tree apply. Exit status as of stet check.\n\n"
        "install writes a pre-commit hook that does this, where git looks for it "
        "(core.hooksPath is followed). A hook that is there already and is not stet's is never "
        "touched.\n\n"
        "With the pre-commit framework put this into .pre-commit-config.yaml instead; id stet "
        "checks whole files, stet-changed does what run does:\n\n"
        "repos: [{repo: local, hooks: [{id: stet, name: stet, language: system, entry: stet "
        "check, types_or: [markdown, plain-text], require_serial: true}]}]",
    .actions = actions,
    .groups = groups,
    .operand_kind = CLI_OPERAND_NONE,
    .run = run,
};
