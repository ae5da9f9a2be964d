// SPDX-License-Identifier: Apache-2.0
// Which documents are called foreign. The bounds: short texts and mixed ones are not.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/embedded.h"
#include "formats/format.h"
#include "text/language.h"

static const char *other(const char *text, size_t times)
{
    static struct stet_languages languages;
    if (!languages.count)
        stet_languages_init(&languages, stet_embedded("languages"));
    struct stet_arena arena = {0};
    struct stet_lexicon lexicon = {0};
    struct stet_buf all = {0};
    struct stet_prose prose;
    struct stet_document doc;
    for (size_t i = 0; i < times; i++)
        stet_buf_puts(&all, text);
    assert_int_equal(stet_format_read(&prose, &arena, "a.txt", stet_buf_view(&all), NULL, NULL),
                     STET_OK);
    stet_document_init(&doc, &prose, &lexicon);
    const char *name = stet_language_other(&languages, &doc, STET_STR("en"));
    stet_buf_release(&all);
    stet_lexicon_release(&lexicon);
    stet_arena_release(&arena);
    return name ? name : "";
}

static const char russian[] =
    "Мост закрыли, так как он был опасен, и паром теперь ходит до полуночи. ";
static const char polish[] = "Most zamknięto we wtorek, a prom nie będzie już pływał po północy. ";
static const char japanese[] = "橋は火曜日に閉鎖され、渡し船は深夜まで運航される。";
static const char english[] =
    "The bridge was closed on Tuesday, and the ferry runs until midnight. ";

static void test_languages(void **state)
{
    (void)state;
    assert_string_equal(other(russian, 6), "Russian");
    assert_string_equal(other(polish, 5), "Polish");
    assert_string_equal(other(japanese, 4), "another language");
    assert_string_equal(other(english, 5), "");
}

static void test_short(void **state)
{
    (void)state;
    assert_string_equal(other("Мост закрыли во вторник. ", 1), "");
    assert_string_equal(other(polish, 2), "");
    assert_string_equal(other(japanese, 1), "");
    assert_string_equal(other("", 1), "");
}

// An English article may quote at length, and hold tables of names.
static void test_mixed(void **state)
{
    (void)state;
    struct stet_buf text = {0};
    stet_buf_printf(&text, "%s%s%s%s\n%s\n", english, english, polish, polish, russian);
    assert_string_equal(other(stet_buf_view(&text).data, 4), "");
    stet_buf_clear(&text);
    stet_buf_printf(&text, "The ferry runs.\n%s%s", russian, russian);
    assert_string_equal(other(stet_buf_view(&text).data, 1), "");
    stet_buf_release(&text);
    assert_string_equal(other("Kowalski Novák Müller García Rossi Dubois Jansen Nagy ", 20), "");
    assert_string_equal(other("La Paz, La Plata, El Paso, Los Angeles and De Moines. ", 20), "");
}

static void test_stated(void **state)
{
    (void)state;
    struct stet_languages languages;
    stet_languages_init(&languages, stet_embedded("languages"));
    struct stet_str own = STET_STR("en");
    assert_string_equal(stet_language_stated(&languages, STET_STR(" uk-UA"), own), "Ukrainian");
    assert_string_equal(stet_language_stated(&languages, STET_STR("ka_GE"), own),
                        "another language");
    assert_null(stet_language_stated(&languages, STET_STR("EN-gb"), own));
    assert_null(stet_language_stated(&languages, STET_STR("{{ lang }}"), own));
    assert_null(stet_language_stated(&languages, STET_STR("x"), own));
    stet_languages_release(&languages);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_languages),
                                       cmocka_unit_test(test_short), cmocka_unit_test(test_mixed),
                                       cmocka_unit_test(test_stated)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
