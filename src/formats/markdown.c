// SPDX-License-Identifier: Apache-2.0
// Markdown (CommonMark with tables and strikethrough) through md4c, which hands every piece of text as a pointer into its input: a
// piece is found in the original by pointer arithmetic, and whatever does not lie inside, or not behind the piece before, is
// left out. Literals that md4c makes up (line breaks, spaces of code spans) are recognised by that and placed by hand.
//
// Code spans and autolinks read as "@code" and "@link": one token that the tokeniser takes for an address, so that rules see that
// something stands there and leave it alone. Code blocks, link destinations and HTML tags are no prose at all.
//
// md4c 0.4.8 takes quadratic time on a few shapes (measured: reference definitions with long destinations that are used again and
// again, links in a paragraph of thousands of lines, empty lines below thousands of nested lists). No article looks like that;
// such a text is read as plain text instead.
#include <md4c.h>

#include "base/error.h"
#include "base/utf8.h"
#include "formats/entities.h"
#include "formats/format.h"
#include "formats/front_matter.h"
#include "formats/html.h"
#include "formats/markdown.h"
#include "formats/value.h"

struct reader {
    struct stet_prose *prose;
    struct stet_site site;
    const char *base;            // what md4c reads: site.masked
    size_t offset;               // of base[0] in the original
    size_t end;                  // original byte behind the last piece
    struct stet_buf open;        // one byte for each open block: enum stet_block_kind
    bool line_break;             // a line break stands before the next piece
    bool gap;                    // HTML was left out before the next piece
    char last;                   // last byte of prose in this block, 0 at its start
    size_t code_start, code_end; // text of the open code span or HTML block, SIZE_MAX: none yet
    bool in_html;                // inside an HTML block
    bool link_start;             // the next piece is the first of a link
    unsigned images;             // open images: their text is a block of its own
    bool image_text;             // and some of it was read
    size_t unclosed;             // no comment that opens before this byte is closed
};

static enum stet_block_kind kind_of(const struct reader *r)
{
    return r->open.size ? (enum stet_block_kind)r->open.data[r->open.size - 1]
                        : STET_BLOCK_PARAGRAPH;
}

static void end_block(struct reader *r)
{
    stet_prose_break(r->prose, kind_of(r));
    r->line_break = r->gap = false;
    r->last = '\0';
}

// Original offset of `text`, SIZE_MAX when it is not a piece of the input that follows the last one.
static size_t place(const struct reader *r, const char *text, size_t size)
{
    size_t length = r->prose->original.size - r->offset;
    uintptr_t base = (uintptr_t)r->base, at = (uintptr_t)text;
    if (at < base || at - base > length || size > length - (at - base))
        return SIZE_MAX;
    return r->offset + (at - base);
}

// The line break that stands before original byte `at`: the last one behind the piece before.
static void put_line_break(struct reader *r, size_t at)
{
    const char *data = r->prose->original.data;
    size_t stop = at;
    while (stop > r->end && data[stop - 1] != '\n' && data[stop - 1] != '\r')
        stop--;
    r->line_break = false;
    if (r->last == '\0' || stop == r->end)
        return; // nothing stands before it, or it was part of a comment
    size_t start = stop - 1;
    if (start > r->end && data[start] == '\n' && data[start - 1] == '\r')
        start--;
    stet_prose_text(r->prose, start, stop);
    r->last = '\n';
    r->end = stop;
}

// What has to stand between the last piece and the one at `at`.
static void begin_piece(struct reader *r, size_t at)
{
    if (r->images && !r->image_text) {
        end_block(r);
        r->image_text = true;
    }
    if (r->line_break)
        put_line_break(r, at);
}

static void put_text(struct reader *r, size_t start, size_t end)
{
    const char *data = r->prose->original.data;
    if (start < r->end)
        start = r->end;
    // "said <!-- … --> that" and "said <b> that": one of the two spaces is left over.
    while (r->gap && start < end && data[start] == ' ' &&
           (!r->last || stet_is_ascii_space(r->last)))
        start++;
    if (start >= end)
        return;
    begin_piece(r, start);
    stet_prose_text(r->prose, start, end);
    r->gap = false;
    r->last = data[end - 1];
    r->end = end;
}

static void put_unit(struct reader *r, size_t start, size_t end, struct stet_str text)
{
    if (start < r->end || !text.size)
        return;
    begin_piece(r, start);
    if (text.size == end - start) { // equal sizes would read as "byte for byte": two units instead
        size_t first = 0;
        stet_utf8_next(text, &first);
        stet_prose_replace(r->prose, start, start, stet_str_slice(text, 0, first));
        text = stet_str_slice(text, first, text.size);
    }
    stet_prose_replace(r->prose, start, end, text);
    r->gap = false;
    r->last = text.data[text.size - 1];
    r->end = end;
}

static void leave_out(struct reader *r, size_t end)
{
    if (end > r->end)
        r->end = end;
    r->gap = true;
}

// The end of the comment that opens at `at`: behind "-->", or SIZE_MAX when none stands before the next empty line.
static size_t comment_end(struct reader *r, size_t at)
{
    const struct stet_str text = r->prose->original;
    if (at < r->unclosed)
        return SIZE_MAX;
    size_t i = at + 4;
    bool empty = false;
    for (; i < text.size; i++) {
        char c = text.data[i];
        if (c == '-' && stet_str_starts(stet_str_slice(text, i, text.size), STET_STR("-->")))
            return i + 3;
        if (c == '\n' && empty)
            break;
        empty = c == '\n' || (empty && stet_is_ascii_space(c));
    }
    r->unclosed = i;
    return SIZE_MAX;
}

// Comments in the middle of a paragraph: CommonMark up to 0.30 takes those with "--" inside for text, HTML does not.
static void read_text(struct reader *r, size_t start, size_t end)
{
    const struct stet_str text = stet_str_slice(r->prose->original, 0, end);
    size_t at = start > r->end ? start : r->end;
    while ((at = stet_str_find(text, STET_STR("<!--"), at)) != SIZE_MAX) {
        bool escaped = at > 0 && text.data[at - 1] == '\\';
        size_t close = escaped ? SIZE_MAX : comment_end(r, at);
        if (close == SIZE_MAX) {
            at += 4;
            continue;
        }
        put_text(r, start, at);
        stet_prose_comment(r->prose, at, close);
        leave_out(r, close);
        if (close >= end)
            return;
        start = at = close;
    }
    put_text(r, start, end);
}

// Text with the code of site generators in it.
static void read_pieces(struct reader *r, size_t start, size_t end)
{
    const struct stet_site_code *code;
    while (start < end && (code = stet_site_next(&r->site, start, end)) != NULL) {
        size_t from = code->start > start ? code->start : start;
        size_t to = code->end < end ? code->end : end;
        read_text(r, start, from);
        if (code->kind == STET_SITE_TEXT)
            put_text(r, from, to);
        else if (code->kind == STET_SITE_VALUE && from == code->start)
            put_unit(r, from, to, STET_STR("@code"));
        else
            leave_out(r, to);
        start = to;
    }
    read_text(r, start, end);
}

static void read_entity(struct reader *r, size_t start, size_t end)
{
    char text[8];
    size_t size = stet_entity_decode(stet_str_slice(r->prose->original, start, end), text);
    if (size)
        put_unit(r, start, end, (struct stet_str){text, size});
    else
        put_text(r, start, end);
}

static bool is_break_tag(struct stet_str tag)
{
    return tag.size >= 4 && stet_str_eq_nocase(stet_str_slice(tag, 0, 3), STET_STR("<br")) &&
           !stet_is_ascii_alpha(tag.data[3]);
}

static void read_inline_html(struct reader *r, size_t start, size_t end)
{
    struct stet_str tag = stet_str_slice(r->prose->original, start, end);
    if (start < r->end)
        return;
    if (stet_str_starts(tag, STET_STR("<!--"))) {
        size_t close = comment_end(r, start);
        end = close == SIZE_MAX ? end : close;
        stet_prose_comment(r->prose, start, end);
    } else if (is_break_tag(tag)) {
        put_unit(r, start, end, STET_STR("\n"));
        return;
    } else {
        stet_value_attributes(r->prose, start + 1, end - 1, '&');
    }
    leave_out(r, end);
}

static void read_html_block(struct reader *r, size_t start, size_t end)
{
    start = start > r->end ? start : r->end;
    if (start < end && stet_html_read(r->prose, &r->site, r->offset, start, end, false))
        r->end = end;
}

// The first piece of a link: an autolink is one with its angle brackets.
static bool read_autolink(struct reader *r, size_t start, size_t end)
{
    const struct stet_str text = r->prose->original;
    if (!r->link_start || start == 0 || text.data[start - 1] != '<' || end >= text.size ||
        text.data[end] != '>')
        return false;
    if (!memchr(text.data + start, ':', end - start) &&
        !memchr(text.data + start, '@', end - start))
        return false;
    put_unit(r, start - 1, end + 1, STET_STR("@link"));
    return true;
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user)
{
    struct reader *r = user;
    if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR) {
        r->line_break = true;
        return 0;
    }
    size_t start = place(r, text, size), end = start + size;
    if (start == SIZE_MAX || !size)
        return 0;
    if (type == MD_TEXT_CODE || r->in_html) {
        if (r->code_start == SIZE_MAX)
            r->code_start = start;
        r->code_end = end;
        return 0;
    }
    if (start < r->end && end <= r->end)
        return 0; // inside a comment
    if (type == MD_TEXT_ENTITY)
        read_entity(r, start, end);
    else if (type == MD_TEXT_HTML)
        read_inline_html(r, start, end);
    else if (!read_autolink(r, start, end))
        read_pieces(r, start, end);
    r->link_start = false;
    return 0;
}

static int on_enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    struct reader *r = user;
    (void)detail;
    end_block(r);
    enum stet_block_kind kind = kind_of(r);
    switch (type) {
    case MD_BLOCK_H: kind = STET_BLOCK_HEADING; break;
    case MD_BLOCK_LI: kind = STET_BLOCK_ITEM; break;
    case MD_BLOCK_QUOTE: kind = STET_BLOCK_QUOTE; break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: kind = STET_BLOCK_CELL; break;
    default: break; // paragraphs are what they stand in
    }
    stet_buf_putc(&r->open, (char)kind);
    r->in_html = type == MD_BLOCK_HTML;
    r->code_start = SIZE_MAX;
    return 0;
}

static int on_leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    struct reader *r = user;
    (void)detail;
    if (type == MD_BLOCK_HTML && r->code_start != SIZE_MAX)
        read_html_block(r, r->code_start, r->code_end);
    end_block(r);
    r->in_html = false;
    r->code_start = SIZE_MAX;
    if (r->open.size)
        r->open.size--;
    return 0;
}

static int on_enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    struct reader *r = user;
    (void)detail;
    r->link_start = type == MD_SPAN_A;
    if (type == MD_SPAN_CODE)
        r->code_start = SIZE_MAX;
    if (type == MD_SPAN_IMG && r->images++ == 0)
        r->image_text = false;
    return 0;
}

static int on_leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    struct reader *r = user;
    (void)detail;
    r->link_start = false;
    if (type == MD_SPAN_CODE && r->code_start != SIZE_MAX) {
        put_unit(r, r->code_start, r->code_end, STET_STR("@code"));
        r->code_start = SIZE_MAX;
    }
    if (type == MD_SPAN_IMG && r->images && --r->images == 0 && r->image_text)
        end_block(r);
    return 0;
}

// ---- shapes on which md4c is quadratic

struct shape {
    uint64_t blank, depth;           // empty lines; deepest nesting that a line can open or go on
    uint64_t lines, brackets, bytes; // of the run of lines that goes on
    bool definition;                 // one of them holds "]:"
    uint64_t link_work;              // sum over all runs of lines times brackets
    uint64_t definition_bytes;       // of the longest run that may hold link definitions
    uint64_t all_brackets;
};

static void end_run(struct shape *shape)
{
    shape->link_work += shape->lines * shape->brackets;
    if (shape->definition && shape->bytes > shape->definition_bytes)
        shape->definition_bytes = shape->bytes;
    shape->all_brackets += shape->brackets;
    shape->lines = shape->brackets = shape->bytes = 0;
    shape->definition = false;
}

// Containers that the line can stand in: two columns of indentation hold at most one, each mark opens one.
static uint64_t depth_of(struct stet_str line)
{
    uint64_t column = 0, marks = 0;
    for (size_t i = 0; i < line.size; i++) {
        char c = line.data[i], next = i + 1 < line.size ? line.data[i + 1] : ' ';
        if (c == ' ' || c == '\t')
            column += marks ? 0 : c == ' ' ? 1 : 4;
        else if (c == '>' || ((next == ' ' || next == '\t') && strchr("-*+.)", c)))
            marks++;
        else if (!stet_is_ascii_digit(c))
            break;
    }
    return column / 2 + marks;
}

static void measure_line(struct shape *shape, struct stet_str line)
{
    if (!stet_str_trim(line).size) {
        end_run(shape);
        shape->blank++;
        return;
    }
    uint64_t depth = depth_of(line);
    if (depth > shape->depth)
        shape->depth = depth;
    shape->lines++;
    shape->bytes += line.size;
    const char *at = line.data, *end = line.data + line.size;
    while ((at = memchr(at, '[', (size_t)(end - at))) != NULL) {
        shape->brackets++;
        at++;
    }
    shape->definition = shape->definition || stet_str_find(line, STET_STR("]:"), 0) != SIZE_MAX;
}

static bool is_hostile(struct stet_str text)
{
    const uint64_t limit = 300000000; // steps, below a second
    struct shape shape = {0};
    for (size_t i = 0; i < text.size;) {
        size_t end = i;
        while (end < text.size && text.data[end] != '\n' && text.data[end] != '\r')
            end++;
        measure_line(&shape, stet_str_slice(text, i, end));
        i = end + 1 < text.size && text.data[end] == '\r' && text.data[end + 1] == '\n' ? end + 2
                                                                                        : end + 1;
    }
    end_run(&shape);
    return shape.blank * shape.depth > limit || shape.link_work > limit ||
           shape.definition_bytes * shape.all_brackets > limit;
}

// ---- the format

enum stet_status stet_markdown_read(struct stet_prose *prose,
                                    const struct stet_format_options *options,
                                    enum stet_site_dialect dialect, const char *path,
                                    struct stet_error *err)
{
    size_t start = stet_str_starts(prose->original, STET_STR("\xef\xbb\xbf")) ? 3 : 0;
    struct stet_str text = stet_str_slice(prose->original, start, prose->original.size);
    if (is_hostile(text))
        return stet_format_plain.read(prose, options, path, err);
    start = stet_front_matter_read(prose, start);
    text = stet_str_slice(prose->original, start, prose->original.size);
    struct reader reader = {.prose = prose, .offset = start, .end = start, .code_start = SIZE_MAX};
    stet_site_find(&reader.site, prose, start, dialect);
    reader.base = reader.site.masked;
    const MD_PARSER parser = {
        .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS,
        .enter_block = on_enter_block,
        .leave_block = on_leave_block,
        .enter_span = on_enter_span,
        .leave_span = on_leave_span,
        .text = on_text,
    };
    int failed = md_parse(reader.base, (MD_SIZE)text.size, &parser, &reader);
    stet_buf_release(&reader.open);
    if (failed)
        return stet_fail(
            err, STET_ERROR_INPUT, path, 0, 0,
            "md4c could not read this as Markdown; rename it to .txt to check it as plain text");
    return STET_OK;
}

static enum stet_status read_markdown(struct stet_prose *prose,
                                      const struct stet_format_options *options, const char *path,
                                      struct stet_error *err)
{
    return stet_markdown_read(prose, options, STET_SITE_MARKDOWN, path, err);
}

static const char *const extensions[] = {"md", "markdown", "mdown", "mkd", "qmd", "rmd", NULL};

const struct stet_format stet_format_markdown = {
    .name = "markdown",
    .title = "Markdown",
    .extensions = extensions,
    .about =
        "Code, addresses and HTML tags are left out, and so are the tags of site generators "
        "(Hugo, Jekyll, WordPress, attribute lists, footnote marks); what people read in them is "
        "read: captions, titles, alternative texts, and of the front matter title, description and "
        "the like. Blocks of HTML are read as HTML.",
    .read = read_markdown};
