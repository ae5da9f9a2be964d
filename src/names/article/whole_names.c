// SPDX-License-Identifier: Apache-2.0
// Whole names spelt out: every word is listed or a generated spelling of the word at its place in one entry. Each word alone may be
// somebody else's name (Marko, Petra) or an English word (Mask); that all of them fit one name by chance does not happen.
#include "base/utf8.h"
#include "names/article/private.h"

enum { MOST_WORDS = 4, MOST_READINGS = 48, MOST_REFS = 256 };

static const double CONFIDENCE = 0.96;
// One half alone is spelt, and people or places bear it so (Praha, Niko): likely, but no error.
static const double CONFIDENCE_OF_BORNE = 0.88;

// A listed word that a token may stand for; `variant` NULL: it is that word.
struct reading {
    struct stet_name_ref word;
    const struct stet_index_variant *variant;
};

struct readings {
    const struct stet_name_form *form;
    struct reading at[MOST_READINGS];
    size_t count;
};

struct whole {
    struct analysis *a;
    struct readings words[MOST_WORDS];
    uint32_t tokens[MOST_WORDS]; // their numbers in the lexicon
    size_t count;                // words that stand in one row
    struct stet_map by_word;     // lexicon number of a spelling → number in `spelt`
    struct stet_buf spelt;       // struct stet_name_candidate *
};

// Romanising gives plain letters; a word with accents (Nové Město) is some language's own.
static bool can_come_from(const struct stet_index *index, const struct stet_index_variant *variant,
                          struct stet_str text)
{
    struct stet_str source = stet_str_from(stet_index_string(index, variant->source_word));
    return stet_utf8_at(source, 0) < STET_FIRST_CYRILLIC || !stet_has_accents(text);
}

static void read_token(struct stet_name_engine *engine, uint32_t word, struct readings *out)
{
    const struct stet_name_form *form = stet_name_form_of(engine, word);
    out->form = form; // the rest of the room is not cleared: this is done for every mention
    out->count = 0;
    for (uint8_t i = 0; i < form->exact_count && !form->listed_as_plural; i++)
        out->at[out->count++] = (struct reading){form->exact[i], NULL};
    for (uint32_t layer = 0; layer < engine->lists->layer_count && form->key.size; layer++) {
        const struct stet_index *index = stet_name_layer(engine, layer);
        const struct stet_index_variant *v = stet_index_variant(index, form->key);
        for (; v && out->count < MOST_READINGS; v = stet_index_next_variant(index, v))
            if (v->variant_class != STET_VARIANT_CUT && index->words[v->word].ref_count &&
                can_come_from(index, v, stet_lexicon_word(engine->lexicon, word)->text))
                out->at[out->count++] = (struct reading){{layer, v->word}, v};
    }
}

static bool stands_in_row(const struct stet_document *doc, uint32_t t)
{
    return stet_document_is_word(doc, t) && (doc->tokens[t].flags & STET_TOKEN_SPACE_BEFORE);
}

// The words from the mention on that stand for something; a name ends before one that does not.
static void read_row(struct whole *row, const struct stet_mention *mention)
{
    const struct stet_document *doc = row->a->names->doc;
    uint32_t end = doc->block_tokens[mention->block].end;
    row->count = 0;
    for (uint32_t t = mention->first; t < end && row->count < MOST_WORDS; t++) {
        if ((t > mention->first && !stands_in_row(doc, t)) ||
            stet_document_word(doc, t)->form == STET_CASE_LOWER)
            break;
        read_token(row->a->names->engine, doc->tokens[t].word, &row->words[row->count]);
        if (!row->words[row->count].count)
            break;
        row->tokens[row->count] = doc->tokens[t].word;
        row->count++;
        struct stet_str text = stet_document_text(doc, t);
        if (stet_name_core(text).size < text.size)
            break; // Ukraine's
    }
}

static bool is_word_of(struct stet_str name, unsigned part, const char *house)
{
    struct stet_str word = {0};
    for (unsigned k = 0; k <= part; k++)
        word = stet_str_split(&name, ' ');
    return stet_str_eq(word, stet_str_from(house));
}

// The reference by which the word is word number `part` of the entry's name; pieces of words with hyphens, and words of spellings that
// have more or fewer words, stand for no such word.
static const struct stet_index_ref *part_of(const struct stet_name_engine *engine,
                                            struct stet_name_ref word, uint32_t entry,
                                            unsigned part)
{
    const struct stet_index *index = stet_name_layer(engine, word.layer);
    const struct stet_index_word *w = &index->words[word.word];
    for (uint32_t i = 0; i < w->ref_count && i < MOST_REFS; i++) {
        const struct stet_index_ref *ref = &index->refs[w->first_ref + i];
        if (ref->entry == entry && ref->part == part &&
            is_word_of(stet_str_from(stet_index_string(index, index->entries[entry].name)), part,
                       stet_index_string(index, ref->house)))
            return ref;
    }
    return NULL;
}

// The reading of word `k` of the row as part `k` of the entry, the listed word itself before a spelling of it; NULL: it is none.
static const struct reading *reading_for(const struct whole *row, size_t k, uint32_t layer,
                                         uint32_t entry)
{
    const struct readings *words = &row->words[k];
    for (size_t i = 0; i < words->count; i++)
        if (words->at[i].word.layer == layer &&
            part_of(row->a->names->engine, words->at[i].word, entry, (unsigned)k))
            return &words->at[i];
    return NULL;
}

static bool is_known_given(const struct whole *row, const struct stet_name_form *form)
{
    return stet_is_given_name(row->a->names->engine->lists, form->key);
}

// A given name that is one, and is not the bearer's: what is left to say of it, mismatches.c says. But a foreigner is named as he
// writes himself: Marko Rubio has no second spelling, Sergey Lavrov has.
static bool is_another_given(const struct whole *row, const struct reading *given,
                             bool family_spelt)
{
    if (!given->variant || !is_known_given(row, row->words[0].form))
        return false;
    if (given->variant->variant_class == STET_VARIANT_DECLINED)
        return !family_spelt;
    unsigned flags = stet_name_word(row->a->names->engine, given->word)->flags;
    return (flags & STET_REF_NATIVE) && !family_spelt;
}

// Women's names look like men's in the genitive: Valentina Petrova, of Valentin Petrov. Given and family name are of one sex; Petra Fialy is
// nobody but Petr Fiala.
static bool may_be_other_sex(const struct whole *row, const struct reading *given,
                             const struct reading *family)
{
    const struct stet_name_engine *engine = row->a->names->engine;
    const struct stet_kin *kin = &engine->lists->kin;
    struct stet_str first = row->words[0].form->key, last = row->words[1].form->key,
                    house = stet_name_key(engine, family->word);
    bool other = stet_str_ends(first, STET_STR("a")) ? stet_kin_is_woman(kin, last, house)
                                                     : stet_kin_is_woman(kin, house, last);
    return family->variant && given->variant && other &&
           (is_known_given(row, row->words[0].form) ||
            stet_kin_are_given_couple(kin, first, stet_name_key(engine, given->word)));
}

// An entry's name found in the row.
struct matched {
    uint32_t layer, entry;
    size_t count;                            // words
    const struct reading *words[MOST_WORDS]; // of each word
    size_t first_spelt, last_spelt;          // between these the text is not the list's
};

// Beside the spelling at least one more word of the name that is none of English: "the Tory" is not the Torah.
static bool has_another_word(const struct whole *row, const struct matched *found)
{
    struct stet_name_engine *engine = row->a->names->engine;
    size_t telling = 0;
    for (size_t k = 0; k < found->count; k++)
        telling += found->words[k]->variant ||
                   stet_spelling_known_lower(engine->spelling, row->tokens[k]) != STET_KNOWN_YES;
    return telling > 1;
}

// True when the row begins with the entry's name, spelt out and not as listed.
static bool match(const struct whole *row, struct matched *out)
{
    const struct stet_index_entry *record =
        &stet_name_layer(row->a->names->engine, out->layer)->entries[out->entry];
    out->count = record->word_count;
    out->first_spelt = SIZE_MAX;
    if (out->count < 2 || out->count > row->count)
        return false;
    for (size_t k = 0; k < out->count; k++) {
        out->words[k] = reading_for(row, k, out->layer, out->entry);
        if (!out->words[k])
            return false;
        if (!out->words[k]->variant)
            continue;
        out->first_spelt = out->first_spelt == SIZE_MAX ? k : out->first_spelt;
        out->last_spelt = k;
    }
    if (out->first_spelt == SIZE_MAX)
        return false;
    if (!has_another_word(row, out))
        return false;
    const struct reading *given = out->words[0], *family = out->words[out->count - 1];
    return record->kind != STET_NAME_PERSON ||
           !(is_another_given(row, given, family->variant != NULL) ||
             may_be_other_sex(row, given, family));
}

// Words that some list has together as they stand: Jan Urban, whoever else may be meant.
static bool are_listed_together(const struct whole *row)
{
    const struct readings *first = &row->words[0], *second = &row->words[1];
    for (size_t i = 0; i < first->count; i++) {
        if (first->at[i].variant)
            continue;
        const struct stet_index *index =
            stet_name_layer(row->a->names->engine, first->at[i].word.layer);
        const struct stet_index_word *word = &index->words[first->at[i].word.word];
        for (size_t j = 0; j < second->count; j++)
            for (uint32_t r = 0;
                 !second->at[j].variant && second->at[j].word.layer == first->at[i].word.layer &&
                 r < word->ref_count && r < MOST_REFS;
                 r++) {
                const struct stet_index_ref *ref = &index->refs[word->first_ref + r];
                if (part_of(row->a->names->engine, second->at[j].word, ref->entry, ref->part + 1u))
                    return true;
            }
    }
    return false;
}

static uint32_t mention_at(const struct analysis *a, uint32_t m, uint32_t token)
{
    while (m < a->count && a->mention[m].first < token)
        m++;
    return m;
}

static void append_house(struct whole *row, struct stet_buf *out, const struct matched *found)
{
    const struct stet_index *index = stet_name_layer(row->a->names->engine, found->layer);
    for (size_t k = found->first_spelt; k <= found->last_spelt; k++) {
        const struct stet_index_ref *ref =
            part_of(row->a->names->engine, found->words[k]->word, found->entry, (unsigned)k);
        if (k > found->first_spelt)
            stet_buf_putc(out, ' ');
        stet_buf_str(out, stet_str_from(stet_index_string(index, ref->house)));
    }
}

// Elsewhere in the article the spelling stands for the same word, also without the other half beside it.
static void remember(struct whole *row, const struct reading *reading, uint32_t word)
{
    struct stet_arena *arena = row->a->names->doc->arena;
    struct stet_str key = {(const char *)&word, sizeof word};
    uint32_t number = (uint32_t)(row->spelt.size / sizeof(struct stet_name_candidate *));
    bool added;
    stet_map_put(&row->by_word, stet_arena_copy(arena, key), number, &added);
    if (!added)
        return;
    struct stet_name_candidate *candidate = STET_NEW(arena, struct stet_name_candidate);
    *candidate = (struct stet_name_candidate){.word = reading->word, .variant = reading->variant};
    stet_buf_append(&row->spelt, &candidate, sizeof candidate);
    struct tally *tally = tally_of(row->a, reading->word);
    if (!tally->listed)
        tally->inferred = tally->listed = 1;
}

// Somebody else's name, by itself: the forest weighs whose it is here.
static bool is_somebodys(const struct analysis *a, struct stet_str key)
{
    struct stet_known_counts counts = stet_known_word(&a->names->engine->lists->known, key);
    return counts.total || counts.place;
}

static void choose_remembered(struct whole *row)
{
    struct analysis *a = row->a;
    for (uint32_t m = 0; row->by_word.count && m < a->count; m++) {
        struct stet_mention *mention = &a->mention[m];
        const uint32_t *number = stet_map_get(
            &row->by_word, (struct stet_str){(const char *)&mention->word, sizeof mention->word});
        if (!number || mention->form->exact_count || mention->ordinary ||
            is_somebodys(a, mention->form->key))
            continue;
        mention->best =
            ((struct stet_name_candidate *const *)(const void *)row->spelt.data)[*number];
        mention->confidence = CONFIDENCE;
    }
}

static double confidence_of(const struct whole *row, const struct matched *found)
{
    bool one = found->first_spelt == found->last_spelt;
    return one && is_somebodys(row->a, row->words[found->first_spelt].form->key)
               ? CONFIDENCE_OF_BORNE
               : CONFIDENCE;
}

static void take(struct whole *row, uint32_t m, const struct matched *found)
{
    struct analysis *a = row->a;
    const struct stet_document *doc = a->names->doc;
    const struct stet_index *index = stet_name_layer(a->names->engine, found->layer);
    uint32_t start = a->mention[m].first;
    uint32_t first = start + (uint32_t)found->first_spelt,
             end = start + (uint32_t)found->last_spelt + 1;
    struct stet_str last = stet_document_text(doc, end - 1);
    struct stet_str tail = stet_str_slice(last, stet_name_core(last).size, last.size);
    struct stet_buf house = {0};
    append_house(row, &house, found);
    stet_buf_str(&house, tail);
    struct stet_name_hit *hit = stet_new_hit(a);
    *hit = (struct stet_name_hit){
        .hit_class = STET_HIT_MISSPELT,
        .start_byte = doc->tokens[first].start,
        .end_byte = doc->tokens[end - 1].end,
        .first_mention = mention_at(a, m, first),
        .word = found->words[found->last_spelt]->word,
        .entry = &index->entries[found->entry],
        .layer = found->layer,
        .confidence = confidence_of(row, found),
        .suggestion = stet_arena_strdup(doc->arena, stet_buf_view(&house)),
        .reason = stet_reason_of(a, found->words[found->last_spelt]->word,
                                 found->words[found->last_spelt]->variant),
    };
    stet_buf_release(&house);
    for (size_t k = found->first_spelt; k <= found->last_spelt; k++)
        if (found->words[k]->variant)
            remember(row, found->words[k], doc->tokens[start + k].word);
    hit->mention_count = stet_take_mentions(a, hit->first_mention, first, end);
}

// Words beside each other as they stand: a name of the known tier, on no list.
static bool is_known(const struct whole *row)
{
    const struct stet_str first = row->words[0].form->key, second = row->words[1].form->key;
    return stet_is_known_pair(row->a->names->engine, first, second);
}

// Tries every entry whose first word the row may begin with.
static void look_at(struct whole *row, uint32_t m)
{
    const struct stet_name_engine *engine = row->a->names->engine;
    for (size_t i = 0; i < row->words[0].count; i++) {
        struct stet_name_ref word = row->words[0].at[i].word;
        const struct stet_index *index = stet_name_layer(engine, word.layer);
        const struct stet_index_word *w = &index->words[word.word];
        for (uint32_t r = 0; r < w->ref_count && r < MOST_REFS; r++) {
            const struct stet_index_ref *ref = &index->refs[w->first_ref + r];
            struct matched found = {.layer = word.layer, .entry = ref->entry};
            if (ref->part != 0 || !match(row, &found))
                continue;
            take(row, m, &found);
            return;
        }
    }
}

void stet_find_whole_names(struct analysis *a)
{
    struct whole row = {.a = a};
    for (uint32_t m = 0; m < a->count; m++) {
        const struct stet_mention *mention = &a->mention[m];
        if (mention->taken || mention->accepted || mention->end != mention->first + 1 ||
            mention->own_start != mention->start_byte)
            continue;
        read_row(&row, mention);
        if (row.count > 1 && !are_listed_together(&row) && !is_known(&row))
            look_at(&row, m);
    }
    choose_remembered(&row);
    stet_map_release(&row.by_word);
    stet_buf_release(&row.spelt);
}
