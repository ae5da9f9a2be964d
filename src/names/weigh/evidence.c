// SPDX-License-Identifier: Apache-2.0
#include "names/weigh/evidence.h"

#include <math.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "names/index/relations.h"

static float clip(double value, double low, double high)
{
    return (float)(value < low ? low : value > high ? high : value);
}

static uint32_t group_of(const struct stet_name_lists *lists, struct stet_str key)
{
    return stet_table_get(&lists->given_groups, stet_hash(key), 0);
}

bool stet_is_given_name(const struct stet_name_lists *lists, struct stet_str key)
{
    return group_of(lists, key) != 0;
}

bool stet_given_twins(const struct stet_name_lists *lists, struct stet_str key,
                      struct stet_str other)
{
    uint32_t group = group_of(lists, key);
    return group && group == group_of(lists, other);
}

static uint32_t background_word(const struct stet_name_lists *lists, struct stet_str key)
{
    uint32_t word = stet_index_word(&lists->background, key);
    return word != STET_NO_WORD && lists->background.words[word].ref_count ? word : STET_NO_WORD;
}

static void background_evidence(float *v, const struct stet_name_lists *lists, struct stet_str key,
                                struct stet_str candidate)
{
    uint32_t word = background_word(lists, key), other = background_word(lists, candidate);
    bool siblings = word != STET_NO_WORD && other != STET_NO_WORD &&
                    stet_share_part(&lists->background, word, other);
    v[STET_FEATURE_sibling] = siblings;
    v[STET_FEATURE_elsewhere] = word != STET_NO_WORD && !siblings;
    v[STET_FEATURE_candelse] = other != STET_NO_WORD;
    const struct stet_index_variant *variant = stet_index_variant(&lists->background, key);
    bool leads =
        variant &&
        (variant->word == other ||
         (other != STET_NO_WORD && stet_share_part(&lists->background, variant->word, other)));
    v[STET_FEATURE_bgvariant] = leads;
    v[STET_FEATURE_bgother] = variant && !leads && variant->owners == 1;
    v[STET_FEATURE_counts] =
        clip(log(1 + stet_table_get(&lists->given_counts, stet_hash(key), 0)), 0, 5);
    v[STET_FEATURE_candcounts] =
        clip(log(1 + stet_table_get(&lists->given_counts, stet_hash(candidate), 0)), 0, 5);
}

// Among many names that the document has nothing to do with, one is always near.
static float crowd_of(const struct stet_name_lists *lists)
{
    double words = 0;
    for (uint32_t i = 0; i < lists->layer_count; i++)
        words += lists->layers[i].word_count;
    return clip(log(1 + words / 1000) / 3, 0, 3);
}

struct facts {
    struct stet_str key, candidate;
    bool low, cap, given;
    uint32_t counts; // of the form as a person's name elsewhere
};

static struct facts facts_of(struct stet_name_engine *engine, uint32_t word,
                             const struct stet_name_form *form,
                             const struct stet_name_candidate *candidate,
                             const struct stet_name_context *context)
{
    struct facts facts = {.key = form->key, .candidate = stet_name_key(engine, candidate->word)};
    facts.low = context->lower_in_document ||
                stet_spelling_known_lower(engine->spelling, word) == STET_KNOWN_YES;
    facts.cap = stet_spelling_known(engine->spelling, word) == STET_KNOWN_YES;
    facts.counts = stet_table_get(&engine->lists->given_counts, stet_hash(form->key), 0);
    facts.given = stet_is_given_name(engine->lists, form->key);
    return facts;
}

static void kin_evidence(float *v, const struct stet_kin *kin, const struct facts *f)
{
    v[STET_FEATURE_stem] = stet_kin_are_cases(kin, f->key, f->candidate);
    v[STET_FEATURE_deriv] = stet_kin_are_derived(kin, f->key, f->candidate);
    v[STET_FEATURE_gender] = stet_kin_are_couple(kin, f->key, f->candidate);
    v[STET_FEATURE_adjective] = stet_kin_is_adjective(kin, f->key, f->candidate);
    v[STET_FEATURE_base] = stet_kin_is_adjective(kin, f->candidate, f->key);
    v[STET_FEATURE_demonym] = stet_kin_is_demonym(kin, f->key, f->candidate);
}

static void string_evidence(float *v, const struct facts *f, const struct stet_name_form *form,
                            const struct stet_name_candidate *candidate)
{
    char other[STET_SKELETON_SIZE];
    struct stet_str skeleton = {other, stet_skeleton(f->candidate, other)};
    size_t longer = skeleton.size > form->skeleton.size ? skeleton.size : form->skeleton.size;
    unsigned distance = stet_osa_distance(form->skeleton, skeleton);
    bool same = distance == 0;
    v[STET_FEATURE_levsk] = longer ? (float)distance / (float)longer : 1;
    v[STET_FEATURE_sameskel] = same;
    v[STET_FEATURE_first] =
        skeleton.size && form->skeleton.size && skeleton.data[0] == form->skeleton.data[0];
    v[STET_FEATURE_skelcap] = same && f->cap;
    v[STET_FEATURE_lev1] = stet_osa_distance(f->key, f->candidate) == 1;
    v[STET_FEATURE_costn] = candidate->cost / (float)f->key.size;
    v[STET_FEATURE_next1] = clip(candidate->margin, 0, 1);
    v[STET_FEATURE_next2] = clip(candidate->margin - 2, 0, 4);
    v[STET_FEATURE_variant] = candidate->variant != NULL;
    v[STET_FEATURE_shortness] = f->key.size <= 4 ? 1 : f->key.size == 5 ? 0.5f : 0;
}

static bool all_sole(const struct stet_index *index, const struct stet_index_word *word)
{
    for (uint32_t i = 0; i < word->ref_count; i++)
        if (!(index->refs[word->first_ref + i].flags & STET_REF_SOLE))
            return false;
    return true;
}

static void candidate_evidence(float *v, struct stet_name_engine *engine,
                               const struct stet_name_candidate *candidate)
{
    const struct stet_index *index = stet_name_layer(engine, candidate->word.layer);
    const struct stet_index_word *word = &index->words[candidate->word.word];
    struct stet_str surface = stet_str_from(
        stet_index_string(index, stet_name_best_ref(engine, candidate->word)->surface));
    uint32_t id = stet_lexicon_intern(engine->lexicon, surface);
    v[STET_FEATURE_candcap] = stet_spelling_known(engine->spelling, id) == STET_KNOWN_YES;
    v[STET_FEATURE_house] = index->strings != engine->lists->background.strings;
    v[STET_FEATURE_candlow] = stet_spelling_known_lower(engine->spelling, id) == STET_KNOWN_YES;
    v[STET_FEATURE_candnews] = clip(log(1 + stet_spelling_news_lines(engine->spelling, id)), 0, 4);
    v[STET_FEATURE_candgiven] =
        stet_is_given_name(engine->lists, stet_name_key(engine, candidate->word));
    v[STET_FEATURE_sole] = (word->flags & STET_REF_SOLE) != 0;
    v[STET_FEATURE_soleonly] = all_sole(index, word);
}

static float logarithm(double count, double most)
{
    return clip(log(1 + count), 0, most);
}

static void known_evidence(float *v, const struct stet_name_lists *lists, const struct facts *f)
{
    struct stet_known_counts own = stet_known_word(&lists->known, f->key),
                             other = stet_known_word(&lists->known, f->candidate);
    v[STET_FEATURE_bearers] = logarithm(own.total, 6);
    v[STET_FEATURE_asgiven] = logarithm(own.given, 6);
    v[STET_FEATURE_asfamily] = logarithm(own.family, 6);
    v[STET_FEATURE_asplace] = logarithm(own.place, 6);
    v[STET_FEATURE_candbearers] = logarithm(other.total, 6);
    v[STET_FEATURE_candplaces] = logarithm(other.place, 6);
}

static bool is_from_latin(const struct stet_index *index, const struct stet_index_variant *variant)
{
    struct stet_str source = stet_str_from(stet_index_string(index, variant->source_word));
    return stet_utf8_at(source, 0) < STET_FIRST_CYRILLIC;
}

static void kind_evidence(float *v, const struct stet_name_engine *engine,
                          const struct stet_name_candidate *candidate)
{
    const struct stet_index *index = stet_name_layer(engine, candidate->word.layer);
    const struct stet_index_variant *variant = candidate->variant;
    unsigned flags = stet_name_word(engine, candidate->word)->flags;
    unsigned kind = index->entries[stet_name_best_ref(engine, candidate->word)->entry].kind;
    v[STET_FEATURE_person] = kind == STET_NAME_PERSON;
    v[STET_FEATURE_place] = kind == STET_NAME_PLACE;
    v[STET_FEATURE_body] = kind == STET_NAME_ORGANISATION || kind == STET_NAME_PRODUCT;
    v[STET_FEATURE_sourced] = (flags & STET_REF_SOURCED) != 0;
    v[STET_FEATURE_familyname] = (flags & STET_REF_FAMILY) != 0;
    v[STET_FEATURE_givenonly] = (flags & STET_REF_GIVEN) && !(flags & STET_REF_FAMILY);
    v[STET_FEATURE_manner] = variant ? 1 + (float)variant->variant_class : 0;
    v[STET_FEATURE_owners] = variant ? (float)variant->owners : 0;
    v[STET_FEATURE_fromlatin] = variant && is_from_latin(index, variant);
}

// Letters lost inside: the beginning and the end still stand (Blyen, Blinken).
static bool has_lost_letters(struct stet_str name, struct stet_str form)
{
    return form.size >= 2 && form.size < name.size && form.data[0] == name.data[0] &&
           form.data[1] == name.data[1] && form.data[form.size - 1] == name.data[name.size - 1] &&
           stet_osa_distance(name, form) <= 3;
}

static void context_evidence(float *v, const struct stet_name_context *context,
                             const struct facts *f)
{
    v[STET_FEATURE_wholeknown] = context->whole_known;
    v[STET_FEATURE_wholecand] = context->whole_candidate;
    v[STET_FEATURE_givenbefore] = logarithm(context->given_before, 6);
    v[STET_FEATURE_behindfamily] = logarithm(context->family_behind, 6);
    v[STET_FEATURE_accents] = context->accents;
    v[STET_FEATURE_apostrophe] = context->apostrophe;
    v[STET_FEATURE_plural] = context->plural;
    v[STET_FEATURE_combining] = context->combining;
    v[STET_FEATURE_qualifies] = context->qualifies;
    v[STET_FEATURE_speaks] = context->speaks;
    v[STET_FEATURE_lostinside] = has_lost_letters(f->candidate, f->key);
    v[STET_FEATURE_inplace] = context->in_place;
    v[STET_FEATURE_mentions] = logarithm(context->mentions, 3);
    v[STET_FEATURE_onlyinitial] = context->initial;
    v[STET_FEATURE_topic] = clip(context->topic, 0, 3);
    v[STET_FEATURE_role] = clip(context->role, 0, 3);
}

static void article_evidence(float *v, const struct stet_article_figures *article)
{
    double names = article->names ? article->names : 1;
    v[STET_FEATURE_artsure] = logarithm(article->sure, 2);
    v[STET_FEATURE_artunknown] = logarithm(article->unknown, 4);
    v[STET_FEATURE_artshare] = clip(article->unknown / names, 0, 1);
    v[STET_FEATURE_artlisted] = clip(article->listed / names, 0, 1);
    v[STET_FEATURE_artforeign] = article->foreign;
}

void stet_evidence_gather(struct stet_evidence *out, struct stet_name_engine *engine, uint32_t word,
                          const struct stet_name_form *form,
                          const struct stet_name_candidate *candidate,
                          const struct stet_name_context *context)
{
    struct facts f = facts_of(engine, word, form, candidate, context);
    float *v = out->value;
    bool frequent_given = f.low && f.counts >= 10 && !context->lower_in_document;
    v[STET_FEATURE_constant] = 1;
    v[STET_FEATURE_docnb] = context->neighbour;
    v[STET_FEATURE_order] = context->ordered;
    v[STET_FEATURE_conflict] = context->conflict;
    v[STET_FEATURE_news] = clip(log(1 + stet_spelling_news_lines(engine->spelling, word)), 0, 8);
    v[STET_FEATURE_oklow] = f.low && !frequent_given;
    v[STET_FEATURE_lowgiv] = frequent_given;
    v[STET_FEATURE_initlow] = context->initial && f.low;
    v[STET_FEATURE_cdoc] = clip(log(1 + context->candidate_count), 0, 1.5);
    v[STET_FEATURE_npoint] = clip(log(1 + context->pointing), 0, 2);
    v[STET_FEATURE_knowncap] = f.cap;
    v[STET_FEATURE_given] = f.given;
    v[STET_FEATURE_upper] = stet_lexicon_word(engine->lexicon, word)->form == STET_CASE_UPPER;
    string_evidence(v, &f, form, candidate);
    kin_evidence(v, &engine->lists->kin, &f);
    candidate_evidence(v, engine, candidate);
    background_evidence(v, engine->lists, f.key, f.candidate);
    known_evidence(v, engine->lists, &f);
    kind_evidence(v, engine, candidate);
    context_evidence(v, context, &f);
    article_evidence(v, &context->article);
    v[STET_FEATURE_cost] = candidate->cost;
    v[STET_FEATURE_osa] = clip(stet_osa_distance(f.key, f.candidate), 0, 6);
    v[STET_FEATURE_givskel] = v[STET_FEATURE_sameskel] > 0 && f.counts >= 9 && !context->neighbour;
    v[STET_FEATURE_both] = f.cap && v[STET_FEATURE_candlow] > 0;
    bool twins = stet_given_twins(engine->lists, f.key, f.candidate);
    v[STET_FEATURE_twin] = twins;
    v[STET_FEATURE_twinnb] = twins && context->neighbour;
    v[STET_FEATURE_twinlone] = twins && !context->neighbour && !context->candidate_count;
    v[STET_FEATURE_lowcost] =
        (v[STET_FEATURE_oklow] + v[STET_FEATURE_lowgiv]) * v[STET_FEATURE_costn];
    v[STET_FEATURE_shorter] =
        clip(((double)f.candidate.size - (double)f.key.size - 1) / (double)f.key.size, 0, 1);
    v[STET_FEATURE_longer] =
        clip(((double)f.key.size - (double)f.candidate.size - 2) / (double)f.key.size, 0, 1);
    v[STET_FEATURE_unknown] = !f.cap && !f.low && v[STET_FEATURE_news] <= 0 &&
                              v[STET_FEATURE_elsewhere] <= 0 && f.counts == 0;
    v[STET_FEATURE_roster] = context->candidate_count > 0 && v[STET_FEATURE_unknown] > 0;
    v[STET_FEATURE_crowd] = crowd_of(engine->lists);
    v[STET_FEATURE_crowdlone] =
        context->neighbour || context->candidate_count ? 0 : v[STET_FEATURE_crowd];
    v[STET_FEATURE_last] = f.key.data[f.key.size - 1] == f.candidate.data[f.candidate.size - 1];
    v[STET_FEATURE_partdoc] = context->part_in_document;
    v[STET_FEATURE_follower] = context->follower && !context->neighbour;
    v[STET_FEATURE_leader] = context->leader && !context->neighbour;
    v[STET_FEATURE_rarehalf] = context->rare_half;
    v[STET_FEATURE_givenlead] = context->given_leader && !context->neighbour;
    bool both_given = f.given && v[STET_FEATURE_candgiven] > 0;
    v[STET_FEATURE_othergiven] =
        both_given && stet_kin_are_given_couple(&engine->lists->kin, f.key, f.candidate);
    v[STET_FEATURE_givenlone] = both_given && !context->neighbour;
    v[STET_FEATURE_givenpair] = v[STET_FEATURE_givenlone] > 0 && context->follower;
    v[STET_FEATURE_elselone] = v[STET_FEATURE_elsewhere] > 0 && !twins && !context->neighbour;
}
