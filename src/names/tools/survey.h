// SPDX-License-Identifier: Apache-2.0
// The names of many articles: each name with its spellings, how often each stands and where. Memory grows with the distinct spellings,
// not with the articles.
//
//     struct stet_survey survey = {0};
//     stet_survey_add(&survey, names, file_number);        // for every article
//     stet_survey_finish(&survey);
//     for (uint32_t i = 0; i < survey.name_count; i++) ... survey.names[survey.order[i]] ...
//     stet_survey_release(&survey);
#ifndef STET_NAMES_TOOLS_SURVEY_H
#define STET_NAMES_TOOLS_SURVEY_H

#include "base/hash.h"
#include "names/article/article.h"

enum { STET_SURVEY_FILES = 5, STET_NO_SPELLING = UINT32_MAX };

enum stet_spelling_class {
    STET_SPELLING_HOUSE,    // what the list writes
    STET_SPELLING_ACCEPTED, // another form that it accepts, or a part of the name
    STET_SPELLING_OLD,
    STET_SPELLING_WRONG, // a list names it as wrong, or the engine takes it for a misspelling
    STET_SPELLING_UNLISTED,
};
const char *stet_spelling_class_name(enum stet_spelling_class spelling_class); // "house"

struct stet_survey_spelling {
    const char *text; // as first met, rather not in capitals
    const char *keys; // folded words, joined with spaces
    enum stet_spelling_class spelling_class;
    uint32_t words;
    uint32_t count;                   // places
    uint32_t files;                   // articles
    uint32_t file[STET_SURVEY_FILES]; // the first of them
    uint32_t last_file;               // private
    uint32_t next;                    // of the same name; STET_NO_SPELLING: the last
    bool partial; // a part of a longer spelling of the name (Shoigu), once finished
};

struct stet_survey_name {
    const char *name; // the house spelling, else the most frequent full one
    const char *
        entry; // "dictionaries/en/people.tsv:214"; NULL: unlisted, or the part of several listed names
    const char *kind; // "person"; "": not known
    bool listed;
    bool varies;   // more than one spelling, short forms apart
    bool proposed; // frequent and unlisted
    uint32_t count, files;
    uint32_t last_file;   // private
    uint32_t first, last; // spellings
};

struct stet_survey {
    struct stet_arena arena;
    struct stet_survey_name *names;
    struct stet_survey_spelling *spellings;
    uint32_t name_count, spelling_count;
    uint32_t *order; // of names: those that vary first, then by frequency
    // private
    struct stet_map name_of, spelling_of;
    uint32_t name_capacity, spelling_capacity;
};

// Adds the names of an article; nothing is borrowed from it. Files come in ascending numbers.
void stet_survey_add(struct stet_survey *survey, const struct stet_names *names, uint32_t file);
// Sorts and judges; nothing is added afterwards.
void stet_survey_finish(struct stet_survey *survey);
void stet_survey_release(struct stet_survey *survey);

#endif
