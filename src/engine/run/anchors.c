// SPDX-License-Identifier: Apache-2.0
#include "engine/run/anchors.h"

#include "base/hash.h"
#include "text/unicode.h"

enum { DEEPEST_HEADING = 6 };

// The words of a heading `## Visit of Joe`; no data where `line` is none.
static struct stet_str heading_of(struct stet_str line)
{
    size_t depth = 0;
    while (depth < line.size && line.data[depth] == '#')
        depth++;
    bool heading = depth && depth <= DEEPEST_HEADING && depth < line.size &&
                   line.data[depth] == ' ' && stet_str_find(line, STET_STR("{#"), 0) == SIZE_MAX;
    if (!heading)
        return (struct stet_str){0};
    struct stet_str text = stet_str_trim(stet_str_slice(line, depth, line.size));
    while (text.size && text.data[text.size - 1] == '#') // a closing run
        text.size--;
    return stet_str_trim(text);
}

static void append_anchor(struct stet_buf *out, struct stet_str heading)
{
    struct stet_buf lower = {0};
    stet_text_lower(&lower, heading);
    for (size_t i = 0; i < lower.size; i++) {
        char c = lower.data[i];
        if (c == ' ')
            stet_buf_putc(out, '-');
        else if ((c & 0x80) || stet_is_ascii_alpha(c) || stet_is_ascii_digit(c) || c == '-' ||
                 c == '_')
            stet_buf_putc(out, c);
    }
    stet_buf_release(&lower);
}

static struct stet_str line_at(struct stet_str text, size_t byte)
{
    size_t start = byte, end = byte;
    while (start > 0 && text.data[start - 1] != '\n')
        start--;
    while (end < text.size && text.data[end] != '\n')
        end++;
    return stet_str_slice(text, start, end);
}

static struct stet_str keep(struct stet_arena *arena, struct stet_buf *buf)
{
    struct stet_str copy = {stet_arena_strdup(arena, stet_buf_view(buf)), buf->size};
    stet_buf_clear(buf);
    return copy;
}

struct anchors {
    struct stet_arena *arena;
    struct stet_map numbers; // old anchor to a number in `fresh`
    struct stet_buf fresh;   // struct stet_str
};

// The heading of edits [first, end), which lie in `line` of `original`.
static void note(struct anchors *anchors, struct stet_str original, struct stet_str line,
                 struct stet_edits edits)
{
    struct stet_buf text = {0}, anchor = {0};
    size_t start = (size_t)(line.data - original.data);
    stet_edits_apply(&text, edits, original, start, start + line.size);
    struct stet_str before = heading_of(line), after = heading_of(stet_buf_view(&text));
    if (before.size && after.size) {
        append_anchor(&anchor, before);
        struct stet_str old = keep(anchors->arena, &anchor);
        append_anchor(&anchor, after);
        struct stet_str fresh = keep(anchors->arena, &anchor);
        uint32_t number = (uint32_t)(anchors->fresh.size / sizeof fresh);
        if (!stet_str_eq(old, fresh) && old.size) {
            stet_map_put(&anchors->numbers, old, number, NULL);
            stet_buf_append(&anchors->fresh, &fresh, sizeof fresh);
        }
    }
    stet_buf_release(&text);
    stet_buf_release(&anchor);
}

static void note_all(struct anchors *anchors, struct stet_str original, struct stet_edits edits)
{
    for (size_t i = 0; i < edits.count;) {
        struct stet_str line = line_at(original, edits.items[i].start);
        size_t end = (size_t)(line.data - original.data) + line.size, from = i;
        do
            i++;
        while (i < edits.count && edits.items[i].start <= end);
        if (line.size && line.data[0] == '#')
            note(anchors, original, line, (struct stet_edits){edits.items + from, i - from});
    }
}

// The anchor of a link that begins at `at` of `text`; no data where none does.
static struct stet_str link_at(struct stet_str text, size_t at)
{
    static const struct {
        const char *open;
        char close;
    } forms[] = {{"](#", ')'}, {"href=\"#", '"'}, {"href='#", '\''}};
    for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
        struct stet_str open = stet_str_from(forms[f].open);
        if (!stet_str_starts(stet_str_slice(text, at, text.size), open))
            continue;
        size_t start = at + open.size, end = start;
        while (end < text.size && text.data[end] != forms[f].close &&
               !stet_is_ascii_space(text.data[end]))
            end++;
        return stet_str_slice(text, start, end);
    }
    return (struct stet_str){0};
}

struct stet_edits stet_anchors_follow(struct stet_arena *arena, struct stet_str original,
                                      struct stet_str mended, struct stet_edits edits)
{
    struct anchors anchors = {.arena = arena};
    struct stet_buf found = {0};
    note_all(&anchors, original, edits);
    for (size_t i = 0; anchors.numbers.count && i < mended.size; i++) {
        if (mended.data[i] != ']' && mended.data[i] != 'h')
            continue;
        struct stet_str link = link_at(mended, i);
        const uint32_t *number = link.size ? stet_map_get(&anchors.numbers, link) : NULL;
        if (!number)
            continue;
        size_t start = (size_t)(link.data - mended.data);
        struct stet_edit edit = {.start = start,
                                 .end = start + link.size,
                                 .with = ((struct stet_str *)(void *)anchors.fresh.data)[*number]};
        stet_buf_append(&found, &edit, sizeof edit);
    }
    size_t count = found.size / sizeof(struct stet_edit);
    struct stet_edit *items = STET_NEW_ARRAY(arena, struct stet_edit, count);
    if (count)
        memcpy(items, found.data, found.size);
    stet_buf_release(&found);
    stet_buf_release(&anchors.fresh);
    stet_map_release(&anchors.numbers);
    return (struct stet_edits){items, count};
}
