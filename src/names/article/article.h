// SPDX-License-Identifier: Apache-2.0
// The name engine's view of one document: which tokens are names of the list, which are mangled ones, what is meant.
//
//     struct stet_names *names = stet_names_analyse(&engine, &doc);
//     for (size_t i = 0; i < names->hit_count; i++) ... names->hits[i].house ...
#ifndef STET_NAMES_ARTICLE_ARTICLE_H
#define STET_NAMES_ARTICLE_ARTICLE_H

#include "names/weigh/evidence.h"
#include "text/document.h"

// A place where a name is looked for: a capitalised word, or a compound of capitalised words with hyphens (Melik-Guseinov).
struct stet_mention {
    uint32_t first, end; // tokens
    uint32_t start_byte,
        end_byte; // prose; of the whole compound the word belongs to, so that it is replaced as a whole
    uint32_t own_start, own_end; // prose; of the word itself
    uint32_t word;               // its form in the lexicon
    const struct stet_name_form *form;
    uint32_t block;
    bool initial;  // first word of a sentence
    bool ordinary; // an ordinary word in lower case: a name only on strong evidence
    bool accepted; // part of a spelling of several words that a list accepts
    bool taken;    // part of a phrase that a list names as old or wrong
    const struct stet_name_candidate *best; // what was chosen; NULL: nothing
    const struct stet_name_candidate
        *rival; // another name that is as likely, as far as can be told; NULL: none
    double confidence;
};

enum stet_hit_class {
    STET_HIT_MISSPELT, // no list knows the form
    STET_HIT_WRONG,    // a list names it as wrong
    STET_HIT_OLD,      // a list names it as a former form
    STET_HIT_MISMATCH, // given and family name are listed, but not together
    STET_HIT_CONFUSED, // a listed given name stands where a family name of the article is meant
};

enum { STET_HIT_PLACES = 5 };

// A reported stretch: one mention, or neighbours that are parts of one entry.
struct stet_name_hit {
    enum stet_hit_class hit_class;
    uint32_t start_byte, end_byte; // prose
    uint32_t first_mention, mention_count;
    struct stet_name_ref word; // of the most confident mention
    const struct stet_index_entry *entry;
    uint32_t layer;
    double confidence;
    uint32_t places[STET_HIT_PLACES]; // mentions that spell the name right
    uint32_t place_count;
    const char *suggestion; // for the whole stretch
    const char *rival;      // a second name that cannot be told apart; NULL: none
    const char *reason;     // how the spelling came about; NULL: not known
};

struct stet_names {
    struct stet_name_engine *engine;
    const struct stet_document *doc;
    struct stet_mention *mentions;
    uint32_t mention_count;
    struct stet_name_hit *hits;
    uint32_t hit_count;
    uint8_t *explained; // by token: listed, accepted or reported
};

// Memory comes from the document's arena; the engine must outlive it.
struct stet_names *stet_names_analyse(struct stet_name_engine *engine,
                                      const struct stet_document *doc);

// True when the token is (part of) a listed or accepted name or of a reported one: no word for the speller.
bool stet_names_explains(const struct stet_names *names, uint32_t token);

// Called for every pair of a form and a candidate that was weighed; for the fitting program and for trace.
typedef void stet_evidence_fn(void *user, const struct stet_names *names,
                              const struct stet_mention *mention,
                              const struct stet_name_candidate *candidate,
                              const struct stet_evidence *evidence, double logit);
struct stet_names *stet_names_analyse_with(struct stet_name_engine *engine,
                                           const struct stet_document *doc, stet_evidence_fn *fn,
                                           void *user);

#endif
