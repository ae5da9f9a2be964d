// SPDX-License-Identifier: Apache-2.0
// The evidence for "this word form stands for that listed name", and its weight (forest.h).
#ifndef STET_NAMES_WEIGH_EVIDENCE_H
#define STET_NAMES_WEIGH_EVIDENCE_H

#include "names/match/form.h"

// Confidence from which something is said at all, and from which it is an error. At the first nine findings in ten are right on judged
// machine translations, at the second nearly all (tests/bench/fit_names.py prints the table).
#define STET_NAME_WARN_AT 0.72
#define STET_NAME_ERROR_AT 0.93

enum stet_feature {
#define STET_FEATURE(name, text) STET_FEATURE_##name,
#include "names/weigh/features.def"
#undef STET_FEATURE
    STET_FEATURE_COUNT
};

const char *stet_feature_name(enum stet_feature feature);
// The same as people read it: "the other half of the name stands beside it".
const char *stet_feature_text(enum stet_feature feature);

// What the article as a whole is like, without the form in question.
struct stet_article_figures {
    uint32_t names;   // mentions
    uint32_t listed;  // of them spelled as a list has them
    uint32_t unknown; // forms that neither a list nor a dictionary nor the known tier has
    uint32_t
        sure; // of these, that are what romanising one listed name gives, and whole names spelt out
    bool foreign; // letters of another script
};

// What the document adds to what the form itself tells.
struct stet_name_context {
    bool neighbour;    // somewhere in the document another word of the same entry stands beside it
    bool ordered;      // and in the order of the entry
    bool follower;     // right behind it stands a name that is no part of the candidate's entries
    bool leader;       // right before it does
    bool conflict;     // a listed given name that is none of the candidate's stands right before it
    bool given_leader; // right before it stands a given name that many bear and no list has
    bool rare_half;    // the neighbour is a name that few entries have
    bool qualifies;    // a noun stands behind it that adjectives of names go with
    bool part_in_document;    // another word of one of the candidate's entries stands somewhere
    bool initial;             // every occurrence begins a sentence or a heading
    bool lower_in_document;   // the document has the form in lower case too
    uint32_t candidate_count; // how often the candidate itself stands in the document
    uint32_t mentions;        // how often the form stands in the document
    uint32_t
        given_before; // bearers of the given name right before it that is none of the candidate's
    uint32_t
        family_behind; // bearers of the family name right behind it that is none of the candidate's
    bool whole_known;  // it and a word beside it are a known name
    bool whole_candidate;     // the candidate and the word beside the form are
    bool accents, apostrophe; // inside it, as no romanising gives them
    bool plural;              // the article has it without its s
    bool combining;           // a form in -o before a hyphen
    bool speaks;              // a verb of speech beside it
    bool in_place;            // a preposition of place before it
    uint32_t topic, role;     // words of the candidate's note: in the article, beside the form
    struct stet_article_figures article;
    uint32_t pointing; // other unlisted forms of the document whose best candidate is the same
};

struct stet_evidence {
    float value[STET_FEATURE_COUNT];
    bool ruled_out; // by what is known beforehand, whatever the values say
};

void stet_evidence_gather(struct stet_evidence *out, struct stet_name_engine *engine, uint32_t word,
                          const struct stet_name_form *form,
                          const struct stet_name_candidate *candidate,
                          const struct stet_name_context *context);
// A given name that many people bear, whatever the lists hold.
bool stet_is_given_name(const struct stet_name_lists *lists, struct stet_str key);
// Two given names that are forms of one (Andriy, Andrew).
bool stet_given_twins(const struct stet_name_lists *lists, struct stet_str key,
                      struct stet_str other);

#endif
