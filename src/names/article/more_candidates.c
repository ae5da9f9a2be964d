// SPDX-License-Identifier: Apache-2.0
// Garbles too far from any listed name for a search of the whole list (Blyen for Blinken) are near enough to the few names that the
// document itself is about, and to the other half of a name they stand beside.
#include "names/article/private.h"

enum { MOST_ROSTER = 512, MOST_ENTRIES = 64, SHORTEST = 4, SHORTEST_HALF = 3 };

struct collector {
    struct analysis *a;
    const struct stet_name_form *form;
    struct stet_name_candidate *out;
    size_t count;
};

static bool is_there(const struct collector *c, struct stet_name_ref ref)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->out[i].word.layer == ref.layer && c->out[i].word.word == ref.word)
            return true;
    return false;
}

static void offer(struct collector *c, struct stet_name_ref ref, unsigned most_percent)
{
    struct stet_name_engine *engine = c->a->names->engine;
    const struct stet_index *index = stet_name_layer(engine, ref.layer);
    const struct stet_index_word *word = &index->words[ref.word];
    struct stet_str key = stet_str_from(stet_index_string(index, word->key)), own = c->form->key;
    if (c->count >= STET_CANDIDATES + STET_MORE_CANDIDATES || key.size < SHORTEST ||
        key.data[0] != own.data[0] || (word->flags & STET_REF_LOWER))
        return;
    size_t longer = key.size > own.size ? key.size : own.size;
    unsigned distance = stet_osa_distance(key, own);
    if (distance == 0 || distance * 100 > longer * most_percent || is_there(c, ref))
        return;
    struct stet_buf ignored = {0};
    float cost = 0;
    if (!stet_search_explain(&ignored, &cost, &engine->lists->channel, key, own))
        cost = 4.5f * (float)distance;
    stet_buf_release(&ignored);
    float nearest = c->form->candidate_count ? c->form->candidates[0].cost : cost + 6;
    float margin = nearest - cost < 6 ? nearest - cost : 6;
    c->out[c->count++] = (struct stet_name_candidate){ref, cost, margin, NULL};
}

static void offer_roster(struct collector *c)
{
    size_t count = c->a->tallies.size / sizeof(struct tally);
    for (size_t i = 0; i < count && i < MOST_ROSTER; i++) {
        struct tally tally = ((const struct tally *)(const void *)c->a->tallies.data)[i];
        if (tally.listed)
            offer(c, tally.ref, 45);
    }
}

static void offer_halves(struct collector *c, const struct stet_mention *neighbour)
{
    for (uint8_t e = 0; e < neighbour->form->exact_count; e++) {
        struct stet_name_ref ref = neighbour->form->exact[e];
        const struct stet_index *index = stet_name_layer(c->a->names->engine, ref.layer);
        const struct stet_index_word *word = &index->words[ref.word];
        for (uint32_t i = 0; i < word->ref_count && i < MOST_ENTRIES; i++) {
            const struct stet_index_entry *entry =
                &index->entries[index->refs[word->first_ref + i].entry];
            for (uint32_t p = 0; p < entry->part_count; p++) {
                struct stet_name_ref half = {ref.layer, index->parts[entry->first_part + p]};
                if (half.word != ref.word)
                    offer(c, half, 60);
            }
        }
    }
}

size_t stet_more_candidates(struct analysis *a, uint32_t head,
                            struct stet_name_candidate out[STET_CANDIDATES + STET_MORE_CANDIDATES])
{
    struct collector c = {a, a->mention[head].form, out, 0};
    for (; c.count < c.form->candidate_count; c.count++)
        out[c.count] = c.form->candidates[c.count];
    if (c.form->key.size < SHORTEST_HALF)
        return c.count;
    if (!a->mention[head].ordinary && c.form->key.size >= SHORTEST)
        offer_roster(&c);
    for (uint32_t m = head; m != NONE; m = a->next[m]) {
        if (m > 0 && a->mention[m - 1].end == a->mention[m].first)
            offer_halves(&c, &a->mention[m - 1]);
        if (m + 1 < a->count && a->mention[m].end == a->mention[m + 1].first)
            offer_halves(&c, &a->mention[m + 1]);
    }
    return c.count;
}
