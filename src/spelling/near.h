// SPDX-License-Identifier: Apache-2.0
// Frequent words one slip away from an unknown form, without hunspell's suggester (which costs tens of milliseconds a word and does not know
// how frequent a word is): every deletion, swap, replacement and insertion of one letter is looked up among the words of ordinary
// news (P. Norvig, "How to write a spelling corrector", 2007), some 50 look-ups a letter.
#ifndef STET_SPELLING_NEAR_H
#define STET_SPELLING_NEAR_H

#include "spelling/spelling.h"

enum { STET_NEAR_LONGEST = 24, STET_NEAR_MAX = 4 };

struct stet_near {
    char text[STET_NEAR_LONGEST + 2]; // NUL-terminated
    uint32_t lines;                   // of news that hold it
};

// The known words of news (for forms of nine letters and more, of the dictionary) one edit away from `form` (lower-case ASCII letters only, else none), likeliest first, at most STET_NEAR_MAX.
// A few dozen microseconds.
size_t stet_near_words(struct stet_near out[STET_NEAR_MAX], const struct stet_spelling *spelling,
                       struct stet_str form);

// The same among names and words as they stand with a capital (Wednesday, the President): `form` is given in small letters, the words come
// with their capital.
size_t stet_near_capitalised(struct stet_near out[STET_NEAR_MAX],
                             const struct stet_spelling *spelling, struct stet_str form);

// Two words written as one of which one is a particle ("ofthe", "hasbeen"): where the second begins; 0: none.
size_t stet_near_joint(const struct stet_spelling *spelling, struct stet_str form);

// A known word with a productive prefix or ending, or two known words of four letters and more written as one (superhard, springless,
// roundtable): hardly a misspelling, though no dictionary lists it. WEAK for prefixes of two and three letters, which words begin with by
// chance (co-mission, re-cording).
enum stet_derived { STET_DERIVED_NO, STET_DERIVED_WEAK, STET_DERIVED_YES };
enum stet_derived stet_near_derived(const struct stet_spelling *spelling, struct stet_str form);

#endif
