// SPDX-License-Identifier: Apache-2.0
// A space before a comma, full stop, semicolon, colon, question or exclamation mark.
#include "rules/rule.h"

static bool wants_no_space(const struct stet_document *doc, uint32_t t)
{
    const struct stet_token *token = &doc->tokens[t];
    if (token->kind != STET_TOKEN_PUNCT || !(token->flags & STET_TOKEN_SPACE_BEFORE) ||
        (token->flags & STET_TOKEN_LINE_START) || t == 0)
        return false;
    if (token->word > 0x7f || !strchr(",.;:?!", (int)token->word))
        return false;
    // " ...", " .net", " :)" and ": :" are something else than a stray space.
    return !(t + 1 < doc->token_count && stet_document_glued(doc, t + 1)) &&
           doc->tokens[t - 1].kind != STET_TOKEN_PUNCT;
}

static void check_spaces(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    for (uint32_t t = 1; t < doc->token_count; t++) {
        if (!wants_no_space(doc, t))
            continue;
        const struct stet_token *token = &doc->tokens[t];
        struct stet_issue *issue = stet_check_report(check, doc->tokens[t - 1].end, token->end,
                                                     "stray space before \"%c\"", (int)token->word);
        char mark = (char)token->word;
        stet_issue_suggest(check, issue, (struct stet_str){&mark, 1});
    }
}

static const struct stet_example bad[] = {{"He agreed , but left .", "He agreed, but left."},
                                          {NULL, NULL}};
static const struct stet_example good[] = {{"He agreed, but left.", NULL}, {NULL, NULL}};

const struct stet_rule_def stet_rule_typography_space = {
    .info =
        {.id = "typography/space",
         .since = "0.1.0",
         .mqm = "linguistic-conventions/punctuation",
         .summary = "a space before punctuation",
         .why =
             "English sets no space before a comma, full stop, semicolon, colon, question or exclamation mark.",
         .severity = STET_SEVERITY_WARNING,
         .fixable = true,
         .bad = bad,
         .good = good},
    .check = check_spaces,
};
