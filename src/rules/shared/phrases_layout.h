// SPDX-License-Identifier: Apache-2.0
// The compiled phrase list, for phrases.c and phrases_compile.c only. Layout: uint32 filter[256], the table of word-sequence hashes
// (every beginning of every phrase is a key), the pool. A value is (offset in the pool + 1) * 2 for the end of a phrase, plus 1
// where a longer phrase goes on. A pool entry is one byte (the phrase is open), its text and its English, each with a NUL.
#ifndef STET_RULES_SHARED_PHRASES_LAYOUT_H
#define STET_RULES_SHARED_PHRASES_LAYOUT_H

#include "rules/shared/phrases.h"

enum { STET_PHRASE_MAX_WORD = 64, STET_PHRASE_MAX_WORDS = 16, STET_PHRASE_FILTER = 256 };

// The form under which words are compared: lower case, straight apostrophe, numbers as "#". 0: too long for a phrase.
size_t stet_phrase_normalise(struct stet_str word, char out[STET_PHRASE_MAX_WORD]);
// The hash of a sequence of words, one word more; it starts as the kind.
uint64_t stet_phrase_extend(uint64_t hash, const char *word, size_t size);
static inline uint32_t stet_phrase_size_bit(size_t size)
{
    return UINT32_C(1) << (size < 31 ? size : 31);
}

#endif
