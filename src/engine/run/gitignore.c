// SPDX-License-Identifier: Apache-2.0
// Most patterns are a plain name or an ending ("node_modules/", "*.log"): these are compared as text, the rest goes through
// config/glob.h.
#define _POSIX_C_SOURCE 200809L
#include "engine/run/gitignore.h"

#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "engine/config/glob.h"

enum shape { SHAPE_NAME, SHAPE_ENDING, SHAPE_GLOB };

struct pattern {
    struct stet_str text; // SHAPE_NAME: the name, SHAPE_ENDING: what follows the star
    enum shape shape;
    bool kept; // "!pattern"
    bool folders_only;
};

struct stet_gitignore {
    const struct stet_gitignore *above;
    const char *folder;
    const struct pattern *patterns;
    size_t count;
};

static bool is_plain(struct stet_str text)
{
    for (size_t i = 0; i < text.size; i++)
        if (memchr("*?[/\\", text.data[i], 5))
            return false;
    return true;
}

// False: the line is empty or a comment, or no pattern that anything could match.
static bool parse(struct pattern *out, struct stet_str line)
{
    while (line.size && (line.data[line.size - 1] == ' ' || line.data[line.size - 1] == '\r') &&
           !(line.size > 1 && line.data[line.size - 2] == '\\'))
        line.size--;
    *out = (struct pattern){.shape = SHAPE_GLOB};
    if (!line.size || line.data[0] == '#')
        return false;
    out->kept = line.data[0] == '!';
    if (out->kept || (line.data[0] == '\\' && line.size > 1))
        line = stet_str_slice(line, 1, line.size);
    if (!line.size || stet_utf8_valid_until(line) < line.size ||
        stet_utf8_count(line) > STET_GLOB_LONGEST)
        return false;
    out->text = line;
    out->folders_only = line.size > 1 && line.data[line.size - 1] == '/';
    struct stet_str bare = stet_str_slice(line, 0, line.size - out->folders_only);
    if (is_plain(bare)) {
        out->shape = SHAPE_NAME;
        out->text = bare;
    } else if (bare.data[0] == '*' && is_plain(stet_str_slice(bare, 1, bare.size))) {
        out->shape = SHAPE_ENDING;
        out->text = stet_str_slice(bare, 1, bare.size);
    }
    return true;
}

static const struct stet_gitignore *read_patterns(struct stet_arena *arena,
                                                  const struct stet_gitignore *above,
                                                  const char *folder, const char *file)
{
    struct stet_buf bytes = {0}, patterns = {0};
    if (access(file, R_OK) != 0 || stet_file_read(&bytes, file, NULL) != STET_OK)
        return above;
    struct stet_str rest = stet_arena_copy(arena, stet_buf_view(&bytes));
    struct pattern pattern;
    while (rest.data)
        if (parse(&pattern, stet_str_split(&rest, '\n')))
            stet_buf_append(&patterns, &pattern, sizeof pattern);
    struct stet_gitignore *level = STET_NEW(arena, struct stet_gitignore);
    struct pattern *copy = stet_arena_alloc(arena, patterns.size);
    if (patterns.size)
        memcpy(copy, patterns.data, patterns.size);
    *level = (struct stet_gitignore){above, stet_arena_strdup(arena, stet_str_from(folder)), copy,
                                     patterns.size / sizeof pattern};
    stet_buf_release(&bytes);
    stet_buf_release(&patterns);
    return level;
}

const struct stet_gitignore *stet_gitignore_enter(struct stet_arena *arena,
                                                  const struct stet_gitignore *above,
                                                  const char *folder)
{
    bool root = strcmp(folder, "/") == 0;
    return read_patterns(arena, above, folder,
                         stet_arena_printf(arena, "%s/.gitignore", root ? "" : folder));
}

static bool matches(const struct pattern *pattern, struct stet_str path, bool folder)
{
    if (pattern->folders_only && !folder)
        return false;
    size_t name = path.size;
    while (name && path.data[name - 1] != '/')
        name--;
    switch (pattern->shape) {
    case SHAPE_NAME: return stet_str_eq(stet_str_slice(path, name, path.size), pattern->text);
    case SHAPE_ENDING: return stet_str_ends(stet_str_slice(path, name, path.size), pattern->text);
    case SHAPE_GLOB: break;
    }
    return stet_glob_match_entry(pattern->text, path, folder);
}

bool stet_gitignore_matches(const struct stet_gitignore *patterns, const char *path, bool folder)
{
    for (; patterns; patterns = patterns->above) {
        size_t skip = strlen(patterns->folder);
        if (strncmp(path, patterns->folder, skip) != 0)
            continue;
        struct stet_str below = stet_str_from(path + skip + (path[skip] == '/'));
        for (size_t i = patterns->count; i > 0; i--)
            if (matches(&patterns->patterns[i - 1], below, folder))
                return !patterns->patterns[i - 1].kept;
    }
    return false;
}

// The start of the name behind `at` in an absolute path: "/a/b" → 1, 3, SIZE_MAX.
static size_t next_name(const char *path, size_t at)
{
    const char *slash = strchr(path + at, '/');
    return slash && slash[1] ? (size_t)(slash - path) + 1 : SIZE_MAX;
}

static const char *head(struct stet_arena *arena, const char *path, size_t size)
{
    return stet_arena_strdup(arena, (struct stet_str){path, size > 1 ? size - 1 : 1});
}

// How many bytes of `folder` are the nearest work tree's top and the slash behind it; 0: there is none.
static size_t find_top(struct stet_arena *arena, const char *folder)
{
    for (size_t size = strlen(folder) + 1; size > 1;) {
        if (access(stet_arena_printf(arena, "%.*s/.git", (int)(size - 1), folder), F_OK) == 0)
            return size;
        size--;
        while (size > 1 && folder[size - 1] != '/')
            size--;
    }
    return 0;
}

const struct stet_gitignore *stet_gitignore_outside(struct stet_arena *arena, const char *folder)
{
    size_t top = find_top(arena, folder), whole = strlen(folder);
    if (!top || top > whole)
        return !top ? NULL
                    : read_patterns(arena, NULL, folder,
                                    stet_arena_printf(arena, "%s/.git/info/exclude", folder));
    const char *here = head(arena, folder, top);
    const struct stet_gitignore *level =
        read_patterns(arena, NULL, here, stet_arena_printf(arena, "%s/.git/info/exclude", here));
    for (size_t at = top; at != SIZE_MAX; at = next_name(folder, at)) {
        level = stet_gitignore_enter(arena, level, head(arena, folder, at));
        size_t end = next_name(folder, at);
        const char *child = end == SIZE_MAX ? folder : head(arena, folder, end);
        if (stet_gitignore_matches(level, child, true))
            return NULL;
    }
    return level;
}
