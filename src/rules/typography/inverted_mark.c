// SPDX-License-Identifier: Apache-2.0
// The ¿ and ¡ that begin a question or an exclamation in Spanish, left before English words.
#include "rules/shared/marks.h"

// Does what follows, up to the end of the sentence, read as English? At least half of its words are known, and no unknown one has
// an accent.
static bool is_english(struct stet_check *check, uint32_t t)
{
    enum { REACH = 20 };
    const struct stet_document *doc = check->doc;
    uint32_t words = 0, known = 0;
    for (uint32_t i = t + 1; i < t + REACH && stet_token_same_line(doc, i); i++) {
        if (stet_mark_is_stop(stet_token_mark(doc, i)))
            break;
        if (!stet_document_is_word(doc, i))
            continue;
        bool is_known = stet_token_is_known(check, i);
        if (!is_known && !stet_document_word(doc, i)->ascii)
            return false;
        words++;
        known += is_known;
    }
    return words && 2 * known >= words;
}

static void check_marks(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    for (uint32_t t = 0; t + 1 < doc->token_count; t++) {
        uint32_t c = stet_token_mark(doc, t);
        if ((c != 0xa1 && c != 0xbf) || !stet_document_glued(doc, t + 1) || !is_english(check, t))
            continue;
        stet_check_replace(check, doc->tokens[t].start, doc->tokens[t + 1].end,
                           stet_document_text(doc, t + 1),
                           "\"%s\": English sets no mark before a question or an exclamation",
                           stet_check_quote(check, doc->tokens[t].start, doc->tokens[t + 1].end));
    }
}

static const struct stet_example bad[] = {
    {"\xc2\xbfWho opened the port? he asked.", "Who opened the port? he asked."},
    {"\xc2\xa1Open the port! said the mayor.", "Open the port! said the mayor."},
    {NULL, NULL}};
static const struct stet_example good[] = {{"They asked: \xc2\xbf"
                                            "D\xc3\xb3nde est\xc3\xa1 mi casa?",
                                            NULL},
                                           {"The marks \xc2\xbf and \xc2\xa1 are Spanish.", NULL},
                                           {NULL, NULL}};

const struct stet_rule_def stet_rule_typography_inverted_mark = {
    .info =
        {.id = "typography/inverted-mark",
         .since = "0.1.0",
         .mqm = "linguistic-conventions/punctuation",
         .summary = "a Spanish mark before a question or an exclamation",
         .why =
             "Spanish announces a question with \xc2\xbf and an exclamation with \xc2\xa1; English has only the mark at the end.\n\n"
             "Engines copy the mark, above all where the question stands inside a quotation. A question whose words are not English is a "
             "quotation of Spanish and left alone. Whether the sentence still lacks its mark at the end has to be read.\n\n"
             "Measured: no finding in 430,000 words of edited news.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_SAFE,
         .bad = bad,
         .good = good},
    .check = check_marks,
};
