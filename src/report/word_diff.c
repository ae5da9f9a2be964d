// SPDX-License-Identifier: Apache-2.0
// The line is written with the marks in it, and the excerpt is cut around the whole of that: so widths, tabs and invisible
// characters are what they are in a report.
#include "report/word_diff.h"

#include "base/utf8.h"
#include "report/excerpt.h"
#include "report/style.h"
#include "text/prose.h"
#include "text/width.h"

enum { REACH = 2000, LONGEST_NEIGHBOUR = 24, INDENT = 4 };

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || is_break(c);
}

// True for what can be read by itself: it has a letter or figure.
static bool is_wordy(struct stet_str text)
{
    for (size_t i = 0; i < text.size; i++)
        if ((text.data[i] & 0x80) || stet_is_ascii_alpha(text.data[i]) ||
            stet_is_ascii_digit(text.data[i]))
            return true;
    return false;
}

// A mark or a space alone is not seen: the words that it stands between are shown changed with it.
static struct stet_edit with_neighbours(struct stet_arena *arena, struct stet_str original,
                                        const struct stet_edit *edit)
{
    struct stet_edit wide = *edit;
    if (is_wordy(stet_str_slice(original, edit->start, edit->end)) && is_wordy(edit->with))
        return wide;
    while (wide.start > 0 && !is_blank(original.data[wide.start - 1]) &&
           edit->start - wide.start < LONGEST_NEIGHBOUR)
        wide.start--;
    while (wide.end < original.size && !is_blank(original.data[wide.end]) &&
           wide.end - edit->end < LONGEST_NEIGHBOUR)
        wide.end++;
    while (wide.start < edit->start && ((unsigned char)original.data[wide.start] & 0xc0) == 0x80)
        wide.start++;
    while (wide.end > edit->end && wide.end < original.size &&
           ((unsigned char)original.data[wide.end] & 0xc0) == 0x80)
        wide.end--;
    struct stet_buf with = {0};
    stet_buf_str(&with, stet_str_slice(original, wide.start, edit->start));
    stet_buf_str(&with, edit->with);
    stet_buf_str(&with, stet_str_slice(original, edit->end, wide.end));
    wide.with = (struct stet_str){stet_arena_strdup(arena, stet_buf_view(&with)), with.size};
    stet_buf_release(&with);
    return wide;
}

static bool ends_sentence(struct stet_str text, size_t i)
{
    return strchr(".?!", text.data[i]) && i + 1 < text.size && text.data[i + 1] == ' ';
}

static struct stet_span around(struct stet_str text, const struct stet_edit *edit, bool sentence)
{
    size_t from = edit->start, to = edit->end;
    while (from > 0 && edit->start - from < REACH && !is_break(text.data[from - 1]) &&
           !(sentence && from < edit->start && from > 1 && ends_sentence(text, from - 2)))
        from--;
    while (to < text.size && to - edit->end < REACH && !is_break(text.data[to]) &&
           !(sentence && to > edit->end && ends_sentence(text, to - 1)))
        to++;
    return (struct stet_span){(uint32_t)from, (uint32_t)to};
}

// A line break that is taken or put would break the line that shows it.
static void put_changed(struct stet_buf *out, const struct stet_report_options *options,
                        struct stet_str text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\n')
            stet_buf_puts(out, options->unicode ? "\xe2\x8f\x8e" : "\\n");
        else if (text.data[i] != '\r')
            stet_buf_putc(out, text.data[i]);
    }
}

struct marked {
    struct stet_buf text;
    size_t start, size; // of the marks in it
};

static void mark(struct marked *out, const struct stet_report_options *options,
                 struct stet_str original, const struct stet_edit *edit, bool sentence)
{
    struct stet_span span = around(original, edit, sentence);
    stet_buf_str(&out->text, stet_str_slice(original, span.start, edit->start));
    out->start = out->text.size;
    if (edit->end > edit->start) {
        stet_buf_puts(&out->text, "[-");
        put_changed(&out->text, options, stet_str_slice(original, edit->start, edit->end));
        stet_buf_puts(&out->text, "-]");
    }
    if (edit->with.size) {
        stet_buf_puts(&out->text, "{+");
        put_changed(&out->text, options, edit->with);
        stet_buf_puts(&out->text, "+}");
    }
    out->size = out->text.size - out->start;
    stet_buf_str(&out->text, stet_str_slice(original, edit->end, span.end));
}

// The byte at which column `column` of `text` begins.
static size_t byte_at(struct stet_str text, size_t column)
{
    size_t at = 0;
    while (at < text.size && column > 0) {
        size_t next = at;
        unsigned width = stet_char_width(stet_utf8_next(text, &next));
        at = next;
        column -= width < column ? width : column;
    }
    return at;
}

struct writer {
    struct stet_buf *out;
    const struct stet_report_options *options;
    size_t indent, column;
    enum stet_style style;
};

static void put_word(struct writer *w, struct stet_str word)
{
    size_t width = stet_text_width(word);
    if (w->options->width && w->column > w->indent && w->column + width > w->options->width) {
        stet_style_off(w->out, w->options, w->style);
        stet_buf_putc(w->out, '\n');
        for (size_t i = 0; i < w->indent; i++)
            stet_buf_putc(w->out, ' ');
        w->column = w->indent;
        stet_style_on(w->out, w->options, w->style);
    }
    stet_buf_str(w->out, word);
    w->column += width;
}

// Breaks the line at spaces; a space that would open a line is left away.
static void put(struct writer *w, enum stet_style style, struct stet_str text)
{
    w->style = style;
    stet_style_on(w->out, w->options, style);
    while (text.size) {
        size_t size = 0;
        while (size < text.size && text.data[size] == ' ')
            size++;
        size_t spaces = size;
        while (size < text.size && text.data[size] != ' ')
            size++;
        struct stet_str word = stet_str_slice(text, spaces, size);
        bool fits =
            !w->options->width || w->column + spaces + stet_text_width(word) <= w->options->width;
        for (size_t i = 0; i < spaces && fits; i++)
            stet_buf_putc(w->out, ' ');
        w->column += fits ? spaces : 0;
        put_word(w, word);
        text = stet_str_slice(text, size, text.size);
    }
    stet_style_off(w->out, w->options, style);
}

void stet_word_diff_write(struct stet_buf *out, const struct stet_report_options *options,
                          struct stet_str original, const struct stet_edit *edit, size_t indent,
                          size_t lines)
{
    struct stet_arena arena = {0};
    struct stet_edit wide = with_neighbours(&arena, original, edit);
    struct marked marked = {0};
    mark(&marked, options, original, &wide, lines > 1);
    struct stet_excerpt excerpt;
    size_t room = options->width > indent ? (options->width - indent) * lines : 0;
    // Words that are broken off at the edge of a line take room of the next.
    room -= room && lines > 1 ? room / 8 : 0;
    stet_excerpt_make(&excerpt, stet_buf_view(&marked.text), marked.start, marked.size, room, 0,
                      options->unicode);
    struct stet_str line = stet_buf_view(&excerpt.line);
    size_t from = byte_at(line, excerpt.mark_column);
    size_t to = byte_at(line, excerpt.mark_column + excerpt.mark_width);
    size_t joint = stet_str_find(stet_str_slice(line, 0, to), STET_STR("-]{+"), from);
    size_t border = joint != SIZE_MAX ? joint + 2 : wide.start == wide.end ? from : to;
    struct writer writer = {out, options, indent, indent, STET_STYLE_PLAIN};
    for (size_t i = 0; i < indent; i++)
        stet_buf_putc(out, ' ');
    put(&writer, STET_STYLE_PLAIN, stet_str_slice(line, 0, from));
    put(&writer, STET_STYLE_ERROR, stet_str_slice(line, from, border));
    put(&writer, STET_STYLE_GOOD, stet_str_slice(line, border, to));
    put(&writer, STET_STYLE_PLAIN, stet_str_slice(line, to, line.size));
    stet_buf_putc(out, '\n');
    stet_excerpt_release(&excerpt);
    stet_buf_release(&marked.text);
    stet_arena_release(&arena);
}

void stet_word_diff_file(struct stet_buf *out, const struct stet_report_options *options,
                         const char *path, struct stet_str original, struct stet_edits edits)
{
    size_t at = 0, line = 1, written = 0;
    for (size_t i = 0; i < edits.count; i++) {
        for (; at < edits.items[i].start; at++)
            line += original.data[at] == '\n';
        if (line != written) {
            stet_style_on(out, options, STET_STYLE_FRAME);
            stet_style_flat(out, stet_str_from(path));
            stet_buf_printf(out, ":%zu", line);
            stet_style_off(out, options, STET_STYLE_FRAME);
            stet_buf_putc(out, '\n');
            written = line;
        }
        stet_word_diff_write(out, options, original, &edits.items[i], INDENT, 1);
    }
}
