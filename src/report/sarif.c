// SPDX-License-Identifier: Apache-2.0
// SARIF 2.1.0 (OASIS standard, https://docs.oasis-open.org/sarif/sarif/v2.1.0/): the rules with their help, results with related
// places, fixes and fingerprints. Columns are code points, as the report says of itself; offsets are bytes.
#include "report/json_parts.h"

static const char schema[] = "https://json.schemastore.org/sarif-2.1.0.json";

static const char *level_of(enum stet_severity severity)
{
    return severity == STET_SEVERITY_OFF ? "none" : stet_severity_name(severity);
}

static void message(struct stet_json *json, const char *key, struct stet_str text)
{
    stet_json_key(json, key);
    stet_json_begin(json, '{');
    stet_json_key(json, "text");
    stet_json_str(json, text);
    stet_json_end(json, '}');
}

static void write_rule(struct stet_json *json, const struct stet_rule *rule)
{
    stet_json_begin(json, '{');
    stet_json_text(json, "id", rule->id);
    message(json, "shortDescription", stet_str_from(rule->summary));
    message(json, "fullDescription", stet_str_from(rule->summary));
    message(json, "help", stet_str_from(rule->why));
    stet_json_key(json, "defaultConfiguration");
    stet_json_begin(json, '{');
    stet_json_key(json, "enabled");
    stet_json_bool(json, rule->severity != STET_SEVERITY_OFF);
    stet_json_text(
        json, "level",
        level_of(rule->severity == STET_SEVERITY_OFF ? STET_SEVERITY_NOTE : rule->severity));
    stet_json_end(json, '}');
    stet_json_key(json, "properties");
    stet_json_begin(json, '{');
    stet_json_key(json, "tags");
    stet_json_begin(json, '[');
    stet_json_str(json, stet_str_from(rule->mqm));
    stet_json_end(json, ']');
    stet_json_end(json, '}');
    stet_json_end(json, '}');
}

static void begin(struct stet_buf *out, const struct stet_report_options *options)
{
    (void)options;
    struct stet_json json = {.out = out};
    const struct stet_rule *rule;
    stet_json_begin(&json, '{');
    stet_json_text(&json, "$schema", schema);
    stet_json_text(&json, "version", "2.1.0");
    stet_json_key(&json, "runs");
    stet_json_begin(&json, '[');
    stet_json_begin(&json, '{');
    stet_json_key(&json, "tool");
    stet_json_begin(&json, '{');
    stet_json_key(&json, "driver");
    stet_json_begin(&json, '{');
    stet_json_text(&json, "name", "stet");
    stet_json_text(&json, "version", stet_version());
    stet_json_key(&json, "rules");
    stet_json_begin(&json, '[');
    for (size_t i = 0; (rule = stet_rule_at(i)); i++)
        write_rule(&json, rule);
    stet_json_end(&json, ']');
    stet_json_end(&json, '}');
    stet_json_end(&json, '}');
    stet_json_text(&json, "columnKind", "unicodeCodePoints");
    stet_json_key(&json, "results");
    stet_json_begin(&json, '[');
    stet_buf_putc(out, '\n');
}

// A path as a URI reference: what RFC 3986 has no letter for is percent-encoded.
static void artifact(struct stet_json *json, struct stet_str path)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/!$&'()*+,;=@";
    struct stet_buf uri = {0};
    stet_buf_puts(&uri, stet_str_starts(path, STET_STR("/")) ? "file://" : "");
    for (size_t i = 0; i < path.size; i++) {
        if (strchr(plain, path.data[i]) && path.data[i])
            stet_buf_putc(&uri, path.data[i]);
        else
            stet_buf_printf(&uri, "%%%02X", (unsigned char)path.data[i]);
    }
    stet_json_key(json, "artifactLocation");
    stet_json_begin(json, '{');
    stet_json_key(json, "uri");
    stet_json_str(json, stet_buf_view(&uri));
    stet_json_end(json, '}');
    stet_buf_release(&uri);
}

static void region(struct stet_json *json, const char *key, const struct stet_finding *finding)
{
    unsigned line, column;
    stet_report_end_of(finding, &line, &column);
    stet_json_key(json, key);
    stet_json_begin(json, '{');
    stet_json_number(json, "startLine", finding->line);
    stet_json_number(json, "startColumn", finding->column_cp);
    stet_json_number(json, "endLine", line);
    stet_json_number(json, "endColumn", column);
    stet_json_number(json, "byteOffset", finding->start_byte);
    stet_json_number(json, "byteLength", finding->size_bytes);
    stet_json_end(json, '}');
}

static void locations(struct stet_json *json, struct stet_str path,
                      const struct stet_finding *finding)
{
    stet_json_key(json, "locations");
    stet_json_begin(json, '[');
    stet_json_begin(json, '{');
    stet_json_key(json, "physicalLocation");
    stet_json_begin(json, '{');
    artifact(json, path);
    region(json, "region", finding);
    stet_json_end(json, '}');
    stet_json_end(json, '}');
    stet_json_end(json, ']');
}

static void related(struct stet_json *json, struct stet_str path,
                    const struct stet_finding *finding)
{
    if (!finding->related_count)
        return;
    stet_json_key(json, "relatedLocations");
    stet_json_begin(json, '[');
    for (size_t i = 0; i < finding->related_count; i++) {
        stet_json_begin(json, '{');
        stet_json_number(json, "id", i + 1);
        message(json, "message", stet_str_from(finding->related[i].text));
        stet_json_key(json, "physicalLocation");
        stet_json_begin(json, '{');
        artifact(json, path);
        stet_json_key(json, "region");
        stet_json_begin(json, '{');
        stet_json_number(json, "startLine", finding->related[i].line);
        stet_json_number(json, "startColumn", finding->related[i].column_cp);
        stet_json_end(json, '}');
        stet_json_end(json, '}');
        stet_json_end(json, '}');
    }
    stet_json_end(json, ']');
}

static void fixes(struct stet_json *json, struct stet_str path, const struct stet_finding *finding)
{
    if (finding->fix == STET_FIX_NONE)
        return;
    stet_json_key(json, "fixes");
    stet_json_begin(json, '[');
    stet_json_begin(json, '{');
    message(json, "description",
            stet_str_from(finding->fix == STET_FIX_SAFE ? "safe" : "suggested: read it first"));
    stet_json_key(json, "artifactChanges");
    stet_json_begin(json, '[');
    stet_json_begin(json, '{');
    artifact(json, path);
    stet_json_key(json, "replacements");
    stet_json_begin(json, '[');
    stet_json_begin(json, '{');
    region(json, "deletedRegion", finding);
    message(json, "insertedContent", stet_str_from(finding->suggestions[0]));
    stet_json_end(json, '}');
    stet_json_end(json, ']');
    stet_json_end(json, '}');
    stet_json_end(json, ']');
    stet_json_end(json, '}');
    stet_json_end(json, ']');
}

static size_t rule_number(const struct stet_rule *rule)
{
    size_t number = 0;
    while (stet_rule_at(number) != rule)
        number++;
    return number;
}

static void document(struct stet_buf *out, const struct stet_report_options *options,
                     const struct stet_result *result)
{
    (void)options;
    struct stet_fingerprints prints = {0};
    struct stet_str path = stet_report_path(stet_result_path(result));
    for (size_t i = 0; i < stet_result_count(result); i++) {
        const struct stet_finding *finding = stet_result_finding(result, i);
        char fingerprint[STET_FINGERPRINT_SIZE];
        struct stet_json json = {.out = out};
        stet_fingerprint(fingerprint, &prints, result, finding);
        stet_buf_puts(out, i ? ",\n" : "");
        stet_json_begin(&json, '{');
        stet_json_text(&json, "ruleId", finding->rule->id);
        stet_json_number(&json, "ruleIndex", rule_number(finding->rule));
        stet_json_text(&json, "level", level_of(finding->severity));
        message(&json, "message", stet_str_from(finding->message));
        locations(&json, path, finding);
        related(&json, path, finding);
        fixes(&json, path, finding);
        stet_json_key(&json, "partialFingerprints");
        stet_json_begin(&json, '{');
        stet_json_text(&json, "stetContext/v1", fingerprint);
        stet_json_end(&json, '}');
        stet_json_end(&json, '}');
    }
    stet_fingerprints_release(&prints);
}

static void end(struct stet_buf *out, const struct stet_report_options *options,
                const struct stet_report_end *end)
{
    (void)options;
    stet_buf_printf(out, "\n],\"invocations\":[{\"executionSuccessful\":%s}]}]}\n",
                    end->summary->failed || end->summary->stopped ? "false" : "true");
}

const struct stet_report_format stet_report_sarif = {
    .name = "sarif",
    .about = "SARIF 2.1.0, with rules, fixes and fingerprints",
    .separator = ",\n",
    .begin = begin,
    .document = document,
    .end = end};
