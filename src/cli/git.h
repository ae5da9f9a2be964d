// SPDX-License-Identifier: Apache-2.0
// The git command: one line of an answer, where one stands in a work tree, and the texts of many objects at once.
#ifndef STET_CLI_GIT_H
#define STET_CLI_GIT_H

#include "cli/cli.h"

// The first line that a git command prints, without its end; false when it fails. `command` goes to the shell.
bool cli_git_line(char *out, size_t size, const char *command);

// May `revision` be put into a shell command? Letters, digits and ._/~^@{}+- of which none is first that makes it an option.
bool cli_git_is_revision(const char *revision);

// Where the call stands in its work tree, in bytes of paths: the top is absolute, the folders end with a slash or are empty.
struct cli_git_place {
    char top[4096];
    char here[4096]; // the current folder, from the top
    char shown
        [4096]; // the folder that whoever called git stands in, from the top: git runs hooks at the top
};

// Fills *out and moves to the top of the work tree. Says on standard error what went wrong and returns false.
bool cli_git_enter(struct cli_git_place *out);
// Moves from the top to the folder that paths are shown from.
bool cli_git_show(struct cli_git_place *place);
// `path` (from the top) as it is written in the folder place->shown; for free().
char *cli_git_path(const struct cli_git_place *place, const char *path);

struct cli_git_object {
    const char *name; // 40 or 64 hexadecimal digits
    char *data;       // NUL-terminated, for free(); NULL: git does not give it
    size_t size;
};
// Reads all by one git process. False when that failed.
bool cli_git_read(struct cli_git_object *objects, size_t count);

// realloc that ends the program when there is no memory.
void *cli_grow(void *items, size_t size);

#endif
