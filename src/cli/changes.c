// SPDX-License-Identifier: Apache-2.0
// One `git diff` tells everything but the texts, which come from one `git cat-file`. Its options make the answer independent of what the user has configured: prefixes,
// colours, filters, quoting.
#define _POSIX_C_SOURCE 200809L
#include "cli/changes.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/git.h"

#define DIFF                                                                                       \
    "git diff --unified=0 --inter-hunk-context=0 --full-index --find-renames --no-color "          \
    "--no-ext-diff --no-textconv --src-prefix=a/ --dst-prefix=b/ --submodule=short "               \
    "--diff-filter=ACMRT "

// ---- reading the difference

struct diff {
    struct cli_changes *changes;
    char blob[65];                 // of the file whose header is being read
    bool link;                     // it is a link or a submodule
    struct cli_changes_file *file; // whose lines come; NULL: of no interest
    unsigned long skip;            // lines of the hunk that are still to come
};

// The path of a "+++ " line: as it is, up to a tab, or quoted as C does. NULL: /dev/null, or damaged.
static char *parse_path(const char *text)
{
    char *path = cli_grow(NULL, strlen(text) + 1), *out = path;
    bool quoted = *text == '"';
    text += quoted;
    while (*text && *text != (quoted ? '"' : '\t')) {
        static const char names[] = "abtnvfr\"\\", values[] = "\a\b\t\n\v\f\r\"\\";
        if (!quoted || *text != '\\') {
            *out++ = *text++;
            continue;
        }
        const char *name = text[1] ? strchr(names, text[1]) : NULL;
        if (name) {
            *out++ = values[name - names];
            text += 2;
        } else {
            char *end;
            char digits[4] = {0};
            memcpy(digits, text + 1, strnlen(text + 1, 3));
            *out++ = (char)strtol(digits, &end, 8);
            text += 1 + (end - digits);
        }
    }
    *out = '\0';
    if (strncmp(path, "b/", 2) != 0) {
        free(path);
        return NULL;
    }
    memmove(path, path + 2, strlen(path + 2) + 1);
    return path;
}

static void begin_file(struct diff *diff, const char *text)
{
    char *path = parse_path(text);
    diff->file = NULL;
    if (!path || diff->link || !stet_is_article(path)) {
        free(path);
        return;
    }
    struct cli_changes *changes = diff->changes;
    changes->files = cli_grow(changes->files, (changes->count + 1) * sizeof *changes->files);
    diff->file = &changes->files[changes->count++];
    *diff->file = (struct cli_changes_file){.path = path};
    memcpy(diff->file->blob, diff->blob, sizeof diff->blob);
}

// "index OLD..NEW MODE": object names are hexadecimal, which the shell is later given as they are.
static void read_index(struct diff *diff, const char *text)
{
    const char *new = strstr(text, "..");
    size_t size = new ? strspn(new + 2, "0123456789abcdef") : 0;
    if (size < 40 || size >= sizeof diff->blob)
        return;
    memcpy(diff->blob, new + 2, size);
    diff->blob[size] = '\0';
    const char *mode = new + 2 + size;
    diff->link = diff->link || strcmp(mode, " 120000") == 0 || strcmp(mode, " 160000") == 0;
}

static void add_lines(struct cli_changes_file *file, unsigned first, unsigned last)
{
    file->lines = cli_grow(file->lines, (file->line_count + 1) * sizeof *file->lines);
    file->lines[file->line_count++] = (struct cli_lines){first, last};
}

// "@@ -A,B +C,D @@": D lines from C on are new. Without a number behind the comma it is one line.
static void read_hunk(struct diff *diff, const char *text)
{
    char *at;
    const char *plus = strchr(text, '+');
    strtoul(text, &at, 10);
    unsigned long old_count = *at == ',' ? strtoul(at + 1, NULL, 10) : 1;
    if (!plus)
        return;
    unsigned long first = strtoul(plus + 1, &at, 10);
    unsigned long count = *at == ',' ? strtoul(at + 1, NULL, 10) : 1;
    diff->skip = old_count + count;
    if (diff->file && count)
        add_lines(diff->file, (unsigned)first, (unsigned)(first + count - 1));
}

// "Binary files a/OLD and b/NEW differ" is all that git says of a text in UTF-16, and of one that .gitattributes calls binary: every
// line of an article counts as new, so that nothing passes without a word.
static void read_binary(struct diff *diff, const char *text)
{
    static const char end[] = " differ";
    const char *path = NULL;
    for (const char *at = text; (at = strstr(at, " and ")) != NULL; at++)
        if (strncmp(at + 5, "b/", 2) == 0 || strncmp(at + 5, "\"b/", 3) == 0)
            path = at + 5;
    if (!path || strlen(path) < sizeof end)
        return;
    char *copy = cli_grow(NULL, strlen(path) + 1);
    memcpy(copy, path, strlen(path) - sizeof end + 1);
    copy[strlen(path) - sizeof end + 1] = '\0';
    begin_file(diff, copy);
    free(copy);
    if (diff->file)
        add_lines(diff->file, 1, UINT_MAX);
    diff->file = NULL;
}

static void read_line(struct diff *diff, const char *line)
{
    if (diff->skip && (*line == '+' || *line == '-')) {
        diff->skip--;
    } else if (strncmp(line, "diff --git ", 11) == 0) {
        diff->file = NULL;
        diff->link = false;
        *diff->blob = '\0';
    } else if (strncmp(line, "new file mode 120000", 20) == 0 ||
               strncmp(line, "new mode 120000", 15) == 0) {
        diff->link = true;
    } else if (strncmp(line, "index ", 6) == 0) {
        read_index(diff, line + 6);
    } else if (strncmp(line, "+++ ", 4) == 0) {
        begin_file(diff, line + 4);
    } else if (strncmp(line, "Binary files ", 13) == 0) {
        read_binary(diff, line);
    } else if (strncmp(line, "@@ -", 4) == 0) {
        read_hunk(diff, line + 4);
    }
}

static int by_path(const void *a, const void *b)
{
    const struct cli_changes_file *x = a, *y = b;
    return strcmp(x->path, y->path);
}

static bool read_diff(struct cli_changes *out, const char *command)
{
    char *line = NULL;
    size_t capacity = 0;
    FILE *pipe = popen(command, "r");
    struct diff diff = {.changes = out};
    ssize_t size;
    while (pipe && (size = getline(&line, &capacity, pipe)) > 0) {
        line[size - (line[size - 1] == '\n')] = '\0';
        read_line(&diff, line);
    }
    free(line);
    if (pipe && pclose(pipe) == 0)
        return true;
    cli_error("git diff failed, so nothing was checked; see what it said above");
    return false;
}

// Calls `each` for every answer of `command` that ends with a NUL.
static bool each_answer(struct cli_changes *out, const char *command,
                        void (*each)(struct cli_changes *, const char *))
{
    char *answer = NULL;
    size_t capacity = 0;
    FILE *pipe = popen(command, "r");
    while (pipe && getdelim(&answer, &capacity, '\0', pipe) > 0)
        each(out, answer);
    free(answer);
    return pipe && pclose(pipe) == 0;
}

// "100644 BLOB 0<tab>PATH" of a .stet.yaml: the configuration that is committed is the one that counts.
static void add_config(struct cli_changes *out, const char *answer)
{
    const char *tab = strchr(answer, '\t'), *blob = strchr(answer, ' ');
    const char *slash = tab ? strrchr(tab, '/') : NULL;
    if (!tab || !blob || strcmp(slash ? slash + 1 : tab + 1, ".stet.yaml") != 0)
        return;
    size_t size = strspn(blob + 1, "0123456789abcdef");
    out->configs = cli_grow(out->configs, (out->config_count + 1) * sizeof *out->configs);
    struct cli_changes_file *config = &out->configs[out->config_count];
    *config = (struct cli_changes_file){.path = cli_grow(NULL, strlen(out->top) + strlen(tab) + 1)};
    sprintf(config->path, "%s/%s", out->top, tab + 1);
    if (size < sizeof config->blob)
        memcpy(config->blob, blob + 1, size);
    out->config_count++;
}

// The texts of files and configurations.
static bool read_texts(struct cli_changes *out)
{
    size_t count = out->count + out->config_count;
    struct cli_git_object *objects = cli_grow(NULL, (count + 1) * sizeof *objects);
    for (size_t i = 0; i < count; i++) {
        const struct cli_changes_file *file =
            i < out->count ? &out->files[i] : &out->configs[i - out->count];
        objects[i] = (struct cli_git_object){.name = file->blob};
    }
    bool good = cli_git_read(objects, count);
    for (size_t i = 0; i < count; i++) {
        struct cli_changes_file *file =
            i < out->count ? &out->files[i] : &out->configs[i - out->count];
        file->text = objects[i].data;
        file->size = objects[i].size;
    }
    free(objects);
    if (!good)
        cli_error("git does not give the texts of what is staged; try: git fsck");
    return good;
}

// Whole files that are named besides: those that do not change at all are checked as they are.
static void add_named(struct cli_changes *out, const struct cli_git_place *place,
                      const char *const *names, size_t count)
{
    size_t changed = out->count;
    for (size_t i = 0; i < count; i++) {
        char *path = cli_grow(NULL, strlen(place->here) + strlen(names[i]) + 1);
        sprintf(path, "%s%s", names[i][0] == '/' ? "" : place->here, names[i]);
        bool known = false;
        for (size_t k = 0; k < out->known_count && !known; k++)
            known = strcmp(out->known[k], path) == 0;
        for (size_t k = 0; k < changed && !known; k++)
            known = strcmp(out->files[k].path, path) == 0;
        if (known) {
            free(path);
            continue;
        }
        out->files = cli_grow(out->files, (out->count + 1) * sizeof *out->files);
        out->files[out->count++] = (struct cli_changes_file){.path = path, .whole = true};
    }
}

// Files that git calls changed, though no line of them may be: renamed ones, and changes of mode.
static void add_known(struct cli_changes *out, const char *path)
{
    out->known = cli_grow(out->known, (out->known_count + 1) * sizeof *out->known);
    out->known[out->known_count] = cli_grow(NULL, strlen(path) + 1);
    strcpy(out->known[out->known_count++], path);
}

// What stands behind DIFF; false for what is no revision.
static bool what_to_compare(char *out, size_t size, const struct cli_changes_source *source)
{
    static const char empty_tree[] = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    if (!source->from) {
        snprintf(out, size, "--cached");
        return true;
    }
    if (!cli_git_is_revision(source->from) || (source->to && !cli_git_is_revision(source->to))) {
        cli_error("\"%s\" is no revision of git", source->from);
        return false;
    }
    bool nothing = !source->from[strspn(source->from, "0")]; // the first push of a branch
    if (source->to)
        snprintf(out, size, "%s%s%s", nothing ? empty_tree : source->from, nothing ? " " : "...",
                 source->to);
    else
        snprintf(out, size, "%s", source->from);
    return true;
}

bool cli_changes_read(struct cli_changes *out, const struct cli_changes_source *source,
                      const char *const *names, size_t name_count)
{
    struct cli_git_place place = {0};
    char what[1024], command[1600];
    *out = (struct cli_changes){0};
    if (!what_to_compare(what, sizeof what, source) || !cli_git_enter(&place))
        return false;
    memcpy(out->top, place.top, sizeof out->top);
    snprintf(command, sizeof command, DIFF "%s --", what);
    if (!read_diff(out, command))
        return false;
    bool staged = !source->from, objects = staged || source->to;
    if (staged && !each_answer(out, "git ls-files -s -z -- '*.stet.yaml'", add_config))
        return false;
    if (objects && !read_texts(out))
        return false;
    snprintf(command, sizeof command, "git diff --name-only -z --diff-filter=ACMRT %s --", what);
    if (name_count && !each_answer(out, command, add_known))
        return false;
    add_named(out, &place, names, name_count);
    cli_git_show(&place);
    for (size_t i = 0; i < out->count; i++) {
        char *path = cli_git_path(&place, out->files[i].path);
        free(out->files[i].path);
        out->files[i].path = path;
    }
    if (out->count)
        qsort(out->files, out->count, sizeof *out->files, by_path);
    return true;
}

static void release_files(struct cli_changes_file *files, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(files[i].path);
        free(files[i].lines);
        free(files[i].text);
    }
    free(files);
}

void cli_changes_release(struct cli_changes *changes)
{
    release_files(changes->files, changes->count);
    release_files(changes->configs, changes->config_count);
    for (size_t i = 0; i < changes->known_count; i++)
        free(changes->known[i]);
    free(changes->known);
}

// NULL: no such file.
static const struct cli_changes_file *find_file(const struct cli_changes *changes, const char *path)
{
    size_t low = 0, high = changes->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(changes->files[middle].path, path);
        if (order == 0)
            return &changes->files[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static bool touches(const struct cli_changes_file *file, unsigned first, unsigned last)
{
    if (file->whole)
        return true;
    size_t low = 0, high = file->line_count; // first range that ends at or behind `first`
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (file->lines[middle].last < first)
            low = middle + 1;
        else
            high = middle;
    }
    return low < file->line_count && file->lines[low].first <= last;
}

// ---- what stet_run asks

static enum stet_status read_file(char **data, size_t *size, const char *path,
                                  struct stet_error *err)
{
    FILE *file = fopen(path, "rb");
    size_t used = 0, got = 1;
    char *text = cli_grow(NULL, 1);
    while (file && got > 0) {
        text = cli_grow(text, used + 65536);
        got = fread(text + used, 1, 65536, file);
        used += got;
    }
    bool good = file && !ferror(file);
    if (file)
        fclose(file);
    *data = text;
    *size = used;
    if (good)
        return STET_OK;
    free(text);
    snprintf(err->message, sizeof err->message, "the file cannot be read; check its permissions");
    snprintf(err->path, sizeof err->path, "%s", path);
    err->line = err->column = 0;
    return STET_ERROR_IO;
}

static void copy_text(char **data, size_t *size, const struct cli_changes_file *file)
{
    *data = cli_grow(NULL, file->size + 1);
    memcpy(*data, file->text, file->size);
    *size = file->size;
}

static enum stet_status give_text(void *user, char **data, size_t *size, const char *path,
                                  struct stet_error *err)
{
    const struct cli_changes_file *file = find_file(user, path);
    if (!file || !file->text)
        return read_file(data, size, path, err);
    copy_text(data, size, file);
    return STET_OK;
}

static bool give_config(void *user, char **data, size_t *size, const char *path)
{
    const struct cli_changes *changes = user;
    for (size_t i = 0; i < changes->config_count; i++)
        if (changes->configs[i].text && strcmp(changes->configs[i].path, path) == 0) {
            copy_text(data, size, &changes->configs[i]);
            return true;
        }
    return false;
}

static bool is_new(void *user, const char *path, const struct stet_finding *finding)
{
    const struct cli_changes_file *file = find_file(user, path);
    unsigned last = finding->line;
    for (size_t i = 0; i + 1 < finding->text.size; i++)
        last += finding->text.data[i] == '\n';
    return file && touches(file, finding->line, last);
}

struct stet_input cli_changes_input(struct cli_changes *changes)
{
    return (struct stet_input){
        .read = give_text, .config = give_config, .wanted = is_new, .user = changes};
}
