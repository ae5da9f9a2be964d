// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE // memmem
#include "base/str.h"

#include <stdint.h>

bool stet_str_eq_nocase(struct stet_str a, struct stet_str b)
{
    if (a.size != b.size)
        return false;
    for (size_t i = 0; i < a.size; i++)
        if (stet_ascii_lower(a.data[i]) != stet_ascii_lower(b.data[i]))
            return false;
    return true;
}

size_t stet_str_find(struct stet_str text, struct stet_str needle, size_t from)
{
    if (from > text.size)
        return SIZE_MAX;
    if (needle.size == 0)
        return from;
    const char *hit = memmem(text.data + from, text.size - from, needle.data, needle.size);
    return hit ? (size_t)(hit - text.data) : SIZE_MAX;
}

struct stet_str stet_str_trim(struct stet_str text)
{
    size_t start = 0, end = text.size;
    while (start < end && stet_is_ascii_space(text.data[start]))
        start++;
    while (end > start && stet_is_ascii_space(text.data[end - 1]))
        end--;
    return stet_str_slice(text, start, end);
}

struct stet_str stet_str_split(struct stet_str *rest, char separator)
{
    struct stet_str field = *rest;
    const char *hit = rest->size ? memchr(rest->data, separator, rest->size) : NULL;
    if (!hit) {
        *rest = (struct stet_str){NULL, 0};
        return field;
    }
    field.size = (size_t)(hit - rest->data);
    rest->data += field.size + 1;
    rest->size -= field.size + 1;
    return field;
}

int stet_str_cmp(struct stet_str a, struct stet_str b)
{
    size_t common = a.size < b.size ? a.size : b.size;
    int order = common ? memcmp(a.data, b.data, common) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}
