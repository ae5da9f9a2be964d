// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "rules/shared/phrases_layout.h"
#include "text/unicode.h"

size_t stet_phrase_normalise(struct stet_str word, char out[STET_PHRASE_MAX_WORD])
{
    size_t size = 0;
    bool digits = true;
    for (size_t i = 0; i < word.size;) {
        if (size + 4 > STET_PHRASE_MAX_WORD)
            return 0;
        uint32_t c = stet_utf8_next(word, &i);
        digits = digits && (c == ',' || c == '.' || c == ':' || (c >= '0' && c <= '9'));
        if (c < 0x80)
            out[size++] = stet_ascii_lower((char)c);
        else
            size += stet_utf8_encode(c == 0x2019 ? '\'' : stet_char_lower(c), out + size);
    }
    if (digits && size)
        out[0] = '#';
    return digits && size ? 1 : size;
}

uint64_t stet_phrase_extend(uint64_t hash, const char *word, size_t size)
{
    uint64_t pair[2] = {hash, stet_hash((struct stet_str){word, size})};
    return stet_hash((struct stet_str){(const char *)pair, sizeof pair});
}

struct key {
    uint64_t hash;
    uint32_t value;
};

static int by_hash(const void *a, const void *b)
{
    const struct key *x = a, *y = b;
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static bool is_word_char(struct stet_str text, size_t i)
{
    uint32_t c = stet_utf8_at(text, i);
    if (c == '\'' || c == 0x2019)
        return true;
    switch (stet_char_class(c)) {
    case STET_CHAR_LOWER:
    case STET_CHAR_UPPER:
    case STET_CHAR_DIGIT:
    case STET_CHAR_MARK: return true;
    default: return false;
    }
}

// Appends the keys of one phrase; false when it has no word or too many, or a word too long.
static bool add_keys(struct stet_buf *keys, uint32_t *filter, char kind, struct stet_str text,
                     uint32_t entry)
{
    uint64_t hash = (unsigned char)kind;
    size_t count = 0, first = keys->size;
    for (size_t i = 0; i < text.size;) {
        size_t from = i;
        while (i < text.size && is_word_char(text, i))
            stet_utf8_next(text, &i);
        if (i == from) {
            stet_utf8_next(text, &i);
            continue;
        }
        char word[STET_PHRASE_MAX_WORD];
        size_t size = stet_phrase_normalise(stet_str_slice(text, from, i), word);
        if (!size || ++count > STET_PHRASE_MAX_WORDS)
            return false;
        if (count == 1)
            filter[(unsigned char)word[0]] |= stet_phrase_size_bit(size);
        hash = stet_phrase_extend(hash, word, size);
        struct key key = {hash, 1};
        stet_buf_append(keys, &key, sizeof key);
    }
    if (keys->size == first)
        return false;
    ((struct key *)(void *)(keys->data + keys->size))[-1].value = (entry + 1) * 2;
    return true;
}

enum { TEXT, ENGLISH, CLASS, AMBIGUOUS, COLUMNS };

// Which field of a .tsv line is which; -1: there is none.
struct columns {
    int place[COLUMNS];
    bool known;
};

static void read_header(struct columns *out, struct stet_str line)
{
    static const char *const names[COLUMNS] = {"text", "english", "class", "ambiguous"};
    for (int c = 0; c < COLUMNS; c++)
        out->place[c] = -1;
    for (int i = 0; line.data; i++) {
        struct stet_str field = stet_str_split(&line, '\t');
        for (int c = 0; c < COLUMNS; c++)
            if (stet_str_eq(field, stet_str_from(names[c])) ||
                (c == TEXT && stet_str_eq(field, STET_STR("form"))) ||
                (c == CLASS && stet_str_eq(field, STET_STR("language"))))
                out->place[c] = i;
    }
    out->known = out->place[TEXT] >= 0 && out->place[ENGLISH] >= 0;
}

static bool read_fields(const struct columns *columns, struct stet_str line,
                        struct stet_str out[COLUMNS])
{
    for (int i = 0; line.data; i++) {
        struct stet_str field = stet_str_split(&line, '\t');
        for (int c = 0; c < COLUMNS; c++)
            if (columns->place[c] == i)
                out[c] = field;
    }
    return columns->known && out[TEXT].size;
}

static bool add_line(struct stet_buf *keys, uint32_t *filter, struct stet_buf *pool,
                     const struct columns *columns, struct stet_str line)
{
    char kind = STET_PHRASE_ENTRY;
    bool open = false;
    struct stet_str fields[COLUMNS] = {{"", 0}, {"", 0}, {"", 0}, {"", 0}};
    if (line.size > 2 && strchr("=~+", line.data[0]) && line.data[1] == ' ') {
        kind = line.data[0];
        fields[TEXT] = stet_str_trim(stet_str_slice(line, 2, line.size));
        open = stet_str_ends(fields[TEXT], STET_STR(" *"));
        fields[TEXT].size -= open ? 2 : 0;
    } else if (!read_fields(columns, line, fields)) {
        return false;
    }
    uint32_t entry = (uint32_t)pool->size;
    stet_buf_putc(pool, (char)open);
    for (int c = 0; c < COLUMNS; c++) {
        stet_buf_str(pool, fields[c]);
        stet_buf_putc(pool, '\0');
    }
    return add_keys(keys, filter, kind, fields[TEXT], entry);
}

// Equal beginnings of different phrases become one key; of equal phrases the first stays.
static void write_table(struct stet_buf *blob, struct stet_buf *keys)
{
    struct key *key = (struct key *)(void *)keys->data;
    size_t count = keys->size / sizeof *key;
    struct stet_buf hashes = {0}, values = {0};
    if (count)
        qsort(key, count, sizeof *key, by_hash);
    for (size_t i = 0; i < count;) {
        struct key merged = key[i];
        for (i++; i < count && key[i].hash == merged.hash; i++)
            merged.value = (merged.value > 1 ? merged.value : key[i].value) |
                           ((merged.value | key[i].value) & 1);
        stet_buf_append(&hashes, &merged.hash, sizeof merged.hash);
        stet_buf_append(&values, &merged.value, sizeof merged.value);
    }
    stet_table_write(blob, (const uint64_t *)(const void *)hashes.data,
                     (const uint32_t *)(const void *)values.data, hashes.size / sizeof(uint64_t));
    stet_buf_release(&hashes);
    stet_buf_release(&values);
}

enum stet_status stet_phrases_compile(struct stet_buf *blob, struct stet_str text, const char *path,
                                      struct stet_error *err)
{
    enum stet_status status = STET_OK;
    struct stet_buf keys = {0}, pool = {0};
    uint32_t filter[STET_PHRASE_FILTER] = {0};
    struct columns columns = {.known = false};
    for (unsigned line_no = 1; text.data && status == STET_OK; line_no++) {
        struct stet_str line = stet_str_split(&text, '\n');
        if (!line.size || line.data[0] == '#')
            continue;
        if (stet_str_starts(line, STET_STR("text\t")) ||
            stet_str_starts(line, STET_STR("form\t"))) {
            read_header(&columns, line);
            continue;
        }
        if (!add_line(&keys, filter, &pool, &columns, line))
            status =
                stet_fail(err, STET_ERROR_DATA, path, line_no, 0,
                          "a phrase of 1 to 16 words is expected: \"= line\", \"~ words\" or "
                          "the columns of the header (text, language, english) separated by tabs");
    }
    if (status == STET_OK) {
        stet_buf_append(blob, filter, sizeof filter);
        write_table(blob, &keys);
        stet_buf_str(blob, stet_buf_view(&pool));
    }
    stet_buf_release(&keys);
    stet_buf_release(&pool);
    return status;
}
