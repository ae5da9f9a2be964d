// SPDX-License-Identifier: Apache-2.0
// "he have", "they was", "there is many": a verb right behind the only subject it can have. Only pronouns are judged, and only where nothing
// before them can make the form right (does he have, if he were, one of you is).
#include "rules/rule.h"
#include "rules/shared/words.h"
#include "text/word_classes.h"

static uint64_t classes_at(const struct stet_document *doc, uint32_t token)
{
    return stet_document_is_word(doc, token) ? stet_word_classes(stet_document_text(doc, token))
                                             : 0;
}

struct pair {
    const char *wrong, *right;
};

static const struct pair singular[] = {{"have", "has"},       {"are", "is"},
                                       {"were", "was"},       {"don't", "doesn't"},
                                       {"haven't", "hasn't"}, {"aren't", "isn't"}};
static const struct pair plural[] = {
    {"has", "have"},       {"is", "are"},       {"was", "were"},      {"doesn't", "don't"},
    {"hasn't", "haven't"}, {"isn't", "aren't"}, {"wasn't", "weren't"}};

static const char *right_form(const struct stet_document *doc, uint32_t verb,
                              const struct pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (stet_token_is(doc, verb, pairs[i].wrong))
            return pairs[i].right;
    return NULL;
}

// The subject opens its clause: it is the first word of a sentence, or a joining word stands before it. "and he" may be half a subject.
static bool opens_clause(const struct stet_document *doc, uint32_t subject, bool is_plural)
{
    if (doc->tokens[subject].flags & STET_TOKEN_SENTENCE_START)
        return true;
    if (subject == 0 || !stet_follows(doc, subject) || stet_token_is(doc, subject - 1, "than"))
        return false;
    return (classes_at(doc, subject - 1) & STET_WORD_CLASS(conjunction)) != 0 &&
           (is_plural || !stet_token_is(doc, subject - 1, "and"));
}

// "if he were", "demands that she have", "does the man she …": a form that only looks wrong.
static bool may_be_right(const struct stet_document *doc, uint32_t subject)
{
    enum { FURTHEST = 4 };
    for (uint32_t t = subject, n = 0; t > 0 && n < FURTHEST; t--, n++) {
        if (doc->tokens[t].flags & (STET_TOKEN_SENTENCE_START | STET_TOKEN_BLOCK_START))
            return false;
        if (classes_at(doc, t - 1) & (STET_WORD_CLASS(unreal) | STET_WORD_CLASS(auxiliary)))
            return true;
    }
    return false;
}

static void report(struct stet_check *check, uint32_t first, uint32_t verb, const char *right)
{
    const struct stet_document *doc = check->doc;
    uint32_t start = doc->tokens[verb].start, end = doc->tokens[verb].end;
    struct stet_issue *issue = stet_check_report(
        check, start, end, "\"%s\": the verb does not agree with its subject; it is \"%s\"",
        stet_check_quote(check, doc->tokens[first].start, end), right);
    issue->confidence = 0.9;
    bool capital = stet_is_ascii_upper(doc->text.data[start]);
    char *cased = stet_arena_strdup(check->arena, stet_str_from(right));
    if (capital)
        cased[0] = stet_ascii_upper(cased[0]);
    stet_issue_suggest(check, issue, stet_str_from(cased));
}

static void check_pronoun(struct stet_check *check, uint32_t subject, uint64_t classes)
{
    const struct stet_document *doc = check->doc;
    bool is_plural = (classes & STET_WORD_CLASS(plural_subject)) != 0;
    const char *right =
        is_plural ? right_form(doc, subject + 1, plural, sizeof plural / sizeof *plural)
                  : right_form(doc, subject + 1, singular, sizeof singular / sizeof *singular);
    if (!right || !stet_follows(doc, subject + 1) || !opens_clause(doc, subject, is_plural) ||
        (!is_plural && may_be_right(doc, subject)))
        return;
    report(check, subject, subject + 1, right);
}

// "There is many reasons", but "there is many a slip".
static void check_there(struct stet_check *check, uint32_t there)
{
    const struct stet_document *doc = check->doc;
    static const struct pair there_pairs[] = {
        {"is", "are"}, {"was", "were"}, {"isn't", "aren't"}, {"wasn't", "weren't"}};
    const char *right =
        right_form(doc, there + 1, there_pairs, sizeof there_pairs / sizeof *there_pairs);
    if (!right || !(classes_at(doc, there + 2) & STET_WORD_CLASS(many)) ||
        stet_token_is(doc, there + 3, "a") || stet_token_is(doc, there + 3, "an"))
        return;
    report(check, there, there + 1, right);
}

static void check_agreement(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    for (uint32_t t = 0; t + 1 < doc->token_count; t++) {
        uint32_t size = doc->tokens[t].end - doc->tokens[t].start;
        if (doc->tokens[t].kind != STET_TOKEN_WORD || size < 2 || size > 5 ||
            doc->tokens[t + 1].kind != STET_TOKEN_WORD)
            continue;
        uint64_t classes = stet_word_classes(stet_document_text(doc, t));
        if (classes & (STET_WORD_CLASS(singular_subject) | STET_WORD_CLASS(plural_subject)))
            check_pronoun(check, t, classes);
        else if (size == 5 && stet_token_is(doc, t, "there"))
            check_there(check, t);
    }
}

static const struct stet_example bad[] = {{"He have a plan, but they was late. She were not.",
                                           "He has a plan, but they were late. She was not."},
                                          {"There is many reasons; there was several people.",
                                           "There are many reasons; there were several people."},
                                          {"He don't know what they has.", NULL},
                                          {NULL, NULL}};
static const struct stet_example good[] = {
    {"If he were here, would he have a plan? I wish she were. It is vital that he have it.", NULL},
    {"Tom and he have a plan; one of them was late; there is many a slip.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_grammar_agreement = {
    .info =
        {.id = "grammar/agreement",
         .since = "0.1.0",
         .mqm = "linguistic-conventions/grammar",
         .summary = "a verb that does not agree with the pronoun before it",
         .why =
             "Where the source leaves the subject to the ending of the verb, the engine guesses it and changes its mind: \"he have\", "
             "\"they was\", \"there is many\". Only he, she, we, they and there are judged, right before the verb and at the "
             "beginning of a clause; subjunctives, questions and subjects of two parts are left alone.\n\n"
             "Measured on 430,000 words of edited news: no finding.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_agreement,
};
