// SPDX-License-Identifier: Apache-2.0
// A 64-bit hash of bytes, and a map from slices to 32-bit numbers.
#ifndef STET_BASE_HASH_H
#define STET_BASE_HASH_H

#include <stdint.h>

#include "base/str.h"

// Deterministic on every machine and in every run (compiled tables rely on it): eight bytes at a time, folded by a
// 64x64→128-bit multiplication. Not for hostile keys beyond what the map's growth bounds.
uint64_t stet_hash(struct stet_str text);

// Open addressing, linear probing, at most 70 % full. Keys are borrowed: they must outlive the map.
struct stet_map {
    struct stet_map_slot *slots;
    uint32_t capacity; // a power of two, or 0
    uint32_t count;
};
struct stet_map_slot {
    uint64_t hash;
    const char *key; // NULL: free
    uint32_t size;
    uint32_t value;
};

// Address of the value of `key`, or NULL. Valid until the next insertion.
uint32_t *stet_map_get(const struct stet_map *map, struct stet_str key);
// Address of the value of `key`, inserted with `value` if it was absent (*added tells; may be NULL).
uint32_t *stet_map_put(struct stet_map *map, struct stet_str key, uint32_t value, bool *added);
void stet_map_release(struct stet_map *map);

#endif
