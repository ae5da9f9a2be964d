// SPDX-License-Identifier: Apache-2.0
// Canonical-name lists: tab-separated, with a header, so that editors keep them in a spreadsheet.
//
//     name  kind  also  old  not  since  except  ru  uk  pl  country  prominence  made  minor  note
//
// Only `name` is required. `also` holds accepted spellings, `old` former or other-language forms (reported as a matter of house
// style), `not` known wrong ones; `since` is the year from which `name` holds: beside an earlier year a form of `old` is right (Kiev
// fell in 1941); `except` holds phrases in which whatever is written is right (chicken Kiev); a column named by a language code (two or three letters) holds the name in that language's
// own script. `country` holds ISO 3166 codes (UA), `prominence` a number by which entries of one kind are ordered (Wikipedias that have a
// person, inhabitants of a place), `made` the language columns whose forms were made by rule and not attested. `minor` is `yes` for names
// that are let stand but never offered in place of a word that is like them. Several values are separated by `|`. Lines that start with #
// are comments.
#ifndef STET_NAMES_LIST_LIST_H
#define STET_NAMES_LIST_LIST_H

#include "base/arena.h"
#include "base/buf.h"

enum stet_name_kind {
    STET_NAME_OTHER,
    STET_NAME_PERSON,
    STET_NAME_GIVEN,
    STET_NAME_PLACE,
    STET_NAME_PEOPLE,
    STET_NAME_ORGANISATION,
    STET_NAME_PRODUCT,
    STET_NAME_EVENT,
    STET_NAME_WORK,
    STET_NAME_TERM,
};

const char *stet_name_kind_name(enum stet_name_kind kind); // "person"

enum { STET_NAME_MAX_WORDS = 16, STET_NAME_MAX_LANGUAGES = 32 };

struct stet_name_words {
    struct stet_str word[STET_NAME_MAX_WORDS];
    unsigned count;
    unsigned family_first, family_end; // words that are the family name; equal: none
};

struct stet_name_source {
    const char *language;  // "ru"
    struct stet_str forms; // `|`-separated
};

struct stet_name_entry {
    struct stet_str name; // as shown: "Kim Jong-un", "Ursula von der Leyen"
    struct stet_name_words words;
    enum stet_name_kind kind;
    struct stet_str also, old, wrong, except, note; // raw fields, `|`-separated
    struct stet_str country, made;                  // `|`-separated codes
    unsigned since;                                 // year; 0: not given
    unsigned prominence;                            // 0: not given
    bool minor;
    struct stet_name_source sources[STET_NAME_MAX_LANGUAGES];
    unsigned source_count;
    unsigned line_no;
};

struct stet_name_list {
    const char *path;
    struct stet_name_entry *entries;
    size_t count;
};

// Reads a list; errors carry the line. `text` and `path` are borrowed by the entries, arrays come from `arena`. An empty list is
// an error: nothing would be checked and nobody would notice.
enum stet_status stet_name_list_parse(struct stet_name_list *out, struct stet_arena *arena,
                                      const char *path, struct stet_str text,
                                      struct stet_error *err);

// Cuts one spelling into words and finds the family name: words joined with `_`, else a first word in capitals (KIM Jong-un),
// else the last word. `shown` gets the spelling as printed. Words beyond the maximum make it false.
bool stet_name_words_of(struct stet_name_words *out, struct stet_str *shown,
                        struct stet_arena *arena, enum stet_name_kind kind,
                        struct stet_str spelling);

// The next value of a `|`-separated field, trimmed; false at the end. Empty values are passed over.
bool stet_name_next_value(struct stet_str *field, struct stet_str *value);
// `wanted` is one of the values of a `|`-separated field, byte for byte.
bool stet_name_has_value(struct stet_str field, struct stet_str wanted);

#endif
