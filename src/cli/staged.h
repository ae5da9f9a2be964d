// SPDX-License-Identifier: Apache-2.0
// What a commit is about to change, read from git: the articles in the index that differ from HEAD, and their new lines.
//
//     struct cli_staged staged;
//     if (cli_staged_read(&staged) && staged.count)
//         ... cli_staged_text(&data, &size, &staged.files[0]) ... cli_staged_touches(&staged, path, line, last_line) ...
//     cli_staged_release(&staged);
#ifndef STET_CLI_STAGED_H
#define STET_CLI_STAGED_H

#include "cli/cli.h"

struct cli_lines {
    unsigned first, last; // from 1
};

struct cli_staged_file {
    char *path;              // from the top of the work tree
    char blob[65];           // object name of the new text
    struct cli_lines *lines; // new or changed, in order
    size_t line_count;
};

struct cli_staged {
    struct cli_staged_file *files; // ordered by strcmp of their paths
    size_t count;
};

// Moves to the top of the work tree and asks git. Deleted and merely renamed files, links and submodules are left out, and
// files that are no articles. Says on standard error what went wrong and returns false. Release in both cases.
bool cli_staged_read(struct cli_staged *out);
void cli_staged_release(struct cli_staged *staged);

// NULL: no such file.
const struct cli_staged_file *cli_staged_find(const struct cli_staged *staged, const char *path);
bool cli_staged_touches(const struct cli_staged_file *file, unsigned first, unsigned last);
// The new text, for free(). False when git does not give it. May be called from several threads.
bool cli_staged_text(char **data, size_t *size, const struct cli_staged_file *file);

// The first line that a git command prints, without its end; false when it fails. `command` goes to the shell.
bool cli_git_line(char *out, size_t size, const char *command);

#endif
