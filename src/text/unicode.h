// SPDX-License-Identifier: Apache-2.0
// What a code point or a word is. A thin layer over ICU: no other room includes <unicode/…>.
#ifndef STET_TEXT_UNICODE_H
#define STET_TEXT_UNICODE_H

#include <stdint.h>

#include "base/buf.h"

enum stet_char_class {
    STET_CHAR_OTHER,
    STET_CHAR_LOWER,  // letters; uncased letters (Han, Arabic …) count as lower
    STET_CHAR_UPPER,  // upper and title case
    STET_CHAR_DIGIT,  // Unicode Nd
    STET_CHAR_MARK,   // combining marks and U+200D: they continue a word, and never start one
    STET_CHAR_SPACE,  // white space that does not end a line
    STET_CHAR_BREAK,  // LF, CR, U+2028, U+2029, form feed
    STET_CHAR_PUNCT,  // punctuation and symbols
    STET_CHAR_FORMAT, // soft hyphen, zero-width characters, directional marks, U+FEFF
    STET_CHAR_CONTROL,
};

enum stet_char_class stet_char_class(uint32_t c);

// Scripts as a set of bits, so that a word's letters can be united.
enum stet_script {
    STET_SCRIPT_LATIN = 1,
    STET_SCRIPT_CYRILLIC = 2,
    STET_SCRIPT_GREEK = 4,
    STET_SCRIPT_OTHER = 8,
};
// 0 for characters that all scripts share (digits, punctuation, marks).
unsigned stet_char_script(uint32_t c);

uint32_t stet_char_lower(uint32_t c); // simple case mapping
uint32_t stet_char_upper(uint32_t c);

// Full lower-case form of valid UTF-8 `text` (root locale), appended to `out`.
void stet_text_lower(struct stet_buf *out, struct stet_str text);

// The key under which names are compared: Latin letters without accents (NFD, marks dropped; ł→l, ø→o, đ→d, ß→ss, æ→ae,
// œ→oe, þ→th, ð→d, ı→i, ə→a), lower case, a-z only; apostrophes, hyphens, modifier letters and digits are dropped. Writes at most `capacity`
// bytes and returns the length; 0 when a letter of another script is met or the key does not fit.
size_t stet_text_fold(struct stet_str text, char *out, size_t capacity);

// Composed form (NFC) of valid UTF-8 `text`, appended to `out`: dictionaries know é, not e with an accent behind it.
void stet_text_compose(struct stet_buf *out, struct stet_str text);

// The first code point upper-cased, the rest as it is, appended to `out`.
void stet_text_capitalise(struct stet_buf *out, struct stet_str text);
void stet_text_upper(struct stet_buf *out, struct stet_str text);

#endif
