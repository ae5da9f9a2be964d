// SPDX-License-Identifier: Apache-2.0
// What two listed words have to do with each other: the one answer for all who ask. References of a word are ordered by entry, so the
// entries that two words share are found in one walk, in leaps where one word has many more than the other.
//
//     struct stet_shared shared = stet_shared_begin(index, x, y);
//     while (stet_shared_next(&shared)) ... shared.x and shared.y are references of the two words to one entry ...
#ifndef STET_NAMES_INDEX_RELATIONS_H
#define STET_NAMES_INDEX_RELATIONS_H

#include "names/index/index.h"

struct stet_shared {
    const struct stet_index_ref *x, *y; // the pair found; borrowed from the index
    // private
    const struct stet_index_ref *x_at, *x_end, *y_group, *y_group_end, *y_end;
};

// Pairs of references, one of word `x` and one of word `y`, to the same entry: every pair once, by entry.
struct stet_shared stet_shared_begin(const struct stet_index *index, uint32_t x, uint32_t y);
bool stet_shared_next(struct stet_shared *shared);

// Both words are spellings of one part of one entry (Zelensky, Zelenskyy). Symmetric.
bool stet_share_part(const struct stet_index *index, uint32_t x, uint32_t y);
// The words belong to one entry as different parts (Joe, Biden). Symmetric but for `ordered` (may be NULL): in some such entry `x`
// stands before `y`.
bool stet_share_entry(const struct stet_index *index, uint32_t x, uint32_t y, bool *ordered);
// A reference of the word to the entry; NULL: it has none.
const struct stet_index_ref *stet_ref_to(const struct stet_index *index, uint32_t word,
                                         uint32_t entry);

#endif
