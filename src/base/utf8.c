// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

static bool is_tail(unsigned char c)
{
    return (c & 0xc0) == 0x80;
}

uint32_t stet_utf8_decode(struct stet_str text, size_t *i)
{
    const unsigned char *p = (const unsigned char *)text.data + *i;
    size_t left = text.size - *i;
    unsigned char lead = p[0];
    size_t length = lead < 0x80   ? 1
                    : lead < 0xc2 ? 0
                    : lead < 0xe0 ? 2
                    : lead < 0xf0 ? 3
                    : lead < 0xf5 ? 4
                                  : 0;
    bool good = length > 0 && length <= left;
    for (size_t k = 1; good && k < length; k++)
        good = is_tail(p[k]);
    if (good && length == 3)
        good = !(lead == 0xe0 && p[1] < 0xa0) && !(lead == 0xed && p[1] > 0x9f);
    if (good && length == 4)
        good = !(lead == 0xf0 && p[1] < 0x90) && !(lead == 0xf4 && p[1] > 0x8f);
    if (!good) {
        (*i)++;
        return STET_UTF8_INVALID;
    }
    *i += length;
    switch (length) {
    case 1: return lead;
    case 2: return (lead & 0x1fu) << 6 | (p[1] & 0x3fu);
    case 3: return (lead & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    default:
        return (lead & 0x07u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
    }
}

uint32_t stet_utf8_before(struct stet_str text, size_t i)
{
    if (i == 0)
        return 0;
    size_t start = i - 1;
    while (start > 0 && i - start < 4 && is_tail((unsigned char)text.data[start]))
        start--;
    return stet_utf8_next(text, &start);
}

size_t stet_utf8_encode(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xc0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3f));
        out[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3f));
    out[2] = (char)(0x80 | (c >> 6 & 0x3f));
    out[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

size_t stet_utf8_valid_until(struct stet_str text)
{
    size_t i = 0;
    while (i < text.size) {
        // Eight ASCII bytes at a time: most of an English article is nothing else.
        while (i + 8 <= text.size) {
            uint64_t eight;
            memcpy(&eight, text.data + i, 8);
            if (eight & 0x8080808080808080u)
                break;
            i += 8;
        }
        if (i >= text.size)
            break;
        size_t start = i;
        if (stet_utf8_next(text, &i) == STET_UTF8_INVALID)
            return start;
    }
    return text.size;
}

size_t stet_utf8_count(struct stet_str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.size; count++)
        stet_utf8_next(text, &i);
    return count;
}
