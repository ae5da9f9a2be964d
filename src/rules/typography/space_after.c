// SPDX-License-Identifier: Apache-2.0
// White space behind an opening bracket or quotation mark.
#include "rules/shared/marks.h"
#include "rules/shared/quotes.h"

static void report(struct stet_check *check, uint32_t t, struct stet_str fix, const char *what)
{
    const struct stet_document *doc = check->doc;
    const struct stet_token *token = &doc->tokens[t];
    stet_check_replace(check, token->start, doc->tokens[t + 1].start, fix,
                       "stray space after the opening %s in \"%s\"", what,
                       stet_check_quote(check, token->start, doc->tokens[t + 1].end));
}

static void visit(struct stet_check *check, const struct stet_quote *quote, void *user)
{
    (void)user;
    if (quote->kind == STET_QUOTE_LOOSE && quote->opens &&
        stet_token_same_line(check->doc, quote->token + 1))
        report(check, quote->token, stet_document_text(check->doc, quote->token), "quotation mark");
}

static void check_spaces(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    for (uint32_t t = 0; t + 1 < doc->token_count; t++) {
        uint32_t c = stet_token_mark(doc, t);
        if ((c != '(' && c != '[') || !stet_token_spaced(doc, t + 1) ||
            !stet_token_same_line(doc, t + 1))
            continue;
        // ":(" is a face, "[ ]" a box to tick, "( -5" arithmetic.
        if ((stet_document_glued(doc, t) && stet_token_mark(doc, t - 1)) ||
            doc->tokens[t + 1].kind == STET_TOKEN_PUNCT)
            continue;
        if (c == '[' && doc->tokens[t + 1].end - doc->tokens[t + 1].start == 1)
            continue; // "[ x ]"
        // "ministry( of defence)": the space stands on the wrong side.
        struct stet_str fix = stet_document_text(doc, t);
        if (stet_document_glued(doc, t))
            fix = c == '(' ? STET_STR(" (") : STET_STR(" [");
        report(check, t, fix, "bracket");
    }
    stet_quotes_walk(check, visit, NULL);
}

static const struct stet_example bad[] = {
    {"The bridge ( closed since May) will reopen.", "The bridge (closed since May) will reopen."},
    {"The mayor spoke of \" a black day\" for the port.",
     "The mayor spoke of \"a black day\" for the port."},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"The bridge (closed since May) reopened, the mayor said: \"A good day.\"", NULL},
    {"No bridge today :( but see the list: [ ] bread, [ x ] milk.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_typography_space_after = {
    .info =
        {.id = "typography/space-after",
         .since = "0.1.0",
         .mqm = "linguistic-conventions/punctuation",
         .summary = "a space after an opening bracket or quotation mark",
         .why =
             "An opening bracket or quotation mark stands close to the word behind it.\n\n"
             "Translation engines cut a sentence into pieces and put it together again; a straight quotation mark does not "
             "show which side it belongs to, so the space lands on the wrong one. Only marks that certainly open are "
             "reported: with white space on both sides the next mark of the paragraph has to close.\n\n"
             "Measured: 0.002 findings per 1,000 words of edited news, 0.094 on machine translation.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_SAFE,
         .bad = bad,
         .good = good},
    .check = check_spaces,
};
