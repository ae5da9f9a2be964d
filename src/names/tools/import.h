// SPDX-License-Identifier: Apache-2.0
// What the readers of foreign lists share (stet_names_import in stet.h): import_table.c (CSV, TSV), import_tbx.c (TBX) and list_import.c,
// which writes the list.
#ifndef STET_NAMES_TOOLS_IMPORT_H
#define STET_NAMES_TOOLS_IMPORT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"

enum {
    STET_IMPORT_MAX_COLUMNS = 64,
    STET_IMPORT_MAX_BYTES =
        256 * 1024 * 1024, // of a file; a larger one is no list that people keep
};

// The columns of a list in the order they are written; languages come between NOT and NOTE.
enum stet_import_column {
    STET_IMPORT_NAME,
    STET_IMPORT_KIND,
    STET_IMPORT_ALSO,
    STET_IMPORT_OLD,
    STET_IMPORT_NOT,
    STET_IMPORT_NOTE,
    STET_IMPORT_LANGUAGE, // the first language; the next is one more
    STET_IMPORT_NOWHERE = -1,
};

struct stet_import_entry {
    unsigned line_no; // in the foreign file
    struct stet_str field[STET_IMPORT_MAX_COLUMNS];
};

struct stet_import {
    const struct stet_import_options *options;
    const char *path;
    struct stet_arena arena;
    struct stet_buf entries; // struct stet_import_entry
    const char *language[STET_IMPORT_MAX_COLUMNS];
    int language_count;
    size_t left_out;
};

// Tells the caller what is not taken over.
void stet_import_notice(struct stet_import *import, unsigned line_no, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// The column for a language code ("ru", "uk-UA" counts as uk); STET_IMPORT_NOWHERE when there is no room or it is no code.
int stet_import_language(struct stet_import *import, struct stet_str code);
// Adds `value` to a field: white space is folded, values are parted with `|`, equal ones are kept once.
void stet_import_put(struct stet_import *import, struct stet_import_entry *entry, int column,
                     struct stet_str value);
// Takes a finished entry over; one without a name is left out with a notice.
void stet_import_take(struct stet_import *import, const struct stet_import_entry *entry);

// Rows of fields. `separator` 0: comma, semicolon or tab, whichever the first line has most of.
enum stet_status stet_import_table(struct stet_import *import, struct stet_str text, char separator,
                                   struct stet_error *err);
enum stet_status stet_import_tbx(struct stet_import *import, struct stet_str text,
                                 struct stet_error *err);

#endif
