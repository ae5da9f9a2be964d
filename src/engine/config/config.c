// SPDX-License-Identifier: Apache-2.0
// The nearest .stet.yaml wins alone: files further up are not merged in, so that what is in force can be read in one place. A folder
// .git does not stop the search, because a newsroom keeps one configuration above several repositories.
#define _XOPEN_SOURCE 700
#include "engine/config/config.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/config/glob.h"

// An absolute path without ".", ".." and doubled slashes, by its letters alone.
static const char *tidy(struct stet_arena *arena, const char *path)
{
    struct stet_buf out = {0};
    char here[PATH_MAX];
    if (path[0] != '/')
        stet_buf_puts(&out, getcwd(here, sizeof here) ? here : "");
    struct stet_str rest = stet_str_from(path);
    while (rest.data) {
        struct stet_str name = stet_str_split(&rest, '/');
        if (!name.size || stet_str_eq(name, STET_STR(".")))
            continue;
        if (stet_str_eq(name, STET_STR(".."))) {
            while (out.size && out.data[--out.size] != '/') {
            }
            continue;
        }
        if (!out.size || out.data[out.size - 1] != '/')
            stet_buf_putc(&out, '/');
        stet_buf_str(&out, name);
    }
    const char *copy = stet_arena_strdup(arena, out.size ? stet_buf_view(&out) : STET_STR("/"));
    stet_buf_release(&out);
    return copy;
}

const char *stet_config_folder(struct stet_arena *arena, const char *file)
{
    const char *slash = strrchr(file, '/');
    const char *folder =
        slash ? stet_arena_strdup(arena, (struct stet_str){file, (size_t)(slash - file) + 1}) : ".";
    char *real = realpath(folder, NULL);
    const char *copy = real ? stet_arena_strdup(arena, stet_str_from(real)) : tidy(arena, folder);
    free(real);
    return copy;
}

const char *stet_config_find(struct stet_arena *arena, const char *folder)
{
    struct stet_buf path = {0};
    struct stat info;
    const char *found = NULL;
    size_t size = strlen(folder);
    while (!found) {
        stet_buf_clear(&path);
        stet_buf_append(&path, folder, size);
        if (!size || path.data[size - 1] != '/')
            stet_buf_putc(&path, '/');
        stet_buf_puts(&path, STET_CONFIG_NAME);
        if (lstat(path.data, &info) == 0)
            found = stet_arena_strdup(arena, stet_buf_view(&path));
        if (size <= 1)
            break;
        while (size > 1 && folder[--size] != '/') {
        }
    }
    stet_buf_release(&path);
    return found;
}

const char *stet_config_place(struct stet_arena *arena, const char *folder, const char *file)
{
    const char *slash = strrchr(file, '/');
    bool root = strcmp(folder, "/") == 0;
    return stet_arena_printf(arena, "%s/%s", root ? "" : folder, slash ? slash + 1 : file);
}

static bool matches(const struct stet_glob *glob, const char *path)
{
    size_t root = strlen(glob->root);
    if (root == 1)
        root = 0; // "/"
    if (strncmp(path, glob->root, root) != 0 || path[root] != '/')
        return false;
    return stet_glob_match(stet_str_from(glob->pattern), stet_str_from(path + root + 1));
}

bool stet_config_ignores(const struct stet_settings *settings, const char *path)
{
    for (size_t i = 0; i < settings->ignore_count; i++)
        if (matches(&settings->ignore[i], path))
            return true;
    return false;
}

static bool override_matches(const struct stet_override *override, const char *path)
{
    for (size_t i = 0; i < override->glob_count; i++)
        if (matches(&override->globs[i], path))
            return true;
    return false;
}

void stet_config_override(struct stet_settings *settings, size_t first)
{
    for (size_t i = first; i < settings->override_count && settings->place; i++) {
        const struct stet_override *override = &settings->overrides[i];
        bool matches_file = override_matches(override, settings->place);
        for (size_t c = 0; matches_file && c < override->change_count; c++)
            stet_settings_apply(settings, &override->changes[c]);
    }
}

void stet_config_matches(struct stet_buf *out, const struct stet_settings *settings,
                         const char *path)
{
    for (size_t i = 0; i < settings->override_count; i++)
        stet_buf_putc(out, override_matches(&settings->overrides[i], path) ? '1' : '0');
}

enum stet_status stet_settings_for(struct stet_settings **out, bool *ignored, const char *path,
                                   struct stet_error *err)
{
    struct stet_settings *settings = NULL;
    struct stet_arena arena = {0};
    bool unnamed = strcmp(path, "-") == 0;
    const char *folder = stet_config_folder(&arena, path);
    const char *config = stet_config_find(&arena, folder);
    enum stet_status status = stet_settings_new(&settings, err);
    if (status == STET_OK && !unnamed)
        settings->place = stet_config_place(&settings->arena, folder, path);
    if (status == STET_OK && config)
        status = stet_settings_load(settings, config, err);
    if (status == STET_OK) {
        if (ignored)
            *ignored = !unnamed && stet_config_ignores(settings, settings->place);
        *out = settings;
    } else {
        stet_settings_free(settings);
    }
    stet_arena_release(&arena);
    return status;
}
