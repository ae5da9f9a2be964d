// SPDX-License-Identifier: Apache-2.0
// What the whole article and the words around a form say of it: is the article a translation with mangled names at all, is what the
// list notes of a candidate (country, office) spoken of, is the form with the word beside it somebody's name.
#include "names/article/private.h"
#include "text/unicode.h"

enum { STEM = 5, MOST_ENTRIES = 8, MOST_NOTE_WORDS = 8, MOST_MENTIONS = 4, BEFORE = 6, BEHIND = 5 };

// ---------------------------------------------------------------- the article

// Nobody's, as far as all tables know.
static bool is_unknown(struct stet_name_engine *engine, const struct stet_mention *mention)
{
    struct stet_str key = mention->form->key;
    struct stet_known_counts counts = stet_known_word(&engine->lists->known, key);
    return !mention->ordinary && !counts.total && !counts.place &&
           stet_spelling_known(engine->spelling, mention->word) != STET_KNOWN_YES &&
           !stet_spelling_news_lines(engine->spelling, mention->word) &&
           !stet_table_has(&engine->lists->given_counts, stet_hash(key));
}

static bool is_sure(const struct stet_name_form *form)
{
    enum { LEAST_LETTERS = 5 };
    const struct stet_index_variant *variant =
        form->candidate_count ? form->candidates[0].variant : NULL;
    return variant && variant->owners == 1 && variant->variant_class != STET_VARIANT_CUT &&
           form->key.size >= LEAST_LETTERS;
}

static uint32_t stem_of(struct stet_str key)
{
    if (key.size > STEM)
        key.size = STEM;
    return (uint32_t)stet_hash(key);
}

static void note_stems(struct analysis *a)
{
    a->stem = STET_NEW_ARRAY(a->names->doc->arena, uint32_t, a->count);
    for (uint32_t m = 0; m < a->count; m++) {
        a->stem[m] = stem_of(a->mention[m].form->key);
        stet_map_put(&a->stems, (struct stet_str){(const char *)&a->stem[m], sizeof *a->stem}, 1,
                     NULL);
    }
}

void stet_take_figures(struct analysis *a, uint32_t forms)
{
    struct stet_article_figures *figures = &a->figures;
    figures->names = a->count;
    figures->foreign = (a->names->doc->scripts & ~(unsigned)STET_SCRIPT_LATIN) != 0;
    figures->sure = (uint32_t)(a->hits.size / sizeof(struct stet_name_hit));
    for (uint32_t m = 0; m < a->count; m++)
        figures->listed += a->mention[m].form->exact_count > 0;
    for (uint32_t f = 0; f < forms; f++) {
        const struct stet_mention *mention = &a->mention[a->form_heads[f]];
        bool unknown = is_unknown(a->names->engine, mention);
        figures->unknown += unknown;
        figures->sure += unknown && is_sure(mention->form);
    }
    note_stems(a);
}

static struct stet_article_figures figures_without(const struct analysis *a, uint32_t head)
{
    struct stet_article_figures figures = a->figures;
    bool unknown = is_unknown(a->names->engine, &a->mention[head]);
    figures.unknown -= unknown;
    figures.sure -= unknown && is_sure(a->mention[head].form);
    return figures;
}

// ---------------------------------------------------------------- what the list notes of the candidate

struct note {
    uint32_t words[MOST_NOTE_WORDS]; // hashes of the first letters
    bool capital[MOST_NOTE_WORDS];
    unsigned count;
};

static void read_note(struct note *note, struct stet_str text)
{
    enum { SHORTEST = 4 };
    note->count = 0;
    while (text.size && note->count < MOST_NOTE_WORDS) {
        struct stet_str word = stet_str_split(&text, ' ');
        char key[STET_KEY_SIZE];
        bool capital = word.size && stet_is_ascii_upper(word.data[0]);
        size_t size = stet_text_fold(word, key, sizeof key);
        if (size < (capital ? 2u : SHORTEST))
            continue;
        note->capital[note->count] = capital;
        note->words[note->count++] = stem_of((struct stet_str){key, size});
    }
}

static bool is_in_article(const struct analysis *a, uint32_t stem)
{
    return stet_map_get(&a->stems, (struct stet_str){(const char *)&stem, sizeof stem}) != NULL;
}

static unsigned found_between(const struct analysis *a, const struct note *note, uint32_t from,
                              uint32_t to)
{
    unsigned found = 0;
    for (uint32_t t = from; t < to; t++) {
        char key[STET_KEY_SIZE];
        if (!stet_document_is_word(a->names->doc, t))
            continue;
        size_t size = stet_text_fold(stet_document_text(a->names->doc, t), key, sizeof key);
        uint32_t stem = stem_of((struct stet_str){key, size});
        for (unsigned w = 0; w < note->count && size >= 2; w++)
            found += note->words[w] == stem;
    }
    return found;
}

static unsigned beside(const struct analysis *a, const struct note *note, uint32_t head)
{
    unsigned most = 0, looked = 0;
    for (uint32_t m = head; m != NONE && looked < MOST_MENTIONS; m = a->next[m], looked++) {
        const struct stet_mention *mention = &a->mention[m];
        const struct stet_block_tokens *block = &a->names->doc->block_tokens[mention->block];
        uint32_t from = mention->first - block->first > BEFORE ? mention->first - BEFORE
                                                               : block->first,
                 to = block->end - mention->end > BEHIND ? mention->end + BEHIND : block->end;
        unsigned found =
            found_between(a, note, from, mention->first) + found_between(a, note, mention->end, to);
        most = found > most ? found : most;
    }
    return most;
}

static void look_at_notes(const struct analysis *a, uint32_t head, struct stet_name_ref ref,
                          struct stet_name_context *context)
{
    const struct stet_index *index = stet_name_layer(a->names->engine, ref.layer);
    const struct stet_index_word *word = &index->words[ref.word];
    for (uint32_t i = 0; i < word->ref_count && i < MOST_ENTRIES; i++) {
        const struct stet_index_entry *entry =
            &index->entries[index->refs[word->first_ref + i].entry];
        struct note note;
        if (!entry->note)
            continue;
        read_note(&note, stet_str_from(stet_index_string(index, entry->note)));
        unsigned topic = 0, role = beside(a, &note, head);
        for (unsigned w = 0; w < note.count; w++)
            topic += note.capital[w] && is_in_article(a, note.words[w]);
        context->topic = topic > context->topic ? topic : context->topic;
        context->role = role > context->role ? role : context->role;
    }
}

// ---------------------------------------------------------------- the words beside it

static bool touches(const struct analysis *a, uint32_t left, uint32_t right)
{
    return a->mention[left].block == a->mention[right].block &&
           a->mention[left].end == a->mention[right].first;
}

// The mentions [first, last] together, with `own` in the place of mention `self`, are a known name.
static bool is_known_row(const struct analysis *a, uint32_t first, uint32_t last, uint32_t self,
                         struct stet_str own)
{
    char keys[4 * STET_KEY_SIZE];
    size_t size = 0;
    for (uint32_t m = first; m <= last; m++) {
        struct stet_str key = m == self ? own : a->mention[m].form->key;
        if (!key.size || (m > first && !touches(a, m - 1, m)))
            return false;
        if (m > first)
            keys[size++] = ' ';
        memcpy(keys + size, key.data, key.size);
        size += key.size;
    }
    return stet_known_whole(&a->names->engine->lists->known, (struct stet_str){keys, size}) != 0;
}

// Mention `m`, were it written as `own`, and one or two of the words beside it.
static bool is_known_whole(const struct analysis *a, uint32_t m, struct stet_str own)
{
    uint32_t most = m + 2 < a->count ? m + 2 : a->count - 1;
    for (uint32_t first = m < 2 ? 0 : m - 2; first <= m; first++)
        for (uint32_t last = m; last <= most && last <= first + 2; last++)
            if (last > first && is_known_row(a, first, last, m, own))
                return true;
    return false;
}

static void look_beside(const struct analysis *a, uint32_t m, struct stet_str candidate,
                        struct stet_name_context *context)
{
    const struct stet_known_names *known = &a->names->engine->lists->known;
    if (m && touches(a, m - 1, m)) {
        uint32_t given = stet_known_word(known, a->mention[m - 1].form->key).given;
        context->given_before = given > context->given_before ? given : context->given_before;
    }
    if (m + 1 < a->count && touches(a, m, m + 1)) {
        uint32_t family = stet_known_word(known, a->mention[m + 1].form->key).family;
        context->family_behind = family > context->family_behind ? family : context->family_behind;
    }
    context->whole_known |= is_known_whole(a, m, a->mention[m].form->key);
    context->whole_candidate |= is_known_whole(a, m, candidate);
}

static bool is_in_place(const struct analysis *a, uint32_t m)
{
    static const char *const words[] = {"in", "at", "near", "from", "to"};
    uint32_t first = a->mention[m].first;
    for (size_t i = 0; first && i < sizeof words / sizeof *words; i++)
        if (stet_document_is_word(a->names->doc, first - 1) &&
            stet_str_eq(stet_document_text(a->names->doc, first - 1), stet_str_from(words[i])))
            return true;
    return false;
}

// ---------------------------------------------------------------- the form itself

// An apostrophe inside a word is no slip (Chang'an).
static bool has_apostrophe(struct stet_str text)
{
    struct stet_str core = stet_name_core(text);
    return stet_str_find(core, STET_STR("'"), 0) != SIZE_MAX ||
           stet_str_find(core, STET_STR("\u2019"), 0) != SIZE_MAX;
}

// The Putyatins, where the article has a Putyatin too.
static bool is_plural_here(const struct analysis *a, struct stet_str key)
{
    enum { SHORTEST = 5 };
    if (key.size < SHORTEST || key.data[key.size - 1] != 's')
        return false;
    key.size--;
    return stet_map_get(&a->keys, key) != NULL;
}

// Bulgaro-Tatar, Sino-Russian: the form a name takes before a hyphen.
static bool is_combining(const struct stet_mention *mention, struct stet_str name)
{
    return mention->own_end < mention->end_byte &&
           stet_str_ends(mention->form->key, STET_STR("o")) && !stet_str_ends(name, STET_STR("o"));
}

void stet_look_around(struct analysis *a, uint32_t head,
                      const struct stet_name_candidate *candidate,
                      struct stet_name_context *context)
{
    struct stet_name_engine *engine = a->names->engine;
    const struct stet_mention *mention = &a->mention[head];
    struct stet_str text = stet_lexicon_word(engine->lexicon, mention->word)->text;
    struct stet_str name = stet_name_key(engine, candidate->word);
    for (uint32_t m = head; m != NONE; m = a->next[m]) {
        look_beside(a, m, name, context);
        context->in_place |= is_in_place(a, m);
        context->speaks |= stet_speaks(a, m);
    }
    context->accents = stet_has_accents(text);
    context->apostrophe = has_apostrophe(text);
    context->plural = is_plural_here(a, mention->form->key);
    context->combining = is_combining(mention, name);
    look_at_notes(a, head, candidate->word, context);
    context->article = figures_without(a, head);
}
