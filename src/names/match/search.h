// SPDX-License-Identifier: Apache-2.0
// The canonical words nearest to an observed word: a best-first search (A*, Hart, Nilsson and Raphael 1968) over tries,
// with the unit table of channel.h as the measure of distance.
//
//     struct stet_search search = {0};                       // one a thread, used again for each word
//     struct stet_search_limits limits = STET_SEARCH_LIMITS; // or changed here
//     struct stet_search_hit hits[STET_SEARCH_HITS_MAX];
//     size_t count = stet_search(hits, &search, &channel, tries, trie_count, STET_STR("baiden"), &limits);
//     stet_search_release(&search);
//
// Without limits a search would visit the whole list. With the default ones and the English unit table a word takes about
// 0.1 ms in ten thousand names (half the words 0.05 ms, one in a hundred 1 ms), 0.35 ms in 160,000.
#ifndef STET_NAMES_MATCH_SEARCH_H
#define STET_NAMES_MATCH_SEARCH_H

#include "names/match/channel.h"

enum { STET_SEARCH_HITS_MAX = 16, STET_SEARCH_TRIES_MAX = 256 };

// Costs are in nats; they are rounded to centinats, and the largest that counts is 650.
struct stet_search_limits {
    float base; // no hit costs more than base + per_letter × letters of the observed word,
    float per_letter;
    float window;    // nor more than the best hit + window
    uint32_t hits;   // at most so many, up to STET_SEARCH_HITS_MAX
    uint32_t states; // at most so many places of a trie looked at: a bound on time (12 bytes each)
};
#define STET_SEARCH_LIMITS ((struct stet_search_limits){5.0f, 0.9f, 6.0f, 4, 2000})

struct stet_search_hit {
    uint32_t value; // of the word in its trie
    uint32_t trie;  // which of the tries
    float cost;     // nats
};

// Memory of one thread's searches: all zero to begin with, grows to what the hardest word needed and is used again.
struct stet_search {
    struct stet_search_states *states;
    uint32_t state_count; // of the last search: how much work it was
    bool complete; // of the last search: false if it ended because `limits.states` were reached
};
void stet_search_release(struct stet_search *search);

// Writes the hits, best first and at equal cost by (value, trie), and returns how many: at most limits->hits, one for each
// word. `out` has room for so many. `observed` is folded as the tries are; a word that is empty, longer than 64 letters or
// not a-z has no hits. Up to STET_SEARCH_TRIES_MAX tries are searched as if they were one; those behind are not looked at.
// The result depends on nothing but the arguments.
size_t stet_search(struct stet_search_hit *out, struct stet_search *search,
                   const struct stet_channel *channel, const struct stet_trie *tries,
                   size_t trie_count, struct stet_str observed,
                   const struct stet_search_limits *limits);

// Appends the cheapest alignment of a hit's word with the observed word: "b ai>i d e n", units in order, those that differ
// as observed>canonical (one side may be empty). False, and nothing appended, if the units cannot turn one into the other
// or either is not 1 to 64 letters a-z. `cost` (NULL allowed) gets the cost in nats, the same as the hit's.
bool stet_search_explain(struct stet_buf *out, float *cost, const struct stet_channel *channel,
                         struct stet_str canonical, struct stet_str observed);

#endif
