// SPDX-License-Identifier: Apache-2.0
#include "engine/check/suppress_cut.h"

#include "base/str.h"

// First prose byte that stands for original byte `at` or one behind it.
static uint32_t prose_at(const struct stet_prose *prose, uint32_t at)
{
    uint32_t low = 0, high = prose->ordered_segments;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const struct stet_segment *s = &prose->segments[middle];
        if (s->original_start + s->original_size <= at)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == prose->ordered_segments)
        return prose->ordered_size;
    const struct stet_segment *s = &prose->segments[low];
    bool plain = s->prose_size == s->original_size;
    return s->prose_start + (plain && at > s->original_start ? at - s->original_start : 0);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

// The cuts in prose bytes, without empty ones.
static size_t find_cuts(const struct stet_prose *prose, struct stet_span *cuts,
                        const struct stet_span *spans, size_t count)
{
    const char *data = prose->text.data;
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t start = prose_at(prose, spans[i].start), end = prose_at(prose, spans[i].end);
        bool space = start == 0 || stet_is_ascii_space(data[start - 1]) ||
                     (found && cuts[found - 1].end == start);
        if (start >= end)
            continue;
        while (space && end < prose->text.size && is_blank(data[end]))
            end++;
        cuts[found++] = (struct stet_span){start, end};
    }
    return found;
}

struct cutting {
    const struct stet_span *cuts;
    size_t count, next; // first cut that is not wholly before what is looked at
    uint32_t removed;   // bytes of the cuts before it
};

// The new offset of prose byte `at`; asked in ascending order. Inside a cut: where it was.
static uint32_t moved(struct cutting *c, uint32_t at)
{
    while (c->next < c->count && c->cuts[c->next].end <= at) {
        c->removed += c->cuts[c->next].end - c->cuts[c->next].start;
        c->next++;
    }
    if (c->next < c->count && c->cuts[c->next].start < at)
        return c->cuts[c->next].start - c->removed;
    return at - c->removed;
}

static void cut_segment(struct stet_buf *out, struct cutting *c, const struct stet_segment *segment)
{
    bool plain = segment->prose_size == segment->original_size;
    uint32_t at = segment->prose_start, end = at + segment->prose_size;
    do {
        uint32_t start = moved(c, at);
        const struct stet_span *cut = c->next < c->count ? &c->cuts[c->next] : NULL;
        if (cut && cut->start <= at && at < cut->end) {
            at = cut->end; // inside a cut; units are cut as a whole
            continue;
        }
        uint32_t stop = cut && cut->start < end && plain ? cut->start : end;
        struct stet_segment piece = {start, stop - at, segment->original_start,
                                     segment->original_size};
        if (plain) {
            piece.original_start += at - segment->prose_start;
            piece.original_size = stop - at;
        }
        stet_buf_append(out, &piece, sizeof piece);
        at = stop;
    } while (at < end);
}

static void cut_segments(struct stet_prose *prose, const struct stet_span *cuts, size_t count)
{
    struct stet_buf out = {0};
    struct cutting c = {cuts, count, 0, 0};
    for (uint32_t i = 0; i < prose->segment_count; i++)
        cut_segment(&out, &c, &prose->segments[i]);
    prose->segment_count = (uint32_t)(out.size / sizeof *prose->segments);
    prose->segments = stet_arena_alloc(prose->arena, out.size);
    if (out.size)
        memcpy(prose->segments, out.data, out.size);
    stet_buf_release(&out);
}

static void cut_text(struct stet_prose *prose, const struct stet_span *cuts, size_t count)
{
    struct stet_buf out = {0};
    uint32_t at = 0;
    stet_buf_reserve(&out, prose->text.size + 1);
    for (size_t i = 0; i < count; i++) {
        stet_buf_str(&out, stet_str_slice(prose->text, at, cuts[i].start));
        at = cuts[i].end;
    }
    stet_buf_str(&out, stet_str_slice(prose->text, at, prose->text.size));
    prose->text = stet_arena_copy(prose->arena, stet_buf_view(&out));
    stet_buf_release(&out);
}

static void cut_blocks(struct stet_prose *prose, const struct stet_span *cuts, size_t count)
{
    struct cutting c = {cuts, count, 0, 0};
    uint32_t kept = 0;
    for (uint32_t i = 0; i < prose->block_count; i++) {
        struct stet_block block = prose->blocks[i];
        block.start = moved(&c, block.start);
        block.end = moved(&c, block.end);
        while (block.start < block.end && stet_is_ascii_space(prose->text.data[block.start]))
            block.start++;
        while (block.start < block.end && stet_is_ascii_space(prose->text.data[block.end - 1]))
            block.end--;
        if (block.start < block.end)
            prose->blocks[kept++] = block;
    }
    prose->block_count = kept;
}

void stet_suppress_cut(struct stet_prose *prose, const struct stet_span *spans, size_t count)
{
    struct stet_span *cuts = STET_NEW_ARRAY(prose->arena, struct stet_span, count);
    count = find_cuts(prose, cuts, spans, count);
    if (!count)
        return;
    cut_text(prose, cuts, count);
    cut_segments(prose, cuts, count);
    cut_blocks(prose, cuts, count);
}
