// SPDX-License-Identifier: Apache-2.0
// "1 000 000", "1 500,5", "1.234.567", "15.000 people": thousands set off with spaces or points, and the decimal comma that goes with them.
#include "rules/shared/figures.h"
#include "rules/rule.h"

enum { MAX_GROUPS = 5 };

static bool is_narrow(const struct stet_document *doc, uint32_t token)
{
    return doc->text.data[doc->tokens[token - 1].end] != ' ';
}

static bool ends_in_zeros(const struct stet_document *doc, uint32_t token)
{
    struct stet_str text = stet_document_text(doc, token);
    return text.data[1] == '0' && text.data[2] == '0';
}

static bool is_before_figure(const struct stet_document *doc, uint32_t token)
{
    const struct stet_token *before = &doc->tokens[token];
    if (before->kind == STET_TOKEN_NUMBER || before->kind == STET_TOKEN_ALNUM ||
        stet_token_month(doc, token))
        return false;
    return before->kind != STET_TOKEN_PUNCT || before->word == '(' ||
           stet_is_currency(doc, token) ||
           !(stet_document_glued(doc, token + 1) || before->word == '+' || before->word == ')' ||
             before->word == ':');
}

// Phone numbers, versions, dates, lists of figures: something else than one number.
static bool stands_apart(const struct stet_document *doc, uint32_t first, uint32_t last)
{
    if (doc->text.data[doc->tokens[first].start] == '0' ||
        (first > 0 && !is_before_figure(doc, first - 1)))
        return false;
    if (last + 1 >= doc->token_count)
        return true;
    const struct stet_token *after = &doc->tokens[last + 1];
    if (after->kind == STET_TOKEN_NUMBER || after->kind == STET_TOKEN_ALNUM)
        return (after->flags & STET_TOKEN_BLOCK_START) != 0;
    return !(stet_document_glued(doc, last + 1) &&
             (after->word == '-' || after->word == '/' || after->word == '.') &&
             stet_document_glued(doc, last + 2));
}

// "Boeing 737 800", "chapter 12 300", "of 250 500 were new": the first figure may belong to the word before it.
static bool takes_number(const struct stet_figures *figures, uint32_t first)
{
    const struct stet_document *doc = figures->doc;
    if (first == 0 || !stet_document_is_word(doc, first - 1) || !stet_follows(doc, first))
        return false;
    return (stet_document_word(doc, first - 1)->form != STET_CASE_LOWER &&
            !(doc->tokens[first - 1].flags & STET_TOKEN_SENTENCE_START)) ||
           stet_figure_word_at(figures, first - 1).class == STET_FIGURE_NUMBERED;
}

static bool is_counted(const struct stet_figures *figures, uint32_t token)
{
    return stet_figure_word_at(figures, token).class == STET_FIGURE_COUNTED;
}

// One group of three digits and nothing else to go by.
static bool is_sure_pair(const struct stet_figures *figures, uint32_t first, uint32_t last)
{
    const struct stet_document *doc = figures->doc;
    if (first > 0 && stet_is_currency(doc, first - 1))
        return true;
    if (takes_number(figures, first))
        return false;
    if (stet_is_unit(figures, last + 1) || is_counted(figures, last + 1) ||
        stet_is_currency(doc, last + 1))
        return true;
    return ends_in_zeros(doc, last) && !(first > 0 && stet_token_is(doc, first - 1, "of"));
}

static void report(struct stet_check *check, uint32_t first, uint32_t last)
{
    const struct stet_document *doc = check->doc;
    struct stet_buf fixed = {0};
    stet_figure_english(&fixed, doc, first, last);
    uint32_t start = doc->tokens[first].start, end = doc->tokens[last].end;
    struct stet_issue *issue =
        stet_check_report(check, start, end, "\"%s\": English sets thousands off with commas, %s",
                          stet_check_quote(check, start, end), fixed.data);
    issue->confidence = 0.95;
    stet_issue_suggest(check, issue, stet_buf_view(&fixed));
    stet_buf_release(&fixed);
}

// 1 200 000 · 25 000 · 1 500,5. Returns the last token of the figure, whether or not it is reported.
static uint32_t check_spaces(struct stet_check *check, const struct stet_figures *figures,
                             uint32_t first)
{
    const struct stet_document *doc = check->doc;
    uint32_t last = stet_last_group(doc, first), groups = last - first;
    if (!groups)
        return first;
    bool decimals = doc->tokens[last].end - doc->tokens[last].start > 3;
    bool sure = (groups >= 2 && groups < MAX_GROUPS - 1) || is_narrow(doc, first + 1) ||
                (decimals && !takes_number(figures, first)) || is_sure_pair(figures, first, last);
    if (sure && groups < MAX_GROUPS && stands_apart(doc, first, last))
        report(check, first, last);
    return last;
}

// The groups behind points: 1.234.567 has two. `*decimals` gets the digits behind a comma at the end. 0: it is no such figure.
static size_t count_points(struct stet_str text, size_t *decimals)
{
    size_t groups = 0, digits = 0, i = 0;
    while (i < text.size && stet_is_ascii_digit(text.data[i]))
        i++;
    if (!i || i > 3 || text.data[0] == '0')
        return 0;
    while (i + 3 < text.size && text.data[i] == '.') {
        for (digits = 0, i++; i < text.size && stet_is_ascii_digit(text.data[i]); i++)
            digits++;
        if (digits != 3)
            return 0;
        groups++;
    }
    *decimals = i < text.size ? text.size - i - 1 : 0;
    for (size_t k = i + 1; k < text.size; k++)
        if (!stet_is_ascii_digit(text.data[k]))
            return 0;
    return i == text.size || (text.data[i] == ',' && *decimals > 0) ? groups : 0;
}

// 1.234.567 · 1.250,75 · 15.000 people. One group and no comma may be a number with three decimals: then only what comes whole tells, or
// a sum of money of two digits and more before the point.
static void check_points(struct stet_check *check, const struct stet_figures *figures,
                         uint32_t token)
{
    const struct stet_document *doc = check->doc;
    struct stet_str text = stet_document_text(doc, token);
    size_t decimals = 0, groups = count_points(text, &decimals);
    if (!groups || takes_number(figures, token) || !stands_apart(doc, token, token))
        return;
    struct stet_figure_word next = stet_figure_word_at(figures, token + 1);
    bool money = next.class == STET_FIGURE_MONEY || stet_is_currency(doc, token + 1) ||
                 (token > 0 && stet_is_currency(doc, token - 1));
    bool sure =
        decimals || next.class == STET_FIGURE_COUNTED || (money && text.data[1] != '.') ||
        (groups >= 2 && (money || (stet_document_is_word(doc, token + 1) &&
                                   stet_document_word(doc, token + 1)->form == STET_CASE_LOWER)));
    if (sure)
        report(check, token, token);
}

static void check_groups(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    struct stet_figures figures;
    if (!stet_figures_open(&figures, doc))
        return;
    for (uint32_t t = 0; t < doc->token_count; t++) {
        if (doc->tokens[t].kind != STET_TOKEN_NUMBER)
            continue;
        if (doc->tokens[t].end - doc->tokens[t].start > 4)
            check_points(check, &figures, t);
        t = check_spaces(check, &figures, t);
    }
}

static const struct stet_example bad[] = {
    {"About 1 200 000 people live there.", "About 1,200,000 people live there."},
    {"He paid 25 000 dollars.", "He paid 25,000 dollars."},
    {"The town has 25 347 residents and 1 500,5 hectares of forest.",
     "The town has 25,347 residents and 1,500.5 hectares of forest."},
    {"The debt of 1.234.567 euros, or 1.250,75 a head, weighs on 15.000 people.",
     "The debt of 1,234,567 euros, or 1,250.75 a head, weighs on 15,000 people."},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"About 1,200,000 people live there.", NULL},
    {"Call +380 44 123 456 or (044) 555 000.", NULL},
    {"On July 12 300 people came; of 250 500 were new.", NULL},
    {"The Apollo 11 500 metres away; chapter 12 300 pages later.", NULL},
    {"Petrol costs 1.759 euros; the address is 192.168.100.200.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_number_grouping = {
    .info =
        {.id = "number/grouping",
         .since = "0.1.0",
         .mqm = "locale-convention/number-format",
         .summary = "thousands set off with spaces or points",
         .why =
             "Russian, Ukrainian, Polish and French group the digits of long numbers with spaces, German, Spanish and Italian with "
             "points, and set decimals off with a comma (1 500,5); news English uses commas and a point. A space also lets the number "
             "break at the end of a line.\n\n"
             "Telephone numbers, dates and rows of figures are left alone, and so is a single group that may be a "
             "second figure or three decimals: a unit, a currency or something that is counted must stand behind it. Texts by the SI rules (scientific style) may switch it off: `number/grouping: off`. "
             "Measured on 115,000 words of edited news: no finding.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_groups,
};
