// SPDX-License-Identifier: Apache-2.0
// Compiling and opening the unit table. Everything is sorted before it is written (observed side, boundaries, first
// canonical symbol, cost, rest), so that the same table gives the same blob wherever it is compiled.
#include "names/match/channel.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"

#define CHANNEL_MAGIC 0x4e484353u // "SCHN" on a little-endian host
enum { CHANNEL_VERSION = 1, CHANNEL_HEADER = 7 };
enum { AT_START = 1, AT_END = 2, BOUNDARIES = 4 }; // which of the four groups of an observed side
enum { BOUNDARIES_BITS = 1 << BOUNDARIES };

_Static_assert(sizeof(struct stet_channel_unit) == 8 && sizeof(struct stet_channel_group) == 12,
               "the blob is read in place: no padding");

struct row {
    char observed[STET_CHANNEL_SIDE_MAX];
    uint8_t observed_size;
    uint8_t boundaries;
    uint8_t first; // first canonical symbol, or STET_CHANNEL_NOTHING
    struct stet_channel_unit unit;
    unsigned line;
};

struct rows {
    struct row *data;
    size_t count;
    size_t capacity;
};

static struct stet_str observed_side(const struct row *row)
{
    return (struct stet_str){row->observed, row->observed_size};
}

// Strips ^ and $, and says which were there; false: what is left is too long or not letters a-z.
static bool read_side(struct stet_str *side, unsigned *boundaries)
{
    *boundaries = 0;
    if (side->size && side->data[0] == '^') {
        *boundaries |= AT_START;
        *side = stet_str_slice(*side, 1, side->size);
    }
    if (side->size && side->data[side->size - 1] == '$') {
        *boundaries |= AT_END;
        side->size--;
    }
    for (size_t i = 0; i < side->size; i++)
        if (!stet_is_ascii_lower(side->data[i]))
            return false;
    return side->size <= STET_CHANNEL_SIDE_MAX;
}

// "1.25" → 125, rounded, at most STET_CHANNEL_COST_MAX. By hand, because strtod follows the locale.
static bool read_centinats(struct stet_str text, uint16_t *out)
{
    uint64_t value = 0; // ten-thousandths of a nat
    int decimals = -1;
    bool digits = false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (!stet_is_ascii_digit(c))
            return false;
        digits = true;
        if (decimals < 4 && value < UINT32_MAX) {
            value = 10 * value + (uint64_t)(c - '0');
            decimals += decimals >= 0;
        }
    }
    for (int i = decimals < 0 ? 0 : decimals; i < 4; i++)
        value *= 10;
    value = (value + 50) / 100;
    *out = (uint16_t)(value < STET_CHANNEL_COST_MAX ? value : STET_CHANNEL_COST_MAX);
    return digits;
}

static void pack_canonical(struct row *row, struct stet_str canonical)
{
    uint32_t size = 0;
    for (; size < canonical.size; size++)
        row->unit.symbols |= (uint32_t)(canonical.data[size] - 'a') << (5 * size);
    if (row->boundaries & AT_END)
        row->unit.symbols |= (uint32_t)STET_TRIE_END << (5 * size++);
    row->unit.size = (uint16_t)size;
    row->first = (uint8_t)(size ? row->unit.symbols & 31 : STET_CHANNEL_NOTHING);
}

// Why a line is not a unit, or NULL and the unit.
static const char *read_row(struct row *row, struct stet_str line)
{
    struct stet_str field[4];
    struct stet_str rest = line;
    for (size_t i = 0; i < 4; i++) {
        if (!rest.data)
            return "write four fields between tabs: canonical side, observed side, cost in nats, count";
        field[i] = stet_str_split(&rest, '\t');
    }
    if (rest.data)
        return "take the fifth field away: a unit has four";
    unsigned canonical_boundaries;
    unsigned observed_boundaries;
    if (!read_side(&field[0], &canonical_boundaries) || !read_side(&field[1], &observed_boundaries))
        return "write each side as at most 6 letters a-z, with ^ before or $ behind";
    if (canonical_boundaries != observed_boundaries)
        return "write ^ and $ on both sides or on none";
    if (field[0].size + ((canonical_boundaries & AT_END) != 0) > STET_CHANNEL_SIDE_MAX)
        return "write at most 5 letters before $ on the canonical side";
    if (field[0].size == 0 && field[1].size == 0)
        return "give a letter on at least one side";
    uint16_t count;
    if (!read_centinats(field[2], &row->unit.cost_centinat) || !read_centinats(field[3], &count))
        return "write cost and count as decimal numbers, not below 0";
    memcpy(row->observed, field[1].data, field[1].size);
    row->observed_size = (uint8_t)field[1].size;
    row->boundaries = (uint8_t)observed_boundaries;
    pack_canonical(row, field[0]);
    return NULL;
}

static enum stet_status read_rows(struct rows *rows, struct stet_str tsv, const char *path,
                                  struct stet_error *err)
{
    unsigned line_no = 0;
    for (struct stet_str rest = tsv; rest.data && rest.size;) {
        struct stet_str line = stet_str_split(&rest, '\n');
        line_no++;
        if (line.size && line.data[line.size - 1] == '\r')
            line.size--;
        if (line.size == 0 || line.data[0] == '#')
            continue;
        if (rows->count == rows->capacity) {
            rows->capacity = rows->capacity ? 2 * rows->capacity : 4096;
            rows->data = stet_xrealloc(rows->data, rows->capacity * sizeof *rows->data);
        }
        struct row row = {.line = line_no};
        const char *why = read_row(&row, line);
        if (why)
            return stet_fail(err, STET_ERROR_DATA, path, line_no, 0,
                             "this line of the unit table cannot be read: %s", why);
        rows->data[rows->count++] = row;
    }
    if (rows->count == 0)
        return stet_fail(err, STET_ERROR_DATA, path, 0, 0,
                         "the unit table holds no units; put one on each line");
    return STET_OK;
}

// Same observed side, boundaries and canonical side sort together only if cost comes after them; duplicates are looked for
// in this order first.
static int compare_pair(const void *a, const void *b)
{
    const struct row *x = a;
    const struct row *y = b;
    int order = stet_str_cmp(observed_side(x), observed_side(y));
    if (order)
        return order;
    if (x->boundaries != y->boundaries)
        return x->boundaries < y->boundaries ? -1 : 1;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    if (x->unit.size != y->unit.size)
        return x->unit.size < y->unit.size ? -1 : 1;
    if (x->unit.symbols != y->unit.symbols)
        return x->unit.symbols < y->unit.symbols ? -1 : 1;
    return 0;
}

static int compare_line(const void *a, const void *b)
{
    const struct row *x = a;
    const struct row *y = b;
    int order = compare_pair(a, b);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

static bool same_group(const struct row *a, const struct row *b)
{
    return a->boundaries == b->boundaries && stet_str_eq(observed_side(a), observed_side(b));
}

static int compare_cost(const void *a, const void *b)
{
    const struct row *x = a;
    const struct row *y = b;
    if (!same_group(x, y) || x->first != y->first || x->unit.cost_centinat == y->unit.cost_centinat)
        return compare_pair(a, b);
    return x->unit.cost_centinat < y->unit.cost_centinat ? -1 : 1;
}

static enum stet_status sort_rows(struct rows *rows, const char *path, struct stet_error *err)
{
    qsort(rows->data, rows->count, sizeof *rows->data, compare_line);
    for (size_t i = 1; i < rows->count; i++)
        if (compare_pair(&rows->data[i - 1], &rows->data[i]) == 0)
            return stet_fail(err, STET_ERROR_DATA, path, rows->data[i].line, 0,
                             "this unit was given before, on line %u; keep one of the two",
                             rows->data[i - 1].line);
    qsort(rows->data, rows->count, sizeof *rows->data, compare_cost);
    return STET_OK;
}

struct tables {
    struct stet_buf words; // struct stet_trie_word: the observed sides
    struct stet_buf groups;
    struct stet_buf ranges;
    struct stet_buf units;
    uint32_t lost;
};

static uint32_t count_of(const struct stet_buf *buf, size_t item)
{
    return (uint32_t)(buf->size / item);
}

// The group of rows [at, end), which share observed side and boundaries.
static void write_group(struct tables *t, const struct row *at, const struct row *end)
{
    struct stet_channel_group group = {0, count_of(&t->ranges, sizeof(uint32_t)),
                                       STET_CHANNEL_COST_MAX};
    for (; at < end; at++) {
        uint32_t unit = count_of(&t->units, sizeof at->unit);
        uint32_t bit = (uint32_t)1 << at->first;
        if (!(group.mask & bit))
            stet_buf_append(&t->ranges, &unit, sizeof unit);
        group.mask |= bit;
        if (at->unit.cost_centinat < group.cheapest_centinat)
            group.cheapest_centinat = at->unit.cost_centinat;
        stet_buf_append(&t->units, &at->unit, sizeof at->unit);
    }
    uint32_t unit = count_of(&t->units, sizeof at->unit);
    stet_buf_append(&t->ranges, &unit, sizeof unit);
    stet_buf_append(&t->groups, &group, sizeof group);
}

// The groups of the observed side that `*at` begins with, which moves behind them; returns the side's number.
static uint32_t write_side(struct tables *t, struct stet_str side, const struct row **at,
                           const struct row *end)
{
    uint32_t number = BOUNDARIES_BITS * count_of(&t->groups, sizeof(struct stet_channel_group));
    for (unsigned boundaries = 0; boundaries < BOUNDARIES; boundaries++) {
        const struct row *from = *at;
        while (*at < end && (*at)->boundaries == boundaries &&
               stet_str_eq(observed_side(*at), side))
            (*at)++;
        if (from == *at)
            continue;
        number |= 1u << boundaries;
        write_group(t, from, *at);
    }
    return number;
}

static enum stet_status write_tables(struct stet_buf *blob, struct tables *t,
                                     struct stet_error *err)
{
    struct stet_buf trie = {0};
    struct stet_trie_word none = {{"", 0}, 0};
    const struct stet_trie_word *words = t->words.data ? (const void *)t->words.data : &none;
    enum stet_status status = stet_trie_build(&trie, words, t->words.size / sizeof none, err);
    if (status == STET_OK) {
        uint32_t header[CHANNEL_HEADER] = {CHANNEL_MAGIC,
                                           CHANNEL_VERSION,
                                           (uint32_t)trie.size,
                                           t->lost,
                                           count_of(&t->groups, sizeof(struct stet_channel_group)),
                                           count_of(&t->ranges, sizeof(uint32_t)),
                                           count_of(&t->units, sizeof(struct stet_channel_unit))};
        stet_buf_align(blob, sizeof(uint32_t));
        stet_buf_append(blob, header, sizeof header);
        stet_buf_append(blob, trie.data, trie.size);
        stet_buf_append(blob, t->groups.data, t->groups.size);
        stet_buf_append(blob, t->ranges.data, t->ranges.size);
        stet_buf_append(blob, t->units.data, t->units.size);
    }
    stet_buf_release(&trie);
    return status;
}

enum stet_status stet_channel_compile(struct stet_buf *blob, struct stet_str tsv, const char *path,
                                      struct stet_error *err)
{
    struct rows rows = {0};
    struct tables tables = {0};
    enum stet_status status = read_rows(&rows, tsv, path, err);
    if (status == STET_OK)
        status = sort_rows(&rows, path, err);
    if (status != STET_OK)
        goto done;
    const struct row *end = rows.data + rows.count;
    const struct row *at = rows.data;
    tables.lost = write_side(&tables, STET_STR(""), &at, end); // the empty side sorts first
    while (at < end) {
        struct stet_trie_word word = {observed_side(at), 0};
        word.value = write_side(&tables, word.word, &at, end);
        stet_buf_append(&tables.words, &word, sizeof word);
    }
    status = write_tables(blob, &tables, err);
done:
    free(rows.data);
    stet_buf_release(&tables.words);
    stet_buf_release(&tables.groups);
    stet_buf_release(&tables.ranges);
    stet_buf_release(&tables.units);
    return status;
}

// How many groups a side's number speaks of must be there.
static bool check_side(uint32_t number, uint32_t group_count)
{
    return number / BOUNDARIES_BITS + stet_trie_bits(number % BOUNDARIES_BITS) <= group_count;
}

static bool check_group(const struct stet_channel *c, struct stet_channel_group group,
                        uint32_t range_count, uint32_t unit_count)
{
    uint32_t symbols = stet_trie_bits(group.mask);
    if (group.mask >> (STET_CHANNEL_NOTHING + 1) || group.base >= range_count ||
        symbols >= range_count - group.base || group.cheapest_centinat > STET_CHANNEL_COST_MAX)
        return false;
    const uint32_t *ranges = c->ranges + group.base;
    for (uint32_t i = 0; i < symbols; i++)
        if (ranges[i] >= ranges[i + 1])
            return false;
    return ranges[symbols] <= unit_count;
}

static bool check_tables(const struct stet_channel *c, uint32_t group_count, uint32_t range_count,
                         uint32_t unit_count)
{
    if (!check_side(c->lost, group_count))
        return false;
    for (uint32_t i = 0; i < c->observed.node_count; i++)
        if (c->observed.nodes[i].mask == 0 && !check_side(c->observed.nodes[i].base, group_count))
            return false;
    for (uint32_t i = 0; i < group_count; i++)
        if (!check_group(c, c->groups[i], range_count, unit_count))
            return false;
    for (uint32_t i = 0; i < unit_count; i++)
        if (c->units[i].size > STET_CHANNEL_SIDE_MAX)
            return false;
    return true;
}

bool stet_channel_trust(struct stet_channel *out, const void *data, size_t size)
{
    const uint32_t *header = data;
    if (!data || (uintptr_t)data % sizeof(uint32_t) != 0 ||
        size < CHANNEL_HEADER * sizeof(uint32_t) || header[0] != CHANNEL_MAGIC ||
        header[1] != CHANNEL_VERSION || header[2] % sizeof(uint32_t) != 0)
        return false;
    uint64_t groups_at = CHANNEL_HEADER * sizeof(uint32_t) + (uint64_t)header[2];
    uint64_t ranges_at = groups_at + (uint64_t)header[4] * sizeof(struct stet_channel_group);
    uint64_t units_at = ranges_at + (uint64_t)header[5] * sizeof(uint32_t);
    if (units_at + (uint64_t)header[6] * sizeof(struct stet_channel_unit) > size)
        return false;
    const char *bytes = data;
    struct stet_channel channel = {
        .lost = header[3],
        .groups = (const void *)(bytes + groups_at),
        .ranges = (const void *)(bytes + ranges_at),
        .units = (const void *)(bytes + units_at),
    };
    if (!stet_trie_trust(&channel.observed, header + CHANNEL_HEADER, header[2]))
        return false;
    *out = channel;
    return true;
}

bool stet_channel_open(struct stet_channel *out, const void *data, size_t size)
{
    const uint32_t *header = data;
    struct stet_channel channel;
    if (!stet_channel_trust(&channel, data, size) ||
        !stet_trie_open(&channel.observed, header + CHANNEL_HEADER, header[2]) ||
        !check_tables(&channel, header[4], header[5], header[6]))
        return false;
    *out = channel;
    return true;
}

// The groups of one observed side that suit a place at the start or end of a word, or at neither.
static size_t match_side(const struct stet_channel *channel, uint32_t number, uint32_t place,
                         size_t observed_size, struct stet_channel_match *out)
{
    size_t count = 0;
    const struct stet_channel_group *group = channel->groups + number / BOUNDARIES_BITS;
    for (uint32_t boundaries = 0; boundaries < BOUNDARIES; boundaries++) {
        if (!(number >> boundaries & 1))
            continue;
        if ((boundaries & ~place) == 0)
            out[count++] = (struct stet_channel_match){
                channel->ranges + group->base, group->mask, group->cheapest_centinat,
                (uint8_t)observed_size, (boundaries & AT_START) != 0};
        group++;
    }
    return count;
}

size_t stet_channel_match(const struct stet_channel *channel, struct stet_str word, size_t position,
                          struct stet_channel_match *out)
{
    uint32_t start = position == 0 ? AT_START : 0;
    size_t count =
        match_side(channel, channel->lost, start | (position == word.size ? AT_END : 0), 0, out);
    uint32_t node = STET_TRIE_ROOT;
    for (size_t size = 1; size <= STET_CHANNEL_SIDE_MAX && position + size <= word.size; size++) {
        uint32_t letter = (uint32_t)(word.data[position + size - 1] - 'a');
        node = stet_trie_child(&channel->observed, node, letter);
        if (!node)
            break;
        uint32_t leaf = stet_trie_child(&channel->observed, node, STET_TRIE_END);
        uint32_t place = start | (position + size == word.size ? AT_END : 0);
        if (leaf)
            count +=
                match_side(channel, channel->observed.nodes[leaf].base, place, size, out + count);
    }
    return count;
}
