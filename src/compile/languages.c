// SPDX-License-Identifier: Apache-2.0
// Frequent words of the source languages to the table that is linked in.
#include "rules/shared/languages.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "compile/compile.h"
#include "names/spell/variants.h"

// A language in another script, with the schemes of its folder.
struct romaniser {
    struct stet_schemes schemes;
    const char *code;
};

struct target {
    void (*emit)(void *to, struct stet_str latin);
    void *to;
};

static void emit_variant(const struct stet_variant *variant, void *user)
{
    const struct target *target = user;
    if (variant->variant_class == STET_VARIANT_ROMANISED)
        target->emit(target->to, variant->text);
}

static void romanise(void *user, struct stet_str word,
                     void (*emit)(void *to, struct stet_str latin), void *to)
{
    const struct romaniser *romaniser = user;
    struct target target = {emit, to};
    stet_variants_of(&romaniser->schemes, romaniser->code, word, STET_VARIANT_OTHER, emit_variant,
                     &target);
}

// Languages in Latin letters have no romanisation.tsv. A case ending is none of these words' business.
static enum stet_status read_source(struct stet_language_source *out, struct romaniser *romaniser,
                                    const char *folder, struct stet_arena *arena,
                                    struct stet_error *err)
{
    struct stet_buf text = {0};
    struct stet_error missing = {0};
    const char *slash = strrchr(folder, '/');
    const char *letters = stet_arena_printf(arena, "%s/romanisation.tsv", folder);
    romaniser->code = slash ? slash + 1 : folder;
    out->path = stet_arena_printf(arena, "%s/frequent.txt", folder);
    enum stet_status status = stet_file_read(&text, out->path, err);
    out->text = stet_arena_copy(arena, stet_buf_view(&text));
    stet_buf_clear(&text);
    if (status == STET_OK && stet_file_read(&text, letters, &missing) == STET_OK) {
        status = stet_schemes_add(&romaniser->schemes, romaniser->code, stet_buf_view(&text),
                                  letters, STET_STR(""), "", err);
        out->romanise = romanise;
        out->user = romaniser;
    }
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
    struct romaniser *romanisers = STET_NEW_ARRAY(&arena, struct romaniser, source_count + 1);
    enum stet_status status = stet_file_read(&news, args[0], &err);
    for (size_t i = 0; i < source_count && status == STET_OK; i++)
        status = read_source(&sources[i], &romanisers[i], args[i + 1], &arena, &err);
    if (status == STET_OK)
        status = stet_languages_compile(out, sources, source_count, stet_buf_view(&news), &err);
    for (size_t i = 0; i < source_count; i++)
        stet_schemes_release(&romanisers[i].schemes);
    stet_buf_release(&news);
    int result = stet_compile_report(status, &err);
    stet_arena_release(&arena);
    return result;
}
