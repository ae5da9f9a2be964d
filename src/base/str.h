// SPDX-License-Identifier: Apache-2.0
// Text slices: a pointer and a size, passed by value, never NUL-terminated by contract.
//
//     struct stet_str word = STET_STR("Biden");
//     if (stet_str_eq(word, STET_STR("Biden"))) ...
#ifndef STET_BASE_STR_H
#define STET_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "stet.h"

#define STET_STR(literal) ((struct stet_str){(literal), sizeof(literal) - 1})

// The bytes of a NUL-terminated string, without the NUL; NULL gives the empty slice.
static inline struct stet_str stet_str_from(const char *text)
{
    return (struct stet_str){text ? text : "", text ? strlen(text) : 0};
}

// The bytes [start, end) of `text`; the caller guarantees start <= end <= size.
static inline struct stet_str stet_str_slice(struct stet_str text, size_t start, size_t end)
{
    return (struct stet_str){text.data + start, end - start};
}

static inline bool stet_str_eq(struct stet_str a, struct stet_str b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

static inline bool stet_str_starts(struct stet_str text, struct stet_str prefix)
{
    return text.size >= prefix.size && memcmp(text.data, prefix.data, prefix.size) == 0;
}

static inline bool stet_str_ends(struct stet_str text, struct stet_str suffix)
{
    return text.size >= suffix.size &&
           memcmp(text.data + text.size - suffix.size, suffix.data, suffix.size) == 0;
}

// ASCII letters only: everything beyond ASCII must be equal to the byte.
bool stet_str_eq_nocase(struct stet_str a, struct stet_str b);

// Byte offset of the first `needle` at or after `from`, or SIZE_MAX.
size_t stet_str_find(struct stet_str text, struct stet_str needle, size_t from);

// Without leading and trailing ASCII white space.
struct stet_str stet_str_trim(struct stet_str text);

// Cuts `rest` at the next `separator`: returns what stands before it and moves `rest` behind it.
// The last field leaves `rest->data` NULL, so `while (rest.data)` visits every field, empty ones too.
struct stet_str stet_str_split(struct stet_str *rest, char separator);

// Order of unsigned bytes, as memcmp; the shorter first when one begins the other.
int stet_str_cmp(struct stet_str a, struct stet_str b);

static inline bool stet_is_ascii_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
static inline bool stet_is_ascii_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
static inline bool stet_is_ascii_lower(char c)
{
    return c >= 'a' && c <= 'z';
}
static inline bool stet_is_ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}
static inline bool stet_is_ascii_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline char stet_ascii_lower(char c)
{
    return stet_is_ascii_upper(c) ? (char)(c + ('a' - 'A')) : c;
}
static inline char stet_ascii_upper(char c)
{
    return stet_is_ascii_lower(c) ? (char)(c - ('a' - 'A')) : c;
}

#endif
