// SPDX-License-Identifier: Apache-2.0
// "can not" as two words. "You can not only see but touch it" is right: the "not" belongs to what follows.
#include "rules/rule.h"
#include "rules/shared/words.h"

static void check_words(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    for (uint32_t t = 0; t + 1 < doc->token_count; t++) {
        if (doc->tokens[t].kind != STET_TOKEN_WORD ||
            doc->tokens[t].end - doc->tokens[t].start != 3 || !stet_token_is(doc, t, "can") ||
            !stet_token_is(doc, t + 1, "not") || !stet_follows(doc, t + 1) ||
            stet_document_word(doc, t + 1)->form != STET_CASE_LOWER)
            continue;
        // "Can not one of you go?" asks.
        if (doc->tokens[t].flags & STET_TOKEN_SENTENCE_START)
            continue;
        if (!stet_document_is_word(doc, t + 2) || stet_token_is(doc, t + 2, "only") ||
            stet_token_is(doc, t + 2, "just") || stet_token_is(doc, t + 2, "merely") ||
            stet_token_is(doc, t + 2, "simply"))
            continue;
        struct stet_issue *issue =
            stet_check_report(check, doc->tokens[t].start, doc->tokens[t + 1].end,
                              "\"can not\" is one word, \"cannot\"");
        issue->confidence = 0.9;
        stet_issue_suggest(check, issue, STET_STR("cannot"));
    }
}

static const struct stet_example bad[] = {{"We can not go there.", "We cannot go there."},
                                          {NULL, NULL}};
static const struct stet_example good[] = {
    {"You can not only see but touch it; we cannot. Can not one of you go?", NULL}, {NULL, NULL}};

const struct stet_rule_def stet_rule_grammar_can_not = {
    .info =
        {.id = "grammar/can-not",
         .since = "0.1.0",
         .mqm = "linguistic-conventions/grammar",
         .summary = "can not in two words",
         .why =
             "\"Cannot\" is one word in English news; two words are what a word-by-word translation of the source's two "
             "leaves. Before only, just, merely and simply the two belong apart.\n\n"
             "Measured on 430,000 words of edited news: 3 findings, 2 of them in quotations.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_words,
};
