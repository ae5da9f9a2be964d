// SPDX-License-Identifier: Apache-2.0
// The XML of checkstyle, which Jenkins and many another read.
#include "report/report.h"

static void begin(struct stet_buf *out, const struct stet_report_options *options)
{
    (void)options;
    stet_buf_puts(out,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
}

static void document(struct stet_buf *out, const struct stet_report_options *options,
                     const struct stet_result *result)
{
    (void)options;
    struct stet_buf message = {0};
    stet_buf_puts(out, "<file name=\"");
    stet_report_xml(out, stet_report_path(stet_result_path(result)));
    stet_buf_puts(out, "\">\n");
    for (size_t i = 0; i < stet_result_count(result); i++) {
        const struct stet_finding *finding = stet_result_finding(result, i);
        bool note = finding->severity == STET_SEVERITY_NOTE;
        stet_buf_printf(out, "  <error line=\"%u\" column=\"%u\" severity=\"%s\" message=\"",
                        finding->line, finding->column_cp,
                        note ? "info" : stet_severity_name(finding->severity));
        stet_buf_clear(&message);
        stet_report_message(&message, finding);
        stet_report_xml(out, stet_buf_view(&message));
        stet_buf_printf(out, "\" source=\"stet.%s\"/>\n", finding->rule->id);
    }
    stet_buf_puts(out, "</file>\n");
    stet_buf_release(&message);
}

static void end(struct stet_buf *out, const struct stet_report_options *options,
                const struct stet_report_end *end)
{
    (void)options;
    (void)end;
    stet_buf_puts(out, "</checkstyle>\n");
}

const struct stet_report_format stet_report_checkstyle = {
    .name = "checkstyle",
    .about = "XML of checkstyle, for Jenkins and others",
    .begin = begin,
    .document = document,
    .end = end};
