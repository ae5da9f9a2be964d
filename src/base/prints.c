// SPDX-License-Identifier: Apache-2.0
#include "base/prints.h"

#include <stdlib.h>

#include "base/arena.h"

#define PRINTS_MAGIC 0x31727066u // "fpr1"

enum { KEYS_PER_BUCKET = 4, MOST_BUCKET_BITS = 28 };

struct header {
    uint32_t magic, value_size, bucket_bits, count;
};

struct item {
    uint64_t hash;
    uint32_t value, order;
};

static int compare_items(const void *a, const void *b)
{
    const struct item *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static uint32_t bucket_of(uint64_t hash, unsigned bits)
{
    return bits ? (uint32_t)(hash >> (64 - bits)) : 0;
}

static uint32_t rest_of(uint64_t hash, unsigned bits)
{
    return (uint32_t)(hash >> (32 - bits));
}

// Sorted by hash, the first of equal ones kept; how many are left.
static size_t sort_items(struct item *items, const uint64_t *hashes, const uint32_t *values,
                         size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        items[i] = (struct item){hashes[i], values ? values[i] : 1, (uint32_t)i};
    qsort(items, count, sizeof *items, compare_items);
    for (size_t i = 0; i < count; i++)
        if (!kept || items[kept - 1].hash != items[i].hash)
            items[kept++] = items[i];
    return kept;
}

static void append_number(struct stet_buf *blob, uint32_t number)
{
    stet_buf_append(blob, &number, sizeof number);
}

void stet_prints_write(struct stet_buf *blob, const uint64_t *hashes, const uint32_t *values,
                       unsigned value_size, size_t count)
{
    struct item *items = stet_xcalloc(count ? count : 1, sizeof *items);
    size_t kept = sort_items(items, hashes, values, count);
    struct header header = {PRINTS_MAGIC, value_size, 0, (uint32_t)kept};
    while (header.bucket_bits < MOST_BUCKET_BITS &&
           ((size_t)KEYS_PER_BUCKET << header.bucket_bits) < kept)
        header.bucket_bits++;
    stet_buf_align(blob, 8);
    stet_buf_append(blob, &header, sizeof header);
    size_t next = 0;
    for (uint32_t bucket = 0; bucket <= (uint32_t)1 << header.bucket_bits; bucket++) {
        while (next < kept && bucket_of(items[next].hash, header.bucket_bits) < bucket)
            next++;
        append_number(blob, (uint32_t)next);
    }
    for (size_t i = 0; i < kept; i++)
        append_number(blob, rest_of(items[i].hash, header.bucket_bits));
    for (size_t i = 0; i < kept && value_size; i++) {
        if (value_size == 1)
            stet_buf_putc(blob, (char)items[i].value);
        else
            append_number(blob, items[i].value);
    }
    stet_buf_align(blob, 4);
    free(items);
}

bool stet_prints_trust(struct stet_prints *out, const void *data, size_t size)
{
    struct header header;
    if (size < sizeof header)
        return false;
    memcpy(&header, data, sizeof header);
    if (header.magic != PRINTS_MAGIC || header.bucket_bits > MOST_BUCKET_BITS ||
        (header.value_size != 0 && header.value_size != 1 && header.value_size != 4))
        return false;
    size_t buckets = (size_t)1 << header.bucket_bits;
    size_t need = sizeof header + sizeof(uint32_t) * (buckets + 1 + header.count) +
                  (size_t)header.value_size * header.count;
    need = (need + 3) / 4 * 4;
    if (size < need)
        return false;
    *out = (struct stet_prints){.value_size = header.value_size,
                                .bucket_bits = header.bucket_bits,
                                .count = header.count,
                                .size = need};
    const unsigned char *bytes = data;
    out->starts = (const uint32_t *)(const void *)(bytes + sizeof header);
    out->rests = out->starts + buckets + 1;
    out->values = header.value_size ? (const unsigned char *)(out->rests + header.count) : NULL;
    return true;
}

bool stet_prints_open(struct stet_prints *out, const void *data, size_t size)
{
    struct stet_prints prints;
    if (!stet_prints_trust(&prints, data, size))
        return false;
    uint32_t last = 0;
    for (size_t i = 0; i <= (size_t)1 << prints.bucket_bits; i++) {
        if (prints.starts[i] < last || prints.starts[i] > prints.count)
            return false;
        last = prints.starts[i];
    }
    *out = prints;
    return true;
}

uint32_t stet_prints_get(const struct stet_prints *prints, uint64_t hash, uint32_t otherwise)
{
    if (!prints->count)
        return otherwise;
    uint32_t bucket = bucket_of(hash, prints->bucket_bits),
             wanted = rest_of(hash, prints->bucket_bits);
    for (uint32_t i = prints->starts[bucket]; i < prints->starts[bucket + 1]; i++) {
        if (prints->rests[i] != wanted)
            continue;
        uint32_t value = 1;
        if (prints->value_size == 1)
            value = prints->values[i];
        else if (prints->value_size == 4)
            memcpy(&value, prints->values + (size_t)i * 4, sizeof value);
        return value;
    }
    return otherwise;
}
