// SPDX-License-Identifier: Apache-2.0
#include "report/excerpt.h"

#include <stdint.h>

#include "base/utf8.h"
#include "text/unicode.h"
#include "text/width.h"

enum { UNLIMITED = 4096, NARROWEST = 20, TAB_COLUMNS = 4, LONGEST_WORD = 24 };

// One character of the line as it is printed: a stretch of struct view's `shown` and the columns it takes.
struct cell {
    uint32_t start;
    uint32_t width;
    bool space;
};

// The neighbourhood of a finding. Cells [mark, mark_end) are the finding's.
struct view {
    struct stet_buf shown;
    struct stet_buf cell_buf;
    size_t count, mark, mark_end;
    bool cut_before, cut_behind; // the line goes on outside the neighbourhood
};

static const struct cell *cells(const struct view *view)
{
    return (const struct cell *)(const void *)view->cell_buf.data;
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static void add_cell(struct view *view, struct stet_str text, size_t from, size_t to, uint32_t c)
{
    struct cell cell = {.start = (uint32_t)view->shown.size, .width = 1};
    enum stet_char_class class = c == STET_UTF8_INVALID ? STET_CHAR_CONTROL : stet_char_class(c);
    if (c == '\t') {
        stet_buf_puts(&view->shown, "    ");
        cell.width = TAB_COLUMNS;
    } else if (class == STET_CHAR_CONTROL) {
        stet_buf_puts(&view->shown, "\xef\xbf\xbd");
    } else if (class == STET_CHAR_FORMAT || class == STET_CHAR_BREAK) {
        // Invisible, and some of them reorder what follows: an editor has to see them.
        stet_buf_printf(&view->shown, "<U+%04X>", (unsigned)c);
        cell.width = (uint32_t)(view->shown.size - cell.start);
    } else {
        stet_buf_append(&view->shown, text.data + from, to - from);
        cell.width = stet_char_width(c);
    }
    cell.space = class == STET_CHAR_SPACE;
    stet_buf_append(&view->cell_buf, &cell, sizeof cell);
    view->count++;
}

static void look(struct view *view, struct stet_str text, size_t start, size_t end, size_t reach)
{
    size_t from = start, to = start;
    while (from > 0 && start - from < reach && !is_line_end(text.data[from - 1]))
        from--;
    view->cut_before = from > 0 && !is_line_end(text.data[from - 1]);
    while (view->cut_before && from < start && ((unsigned char)text.data[from] & 0xc0) == 0x80)
        from++; // the middle of a character that the reach has cut
    while (to < text.size && to - start < reach && !is_line_end(text.data[to]))
        to++;
    while (to < text.size && to > start && ((unsigned char)text.data[to] & 0xc0) == 0x80)
        to++;
    view->cut_behind = to < text.size && !is_line_end(text.data[to]);
    if (from == 0 && stet_str_starts(text, STET_STR("\xef\xbb\xbf")) && start >= 3)
        from = 3;
    view->mark = view->mark_end = SIZE_MAX;
    for (size_t i = from; i < to;) {
        size_t at = i;
        if (view->mark == SIZE_MAX && at >= start)
            view->mark = view->count;
        if (view->mark_end == SIZE_MAX && at >= end)
            view->mark_end = view->count;
        uint32_t c = stet_utf8_next(stet_str_slice(text, 0, to), &i);
        add_cell(view, text, at, i, c);
    }
    if (view->mark == SIZE_MAX)
        view->mark = view->count;
    if (view->mark_end == SIZE_MAX)
        view->mark_end = view->count;
}

static size_t width_of(const struct view *view, size_t from, size_t to)
{
    size_t width = 0;
    for (size_t i = from; i < to; i++)
        width += cells(view)[i].width;
    return width;
}

// The first cell of the window: as far left of `mark` as `room` columns reach, then right again to the start of a word.
static size_t reach_left(const struct view *view, size_t room)
{
    size_t i = view->mark;
    while (i > 0 && cells(view)[i - 1].width <= room)
        room -= cells(view)[--i].width;
    if (i == 0 && !view->cut_before)
        return 0;
    size_t word = i;
    while (word < view->mark && word - i < LONGEST_WORD && word > 0 && !cells(view)[word - 1].space)
        word++;
    if (word < view->mark && word - i < LONGEST_WORD)
        i = word;
    while (i < view->mark && (cells(view)[i].width == 0 || cells(view)[i].space))
        i++;
    return i;
}

static size_t reach_right(const struct view *view, size_t from, size_t room)
{
    size_t i = from;
    while (i < view->count && cells(view)[i].width <= room)
        room -= cells(view)[i++].width;
    if (i == view->count && !view->cut_behind)
        return i;
    size_t word = i;
    while (word > from && i - word < LONGEST_WORD && word < view->count && !cells(view)[word].space)
        word--;
    if (word > from && i - word < LONGEST_WORD)
        i = word;
    while (i > from && cells(view)[i - 1].space)
        i--;
    return i;
}

struct window {
    size_t from, to; // cells
};

static struct window choose(const struct view *view, size_t columns, size_t label, size_t dots)
{
    size_t all = width_of(view, 0, view->count);
    if (all <= columns && !view->cut_before && !view->cut_behind)
        return (struct window){0, view->count};
    size_t room = columns - 2 * dots;
    size_t mark = width_of(view, view->mark, view->mark_end);
    if (mark >= room)
        return (struct window){view->mark, reach_right(view, view->mark, room)};
    size_t left = (room - mark) / 2;
    size_t beside = mark + label < room ? room - mark - label : 0;
    if (left > beside) // the label stands in the same columns as the text behind the mark
        left = beside;
    size_t behind = width_of(view, view->mark_end, view->count);
    if (!view->cut_behind && behind < room - mark - left)
        left = room - mark - behind < beside ? room - mark - behind : beside;
    size_t from = reach_left(view, left);
    size_t used = width_of(view, from, view->mark_end);
    return (struct window){from, reach_right(view, view->mark_end, room - used)};
}

static size_t count_lines(struct stet_str text)
{
    size_t lines = 0;
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] == '\n' ||
            (text.data[i] == '\r' && i + 1 < text.size && text.data[i + 1] != '\n'))
            lines += i + 1 < text.size;
    return lines;
}

void stet_excerpt_make(struct stet_excerpt *out, struct stet_str original, size_t start,
                       size_t size, size_t columns, size_t label_columns, bool unicode)
{
    *out = (struct stet_excerpt){0};
    columns = columns == 0 ? UNLIMITED : columns < NARROWEST ? NARROWEST : columns;
    const char *dots = unicode ? "\xe2\x80\xa6 " : "... ";
    size_t dots_width = unicode ? 2 : 4;
    struct view view = {0};
    look(&view, original, start, start + size, columns * 4 + 256);
    struct window window = choose(&view, columns, label_columns, dots_width);
    if (view.mark_end > window.to)
        view.mark_end = window.to;
    size_t line_from = window.from < view.count ? cells(&view)[window.from].start : view.shown.size;
    size_t line_to = window.to < view.count ? cells(&view)[window.to].start : view.shown.size;
    bool before = window.from > 0 || view.cut_before;
    if (before)
        stet_buf_puts(&out->line, dots);
    stet_buf_str(&out->line, stet_str_slice(stet_buf_view(&view.shown), line_from, line_to));
    if (window.to < view.count || view.cut_behind) {
        stet_buf_putc(&out->line, ' ');
        stet_buf_append(&out->line, dots, strlen(dots) - 1);
    }
    out->mark_column = (before ? dots_width : 0) + width_of(&view, window.from, view.mark);
    out->mark_width = width_of(&view, view.mark, view.mark_end);
    if (out->mark_width == 0)
        out->mark_width = 1;
    out->lines_below = count_lines(stet_str_slice(original, start, start + size));
    stet_buf_release(&view.shown);
    stet_buf_release(&view.cell_buf);
}

void stet_excerpt_release(struct stet_excerpt *excerpt)
{
    stet_buf_release(&excerpt->line);
}
