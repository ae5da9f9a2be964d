// SPDX-License-Identifier: Apache-2.0
// An article is cut into units: what the engine reports, the longest accepted spellings of entries, and runs of capitalised words
// that are no ordinary ones. A single word belongs to the full name of the article that ends in it; what is left is counted by itself.
#include "names/tools/survey_units.h"

#include "text/word_classes.h"

enum { MOST_PHRASE_WORDS = 6, MOST_RUN = 4, LEAST_SKELETON = 5 };

// What is reported at all (rules/shared/name_report.h says why).
static const double reported = STET_NAME_WARN_AT;

static bool touch(const struct article *a, uint32_t left, uint32_t right)
{
    const struct stet_mention *x = &a->names->mentions[left], *y = &a->names->mentions[right];
    struct stet_str text = stet_str_slice(a->doc->text, x->own_start, x->own_end);
    return x->block == y->block && x->end == y->first && x->end_byte == x->own_end &&
           y->start_byte == y->own_start &&
           (a->doc->tokens[y->first].flags & STET_TOKEN_SPACE_BEFORE) &&
           stet_name_core(text).size == text.size;
}

static void push(struct article *a, struct unit unit)
{
    struct stet_str text = stet_str_slice(a->doc->text, unit.start, unit.end);
    unit.end = unit.start + (uint32_t)stet_name_core(text).size;
    unit.full = UINT32_MAX;
    stet_buf_append(&a->units, &unit, sizeof unit);
}

static uint32_t push_hit(struct article *a, const struct stet_name_hit *hit)
{
    push(a, (struct unit){.first = hit->first_mention,
                          .count = hit->mention_count,
                          .start = hit->start_byte,
                          .end = hit->end_byte,
                          .spelling_class = hit->hit_class == STET_HIT_OLD ? STET_SPELLING_OLD
                                                                           : STET_SPELLING_WRONG,
                          .entry = hit->entry,
                          .layer = hit->layer});
    return hit->mention_count ? hit->mention_count : 1;
}

struct phrase {
    const struct stet_index_phrase *phrase;
    uint32_t layer, end; // token behind it
};

// Folding drops digits: Russia-1 is not Russia.
static bool has_digit(const char *text)
{
    return strpbrk(text, "0123456789") != NULL;
}

// A spelling of one word may be but the given name of somebody.
static bool is_phrase(const struct stet_index *index, const struct stet_index_phrase *phrase)
{
    unsigned kind = index->entries[phrase->entry].kind;
    return phrase->class == STET_PHRASE_ACCEPTED && kind != STET_NAME_GIVEN &&
           !has_digit(stet_index_string(index, phrase->text));
}

static struct phrase longest_phrase(const struct article *a, uint32_t m)
{
    const struct stet_mention *mention = &a->names->mentions[m];
    uint32_t end = a->doc->block_tokens[mention->block].end;
    struct stet_buf keys = {0};
    struct phrase found = {0};
    bool compound = mention->end > mention->first + 1;
    for (uint32_t t = mention->first, n = 0; t < end && n < MOST_PHRASE_WORDS; t++, n++) {
        bool first = t == mention->first;
        if (!stet_document_is_word(a->doc, t) ||
            (!first && !(a->doc->tokens[t].flags & STET_TOKEN_SPACE_BEFORE)))
            break;
        struct stet_str key =
            first ? mention->form->key : stet_name_form_of(a->engine, a->doc->tokens[t].word)->key;
        if (!key.size)
            break;
        stet_buf_printf(&keys, "%s%.*s", first ? "" : " ", (int)key.size, key.data);
        for (uint32_t layer = 0; layer < a->engine->lists->layer_count; layer++) {
            const struct stet_index *index = stet_name_layer(a->engine, layer);
            const struct stet_index_phrase *phrase = stet_index_phrase(index, stet_buf_view(&keys));
            if (phrase && is_phrase(index, phrase))
                found = (struct phrase){phrase, layer, first ? mention->end : t + 1};
        }
        if (compound)
            break;
    }
    stet_buf_release(&keys);
    return found;
}

static uint32_t push_phrase(struct article *a, uint32_t m, const struct phrase *found)
{
    const struct stet_index *index = stet_name_layer(a->engine, found->layer);
    const struct stet_index_entry *entry = &index->entries[found->phrase->entry];
    struct stet_str text = stet_str_from(stet_index_string(index, found->phrase->text));
    bool house = stet_str_eq(text, stet_str_from(stet_index_string(index, entry->name)));
    uint32_t count = 0;
    while (m + count < a->names->mention_count && a->names->mentions[m + count].first < found->end)
        count++;
    push(a, (struct unit){.first = m,
                          .count = count,
                          .start = a->names->mentions[m].own_start,
                          .end = a->doc->tokens[found->end - 1].end,
                          .spelling_class = house ? STET_SPELLING_HOUSE : STET_SPELLING_ACCEPTED,
                          .entry = entry,
                          .layer = found->layer});
    return count;
}

static unsigned flags_of(const struct article *a, const struct stet_mention *mention)
{
    unsigned flags = 0;
    for (uint8_t i = 0; i < mention->form->exact_count; i++)
        flags |= stet_name_word(a->engine, mention->form->exact[i])->flags;
    return flags;
}

static bool is_unknown(const struct article *a, const struct stet_mention *mention)
{
    return !mention->form->exact_count && mention->form->key.size >= 3 &&
           stet_spelling_known(a->engine->spelling, mention->word) == STET_KNOWN_NO;
}

// Can stand in the name of a person: unknown, or known as a part of people's names; not a country or a people.
static bool is_personal(const struct article *a, const struct stet_mention *mention)
{
    if (mention->ordinary || mention->taken || mention->form->key.size < 2)
        return false;
    if (mention->form->exact_count)
        return flags_of(a, mention) & (STET_REF_GIVEN | STET_REF_FAMILY);
    return is_unknown(a, mention) ||
           stet_table_has(&a->engine->lists->given_counts, stet_hash(mention->form->key));
}

bool stet_survey_is_given(const struct article *a, const struct stet_mention *mention)
{
    return (flags_of(a, mention) & STET_REF_GIVEN) ||
           stet_table_has(&a->engine->lists->given_groups, stet_hash(mention->form->key));
}

static bool is_title(const struct stet_mention *mention)
{
    return stet_word_classes(mention->form->key) & STET_WORD_CLASS(title);
}

// By itself a word is a name when no dictionary knows it or a list has it as more than a given name.
static bool stands_alone(const struct article *a, const struct stet_mention *mention)
{
    if (mention->taken || mention->ordinary)
        return false;
    unsigned flags = flags_of(a, mention);
    if (mention->form->exact_count)
        return (flags & STET_REF_FAMILY) || ((flags & STET_REF_SOLE) && !(flags & STET_REF_GIVEN));
    return is_unknown(a, mention);
}

static uint32_t run_length(const struct article *a, uint32_t m)
{
    uint32_t count = 0;
    while (count < MOST_RUN && m + count < a->names->mention_count && !a->hit_at[m + count] &&
           is_personal(a, &a->names->mentions[m + count]) &&
           !is_title(&a->names->mentions[m + count]) &&
           (!count || touch(a, m + count - 1, m + count)))
        count++;
    return count;
}

// Volodymyr Oleksandrovych Zelensky: first and last word are the name of an entry.
static void find_entry(const struct article *a, struct unit *unit)
{
    const struct stet_mention *first = &a->names->mentions[unit->first],
                              *last = first + unit->count - 1;
    struct stet_buf keys = {0};
    stet_buf_printf(&keys, "%.*s %.*s", (int)first->form->key.size, first->form->key.data,
                    (int)last->form->key.size, last->form->key.data);
    for (uint32_t layer = 0; unit->count > 2 && layer < a->engine->lists->layer_count; layer++) {
        const struct stet_index *index = stet_name_layer(a->engine, layer);
        const struct stet_index_phrase *phrase = stet_index_phrase(index, stet_buf_view(&keys));
        if (!phrase || !is_phrase(index, phrase))
            continue;
        unit->entry = &index->entries[phrase->entry];
        unit->layer = layer;
        unit->spelling_class = STET_SPELLING_ACCEPTED;
    }
    stet_buf_release(&keys);
}

static uint32_t push_run(struct article *a, uint32_t m, uint32_t count)
{
    const struct stet_mention *mention = &a->names->mentions[m];
    if (count < 2 && !stands_alone(a, mention))
        return 1;
    count = count ? count : 1;
    struct unit unit = {.first = m,
                        .count = count,
                        .start = mention->own_start,
                        .end = a->names->mentions[m + count - 1].own_end,
                        .spelling_class = STET_SPELLING_UNLISTED,
                        .listed = mention->form->exact_count && count == 1};
    find_entry(a, &unit);
    push(a, unit);
    return count;
}

static void cut(struct article *a)
{
    const struct stet_names *names = a->names;
    a->hit_at = STET_NEW_ARRAY(a->doc->arena, uint32_t, names->mention_count + 1);
    for (uint32_t i = 0; i < names->hit_count; i++)
        if (names->hits[i].confidence >= reported && names->hits[i].hit_class != STET_HIT_MISMATCH)
            a->hit_at[names->hits[i].first_mention] = i + 1;
    for (uint32_t m = 0; m < names->mention_count;) {
        if (a->hit_at[m]) {
            m += push_hit(a, &names->hits[a->hit_at[m] - 1]);
            continue;
        }
        struct phrase found = longest_phrase(a, m);
        uint32_t run = run_length(a, m);
        bool longer = found.phrase && found.phrase->words < run; // Pele Ivanenko is not Pele
        if (found.phrase && !longer && !names->mentions[m].taken)
            m += push_phrase(a, m, &found);
        else
            m += push_run(a, m, run);
    }
}

// ---------------------------------------------------------------- single words

struct stet_str stet_survey_sound(struct article *a, const struct stet_mention *mention)
{
    struct stet_str key = mention->form->key;
    return key.size < LEAST_SKELETON ? key
                                     : stet_name_form_shape(a->engine, mention->word)->skeleton;
}

// The one entry that a listed word is a part of; NULL when it is a part of several.
static const struct stet_index_entry *only_entry(const struct article *a, const struct unit *unit,
                                                 uint32_t *layer)
{
    const struct stet_name_form *form = a->names->mentions[unit->first].form;
    for (uint8_t i = form->exact_count; i-- > 0;) { // the house list before the default one
        const struct stet_index *index = stet_name_layer(a->engine, form->exact[i].layer);
        const struct stet_index_word *word = &index->words[form->exact[i].word];
        uint32_t entry = index->refs[word->first_ref].entry;
        for (uint32_t r = 1; r < word->ref_count; r++)
            if (index->refs[word->first_ref + r].entry != entry)
                return NULL;
        *layer = form->exact[i].layer;
        return &index->entries[entry];
    }
    return NULL;
}

static void attach(struct article *a)
{
    for (uint32_t u = 0; u < unit_count(a); u++) {
        const struct unit *unit = unit_at(a, u);
        bool person = unit->entry ? unit->entry->kind == STET_NAME_PERSON : unit->count > 1;
        if (!person || unit->count < 2)
            continue;
        stet_map_put(&a->last_words,
                     stet_survey_sound(a, &a->names->mentions[unit->first + unit->count - 1]), u,
                     NULL);
    }
    for (uint32_t u = 0; u < unit_count(a); u++) {
        struct unit *unit = unit_at(a, u);
        if (unit->entry || unit->count > 1)
            continue;
        const uint32_t *full =
            stet_map_get(&a->last_words, stet_survey_sound(a, &a->names->mentions[unit->first]));
        if (full) {
            unit->full = *full;
        } else if (unit->listed) {
            unit->entry = only_entry(a, unit, &unit->layer);
            unit->spelling_class = STET_SPELLING_ACCEPTED;
        }
    }
}

void stet_survey_units(struct article *a)
{
    cut(a);
    attach(a);
}

void stet_survey_units_release(struct article *a)
{
    stet_buf_release(&a->units);
    stet_map_release(&a->last_words);
}
