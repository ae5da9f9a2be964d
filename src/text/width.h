// SPDX-License-Identifier: Apache-2.0
// Columns that text takes on a terminal of fixed-width cells.
//
// After Unicode Standard Annex 11 (East Asian Width): W and F take two cells, everything else one; ambiguous characters take
// one, as terminals outside East Asia show them. Combining marks, format characters and the vowels and finals of decomposed
// Hangul take none.
#ifndef STET_TEXT_WIDTH_H
#define STET_TEXT_WIDTH_H

#include <stdint.h>

#include "base/str.h"

// 0, 1 or 2. Control characters give 0: whoever prints them has to replace them first.
unsigned stet_char_width(uint32_t c);
// Sum over `text`; every ill-formed byte counts as one column.
size_t stet_text_width(struct stet_str text);

#endif
