// SPDX-License-Identifier: Apache-2.0
// Formats turn the bytes of a file into prose. Adding one: a file here with a struct stet_format, one line in format.c.
#ifndef STET_FORMATS_FORMAT_H
#define STET_FORMATS_FORMAT_H

#include "text/prose.h"

struct stet_format {
    const char *name;              // "markdown"
    const char *const *extensions; // without the dot, lower case, ends with NULL
    // Fills `prose` (initialised, not yet finished). Fails only where nothing can be read at all.
    enum stet_status (*read)(struct stet_prose *prose, const char *path, struct stet_error *err);
};

// By the extension of `path`; plain text for any other.
const struct stet_format *stet_format_for(const char *path);
// True when a folder's file is checked without being named: its extension belongs to a format.
bool stet_format_known(const char *path);

// Reads `original` through the format of `path`; byte-order mark skipped, UTF-16 and oversize refused with an error that
// says what to do. `prose` is finished on success. `original` is borrowed.
enum stet_status stet_format_read(struct stet_prose *prose, struct stet_arena *arena,
                                  const char *path, struct stet_str original,
                                  struct stet_error *err);

extern const struct stet_format stet_format_plain;
extern const struct stet_format stet_format_markdown;

#endif
