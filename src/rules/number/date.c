// SPDX-License-Identifier: Apache-2.0
// "24.02.2022": a date in figures with points, as most of Europe writes it and English does not.
#include "rules/shared/dates.h"
#include "rules/rule.h"

// d.m.yyyy, dd.mm.yyyy and mixtures: the parts, or false.
static bool read_date(struct stet_str text, unsigned part[3])
{
    size_t field = 0, digits = 0;
    part[0] = part[1] = part[2] = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '.') {
            if (digits == 0 || digits > 2 || ++field > 2)
                return false;
            digits = 0;
        } else if (stet_is_ascii_digit(text.data[i])) {
            part[field] = part[field] * 10 + (unsigned)(text.data[i] - '0');
            digits++;
        } else {
            return false;
        }
    }
    return field == 2 && digits == 4;
}

// As the article writes its other dates: 24 February 2022 or, where they set the month first, February 24, 2022.
static bool month_goes_first(const struct stet_document *doc)
{
    for (uint32_t t = 0; t < doc->token_count; t++) {
        struct stet_date date;
        if (stet_date_may_start(doc, t) && stet_date_at(&date, doc, t))
            return date.month_first;
    }
    return false;
}

static bool is_alone(const struct stet_document *doc, uint32_t token)
{
    bool before = !stet_document_glued(doc, token) || doc->tokens[token - 1].word == '(';
    return before &&
           !(stet_document_glued(doc, token + 1) && (stet_document_is_punct(doc, token + 1, '-') ||
                                                     stet_document_is_punct(doc, token + 1, '/')));
}

static void check_dates(struct stet_check *check)
{
    enum { SHORTEST = 8, LONGEST = 10, FIRST_YEAR = 1500, LAST_YEAR = 2199 };
    const struct stet_document *doc = check->doc;
    for (uint32_t t = 0; t < doc->token_count; t++) {
        struct stet_str text = stet_document_text(doc, t);
        unsigned part[3];
        if (doc->tokens[t].kind != STET_TOKEN_NUMBER || text.size < SHORTEST ||
            text.size > LONGEST || !read_date(text, part) || !is_alone(doc, t))
            continue;
        unsigned day = part[0], month = part[1], year = part[2];
        if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 ||
            day > stet_days_in_month((int32_t)year, month))
            continue;
        const char *name = stet_month_name(month);
        const char *fixed = month_goes_first(doc)
                                ? stet_arena_printf(check->arena, "%s %u, %u", name, day, year)
                                : stet_arena_printf(check->arena, "%u %s %u", day, name, year);
        struct stet_issue *issue =
            stet_check_report(check, doc->tokens[t].start, doc->tokens[t].end,
                              "\"%.*s\": English writes a date with the name of the month, %s",
                              (int)text.size, text.data, fixed);
        issue->confidence = day > 12 ? 0.95 : 0.85;
        stet_issue_suggest(check, issue, stet_str_from(fixed));
    }
}

static const struct stet_example bad[] = {
    {"The decree of 24.02.2022 is in force.", "The decree of 24 February 2022 is in force."},
    {"It was signed on May 7, 2021 and changed on 5.3.2022.",
     "It was signed on May 7, 2021 and changed on March 5, 2022."},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"The decree of 24 February 2022 replaces version 10.12.2021-b.", NULL},
    {"The address 10.12.20.21 and release 4.13.2021 are no dates.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_number_date = {
    .info =
        {.id = "number/date",
         .since = "0.1.0",
         .mqm = "locale-convention/date-format",
         .summary = "a date in figures with points",
         .why =
             "24.02.2022 is how most of Europe writes a date. English news writes the name of the month, and a reader in "
             "America takes 05.03.2022 for the third of May. With points the day stands first in every source language; "
             "the suggestion follows the order of the article's other dates.\n\n"
             "Dates that no calendar has are consistency/impossible-date's. Measured on 430,000 words of edited news: no finding.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_dates,
};
