// SPDX-License-Identifier: Apache-2.0
// Every mark of an article that may begin or end a quotation, with what its place says of it. Marks that are written with two
// characters (,,word'' and ``word'') and marks typed twice (““word””) are one mark here.
//
//     struct stet_quote_marks marks = stet_quote_marks_of(check);
//     for (uint32_t i = 0; i < marks.count; i++) ... marks.items[i].shape ...
#ifndef STET_RULES_SHARED_QUOTE_MARKS_H
#define STET_RULES_SHARED_QUOTE_MARKS_H

#include "rules/rule.h"

enum stet_quote_shape {
    STET_SHAPE_OPENING, // white space or an opening bracket before it, a word behind
    STET_SHAPE_CLOSING,
    STET_SHAPE_GLUED, // words on both sides
    STET_SHAPE_LOOSE, // white space or marks on both sides
};

struct stet_quote_mark {
    uint32_t first, last; // tokens: the same, or two that belong together
    uint32_t block;
    uint32_t code; // of one mark; STET_MARK_LOW_COMMAS and so on for what stands for one
    uint32_t left,
        right; // the mark that touches it: 0 a word or number, ' ' white space or nothing
    enum stet_quote_shape shape;
    bool doubled; // typed twice
    bool crowded; // another mark touches it ("" in CSV): no prose
};

// Codes of the two-character marks: the character they are written with.
enum { STET_MARK_LOW_COMMAS = ',', STET_MARK_GRAVES = '`', STET_MARK_APOSTROPHES = '\'' };

struct stet_quote_marks {
    struct stet_quote_mark *items; // in the document's arena
    uint32_t count;
};

struct stet_quote_marks stet_quote_marks_of(struct stet_check *check);

#endif
