// SPDX-License-Identifier: Apache-2.0
// Ordinary words that no dictionary knows. Capitalised words in mid-sentence are names and are left to name/: a spelling rule
// that guesses at names is the noise this program exists to end.
#include "names/analysis.h"
#include "rules/rule.h"
#include "spelling/spelling.h"

static void suggest(struct stet_check *check, struct stet_issue *issue)
{
    const char *found[STET_MAX_SUGGESTIONS];
    struct stet_str word = stet_str_slice(check->doc->text, issue->start, issue->end);
    size_t count = stet_spelling_suggest(check->spelling, word, check->arena, found, 3);
    for (size_t i = 0; i < count; i++)
        stet_issue_suggest(check, issue, stet_str_from(found[i]));
}

static bool touches(const struct stet_document *doc, uint32_t token, uint32_t c)
{
    return (stet_document_glued(doc, token) && stet_document_is_punct(doc, token - 1, c)) ||
           (stet_document_glued(doc, token + 1) && stet_document_is_punct(doc, token + 1, c));
}

static bool is_suspect(struct stet_check *check, uint32_t token)
{
    const struct stet_document *doc = check->doc;
    const struct stet_word *word = stet_document_word(doc, token);
    if (word->length_cp < 3 || word->form == STET_CASE_UPPER || word->form == STET_CASE_MIXED)
        return false;
    if (stet_spelling_known(check->spelling, doc->tokens[token].word) != STET_KNOWN_NO)
        return false;
    // Parts of compounds (de-escalate, Franco-German) are often no words by themselves.
    if (touches(doc, token, '-') || touches(doc, token, 0x2010) || touches(doc, token, 0x2011) ||
        touches(doc, token, '_'))
        return false;
    if (word->form == STET_CASE_TITLE)
        return false;
    return !stet_names_explains(check->names, token);
}

static void check_words(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    for (uint32_t t = 0; t < doc->token_count; t++) {
        if (doc->tokens[t].kind != STET_TOKEN_WORD || !is_suspect(check, t))
            continue;
        const struct stet_token *token = &doc->tokens[t];
        struct stet_issue *issue =
            stet_check_report(check, token->start, token->end, "\"%s\" is in no dictionary",
                              stet_check_quote(check, token->start, token->end));
        issue->confidence = 0.8;
        issue->suggest_later = suggest;
    }
}

static const struct stet_example bad[] = {{"The minister anounced a plan.", NULL}, {NULL, NULL}};
static const struct stet_example good[] = {
    {"The minister announced a plan in Mykolaiv with Ms Hrynevych.", NULL}, {NULL, NULL}};

const struct stet_rule_def stet_rule_spelling_unknown = {
    .info =
        {.id = "spelling/unknown",
         .since = "0.1.0",
         .mqm = "linguistic-conventions/spelling",
         .summary = "a word that no dictionary knows",
         .why =
             "A word in lower case that neither the hunspell dictionary of the language nor the house words know.",
         .severity = STET_SEVERITY_WARNING,
         .fixable = false,
         .bad = bad,
         .good = good},
    .check = check_words,
};
