// SPDX-License-Identifier: Apache-2.0
#include <string.h>
#include "stet.h"
static int status_of;
static void failed(void *user, const struct stet_error *err)
{
    (void)user;
    status_of = 2;
    fprintf(stderr, "stet: %s: %s\n", err->path, err->message);
}
int main(int argc, char **argv)
{
    struct stet_summary summary = {0};
    struct stet_error err = {0};
    struct stet_run_options options = {.format = "jsonl", .out = stdout, .failed = failed};
    const char *paths[1024];
    size_t n = 0;
    for (int i = 1; i < argc && n < 1024; i++) {
        if (!strcmp(argv[i], "check"))
            continue;
        if (!strcmp(argv[i], "--format") || !strcmp(argv[i], "--names")) {
            i++;
            continue;
        }
        if (argv[i][0] == '-' && argv[i][1])
            continue;
        paths[n++] = argv[i];
    }
    if (stet_run(&summary, paths, n, &options, &err) != STET_OK) {
        fprintf(stderr, "stet: %s: %s\n", err.path, err.message);
        return 2;
    }
    return status_of ? status_of : summary.failing > 0;
}
