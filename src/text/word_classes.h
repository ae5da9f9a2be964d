// SPDX-License-Identifier: Apache-2.0
// What English words are: verbs of speech, titles, abbreviations. The words are data (dictionaries/en/word-classes.tsv), linked in as a
// hash table; any room may ask, at the price of one hash.
//
//     if (stet_word_classes(stet_document_text(doc, t)) & STET_WORD_CLASS(speech)) ...
//
// A class is added by a line in word_classes.def and its words in the table.
#ifndef STET_TEXT_WORD_CLASSES_H
#define STET_TEXT_WORD_CLASSES_H

#include <stdint.h>

#include "base/buf.h"

enum stet_word_class {
#define STET_WORD_CLASS(name, what) STET_WORD_CLASS_##name,
#include "text/word_classes.def"
#undef STET_WORD_CLASS
    STET_WORD_CLASS_COUNT
};
#define STET_WORD_CLASS(name) ((uint64_t)1 << STET_WORD_CLASS_##name)

enum { STET_WORD_CLASS_LONGEST = 24 }; // bytes of a word that has a class

// The classes of `word`, whatever its ASCII case, as bits; 0: none.
uint64_t stet_word_classes(struct stet_str word);

// Appends C source to `out` that defines the table below; used when stet is built. Fails on a line that is no row, an unknown class, a
// word that is not lower-case ASCII, and a class without words.
enum stet_status stet_word_classes_compile(struct stet_buf *out, struct stet_str tsv,
                                           const char *path, struct stet_error *err);

struct stet_word_class_slot {
    uint64_t hash, classes; // classes 0: free
};
// Made by the build: a power of two of slots, probed from hash & mask onwards.
extern const struct stet_word_class_slot stet_word_class_table[];
extern const uint64_t stet_word_class_mask;

#endif
