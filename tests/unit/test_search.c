// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "names/match/search.h"

static const char TABLE[] = "i\tai\t1.2\t0\n"
                            "u$\t$\t4.2\t0\n"
                            "$\ta$\t2.6\t0\n"
                            "^h\t^kh\t1\t0\n"
                            "h\t\t3.8\t0\n"
                            "\th\t3.7\t0\n"
                            "ow$\tov$\t0.5\t0\n"
                            "a\te\t3\t0\n"
                            "e\ta\t3\t0\n";

struct engine {
    struct stet_buf channel_blob;
    struct stet_channel channel;
    struct stet_buf trie_blobs[2];
    struct stet_trie tries[2];
    size_t trie_count;
    struct stet_search search;
};

static void add_table(struct engine *e, const char *tsv, bool letters_stand_for_themselves)
{
    struct stet_buf table = {0};
    stet_buf_puts(&table, tsv);
    for (char c = 'a'; letters_stand_for_themselves && c <= 'z'; c++)
        stet_buf_printf(&table, "%c\t%c\t0.05\t0\n", c, c);
    assert_int_equal(stet_channel_compile(&e->channel_blob, stet_buf_view(&table), "t", NULL),
                     STET_OK);
    assert_true(stet_channel_open(&e->channel, e->channel_blob.data, e->channel_blob.size));
    stet_buf_release(&table);
}

// Words between spaces; a word's value is its number.
static void add_words(struct engine *e, const char *words)
{
    struct stet_trie_word list[64];
    uint32_t count = 0;
    for (struct stet_str rest = stet_str_from(words); rest.data; count++)
        list[count] = (struct stet_trie_word){stet_str_split(&rest, ' '), count};
    struct stet_buf *blob = &e->trie_blobs[e->trie_count];
    assert_int_equal(stet_trie_build(blob, list, count, NULL), STET_OK);
    assert_true(stet_trie_open(&e->tries[e->trie_count++], blob->data, blob->size));
}

static void release(struct engine *e)
{
    stet_buf_release(&e->channel_blob);
    stet_buf_release(&e->trie_blobs[0]);
    stet_buf_release(&e->trie_blobs[1]);
    stet_search_release(&e->search);
}

// Hits as "trie.value:cost".
static void assert_hits(struct engine *e, const char *observed,
                        const struct stet_search_limits *limits, const char *expected)
{
    struct stet_search_hit hits[STET_SEARCH_HITS_MAX];
    struct stet_buf out = {0};
    size_t count = stet_search(hits, &e->search, &e->channel, e->tries, e->trie_count,
                               stet_str_from(observed), limits);
    stet_buf_puts(&out, "");
    for (size_t i = 0; i < count; i++)
        stet_buf_printf(&out, "%s%u.%u:%.2f", i ? " " : "", hits[i].trie, hits[i].value,
                        (double)hits[i].cost);
    assert_string_equal(out.data, expected);
    stet_buf_release(&out);
}

static void the_nearest_word_comes_first(void **state)
{
    (void)state;
    struct engine e = {0};
    add_table(&e, TABLE, true);
    add_words(&e, "biden baden shoigu");
    struct stet_search_limits limits = STET_SEARCH_LIMITS;
    assert_hits(&e, "baiden", &limits, "0.0:1.40");
    assert_hits(&e, "beden", &limits, "0.1:3.20");
    assert_hits(&e, "biden", &limits, "0.0:0.25");
    assert_true(e.search.complete);
    release(&e);
}

static void endings_change_only_at_the_end(void **state)
{
    (void)state;
    struct engine e = {0};
    add_table(&e, TABLE, true);
    add_words(&e, "shoigu gu g ugo");
    struct stet_search_limits limits = STET_SEARCH_LIMITS;
    assert_hits(&e, "shoig", &limits, "0.0:4.45");
    assert_hits(&e, "shoigua", &limits, "0.0:2.90");
    assert_hits(&e, "go", &limits, "");
    release(&e);
}

static void beginnings_change_only_at_the_start(void **state)
{
    (void)state;
    struct engine e = {0};
    add_table(&e, TABLE, true);
    add_words(&e, "hoh");
    struct stet_search_limits limits = STET_SEARCH_LIMITS;
    assert_hits(&e, "khoh", &limits, "0.0:1.10");
    assert_hits(&e, "hokh", &limits, "");
    release(&e);
}

static void several_tries_are_searched_as_one(void **state)
{
    (void)state;
    struct engine e = {0};
    add_table(&e, TABLE, true);
    add_words(&e, "zed baden");
    add_words(&e, "biden baden");
    struct stet_search_limits limits = STET_SEARCH_LIMITS;
    assert_hits(&e, "baden", &limits, "0.1:0.25 1.1:0.25");
    assert_hits(&e, "baiden", &limits, "1.0:1.40");
    release(&e);
}

static void equal_costs_come_by_value(void **state)
{
    (void)state;
    struct engine e = {0};
    add_table(&e, "z\tx\t1\t0\nb\tx\t1\t0\na\tx\t1\t0\nq\tx\t1\t0\n", false);
    add_words(&e, "z q b a");
    struct stet_search_limits limits = STET_SEARCH_LIMITS;
    assert_hits(&e, "x", &limits, "0.0:1.00 0.1:1.00 0.2:1.00 0.3:1.00");
    limits.hits = 2;
    assert_hits(&e, "x", &limits, "0.0:1.00 0.1:1.00");
    release(&e);
}

static void limits_hold(void **state)
{
    (void)state;
    struct engine e = {0};
    add_table(&e, "a\tx\t1\t0\nb\tx\t2\t0\nc\tx\t4\t0\n", false);
    add_words(&e, "a b c");
    struct stet_search_limits limits = STET_SEARCH_LIMITS;
    assert_hits(&e, "x", &limits, "0.0:1.00 0.1:2.00 0.2:4.00");
    limits.window = 1.0f;
    assert_hits(&e, "x", &limits, "0.0:1.00 0.1:2.00");
    limits = STET_SEARCH_LIMITS;
    limits.base = 1.0f;
    limits.per_letter = 0.5f;
    assert_hits(&e, "x", &limits, "0.0:1.00");
    limits = STET_SEARCH_LIMITS;
    limits.hits = 0;
    assert_hits(&e, "x", &limits, "");
    limits = STET_SEARCH_LIMITS;
    limits.states = 0;
    assert_hits(&e, "x", &limits, "");
    assert_false(e.search.complete);
    release(&e);
}

static void words_that_are_not_folded_have_no_hits(void **state)
{
    (void)state;
    struct engine e = {0};
    add_table(&e, TABLE, true);
    add_words(&e, "biden");
    struct stet_search_limits limits = STET_SEARCH_LIMITS;
    char long_word[STET_TRIE_WORD_MAX + 2] = {0};
    memset(long_word, 'b', sizeof long_word - 1);
    assert_hits(&e, "", &limits, "");
    assert_hits(&e, "Biden", &limits, "");
    assert_hits(&e, "bi-den", &limits, "");
    assert_hits(&e, "\xd0\x91", &limits, "");
    assert_hits(&e, long_word, &limits, "");
    long_word[STET_TRIE_WORD_MAX] = '\0';
    assert_hits(&e, long_word, &limits, "");
    release(&e);
}

static void an_empty_list_has_no_hits(void **state)
{
    (void)state;
    struct engine e = {0};
    add_table(&e, TABLE, true);
    assert_int_equal(stet_trie_build(&e.trie_blobs[0], NULL, 0, NULL), STET_OK);
    assert_true(stet_trie_open(&e.tries[0], e.trie_blobs[0].data, e.trie_blobs[0].size));
    e.trie_count = 1;
    struct stet_search_limits limits = STET_SEARCH_LIMITS;
    assert_hits(&e, "biden", &limits, "");
    e.trie_count = 0;
    assert_hits(&e, "biden", &limits, "");
    release(&e);
}

static void assert_explained(const struct stet_channel *channel, const char *canonical,
                             const char *observed, const char *expected, double expected_cost)
{
    struct stet_buf out = {0};
    float cost = -1;
    stet_buf_puts(&out, "");
    bool found = stet_search_explain(&out, &cost, channel, stet_str_from(canonical),
                                     stet_str_from(observed));
    assert_string_equal(out.data, expected);
    assert_int_equal(found, expected_cost >= 0);
    assert_true(cost > expected_cost - 0.001 && cost < expected_cost + 0.001);
    stet_buf_release(&out);
}

static void an_alignment_names_the_units_that_differ(void **state)
{
    (void)state;
    struct engine e = {0};
    add_table(&e, TABLE, true);
    assert_explained(&e.channel, "biden", "baiden", "b ai>i d e n", 1.40);
    assert_explained(&e.channel, "shoigu", "shoig", "s h o i g >u", 4.45);
    assert_explained(&e.channel, "shoigu", "soigua", "s >h o i g u a>", 6.65);
    assert_explained(&e.channel, "hosow", "khosov", "kh>h o s ov>ow", 1.60);
    assert_explained(&e.channel, "biden", "zz", "", -1);
    assert_explained(&e.channel, "biden", "", "", -1);
    assert_explained(&e.channel, "Biden", "biden", "", -1);
    release(&e);
}

// ------------------------------------------- against an exhaustive comparison, on random words and units over three letters

struct unit {
    char canonical[8]; // with ^ and $
    char observed[8];
    unsigned cost_centinat;
};

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u; // Numerical Recipes
    return *seed >> 16;
}

static void random_letters(char *out, uint32_t size, uint32_t *seed)
{
    for (uint32_t i = 0; i < size; i++)
        out[i] = (char)('a' + next_random(seed) % 3);
    out[size] = '\0';
}

static void random_unit(struct unit *unit, uint32_t *seed)
{
    char sides[2][4];
    uint32_t boundaries = next_random(seed) % 6; // mostly none
    do {
        random_letters(sides[0], next_random(seed) % 4, seed);
        random_letters(sides[1], next_random(seed) % 4, seed);
    } while (!sides[0][0] && !sides[1][0]);
    for (int i = 0; i < 2; i++) {
        char *out = i ? unit->observed : unit->canonical;
        if (boundaries == 1 || boundaries == 3)
            *out++ = '^';
        for (const char *in = sides[i]; *in; in++)
            *out++ = *in;
        if (boundaries == 2 || boundaries == 3)
            *out++ = '$';
        *out = '\0';
    }
    unit->cost_centinat = next_random(seed) % 300;
}

// The definition itself: the cheapest cutting of ^canonical$ and ^observed$ into units, relaxed until nothing changes.
static unsigned exhaustive_cost(const char *canonical, const char *observed,
                                const struct unit *units, size_t unit_count)
{
    char sides[2][16] = {"^", "^"};
    strcat(strcat(sides[0], canonical), "$");
    strcat(strcat(sides[1], observed), "$");
    size_t m = strlen(sides[0]);
    size_t n = strlen(sides[1]);
    unsigned cost[16][16];
    memset(cost, 0x3f, sizeof cost);
    cost[0][0] = 0;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i <= m; i++) {
            for (size_t j = 0; j <= n; j++) {
                for (size_t k = 0; k < unit_count; k++) {
                    size_t a = strlen(units[k].canonical);
                    size_t b = strlen(units[k].observed);
                    if (strncmp(sides[0] + i, units[k].canonical, a) != 0 ||
                        strncmp(sides[1] + j, units[k].observed, b) != 0 ||
                        cost[i][j] + units[k].cost_centinat >= cost[i + a][j + b])
                        continue;
                    cost[i + a][j + b] = cost[i][j] + units[k].cost_centinat;
                    changed = true;
                }
            }
        }
    }
    return cost[m][n];
}

static bool unit_is_new(const struct unit *units, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(units[i].canonical, units[count].canonical) == 0 &&
            strcmp(units[i].observed, units[count].observed) == 0)
            return false;
    return true;
}

struct expected {
    unsigned cost;
    uint32_t value;
};

static int compare_expected(const void *a, const void *b)
{
    const struct expected *x = a;
    const struct expected *y = b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? -1 : 1;
    return (x->value > y->value) - (x->value < y->value);
}

enum { UNITS = 30, ALL_UNITS = UNITS + 2, WORDS = 24 };

static void compare_one(struct engine *e, const struct unit *units, char words[WORDS][8],
                        const char *observed, float limit, float window)
{
    struct expected expected[WORDS];
    size_t expected_count = 0;
    for (uint32_t i = 0; i < WORDS; i++) {
        uint32_t value;
        unsigned cost = exhaustive_cost(words[i], observed, units, ALL_UNITS);
        assert_true(stet_trie_get(&e->tries[0], stet_str_from(words[i]), &value));
        if (value == i && (float)cost <= 100 * limit)
            expected[expected_count++] = (struct expected){cost, i};
        struct stet_buf out = {0};
        float explained;
        if (stet_search_explain(&out, &explained, &e->channel, stet_str_from(words[i]),
                                stet_str_from(observed)))
            assert_int_equal((unsigned)(explained * 100 + 0.5f), cost);
        else
            assert_true(cost > 100000);
        stet_buf_release(&out);
    }
    qsort(expected, expected_count, sizeof *expected, compare_expected);
    if (expected_count > 5)
        expected_count = 5;
    while (expected_count &&
           (float)expected[expected_count - 1].cost > (float)expected[0].cost + 100 * window)
        expected_count--;
    struct stet_search_limits limits = {limit, 0, window, 5, 60000};
    struct stet_search_hit hits[5];
    size_t count =
        stet_search(hits, &e->search, &e->channel, e->tries, 1, stet_str_from(observed), &limits);
    assert_int_equal(count, expected_count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal((unsigned)(hits[i].cost * 100 + 0.5f), expected[i].cost);
        assert_int_equal(hits[i].value, expected[i].value);
    }
}

static void compare_round(uint32_t *seed)
{
    struct engine e = {0};
    struct unit units[ALL_UNITS];
    struct stet_buf table = {0};
    for (size_t i = 0; i < UNITS; i++) {
        do
            random_unit(&units[i], seed);
        while (!unit_is_new(units, i));
        stet_buf_printf(&table, "%s\t%s\t%u.%02u\t0\n", units[i].canonical, units[i].observed,
                        units[i].cost_centinat / 100, units[i].cost_centinat % 100);
    }
    units[UNITS] = (struct unit){"^", "^", 0};
    units[UNITS + 1] = (struct unit){"$", "$", 0};
    add_table(&e, table.data, false);
    struct stet_buf list = {0};
    char words[WORDS][8];
    for (size_t i = 0; i < WORDS; i++) {
        random_letters(words[i], 1 + next_random(seed) % 6, seed);
        stet_buf_printf(&list, "%s%s", i ? " " : "", words[i]);
    }
    add_words(&e, list.data);
    for (int i = 0; i < 8; i++) {
        char observed[8];
        random_letters(observed, 1 + next_random(seed) % 6, seed);
        compare_one(&e, units, words, observed, i % 2 ? 20.0f : 2.5f, i % 4 < 2 ? 1000.0f : 0.5f);
    }
    stet_buf_release(&table);
    stet_buf_release(&list);
    release(&e);
}

static void the_search_agrees_with_an_exhaustive_comparison(void **state)
{
    (void)state;
    uint32_t seed = 20260101;
    for (int round = 0; round < 60; round++)
        compare_round(&seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_word_comes_first),
        cmocka_unit_test(endings_change_only_at_the_end),
        cmocka_unit_test(beginnings_change_only_at_the_start),
        cmocka_unit_test(several_tries_are_searched_as_one),
        cmocka_unit_test(equal_costs_come_by_value),
        cmocka_unit_test(limits_hold),
        cmocka_unit_test(words_that_are_not_folded_have_no_hits),
        cmocka_unit_test(an_empty_list_has_no_hits),
        cmocka_unit_test(an_alignment_names_the_units_that_differ),
        cmocka_unit_test(the_search_agrees_with_an_exhaustive_comparison),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
