// SPDX-License-Identifier: Apache-2.0
// Values in quotes that people read: alt texts, captions, titles. Each becomes an aside of the prose, and knows how what is put into it
// must be written.
#ifndef STET_FORMATS_VALUE_H
#define STET_FORMATS_VALUE_H

#include "text/prose.h"

// Original bytes [start, end) stand between `quote` marks (0: none); `quoting` says what is special in them: '&' character references,
// '\\' backslashes, '\'' a doubled mark, 0 nothing.
void stet_value_read(struct stet_prose *prose, size_t start, size_t end, char quote, char quoting);
// The values of attributes name="value" in original bytes [start, end) that are read by people.
void stet_value_attributes(struct stet_prose *prose, size_t start, size_t end, char quoting);
// The end of the value that begins at `i`, quotes included; *from and *to: without them. Within `end`.
size_t stet_value_end(struct stet_str text, size_t i, size_t end, size_t *from, size_t *to);

#endif
