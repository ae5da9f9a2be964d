// SPDX-License-Identifier: Apache-2.0
// What is known beforehand of people, places and words, and what the judged translations cannot teach, because their list knows neither
// kinds nor namesakes nor source forms, or because the case is too rare in them.
#include "base/utf8.h"
#include "names/article/private.h"

// Logits of confidences.
static const double NEARLY_SURE = 2.7, SPOKEN = 2, LIKELY = 1.4, NOTHING = -1e9; // 0.94, 0.88, 0.80

static float value_of(const struct stet_pair *p, enum stet_feature feature)
{
    return p->evidence->value[feature];
}

static bool has(const struct stet_pair *p, enum stet_feature feature)
{
    return value_of(p, feature) > 0;
}

struct stet_pair stet_pair_of(struct analysis *a, uint32_t head,
                              const struct stet_name_candidate *candidate,
                              const struct stet_evidence *evidence,
                              const struct stet_name_context *context)
{
    const struct stet_name_engine *engine = a->names->engine;
    const struct stet_index *index = stet_name_layer(engine, candidate->word.layer);
    const struct stet_index_ref *ref = stet_name_best_ref(engine, candidate->word);
    return (struct stet_pair){
        .a = a,
        .head = head,
        .mention = &a->mention[head],
        .text = stet_lexicon_word(engine->lexicon, a->mention[head].word)->text,
        .candidate = candidate,
        .surface = stet_index_string(index, ref->surface),
        .kind = (enum stet_name_kind)index->entries[ref->entry].kind,
        .flags = stet_name_word(engine, candidate->word)->flags,
        .evidence = evidence,
        .context = context,
    };
}

// ---------------------------------------------------------------- against

static bool is_site(const struct stet_pair *p)
{
    return p->text.size && memchr(p->text.data, '.', p->text.size);
}

// A compound that stands for one name stands for a compound; a part of it (Bulgaro-Tatar, Bulgar) is no reading of the whole.
static bool is_part_without_whole(const struct stet_pair *p)
{
    return p->mention->end > p->mention->first + 1 && !strchr(p->surface, '-') &&
           p->candidate->cost > 0.5f * (float)p->mention->form->key.size;
}

// Nothing that the source forms of the list lead to, but letters lost or changed.
static bool is_garble(const struct stet_pair *p)
{
    return !p->candidate->variant && has(p, STET_FEATURE_levsk);
}

// Too far for any but a speaker of the article (Blyen) or the other half of a name.
static bool is_far_garble(const struct stet_pair *p)
{
    return (p->flags & STET_REF_SOURCED) && is_garble(p) && value_of(p, STET_FEATURE_costn) > 1.6f;
}

// An apostrophe inside a word is no slip (Chang'an), if little else is like the name.
static bool has_own_apostrophe(const struct stet_pair *p)
{
    struct stet_str core = stet_name_core(p->text);
    bool apostrophe = stet_str_find(core, STET_STR("'"), 0) != SIZE_MAX ||
                      stet_str_find(core, STET_STR("\u2019"), 0) != SIZE_MAX;
    return apostrophe && is_garble(p) && value_of(p, STET_FEATURE_costn) > 0.8f;
}

// Accents are some language's own spelling: romanising Cyrillic gives none, and the list has the name otherwise.
static bool has_own_accents(const struct stet_pair *p)
{
    const struct stet_index_variant *variant = p->candidate->variant;
    const struct stet_index *index = stet_name_layer(p->a->names->engine, p->candidate->word.layer);
    bool from_latin =
        variant && stet_utf8_at(stet_str_from(stet_index_string(index, variant->source_word)), 0) <
                       STET_FIRST_CYRILLIC;
    return (p->flags & STET_REF_SOURCED) && !from_latin && stet_has_accents(p->text);
}

static bool is_given_only(const struct stet_pair *p)
{
    return (p->flags & STET_REF_GIVEN) && !(p->flags & STET_REF_FAMILY);
}

// The article or the news at large have room for the name.
static bool is_expected(const struct stet_pair *p)
{
    return has(p, STET_FEATURE_candnews) || p->context->candidate_count > 0 ||
           p->context->part_in_document || p->context->pointing > 0;
}

// Beside the other half of the name: what even that does not make good.
static bool is_wrong_half(const struct stet_pair *p)
{
    float sounds = value_of(p, STET_FEATURE_levsk), cost = value_of(p, STET_FEATURE_costn);
    // Beside the right family name, another given name is another of the family.
    if (is_given_only(p) && is_garble(p) && sounds >= 0.4f && !has(p, STET_FEATURE_twin))
        return true;
    // A common given name is not enough for a far-off family name.
    // Nor is any half for an ordinary word, a word that news is full of (Saturday) or a longer name (Bogdan Bogdanovic, Bogdanov).
    bool weak = !p->context->rare_half && (cost > 1.3f || sounds > 0.4f);
    bool common = value_of(p, STET_FEATURE_news) > 2 && !has(p, STET_FEATURE_twin);
    bool longer = has(p, STET_FEATURE_longer) && !has(p, STET_FEATURE_gender);
    bool other = has(p, STET_FEATURE_oklow) || common || longer;
    return weak || (other && cost > 1.3f);
}

// The Putyatins, where the article has a Putyatin too.
static bool is_plural_here(const struct stet_pair *p)
{
    struct stet_str key = p->mention->form->key;
    if (key.size < 5 || key.data[key.size - 1] != 's')
        return false;
    key.size--;
    return stet_map_get(&p->a->keys, key) != NULL;
}

// Bulgaro-Tatar, Sino-Russian: the form a name takes before a hyphen.
static bool is_combining(const struct stet_pair *p)
{
    struct stet_str key = p->mention->form->key,
                    name = stet_name_key(p->a->names->engine, p->candidate->word);
    return p->mention->own_end < p->mention->end_byte && stet_str_ends(key, STET_STR("o")) &&
           !stet_str_ends(name, STET_STR("o"));
}

// The form is itself a name, and of something else.
static bool is_other_name(const struct stet_pair *p)
{
    if (is_plural_here(p) || is_combining(p))
        return true;
    // Words made of the name, and names it is made of (Pushkin, Pushkinskaya).
    bool elsewhere = has(p, STET_FEATURE_elsewhere);
    if (has(p, STET_FEATURE_othergiven) || (has(p, STET_FEATURE_base) && elsewhere))
        return true;
    // Petrov and Petrova are two people, unless nobody bears the form and it never has a name before it.
    bool stranger = has(p, STET_FEATURE_unknown) && !p->context->leader;
    if (has(p, STET_FEATURE_gender) && !stranger)
        return true;
    // A name that is known as something else (Siberian, Rustam) has to be near at least.
    bool known = elsewhere && has(p, STET_FEATURE_knowncap);
    bool given = elsewhere && has(p, STET_FEATURE_given);
    bool in_dictionary = has(p, STET_FEATURE_knowncap); // Saturday
    return ((in_dictionary || given) && value_of(p, STET_FEATURE_levsk) > 0.25f) ||
           (known && value_of(p, STET_FEATURE_costn) > 1.1f);
}

// The form is a generated spelling of the name, and not of a sort that real names look like: men's names with a case ending on them look
// like women's.
static bool is_whole_variant(const struct stet_pair *p)
{
    const struct stet_index_variant *variant = p->candidate->variant;
    if (!variant || variant->variant_class == STET_VARIANT_CUT || has(p, STET_FEATURE_gender))
        return false;
    return variant->variant_class != STET_VARIANT_DECLINED ||
           !stet_kin_looks_like_a_woman(&p->a->names->engine->lists->kin, p->mention->form->key);
}

// And of no other name.
static bool is_telling_variant(const struct stet_pair *p)
{
    return is_whole_variant(p) && p->candidate->variant->owners == 1;
}

// Case endings are no part of any name, so a declined form means its nominative, whoever bears that; or one of two (Dnepre: Dnipro, the
// Dnieper).
static bool is_declined(const struct stet_pair *p)
{
    enum { LEAST_LETTERS = 6 };
    return is_whole_variant(p) && p->candidate->variant->variant_class == STET_VARIANT_DECLINED &&
           p->mention->form->key.size >= LEAST_LETTERS && has(p, STET_FEATURE_unknown);
}

// Letters lost inside: the beginning and the end still stand (Blyen, Blinken).
static bool has_lost_letters(struct stet_str name, struct stet_str form)
{
    return form.size < name.size && form.data[0] == name.data[0] && form.data[1] == name.data[1] &&
           form.data[form.size - 1] == name.data[name.size - 1] &&
           stet_osa_distance(name, form) <= 3;
}

static bool speaks(const struct stet_pair *p)
{
    for (uint32_t m = p->head; m != NONE; m = p->a->next[m])
        if (stet_speaks(p->a, m))
            return true;
    return false;
}

// A garble in the mouth of a speaker the article has already named is that speaker.
static bool is_spoken_garble(const struct stet_pair *p)
{
    return p->context->candidate_count > 0 && p->mention->form->key.size >= 5 &&
           has_lost_letters(stet_name_key(p->a->names->engine, p->candidate->word),
                            p->mention->form->key) &&
           speaks(p);
}

// The whole name and more than an ending behind it: a word of its own (Xinhuanet). Without it 13 more findings on wild are false.
static bool is_compound(const struct stet_pair *p)
{
    enum { LEAST_BEHIND = 3 };
    struct stet_str key = p->mention->form->key,
                    name = stet_name_key(p->a->names->engine, p->candidate->word);
    return !p->candidate->variant && key.size >= name.size + LEAST_BEHIND &&
           stet_str_starts(key, name) && !has(p, STET_FEATURE_stem) && !has(p, STET_FEATURE_deriv);
}

bool stet_is_ruled_out(const struct stet_pair *p)
{
    if ((is_site(p) && !strchr(p->surface, '.')) || is_part_without_whole(p))
        return true;
    if (stet_is_other_person(p) || stet_is_middle_name(p))
        return true; // no likeness makes one of two people
    if (p->a->names->engine->lists->crowded)
        return is_compound(p); // the forest for long lists has seen all that follows
    if (has(p, STET_FEATURE_demonym))
        return true; // Caledonians, also New Caledonians
    if (p->context->neighbour)
        return is_wrong_half(p);
    // An ordinary English word is a name only where the name's other half stands beside it.
    if (has(p, STET_FEATURE_oklow) || has(p, STET_FEATURE_lowgiv) || is_other_name(p) ||
        has_own_accents(p) || has_own_apostrophe(p))
        return true;
    // Garbles are of names that there is a reason to expect. A given name by itself has too many neighbours, and they write it their way.
    if (is_garble(p) && (is_given_only(p) || ((p->flags & STET_REF_SOURCED) && !is_expected(p))))
        return true;
    if (is_far_garble(p) && !is_spoken_garble(p))
        return true;
    // An ordinary word of a longer name (International Energy Agency) is no name without the rest.
    if (has(p, STET_FEATURE_candlow) && !(p->flags & STET_REF_SOLE))
        return true;
    if (is_given_only(p) && p->candidate->variant &&
        p->candidate->variant->variant_class == STET_VARIANT_RESPELT)
        return true;
    // Somebody else's given name before it: another bearer of the name, or not the place it is like.
    bool somebody = (p->flags & (STET_REF_FAMILY | STET_REF_GIVEN)) || p->kind != STET_NAME_OTHER;
    if (p->context->conflict && somebody && !is_declined(p))
        return true;
    // A name that dictionaries know is no slip for its form in another language.
    if (has(p, STET_FEATURE_knowncap) && has(p, STET_FEATURE_candgiven) &&
        !p->context->candidate_count)
        return true;
    return has(p, STET_FEATURE_adjective) && p->context->qualifies;
}

// ---------------------------------------------------------------- for

// A form that no dictionary, list or news text knows and that is, letter for letter, what romanising or declining one listed name gives.
static double variant_logit(const struct stet_pair *p)
{
    bool whole = (p->flags & STET_REF_FAMILY) || ((p->flags & STET_REF_SOLE) && !is_given_only(p));
    bool foreign_half = (p->context->leader || p->context->follower) && !p->context->neighbour;
    // Of a name that news has no room for there may be namesakes who write themselves otherwise, and villages that do.
    bool prominent = has(p, STET_FEATURE_candnews) || p->context->part_in_document;
    if (whole && is_declined(p) && !is_telling_variant(p))
        return LIKELY; // one of two
    if (!whole || !is_telling_variant(p))
        return NOTHING;
    if (prominent && !foreign_half)
        return NEARLY_SURE;
    bool thing = p->kind == STET_NAME_ORGANISATION || p->kind == STET_NAME_PRODUCT;
    return thing || is_declined(p) ? LIKELY : NOTHING;
}

// Beside the other half of the name, in the order of the list, a spelling that only this name gives and nobody bears.
static bool is_half_spelt(const struct stet_pair *p)
{
    return p->context->ordered && p->candidate->variant && p->candidate->variant->owners == 1;
}

double stet_least_logit(const struct stet_pair *p)
{
    if (is_site(p) && value_of(p, STET_FEATURE_costn) < 0.5f)
        return LIKELY; // the address of a site a letter or two from a listed one
    struct stet_str key = p->mention->form->key;
    bool crowded = p->a->names->engine->lists->crowded;
    if (!has(p, STET_FEATURE_unknown) ||
        (crowded && (has(p, STET_FEATURE_bearers) || has(p, STET_FEATURE_asplace))))
        return NOTHING;
    if (has(p, STET_FEATURE_upper))
        return is_telling_variant(p) && p->kind == STET_NAME_ORGANISATION &&
                       has(p, STET_FEATURE_candnews)
                   ? LIKELY
                   : NOTHING;
    if (key.size < 5)
        return NOTHING;
    if (is_spoken_garble(p))
        return crowded ? SPOKEN : LIKELY; // too rare in the judged texts for a forest to learn
    return crowded && is_half_spelt(p) ? NEARLY_SURE : variant_logit(p);
}
