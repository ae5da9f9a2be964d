// SPDX-License-Identifier: Apache-2.0
// Edits on the same lines form one change: its old lines, then its new ones. Changes within six lines of each other share a
// hunk, because their contexts would touch.
#include "report/diff.h"

#include "report/style.h"

enum { CONTEXT = 3 };

struct diff {
    struct stet_buf *out;
    const struct stet_report_options *options;
    struct stet_str original;
    struct stet_edits edits;
    size_t *line_starts; // of every line, and the size of the text behind the last
    size_t line_count;
    long shift; // new line number minus old one, up to here
};

struct change {
    size_t first_line, end_line; // old lines, from 0
    size_t first_edit, end_edit;
};

static void find_lines(struct diff *diff, struct stet_arena *arena)
{
    struct stet_str text = diff->original;
    size_t count = 1;
    for (size_t i = 0; i < text.size; i++)
        count += text.data[i] == '\n';
    diff->line_starts = STET_NEW_ARRAY(arena, size_t, count + 1);
    size_t line = 0;
    diff->line_starts[line++] = 0;
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] == '\n' && i + 1 < text.size)
            diff->line_starts[line++] = i + 1;
    diff->line_count = line;
    diff->line_starts[line] = text.size;
}

static size_t line_of(const struct diff *diff, size_t byte)
{
    size_t low = 0, high = diff->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (diff->line_starts[middle] <= byte)
            low = middle;
        else
            high = middle;
    }
    return low;
}

// The lines that the edits from `edit` on change together. A replaced line break draws the next line in.
static struct change change_from(const struct diff *diff, size_t edit)
{
    struct change change = {line_of(diff, diff->edits.items[edit].start), 0, edit, edit};
    change.end_line = change.first_line;
    while (change.end_edit < diff->edits.count) {
        const struct stet_edit *next = &diff->edits.items[change.end_edit];
        if (change.end_edit > edit && line_of(diff, next->start) >= change.end_line)
            break;
        size_t end = line_of(diff, next->end > next->start ? next->end - 1 : next->end);
        bool takes_break = next->end > next->start && diff->original.data[next->end - 1] == '\n';
        end += takes_break && end + 1 < diff->line_count ? 2 : 1;
        if (end > change.end_line)
            change.end_line = end;
        change.end_edit++;
    }
    return change;
}

static void write_lines(const struct diff *diff, char sign, enum stet_style style,
                        struct stet_str lines)
{
    while (lines.size) {
        const char *hit = memchr(lines.data, '\n', lines.size);
        size_t size = hit ? (size_t)(hit - lines.data) : lines.size;
        stet_style_on(diff->out, diff->options, style);
        stet_buf_putc(diff->out, sign);
        stet_buf_append(diff->out, lines.data, size);
        stet_style_off(diff->out, diff->options, style);
        stet_buf_putc(diff->out, '\n');
        if (!hit)
            stet_buf_puts(diff->out, "\\ No newline at end of file\n");
        lines = stet_str_slice(lines, size + (hit != NULL), lines.size);
    }
}

static struct stet_str old_lines(const struct diff *diff, size_t first, size_t end)
{
    return stet_str_slice(diff->original, diff->line_starts[first], diff->line_starts[end]);
}

static void new_lines(const struct diff *diff, struct stet_buf *out, const struct change *change)
{
    struct stet_edits edits = {diff->edits.items + change->first_edit,
                               change->end_edit - change->first_edit};
    stet_edits_apply(out, edits, diff->original, diff->line_starts[change->first_line],
                     diff->line_starts[change->end_line]);
}

static size_t count_lines(struct stet_str text)
{
    size_t lines = 0;
    for (size_t i = 0; i < text.size; i++)
        lines += text.data[i] == '\n' || i + 1 == text.size;
    return lines;
}

static void write_range(struct stet_buf *out, char sign, size_t first, size_t count)
{
    stet_buf_printf(out, "%c%zu", sign, count ? first + 1 : first);
    if (count != 1)
        stet_buf_printf(out, ",%zu", count);
}

static void write_hunk(struct diff *diff, const struct change *changes, size_t count)
{
    const struct change *last = &changes[count - 1];
    size_t first = changes[0].first_line > CONTEXT ? changes[0].first_line - CONTEXT : 0;
    size_t end =
        last->end_line + CONTEXT < diff->line_count ? last->end_line + CONTEXT : diff->line_count;
    struct stet_buf body = {0}, fresh = {0};
    struct stet_buf *out = diff->out;
    long growth = 0;
    diff->out = &body;
    size_t at = first;
    for (size_t i = 0; i < count; i++) {
        stet_buf_clear(&fresh);
        new_lines(diff, &fresh, &changes[i]);
        write_lines(diff, ' ', STET_STYLE_PLAIN, old_lines(diff, at, changes[i].first_line));
        write_lines(diff, '-', STET_STYLE_ERROR,
                    old_lines(diff, changes[i].first_line, changes[i].end_line));
        write_lines(diff, '+', STET_STYLE_GOOD, stet_buf_view(&fresh));
        growth += (long)count_lines(stet_buf_view(&fresh)) -
                  (long)(changes[i].end_line - changes[i].first_line);
        at = changes[i].end_line;
    }
    write_lines(diff, ' ', STET_STYLE_PLAIN, old_lines(diff, at, end));
    diff->out = out;
    stet_style_on(out, diff->options, STET_STYLE_FRAME);
    stet_buf_puts(out, "@@ ");
    write_range(out, '-', first, end - first);
    stet_buf_putc(out, ' ');
    write_range(out, '+', (size_t)((long)first + diff->shift),
                (size_t)((long)(end - first) + growth));
    stet_buf_puts(out, " @@");
    stet_style_off(out, diff->options, STET_STYLE_FRAME);
    stet_buf_putc(out, '\n');
    stet_buf_str(out, stet_buf_view(&body));
    diff->shift += growth;
    stet_buf_release(&body);
    stet_buf_release(&fresh);
}

static void write_header(struct diff *diff, const char *path)
{
    static const char *const signs[] = {"--- a/", "+++ b/"};
    while (stet_str_starts(stet_str_from(path), STET_STR("./")))
        path += 2;
    for (size_t i = 0; i < 2; i++) {
        stet_style_on(diff->out, diff->options, STET_STYLE_STRONG);
        stet_buf_puts(diff->out, signs[i]);
        stet_style_flat(diff->out, stet_str_from(path[0] == '/' ? path + 1 : path));
        stet_style_off(diff->out, diff->options, STET_STYLE_STRONG);
        stet_buf_putc(diff->out, '\n');
    }
}

void stet_diff_write(struct stet_buf *out, const struct stet_report_options *options,
                     const char *path, struct stet_str original, struct stet_edits edits)
{
    if (!edits.count)
        return;
    struct stet_arena arena = {0};
    struct diff diff = {.out = out, .options = options, .original = original, .edits = edits};
    find_lines(&diff, &arena);
    write_header(&diff, path);
    struct change *changes = STET_NEW_ARRAY(&arena, struct change, edits.count);
    size_t count = 0;
    for (size_t edit = 0; edit < edits.count;) {
        struct change change = change_from(&diff, edit);
        if (count && change.first_line > changes[count - 1].end_line + 2 * CONTEXT) {
            write_hunk(&diff, changes, count);
            count = 0;
        }
        changes[count++] = change;
        edit = change.end_edit;
    }
    write_hunk(&diff, changes, count);
    stet_arena_release(&arena);
}
