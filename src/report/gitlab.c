// SPDX-License-Identifier: Apache-2.0
// The Code Quality report of GitLab, a subset of Code Climate's: https://docs.gitlab.com/ci/testing/code_quality/
#include "report/json_parts.h"

static const char *severity_of(enum stet_severity severity)
{
    switch (severity) {
    case STET_SEVERITY_ERROR: return "major";
    case STET_SEVERITY_WARNING: return "minor";
    case STET_SEVERITY_NOTE:
    case STET_SEVERITY_OFF: break;
    }
    return "info";
}

static void begin(struct stet_buf *out, const struct stet_report_options *options)
{
    (void)options;
    stet_buf_puts(out, "[\n");
}

static void write_finding(struct stet_json *json, struct stet_str path,
                          const struct stet_finding *finding, const char *fingerprint)
{
    struct stet_buf message = {0};
    unsigned line, column;
    stet_report_end_of(finding, &line, &column);
    stet_report_message(&message, finding);
    stet_json_begin(json, '{');
    stet_json_text(json, "description", message.data);
    stet_json_text(json, "check_name", finding->rule->id);
    stet_json_text(json, "fingerprint", fingerprint);
    stet_json_text(json, "severity", severity_of(finding->severity));
    stet_json_key(json, "location");
    stet_json_begin(json, '{');
    stet_json_key(json, "path");
    stet_json_str(json, path);
    stet_json_key(json, "lines");
    stet_json_begin(json, '{');
    stet_json_number(json, "begin", finding->line);
    stet_json_number(json, "end", line);
    for (int i = 0; i < 3; i++)
        stet_json_end(json, '}');
    stet_buf_release(&message);
}

static void document(struct stet_buf *out, const struct stet_report_options *options,
                     const struct stet_result *result)
{
    (void)options;
    struct stet_fingerprints prints = {0};
    for (size_t i = 0; i < stet_result_count(result); i++) {
        const struct stet_finding *finding = stet_result_finding(result, i);
        char fingerprint[STET_FINGERPRINT_SIZE];
        struct stet_json json = {.out = out};
        stet_fingerprint(fingerprint, &prints, result, finding);
        stet_buf_puts(out, i ? ",\n" : "");
        write_finding(&json, stet_report_path(stet_result_path(result)), finding, fingerprint);
    }
    stet_fingerprints_release(&prints);
}

static void end(struct stet_buf *out, const struct stet_report_options *options,
                const struct stet_report_end *end)
{
    (void)options;
    (void)end;
    stet_buf_puts(out, "\n]\n");
}

const struct stet_report_format stet_report_gitlab = {.name = "gitlab",
                                                      .about = "Code Quality of GitLab",
                                                      .separator = ",\n",
                                                      .begin = begin,
                                                      .document = document,
                                                      .end = end};
