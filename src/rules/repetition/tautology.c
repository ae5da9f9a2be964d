// SPDX-License-Identifier: Apache-2.0
// The same thing said twice in one phrase: a body by two forms of its name ("Ministry of Health of the Polish Health Ministry"), an
// office before itself ("President of the republic President Duda"), a name on both sides of a slash or in brackets behind
// itself. The patterns look at form only; no list of bodies is kept.
#include "names/article/article.h"
#include "rules/rule.h"
#include "rules/shared/words.h"
#include "text/unicode.h"
#include "text/word_classes.h"

enum { MAX_WORDS = 8 }; // of a name in these patterns

static bool has_capital(const struct stet_document *doc, uint32_t token)
{
    if (!stet_document_is_word(doc, token))
        return false;
    enum stet_case form = stet_document_word(doc, token)->form;
    return form == STET_CASE_TITLE || form == STET_CASE_UPPER || form == STET_CASE_MIXED;
}

static void report(struct stet_check *check, uint32_t first, uint32_t last, uint32_t keep_first,
                   uint32_t keep_last)
{
    const struct stet_document *doc = check->doc;
    uint32_t start = doc->tokens[first].start, end = doc->tokens[last].end;
    struct stet_str kept =
        stet_str_slice(doc->text, doc->tokens[keep_first].start, doc->tokens[keep_last].end);
    struct stet_issue *issue = stet_check_report(
        check, start, end, "\"%s\" says the same thing twice; \"%s\" is enough",
        stet_check_quote(check, start, end),
        stet_check_quote(check, doc->tokens[keep_first].start, doc->tokens[keep_last].end));
    issue->confidence = 0.95;
    stet_issue_suggest(check, issue, kept);
}

static bool follow(const struct stet_document *doc, uint32_t first, uint32_t end)
{
    for (uint32_t t = first + 1; t < end; t++)
        if (!stet_follows(doc, t))
            return false;
    return true;
}

// "Ministry of Defense of the Russian Defense Ministry": HEAD of M… of (the) … M HEAD, all in one breath. `head` is the token of
// HEAD, before "of". Returns the last token, or 0.
static uint32_t body_twice(struct stet_check *check, uint32_t head)
{
    const struct stet_document *doc = check->doc;
    uint32_t matter = head + 2;
    if (stet_token_is(doc, matter, "the"))
        matter++;
    if (!stet_document_is_word(doc, matter))
        return 0;
    uint32_t second_of = 0;
    for (uint32_t t = matter + 1; t < head + 2 * MAX_WORDS && t < doc->token_count; t++) {
        if (!stet_document_is_word(doc, t) || !stet_follows(doc, t))
            return 0;
        if (!second_of) {
            if (stet_token_is(doc, t, "of"))
                second_of = t;
            continue;
        }
        if (stet_word_classes(stet_document_text(doc, t)) & STET_WORD_CLASS(phrase_ender))
            return 0;
        if (stet_same_words(doc, t, head) && t > second_of + 1 &&
            stet_same_words(doc, t - 1, second_of - 1)) {
            uint32_t keep = second_of + 1;
            if (stet_token_is(doc, keep, "the"))
                keep++;
            if (!follow(doc, head, t + 1))
                return 0;
            report(check, head, t, keep, t);
            return t;
        }
    }
    return 0;
}

// "President of the United States President Biden": an office, whose it is, and the office once more before a name, without a
// comma.
static bool is_office(const struct stet_document *doc, uint32_t token)
{
    return stet_document_is_word(doc, token) &&
           (stet_word_classes(stet_document_text(doc, token)) & STET_WORD_CLASS(office)) != 0;
}

static uint32_t office_twice(struct stet_check *check, uint32_t head)
{
    const struct stet_document *doc = check->doc;
    if (!is_office(doc, head))
        return 0;
    for (uint32_t t = head + 2; t < head + 2 + MAX_WORDS && t < doc->token_count; t++) {
        if (!stet_document_is_word(doc, t) || !stet_follows(doc, t))
            return 0;
        if (!stet_same_words(doc, t, head))
            continue;
        // "the prime minister of the former prime minister's party", "the president of the party president Duda left"
        bool prime = head > 0 && stet_token_is(doc, head - 1, "prime") && stet_follows(doc, head);
        bool prime_again = stet_token_is(doc, t - 1, "prime");
        uint32_t before = prime_again ? t - 1 : t;
        if (prime != prime_again || before <= head + 2 || !has_capital(doc, before - 1) ||
            !has_capital(doc, t + 1) || !stet_follows(doc, t + 1))
            return 0;
        report(check, prime ? head - 1 : head, t, prime ? head - 1 : head, before - 1);
        return t;
    }
    return 0;
}

static uint32_t equal_run(const struct stet_document *doc, uint32_t a, uint32_t a_end, uint32_t b)
{
    uint32_t n = 0;
    while (a + n < a_end && b + n < doc->token_count &&
           doc->tokens[b + n].kind != STET_TOKEN_PUNCT && stet_same_words(doc, a + n, b + n) &&
           (n == 0 || stet_follows(doc, b + n)))
        n++;
    return n;
}

// The words before `mark` that stand behind it too: "Polsat News/Polsat News", "the Bank of Japan (Bank of Japan)". Returns the
// last token of the second copy, or 0; *first gets the first of the first copy.
static uint32_t mirrored(const struct stet_document *doc, uint32_t mark, uint32_t *first)
{
    for (uint32_t n = 1; n <= MAX_WORDS && n <= mark; n++) {
        uint32_t from = mark - n;
        if (doc->tokens[from].kind == STET_TOKEN_PUNCT ||
            doc->tokens[from].kind == STET_TOKEN_URL || (n > 1 && !stet_follows(doc, from + 1)))
            return 0;
        if (has_capital(doc, from) && equal_run(doc, from, mark, mark + 1) == n) {
            *first = from;
            return mark + n;
        }
    }
    return 0;
}

static bool is_long_enough(const struct stet_document *doc, uint32_t first, uint32_t end)
{
    return end - first > 1 || doc->tokens[first].end - doc->tokens[first].start > 2;
}

static uint32_t slash_twice(struct stet_check *check, uint32_t mark)
{
    const struct stet_document *doc = check->doc;
    uint32_t first, last = mirrored(doc, mark, &first);
    if (!last || !is_long_enough(doc, first, mark) || stet_document_is_punct(doc, last + 1, '/') ||
        (stet_document_glued(doc, first) && !stet_document_is_punct(doc, first - 1, '/')))
        return 0;
    report(check, first, last, first, mark - 1);
    return last;
}

static uint32_t bracket_twice(struct stet_check *check, uint32_t mark)
{
    const struct stet_document *doc = check->doc;
    uint32_t first, last = mirrored(doc, mark, &first);
    if (!last || !stet_document_is_punct(doc, last + 1, ')') || !is_long_enough(doc, first, mark))
        return 0;
    report(check, first, last + 1, first, mark - 1);
    return last + 1;
}

// A place that nobody is called after: "Johnson and Johnson" is a firm.
static bool is_place_only(struct stet_check *check, uint32_t token)
{
    enum { NAMESAKES = 63 };
    char key[STET_KEY_SIZE];
    size_t size = stet_text_fold(stet_document_text(check->doc, token), key, sizeof key);
    struct stet_known_counts counts =
        stet_known_word(&check->names->engine->lists->known, (struct stet_str){key, size});
    return size && stet_names_explains(check->names, token) && counts.given == 0 &&
           counts.family < NAMESAKES;
}

// "between Poland and Poland", "Kyiv and Kyiv agreed". `joint` is the token of "and". Returns the last token, or 0.
static uint32_t place_twice(struct stet_check *check, uint32_t joint)
{
    const struct stet_document *doc = check->doc;
    uint32_t first = joint - 1, last = joint + 1;
    if (!stet_follows(doc, last) || !stet_document_is_word(doc, last) ||
        doc->tokens[first].word != doc->tokens[last].word || !has_capital(doc, first) ||
        (first > 0 && has_capital(doc, first - 1)) || has_capital(doc, last + 1) ||
        stet_document_glued(doc, first) ||
        (stet_document_glued(doc, last + 1) && stet_document_is_punct(doc, last + 1, '-')) ||
        !is_place_only(check, first))
        return 0;
    // "There is Paris and Paris."
    if (first > 0 && (stet_word_classes(stet_document_text(doc, first - 1)) & STET_WORD_CLASS(be)))
        return 0;
    struct stet_issue *issue = stet_check_report(
        check, doc->tokens[first].start, doc->tokens[last].end,
        "\"%s\" stands on both sides of \"and\": one of the two should be something else",
        stet_check_quote(check, doc->tokens[first].start, doc->tokens[first].end));
    issue->fix = STET_FIX_NONE;
    issue->confidence = 0.9;
    return last;
}

static void check_tautologies(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    for (uint32_t t = 1; t + 1 < doc->token_count; t++) {
        const struct stet_token *token = &doc->tokens[t];
        uint32_t last = 0;
        if (token->kind == STET_TOKEN_PUNCT) {
            if (token->word == '/')
                last = slash_twice(check, t);
            else if (token->word == '(')
                last = bracket_twice(check, t);
        } else if (token->kind == STET_TOKEN_WORD && token->end - token->start == 2 &&
                   stet_token_is(doc, t, "of") && stet_follows(doc, t) &&
                   doc->tokens[t - 1].kind == STET_TOKEN_WORD) {
            last = body_twice(check, t - 1);
            if (!last)
                last = office_twice(check, t - 1);
        } else if (token->kind == STET_TOKEN_WORD && token->end - token->start == 3 &&
                   doc->text.data[token->start] == 'a' && stet_token_is(doc, t, "and") &&
                   stet_follows(doc, t) && doc->tokens[t - 1].kind == STET_TOKEN_WORD) {
            last = place_twice(check, t);
        }
        if (last > t)
            t = last;
    }
}

static const struct stet_example bad[] = {
    {"The Ministry of Health of the Polish Health Ministry issued a warning.",
     "The Polish Health Ministry issued a warning."},
    {"He wrote to the Committee of Foreign Affairs of the Senate Foreign Affairs Committee.",
     "He wrote to the Senate Foreign Affairs Committee."},
    {"The President of Poland President Duda arrived.", "The President of Poland Duda arrived."},
    {"Photo: Radio Wave/Radio Wave", "Photo: Radio Wave"},
    {"The talks between Poland and Poland failed.", NULL},
    {"The Bank of Japan (Bank of Japan) kept its rate.", "The Bank of Japan kept its rate."},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"The Ministry of Health and the Polish Health Ministry of 1920 are compared.", NULL},
    {"The President of Poland, President Duda, met the president of the party.", NULL},
    {"Johnson and Johnson, Poland and Polish firms, Kyiv and Kyiv Oblast.", NULL},
    {"The either/or question of the World Health Organization (WHO) remains.", NULL},
    {"The Department of Justice of the State of New York is a state department.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_repetition_tautology = {
    .info =
        {.id = "repetition/tautology",
         .since = "0.1.0",
         .mqm = "style/awkward-style",
         .summary = "the same thing said twice in one phrase",
         .why =
             "The source names a body or an office by one long title; the engine translates it once by the words and "
             "once as the name it has learned, and both stay: \"Ministry of Health of the Polish Health Ministry\". Sources and "
             "credits come back doubled around a slash, names in brackets behind themselves, because the original name "
             "and its gloss became the same in English.\n\n"
             "Only form decides (the same head and the same matter in both halves, the same office before a name, the same "
             "words around the mark), so nothing needs to be listed. Keep the form that names the country. Silence one "
             "place with an ignore comment. Measured on 115,000 words of edited news: no finding.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_tautologies,
};
