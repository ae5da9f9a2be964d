// SPDX-License-Identifier: Apache-2.0
#include "engine/config/settings.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/number.h"
#include "engine/config/nearest.h"
#include "formats/format.h"

const char *stet_version(void)
{
    return STET_VERSION;
}

enum stet_status stet_settings_new(struct stet_settings **out, struct stet_error *err)
{
    (void)err;
    struct stet_settings *settings = stet_xcalloc(1, sizeof *settings);
    settings->now.path = "";
    settings->language = "en_US";
    settings->default_names = true;
    settings->fail_on = STET_SEVERITY_ERROR;
    settings->fail_below = -1;
    settings->severity = STET_NEW_ARRAY(&settings->arena, enum stet_severity, stet_rule_def_count);
    settings->fixed = STET_NEW_ARRAY(&settings->arena, bool, stet_rule_def_count);
    settings->severity_origin =
        STET_NEW_ARRAY(&settings->arena, struct stet_origin, stet_rule_def_count);
    for (size_t i = 0; i < stet_rule_def_count; i++)
        settings->severity[i] = stet_rule_defs[i]->info.severity;
    *out = settings;
    return STET_OK;
}

void stet_settings_free(struct stet_settings *settings)
{
    if (!settings)
        return;
    stet_arena_release(&settings->arena);
    free(settings);
}

// Appends a path and where it comes from to two parallel lists.
static void add_path(struct stet_settings *settings, const char ***paths,
                     struct stet_origin **origins, size_t *count, const char *path,
                     struct stet_origin origin)
{
    const char **more = STET_NEW_ARRAY(&settings->arena, const char *, *count + 1);
    struct stet_origin *from = STET_NEW_ARRAY(&settings->arena, struct stet_origin, *count + 1);
    if (*count) {
        memcpy(more, *paths, *count * sizeof *more);
        memcpy(from, *origins, *count * sizeof *from);
    }
    more[*count] = path;
    from[*count] = origin;
    *paths = more;
    *origins = from;
    (*count)++;
}

void stet_settings_apply(struct stet_settings *settings, const struct stet_change *change)
{
    switch (change->kind) {
    case STET_CHANGE_LANGUAGE:
        settings->language = change->text;
        settings->language_origin = change->origin;
        break;
    case STET_CHANGE_FORMAT:
        settings->format = change->text;
        settings->format_origin = change->origin;
        break;
    case STET_CHANGE_DICTIONARIES:
        add_path(settings, &settings->dictionaries, &settings->dictionary_origin,
                 &settings->dictionary_count, change->text, change->origin);
        break;
    case STET_CHANGE_NAMES:
        add_path(settings, &settings->names, &settings->name_origin, &settings->name_count,
                 change->text, change->origin);
        break;
    case STET_CHANGE_WORDS:
        add_path(settings, &settings->words, &settings->word_origin, &settings->word_count,
                 change->text, change->origin);
        break;
    case STET_CHANGE_DEFAULT_NAMES:
        settings->default_names = change->yes;
        settings->default_names_origin = change->origin;
        break;
    case STET_CHANGE_RULE:
        settings->severity[change->rule] = change->severity;
        settings->fixed[change->rule] = !change->yes;
        settings->severity_origin[change->rule] = change->origin;
        break;
    case STET_CHANGE_MIN_SEVERITY:
        settings->min_severity = change->severity;
        settings->min_severity_origin = change->origin;
        break;
    case STET_CHANGE_FAIL_ON:
        settings->fail_on = change->severity;
        settings->fail_on_origin = change->origin;
        break;
    case STET_CHANGE_FAIL_BELOW:
        settings->fail_below = change->number;
        settings->fail_below_origin = change->origin;
        break;
    }
}

enum stet_status stet_settings_set_language(struct stet_settings *settings, const char *language,
                                            struct stet_error *err)
{
    if (!*language)
        return stet_fail(err, STET_ERROR_USAGE, NULL, 0, 0,
                         "the language is empty; write it like en_US or en_GB");
    struct stet_change change = {.kind = STET_CHANGE_LANGUAGE, .origin = settings->now};
    change.text = stet_arena_strdup(&settings->arena, stet_str_from(language));
    stet_settings_apply(settings, &change);
    return STET_OK;
}

enum stet_status stet_settings_set_format(struct stet_settings *settings, const char *format,
                                          struct stet_error *err)
{
    const struct stet_format *known = stet_format_find(stet_str_from(format));
    if (!known)
        return stet_fail(err, STET_ERROR_USAGE, NULL, 0, 0,
                         "there is no format \"%s\"; use one of %s", format,
                         stet_formats_text(&settings->arena));
    struct stet_change change = {
        .kind = STET_CHANGE_FORMAT, .text = known->name, .origin = settings->now};
    stet_settings_apply(settings, &change);
    return STET_OK;
}

const char *stet_formats_text(struct stet_arena *arena)
{
    struct stet_buf names = {0};
    for (size_t i = 0; stet_format_at(i); i++) {
        const char *comma = i == 0 ? "" : stet_format_at(i + 1) ? ", " : " and ";
        stet_buf_printf(&names, "%s%s", comma, stet_format_at(i)->name);
    }
    const char *copy = stet_arena_strdup(arena, stet_buf_view(&names));
    stet_buf_release(&names);
    return copy;
}

enum stet_status stet_settings_add_names(struct stet_settings *settings, const char *path,
                                         struct stet_error *err)
{
    (void)err;
    struct stet_change change = {.kind = STET_CHANGE_NAMES, .origin = settings->now};
    change.text = stet_arena_strdup(&settings->arena, stet_str_from(path));
    stet_settings_apply(settings, &change);
    return STET_OK;
}

void stet_settings_add_dictionaries(struct stet_settings *settings, const char *folder)
{
    struct stet_change change = {.kind = STET_CHANGE_DICTIONARIES, .origin = settings->now};
    change.text = stet_arena_strdup(&settings->arena, stet_str_from(folder));
    stet_settings_apply(settings, &change);
}

void stet_settings_use_default_names(struct stet_settings *settings, bool use)
{
    struct stet_change change = {
        .kind = STET_CHANGE_DEFAULT_NAMES, .yes = use, .origin = settings->now};
    stet_settings_apply(settings, &change);
}

bool stet_words_are_file(const char *entry)
{
    return strchr(entry, '/') != NULL;
}

bool stet_rule_in_family(const char *id, const char *family)
{
    size_t n = strlen(family);
    return strncmp(id, family, n) == 0 && id[n] == '/';
}

struct stet_str stet_rule_nearest(struct stet_str wrong)
{
    struct stet_nearest nearest = {.word = wrong};
    for (size_t i = 0; i < stet_rule_def_count; i++) {
        struct stet_str id = stet_str_from(stet_rule_defs[i]->info.id), rest = id;
        stet_nearest_offer(&nearest, stet_str_split(&rest, '/'));
        stet_nearest_offer(&nearest, id);
    }
    return nearest.best;
}

enum stet_status stet_settings_set_rule(struct stet_settings *settings, const char *rule,
                                        enum stet_severity severity, struct stet_error *err)
{
    bool any = false;
    for (size_t i = 0; i < stet_rule_def_count; i++) {
        const char *id = stet_rule_defs[i]->info.id;
        if (strcmp(id, rule) != 0 && !stet_rule_in_family(id, rule))
            continue;
        struct stet_change change = {
            .kind = STET_CHANGE_RULE, .rule = i, .severity = severity, .origin = settings->now};
        stet_settings_apply(settings, &change);
        any = true;
    }
    if (any)
        return STET_OK;
    struct stet_str near = stet_rule_nearest(stet_str_from(rule));
    return stet_fail(err, STET_ERROR_USAGE, NULL, 0, 0,
                     "there is no rule or family \"%s\"%s%.*s%s; `stet rules` lists them", rule,
                     near.data ? ", did you mean \"" : "", (int)near.size,
                     near.data ? near.data : "", near.data ? "\"?" : "");
}

void stet_settings_set_min_severity(struct stet_settings *settings, enum stet_severity severity)
{
    struct stet_change change = {
        .kind = STET_CHANGE_MIN_SEVERITY, .severity = severity, .origin = settings->now};
    stet_settings_apply(settings, &change);
}

void stet_settings_set_fail_on(struct stet_settings *settings, enum stet_severity severity)
{
    struct stet_change change = {
        .kind = STET_CHANGE_FAIL_ON, .severity = severity, .origin = settings->now};
    stet_settings_apply(settings, &change);
}

enum stet_severity stet_settings_fail_on(const struct stet_settings *settings)
{
    return settings->fail_on;
}

void stet_settings_set_fail_below(struct stet_settings *settings, double score)
{
    struct stet_change change = {
        .kind = STET_CHANGE_FAIL_BELOW, .number = score, .origin = settings->now};
    stet_settings_apply(settings, &change);
}

double stet_settings_fail_below(const struct stet_settings *settings)
{
    return settings->fail_below;
}

void stet_settings_key(struct stet_buf *out, const struct stet_settings *settings)
{
    stet_buf_printf(out, "%s%c%s%c%d", settings->language, 0,
                    settings->format ? settings->format : "", 0, settings->default_names);
    for (size_t i = 0; i < settings->name_count; i++)
        stet_buf_printf(out, "n%s%c", settings->names[i], 0);
    for (size_t i = 0; i < settings->word_count; i++)
        stet_buf_printf(out, "w%s%c", settings->words[i], 0);
    for (size_t i = 0; i < settings->dictionary_count; i++)
        stet_buf_printf(out, "d%s%c", settings->dictionaries[i], 0);
    for (size_t i = 0; i < stet_rule_def_count; i++)
        stet_buf_putc(out, (char)('0' + (int)settings->severity[i] + 8 * settings->fixed[i]));
}

// ---- what is in force, for `stet config --show`

static void list(struct stet_buf *out, const char *key, const char *value,
                 struct stet_origin origin)
{
    struct stet_setting setting = {key, value, origin.path, origin.line};
    stet_buf_append(out, &setting, sizeof setting);
}

static void list_paths(struct stet_buf *out, const char *key, const char **paths,
                       const struct stet_origin *origins, size_t count)
{
    for (size_t i = 0; i < count; i++)
        list(out, key, paths[i], origins[i]);
}

static const char *number_text(struct stet_arena *arena, double number)
{
    char text[STET_NUMBER_SIZE];
    return stet_arena_strdup(arena,
                             stet_str_from(stet_number_text(text, number, STET_NUMBER_SHORTEST)));
}

const struct stet_setting *stet_settings_list(struct stet_settings *settings, size_t *count)
{
    struct stet_buf out = {0};
    list(&out, "language", settings->language, settings->language_origin);
    if (settings->format)
        list(&out, "format", settings->format, settings->format_origin);
    list_paths(&out, "dictionaries", settings->dictionaries, settings->dictionary_origin,
               settings->dictionary_count);
    list(&out, "default-names", settings->default_names ? "true" : "false",
         settings->default_names_origin);
    list_paths(&out, "names", settings->names, settings->name_origin, settings->name_count);
    list_paths(&out, "words", settings->words, settings->word_origin, settings->word_count);
    for (size_t i = 0; i < settings->ignore_count; i++)
        list(&out, "ignore", settings->ignore[i].pattern, settings->ignore[i].origin);
    if (settings->min_severity)
        list(&out, "min-severity", stet_severity_name(settings->min_severity),
             settings->min_severity_origin);
    list(&out, "fail-on", stet_severity_name(settings->fail_on), settings->fail_on_origin);
    if (settings->fail_below >= 0)
        list(&out, "score.fail-below", number_text(&settings->arena, settings->fail_below),
             settings->fail_below_origin);
    for (size_t i = 0; i < stet_rule_def_count; i++)
        list(&out, stet_arena_printf(&settings->arena, "rules.%s", stet_rule_defs[i]->info.id),
             stet_severity_name(settings->severity[i]), settings->severity_origin[i]);
    *count = out.size / sizeof(struct stet_setting);
    void *copy = stet_arena_alloc(&settings->arena, out.size);
    memcpy(copy, out.data, out.size);
    stet_buf_release(&out);
    return copy;
}
