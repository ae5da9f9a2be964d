// SPDX-License-Identifier: Apache-2.0
#include "names/match/form.h"

#include <stdio.h>

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "names/index/relations.h"
#include "text/unicode.h"

void stet_name_engine_init(struct stet_name_engine *engine, const struct stet_name_lists *lists,
                           struct stet_spelling *spelling, struct stet_lexicon *lexicon)
{
    *engine = (struct stet_name_engine){.lists = lists, .spelling = spelling, .lexicon = lexicon};
}

void stet_name_engine_release(struct stet_name_engine *engine)
{
    stet_search_release(&engine->search);
    stet_arena_release(&engine->arena);
    free(engine->forms);
    *engine = (struct stet_name_engine){0};
}

bool stet_has_accents(struct stet_str text)
{
    for (size_t i = 0; i < text.size;) {
        uint32_t c = stet_utf8_next(text, &i);
        bool latin = c >= 0xC0 && c < STET_FIRST_CYRILLIC && c != 0xD7 && c != 0xF7;
        bool additional = c >= 0x1E00 && c <= 0x1EFF; // Vietnamese
        if (latin || additional)
            return true;
    }
    return false;
}

struct stet_str stet_name_core(struct stet_str text)
{
    static const char *const tails[] = {"'s", "\xe2\x80\x99s", "'S", "\xe2\x80\x99S",
                                        "'",  "\xe2\x80\x99"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        struct stet_str tail = stet_str_from(tails[i]);
        if (text.size > tail.size + 1 && stet_str_ends(text, tail))
            return stet_str_slice(text, 0, text.size - tail.size);
    }
    return text;
}

static bool look_up(struct stet_name_engine *engine, struct stet_name_form *form,
                    struct stet_str key)
{
    for (uint32_t layer = 0; layer < engine->lists->layer_count; layer++) {
        uint32_t word = stet_index_word(stet_name_layer(engine, layer), key);
        // A word that only variants belong to is in the table of words without being listed.
        if (word != STET_NO_WORD && stet_name_layer(engine, layer)->words[word].ref_count)
            form->exact[form->exact_count++] = (struct stet_name_ref){layer, word};
    }
    return form->exact_count > 0;
}

static bool all_given(const struct stet_name_engine *engine, const struct stet_name_form *form)
{
    for (uint8_t i = 0; i < form->exact_count; i++)
        if ((stet_name_word(engine, form->exact[i])->flags & (STET_REF_GIVEN | STET_REF_FAMILY)) !=
            STET_REF_GIVEN)
            return false;
    return form->exact_count > 0;
}

static bool is_place(const struct stet_name_engine *engine, struct stet_name_ref ref)
{
    const struct stet_index *index = stet_name_layer(engine, ref.layer);
    const struct stet_index_word *word = stet_name_word(engine, ref);
    for (uint32_t i = 0; i < word->ref_count; i++) {
        const struct stet_index_ref *r = &index->refs[word->first_ref + i];
        if ((r->flags & STET_REF_SOLE) && index->entries[r->entry].kind == STET_NAME_PLACE)
            return true;
    }
    return false;
}

static bool is_variant(const struct stet_name_engine *engine, struct stet_str key)
{
    for (uint32_t layer = 0; layer < engine->lists->layer_count; layer++)
        if (stet_index_variant(stet_name_layer(engine, layer), key))
            return true;
    return false;
}

bool stet_name_is_phrase(const struct stet_name_engine *engine, struct stet_str keys)
{
    for (uint32_t layer = 0; layer < engine->lists->layer_count; layer++)
        if (stet_index_phrase(stet_name_layer(engine, layer), keys))
            return true;
    return false;
}

// A list or its source forms say something of the word.
static bool is_spelling(const struct stet_name_engine *engine, struct stet_str key)
{
    return stet_name_is_phrase(engine, key) || is_variant(engine, key);
}

// A list calls the spelling wrong by itself: then it is no plural of something else (Khamas, several called Khama).
static bool is_called_wrong(const struct stet_name_engine *engine, struct stet_str key)
{
    for (uint32_t layer = 0; layer < engine->lists->layer_count; layer++) {
        const struct stet_index_phrase *phrase =
            stet_index_phrase(stet_name_layer(engine, layer), key);
        if (phrase && phrase->class == STET_PHRASE_WRONG)
            return true;
    }
    return false;
}

// Drops what is listed in capitals: an acronym has no singular (Bric is none of BRICS, Fi none of FIS).
static bool keep_words(const struct stet_name_engine *engine, struct stet_name_form *form)
{
    uint8_t kept = 0;
    for (uint8_t i = 0; i < form->exact_count; i++) {
        const struct stet_index *index = stet_name_layer(engine, form->exact[i].layer);
        const char *surface =
            stet_index_string(index, stet_name_best_ref(engine, form->exact[i])->surface);
        size_t size = strlen(surface);
        if (size < 2 || surface[size - 1] < 'A' || surface[size - 1] > 'Z')
            form->exact[kept++] = form->exact[i];
    }
    form->exact_count = kept;
    return kept > 0;
}

// Plurals of families and peoples are derived, never listed: the Bidens, Muscovites listed without their s, Englishmen. Of given names
// there are hardly any: Merts is Merz and not several called Mert.
static void look_up_plural(struct stet_name_engine *engine, struct stet_name_form *form)
{
    char other[STET_KEY_SIZE + 1];
    struct stet_str key = form->key;
    if (key.size > 2 && key.data[key.size - 1] == 's')
        form->listed_as_plural = look_up(engine, form, stet_str_slice(key, 0, key.size - 1)) ||
                                 (key.size > 5 && stet_str_ends(key, STET_STR("es")) &&
                                  look_up(engine, form, stet_str_slice(key, 0, key.size - 2)));
    if (form->listed_as_plural && all_given(engine, form) && is_variant(engine, key)) {
        form->listed_as_plural = false;
        form->exact_count = 0;
    }
    if (form->exact_count || key.size < 2)
        return;
    memcpy(other, key.data, key.size);
    if (key.size > 4 && stet_str_ends(key, STET_STR("men"))) {
        other[key.size - 2] = 'a';
        form->listed_as_plural = look_up(engine, form, (struct stet_str){other, key.size});
        if (form->listed_as_plural)
            return;
        other[key.size - 2] = 'e';
    }
    other[key.size] = 's';
    form->listed_as_plural =
        look_up(engine, form, (struct stet_str){other, key.size + 1}) && keep_words(engine, form);
}

// Demonyms of listed places: Gazan, Caledonians. As words of their own they are no slips for other names.
static void look_up_demonym(struct stet_name_engine *engine, struct stet_name_form *form)
{
    static const char *const tails[] = {"n", "ns", "an", "ans", "ian", "ians", "ese"};
    enum { SHORTEST_PLACE = 4 };
    for (size_t t = 0; t < sizeof tails / sizeof *tails && !form->exact_count; t++) {
        struct stet_str tail = stet_str_from(tails[t]);
        if (form->key.size < tail.size + SHORTEST_PLACE || !stet_str_ends(form->key, tail))
            continue;
        look_up(engine, form, stet_str_slice(form->key, 0, form->key.size - tail.size));
        uint8_t kept = 0;
        for (uint8_t i = 0; i < form->exact_count; i++)
            if (is_place(engine, form->exact[i]))
                form->exact[kept++] = form->exact[i];
        form->exact_count = kept;
    }
    form->listed_as_plural |= form->exact_count > 0;
}

static struct stet_name_form *form_at(struct stet_name_engine *engine, uint32_t word)
{
    if (word >= engine->capacity) {
        uint32_t capacity = engine->capacity ? engine->capacity : 1024;
        while (capacity <= word)
            capacity *= 2;
        engine->forms = stet_xrealloc(engine->forms, capacity * sizeof(struct stet_name_form *));
        memset(engine->forms + engine->capacity, 0,
               (capacity - engine->capacity) * sizeof(struct stet_name_form *));
        engine->capacity = capacity;
    }
    if (!engine->forms[word])
        engine->forms[word] = STET_NEW(&engine->arena, struct stet_name_form);
    return engine->forms[word];
}

struct stet_name_form *stet_name_form_of(struct stet_name_engine *engine, uint32_t word)
{
    struct stet_name_form *form = form_at(engine, word);
    if (form->looked_up)
        return form;
    form->looked_up = true;
    char key[STET_KEY_SIZE];
    struct stet_str core = stet_name_core(stet_lexicon_word(engine->lexicon, word)->text);
    size_t size = stet_text_fold(core, key, sizeof key);
    form->key = stet_arena_copy(&engine->arena, (struct stet_str){key, size});
    if (size && !look_up(engine, form, form->key) && !is_called_wrong(engine, form->key))
        look_up_plural(engine, form);
    if (size && !form->exact_count && !is_spelling(engine, form->key))
        look_up_demonym(engine, form);
    return form;
}

// The house spelling counts most, then that the word is the whole name (Kharkiv, not Kharkiv Tractor Plant), then a family name.
static unsigned rank(const struct stet_index_ref *ref)
{
    return (ref->flags & STET_REF_HOUSE ? 4u : 0u) + (ref->flags & STET_REF_SOLE ? 2u : 0u) +
           (ref->flags & STET_REF_FAMILY ? 1u : 0u);
}

const struct stet_index_ref *stet_name_best_ref(const struct stet_name_engine *engine,
                                                struct stet_name_ref ref)
{
    const struct stet_index *index = stet_name_layer(engine, ref.layer);
    const struct stet_index_word *word = &index->words[ref.word];
    const struct stet_index_ref *best = &index->refs[word->first_ref];
    for (uint32_t i = 1; i < word->ref_count; i++)
        if (rank(&index->refs[word->first_ref + i]) > rank(best))
            best = &index->refs[word->first_ref + i];
    return best;
}

// Spellings of one part of one entry (Zelensky, Zelenskyy) and words a letter apart do not compete: whichever is meant, the name is the
// same, or cannot be told apart by distance.
bool stet_is_same_name(const struct stet_name_engine *engine, struct stet_name_ref a,
                       struct stet_name_ref b)
{
    if (a.layer == b.layer && stet_share_part(stet_name_layer(engine, a.layer), a.word, b.word))
        return true;
    return stet_osa_distance(stet_name_key(engine, a), stet_name_key(engine, b)) <= 1;
}

bool stet_is_known_pair(const struct stet_name_engine *engine, struct stet_str first,
                        struct stet_str second)
{
    char keys[2 * STET_KEY_SIZE + 1];
    int size = snprintf(keys, sizeof keys, "%.*s %.*s", (int)first.size, first.data,
                        (int)second.size, second.data);
    return stet_known_whole(&engine->lists->known, (struct stet_str){keys, (size_t)size}) != 0;
}

static void add_candidate(struct stet_name_form *form, struct stet_name_candidate candidate)
{
    for (uint8_t i = 0; i < form->candidate_count; i++)
        if (form->candidates[i].word.layer == candidate.word.layer &&
            form->candidates[i].word.word == candidate.word.word) {
            if (candidate.variant)
                form->candidates[i].variant = candidate.variant;
            return;
        }
    if (form->candidate_count < STET_CANDIDATES)
        form->candidates[form->candidate_count++] = candidate;
}

static void add_variant(struct stet_name_engine *engine, struct stet_name_form *form,
                        uint32_t layer, const struct stet_index_variant *variant)
{
    const struct stet_index *index = stet_name_layer(engine, layer);
    struct stet_str key = stet_str_from(stet_index_string(index, index->words[variant->word].key));
    struct stet_buf ignored = {0};
    float cost = 0;
    if (!stet_search_explain(&ignored, &cost, &engine->lists->channel, key, form->key))
        cost = 9;
    stet_buf_release(&ignored);
    add_candidate(form, (struct stet_name_candidate){{layer, variant->word}, cost, 0, variant});
}

static void add_variants(struct stet_name_engine *engine, struct stet_name_form *form)
{
    for (uint32_t layer = 0; layer < engine->lists->layer_count; layer++) {
        const struct stet_index *index = stet_name_layer(engine, layer);
        const struct stet_index_variant *variant = stet_index_variant(index, form->key);
        for (; variant && variant->owners <= STET_MOST_OWNERS;
             variant = stet_index_next_variant(index, variant))
            if (index->words[variant->word].ref_count)
                add_variant(engine, form, layer, variant);
    }
}

static int by_cost(const void *a, const void *b)
{
    const struct stet_name_candidate *x = a, *y = b;
    if (x->cost < y->cost || x->cost > y->cost)
        return x->cost < y->cost ? -1 : 1;
    if (x->word.layer != y->word.layer)
        return x->word.layer > y->word.layer ? -1 : 1; // the house list before the default one
    return (x->word.word > y->word.word) - (x->word.word < y->word.word);
}

static void set_margins(const struct stet_name_engine *engine, struct stet_name_form *form)
{
    for (uint8_t i = 0; i < form->candidate_count; i++) {
        form->candidates[i].margin = 6;
        for (uint8_t j = 0; j < form->candidate_count; j++) {
            float margin = form->candidates[j].cost - form->candidates[i].cost;
            if (i != j && margin < form->candidates[i].margin &&
                !stet_is_same_name(engine, form->candidates[i].word, form->candidates[j].word))
                form->candidates[i].margin = margin;
        }
    }
}

struct stet_name_form *stet_name_form_shape(struct stet_name_engine *engine, uint32_t word)
{
    struct stet_name_form *form = stet_name_form_of(engine, word);
    if (!form->skeleton.data) {
        char skeleton[STET_SKELETON_SIZE];
        size_t size = stet_skeleton(form->key, skeleton);
        form->skeleton = stet_arena_copy(&engine->arena, (struct stet_str){skeleton, size});
    }
    return form;
}

// Short capitals are acronyms: letters a nat apart are other bodies, so only exact variants (ГРУ) are of use.
static bool is_acronym(const struct stet_name_engine *engine, uint32_t word,
                       const struct stet_name_form *form)
{
    return stet_lexicon_word(engine->lexicon, word)->form == STET_CASE_UPPER && form->key.size <= 5;
}

// In a list of N names something unrelated lies within c nats with a chance that grows like N·e^c: from a long list only what is
// nearer counts, by the logarithm of its length. It is also what keeps a search in a million names as fast as in ten thousand.
static struct stet_search_limits limits_for(uint32_t words)
{
    static const float ordinary = 5000;
    struct stet_search_limits limits = STET_SEARCH_LIMITS;
    limits.hits = STET_CANDIDATES;
    if (words > STET_LONG_LIST) {
        limits.base -= logf((float)words / ordinary);
        limits.base = limits.base > 0 ? limits.base : 0;
    }
    return limits;
}

struct near {
    struct stet_name_engine *engine;
    struct stet_str key;
    struct stet_name_candidate found[(STET_MAX_LAYERS + 1) * STET_CANDIDATES];
    size_t count;
};

// `layers`: which layers the tries belong to.
static void search_tries(struct near *near, const struct stet_trie *tries, const uint32_t *layers,
                         size_t count, uint32_t words)
{
    struct stet_search_hit hits[STET_SEARCH_HITS_MAX];
    struct stet_search_limits limits = limits_for(words);
    if (!count)
        return;
    size_t hit_count = stet_search(hits, &near->engine->search, &near->engine->lists->channel,
                                   tries, count, near->key, &limits);
    for (size_t i = 0; i < hit_count; i++)
        near->found[near->count++] = (struct stet_name_candidate){
            {layers[hits[i].trie], hits[i].value}, hits[i].cost, 0, NULL};
}

static void add_near(struct stet_name_engine *engine, struct stet_name_form *form)
{
    const struct stet_name_lists *lists = engine->lists;
    struct near near = {.engine = engine, .key = form->key};
    struct stet_trie tries[STET_MAX_LAYERS];
    uint32_t layers[STET_MAX_LAYERS], count = 0;
    for (uint32_t layer = 0; layer < lists->layer_count; layer++) {
        uint32_t words = lists->layers[layer].word_count;
        if (words > STET_LONG_LIST) {
            search_tries(&near, &lists->tries[layer], &layer, 1, words);
        } else {
            tries[count] = lists->tries[layer];
            layers[count++] = layer;
        }
    }
    search_tries(&near, tries, layers, count, 0);
    qsort(near.found, near.count, sizeof *near.found, by_cost);
    for (size_t i = 0; i < near.count; i++)
        add_candidate(form, near.found[i]);
}

struct stet_name_form *stet_name_form_search(struct stet_name_engine *engine, uint32_t word)
{
    struct stet_name_form *form = stet_name_form_shape(engine, word);
    if (form->searched)
        return form;
    form->searched = true;
    if (form->key.size < 3)
        return form;
    add_variants(engine, form);
    if (!is_acronym(engine, word, form))
        add_near(engine, form);
    qsort(form->candidates, form->candidate_count, sizeof *form->candidates, by_cost);
    set_margins(engine, form);
    return form;
}
