// SPDX-License-Identifier: Apache-2.0
// What stet must not read as text: a picture "mended" is a picture destroyed.
#ifndef STET_FORMATS_REFUSE_H
#define STET_FORMATS_REFUSE_H

#include "base/str.h"

// Fails when the bytes are no UTF-8 text: UTF-16 or UTF-32, a kind of file known by its first bytes, NUL, more than a few control
// characters, larger than STET_FILE_MOST. The error says what it is and what to do.
enum stet_status stet_refuse_bytes(const char *path, struct stet_str bytes, struct stet_error *err);

// Fails when the ending of `path` is one of a kind that has no reader (kinds.def).
enum stet_status stet_refuse_name(const char *path, struct stet_error *err);

// The part of `path` behind the last dot of its last name; empty: there is none (".profile" has none).
struct stet_str stet_file_ending(const char *path);

#endif
