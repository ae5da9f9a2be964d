// SPDX-License-Identifier: Apache-2.0
// The shared, immutable half of spelling/: which dictionary files are in force and what was compiled from them.
#ifndef STET_SPELLING_DICTIONARY_H
#define STET_SPELLING_DICTIONARY_H

#include "base/arena.h"
#include "spelling/spelling.h"
#include "spelling/wordset.h"

struct stet_dictionary {
    struct stet_arena arena;
    const char *language;
    const char *dic_path, *aff_path;
    bool compiled; // `set` answers for every word; hunspell is needed for suggestions only
    struct stet_wordset set;
    struct stet_wordset american,
        british;             // for English only: empty otherwise, or when the build has none
    struct stet_table house; // words.dic
    struct stet_buf own_hashes,
        own_blob; // words of the house: as they are added, and as a table once it is asked
    struct stet_table own;
    struct stet_table news; // capitalisation-exact line counts
};

#endif
