// SPDX-License-Identifier: Apache-2.0
// Compiled lists kept between runs: $XDG_CACHE_HOME/stet, else ~/.cache/stet. Nothing here can fail: what is not there, damaged or not
// to be written is made anew. A file is named by what it was made from, so it is never out of date; files that nobody has used for a
// month are removed when a new one is written.
//
//     struct stet_buf path = {0};
//     struct stet_mapping mapping;
//     if (stet_cache_path(&path, parts, 3) && stet_cache_map(&mapping, path.data)) ... mapping.data ...
//     else ... make it, stet_cache_store(path.data, blob) ...
#ifndef STET_NAMES_INDEX_CACHE_H
#define STET_NAMES_INDEX_CACHE_H

#include "base/buf.h"

struct stet_mapping {
    const void *data; // page-aligned; NULL: nothing is mapped
    size_t size;
};

// The file for what is made from `parts` (contents, versions): appended to `out`. False where there is no folder to keep it in.
bool stet_cache_path(struct stet_buf *out, const struct stet_str *parts, size_t count);
// Maps the file read-only. False when there is none. stet_cache_store replaces files as a whole, so a mapping stays what it is.
bool stet_cache_map(struct stet_mapping *out, const char *path);
void stet_cache_unmap(struct stet_mapping *mapping);
void stet_cache_store(const char *path, struct stet_str blob);

#endif
