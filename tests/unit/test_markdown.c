// SPDX-License-Identifier: Apache-2.0
// Markdown to prose: what is read, what is left out, and that every byte of prose leads back to the bytes it came from.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "formats/entities.h"
#include "formats/format.h"

static struct stet_prose read_str(struct stet_arena *arena, struct stet_str text)
{
    struct stet_prose prose;
    assert_int_equal(stet_format_read(&prose, arena, "a.md", text, NULL, NULL), STET_OK);
    return prose;
}

// What must hold for any input.
static void check_round_trip(const struct stet_prose *prose)
{
    uint32_t prose_end = 0, original_end = 0;
    for (uint32_t i = 0; i < prose->segment_count; i++) {
        const struct stet_segment *s = &prose->segments[i];
        assert_true(s->prose_start >= prose_end);
        if (i == prose->ordered_segments)
            original_end = 0; // asides are in an order of their own
        assert_true(i >= prose->ordered_segments || s->original_start >= original_end);
        prose_end = s->prose_start + s->prose_size;
        original_end = s->original_start + s->original_size;
        assert_true(prose_end <= prose->text.size);
        assert_true(original_end <= prose->original.size);
        if (s->prose_size == s->original_size)
            assert_memory_equal(prose->text.data + s->prose_start,
                                prose->original.data + s->original_start, s->prose_size);
    }
    assert_true(stet_utf8_valid_until(prose->text) == prose->text.size);
    uint32_t end = 0;
    for (uint32_t b = 0; b < prose->block_count; b++) {
        assert_true(prose->blocks[b].start >= end && prose->blocks[b].end > prose->blocks[b].start);
        end = prose->blocks[b].end;
    }
    assert_true(end <= prose->text.size);
    for (uint32_t c = 0; c < prose->comment_count; c++)
        assert_true(prose->comments[c].start < prose->comments[c].end &&
                    prose->comments[c].end <= prose->original.size);
}

// Blocks joined by "|".
static void expect(const char *markdown, const char *blocks)
{
    struct stet_arena arena = {0};
    struct stet_prose prose = read_str(&arena, stet_str_from(markdown));
    struct stet_buf out = {0};
    stet_buf_puts(&out, "");
    for (uint32_t b = 0; b < prose.block_count; b++) {
        stet_buf_puts(&out, b ? "|" : "");
        stet_buf_str(&out, stet_str_slice(prose.text, prose.blocks[b].start, prose.blocks[b].end));
    }
    assert_string_equal(stet_buf_view(&out).data, blocks);
    check_round_trip(&prose);
    stet_buf_release(&out);
    stet_arena_release(&arena);
}

static void expect_comments(const char *markdown, size_t count, const char *first)
{
    struct stet_arena arena = {0};
    struct stet_prose prose = read_str(&arena, stet_str_from(markdown));
    assert_int_equal(prose.comment_count, count);
    if (count) {
        struct stet_str text =
            stet_str_slice(prose.original, prose.comments[0].start, prose.comments[0].end);
        assert_true(stet_str_eq(text, stet_str_from(first)));
    }
    stet_arena_release(&arena);
}

static void test_blocks(void **state)
{
    (void)state;
    expect("# Title\n\nOne\ntwo.\n\nThree.\n", "Title|One\ntwo.|Three.");
    expect("Title\n=====\nText", "Title|Text");
    expect("- one\n- two\n  - three\n\n1. four\n", "one|two|three|four");
    expect("- [x] done\n- [ ] open\n", "done|open");
    expect("> quoted\n> text\n>\n> more\n", "quoted\ntext|more");
    expect("> lazy\ncontinuation\n", "lazy\ncontinuation");
    expect("a|b\n---|---\nc \\| d|e\n", "a|b|c | d|e");
    expect("one\r\ntwo\r\n\r\nthree\r\n", "one\r\ntwo|three");
    expect("one\rtwo\r\rthree", "one\rtwo|three");
    expect("  indented\n   more\n", "indented\nmore");
    expect("hard  \nbreak\\\nhere<br>too", "hard\nbreak\nhere\ntoo");
    expect("---\n\ntext\n\n***\n", "text");
    expect("", "");
    expect("\n\n\n", "");
}

static void test_left_out(void **state)
{
    (void)state;
    expect("Run `Shoig --now` today", "Run @code today");
    expect("Run ``a\nb`` today", "Run @code today");
    expect("text\n\n```\nShoig\n```\n\n    Baiden\n\n~~~ c\nBlyen\n~~~\n", "text");
    expect("[Shoigu](http://a.b/Shoig \"Blyen\") said", "Shoigu said");
    expect("[Shoigu][1] said\n\n[1]: http://a.b/Shoig 'Blyen'\n", "Shoigu said");
    expect("see <http://a.b/Shoig> and <a@b.c> now", "see @link and @link now");
    expect("Mr <b class=\"Shoig\">Biden</b> said", "Mr Biden said");
    expect("said <b> that", "said that");
    expect("<div>\nShoigu\n</div>\n\ntext", "Shoigu|text");
    expect(
        "<div class=\"Shoig\"><script>Shoig\n\nShoig</script>\n<pre>\n<code>Shoig</code></pre></div>\n\ntext",
        "text");
    expect("<!-- Shoig\n\nBlyen -->\n\ntext", "text");
    expect("before ![Sergei Shoigu](a.jpg) after", "before |Sergei Shoigu| after");
    expect("![Sergei Shoigu](a.jpg)\n", "Sergei Shoigu");
    expect("an ![](a.jpg) icon", "an  icon");
}

static void test_inline(void **state)
{
    (void)state;
    expect("Sergei **Sho**ig said", "Sergei Shoig said");
    expect("*Sergei* __Shoigu__ ~~said~~", "Sergei Shoigu said");
    expect("R&amp;D &mdash; caf&#233; &#x41; &bogus; &",
           "R&D \xe2\x80\x94 caf\xc3\xa9 A &bogus; &");
    expect("\\*not emphasis\\* a\\&amp;b", "*not emphasis* a&amp;b");
    expect("**bold\nand** more\n*next*\nline", "bold\nand more\nnext\nline");
    expect("[a\nb](c\n\"t\") d\ne", "a\nb d\ne");
}

static void test_comments(void **state)
{
    (void)state;
    const char *comment = "<!-- stet: ignore \"Shoig\" -- reason -->";
    expect_comments("<!-- stet: ignore \"Shoig\" -- reason -->\ntext", 1, comment);
    expect_comments("text <!-- stet: ignore \"Shoig\" -- reason --> text", 1, comment);
    expect_comments("> - text <!-- stet: ignore \"Shoig\" -- reason --> text", 1, comment);
    expect_comments(
        "`<!-- stet: off -->`\n\n```\n<!-- stet: off -->\n```\n\n    <!-- stet: off -->\n", 0, "");
    expect_comments("\\<!-- stet: off -->", 0, "");
    expect_comments("<div>\n<!-- stet: off -->\n</div>\n", 1, "<!-- stet: off -->");
    expect("he <!-- stet: ignore \"Shoig\" -- a *b* `c` [d](e) --> said", "he said");
    expect("he <!-- stet: off --> said <!-- stet: on -->.", "he said .");
    expect("he <!-- a\nb -- c --> said", "he said");
    expect("<!-- stet: off --> Sergei Shoig said", "Sergei Shoig said");
    expect("he <!-- is not closed\n\n--> x", "he <!-- is not closed|--> x");
}

static void test_front_matter(void **state)
{
    (void)state;
    expect("---\ntitle: Shoigu said\ntags: [Shoig]\n---\ntext", "Shoigu said|text");
    expect("---\ntitle: \"He \\\"said\\\" \\u00e9t\\x41\"\nlead: 'it''s\n  so'\n---\n",
           "He \"said\" \xc3\xa9tA|it's\nso");
    expect("---\ndescription: >\n  one\n  two\n\nsummary: |\n  three\n---\ntext",
           "one\ntwo|three|text");
    expect("\xef\xbb\xbf---\r\nsubtitle: One\r\n---\r\ntext", "One|text");
    expect("---\ntitle: War: what for\nx: [\n---\ntext", "War: what for|text");
    expect("---\nSergei Shoigu said.\n---\ntext", "Sergei Shoigu said.|text");
    expect("---\ntitle: never closed\n\ntext", "title: never closed|text");
    expect("---\n---\ntext", "text");
    expect("---\ntitle:\nlead: ''\nsummary: [a]\n---\ntext", "text");
    expect("---\ntitle: &a One\nlead: *a\n---\n", "One");
    expect(
        "+++\ntitle = \"He \\\"said\\\" so\"\ndate = 2024-01-01\n[params]\ndescription = 'One'\nurl = \"x\"\n+++\ntext",
        "He \"said\" so|One|text");
    expect("+++\ntitle = \"never closed\nsummary = \"\"\"\nlong\"\"\"\nlead = [\"a\"]\n+++\ntext",
           "text");
    expect("+++\ntitle = \"One\"\n\ntext", "+++\ntitle = \"One\"|text");
    expect(
        "{\n  \"title\": \"One\",\n  \"date\": \"2024-01-01\",\n  \"a\": {\"alt\": \"Two\"}\n}\n\ntext",
        "One|Two|text");
    expect("{\nno data\n}\ntext", "{\nno data\n}\ntext");
    expect_comments("---\nstet: {accept: [Shoig]}\n---\ntext", 1, "stet: {accept: [Shoig]}\n");
}

static void test_site_code(void **state)
{
    (void)state;
    expect("One {{< x a=\"b\" >}} two", "One @code two");
    expect("the {{< hl >}}old{{< /hl >}} port", "the old port");
    expect("One\n{{< figure src=\"a b.jpg\" >}}\ntwo", "One|two");
    expect("One\n\n{{% note\n  class=\"a\" %}}\nTwo\n{{% /note %}}\n", "One|Two");
    expect("{{< figure src=\"a.jpg\" caption=\"The \\\"old\\\" port\" >}}\n\nOne",
           "One|The \"old\" port");
    expect("{% include a.html caption='The port' %}\nOne", "One|The port");
    expect("{% highlight c %}\nint a;\n{% endhighlight %}\nOne", "One");
    expect("By {{ page.author }}, today {# c #}", "By @code, today ");
    expect("[a]({{< ref \"b c.md\" >}}) d", "a d");
    expect("# One {#id .x}\n\nTwo\n{: .lead}\n", "One|Two");
    expect("a [small]{.caps} word", "a small word");
    expect("::: {.note}\nOne\n:::\n\n:::tip[Two]\nThree\n:::", "One|Two|Three");
    expect("One.[^1] Two.\n\n[^1]: Three\n[^b]: Four", "One. Two.|Three|Four");
    expect("[caption id=\"a\"]The port[/caption]", "The port");
    expect("[gallery ids=\"1,2\"]\nOne [sic] and [the port] [b]c[/b]",
           "One [sic] and [the port] [b]c[/b]");
    expect("[lead]One[/lead] two", "One two");
    expect("<?php echo 1 ?>\nOne <% x %> two", "One two");
    expect("`{{< x caption=\"Shoig\" >}}` and\n\n```\n{{< x title=\"Shoig\" >}}\n```\n",
           "@code and");
    expect("a {{ never closed\n\nb }} \\{{ c", "a {{ never closed|b }} {{ c");
    expect("<script>\nShoig\n\nOne", "One");
    expect("a\n<!-- never closed\n\nb", "a\n<!-- never closed|b");
    expect("<img src=\"a\" alt=\"The &quot;port&quot;\"> one", "one|The \"port\"");
}

static void test_mdx(void **state)
{
    (void)state;
    struct stet_arena arena = {0};
    static const char text[] =
        "import A from './a'\nimport B from \"./b\"\n\n# One\n\nTwo {props.x} three {/* no */}\n\n"
        "<Figure\n  src={a({b: '}'})}\n\n  caption=\"The port\"\n/>\n\n<Note>\nFour <B.C x={1}>five</B.C>\n</Note>\n";
    struct stet_prose prose;
    assert_int_equal(stet_format_read(&prose, &arena, "a.mdx", STET_STR(text), NULL, NULL),
                     STET_OK);
    check_round_trip(&prose);
    struct stet_buf out = {0};
    for (uint32_t b = 0; b < prose.block_count; b++) {
        stet_buf_str(&out, stet_str_slice(prose.text, prose.blocks[b].start, prose.blocks[b].end));
        stet_buf_putc(&out, '|');
    }
    assert_string_equal(stet_buf_view(&out).data, "One|Two @code three |Four five|The port|");
    stet_buf_release(&out);
    stet_arena_release(&arena);
}

static void test_damaged_input(void **state)
{
    (void)state;
    struct stet_arena arena = {0};
    struct stet_prose prose = read_str(&arena, STET_STR("a\xff b\xf0\x9f **c\xc3** &amp\xe2;"));
    check_round_trip(&prose);
    assert_int_equal(prose.invalid_count, 5);
    assert_int_equal(prose.first_invalid, 1);
    assert_int_equal(
        stet_format_read(&prose, &arena, "a.md", STET_STR("one\0two **three**"), NULL, NULL),
        STET_ERROR_INPUT);
    prose = read_str(&arena, STET_STR("\xef\xbb\xbf# Title"));
    assert_true(stet_str_eq(stet_str_slice(prose.text, 0, 5), STET_STR("Title")));
    assert_int_equal(stet_prose_original_start(&prose, 0), 5);
    stet_arena_release(&arena);
}

static void test_entities(void **state)
{
    (void)state;
    char out[8];
    assert_int_equal(stet_entity_decode(STET_STR("&amp;"), out), 1);
    assert_int_equal(out[0], '&');
    assert_int_equal(stet_entity_decode(STET_STR("&zwnj;"), out), 3);
    assert_int_equal(stet_entity_decode(STET_STR("&AElig;"), out), 2);
    assert_int_equal(stet_entity_decode(STET_STR("&#0;"), out), 3);
    assert_int_equal(stet_entity_decode(STET_STR("&#xd800;"), out), 3);
    assert_int_equal(stet_entity_decode(STET_STR("&#99999999999;"), out), 3);
    assert_int_equal(stet_entity_decode(STET_STR("&#x;"), out), 0);
    assert_int_equal(stet_entity_decode(STET_STR("&#12a;"), out), 0);
    assert_int_equal(stet_entity_decode(STET_STR("&amp"), out), 0);
    assert_int_equal(stet_entity_decode(STET_STR("&Amp;"), out), 0);
    assert_int_equal(stet_entity_decode(STET_STR("&;"), out), 0);
}

static const char *const pieces[] = {"Sergei ",
                                     "Shoigu",
                                     " said\n",
                                     "\n\n",
                                     "**",
                                     "*",
                                     "_",
                                     "`",
                                     "``",
                                     "[",
                                     "](",
                                     ")",
                                     "]",
                                     "![",
                                     "](a \"t\")",
                                     "<b>",
                                     "</b>",
                                     "<!-- ",
                                     " -->",
                                     " -- ",
                                     "<br>",
                                     "&amp;",
                                     "&#x41;",
                                     "&",
                                     ";",
                                     "\\",
                                     "|",
                                     "\n-|-\n",
                                     "> ",
                                     ">",
                                     "- ",
                                     "1. ",
                                     "    ",
                                     "\t",
                                     "# ",
                                     "\n===\n",
                                     "\r\n",
                                     "\r",
                                     "---\n",
                                     "```\n",
                                     "~~~\n",
                                     "~~",
                                     "\xd0\xa8\xd0\xbe",
                                     "\xff",
                                     "\xe2\x80",
                                     "<http://a.b>",
                                     "[1]: a\n",
                                     "[1]",
                                     "title: x\n",
                                     "\"",
                                     "'",
                                     "stet: off",
                                     "<div>\n",
                                     "</div>\n",
                                     "  \n",
                                     "\xef\xbb\xbf",
                                     "]]>",
                                     "<![CDATA[",
                                     "<?",
                                     "?>",
                                     "{",
                                     "}",
                                     "@",
                                     "http://a.b/c_d_",
                                     "{{< ",
                                     " >}}",
                                     "{% ",
                                     " %}",
                                     "{: .a}",
                                     "{#a}",
                                     "]{.a}",
                                     "[^1]",
                                     "[x a=\"",
                                     "[/x]",
                                     ":::",
                                     "<script>",
                                     "</script>",
                                     "<table><td>",
                                     "<img alt='",
                                     "caption=\"",
                                     "import ",
                                     "<Box a={",
                                     "/>",
                                     "<p lang=\"ru\">"};

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void test_random_markup(void **state)
{
    (void)state;
    uint32_t seed = 20240601;
    struct stet_buf text = {0};
    for (int round = 0; round < 20000; round++) {
        struct stet_arena arena = {0};
        stet_buf_clear(&text);
        if (next_random(&seed) % 8 == 0)
            stet_buf_puts(&text, "---\n");
        for (uint32_t n = next_random(&seed) % 40; n > 0; n--) {
            uint32_t pick = next_random(&seed) % (sizeof pieces / sizeof *pieces + 1);
            if (pick == sizeof pieces / sizeof *pieces)
                stet_buf_putc(&text, '\0');
            else
                stet_buf_puts(&text, pieces[pick]);
        }
        // In memory of its very size, so that the sanitizer sees a read behind the end.
        char *copy = malloc(text.size ? text.size : 1);
        assert_non_null(copy);
        if (text.size)
            memcpy(copy, text.data, text.size);
        struct stet_prose prose;
        for (size_t f = 0; stet_format_at(f); f++) {
            struct stet_format_options options = {.as = stet_format_at(f)};
            if (stet_format_read(&prose, &arena, "a", (struct stet_str){copy, text.size}, &options,
                                 NULL) == STET_OK)
                check_round_trip(&prose);
        }
        free(copy);
        stet_arena_release(&arena);
    }
    stet_buf_release(&text);
}

static void check_repeated(const char *first, size_t first_count, const char *second,
                           size_t second_count)
{
    struct stet_buf text = {0};
    struct stet_arena arena = {0};
    for (size_t i = 0; i < first_count; i++)
        stet_buf_puts(&text, first);
    for (size_t i = 0; i < second_count; i++)
        stet_buf_puts(&text, second);
    struct stet_prose prose = read_str(&arena, stet_buf_view(&text));
    check_round_trip(&prose);
    stet_arena_release(&arena);
    stet_buf_release(&text);
}

// Each of these takes minutes where something is quadratic.
static void test_hostile_shapes(void **state)
{
    (void)state;
    check_repeated(">", 100000, "a\n", 100000);
    check_repeated("[", 100000, "]", 100000);
    check_repeated("- ", 100000, "\n", 300000);
    check_repeated("[a](b)\n", 200000, "", 0);
    check_repeated("[a](\n", 200000, "", 0);
    check_repeated("[a]\n", 200000, "", 0);
    check_repeated("<!-- ", 200000, "", 0);
    check_repeated("a <!-- b\n", 100000, "", 0);
    check_repeated("<!-- ", 200000, "-->", 1);
    check_repeated("<![CDATA[", 100000, "]]>", 1);
    check_repeated("{% highlight %}", 60000, "", 0);
    check_repeated("{{< code >}}", 60000, "", 0);
    check_repeated("[code a=b]", 60000, "", 0);
    check_repeated("{{", 200000, "", 0);
    check_repeated("]{.a}", 100000, "", 0);
    check_repeated("<!-- a -->", 200000, "", 0);
    check_repeated("*a **b ", 100000, "", 0);
    check_repeated("a\n`", 100000, "", 0);
    check_repeated("![", 100000, "](b)", 100000);
    check_repeated("---\n", 1, "[", 60000);
    check_repeated("---\na: ", 1, "{a: ", 15000);
    check_repeated("|a", 100000, "\n|-|-\n", 50000);
    check_repeated("a", 1, "\xff", 500000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks),        cmocka_unit_test(test_left_out),
        cmocka_unit_test(test_inline),        cmocka_unit_test(test_comments),
        cmocka_unit_test(test_front_matter),  cmocka_unit_test(test_damaged_input),
        cmocka_unit_test(test_site_code),     cmocka_unit_test(test_mdx),
        cmocka_unit_test(test_entities),      cmocka_unit_test(test_random_markup),
        cmocka_unit_test(test_hostile_shapes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
