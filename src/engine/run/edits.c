// SPDX-License-Identifier: Apache-2.0
// Findings come in the order of their start, so one pass decides which edits stand.
#include "engine/run/edits.h"

#include <stdlib.h>

// What a suggestion changes: without the bytes that stay, in front and behind.
static struct stet_edit change_of(const struct stet_finding *finding)
{
    struct stet_str old = finding->text, with = stet_str_from(finding->suggestions[0]);
    size_t same = 0, most = old.size < with.size ? old.size : with.size;
    while (same < most && old.data[same] == with.data[same])
        same++;
    size_t tail = 0;
    while (tail < most - same && old.data[old.size - 1 - tail] == with.data[with.size - 1 - tail])
        tail++;
    return (struct stet_edit){.start = finding->start_byte + same,
                              .end = finding->start_byte + old.size - tail,
                              .with = stet_str_slice(with, same, with.size - tail),
                              .finding = finding};
}

static bool same_change(const struct stet_edit *a, const struct stet_edit *b)
{
    return a->start == b->start && a->end == b->end && stet_str_eq(a->with, b->with);
}

static bool contradict(const struct stet_finding *a, const struct stet_finding *b)
{
    struct stet_edit x = change_of(a), y = change_of(b);
    bool meet = x.start < y.end && y.start < x.end;
    bool insertions = x.start == x.end || y.start == y.end;
    meet = meet || (insertions && x.start <= y.end && y.start <= x.end);
    return meet && !same_change(&x, &y);
}

// Which findings, by number, another one contradicts. They come in the order of their start, so only neighbours need be looked at.
static bool *find_contradicted(const struct stet_result *result, struct stet_arena *arena)
{
    size_t count = stet_result_count(result);
    bool *contradicted = STET_NEW_ARRAY(arena, bool, count);
    for (size_t i = 0; i < count; i++) {
        const struct stet_finding *a = stet_result_finding(result, i);
        for (size_t j = i + 1; a->suggestion_count && j < count; j++) {
            const struct stet_finding *b = stet_result_finding(result, j);
            if (b->start_byte > a->start_byte + a->size_bytes)
                break;
            if (b->suggestion_count && contradict(a, b))
                contradicted[i] = contradicted[j] = true;
        }
    }
    return contradicted;
}

struct stet_edits stet_edits_of(const struct stet_result *result, enum stet_fix least,
                                struct stet_arena *arena)
{
    size_t findings = stet_result_count(result), count = 0, free_from = 0;
    struct stet_edit *edits = STET_NEW_ARRAY(arena, struct stet_edit, findings);
    const bool *contradicted = least == STET_FIX_SAFE ? find_contradicted(result, arena) : NULL;
    for (size_t i = 0; i < findings; i++) {
        const struct stet_finding *finding = stet_result_finding(result, i);
        struct stet_edit edit = {.start = finding->start_byte,
                                 .end = finding->start_byte + finding->size_bytes,
                                 .finding = finding};
        if (finding->fix < least || !finding->suggestion_count || edit.start < free_from ||
            (contradicted && contradicted[i]))
            continue;
        if (count && edit.start == edit.end && edits[count - 1].start == edit.start)
            continue;
        edit.with = stet_str_from(finding->suggestions[0]);
        if (stet_str_eq(edit.with, finding->text))
            continue; // an edit that changes nothing fixes nothing
        edits[count++] = edit;
        free_from = edit.end;
    }
    return (struct stet_edits){edits, count};
}

void stet_edits_apply(struct stet_buf *out, struct stet_edits edits, struct stet_str original,
                      size_t start, size_t end)
{
    for (size_t i = 0; i < edits.count; i++) {
        const struct stet_edit *edit = &edits.items[i];
        if (edit->start < start || edit->end > end)
            continue;
        stet_buf_str(out, stet_str_slice(original, start, edit->start));
        stet_buf_str(out, edit->with);
        start = edit->end;
    }
    stet_buf_str(out, stet_str_slice(original, start, end));
}

// Edits of both that touch are one: `first` in the places of `middle`.
struct group {
    size_t start, end; // bytes of `middle`
    long shift;        // `middle` minus original, behind it
    const struct stet_finding *finding;
};

static void take_first(struct group *group, const struct stet_edit *edit)
{
    size_t end = (size_t)((long)edit->start + group->shift) + edit->with.size;
    group->shift += (long)edit->with.size - (long)(edit->end - edit->start);
    if (end > group->end)
        group->end = end;
    if (!group->finding)
        group->finding = edit->finding;
}

struct stet_edits stet_edits_then(struct stet_arena *arena, struct stet_str original,
                                  struct stet_str middle, struct stet_edits first,
                                  struct stet_edits second)
{
    struct stet_edit *items = STET_NEW_ARRAY(arena, struct stet_edit, first.count + second.count);
    struct stet_buf with = {0};
    struct group group = {0};
    size_t i = 0, j = 0, count = 0;
    while (i < first.count || j < second.count) {
        long before = group.shift;
        size_t in_first =
            i < first.count ? (size_t)((long)first.items[i].start + before) : SIZE_MAX;
        size_t in_second = j < second.count ? second.items[j].start : SIZE_MAX;
        size_t from = j;
        group.start = group.end = in_first < in_second ? in_first : in_second;
        group.finding = NULL;
        for (;;) {
            if (i < first.count &&
                (size_t)((long)first.items[i].start + group.shift) <= group.end) {
                take_first(&group, &first.items[i++]);
            } else if (j < second.count && second.items[j].start <= group.end) {
                if (second.items[j].end > group.end)
                    group.end = second.items[j].end;
                j++;
            } else {
                break;
            }
        }
        struct stet_edit edit = {.start = (size_t)((long)group.start - before),
                                 .end = (size_t)((long)group.end - group.shift),
                                 .finding = group.finding};
        struct stet_edits again = {second.items + from, j - from};
        stet_buf_clear(&with);
        stet_edits_apply(&with, again, middle, group.start, group.end);
        if (stet_str_eq(stet_buf_view(&with), stet_str_slice(original, edit.start, edit.end)))
            continue;
        edit.with = stet_str_from(stet_arena_strdup(arena, stet_buf_view(&with)));
        edit.with.size = with.size;
        items[count++] = edit;
    }
    stet_buf_release(&with);
    return (struct stet_edits){items, count};
}

struct stet_edits stet_edits_settled(struct stet_arena *arena, struct stet_edits edits,
                                     struct stet_edits unsettled)
{
    struct stet_edit *items = STET_NEW_ARRAY(arena, struct stet_edit, edits.count);
    size_t count = 0, u = 0;
    long shift = 0;
    for (size_t i = 0; i < edits.count; i++) {
        const struct stet_edit *edit = &edits.items[i];
        size_t start = (size_t)((long)edit->start + shift), end = start + edit->with.size;
        shift += (long)edit->with.size - (long)(edit->end - edit->start);
        while (u < unsettled.count && unsettled.items[u].end < start)
            u++;
        if (u == unsettled.count || unsettled.items[u].start > end)
            items[count++] = *edit;
    }
    return (struct stet_edits){items, count};
}

void stet_result_fix(char **out, size_t *size, size_t *applied, const struct stet_result *result,
                     enum stet_fix least)
{
    struct stet_arena arena = {0};
    struct stet_buf text = {0};
    struct stet_str original = stet_result_original(result);
    struct stet_edits edits = stet_edits_of(result, least, &arena);
    stet_buf_reserve(&text, original.size + 1);
    stet_edits_apply(&text, edits, original, 0, original.size);
    text.data[text.size] = '\0';
    *out = text.data;
    *size = text.size;
    *applied = edits.count;
    stet_arena_release(&arena);
}
