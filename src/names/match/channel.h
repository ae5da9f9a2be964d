// SPDX-License-Identifier: Apache-2.0
// The noisy channel: what it costs, in nats (-ln P(observed | canonical)), that a stretch of a canonical name was written
// as another stretch. A word pair costs the cheapest way of cutting both sides into such units (Brill and Moore 2000, "An
// improved error model for noisy channel spelling correction"; units for names: Pouliquen 2008).
//
//     struct stet_buf blob = {0};
//     struct stet_channel channel;
//     if (stet_channel_compile(&blob, tsv, "units.tsv", &err) == STET_OK &&
//         stet_channel_open(&channel, blob.data, blob.size)) ...
//
// Source: one unit a line, tab-separated: canonical side, observed side, cost in nats, count (how often the unit was seen;
// 0: set by hand; only read by people). Lines that begin with # and empty lines are skipped. A side is letters a-z, with
// ^ before or $ behind them where the unit only holds at the beginning or end of a word, on both sides alike. One side may
// be empty (a lost or an added letter). That a boundary stands for itself is understood.
//
// Compiled: the observed sides as a trie (trie.h), for each its units grouped by first canonical letter and sorted by
// cost, so that a search reads only units that can go on from where it stands, cheapest first. Byte order as in trie.h.
#ifndef STET_NAMES_MATCH_CHANNEL_H
#define STET_NAMES_MATCH_CHANNEL_H

#include "names/index/trie.h"

enum {
    STET_CHANNEL_SIDE_MAX = 6,     // letters of an observed side; letters and $ of a canonical side
    STET_CHANNEL_COST_MAX = 65535, // centinats; dearer units are stored as this
    STET_CHANNEL_NOTHING = 27,     // group of the units whose canonical side is empty
    STET_CHANNEL_MATCHES_MAX = 4 * (STET_CHANNEL_SIDE_MAX + 1),
};

struct stet_channel_unit {
    uint16_t cost_centinat;
    uint16_t size;    // symbols of the canonical side
    uint32_t symbols; // five bits each, the first lowest: 0-25 letters, STET_TRIE_END for $
};

// The units of one observed side that need the same word boundaries. Bits of `mask`: first symbols there are units for, and
// STET_CHANNEL_NOTHING for units without canonical side.
struct stet_channel_group {
    uint32_t mask;
    uint32_t base; // number of the range of the lowest bit
    uint32_t cheapest_centinat;
};

// The value of an observed side in its trie, and `lost` for the empty one: 16 × the number of its first group, plus which
// groups it has (bit 0 anywhere in a word, 1 with ^, 2 with $, 3 with both). A range is the number of a first unit; where the
// last one of a group ends stands behind it. All is borrowed from the blob.
struct stet_channel {
    struct stet_trie observed;
    uint32_t lost;
    const struct stet_channel_group *groups;
    const uint32_t *ranges;
    const struct stet_channel_unit *units;
};

// The units whose observed side stands at one place of a word. Ranges stand in the order of the bits of the mask:
// units[ranges[k]] to units[ranges[k + 1] - 1] belong to the k-th bit set.
struct stet_channel_match {
    const uint32_t *ranges;
    uint32_t mask;
    uint32_t cheapest_centinat;
    uint8_t observed_size; // letters, 0 to STET_CHANNEL_SIDE_MAX
    bool at_start;         // hold only at the start of the canonical word too
};

// Appends the compiled form of `tsv`; `path` is for messages, which also carry the line. `blob` is padded to a multiple of 4
// bytes first, and is as it was after a failure (bad number, bad side, unit given twice, no unit at all).
enum stet_status stet_channel_compile(struct stet_buf *blob, struct stet_str tsv, const char *path,
                                      struct stet_error *err);

// As stet_trie_open: checks the blob once, completely; it stays borrowed.
bool stet_channel_open(struct stet_channel *out, const void *data, size_t size);
// As stet_trie_trust.
bool stet_channel_trust(struct stet_channel *out, const void *data, size_t size);

// Groups that apply at letter `position` (0 to word.size) of `word` (a-z), up to STET_CHANNEL_MATCHES_MAX; returns how many.
size_t stet_channel_match(const struct stet_channel *channel, struct stet_str word, size_t position,
                          struct stet_channel_match *out);

#endif
