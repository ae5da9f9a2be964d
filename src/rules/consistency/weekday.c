// SPDX-License-Identifier: Apache-2.0
// The day of the week beside a full date is arithmetic: it can be computed.
#include "rules/shared/dates.h"
#include "rules/rule.h"

enum { FIRST_GREGORIAN = 1800 }; // before, the calendar depends on the country

static void report(struct stet_check *check, const struct stet_date *date, unsigned right)
{
    const struct stet_token *token = &check->doc->tokens[date->weekday_token];
    const struct stet_token *first = &check->doc->tokens[date->first];
    const struct stet_token *last = &check->doc->tokens[date->last];
    struct stet_issue *issue = stet_check_report(
        check, token->start, token->end, "%s was no %s but a %s; check the day and the date",
        stet_check_quote(check, first->start, last->end), stet_weekday_name(date->weekday),
        stet_weekday_name(right));
    struct stet_str name = stet_str_from(stet_weekday_name(right));
    bool abbreviated = token->end - token->start < 6;
    stet_issue_suggest(check, issue, abbreviated ? stet_str_slice(name, 0, 3) : name);
    struct stet_span span = {first->start, last->end};
    stet_issue_relate(check, issue, &span, 1);
}

static void check_weekdays(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    for (uint32_t t = 0; t < doc->token_count; t++) {
        struct stet_date date;
        if (!stet_date_may_start(doc, t) || !stet_date_at(&date, doc, t))
            continue;
        t = date.last;
        if (!date.weekday || date.year < FIRST_GREGORIAN ||
            date.day > stet_days_in_month(date.year, date.month))
            continue;
        unsigned right = stet_weekday_of(date.year, date.month, date.day);
        if (right != date.weekday)
            report(check, &date, right);
    }
}

static const struct stet_example bad[] = {
    {"The law was passed on Monday, March 5, 2024.",
     "The law was passed on Tuesday, March 5, 2024."},
    {"Sunday, 1 January 2022", "Saturday, 1 January 2022"},
    {"It was signed on 9 May 2023 (Monday).", "It was signed on 9 May 2023 (Tuesday)."},
    {NULL, NULL}};
static const struct stet_example good[] = {{"The law was passed on Tuesday, March 5, 2024.", NULL},
                                           {"They meet on Monday, March 5.", NULL},
                                           {"Until March 5, 2024, Monday was a day off.", NULL},
                                           {NULL, NULL}};

const struct stet_rule_def stet_rule_consistency_weekday = {
    .info =
        {.id = "consistency/weekday",
         .since = "0.1.0",
         .mqm = "accuracy/mistranslation",
         .summary = "a day of the week that does not fit its date",
         .why =
             "Where day, month and year stand beside a day of the week, one follows from the other. A wrong pair means "
             "that a figure was lost, or that \"on Monday\" and the date come from two different sentences of the "
             "source. stet cannot know which of the two is wrong: look it up.\n\n"
             "Only full dates from 1800 on are judged. Measured on 115,000 words of edited news: no finding.",
         .severity = STET_SEVERITY_ERROR,
         .fix = STET_FIX_NONE,
         .bad = bad,
         .good = good},
    .check = check_weekdays,
};
