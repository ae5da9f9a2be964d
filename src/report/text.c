// SPDX-License-Identifier: Apache-2.0
// The report for people: the line, a caret, the reason and the fix.
//
//     error[name/misspelt]: "Baiden" is not a known name; did you mean "Biden"?
//       ┌ article.md:10:98
//       │ … press conference, said that Baiden administration made it clear …
//       │                               ^^^^^^ Biden
//       = Joe Biden (person, dictionaries/en/people.tsv:214): Байден romanised letter by letter
//       = elsewhere in this article: "Biden" 2 times (lines 3, 14)
#include "report/excerpt.h"
#include "report/scorecard.h"
#include "report/style.h"
#include "text/width.h"

enum {
    MARGIN = 4,       // "  │ "
    MAX_LABEL = 40,   // columns of the suggestions behind the carets
    MAX_OFFERED = 3,  // suggestions there
    MAX_MENTIONS = 6, // lines listed for a related text
    MAX_TEXTS = 4,    // related texts
};

static void styled(struct stet_buf *out, const struct stet_report_options *options,
                   enum stet_style style, const char *text)
{
    stet_style_on(out, options, style);
    stet_buf_puts(out, text);
    stet_style_off(out, options, style);
}

static void write_title(struct stet_buf *out, const struct stet_report_options *options,
                        const struct stet_finding *finding)
{
    enum stet_style style = stet_style_of(finding->severity);
    const char *severity = stet_severity_name(finding->severity);
    stet_style_on(out, options, style);
    stet_buf_printf(out, "%s[%s]", severity, finding->rule->id);
    stet_style_off(out, options, style);
    stet_buf_puts(out, ": ");
    stet_style_on(out, options, STET_STYLE_STRONG);
    size_t column = strlen(severity) + strlen(finding->rule->id) + 4;
    stet_style_wrap(out, options, column, MARGIN, stet_str_from(finding->message));
    stet_style_off(out, options, STET_STYLE_STRONG);
    stet_buf_putc(out, '\n');
}

static void write_place(struct stet_buf *out, const struct stet_report_options *options,
                        const char *path, const struct stet_finding *finding)
{
    styled(out, options, STET_STYLE_FRAME, options->unicode ? "  \xe2\x94\x8c " : "  --> ");
    stet_style_flat(out, stet_str_from(path));
    stet_buf_printf(out, ":%u:%u\n", finding->line, finding->column_cp);
}

// Punctuation alone, white space at an end and long texts are hard to see without quotes.
static bool wants_quotes(struct stet_str text)
{
    bool word = false;
    for (size_t i = 0; i < text.size; i++)
        word = word || (text.data[i] & 0x80) || stet_is_ascii_alpha(text.data[i]) ||
               stet_is_ascii_digit(text.data[i]);
    return !word || stet_str_trim(text).size != text.size;
}

static void offer(struct stet_buf *out, struct stet_str suggestion)
{
    if (!suggestion.size) {
        stet_buf_puts(out, "delete");
        return;
    }
    bool quotes = wants_quotes(suggestion);
    stet_buf_puts(out, quotes ? "\"" : "");
    stet_style_flat(out, suggestion);
    stet_buf_puts(out, quotes ? "\"" : "");
}

// What stands behind the carets: "Biden", "Biden or Baden", "delete". Further ones only while they fit.
static void make_label(struct stet_buf *out, const struct stet_finding *finding)
{
    struct stet_buf more = {0};
    for (size_t i = 0; i < finding->suggestion_count && i < MAX_OFFERED; i++) {
        stet_buf_clear(&more);
        offer(&more, stet_str_from(finding->suggestions[i]));
        if (i > 0 && stet_text_width(stet_buf_view(out)) + more.size + 4 > MAX_LABEL)
            break;
        stet_buf_puts(out, i > 0 ? " or " : "");
        stet_buf_str(out, stet_buf_view(&more));
    }
    stet_buf_release(&more);
}

static void write_margin(struct stet_buf *out, const struct stet_report_options *options)
{
    styled(out, options, STET_STYLE_FRAME, options->unicode ? "  \xe2\x94\x82 " : "  | ");
}

static void write_marks(struct stet_buf *out, const struct stet_report_options *options,
                        const struct stet_finding *finding, const struct stet_excerpt *excerpt,
                        struct stet_str label)
{
    write_margin(out, options);
    for (size_t i = 0; i < excerpt->mark_column; i++)
        stet_buf_putc(out, ' ');
    enum stet_style style = stet_style_of(finding->severity);
    stet_style_on(out, options, style);
    for (size_t i = 0; i < excerpt->mark_width; i++)
        stet_buf_putc(out, '^');
    stet_style_off(out, options, style);
    size_t column = MARGIN + excerpt->mark_column + excerpt->mark_width + 1;
    if (excerpt->lines_below) {
        size_t before = out->size;
        stet_buf_printf(out, " to line %zu%s", finding->line + excerpt->lines_below,
                        label.size ? ":" : "");
        column += out->size - before;
    }
    if (label.size) {
        bool fits = !options->width || column + stet_text_width(label) <= options->width;
        if (fits) {
            stet_buf_putc(out, ' ');
        } else { // a long suggestion stands on a line of its own
            stet_buf_putc(out, '\n');
            write_margin(out, options);
        }
        stet_style_on(out, options, STET_STYLE_GOOD);
        stet_buf_str(out, label);
        stet_style_off(out, options, STET_STYLE_GOOD);
    }
    stet_buf_putc(out, '\n');
}

static void write_excerpt(struct stet_buf *out, const struct stet_report_options *options,
                          const struct stet_result *result, const struct stet_finding *finding)
{
    struct stet_buf label = {0};
    make_label(&label, finding);
    struct stet_excerpt excerpt;
    size_t room = options->width > MARGIN ? options->width - MARGIN : options->width;
    size_t wanted = stet_text_width(stet_buf_view(&label)) + 1;
    stet_excerpt_make(&excerpt, stet_result_original(result), finding->start_byte,
                      finding->size_bytes, room, wanted < MAX_LABEL ? wanted : MAX_LABEL,
                      options->unicode);
    write_margin(out, options);
    stet_buf_str(out, stet_buf_view(&excerpt.line));
    stet_buf_putc(out, '\n');
    write_marks(out, options, finding, &excerpt, stet_buf_view(&label));
    stet_excerpt_release(&excerpt);
    stet_buf_release(&label);
}

static void write_note(struct stet_buf *out, const struct stet_report_options *options,
                       struct stet_str note)
{
    styled(out, options, STET_STYLE_FRAME, "  = ");
    stet_style_wrap(out, options, MARGIN, MARGIN, note);
    stet_buf_putc(out, '\n');
}

// Appends `"Biden" 2 times (lines 3, 14)` for the text of related[first] and everything behind it that reads the same.
static void mention(struct stet_buf *out, const struct stet_finding *finding, size_t first)
{
    const char *text = finding->related[first].text;
    struct stet_buf lines = {0};
    size_t times = 0, listed = 0;
    unsigned last = 0;
    for (size_t i = first; i < finding->related_count; i++) {
        if (strcmp(finding->related[i].text, text) != 0)
            continue;
        times++;
        if (finding->related[i].line == last)
            continue;
        last = finding->related[i].line;
        if (listed++ < MAX_MENTIONS)
            stet_buf_printf(&lines, "%s%u", listed > 1 ? ", " : "", last);
    }
    stet_buf_putc(out, '"');
    stet_style_flat(out, stet_str_from(text));
    stet_buf_putc(out, '"');
    if (times > 1)
        stet_buf_printf(out, " %zu times", times);
    stet_buf_printf(out, " (line%s %s%s)", listed > 1 ? "s" : "", lines.data,
                    listed > MAX_MENTIONS ? " and more" : "");
    stet_buf_release(&lines);
}

static bool mentioned_before(const struct stet_finding *finding, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (strcmp(finding->related[i].text, finding->related[index].text) == 0)
            return true;
    return false;
}

static void write_related(struct stet_buf *out, const struct stet_report_options *options,
                          const struct stet_finding *finding)
{
    if (!finding->related_count)
        return;
    struct stet_buf note = {0};
    size_t texts = 0;
    stet_buf_puts(&note, "elsewhere in this article: ");
    for (size_t i = 0; i < finding->related_count && texts < MAX_TEXTS; i++) {
        if (mentioned_before(finding, i))
            continue;
        stet_buf_puts(&note, texts++ ? ", " : "");
        mention(&note, finding, i);
    }
    write_note(out, options, stet_buf_view(&note));
    stet_buf_release(&note);
}

static void write_reason(struct stet_buf *out, const struct stet_report_options *options,
                         const struct stet_finding *finding)
{
    if (!finding->entry && !finding->reason)
        return;
    struct stet_buf note = {0};
    stet_buf_puts(&note, finding->entry ? finding->entry : "");
    stet_buf_puts(&note, finding->entry && finding->reason ? ": " : "");
    stet_buf_puts(&note, finding->reason ? finding->reason : "");
    write_note(out, options, stet_buf_view(&note));
    stet_buf_release(&note);
}

static void document(struct stet_buf *out, const struct stet_report_options *options,
                     const struct stet_result *result)
{
    for (size_t i = 0; i < stet_result_count(result); i++) {
        const struct stet_finding *finding = stet_result_finding(result, i);
        write_title(out, options, finding);
        write_place(out, options, stet_result_path(result), finding);
        write_excerpt(out, options, result, finding);
        write_reason(out, options, finding);
        write_related(out, options, finding);
        stet_buf_putc(out, '\n');
    }
}

static void write_counts(struct stet_buf *out, const struct stet_report_options *options,
                         const struct stet_summary *summary)
{
    size_t findings = 0;
    for (int s = STET_SEVERITY_ERROR; s > STET_SEVERITY_OFF; s--) {
        size_t count = summary->count[s];
        if (!count)
            continue;
        stet_buf_puts(out, findings ? ", " : "");
        enum stet_style style = stet_style_of((enum stet_severity)s);
        stet_style_on(out, options, style);
        stet_style_count(out, count, stet_severity_name((enum stet_severity)s));
        stet_style_off(out, options, style);
        findings += count;
    }
}

// "2 errors in 1 of 3 files, 1 can be fixed: "
static void write_summary(struct stet_buf *out, const struct stet_report_options *options,
                          const struct stet_report_end *end)
{
    const struct stet_summary *summary = end->summary;
    write_counts(out, options, summary);
    stet_buf_puts(out, " in ");
    if (summary->flagged < summary->documents)
        stet_buf_printf(out, "%zu of ", summary->flagged);
    stet_style_count(out, summary->documents, "file");
    if (summary->failed)
        stet_buf_printf(out, ", %zu could not be checked", summary->failed);
    if (end->fix_arguments)
        stet_buf_printf(out, ", %zu can be fixed:", summary->fixable);
    else
        stet_buf_puts(out, "; what the first is about:");
}

// Silent where there is nothing to say, as a check in a script should be. The command to type next stands on a line of its own
// where it would run over the edge: it is there to be copied.
static void end(struct stet_buf *out, const struct stet_report_options *options,
                const struct stet_report_end *end)
{
    if (end->total)
        stet_scorecard_write(out, options, end);
    if (!end->rule)
        return;
    stet_buf_puts(out, end->total ? "\n" : "");
    struct stet_buf command = {0}, plain = {0};
    if (end->fix_arguments)
        stet_buf_printf(&command, "stet fix %s", end->fix_arguments);
    else
        stet_buf_printf(&command, "stet explain %s", end->rule->id);
    struct stet_report_options colorless = *options;
    colorless.color = false;
    write_summary(&plain, &colorless, end);
    size_t width =
        stet_text_width(stet_buf_view(&plain)) + 1 + stet_text_width(stet_buf_view(&command));
    write_summary(out, options, end);
    stet_buf_puts(out, options->width && width > options->width ? "\n  " : " ");
    stet_style_on(out, options, STET_STYLE_STRONG);
    stet_buf_str(out, stet_buf_view(&command));
    stet_style_off(out, options, STET_STYLE_STRONG);
    stet_buf_putc(out, '\n');
    stet_buf_release(&command);
    stet_buf_release(&plain);
}

const struct stet_report_format stet_report_text = {.name = "text",
                                                    .document = document,
                                                    .score = stet_scorecard_row,
                                                    .scores_last = true,
                                                    .end = end};
