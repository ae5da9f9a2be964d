// SPDX-License-Identifier: Apache-2.0
// Columns of text, excerpts around findings, and edits: what reports and fixes rest on.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/check/checker.h"
#include "engine/run/edits.h"
#include "report/diff.h"
#include "report/excerpt.h"
#include "text/width.h"

static void width_counts_columns_of_a_terminal(void **state)
{
    (void)state;
    assert_int_equal(stet_text_width(STET_STR("Shoigu")), 6);
    assert_int_equal(stet_text_width(STET_STR("Шойгу")), 5);
    assert_int_equal(stet_text_width(STET_STR("日本")), 4);
    assert_int_equal(stet_text_width(STET_STR("e\xcc\x81te\xcc\x81")), 3);
    assert_int_equal(stet_text_width(STET_STR("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab")),
                     2); // 한 in three jamo
    assert_int_equal(stet_text_width(STET_STR("a\xe2\x80\x8b"
                                              "b")),
                     2); // zero-width space
    assert_int_equal(stet_text_width(STET_STR("\xff\xfe")), 2);
    assert_int_equal(stet_char_width('\n'), 0);
}

static void assert_excerpt(struct stet_str text, size_t start, size_t size, size_t columns,
                           const char *line, size_t column, size_t width)
{
    struct stet_excerpt excerpt;
    stet_excerpt_make(&excerpt, text, start, size, columns, 0, true);
    assert_string_equal(excerpt.line.data ? excerpt.line.data : "", line);
    assert_int_equal(excerpt.mark_column, column);
    assert_int_equal(excerpt.mark_width, width);
    stet_excerpt_release(&excerpt);
}

static void excerpt_takes_the_line_of_the_finding(void **state)
{
    (void)state;
    assert_excerpt(STET_STR("one\ntwo three\r\nfour"), 8, 5, 40, "two three", 4, 5);
    assert_excerpt(STET_STR("\xef\xbb\xbfone"), 3, 3, 40, "one", 0, 3);
    assert_excerpt(STET_STR("one\n"), 3, 0, 40, "one", 3, 1);
    assert_excerpt(STET_STR(""), 0, 0, 40, "", 0, 1);
    assert_excerpt(STET_STR("a\tb"), 2, 1, 40, "a    b", 5, 1);
    assert_excerpt(STET_STR("a \xff b"), 4, 1, 40, "a \xef\xbf\xbd b", 4, 1);
}

static void excerpt_cuts_between_words(void **state)
{
    (void)state;
    struct stet_str text =
        STET_STR("alpha beta gamma delta WRONG epsilon zeta eta theta iota kappa");
    struct stet_excerpt excerpt;
    stet_excerpt_make(&excerpt, text, 23, 5, 30, 0, true);
    assert_string_equal(excerpt.line.data, "\xe2\x80\xa6 delta WRONG epsilon zeta \xe2\x80\xa6");
    assert_int_equal(excerpt.mark_column, 8);
    stet_excerpt_release(&excerpt);
    stet_excerpt_make(&excerpt, text, 0, 5, 30, 0, false);
    assert_string_equal(excerpt.line.data, "alpha beta gamma delta ...");
    stet_excerpt_release(&excerpt);
}

static void excerpt_fits_its_columns_at_every_place(void **state)
{
    (void)state;
    static const char words[] =
        "Шойгу日本 e\xcc\x81te\xcc\x81 a\tb <longwordwithoutanyspaceatallinsideit> x ";
    struct stet_buf text = {0};
    for (int i = 0; i < 20; i++)
        stet_buf_puts(&text, words);
    for (size_t start = 0; start + 3 < text.size; start++)
        for (size_t columns = 20; columns < 90; columns += 23) {
            struct stet_excerpt excerpt;
            stet_excerpt_make(&excerpt, stet_buf_view(&text), start, 3, columns, 8, true);
            size_t width = stet_text_width(stet_buf_view(&excerpt.line));
            assert_true(width <= columns);
            assert_true(excerpt.mark_column + excerpt.mark_width <= columns);
            stet_excerpt_release(&excerpt);
        }
    stet_buf_release(&text);
}

static void excerpt_says_how_many_lines_follow(void **state)
{
    (void)state;
    struct stet_excerpt excerpt;
    stet_excerpt_make(&excerpt, STET_STR("a {\nb\r\nc}\nd"), 0, 9, 40, 0, true);
    assert_int_equal(excerpt.lines_below, 2);
    assert_string_equal(excerpt.line.data, "a {");
    stet_excerpt_release(&excerpt);
}

static struct stet_finding finding(size_t start, size_t size, const char *const *with,
                                   enum stet_fix fix)
{
    return (struct stet_finding){.start_byte = start,
                                 .size_bytes = size,
                                 .text = {"?", 1},
                                 .suggestions = with,
                                 .suggestion_count = 1,
                                 .fix = fix};
}

static void first_of_overlapping_fixes_wins(void **state)
{
    (void)state;
    const char *x = "X", *y = "YY", *none = "";
    struct stet_finding findings[] = {
        finding(0, 2, &x, STET_FIX_SAFE),      finding(1, 3, &y, STET_FIX_SAFE),
        finding(4, 1, &y, STET_FIX_SUGGESTED), finding(5, 0, &y, STET_FIX_SAFE),
        finding(5, 0, &x, STET_FIX_SAFE),      finding(6, 2, &none, STET_FIX_SAFE),
    };
    struct stet_result result = {
        .original = STET_STR("0123456789"), .findings = findings, .finding_count = 6};
    char *out;
    size_t size, applied;
    stet_result_fix(&out, &size, &applied, &result, STET_FIX_SAFE);
    assert_string_equal(out, "X234YY589");
    assert_int_equal(size, 9);
    assert_int_equal(applied, 3);
    free(out);
}

static void diff_joins_lines_whose_break_is_replaced(void **state)
{
    (void)state;
    const char *space = " ", *end = "!\n";
    struct stet_finding findings[] = {finding(3, 1, &space, STET_FIX_SAFE),
                                      finding(13, 0, &end, STET_FIX_SAFE)};
    struct stet_result result = {
        .original = STET_STR("one\ntwo\nthree"), .findings = findings, .finding_count = 2};
    struct stet_arena arena = {0};
    struct stet_buf out = {0};
    struct stet_report_options options = {0};
    stet_diff_write(&out, &options, "./a.txt", result.original,
                    stet_edits_of(&result, STET_FIX_SAFE, &arena));
    assert_string_equal(out.data,
                        "--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,2 @@\n-one\n-two\n+one two\n-three\n"
                        "\\ No newline at end of file\n+three!\n");
    stet_buf_release(&out);
    stet_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(width_counts_columns_of_a_terminal),
        cmocka_unit_test(excerpt_takes_the_line_of_the_finding),
        cmocka_unit_test(excerpt_cuts_between_words),
        cmocka_unit_test(excerpt_fits_its_columns_at_every_place),
        cmocka_unit_test(excerpt_says_how_many_lines_follow),
        cmocka_unit_test(first_of_overlapping_fixes_wins),
        cmocka_unit_test(diff_joins_lines_whose_break_is_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
