// SPDX-License-Identifier: Apache-2.0
// Tables as spreadsheets write them: RFC 4180 (quotes around a field that holds a separator, a quote or a line break; a quote inside is
// doubled), with a comma, or the semicolon of countries whose comma is the decimal one, or a tab.
#include <string.h>

#include "base/error.h"
#include "names/list/list.h"
#include "names/tools/import.h"

struct table {
    struct stet_import *import;
    struct stet_str text;
    size_t at;
    unsigned line_no; // of `at`
    char separator;
    int column[STET_IMPORT_MAX_COLUMNS]; // ours, by column of the table
    size_t column_count;
    struct stet_buf field;
};

enum after { AFTER_FIELD, AFTER_ROW, AFTER_TABLE };

static bool at_end_of_line(const struct table *t)
{
    return t->text.data[t->at] == '\n' ||
           (t->text.data[t->at] == '\r' &&
            (t->at + 1 == t->text.size || t->text.data[t->at + 1] == '\n'));
}

// Reads the quoted part of a field into t->field; false where the quote is never closed.
static bool read_quoted(struct table *t)
{
    for (t->at++; t->at < t->text.size; t->at++) {
        char c = t->text.data[t->at];
        t->line_no += c == '\n';
        if (c != '"') {
            stet_buf_putc(&t->field, c);
        } else if (t->at + 1 < t->text.size && t->text.data[t->at + 1] == '"') {
            stet_buf_putc(&t->field, '"');
            t->at++;
        } else {
            t->at++;
            return true;
        }
    }
    return false;
}

static bool read_field(struct table *t, enum after *after)
{
    stet_buf_clear(&t->field);
    bool closed = t->at >= t->text.size || t->text.data[t->at] != '"' || read_quoted(t);
    while (t->at < t->text.size && t->text.data[t->at] != t->separator && !at_end_of_line(t))
        stet_buf_putc(&t->field, t->text.data[t->at++]);
    if (t->at >= t->text.size) {
        *after = AFTER_TABLE;
    } else if (t->text.data[t->at] == t->separator) {
        t->at++;
        *after = AFTER_FIELD;
    } else {
        t->at += t->text.data[t->at] == '\r' && t->at + 1 < t->text.size ? 2 : 1;
        t->line_no++;
        *after = t->at < t->text.size ? AFTER_ROW : AFTER_TABLE;
    }
    return closed;
}

// ---------------------------------------------------------------- columns

static const struct {
    const char *title;
    int column;
} titles[] = {
    {"name", STET_IMPORT_NAME},        {"term", STET_IMPORT_NAME},
    {"title", STET_IMPORT_NAME},       {"english", STET_IMPORT_NAME},
    {"en", STET_IMPORT_NAME},          {"preferred", STET_IMPORT_NAME},
    {"kind", STET_IMPORT_KIND},        {"type", STET_IMPORT_KIND},
    {"category", STET_IMPORT_KIND},    {"also", STET_IMPORT_ALSO},
    {"alias", STET_IMPORT_ALSO},       {"aliases", STET_IMPORT_ALSO},
    {"synonym", STET_IMPORT_ALSO},     {"synonyms", STET_IMPORT_ALSO},
    {"variants", STET_IMPORT_ALSO},    {"admitted", STET_IMPORT_ALSO},
    {"old", STET_IMPORT_OLD},          {"former", STET_IMPORT_OLD},
    {"superseded", STET_IMPORT_OLD},   {"not", STET_IMPORT_NOT},
    {"wrong", STET_IMPORT_NOT},        {"forbidden", STET_IMPORT_NOT},
    {"deprecated", STET_IMPORT_NOT},   {"note", STET_IMPORT_NOTE},
    {"notes", STET_IMPORT_NOTE},       {"comment", STET_IMPORT_NOTE},
    {"comments", STET_IMPORT_NOTE},    {"definition", STET_IMPORT_NOTE},
    {"description", STET_IMPORT_NOTE},
};

static const struct {
    const char *name, *code;
} languages[] = {
    {"russian", "ru"},   {"ukrainian", "uk"}, {"polish", "pl"},     {"belarusian", "be"},
    {"bulgarian", "bg"}, {"serbian", "sr"},   {"macedonian", "mk"}, {"czech", "cs"},
    {"slovak", "sk"},    {"german", "de"},    {"french", "fr"},     {"spanish", "es"},
};

static int column_called(struct stet_import *import, struct stet_str title)
{
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (stet_str_eq_nocase(title, stet_str_from(titles[i].title)))
            return titles[i].column;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (stet_str_eq_nocase(title, stet_str_from(languages[i].name)))
            return stet_import_language(import, stet_str_from(languages[i].code));
    // A word of three letters is as likely an English word as a code: the code must be written small.
    bool small = title.size == 2 || title.size == 3;
    for (size_t i = 0; i < title.size && small; i++)
        small = stet_is_ascii_lower(title.data[i]) || title.size == 2;
    return small ? stet_import_language(import, title) : STET_IMPORT_NOWHERE;
}

// `title=column` of the caller wins over what titles usually mean; "title=" leaves a column out.
static bool mapped(struct stet_import *import, struct stet_str title, int *out)
{
    for (size_t i = 0; i < import->options->map_count; i++) {
        struct stet_str pair = stet_str_from(import->options->map[i]);
        const char *equals = strrchr(import->options->map[i], '=');
        if (!equals)
            continue;
        struct stet_str from = {pair.data, (size_t)(equals - pair.data)};
        if (!stet_str_eq_nocase(stet_str_trim(from), title))
            continue;
        struct stet_str to = stet_str_from(equals + 1);
        *out = to.size ? column_called(import, to) : STET_IMPORT_NOWHERE;
        return true;
    }
    return false;
}

static enum stet_status read_header(struct table *t, struct stet_error *err)
{
    enum after after = AFTER_FIELD;
    bool named = false;
    while (after == AFTER_FIELD) {
        read_field(t, &after);
        struct stet_str title = stet_str_trim(stet_buf_view(&t->field));
        if (t->column_count == STET_IMPORT_MAX_COLUMNS)
            return stet_fail(err, STET_ERROR_DATA, t->import->path, 1, 0,
                             "more than %d columns; remove some", STET_IMPORT_MAX_COLUMNS);
        int column = STET_IMPORT_NOWHERE;
        if (!mapped(t->import, title, &column)) {
            column = column_called(t->import, title);
            if (column == STET_IMPORT_NOWHERE && title.size)
                stet_import_notice(
                    t->import, 1,
                    "the column \"%.*s\" is left out; --map \"%.*s=note\" takes it over",
                    (int)title.size, title.data, (int)title.size, title.data);
        }
        named |= column == STET_IMPORT_NAME;
        t->column[t->column_count++] = column;
    }
    if (!named)
        return stet_fail(err, STET_ERROR_DATA, t->import->path, 1, 0,
                         "no column holds the name; say which with --map COLUMN=name");
    return STET_OK;
}

// ---------------------------------------------------------------- rows

static void put_kind(struct table *t, struct stet_import_entry *entry, struct stet_str value)
{
    static const char *const kinds[][2] = {
        {"per", "person"},
        {"human", "person"},
        {"first name", "given"},
        {"given name", "given"},
        {"loc", "place"},
        {"location", "place"},
        {"city", "place"},
        {"country", "place"},
        {"toponym", "place"},
        {"org", "organisation"},
        {"organization", "organisation"},
        {"company", "organisation"},
        {"institution", "organisation"},
        {"demonym", "people"},
        {"brand", "product"},
    };
    struct stet_str kind = stet_str_trim(value);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (stet_str_eq_nocase(kind, stet_str_from(kinds[i][0])))
            kind = stet_str_from(kinds[i][1]);
    for (int k = STET_NAME_OTHER; k <= STET_NAME_TERM; k++)
        if (stet_str_eq_nocase(kind, stet_str_from(stet_name_kind_name((enum stet_name_kind)k)))) {
            stet_import_put(t->import, entry, STET_IMPORT_KIND,
                            stet_str_from(stet_name_kind_name((enum stet_name_kind)k)));
            return;
        }
    if (kind.size)
        stet_import_notice(t->import, entry->line_no, "the kind \"%.*s\" is not known and left out",
                           (int)(kind.size < 60 ? kind.size : 60), kind.data);
}

// Several values in a cell: parted by |, a semicolon or a line break.
static void put_values(struct table *t, struct stet_import_entry *entry, int column,
                       struct stet_str value)
{
    size_t start = 0;
    for (size_t i = 0; i <= value.size; i++)
        if (i == value.size || strchr("|;\n", value.data[i])) {
            stet_import_put(t->import, entry, column, stet_str_slice(value, start, i));
            start = i + 1;
        }
}

static enum stet_status read_row(struct table *t, enum after *after, struct stet_error *err)
{
    struct stet_import_entry entry = {.line_no = t->line_no};
    bool empty = true;
    *after = AFTER_FIELD;
    for (size_t c = 0; *after == AFTER_FIELD; c++) {
        if (!read_field(t, after))
            return stet_fail(err, STET_ERROR_DATA, t->import->path, entry.line_no, 0,
                             "a quotation mark of this row is never closed");
        struct stet_str value = stet_buf_view(&t->field);
        empty &= !stet_str_trim(value).size;
        if (c >= t->column_count && stet_str_trim(value).size)
            stet_import_notice(t->import, entry.line_no,
                               "a field behind the last column is left out");
        else if (c >= t->column_count)
            continue;
        else if (t->column[c] == STET_IMPORT_KIND)
            put_kind(t, &entry, value);
        else if (t->column[c] == STET_IMPORT_NOTE)
            stet_import_put(t->import, &entry, STET_IMPORT_NOTE, value);
        else
            put_values(t, &entry, t->column[c], value);
    }
    const char *kind = t->import->options->kind;
    if (!entry.field[STET_IMPORT_KIND].size && kind)
        entry.field[STET_IMPORT_KIND] = stet_str_from(kind);
    if (!empty)
        stet_import_take(t->import, &entry);
    return STET_OK;
}

static char likely_separator(struct stet_str text)
{
    static const char candidates[] = ",;\t";
    size_t count[3] = {0}, best = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.size && (quoted || text.data[i] != '\n'); i++) {
        quoted ^= text.data[i] == '"';
        for (size_t k = 0; k < 3 && !quoted; k++)
            count[k] += text.data[i] == candidates[k];
    }
    for (size_t k = 1; k < 3; k++)
        if (count[k] > count[best])
            best = k;
    return candidates[best];
}

enum stet_status stet_import_table(struct stet_import *import, struct stet_str text, char separator,
                                   struct stet_error *err)
{
    if (stet_str_starts(text, STET_STR("\xef\xbb\xbf")))
        text = stet_str_slice(text, 3, text.size);
    struct table t = {.import = import,
                      .text = text,
                      .line_no = 1,
                      .separator = separator ? separator : likely_separator(text)};
    enum after after = AFTER_ROW;
    enum stet_status status = read_header(&t, err);
    while (status == STET_OK && t.at < t.text.size && after != AFTER_TABLE)
        status = read_row(&t, &after, err);
    stet_buf_release(&t.field);
    return status;
}
