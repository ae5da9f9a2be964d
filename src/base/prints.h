// SPDX-License-Identifier: Apache-2.0
// A set or map of 64-bit hashes in about 4 bytes a key, made once, then linked in or mapped and read as it is. Of each hash its
// first bits say the bucket, and the next 32 are kept: a key that is not there is taken for one that is about once in a thousand
// million questions. For what struct stet_table would hold in 12 to 16 bytes a key.
//
//     struct stet_buf blob = {0};
//     stet_prints_write(&blob, hashes, values, 1, count); // values of one byte
//     struct stet_prints prints;
//     if (stet_prints_open(&prints, blob.data, blob.size)) value = stet_prints_get(&prints, stet_hash(key), 0);
#ifndef STET_BASE_PRINTS_H
#define STET_BASE_PRINTS_H

#include <stdint.h>

#include "base/buf.h"

struct stet_prints {
    const uint32_t *starts; // of each bucket, and the end of the last
    const uint32_t *rests;  // 32 bits of each hash, sorted within a bucket
    const unsigned char *values;
    unsigned value_size; // bytes: 0, 1 or 4
    unsigned bucket_bits;
    uint32_t count;
    size_t size; // bytes of the blob
};

// Appends `count` hashes to `blob` (aligned to 8) with their values; `value_size` is 0 (`values` may be NULL), 1 or 4. The first
// of equal hashes wins. `count` is below 2^31.
void stet_prints_write(struct stet_buf *blob, const uint64_t *hashes, const uint32_t *values,
                       unsigned value_size, size_t count);
// `data` must be 4-byte aligned and is borrowed. False when it is no such table, is cut off, or its buckets do not lie in it.
bool stet_prints_open(struct stet_prints *out, const void *data, size_t size);
// As above without a look at the buckets: for what is linked in.
bool stet_prints_trust(struct stet_prints *out, const void *data, size_t size);

// The value, or `otherwise`. A set gives 1.
uint32_t stet_prints_get(const struct stet_prints *prints, uint64_t hash, uint32_t otherwise);

#endif
