// SPDX-License-Identifier: Apache-2.0
// Reading whole files.
#ifndef STET_BASE_FILE_H
#define STET_BASE_FILE_H

#include "base/buf.h"

// Bytes of the largest file that is read. Offsets are 32-bit: the cap leaves room for replacements that are longer than the original.
enum { STET_FILE_MOST = 1 << 30 };

// The bytes of `path` ("-": standard input), appended to `out`; folders, unreadable files, pipes through which nothing comes
// and what is larger than STET_FILE_MOST are an error that says why. `out` is unchanged on failure.
enum stet_status stet_file_read(struct stet_buf *out, const char *path, struct stet_error *err);

// Writes `data` beside `path` and renames it: readers see the old file or the new one, never a half.
enum stet_status stet_file_write(const char *path, struct stet_str data, struct stet_error *err);

#endif
