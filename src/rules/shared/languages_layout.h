// SPDX-License-Identifier: Apache-2.0
// The bytes of the compiled languages; shared by their compiler and their reader and by nobody else.
#ifndef STET_RULES_SHARED_LANGUAGES_LAYOUT_H
#define STET_RULES_SHARED_LANGUAGES_LAYOUT_H

#include "rules/shared/languages.h"

#define STET_LANGUAGES_MAGIC 0x316e616cu // "lan1"; change it with the layout

enum {
    STET_LETTER_KINDS = 27, // a word's edge, a to z
    STET_TRIGRAMS = STET_LETTER_KINDS * STET_LETTER_KINDS * STET_LETTER_KINDS,
    STET_LANGUAGE_WORD = 60, // bytes of the longest word that is weighed
    STET_RANK_BITS = 3,
};

struct stet_languages_header {
    uint32_t magic, count;
    uint32_t exact_size, folded_size; // bytes; the letters follow the tables
    char names[STET_LANGUAGES][STET_LANGUAGE_NAME];
};

static inline uint32_t stet_letter_kind(char c)
{
    return c >= 'a' && c <= 'z' ? (uint32_t)(c - 'a') + 1 : 0;
}
// The trigram that ends at byte `i` of the folded `word`; i == size: the one that ends at its edge.
static inline uint32_t stet_trigram(struct stet_str word, size_t i)
{
    uint32_t c = i < word.size ? stet_letter_kind(word.data[i]) : 0;
    uint32_t b = i >= 1 ? stet_letter_kind(word.data[i - 1]) : 0;
    uint32_t a = i >= 2 ? stet_letter_kind(word.data[i - 2]) : 0;
    return (a * STET_LETTER_KINDS + b) * STET_LETTER_KINDS + c;
}

#endif
