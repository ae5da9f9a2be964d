// SPDX-License-Identifier: Apache-2.0
// "100 $", "5 million €": the sign behind the sum; "$100 dollars", "5% percent": the unit by sign and by word.
#include "rules/shared/figures.h"
#include "rules/rule.h"

static struct stet_str sign_of(const struct stet_document *doc, uint32_t token)
{
    return stet_document_text(doc, token);
}

// The sign at `sign` belongs to the number before it. Returns the number's token, or token_count.
static uint32_t sum_before(const struct stet_document *doc, uint32_t sign)
{
    uint32_t number = sign - 1;
    if (sign >= 2 && stet_is_scale(doc, number) && stet_follows(doc, number))
        number--;
    if (!stet_is_number(doc, number) || (doc->tokens[sign].flags & STET_TOKEN_BLOCK_START))
        return doc->token_count;
    // "of 5 $100 notes" and "$5/$10"
    if (stet_is_number(doc, sign + 1) || (number > 0 && stet_is_currency(doc, number - 1)))
        return doc->token_count;
    if (number > 0 && stet_document_glued(doc, number) &&
        doc->tokens[number - 1].kind == STET_TOKEN_PUNCT && doc->tokens[number - 1].word != '(')
        return doc->token_count;
    return number;
}

static void report_order(struct stet_check *check, uint32_t number, uint32_t sign)
{
    const struct stet_document *doc = check->doc;
    uint32_t start = doc->tokens[number].start, end = doc->tokens[sign].end;
    struct stet_str sum = stet_str_slice(doc->text, start, doc->tokens[sign - 1].end);
    struct stet_str mark = sign_of(doc, sign);
    const char *fixed = stet_arena_printf(check->arena, "%.*s%.*s", (int)mark.size, mark.data,
                                          (int)sum.size, sum.data);
    struct stet_issue *issue = stet_check_report(
        check, start, end, "\"%s\": in English the sign stands before the sum, %s",
        stet_check_quote(check, start, end), fixed);
    issue->confidence = 0.95;
    stet_issue_suggest(check, issue, stet_str_from(fixed));
}

// "$5 million dollars": returns the token of the word that repeats the sign, or 0.
static uint32_t doubled_word(const struct stet_document *doc, uint32_t sign)
{
    bool percent = stet_document_is_punct(doc, sign, '%');
    uint32_t t = sign + 1;
    if (percent)
        return sign > 0 && stet_is_number(doc, sign - 1) && stet_follows(doc, t) &&
                       stet_token_is(doc, t, "percent")
                   ? t
                   : 0;
    if (!stet_is_number(doc, t) || !stet_document_glued(doc, t))
        return 0;
    t++;
    if (stet_is_scale(doc, t) && stet_follows(doc, t))
        t++;
    const char *word = doc->tokens[sign].word == '$'    ? "dollars"
                       : doc->tokens[sign].word == 0xa3 ? "pounds"
                                                        : "euros";
    return stet_follows(doc, t) && stet_token_is(doc, t, word) ? t : 0;
}

static void report_double(struct stet_check *check, uint32_t sign, uint32_t word)
{
    const struct stet_document *doc = check->doc;
    bool percent = stet_document_is_punct(doc, sign, '%');
    uint32_t start = doc->tokens[percent ? sign - 1 : sign].start, end = doc->tokens[word].end;
    struct stet_issue *issue = stet_check_report(
        check, start, end, "\"%s\" gives the unit twice, by its sign and by its word",
        stet_check_quote(check, start, end));
    stet_issue_suggest(check, issue, stet_str_slice(doc->text, start, doc->tokens[word - 1].end));
}

static void check_signs(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    for (uint32_t t = 0; t < doc->token_count; t++) {
        if (doc->tokens[t].kind != STET_TOKEN_PUNCT)
            continue;
        bool currency = stet_is_currency(doc, t);
        if (!currency && doc->tokens[t].word != '%')
            continue;
        uint32_t word = doubled_word(doc, t);
        if (word) {
            report_double(check, t, word);
            t = word;
        } else if (currency && t > 0) {
            uint32_t number = sum_before(doc, t);
            if (number < doc->token_count)
                report_order(check, number, t);
        }
    }
}

static const struct stet_example bad[] = {
    {"The ticket costs 100 $ or 90€.", "The ticket costs $100 or €90."},
    {"The loan of 5 million € was repaid.", "The loan of €5 million was repaid."},
    {"It cost $5 million dollars, 10% percent more.", "It cost $5 million, 10% more."},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"The ticket costs $100, the loan was 5 million euros, that is 10 percent.", NULL},
    {"He had 5 $100 notes, and the rate fell by 10%.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_number_currency = {
    .info =
        {.id = "number/currency",
         .since = "0.1.0",
         .mqm = "locale-convention/currency-format",
         .summary = "a currency sign behind the sum, or a unit given twice",
         .why =
             "Most languages of Europe set the sign of the currency behind the sum (100 $), and engines copy figure and "
             "sign as they stand; English sets it in front. Where the source has the sign and the engine adds the "
             "word, the unit stands twice ($100 dollars, 5% percent).\n\n"
             "Looks at $, € and £. Measured on 115,000 words of edited news: one finding (\"$35 dollars\"), 0.01 per 1,000 words.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_signs,
};
