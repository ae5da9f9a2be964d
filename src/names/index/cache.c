// SPDX-License-Identifier: Apache-2.0
#define _POSIX_C_SOURCE 200809L
#include "names/index/cache.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"

static const char suffix[] = ".names";
enum { DAY = 24 * 60 * 60, DAYS_KEPT = 30 };

// The XDG base directory specification: a relative path is to be ignored.
static bool folder(struct stet_buf *out)
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (cache && cache[0] == '/')
        stet_buf_printf(out, "%s/stet", cache);
    else if (home && home[0] == '/')
        stet_buf_printf(out, "%s/.cache/stet", home);
    else
        return false;
    return true;
}

// Two hashes of the same bytes, started differently: 128 bits.
static uint64_t mix(uint64_t seed, const struct stet_str *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint64_t step[3] = {seed, stet_hash(parts[i]), parts[i].size};
        seed = stet_hash((struct stet_str){(const char *)step, sizeof step});
    }
    return seed;
}

bool stet_cache_path(struct stet_buf *out, const struct stet_str *parts, size_t count)
{
    if (!folder(out))
        return false;
    stet_buf_printf(out, "/%016" PRIx64 "%016" PRIx64 "%s", mix(1, parts, count),
                    mix(2, parts, count), suffix);
    return true;
}

bool stet_cache_map(struct stet_mapping *out, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat info;
    void *data = MAP_FAILED;
    if (fd < 0)
        return false;
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0) {
        data = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (time(NULL) - info.st_mtime > DAY)
            futimens(fd,
                     NULL); // in use: not to be removed; a file of somebody else's stays as it is
    }
    close(fd);
    if (data == MAP_FAILED)
        return false;
    *out = (struct stet_mapping){data, (size_t)info.st_size};
    return true;
}

void stet_cache_unmap(struct stet_mapping *mapping)
{
    union { // munmap takes what mmap gave
        const void *mapped;
        void *given;
    } data = {.mapped = mapping->data};
    if (mapping->data)
        munmap(data.given, mapping->size);
    *mapping = (struct stet_mapping){0};
}

static bool make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool made = mkdir(path, 0700) == 0 || errno == EEXIST;
        *slash = '/';
        if (!made)
            return false;
    }
    return true;
}

static void remove_unused(const char *path)
{
    struct stet_buf name = {0};
    size_t size = (size_t)(strrchr(path, '/') - path) + 1;
    stet_buf_append(&name, path, size);
    DIR *open_folder = opendir(name.data);
    for (struct dirent *entry; open_folder && (entry = readdir(open_folder));) {
        struct stat info;
        if (!strstr(entry->d_name, suffix))
            continue;
        stet_buf_clear(&name);
        stet_buf_append(&name, path, size);
        stet_buf_puts(&name, entry->d_name);
        if (stat(name.data, &info) == 0 && S_ISREG(info.st_mode) &&
            time(NULL) - info.st_mtime > (time_t)DAYS_KEPT * DAY)
            unlink(name.data);
    }
    if (open_folder)
        closedir(open_folder);
    stet_buf_release(&name);
}

void stet_cache_store(const char *path, struct stet_str blob)
{
    struct stet_buf folders = {0};
    stet_buf_puts(&folders, path);
    if (make_folders(folders.data)) {
        remove_unused(path);
        stet_file_write(path, blob, NULL);
    }
    stet_buf_release(&folders);
}
