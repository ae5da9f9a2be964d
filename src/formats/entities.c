// SPDX-License-Identifier: Apache-2.0
#include "formats/entities.h"

#include "base/utf8.h"

struct entity {
    const char *name, *text;
};

static const struct entity entities[] = {
#define E(name, text) {name, text},
#include "formats/entities.def"
#undef E
};

static size_t decode_named(struct stet_str name, char out[8])
{
    size_t low = 0, high = sizeof entities / sizeof *entities;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = stet_str_cmp(stet_str_from(entities[middle].name), name);
        if (order == 0) {
            size_t size = strlen(entities[middle].text);
            memcpy(out, entities[middle].text, size);
            return size;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

static size_t decode_number(struct stet_str digits, unsigned base, char out[8])
{
    uint32_t c = 0;
    if (!digits.size)
        return 0;
    for (size_t i = 0; i < digits.size; i++) {
        char digit = stet_ascii_lower(digits.data[i]);
        unsigned value = stet_is_ascii_digit(digit)     ? (unsigned)(digit - '0')
                         : digit >= 'a' && digit <= 'f' ? (unsigned)(digit - 'a') + 10
                                                        : 99;
        if (value >= base)
            return 0;
        c = c > 0x10ffff ? c : c * base + value;
    }
    if (c == 0 || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
        c = 0xfffd;
    return stet_utf8_encode(c, out);
}

size_t stet_entity_decode(struct stet_str reference, char out[8])
{
    size_t n = reference.size;
    if (n < 3 || reference.data[0] != '&' || reference.data[n - 1] != ';')
        return 0;
    struct stet_str name = stet_str_slice(reference, 1, n - 1);
    if (name.data[0] != '#')
        return decode_named(name, out);
    if (name.size > 1 && (name.data[1] == 'x' || name.data[1] == 'X'))
        return decode_number(stet_str_slice(name, 2, name.size), 16, out);
    return decode_number(stet_str_slice(name, 1, name.size), 10, out);
}
