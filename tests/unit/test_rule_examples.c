// SPDX-License-Identifier: Apache-2.0
// Every rule's description is complete, and its own examples do what it says.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "stet.h"

struct bench {
    struct stet_settings *settings;
    struct stet_checker *checker;
    struct stet_session *session;
};

// All rules are on, those that are off by default too.
static int set_up(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    struct stet_error err = {0};
    const struct stet_rule *rule;
    enum stet_status status = stet_settings_new(&bench->settings, &err);
    for (size_t i = 0; status == STET_OK && (rule = stet_rule_at(i)); i++)
        if (rule->severity == STET_SEVERITY_OFF)
            status = stet_settings_set_rule(bench->settings, rule->id, STET_SEVERITY_NOTE, &err);
    if (status == STET_OK)
        status = stet_checker_new(&bench->checker, bench->settings, &err);
    if (status == STET_OK)
        status = stet_session_new(&bench->session, bench->checker, &err);
    if (status != STET_OK)
        print_error("%s: %s\n", err.path, err.message);
    *state = bench;
    return status != STET_OK;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;
    stet_session_free(bench->session);
    stet_checker_free(bench->checker);
    stet_settings_free(bench->settings);
    free(bench);
    return 0;
}

static struct stet_result *check(struct bench *bench, const char *text)
{
    struct stet_result *result = NULL;
    struct stet_error err = {0};
    enum stet_status status =
        stet_check(&result, bench->session, "example.txt", text, strlen(text), &err);
    if (status != STET_OK)
        fail_msg("%s: %s", text, err.message);
    return result;
}

static size_t count(const struct stet_result *result, const struct stet_rule *rule)
{
    size_t found = 0;
    for (size_t i = 0; i < stet_result_count(result); i++)
        found += stet_result_finding(result, i)->rule == rule;
    return found;
}

// `text` with the first suggestion of every finding of `rule` applied; of overlapping ones the first.
static void apply(struct stet_buf *out, const struct stet_result *result,
                  const struct stet_rule *rule, const char *text)
{
    size_t done = 0;
    for (size_t i = 0; i < stet_result_count(result); i++) {
        const struct stet_finding *finding = stet_result_finding(result, i);
        if (finding->rule != rule || !finding->suggestion_count || finding->start_byte < done)
            continue;
        stet_buf_append(out, text + done, finding->start_byte - done);
        stet_buf_puts(out, finding->suggestions[0]);
        done = finding->start_byte + finding->size_bytes;
    }
    stet_buf_puts(out, text + done);
}

static void ids_are_ordered_and_unique(void **state)
{
    (void)state;
    for (size_t i = 1; i < stet_rule_count(); i++)
        if (strcmp(stet_rule_at(i - 1)->id, stet_rule_at(i)->id) >= 0)
            fail_msg("%s must stand before %s in rules.def", stet_rule_at(i)->id,
                     stet_rule_at(i - 1)->id);
}

static void check_description(const struct stet_rule *rule)
{
    const char *slash = strchr(rule->id, '/');
    if (!slash || slash == rule->id || !slash[1] ||
        strspn(rule->id, "abcdefghijklmnopqrstuvwxyz-/") != strlen(rule->id))
        fail_msg("%s: an id is family/name in small letters", rule->id);
    if (!rule->since || !*rule->since || !rule->mqm || !strchr(rule->mqm, '/'))
        fail_msg("%s: since or mqm is missing", rule->id);
    if (!rule->summary || !*rule->summary || strchr(rule->summary, '\n') ||
        rule->summary[strlen(rule->summary) - 1] == '.')
        fail_msg("%s: the summary is one line without a full stop", rule->id);
    if (!rule->why || strlen(rule->why) < 40)
        fail_msg("%s: say why", rule->id);
    if (!rule->bad || !rule->bad[0].text || !rule->good || !rule->good[0].text)
        fail_msg("%s: an example is missing", rule->id);
}

static void descriptions_are_complete(void **state)
{
    (void)state;
    for (size_t i = 0; i < stet_rule_count(); i++)
        check_description(stet_rule_at(i));
}

static void bad_examples_are_found(void **state)
{
    for (size_t i = 0; i < stet_rule_count(); i++)
        for (const struct stet_example *e = stet_rule_at(i)->bad; e->text; e++) {
            struct stet_result *result = check(*state, e->text);
            if (!count(result, stet_rule_at(i)))
                fail_msg("%s finds nothing in: %s", stet_rule_at(i)->id, e->text);
            stet_result_free(result);
        }
}

static void fixes_are_no_better_than_the_rule_states(void **state)
{
    for (size_t i = 0; i < stet_rule_count(); i++)
        for (const struct stet_example *e = stet_rule_at(i)->bad; e->text; e++) {
            struct stet_result *result = check(*state, e->text);
            for (size_t f = 0; f < stet_result_count(result); f++)
                if (stet_result_finding(result, f)->fix > stet_result_finding(result, f)->rule->fix)
                    fail_msg("%s: a better fix than the rule states in: %s",
                             stet_result_finding(result, f)->rule->id, e->text);
            stet_result_free(result);
        }
}

static void good_examples_are_left_alone(void **state)
{
    for (size_t i = 0; i < stet_rule_count(); i++)
        for (const struct stet_example *e = stet_rule_at(i)->good; e->text; e++) {
            struct stet_result *result = check(*state, e->text);
            if (count(result, stet_rule_at(i)))
                fail_msg("%s fires in: %s", stet_rule_at(i)->id, e->text);
            stet_result_free(result);
        }
}

static void first_suggestions_give_the_fix(void **state)
{
    for (size_t i = 0; i < stet_rule_count(); i++)
        for (const struct stet_example *e = stet_rule_at(i)->bad; e->text; e++) {
            if (!e->fix)
                continue;
            struct stet_buf mended = {0};
            struct stet_result *result = check(*state, e->text);
            apply(&mended, result, stet_rule_at(i), e->text);
            if (strcmp(mended.data, e->fix) != 0)
                fail_msg("%s: \"%s\" becomes \"%s\", not \"%s\"", stet_rule_at(i)->id, e->text,
                         mended.data, e->fix);
            stet_result_free(result);
            stet_buf_release(&mended);
        }
}

static void fixed_examples_are_left_alone(void **state)
{
    for (size_t i = 0; i < stet_rule_count(); i++)
        for (const struct stet_example *e = stet_rule_at(i)->bad; e->text; e++) {
            if (!e->fix)
                continue;
            struct stet_result *result = check(*state, e->fix);
            if (count(result, stet_rule_at(i)))
                fail_msg("%s fires in its own fix: %s", stet_rule_at(i)->id, e->fix);
            stet_result_free(result);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_are_ordered_and_unique),
        cmocka_unit_test(descriptions_are_complete),
        cmocka_unit_test(bad_examples_are_found),
        cmocka_unit_test(fixes_are_no_better_than_the_rule_states),
        cmocka_unit_test(good_examples_are_left_alone),
        cmocka_unit_test(first_suggestions_give_the_fix),
        cmocka_unit_test(fixed_examples_are_left_alone),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
