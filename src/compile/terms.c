// SPDX-License-Identifier: Apache-2.0
// Glossaries to the table that is linked in.
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "compile/compile.h"
#include "rules/shared/terms.h"

enum { MAX_LISTS = 64 };

// Without the root of the source tree, so that builds in different places are equal.
static const char *shown_path(const char *root, const char *path)
{
    size_t n = strlen(root);
    return strncmp(path, root, n) == 0 && path[n] == '/' ? path + n + 1 : path;
}

int stet_compile_terms(char **args, int count, struct stet_buf *out)
{
    struct stet_error err = {0};
    struct stet_arena arena = {0};
    struct stet_name_list lists[MAX_LISTS];
    struct stet_buf text[MAX_LISTS] = {{0}};
    size_t list_count = 0;
    enum stet_status status = STET_OK;
    for (int i = 1; i < count && list_count < MAX_LISTS && status == STET_OK; i++) {
        status = stet_file_read(&text[list_count], args[i], &err);
        if (status == STET_OK)
            status = stet_name_list_parse(&lists[list_count], &arena, shown_path(args[0], args[i]),
                                          stet_buf_view(&text[list_count]), &err);
        list_count++;
    }
    if (status == STET_OK)
        status = stet_terms_compile(out, lists, list_count, false, &err);
    for (size_t i = 0; i < MAX_LISTS; i++)
        stet_buf_release(&text[i]);
    stet_arena_release(&arena);
    return stet_compile_report(status, &err);
}
