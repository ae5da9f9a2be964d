// SPDX-License-Identifier: Apache-2.0
// The tables of a source language: what is read, and that every damage is refused with its line.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "names/spell/schemes.h"

#define LETTERS "letter\tcontext\tnews\tGerman\n"
#define ENDINGS "ending\tof\tgenitive\tcut\n"

static enum stet_status add(struct stet_schemes *schemes, const char *letters, const char *endings,
                            struct stet_error *err)
{
    return stet_schemes_add(schemes, "xx", stet_str_from(letters), "xx/romanisation.tsv",
                            stet_str_from(endings), "xx/endings.tsv", err);
}

static void expect_refused(const char *letters, const char *endings, const char *path,
                           unsigned line, const char *part)
{
    struct stet_schemes schemes = {0};
    struct stet_error err = {0};
    assert_int_equal(add(&schemes, letters, endings, &err), STET_ERROR_DATA);
    assert_string_equal(err.path, path);
    assert_int_equal(err.line, line);
    if (!strstr(err.message, part))
        fail_msg("\"%s\" does not say \"%s\"", err.message, part);
    assert_null(stet_schemes_find(&schemes, "xx"));
    assert_int_equal(add(&schemes, letters, endings, NULL), STET_ERROR_DATA);
    stet_schemes_release(&schemes);
}

static void letters_refused(const char *letters, unsigned line, const char *part)
{
    expect_refused(letters, "", "xx/romanisation.tsv", line, part);
}

static void endings_refused(const char *endings, unsigned line, const char *part)
{
    expect_refused("", endings, "xx/endings.tsv", line, part);
}

static void tables_are_read(void **state)
{
    (void)state;
    struct stet_schemes schemes = {0};
    struct stet_error err = {.message = "untouched"};
    const char *letters = "\xEF\xBB\xBF# head\r\n@set\tV\tа е\r\n" LETTERS "@class\t\t\trespelt\n"
                          "@forms\t\t\tnominative\n\nа\t\ta\ta\nб\tV_$\tp\nб\t\tb\tb\n";
    assert_int_equal(add(&schemes, letters, ENDINGS "б-\tfamily,given\tа|у\t0\n", &err), STET_OK);
    assert_string_equal(err.message, "untouched");
    const struct stet_language *language = stet_schemes_find(&schemes, "xx");
    assert_non_null(language);
    assert_int_equal(language->scheme_count, 2);
    assert_string_equal(language->schemes[1].name, "German");
    assert_int_equal(language->schemes[0].scheme_class, STET_SCHEME_ROMANISED);
    assert_int_equal(language->schemes[1].scheme_class, STET_SCHEME_RESPELT);
    assert_true(language->schemes[0].all_forms);
    assert_false(language->schemes[1].all_forms);
    assert_int_equal(language->column_count, 2);
    assert_int_equal(language->columns[1].column_class, STET_COLUMN_CUT);
    assert_int_equal(language->ending_count, 1);
    assert_int_equal(language->endings[0].roles, 3);
    assert_null(stet_schemes_find(&schemes, "x"));
    stet_schemes_release(&schemes);
}

static void later_language_wins(void **state)
{
    (void)state;
    struct stet_schemes schemes = {0};
    assert_int_equal(add(&schemes, LETTERS "а\t\ta\ta\n", "", NULL), STET_OK);
    assert_int_equal(add(&schemes, "", "", NULL), STET_OK);
    assert_int_equal(stet_schemes_find(&schemes, "xx")->scheme_count, 1);
    assert_int_equal(stet_schemes_add(&schemes, "", STET_STR(""), "a", STET_STR(""), "b", NULL),
                     STET_ERROR_USAGE);
    stet_schemes_release(&schemes);
}

static void damaged_letters_are_refused(void **state)
{
    (void)state;
    letters_refused("# nothing\n", 2, "no header");
    letters_refused("# head\nletters\tcontext\tnews\n", 2, "header");
    letters_refused("letter\tcontext\tnews\t\n", 1, "no name");
    letters_refused("letter\tcontext\tnews\tnews\n", 1, "Two columns");
    letters_refused(LETTERS "а\t\ta\ta\nб\t\tb\n", 3, "б without a context");
    letters_refused(LETTERS "а\t\tа\ta\n", 2,
                    "small letters a to z"); // a Cyrillic а in a Latin cell
    letters_refused(LETTERS "а\t\tA\ta\n", 2, "small letters a to z");
    letters_refused(LETTERS "А\t\ta\ta\n", 2, "small letter");
    letters_refused(LETTERS "а\tV_\ta\ta\n", 2, "@set V");
    letters_refused(LETTERS "а\tб\ta\ta\n", 2, "has no \"_\"");
    letters_refused(LETTERS "\t_$\ta\ta\n", 2, "no letters");
    letters_refused(LETTERS "^а\t\ta\ta\n", 2, "context");
    letters_refused(LETTERS "а\t\ta\ta\ta\n", 2, "5 columns");
    letters_refused(LETTERS "@class\t\tgerman\n", 2, "romanised or respelt");
    letters_refused(LETTERS "@forms\t\tsome\n", 2, "all or nominative");
    letters_refused(LETTERS "@sort\t\tall\n", 2, "none of");
    letters_refused("@set\tv\tа\n" LETTERS, 1, "capital Latin letter");
    letters_refused("@set\tV\tа\n@set\tV\tа\n" LETTERS, 2, "twice");
    letters_refused("@set\tV\n" LETTERS, 1, "no letters");
    letters_refused(LETTERS "а\t\ta\ta\n\xD0\t\tb\tb\n", 3, "UTF-8");
    letters_refused(LETTERS "абвгдежзийклмнопрстуфхцчшщ\t\ta\ta\n", 2, "too long");
}

static void damaged_endings_are_refused(void **state)
{
    (void)state;
    endings_refused("ending\tgenitive\tof\n", 1, "header");
    endings_refused(ENDINGS "# one\nа\t\tу\n", 3, "has no \"-\"");
    endings_refused(ENDINGS "C-а\t\tу\n", 2, "@set C");
    endings_refused(ENDINGS "К-а\t\tу\n", 2, "small letter"); // a Cyrillic К for a set
    endings_refused(ENDINGS "-а\tsurname\tу\n", 2, "given, family, place, other");
    endings_refused(ENDINGS "-а\t\tу|\n", 2, "column 3");
    endings_refused(ENDINGS "-а\t\tУ\n", 2, "column 3");
    endings_refused(ENDINGS "-а\t\tу\t1\n", 2, "column 4");
    endings_refused(ENDINGS "-а\t\tу\t0\tу\n", 2, "5 columns");
}

static void hostile_sizes_are_refused(void **state)
{
    (void)state;
    struct stet_schemes schemes = {0};
    struct stet_error err = {0};
    size_t size = (size_t)STET_SCHEMES_MAX_FILE + 1;
    char *big = stet_xcalloc(1, size);
    memset(big, '\n', size);
    assert_int_equal(stet_schemes_add(&schemes, "xx", STET_STR(LETTERS "а\t\ta\ta\n"), "a",
                                      (struct stet_str){big, size}, "b", &err),
                     STET_OK); // blank is blank, whatever its size
    memcpy(big, "letter", 6);
    assert_int_equal(stet_schemes_add(&schemes, "xx", (struct stet_str){big, size}, "a",
                                      STET_STR(""), "b", &err),
                     STET_ERROR_DATA);
    assert_non_null(strstr(err.message, "1 MiB"));
    memset(big, '\t', 100);
    memcpy(big, "letter", 6);
    assert_int_equal(
        stet_schemes_add(&schemes, "xx", (struct stet_str){big, 200}, "a", STET_STR(""), "b", &err),
        STET_ERROR_DATA);
    assert_non_null(strstr(err.message, "columns"));
    free(big);
    stet_schemes_release(&schemes);
}

static void letters_are_lowered(void **state)
{
    (void)state;
    static const uint32_t pairs[][2] = {{'A', 'a'},     {0x416, 0x436}, {0x407, 0x457},
                                        {0x490, 0x491}, {0x141, 0x142}, {0x17D, 0x17E},
                                        {0xDD, 0xFD},   {0x218, 0x219}, {0x139, 0x13A},
                                        {0x178, 0xFF},  {0x436, 0x436}, {0x149, 0x149}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_int_equal(stet_letter_lower(pairs[i][0]), pairs[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_are_read),
        cmocka_unit_test(later_language_wins),
        cmocka_unit_test(damaged_letters_are_refused),
        cmocka_unit_test(damaged_endings_are_refused),
        cmocka_unit_test(hostile_sizes_are_refused),
        cmocka_unit_test(letters_are_lowered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
