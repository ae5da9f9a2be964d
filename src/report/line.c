// SPDX-License-Identifier: Apache-2.0
// One line a finding, as compilers write it: editors jump to it, grep and awk cut it.
//
//     article.md:10:98: error[name/misspelt]: "Baiden" is not a known name (Biden)
//     article.md: score 97.85 (penalty 43, 2000 words; automatic, unconfirmed)
#include "base/number.h"
#include "report/scorecard.h"
#include "report/style.h"

static void write_finding(struct stet_buf *out, const char *path,
                          const struct stet_finding *finding)
{
    stet_style_flat(out, stet_str_from(path));
    stet_buf_printf(out, ":%u:%u: %s[%s]: ", finding->line, finding->column_cp,
                    stet_severity_name(finding->severity), finding->rule->id);
    stet_report_message(out, finding);
    stet_buf_putc(out, '\n');
}

static void document(struct stet_buf *out, const struct stet_report_options *options,
                     const struct stet_result *result)
{
    (void)options;
    for (size_t i = 0; i < stet_result_count(result); i++)
        write_finding(out, stet_result_path(result), stet_result_finding(result, i));
}

static void document_score(struct stet_buf *out, const struct stet_report_options *options,
                           const struct stet_report_score *score)
{
    (void)options;
    stet_style_flat(out, stet_str_from(score->path));
    stet_buf_puts(out, ": score ");
    stet_scorecard_raw(out, &score->score);
    char text[STET_NUMBER_SIZE];
    if (score->below)
        stet_buf_printf(out, ", below %s",
                        stet_number_text(text, score->fail_below, STET_NUMBER_SHORTEST));
    stet_buf_printf(out, " (penalty %zu, %zu words%s; automatic, unconfirmed)\n",
                    stet_score_penalty(&score->score, STET_MQM_CATEGORIES), score->score.words,
                    score->score.words < STET_SCORE_FEWEST_WORDS ? ", too few to judge by" : "");
}

static void end(struct stet_buf *out, const struct stet_report_options *options,
                const struct stet_report_end *end)
{
    (void)options;
    if (end->by_rule)
        stet_statistics_write(out, end->by_rule);
}

const struct stet_report_format stet_report_line = {
    .name = "line",
    .about = "one finding a line, \"path:line:column: severity[rule]: message (suggestion)\"",
    .document = document,
    .score = document_score,
    .end = end};
