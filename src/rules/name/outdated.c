// SPDX-License-Identifier: Apache-2.0
// Former names and names in another language that a list gives in its column `old`.
#include "rules/shared/name_report.h"

static void check_old(struct stet_check *check)
{
    for (uint32_t i = 0; i < check->names->hit_count; i++) {
        const struct stet_name_hit *hit = &check->names->hits[i];
        if (hit->hit_class != STET_HIT_OLD)
            continue;
        struct stet_issue *issue = stet_name_report(
            check, hit,
            stet_arena_printf(check->arena, "\"%s\" is a former or foreign form of \"%s\"",
                              stet_name_quote(check, hit), hit->suggestion));
        issue->severity = STET_SEVERITY_NOTE;
        issue->fix = STET_FIX_SUGGESTED;
    }
}

static const struct stet_example bad[] = {
    {"Trains from Kharkov were late.", NULL}, {"Kiev fell silent in 2022.", NULL}, {NULL, NULL}};
static const struct stet_example good[] = {{"Trains from Kharkiv were late.", NULL},
                                           {"They had chicken Kiev.", NULL},
                                           {"Kiev fell in September 1941.", NULL},
                                           {NULL, NULL}};

const struct stet_rule_def stet_rule_name_outdated = {
    .info =
        {.id = "name/outdated",
         .since = "0.1.0",
         .mqm = "terminology/organization",
         .summary = "a former or foreign form of a listed name",
         .why =
             "Kharkov for Kharkiv, Artemovsk for Bakhmut: not wrong everywhere, but not what the list writes today. A machine that\n"
             "translates by way of Russian brings such forms in. History, quotations and set phrases (chicken Kiev) keep them.\n"
             "\n"
             "The forms come from the column `old` of the name lists, the set phrases from `except`, and `since` is the year from\n"
             "which the name holds: beside an earlier one (Kiev fell in 1941) the former stands. An article that mixes both is\n"
             "reported by name/inconsistent as well. A house that wants the forms changed raises the rule in\n"
             ".stet.yaml: `rules: {name/outdated: warning}`.",
         .severity = STET_SEVERITY_NOTE,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_old,
    .of_words = true,
};
