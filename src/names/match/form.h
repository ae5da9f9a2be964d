// SPDX-License-Identifier: Apache-2.0
// What a session knows of a word form as a name, whatever the document: is it listed, what listed words is it near to. Decided once
// for each form and kept by its lexicon number.
#ifndef STET_NAMES_MATCH_FORM_H
#define STET_NAMES_MATCH_FORM_H

#include "names/index/index.h"
#include "names/match/lists.h"
#include "names/match/search.h"
#include "names/spell/skeleton.h"
#include "spelling/spelling.h"
#include "text/lexicon.h"

enum {
    STET_CANDIDATES = 8,
    STET_MOST_OWNERS = 3,   // listed words that share a generated spelling; of more it says nothing
    STET_LONG_LIST = 50000, // words; a longer list is searched by itself and less widely
};

// A word of one of the layers.
struct stet_name_ref {
    uint32_t layer, word;
};

struct stet_name_candidate {
    struct stet_name_ref word;
    float cost; // nats, by the learned units
    float
        margin; // cost of the next candidate that is another name, minus this one; negative: not the best; 6: alone
    const struct stet_index_variant
        *variant; // the form is a generated variant of the word; NULL if not
};

struct stet_name_form {
    struct stet_str key; // folded, without possessive; empty: not comparable
    struct stet_str skeleton;
    struct stet_name_ref exact[STET_MAX_LAYERS];
    uint8_t exact_count;   // layers that list it (or its singular)
    bool listed_as_plural; // or as a demonym: a word made of the listed one
    bool looked_up, searched;
    uint8_t candidate_count;
    struct stet_name_candidate candidates[STET_CANDIDATES];
};

struct stet_name_engine {
    const struct stet_name_lists *lists;
    struct stet_spelling *spelling;
    struct stet_lexicon *lexicon;
    struct stet_search search;
    struct stet_arena arena;
    struct stet_name_form **forms; // by lexicon number
    uint32_t capacity;
};

enum { STET_FIRST_CYRILLIC = 0x400 }; // code point
// A letter of Latin with a mark on it, or another that English does not have.
bool stet_has_accents(struct stet_str text);
// `text` without its possessive ending.
struct stet_str stet_name_core(struct stet_str text);

void stet_name_engine_init(struct stet_name_engine *engine, const struct stet_name_lists *lists,
                           struct stet_spelling *spelling, struct stet_lexicon *lexicon);
void stet_name_engine_release(struct stet_name_engine *engine);

// The form with lexicon number `word`: key and listing. Borrowed, valid until the engine is released.
struct stet_name_form *stet_name_form_of(struct stet_name_engine *engine, uint32_t word);
// The same with the skeleton.
struct stet_name_form *stet_name_form_shape(struct stet_name_engine *engine, uint32_t word);
// The same with candidates.
struct stet_name_form *stet_name_form_search(struct stet_name_engine *engine, uint32_t word);

static inline const struct stet_index *stet_name_layer(const struct stet_name_engine *engine,
                                                       uint32_t layer)
{
    return &engine->lists->layers[layer];
}
static inline const struct stet_index_word *stet_name_word(const struct stet_name_engine *engine,
                                                           struct stet_name_ref ref)
{
    return &stet_name_layer(engine, ref.layer)->words[ref.word];
}
// The key of a listed word.
static inline struct stet_str stet_name_key(const struct stet_name_engine *engine,
                                            struct stet_name_ref ref)
{
    return stet_str_from(
        stet_index_string(stet_name_layer(engine, ref.layer), stet_name_word(engine, ref)->key));
}
// Some list has the spelling, right, old or wrong; `keys` of several words are joined with spaces.
bool stet_name_is_phrase(const struct stet_name_engine *engine, struct stet_str keys);
// The two words beside each other are a name of the known tier as they stand.
bool stet_is_known_pair(const struct stet_name_engine *engine, struct stet_str first,
                        struct stet_str second);
// Two spellings of one part of one entry, or words a letter apart: which is meant makes no difference or cannot be seen.
bool stet_is_same_name(const struct stet_name_engine *engine, struct stet_name_ref a,
                       struct stet_name_ref b);
// The reference that says best what a candidate means: the house spelling if there is one.
const struct stet_index_ref *stet_name_best_ref(const struct stet_name_engine *engine,
                                                struct stet_name_ref ref);

#endif
