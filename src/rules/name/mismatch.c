// SPDX-License-Identifier: Apache-2.0
// Given and family name that are listed, but not together.
#include "rules/shared/name_report.h"

static void check_halves(struct stet_check *check)
{
    for (uint32_t i = 0; i < check->names->hit_count; i++) {
        const struct stet_name_hit *hit = &check->names->hits[i];
        if (hit->hit_class != STET_HIT_MISMATCH)
            continue;
        const struct stet_index *index = stet_name_layer(check->names->engine, hit->layer);
        struct stet_issue *issue =
            stet_name_report(check, hit,
                             stet_arena_printf(check->arena, "the name is %s, not \"%s\"",
                                               stet_index_string(index, hit->entry->name),
                                               stet_name_quote(check, hit)));
        issue->severity =
            hit->confidence >= STET_NAME_ERROR_AT ? STET_SEVERITY_ERROR : STET_SEVERITY_WARNING;
    }
}

static const struct stet_example bad[] = {
    {"Anthony Blinken flew to Kyiv.", "Antony Blinken flew to Kyiv."},
    {"Joe Blinken flew to Kyiv.", NULL},
    {NULL, NULL}};
static const struct stet_example good[] = {{"Antony Blinken flew to Kyiv.", NULL},
                                           {"Hunter Biden and Auma Obama were not asked.", NULL},
                                           {NULL, NULL}};

const struct stet_rule_def stet_rule_name_mismatch = {
    .info =
        {.id = "name/mismatch",
         .since = "0.1.0",
         .mqm = "terminology/termbase",
         .summary = "a given name that does not go with the family name behind it",
         .why =
             "Both halves of the name are right, each for somebody: Anthony is a name, and so is Blinken, but the man is Antony\n"
             "Blinken. Machines choose the commoner form of a given name, or its twin in a neighbouring language (Vladimir for\n"
             "Volodymyr, Andrew for Andriy).\n"
             "\n"
             "Reported when a listed family name follows, none of its bearers in the lists has the given name, and one has a given\n"
             "name that is nearly the same or a form of the same name. Namesakes with quite another given name (Hunter Biden) are\n"
             "left alone, unless hardly anybody bears the family name and the given name is that of somebody whom everybody knows,\n"
             "or whom the article names too (Joe Blinken). If both spellings are good, add the second to `also` of the entry.",
         .severity = STET_SEVERITY_ERROR,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_halves,
    .of_words = true,
};
