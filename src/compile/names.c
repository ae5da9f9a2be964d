// SPDX-License-Identifier: Apache-2.0
// Tables of the name engine.
#include "compile/compile.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/table.h"
#include "names/match/channel.h"
#include "names/weigh/evidence.h"
#include "base/forest.h"
#include "names/index/index.h"
#include "names/index/known.h"
#include "names/spell/kin.h"
#include "text/unicode.h"

int stet_compile_units(char **args, int count, struct stet_buf *out)
{
    struct stet_error err = {0};
    struct stet_buf text = {0};
    (void)count;
    enum stet_status status = stet_file_read(&text, args[0], &err);
    if (status == STET_OK)
        status = stet_channel_compile(out, stet_buf_view(&text), args[0], &err);
    stet_buf_release(&text);
    return stet_compile_report(status, &err);
}

// Calls `fn` for the first two fields of every line but comments and the header.
static enum stet_status each_line(const char *path, struct stet_str text, struct stet_error *err,
                                  bool (*fn)(void *user, struct stet_str first,
                                             struct stet_str second),
                                  void *user)
{
    bool header = true;
    for (unsigned line_no = 1; text.data; line_no++) {
        struct stet_str line = stet_str_split(&text, '\n');
        if (!line.size || line.data[0] == '#')
            continue;
        struct stet_str first = stet_str_split(&line, '\t');
        struct stet_str second = line.data ? stet_str_split(&line, '\t') : STET_STR("");
        if (!header && !fn(user, first, second))
            return stet_fail(err, STET_ERROR_DATA, path, line_no, 0,
                             "the line is not as the header says");
        header = false;
    }
    return STET_OK;
}

struct pairs {
    struct stet_buf hashes, values;
};

static bool add_count(void *user, struct stet_str name, struct stet_str number)
{
    struct pairs *pairs = user;
    uint32_t value = number.size ? (uint32_t)strtoul(number.data, NULL, 10) : 0;
    uint64_t hash = stet_hash(name);
    stet_buf_append(&pairs->hashes, &hash, sizeof hash);
    stet_buf_append(&pairs->values, &value, sizeof value);
    return name.size && value;
}

static void write_pairs(struct pairs *pairs, struct stet_buf *out)
{
    stet_table_write(out, (const uint64_t *)(const void *)pairs->hashes.data,
                     (const uint32_t *)(const void *)pairs->values.data,
                     pairs->values.size / sizeof(uint32_t));
    stet_buf_release(&pairs->hashes);
    stet_buf_release(&pairs->values);
}

int stet_compile_counts(char **args, int count, struct stet_buf *out)
{
    struct stet_error err = {0};
    struct stet_buf text = {0};
    struct pairs pairs = {0};
    (void)count;
    enum stet_status status = stet_file_read(&text, args[0], &err);
    if (status == STET_OK)
        status = each_line(args[0], stet_buf_view(&text), &err, add_count, &pairs);
    write_pairs(&pairs, out);
    stet_buf_release(&text);
    return stet_compile_report(status, &err);
}

static void add_to_group(struct pairs *pairs, struct stet_str spelling, uint32_t group)
{
    char key[STET_KEY_SIZE];
    size_t size = stet_text_fold(spelling, key, sizeof key);
    if (!size)
        return;
    uint64_t hash = stet_hash((struct stet_str){key, size});
    stet_buf_append(&pairs->hashes, &hash, sizeof hash);
    stet_buf_append(&pairs->values, &group, sizeof group);
}

// Names whose note begins with the same =Key are twins. A spelling of two groups stays with the first.
static void group_names(const struct stet_name_list *list, struct pairs *pairs)
{
    struct stet_map groups = {0};
    for (size_t i = 0; i < list->count; i++) {
        const struct stet_name_entry *entry = &list->entries[i];
        struct stet_str rest = entry->note, also = entry->also, value;
        struct stet_str note = stet_str_split(&rest, ' ');
        if (note.size < 2 || note.data[0] != '=')
            continue;
        uint32_t group = *stet_map_put(&groups, note, groups.count + 1, NULL);
        add_to_group(pairs, entry->name, group);
        while (stet_name_next_value(&also, &value))
            add_to_group(pairs, value, group);
    }
    stet_map_release(&groups);
}

int stet_compile_groups(char **args, int count, struct stet_buf *out)
{
    struct stet_error err = {0};
    struct stet_arena arena = {0};
    struct stet_buf text = {0};
    struct pairs pairs = {0};
    struct stet_name_list list;
    (void)count;
    enum stet_status status = stet_file_read(&text, args[0], &err);
    if (status == STET_OK)
        status = stet_name_list_parse(&list, &arena, args[0], stet_buf_view(&text), &err);
    if (status == STET_OK)
        group_names(&list, &pairs);
    write_pairs(&pairs, out);
    stet_buf_release(&text);
    stet_arena_release(&arena);
    return stet_compile_report(status, &err);
}

int stet_compile_kin(char **args, int count, struct stet_buf *out)
{
    struct stet_error err = {0};
    struct stet_buf text = {0};
    (void)count;
    enum stet_status status = stet_file_read(&text, args[0], &err);
    if (status == STET_OK)
        status = stet_kin_compile(out, stet_buf_view(&text), args[0], &err);
    stet_buf_release(&text);
    return stet_compile_report(status, &err);
}

int stet_compile_known(char **args, int count, struct stet_buf *out)
{
    struct stet_error err = {0};
    struct stet_buf words = {0}, names = {0};
    enum stet_status status = stet_file_read(&words, args[0], &err);
    if (status == STET_OK && count > 1)
        status = stet_file_read(&names, args[1], &err);
    if (status == STET_OK)
        status = stet_known_compile(out, stet_buf_view(&words), args[0], stet_buf_view(&names),
                                    args[1], &err);
    stet_buf_release(&words);
    stet_buf_release(&names);
    return stet_compile_report(status, &err);
}

int stet_compile_forest(char **args, int count, struct stet_buf *out)
{
    struct stet_error err = {0};
    struct stet_buf text = {0};
    const char *names[STET_FEATURE_COUNT];
    (void)count;
    for (int i = 0; i < STET_FEATURE_COUNT; i++)
        names[i] = stet_feature_name((enum stet_feature)i);
    enum stet_status status = stet_file_read(&text, args[0], &err);
    if (status == STET_OK)
        status = stet_forest_compile(out, stet_buf_view(&text), args[0], names, STET_FEATURE_COUNT,
                                     &err);
    stet_buf_release(&text);
    return stet_compile_report(status, &err);
}

static enum stet_status add_language(struct stet_schemes *schemes, const char *folder,
                                     struct stet_error *err)
{
    struct stet_buf letters = {0}, endings = {0}, letters_path = {0}, endings_path = {0};
    const char *slash = strrchr(folder, '/');
    stet_buf_printf(&letters_path, "%s/romanisation.tsv", folder);
    stet_buf_printf(&endings_path, "%s/endings.tsv", folder);
    struct stet_error missing;
    enum stet_status status = stet_file_read(&endings, endings_path.data, err);
    // Languages in Latin script need no romanisation.
    if (status == STET_OK && stet_file_read(&letters, letters_path.data, &missing) != STET_OK)
        stet_buf_clear(&letters);
    if (status == STET_OK)
        status =
            stet_schemes_add(schemes, slash ? slash + 1 : folder, stet_buf_view(&letters),
                             letters_path.data, stet_buf_view(&endings), endings_path.data, err);
    stet_buf_release(&letters);
    stet_buf_release(&endings);
    stet_buf_release(&letters_path);
    stet_buf_release(&endings_path);
    return status;
}

// Paths are kept relative to the root, so that messages name dictionaries/en/people.tsv wherever stet was built.
static const char *shown_path(const char *root, const char *path)
{
    size_t n = strlen(root);
    return strncmp(path, root, n) == 0 && path[n] == '/' ? path + n + 1 : path;
}

int stet_compile_names(char **args, int count, struct stet_buf *out)
{
    struct stet_error err = {0};
    struct stet_arena arena = {0};
    struct stet_schemes schemes = {0};
    enum stet_status status = STET_OK;
    struct stet_name_list *lists = STET_NEW_ARRAY(&arena, struct stet_name_list, (size_t)count);
    size_t list_count = 0;
    for (int i = 1; i < count && status == STET_OK; i++) {
        struct stet_buf text = {0};
        if (!stet_str_ends(stet_str_from(args[i]), STET_STR(".tsv"))) {
            status = add_language(&schemes, args[i], &err);
            continue;
        }
        status = stet_file_read(&text, args[i], &err);
        if (status == STET_OK)
            status =
                stet_name_list_parse(&lists[list_count++], &arena, shown_path(args[0], args[i]),
                                     stet_arena_copy(&arena, stet_buf_view(&text)), &err);
        stet_buf_release(&text);
    }
    if (status == STET_OK)
        status = stet_index_compile(out, lists, list_count, &schemes, &err);
    stet_schemes_release(&schemes);
    stet_arena_release(&arena);
    return stet_compile_report(status, &err);
}

// Ordinary words for suggestions: forms of the dictionary in lower case, letters only, without possessives. Size of the strings (8
// bytes), the strings, each with its NUL, then a trie whose values are their offsets.
int stet_compile_near(char **args, int count, struct stet_buf *out)
{
    struct stet_error err = {0};
    struct stet_buf text = {0}, words = {0}, strings = {0};
    (void)count;
    enum stet_status status = stet_file_read(&text, args[0], &err);
    struct stet_str rest = stet_buf_view(&text);
    while (status == STET_OK && rest.data) {
        struct stet_str form = stet_str_trim(stet_str_split(&rest, '\n'));
        bool plain = form.size >= 3 && form.size <= STET_TRIE_WORD_MAX;
        for (size_t i = 0; i < form.size && plain; i++)
            plain = stet_is_ascii_lower(form.data[i]);
        if (!plain)
            continue;
        struct stet_trie_word word = {form, (uint32_t)strings.size};
        stet_buf_append(&words, &word, sizeof word);
        stet_buf_str(&strings, form);
        stet_buf_putc(&strings, '\0');
    }
    stet_buf_align(&strings, 8);
    uint64_t size = strings.size;
    stet_buf_append(out, &size, sizeof size);
    stet_buf_str(out, stet_buf_view(&strings));
    if (status == STET_OK)
        status = stet_trie_build(out, (const struct stet_trie_word *)(const void *)words.data,
                                 words.size / sizeof(struct stet_trie_word), &err);
    stet_buf_release(&text);
    stet_buf_release(&words);
    stet_buf_release(&strings);
    return stet_compile_report(status, &err);
}
