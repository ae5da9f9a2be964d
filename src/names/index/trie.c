// SPDX-License-Identifier: Apache-2.0
// The trie is built breadth first from sorted words: node i stands for a run of words that share their first letters, and
// its children are the runs that the next letter cuts it into. Breadth-first numbering is what makes the check on opening
// cheap and complete: the first child of each inner node must be the next number not yet given away.
#include "names/index/trie.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"

#define TRIE_MAGIC 0x49525453u // "STRI" on a little-endian host
enum { TRIE_VERSION = 1, TRIE_HEADER = 4 };

// A run of sorted words that agree in their first `depth` letters.
struct run {
    uint32_t first;
    uint32_t last; // one behind
    uint32_t depth;
    uint32_t leaf; // the end-of-word child of the run before
};

struct builder {
    const struct stet_trie_word **words; // sorted, without duplicates
    struct run *runs;                    // one a node
    struct stet_trie_node *nodes;
    size_t count;
    size_t capacity;
};

static int compare_words(const void *a, const void *b)
{
    const struct stet_trie_word *x = *(const struct stet_trie_word *const *)a;
    const struct stet_trie_word *y = *(const struct stet_trie_word *const *)b;
    int order = stet_str_cmp(x->word, y->word);
    return order ? order : (x > y) - (x < y); // equal words: as given, so that the first one stays
}

static bool is_word(struct stet_str word)
{
    if (word.size == 0 || word.size > STET_TRIE_WORD_MAX)
        return false;
    for (size_t i = 0; i < word.size; i++)
        if (!stet_is_ascii_lower(word.data[i]))
            return false;
    return true;
}

static void add_run(struct builder *b, struct run run)
{
    if (b->count == b->capacity) {
        b->capacity = b->capacity ? 2 * b->capacity : 1024;
        b->runs = stet_xrealloc(b->runs, b->capacity * sizeof *b->runs);
        b->nodes = stet_xrealloc(b->nodes, b->capacity * sizeof *b->nodes);
    }
    b->nodes[b->count] = (struct stet_trie_node){0};
    b->runs[b->count++] = run;
}

// Gives node `i` its children.
static void expand_run(struct builder *b, size_t i)
{
    struct run run = b->runs[i];
    if (run.leaf) {
        b->nodes[i].base = b->words[run.first]->value;
        return;
    }
    uint32_t mask = 0;
    uint32_t base = (uint32_t)b->count;
    uint32_t at = run.first;
    bool ends = at < run.last && b->words[at]->word.size == run.depth; // the shortest sorts first
    at += ends;
    while (at < run.last) {
        char letter = b->words[at]->word.data[run.depth];
        uint32_t next = at + 1;
        while (next < run.last && b->words[next]->word.data[run.depth] == letter)
            next++;
        mask |= (uint32_t)1 << (letter - 'a');
        add_run(b, (struct run){at, next, run.depth + 1, 0});
        at = next;
    }
    if (ends) {
        mask |= (uint32_t)1 << STET_TRIE_END;
        add_run(b, (struct run){run.first, run.first + 1, run.depth, 1});
    }
    b->nodes[i] = (struct stet_trie_node){mask, mask ? base : 0};
}

static uint32_t sort_words(struct builder *b, const struct stet_trie_word *words, size_t count)
{
    b->words = stet_xcalloc(count + 1, sizeof *b->words);
    for (size_t i = 0; i < count; i++)
        b->words[i] = &words[i];
    if (count > 1)
        qsort(b->words, count, sizeof *b->words, compare_words);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !stet_str_eq(b->words[kept - 1]->word, b->words[i]->word))
            b->words[kept++] = b->words[i];
    return (uint32_t)kept;
}

enum stet_status stet_trie_build(struct stet_buf *blob, const struct stet_trie_word *words,
                                 size_t count, struct stet_error *err)
{
    if (count > UINT32_MAX / (STET_TRIE_WORD_MAX + 2))
        return stet_fail(err, STET_ERROR_DATA, NULL, 0, 0,
                         "%zu names are more than one index can hold; split the list", count);
    for (size_t i = 0; i < count; i++)
        if (!is_word(words[i].word))
            return stet_fail(err, STET_ERROR_DATA, NULL, 0, 0,
                             "\"%.*s\" cannot be indexed: write 1 to %d letters a-z",
                             (int)(words[i].word.size < 80 ? words[i].word.size : 80),
                             words[i].word.data ? words[i].word.data : "", STET_TRIE_WORD_MAX);
    struct builder b = {0};
    uint32_t kept = sort_words(&b, words, count);
    add_run(&b, (struct run){0, kept, 0, 0});
    for (size_t i = 0; i < b.count; i++)
        expand_run(&b, i);
    uint32_t header[TRIE_HEADER] = {TRIE_MAGIC, TRIE_VERSION, (uint32_t)b.count, kept};
    stet_buf_align(blob, sizeof(uint32_t));
    stet_buf_append(blob, header, sizeof header);
    stet_buf_append(blob, b.nodes, b.count * sizeof *b.nodes);
    free(b.words);
    free(b.runs);
    free(b.nodes);
    return STET_OK;
}

// Leaves stand behind the end-of-word symbol and nowhere else.
static bool leaves_in_place(const struct stet_trie_node *nodes, struct stet_trie_node parent)
{
    uint32_t children = stet_trie_bits(parent.mask);
    bool ends = parent.mask >> STET_TRIE_END;
    for (uint32_t i = 0; i < children; i++)
        if ((nodes[parent.base + i].mask == 0) != (ends && i + 1 == children))
            return false;
    return true;
}

bool stet_trie_trust(struct stet_trie *out, const void *data, size_t size)
{
    const uint32_t *header = data;
    if (!data || (uintptr_t)data % sizeof(uint32_t) != 0 || size < TRIE_HEADER * sizeof(uint32_t))
        return false;
    size_t space = (size - TRIE_HEADER * sizeof(uint32_t)) / sizeof(struct stet_trie_node);
    if (header[0] != TRIE_MAGIC || header[1] != TRIE_VERSION || header[2] == 0 || header[2] > space)
        return false;
    *out = (struct stet_trie){(const void *)(header + TRIE_HEADER), header[2], header[3]};
    return true;
}

bool stet_trie_open(struct stet_trie *out, const void *data, size_t size)
{
    struct stet_trie trie;
    if (!stet_trie_trust(&trie, data, size))
        return false;
    const struct stet_trie_node *nodes = trie.nodes;
    uint64_t next = 1; // number that the next child must have
    uint64_t level_end = 1;
    uint32_t words = 0, depth = 0;
    for (uint32_t i = 0; i < trie.node_count; i++) {
        uint32_t mask = nodes[i].mask;
        if (i == level_end) {
            level_end = next;
            depth++;
        }
        if (depth > STET_TRIE_WORD_MAX + 1)
            return false;
        if (mask >> (STET_TRIE_END + 1))
            return false;
        if (mask == 0)
            continue;
        uint64_t behind = next + stet_trie_bits(mask);
        if (nodes[i].base != next || next <= i || behind > trie.node_count ||
            !leaves_in_place(nodes, nodes[i]))
            return false;
        next = behind;
        words += mask >> STET_TRIE_END;
    }
    if (next != trie.node_count || words != trie.word_count)
        return false;
    *out = trie;
    return true;
}

bool stet_trie_get(const struct stet_trie *trie, struct stet_str word, uint32_t *value)
{
    uint32_t node = STET_TRIE_ROOT;
    for (size_t i = 0; i < word.size; i++) {
        if (!stet_is_ascii_lower(word.data[i]))
            return false;
        node = stet_trie_child(trie, node, (uint32_t)(word.data[i] - 'a'));
        if (!node)
            return false;
    }
    uint32_t leaf = stet_trie_child(trie, node, STET_TRIE_END);
    if (leaf)
        *value = trie->nodes[leaf].base;
    return leaf != 0;
}
