// SPDX-License-Identifier: Apache-2.0
#define _XOPEN_SOURCE 700
#include "cli/git.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void *cli_grow(void *items, size_t size)
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

bool cli_git_is_revision(const char *revision)
{
    static const char allowed[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/~^@{}+-";
    return *revision && *revision != '-' && !revision[strspn(revision, allowed)];
}

// git gives hooks paths from the top, which mean nothing any more in another folder.
static void make_absolute(const char *variable)
{
    const char *value = getenv(variable);
    char *real = value && *value != '/' ? realpath(value, NULL) : NULL;
    if (real)
        setenv(variable, real, 1);
    free(real);
}

bool cli_git_enter(struct cli_git_place *out)
{
    if (!cli_git_line(out->top, sizeof out->top, "git rev-parse --show-toplevel") ||
        !cli_git_line(out->here, sizeof out->here, "git rev-parse --show-prefix")) {
        cli_error("this is no work tree of git; go into one (git itself must be installed)");
        return false;
    }
    const char *caller = getenv("GIT_PREFIX");
    snprintf(out->shown, sizeof out->shown, "%s", *out->here || !caller ? out->here : caller);
    size_t size = strlen(out->shown);
    if (size && out->shown[size - 1] != '/')
        *out->shown = '\0';
    make_absolute("GIT_DIR");
    make_absolute("GIT_INDEX_FILE");
    if (chdir(out->top) == 0)
        return true;
    cli_error("cannot go to the top of the work tree, %s; check its permissions", out->top);
    return false;
}

bool cli_git_show(struct cli_git_place *place)
{
    if (*place->shown && chdir(place->shown) != 0)
        *place->shown = '\0'; // paths from the top are right too
    return true;
}

char *cli_git_path(const struct cli_git_place *place, const char *path)
{
    size_t common = 0;
    const char *shown = place->shown;
    for (size_t i = 0; shown[i] && shown[i] == path[i]; i++)
        if (shown[i] == '/')
            common = i + 1;
    size_t up = 0;
    for (const char *c = shown + common; *c; c++)
        up += *c == '/';
    char *out = cli_grow(NULL, 3 * up + strlen(path + common) + 1), *at = out;
    for (; up; up--, at += 3)
        memcpy(at, "../", 3);
    strcpy(at, path + common);
    return out;
}

// The answer to one name: "NAME blob SIZE", the bytes and a line break; or "NAME missing".
static bool read_object(struct cli_git_object *object, FILE *pipe)
{
    char header[160], type[16];
    unsigned long long size;
    if (!fgets(header, sizeof header, pipe))
        return false;
    if (sscanf(header, "%*s %15s %llu", type, &size) != 2)
        return true;
    object->data = cli_grow(NULL, (size_t)size + 1);
    object->size = (size_t)size;
    object->data[size] = '\0';
    return fread(object->data, 1, object->size, pipe) == object->size && getc(pipe) == '\n';
}

bool cli_git_read(struct cli_git_object *objects, size_t count)
{
    char names[] = "/tmp/stet-XXXXXX", command[80];
    if (!count)
        return true;
    int file = mkstemp(names);
    FILE *list = file >= 0 ? fdopen(file, "w") : NULL;
    for (size_t i = 0; list && i < count; i++)
        fprintf(list, "%s\n", objects[i].name);
    bool good = list && fclose(list) == 0;
    snprintf(command, sizeof command, "git cat-file --batch <%s", names);
    FILE *pipe = good ? popen(command, "r") : NULL;
    for (size_t i = 0; pipe && good && i < count; i++)
        good = read_object(&objects[i], pipe);
    good = pipe && pclose(pipe) == 0 && good;
    if (file >= 0)
        unlink(names);
    return good;
}
