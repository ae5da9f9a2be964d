// SPDX-License-Identifier: Apache-2.0
#include "names/list/list.h"

#include "base/error.h"
#include "base/utf8.h"
#include "text/unicode.h"

static const char *const kind_names[] = {"name",         "person",  "given", "place", "people",
                                         "organisation", "product", "event", "work",  "term"};

const char *stet_name_kind_name(enum stet_name_kind kind)
{
    return kind_names[kind];
}

static bool parse_kind(struct stet_str text, enum stet_name_kind *out)
{
    for (size_t i = 0; i < sizeof kind_names / sizeof *kind_names; i++)
        if (stet_str_eq(text, stet_str_from(kind_names[i]))) {
            *out = (enum stet_name_kind)i;
            return true;
        }
    return false;
}

bool stet_name_next_value(struct stet_str *field, struct stet_str *value)
{
    while (field->data && field->size) {
        *value = stet_str_trim(stet_str_split(field, '|'));
        if (value->size)
            return true;
    }
    return false;
}

bool stet_name_has_value(struct stet_str field, struct stet_str wanted)
{
    struct stet_str value;
    while (stet_name_next_value(&field, &value))
        if (stet_str_eq(value, wanted))
            return true;
    return false;
}

// Two capitals or more and no small letter: the mark of a family name written first.
static bool is_all_capitals(struct stet_str word)
{
    size_t capitals = 0;
    for (size_t i = 0; i < word.size;) {
        enum stet_char_class class = stet_char_class(stet_utf8_next(word, &i));
        if (class == STET_CHAR_LOWER)
            return false;
        capitals += class == STET_CHAR_UPPER;
    }
    return capitals >= 2;
}

// KIM → Kim; a capital stays behind a hyphen or an apostrophe.
static void append_title_case(struct stet_buf *out, struct stet_str word)
{
    bool start = true;
    for (size_t i = 0; i < word.size;) {
        uint32_t c = stet_utf8_next(word, &i);
        char bytes[4];
        stet_buf_append(out, bytes, stet_utf8_encode(start ? c : stet_char_lower(c), bytes));
        enum stet_char_class class = stet_char_class(c);
        start = class != STET_CHAR_UPPER && class != STET_CHAR_LOWER;
    }
}

static bool push_word(struct stet_name_words *out, struct stet_str word)
{
    if (!word.size)
        return true;
    if (out->count == STET_NAME_MAX_WORDS)
        return false;
    out->word[out->count++] = word;
    return true;
}

// A word of the spelling, perhaps several joined with `_`: those are the family name.
static bool push_joined(struct stet_name_words *out, struct stet_str word, bool *marked)
{
    bool joined = memchr(word.data, '_', word.size) != NULL;
    unsigned first = out->count;
    for (struct stet_str rest = word; rest.data;)
        if (!push_word(out, stet_str_split(&rest, '_')))
            return false;
    if (joined && !*marked) {
        *marked = true;
        out->family_first = first;
        out->family_end = out->count;
    }
    return true;
}

bool stet_name_words_of(struct stet_name_words *out, struct stet_str *shown,
                        struct stet_arena *arena, enum stet_name_kind kind,
                        struct stet_str spelling)
{
    bool person = kind == STET_NAME_PERSON || kind == STET_NAME_OTHER, marked = false;
    *out = (struct stet_name_words){0};
    for (struct stet_str rest = spelling; rest.data;)
        if (!push_joined(out, stet_str_trim(stet_str_split(&rest, ' ')), &marked))
            return false;
    if (!out->count)
        return false;
    bool family_first = kind == STET_NAME_PERSON && !marked && out->count > 1 &&
                        is_all_capitals(out->word[0]) && !is_all_capitals(out->word[1]);
    if (!marked && person) {
        out->family_first = family_first ? 0 : out->count - 1;
        out->family_end = out->family_first + 1;
    }
    if (!marked && !family_first) {
        *shown = spelling;
        return true;
    }
    struct stet_buf text = {0};
    for (unsigned i = 0; i < out->count; i++) {
        if (i)
            stet_buf_putc(&text, ' ');
        size_t start = text.size;
        if (family_first && i == 0)
            append_title_case(&text, out->word[i]);
        else
            stet_buf_str(&text, out->word[i]);
        out->word[i] =
            stet_arena_copy(arena, (struct stet_str){text.data + start, text.size - start});
    }
    *shown = stet_arena_copy(arena, stet_buf_view(&text));
    stet_buf_release(&text);
    return true;
}

// ---------------------------------------------------------------- the table

enum column {
    NAME,
    KIND,
    ALSO,
    OLD,
    NOT,
    SINCE,
    EXCEPT,
    NOTE,
    COUNTRY,
    PROMINENCE,
    MADE,
    MINOR,
    LANGUAGE,
    COLUMN_KINDS
};

struct columns {
    enum column kind[64];
    const char *language[64];
    unsigned count;
};

static bool parse_column(struct stet_str title, enum column *out)
{
    static const char *const titles[] = {"name",    "kind",       "also",   "old",
                                         "not",     "since",      "except", "note",
                                         "country", "prominence", "made",   "minor"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (stet_str_eq(title, stet_str_from(titles[i]))) {
            *out = (enum column)i;
            return true;
        }
    *out = LANGUAGE;
    for (size_t i = 0; i < title.size; i++)
        if (!stet_is_ascii_lower(title.data[i]))
            return false;
    return title.size == 2 || title.size == 3;
}

static enum stet_status parse_header(struct columns *columns, struct stet_arena *arena,
                                     const char *path, struct stet_str line, unsigned line_no,
                                     struct stet_error *err)
{
    bool has_name = false;
    while (line.data) {
        struct stet_str title = stet_str_trim(stet_str_split(&line, '\t'));
        if (columns->count == 64)
            return stet_fail(err, STET_ERROR_DATA, path, line_no, 0,
                             "more than 64 columns; remove some");
        if (!parse_column(title, &columns->kind[columns->count]))
            return stet_fail(
                err, STET_ERROR_DATA, path, line_no, 0,
                "unknown column \"%.*s\"; the columns are name, kind, also, old, not, since, "
                "except, country, prominence, made, minor, note and language codes such as ru, uk, pl",
                (int)(title.size < 40 ? title.size : 40), title.data);
        for (unsigned i = 0; i < columns->count; i++)
            if (stet_str_eq(title, stet_str_from(columns->language[i])))
                return stet_fail(err, STET_ERROR_DATA, path, line_no, 0,
                                 "two columns are called \"%.*s\"; remove or rename one",
                                 (int)title.size, title.data);
        has_name |= columns->kind[columns->count] == NAME;
        columns->language[columns->count] = stet_arena_strdup(arena, title);
        columns->count++;
    }
    if (!has_name)
        return stet_fail(err, STET_ERROR_DATA, path, line_no, 0,
                         "the first line must be the header and hold a column \"name\"");
    return STET_OK;
}

static bool parse_year(struct stet_str text, unsigned *out)
{
    unsigned year = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (!stet_is_ascii_digit(text.data[i]))
            return false;
        year = year * 10 + (unsigned)(text.data[i] - '0');
    }
    *out = year;
    return text.size == 4;
}

static bool parse_number(struct stet_str text, unsigned *out)
{
    uint64_t number = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (!stet_is_ascii_digit(text.data[i]))
            return false;
        if (number < UINT32_MAX)
            number = number * 10 + (unsigned)(text.data[i] - '0');
    }
    *out = number < UINT32_MAX ? (unsigned)number : UINT32_MAX;
    return true;
}

static enum stet_status set_field(struct stet_name_entry *entry, const struct columns *columns,
                                  unsigned column, struct stet_str value, const char *path,
                                  struct stet_error *err)
{
    switch (columns->kind[column]) {
    case NAME: entry->name = value; break;
    case KIND:
        if (value.size && !parse_kind(value, &entry->kind))
            return stet_fail(
                err, STET_ERROR_DATA, path, entry->line_no, 0,
                "unknown kind \"%.*s\"; use person, given, place, people, organisation, product, event, "
                "work or term",
                (int)(value.size < 40 ? value.size : 40), value.data);
        break;
    case ALSO: entry->also = value; break;
    case OLD: entry->old = value; break;
    case NOT: entry->wrong = value; break;
    case SINCE:
        if (value.size && !parse_year(value, &entry->since))
            return stet_fail(err, STET_ERROR_DATA, path, entry->line_no, 0,
                             "\"%.*s\" in the column since is no year of four digits",
                             (int)(value.size < 40 ? value.size : 40), value.data);
        break;
    case COUNTRY: entry->country = value; break;
    case MADE: entry->made = value; break;
    case MINOR:
        entry->minor = stet_str_eq(value, STET_STR("yes"));
        if (value.size && !entry->minor)
            return stet_fail(err, STET_ERROR_DATA, path, entry->line_no, 0,
                             "the column minor holds \"%.*s\"; write yes or nothing",
                             (int)(value.size < 40 ? value.size : 40), value.data);
        break;
    case PROMINENCE:
        if (!parse_number(value, &entry->prominence))
            return stet_fail(err, STET_ERROR_DATA, path, entry->line_no, 0,
                             "\"%.*s\" in the column prominence is no whole number",
                             (int)(value.size < 40 ? value.size : 40), value.data);
        break;
    case EXCEPT: entry->except = value; break;
    case NOTE: entry->note = value; break;
    default:
        if (value.size && entry->source_count < STET_NAME_MAX_LANGUAGES)
            entry->sources[entry->source_count++] =
                (struct stet_name_source){columns->language[column], value};
        break;
    }
    return STET_OK;
}

static enum stet_status parse_entry(struct stet_name_entry *entry, struct stet_arena *arena,
                                    const char *path, const struct columns *columns,
                                    struct stet_str line, struct stet_error *err)
{
    unsigned column = 0;
    for (; line.data; column++) {
        struct stet_str value = stet_str_trim(stet_str_split(&line, '\t'));
        if (column >= columns->count)
            return stet_fail(err, STET_ERROR_DATA, path, entry->line_no, 0,
                             "more fields than the header has columns (%u)", columns->count);
        enum stet_status status = set_field(entry, columns, column, value, path, err);
        if (status != STET_OK)
            return status;
    }
    if (!entry->name.size)
        return stet_fail(err, STET_ERROR_DATA, path, entry->line_no, 0,
                         "the name is empty; write one or remove the line");
    struct stet_str spelling = entry->name;
    if (!stet_name_words_of(&entry->words, &entry->name, arena, entry->kind, spelling))
        return stet_fail(err, STET_ERROR_DATA, path, entry->line_no, 0,
                         "the name has more than %d words", STET_NAME_MAX_WORDS);
    return STET_OK;
}

static size_t count_lines(struct stet_str text)
{
    size_t lines = 1;
    for (size_t i = 0; i < text.size; i++)
        lines += text.data[i] == '\n';
    return lines;
}

// Lists come from spreadsheets: what is no text, or no list by its length, is told before memory is taken for its lines.
static enum stet_status check_text(const char *path, struct stet_str text, struct stet_error *err)
{
    enum { MOST_LINES = 2000000 }; // a million names with room for comments
    size_t bad = stet_utf8_valid_until(text);
    const char *nul = bad ? memchr(text.data, '\0', bad) : NULL;
    if (nul)
        bad = (size_t)(nul - text.data);
    if (bad < text.size)
        return stet_fail(err, STET_ERROR_DATA, path,
                         (unsigned)count_lines(stet_str_slice(text, 0, bad)), 0,
                         "the line is not UTF-8; save the list as UTF-8");
    if (count_lines(text) > MOST_LINES)
        return stet_fail(err, STET_ERROR_DATA, path, 0, 0,
                         "the list has more than %d lines; split it into several", MOST_LINES);
    return STET_OK;
}

enum stet_status stet_name_list_parse(struct stet_name_list *out, struct stet_arena *arena,
                                      const char *path, struct stet_str text,
                                      struct stet_error *err)
{
    struct columns columns = {0};
    struct stet_name_list list = {.path = path};
    enum stet_status good = check_text(path, text, err);
    if (good != STET_OK)
        return good;
    if (stet_str_starts(text, STET_STR("\xef\xbb\xbf")))
        text = stet_str_slice(text, 3, text.size);
    list.entries = STET_NEW_ARRAY(arena, struct stet_name_entry, count_lines(text));
    for (unsigned line_no = 1; text.data; line_no++) {
        struct stet_str line = stet_str_split(&text, '\n');
        if (stet_str_ends(line, STET_STR("\r")))
            line.size--;
        if (!stet_str_trim(line).size || line.data[0] == '#')
            continue;
        enum stet_status status;
        if (!columns.count) {
            status = parse_header(&columns, arena, path, line, line_no, err);
        } else {
            list.entries[list.count].line_no = line_no;
            status = parse_entry(&list.entries[list.count], arena, path, &columns, line, err);
            list.count++;
        }
        if (status != STET_OK)
            return status;
    }
    if (!list.count)
        return stet_fail(
            err, STET_ERROR_DATA, path, 0, 0,
            "the list holds no name, so nothing would be checked against it; add one or leave the list out");
    *out = list;
    return STET_OK;
}
