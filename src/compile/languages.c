// SPDX-License-Identifier: Apache-2.0
// Frequent words of the source languages to the table that is linked in.
#include "rules/shared/languages.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "compile/compile.h"

static enum stet_status read_source(struct stet_language_source *out, const char *folder,
                                    struct stet_arena *arena, struct stet_error *err)
{
    struct stet_buf text = {0};
    struct stet_error missing = {0};
    const char *slash = strrchr(folder, '/');
    out->code = slash ? slash + 1 : folder;
    out->path = stet_arena_printf(arena, "%s/frequent.txt", folder);
    out->romanisation_path = stet_arena_printf(arena, "%s/romanisation.tsv", folder);
    enum stet_status status = stet_file_read(&text, out->path, err);
    out->text = stet_arena_copy(arena, stet_buf_view(&text));
    stet_buf_clear(&text);
    // Languages in Latin letters need none.
    out->romanisation = STET_STR("");
    if (status == STET_OK && stet_file_read(&text, out->romanisation_path, &missing) == STET_OK)
        out->romanisation = stet_arena_copy(arena, stet_buf_view(&text));
    stet_buf_release(&text);
    return status;
}

int stet_compile_languages(char **args, int count, struct stet_buf *out)
{
    struct stet_error err = {0};
    struct stet_arena arena = {0};
    struct stet_buf news = {0};
    size_t source_count = (size_t)count - 1;
    struct stet_language_source *sources =
        STET_NEW_ARRAY(&arena, struct stet_language_source, source_count + 1);
    enum stet_status status = stet_file_read(&news, args[0], &err);
    for (size_t i = 0; i < source_count && status == STET_OK; i++)
        status = read_source(&sources[i], args[i + 1], &arena, &err);
    if (status == STET_OK)
        status = stet_languages_compile(out, sources, source_count, stet_buf_view(&news), &err);
    stet_buf_release(&news);
    int result = stet_compile_report(status, &err);
    stet_arena_release(&arena);
    return result;
}
