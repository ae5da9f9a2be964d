// SPDX-License-Identifier: Apache-2.0
// JSON Lines: one finding a line, for programs. The keys are a contract.
#include "base/json.h"
#include "report/report.h"

static void write_related(struct stet_json *json, const struct stet_finding *finding)
{
    stet_json_key(json, "related");
    stet_json_begin(json, '[');
    for (size_t i = 0; i < finding->related_count; i++) {
        stet_json_begin(json, '{');
        stet_json_key(json, "line");
        stet_json_int(json, finding->related[i].line);
        stet_json_key(json, "column");
        stet_json_int(json, finding->related[i].column_cp);
        stet_json_key(json, "text");
        stet_json_str(json, stet_str_from(finding->related[i].text));
        stet_json_end(json, '}');
    }
    stet_json_end(json, ']');
}

static void write_string(struct stet_json *json, const char *key, const char *value)
{
    if (!value)
        return;
    stet_json_key(json, key);
    stet_json_str(json, stet_str_from(value));
}

static void write_finding(struct stet_json *json, const char *path,
                          const struct stet_finding *finding)
{
    stet_json_begin(json, '{');
    write_string(json, "file", path);
    stet_json_key(json, "line");
    stet_json_int(json, finding->line);
    stet_json_key(json, "column");
    stet_json_int(json, finding->column_cp);
    stet_json_key(json, "offset");
    stet_json_int(json, (int64_t)finding->start_byte);
    stet_json_key(json, "length");
    stet_json_int(json, (int64_t)finding->size_bytes);
    stet_json_key(json, "text");
    stet_json_str(json, finding->text);
    write_string(json, "rule", finding->rule->id);
    write_string(json, "severity", stet_severity_name(finding->severity));
    stet_json_key(json, "confidence");
    stet_json_num(json, finding->confidence, 2);
    write_string(json, "message", finding->message);
    stet_json_key(json, "suggestions");
    stet_json_begin(json, '[');
    for (size_t i = 0; i < finding->suggestion_count; i++)
        stet_json_str(json, stet_str_from(finding->suggestions[i]));
    stet_json_end(json, ']');
    write_string(json, "name", finding->name);
    write_string(json, "reason", finding->reason);
    write_string(json, "entry", finding->entry);
    write_string(json, "mqm", finding->rule->mqm);
    write_related(json, finding);
    stet_json_end(json, '}');
}

static void document(struct stet_buf *out, const struct stet_report_options *options,
                     const struct stet_result *result)
{
    (void)options;
    for (size_t i = 0; i < stet_result_count(result); i++) {
        struct stet_json json = {.out = out};
        write_finding(&json, stet_result_path(result), stet_result_finding(result, i));
        stet_buf_putc(out, '\n');
    }
}

const struct stet_report_format stet_report_jsonl = {.name = "jsonl", .document = document};
