// SPDX-License-Identifier: Apache-2.0
// Quotation marks of the source language: «…», „…“, 《…》, 「…」.
#include "rules/shared/marks.h"
#include "rules/shared/quotes.h"

struct style {
    bool known, straight;
};

// The English style of the article: that of its first English mark, curly when it has none.
static bool is_straight(const struct stet_document *doc, struct style *style)
{
    for (uint32_t t = 0; !style->known && t < doc->token_count; t++) {
        uint32_t c = stet_token_mark(doc, t);
        style->known = c == '"' || c == 0x201d || c == 0x2019 || c == '\'';
        style->straight = c == '"' || c == '\'';
    }
    style->known = true;
    return style->straight;
}

static void visit(struct stet_check *check, const struct stet_quote *quote, void *user)
{
    if (quote->kind != STET_QUOTE_FOREIGN)
        return;
    const struct stet_document *doc = check->doc;
    uint32_t t = quote->token;
    struct stet_str fix = is_straight(doc, user) ? STET_STR("\"")
                          : quote->opens         ? STET_STR("\xe2\x80\x9c")
                                                 : STET_STR("\xe2\x80\x9d");
    uint32_t from = quote->opens || !stet_token_same_line(doc, t) ? t : t - 1;
    uint32_t to = quote->opens && stet_token_same_line(doc, t + 1) ? t + 1 : t;
    stet_check_replace(check, doc->tokens[t].start, doc->tokens[t].end, fix,
                       "\"%s\": this %s mark is not English; set %.*s",
                       stet_check_quote(check, doc->tokens[from].start, doc->tokens[to].end),
                       quote->opens ? "opening" : "closing", (int)fix.size, fix.data);
}

static void check_quotes(struct stet_check *check)
{
    struct style style = {0};
    stet_quotes_walk(check, visit, &style);
}

static const struct stet_example bad[] = {
    {"The \xc2\xabold guard\xc2\xbb left.", "The \xe2\x80\x9cold guard\xe2\x80\x9d left."},
    {"The \xe2\x80\x9eold guard\xe2\x80\x9c left the \"new\" hall.",
     "The \"old guard\" left the \"new\" hall."},
    {NULL, NULL}};
static const struct stet_example good[] = {{"The \xe2\x80\x9cold guard\xe2\x80\x9d left.", NULL},
                                           {"The 'old guard' left.", NULL},
                                           {NULL, NULL}};

const struct stet_rule_def stet_rule_typography_foreign_quote = {
    .info =
        {.id = "typography/foreign-quote",
         .since = "0.1.0",
         .mqm = "linguistic-conventions/punctuation",
         .summary = "quotation marks of the source language",
         .why =
             "Guillemets (\xc2\xab \xc2\xbb), low marks (\xe2\x80\x9e) and the corner and book marks of Chinese and Japanese are "
             "not used in English; an English article has \xe2\x80\x9c\xe2\x80\xa6\xe2\x80\x9d or \"\xe2\x80\xa6\".\n\n"
             "Engines copy marks they have seldom seen translated, above all around names of newspapers, firms and ships. The "
             "fix takes the style the article has already. Switch the rule off for texts that quote another language at length.\n\n"
             "Measured: 0.00 findings per 1,000 words of edited text, 0.01 on machine translation.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_quotes,
};
