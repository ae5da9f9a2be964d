// SPDX-License-Identifier: Apache-2.0
#include "report/scorecard.h"

#include <inttypes.h>

#include "base/number.h"
#include "report/style.h"

enum { COLUMN = 11, INDENT = 2 };

// "1,224", set to the right in a column.
static void put_count(struct stet_buf *out, size_t count)
{
    char digits[24], grouped[32];
    size_t size = (size_t)snprintf(digits, sizeof digits, "%zu", count), at = 0;
    for (size_t i = 0; i < size; i++) {
        if (i > 0 && (size - i) % 3 == 0)
            grouped[at++] = ',';
        grouped[at++] = digits[i];
    }
    stet_buf_printf(out, "%*.*s", COLUMN, (int)at, grouped);
}

void stet_scorecard_raw(struct stet_buf *out, const struct stet_score *score)
{
    if (!score->words) {
        stet_buf_putc(out, '-');
        return;
    }
    // In whole hundredths, because a decimal fraction times 100 may fall short of the number it stands for.
    int64_t penalty = (int64_t)stet_score_penalty(score, STET_MQM_CATEGORIES);
    int64_t words = (int64_t)score->words, part = 10000 * (words - penalty);
    int64_t hundredths = part / words - (part % words < 0);
    int64_t size = hundredths < 0 ? -hundredths : hundredths;
    stet_buf_printf(out, "%s%" PRId64 ".%02d", hundredths < 0 ? "-" : "", size / 100,
                    (int)(size % 100));
}

static void put_row(struct stet_buf *out, const struct stet_report_options *options,
                    const struct stet_score *score, bool below)
{
    struct stet_buf raw = {0};
    char text[STET_NUMBER_SIZE];
    put_count(out, score->words);
    stet_buf_putc(out, score->words < STET_SCORE_FEWEST_WORDS ? '*' : ' ');
    put_count(out, stet_score_penalty(score, STET_MQM_CATEGORIES));
    if (score->words)
        stet_buf_printf(out, "%*s", COLUMN,
                        stet_number_text(text, stet_score_per_thousand(score), 2));
    else
        stet_buf_printf(out, "%*s", COLUMN, "-");
    stet_scorecard_raw(&raw, score);
    enum stet_style style = below ? STET_STYLE_ERROR : STET_STYLE_STRONG;
    stet_style_on(out, options, style);
    stet_buf_printf(out, "%*s", COLUMN, raw.data);
    stet_style_off(out, options, style);
    stet_buf_puts(out, "  ");
    stet_buf_release(&raw);
}

void stet_scorecard_row(struct stet_buf *out, const struct stet_report_options *options,
                        const struct stet_report_score *score)
{
    put_row(out, options, &score->score, score->below);
    stet_style_flat(out, stet_str_from(score->path));
    char text[STET_NUMBER_SIZE];
    if (score->below)
        stet_buf_printf(out, " (below %s)",
                        stet_number_text(text, score->fail_below, STET_NUMBER_SHORTEST));
    stet_buf_putc(out, '\n');
}

static void put_counts(struct stet_buf *out, const size_t count[STET_MQM_SEVERITIES],
                       size_t penalty, const char *name)
{
    for (size_t s = 0; s < STET_MQM_SEVERITIES; s++)
        put_count(out, count[s]);
    put_count(out, penalty);
    stet_buf_puts(out, "  ");
    for (; *name; name++)
        stet_buf_putc(out, *name == '-' ? ' ' : *name);
    stet_buf_putc(out, '\n');
}

// Categories with findings only; their sum where there are several.
static void write_categories(struct stet_buf *out, const struct stet_score *score)
{
    size_t sum[STET_MQM_SEVERITIES] = {0}, rows = 0;
    for (int c = 0; c < STET_MQM_CATEGORIES; c++) {
        size_t findings = 0;
        for (size_t s = 0; s < STET_MQM_SEVERITIES; s++) {
            findings += score->count[c][s];
            sum[s] += score->count[c][s];
        }
        if (!findings)
            continue;
        if (rows++ == 0) {
            stet_buf_putc(out, '\n');
            for (int s = 0; s < STET_MQM_SEVERITIES; s++)
                stet_buf_printf(out, "%*s", COLUMN,
                                stet_mqm_severity_name((enum stet_mqm_severity)s));
            stet_buf_printf(out, "%*s\n", COLUMN, "penalty");
        }
        enum stet_mqm_category category = (enum stet_mqm_category)c;
        put_counts(out, score->count[c], stet_score_penalty(score, category),
                   stet_mqm_category_name(category));
    }
    if (rows > 1)
        put_counts(out, sum, stet_score_penalty(score, STET_MQM_CATEGORIES), "all categories");
}

static void write_paragraph(struct stet_buf *out, const struct stet_report_options *options,
                            const char *lead, struct stet_str text)
{
    stet_buf_printf(out, "\n%-*s", INDENT, lead);
    stet_style_wrap(out, options, INDENT, INDENT, text);
    stet_buf_putc(out, '\n');
}

static void write_legend(struct stet_buf *out, const struct stet_report_options *options,
                         bool small)
{
    struct stet_buf text = {0};
    if (small) {
        stet_buf_printf(&text,
                        "fewer than %d words: a single finding moves the score too far to judge "
                        "the article by it",
                        STET_SCORE_FEWEST_WORDS);
        write_paragraph(out, options, "*", stet_buf_view(&text));
        stet_buf_clear(&text);
    }
    stet_buf_printf(
        &text,
        "Words are those of the running text, without code, addresses and bare figures. The "
        "penalty is %u for a note (neutral), %u for a warning (minor), %u for an error (major) "
        "and %u for a critical error, which only a person can tell. The score is 100 * (1 - "
        "penalty / words). Nobody has confirmed the findings.",
        stet_mqm_penalty(STET_MQM_NEUTRAL), stet_mqm_penalty(STET_MQM_MINOR),
        stet_mqm_penalty(STET_MQM_MAJOR), stet_mqm_penalty(STET_MQM_CRITICAL));
    write_paragraph(out, options, "", stet_buf_view(&text));
    stet_buf_release(&text);
}

void stet_scorecard_write(struct stet_buf *out, const struct stet_report_options *options,
                          const struct stet_report_end *end)
{
    size_t documents = end->summary->documents;
    stet_style_on(out, options, STET_STYLE_STRONG);
    stet_buf_puts(out, "Score (MQM, automatic, unconfirmed)");
    stet_style_off(out, options, STET_STYLE_STRONG);
    stet_buf_printf(out, "\n\n%*s %*s%*s%*s\n", COLUMN, "words", COLUMN, "penalty", COLUMN,
                    "per 1,000", COLUMN, "score");
    stet_buf_str(out, end->scores);
    if (documents > 1) {
        put_row(out, options, end->total, false);
        stet_buf_printf(out, "total of %zu files\n", documents);
    }
    write_categories(out, end->total);
    write_legend(out, options, end->small);
}
