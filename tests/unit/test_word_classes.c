// SPDX-License-Identifier: Apache-2.0
// Classes of words: what is linked in, and what the build refuses.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/error.h"
#include "text/word_classes.h"

static void words_have_their_classes(void **state)
{
    (void)state;
    assert_true(stet_word_classes(STET_STR("said")) & STET_WORD_CLASS(speech));
    assert_true(stet_word_classes(STET_STR("Said")) & STET_WORD_CLASS(speech));
    assert_int_equal(stet_word_classes(STET_STR("saith")), 0);
    assert_int_equal(stet_word_classes(STET_STR("")), 0);
    assert_int_equal(stet_word_classes(STET_STR("said, but much longer than any word")), 0);
    assert_int_equal(stet_word_classes(STET_STR("mr")),
                     STET_WORD_CLASS(abbreviation) | STET_WORD_CLASS(title));
    assert_true(stet_word_classes(STET_STR("No")) & STET_WORD_CLASS(abbreviation_before_figures));
    assert_false(stet_word_classes(STET_STR("No")) & STET_WORD_CLASS(abbreviation));
}

static void check_refused(const char *tsv, unsigned line, const char *message)
{
    struct stet_buf out = {0};
    struct stet_error err = {0};
    assert_int_equal(stet_word_classes_compile(&out, stet_str_from(tsv), "classes.tsv", &err),
                     STET_ERROR_DATA);
    assert_int_equal(err.line, line);
    assert_non_null(strstr(err.message, message));
    assert_int_equal(out.size, 0);
    stet_buf_release(&out);
}

static void slips_name_the_line(void **state)
{
    (void)state;
    check_refused("class\tword\nspeech\tsaid\nspeach\tsays\n", 3, "unknown class \"speach\"");
    check_refused("class\tword\nspeech\n", 2, "one word");
    check_refused("class\tword\nspeech\tSaid\n", 2, "one word");
    check_refused("# no class but one\nclass\tword\nspeech\tsaid so\n", 3, "one word");
    check_refused("class\tword\nspeech\tsaid\n", 0, "no word has the class");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_have_their_classes),
        cmocka_unit_test(slips_name_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
