// SPDX-License-Identifier: Apache-2.0
// Other people of the name: women where the list has a man and the other way round, and middle names made of a father's. What looks like a
// case ending left on a listed name (Valentina Petrova, of Valentin Petrov) is somebody's own name as it stands.
#include "names/article/private.h"
#include "names/index/relations.h"

static const struct stet_mention *touching(const struct analysis *a, uint32_t m, bool before)
{
    if (before ? m == 0 : m + 1 >= a->count)
        return NULL;
    const struct stet_mention *left = &a->mention[before ? m - 1 : m],
                              *right = &a->mention[before ? m : m + 1];
    return left->block == right->block && left->end == right->first
               ? &a->mention[before ? m - 1 : m + 1]
               : NULL;
}

// A list has the form, as it is written, as another part of an entry of the word.
static bool is_other_half(const struct stet_name_engine *engine, const struct stet_name_form *form,
                          struct stet_name_ref word)
{
    for (uint8_t i = 0; i < form->exact_count && !form->listed_as_plural; i++)
        if (form->exact[i].layer == word.layer &&
            stet_share_entry(stet_name_layer(engine, word.layer), form->exact[i].word, word.word,
                             NULL))
            return true;
    return false;
}

// Asks `fits` of the first or the last word of each entry that the candidate belongs to.
static bool any_half(const struct stet_pair *p, bool last, struct stet_str key,
                     bool fits(const struct stet_name_lists *lists, struct stet_str key,
                               struct stet_str half))
{
    enum { MOST_ENTRIES = 64 };
    const struct stet_name_engine *engine = p->a->names->engine;
    struct stet_name_ref candidate = p->candidate->word;
    const struct stet_index *index = stet_name_layer(engine, candidate.layer);
    const struct stet_index_word *word = &index->words[candidate.word];
    for (uint32_t i = 0; i < word->ref_count && i < MOST_ENTRIES; i++) {
        const struct stet_index_entry *entry =
            &index->entries[index->refs[word->first_ref + i].entry];
        uint32_t part = last ? entry->part_count - 1 : 0;
        struct stet_name_ref half = {candidate.layer, entry->part_count
                                                          ? index->parts[entry->first_part + part]
                                                          : candidate.word};
        if (fits(engine->lists, key, stet_name_key(engine, half)))
            return true;
    }
    return false;
}

static bool is_given(const struct stet_name_engine *engine, const struct stet_mention *mention)
{
    if (stet_is_given_name(engine->lists, mention->form->key))
        return true;
    for (uint8_t i = 0; i < mention->form->exact_count; i++)
        if (stet_name_word(engine, mention->form->exact[i])->flags & STET_REF_GIVEN)
            return true;
    return false;
}

// A name of its own that no list has; nearly always a given name, before a family name.
static bool is_nobody_listed(const struct stet_mention *mention)
{
    return !mention->ordinary && mention->form->key.size && !mention->form->exact_count;
}

// A form of the given name or a slip for it, Paulina for Polina; the last letter is what tells the sexes apart.
static bool is_same_given(const struct stet_name_lists *lists, struct stet_str key,
                          struct stet_str half)
{
    size_t shorter = key.size < half.size ? key.size : half.size;
    if (stet_given_twins(lists, key, half))
        return true;
    if (shorter < 4 || key.data[0] != half.data[0] ||
        key.data[key.size - 1] != half.data[half.size - 1])
        return false;
    unsigned distance = stet_osa_distance(key, half);
    return distance <= 2 && distance * 3 <= shorter;
}

// A given name stands right before it that is not, as it is written, the given name of the listed person.
static bool has_own_given_name(const struct stet_pair *p)
{
    const struct stet_name_engine *engine = p->a->names->engine;
    bool named = p->context->candidate_count > 0; // the listed person is in the article
    for (uint32_t m = p->head; m != NONE; m = p->a->next[m]) {
        const struct stet_mention *before = touching(p->a, m, true);
        if (before && (is_given(engine, before) || (is_nobody_listed(before) && !named)) &&
            !is_other_half(engine, before->form, p->candidate->word) &&
            !any_half(p, false, before->form->key, is_same_given))
            return true;
    }
    return false;
}

static bool is_couple(const struct stet_name_lists *lists, struct stet_str key,
                      struct stet_str half)
{
    return stet_kin_are_couple(&lists->kin, key, half);
}

static bool is_given_name(void *user, struct stet_str name)
{
    const struct stet_name_engine *engine = user;
    if (stet_is_given_name(engine->lists, name))
        return true;
    for (uint32_t layer = 0; layer < engine->lists->layer_count; layer++) {
        const struct stet_index *index = stet_name_layer(engine, layer);
        uint32_t word = stet_index_word(index, name);
        if (word != STET_NO_WORD && (index->words[word].flags & STET_REF_GIVEN))
            return true;
    }
    return false;
}

static bool is_patronymic(struct stet_name_engine *engine, struct stet_str key)
{
    return stet_kin_fathers(&engine->lists->kin, key, is_given_name, engine);
}

// `woman` is the feminine of a twin of the man's name: Aleksandra, Oleksandr.
static bool is_wife_of_twin(const struct stet_name_lists *lists, struct stet_str woman,
                            struct stet_str man)
{
    struct stet_str stem = stet_str_slice(woman, 0, woman.size ? woman.size - 1 : 0);
    return stet_kin_are_given_couple(&lists->kin, woman, stem) &&
           stet_given_twins(lists, stem, man);
}

static bool is_given_couple(const struct stet_name_lists *lists, struct stet_str form,
                            struct stet_str name)
{
    return stet_kin_are_given_couple(&lists->kin, form, name) ||
           is_wife_of_twin(lists, form, name) || is_wife_of_twin(lists, name, form);
}

// What stands right behind the mention, a middle name passed over.
static const struct stet_mention *family_behind(const struct analysis *a, uint32_t m)
{
    const struct stet_mention *behind = touching(a, m, false);
    if (behind && is_patronymic(a->names->engine, behind->form->key))
        behind = touching(a, m + 1, false);
    return behind;
}

// A given name of the other sex, before a family name of the other sex or of somebody else.
static bool is_other_given(const struct stet_pair *p)
{
    const struct stet_name_engine *engine = p->a->names->engine;
    if (!(p->flags & STET_REF_GIVEN) || !is_given_couple(engine->lists, p->mention->form->key,
                                                         stet_name_key(engine, p->candidate->word)))
        return false;
    for (uint32_t m = p->head; m != NONE; m = p->a->next[m]) {
        const struct stet_mention *behind = family_behind(p->a, m);
        if (behind && any_half(p, true, behind->form->key, is_couple))
            return true;
    }
    return false;
}

// A known given name before a family name that is none of the candidate's is that person's, whatever family name it is near to
// (Georgi Varlamov, Georgieva).
static bool is_given_of_somebody(const struct stet_pair *p)
{
    return p->context->follower && !p->context->neighbour && (p->flags & STET_REF_FAMILY) &&
           !(p->flags & STET_REF_GIVEN) &&
           stet_is_given_name(p->a->names->engine->lists, p->mention->form->key);
}

bool stet_is_other_person(const struct stet_pair *p)
{
    return (p->evidence->value[STET_FEATURE_gender] > 0 && has_own_given_name(p)) ||
           is_other_given(p) || is_given_of_somebody(p);
}

bool stet_is_middle_name(const struct stet_pair *p)
{
    struct stet_name_engine *engine = p->a->names->engine;
    return is_patronymic(engine, p->mention->form->key) &&
           !is_patronymic(engine, stet_name_key(engine, p->candidate->word));
}
