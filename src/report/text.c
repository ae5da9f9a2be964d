// SPDX-License-Identifier: Apache-2.0
// The report for people: the line, a caret, the reason and the fix.
//
//     error[name/misspelt]: "Baiden" is not a known name; did you mean "Biden"?
//       ┌ article.md:10:98
//       │ … press conference, said that Baiden administration made it clear …
//       │                               ^^^^^^ Biden
//       = Joe Biden (person, dictionaries/en/people.tsv:214): Байден romanised letter by letter
//       = elsewhere in this article: "Biden" 2 times (lines 3, 14)
#include <stdlib.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/utf8.h"
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

// "Joe Biden (person, dictionaries/en/people.tsv:214)": the lists that are linked in are no files on most systems, a command finds
// the line everywhere.
static void put_entry(struct stet_buf *out, const struct stet_finding *finding)
{
    static const char built_in[] = ", dictionaries/";
    const char *place = finding->name ? strstr(finding->entry, built_in) : NULL;
    if (!place) {
        stet_buf_puts(out, finding->entry);
        return;
    }
    stet_buf_append(out, finding->entry, (size_t)(place - finding->entry));
    stet_buf_puts(out, "; stet names find ");
    stet_style_shell(out, finding->name);
    stet_buf_putc(out, ')');
}

// How a name that is right is let stand: in the list of the house, or, where the list has nothing to say, in the article.
static void write_acceptance(struct stet_buf *out, const struct stet_report_options *options,
                             const struct stet_finding *finding)
{
    if (strncmp(finding->rule->id, "name/", 5) != 0)
        return;
    struct stet_buf note = {0};
    struct stet_buf quoted = {0};
    stet_style_flat(&quoted, finding->text);
    const char *text = quoted.data ? quoted.data : "";
    stet_buf_puts(&note, "right as it is? ");
    if (strcmp(finding->rule->id, "name/misspelt") == 0) {
        stet_buf_puts(&note, "stet names accept ");
        stet_style_shell(&note, text);
    } else {
        stet_buf_printf(&note, "<!-- stet: ignore \"%s\" -->", text);
    }
    write_note(out, options, stet_buf_view(&note));
    stet_buf_release(&quoted);
    stet_buf_release(&note);
}

static void write_reason(struct stet_buf *out, const struct stet_report_options *options,
                         const struct stet_finding *finding)
{
    if (!finding->entry && !finding->reason)
        return;
    struct stet_buf note = {0};
    if (finding->entry)
        put_entry(&note, finding);
    stet_buf_puts(&note, finding->entry && finding->reason ? ": " : "");
    stet_buf_puts(&note, finding->reason ? finding->reason : "");
    write_note(out, options, stet_buf_view(&note));
    stet_buf_release(&note);
}

// ---- the same thing, again and again

// Findings that say the same, or are of one rule on signs alone, are shown once with all their lines.
struct folding {
    struct stet_arena arena;
    struct stet_map first; // what is said → the finding that is shown
    uint32_t *next;        // by finding: the next one that says the same; UINT32_MAX: none
    uint32_t *last;        // by finding that is shown: the last of them
};

// Spaces and punctuation, of ASCII, Latin-1 and the block of general punctuation.
static bool is_signs(struct stet_str text)
{
    for (size_t i = 0; i < text.size;) {
        uint32_t c = stet_utf8_next(text, &i);
        bool ascii_word =
            c < 0x80 && (stet_is_ascii_alpha((char)c) || stet_is_ascii_digit((char)c));
        if (ascii_word || (c >= 0xc0 && (c < 0x2000 || c > 0x206f)))
            return false;
    }
    return true;
}

// What is said of signs differs in the words around them, which are quoted last.
static const char *said_of(struct stet_arena *arena, const struct stet_finding *finding)
{
    const char *quote = is_signs(finding->text) ? strchr(finding->message, '"') : NULL;
    size_t size = quote && quote > finding->message ? (size_t)(quote - finding->message)
                                                    : strlen(finding->message);
    return stet_arena_printf(arena, "%s %d %.*s", finding->rule->id, (int)finding->severity,
                             (int)size, finding->message);
}

// True when finding `i` says what an earlier one said; it is then in that one's chain.
static bool fold(struct folding *folding, const struct stet_result *result, uint32_t i)
{
    const struct stet_finding *finding = stet_result_finding(result, i);
    const char *key = said_of(&folding->arena, finding);
    bool added;
    uint32_t first = *stet_map_put(&folding->first, stet_str_from(key), i, &added);
    folding->next[i] = UINT32_MAX;
    if (!added)
        folding->next[folding->last[first]] = i;
    folding->last[first] = i;
    return !added;
}

// "11 more times: lines 4, 9 and more"
static void write_others(struct stet_buf *out, const struct stet_report_options *options,
                         const struct folding *folding, const struct stet_result *result,
                         uint32_t first)
{
    enum { MOST_LINES = 12 };
    struct stet_buf lines = {0}, note = {0};
    size_t times = 0, listed = 0;
    unsigned last = stet_result_finding(result, first)->line;
    bool same_line = true;
    for (uint32_t i = folding->next[first]; i != UINT32_MAX; i = folding->next[i], times++) {
        unsigned line = stet_result_finding(result, i)->line;
        if (line == last && listed)
            continue;
        same_line = same_line && line == last;
        last = line;
        if (listed++ < MOST_LINES)
            stet_buf_printf(&lines, "%s%u", listed > 1 ? ", " : "", line);
    }
    if (times) {
        stet_buf_printf(&note, "%zu more time%s", times, times > 1 ? "s" : "");
        if (same_line)
            stet_buf_puts(&note, " in this line");
        else
            stet_buf_printf(&note, ": line%s %s%s", listed > 1 ? "s" : "", lines.data,
                            listed > MOST_LINES ? " and more" : "");
        write_note(out, options, stet_buf_view(&note));
    }
    stet_buf_release(&lines);
    stet_buf_release(&note);
}

static void document(struct stet_buf *out, const struct stet_report_options *options,
                     const struct stet_result *result)
{
    uint32_t count = (uint32_t)stet_result_count(result);
    struct folding folding = {.next = stet_xcalloc(count, sizeof(uint32_t)),
                              .last = stet_xcalloc(count, sizeof(uint32_t))};
    bool *again = stet_xcalloc(count, sizeof *again);
    for (uint32_t i = 0; i < count; i++)
        again[i] = fold(&folding, result, i);
    for (uint32_t i = 0; i < count; i++) {
        const struct stet_finding *finding = stet_result_finding(result, i);
        if (again[i])
            continue;
        write_title(out, options, finding);
        write_place(out, options, stet_result_path(result), finding);
        write_excerpt(out, options, result, finding);
        write_reason(out, options, finding);
        write_related(out, options, finding);
        write_others(out, options, &folding, result, i);
        write_acceptance(out, options, finding);
        stet_buf_putc(out, '\n');
    }
    stet_map_release(&folding.first);
    stet_arena_release(&folding.arena);
    free(folding.next);
    free(folding.last);
    free(again);
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

// "1 safe fix, 2 suggested"
static void write_fixes(struct stet_buf *out, const struct stet_summary *summary)
{
    if (summary->fixable)
        stet_buf_printf(out, "; %zu safe fix%s", summary->fixable,
                        summary->fixable > 1 ? "es" : "");
    if (summary->suggested && summary->fixable)
        stet_buf_printf(out, ", %zu suggested", summary->suggested);
    else if (summary->suggested)
        stet_buf_printf(out, "; %zu suggested fix%s", summary->suggested,
                        summary->suggested > 1 ? "es" : "");
}

static void write_hidden(struct stet_buf *out, const struct stet_summary *summary)
{
    if (summary->hidden)
        stet_buf_printf(out, ", %zu lesser not shown (--notes)", summary->hidden);
}

// "2 errors in 1 of 3 files, 4 lesser not shown (--notes); 1 safe fix, 2 suggested:"
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
    write_hidden(out, summary);
    write_fixes(out, summary);
    stet_buf_puts(out, end->fix_arguments ? ":" : "; what the first is about:");
}

// "14 files, nothing to mend": to somebody at a terminal.
static void write_clean(struct stet_buf *out, const struct stet_report_options *options,
                        const struct stet_summary *summary)
{
    if (!options->terminal || !summary->documents)
        return;
    stet_style_count(out, summary->documents, "file");
    stet_buf_puts(out, ", nothing to mend");
    write_hidden(out, summary);
    stet_buf_putc(out, '\n');
}

// Silent where there is nothing to say, as a check in a script should be. The command to type next stands on a line of its own
// where it would run over the edge: it is there to be copied.
static void end(struct stet_buf *out, const struct stet_report_options *options,
                const struct stet_report_end *end)
{
    if (end->total)
        stet_scorecard_write(out, options, end);
    if (end->by_rule && end->rule) {
        stet_buf_puts(out, end->total ? "\n" : "");
        stet_statistics_write(out, end->by_rule);
        stet_buf_putc(out, '\n');
    }
    if (!end->rule) {
        write_clean(out, options, end->summary);
        return;
    }
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

const struct stet_report_format stet_report_text = {
    .name = "text",
    .about = "for people: the line, the place marked, the reason and the fix",
    .document = document,
    .score = stet_scorecard_row,
    .scores_last = true,
    .end = end};
