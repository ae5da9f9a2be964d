// SPDX-License-Identifier: Apache-2.0
// What the files that analyse one document share: analysis.c (the order of work), neighbours.c (who stands beside whom), priors.c (what is
// known beforehand), hits.c (what is reported).
#ifndef STET_NAMES_ARTICLE_PRIVATE_H
#define STET_NAMES_ARTICLE_PRIVATE_H

#include "base/hash.h"
#include "names/article/article.h"

#define NONE UINT32_MAX

// What the document says of a listed word.
struct tally {
    struct stet_name_ref ref;         // key of tally_map
    uint32_t listed;                  // mentions that spell it right
    uint32_t places[STET_HIT_PLACES]; // the first of them
    uint32_t
        inferred; // 1: `listed` counts a form that certainly means it, no place spells it right
    uint32_t pointing; // unlisted forms whose first candidate it is
};

struct analysis {
    struct stet_names *names;
    stet_evidence_fn *watch;
    void *user;
    struct stet_buf mentions; // while they are gathered
    struct stet_mention *mention;
    uint32_t count;
    uint32_t *next;        // next mention of the same form
    uint32_t *form_heads;  // first mention of every form that is weighed
    struct stet_buf hits;  // struct stet_name_hit, while they are gathered
    struct stet_map keys;  // of all mentions
    uint32_t *stem;        // hash of the first letters of each mention
    struct stet_map stems; // set of them
    struct stet_article_figures figures;
    struct stet_map lower_words; // lexicon numbers of words that stand in lower case
    struct stet_map tally_map;
    struct stet_buf
        tallies; // struct tally, in the order met; tally_map has (layer, word) keys kept in the arena
};

// Borrowed until the next call.
struct tally *tally_of(struct analysis *a, struct stet_name_ref ref);

// Whether the document has met the word at all (tally_of would add it).
bool tally_known(const struct analysis *a, struct stet_name_ref ref);
// Another word of one of the entries of `ref` is spelled right somewhere in the document.
bool stet_part_in_document(struct analysis *a, struct stet_name_ref ref);

// A form and a listed word it may stand for, with all that is known of the two.
struct stet_pair {
    struct analysis *a;
    uint32_t head; // first mention of the form
    const struct stet_mention *mention;
    struct stet_str text; // as written
    const struct stet_name_candidate *candidate;
    const char *surface; // of the candidate
    enum stet_name_kind kind;
    unsigned flags; // enum stet_index_ref_flags
    const struct stet_evidence *evidence;
    const struct stet_name_context *context;
};
// The pointers are borrowed.
struct stet_pair stet_pair_of(struct analysis *a, uint32_t head,
                              const struct stet_name_candidate *candidate,
                              const struct stet_evidence *evidence,
                              const struct stet_name_context *context);
// What no amount of likeness makes good.
bool stet_is_ruled_out(const struct stet_pair *pair);
// The form is the name of somebody else, as the names beside it tell: of the other sex (Petrova, where the list has Petrov), or a given
// name before a family name of its own.
bool stet_is_other_person(const struct stet_pair *pair);
// The form is a middle name made of a known given name (Vladimirovich, Ivanivna) and the candidate is none.
bool stet_is_middle_name(const struct stet_pair *pair);
// The logit that the forest's is raised to; -1e9: it stands as it is.
double stet_least_logit(const struct stet_pair *pair);

// Fills neighbour, ordered and conflict (only ever sets them) from what stands beside mention `m`.
void stet_look_beside(struct analysis *a, uint32_t m, struct stet_name_ref candidate,
                      struct stet_name_context *context);
// A listed or unknown name stands beside mention `m`: the least an ordinary word needs to be looked at.
bool stet_has_company(const struct analysis *a, uint32_t m);
// Candidates that the search by distance does not reach: names that stand in the document or belong to a neighbour and share enough letters
// with the form of mention `head`. Written behind form->candidates into `out`; returns how many there are together.
enum { STET_MORE_CANDIDATES = 8 };
size_t stet_more_candidates(struct analysis *a, uint32_t head,
                            struct stet_name_candidate out[STET_CANDIDATES + STET_MORE_CANDIDATES]);
// Spellings that a list names as old or wrong, of one word or several: hits, and their mentions are taken.
void stet_find_phrases(struct analysis *a);
// Names of several words of which every one is listed or a generated spelling, in one entry: hits, and their mentions are taken.
void stet_find_whole_names(struct analysis *a);
// Chooses for listed words with a hyphen more or fewer than the list writes what the list writes.
void stet_find_hyphens(struct analysis *a);
// Given names that do not go with the family name they stand before, and given names that stand for a family name.
void stet_find_mismatches(struct analysis *a);
// What the article as a whole is like; once all forms are searched.
void stet_take_figures(struct analysis *a, uint32_t forms);
// Fills what surrounds the form of mention `head` wherever it stands, what it is made of, and the article's figures without it.
void stet_look_around(struct analysis *a, uint32_t head,
                      const struct stet_name_candidate *candidate,
                      struct stet_name_context *context);
// A noun stands behind mention `m` that adjectives of names go with (region, district, street).
bool stet_qualifies(const struct analysis *a, uint32_t m);
// A verb of speech stands beside mention `m`.
bool stet_speaks(const struct analysis *a, uint32_t m);
// Gives the suggestions of all hits the article's own spelling, capitals and plural.
void stet_dress_hits(struct analysis *a);
// Notes in `hit` where the document spells its word right.
void stet_note_places(struct analysis *a, struct stet_name_hit *hit);
// How the spelling of a word came about, in the document's arena; NULL where `variant` is.
const char *stet_reason_of(struct analysis *a, struct stet_name_ref word,
                           const struct stet_index_variant *variant);
// Tokens [first, end), of which mention `m` is the first mention, are spoken of: explained, and their mentions taken. Returns how many
// mentions they are.
uint32_t stet_take_mentions(struct analysis *a, uint32_t m, uint32_t first, uint32_t end);
// The next free hit; there is room for one a mention and class.
struct stet_name_hit *stet_new_hit(struct analysis *a);
// Turns what was chosen into names->hits.
void stet_make_hits(struct analysis *a);

#endif
