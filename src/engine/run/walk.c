// SPDX-License-Identifier: Apache-2.0
#define _XOPEN_SOURCE 700
#include "engine/run/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "engine/config/glob.h"
#include "engine/run/gitignore.h"
#include "formats/format.h"
#include "formats/refuse.h"

// The folders from the root of the walk to here: a link back to one of them is a loop.
struct trail {
    const struct trail *up;
    dev_t device;
    ino_t inode;
};

// A folder on the way: as it was written, and where it is.
struct folder {
    const char *written, *place;
    const struct stet_gitignore *ignored;
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

static void leave_out(struct stet_files *files, struct stet_str kind, bool counted)
{
    struct stet_left_out *items = (struct stet_left_out *)(void *)files->left_out.data;
    const uint32_t *known = stet_map_get(&files->kinds, kind);
    if (known) {
        items[*known].count++;
        return;
    }
    struct stet_left_out item = {stet_arena_strdup(&files->arena, kind), counted, 1};
    stet_map_put(&files->kinds, stet_str_from(item.kind),
                 (uint32_t)(files->left_out.size / sizeof item), NULL);
    stet_buf_append(&files->left_out, &item, sizeof item);
}

// An ending stands for its kind, a file without one and a folder for itself.
static void leave_out_entry(struct stet_files *files, const char *name, bool folder, bool kind)
{
    struct stet_str ending = stet_file_ending(name);
    if (folder)
        leave_out(files, stet_str_from(stet_arena_printf(&files->arena, "%s/", name)), false);
    else if (kind && ending.size)
        leave_out(files, (struct stet_str){ending.data - 1, ending.size + 1}, true);
    else
        leave_out(files, stet_str_from(name), false);
}

// left_out.def
static bool is_no_article(const char *name, bool folder)
{
    static const char *const patterns[] = {
#define STET_LEFT_OUT(pattern) pattern,
#include "engine/run/left_out.def"
#undef STET_LEFT_OUT
    };
    char lower[256];
    struct stet_str text = stet_str_from(name);
    if (text.size >= sizeof lower)
        return false;
    for (size_t i = 0; i < text.size; i++)
        lower[i] = stet_ascii_lower(name[i]);
    text.data = lower;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        if (stet_glob_match_entry(stet_str_from(patterns[i]), text, folder))
            return true;
    return false;
}

static void walk(struct stet_files *files, const struct folder *folder, const struct trail *trail);

static void visit(struct stet_files *files, const struct folder *folder, const char *name,
                  const struct trail *trail)
{
    bool slash = folder->written[strlen(folder->written) - 1] == '/';
    char *path =
        stet_arena_printf(&files->arena, "%s%s%s", folder->written, slash ? "" : "/", name);
    struct stat info;
    if (stat(path, &info) != 0) {
        if (stet_format_known(path))
            push(files, path, false, STET_OK, NULL); // reading it will say why
        return;
    }
    bool inner = S_ISDIR(info.st_mode);
    if (!inner && !S_ISREG(info.st_mode))
        return;
    char *place = stet_arena_printf(&files->arena, "%s/%s", folder->place, name);
    if (stet_gitignore_matches(folder->ignored, place, inner)) {
        leave_out(files, STET_STR("ignored by git"), true);
    } else if (is_no_article(name, inner)) {
        leave_out_entry(files, name, inner, false);
    } else if (inner) {
        struct trail here = {trail, info.st_dev, info.st_ino};
        if (!on_trail(trail, &info))
            walk(files,
                 &(struct folder){path, place,
                                  stet_gitignore_enter(&files->arena, folder->ignored, place)},
                 &here);
    } else if (stet_format_known(path)) {
        push(files, path, false, STET_OK, NULL);
    } else {
        leave_out_entry(files, name, false, true);
    }
}

static void walk(struct stet_files *files, const struct folder *folder, const struct trail *trail)
{
    struct dirent **entries = NULL;
    int count = scandir(folder->written, &entries, not_hidden, alphasort);
    if (count < 0) {
        push(files, folder->written, false, STET_ERROR_IO,
             stet_arena_printf(&files->arena, "cannot read the folder: %s; check its permissions",
                               strerror(errno)));
        return;
    }
    for (int i = 0; i < count; i++) {
        visit(files, folder, entries[i]->d_name, trail);
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
    struct folder folder = {copy, copy, NULL};
    char *real = realpath(path, NULL);
    if (real) {
        folder.place = stet_arena_strdup(&files->arena, stet_str_from(real));
        folder.ignored = stet_gitignore_enter(
            &files->arena, stet_gitignore_outside(&files->arena, folder.place), folder.place);
    }
    free(real);
    walk(files, &folder, &here);
}

static int by_count(const void *a, const void *b)
{
    const struct stet_left_out *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return strcmp(x->kind, y->kind);
}

void stet_files_left_out(const struct stet_files *files, char *out, size_t size)
{
    enum { SHOWN = 6 };
    struct stet_buf items = {0}, text = {0};
    stet_buf_append(&items, files->left_out.data, files->left_out.size);
    struct stet_left_out *item = (struct stet_left_out *)(void *)items.data;
    size_t count = items.size / sizeof *item, others = 0;
    if (count)
        qsort(item, count, sizeof *item, by_count);
    for (size_t i = SHOWN; i < count; i++)
        others += item[i].count;
    for (size_t i = 0; i < count && i < SHOWN; i++) {
        stet_buf_puts(&text, i == 0 ? "" : i + 1 == count ? " and " : ", ");
        if (item[i].count > 1 || item[i].counted)
            stet_buf_printf(&text, "%zu ", item[i].count);
        stet_buf_puts(&text, item[i].kind);
    }
    if (others)
        stet_buf_printf(&text, " and %zu other%s", others, others == 1 ? "" : "s");
    snprintf(out, size, "%s", text.data ? text.data : "");
    stet_buf_release(&items);
    stet_buf_release(&text);
}

const struct stet_file *stet_files_at(const struct stet_files *files, size_t index)
{
    return (const struct stet_file *)(const void *)files->items.data + index;
}

void stet_files_release(struct stet_files *files)
{
    stet_buf_release(&files->items);
    stet_buf_release(&files->left_out);
    stet_map_release(&files->kinds);
    stet_arena_release(&files->arena);
}
