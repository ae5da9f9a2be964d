// SPDX-License-Identifier: Apache-2.0
// The lists a checker works with: compiled layers (the default list, then each house list), the channel and the tables that all
// sessions share.
#ifndef STET_NAMES_MATCH_LISTS_H
#define STET_NAMES_MATCH_LISTS_H

#include "names/index/cache.h"
#include "names/match/channel.h"
#include "base/forest.h"
#include "base/table.h"
#include "names/index/index.h"
#include "names/index/known.h"
#include "names/list/list.h"
#include "names/spell/kin.h"

enum {
    STET_MAX_LAYERS = 8,
    // Words of all layers together from which some name that has nothing to do with an article is always near.
    STET_CROWDED_WORDS = 5000,
};

struct stet_name_lists {
    struct stet_index layers[STET_MAX_LAYERS];
    uint32_t layer_count;
    struct stet_trie tries[STET_MAX_LAYERS];
    struct stet_buf owned[STET_MAX_LAYERS];      // blobs compiled here; empty for others
    struct stet_mapping mapped[STET_MAX_LAYERS]; // blobs from the cache
    // The lines of kind term in the lists of one's own, a list for each file that has some, in the order given. They are no
    // names: engine/ makes a glossary of them.
    struct stet_name_list terms[STET_MAX_LAYERS];
    uint32_t term_list_count;
    struct stet_arena term_arena; // what `terms` points to
    struct stet_channel channel;
    struct stet_kin kin; // what endings tell
    struct stet_table
        given_counts; // key → how often a given or family name in a large list of people
    struct stet_table
        given_groups; // key → group of given names that are twins (Andriy, Andrei, Andrew)
    struct stet_known_names known; // right names that are on no list
    bool crowded;                  // the layers are long together
    struct stet_forest
        forest; // weighs the evidence; there is one for short lists and one for long ones
    // The default list as knowledge of what names there are, also where it is not checked against: a word that stands in it is
    // hardly a mangled other name, two spellings of one entry are one name.
    struct stet_index background;
};

// Opens the default lists (if wanted) and compiles those at `paths`; long ones are kept compiled in the cache (cache.h).
enum stet_status stet_name_lists_new(struct stet_name_lists **out, bool defaults,
                                     const char *const *paths, size_t path_count,
                                     struct stet_error *err);
// `count` parsed lists as one layer, without the default lists.
enum stet_status stet_name_lists_of(struct stet_name_lists **out, const struct stet_name_list *list,
                                    size_t count, const struct stet_schemes *schemes,
                                    struct stet_error *err);
// Adds the source languages that are linked in to `schemes`, which the caller releases.
enum stet_status stet_name_schemes(struct stet_schemes *schemes, struct stet_error *err);
void stet_name_lists_free(struct stet_name_lists *lists);

#endif
