// SPDX-License-Identifier: Apache-2.0
// Byte offsets of the original to lines and columns, for offsets asked in ascending order: one walk over the text.
#ifndef STET_ENGINE_CHECK_POSITION_H
#define STET_ENGINE_CHECK_POSITION_H

#include "base/str.h"

struct stet_position {
    struct stet_str text;
    size_t byte;        // reached
    unsigned line;      // from 1
    unsigned column_cp; // code points from 1; an ill-formed byte counts as one
};

void stet_position_init(struct stet_position *position, struct stet_str text);
// Moves to `byte` (clipped to the text's size). An offset before the last one starts again from the beginning of the text.
// Lines end with LF, CR or CRLF. A byte-order mark takes no column.
void stet_position_seek(struct stet_position *position, size_t byte);

#endif
