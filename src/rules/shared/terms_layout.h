// SPDX-License-Identifier: Apache-2.0
// The bytes of a compiled glossary; shared by its compiler and its reader and by nobody else.
#ifndef STET_RULES_SHARED_TERMS_LAYOUT_H
#define STET_RULES_SHARED_TERMS_LAYOUT_H

#include "rules/shared/terms.h"

#define STET_TERMS_MAGIC 0x316d7274u // "trm1"; change it with the layout

enum stet_terms_section_number {
    STET_TERMS_TABLE,
    STET_TERMS_ENTRIES,
    STET_TERMS_SINGLE,
    STET_TERMS_PAIR,
    STET_TERMS_STRINGS,
    STET_TERMS_SECTIONS,
};

struct stet_terms_section {
    uint64_t offset, size; // bytes from the start; offsets are multiples of 8
};

// In place of the number of an entry: the phrase is accepted.
enum { STET_TERMS_ACCEPTED = 0x1ffffffe };
// Set in a value: only the capitals are wrong.
enum { STET_TERMS_CASE = 0x40000000 };

struct stet_terms_header {
    uint32_t magic, zero;
    struct stet_terms_section section[STET_TERMS_SECTIONS];
};

// Folded words with one space between.
struct stet_terms_phrase {
    char text[STET_TERM_BYTES + 1];
    size_t size;
};

// False when the phrase grows too long.
bool stet_terms_add_word(struct stet_terms_phrase *phrase, struct stet_str word);
// A few letters of a word as a number below STET_TERM_FILTER_BITS, the same for its possessive; and of two words that follow each other.
uint32_t stet_terms_letters(struct stet_str word);
static inline uint32_t stet_terms_pair(uint32_t first, uint32_t second)
{
    return (first * 0x9e3779b1u ^ second * 0x85ebca6bu) >> 16 & (STET_TERM_FILTER_BITS - 1);
}

#endif
