// SPDX-License-Identifier: Apache-2.0
#include "base/table.h"

#include <stdlib.h>

#include "base/arena.h"

#define TABLE_MAGIC                                                                                \
    0x31626174u // "tab1", also refuses a table written on a machine of the other byte order

struct header {
    uint32_t magic;
    uint32_t has_values;
    uint32_t count;
    uint32_t log2_capacity;
};

static uint64_t key_of(uint64_t hash)
{
    return hash ? hash : 1;
}

void stet_table_write(struct stet_buf *blob, const uint64_t *hashes, const uint32_t *values,
                      size_t count)
{
    struct header header = {TABLE_MAGIC, values != NULL, 0, 3};
    while (((uint64_t)1 << header.log2_capacity) * 3 < (uint64_t)count * 4)
        header.log2_capacity++;
    uint64_t capacity = (uint64_t)1 << header.log2_capacity, mask = capacity - 1;
    uint64_t *keys = stet_xcalloc(capacity, sizeof *keys);
    uint32_t *kept = stet_xcalloc(capacity, sizeof *kept);
    for (size_t i = 0; i < count; i++) {
        uint64_t key = key_of(hashes[i]), slot = key & mask;
        while (keys[slot] && keys[slot] != key)
            slot = (slot + 1) & mask;
        if (keys[slot])
            continue;
        keys[slot] = key;
        kept[slot] = values ? values[i] : 1;
        header.count++;
    }
    stet_buf_align(blob, 8);
    stet_buf_append(blob, &header, sizeof header);
    stet_buf_append(blob, keys, capacity * sizeof *keys);
    if (values)
        stet_buf_append(blob, kept, capacity * sizeof *kept);
    free(keys);
    free(kept);
}

bool stet_table_open(struct stet_table *out, const void *data, size_t size)
{
    struct header header;
    if (size < sizeof header)
        return false;
    memcpy(&header, data, sizeof header);
    if (header.magic != TABLE_MAGIC || header.log2_capacity > 40 || header.has_values > 1)
        return false;
    uint64_t capacity = (uint64_t)1 << header.log2_capacity;
    size_t need =
        sizeof header + capacity * (sizeof(uint64_t) + (header.has_values ? sizeof(uint32_t) : 0));
    if (size < need || header.count >= capacity)
        return false;
    const unsigned char *bytes = data;
    out->keys = (const uint64_t *)(const void *)(bytes + sizeof header);
    out->values = header.has_values ? (const uint32_t *)(const void *)(out->keys + capacity) : NULL;
    out->mask = capacity - 1;
    out->count = header.count;
    out->size = need;
    return true;
}

static uint64_t slot_of(const struct stet_table *table, uint64_t hash)
{
    uint64_t key = key_of(hash), slot = key & table->mask;
    while (table->keys[slot] && table->keys[slot] != key)
        slot = (slot + 1) & table->mask;
    return slot;
}

bool stet_table_has(const struct stet_table *table, uint64_t hash)
{
    return table->keys && table->keys[slot_of(table, hash)] != 0;
}

uint32_t stet_table_get(const struct stet_table *table, uint64_t hash, uint32_t otherwise)
{
    if (!table->keys)
        return otherwise;
    uint64_t slot = slot_of(table, hash);
    if (!table->keys[slot])
        return otherwise;
    return table->values ? table->values[slot] : 1;
}
