// SPDX-License-Identifier: Apache-2.0
// HTML to prose: what the reader of a page sees.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "formats/format.h"

// Blocks joined by "|".
static void expect(const char *html, const char *blocks)
{
    struct stet_arena arena = {0};
    struct stet_prose prose;
    assert_int_equal(stet_format_read(&prose, &arena, "a.html", stet_str_from(html), NULL, NULL),
                     STET_OK);
    struct stet_buf out = {0};
    stet_buf_puts(&out, "");
    for (uint32_t b = 0; b < prose.block_count; b++) {
        stet_buf_puts(&out, b ? "|" : "");
        stet_buf_str(&out, stet_str_slice(prose.text, prose.blocks[b].start, prose.blocks[b].end));
    }
    assert_string_equal(stet_buf_view(&out).data, blocks);
    stet_buf_release(&out);
    stet_arena_release(&arena);
}

static void test_text(void **state)
{
    (void)state;
    expect("<p>One <b>t</b>wo</p><div>three</div>", "One two|three");
    expect("<p>One\n   two  \n</p>\n<p> three</p>", "One two|three");
    expect("<b>Joe</b> <i>Biden</i>,<br>left", "Joe Biden,\nleft");
    expect("R&amp;D &mdash; caf&#233; &bogus; & a&nbsp;b",
           "R&D \xe2\x80\x94 caf\xc3\xa9 &bogus; & a\xc2\xa0"
           "b");
    expect("<ul><li>one<li>two</ul><table><tr><td>a<td>b</table>", "one|two|a|b");
    expect("One <custom-tag>two</custom-tag> three", "One two three");
}

static void test_left_out(void **state)
{
    (void)state;
    expect("<style>a</style><script>b</script>One <code>c</code> two", "One @code two");
    expect("<template>a</template><svg><title>b</title></svg><p hidden>c</p><p>One", "One");
    expect("<pre>a , b\n  c</pre>One<pre><code>d</code></pre>two", "One|two");
    expect("<p lang=\"ru\">a</p><p lang=\"en-GB\">One <i lang=de>b</i> two</p>", "One @code two");
    expect("<!-- a --><p>One<!-- b --> two", "One two");
    expect("<?php echo 'a' ?>One {% if a %}two{% endif %} {{ three }}", "One two @code");
}

static void test_values(void **state)
{
    (void)state;
    expect("<p>One <img alt=\"The &quot;port&quot;\"> two", "One two|The \"port\"");
    expect("<a title='a b' href='c'>One</a>", "One|a b");
    expect("<head><title>One</title><meta name=\"description\" content=\"Two\"><meta "
           "name=author content=\"three\"></head><p>Four",
           "One|Four|Two");
    expect("<input placeholder=\"Search\"><button aria-label=\"Go\">x</button>", "x|Search|Go");
    expect("<img alt=unquoted alt=\"twice\">", "");
}

static void test_malformed(void **state)
{
    (void)state;
    expect("<table>a<tr>b</table><b><p>c</b>d</p>", "a|b|cd");
    expect("One<!-- never closed <p>two", "One<!-- never closed|two");
    expect("One<script>var a;\n\ntwo", "One\ntwo");
    expect("<title>One<p>two", "One|two");
    expect("One</foo> two</b></p>three", "One two|three");
    expect("<![CDATA[One]]><p>two", "One|two");
    expect("One < two <3 >", "One < two <3 >");
    expect("<p", "");
    expect("", "");
}

static const char *language_of(struct stet_arena *arena, const char *html)
{
    struct stet_prose prose;
    assert_int_equal(stet_format_read(&prose, arena, "a.html", stet_str_from(html), NULL, NULL),
                     STET_OK);
    return stet_arena_strdup(arena, prose.language);
}

static void test_language(void **state)
{
    (void)state;
    struct stet_arena arena = {0};
    assert_string_equal(language_of(&arena, "<html lang=\"uk-UA\"><p>a"), "uk-UA");
    assert_string_equal(language_of(&arena, "<p lang=\"uk\">a"), "");
    stet_arena_release(&arena);
}

// What would take a parser minutes is refused.
static void test_hostile(void **state)
{
    (void)state;
    static const char *const pieces[] = {"<div>",       "<b>",  "<p><b id=a>",
                                         "<table><td>", "</p>", "<a>"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct stet_arena arena = {0};
        struct stet_buf text = {0};
        struct stet_prose prose;
        for (size_t n = 0; n < 100000; n++)
            stet_buf_puts(&text, pieces[i]);
        enum stet_status status =
            stet_format_read(&prose, &arena, "a.html", stet_buf_view(&text), NULL, NULL);
        assert_int_equal(status, pieces[i][1] == '/' ? STET_OK : STET_ERROR_INPUT);
        stet_buf_release(&text);
        stet_arena_release(&arena);
    }
}

// A suggestion is written as the place wants it.
static void test_escapes(void **state)
{
    (void)state;
    struct stet_arena arena = {0};
    struct stet_prose prose;
    assert_int_equal(stet_format_read(&prose, &arena, "a.html",
                                      STET_STR("<p>One</p><img alt=\"two\"><img alt='three'>"),
                                      NULL, NULL),
                     STET_OK);
    assert_int_equal(prose.block_count, 3);
    assert_string_equal(stet_prose_escape(&prose, prose.blocks[0].start, "<\"'&"), "&lt;\"'&amp;");
    assert_string_equal(stet_prose_escape(&prose, prose.blocks[1].start, "\"'"), "&quot;'");
    assert_string_equal(stet_prose_escape(&prose, prose.blocks[2].start, "\"'"), "\"&#39;");
    static const char yaml[] = "---\ntitle: \"a\"\nlead: 'b'\nsummary: c\n---\n";
    assert_int_equal(stet_format_read(&prose, &arena, "a.md", stet_str_from(yaml), NULL, NULL),
                     STET_OK);
    assert_string_equal(stet_prose_escape(&prose, prose.blocks[0].start, "\"\\"), "\\\"\\\\");
    assert_string_equal(stet_prose_escape(&prose, prose.blocks[1].start, "it's"), "it''s");
    assert_null(stet_prose_escape(&prose, prose.blocks[2].start, "a: b"));
    assert_string_equal(stet_prose_escape(&prose, prose.blocks[2].start, "b"), "b");
    stet_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),     cmocka_unit_test(test_left_out),
        cmocka_unit_test(test_values),   cmocka_unit_test(test_malformed),
        cmocka_unit_test(test_language), cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_escapes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
