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
#include "report/word_diff.h"
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
                                 .text = {"????????", size},
                                 .suggestions = with,
                                 .suggestion_count = 1,
                                 .fix = fix};
}

static void assert_fixed(struct stet_result *result, enum stet_fix least, const char *text,
                         size_t count)
{
    char *out;
    size_t size, applied;
    stet_result_fix(&out, &size, &applied, result, least);
    assert_string_equal(out, text);
    assert_int_equal(size, strlen(text));
    assert_int_equal(applied, count);
    free(out);
}

static void of_fixes_that_contradict_none_is_safe(void **state)
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
    assert_fixed(&result, STET_FIX_SAFE, "01234589", 1);
    assert_fixed(&result, STET_FIX_SUGGESTED, "X23YYYY589", 4);
}

static void fixes_that_agree_are_applied_once(void **state)
{
    (void)state;
    const char *short_one = "?x",
               *long_one = "??x?"; // both put x where the second byte behind 4 stood
    struct stet_finding findings[] = {finding(3, 4, &long_one, STET_FIX_SAFE),
                                      finding(4, 2, &short_one, STET_FIX_SAFE)};
    struct stet_result result = {
        .original = STET_STR("abc????hij"), .findings = findings, .finding_count = 2};
    assert_fixed(&result, STET_FIX_SAFE, "abc??x?hij", 1);
}

static void assert_then(const struct stet_edit *first, size_t first_count,
                        const struct stet_edit *second, size_t second_count, const char *expected,
                        size_t count)
{
    struct stet_str original = STET_STR("0123456789");
    struct stet_arena arena = {0};
    struct stet_buf middle = {0}, out = {0};
    struct stet_edits one = {first, first_count}, two = {second, second_count};
    stet_edits_apply(&middle, one, original, 0, original.size);
    struct stet_edits both = stet_edits_then(&arena, original, stet_buf_view(&middle), one, two);
    stet_edits_apply(&out, both, original, 0, original.size);
    assert_string_equal(out.data, expected);
    assert_int_equal(both.count, count);
    stet_buf_release(&middle);
    stet_buf_release(&out);
    stet_arena_release(&arena);
}

static void edits_of_two_rounds_are_edits_of_the_first_text(void **state)
{
    (void)state;
    const struct stet_edit first[] = {{1, 3, STET_STR("abcd"), NULL}, {6, 7, STET_STR(""), NULL}};
    // The middle text is "0abcd345789".
    const struct stet_edit apart[] = {{10, 11, STET_STR("X"), NULL}};
    assert_then(first, 2, apart, 1, "0abcd34578X", 3);
    const struct stet_edit inside[] = {{2, 4, STET_STR("-"), NULL}};
    assert_then(first, 2, inside, 1, "0a-d345789", 2);
    const struct stet_edit over[] = {{4, 9, STET_STR("_"), NULL}};
    assert_then(first, 2, over, 1, "0abc_89", 1);
    const struct stet_edit undo[] = {{1, 5, STET_STR("12"), NULL}};
    assert_then(first, 2, undo, 1, "012345789", 1);
    const struct stet_edit front[] = {{0, 0, STET_STR("<"), NULL}};
    assert_then(first, 2, front, 1, "<0abcd345789", 3);
}

static void edits_that_do_not_come_to_rest_are_left_out(void **state)
{
    (void)state;
    const struct stet_edit edits[] = {{1, 3, STET_STR("abcd"), NULL}, {6, 7, STET_STR(""), NULL}};
    const struct stet_edit moving[] = {{4, 5, STET_STR("e"), NULL}}; // in "0abcd345789"
    struct stet_arena arena = {0};
    struct stet_edits left =
        stet_edits_settled(&arena, (struct stet_edits){edits, 2}, (struct stet_edits){moving, 1});
    assert_int_equal(left.count, 1);
    assert_int_equal(left.items[0].start, 6);
    stet_arena_release(&arena);
}

static void assert_words(const struct stet_report_options *options, struct stet_str text,
                         const struct stet_edit *edit, size_t lines, const char *expected)
{
    struct stet_buf out = {0};
    stet_word_diff_write(&out, options, text, edit, 2, lines);
    assert_string_equal(out.data, expected);
    stet_buf_release(&out);
}

static void word_diff_shows_the_words_that_change(void **state)
{
    (void)state;
    struct stet_report_options options = {.width = 60};
    struct stet_str text = STET_STR("It rained. He left , then Joe Baiden came. All slept.\nSo.");
    const struct stet_edit name = {30, 36, STET_STR("Biden"), NULL};
    const struct stet_edit space = {18, 19, STET_STR(""), NULL};
    const struct stet_edit end = {53, 54, STET_STR(" "), NULL};
    assert_words(&options, text, &name, 3, "  He left , then Joe [-Baiden-]{+Biden+} came.\n");
    assert_words(&options, text, &space, 3, "  He [-left ,-]{+left,+} then Joe Baiden came.\n");
    assert_words(&options, text, &end, 1,
                 "  ... Joe Baiden came. All [-slept.\\nSo.-]{+slept. So.+}\n");
    options.color = true;
    assert_words(
        &options, text, &name, 3,
        "  He left , then Joe \x1b[1;31m[-Baiden-]\x1b[0m\x1b[32m{+Biden+}\x1b[0m came.\n");
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
        cmocka_unit_test(of_fixes_that_contradict_none_is_safe),
        cmocka_unit_test(fixes_that_agree_are_applied_once),
        cmocka_unit_test(edits_of_two_rounds_are_edits_of_the_first_text),
        cmocka_unit_test(edits_that_do_not_come_to_rest_are_left_out),
        cmocka_unit_test(word_diff_shows_the_words_that_change),
        cmocka_unit_test(diff_joins_lines_whose_break_is_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
