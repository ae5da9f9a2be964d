// SPDX-License-Identifier: Apache-2.0
// What endings tell of two names, with the table that ships and with hostile ones.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/embedded.h"
#include "base/error.h"
#include "names/spell/kin.h"

static struct stet_kin kin;

static int open_table(void **state)
{
    struct stet_str blob = stet_embedded("kin");
    (void)state;
    return stet_kin_open(&kin, blob.data, blob.size) ? 0 : -1;
}

static bool is_form(const char *form, const char *nominative)
{
    return stet_kin_is_case_form_of(&kin, stet_str_from(form), stet_str_from(nominative));
}

typedef bool relation_fn(const struct stet_kin *kin, struct stet_str a, struct stet_str b);

// The relation holds for the first `good` pairs and for none of the others.
static void check_pairs(relation_fn *relation, const char *const pairs[][2], size_t count,
                        size_t good, bool symmetric)
{
    for (size_t i = 0; i < count; i++) {
        struct stet_str a = stet_str_from(pairs[i][0]), b = stet_str_from(pairs[i][1]);
        if (relation(&kin, a, b) != (i < good) || (symmetric && relation(&kin, b, a) != (i < good)))
            fail_msg("%s and %s are %skin", pairs[i][0], pairs[i][1], i < good ? "not " : "");
    }
}

static void couples_are_symmetric(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"petrova", "petrov"},
        {"novakova", "novak"},
        {"belskaya", "belsky"},
        {"zelenska", "zelenskyi"},
        {"novotna", "novotny"},
        {"jonsdottir", "jonsson"},
        {"kazlauskiene", "kazlauskas"},
        {"stetsiuka", "stetsiuk"},
        {"petrov", "petrov"},
        {"ovaova", "petrov"},
        {"ina", "in"},
    };
    check_pairs(stet_kin_are_couple, pairs, 11, 7, true);
    assert_true(stet_kin_is_woman(&kin, STET_STR("petrova"), STET_STR("petrov")));
    assert_false(stet_kin_is_woman(&kin, STET_STR("petrov"), STET_STR("petrova")));
}

static void given_names_of_man_and_woman(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"valentina", "valentin"}, {"oleksandra", "oleksandr"}, {"valentyna", "valentin"}};
    check_pairs(stet_kin_are_given_couple, pairs, 3, 2, true);
}

static void cases_share_a_stem(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"shoigu", "shoigom"},
                                           {"bucha", "buchi"},
                                           {"minsk", "minska"},
                                           {"kyiv", "kharkiv"},
                                           {"bidenx", "biden"}};
    check_pairs(stet_kin_are_cases, pairs, 5, 3, true);
}

static void derived_words_share_a_stem(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"wagnerites", "wagner"}, {"latvian", "latvia"}, {"wagnerova", "wagner"}};
    check_pairs(stet_kin_are_derived, pairs, 3, 2, true);
}

static void adjectives_have_a_side(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"pushkinskaya", "pushkin"},
                                           {"donetsky", "donets"},
                                           {"pushkin", "pushkinskaya"},
                                           {"belskaya", "belsky"},
                                           {"mariupolskaya", "kherson"}};
    check_pairs(stet_kin_is_adjective, pairs, 5, 2, false);
}

static void demonyms_have_a_side(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"taiwanese", "taiwan"},
                                           {"faroese", "faroes"},
                                           {"wagnerites", "wagner"},
                                           {"taiwan", "taiwanese"},
                                           {"guinn", "guin"}};
    check_pairs(stet_kin_is_demonym, pairs, 5, 3, false);
}

static bool is_wanted(void *user, struct stet_str name)
{
    const char *const *wanted = user;
    return stet_str_eq(name, stet_str_from(*wanted));
}

static void patronymics_lead_to_the_father(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"vladimirovich", "vladimir"}, {"alekseevich", "alekse"},     {"ivanivna", "ivan"},
        {"yuriyovych", "yuriy"},       {"ilyinichna", "ilya"},        {"dmytrovych", "dmytro"},
        {"anatolyevna", "anatoly"},    {"oleksandrivna", "oleksandr"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (!stet_kin_fathers(&kin, stet_str_from(pairs[i][0]), is_wanted,
                              (void *)(uintptr_t)&pairs[i][1]))
            fail_msg("%s is no patronymic of %s", pairs[i][0], pairs[i][1]);
    const char *nobody = "vladimir";
    assert_false(stet_kin_fathers(&kin, STET_STR("vladimirov"), is_wanted, &nobody));
}

static void damaged_tables_are_refused(void **state)
{
    (void)state;
    struct stet_str blob = stet_embedded("kin");
    struct stet_kin other;
    assert_false(stet_kin_open(&other, blob.data, 3));
    assert_false(stet_kin_open(&other, blob.data, blob.size - 1));
    struct stet_buf made = {0};
    struct stet_error err = {0};
    assert_int_equal(stet_kin_compile(&made,
                                      STET_STR("relation\tform\tof\nwoman\tova\tov\ncase\ta\n"),
                                      "k.tsv", &err),
                     STET_ERROR_DATA);
    assert_int_equal(err.line, 3);
    stet_buf_clear(&made);
    assert_int_equal(
        stet_kin_compile(&made, STET_STR("relation\tform\tof\ncase\tÄ\n"), "k.tsv", &err),
        STET_ERROR_DATA);
    stet_buf_release(&made);
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
        cmocka_unit_test(couples_are_symmetric),
        cmocka_unit_test(given_names_of_man_and_woman),
        cmocka_unit_test(cases_share_a_stem),
        cmocka_unit_test(derived_words_share_a_stem),
        cmocka_unit_test(adjectives_have_a_side),
        cmocka_unit_test(demonyms_have_a_side),
        cmocka_unit_test(patronymics_lead_to_the_father),
        cmocka_unit_test(damaged_tables_are_refused),
        cmocka_unit_test(endings_on_men_s_names_are_case_forms),
        cmocka_unit_test(a_woman_s_name_is_no_case_form),
        cmocka_unit_test(other_names_are_no_case_forms),
    };
    return cmocka_run_group_tests(tests, open_table, NULL);
}
