// SPDX-License-Identifier: Apache-2.0
// What an article says shall stand: comments `<!-- stet: … -->` where its format lets them stand, the accept list of its front
// matter, and [sic]. Each silences single findings; what silenced nothing is known afterwards.
//
//     struct stet_suppress suppress;
//     stet_suppress_read(&suppress, &prose);           // before tokens are cut: comments are no prose
//     stet_suppress_bind(&suppress, &doc, lexicon, severity);
//     count = stet_suppress_filter(&suppress, issues, count);
#ifndef STET_ENGINE_CHECK_SUPPRESS_H
#define STET_ENGINE_CHECK_SUPPRESS_H

#include "base/hash.h"
#include "rules/directive.h"
#include "rules/rule.h"

struct stet_suppress {
    struct stet_arena *arena; // of the document; borrowed
    struct stet_directive *directives;
    size_t count;
    // private: places that directives with a text, and [sic], are about
    struct stet_place *places; // ordered by their start
    size_t place_count;
    struct stet_str original;
    struct stet_map raw;    // a text as it is written → its first directive
    uint32_t *same;         // by directive: the next one with the same text, UINT32_MAX: none
    struct stet_span *sics; // prose, from the word to the closing bracket
    size_t sic_count;
};

enum { STET_MOST_DIRECTIVES = 1000 }; // of one article

// Reads the directives in prose->comments and takes the comments out of the prose where a format left them in (plain text).
// Memory comes from the prose's arena.
void stet_suppress_read(struct stet_suppress *suppress, struct stet_prose *prose);
// Finds the texts that directives name, and [sic]. `severity` by rule number: rules that are off leave directives undecided.
void stet_suppress_bind(struct stet_suppress *suppress, const struct stet_document *doc,
                        struct stet_lexicon *lexicon, const enum stet_severity *severity);
// Drops the issues that are silenced and marks what silenced them; returns how many are left. Needs their original bytes.
size_t stet_suppress_filter(struct stet_suppress *suppress, struct stet_issue **issues,
                            size_t count);
// What is not the arena's.
void stet_suppress_release(struct stet_suppress *suppress);

#endif
