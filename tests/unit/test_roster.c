// SPDX-License-Identifier: Apache-2.0
// Which spellings of an article are one name, what a list lets stand, and the names of several articles together.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "formats/format.h"
#include "names/roster/roster.h"
#include "names/tools/survey.h"

static const char list_text[] =
    "name\tkind\talso\told\tsince\texcept\n"
    "Kyiv\tplace\t\tKiev\t1991\tchicken Kiev|Kiev-class|The Kiev File, Part 2\n"
    "Kryvyi Rih\tplace\t\tKrivoy Rog\t\t\n"
    "Kaliningrad\tplace\t\tKönigsberg\t\t\n"
    "Donbas\tplace\tDonbass\t\t\t\n"
    "Volodymyr Zelensky\tperson\tVolodymyr Zelenskyy\t\t\t\n"
    "Andrii Sybiha\tperson\tAndrei Sybiha\t\t\t\n"
    "Andrei Kostin\tperson\t\t\t\t\n";

struct fixture {
    struct stet_dictionary *dictionary;
    struct stet_name_lists *lists;
    struct stet_lexicon lexicon;
    struct stet_spelling *spelling;
    struct stet_name_engine engine;
    struct stet_arena arena; // of one document
    struct stet_prose prose;
    struct stet_document doc;
};

static int set_up(void **state)
{
    static const char *const path = "test_roster.tsv";
    struct fixture *f = calloc(1, sizeof *f);
    FILE *file = fopen(path, "w");
    assert_non_null(f);
    assert_non_null(file);
    fputs(list_text, file);
    fclose(file);
    assert_int_equal(stet_dictionary_open(&f->dictionary, "en_US", NULL), STET_OK);
    assert_int_equal(stet_name_lists_new(&f->lists, false, &path, 1, NULL), STET_OK);
    remove(path);
    f->spelling = stet_spelling_new(f->dictionary, &f->lexicon);
    stet_name_engine_init(&f->engine, f->lists, f->spelling, &f->lexicon);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    stet_name_engine_release(&f->engine);
    stet_spelling_free(f->spelling);
    stet_lexicon_release(&f->lexicon);
    stet_name_lists_free(f->lists);
    stet_dictionary_free(f->dictionary);
    stet_arena_release(&f->arena);
    free(f);
    return 0;
}

static struct stet_names *analyse(struct fixture *f, const char *text)
{
    stet_arena_release(&f->arena);
    assert_int_equal(
        stet_format_read(&f->prose, &f->arena, "a.txt", stet_str_from(text), NULL, NULL), STET_OK);
    stet_document_init(&f->doc, &f->prose, &f->lexicon);
    return stet_names_analyse(&f->engine, &f->doc);
}

static const struct stet_roster *roster_of(struct fixture *f, const char *text)
{
    return stet_roster_make(analyse(f, text), 0.7);
}

static void assert_text(struct stet_str text, const char *expected)
{
    assert_true(stet_str_eq(text, stet_str_from(expected)));
}

static void unlisted_spellings_that_sound_alike_are_one_name(void **state)
{
    const struct stet_roster *roster =
        roster_of(*state, "Remeniako left. Remenyako's car stood there; Remenyako did not come.");
    assert_int_equal(roster->name_count, 1);
    assert_int_equal(roster->named[0].spelling_count, 2);
    assert_text(roster->spellings[roster->named[0].preferred].text, "Remenyako");
    assert_int_equal(roster->spellings[roster->named[0].preferred].count, 2);
    assert_null(roster->named[0].entry);
    assert_false(roster->named[0].accepted);
}

static void nothing_is_preferred_when_both_are_equally_frequent(void **state)
{
    const struct stet_roster *roster = roster_of(*state, "Remeniako left. Remenyako stayed.");
    assert_int_equal(roster->name_count, 1);
    assert_int_equal(roster->named[0].preferred, STET_NO_USE);
}

static void other_given_names_are_other_people(void **state)
{
    assert_int_equal(
        roster_of(*state, "Anton Remeniako met Stepan Remenyako, a namesake.")->name_count, 0);
    assert_int_equal(
        roster_of(*state, "Anton Remeniako left. Then Anton Remenyako came.")->name_count, 1);
}

static void sexes_plurals_accents_and_capitals_are_no_spellings(void **state)
{
    assert_int_equal(roster_of(*state, "Ivan Dobrenkov and Olha Dobrenkova, both Dobrenkovs. "
                                       "DOBRENKOV spoke, and Dobrenkov's aide.")
                         ->name_count,
                     0);
    assert_int_equal(roster_of(*state, "Szczepa\xc5\x84ski left. Szczepanski stayed.")->name_count,
                     0);
}

static void accepted_spellings_of_an_entry_are_a_matter_of_style(void **state)
{
    const struct stet_roster *roster = roster_of(*state, "In Donbass it rained. Donbas was wet.");
    assert_int_equal(roster->name_count, 1);
    assert_true(roster->named[0].accepted);
    assert_text(roster->spellings[roster->named[0].preferred].text, "Donbas");
}

static void given_names_count_only_beside_one_family_name(void **state)
{
    assert_int_equal(roster_of(*state, "Andrii Sybiha met Andrei Kostin on Monday.")->name_count,
                     0);
    assert_int_equal(roster_of(*state, "Andrii Sybiha left. Then Andrei Sybiha spoke.")->name_count,
                     1);
}

static void other_names_of_a_town_are_no_spellings(void **state)
{
    assert_int_equal(
        roster_of(*state, "Kaliningrad remembers. Königsberg burned, and Donbas did not.")
            ->name_count,
        0);
}

static void former_names_are_one_with_the_present_one(void **state)
{
    const struct stet_roster *roster = roster_of(
        *state, "Kiev and Krivoy Rog were dark. In Kryvyi Rih it rained; Kyiv's trams stood.");
    assert_int_equal(roster->name_count, 2);
    for (uint32_t i = 0; i < 2; i++) {
        const struct stet_roster_name *name = &roster->named[i];
        assert_non_null(name->entry);
        assert_text(roster->spellings[name->preferred].text, name->house);
        assert_false(name->accepted);
    }
}

static unsigned old_hits(struct fixture *f, const char *text)
{
    const struct stet_names *names = analyse(f, text);
    unsigned count = 0;
    for (uint32_t i = 0; i < names->hit_count; i++)
        count += names->hits[i].hit_class == STET_HIT_OLD;
    return count;
}

static void phrases_of_the_column_except_stand(void **state)
{
    assert_int_equal(old_hits(*state, "He went to Kiev."), 1);
    assert_int_equal(old_hits(*state, "He had chicken Kiev."), 0);
    assert_int_equal(old_hits(*state, "CHICKEN KIEV, and chicken Kiev's price."), 0);
    assert_int_equal(old_hits(*state, "A Kiev-class ship. The Kiev File, Part 2."), 0);
    assert_int_equal(old_hits(*state, "The chicken. Kiev waited."), 1);
    assert_int_equal(old_hits(*state, "chicken Kiev in Kiev"), 1);
}

static void a_year_before_since_lets_the_former_name_stand(void **state)
{
    assert_int_equal(old_hits(*state, "Kiev fell in 1941."), 0);
    assert_int_equal(old_hits(*state, "In the 1930s the capital moved to Kiev."), 0);
    assert_int_equal(old_hits(*state, "Kiev fell silent in 2022."), 1);
    assert_int_equal(old_hits(*state, "The army lost 1900 men near Kiev."), 1);
    assert_int_equal(old_hits(*state, "That was in 1941. Today Kiev is dark."), 1);
    assert_int_equal(old_hits(*state, "Krivoy Rog in 1941."), 1); // no year in the list
}

static void a_survey_joins_parts_and_keeps_spellings_apart(void **state)
{
    struct fixture *f = *state;
    struct stet_survey survey = {0};
    stet_survey_add(&survey, analyse(f, "Babatunde Akinsola spoke. Akinsola left Kiev."), 0);
    stet_survey_add(&survey, analyse(f, "Babatunde Akinsola is in Kyiv."), 1);
    stet_survey_finish(&survey);
    assert_int_equal(survey.name_count, 2);
    const struct stet_survey_name *first = &survey.names[survey.order[0]],
                                  *second = &survey.names[survey.order[1]];
    assert_string_equal(first->name, "Kyiv");
    assert_true(first->varies);
    assert_int_equal(first->files, 2);
    assert_string_equal(second->name, "Babatunde Akinsola");
    assert_false(second->varies);
    assert_true(second->proposed);
    assert_int_equal(second->count, 3);
    stet_survey_release(&survey);
}

static void the_column_since_takes_a_year(void **state)
{
    (void)state;
    struct stet_arena arena = {0};
    struct stet_name_list list;
    struct stet_error err = {0};
    assert_int_equal(stet_name_list_parse(&list, &arena, "l.tsv",
                                          stet_str_from("name\tsince\nKyiv\tlately\n"), &err),
                     STET_ERROR_DATA);
    assert_int_equal(err.line, 2);
    assert_int_equal(stet_name_list_parse(&list, &arena, "l.tsv",
                                          stet_str_from("name\tsince\nKyiv\t1991\n"), &err),
                     STET_OK);
    assert_int_equal(list.entries[0].since, 1991);
    stet_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unlisted_spellings_that_sound_alike_are_one_name),
        cmocka_unit_test(nothing_is_preferred_when_both_are_equally_frequent),
        cmocka_unit_test(other_given_names_are_other_people),
        cmocka_unit_test(sexes_plurals_accents_and_capitals_are_no_spellings),
        cmocka_unit_test(accepted_spellings_of_an_entry_are_a_matter_of_style),
        cmocka_unit_test(given_names_count_only_beside_one_family_name),
        cmocka_unit_test(former_names_are_one_with_the_present_one),
        cmocka_unit_test(other_names_of_a_town_are_no_spellings),
        cmocka_unit_test(phrases_of_the_column_except_stand),
        cmocka_unit_test(a_year_before_since_lets_the_former_name_stand),
        cmocka_unit_test(a_survey_joins_parts_and_keeps_spellings_apart),
        cmocka_unit_test(the_column_since_takes_a_year),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
