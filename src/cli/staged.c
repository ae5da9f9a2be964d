// SPDX-License-Identifier: Apache-2.0
// One `git diff` tells everything but the texts. Its options make the answer independent of what the user has configured: prefixes,
// colours, filters, quoting.
#define _POSIX_C_SOURCE 200809L
#include "cli/staged.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char diff_command[] =
    "git diff --cached --unified=0 --inter-hunk-context=0 --full-index --find-renames --no-color "
    "--no-ext-diff --no-textconv --src-prefix=a/ --dst-prefix=b/ --submodule=short "
    "--diff-filter=ACMRT";

static void *grow(void *items, size_t size)
{
    void *more = realloc(items, size);
    if (!more) {
        cli_error("out of memory");
        exit(CLI_FAILED);
    }
    return more;
}

bool cli_git_line(char *out, size_t size, const char *command)
{
    FILE *pipe = popen(command, "r");
    bool good = pipe && fgets(out, (int)size, pipe);
    // git may still be writing: what is left is taken, so that it does not die of it.
    while (pipe && getc(pipe) != EOF) {
    }
    if (!pipe || pclose(pipe) != 0 || !good)
        return false;
    out[strcspn(out, "\n")] = '\0';
    return true;
}

// ---- reading the difference

struct diff {
    struct cli_staged *staged;
    char blob[65];                // of the file whose header is being read
    bool link;                    // it is a link or a submodule
    struct cli_staged_file *file; // whose lines come; NULL: of no interest
    unsigned long skip;           // lines of the hunk that are still to come
};

// The path of a "+++ " line: as it is, up to a tab, or quoted as C does. NULL: /dev/null, or damaged.
static char *parse_path(const char *text)
{
    char *path = grow(NULL, strlen(text) + 1), *out = path;
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
    if (!path || diff->link || !*diff->blob || !stet_is_article(path)) {
        free(path);
        return;
    }
    struct cli_staged *staged = diff->staged;
    staged->files = grow(staged->files, (staged->count + 1) * sizeof *staged->files);
    diff->file = &staged->files[staged->count++];
    *diff->file = (struct cli_staged_file){.path = path};
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

static void add_lines(struct cli_staged_file *file, unsigned first, unsigned last)
{
    file->lines = grow(file->lines, (file->line_count + 1) * sizeof *file->lines);
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
    char *copy = grow(NULL, strlen(path) + 1);
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
    const struct cli_staged_file *x = a, *y = b;
    return strcmp(x->path, y->path);
}

bool cli_staged_read(struct cli_staged *out)
{
    char top[4096], *line = NULL;
    size_t capacity = 0;
    *out = (struct cli_staged){0};
    if (!cli_git_line(top, sizeof top, "git rev-parse --show-toplevel")) {
        cli_error("this is no work tree of git; go into one (git itself must be installed)");
        return false;
    }
    if (chdir(top) != 0) {
        cli_error("cannot go to the top of the work tree, %s; check its permissions", top);
        return false;
    }
    FILE *pipe = popen(diff_command, "r");
    struct diff diff = {.staged = out};
    ssize_t size;
    while (pipe && (size = getline(&line, &capacity, pipe)) > 0) {
        line[size - (line[size - 1] == '\n')] = '\0';
        read_line(&diff, line);
    }
    free(line);
    if (!pipe || pclose(pipe) != 0) {
        cli_error("git diff failed, so nothing was checked; see what it said above");
        return false;
    }
    if (out->count)
        qsort(out->files, out->count, sizeof *out->files, by_path);
    return true;
}

void cli_staged_release(struct cli_staged *staged)
{
    for (size_t i = 0; i < staged->count; i++) {
        free(staged->files[i].path);
        free(staged->files[i].lines);
    }
    free(staged->files);
}

const struct cli_staged_file *cli_staged_find(const struct cli_staged *staged, const char *path)
{
    size_t low = 0, high = staged->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(staged->files[middle].path, path);
        if (order == 0)
            return &staged->files[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

bool cli_staged_touches(const struct cli_staged_file *file, unsigned first, unsigned last)
{
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

bool cli_staged_text(char **data, size_t *size, const struct cli_staged_file *file)
{
    char command[128], part[65536];
    snprintf(command, sizeof command, "git cat-file blob %s", file->blob);
    FILE *pipe = popen(command, "r");
    char *text = NULL;
    size_t used = 0, got;
    while (pipe && (got = fread(part, 1, sizeof part, pipe)) > 0) {
        text = grow(text, used + got);
        memcpy(text + used, part, got);
        used += got;
    }
    if (!pipe || pclose(pipe) != 0) {
        free(text);
        return false;
    }
    *data = text ? text : grow(NULL, 1);
    *size = used;
    return true;
}
