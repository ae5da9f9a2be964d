// SPDX-License-Identifier: Apache-2.0
// Workflow commands of GitHub Actions, which become annotations in a pull request. The values are escaped as @actions/core does it:
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
//
//     ::error file=article.md,line=10,endLine=10,col=98,endColumn=104,title=name/misspelt::"Baiden" is not a known name (Biden)
#include "report/report.h"

static void escape(struct stet_buf *out, struct stet_str text, bool property)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        bool special = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
        if (special)
            stet_buf_printf(out, "%%%02X", c);
        else
            stet_buf_putc(out, (char)c);
    }
}

static const char *command_of(enum stet_severity severity)
{
    return severity == STET_SEVERITY_NOTE ? "notice" : stet_severity_name(severity);
}

static void document(struct stet_buf *out, const struct stet_report_options *options,
                     const struct stet_result *result)
{
    (void)options;
    struct stet_buf message = {0};
    for (size_t i = 0; i < stet_result_count(result); i++) {
        const struct stet_finding *finding = stet_result_finding(result, i);
        unsigned line, column;
        stet_report_end_of(finding, &line, &column);
        stet_buf_printf(out, "::%s file=", command_of(finding->severity));
        escape(out, stet_report_path(stet_result_path(result)), true);
        stet_buf_printf(out, ",line=%u,endLine=%u,col=%u,endColumn=%u,title=", finding->line, line,
                        finding->column_cp, column);
        escape(out, stet_str_from(finding->rule->id), true);
        stet_buf_puts(out, "::");
        stet_buf_clear(&message);
        stet_report_message(&message, finding);
        escape(out, stet_buf_view(&message), false);
        stet_buf_putc(out, '\n');
    }
    stet_buf_release(&message);
}

const struct stet_report_format stet_report_github = {
    .name = "github", .about = "annotations of GitHub Actions", .document = document};
