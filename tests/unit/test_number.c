// SPDX-License-Identifier: Apache-2.0
// Decimal fractions, also under a host program whose locale writes them with a comma.
#define _XOPEN_SOURCE 700
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/json.h"
#include "base/number.h"
#include "stet.h"

static void assert_text(double value, int decimals, const char *expected)
{
    char text[STET_NUMBER_SIZE];
    assert_string_equal(stet_number_text(text, value, decimals), expected);
}

static void a_number_is_written_with_the_decimals_asked_for(void **state)
{
    (void)state;
    assert_text(0.8, 2, "0.80");
    assert_text(0.995, 2, "1.00");
    assert_text(97, 0, "97");
    assert_text(-3.14159, 4, "-3.1416");
    assert_text(-0.001, 2, "0.00");
    assert_text(12.5, STET_NUMBER_SHORTEST, "12.5");
    assert_text(100, STET_NUMBER_SHORTEST, "100");
    assert_text(0, STET_NUMBER_SHORTEST, "0");
    assert_text(INFINITY, 2, "inf");
    assert_text(-INFINITY, 2, "-inf");
}

static void only_plain_decimals_are_read(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",    ".",  "-",  "1,5",   "0x10", "nan",
                                        "1e3", " 5", "5 ", "1.2.3", "--1",  "1234567890123456"};
    double value = 7;
    assert_true(stet_number_parse(STET_STR("97.25"), &value));
    assert_true(value == 97.25);
    assert_true(stet_number_parse(STET_STR("-.5"), &value));
    assert_true(value == -.5);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(stet_number_parse(stet_str_from(wrong[i]), &value));
    assert_true(value == -.5);
}

// A locale with a decimal comma, made for the test where the machine has none; false when it cannot be.
static bool use_comma(char folder[])
{
    char command[256];
    if (setlocale(LC_NUMERIC, "de_DE.UTF-8"))
        return true;
    snprintf(command, sizeof command, "localedef -i de_DE -f UTF-8 %s/de_DE.UTF-8 2>/dev/null",
             folder);
    return system(command) == 0 && setenv("LOCPATH", folder, 1) == 0 &&
           setlocale(LC_NUMERIC, "de_DE.UTF-8");
}

static void the_locale_of_the_host_program_changes_nothing(void **state)
{
    (void)state;
    char folder[] = "/tmp/stet-locale-XXXXXX", path[64], command[64], plain[16];
    assert_non_null(mkdtemp(folder));
    bool comma = use_comma(folder);
    snprintf(plain, sizeof plain, "%.1f", 0.5);
    if (comma)
        assert_string_equal(plain, "0,5");
    struct stet_buf out = {0};
    struct stet_json json = {.out = &out};
    stet_json_num(&json, 0.8, 2);
    assert_string_equal(out.data, "0.80");
    stet_buf_release(&out);

    struct stet_settings *settings = NULL;
    snprintf(path, sizeof path, "%s/.stet.yaml", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("score: {fail-below: 92.5}\n", file);
    fclose(file);
    assert_int_equal(stet_settings_new(&settings, NULL), STET_OK);
    assert_int_equal(stet_settings_load(settings, path, NULL), STET_OK);
    assert_true(stet_settings_fail_below(settings) == 92.5);
    size_t count;
    const struct stet_setting *list = stet_settings_list(settings, &count);
    bool shown = false;
    for (size_t i = 0; i < count; i++)
        shown = shown || (strcmp(list[i].key, "score.fail-below") == 0 &&
                          strcmp(list[i].value, "92.5") == 0);
    assert_true(shown);
    stet_settings_free(settings);
    setlocale(LC_NUMERIC, "C");
    snprintf(command, sizeof command, "rm -rf %s", folder);
    assert_int_equal(system(command), 0);
    if (!comma)
        skip(); // what was shown holds under the C locale only
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_written_with_the_decimals_asked_for),
        cmocka_unit_test(only_plain_decimals_are_read),
        cmocka_unit_test(the_locale_of_the_host_program_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
