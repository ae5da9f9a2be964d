// SPDX-License-Identifier: Apache-2.0
// From the paths of a command to the files to check.
#ifndef STET_ENGINE_RUN_WALK_H
#define STET_ENGINE_RUN_WALK_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"

struct stet_file {
    const char *path;
    bool named;              // given by the caller, not found in a folder
    enum stet_status status; // why a folder could not be read
    const char *message;
};

// What was met in folders and left out: files of one kind (".png"), or files and folders of one name ("robots.txt", "vendor/").
struct stet_left_out {
    const char *kind;
    bool counted; // "1 .png": also where there is one
    size_t count;
};

struct stet_files {
    struct stet_arena arena;
    struct stet_buf items;    // struct stet_file
    struct stet_buf left_out; // struct stet_left_out
    struct stet_map kinds;    // its kinds
};

// Appends `path`, or the articles below it if it is a folder: files of known formats, without hidden ones, what .gitignore and
// left_out.def name, and what lies in such folders. What cannot be read becomes an item with a status.
void stet_files_add(struct stet_files *files, const char *path);
static inline size_t stet_files_count(const struct stet_files *files)
{
    return files->items.size / sizeof(struct stet_file);
}
// Writes "12 .png, 3 .csv, robots.txt and 2 others", the most frequent first; "" when nothing was left out. Ends with a NUL.
void stet_files_left_out(const struct stet_files *files, char *out, size_t size);
const struct stet_file *stet_files_at(const struct stet_files *files, size_t index);
void stet_files_release(struct stet_files *files);

#endif
