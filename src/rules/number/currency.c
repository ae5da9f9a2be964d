// SPDX-License-Identifier: Apache-2.0
// "100 $", "5 million €": the sign behind the sum; "$ 3": a space behind the sign; "$100 dollars", "$5 USD": the currency by sign and by word.
#include "rules/shared/figures.h"
#include "rules/rule.h"

static bool starts_block(const struct stet_document *doc, uint32_t token)
{
    return (doc->tokens[token].flags & STET_TOKEN_BLOCK_START) != 0;
}

// The sign at `sign` belongs to the number before it. Returns the number's first token, or token_count.
static uint32_t sum_before(const struct stet_figures *figures, uint32_t sign)
{
    const struct stet_document *doc = figures->doc;
    uint32_t number = sign - 1;
    if (sign >= 2 && stet_is_scale(figures, number) && stet_follows(doc, number))
        number--;
    if (!stet_is_number(doc, number) || starts_block(doc, sign))
        return doc->token_count;
    // "of 5 $100 notes", "by 2008 £60bn": the sign has a sum of its own behind it.
    if (stet_is_sum(doc, sign + 1) && !starts_block(doc, sign + 1))
        return doc->token_count;
    number = stet_first_group(doc, number);
    if (number > 0 &&
        (stet_is_currency(doc, number - 1) ||
         (stet_document_glued(doc, number) && doc->tokens[number - 1].kind == STET_TOKEN_PUNCT &&
          doc->tokens[number - 1].word != '(')))
        return doc->token_count;
    return number;
}

// Figures as English writes them: with commas where spaces are, a point where a comma stands before one or two digits.
static void put_sum(struct stet_buf *out, const struct stet_figures *figures, uint32_t number,
                    uint32_t end)
{
    const struct stet_document *doc = figures->doc;
    uint32_t last = stet_last_group(doc, number);
    struct stet_str text = stet_document_text(doc, last);
    size_t comma = stet_str_find(text, STET_STR(","), 0);
    if (last > number || (comma != SIZE_MAX && text.size - comma < 4))
        stet_figure_english(out, doc, number, last);
    else
        stet_buf_str(out, text);
    struct stet_figure_word scale = stet_figure_word_at(figures, last + 1);
    if (last + 1 < end && scale.class != STET_FIGURE_NONE && scale.class != STET_FIGURE_SCALE)
        stet_buf_printf(out, " %s", scale.english);
    else
        stet_buf_str(out,
                     stet_str_slice(doc->text, doc->tokens[last].end, doc->tokens[end - 1].end));
}

static void report_order(struct stet_check *check, const struct stet_figures *figures,
                         uint32_t number, uint32_t sign)
{
    const struct stet_document *doc = check->doc;
    uint32_t start = doc->tokens[number].start, end = doc->tokens[sign].end;
    struct stet_buf fixed = {0};
    stet_buf_str(&fixed, stet_document_text(doc, sign));
    put_sum(&fixed, figures, number, sign);
    struct stet_issue *issue = stet_check_report(
        check, start, end, "\"%s\": in English the sign stands before the sum, %s",
        stet_check_quote(check, start, end), fixed.data);
    issue->confidence = 0.95;
    stet_issue_suggest(check, issue, stet_buf_view(&fixed));
    stet_buf_release(&fixed);
}

static const char *key_of(const struct stet_document *doc, uint32_t sign)
{
    return doc->tokens[sign].word == '$' ? "$" : doc->tokens[sign].word == 0xa3 ? "£" : "€";
}

// The word at `word` is the name of the currency whose sign stands at `sign`: returns the token behind it, or 0. "the $20 dollar bill" has
// a noun behind it and is left alone.
static uint32_t repeats(const struct stet_figures *figures, uint32_t sign, uint32_t word)
{
    struct stet_figure_word found = stet_figure_word_at(figures, word);
    if (found.class != STET_FIGURE_MONEY ||
        strcmp(found.english, key_of(figures->doc, sign)) != 0 ||
        !stet_follows(figures->doc, word) || stet_token_is(figures->doc, word, "dollar") ||
        stet_token_is(figures->doc, word, "pound") || stet_token_is(figures->doc, word, "euro"))
        return 0;
    return found.end;
}

// "$5 million dollars", "$5 USD", "5 $ dollars". Returns the token behind the word, or 0; `*first` gets the first token of it all, `*word`
// that of the word.
static uint32_t doubled_money(const struct stet_figures *figures, uint32_t sign, uint32_t *first,
                              uint32_t *word)
{
    const struct stet_document *doc = figures->doc;
    uint32_t t = sign + 1;
    if (stet_is_sum(doc, t) && stet_document_glued(doc, t)) {
        *first = sign;
        t = stet_last_group(doc, t) + 1;
        if (stet_is_scale(figures, t) && stet_follows(doc, t))
            t++;
        *word = t;
        return repeats(figures, sign, t);
    }
    uint32_t number = sign ? sum_before(figures, sign) : doc->token_count;
    *first = number;
    *word = t;
    return number < doc->token_count ? repeats(figures, sign, t) : 0;
}

static void report_double(struct stet_check *check, const struct stet_figures *figures,
                          uint32_t first, uint32_t sign, struct stet_span word)
{
    const struct stet_document *doc = check->doc;
    uint32_t start = doc->tokens[first].start, end = doc->tokens[word.end - 1].end;
    struct stet_issue *issue = stet_check_report(
        check, start, end, "\"%s\" gives the unit twice, by its sign and by its word",
        stet_check_quote(check, start, end));
    struct stet_buf fixed = {0};
    if (first < sign) {
        stet_buf_str(&fixed, stet_document_text(doc, sign));
        put_sum(&fixed, figures, first, sign);
    } else {
        stet_buf_str(&fixed, stet_str_slice(doc->text, start, doc->tokens[word.start - 1].end));
    }
    stet_issue_suggest(check, issue, stet_buf_view(&fixed));
    stet_buf_release(&fixed);
}

// "$ 3", but "US $ 3" and "5 $ 3" are for the eye, and a row of a table.
static bool is_loose(const struct stet_document *doc, uint32_t sign)
{
    return stet_is_sum(doc, sign + 1) && stet_follows(doc, sign + 1) &&
           !(doc->tokens[sign + 1].flags & STET_TOKEN_LINE_START) &&
           doc->tokens[sign + 1].start - doc->tokens[sign].end == 1 &&
           (sign == 0 || !stet_document_glued(doc, sign) ||
            stet_document_is_punct(doc, sign - 1, '(')) &&
           !(sign > 0 && stet_is_sum(doc, sign - 1));
}

static void report_loose(struct stet_check *check, uint32_t sign)
{
    const struct stet_document *doc = check->doc;
    uint32_t start = doc->tokens[sign].start, end = doc->tokens[sign + 1].end;
    struct stet_str mark = stet_document_text(doc, sign), sum = stet_document_text(doc, sign + 1);
    const char *fixed = stet_arena_printf(check->arena, "%.*s%.*s", (int)mark.size, mark.data,
                                          (int)sum.size, sum.data);
    struct stet_issue *issue =
        stet_check_report(check, start, end, "\"%s\": no space stands behind the sign, %s",
                          stet_check_quote(check, start, end), fixed);
    stet_issue_suggest(check, issue, stet_str_from(fixed));
}

static void check_signs(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    struct stet_figures figures;
    if (!stet_figures_open(&figures, doc))
        return;
    for (uint32_t t = 0; t < doc->token_count; t++) {
        if (doc->tokens[t].kind != STET_TOKEN_PUNCT || !stet_is_currency(doc, t))
            continue;
        uint32_t first, word, word_end = doubled_money(&figures, t, &first, &word);
        if (word_end) {
            report_double(check, &figures, first, t, (struct stet_span){word, word_end}); // tokens
            t = word_end - 1;
            continue;
        }
        uint32_t number = t ? sum_before(&figures, t) : doc->token_count;
        if (number < doc->token_count)
            report_order(check, &figures, number, t);
        else if (is_loose(doc, t))
            report_loose(check, t);
    }
}

static const struct stet_example bad[] = {
    {"The ticket costs 100 $ or 90€.", "The ticket costs $100 or €90."},
    {"The loan of 5 million € was repaid.", "The loan of €5 million was repaid."},
    {"It cost $5 million dollars, then $7 USD.", "It cost $5 million, then $7."},
    {"It cost 5 000 $, or 3,5 mln $ in all.", "It cost $5,000, or $3.5 million in all."},
    {"A ticket is $ 3.", "A ticket is $3."},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"The ticket costs $100, the loan was 5 million euros, that is 10 percent.", NULL},
    {"He had 5 $100 notes and a $20 dollar bill.", NULL},
    {"By 2008 £60bn will be spent; in 2019 $500k was.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_number_currency = {
    .info =
        {.id = "number/currency",
         .since = "0.1.0",
         .mqm = "locale-convention/currency-format",
         .summary = "a currency sign behind the sum or apart from it, or a currency given twice",
         .why =
             "Most languages of Europe set the sign of the currency behind the sum (100 $), and engines copy figure and "
             "sign as they stand; English sets it in front, with no space between. Where the source has the sign and the "
             "engine adds the word, or the other way round, the currency stands twice ($100 dollars, $5 USD).\n\n"
             "Looks at $, € and £; the currencies' names and codes are in dictionaries/en/figures.tsv. A sign with a sum of its own "
             "behind it is never joined to the figure before it (in 2019 $500k). Measured on 430,000 words of edited news: no finding.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_signs,
};
