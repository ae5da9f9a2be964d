// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "names/index/trie.h"

#define WORD(text, value)                                                                          \
    {                                                                                              \
        {(text), sizeof(text) - 1}, (value)                                                        \
    }
static const struct stet_trie_word WORDS[] = {
    WORD("shoigu", 5), WORD("biden", 7),  WORD("bi", 0),
    WORD("bid", 9),    WORD("biden", 70), WORD("zz", UINT32_MAX),
};
enum { WORD_COUNT = sizeof WORDS / sizeof *WORDS };

static struct stet_trie open_words(struct stet_buf *blob)
{
    struct stet_trie trie;
    assert_int_equal(stet_trie_build(blob, WORDS, WORD_COUNT, NULL), STET_OK);
    assert_true(stet_trie_open(&trie, blob->data, blob->size));
    return trie;
}

static void words_are_found_with_their_values(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    struct stet_trie trie = open_words(&blob);
    uint32_t value = 1;
    assert_true(stet_trie_get(&trie, STET_STR("shoigu"), &value));
    assert_int_equal(value, 5);
    assert_true(stet_trie_get(&trie, STET_STR("bi"), &value));
    assert_int_equal(value, 0);
    assert_true(stet_trie_get(&trie, STET_STR("zz"), &value));
    assert_int_equal(value, UINT32_MAX);
    stet_buf_release(&blob);
}

static void of_equal_words_the_first_keeps_its_value(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    struct stet_trie trie = open_words(&blob);
    uint32_t value = 0;
    assert_true(stet_trie_get(&trie, STET_STR("biden"), &value));
    assert_int_equal(value, 7);
    assert_int_equal(trie.word_count, WORD_COUNT - 1);
    stet_buf_release(&blob);
}

static void parts_and_strangers_are_not_found(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    struct stet_trie trie = open_words(&blob);
    uint32_t value;
    const struct stet_str strangers[] = {STET_STR(""),    STET_STR("b"),       STET_STR("bide"),
                                         STET_STR("bib"), STET_STR("bidens"),  STET_STR("Biden"),
                                         STET_STR("z{"),  STET_STR("\xd0\x91")};
    for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++)
        assert_false(stet_trie_get(&trie, strangers[i], &value));
    stet_buf_release(&blob);
}

static void an_empty_list_is_a_trie(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    struct stet_trie trie;
    uint32_t value;
    assert_int_equal(stet_trie_build(&blob, NULL, 0, NULL), STET_OK);
    assert_true(stet_trie_open(&trie, blob.data, blob.size));
    assert_int_equal(trie.word_count, 0);
    assert_false(stet_trie_get(&trie, STET_STR("a"), &value));
    stet_buf_release(&blob);
}

static void the_blob_does_not_depend_on_the_order_of_words(void **state)
{
    (void)state;
    struct stet_trie_word turned[] = {WORDS[5], WORDS[3], WORDS[1], WORDS[0], WORDS[2]};
    struct stet_buf a = {0};
    struct stet_buf b = {0};
    assert_int_equal(stet_trie_build(&a, WORDS, WORD_COUNT, NULL), STET_OK);
    assert_int_equal(stet_trie_build(&b, turned, 5, NULL), STET_OK);
    assert_int_equal(a.size, b.size);
    assert_memory_equal(a.data, b.data, a.size);
    stet_buf_release(&a);
    stet_buf_release(&b);
}

static void words_that_cannot_be_indexed_are_refused_by_name(void **state)
{
    (void)state;
    char longest[STET_TRIE_WORD_MAX + 1];
    memset(longest, 'a', sizeof longest);
    const struct stet_str bad[] = {STET_STR(""),
                                   STET_STR("A"),
                                   STET_STR("a-b"),
                                   STET_STR("caf\xc3\xa9"),
                                   {longest, sizeof longest}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct stet_buf blob = {0};
        struct stet_error err = {0};
        struct stet_trie_word word = {bad[i], 1};
        assert_int_equal(stet_trie_build(&blob, &word, 1, &err), STET_ERROR_DATA);
        assert_non_null(strstr(err.message, i == 2 ? "a-b" : "\""));
        assert_int_equal(blob.size, 0);
    }
    struct stet_buf blob = {0};
    struct stet_trie_word word = {{longest, STET_TRIE_WORD_MAX}, 1};
    assert_int_equal(stet_trie_build(&blob, &word, 1, NULL), STET_OK);
    stet_buf_release(&blob);
}

static void cut_and_misaligned_blobs_are_refused(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    struct stet_trie trie;
    open_words(&blob);
    for (size_t size = 0; size < blob.size; size++) {
        char *copy =
            malloc(size ? size : 1); // its own allocation, so that a sanitizer sees every overrun
        memcpy(copy, blob.data, size);
        assert_false(stet_trie_open(&trie, copy, size));
        free(copy);
    }
    assert_false(stet_trie_open(&trie, blob.data + 1, blob.size - 1));
    assert_false(stet_trie_open(&trie, NULL, 0));
    stet_buf_release(&blob);
}

// Whatever a bit is changed to, the blob is refused or can be walked in safety.
static void no_flipped_bit_leads_outside(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    open_words(&blob);
    char *copy = malloc(blob.size);
    size_t refused = 0;
    for (size_t bit = 0; bit < 8 * blob.size; bit++) {
        struct stet_trie trie;
        uint32_t value;
        memcpy(copy, blob.data, blob.size);
        copy[bit / 8] = (char)(copy[bit / 8] ^ 1 << bit % 8);
        if (!stet_trie_open(&trie, copy, blob.size)) {
            refused++;
            continue;
        }
        for (size_t i = 0; i < WORD_COUNT; i++)
            stet_trie_get(&trie, WORDS[i].word, &value);
    }
    assert_true(refused >
                4 * blob.size); // what passes are letters and values, which no check can know
    free(copy);
    stet_buf_release(&blob);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_with_their_values),
        cmocka_unit_test(of_equal_words_the_first_keeps_its_value),
        cmocka_unit_test(parts_and_strangers_are_not_found),
        cmocka_unit_test(an_empty_list_is_a_trie),
        cmocka_unit_test(the_blob_does_not_depend_on_the_order_of_words),
        cmocka_unit_test(words_that_cannot_be_indexed_are_refused_by_name),
        cmocka_unit_test(cut_and_misaligned_blobs_are_refused),
        cmocka_unit_test(no_flipped_bit_leads_outside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
