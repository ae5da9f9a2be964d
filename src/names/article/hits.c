// SPDX-License-Identifier: Apache-2.0
// From chosen candidates to what is reported: the suggestion in the form that the text uses, the reason, and neighbours that are parts
// of one entry as one stretch.
#include "names/article/private.h"

enum { LEAST_PERCENT = 50 }; // below it nothing is said; rules demand more

static const struct stet_index_ref *entry_ref(const struct stet_index *index, uint32_t word,
                                              uint32_t entry)
{
    const struct stet_index_word *w = &index->words[word];
    for (uint32_t i = 0; i < w->ref_count; i++)
        if (index->refs[w->first_ref + i].entry == entry)
            return &index->refs[w->first_ref + i];
    return NULL;
}

static const struct stet_name_candidate *chosen(const struct stet_mention *mention)
{
    return mention->best;
}

// The listed word in the form of the text: possessive kept, the rest of a compound kept; names/article/dress.c does the rest.
static void append_suggestion(struct analysis *a, struct stet_buf *out,
                              const struct stet_mention *mention, struct stet_name_ref ref)
{
    const struct stet_document *doc = a->names->doc;
    struct stet_name_engine *engine = a->names->engine;
    const struct stet_index *index = stet_name_layer(engine, ref.layer);
    struct stet_str house =
        stet_str_from(stet_index_string(index, stet_name_best_ref(engine, ref)->house));
    struct stet_str text = stet_str_slice(doc->text, mention->own_start, mention->own_end);
    struct stet_str core = stet_name_core(text);
    stet_buf_str(out, stet_str_slice(doc->text, mention->start_byte, mention->own_start));
    stet_buf_str(out, house);
    stet_buf_str(out, stet_str_slice(text, core.size, text.size));
    stet_buf_str(out, stet_str_slice(doc->text, mention->own_end, mention->end_byte));
}

const char *stet_reason_of(struct analysis *a, struct stet_name_ref word,
                           const struct stet_index_variant *variant)
{
    char text[256];
    if (!variant)
        return NULL;
    struct stet_variant made =
        stet_index_variant_of(stet_name_layer(a->names->engine, word.layer), variant);
    stet_variant_describe(&made, text, sizeof text);
    return stet_arena_strdup(a->names->doc->arena, stet_str_from(text));
}

uint32_t stet_take_mentions(struct analysis *a, uint32_t m, uint32_t first, uint32_t end)
{
    uint32_t count = 0;
    for (uint32_t t = first; t < end; t++)
        a->names->explained[t] = 1;
    for (; m + count < a->count && a->mention[m + count].first < end; count++)
        a->mention[m + count].taken = true;
    return count;
}

static bool reportable(const struct analysis *a, uint32_t m)
{
    return m < a->count && a->mention[m].best && !a->mention[m].taken &&
           a->mention[m].confidence * 100 >= LEAST_PERCENT;
}

// An entry both chosen words are parts of, in the order of the text; NONE if there is none.
static uint32_t common_entry(const struct analysis *a, uint32_t left, uint32_t right)
{
    struct stet_name_ref p = chosen(&a->mention[left])->word, q = chosen(&a->mention[right])->word;
    if (p.layer != q.layer)
        return NONE;
    const struct stet_index *index = stet_name_layer(a->names->engine, p.layer);
    const struct stet_index_word *x = &index->words[p.word];
    for (uint32_t i = 0; i < x->ref_count; i++) {
        const struct stet_index_ref *r = &index->refs[x->first_ref + i];
        const struct stet_index_ref *s = entry_ref(index, q.word, r->entry);
        if (s && s->part == r->part + 1)
            return r->entry;
    }
    return NONE;
}

static bool follows(const struct analysis *a, uint32_t left, uint32_t right)
{
    const struct stet_mention *x = &a->mention[left], *y = &a->mention[right];
    return x->block == y->block && x->end == y->first && x->end_byte < y->start_byte &&
           x->end_byte == x->own_end && y->start_byte == y->own_start;
}

// Of several entries with the chosen word the one the document is about; else the one with most spellings in the list, which is the one
// editors took most trouble over.
static uint32_t likeliest_entry(struct analysis *a, struct stet_name_ref ref)
{
    enum { MOST_REFS = 64 };
    const struct stet_index *index = stet_name_layer(a->names->engine, ref.layer);
    const struct stet_index_word *word = &index->words[ref.word];
    const struct stet_index_ref *first = stet_name_best_ref(a->names->engine, ref);
    uint32_t best = first->entry, best_rank = 0;
    if (first->flags & STET_REF_SOLE)
        return best;
    for (uint32_t i = 0; i < word->ref_count && i < MOST_REFS; i++) {
        const struct stet_index_ref *r = &index->refs[word->first_ref + i];
        const struct stet_index_entry *entry = &index->entries[r->entry];
        uint32_t rank = r->flags & STET_REF_FAMILY ? 100 : 0;
        for (uint32_t j = 0; j < word->ref_count && j < MOST_REFS; j++)
            rank += index->refs[word->first_ref + j].entry == r->entry;
        for (uint32_t p = 0; p < entry->part_count; p++) {
            struct stet_name_ref part = {ref.layer, index->parts[entry->first_part + p]};
            if (part.word != ref.word && tally_known(a, part) && tally_of(a, part)->listed)
                rank += 1000;
        }
        if (rank > best_rank) {
            best = r->entry;
            best_rank = rank;
        }
    }
    return best;
}

static void make_hit(struct analysis *a, struct stet_name_hit *hit, uint32_t m, uint32_t count,
                     uint32_t entry)
{
    struct stet_names *names = a->names;
    struct stet_buf text = {0};
    const struct stet_mention *first = &a->mention[m], *last = &a->mention[m + count - 1],
                              *best = first;
    for (uint32_t k = 0; k < count; k++) {
        const struct stet_mention *mention = &a->mention[m + k];
        if (k)
            stet_buf_putc(&text, ' ');
        append_suggestion(a, &text, mention, chosen(mention)->word);
        for (uint32_t t = mention->first; t < mention->end; t++)
            names->explained[t] = 1;
        if (mention->confidence > best->confidence)
            best = mention;
        if (!hit->reason)
            hit->reason = stet_reason_of(a, chosen(mention)->word, chosen(mention)->variant);
    }
    const struct stet_index *index = stet_name_layer(names->engine, chosen(best)->word.layer);
    if (entry == NONE)
        entry = likeliest_entry(a, chosen(best)->word);
    hit->start_byte = first->start_byte;
    hit->end_byte = last->end_byte;
    hit->first_mention = m;
    hit->mention_count = count;
    hit->word = chosen(best)->word;
    hit->layer = chosen(best)->word.layer;
    stet_note_places(a, hit);
    hit->entry = &index->entries[entry];
    hit->confidence = best->confidence;
    hit->suggestion = stet_arena_strdup(names->doc->arena, stet_buf_view(&text));
    if (count == 1 && first->rival) {
        stet_buf_clear(&text);
        append_suggestion(a, &text, first, first->rival->word);
        if (!stet_str_eq(stet_buf_view(&text), stet_str_from(hit->suggestion)))
            hit->rival = stet_arena_strdup(names->doc->arena, stet_buf_view(&text));
    }
    stet_buf_release(&text);
}

void stet_note_places(struct analysis *a, struct stet_name_hit *hit)
{
    if (!tally_known(a, hit->word))
        return;
    const struct tally *tally = tally_of(a, hit->word);
    uint32_t places = tally->listed - tally->inferred;
    hit->place_count = places < STET_HIT_PLACES ? places : STET_HIT_PLACES;
    memcpy(hit->places, tally->places, hit->place_count * sizeof *hit->places);
}

struct stet_name_hit *stet_new_hit(struct analysis *a)
{
    struct stet_name_hit hit = {0};
    stet_buf_append(&a->hits, &hit, sizeof hit);
    return (struct stet_name_hit *)(void *)(a->hits.data + a->hits.size - sizeof hit);
}

void stet_make_hits(struct analysis *a)
{
    for (uint32_t m = 0; m < a->count;) {
        if (!reportable(a, m)) {
            m++;
            continue;
        }
        uint32_t count = 1, entry = NONE;
        while (reportable(a, m + count) && follows(a, m + count - 1, m + count)) {
            uint32_t shared = common_entry(a, m + count - 1, m + count);
            if (shared == NONE || (entry != NONE && shared != entry))
                break;
            entry = shared;
            count++;
        }
        make_hit(a, stet_new_hit(a), m, count, entry);
        m += count;
    }
}
