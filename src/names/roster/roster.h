// SPDX-License-Identifier: Apache-2.0
// The names an article mentions, listed or not, and which spellings of it are one name: spellings of one part of one entry, a former
// form beside the present one, and unlisted forms that sound alike (one skeleton) or are case forms of one another (Stetsiuka, Stetsiuk)
// in a like place (the same given name before them).
//
//     struct stet_roster *roster = stet_roster_make(names, 0.7);
//     for (uint32_t i = 0; i < roster->name_count; i++)
//         if (roster->names[i].spelling_count > 1) ... spelled two ways ...
#ifndef STET_NAMES_ROSTER_ROSTER_H
#define STET_NAMES_ROSTER_ROSTER_H

#include "names/article/article.h"

// A stretch of the article that spells (part of) a name: a mention, or the mentions of a former name of several words.
struct stet_roster_use {
    uint32_t start, end; // prose, without the possessive
    uint32_t mention;
    uint32_t next; // number of the next use of the same spelling; STET_NO_USE: the last
};

enum { STET_NO_USE = UINT32_MAX };

struct stet_roster_spelling {
    struct stet_str text; // as first written
    struct stet_str key;
    uint32_t word; // lexicon
    uint32_t first_use, last_use, count;
    bool listed;     // a list has it (or had it: `old`)
    bool old;        // a former form
    bool declined;   // unlisted, and a case form of another spelling of the article
    uint32_t merged; // private: the spelling it was merged into
};

struct stet_roster_name {
    uint32_t *spellings; // numbers, in the order of the text
    uint32_t spelling_count;
    uint32_t
        preferred;     // the number of the spelling to keep to; STET_NO_USE: nothing speaks for one
    const char *house; // what a list writes; NULL: unlisted
    const struct stet_index_entry *entry; // NULL: unlisted
    uint32_t layer;
    bool accepted; // a list accepts every spelling: a matter of style
};

struct stet_roster {
    const struct stet_names *names;
    struct stet_roster_use *uses;
    uint32_t use_count;
    struct stet_roster_spelling *spellings;
    uint32_t spelling_count;
    struct stet_roster_name *named;
    uint32_t name_count;
};

// Only names with more than one spelling are put into `named`. Mentions that belong to a hit of at least `reported` confidence are
// left out: they are spoken of already. Memory comes from the document's arena.
struct stet_roster *stet_roster_make(const struct stet_names *names, double reported);

#endif
