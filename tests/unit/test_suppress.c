// SPDX-License-Identifier: Apache-2.0
// What an article says shall stand: which findings go, which suppressions are useless, which cannot be followed.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/buf.h"
#include "engine/config/settings.h"

static struct stet_settings *settings;
static struct stet_checker *checker;
static struct stet_session *session;

static int open_session(void **state)
{
    (void)state;
    struct stet_error err = {0};
    if (stet_settings_new(&settings, &err) == STET_OK &&
        stet_checker_new(&checker, settings, &err) == STET_OK &&
        stet_session_new(&session, checker, &err) == STET_OK)
        return 0;
    print_error("%s\n", err.message);
    return -1;
}

static int close_session(void **state)
{
    (void)state;
    stet_session_free(session);
    stet_checker_free(checker);
    stet_settings_free(settings);
    return 0;
}

// The findings as "line:column rule text", joined by " | "; of name/, spelling/ and stet/ only: what the other families think of the
// test sentences is not the matter here.
static void list_findings(struct stet_buf *out, struct stet_session *with, const char *path,
                          struct stet_str text)
{
    struct stet_result *result = NULL;
    stet_buf_puts(out, "");
    assert_int_equal(stet_check(&result, with, path, text.data, text.size, NULL), STET_OK);
    for (size_t i = 0; i < stet_result_count(result); i++) {
        const struct stet_finding *f = stet_result_finding(result, i);
        if (!stet_rule_in_family(f->rule->id, "name") &&
            !stet_rule_in_family(f->rule->id, "spelling") &&
            !stet_rule_in_family(f->rule->id, "stet"))
            continue;
        stet_buf_printf(out, "%s%u:%u %s %.*s", out->size ? " | " : "", f->line, f->column_cp,
                        f->rule->id, (int)f->text.size, f->text.data);
    }
    stet_result_free(result);
}

static void expect_as(const char *path, const char *text, const char *findings)
{
    struct stet_buf out = {0};
    list_findings(&out, session, path, stet_str_from(text));
    if (strcmp(stet_buf_view(&out).data, findings) != 0)
        fail_msg("%s\n%s\n--> %s\nnot %s", path, text, stet_buf_view(&out).data, findings);
    stet_buf_release(&out);
}

// The same in plain text and in Markdown.
static void expect(const char *text, const char *findings)
{
    expect_as("a.txt", text, findings);
    expect_as("a.md", text, findings);
}

static void test_without_directives(void **state)
{
    (void)state;
    expect("He anounced it.", "1:4 spelling/unknown anounced");
    expect("He anounced it. <!-- another comment -->", "1:4 spelling/unknown anounced");
}

static void test_text(void **state)
{
    (void)state;
    expect(
        "<!-- stet: ignore \"anounced\" -- as in the letter -->\nHe anounced it.\n\nThey anounced it.",
        "");
    expect("He anounced it. <!-- stet: ignore \"anounced\" -->", "");
    expect("He anounced it. <!-- stet: ignore \xe2\x80\x9c"
           "anounced\xe2\x80\x9d -->",
           "");
    expect("He anounced the recieved. <!-- stet: ignore \"anounced\", \"recieved\" -->", "");
    expect("He anounced it to <!-- stet: ignore \"anounced it\" --> them.", "");
    expect_as("a.md", "He anounced\nit. <!-- stet: ignore \"anounced it\" -->", "");
    expect("He anounced it. <!-- stet: ignore \"anounce\" -->",
           "1:4 spelling/unknown anounced | 1:35 stet/unused-suppression \"anounce\"");
    expect("He anounced it. <!-- stet: ignore \"Anounced\" -->",
           "1:4 spelling/unknown anounced | 1:35 stet/unused-suppression \"Anounced\"");
    expect("Sergei Shoig said. <!-- stet: ignore \"Shoig\" -->", "");
    expect("Sergei Shoig's men came. <!-- stet: ignore \"Shoig\" -->", "");
    expect("Sergei Shoig said. <!-- stet: ignore \"Sergei Shoig\" -->", "");
    expect_as("a.md", "Sergei **Sho**ig said. <!-- stet: ignore \"Shoig\" -->", "");
}

static void test_text_with_rule(void **state)
{
    (void)state;
    expect("He anounced it. <!-- stet: ignore \"anounced\" spelling -->", "");
    expect("He anounced it. <!-- stet: ignore \"anounced\" name/misspelt -->",
           "1:4 spelling/unknown anounced | 1:35 stet/unused-suppression \"anounced\"");
}

static void test_rule(void **state)
{
    (void)state;
    expect("He anounced it. <!-- stet: ignore spelling -->", "");
    expect("He anounced it. <!-- stet: ignore spelling/unknown -->", "");
    expect("He anounced it. <!-- stet: ignore spelling, name -->",
           "1:45 stet/unused-suppression name");
}

static void test_next_line(void **state)
{
    (void)state;
    expect("<!-- stet: ignore-next-line -->\nHe anounced it.\n\nThey anounced it.",
           "4:6 spelling/unknown anounced");
    expect("<!-- stet: ignore-next-line spelling -- why -->\n\n\nHe anounced it.", "");
    expect("<!-- stet: ignore-next-line spelling -->\r\n<!-- stet: ignore-next-line name -->\r\n"
           "Sergei Shoig anounced it.\r\n",
           "");
    expect("<!-- stet: ignore-next-line name -->\nHe anounced it.",
           "1:29 stet/unused-suppression name | 2:4 spelling/unknown anounced");
    expect("He left.\n\n<!-- stet: ignore-next-line -->\n",
           "3:12 stet/bad-directive ignore-next-line");
    expect("<!-- stet: ignore-next-line \"anounced\" -->\nHe anounced the recieved.",
           "2:17 spelling/unknown recieved");
}

static void test_off_and_on(void **state)
{
    (void)state;
    expect(
        "He anounced it.\n\n<!-- stet: off -->\n\nHe anounced it.\n\n<!-- stet: on -->\n\nHe anounced it.",
        "1:4 spelling/unknown anounced | 9:4 spelling/unknown anounced");
    expect("<!-- stet: off spelling -->\n\nHe anounced it.", "");
    expect(
        "<!-- stet: off spelling name -->\n\nHe anounced it.\n\n<!-- stet: on spelling -->\n\nHe anounced Sergei Shoig.",
        "7:4 spelling/unknown anounced");
    expect("He left.\n\n<!-- stet: off -->\n\nHe left.", "3:12 stet/unused-suppression off");
    expect("He left.\n\n<!-- stet: on -->\n", "3:12 stet/bad-directive on");
    expect("<!-- stet: off spelling -->\n<!-- stet: off spelling -->\nHe anounced it.",
           "2:16 stet/bad-directive spelling");
    expect("<!-- stet: off \"anounced\" -->\nHe left.", "1:16 stet/bad-directive \"anounced\"");
    expect("<!-- stet: off spelling -->\nHe anounced it.\n\n<!-- stet: on name -->\nHe left.",
           "4:15 stet/bad-directive name");
}

static void test_sic(void **state)
{
    (void)state;
    expect("He anounced [sic] it.", "");
    expect("He anounced[sic] it.", "");
    expect("He anounced (sic!) it and anounced more.", "1:27 spelling/unknown anounced");
    expect("He anounced it [sic].", "1:4 spelling/unknown anounced");
    expect("Sergei Shoig [sic] said.", "");
    expect("He left [sic].", ""); // for the reader: never unused
    expect_as("a.md", "He anounced *[sic]* it.", "");
    expect("[sic]", "");
}

static void test_front_matter(void **state)
{
    (void)state;
    expect_as("a.md", "---\nstet: {accept: [anounced]}\n---\nHe anounced it.", "");
    expect_as(
        "a.md",
        "---\ntitle: He anounced it\nstet:\n  accept:\n    - \"anounced\"\n    - Hrynevych\n---\n",
        "6:7 stet/unused-suppression Hrynevych");
    expect_as("a.md", "---\nstet: {acept: [anounced]}\n---\nHe left.",
              "2:8 stet/bad-directive acept");
    expect_as("a.md", "---\nstet: [anounced]\n---\nHe left.", "2:7 stet/bad-directive [anounced]");
    expect_as("a.md", "---\nstet: {accept: [a: b]}\n---\nHe left.", "2:17 stet/bad-directive a: b");
    expect_as("a.md", "---\ntitle: a: b\nstet: {accept: [anounced]}\n---\nHe left.",
              "3:1 stet/bad-directive stet");
    expect_as("a.txt", "---\nstet: {accept: [left]}\n---\nHe left.", "");
}

static void test_bad_directives(void **state)
{
    (void)state;
    expect("He left. <!-- stet: ignor \"x\" -->", "1:21 stet/bad-directive ignor");
    expect("He left. <!-- stet: ignore -->", "1:21 stet/bad-directive ignore");
    expect("He left. <!-- stet: ignore -- no -->", "1:21 stet/bad-directive ignore");
    expect("He left. <!-- stet: -->", "1:10 stet/bad-directive <!-- stet: -->");
    expect("He left. <!-- stet: ignore spelling/unknwon -->",
           "1:28 stet/bad-directive spelling/unknwon");
    expect("He left. <!-- stet: ignore \"x -->", "1:28 stet/bad-directive \"x ");
    expect("He left. <!-- stet: ignore \"\" -->", "1:28 stet/bad-directive \"\"");
    expect("He left. <!-- stet ignore \"x\" -->", "1:15 stet/bad-directive stet ignore");
    expect("He left. <!-- stet is a word -->", "");
    expect_as("a.txt", "He left. <!-- stet: off", "1:10 stet/bad-directive <!-- stet:");
    expect("He left. <!-- stet: ignore \"a b c d e f g h i j k l m n o p q r s t u v w x y z\" -->",
           "1:28 stet/bad-directive \"a b c d e f g h i j k l m n o p q r s t u v w x y z\"");
    expect_as("a.md", "He left `<!-- stet: ignor -->`.\n\n```\n<!-- stet: ignor -->\n```\n", "");
}

static void test_stet_rules_can_be_silenced(void **state)
{
    (void)state;
    expect("<!-- stet: ignore stet/unused-suppression -->\nHe left. <!-- stet: ignore \"x\" -->",
           "");
    expect("<!-- stet: ignore stet -->\nHe left.", "");
}

static void test_undecided_when_rules_are_off(void **state)
{
    (void)state;
    struct stet_settings *own = NULL;
    struct stet_checker *without = NULL;
    struct stet_session *with = NULL;
    struct stet_buf out = {0};
    assert_int_equal(stet_settings_new(&own, NULL), STET_OK);
    assert_int_equal(stet_settings_set_rule(own, "spelling", STET_SEVERITY_OFF, NULL), STET_OK);
    assert_int_equal(stet_checker_new(&without, own, NULL), STET_OK);
    assert_int_equal(stet_session_new(&with, without, NULL), STET_OK);
    list_findings(
        &out, with, "a.txt",
        STET_STR(
            "He anounced it. <!-- stet: ignore \"anounced\" --> <!-- stet: ignore spelling -->"));
    assert_string_equal(out.data, "");
    list_findings(&out, with, "a.txt", STET_STR("He left. <!-- stet: ignore name -->"));
    assert_string_equal(out.data, "1:28 stet/unused-suppression name");
    stet_buf_release(&out);
    stet_session_free(with);
    stet_checker_free(without);
    stet_settings_free(own);
}

// In plain text the comment must not be read as prose, and what stands around it keeps its place.
static void test_comment_is_no_prose(void **state)
{
    (void)state;
    struct stet_result *result = NULL;
    const char *text =
        "He said\xff <!-- stet: ignore \"zzqq\" -- anounced --> that \xd1\x88 he anounced it.\n"
        "<!-- stet: off name -->\nMore recieved.";
    assert_int_equal(stet_check(&result, session, "a.txt", text, strlen(text), NULL), STET_OK);
    assert_int_equal(stet_result_words(result), 9);
    size_t spelling = 0;
    for (size_t i = 0; i < stet_result_count(result); i++) {
        const struct stet_finding *f = stet_result_finding(result, i);
        assert_memory_equal(f->text.data, text + f->start_byte, f->size_bytes);
        spelling += strcmp(f->rule->id, "spelling/unknown") == 0;
    }
    assert_int_equal(spelling, 2);
    stet_result_free(result);
}

static void test_hostile_comments(void **state)
{
    (void)state;
    static const struct {
        const char *piece, *tail;
    } cases[] = {{"<!-- stet: ", ""},
                 {"<!-- stet: ", "-->"},
                 {"<!-- stet: off -->", ""},
                 {"<!-- stet: ignore-next-line -->", ""},
                 {"<!-- stet: ignore \"a\" -->", ""},
                 {"a a <!-- stet: ignore \"a a a b\" -->", ""},
                 {"<!--", ""},
                 {"word [sic] ", ""},
                 {"[sic]", ""}};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++)
        for (int markdown = 0; markdown < 2; markdown++) {
            struct stet_buf text = {0};
            struct stet_result *result = NULL;
            for (int i = 0; i < 20000; i++)
                stet_buf_puts(&text, cases[c].piece);
            stet_buf_puts(&text, cases[c].tail);
            assert_int_equal(stet_check(&result, session, markdown ? "a.md" : "a.txt", text.data,
                                        text.size, NULL),
                             STET_OK);
            stet_result_free(result);
            stet_buf_release(&text);
        }
}

static void test_random_comments(void **state)
{
    (void)state;
    static const char *const pieces[] = {"<!-- ",
                                         " -->",
                                         "stet: ",
                                         "ignore ",
                                         "off ",
                                         "on ",
                                         "ignore-next-line ",
                                         "\"",
                                         "anounced",
                                         " ",
                                         "\n",
                                         "\n\n",
                                         "spelling ",
                                         "-- ",
                                         "[sic]",
                                         "Sergei Shoig ",
                                         ".",
                                         "\xff",
                                         "\xd1\x88",
                                         "\xe2\x80\x9c",
                                         "'s",
                                         "\r\n",
                                         ",",
                                         "---\n",
                                         "accept: ["};
    uint32_t seed = 7;
    for (int round = 0; round < 3000; round++) {
        struct stet_buf text = {0};
        struct stet_result *result = NULL;
        for (int n = 0; n < 40; n++) {
            seed = seed * 1664525u + 1013904223u;
            stet_buf_puts(&text, pieces[(seed >> 8) % (sizeof pieces / sizeof *pieces)]);
        }
        assert_int_equal(
            stet_check(&result, session, round % 2 ? "a.md" : "a.txt", text.data, text.size, NULL),
            STET_OK);
        size_t last = 0;
        for (size_t i = 0; i < stet_result_count(result); i++) {
            const struct stet_finding *f = stet_result_finding(result, i);
            assert_true(f->start_byte >= last && f->start_byte + f->size_bytes <= text.size);
            last = f->start_byte;
        }
        stet_result_free(result);
        stet_buf_release(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_without_directives),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_text_with_rule),
        cmocka_unit_test(test_rule),
        cmocka_unit_test(test_next_line),
        cmocka_unit_test(test_off_and_on),
        cmocka_unit_test(test_sic),
        cmocka_unit_test(test_front_matter),
        cmocka_unit_test(test_bad_directives),
        cmocka_unit_test(test_stet_rules_can_be_silenced),
        cmocka_unit_test(test_undecided_when_rules_are_off),
        cmocka_unit_test(test_comment_is_no_prose),
        cmocka_unit_test(test_hostile_comments),
        cmocka_unit_test(test_random_comments),
    };
    return cmocka_run_group_tests(tests, open_session, close_session);
}
