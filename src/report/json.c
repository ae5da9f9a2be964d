// SPDX-License-Identifier: Apache-2.0
// One JSON document: {"stet": VERSION, "findings": [the objects of JSON Lines], "summary": {…}}.
#include "report/json_parts.h"

static void begin(struct stet_buf *out, const struct stet_report_options *options)
{
    (void)options;
    stet_buf_printf(out, "{\"stet\":\"%s\",\"findings\":[\n", stet_version());
}

static void document(struct stet_buf *out, const struct stet_report_options *options,
                     const struct stet_result *result)
{
    (void)options;
    for (size_t i = 0; i < stet_result_count(result); i++) {
        struct stet_json json = {.out = out};
        stet_buf_puts(out, i ? ",\n" : "");
        stet_json_finding(&json, stet_result_path(result), stet_result_finding(result, i));
    }
}

static void end(struct stet_buf *out, const struct stet_report_options *options,
                const struct stet_report_end *end)
{
    (void)options;
    const struct stet_summary *summary = end->summary;
    struct stet_json json = {.out = out};
    stet_buf_puts(out, "\n],\"summary\":");
    stet_json_begin(&json, '{');
    stet_json_number(&json, "files", summary->documents);
    stet_json_number(&json, "failed", summary->failed);
    stet_json_number(&json, "ignored", summary->ignored);
    stet_json_number(&json, "words", summary->words);
    stet_json_number(&json, "errors", summary->count[STET_SEVERITY_ERROR]);
    stet_json_number(&json, "warnings", summary->count[STET_SEVERITY_WARNING]);
    stet_json_number(&json, "notes", summary->count[STET_SEVERITY_NOTE]);
    stet_json_number(&json, "fixable", summary->fixable);
    stet_json_key(&json, "complete");
    stet_json_bool(&json, !summary->stopped);
    if (end->total) {
        stet_json_key(&json, "score");
        stet_json_begin(&json, '{');
        stet_json_score(&json, end->total);
        stet_json_end(&json, '}');
    }
    stet_json_end(&json, '}');
    stet_buf_puts(out, "}\n");
}

const struct stet_report_format stet_report_json = {
    .name = "json",
    .about = "one JSON document for programs, with a summary at its end",
    .notes = true,
    .separator = ",\n",
    .begin = begin,
    .document = document,
    .end = end};
