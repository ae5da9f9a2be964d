// SPDX-License-Identifier: Apache-2.0
// Names that are right each for itself and wrong together: "Anthony Blinken" (Antony), and a given name where the family name of
// somebody in the article is meant ("he and Millie", Mark Milley).
#include "names/article/private.h"
#include "names/index/relations.h"
#include "text/unicode.h"

enum { MOST_BEARERS = 12 };

struct half {
    struct stet_name_ref word;
    uint32_t entry;
    unsigned distance;
};

static bool belongs(const struct stet_name_engine *engine, const struct stet_name_form *form,
                    uint32_t layer, uint32_t entry)
{
    for (uint8_t i = 0; i < form->exact_count; i++) {
        struct stet_name_ref ref = form->exact[i];
        if (ref.layer == layer && stet_ref_to(stet_name_layer(engine, layer), ref.word, entry))
            return true;
    }
    return false;
}

// How far the form is from the given name of an entry; UINT32_MAX when they are different names.
static unsigned given_distance(const struct stet_name_engine *engine, struct stet_str form,
                               struct stet_str given)
{
    unsigned distance = stet_osa_distance(form, given);
    size_t shorter = form.size < given.size ? form.size : given.size;
    if (stet_given_twins(engine->lists, form, given))
        return distance;
    return shorter >= 4 && distance <= 2 && distance * 3 <= shorter && form.data[0] == given.data[0]
               ? distance
               : UINT32_MAX;
}

static uint32_t news_lines(const struct stet_name_engine *engine, struct stet_name_ref word)
{
    struct stet_str surface = stet_str_from(stet_index_string(
        stet_name_layer(engine, word.layer), stet_name_best_ref(engine, word)->surface));
    return stet_spelling_news_lines(engine->spelling,
                                    stet_lexicon_intern(engine->lexicon, surface));
}

static bool in_news(const struct stet_name_engine *engine, struct stet_name_ref family)
{
    enum { LEAST_LINES = 3 };
    return news_lines(engine, family) >= LEAST_LINES;
}

// The bearer of the family name whose given name is nearest; false when the form is the given name of one, or of none nearly.
static bool nearest_bearer(const struct stet_name_engine *engine,
                           const struct stet_name_form *given, struct stet_name_ref family,
                           struct half *out)
{
    const struct stet_index *index = stet_name_layer(engine, family.layer);
    const struct stet_index_word *word = &index->words[family.word];
    enum { COMMON = 20 };
    unsigned bearers = 0;
    // Of a common family name there are more bearers than any list has.
    // ... unless news has it, which then means the one bearer everybody knows.
    if (!in_news(engine, family) &&
        stet_table_get(&engine->lists->given_counts, stet_hash(stet_name_key(engine, family)), 0) >=
            COMMON)
        return false;
    out->distance = UINT32_MAX;
    for (uint32_t i = 0; i < word->ref_count; i++) {
        const struct stet_index_ref *ref = &index->refs[word->first_ref + i];
        const struct stet_index_entry *entry = &index->entries[ref->entry];
        if (entry->kind != STET_NAME_PERSON || !(ref->flags & STET_REF_FAMILY))
            continue;
        if (++bearers > MOST_BEARERS || belongs(engine, given, family.layer, ref->entry))
            return false;
        struct stet_name_ref first = {
            family.layer, entry->part_count ? index->parts[entry->first_part] : family.word};
        unsigned distance = first.word == family.word
                                ? UINT32_MAX
                                : given_distance(engine, given->key, stet_name_key(engine, first));
        if (distance && distance < out->distance)
            *out = (struct half){first, ref->entry, distance};
    }
    return out->distance != UINT32_MAX;
}

static void report(struct analysis *a, uint32_t m, const struct half *half,
                   enum stet_hit_class hit_class, double confidence)
{
    struct stet_name_engine *engine = a->names->engine;
    const struct stet_document *doc = a->names->doc;
    const struct stet_mention *mention = &a->mention[m];
    const struct stet_index *index = stet_name_layer(engine, half->word.layer);
    struct stet_str text = stet_str_slice(doc->text, mention->own_start, mention->own_end);
    struct stet_str core = stet_name_core(text);
    const char *house = stet_index_string(index, stet_name_best_ref(engine, half->word)->house);
    struct stet_name_hit *hit = stet_new_hit(a);
    *hit = (struct stet_name_hit){.hit_class = hit_class,
                                  .start_byte = mention->own_start,
                                  .end_byte = mention->own_end,
                                  .first_mention = m,
                                  .mention_count = 1,
                                  .word = half->word,
                                  .entry = &index->entries[half->entry],
                                  .layer = half->word.layer,
                                  .confidence = confidence};
    if (hit_class == STET_HIT_CONFUSED)
        stet_note_places(a, hit);
    hit->suggestion = stet_arena_printf(doc->arena, "%s%.*s", house, (int)(text.size - core.size),
                                        text.data + core.size);
    hit->reason = stet_arena_printf(doc->arena, "%s, not %.*s", house, (int)core.size, core.data);
}

static bool follows_directly(const struct analysis *a, uint32_t m)
{
    const struct stet_document *doc = a->names->doc;
    return m + 1 < a->count && a->mention[m].end == a->mention[m + 1].first &&
           a->mention[m].block == a->mention[m + 1].block &&
           (doc->tokens[a->mention[m + 1].first].flags & STET_TOKEN_SPACE_BEFORE);
}

// No other given name stands before it. Titles, countries and bodies may: Governor Aleksandr Prokudin, GUR Kirill Budanov.
static bool starts_name(const struct analysis *a, uint32_t m)
{
    if (m == 0 || a->mention[m - 1].end != a->mention[m].first ||
        a->mention[m - 1].block != a->mention[m].block)
        return true;
    const struct stet_mention *before = &a->mention[m - 1];
    if (!before->form->exact_count)
        return before->ordinary ||
               stet_lexicon_word(a->names->engine->lexicon, before->word)->form == STET_CASE_UPPER;
    unsigned flags = 0;
    for (uint8_t i = 0; i < before->form->exact_count; i++)
        flags |= stet_name_word(a->names->engine, before->form->exact[i])->flags;
    return !(flags & (STET_REF_GIVEN | STET_REF_FAMILY));
}

// A form of the same name in a neighbouring language may be how a house writes it; a slip of the pen is nobody's choice.
static bool is_twin(const struct stet_name_engine *engine, const struct stet_name_form *given,
                    const struct half *half)
{
    return stet_given_twins(engine->lists, given->key, stet_name_key(engine, half->word));
}

// The only person listed with a family name that hardly anybody else bears; Slavic ones are borne by more people than lists have.
static bool only_bearer(const struct stet_name_engine *engine, struct stet_name_ref family,
                        struct half *out)
{
    const struct stet_index *index = stet_name_layer(engine, family.layer);
    const struct stet_index_word *word = &index->words[family.word];
    struct stet_str key = stet_name_key(engine, family);
    uint32_t bearer = NONE;
    if (stet_kin_looks_slavic(&engine->lists->kin, key) ||
        stet_table_has(&engine->lists->given_counts, stet_hash(key)))
        return false;
    for (uint32_t i = 0; i < word->ref_count; i++) {
        const struct stet_index_ref *ref = &index->refs[word->first_ref + i];
        if (!(ref->flags & STET_REF_FAMILY) || (bearer != NONE && ref->entry != bearer))
            return false;
        bearer = ref->entry;
    }
    if (bearer == NONE || index->entries[bearer].part_count < 2)
        return false;
    uint32_t first = index->parts[index->entries[bearer].first_part];
    *out = (struct half){{family.layer, first}, bearer, 0};
    return first != family.word;
}

// The given name of somebody whom everybody knows, or of somebody well known whom the article names.
static bool is_of_a_known_person(struct analysis *a, const struct stet_name_form *given)
{
    enum { WELL_KNOWN = 10, KNOWN_TO_ALL = 30, MOST_NAMESAKES = 128 };
    struct stet_name_engine *engine = a->names->engine;
    for (uint8_t i = 0; i < given->exact_count; i++) {
        struct stet_name_ref ref = given->exact[i];
        const struct stet_index *index = stet_name_layer(engine, ref.layer);
        const struct stet_index_word *word = &index->words[ref.word];
        for (uint32_t r = 0; r < word->ref_count && r < MOST_NAMESAKES; r++) {
            const struct stet_index_entry *entry =
                &index->entries[index->refs[word->first_ref + r].entry];
            if (entry->kind != STET_NAME_PERSON || entry->part_count < 2 ||
                index->parts[entry->first_part] != ref.word)
                continue;
            struct stet_name_ref family = {ref.layer,
                                           index->parts[entry->first_part + entry->part_count - 1]};
            uint32_t lines = news_lines(engine, family);
            if (lines >= KNOWN_TO_ALL ||
                (lines >= WELL_KNOWN && tally_known(a, family) && tally_of(a, family)->listed))
                return true;
        }
    }
    return false;
}

// "Joe Blinken": one man's given name, another's family name.
static bool is_mixed_up(struct analysis *a, const struct stet_name_form *given,
                        const struct stet_name_form *family, struct half *out)
{
    for (uint8_t i = 0; i < family->exact_count; i++)
        if (!only_bearer(a->names->engine, family->exact[i], out) ||
            belongs(a->names->engine, given, out->word.layer, out->entry))
            return false;
    return family->exact_count && is_of_a_known_person(a, given);
}

// A person whose given name few bear, with a family name one letter from the one that stands behind (Kamala Haris): the two
// together are nobody's name as they stand, whoever is called Haris elsewhere.
static bool is_bearer_nearby(struct stet_name_engine *engine, struct stet_name_ref given,
                             const struct stet_index_ref *ref, struct stet_str written,
                             struct half *out)
{
    enum { SHORTEST = 4 };
    const struct stet_index *index = stet_name_layer(engine, given.layer);
    const struct stet_index_entry *entry = &index->entries[ref->entry];
    if (entry->kind != STET_NAME_PERSON || entry->part_count < 2 ||
        index->parts[entry->first_part] != given.word)
        return false;
    struct stet_name_ref family = {given.layer,
                                   index->parts[entry->first_part + entry->part_count - 1]};
    struct stet_str name = stet_name_key(engine, family);
    if (written.size < SHORTEST || name.size < SHORTEST || name.data[0] != written.data[0] ||
        stet_osa_distance(name, written) != 1)
        return false;
    *out = (struct half){family, ref->entry, 1};
    return true;
}

static void check_family(struct analysis *a, uint32_t m)
{
    enum { FEW = 40, MOST_NAMESAKES = 64 };
    struct stet_name_engine *engine = a->names->engine;
    const struct stet_mention *given = &a->mention[m], *family = &a->mention[m + 1];
    struct stet_str key = family->form->key;
    if (given->best || given->taken || family->best || family->taken || family->accepted ||
        !(family->form->exact_count || family->ordinary) || !starts_name(a, m) ||
        stet_known_word(&engine->lists->known, given->form->key).given > FEW ||
        stet_is_known_pair(engine, given->form->key, key))
        return;
    for (uint8_t i = 0; i < given->form->exact_count; i++) {
        struct stet_name_ref ref = given->form->exact[i];
        const struct stet_index *index = stet_name_layer(engine, ref.layer);
        const struct stet_index_word *word = &index->words[ref.word];
        struct half half;
        for (uint32_t r = 0; r < word->ref_count && r < MOST_NAMESAKES; r++)
            if (belongs(engine, family->form, ref.layer, index->refs[word->first_ref + r].entry))
                return;
        for (uint32_t r = 0; r < word->ref_count && r < MOST_NAMESAKES; r++)
            if (is_bearer_nearby(engine, ref, &index->refs[word->first_ref + r], key, &half)) {
                report(a, m + 1, &half, STET_HIT_CONFUSED, 0.85);
                return;
            }
    }
}

// "Anthony Blinken": only where no more names stand before the given name, and the family name is certain.
static void check_given(struct analysis *a, uint32_t m)
{
    const struct stet_mention *given = &a->mention[m], *family = &a->mention[m + 1];
    struct stet_name_engine *engine = a->names->engine;
    struct half half;
    if (given->best || given->taken || given->accepted || given->form->key.size < 3 ||
        !starts_name(a, m) || !family->form->exact_count || family->form->listed_as_plural ||
        stet_is_known_pair(engine, given->form->key, family->form->key))
        return;
    bool known = given->form->exact_count ||
                 stet_spelling_known(engine->spelling, given->word) == STET_KNOWN_YES;
    for (uint8_t i = 0; i < family->form->exact_count && known; i++)
        if (nearest_bearer(engine, given->form, family->form->exact[i], &half)) {
            report(a, m, &half, STET_HIT_MISMATCH,
                   is_twin(engine, given->form, &half) ? 0.88 : 0.95);
            return;
        }
    if (given->form->exact_count && !given->form->listed_as_plural &&
        is_mixed_up(a, given->form, family->form, &half))
        report(a, m, &half, STET_HIT_MISMATCH, 0.85);
}

static bool only_given(const struct stet_name_engine *engine, const struct stet_name_form *form)
{
    for (uint8_t i = 0; i < form->exact_count; i++)
        if (stet_name_word(engine, form->exact[i])->flags & STET_REF_FAMILY)
            return false;
    return form->exact_count > 0 &&
           (stet_name_word(engine, form->exact[0])->flags & STET_REF_GIVEN);
}

// Nobody of that given name is in the article, and no family name stands behind it.
static bool is_nobodys(const struct analysis *a, uint32_t m)
{
    for (uint32_t k = 0; k < a->count; k++)
        if (a->mention[k].word == a->mention[m].word &&
            (follows_directly(a, k) || !starts_name(a, k)))
            return false;
    return true;
}

static bool sounds_alike(const struct stet_name_engine *engine, struct stet_str name,
                         struct stet_str form)
{
    struct stet_buf ignored = {0};
    float cost = 0;
    bool near = stet_search_explain(&ignored, &cost, &engine->lists->channel, name, form) &&
                cost < 0.8f * (float)form.size;
    stet_buf_release(&ignored);
    return near && name.data[0] == form.data[0];
}

static void check_confused(struct analysis *a, uint32_t m)
{
    enum { MOST_ROSTER = 512 };
    struct stet_name_engine *engine = a->names->engine;
    const struct stet_name_form *form = a->mention[m].form;
    if (!only_given(engine, form) || form->listed_as_plural || form->key.size < 5 ||
        a->mention[m].initial)
        return;
    size_t count = a->tallies.size / sizeof(struct tally);
    for (size_t i = 0; i < count && i < MOST_ROSTER; i++) {
        struct tally tally = ((const struct tally *)(const void *)a->tallies.data)[i];
        struct stet_str key = stet_name_key(engine, tally.ref);
        if (!tally.listed || !(stet_name_word(engine, tally.ref)->flags & STET_REF_FAMILY) ||
            stet_str_eq(key, form->key) || stet_osa_distance(key, form->key) > 2)
            continue;
        if (sounds_alike(engine, key, form->key) && stet_part_in_document(a, tally.ref) &&
            is_nobodys(a, m)) {
            struct half half = {tally.ref, stet_name_best_ref(engine, tally.ref)->entry, 0};
            report(a, m, &half, STET_HIT_CONFUSED, 0.85);
            return;
        }
    }
}

void stet_find_mismatches(struct analysis *a)
{
    for (uint32_t m = 0; m < a->count; m++) {
        if (follows_directly(a, m)) {
            check_given(a, m);
            check_family(a, m);
        } else {
            check_confused(a, m);
        }
    }
}
