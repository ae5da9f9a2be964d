// SPDX-License-Identifier: Apache-2.0
#include "names/index/relations.h"

// The first reference of [at, end) whose entry is `entry` or later: leaps that double, then halving, so that few references among
// many cost a logarithm each (Bentley and Yao 1976, "An almost optimal algorithm for unbounded searching").
static const struct stet_index_ref *leap(const struct stet_index_ref *at,
                                         const struct stet_index_ref *end, uint32_t entry)
{
    size_t step = 1;
    while (step < (size_t)(end - at) && at[step].entry < entry) {
        at += step;
        step *= 2;
    }
    const struct stet_index_ref *high = step < (size_t)(end - at) ? at + step : end;
    while (at < high) {
        const struct stet_index_ref *middle = at + (high - at) / 2;
        if (middle->entry < entry)
            at = middle + 1;
        else
            high = middle;
    }
    return at;
}

struct stet_shared stet_shared_begin(const struct stet_index *index, uint32_t x, uint32_t y)
{
    const struct stet_index_word *p = &index->words[x], *q = &index->words[y];
    const struct stet_index_ref *x_first = index->refs + p->first_ref,
                                *y_first = index->refs + q->first_ref;
    return (struct stet_shared){.x_at = x_first,
                                .x_end = x_first + p->ref_count,
                                .y_group = y_first,
                                .y_group_end = y_first,
                                .y_end = y_first + q->ref_count};
}

// Sets x_at and the group of y to the next entry that both have; false: there is none.
static bool next_entry(struct stet_shared *s)
{
    s->y_group = s->y_group_end;
    while (s->x_at < s->x_end && s->y_group < s->y_end) {
        if (s->x_at->entry < s->y_group->entry) {
            s->x_at = leap(s->x_at, s->x_end, s->y_group->entry);
        } else if (s->y_group->entry < s->x_at->entry) {
            s->y_group = leap(s->y_group, s->y_end, s->x_at->entry);
        } else {
            s->y_group_end = s->y_group + 1;
            while (s->y_group_end < s->y_end && s->y_group_end->entry == s->x_at->entry)
                s->y_group_end++;
            return true;
        }
    }
    return false;
}

bool stet_shared_next(struct stet_shared *s)
{
    if (s->y && s->y + 1 < s->y_group_end) {
        s->y++;
        return true;
    }
    bool more = s->x != NULL;
    if (more) { // the next reference of x, to the same entry
        s->x_at++;
        more = s->x_at < s->x_end && s->x_at->entry == s->x->entry;
    }
    if (!more && !next_entry(s)) {
        s->x = s->y = NULL;
        s->x_at = s->x_end;
        return false;
    }
    s->x = s->x_at;
    s->y = s->y_group;
    return true;
}

bool stet_share_part(const struct stet_index *index, uint32_t x, uint32_t y)
{
    struct stet_shared shared = stet_shared_begin(index, x, y);
    while (stet_shared_next(&shared))
        if (shared.x->part == shared.y->part)
            return true;
    return false;
}

bool stet_share_entry(const struct stet_index *index, uint32_t x, uint32_t y, bool *ordered)
{
    struct stet_shared shared = stet_shared_begin(index, x, y);
    bool found = false, before = false;
    while (x != y && stet_shared_next(&shared)) {
        found |= shared.x->part != shared.y->part;
        before |= shared.x->part < shared.y->part;
    }
    if (ordered)
        *ordered = before;
    return found;
}

const struct stet_index_ref *stet_ref_to(const struct stet_index *index, uint32_t word,
                                         uint32_t entry)
{
    const struct stet_index_word *w = &index->words[word];
    const struct stet_index_ref *first = index->refs + w->first_ref, *end = first + w->ref_count,
                                *ref = leap(first, end, entry);
    return ref < end && ref->entry == entry ? ref : NULL;
}
