// SPDX-License-Identifier: Apache-2.0
// JUnit's XML: an article is a suite, a finding a test that fails. Notes are no failures: they pass, and say what they say in
// system-out. An article without findings is one test that passes.
#include "report/report.h"

static void begin(struct stet_buf *out, const struct stet_report_options *options)
{
    (void)options;
    stet_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"stet\">\n");
}

static void write_case(struct stet_buf *out, struct stet_str path,
                       const struct stet_finding *finding)
{
    struct stet_buf message = {0};
    bool note = finding->severity == STET_SEVERITY_NOTE;
    stet_report_message(&message, finding);
    stet_buf_puts(out, "  <testcase classname=\"");
    stet_report_xml(out, path);
    stet_buf_printf(out, "\" name=\"%s at %u:%u\">", finding->rule->id, finding->line,
                    finding->column_cp);
    if (note) {
        stet_buf_puts(out, "<system-out>");
        stet_report_xml(out, stet_buf_view(&message));
        stet_buf_puts(out, "</system-out>");
    } else {
        stet_buf_printf(out, "<failure type=\"%s\" message=\"",
                        stet_severity_name(finding->severity));
        stet_report_xml(out, stet_buf_view(&message));
        stet_buf_puts(out, "\">");
        stet_report_xml(out, path);
        stet_buf_printf(out, ":%u:%u</failure>", finding->line, finding->column_cp);
    }
    stet_buf_puts(out, "</testcase>\n");
    stet_buf_release(&message);
}

static void document(struct stet_buf *out, const struct stet_report_options *options,
                     const struct stet_result *result)
{
    (void)options;
    struct stet_str path = stet_report_path(stet_result_path(result));
    size_t count = stet_result_count(result), failures = 0;
    for (size_t i = 0; i < count; i++)
        failures += stet_result_finding(result, i)->severity > STET_SEVERITY_NOTE;
    stet_buf_puts(out, "<testsuite name=\"");
    stet_report_xml(out, path);
    stet_buf_printf(out, "\" tests=\"%zu\" failures=\"%zu\" errors=\"0\" skipped=\"0\">\n",
                    count ? count : 1, failures);
    for (size_t i = 0; i < count; i++)
        write_case(out, path, stet_result_finding(result, i));
    if (!count) {
        stet_buf_puts(out, "  <testcase classname=\"");
        stet_report_xml(out, path);
        stet_buf_puts(out, "\" name=\"nothing to report\"/>\n");
    }
    stet_buf_puts(out, "</testsuite>\n");
}

static void end(struct stet_buf *out, const struct stet_report_options *options,
                const struct stet_report_end *end)
{
    (void)options;
    (void)end;
    stet_buf_puts(out, "</testsuites>\n");
}

const struct stet_report_format stet_report_junit = {.name = "junit",
                                                     .about = "XML of JUnit, an article a suite",
                                                     .begin = begin,
                                                     .document = document,
                                                     .end = end};
