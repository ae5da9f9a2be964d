// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"

#include <stdlib.h>

#include "base/arena.h"

static uint64_t fold(uint64_t a, uint64_t b)
{
    __extension__ unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

// Little-endian whatever the machine, so that compiled tables can be shared.
static uint64_t read_tail(const unsigned char *p, size_t n)
{
    uint64_t v = 0;
    for (size_t i = 0; i < n; i++)
        v |= (uint64_t)p[i] << (8 * i);
    return v;
}

uint64_t stet_hash(struct stet_str text)
{
    const unsigned char *p = (const unsigned char *)text.data;
    size_t left = text.size;
    uint64_t h = 0x9e3779b97f4a7c15u ^ text.size;
    for (; left >= 8; p += 8, left -= 8)
        h = fold(h ^ read_tail(p, 8), 0xd6e8feb86659fd93u);
    if (left)
        h = fold(h ^ read_tail(p, left), 0xa0761d6478bd642fu);
    return fold(h, 0xe7037ed1a0b428dbu);
}

static struct stet_map_slot *find_slot(const struct stet_map *map, struct stet_str key,
                                       uint64_t hash)
{
    uint32_t mask = map->capacity - 1;
    for (uint32_t i = (uint32_t)hash & mask;; i = (i + 1) & mask) {
        struct stet_map_slot *slot = &map->slots[i];
        if (!slot->key)
            return slot;
        if (slot->hash == hash && slot->size == key.size &&
            memcmp(slot->key, key.data, key.size) == 0)
            return slot;
    }
}

uint32_t *stet_map_get(const struct stet_map *map, struct stet_str key)
{
    if (!map->capacity)
        return NULL;
    struct stet_map_slot *slot = find_slot(map, key, stet_hash(key));
    return slot->key ? &slot->value : NULL;
}

static void grow(struct stet_map *map)
{
    struct stet_map bigger = {NULL, map->capacity ? map->capacity * 2 : 16, map->count};
    bigger.slots = stet_xcalloc(bigger.capacity, sizeof *bigger.slots);
    for (uint32_t i = 0; i < map->capacity; i++) {
        const struct stet_map_slot *slot = &map->slots[i];
        if (slot->key)
            *find_slot(&bigger, (struct stet_str){slot->key, slot->size}, slot->hash) = *slot;
    }
    free(map->slots);
    *map = bigger;
}

uint32_t *stet_map_put(struct stet_map *map, struct stet_str key, uint32_t value, bool *added)
{
    if ((uint64_t)(map->count + 1) * 10 > (uint64_t)map->capacity * 7)
        grow(map);
    uint64_t hash = stet_hash(key);
    struct stet_map_slot *slot = find_slot(map, key, hash);
    if (added)
        *added = !slot->key;
    if (!slot->key) {
        *slot = (struct stet_map_slot){hash, key.data ? key.data : "", (uint32_t)key.size, value};
        map->count++;
    }
    return &slot->value;
}

void stet_map_release(struct stet_map *map)
{
    free(map->slots);
    *map = (struct stet_map){0};
}
