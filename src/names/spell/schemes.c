// SPDX-License-Identifier: Apache-2.0
// Reading the two tables of a source language. They are kept by hand, in spreadsheets and over years, so everything
// that could silently lose a spelling is refused with its line: a misspelt set name, a Cyrillic letter in a Latin cell,
// a letter that one scheme forgot. After stet_schemes_add nothing changes any more.
#include "names/spell/schemes.h"

#include "base/error.h"
#include "base/utf8.h"

enum {
    MAX_PATTERN = 24, // letters in one cell of the first columns
    MAX_CELL = 48,    // bytes in one cell of the others
};

// The lines of one file: position, and where to complain.
struct table {
    struct stet_arena *arena;
    struct stet_str rest;
    const char *path;
    unsigned line;
    struct stet_error *err;
    struct stet_pattern *sets;
    struct stet_str fields[STET_SCHEMES_MAX_COLUMNS];
    size_t field_count;
    size_t column_count; // of the header; 0 before it
};

#define TABLE_FAIL(table, ...)                                                                     \
    stet_fail((table)->err, STET_ERROR_DATA, (table)->path, (table)->line, 0, __VA_ARGS__)

uint32_t stet_letter_lower(uint32_t c)
{
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
        (c >= 0x410 && c <= 0x42F))
        return c + 0x20;
    if (c >= 0x400 && c <= 0x40F)
        return c + 0x50;
    if (c == 0x130)
        return 'i'; // İ
    if (c == 0x178)
        return 0xFF; // Ÿ
    // Pairs with the capital on the odd number.
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E) || (c >= 0x4C1 && c <= 0x4CE))
        return c + (c & 1);
    if ((c >= 0x100 && c <= 0x177) || (c >= 0x218 && c <= 0x21B) || (c >= 0x490 && c <= 0x4BF) ||
        (c >= 0x4D0 && c <= 0x4FF))
        return c | 1;
    return c;
}

// ---------------------------------------------------------------- lines, patterns, sets

static enum stet_status table_open(struct table *table, struct stet_str text)
{
    if (text.size > STET_SCHEMES_MAX_FILE)
        return TABLE_FAIL(table, "%s is larger than 1 MiB; a table of letters or endings is not",
                          table->path);
    size_t bad = stet_utf8_valid_until(text);
    const char *nul = text.size ? memchr(text.data, '\0', text.size) : NULL;
    if (nul && (size_t)(nul - text.data) < bad)
        bad = (size_t)(nul - text.data);
    if (bad < text.size) {
        for (size_t i = 0; i < bad; i++)
            table->line += text.data[i] == '\n';
        table->line++;
        return TABLE_FAIL(table, "%s is not UTF-8 text in line %u; save it as UTF-8", table->path,
                          table->line);
    }
    if (stet_str_starts(text, STET_STR("\xEF\xBB\xBF")))
        text = stet_str_slice(text, 3, text.size);
    table->rest = stet_arena_copy(table->arena, text);
    return STET_OK;
}

// Cuts the next line that says something into fields. *more is false behind the last.
static enum stet_status table_next(struct table *table, bool *more)
{
    while (table->rest.data) {
        struct stet_str line = stet_str_split(&table->rest, '\n');
        table->line++;
        if (line.size > 0 && line.data[line.size - 1] == '\r')
            line.size--;
        if (line.size == 0 || line.data[0] == '#')
            continue;
        table->field_count = 0;
        while (line.data) {
            if (table->field_count == STET_SCHEMES_MAX_COLUMNS)
                return TABLE_FAIL(table, "More than %d columns; split the line",
                                  STET_SCHEMES_MAX_COLUMNS);
            table->fields[table->field_count++] = stet_str_trim(stet_str_split(&line, '\t'));
        }
        bool is_set = stet_str_starts(table->fields[0], STET_STR("@set"));
        if (table->column_count > 0 && table->field_count > table->column_count && !is_set)
            return TABLE_FAIL(table, "%zu columns where the header has %zu; remove the extra tabs",
                              table->field_count, table->column_count);
        *more = true;
        return STET_OK;
    }
    *more = false;
    return STET_OK;
}

// The field of a column; lines may be shorter than the header, since editors strip trailing tabs.
static struct stet_str table_field(const struct table *table, size_t column)
{
    return column < table->field_count ? table->fields[column] : STET_STR("");
}

static bool is_letter_item(uint32_t c)
{
    return c == '\'' || (c >= 'a' && c <= 'z') || (c > 0x7F && stet_letter_lower(c) == c);
}

// Letters, set names, `^`, `$` → items. Spaces are skipped, so that sets read well.
static enum stet_status parse_pattern(struct table *table, struct stet_str text,
                                      struct stet_pattern *out)
{
    uint32_t items[2 * STET_SCHEMES_MAX_COLUMNS];
    size_t limit = table->column_count > 0 ? MAX_PATTERN : sizeof items / sizeof items[0];
    uint32_t count = 0;
    for (size_t i = 0; i < text.size;) {
        uint32_t c = stet_utf8_next(text, &i);
        if (c == ' ')
            continue;
        if (count == limit)
            return TABLE_FAIL(table, "\"%.*s\" is too long", (int)text.size, text.data);
        if (c == '^' || c == '$') {
            c = STET_ITEM_EDGE;
        } else if (c >= 'A' && c <= 'Z') {
            if (!table->sets[c - 'A'].items)
                return TABLE_FAIL(table, "No \"@set %c\" above this line", (int)c);
            c = STET_ITEM_SET | (c - 'A');
        } else if (!is_letter_item(c)) {
            return TABLE_FAIL(table,
                              "Letter %u of \"%.*s\" is neither a small letter nor a set, ^ or $",
                              count + 1, (int)text.size, text.data);
        }
        items[count++] = c;
    }
    uint32_t *copy = STET_NEW_ARRAY(table->arena, uint32_t, count);
    memcpy(copy, items, count * sizeof items[0]);
    *out = (struct stet_pattern){copy, count};
    return STET_OK;
}

// "before_after" or "stem-rest": both halves as patterns; without the separator the text is the second half.
static enum stet_status parse_halves(struct table *table, struct stet_str text, char separator,
                                     struct stet_pattern *first, struct stet_pattern *second)
{
    struct stet_str rest = text;
    struct stet_str head = stet_str_split(&rest, separator);
    if (!rest.data)
        return TABLE_FAIL(table, "\"%.*s\" has no \"%c\"", (int)text.size, text.data, separator);
    enum stet_status status = parse_pattern(table, head, first);
    return status ? status : parse_pattern(table, rest, second);
}

// "@set NAME letters": the name is the first field's second word or the second field, as a spreadsheet leaves it.
static enum stet_status parse_set(struct table *table)
{
    struct stet_str text = table->fields[0];
    text = stet_str_trim(stet_str_slice(text, 4, text.size));
    size_t column = 1;
    if (text.size == 0)
        text = table_field(table, column++);
    if (text.size == 0 || text.data[0] < 'A' || text.data[0] > 'Z')
        return TABLE_FAIL(table, "A set is named by one capital Latin letter: @set V а е и");
    struct stet_pattern *set = &table->sets[text.data[0] - 'A'];
    if (set->items)
        return TABLE_FAIL(table, "The set %c is given twice", text.data[0]);
    struct stet_str letters = stet_str_slice(text, 1, text.size);
    if (letters.size == 0)
        letters = table_field(table, column);
    size_t header = table->column_count;
    table->column_count = 0; // sets may be longer than patterns
    enum stet_status status = parse_pattern(table, letters, set);
    table->column_count = header;
    if (status == STET_OK && set->count == 0)
        return TABLE_FAIL(table, "The set %c has no letters", text.data[0]);
    return status;
}

bool stet_pattern_fits(struct stet_pattern pattern,
                       const struct stet_pattern sets[STET_LETTER_SETS], const uint32_t *word,
                       size_t size, ptrdiff_t at)
{
    for (uint32_t i = 0; i < pattern.count; i++, at++) {
        bool edge = at < 0 || (size_t)at >= size || word[at] == '-';
        uint32_t letter = edge ? STET_ITEM_EDGE : word[at];
        uint32_t item = pattern.items[i];
        bool fits = item == letter;
        if (item & STET_ITEM_SET) {
            const struct stet_pattern *set = &sets[item & ~STET_ITEM_SET];
            for (uint32_t k = 0; k < set->count && !fits; k++)
                fits = set->items[k] == letter;
        }
        if (!fits)
            return false;
    }
    return true;
}

// Lines left in the file: enough room for their rules.
static size_t lines_left(const struct table *table)
{
    size_t count = 1;
    for (size_t i = 0; i < table->rest.size; i++)
        count += table->rest.data[i] == '\n';
    return count;
}

// Reads sets up to the header, whose first two columns must be `first` and `second`.
static enum stet_status read_header(struct table *table, const char *first, const char *second)
{
    bool more = false;
    enum stet_status status;
    while ((status = table_next(table, &more)) == STET_OK && more) {
        if (stet_str_starts(table->fields[0], STET_STR("@set"))) {
            if ((status = parse_set(table)) != STET_OK)
                return status;
            continue;
        }
        if (!stet_str_eq(table->fields[0], stet_str_from(first)) ||
            !stet_str_eq(table_field(table, 1), stet_str_from(second)) || table->field_count < 3)
            return TABLE_FAIL(table, "The header must begin with \"%s\", \"%s\" and name columns",
                              first, second);
        for (size_t i = 2; i < table->field_count; i++) {
            if (table->fields[i].size == 0)
                return TABLE_FAIL(table, "Column %zu of the header has no name", i + 1);
            for (size_t k = 2; k < i; k++)
                if (stet_str_eq(table->fields[i], table->fields[k]))
                    return TABLE_FAIL(table, "Two columns are called \"%.*s\"",
                                      (int)table->fields[i].size, table->fields[i].data);
        }
        table->column_count = table->field_count;
        return STET_OK;
    }
    return status ? status
                  : TABLE_FAIL(table, "%s has no header line (%s, %s, ...)", table->path, first,
                               second);
}

// ---------------------------------------------------------------- romanisation.tsv

static enum stet_status read_property(struct table *table, struct stet_language *language)
{
    bool forms = stet_str_eq(table->fields[0], STET_STR("@forms"));
    if (!forms && !stet_str_eq(table->fields[0], STET_STR("@class")))
        return TABLE_FAIL(table, "\"%.*s\" is none of @set, @class, @forms",
                          (int)table->fields[0].size, table->fields[0].data);
    for (size_t i = 0; i < language->scheme_count; i++) {
        struct stet_str value = table_field(table, i + 2);
        struct stet_scheme *scheme = &language->schemes[i];
        if (value.size == 0)
            continue;
        if (forms && stet_str_eq(value, STET_STR("nominative")))
            scheme->all_forms = false;
        else if (!forms && stet_str_eq(value, STET_STR("respelt")))
            scheme->scheme_class = STET_SCHEME_RESPELT;
        else if (!stet_str_eq(value, forms ? STET_STR("all") : STET_STR("romanised")))
            return TABLE_FAIL(table, "\"%.*s\" must be %s", (int)value.size, value.data,
                              forms ? "all or nominative" : "romanised or respelt");
    }
    return STET_OK;
}

static enum stet_status read_letter_cell(struct table *table, size_t column, const char **out)
{
    struct stet_str cell = table_field(table, column);
    if (cell.size == 0)
        return STET_OK;
    bool none = stet_str_eq(cell, STET_STR("0"));
    for (size_t i = 0; i < cell.size && !none; i++)
        if (!stet_is_ascii_lower(cell.data[i]) || cell.size > MAX_CELL)
            return TABLE_FAIL(table,
                              "\"%.*s\" in column %zu must be small letters a to z, 0 or nothing",
                              (int)cell.size, cell.data, column + 1);
    *out = none ? "" : stet_arena_strdup(table->arena, cell);
    return STET_OK;
}

// Into its bucket: longer letters first, the order of the file among equals.
static void insert_rule(struct stet_language *language, struct stet_letter_rule *rule)
{
    struct stet_letter_rule **link =
        &language->buckets[rule->letters.items[0] % STET_LETTER_BUCKETS];
    while (*link && (*link)->letters.count >= rule->letters.count)
        link = &(*link)->next;
    rule->next = *link;
    *link = rule;
}

static enum stet_status read_letter_rule(struct table *table, struct stet_language *language,
                                         struct stet_letter_rule *rule)
{
    enum stet_status status = parse_pattern(table, table->fields[0], &rule->letters);
    if (status)
        return status;
    if (rule->letters.count == 0)
        return TABLE_FAIL(table, "The first column has no letters");
    for (uint32_t i = 0; i < rule->letters.count; i++)
        if ((rule->letters.items[i] & STET_ITEM_SET) || rule->letters.items[i] == STET_ITEM_EDGE)
            return TABLE_FAIL(table, "The first column takes letters only; sets, ^ and $ go into "
                                     "the context");
    struct stet_str context = table_field(table, 1);
    if (context.size > 0 &&
        (status = parse_halves(table, context, '_', &rule->before, &rule->after)) != STET_OK)
        return status;
    rule->line = table->line;
    rule->cells = STET_NEW_ARRAY(table->arena, const char *, language->scheme_count);
    for (size_t i = 0; i < language->scheme_count; i++)
        if ((status = read_letter_cell(table, i + 2, &rule->cells[i])) != STET_OK)
            return status;
    insert_rule(language, rule);
    return STET_OK;
}

// Every single letter is readable in every scheme wherever it stands: a hole would lose whole words unnoticed.
static enum stet_status check_letters(struct table *table, const struct stet_language *language)
{
    for (size_t b = 0; b < STET_LETTER_BUCKETS; b++) {
        for (const struct stet_letter_rule *rule = language->buckets[b]; rule; rule = rule->next) {
            for (size_t i = 0; i < language->scheme_count && rule->letters.count == 1; i++) {
                bool found = false;
                for (const struct stet_letter_rule *r = language->buckets[b]; r && !found;
                     r = r->next)
                    found = r->letters.count == 1 && r->cells[i] &&
                            r->letters.items[0] == rule->letters.items[0] && r->before.count == 0 &&
                            r->after.count == 0;
                if (found)
                    continue;
                char letter[5] = {0};
                stet_utf8_encode(rule->letters.items[0], letter);
                table->line = rule->line;
                return TABLE_FAIL(table, "%s without a context has no reading in \"%s\"", letter,
                                  language->schemes[i].name);
            }
        }
    }
    return STET_OK;
}

static enum stet_status read_romanisation(struct table *table, struct stet_language *language)
{
    enum stet_status status = read_header(table, "letter", "context");
    if (status)
        return status;
    language->scheme_count = table->column_count - 2;
    language->schemes = STET_NEW_ARRAY(table->arena, struct stet_scheme, language->scheme_count);
    for (size_t i = 0; i < language->scheme_count; i++)
        language->schemes[i] = (struct stet_scheme){
            stet_arena_strdup(table->arena, table->fields[i + 2]), STET_SCHEME_ROMANISED, true};
    struct stet_letter_rule *rules =
        STET_NEW_ARRAY(table->arena, struct stet_letter_rule, lines_left(table));
    bool more = false;
    while ((status = table_next(table, &more)) == STET_OK && more) {
        if (stet_str_starts(table->fields[0], STET_STR("@set")))
            status = parse_set(table);
        else if (stet_str_starts(table->fields[0], STET_STR("@")))
            status = read_property(table, language);
        else
            status = read_letter_rule(table, language, rules++);
        if (status)
            return status;
    }
    return status ? status : check_letters(table, language);
}

// ---------------------------------------------------------------- endings.tsv

static enum stet_status parse_roles(struct table *table, struct stet_str text, unsigned *out)
{
    static const char *const names[] = {"given", "family", "place", "other"};
    unsigned roles = 0;
    while (text.size > 0 && text.data) {
        struct stet_str name = stet_str_trim(stet_str_split(&text, ','));
        unsigned bit = 0;
        for (unsigned i = 0; i < 4; i++)
            if (stet_str_eq(name, stet_str_from(names[i])))
                bit = 1u << i;
        if (bit == 0)
            return TABLE_FAIL(table, "\"%.*s\" is none of given, family, place, other",
                              (int)name.size, name.data);
        roles |= bit;
    }
    *out = roles ? roles : ~0u;
    return STET_OK;
}

// `0`, `-`, or letters; several with `|` between them.
static enum stet_status check_ending_cell(struct table *table, struct stet_str cell, size_t column)
{
    bool bad = cell.size > MAX_CELL;
    struct stet_str rest = cell;
    while (rest.data && cell.size > 0 && !bad && !stet_str_eq(cell, STET_STR("-"))) {
        struct stet_str part = stet_str_split(&rest, '|');
        bad = part.size == 0;
        for (size_t i = 0; i < part.size && !stet_str_eq(part, STET_STR("0"));)
            bad |= !is_letter_item(stet_utf8_next(part, &i));
    }
    if (bad)
        return TABLE_FAIL(table,
                          "\"%.*s\" in column %zu must be small letters, 0 or -; several "
                          "with | between them",
                          (int)cell.size, cell.data, column + 1);
    return STET_OK;
}

static enum stet_status read_ending(struct table *table, const struct stet_language *language,
                                    const size_t *places, struct stet_ending_rule *rule)
{
    enum stet_status status = parse_halves(table, table->fields[0], '-', &rule->stem, &rule->rest);
    if (status == STET_OK)
        status = parse_roles(table, table_field(table, 1), &rule->roles);
    rule->cells = STET_NEW_ARRAY(table->arena, struct stet_str, language->column_count);
    for (size_t i = 0; i < language->column_count && status == STET_OK; i++) {
        rule->cells[i] = table_field(table, places[i]);
        status = check_ending_cell(table, rule->cells[i], places[i]);
    }
    return status;
}

static enum stet_status read_endings(struct table *table, struct stet_language *language)
{
    enum stet_status status = read_header(table, "ending", "of");
    if (status)
        return status;
    size_t places[STET_SCHEMES_MAX_COLUMNS]; // column of the table for each column kept
    language->columns =
        STET_NEW_ARRAY(table->arena, struct stet_ending_column, table->column_count);
    for (size_t i = 2; i < table->column_count; i++) {
        struct stet_str name = table->fields[i];
        if (stet_str_eq(name, STET_STR("like")))
            continue;
        enum stet_column_class kind = stet_str_eq(name, STET_STR("cut")) ? STET_COLUMN_CUT
                                      : stet_str_eq(name, STET_STR("restored"))
                                          ? STET_COLUMN_RESTORED
                                          : STET_COLUMN_CASE;
        places[language->column_count] = i;
        language->columns[language->column_count++] =
            (struct stet_ending_column){stet_arena_strdup(table->arena, name), kind};
    }
    language->endings = STET_NEW_ARRAY(table->arena, struct stet_ending_rule, lines_left(table));
    bool more = false;
    while ((status = table_next(table, &more)) == STET_OK && more) {
        if (stet_str_starts(table->fields[0], STET_STR("@set")))
            status = parse_set(table);
        else
            status =
                read_ending(table, language, places, &language->endings[language->ending_count++]);
        if (status)
            return status;
    }
    return status;
}

// ---------------------------------------------------------------- languages

static bool only_blank(struct stet_str text)
{
    return stet_str_trim(text).size == 0;
}

// No romanisation.tsv: the word as it is, which variants.c then rids of its accents.
static void write_as_is(struct stet_arena *arena, struct stet_language *language)
{
    language->scheme_count = 1;
    language->schemes = STET_NEW(arena, struct stet_scheme);
    *language->schemes = (struct stet_scheme){"as written", STET_SCHEME_ROMANISED, true};
}

enum stet_status stet_schemes_add(struct stet_schemes *schemes, const char *language,
                                  struct stet_str romanisation_tsv, const char *rom_path,
                                  struct stet_str endings_tsv, const char *end_path,
                                  struct stet_error *err)
{
    struct stet_arena *arena = &schemes->arena;
    if (!language || !language[0])
        return stet_fail(err, STET_ERROR_USAGE, rom_path, 0, 0,
                         "A table of letters or endings needs the language it is for");
    struct stet_language *added = STET_NEW(arena, struct stet_language);
    added->name = stet_arena_strdup(arena, stet_str_from(language));
    struct table letters = {
        .arena = arena, .path = rom_path, .err = err, .sets = added->letter_sets};
    struct table endings = {
        .arena = arena, .path = end_path, .err = err, .sets = added->ending_sets};
    enum stet_status status = STET_OK;
    if (only_blank(romanisation_tsv))
        write_as_is(arena, added);
    else if ((status = table_open(&letters, romanisation_tsv)) == STET_OK)
        status = read_romanisation(&letters, added);
    if (status == STET_OK && !only_blank(endings_tsv) &&
        (status = table_open(&endings, endings_tsv)) == STET_OK)
        status = read_endings(&endings, added);
    if (status)
        return status;
    added->next = schemes->first;
    schemes->first = added;
    return STET_OK;
}

const struct stet_language *stet_schemes_find(const struct stet_schemes *schemes,
                                              const char *language)
{
    for (const struct stet_language *l = schemes->first; l; l = l->next)
        if (strcmp(l->name, language) == 0)
            return l;
    return NULL;
}

void stet_schemes_release(struct stet_schemes *schemes)
{
    stet_arena_release(&schemes->arena);
    schemes->first = NULL;
}
