// SPDX-License-Identifier: Apache-2.0
// A quotation that opens with a curly mark and closes with a straight one, or the other way round.
#include "rules/shared/marks.h"
#include "rules/shared/quotes.h"

static void visit(struct stet_check *check, const struct stet_quote *quote, void *user)
{
    (void)user;
    if (quote->kind != STET_QUOTE_PAIR)
        return;
    const struct stet_document *doc = check->doc;
    uint32_t open = stet_token_mark(doc, quote->token),
             close = stet_token_mark(doc, quote->partner);
    if ((open == '"') == (close == '"') || (open != '"' && open != 0x201c) ||
        (close != '"' && close != 0x201d))
        return;
    const struct stet_token *token = &doc->tokens[quote->partner];
    struct stet_issue *issue = stet_check_replace(
        check, token->start, token->end, open == '"' ? STET_STR("\"") : STET_STR("\xe2\x80\x9d"),
        "the quotation opens with %s and closes with %s",
        open == '"' ? "a straight mark" : "a curly mark",
        close == '"' ? "a straight one" : "a curly one");
    struct stet_span opening = {doc->tokens[quote->token].start, doc->tokens[quote->token].end};
    stet_issue_relate(check, issue, &opening, 1);
}

static void check_quotes(struct stet_check *check)
{
    stet_quotes_walk(check, visit, NULL);
}

static const struct stet_example bad[] = {
    {"The \xe2\x80\x9cold guard\" left.", "The \xe2\x80\x9cold guard\xe2\x80\x9d left."},
    {"The \"old guard\xe2\x80\x9d left.", "The \"old guard\" left."},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"The \xe2\x80\x9cold guard\xe2\x80\x9d left.", NULL},
    {"\xe2\x80\x9cThe \"old guard\" left,\xe2\x80\x9d he said.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_typography_mixed_quotes = {
    .info =
        {.id = "typography/mixed-quotes",
         .since = "0.1.0",
         .mqm = "linguistic-conventions/punctuation",
         .summary = "a quotation that opens in one style and closes in the other",
         .why =
             "Curly or straight is the house's choice; one pair has to be one or the other.\n\n"
             "Mixed pairs come from engines that learned from texts of both kinds and from pasting between systems. A matter "
             "of looks, so a note; the two kinds used for two levels of quotation are left alone. Whether the article as a "
             "whole keeps to one style is another rule's business.\n\n"
             "Measured: no finding in 430,000 words of edited news, 0.027 per 1,000 on machine translation.",
         .severity = STET_SEVERITY_NOTE,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_quotes,
};
