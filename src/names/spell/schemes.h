// SPDX-License-Identifier: Apache-2.0
// What an editor keeps in dictionaries/<language>/: how words of a source language are romanised or respelt
// (romanisation.tsv) and which endings they take (endings.tsv). Adding a language is adding a folder; nothing here or
// in variants.c knows one.
//
//     struct stet_schemes schemes = {0};
//     if (stet_schemes_add(&schemes, "ru", letters, "ru/romanisation.tsv", endings, "ru/endings.tsv", &err) == STET_OK)
//         stet_variants_of(&schemes, "ru", STET_STR("Шойгу"), STET_VARIANT_FAMILY, on_variant, user);
//     stet_schemes_release(&schemes);
//
// Both files: UTF-8, tab-separated, `#` lines and blank lines skipped, one header line. A line `@set NAME a б в …` gives
// a group of letters a name, one capital Latin letter, to be used in contexts; `^` and `$` may be members and stand for
// the start and the end of a word. A cell that is empty says nothing; `0` says "no letters at all".
//
// romanisation.tsv: `letter context <scheme> <scheme> …`. Of the lines whose letters stand in the word the longest
// counts, of equally long ones the first whose context fits and that says something for the scheme. A context is
// `before_after`, in letters, sets, `^` and `$`; empty: everywhere. Every letter must have a line without context that
// says something for every scheme. Lines with `@class` in the first column tell what a scheme is (romanised, respelt),
// `@forms` whether declined forms are read in it too (all) or the nominative only (nominative); the defaults are
// romanised and all. Order of columns: the plainest first.
//
// endings.tsv: `ending of <case> <case> …`. `of` lists roles (given, family, place, other; empty: all). An ending is
// `stem-rest`: the stem must stand there and is kept, the rest is replaced by the cell, `а|ы` gives two forms. For each
// case the first line from the top that fits the word and says something decides; `-` says there is no such form.
// A column `like` is for examples and is skipped. Two columns are not cases but mistakes: `cut` (the end taken for a
// case ending and removed) and `restored` (the word taken for an oblique case and led back to a nominative it never had).
#ifndef STET_NAMES_SPELL_SCHEMES_H
#define STET_NAMES_SPELL_SCHEMES_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

// What the word is in the name it was taken from; endings depend on it.
enum stet_variant_role {
    STET_VARIANT_GIVEN,
    STET_VARIANT_FAMILY,
    STET_VARIANT_PLACE,
    STET_VARIANT_OTHER,
};

enum {
    STET_SCHEMES_MAX_COLUMNS = 48, // schemes or cases of one language, with the two leading columns
    STET_SCHEMES_MAX_FILE = 1024 * 1024, // bytes; a larger file is not a table an editor keeps
};

// An item of a pattern: a lower-case code point, STET_ITEM_EDGE (`^`, `$`), or STET_ITEM_SET | index of a set.
enum { STET_ITEM_EDGE = 1, STET_LETTER_SETS = 26 };
#define STET_ITEM_SET UINT32_C(0x80000000)

struct stet_pattern {
    const uint32_t *items;
    uint32_t count;
};

enum stet_scheme_class {
    STET_SCHEME_ROMANISED, // a standard or a habit of writing the language in Latin letters
    STET_SCHEME_RESPELT,   // how a third language writes it; the name is that language ("German")
};

struct stet_scheme {
    const char *name;
    enum stet_scheme_class scheme_class;
    bool all_forms; // declined forms too
};

struct stet_letter_rule {
    struct stet_pattern letters, before, after;
    const char **cells; // one a scheme: a-z, "" for no letters, NULL where it says nothing
    unsigned line;
    struct stet_letter_rule *next; // in its bucket, longest first
};

struct stet_ending_rule {
    struct stet_pattern stem, rest;
    unsigned roles;         // bit 1 << role
    struct stet_str *cells; // one a column; size 0 where it says nothing
};

enum stet_column_class {
    STET_COLUMN_CASE,
    STET_COLUMN_CUT,
    STET_COLUMN_RESTORED,
};

struct stet_ending_column {
    const char *name; // "genitive"
    enum stet_column_class column_class;
};

enum { STET_LETTER_BUCKETS = 256 };

struct stet_language {
    const char *name; // "ru"
    struct stet_scheme *schemes;
    size_t scheme_count;
    struct stet_pattern letter_sets[STET_LETTER_SETS];     // A to Z, of romanisation.tsv
    struct stet_letter_rule *buckets[STET_LETTER_BUCKETS]; // by the low byte of the first letter
    struct stet_ending_column *columns;
    size_t column_count;
    struct stet_pattern ending_sets[STET_LETTER_SETS]; // A to Z, of endings.tsv
    struct stet_ending_rule *endings;
    size_t ending_count;
    struct stet_language *next;
};

// Zero-initialised it is empty. Filled by one thread, then shared read-only.
struct stet_schemes {
    struct stet_arena arena;
    struct stet_language *first;
};

// Adds a language. The texts are read and copied, the paths only named in errors. Either text may be empty: without
// romanisation the word is written as it is, without accents (languages in Latin script); without endings nothing is
// declined. A language added twice is the later one (a house folder wins over the shipped one).
// STET_ERROR_DATA with path, line and where it helps column; then nothing is added.
enum stet_status stet_schemes_add(struct stet_schemes *schemes, const char *language,
                                  struct stet_str romanisation_tsv, const char *rom_path,
                                  struct stet_str endings_tsv, const char *end_path,
                                  struct stet_error *err);
void stet_schemes_release(struct stet_schemes *schemes);

// NULL: no such language.
const struct stet_language *stet_schemes_find(const struct stet_schemes *schemes,
                                              const char *language);

// The small letter of the alphabets that names come in: Latin with its European extensions, Cyrillic (U+0400-045F,
// U+0490-04FF). Other characters are their own small letters. (ICU is kept to src/text/; names need no more than this.)
uint32_t stet_letter_lower(uint32_t c);

// Whether `pattern` stands in `word` (`size` lower-case code points) at `at`, its first item there; positions before
// the first and behind the last letter, and hyphens, are word boundaries.
bool stet_pattern_fits(struct stet_pattern pattern,
                       const struct stet_pattern sets[STET_LETTER_SETS], const uint32_t *word,
                       size_t size, ptrdiff_t at);

#endif
