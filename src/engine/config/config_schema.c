// SPDX-License-Identifier: Apache-2.0
// The JSON schema of .stet.yaml (draft 7, which editors understand), made from engine/config/config.def and the rules there are, so that it
// cannot differ from what the reader accepts.
#include "engine/config/config.h"

#include "base/json.h"
#include "formats/format.h"

static void text(struct stet_json *json, const char *key, const char *value)
{
    stet_json_key(json, key);
    stet_json_str(json, stet_str_from(value));
}

static void begin(struct stet_json *json, const char *key)
{
    stet_json_key(json, key);
    stet_json_begin(json, '{');
}

// A text, or a list of at least `least` texts.
static void texts(struct stet_json *json, int least)
{
    stet_json_key(json, "anyOf");
    stet_json_begin(json, '[');
    stet_json_begin(json, '{');
    text(json, "type", "string");
    stet_json_end(json, '}');
    stet_json_begin(json, '{');
    text(json, "type", "array");
    stet_json_key(json, "minItems");
    stet_json_int(json, least);
    begin(json, "items");
    text(json, "type", "string");
    stet_json_end(json, '}');
    stet_json_end(json, '}');
    stet_json_end(json, ']');
}

static void severities(struct stet_json *json, bool back)
{
    stet_json_key(json, "enum");
    stet_json_begin(json, '[');
    for (int i = STET_SEVERITY_ERROR; i >= STET_SEVERITY_OFF; i--)
        stet_json_str(json, stet_str_from(stet_severity_name((enum stet_severity)i)));
    stet_json_bool(json, false); // YAML reads "off" as false
    if (back)
        stet_json_bool(json, true);
    stet_json_end(json, ']');
}

static void schema_language(struct stet_json *json)
{
    text(json, "type", "string");
    text(json, "pattern", "^[A-Za-z0-9_-]{2,32}$");
}

static void schema_format(struct stet_json *json)
{
    stet_json_key(json, "enum");
    stet_json_begin(json, '[');
    for (size_t i = 0; stet_format_at(i); i++)
        stet_json_str(json, stet_str_from(stet_format_at(i)->name));
    stet_json_end(json, ']');
}

static void schema_dictionaries(struct stet_json *json)
{
    texts(json, 0);
}

static void schema_names(struct stet_json *json)
{
    texts(json, 1);
}

static void schema_words(struct stet_json *json)
{
    texts(json, 0);
}

static void schema_default_names(struct stet_json *json)
{
    text(json, "type", "boolean");
}

static void schema_rules(struct stet_json *json)
{
    struct stet_str last = {0};
    text(json, "type", "object");
    stet_json_key(json, "additionalProperties");
    stet_json_bool(json, false);
    begin(json, "properties");
    for (size_t i = 0; i < stet_rule_def_count; i++) {
        const struct stet_rule *rule = &stet_rule_defs[i]->info;
        struct stet_str rest = stet_str_from(rule->id), family = stet_str_split(&rest, '/');
        if (!stet_str_eq(family, last)) {
            char name[64] = "";
            memcpy(name, family.data, family.size < 63 ? family.size : 63);
            begin(json, name);
            text(json, "description", "All rules of the family.");
            severities(json, true);
            stet_json_end(json, '}');
        }
        last = family;
        begin(json, rule->id);
        text(json, "description", rule->summary);
        severities(json, true);
        stet_json_end(json, '}');
    }
    stet_json_end(json, '}');
}

static void schema_ignore(struct stet_json *json)
{
    texts(json, 0);
}

static void schema_files(struct stet_json *json)
{
    texts(json, 1);
}

static void schema_min_severity(struct stet_json *json)
{
    stet_json_key(json, "enum");
    stet_json_begin(json, '[');
    for (int i = STET_SEVERITY_ERROR; i > STET_SEVERITY_OFF; i--)
        stet_json_str(json, stet_str_from(stet_severity_name((enum stet_severity)i)));
    stet_json_end(json, ']');
}

static void schema_fail_on(struct stet_json *json)
{
    severities(json, false);
}

static void schema_score(struct stet_json *json)
{
    text(json, "type", "object");
    stet_json_key(json, "additionalProperties");
    stet_json_bool(json, false);
    begin(json, "properties");
    begin(json, "fail-below");
    text(json, "description", "Articles with a lower raw score fail.");
    text(json, "type", "number");
    stet_json_key(json, "minimum");
    stet_json_int(json, 0);
    stet_json_key(json, "maximum");
    stet_json_int(json, 100);
    stet_json_end(json, '}');
    stet_json_end(json, '}');
}

static void schema_overrides(struct stet_json *json);

struct key {
    const char *name, *about;
    void (*schema)(struct stet_json *json);
    enum stet_key_place place;
};

static const struct key keys[] = {
#define STET_CONFIG_KEY(name, type, place, about) {name, about, schema_##type, place},
#include "engine/config/config.def"
#undef STET_CONFIG_KEY
};

static void properties(struct stet_json *json, enum stet_key_place place)
{
    text(json, "type", "object");
    stet_json_key(json, "additionalProperties");
    stet_json_bool(json, false);
    begin(json, "properties");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (!(keys[i].place & place))
            continue;
        begin(json, keys[i].name);
        text(json, "description", keys[i].about);
        keys[i].schema(json);
        stet_json_end(json, '}');
    }
    stet_json_end(json, '}');
}

static void schema_overrides(struct stet_json *json)
{
    text(json, "type", "array");
    begin(json, "items");
    properties(json, STET_KEY_OVERRIDE);
    stet_json_key(json, "required");
    stet_json_begin(json, '[');
    stet_json_str(json, STET_STR("files"));
    stet_json_end(json, ']');
    stet_json_end(json, '}');
}

char *stet_settings_schema(void)
{
    struct stet_buf out = {0};
    struct stet_json json = {.out = &out};
    stet_json_begin(&json, '{');
    text(&json, "$schema", "http://json-schema.org/draft-07/schema#");
    text(&json, "title", "Configuration of stet (.stet.yaml)");
    properties(&json, STET_KEY_TOP);
    stet_json_end(&json, '}');
    stet_buf_putc(&out, '\n');
    return out.data;
}
