// SPDX-License-Identifier: Apache-2.0
// A .stet.yaml: read, listed, asked whether it ignores a file and which overrides match one. It is a file, so one in memory stands for it.
#define _GNU_SOURCE // memfd_create
#include "target.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "engine/config/config.h"

static void read_for(const char *place, const char *path)
{
    struct stet_settings *settings = NULL;
    struct stet_error err = {0};
    struct stet_buf matches = {0};
    MUST(stet_settings_new(&settings, NULL) == STET_OK);
    if (place)
        settings->place = place;
    if (stet_settings_load(settings, path, &err) == STET_OK) {
        size_t count = 0;
        const struct stet_setting *list = stet_settings_list(settings, &count);
        for (size_t i = 0; i < count; i++)
            MUST(list[i].key && list[i].value);
        stet_config_ignores(settings, "/home/desk/news/draft/article.md");
        stet_config_matches(&matches, settings, "/home/desk/news/article.txt");
    } else {
        MUST(err.message[0] && !strpbrk(err.message, "\r\n"));
    }
    stet_buf_release(&matches);
    stet_settings_free(settings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int fd = -1;
    char path[64];
    if (fd < 0)
        fd = memfd_create("stet.yaml", MFD_CLOEXEC);
    MUST(fd >= 0 && ftruncate(fd, 0) == 0 && pwrite(fd, data, size, 0) == (ssize_t)size);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    read_for(NULL, path);
    read_for("/proc/self/fd/news/article.md", path);
    return 0;
}
