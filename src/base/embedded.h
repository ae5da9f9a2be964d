// SPDX-License-Identifier: Apache-2.0
// Data linked into the program: tables compiled from dictionaries/ at build time. Read as they stand, nothing is parsed at start.
#ifndef STET_BASE_EMBEDDED_H
#define STET_BASE_EMBEDDED_H

#include "base/str.h"

// The blob called `name` ("words/en_US", "news", "names", "units"); empty when the build has none. 16-byte aligned.
struct stet_str stet_embedded(const char *name);
// Name of the blob with this number, counted from 0; NULL behind the last.
const char *stet_embedded_name(size_t number);

#endif
