// SPDX-License-Identifier: Apache-2.0
// Segments are kept sorted and disjoint by construction: formats append in the order of the text.
#include "text/prose.h"

#include "base/utf8.h"

void stet_prose_init(struct stet_prose *prose, struct stet_arena *arena, struct stet_str original)
{
    *prose = (struct stet_prose){.arena = arena, .original = original};
}

static void add_segment(struct stet_prose *prose, size_t prose_size, size_t start, size_t end)
{
    struct stet_segment *last =
        prose->now.segment_buf.size
            ? (struct stet_segment *)(void *)(prose->now.segment_buf.data +
                                              prose->now.segment_buf.size - sizeof *last)
            : NULL;
    uint32_t at = (uint32_t)prose->now.buf.size;
    bool plain = prose_size == end - start;
    if (last && plain && last->prose_size == last->original_size &&
        last->prose_start + last->prose_size == at &&
        last->original_start + last->original_size == start) {
        last->prose_size += (uint32_t)prose_size;
        last->original_size += (uint32_t)prose_size;
        return;
    }
    struct stet_segment segment = {at, (uint32_t)prose_size, (uint32_t)start,
                                   (uint32_t)(end - start)};
    stet_buf_append(&prose->now.segment_buf, &segment, sizeof segment);
}

void stet_prose_replace(struct stet_prose *prose, size_t start, size_t end, struct stet_str text)
{
    add_segment(prose, text.size, start, end);
    stet_buf_str(&prose->now.buf, text);
}

void stet_prose_text(struct stet_prose *prose, size_t start, size_t end)
{
    while (start < end) {
        struct stet_str rest = stet_str_slice(prose->original, start, end);
        size_t valid = stet_utf8_valid_until(rest);
        if (valid) {
            add_segment(prose, valid, start, start + valid);
            stet_buf_append(&prose->now.buf, rest.data, valid);
            start += valid;
        }
        if (start < end) {
            if (prose->invalid_count++ == 0)
                prose->first_invalid = (uint32_t)start;
            stet_prose_replace(prose, start, start + 1, STET_STR("\xef\xbf\xbd"));
            start++;
        }
    }
}

void stet_prose_block(struct stet_prose *prose, size_t start, size_t end, enum stet_block_kind kind)
{
    struct stet_block block = {(uint32_t)start, (uint32_t)end, kind, prose->escape};
    if (start < end)
        stet_buf_append(&prose->now.block_buf, &block, sizeof block);
}

void stet_prose_break(struct stet_prose *prose, enum stet_block_kind kind)
{
    if (prose->now.buf.size == prose->now.block_start)
        return;
    stet_prose_block(prose, prose->now.block_start, prose->now.buf.size, kind);
    stet_buf_putc(&prose->now.buf, '\n'); // belongs to no segment: it stands for markup
    prose->now.block_start = (uint32_t)prose->now.buf.size;
}

void stet_prose_comment(struct stet_prose *prose, size_t start, size_t end)
{
    struct stet_span span = {(uint32_t)start, (uint32_t)end};
    if (start < end)
        stet_buf_append(&prose->comment_buf, &span, sizeof span);
}

void stet_prose_whole(struct stet_prose *prose, size_t start)
{
    struct stet_str rest = stet_str_slice(prose->original, start, prose->original.size);
    if (stet_utf8_valid_until(rest) < rest.size) {
        stet_prose_text(prose, start, prose->original.size);
        prose->text = stet_buf_view(&prose->now.buf);
        return;
    }
    add_segment(prose, rest.size, start, prose->original.size);
    prose->text = rest;
}

static void swap_parts(struct stet_prose *prose)
{
    struct stet_prose_part part = prose->now;
    prose->now = prose->aside;
    prose->aside = part;
}

void stet_prose_aside_begin(struct stet_prose *prose, enum stet_escape escape)
{
    enum stet_escape outer = prose->escape;
    swap_parts(prose);
    prose->now.escape = outer;
    prose->escape = escape;
}

void stet_prose_aside_end(struct stet_prose *prose)
{
    prose->escape = prose->now.escape;
    swap_parts(prose);
}

static void *keep(struct stet_prose *prose, struct stet_buf *buf, size_t item, uint32_t *count)
{
    void *copy = stet_arena_alloc(prose->arena, buf->size);
    if (buf->size)
        memcpy(copy, buf->data, buf->size);
    *count = (uint32_t)(buf->size / item);
    stet_buf_release(buf);
    return copy;
}

// Asides behind the text.
static void join_parts(struct stet_prose *prose)
{
    struct stet_prose_part *aside = &prose->aside;
    uint32_t by = (uint32_t)prose->now.buf.size;
    struct stet_segment *segment = (struct stet_segment *)(void *)aside->segment_buf.data;
    for (size_t i = 0; i < aside->segment_buf.size / sizeof *segment; i++)
        segment[i].prose_start += by;
    struct stet_block *block = (struct stet_block *)(void *)aside->block_buf.data;
    for (size_t i = 0; i < aside->block_buf.size / sizeof *block; i++) {
        block[i].start += by;
        block[i].end += by;
    }
    stet_buf_append(&prose->now.buf, aside->buf.data, aside->buf.size);
    stet_buf_append(&prose->now.segment_buf, aside->segment_buf.data, aside->segment_buf.size);
    stet_buf_append(&prose->now.block_buf, aside->block_buf.data, aside->block_buf.size);
}

void stet_prose_finish(struct stet_prose *prose)
{
    bool borrowed = prose->text.data && prose->text.data != prose->now.buf.data;
    prose->ordered_segments = (uint32_t)(prose->now.segment_buf.size / sizeof(struct stet_segment));
    prose->ordered_size = (uint32_t)(borrowed ? prose->text.size : prose->now.buf.size);
    if (!borrowed && prose->aside.buf.size)
        join_parts(prose);
    if (!borrowed)
        prose->text = stet_arena_copy(prose->arena, stet_buf_view(&prose->now.buf));
    stet_buf_release(&prose->now.buf);
    stet_buf_release(&prose->aside.buf);
    stet_buf_release(&prose->aside.block_buf);
    stet_buf_release(&prose->aside.segment_buf);
    prose->blocks = keep(prose, &prose->now.block_buf, sizeof *prose->blocks, &prose->block_count);
    prose->segments =
        keep(prose, &prose->now.segment_buf, sizeof *prose->segments, &prose->segment_count);
    prose->comments =
        keep(prose, &prose->comment_buf, sizeof *prose->comments, &prose->comment_count);
}

// The last segment that starts at or before `offset`; NULL when there is none.
static const struct stet_segment *segment_at(const struct stet_prose *prose, uint32_t offset)
{
    uint32_t low = 0, high = prose->segment_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (prose->segments[middle].prose_start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &prose->segments[low - 1] : NULL;
}

size_t stet_prose_original_start(const struct stet_prose *prose, uint32_t offset)
{
    const struct stet_segment *segment = segment_at(prose, offset);
    const struct stet_segment *end = prose->segments + prose->segment_count;
    if (!segment)
        return prose->segment_count ? prose->segments[0].original_start : 0;
    uint32_t inside = offset - segment->prose_start;
    if (inside < segment->prose_size)
        return segment->original_start +
               (segment->prose_size == segment->original_size ? inside : 0);
    return segment + 1 < end ? segment[1].original_start
                             : segment->original_start + segment->original_size;
}

size_t stet_prose_original_end(const struct stet_prose *prose, uint32_t offset)
{
    if (offset == 0)
        return stet_prose_original_start(prose, 0);
    const struct stet_segment *segment = segment_at(prose, offset - 1);
    if (!segment)
        return stet_prose_original_start(prose, 0);
    uint32_t inside = offset - segment->prose_start;
    if (inside < segment->prose_size && segment->prose_size == segment->original_size)
        return segment->original_start + inside;
    return segment->original_start + segment->original_size;
}

bool stet_prose_contiguous(const struct stet_prose *prose, uint32_t start, uint32_t end)
{
    const struct stet_segment *segment = segment_at(prose, start);
    return segment && end <= segment->prose_start + segment->prose_size &&
           segment->prose_size == segment->original_size;
}

static enum stet_escape escape_at(const struct stet_prose *prose, uint32_t at)
{
    uint32_t low = 0, high = prose->block_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (prose->blocks[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < prose->block_count ? prose->blocks[low].escape : STET_ESCAPE_NONE;
}

// What stands for `c`; NULL: itself.
static const char *written(enum stet_escape escape, char c)
{
    bool html = escape == STET_ESCAPE_HTML || escape == STET_ESCAPE_HTML_DOUBLE ||
                escape == STET_ESCAPE_HTML_SINGLE;
    if (html && c == '&')
        return "&amp;";
    if (html && c == '<')
        return "&lt;";
    if (escape == STET_ESCAPE_HTML_DOUBLE && c == '"')
        return "&quot;";
    if (escape == STET_ESCAPE_HTML_SINGLE && c == '\'')
        return "&#39;";
    if (escape == STET_ESCAPE_BACKSLASH && (c == '"' || c == '\\'))
        return c == '"' ? "\\\"" : "\\\\";
    return escape == STET_ESCAPE_DOUBLED && c == '\'' ? "''" : NULL;
}

const char *stet_prose_escape(const struct stet_prose *prose, uint32_t at, const char *text)
{
    enum stet_escape escape = escape_at(prose, at);
    if (escape == STET_ESCAPE_PLAIN)
        return strpbrk(text, "\"'`\\:#&<>{}[]\n") ? NULL : text;
    struct stet_buf out = {0};
    for (const char *c = text; *c; c++) {
        const char *with = written(escape, *c);
        if (with)
            stet_buf_puts(&out, with);
        else
            stet_buf_putc(&out, *c);
    }
    const char *copy = stet_str_eq(stet_buf_view(&out), stet_str_from(text))
                           ? text
                           : stet_arena_strdup(prose->arena, stet_buf_view(&out));
    stet_buf_release(&out);
    return copy;
}
