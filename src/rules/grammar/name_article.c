// SPDX-License-Identifier: Apache-2.0
// "in United States": names that have an article in English and none in the source (dictionaries/en/the-names.txt).
#include "rules/rule.h"
#include "rules/shared/phrases.h"
#include "rules/shared/words.h"
#include "text/word_classes.h"

// "in United Nations headquarters", "from Netherlands Bank": before a noun the name is an adjective and loses its article.
static bool stands_alone(const struct stet_document *doc, uint32_t next)
{
    if (next >= doc->token_count || (doc->tokens[next].flags & STET_TOKEN_BLOCK_START))
        return true;
    if (doc->tokens[next].kind == STET_TOKEN_PUNCT)
        return memchr(".,;:!?)", (int)(doc->tokens[next].word & 0x7f), 7) != NULL &&
               doc->tokens[next].word < 0x80;
    return stet_document_is_word(doc, next) &&
           stet_document_word(doc, next)->form == STET_CASE_LOWER &&
           (stet_word_classes(stet_document_text(doc, next)) &
            (STET_WORD_CLASS(preposition) | STET_WORD_CLASS(joint) | STET_WORD_CLASS(light) |
             STET_WORD_CLASS(be) | STET_WORD_CLASS(auxiliary) | STET_WORD_CLASS(conjunction) |
             STET_WORD_CLASS(speech) | STET_WORD_CLASS(behind_name))) != 0;
}

static void check_names(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    struct stet_phrases names;
    struct stet_phrase name;
    if (!stet_phrases_open(&names, "the-names"))
        return;
    for (uint32_t t = 1; t < doc->token_count; t++) {
        if (doc->tokens[t].kind != STET_TOKEN_WORD ||
            !stet_is_ascii_upper(doc->text.data[doc->tokens[t].start]) || !stet_follows(doc, t))
            continue;
        uint32_t end = stet_phrases_match(&names, STET_PHRASE_TEXT, doc, t, &name);
        if (end == t || !stet_document_is_word(doc, t - 1) ||
            stet_document_word(doc, t - 1)->form == STET_CASE_UPPER ||
            !(stet_word_classes(stet_document_text(doc, t - 1)) & STET_WORD_CLASS(preposition)) ||
            !stands_alone(doc, end))
            continue;
        uint32_t start = doc->tokens[t].start, stop = doc->tokens[end - 1].end;
        struct stet_issue *issue =
            stet_check_report(check, start, stop, "\"%s\" has an article in English: the %s",
                              stet_check_quote(check, start, stop), name.text);
        issue->confidence = 0.93;
        stet_issue_suggest(check, issue,
                           stet_str_from(stet_arena_printf(check->arena, "the %s", name.text)));
        t = end - 1;
    }
}

static const struct stet_example bad[] = {
    {"He lives in United States, she works in Netherlands.",
     "He lives in the United States, she works in the Netherlands."},
    {"The President of European Union and a member of United Nations met.", NULL},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"He lives in the United States; in United Nations headquarters a man from United Airlines spoke.",
     NULL},
    {"The case of United States v. Smith is known.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_grammar_name_article = {
    .info =
        {.id = "grammar/name-article",
         .since = "0.1.0",
         .mqm = "linguistic-conventions/grammar",
         .summary = "a name without the article it has in English",
         .why =
             "Slavic languages have no articles, and an engine that takes a name for a plain one gives it none: \"in United States\". "
             "The names are in dictionaries/en/the-names.txt; they are reported behind a preposition and before the end of their "
             "phrase, because before a noun the article belongs to that (of United States troops).\n\n"
             "Measured on 430,000 words of edited news: no finding.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_names,
};
