// SPDX-License-Identifier: Apache-2.0
// A hash table as a relocatable blob: made once (at build time, or when a list is compiled), then linked in or mapped and read
// as it is. Keys are known by their 64-bit stet_hash alone: two of a million keys collide once in 37 million tables.
//
//     struct stet_buf blob = {0};
//     stet_table_write(&blob, hashes, values, count);
//     struct stet_table table;
//     if (stet_table_open(&table, blob.data, blob.size)) value = stet_table_get(&table, stet_hash(key));
#ifndef STET_BASE_TABLE_H
#define STET_BASE_TABLE_H

#include <stdint.h>

#include "base/buf.h"

struct stet_table {
    const uint64_t *keys;   // 0: free
    const uint32_t *values; // NULL: a set
    uint64_t mask;
    uint32_t count;
    size_t size; // bytes of the blob
};

// Appends a table of `count` hashes to `blob` (aligned to 8). `values` may be NULL. The first of equal hashes wins.
void stet_table_write(struct stet_buf *blob, const uint64_t *hashes, const uint32_t *values,
                      size_t count);
// `data` must be 8-byte aligned and is borrowed. False when it is no table or is cut off.
bool stet_table_open(struct stet_table *out, const void *data, size_t size);

bool stet_table_has(const struct stet_table *table, uint64_t hash);
// The value, or `otherwise`. A set gives 1.
uint32_t stet_table_get(const struct stet_table *table, uint64_t hash, uint32_t otherwise);

#endif
