// SPDX-License-Identifier: Apache-2.0
// The words of a hunspell dictionary as a compiled set: every form that the affix rules make, and which dictionary files it was
// made from. It is used only while those files are the ones in force.
#ifndef STET_SPELLING_WORDSET_H
#define STET_SPELLING_WORDSET_H

#include "base/table.h"

struct stet_wordset {
    struct stet_table forms;
};

// What a set was made from; equal stamps mean equal files.
struct stet_dictionary_stamp {
    int64_t dic_size, dic_mtime; // bytes, seconds
    int64_t aff_size, aff_mtime;
};

// False when one of the files is missing.
bool stet_dictionary_stamp_of(struct stet_dictionary_stamp *out, const char *dic_path,
                              const char *aff_path);

// Builds the set for the given dictionary from `candidates` (one form a line, as hunspell's unmunch prints them; each is
// confirmed by hunspell itself) and appends it to `blob`.
enum stet_status stet_wordset_compile(struct stet_buf *blob, const char *dic_path,
                                      const char *aff_path, struct stet_str candidates,
                                      struct stet_error *err);
// False when `data` is damaged or was made from other files than `stamp` says (NULL: from any).
bool stet_wordset_open(struct stet_wordset *out, const void *data, size_t size,
                       const struct stet_dictionary_stamp *stamp);

#endif
