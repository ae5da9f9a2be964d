// SPDX-License-Identifier: Apache-2.0
// Decoding UTF-8 one code point at a time (RFC 3629: no surrogates, no overlong forms, at most U+10FFFF).
// Only the encoding lives here; what a code point means is asked in text/.
#ifndef STET_BASE_UTF8_H
#define STET_BASE_UTF8_H

#include <stdint.h>

#include "base/str.h"

#define STET_UTF8_INVALID UINT32_MAX

// The code point at byte *i, which moves behind it; an ill-formed byte gives STET_UTF8_INVALID and moves by one.
// The caller guarantees *i < text.size.
uint32_t stet_utf8_decode(struct stet_str text, size_t *i);
static inline uint32_t stet_utf8_next(struct stet_str text, size_t *i)
{
    unsigned char c = (unsigned char)text.data[*i];
    if (c < 0x80) {
        (*i)++;
        return c;
    }
    return stet_utf8_decode(text, i);
}
// The code point that ends just before byte `i` (0 at the start of the text); `text` is valid UTF-8.
uint32_t stet_utf8_before(struct stet_str text, size_t i);
// The code point at byte `i` (0 at the end of the text).
static inline uint32_t stet_utf8_at(struct stet_str text, size_t i)
{
    return i < text.size ? stet_utf8_next(text, &i) : 0;
}
// Writes `c` (1 to 4 bytes) and returns how many.
size_t stet_utf8_encode(uint32_t c, char out[4]);
// Byte offset of the first ill-formed sequence, or text.size.
size_t stet_utf8_valid_until(struct stet_str text);
// Number of code points; every ill-formed byte counts as one.
size_t stet_utf8_count(struct stet_str text);

#endif
