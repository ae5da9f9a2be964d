// SPDX-License-Identifier: Apache-2.0
// The sections of a compiled index; shared by the compiler (index_compile.c) and the reader (index.c) and by nobody else.
#ifndef STET_NAMES_INDEX_LAYOUT_H
#define STET_NAMES_INDEX_LAYOUT_H

#include <stdint.h>

#define STET_INDEX_MAGIC 0x36786e73u // "snx6"; change it with the layout or with what goes in

enum stet_index_sections {
    STET_SECTION_STRINGS,
    STET_SECTION_ENTRIES,
    STET_SECTION_WORDS,
    STET_SECTION_REFS,
    STET_SECTION_PARTS,
    STET_SECTION_PHRASES,
    STET_SECTION_VARIANTS,
    STET_SECTION_LABELS,
    STET_SECTION_EXCEPTIONS,
    STET_SECTION_WORD_TABLE,
    STET_SECTION_PHRASE_TABLE,
    STET_SECTION_VARIANT_TABLE,
    STET_SECTION_EXCEPTION_TABLE,
    STET_SECTION_TRIE,
    STET_SECTION_COUNT,
};

struct stet_index_section {
    uint64_t offset, size; // bytes from the start of the blob; offsets are multiples of 8
};

struct stet_index_header {
    uint32_t magic, zero;
    struct stet_index_section section[STET_SECTION_COUNT];
};

#endif
