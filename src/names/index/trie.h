// SPDX-License-Identifier: Apache-2.0
// A static trie over folded words (a-z, 1 to 64 letters), each with a 32-bit value. It is a relocatable blob of 32-bit
// numbers without pointers, so it can be linked in or mapped and is ready without parsing.
//
//     struct stet_trie_word words[] = {{STET_STR("biden"), 7}};
//     struct stet_buf blob = {0};
//     struct stet_trie trie;
//     uint32_t value;
//     if (stet_trie_build(&blob, words, 1, &err) == STET_OK && stet_trie_open(&trie, blob.data, blob.size))
//         found = stet_trie_get(&trie, STET_STR("biden"), &value);
//
// Layout: magic, version, node count, word count, then two numbers a node in breadth-first order: a mask of the symbols
// that follow (bits 0-25 letters, bit 26 the end of a word) and the number of the first child; children stand side by
// side in symbol order, so a child is found by counting mask bits. The child behind the end-of-word symbol is a leaf:
// mask 0, and the word's value in place of the child number. Numbers are in the byte order of the host: a blob from a
// host of the other order is refused by its magic. About 40 bytes a name.
#ifndef STET_NAMES_INDEX_TRIE_H
#define STET_NAMES_INDEX_TRIE_H

#include <stdint.h>

#include "base/buf.h"

enum {
    STET_TRIE_WORD_MAX = 64, // letters
    STET_TRIE_END = 26,      // the symbol behind the last letter
    STET_TRIE_ROOT = 0,
};

struct stet_trie_word {
    struct stet_str word;
    uint32_t value;
};

struct stet_trie_node {
    uint32_t mask;
    uint32_t base; // number of the first child; in a leaf: the value
};

struct stet_trie {
    const struct stet_trie_node *nodes; // borrowed from the blob
    uint32_t node_count;                // at least 1: the root
    uint32_t word_count;
};

// Appends a trie of `words`, which may come in any order; of equal words the first keeps its value. `blob` is padded to a
// multiple of 4 bytes first. Fails, naming the word, when one is empty, longer than 64 letters or not a-z; the blob is
// then as it was.
enum stet_status stet_trie_build(struct stet_buf *blob, const struct stet_trie_word *words,
                                 size_t count, struct stet_error *err);

// Reads a blob of `size` bytes at `data`, which stays borrowed. Every node is checked once, so that no later walk can leave
// the blob or run in a circle; false: damaged, not a trie, of another version, or `data` not aligned to 4 bytes.
bool stet_trie_open(struct stet_trie *out, const void *data, size_t size);
// The same for a blob that is linked in or was just built: only the sizes are looked at, so that starting costs nothing.
bool stet_trie_trust(struct stet_trie *out, const void *data, size_t size);

// True, and the value, if exactly `word` is in the trie. Any bytes may be asked for.
bool stet_trie_get(const struct stet_trie *trie, struct stet_str word, uint32_t *value);

// Number of bits set; written out, because the plain x86-64 instruction set has none for it and the compiler would call a
// function.
static inline uint32_t stet_trie_bits(uint32_t mask)
{
    mask -= (mask >> 1) & 0x55555555u;
    mask = (mask & 0x33333333u) + ((mask >> 2) & 0x33333333u);
    return (((mask + (mask >> 4)) & 0x0f0f0f0fu) * 0x01010101u) >> 24;
}

// The child of `node` behind `symbol` (0-25, STET_TRIE_END; below 32), or 0, which is never a child.
static inline uint32_t stet_trie_child(const struct stet_trie *trie, uint32_t node, uint32_t symbol)
{
    struct stet_trie_node n = trie->nodes[node];
    uint32_t bit = (uint32_t)1 << symbol;
    if (!(n.mask & bit))
        return 0;
    uint32_t before = n.mask & (bit - 1);
    return before ? n.base + stet_trie_bits(before) : n.base;
}

#endif
