// SPDX-License-Identifier: Apache-2.0
// What a commit is about to change, or what has changed since another one, read from git: articles and their new lines.
//
//     struct cli_changes changes;
//     struct cli_changes_source source = {0}; // what is staged
//     if (cli_changes_read(&changes, &source, NULL, 0) && changes.count)
//         status = cli_changes_check(&changes, &options);
//     cli_changes_release(&changes);
#ifndef STET_CLI_CHANGES_H
#define STET_CLI_CHANGES_H

#include "cli/cli.h"

struct cli_lines {
    unsigned first, last; // from 1
};

struct cli_changes_file {
    char *path;              // from the current folder on
    char blob[65];           // object name of the new text
    struct cli_lines *lines; // new or changed, in order
    size_t line_count;
    bool whole; // all of it counts
    char *text; // from git; NULL: the file is read
    size_t size;
};

struct cli_changes {
    struct cli_changes_file *files; // ordered by strcmp of their paths
    size_t count;
    struct cli_changes_file *configs; // .stet.yaml in the index, by absolute path
    size_t config_count;
    // private
    char top[4096];
    char **known;
    size_t known_count;
};

// What is compared: nothing set: the index with HEAD; `from` alone: the work tree with it; both: what `to` has changed since it left
// `from`.
struct cli_changes_source {
    const char *from, *to;
};

// Asks git and moves to the folder that its caller stands in, so that paths can be typed there. Deleted and merely renamed files, links
// and submodules are left out, and files that are no articles. Of `names` (paths from the current folder) those that do not change
// count as a whole. Says on standard error what went wrong and returns false. Release in both cases.
bool cli_changes_read(struct cli_changes *out, const struct cli_changes_source *source,
                      const char *const *names, size_t name_count);
void cli_changes_release(struct cli_changes *changes);

// What stet_run needs to look at the changes alone; `changes` is borrowed.
struct stet_input cli_changes_input(struct cli_changes *changes);

#endif
