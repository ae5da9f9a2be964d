// SPDX-License-Identifier: Apache-2.0
// From the paths of a command to the files to check.
#ifndef STET_ENGINE_RUN_WALK_H
#define STET_ENGINE_RUN_WALK_H

#include "base/arena.h"
#include "base/buf.h"

struct stet_file {
    const char *path;
    bool named;              // given by the caller, not found in a folder
    enum stet_status status; // why a folder could not be read
    const char *message;
};

struct stet_files {
    struct stet_arena arena;
    struct stet_buf items; // struct stet_file
};

// Appends `path`, or the files of known formats below it if it is a folder. What cannot be read becomes an item with a status.
void stet_files_add(struct stet_files *files, const char *path);
static inline size_t stet_files_count(const struct stet_files *files)
{
    return files->items.size / sizeof(struct stet_file);
}
const struct stet_file *stet_files_at(const struct stet_files *files, size_t index);
void stet_files_release(struct stet_files *files);

#endif
