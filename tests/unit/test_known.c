// SPDX-License-Identifier: Apache-2.0
// The known tier: compact tables of hashes, what is read from known-words.tsv and known-names.tsv, and what ships.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/embedded.h"
#include "base/hash.h"
#include "names/index/known.h"

static uint64_t hash_of(uint32_t number)
{
    return stet_hash((struct stet_str){(const char *)&number, sizeof number});
}

static void prints_hold_what_was_put_in(void **state)
{
    static const size_t counts[] = {0, 1, 4, 5, 100, 30000};
    (void)state;
    for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
        struct stet_buf blob = {0}, hashes = {0}, values = {0};
        struct stet_prints prints;
        for (uint32_t i = 0; i < counts[k]; i++) {
            uint64_t hash = hash_of(i);
            uint32_t value = i * 3 + 1;
            stet_buf_append(&hashes, &hash, sizeof hash);
            stet_buf_append(&values, &value, sizeof value);
        }
        stet_prints_write(&blob, (const uint64_t *)(const void *)hashes.data,
                          (const uint32_t *)(const void *)values.data, 4, counts[k]);
        assert_true(stet_prints_open(&prints, blob.data, blob.size));
        assert_int_equal(prints.count, counts[k]);
        for (uint32_t i = 0; i < counts[k]; i++)
            assert_int_equal(stet_prints_get(&prints, hash_of(i), 0), i * 3 + 1);
        for (uint32_t i = 0; i < 1000; i++)
            assert_int_equal(stet_prints_get(&prints, hash_of(1000000 + i), 7), 7);
        stet_buf_release(&blob);
        stet_buf_release(&hashes);
        stet_buf_release(&values);
    }
}

static void the_first_of_equal_hashes_wins(void **state)
{
    uint64_t hashes[] = {hash_of(1), hash_of(2), hash_of(1)};
    uint32_t values[] = {10, 20, 30};
    struct stet_buf blob = {0};
    struct stet_prints prints;
    (void)state;
    stet_prints_write(&blob, hashes, values, 1, 3);
    assert_true(stet_prints_open(&prints, blob.data, blob.size));
    assert_int_equal(prints.count, 2);
    assert_int_equal(stet_prints_get(&prints, hash_of(1), 0), 10);
    assert_int_equal(stet_prints_get(&prints, hash_of(2), 0), 20);
    stet_buf_release(&blob);
}

static void damaged_prints_are_refused(void **state)
{
    uint64_t hashes[64];
    struct stet_buf blob = {0};
    struct stet_prints prints;
    (void)state;
    for (uint32_t i = 0; i < 64; i++)
        hashes[i] = hash_of(i);
    stet_prints_write(&blob, hashes, NULL, 0, 64);
    for (size_t size = 0; size < blob.size; size += 4)
        assert_false(stet_prints_open(&prints, blob.data, size));
    uint32_t far = 65;
    memcpy(blob.data + 16 + 4, &far, sizeof far); // the end of the first bucket
    assert_false(stet_prints_open(&prints, blob.data, blob.size));
    blob.data[0] ^= 1;
    assert_false(stet_prints_open(&prints, blob.data, blob.size));
    stet_buf_release(&blob);
}

static const char words_text[] = "# a comment\n"
                                 "word\ttotal\tgiven\tfamily\tplace\n"
                                 "penton\t5\t1\t4\t\n"
                                 "houghton\t63\t\t64\t9999\n";
static const char names_text[] = "name\tkind\n"
                                 "Charles Mitchell\tp\n"
                                 "Sōichirō Honda\tf\n"
                                 "Newcastle upon Tyne\tlo\n";

static enum stet_status compile(struct stet_buf *blob, const char *words, const char *names,
                                struct stet_error *err)
{
    return stet_known_compile(blob, stet_str_from(words), "known-words.tsv", stet_str_from(names),
                              "known-names.tsv", err);
}

static void tables_are_read(void **state)
{
    struct stet_buf blob = {0};
    struct stet_known_names known;
    (void)state;
    assert_int_equal(compile(&blob, words_text, names_text, NULL), STET_OK);
    assert_true(stet_known_open(&known, blob.data, blob.size));
    struct stet_known_counts penton = stet_known_word(&known, STET_STR("penton"));
    assert_int_equal(penton.total, 5);
    assert_int_equal(penton.given, 1);
    assert_int_equal(penton.family, 4);
    assert_int_equal(penton.place, 0);
    struct stet_known_counts houghton = stet_known_word(&known, STET_STR("houghton"));
    assert_int_equal(houghton.total, 63);
    assert_int_equal(houghton.family, 64);
    assert_int_equal(houghton.place, 4032);
    assert_int_equal(stet_known_word(&known, STET_STR("baiden")).total, 0);
    assert_int_equal(stet_known_whole(&known, STET_STR("charles mitchell")), STET_KNOWN_PERSON);
    assert_int_equal(stet_known_whole(&known, STET_STR("soichiro honda")),
                     STET_KNOWN_PERSON | STET_KNOWN_FAMILY_FIRST);
    assert_int_equal(stet_known_whole(&known, STET_STR("newcastle upon tyne")),
                     STET_KNOWN_PLACE | STET_KNOWN_ORGANISATION);
    assert_int_equal(stet_known_whole(&known, STET_STR("charles michel")), 0);
    stet_buf_release(&blob);
}

static void slips_name_file_and_line(void **state)
{
    static const struct {
        const char *words, *names, *path;
        unsigned line;
    } cases[] = {
        {"word\ttotal\tgiven\tfamily\tplace\npenton\t5\t1\n", names_text, "known-words.tsv", 2},
        {"word\ttotal\tgiven\tfamily\tplace\npenton\tx\t1\t1\t\n", names_text, "known-words.tsv",
         2},
        {"word\ttotal\tgiven\tfamily\tplace\npenton\t\t\t\t\n", names_text, "known-words.tsv", 2},
        {words_text, "name\tkind\nAnna Example\n", "known-names.tsv", 2},
        {words_text, "name\tkind\nAnna Example\tq\n", "known-names.tsv", 2},
        {words_text, "name\tkind\nAnna Example\tp\nАнна Example\tp\n", "known-names.tsv", 3},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct stet_buf blob = {0};
        struct stet_error err = {0};
        assert_int_equal(compile(&blob, cases[i].words, cases[i].names, &err), STET_ERROR_DATA);
        assert_string_equal(err.path, cases[i].path);
        assert_int_equal(err.line, cases[i].line);
        stet_buf_release(&blob);
    }
}

static void what_ships_knows_people_and_no_slips(void **state)
{
    struct stet_str blob = stet_embedded("known");
    struct stet_known_names known;
    (void)state;
    assert_true(stet_known_open(&known, blob.data, blob.size));
    assert_true(known.words.count + known.names.count >= 300000);
    assert_true(blob.size <= 6 << 20);
    assert_true(stet_known_word(&known, STET_STR("mehmet")).given >= 3);
    assert_true(stet_known_word(&known, STET_STR("eriksson")).family >= 3);
    assert_true(stet_known_word(&known, STET_STR("houston")).place >= 1);
    assert_true(stet_known_whole(&known, STET_STR("kamala harris")) & STET_KNOWN_PERSON);
    static const char *const slips[] = {"baiden", "barosso", "navrotskogo", "astrazeneka",
                                        "zelenskogo"};
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
        assert_int_equal(stet_known_word(&known, stet_str_from(slips[i])).total, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prints_hold_what_was_put_in),
        cmocka_unit_test(the_first_of_equal_hashes_wins),
        cmocka_unit_test(damaged_prints_are_refused),
        cmocka_unit_test(tables_are_read),
        cmocka_unit_test(slips_name_file_and_line),
        cmocka_unit_test(what_ships_knows_people_and_no_slips),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
