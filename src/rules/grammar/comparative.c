// SPDX-License-Identifier: Apache-2.0
// "more better", "the most largest": a comparison made twice.
#include "rules/rule.h"
#include "rules/shared/words.h"
#include "text/word_classes.h"

static uint64_t classes_at(const struct stet_document *doc, uint32_t token)
{
    return stet_document_is_word(doc, token) ? stet_word_classes(stet_document_text(doc, token))
                                             : 0;
}

// "more older people" counts people: a noun must not follow.
static bool ends_phrase(const struct stet_document *doc, uint32_t next)
{
    if (next >= doc->token_count || !stet_follows(doc, next))
        return !(stet_document_glued(doc, next) && stet_document_is_punct(doc, next, '-'));
    return stet_token_is(doc, next, "than") ||
           (classes_at(doc, next) & (STET_WORD_CLASS(preposition) | STET_WORD_CLASS(joint) |
                                     STET_WORD_CLASS(light) | STET_WORD_CLASS(conjunction))) != 0;
}

static bool is_doubled(const struct stet_document *doc, uint32_t degree)
{
    uint64_t second = classes_at(doc, degree + 1);
    if (stet_token_is(doc, degree, "more"))
        return (second & STET_WORD_CLASS(comparative)) &&
               (ends_phrase(doc, degree + 2) ||
                (degree > 0 && (classes_at(doc, degree - 1) & STET_WORD_CLASS(be)) &&
                 stet_token_is(doc, degree + 2, "now")));
    return stet_token_is(doc, degree, "most") && (second & STET_WORD_CLASS(superlative)) &&
           degree > 0 && stet_token_is(doc, degree - 1, "the") &&
           !(stet_document_glued(doc, degree + 2) && stet_document_is_punct(doc, degree + 2, '-'));
}

static void check_degrees(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    for (uint32_t t = 0; t + 1 < doc->token_count; t++) {
        if (doc->tokens[t].kind != STET_TOKEN_WORD ||
            doc->tokens[t].end - doc->tokens[t].start != 4 ||
            stet_ascii_lower(doc->text.data[doc->tokens[t].start]) != 'm' ||
            !stet_follows(doc, t + 1) || !is_doubled(doc, t))
            continue;
        uint32_t start = doc->tokens[t].start, end = doc->tokens[t + 1].end;
        struct stet_issue *issue = stet_check_report(check, start, end, "\"%s\" compares twice",
                                                     stet_check_quote(check, start, end));
        issue->confidence = 0.93;
        stet_issue_suggest(check, issue, stet_document_text(doc, t + 1));
    }
}

static const struct stet_example bad[] = {
    {"It is more better than before, and more easier to use.",
     "It is better than before, and easier to use."},
    {"This is the most largest plant.", "This is the largest plant."},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"There are more older people and more better-paid jobs; the most lowest-paid of all.", NULL},
    {"The more the better.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_grammar_comparative = {
    .info =
        {.id = "grammar/comparative",
         .since = "0.1.0",
         .mqm = "linguistic-conventions/grammar",
         .summary = "a comparison made twice",
         .why =
             "Russian, Ukrainian and Polish compare with a word of their own (более лучший), which the engine translates beside the "
             "English form. More and a comparative is reported where no noun follows (more older people is right), most and a "
             "superlative behind \"the\".\n\n"
             "Measured on 430,000 words of edited news: no finding.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_degrees,
};
