// SPDX-License-Identifier: Apache-2.0
#include "engine/settings.h"

#include <stdlib.h>

#include "base/error.h"

static const char *const severity_names[] = {"off", "note", "warning", "error"};

const char *stet_version(void)
{
    return STET_VERSION;
}

const char *stet_severity_name(enum stet_severity severity)
{
    return severity_names[severity];
}

bool stet_severity_parse(const char *name, enum stet_severity *out)
{
    for (size_t i = 0; i < sizeof severity_names / sizeof *severity_names; i++)
        if (strcmp(name, severity_names[i]) == 0) {
            *out = (enum stet_severity)i;
            return true;
        }
    return false;
}

enum stet_status stet_settings_new(struct stet_settings **out, struct stet_error *err)
{
    (void)err;
    struct stet_settings *settings = stet_xcalloc(1, sizeof *settings);
    settings->language = "en_US";
    settings->default_names = true;
    settings->fail_on = STET_SEVERITY_ERROR;
    settings->severity = STET_NEW_ARRAY(&settings->arena, enum stet_severity, stet_rule_def_count);
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

enum stet_status stet_settings_set_language(struct stet_settings *settings, const char *language,
                                            struct stet_error *err)
{
    if (!*language)
        return stet_fail(err, STET_ERROR_USAGE, NULL, 0, 0,
                         "the language is empty; write it like en_US or en_GB");
    settings->language = stet_arena_strdup(&settings->arena, stet_str_from(language));
    return STET_OK;
}

enum stet_status stet_settings_add_names(struct stet_settings *settings, const char *path,
                                         struct stet_error *err)
{
    (void)err;
    const char **names = STET_NEW_ARRAY(&settings->arena, const char *, settings->name_count + 1);
    if (settings->name_count)
        memcpy(names, settings->names, settings->name_count * sizeof *names);
    names[settings->name_count++] = stet_arena_strdup(&settings->arena, stet_str_from(path));
    settings->names = names;
    return STET_OK;
}

void stet_settings_use_default_names(struct stet_settings *settings, bool use)
{
    settings->default_names = use;
}

static bool in_family(const char *id, const char *family)
{
    size_t n = strlen(family);
    return strncmp(id, family, n) == 0 && id[n] == '/';
}

enum stet_status stet_settings_set_rule(struct stet_settings *settings, const char *rule,
                                        enum stet_severity severity, struct stet_error *err)
{
    bool any = false;
    for (size_t i = 0; i < stet_rule_def_count; i++) {
        const char *id = stet_rule_defs[i]->info.id;
        if (strcmp(id, rule) != 0 && !in_family(id, rule))
            continue;
        settings->severity[i] = severity;
        any = true;
    }
    if (!any)
        return stet_fail(err, STET_ERROR_USAGE, NULL, 0, 0,
                         "there is no rule or family \"%s\"; `stet rules` lists them", rule);
    return STET_OK;
}

void stet_settings_set_fail_on(struct stet_settings *settings, enum stet_severity severity)
{
    settings->fail_on = severity;
}

enum stet_severity stet_settings_fail_on(const struct stet_settings *settings)
{
    return settings->fail_on;
}
