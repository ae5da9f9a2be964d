// SPDX-License-Identifier: Apache-2.0
// A quotation that opens and never closes, or closes and never opened. Judged over the whole article: see
// typography_quotes.h.
#include "rules/shared/marks.h"
#include "rules/shared/quotes.h"
#include "text/word_classes.h"

static void visit(struct stet_check *check, const struct stet_quote *quote, void *user)
{
    enum { SHOWN = 5 };
    (void)user;
    const struct stet_document *doc = check->doc;
    uint32_t t = quote->token;
    const struct stet_token *token = &doc->tokens[t];
    if (quote->kind == STET_QUOTE_UNCLOSED) {
        uint32_t last = t;
        while (last < t + SHOWN && stet_token_same_line(doc, last + 1))
            last++;
        stet_check_report(check, token->start, token->end,
                          "the quotation that opens with %s is never closed",
                          stet_check_quote(check, token->start, doc->tokens[last].end))
            ->confidence = 0.9;
    } else if (quote->kind == STET_QUOTE_UNOPENED) {
        uint32_t first = t;
        while (first && first + SHOWN > t && stet_token_same_line(doc, first))
            first--;
        struct stet_issue *issue =
            stet_check_report(check, token->start, token->end,
                              "the quotation that ends with %s is opened nowhere before",
                              stet_check_quote(check, doc->tokens[first].start, token->end));
        issue->confidence = 0.8;
        issue->severity = STET_SEVERITY_NOTE;
    }
}

static bool opens_single(struct stet_check *check, uint32_t t)
{
    const struct stet_document *doc = check->doc;
    if (!stet_document_is_word(doc, t + 1) || !stet_document_glued(doc, t + 1) ||
        stet_token_is_of(doc, t + 1, STET_WORD_CLASS(elision)))
        return false;
    // Before a name it may be a letter: the 'Abd of Arabic names.
    if (!stet_word_is_ordinary(check, stet_document_text(doc, t + 1)))
        return false;
    if (!stet_token_same_line(doc, t))
        return true;
    uint32_t left = stet_token_mark(doc, t - 1);
    if (!left)
        return stet_token_spaced(doc, t) && stet_document_word(doc, t + 1)->form == STET_CASE_LOWER;
    return left == ':' || left == ',' || stet_mark_is_double_quote(left);
}

// True when another of the marks stands before the same word: then it is an apostrophe, 'bot for robot.
static bool is_habit(const struct stet_document *doc, const uint32_t *marks, size_t count, size_t i)
{
    for (size_t k = 0; k < count; k++)
        if (k != i && doc->tokens[marks[k] + 1].word == doc->tokens[marks[i] + 1].word)
            return true;
    return false;
}

// Single quotation marks cannot be told from apostrophes with certainty: one that surely opens is reported only if nothing in
// the REACH tokens behind it could close it. `close` moves forward only.
static void check_single(struct stet_check *check)
{
    enum { REACH = 500, MOST = 64 };
    const struct stet_document *doc = check->doc;
    uint32_t close = 0, found[MOST];
    size_t count = 0;
    for (uint32_t t = 0; t < doc->token_count && count < MOST; t++) {
        uint32_t c = stet_token_mark(doc, t);
        if ((c != '\'' && c != 0x2018) || !opens_single(check, t))
            continue;
        if (close <= t)
            close = t + 1;
        while (close < doc->token_count && !(stet_mark_is_apostrophe(stet_token_mark(doc, close)) &&
                                             stet_document_glued(doc, close)))
            close++;
        if (close >= doc->token_count || close - t >= REACH)
            found[count++] = t;
    }
    for (size_t i = 0; i < count; i++) {
        struct stet_quote quote = {.kind = STET_QUOTE_UNCLOSED, .token = found[i], .opens = true};
        if (!is_habit(doc, found, count, i))
            visit(check, &quote, NULL);
    }
}

static void check_quotes(struct stet_check *check)
{
    stet_quotes_walk(check, visit, NULL);
    check_single(check);
}

static const struct stet_example bad[] = {
    {"\xe2\x80\x9cWe will come back, he said. The \xe2\x80\x9cold guard\xe2\x80\x9d agreed.", NULL},
    {"\"The port is open.\n\nThe mayor left, and the \"old guard\" stayed.", NULL},
    {"The port is open,\" the mayor said.", NULL},
    {"He said: 'The port is open. The town doesn't know it.", NULL},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"\xe2\x80\x9cWe will come back.\n\n\xe2\x80\x9cWe will stay,\xe2\x80\x9d he said.", NULL},
    {"A 27\" screen and a boy of 5'10\" stood in the \"museum\".", NULL},
    {"\xe2\x80\x9cHe called it \xe2\x80\x9cluck\xe2\x80\x9d at the time,\xe2\x80\x9d she said.",
     NULL},
    {"Rock 'n' roll of the '90s, the dockers' strike, give 'em hell with 'Abd al-Rahman.", NULL},
    {"He said: 'The port is open.\n\nThe town knows it.'", NULL},
    {"A 'bot net is a net of machines; the 'bot herder sells it.", NULL},
    {"The mayor said: \"We lost. \"We were slow. \"We will train.\"", NULL},
    {"Home \xc2\xbb News. Read more \xc2\xbb", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_typography_unclosed_quote = {
    .info =
        {.id = "typography/unclosed-quote",
         .since = "0.1.0",
         .mqm = "linguistic-conventions/punctuation",
         .summary = "a quotation mark without its partner",
         .why =
             "A reader has to know who says what: a quotation that opens must close. A quotation of several paragraphs "
             "opens again at each of them and closes once, at its end.\n\n"
             "Engines translate sentence by sentence and lose the mark when they move the speaker to the other end, or "
             "when the source article was cut. Marks are paired over the whole article, so a quotation that was split "
             "over several lines is not reported; inches (27\") and measures (5'10\") are no quotations. The mark is "
             "reported at the side that is there; where the other one belongs only the source can tell. A mark that closes "
             "what nothing opened is a note: edited texts have them too.\n\n"
             "Measured: 0.037 findings per 1,000 words of edited news, 0.28 on machine translation; the note: 0.007 and 0.21.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_NONE,
         .bad = bad,
         .good = good},
    .check = check_quotes,
};
