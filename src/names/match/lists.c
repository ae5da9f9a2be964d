// SPDX-License-Identifier: Apache-2.0
#include "names/match/lists.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/embedded.h"
#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "names/index/layout.h"

static enum stet_status damaged(struct stet_error *err)
{
    return stet_fail(err, STET_ERROR_DATA, NULL, 0, 0,
                     "the tables linked into this program are damaged; build it again");
}

static enum stet_status open_tables(struct stet_name_lists *lists, struct stet_error *err)
{
    struct stet_str units = stet_embedded("units"), counts = stet_embedded("name-counts"),
                    groups = stet_embedded("given-groups"), kin = stet_embedded("kin"),
                    known = stet_embedded("known");
    if (!stet_channel_trust(&lists->channel, units.data, units.size) ||
        !stet_table_open(&lists->given_counts, counts.data, counts.size) ||
        !stet_table_open(&lists->given_groups, groups.data, groups.size) ||
        !stet_known_open(&lists->known, known.data, known.size) ||
        !stet_kin_open(&lists->kin, kin.data, kin.size) ||
        !stet_index_open(&lists->background, stet_embedded("names").data,
                         stet_embedded("names").size, true))
        return damaged(err);
    return STET_OK;
}

// Once all layers are there.
static enum stet_status open_forest(struct stet_name_lists *lists, struct stet_error *err)
{
    size_t words = 0;
    for (uint32_t i = 0; i < lists->layer_count; i++)
        words += lists->layers[i].word_count;
    lists->crowded = words > STET_CROWDED_WORDS;
    struct stet_str forest = stet_embedded(lists->crowded ? "forest-crowd" : "forest");
    return stet_forest_open(&lists->forest, forest.data, forest.size) ? STET_OK : damaged(err);
}

static enum stet_status add_layer(struct stet_name_lists *lists, struct stet_str blob, bool trusted,
                                  const char *path, struct stet_error *err)
{
    struct stet_index *index = &lists->layers[lists->layer_count];
    if (!stet_index_open(index, blob.data, blob.size, trusted))
        return stet_fail(err, STET_ERROR_DATA, path, 0, 0,
                         "the compiled name list is damaged; compile it again");
    lists->tries[lists->layer_count++] = index->trie;
    return STET_OK;
}

static bool has_sources(const struct stet_name_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->entries[i].source_count)
            return true;
    return false;
}

// A source language is a folder of dictionaries/ with endings.tsv and, where its script is not Latin, romanisation.tsv.
enum stet_status stet_name_schemes(struct stet_schemes *schemes, struct stet_error *err)
{
    enum stet_status status = STET_OK;
    const char *name;
    for (size_t i = 0; status == STET_OK && (name = stet_embedded_name(i)); i++) {
        struct stet_str language = stet_str_from(name);
        if (!stet_str_ends(language, STET_STR("/endings.tsv")))
            continue;
        language.size -= sizeof "/endings.tsv" - 1;
        char code[16], letters[40];
        snprintf(code, sizeof code, "%.*s", (int)language.size, language.data);
        snprintf(letters, sizeof letters, "%s/romanisation.tsv", code);
        status = stet_schemes_add(schemes, code, stet_embedded(letters), letters,
                                  stet_embedded(name), name, err);
    }
    return status;
}

static enum stet_status compile_text(struct stet_name_lists *lists, const char *path,
                                     struct stet_str text, struct stet_error *err)
{
    struct stet_arena arena = {0};
    struct stet_buf *blob = &lists->owned[lists->layer_count];
    struct stet_schemes schemes = {0};
    struct stet_name_list list;
    enum stet_status status = stet_name_list_parse(&list, &arena, path, text, err);
    if (status == STET_OK && has_sources(&list))
        status = stet_name_schemes(&schemes, err);
    if (status == STET_OK)
        status = stet_index_compile(blob, &list, 1, &schemes, err);
    if (status == STET_OK)
        status = add_layer(lists, stet_buf_view(blob), true, path, err);
    stet_schemes_release(&schemes);
    stet_arena_release(&arena);
    return status;
}

// ---------------------------------------------------------------- the cache

// Shorter lists are compiled faster than a cache file would be looked after.
enum { LEAST_LINES_CACHED = 2000 };

static bool is_long(struct stet_str text)
{
    size_t lines = 0;
    for (size_t i = 0; i < text.size && lines <= LEAST_LINES_CACHED; i++)
        lines += text.data[i] == '\n';
    return lines > LEAST_LINES_CACHED;
}

// What a compiled list depends on: the text, its name (which messages quote), this program, its layout and its source languages.
static bool cache_path(struct stet_buf *out, const char *path, struct stet_str text)
{
    static const uint32_t magic = STET_INDEX_MAGIC;
    struct stet_buf languages = {0};
    const char *name;
    for (size_t i = 0; (name = stet_embedded_name(i)); i++)
        if (stet_str_ends(stet_str_from(name), STET_STR("/endings.tsv")) ||
            stet_str_ends(stet_str_from(name), STET_STR("/romanisation.tsv"))) {
            uint64_t hash = stet_hash(stet_embedded(name));
            stet_buf_append(&languages, &hash, sizeof hash);
        }
    const struct stet_str parts[] = {text,
                                     stet_str_from(path),
                                     stet_str_from(STET_VERSION),
                                     {(const char *)&magic, sizeof magic},
                                     stet_buf_view(&languages)};
    bool found = stet_cache_path(out, parts, sizeof parts / sizeof *parts);
    stet_buf_release(&languages);
    return found;
}

static bool open_cached(struct stet_name_lists *lists, const char *cached)
{
    struct stet_mapping *mapping = &lists->mapped[lists->layer_count];
    if (!stet_cache_map(mapping, cached))
        return false;
    struct stet_str blob = {mapping->data, mapping->size};
    if (add_layer(lists, blob, false, NULL, NULL) == STET_OK)
        return true;
    stet_cache_unmap(mapping);
    return false;
}

// Whether a cell of the table is the word: what a long list of names is not parsed once more without.
static bool has_term_cell(struct stet_str text)
{
    const struct stet_str term = STET_STR("term");
    for (size_t at = 0; (at = stet_str_find(text, term, at)) != SIZE_MAX; at += term.size) {
        size_t from = at, to = at + term.size;
        while (from > 0 && text.data[from - 1] == ' ')
            from--;
        while (to < text.size && text.data[to] == ' ')
            to++;
        bool begins = from == 0 || text.data[from - 1] == '\t' || text.data[from - 1] == '\n';
        if (begins && (to == text.size || strchr("\t\r\n", text.data[to])))
            return true;
    }
    return false;
}

// Keeps the lines of kind term. Parsed once more, as the index may have come from the cache.
static enum stet_status keep_terms(struct stet_name_lists *lists, const char *path,
                                   struct stet_str text, struct stet_error *err)
{
    if (!has_term_cell(text))
        return STET_OK;
    struct stet_arena *arena = &lists->term_arena;
    struct stet_name_list *list = &lists->terms[lists->term_list_count];
    enum stet_status status =
        stet_name_list_parse(list, arena, path, stet_arena_copy(arena, text), err);
    if (status != STET_OK)
        return status;
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (list->entries[i].kind == STET_NAME_TERM)
            list->entries[kept++] = list->entries[i];
    list->count = kept;
    lists->term_list_count += kept > 0;
    return STET_OK;
}

// A list that says itself that it is empty, as `stet init` writes it, is no mistake: a header and a comment that begins "# empty".
static bool says_it_is_empty(struct stet_str text)
{
    bool says = false;
    for (unsigned lines = 0; text.data && text.size;) {
        struct stet_str line = stet_str_trim(stet_str_split(&text, '\n'));
        if (stet_str_starts(line, STET_STR("# empty")))
            says = true;
        else if (line.size && line.data[0] != '#' && ++lines > 1)
            return false;
    }
    return says;
}

static enum stet_status add_file(struct stet_name_lists *lists, const char *path,
                                 struct stet_error *err)
{
    struct stet_buf text = {0}, cached = {0};
    enum stet_status status = stet_file_read(&text, path, err);
    if (status == STET_OK && says_it_is_empty(stet_buf_view(&text))) {
        stet_buf_release(&text);
        return STET_OK;
    }
    bool cache = status == STET_OK && is_long(stet_buf_view(&text)) &&
                 cache_path(&cached, path, stet_buf_view(&text));
    if (status == STET_OK && !(cache && open_cached(lists, cached.data))) {
        uint32_t layer = lists->layer_count;
        status = compile_text(lists, path, stet_buf_view(&text), err);
        if (status == STET_OK && cache)
            stet_cache_store(cached.data, stet_buf_view(&lists->owned[layer]));
    }
    if (status == STET_OK)
        status = keep_terms(lists, path, stet_buf_view(&text), err);
    stet_buf_release(&cached);
    stet_buf_release(&text);
    return status;
}

enum stet_status stet_name_lists_new(struct stet_name_lists **out, bool defaults,
                                     const char *const *paths, size_t path_count,
                                     struct stet_error *err)
{
    struct stet_name_lists *lists = stet_xcalloc(1, sizeof *lists);
    enum stet_status status = open_tables(lists, err);
    if (status == STET_OK && path_count + defaults > STET_MAX_LAYERS)
        status = stet_fail(err, STET_ERROR_USAGE, NULL, 0, 0,
                           "more than %d name lists; join some of them into one file",
                           STET_MAX_LAYERS - 1);
    if (status == STET_OK && defaults)
        status = add_layer(lists, stet_embedded("names"), true, "the default names", err);
    for (size_t i = 0; i < path_count && status == STET_OK; i++)
        status = add_file(lists, paths[i], err);
    if (status == STET_OK)
        status = open_forest(lists, err);
    if (status != STET_OK) {
        stet_name_lists_free(lists);
        return status;
    }
    *out = lists;
    return STET_OK;
}

enum stet_status stet_name_lists_of(struct stet_name_lists **out, const struct stet_name_list *list,
                                    size_t count, const struct stet_schemes *schemes,
                                    struct stet_error *err)
{
    struct stet_name_lists *lists = stet_xcalloc(1, sizeof *lists);
    enum stet_status status = open_tables(lists, err);
    if (status == STET_OK)
        status = stet_index_compile(&lists->owned[0], list, count, schemes, err);
    if (status == STET_OK)
        status = add_layer(lists, stet_buf_view(&lists->owned[0]), true, NULL, err);
    if (status == STET_OK)
        status = open_forest(lists, err);
    if (status != STET_OK) {
        stet_name_lists_free(lists);
        return status;
    }
    *out = lists;
    return STET_OK;
}

void stet_name_lists_free(struct stet_name_lists *lists)
{
    if (!lists)
        return;
    for (size_t i = 0; i < STET_MAX_LAYERS; i++) {
        stet_buf_release(&lists->owned[i]);
        stet_cache_unmap(&lists->mapped[i]);
    }
    stet_arena_release(&lists->term_arena);
    free(lists);
}
