// SPDX-License-Identifier: Apache-2.0
// Formats turn the bytes of a file into prose. Adding one: a file here that ends with a struct stet_format, one line in formats.def.
#ifndef STET_FORMATS_FORMAT_H
#define STET_FORMATS_FORMAT_H

#include "text/prose.h"

struct stet_format_options {
    const struct stet_format *as; // NULL: what the name of the file says
};

struct stet_format {
    const char *name;              // for `--as`: "markdown"
    const char *title;             // for people: "Markdown"
    const char *const *extensions; // without the dot, lower case, ends with NULL
    const char *about;             // what of it is prose: a sentence for the manual
    // Fills `prose` (initialised, not yet finished). Fails only where nothing can be read at all.
    enum stet_status (*read)(struct stet_prose *prose, const struct stet_format_options *options,
                             const char *path, struct stet_error *err);
};

// All formats, in the order of formats.def; NULL behind the last.
const struct stet_format *stet_format_at(size_t index);
// NULL: no format is called so.
const struct stet_format *stet_format_find(struct stet_str name);
// True when a folder's file is checked without being named: its extension belongs to a format.
bool stet_format_known(const char *path);

// Reads `original` by options->as, else by the ending of `path`; a name without an ending, or with one that nobody knows, is plain
// text. What is no text (formats/refuse.h) and what has no reader is refused with an error that says what it is and what to do.
// `options` may be NULL. `prose` is finished on success. `original` is borrowed.
enum stet_status stet_format_read(struct stet_prose *prose, struct stet_arena *arena,
                                  const char *path, struct stet_str original,
                                  const struct stet_format_options *options,
                                  struct stet_error *err);

#define STET_FORMAT(x) extern const struct stet_format stet_format_##x;
#include "formats/formats.def"
#undef STET_FORMAT

#endif
