// SPDX-License-Identifier: Apache-2.0
// The scorecard: every expected figure is worked out by hand beside it.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/check/score.h"
#include "report/scorecard.h"
#include "rules/rule.h"

static const struct stet_rule name = {.id = "name/misspelt", .mqm = "terminology/termbase"};
static const struct stet_rule spelling = {.id = "spelling/unknown",
                                          .mqm = "linguistic-conventions/spelling"};
static const struct stet_rule style = {.id = "consistency/english",
                                       .mqm = "style/inconsistent-style"};
static const struct stet_rule comment = {.id = "stet/bad-directive", .mqm = "design/markup"};

static void assert_near(double actual, double expected)
{
    assert_true(fabs(actual - expected) < 1e-9);
}

static void findings_become_counts_and_penalties(void **state)
{
    (void)state;
    const struct stet_finding findings[] = {
        {.rule = &name, .severity = STET_SEVERITY_ERROR},
        {.rule = &name, .severity = STET_SEVERITY_ERROR},
        {.rule = &name, .severity = STET_SEVERITY_WARNING},
        {.rule = &spelling, .severity = STET_SEVERITY_WARNING},
        {.rule = &style, .severity = STET_SEVERITY_NOTE},
        {.rule = &style, .severity = STET_SEVERITY_NOTE},
        {.rule = &comment, .severity = STET_SEVERITY_ERROR},
    };
    struct stet_score score;
    stet_score_make(&score, findings, sizeof findings / sizeof *findings, 1200);
    assert_int_equal(score.words, 1200);
    assert_int_equal(score.count[STET_MQM_TERMINOLOGY][STET_MQM_MAJOR], 2);
    assert_int_equal(score.count[STET_MQM_TERMINOLOGY][STET_MQM_MINOR], 1);
    assert_int_equal(score.count[STET_MQM_LINGUISTIC_CONVENTIONS][STET_MQM_MINOR], 1);
    assert_int_equal(score.count[STET_MQM_STYLE][STET_MQM_NEUTRAL], 2);
    assert_int_equal(score.count[STET_MQM_DESIGN][STET_MQM_MAJOR], 0);
    assert_int_equal(stet_score_penalty(&score, STET_MQM_TERMINOLOGY), 11); // 2 * 5 + 1
    assert_int_equal(stet_score_penalty(&score, STET_MQM_LINGUISTIC_CONVENTIONS), 1);
    assert_int_equal(stet_score_penalty(&score, STET_MQM_STYLE), 0);
    assert_int_equal(stet_score_penalty(&score, STET_MQM_CATEGORIES), 12);
    assert_near(stet_score_per_thousand(&score), 10); // 12 in 1,200
    assert_near(stet_score_raw(&score), 99);          // 100 * (1 - 0.01)
}

static void penalties_are_those_of_mqm(void **state)
{
    (void)state;
    assert_int_equal(stet_mqm_penalty(STET_MQM_NEUTRAL), 0);
    assert_int_equal(stet_mqm_penalty(STET_MQM_MINOR), 1);
    assert_int_equal(stet_mqm_penalty(STET_MQM_MAJOR), 5);
    assert_int_equal(stet_mqm_penalty(STET_MQM_CRITICAL), 25);
    struct stet_score score = {.words = 500};
    score.count[STET_MQM_ACCURACY][STET_MQM_CRITICAL] = 1;
    score.count[STET_MQM_OTHER][STET_MQM_MAJOR] = 2;
    assert_int_equal(stet_score_penalty(&score, STET_MQM_CATEGORIES), 35); // 25 + 2 * 5
    assert_near(stet_score_per_thousand(&score), 70);
    assert_near(stet_score_raw(&score), 93);
}

static void a_bad_short_text_scores_below_zero(void **state)
{
    (void)state;
    struct stet_score score = {.words = 4};
    score.count[STET_MQM_ACCURACY][STET_MQM_MAJOR] = 1;
    assert_near(stet_score_raw(&score), -25); // 100 * (1 - 5 / 4)
    assert_near(stet_score_per_thousand(&score), 1250);
}

static void without_words_a_score_is_all_or_nothing(void **state)
{
    (void)state;
    struct stet_score score = {0};
    assert_true(stet_score_raw(&score) == 100);
    assert_true(stet_score_per_thousand(&score) == 0);
    score.count[STET_MQM_STYLE][STET_MQM_NEUTRAL] = 3;
    assert_true(stet_score_raw(&score) == 100);
    score.count[STET_MQM_DESIGN][STET_MQM_MINOR] = 1;
    assert_true(stet_score_raw(&score) < 0);
    assert_true(isinf(stet_score_raw(&score)));
    assert_true(isinf(stet_score_per_thousand(&score)));
}

// Rounded at each step, 100 * (1 - 43 / 2000) may come out a hair below 97.85.
static void a_score_that_is_the_limit_is_not_below_it(void **state)
{
    (void)state;
    for (size_t penalty = 0; penalty <= 2000; penalty++) {
        char limit[16];
        struct stet_score score = {.words = 2000};
        score.count[STET_MQM_STYLE][STET_MQM_MINOR] = penalty;
        size_t hundredths = 10000 - 5 * penalty; // a penalty of 1 in 2,000 words is 0.05
        snprintf(limit, sizeof limit, "%zu.%02zu", hundredths / 100, hundredths % 100);
        assert_true(stet_score_raw(&score) == strtod(limit, NULL));
    }
}

static void a_total_is_one_long_article(void **state)
{
    (void)state;
    struct stet_score total = {0}, small = {.words = 100}, large = {.words = 900};
    small.count[STET_MQM_ACCURACY][STET_MQM_MAJOR] = 2; // raw 90
    large.count[STET_MQM_ACCURACY][STET_MQM_MINOR] = 1;
    large.count[STET_MQM_STYLE][STET_MQM_NEUTRAL] = 4;
    stet_score_add(&total, &small);
    stet_score_add(&total, &large);
    assert_int_equal(total.words, 1000);
    assert_int_equal(total.count[STET_MQM_ACCURACY][STET_MQM_MAJOR], 2);
    assert_int_equal(total.count[STET_MQM_STYLE][STET_MQM_NEUTRAL], 4);
    assert_int_equal(stet_score_penalty(&total, STET_MQM_CATEGORIES), 11);
    assert_near(stet_score_raw(&total), 98.9); // the mean would be 94.94
}

static void every_rule_belongs_to_a_category(void **state)
{
    (void)state;
    for (size_t i = 0; i < stet_rule_def_count; i++) {
        const struct stet_rule *rule = &stet_rule_defs[i]->info;
        if (stet_mqm_category_of(rule->mqm) == STET_MQM_OTHER)
            fail_msg("%s: %s is of no dimension of MQM", rule->id, rule->mqm);
    }
    assert_int_equal(stet_mqm_category_of("accuracy"), STET_MQM_ACCURACY);
    assert_int_equal(stet_mqm_category_of("accuracyx/y"), STET_MQM_OTHER);
    assert_int_equal(stet_mqm_category_of(""), STET_MQM_OTHER);
}

static void assert_shown(size_t words, size_t penalty, const char *expected)
{
    struct stet_buf out = {0};
    struct stet_score score = {.words = words};
    score.count[STET_MQM_STYLE][STET_MQM_MINOR] = penalty;
    stet_scorecard_raw(&out, &score);
    assert_string_equal(out.data, expected);
    stet_buf_release(&out);
}

static void a_shown_score_is_rounded_down(void **state)
{
    (void)state;
    assert_shown(2000, 43, "97.85");
    assert_shown(30000, 1, "99.99"); // 99.9966…
    assert_shown(3, 1, "66.66");
    assert_shown(4, 5, "-25.00");
    assert_shown(3, 4, "-33.34");    // -33.333…
    assert_shown(300, 301, "-0.34"); // -0.333…
    assert_shown(1, 0, "100.00");
    assert_shown(0, 0, "-");
    assert_shown(0, 7, "-");
}

static void a_checked_article_has_a_score(void **state)
{
    (void)state;
    static const char text[] = "The minister spoke to to the press.\n";
    struct stet_settings *settings = NULL;
    struct stet_checker *checker = NULL;
    struct stet_session *session = NULL;
    struct stet_result *result = NULL;
    struct stet_score score;
    assert_int_equal(stet_settings_new(&settings, NULL), STET_OK);
    assert_true(stet_settings_fail_below(settings) < 0);
    stet_settings_set_fail_below(settings, 97.5);
    assert_true(stet_settings_fail_below(settings) == 97.5);
    assert_int_equal(
        stet_settings_set_rule(settings, "repetition/word", STET_SEVERITY_WARNING, NULL), STET_OK);
    assert_int_equal(stet_checker_new(&checker, settings, NULL), STET_OK);
    assert_int_equal(stet_session_new(&session, checker, NULL), STET_OK);
    assert_int_equal(stet_check(&result, session, "a.txt", text, sizeof text - 1, NULL), STET_OK);
    stet_result_score(&score, result);
    assert_int_equal(score.words, 7);
    assert_int_equal(stet_score_penalty(&score, STET_MQM_CATEGORIES), 1);
    assert_near(stet_score_raw(&score), 600.0 / 7); // 100 * (1 - 1 / 7)
    stet_result_free(result);
    stet_session_free(session);
    stet_checker_free(checker);
    stet_settings_free(settings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_become_counts_and_penalties),
        cmocka_unit_test(penalties_are_those_of_mqm),
        cmocka_unit_test(a_bad_short_text_scores_below_zero),
        cmocka_unit_test(without_words_a_score_is_all_or_nothing),
        cmocka_unit_test(a_score_that_is_the_limit_is_not_below_it),
        cmocka_unit_test(a_total_is_one_long_article),
        cmocka_unit_test(every_rule_belongs_to_a_category),
        cmocka_unit_test(a_shown_score_is_rounded_down),
        cmocka_unit_test(a_checked_article_has_a_score),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
