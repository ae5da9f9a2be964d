// SPDX-License-Identifier: Apache-2.0
// Replays corpora without a fuzzer: every file of the folders that are named, whole, and cut off at a few places, from memory that ends
// with the text, so that sanitizers see a step beyond it.
#define _XOPEN_SOURCE 700
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "target.h"

static void try_size(struct stet_str text, size_t size)
{
    uint8_t *copy = stet_xmalloc(size);
    if (size)
        memcpy(copy, text.data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static void replay(const char *path)
{
    struct stet_buf text = {0};
    MUST(stet_file_read(&text, path, NULL) == STET_OK);
    struct stet_str view = stet_buf_view(&text);
    try_size(view, view.size);
    for (size_t part = 1; part < 4; part++)
        try_size(view, view.size * part / 4);
    if (view.size)
        try_size(view, view.size - 1);
    stet_buf_release(&text);
}

int main(int argc, char **argv)
{
    size_t count = 0;
    for (int i = 1; i < argc; i++) {
        DIR *folder = opendir(argv[i]);
        MUST(folder != NULL);
        for (struct dirent *entry; (entry = readdir(folder));) {
            char path[4096];
            if (entry->d_name[0] == '.')
                continue;
            snprintf(path, sizeof path, "%s/%s", argv[i], entry->d_name);
            replay(path);
            count++;
        }
        closedir(folder);
    }
    printf("%zu inputs\n", count);
    return count == 0;
}
