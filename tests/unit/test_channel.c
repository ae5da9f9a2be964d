// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "names/match/channel.h"

static const char TABLE[] = "# head\n"
                            "\n"
                            "i\tai\t1.25\t10\n"
                            "a\ta\t0.004\t9\n"
                            "u\ta\t2\t9\n"
                            "us\ta\t1\t9\n"
                            "\ta\t4.5\t0\n"
                            "^ya\t^a\t0.5\t3\r\n"
                            "u$\t$\t4.2\t0\n"
                            "$\ta$\t2.6\t0\n"
                            "h\t\t3.8\t0\n"
                            "dear\td\t1000\t0";

static struct stet_channel open_table(struct stet_buf *blob, const char *tsv)
{
    struct stet_channel channel;
    struct stet_error err = {0};
    if (stet_channel_compile(blob, stet_str_from(tsv), "units.tsv", &err) != STET_OK)
        fail_msg("line %u: %s", err.line, err.message);
    assert_true(stet_channel_open(&channel, blob->data, blob->size));
    return channel;
}

// The units of all matches at a position, as "size:cost" in the order of the search.
static void units_at(struct stet_buf *out, const struct stet_channel *channel, struct stet_str word,
                     size_t position)
{
    struct stet_channel_match matches[STET_CHANNEL_MATCHES_MAX];
    size_t count = stet_channel_match(channel, word, position, matches);
    stet_buf_clear(out);
    stet_buf_puts(out, "");
    for (size_t i = 0; i < count; i++) {
        const uint32_t *ranges = matches[i].ranges;
        uint32_t end = ranges[stet_trie_bits(matches[i].mask)];
        for (uint32_t unit = ranges[0]; unit < end; unit++)
            stet_buf_printf(out, "%s%d%s:%u", out->size ? " " : "", matches[i].observed_size,
                            matches[i].at_start ? "^" : "", channel->units[unit].cost_centinat);
    }
}

static void assert_units(const struct stet_channel *channel, struct stet_str word, size_t position,
                         const char *expected)
{
    struct stet_buf out = {0};
    units_at(&out, channel, word, position);
    assert_string_equal(out.data, expected);
    stet_buf_release(&out);
}

static void units_match_where_their_observed_side_stands(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    struct stet_channel channel = open_table(&blob, TABLE);
    // The lost h anywhere; a itself, then us and u (one first letter, cheapest first), then a from nothing.
    assert_units(&channel, STET_STR("bab"), 1, "0:380 1:0 1:100 1:200 1:450");
    assert_units(&channel, STET_STR("baib"), 1, "0:380 1:0 1:100 1:200 1:450 2:125");
    assert_units(&channel, STET_STR("b"), 0, "0:380");
    stet_buf_release(&blob);
}

static void boundaries_hold_at_the_ends_only(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    struct stet_channel channel = open_table(&blob, TABLE);
    assert_units(&channel, STET_STR("ab"), 0, "0:380 1:0 1:100 1:200 1:450 1^:50");
    assert_units(&channel, STET_STR("ba"), 1, "0:380 1:0 1:100 1:200 1:450 1:260");
    assert_units(&channel, STET_STR("ba"), 2, "0:380 0:420");
    stet_buf_release(&blob);
}

static void costs_are_rounded_and_saturate(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    struct stet_channel channel = open_table(&blob, TABLE);
    assert_units(&channel, STET_STR("bd"), 1, "0:380 1:65535");
    stet_buf_release(&blob);
    channel = open_table(&blob, "a\tb\t1.00499\t0\nc\tb\t.005\t0\n");
    assert_units(&channel, STET_STR("b"), 0, "1:100 1:1");
    stet_buf_release(&blob);
}

static void the_blob_does_not_depend_on_the_order_of_lines(void **state)
{
    (void)state;
    struct stet_buf a = {0};
    struct stet_buf b = {0};
    open_table(&a, "a\tb\t1\t0\nc\tb\t2\t0\n\tx\t2\t0\n");
    open_table(&b, "\tx\t2\t0\nc\tb\t2\t0\na\tb\t1\t0\n");
    assert_int_equal(a.size, b.size);
    assert_memory_equal(a.data, b.data, a.size);
    stet_buf_release(&a);
    stet_buf_release(&b);
}

static void bad_lines_are_refused_by_path_and_line(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "a\tb\t1",           "a\tb\t1\t0\t0", "a\tB\t1\t0",       "a\tb c\t1\t0",
        "a\tb\t-1\t0",       "a\tb\t\t0",     "a\tb\t1,5\t0",     "a\tb\t1.2.3\t0",
        "a\tb\tnan\t0",      "^a\tb\t1\t0",   "a$\tb\t1\t0",      "^\t^\t0\t0",
        "\t\t1\t0",          "a^\tb^\t1\t0",  "abcdefg\tb\t1\t0", "a\tabcdefg\t1\t0",
        "abcdef$\tb$\t1\t0", "x\ty\t2\t0", // the last one stands on line 2 already
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct stet_buf blob = {0};
        struct stet_buf tsv = {0};
        struct stet_error err = {0};
        stet_buf_printf(&tsv, "# head\nx\ty\t1\t0\n%s\n", bad[i]);
        assert_int_equal(stet_channel_compile(&blob, stet_buf_view(&tsv), "units.tsv", &err),
                         STET_ERROR_DATA);
        assert_string_equal(err.path, "units.tsv");
        assert_int_equal(err.line, 3);
        assert_int_equal(blob.size, 0);
        stet_buf_release(&tsv);
    }
}

static void a_table_without_units_is_refused(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    struct stet_error err = {0};
    assert_int_equal(stet_channel_compile(&blob, STET_STR("# nothing\n"), "units.tsv", &err),
                     STET_ERROR_DATA);
    assert_int_equal(stet_channel_compile(&blob, STET_STR(""), "units.tsv", NULL), STET_ERROR_DATA);
}

static void cut_and_misaligned_blobs_are_refused(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    struct stet_channel channel;
    open_table(&blob, TABLE);
    for (size_t size = 0; size < blob.size; size++) {
        char *copy = malloc(size ? size : 1);
        memcpy(copy, blob.data, size);
        assert_false(stet_channel_open(&channel, copy, size));
        free(copy);
    }
    assert_false(stet_channel_open(&channel, blob.data + 1, blob.size - 1));
    stet_buf_release(&blob);
}

// Under a sanitizer this shows that what is not refused can be read in safety.
static void no_flipped_bit_leads_outside(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    struct stet_buf out = {0};
    open_table(&blob, TABLE);
    char *copy = malloc(blob.size);
    for (size_t bit = 0; bit < 8 * blob.size; bit++) {
        struct stet_channel channel;
        memcpy(copy, blob.data, blob.size);
        copy[bit / 8] = (char)(copy[bit / 8] ^ 1 << bit % 8);
        if (stet_channel_open(&channel, copy, blob.size))
            for (size_t position = 0; position <= 3; position++)
                units_at(&out, &channel, STET_STR("aia"), position);
    }
    free(copy);
    stet_buf_release(&out);
    stet_buf_release(&blob);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_match_where_their_observed_side_stands),
        cmocka_unit_test(boundaries_hold_at_the_ends_only),
        cmocka_unit_test(costs_are_rounded_and_saturate),
        cmocka_unit_test(the_blob_does_not_depend_on_the_order_of_lines),
        cmocka_unit_test(bad_lines_are_refused_by_path_and_line),
        cmocka_unit_test(a_table_without_units_is_refused),
        cmocka_unit_test(cut_and_misaligned_blobs_are_refused),
        cmocka_unit_test(no_flipped_bit_leads_outside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
