// SPDX-License-Identifier: Apache-2.0
// Words of the source languages: who lists a word, what letters tell, and errors in the lists.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/error.h"
#include "rules/shared/languages.h"

static uint32_t number_of(const struct stet_languages *languages, const char *name)
{
    for (uint32_t l = 0; l < languages->count; l++)
        if (strcmp(languages->names[l], name) == 0)
            return l;
    fail_msg("there is no %s", name);
    return 0;
}

static void listed_words_know_their_language(void **state)
{
    (void)state;
    struct stet_languages languages;
    int16_t cost[STET_LANGUAGES];
    assert_true(stet_languages_open(&languages));
    uint32_t german = number_of(&languages, "German"), russian = number_of(&languages, "Russian");
    uint32_t listed = stet_languages_weigh(&languages, STET_STR("gestern"), false, cost);
    assert_int_equal(listed, 1u << german);
    assert_true(cost[german] < INT16_MAX && cost[russian] == INT16_MAX);
    assert_true(stet_languages_weigh(&languages, STET_STR("kotoryy"), false, cost) >> russian & 1);
}

static void accents_may_be_missing_where_letters_count(void **state)
{
    (void)state;
    struct stet_languages languages;
    int16_t cost[STET_LANGUAGES];
    assert_true(stet_languages_open(&languages));
    uint32_t polish = number_of(&languages, "Polish");
    assert_false(stet_languages_weigh(&languages, STET_STR("powiedzial"), false, cost) >> polish &
                 1);
    assert_true(stet_languages_weigh(&languages, STET_STR("powiedzial"), true, cost) >> polish & 1);
}

static void letters_tell_unlisted_words(void **state)
{
    (void)state;
    struct stet_languages languages;
    int16_t cost[STET_LANGUAGES];
    assert_true(stet_languages_open(&languages));
    uint32_t polish = number_of(&languages, "Polish");
    assert_int_equal(stet_languages_weigh(&languages, STET_STR("przyszczebrzysz"), true, cost), 0);
    assert_true(cost[polish] < stet_languages_english(&languages, STET_STR("przyszczebrzysz")));
    stet_languages_weigh(&languages, STET_STR("throughly"), true, cost);
    assert_true(cost[polish] > stet_languages_english(&languages, STET_STR("throughly")));
}

static void two_words_on_a_line_are_an_error(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    struct stet_error err = {0};
    struct stet_language_source source = {.text = STET_STR("# head\n@name Test\nein\nzwei drei\n"),
                                          .path = "xx/frequent.txt"};
    assert_int_equal(stet_languages_compile(&blob, &source, 1, STET_STR(""), &err),
                     STET_ERROR_DATA);
    assert_int_equal(err.line, 4);
    assert_int_equal(blob.size, 0);
    stet_buf_release(&blob);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(listed_words_know_their_language),
        cmocka_unit_test(accents_may_be_missing_where_letters_count),
        cmocka_unit_test(letters_tell_unlisted_words),
        cmocka_unit_test(two_words_on_a_line_are_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
