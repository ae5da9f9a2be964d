// SPDX-License-Identifier: Apache-2.0
// Who stands beside whom. Given and family name of one entry beside each other are the best evidence there is, even when both are
// mangled; a listed name of somebody else there is evidence against.
#include "names/article/private.h"
#include "names/index/relations.h"

struct tally *tally_of(struct analysis *a, struct stet_name_ref ref)
{
    struct stet_str key = {(const char *)&ref, sizeof ref};
    const uint32_t *known = stet_map_get(&a->tally_map, key);
    uint32_t number = (uint32_t)(a->tallies.size / sizeof(struct tally));
    if (known) {
        number = *known;
    } else {
        struct tally tally = {.ref = ref};
        stet_map_put(&a->tally_map, stet_arena_copy(a->names->doc->arena, key), number, NULL);
        stet_buf_append(&a->tallies, &tally, sizeof tally);
    }
    return (struct tally *)(void *)a->tallies.data + number;
}

// Mentions whose tokens are at most one word apart, with nothing between them that ends or parts a phrase; an initial's full stop
// does not, nor does the hyphen that other languages put into a name of two words (Tel-Aviv).
static bool adjacent(const struct analysis *a, uint32_t left, uint32_t right)
{
    const struct stet_document *doc = a->names->doc;
    const struct stet_mention *x = &a->mention[left], *y = &a->mention[right];
    if (x->block != y->block || y->first < x->end || y->first - x->end > 2)
        return false;
    unsigned words = 0;
    for (uint32_t t = x->end; t < y->first; t++) {
        bool initial = t > x->end && stet_document_is_punct(doc, t, '.') &&
                       doc->tokens[t - 1].end - doc->tokens[t - 1].start == 1;
        bool hyphen = y->first - x->end == 1 && stet_document_is_punct(doc, t, '-') &&
                      stet_document_glued(doc, t) && stet_document_glued(doc, t + 1);
        if (doc->tokens[t].kind == STET_TOKEN_WORD)
            words++;
        else if (!initial && !hyphen)
            return false;
    }
    return words <= 1;
}

// Do the two words belong to one entry, as different parts? *ordered: the first stands before the second there.
static bool share_entry(const struct stet_name_engine *engine, struct stet_name_ref p,
                        struct stet_name_ref q, bool *ordered)
{
    if (p.layer != q.layer)
        return false;
    return stet_share_entry(stet_name_layer(engine, p.layer), p.word, q.word, ordered);
}

// A half that more people than this bear (William, Viktor) says little about which of them is meant.
enum { COMMON_HALF = 8 };

// An unlisted neighbour lends evidence through its own near candidates, unless it is an ordinary word.
static bool mangled_partner(const struct analysis *a, uint32_t m, struct stet_name_ref candidate,
                            bool before, bool *ordered, bool *rare)
{
    const struct stet_mention *other = &a->mention[m];
    const struct stet_name_form *form = other->form;
    struct stet_name_engine *engine = a->names->engine;
    if (other->ordinary || form->exact_count || !form->searched)
        return false;
    bool known = stet_spelling_known(engine->spelling, other->word) == STET_KNOWN_YES;
    float dearest = 1.1f * (float)form->key.size;
    dearest = known ? 4 : dearest < 8 ? dearest : 8;
    for (uint8_t i = 0; i < form->candidate_count; i++) {
        if (form->candidates[i].cost > dearest)
            break;
        bool right = before ? share_entry(engine, form->candidates[i].word, candidate, ordered)
                            : share_entry(engine, candidate, form->candidates[i].word, ordered);
        if (!right)
            continue;
        *rare = stet_name_word(engine, form->candidates[i].word)->ref_count <= COMMON_HALF;
        return true;
    }
    return false;
}

// The form is what a case ending makes of the name: Petra, of Petr.
static bool is_with_ending(struct stet_str form, struct stet_str name)
{
    static const char *const tails[] = {"a", "u", "om", "em", "e", "y", "i"};
    enum { SHORTEST = 3 };
    if (name.size < SHORTEST || !stet_str_starts(form, name))
        return false;
    struct stet_str tail = stet_str_slice(form, name.size, form.size);
    for (size_t t = 0; t < sizeof tails / sizeof *tails; t++)
        if (stet_str_eq(tail, stet_str_from(tails[t])))
            return true;
    return false;
}

// The neighbour is a form of the given name that one of the candidate's entries has: Andrey Babish, Andrej Babiš; Petra Fialy, Petr Fiala.
// Machines change given names for their twins in a neighbouring language or leave case endings on them, and mangle the family name at
// once; that Andrey and Petra are names too does not matter.
static bool is_other_form_of_half(const struct stet_name_engine *engine, struct stet_str half,
                                  struct stet_name_ref candidate)
{
    enum { MOST_ENTRIES = 32 };
    const struct stet_index *index = stet_name_layer(engine, candidate.layer);
    const struct stet_index_word *word = &index->words[candidate.word];
    for (uint32_t i = 0; i < word->ref_count && i < MOST_ENTRIES; i++) {
        const struct stet_index_ref *ref = &index->refs[word->first_ref + i];
        const struct stet_index_entry *entry = &index->entries[ref->entry];
        for (uint32_t p = 0; p < entry->part_count && p < 2; p++) {
            struct stet_name_ref part = {candidate.layer, index->parts[entry->first_part + p]};
            if (part.word == candidate.word)
                continue;
            struct stet_str name = stet_name_key(engine, part);
            if (stet_given_twins(engine->lists, half, name) ||
                (p == 0 && is_with_ending(half, name)))
                return true;
        }
    }
    return false;
}

// English words that names are put together with (The Hague, Bank of America) say nothing.
static bool is_particle(struct stet_str key)
{
    static const char *const words[] = {"the", "of", "and", "for", "in", "on", "at", "to"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (stet_str_eq(key, stet_str_from(words[i])))
            return true;
    return false;
}

static void look_at(struct analysis *a, uint32_t m, struct stet_name_ref candidate, bool before,
                    bool touching, struct stet_name_context *context)
{
    struct stet_name_engine *engine = a->names->engine;
    const struct stet_mention *other = &a->mention[m];
    const struct stet_name_form *form = other->form;
    bool ordered = false, shared = false, rare = false;
    if (is_particle(form->key))
        return;
    for (uint8_t i = 0; i < form->exact_count && !shared; i++) {
        shared = before ? share_entry(engine, form->exact[i], candidate, &ordered)
                        : share_entry(engine, candidate, form->exact[i], &ordered);
        rare = stet_name_word(engine, form->exact[i])->ref_count <= COMMON_HALF;
    }
    if (!shared && before && touching)
        shared = ordered = is_other_form_of_half(engine, form->key, candidate);
    if (!shared)
        shared = mangled_partner(a, m, candidate, before, &ordered, &rare);
    context->neighbour |= shared;
    context->rare_half |= shared && rare;
    context->ordered |= shared && ordered;
    if (shared || other->ordinary)
        return;
    *(before ? &context->leader : &context->follower) |= touching;
    bool given = stet_is_given_name(engine->lists, form->key);
    for (uint8_t i = 0; i < form->exact_count; i++)
        given |= (stet_name_word(engine, form->exact[i])->flags & STET_REF_GIVEN) != 0;
    if (!before || !touching || !given)
        return;
    // A given name right before it: a person, and not this one, as far as the lists know the people of that name.
    *(form->exact_count ? &context->conflict : &context->given_leader) = true;
}

void stet_look_beside(struct analysis *a, uint32_t m, struct stet_name_ref ref,
                      struct stet_name_context *context)
{
    for (uint32_t k = 1; k <= 2 && k <= m && adjacent(a, m - k, m); k++)
        look_at(a, m - k, ref, true, a->mention[m - k].end == a->mention[m].first, context);
    for (uint32_t k = 1; k <= 2 && m + k < a->count && adjacent(a, m, m + k); k++)
        look_at(a, m + k, ref, false, a->mention[m].end == a->mention[m + k].first, context);
}

// Verbs of speech as news uses them, before the speaker or behind.
bool stet_speaks(const struct analysis *a, uint32_t m)
{
    static const char *const verbs[] = {
        "said",  "says",      "told",      "added",   "stated",  "noted",      "stressed",
        "wrote", "explained", "announced", "claimed", "replied", "emphasized", "continued"};
    const struct stet_document *doc = a->names->doc;
    const struct stet_mention *mention = &a->mention[m];
    uint32_t beside[] = {mention->first ? mention->first - 1 : UINT32_MAX, mention->end};
    for (size_t i = 0; i < 2; i++)
        for (size_t v = 0;
             stet_document_is_word(doc, beside[i]) && v < sizeof verbs / sizeof *verbs; v++)
            if (stet_str_eq(stet_document_text(doc, beside[i]), stet_str_from(verbs[v])))
                return true;
    return false;
}

// "Karasunsky District", "Kuznetsky Most": the adjective of a name, right as it stands.
bool stet_qualifies(const struct analysis *a, uint32_t m)
{
    static const char *const nouns[] = {
        "krai",      "oblast",    "region",  "territory", "district",   "court",    "bridge",
        "theatre",   "theater",   "street",  "avenue",    "square",     "station",  "airport",
        "park",      "hospital",  "factory", "monastery", "cathedral",  "prospekt", "highway",
        "battalion", "direction", "front",   "most",      "university", "raion",    "municipality",
        "plant",     "forest",    "lane",    "boulevard"};
    const struct stet_document *doc = a->names->doc;
    uint32_t next = a->mention[m].end;
    if (!stet_document_is_word(doc, next))
        return false;
    struct stet_str noun = stet_document_text(doc, next);
    if (noun.size > 4 && stet_str_ends(noun, STET_STR("s")))
        noun.size--;
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (stet_str_eq_nocase(noun, stet_str_from(nouns[i])))
            return true;
    return false;
}

static bool is_company(const struct analysis *a, uint32_t m)
{
    const struct stet_mention *other = &a->mention[m];
    return other->form->exact_count || !other->ordinary;
}

bool stet_has_company(const struct analysis *a, uint32_t m)
{
    for (uint32_t k = 1; k <= 2 && k <= m && adjacent(a, m - k, m); k++)
        if (is_company(a, m - k))
            return true;
    for (uint32_t k = 1; k <= 2 && m + k < a->count && adjacent(a, m, m + k); k++)
        if (is_company(a, m + k))
            return true;
    return false;
}

// Bounded, because a common given name belongs to hundreds of entries.
bool stet_part_in_document(struct analysis *a, struct stet_name_ref ref)
{
    enum { MOST_ENTRIES = 64, MOST_WORDS = 16 };
    const struct stet_index *index = stet_name_layer(a->names->engine, ref.layer);
    const struct stet_index_word *word = &index->words[ref.word];
    uint32_t count = word->ref_count < MOST_ENTRIES ? word->ref_count : MOST_ENTRIES;
    for (uint32_t i = 0; i < count; i++) {
        const struct stet_index_ref *r = &index->refs[word->first_ref + i];
        const struct stet_index_entry *entry = &index->entries[r->entry];
        for (uint32_t w = 0; w < entry->part_count && w < MOST_WORDS; w++) {
            uint32_t part = index->parts[entry->first_part + w];
            struct stet_name_ref other = {ref.layer, part};
            if (part != ref.word && tally_known(a, other) && tally_of(a, other)->listed)
                return true;
        }
    }
    return false;
}

bool tally_known(const struct analysis *a, struct stet_name_ref ref)
{
    return stet_map_get(&a->tally_map, (struct stet_str){(const char *)&ref, sizeof ref}) != NULL;
}
