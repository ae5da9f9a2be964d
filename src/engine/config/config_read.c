// SPDX-License-Identifier: Apache-2.0
// The text of a .stet.yaml into settings. Strict on purpose: a key that is misspelt and silently ignored switches off what an editor
// relies on. Everything is read and checked before anything is put in force.
#define _XOPEN_SOURCE 700
#include "engine/config/config.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/number.h"
#include "base/yaml.h"
#include "engine/config/glob.h"
#include "engine/config/nearest.h"
#include "formats/format.h"

enum { LARGEST = 1024 * 1024 };

struct reading {
    struct stet_settings *settings;
    struct stet_yaml *yaml;
    const char *path;   // in the settings' arena
    const char *folder; // of path
    enum stet_key_place place;
    struct stet_buf changes;   // struct stet_change, of the mapping that is being read
    struct stet_buf ignore;    // struct stet_glob
    struct stet_buf files;     // struct stet_glob, of the override that is being read
    struct stet_buf overrides; // struct stet_override
    struct stet_error *err;
};

// The line and column of `node`, and what is wrong there.
static enum stet_status fail_at(const struct reading *r, const yaml_node_t *node,
                                const char *format, ...) __attribute__((format(printf, 3, 4)));
static enum stet_status fail_at(const struct reading *r, const yaml_node_t *node,
                                const char *format, ...)
{
    char message[768];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    return stet_fail(r->err, STET_ERROR_CONFIG, r->path, (unsigned)node->start_mark.line + 1,
                     (unsigned)node->start_mark.column + 1, "%s", message);
}

static const char *text_of(const yaml_node_t *node)
{
    return stet_yaml_text(node).data;
}

static bool is_plain(const yaml_node_t *node)
{
    return node->type == YAML_SCALAR_NODE && node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

static bool is_null(const yaml_node_t *node)
{
    const char *text = text_of(node);
    return is_plain(node) && (!*text || strcmp(text, "~") == 0 || strcmp(text, "null") == 0);
}

static bool is_one_of(const yaml_node_t *node, const char *const *words)
{
    for (; is_plain(node) && *words; words++)
        if (stet_str_eq_nocase(stet_yaml_text(node), stet_str_from(*words)))
            return true;
    return false;
}

// YAML 1.1 has many words for it, and editors type all of them.
static bool is_true(const yaml_node_t *node)
{
    static const char *const words[] = {"true", "yes", "on", NULL};
    return is_one_of(node, words);
}

static bool is_false(const yaml_node_t *node)
{
    static const char *const words[] = {"false", "no", "off", NULL};
    return is_one_of(node, words);
}

static void add_change(struct reading *r, const yaml_node_t *node, struct stet_change change)
{
    change.origin = (struct stet_origin){r->path, (unsigned)node->start_mark.line + 1};
    stet_buf_append(&r->changes, &change, sizeof change);
}

static void *keep(struct reading *r, struct stet_buf *items)
{
    void *copy = stet_arena_alloc(&r->settings->arena, items->size);
    if (items->size)
        memcpy(copy, items->data, items->size);
    stet_buf_clear(items);
    return copy;
}

// Calls `each` for a text or for every entry of a list of texts; what is said of other values begins with `key`.
static enum stet_status each_text(struct reading *r, const yaml_node_t *node, const char *key,
                                  enum stet_status (*each)(struct reading *, const yaml_node_t *))
{
    if (node->type == YAML_SCALAR_NODE)
        return each(r, node);
    if (node->type != YAML_SEQUENCE_NODE)
        return fail_at(r, node, "%s: a text or a list of texts is wanted here", key);
    enum stet_status status = STET_OK;
    for (const yaml_node_item_t *item = node->data.sequence.items.start;
         status == STET_OK && item < node->data.sequence.items.top; item++) {
        const yaml_node_t *entry = stet_yaml_node(r->yaml, *item);
        if (entry->type != YAML_SCALAR_NODE || is_null(entry))
            status = fail_at(r, entry, "%s: every entry of the list is one text", key);
        else
            status = each(r, entry);
    }
    return status;
}

static enum stet_status read_language(struct reading *r, const yaml_node_t *node)
{
    struct stet_str text = stet_yaml_text(node);
    bool good = text.size >= 2 && text.size <= 32;
    for (size_t i = 0; i < text.size; i++)
        good = good && (stet_is_ascii_alpha(text.data[i]) || stet_is_ascii_digit(text.data[i]) ||
                        text.data[i] == '_' || text.data[i] == '-');
    if (!good)
        return fail_at(r, node, "language: write it like en_US or en_GB");
    add_change(r, node,
               (struct stet_change){.kind = STET_CHANGE_LANGUAGE,
                                    .text = stet_arena_strdup(&r->settings->arena, text)});
    return STET_OK;
}

static enum stet_status read_format(struct reading *r, const yaml_node_t *node)
{
    const struct stet_format *format = stet_format_find(stet_yaml_text(node));
    if (!format)
        return fail_at(r, node, "format: there is no format \"%s\"; use one of %s", text_of(node),
                       stet_formats_text(&r->settings->arena));
    add_change(r, node, (struct stet_change){.kind = STET_CHANGE_FORMAT, .text = format->name});
    return STET_OK;
}

// A path of the configuration, which is relative to its folder.
static const char *resolve(struct reading *r, const yaml_node_t *node)
{
    const char *text = text_of(node);
    bool root = strcmp(r->folder, "/") == 0;
    if (*text == '/')
        return stet_arena_strdup(&r->settings->arena, stet_str_from(text));
    return stet_arena_printf(&r->settings->arena, "%s/%s", root ? "" : r->folder, text);
}

static enum stet_status read_folder(struct reading *r, const yaml_node_t *node)
{
    const char *path = resolve(r, node);
    if (!*text_of(node) || access(path, X_OK) != 0)
        return fail_at(r, node,
                       "dictionaries: there is no folder \"%s\"; write its path from the "
                       "folder of this file on",
                       text_of(node));
    add_change(r, node, (struct stet_change){.kind = STET_CHANGE_DICTIONARIES, .text = path});
    return STET_OK;
}

static enum stet_status read_dictionaries(struct reading *r, const yaml_node_t *node)
{
    return is_null(node) ? STET_OK : each_text(r, node, "dictionaries", read_folder);
}

static enum stet_status read_list(struct reading *r, const yaml_node_t *node)
{
    const char *path = resolve(r, node);
    if (!*text_of(node) || access(path, R_OK) != 0)
        return fail_at(r, node,
                       "names: the list \"%s\" cannot be read; write its path from the "
                       "folder of this file on",
                       text_of(node));
    add_change(r, node, (struct stet_change){.kind = STET_CHANGE_NAMES, .text = path});
    return STET_OK;
}

static enum stet_status read_names(struct reading *r, const yaml_node_t *node)
{
    bool empty =
        is_null(node) || (node->type == YAML_SEQUENCE_NODE &&
                          node->data.sequence.items.start == node->data.sequence.items.top);
    if (empty)
        return fail_at(r, node, "names: no list is named; name a file or remove the key");
    return each_text(r, node, "names", read_list);
}

// "words.txt" and "lists/words" are files, "frobnicator" is a word.
static bool names_word_file(struct stet_str text)
{
    return stet_str_find(text, STET_STR("/"), 0) != SIZE_MAX ||
           stet_str_ends(text, STET_STR(".txt")) || stet_str_ends(text, STET_STR(".dic"));
}

static enum stet_status read_word(struct reading *r, const yaml_node_t *node)
{
    struct stet_str text = stet_str_trim(stet_yaml_text(node));
    struct stet_change change = {.kind = STET_CHANGE_WORDS,
                                 .text = stet_arena_strdup(&r->settings->arena, text)};
    if (!text.size)
        return fail_at(r, node, "words: a word is empty; remove it");
    if (names_word_file(text)) {
        change.text = resolve(r, node);
        if (access(change.text, R_OK) != 0)
            return fail_at(r, node,
                           "words: the file \"%s\" cannot be read; write its path from the "
                           "folder of this file on",
                           text_of(node));
    }
    add_change(r, node, change);
    return STET_OK;
}

static enum stet_status read_words(struct reading *r, const yaml_node_t *node)
{
    return is_null(node) ? STET_OK : each_text(r, node, "words", read_word);
}

static enum stet_status read_default_names(struct reading *r, const yaml_node_t *node)
{
    if (!is_true(node) && !is_false(node))
        return fail_at(r, node, "default-names: write true or false");
    add_change(r, node,
               (struct stet_change){.kind = STET_CHANGE_DEFAULT_NAMES, .yes = is_true(node)});
    return STET_OK;
}

static bool is_family(const char *name)
{
    return strchr(name, '/') == NULL;
}

// `true` gives a rule its default back; one that is off by default becomes a note when it is named itself.
static enum stet_severity default_severity(size_t rule, bool named)
{
    enum stet_severity severity = stet_rule_defs[rule]->info.severity;
    return severity == STET_SEVERITY_OFF && named ? STET_SEVERITY_NOTE : severity;
}

static enum stet_status read_rule(struct reading *r, const yaml_node_t *key,
                                  const yaml_node_t *value)
{
    const char *name = text_of(key);
    enum stet_severity severity = STET_SEVERITY_OFF;
    bool back = is_true(value), any = false;
    if (!back && !is_false(value) &&
        (value->type != YAML_SCALAR_NODE || !stet_severity_parse(text_of(value), &severity)))
        return fail_at(r, value, "rules: \"%s\" is error, warning, note, off or true", name);
    for (size_t i = 0; i < stet_rule_def_count; i++) {
        const char *id = stet_rule_defs[i]->info.id;
        bool named = strcmp(id, name) == 0;
        if (!named && !(is_family(name) && stet_rule_in_family(id, name)))
            continue;
        any = true;
        add_change(r, key,
                   (struct stet_change){.kind = STET_CHANGE_RULE,
                                        .rule = i,
                                        .yes = back,
                                        .severity = back ? default_severity(i, named) : severity});
    }
    if (any)
        return STET_OK;
    struct stet_str near = stet_rule_nearest(stet_yaml_text(key));
    return fail_at(r, key,
                   "rules: there is no rule or family \"%s\"%s%.*s%s; `stet rules` lists them",
                   name, near.data ? ", did you mean \"" : "", (int)near.size,
                   near.data ? near.data : "", near.data ? "\"?" : "");
}

static enum stet_status check_repeats(const struct reading *r, const yaml_node_t *mapping)
{
    const yaml_node_pair_t *pairs = mapping->data.mapping.pairs.start;
    size_t count = (size_t)(mapping->data.mapping.pairs.top - pairs);
    struct stet_map seen = {0};
    enum stet_status status = STET_OK;
    for (size_t i = 0; i < count && status == STET_OK; i++) {
        const yaml_node_t *key = stet_yaml_node(r->yaml, pairs[i].key);
        bool added = true;
        if (key->type != YAML_SCALAR_NODE) {
            status = fail_at(r, key, "a key is one word followed by a colon");
            break;
        }
        uint32_t line = (uint32_t)key->start_mark.line + 1;
        uint32_t first = *stet_map_put(&seen, stet_yaml_text(key), line, &added);
        if (!added)
            status = fail_at(r, key, "\"%s\" stands here a second time, first in line %u; keep one",
                             text_of(key), first);
    }
    stet_map_release(&seen);
    return status;
}

// Families first, so that a rule wins over its family wherever it stands.
static enum stet_status read_rules(struct reading *r, const yaml_node_t *node)
{
    if (is_null(node))
        return STET_OK;
    if (node->type != YAML_MAPPING_NODE)
        return fail_at(r, node, "rules: write one line for each rule, like \"typography: off\"");
    enum stet_status status = check_repeats(r, node);
    for (int ids = 0; ids < 2; ids++)
        for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
             status == STET_OK && pair < node->data.mapping.pairs.top; pair++) {
            const yaml_node_t *key = stet_yaml_node(r->yaml, pair->key);
            if (is_family(text_of(key)) == (ids == 0))
                status = read_rule(r, key, stet_yaml_node(r->yaml, pair->value));
        }
    return status;
}

static enum stet_status read_glob(struct reading *r, const yaml_node_t *node, struct stet_buf *to)
{
    const char *fault = stet_glob_fault(stet_yaml_text(node));
    if (fault)
        return fail_at(r, node, "the pattern \"%s\" %s", text_of(node), fault);
    struct stet_glob glob = {stet_arena_strdup(&r->settings->arena, stet_yaml_text(node)),
                             r->folder,
                             {r->path, (unsigned)node->start_mark.line + 1}};
    stet_buf_append(to, &glob, sizeof glob);
    return STET_OK;
}

static enum stet_status read_ignore_glob(struct reading *r, const yaml_node_t *node)
{
    return read_glob(r, node, &r->ignore);
}

static enum stet_status read_ignore(struct reading *r, const yaml_node_t *node)
{
    return is_null(node) ? STET_OK : each_text(r, node, "ignore", read_ignore_glob);
}

static enum stet_status read_files_glob(struct reading *r, const yaml_node_t *node)
{
    return read_glob(r, node, &r->files);
}

static enum stet_status read_files(struct reading *r, const yaml_node_t *node)
{
    return each_text(r, node, "files", read_files_glob);
}

static enum stet_status read_min_severity(struct reading *r, const yaml_node_t *node)
{
    enum stet_severity severity = STET_SEVERITY_OFF;
    if (node->type != YAML_SCALAR_NODE || !stet_severity_parse(text_of(node), &severity) ||
        severity == STET_SEVERITY_OFF)
        return fail_at(r, node, "min-severity: write error, warning or note");
    add_change(r, node,
               (struct stet_change){.kind = STET_CHANGE_MIN_SEVERITY, .severity = severity});
    return STET_OK;
}

static enum stet_status read_fail_on(struct reading *r, const yaml_node_t *node)
{
    enum stet_severity severity = STET_SEVERITY_OFF;
    if (!is_false(node) &&
        (node->type != YAML_SCALAR_NODE || !stet_severity_parse(text_of(node), &severity)))
        return fail_at(r, node, "fail-on: write error, warning, note or off");
    add_change(r, node, (struct stet_change){.kind = STET_CHANGE_FAIL_ON, .severity = severity});
    return STET_OK;
}

static enum stet_status read_score(struct reading *r, const yaml_node_t *node)
{
    if (is_null(node))
        return STET_OK;
    if (node->type != YAML_MAPPING_NODE)
        return fail_at(r, node, "score: write it like \"score: {fail-below: 90}\"");
    enum stet_status status = check_repeats(r, node);
    for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         status == STET_OK && pair < node->data.mapping.pairs.top; pair++) {
        const yaml_node_t *key = stet_yaml_node(r->yaml, pair->key);
        const yaml_node_t *value = stet_yaml_node(r->yaml, pair->value);
        double number = 0;
        if (!stet_str_eq(stet_yaml_text(key), STET_STR("fail-below")))
            status = fail_at(r, key, "score: there is no key \"%s\" here; it has fail-below",
                             text_of(key));
        else if (!stet_number_parse(stet_yaml_text(value), &number) ||
                 !(number >= 0 && number <= 100))
            status = fail_at(r, value, "score: fail-below is a number from 0 to 100");
        else
            add_change(r, value,
                       (struct stet_change){.kind = STET_CHANGE_FAIL_BELOW, .number = number});
    }
    return status;
}

static enum stet_status read_overrides(struct reading *r, const yaml_node_t *node);

struct key {
    const char *name;
    enum stet_status (*read)(struct reading *r, const yaml_node_t *node);
    enum stet_key_place place;
};

static const struct key keys[] = {
#define STET_CONFIG_KEY(name, type, place, about) {name, read_##type, place},
#include "engine/config/config.def"
#undef STET_CONFIG_KEY
};

static enum stet_status fail_unknown_key(const struct reading *r, const yaml_node_t *node)
{
    struct stet_nearest nearest = {.word = stet_yaml_text(node)};
    const char *where = r->place == STET_KEY_OVERRIDE ? " in an override" : "";
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (!(keys[i].place & r->place)) {
            if (strcmp(keys[i].name, text_of(node)) == 0)
                return fail_at(r, node, "\"%s\" %s; move it", keys[i].name,
                               r->place == STET_KEY_OVERRIDE
                                   ? "is for all files, it cannot stand in an override"
                                   : "can only stand in an override");
            continue;
        }
        stet_nearest_offer(&nearest, stet_str_from(keys[i].name));
    }
    if (nearest.best.data)
        return fail_at(r, node, "there is no key \"%s\"%s, did you mean \"%.*s\"?", text_of(node),
                       where, (int)nearest.best.size, nearest.best.data);
    return fail_at(r, node, "there is no key \"%s\"%s; `stet config --schema` lists them",
                   text_of(node), where);
}

static enum stet_status read_mapping(struct reading *r, const yaml_node_t *node)
{
    enum stet_status status = check_repeats(r, node);
    for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         status == STET_OK && pair < node->data.mapping.pairs.top; pair++) {
        const yaml_node_t *key = stet_yaml_node(r->yaml, pair->key);
        const struct key *known = NULL;
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
            if ((keys[i].place & r->place) && strcmp(keys[i].name, text_of(key)) == 0)
                known = &keys[i];
        status =
            known ? known->read(r, stet_yaml_node(r->yaml, pair->value)) : fail_unknown_key(r, key);
    }
    return status;
}

static enum stet_status read_override(struct reading *r, const yaml_node_t *node)
{
    if (node->type != YAML_MAPPING_NODE)
        return fail_at(r, node,
                       "overrides: every entry has its \"files\" and the settings for them");
    struct stet_buf outer = r->changes;
    r->changes = (struct stet_buf){0};
    stet_buf_clear(&r->files);
    r->place = STET_KEY_OVERRIDE;
    enum stet_status status = read_mapping(r, node);
    r->place = STET_KEY_TOP;
    if (status == STET_OK && !r->files.size)
        status =
            fail_at(r, node, "overrides: this entry has no \"files\"; say which files it is for");
    if (status == STET_OK && !r->changes.size)
        status = fail_at(r, node,
                         "overrides: this entry sets nothing for its files; remove it or "
                         "add a setting");
    if (status == STET_OK) {
        struct stet_override override = {.glob_count = r->files.size / sizeof(struct stet_glob),
                                         .change_count =
                                             r->changes.size / sizeof(struct stet_change)};
        override.globs = keep(r, &r->files);
        override.changes = keep(r, &r->changes);
        stet_buf_append(&r->overrides, &override, sizeof override);
    }
    stet_buf_release(&r->changes);
    r->changes = outer;
    return status;
}

static enum stet_status read_overrides(struct reading *r, const yaml_node_t *node)
{
    if (is_null(node))
        return STET_OK;
    if (node->type != YAML_SEQUENCE_NODE)
        return fail_at(r, node,
                       "overrides: a list is wanted here, each entry with a \"- files: …\"");
    enum stet_status status = STET_OK;
    for (const yaml_node_item_t *item = node->data.sequence.items.start;
         status == STET_OK && item < node->data.sequence.items.top; item++)
        status = read_override(r, stet_yaml_node(r->yaml, *item));
    return status;
}

static void put_in_force(struct reading *r)
{
    struct stet_settings *settings = r->settings;
    size_t first_override = settings->override_count;
    const struct stet_change *changes = (const void *)r->changes.data;
    for (size_t i = 0; i < r->changes.size / sizeof *changes; i++)
        stet_settings_apply(settings, &changes[i]);
    // Lists grow: what an earlier file said stays in front.
    struct stet_buf all = {0};
    stet_buf_append(&all, settings->ignore, settings->ignore_count * sizeof *settings->ignore);
    stet_buf_append(&all, r->ignore.data, r->ignore.size);
    settings->ignore_count = all.size / sizeof *settings->ignore;
    settings->ignore = keep(r, &all);
    stet_buf_append(&all, settings->overrides,
                    settings->override_count * sizeof *settings->overrides);
    stet_buf_append(&all, r->overrides.data, r->overrides.size);
    settings->override_count = all.size / sizeof *settings->overrides;
    settings->overrides = keep(r, &all);
    stet_buf_release(&all);
    stet_config_override(settings, first_override);
}

static enum stet_status read_document(struct reading *r, struct stet_str text)
{
    struct stet_yaml yaml;
    enum stet_status status = stet_yaml_load(&yaml, text, r->path, r->err);
    if (status != STET_OK)
        return status;
    const yaml_node_t *root = stet_yaml_root(&yaml);
    r->yaml = &yaml;
    if (root && root->type == YAML_MAPPING_NODE)
        status = read_mapping(r, root);
    else if (root && !is_null(root))
        status = fail_at(r, root, "a configuration is made of lines like \"language: en_GB\"");
    r->yaml = NULL;
    stet_yaml_release(&yaml);
    return status;
}

static const char *folder_of(struct reading *r)
{
    return stet_config_folder(&r->settings->arena, r->path);
}

enum stet_status stet_config_load_text(struct stet_settings *settings, const char *path,
                                       struct stet_str text, struct stet_error *err)
{
    struct reading r = {.settings = settings, .place = STET_KEY_TOP, .err = err};
    r.path = stet_arena_strdup(&settings->arena, stet_str_from(path));
    r.folder = folder_of(&r);
    enum stet_status status = STET_OK;
    if (text.size > LARGEST)
        status = stet_fail(err, STET_ERROR_CONFIG, path, 0, 0,
                           "a configuration of more than 1 MiB is none; is this the right file?");
    if (status == STET_OK)
        status = read_document(&r, text);
    if (status == STET_OK)
        put_in_force(&r);
    stet_buf_release(&r.changes);
    stet_buf_release(&r.ignore);
    stet_buf_release(&r.files);
    stet_buf_release(&r.overrides);
    return status;
}

enum stet_status stet_settings_load(struct stet_settings *settings, const char *path,
                                    struct stet_error *err)
{
    struct stet_buf text = {0};
    enum stet_status status = stet_file_read(&text, path, err);
    if (status == STET_OK)
        status = stet_config_load_text(settings, path, stet_buf_view(&text), err);
    stet_buf_release(&text);
    return status;
}
