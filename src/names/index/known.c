// SPDX-License-Identifier: Apache-2.0
// A count is kept in a byte: below 32 as it is, above as 5 bits and how far they are shifted.
#include "names/index/known.h"

#include <stdlib.h>

#include "base/hash.h"
#include "names/index/index.h"
#include "text/unicode.h"

enum { EXACT = 32, NAME_SIZE = 512 };

static uint32_t pack(uint32_t count)
{
    uint32_t shift = 0;
    while (count >= 2 * EXACT) {
        count >>= 1;
        shift++;
    }
    return count < EXACT ? count : (shift < 7 ? EXACT * (shift + 1) + count - EXACT : 255);
}

static uint32_t unpack(uint32_t byte)
{
    return byte < EXACT ? byte : (byte % EXACT + EXACT) << (byte / EXACT - 1);
}

struct pairs {
    struct stet_buf hashes, values;
};

static void add_pair(struct pairs *pairs, struct stet_str key, uint32_t value)
{
    uint64_t hash = stet_hash(key);
    stet_buf_append(&pairs->hashes, &hash, sizeof hash);
    stet_buf_append(&pairs->values, &value, sizeof value);
}

static void write_pairs(struct stet_buf *blob, struct pairs *pairs, unsigned value_size)
{
    stet_prints_write(blob, (const uint64_t *)(const void *)pairs->hashes.data,
                      (const uint32_t *)(const void *)pairs->values.data, value_size,
                      pairs->values.size / sizeof(uint32_t));
    stet_buf_release(&pairs->hashes);
    stet_buf_release(&pairs->values);
}

static bool parse_count(struct stet_str text, uint32_t *out)
{
    uint32_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (!stet_is_ascii_digit(text.data[i]) || i == 8)
            return false;
        count = count * 10 + (uint32_t)(text.data[i] - '0');
    }
    *out = count;
    return true;
}

static bool add_word(struct pairs *pairs, struct stet_str line)
{
    struct stet_str key = stet_str_split(&line, '\t');
    uint32_t packed = 0;
    for (unsigned i = 0; i < 4; i++) {
        uint32_t count;
        if (!line.data || !parse_count(stet_str_split(&line, '\t'), &count))
            return false;
        packed |= pack(count) << (8 * i);
    }
    if (!key.size || !packed)
        return false;
    add_pair(pairs, key, packed);
    return true;
}

static unsigned parse_kinds(struct stet_str letters)
{
    static const char order[] = "pflow";
    unsigned kinds = 0;
    for (size_t i = 0; i < letters.size; i++) {
        const char *found = strchr(order, letters.data[i]);
        if (!found || !*found)
            return 0;
        kinds |= 1u << (found - order);
    }
    return kinds & STET_KNOWN_FAMILY_FIRST ? kinds | STET_KNOWN_PERSON : kinds;
}

static bool add_name(struct pairs *pairs, struct stet_str line)
{
    struct stet_str name = stet_str_split(&line, '\t');
    unsigned kinds = line.data ? parse_kinds(stet_str_split(&line, '\t')) : 0;
    char keys[NAME_SIZE];
    size_t size = 0;
    while (name.data) {
        if (size && size < sizeof keys)
            keys[size++] = ' ';
        size_t n = stet_text_fold(stet_str_split(&name, ' '), keys + size, sizeof keys - size);
        if (!n)
            return false;
        size += n;
    }
    if (kinds)
        add_pair(pairs, (struct stet_str){keys, size}, kinds);
    return kinds != 0;
}

static enum stet_status read_table(struct pairs *pairs, struct stet_str text, const char *path,
                                   bool (*add)(struct pairs *pairs, struct stet_str line),
                                   const char *wanted, struct stet_error *err)
{
    bool header = true;
    for (unsigned line_no = 1; text.data; line_no++) {
        struct stet_str line = stet_str_split(&text, '\n');
        if (!line.size || line.data[0] == '#')
            continue;
        if (!header && !add(pairs, line))
            return stet_fail(err, STET_ERROR_DATA, path, line_no, 0, "%s", wanted);
        header = false;
    }
    return STET_OK;
}

enum stet_status stet_known_compile(struct stet_buf *blob, struct stet_str words,
                                    const char *words_path, struct stet_str names,
                                    const char *names_path, struct stet_error *err)
{
    struct pairs word_pairs = {0}, name_pairs = {0};
    enum stet_status status =
        read_table(&word_pairs, words, words_path, add_word,
                   "a folded word and four numbers are expected, one of them above 0", err);
    if (status == STET_OK)
        status = read_table(&name_pairs, names, names_path, add_name,
                            "a name in Latin letters and its kinds (of p, f, l, o, w) are expected",
                            err);
    if (status == STET_OK) {
        write_pairs(blob, &word_pairs, 4);
        write_pairs(blob, &name_pairs, 1);
    }
    stet_buf_release(&word_pairs.hashes);
    stet_buf_release(&word_pairs.values);
    stet_buf_release(&name_pairs.hashes);
    stet_buf_release(&name_pairs.values);
    return status;
}

bool stet_known_open(struct stet_known_names *out, const void *data, size_t size)
{
    if (!stet_prints_trust(&out->words, data, size))
        return false;
    size_t first = (out->words.size + 7) / 8 * 8;
    return first <= size &&
           stet_prints_trust(&out->names, (const char *)data + first, size - first);
}

struct stet_known_counts stet_known_word(const struct stet_known_names *known, struct stet_str key)
{
    uint32_t packed = stet_prints_get(&known->words, stet_hash(key), 0);
    return (struct stet_known_counts){unpack(packed & 255), unpack(packed >> 8 & 255),
                                      unpack(packed >> 16 & 255), unpack(packed >> 24)};
}

unsigned stet_known_whole(const struct stet_known_names *known, struct stet_str keys)
{
    return stet_prints_get(&known->names, stet_hash(keys), 0);
}
