// SPDX-License-Identifier: Apache-2.0
// Distinct word forms of a session, numbered: whatever is found out about a word form (spelling, names) is kept by its
// number, so that a repeated word costs one hash probe. One per thread; it outlives documents.
#ifndef STET_TEXT_LEXICON_H
#define STET_TEXT_LEXICON_H

#include "base/arena.h"
#include "base/hash.h"

enum stet_case {
    STET_CASE_NONE,  // no cased letter
    STET_CASE_LOWER, // shoigu
    STET_CASE_TITLE, // Shoigu, O’Neill’s first part, a single capital
    STET_CASE_UPPER, // NATO
    STET_CASE_MIXED, // WhatsApp, iPhone, McDonald
};

struct stet_word {
    struct stet_str text; // as written, valid UTF-8
    enum stet_case form;
    unsigned scripts; // stet_script bits of its letters
    bool has_digit;   // "MQ9", "22nd"
    bool ascii;
    uint32_t length_cp;
};

struct stet_lexicon {
    struct stet_arena arena;
    struct stet_map ids;
    struct stet_word **words; // in the arena: addresses stay valid when the lexicon grows
    uint32_t count, capacity;
};

// The number of `text`, which is copied when it is new. Numbers count from 0 without gaps.
uint32_t stet_lexicon_intern(struct stet_lexicon *lexicon, struct stet_str text);
static inline const struct stet_word *stet_lexicon_word(const struct stet_lexicon *lexicon,
                                                        uint32_t id)
{
    return lexicon->words[id];
}
void stet_lexicon_release(struct stet_lexicon *lexicon);

#endif
