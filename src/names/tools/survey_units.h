// SPDX-License-Identifier: Apache-2.0
// An article cut into the names that stand in it; for survey.c.
#ifndef STET_NAMES_TOOLS_SURVEY_UNITS_H
#define STET_NAMES_TOOLS_SURVEY_UNITS_H

#include "names/tools/survey.h"

struct unit {
    uint32_t first, count; // mentions
    uint32_t start, end;   // prose, without the possessive
    enum stet_spelling_class spelling_class;
    const struct stet_index_entry *entry; // NULL: none
    uint32_t layer;
    bool listed;   // words of listed names, though no entry is certain
    uint32_t full; // unit whose name a single word belongs to; UINT32_MAX: none
};

struct article {
    const struct stet_names *names;
    struct stet_name_engine *engine;
    const struct stet_document *doc;
    struct stet_buf units;
    uint32_t *hit_at;           // by mention: number of the hit that begins there + 1
    struct stet_map last_words; // key or skeleton of the last word of a full name → unit
};

static inline struct unit *unit_at(struct article *a, uint32_t number)
{
    return (struct unit *)(void *)a->units.data + number;
}
static inline uint32_t unit_count(const struct article *a)
{
    return (uint32_t)(a->units.size / sizeof(struct unit));
}

// Fills `units`; single words know the full name they belong to. `a` holds the analysed article and is otherwise empty.
void stet_survey_units(struct article *a);
void stet_survey_units_release(struct article *a);

// What names are compared by: the skeleton of longer words, the letters of short ones.
struct stet_str stet_survey_sound(struct article *a, const struct stet_mention *mention);
// A given name, or a twin of one.
bool stet_survey_is_given(const struct article *a, const struct stet_mention *mention);

#endif
