// SPDX-License-Identifier: Apache-2.0
// The lists a checker works with: compiled layers (the default list, then each house list), the channel and the tables that all
// sessions share.
#ifndef STET_NAMES_NAMES_H
#define STET_NAMES_NAMES_H

#include "names/channel.h"
#include "names/index.h"

enum { STET_MAX_LAYERS = 8 };

struct stet_name_lists {
    struct stet_index layers[STET_MAX_LAYERS];
    uint32_t layer_count;
    struct stet_trie tries[STET_MAX_LAYERS];
    struct stet_buf owned[STET_MAX_LAYERS]; // blobs compiled here; empty for linked-in ones
    struct stet_channel channel;
    struct stet_table
        given_counts; // key → how often a given or family name in a large list of people
    struct stet_table
        given_groups; // key → group of given names that are twins (Andriy, Andrei, Andrew)
    const float *weights;
    // The default list as knowledge of what names there are, also where it is not checked against: a word that stands in it is
    // hardly a mangled other name, two spellings of one entry are one name.
    struct stet_index background;
};

// Opens the default lists (if wanted) and compiles those at `paths`.
enum stet_status stet_name_lists_new(struct stet_name_lists **out, bool defaults,
                                     const char *const *paths, size_t path_count,
                                     struct stet_error *err);
void stet_name_lists_free(struct stet_name_lists *lists);

#endif
