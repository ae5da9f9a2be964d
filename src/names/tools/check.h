// SPDX-License-Identifier: Apache-2.0
// What the files that test name lists share (stet_names_check in stet.h): list_check.c (order of work, report), list_check_fields.c
// (a line by itself), list_check_pairs.c (entries against each other), list_check_proof.c (`also` and `not` through the engine).
#ifndef STET_NAMES_TOOLS_CHECK_H
#define STET_NAMES_TOOLS_CHECK_H

#include "names/match/lists.h"
#include "spelling/spelling.h"
#include "text/lexicon.h"

struct stet_list_problem {
    uint32_t list, line_no; // from 0; from 1, 0: the list as a whole
    uint32_t order;         // of finding, within a line
    enum stet_severity severity;
    const char *message;
};

struct stet_list_check {
    struct stet_arena arena;
    const char *const *paths;
    struct stet_str *texts;       // of the files
    struct stet_name_list *lists; // those that cannot be read have no entries
    uint32_t count;
    struct stet_schemes schemes;
    struct stet_name_lists *names; // all lists as one layer
    struct stet_dictionary *dictionary;
    struct stet_spelling *spelling;
    struct stet_lexicon lexicon;
    struct stet_buf problems; // struct stet_list_problem
};

void stet_list_complain(struct stet_list_check *check, uint32_t list, uint32_t line_no,
                        enum stet_severity severity, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

// Spaces, empty values and letters of two scripts in one word, in the fields as they stand in the file.
void stet_list_check_fields(struct stet_list_check *check, uint32_t list);
// Names that are ordinary words, or that are too short to be looked for; source forms that sound like nothing in the name.
void stet_list_check_entry(struct stet_list_check *check, uint32_t list,
                           const struct stet_name_entry *entry);
// Duplicates, near collisions, spellings that are the name of another entry.
void stet_list_check_pairs(struct stet_list_check *check);
// Name and `also` stay unflagged, `not` leads to the name: by the engine itself, each spelling an article of its own.
void stet_list_check_proof(struct stet_list_check *check);

#endif
