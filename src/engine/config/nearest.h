// SPDX-License-Identifier: Apache-2.0
// "Did you mean …": the entry of a short list that a mistyped word is nearest to.
#ifndef STET_ENGINE_CONFIG_NEAREST_H
#define STET_ENGINE_CONFIG_NEAREST_H

#include "base/str.h"

struct stet_nearest {
    struct stet_str word;
    struct stet_str best; // data NULL: nothing is near enough; borrowed from the entries
    size_t distance;
};

// Start with {.word = …} and offer every entry; the first of equally near ones stays. Letters that were left out, added, replaced
// or swapped count one each (optimal string alignment); more than a third of the word is not near.
void stet_nearest_offer(struct stet_nearest *nearest, struct stet_str entry);

#endif
