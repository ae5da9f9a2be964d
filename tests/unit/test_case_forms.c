// SPDX-License-Identifier: Apache-2.0
// Case forms told by Latin letters alone.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "names/spell/case_forms.h"

static bool is_form(const char *form, const char *nominative)
{
    return stet_is_case_form_of(stet_str_from(form), stet_str_from(nominative));
}

static void endings_on_men_s_names_are_case_forms(void **state)
{
    (void)state;
    assert_true(is_form("yanchuka", "yanchuk"));
    assert_true(is_form("iskandaryanu", "iskandaryan"));
    assert_true(is_form("kovtunenka", "kovtunenko"));
    assert_true(is_form("peskovym", "peskov"));
    assert_true(is_form("zabolotnogo", "zabolotny"));
    assert_true(is_form("bakhmutom", "bakhmut"));
}

static void a_woman_s_name_is_no_case_form(void **state)
{
    (void)state;
    assert_false(is_form("petrova", "petrov"));
    assert_false(is_form("ilyina", "ilyin"));
    assert_false(is_form("wisniewska", "wisniewski"));
}

static void other_names_are_no_case_forms(void **state)
{
    (void)state;
    assert_false(is_form("yanchuk", "yanchuk"));
    assert_false(is_form("yanchuk", "yanchuka"));
    assert_false(is_form("rossia", "rossi")); // a name on a vowel takes no bare ending
    assert_false(is_form("kima", "kim"));     // too short to tell
    assert_false(is_form("", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endings_on_men_s_names_are_case_forms),
        cmocka_unit_test(a_woman_s_name_is_no_case_form),
        cmocka_unit_test(other_names_are_no_case_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
