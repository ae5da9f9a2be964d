// SPDX-License-Identifier: Apache-2.0
// What the files that make a roster share: roster.c (spellings and what is one name), roster_former.c (former names), roster_cases.c
// (case forms).
#ifndef STET_NAMES_ROSTER_PRIVATE_H
#define STET_NAMES_ROSTER_PRIVATE_H

#include "base/hash.h"
#include "names/roster/roster.h"

struct stet_roster_builder {
    struct stet_roster *roster;
    struct stet_name_engine *engine;
    const struct stet_document *doc;
    uint8_t *skip; // by mention
    struct stet_map by_key, by_skeleton;
    struct stet_buf uses, spellings, names;
    struct stet_buf next_alike; // by spelling: the next with the same skeleton
};

// An entry of which the article uses a former name.
struct stet_old_entry {
    const struct stet_index_entry *entry;
    uint32_t layer, old, house; // spellings; STET_NO_USE: none yet
    uint32_t next;              // with the same first word; STET_NO_USE: none
};

// Borrowed until a spelling is added.
struct stet_roster_spelling *stet_roster_spelling_at(struct stet_roster_builder *b,
                                                     uint32_t number);
uint32_t stet_roster_add_spelling(struct stet_roster_builder *b,
                                  struct stet_roster_spelling spelling);
void stet_roster_add_use(struct stet_roster_builder *b, uint32_t number, uint32_t m, uint32_t start,
                         uint32_t end);
// From now on the two are spellings of one name.
void stet_roster_merge(struct stet_roster_builder *b, uint32_t x, uint32_t y);
// Franco-German: halves of a compound are no names by themselves.
bool stet_is_half(const struct stet_mention *mention);
// Mention `right` stands right behind mention `left`, as its next word.
bool stet_mentions_touch(const struct stet_roster_builder *b, uint32_t left, uint32_t right);
struct stet_str stet_roster_folded(struct stet_roster_builder *b, struct stet_str text);
// Nothing speaks against the two being one name: neither the lists nor who stands beside them. `declined`: the names beside them may be
// in another case too.
bool stet_is_one_name(const struct stet_roster_builder *b, const struct stet_roster_spelling *x,
                      const struct stet_roster_spelling *y, bool declined);

// Merges former names with present ones; `records` are struct stet_old_entry.
void stet_roster_merge_former(struct stet_roster_builder *b, struct stet_buf *records);
// Merges case forms of unlisted names with their nominatives.
void stet_roster_merge_cases(struct stet_roster_builder *b);

#endif
