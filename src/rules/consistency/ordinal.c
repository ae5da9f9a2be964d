// SPDX-License-Identifier: Apache-2.0
// The ending of an ordinal in figures: 21st, 22nd, 23rd, but 11th to 13th.
#include "rules/rule.h"
#include "rules/shared/words.h"

static const char *ending_of(struct stet_str digits)
{
    char last = digits.data[digits.size - 1];
    char tens = digits.size > 1 ? digits.data[digits.size - 2] : '0';
    if (tens == '1')
        return "th";
    return last == '1' ? "st" : last == '2' ? "nd" : last == '3' ? "rd" : "th";
}

// British weights: 11st, 11st 4lb.
static bool is_weight(const struct stet_document *doc, uint32_t token)
{
    static const char *const weights[] = {"lose",    "loses",    "losing", "lost",  "weigh",
                                          "weighed", "weighing", "weighs", "weight"};
    enum { BEFORE = 5 };
    if (token + 1 < doc->token_count && (doc->tokens[token + 1].kind == STET_TOKEN_NUMBER ||
                                         doc->tokens[token + 1].kind == STET_TOKEN_ALNUM))
        return true;
    for (uint32_t n = 1; n <= BEFORE && n <= token; n++)
        if (stet_document_is_word(doc, token - n) &&
            STET_WORD_IN(stet_document_text(doc, token - n), weights))
            return true;
    return false;
}

static void check_ordinal(struct stet_check *check, uint32_t token)
{
    static const char *const endings[] = {"nd", "rd", "st", "th"};
    const struct stet_document *doc = check->doc;
    struct stet_str text = stet_document_text(doc, token);
    if (text.size < 3 || !stet_is_ascii_digit(text.data[text.size - 3]))
        return;
    struct stet_str digits = stet_str_slice(text, 0, text.size - 2);
    struct stet_str ending = stet_str_slice(text, text.size - 2, text.size);
    for (size_t i = 0; i < digits.size; i++)
        if (!stet_is_ascii_digit(digits.data[i]))
            return;
    if (!STET_WORD_IN(ending, endings))
        return;
    const char *right = ending_of(digits);
    if (stet_str_eq_nocase(ending, stet_str_from(right)) ||
        (stet_ascii_lower(ending.data[0]) == 's' && is_weight(doc, token)))
        return;
    const struct stet_token *t = &doc->tokens[token];
    char *fixed = stet_arena_strdup(check->arena, text);
    for (size_t i = 0; i < 2; i++)
        fixed[digits.size + i] =
            stet_is_ascii_upper(ending.data[i]) ? stet_ascii_upper(right[i]) : right[i];
    struct stet_issue *issue =
        stet_check_report(check, t->start, t->end, "\"%.*s\" has the wrong ending; it is \"%s\"",
                          (int)text.size, text.data, fixed);
    stet_issue_suggest(check, issue, stet_str_from(fixed));
}

static void check_ordinals(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    for (uint32_t t = 0; t < doc->token_count; t++)
        if (doc->tokens[t].kind == STET_TOKEN_ALNUM &&
            doc->tokens[t].end - doc->tokens[t].start < 12)
            check_ordinal(check, t);
}

static const struct stet_example bad[] = {
    {"It was his 21th attempt.", "It was his 21st attempt."},
    {"The 2th of the 13rd group came 112nd.", "The 2nd of the 13th group came 112th."},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"The 1st, 2nd, 3rd, 4th, 11th, 12th, 13th, 21st, 101st and 111th.", NULL},
    {"The boxer weighs 11st 4lb.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_consistency_ordinal = {
    .info =
        {.id = "consistency/ordinal",
         .since = "0.1.0",
         .mqm = "linguistic-conventions/grammar",
         .summary = "an ordinal number with the wrong ending",
         .why =
             "Other languages mark every ordinal in the same way (a full stop, -й, -º), and an engine that copies the "
             "figure and adds the usual \"th\" makes 21th of it. The ending follows the last word of the number as "
             "it is spoken: twenty-first, but eleventh.\n\n"
             "Weights in stone (11st) are known. Measured on 115,000 words of edited news: no finding.",
         .severity = STET_SEVERITY_ERROR,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_ordinals,
};
