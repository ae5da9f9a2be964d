// SPDX-License-Identifier: Apache-2.0
#define _XOPEN_SOURCE 700
#include "engine/run/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "formats/format.h"

// The folders from the root of the walk to here: a link back to one of them is a loop.
struct trail {
    const struct trail *up;
    dev_t device;
    ino_t inode;
};

static void push(struct stet_files *files, const char *path, bool named, enum stet_status status,
                 const char *message)
{
    struct stet_file file = {path, named, status, message};
    stet_buf_append(&files->items, &file, sizeof file);
}

static bool on_trail(const struct trail *trail, const struct stat *info)
{
    for (; trail; trail = trail->up)
        if (trail->device == info->st_dev && trail->inode == info->st_ino)
            return true;
    return false;
}

static int not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static void walk(struct stet_files *files, const char *folder, const struct trail *trail)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, not_hidden, alphasort);
    if (count < 0) {
        push(files, folder, false, STET_ERROR_IO,
             stet_arena_printf(&files->arena, "cannot read the folder: %s; check its permissions",
                               strerror(errno)));
        return;
    }
    bool slash = folder[strlen(folder) - 1] == '/';
    for (int i = 0; i < count; i++) {
        char *path = stet_arena_printf(&files->arena, "%s%s%s", folder, slash ? "" : "/",
                                       entries[i]->d_name);
        struct stat info;
        if (stat(path, &info) != 0) {
            if (stet_format_known(path))
                push(files, path, false, STET_OK, NULL); // reading it will say why
        } else if (S_ISDIR(info.st_mode)) {
            struct trail here = {trail, info.st_dev, info.st_ino};
            if (!on_trail(trail, &info))
                walk(files, path, &here);
        } else if (S_ISREG(info.st_mode) && stet_format_known(path)) {
            push(files, path, false, STET_OK, NULL);
        }
        free(entries[i]);
    }
    free(entries);
}

void stet_files_add(struct stet_files *files, const char *path)
{
    struct stat info;
    char *copy = stet_arena_strdup(&files->arena, stet_str_from(path));
    if (strcmp(path, "-") == 0 || stat(path, &info) != 0 || !S_ISDIR(info.st_mode)) {
        push(files, copy, true, STET_OK, NULL);
        return;
    }
    struct trail here = {NULL, info.st_dev, info.st_ino};
    walk(files, copy, &here);
}

const struct stet_file *stet_files_at(const struct stet_files *files, size_t index)
{
    return (const struct stet_file *)(const void *)files->items.data + index;
}

void stet_files_release(struct stet_files *files)
{
    stet_buf_release(&files->items);
    stet_arena_release(&files->arena);
}
