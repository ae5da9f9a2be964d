// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "names/list/list.h"

static enum stet_status parse(struct stet_name_list *out, struct stet_arena *arena,
                              const char *text, struct stet_error *err)
{
    *err = (struct stet_error){0};
    return stet_name_list_parse(out, arena, "list.tsv", stet_str_from(text), err);
}

static void assert_fails(const char *text, unsigned line, const char *says)
{
    struct stet_arena arena = {0};
    struct stet_name_list list;
    struct stet_error err;
    assert_int_equal(parse(&list, &arena, text, &err), STET_ERROR_DATA);
    assert_string_equal(err.path, "list.tsv");
    assert_int_equal(err.line, line);
    assert_non_null(strstr(err.message, says));
    stet_arena_release(&arena);
}

static void assert_text(struct stet_str text, const char *expected)
{
    assert_int_equal(text.size, strlen(expected));
    assert_memory_equal(text.data, expected, text.size);
}

static void fields_are_read_by_the_header(void **state)
{
    (void)state;
    struct stet_arena arena = {0};
    struct stet_name_list list;
    struct stet_error err;
    const char *text = "\xef\xbb\xbfru\tname\tkind\talso\tnote\r\n# people\r\n\r\n"
                       "Байден\tJoe Biden\tperson\tJoseph Biden | J. Biden\tpresident\r\n";
    assert_int_equal(parse(&list, &arena, text, &err), STET_OK);
    assert_int_equal(list.count, 1);
    const struct stet_name_entry *entry = &list.entries[0];
    assert_text(entry->name, "Joe Biden");
    assert_int_equal(entry->kind, STET_NAME_PERSON);
    assert_int_equal(entry->line_no, 4);
    assert_int_equal(entry->source_count, 1);
    assert_string_equal(entry->sources[0].language, "ru");
    struct stet_str also = entry->also, value;
    assert_true(stet_name_next_value(&also, &value));
    assert_text(value, "Joseph Biden");
    assert_true(stet_name_next_value(&also, &value));
    assert_text(value, "J. Biden");
    assert_false(stet_name_next_value(&also, &value));
    stet_arena_release(&arena);
}

static void what_is_known_of_a_name_is_read(void **state)
{
    (void)state;
    struct stet_arena arena = {0};
    struct stet_name_list list;
    struct stet_error err;
    const char *text = "name\tkind\tuk\tcountry\tprominence\tmade\tminor\n"
                       "Anna Example\tperson\tАнна\tUA|PL\t12\tuk\tyes\n"
                       "Exampleton\tplace\t\t\t99999999999\t\t\n";
    assert_int_equal(parse(&list, &arena, text, &err), STET_OK);
    assert_text(list.entries[0].country, "UA|PL");
    assert_int_equal(list.entries[0].prominence, 12);
    assert_text(list.entries[0].made, "uk");
    assert_true(list.entries[0].minor);
    assert_int_equal(list.entries[1].prominence, UINT32_MAX);
    assert_false(list.entries[1].minor);
    stet_arena_release(&arena);
}

static void family_names_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *given, *shown;
        unsigned first, end;
    } cases[] = {{"Joe Biden", "Joe Biden", 1, 2},
                 {"KIM Jong-un", "Kim Jong-un", 0, 1},
                 {"Gabriel García_Márquez", "Gabriel García Márquez", 1, 3},
                 {"Lula", "Lula", 0, 1}};
    struct stet_arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct stet_name_words words;
        struct stet_str shown;
        assert_true(stet_name_words_of(&words, &shown, &arena, STET_NAME_PERSON,
                                       stet_str_from(cases[i].given)));
        assert_text(shown, cases[i].shown);
        assert_int_equal(words.family_first, cases[i].first);
        assert_int_equal(words.family_end, cases[i].end);
    }
    stet_arena_release(&arena);
}

static void mistakes_are_told_with_their_line(void **state)
{
    (void)state;
    assert_fails("name\tkind\n", 0, "holds no name");
    assert_fails("", 0, "holds no name");
    assert_fails("kind\truss\n", 1, "unknown column \"russ\"");
    assert_fails("kind\tru\nperson\tx\n", 1, "column \"name\"");
    assert_fails("name\tkind\nA\tpersn\n", 2, "unknown kind \"persn\"");
    assert_fails("name\tprominence\nA\t-9\n", 2, "no whole number");
    assert_fails("name\tminor\nA\tno\n", 2, "write yes or nothing");
    assert_fails("name\nA\tB\n", 2, "more fields");
    assert_fails("name\tkind\n\tperson\n", 2, "the name is empty");
    assert_fails("name\nA\nB\xff\n", 3, "not UTF-8");
    assert_fails("name\n1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17\n", 2, "more than 16 words");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_read_by_the_header),
        cmocka_unit_test(what_is_known_of_a_name_is_read),
        cmocka_unit_test(family_names_are_found),
        cmocka_unit_test(mistakes_are_told_with_their_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
