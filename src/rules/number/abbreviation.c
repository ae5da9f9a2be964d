// SPDX-License-Identifier: Apache-2.0
// "5 mln", "20 bln", "3 mlrd": scales shortened as the source shortens them.
#include "rules/shared/figures.h"
#include "rules/rule.h"

struct scale {
    const char *shortened, *word;
    enum stet_severity severity;
};

// mln and bln are met in English financial news; the others are Slavic or German.
static const struct scale scales[] = {
    {"mln", "million", STET_SEVERITY_NOTE},       {"bln", "billion", STET_SEVERITY_NOTE},
    {"trln", "trillion", STET_SEVERITY_NOTE},     {"mlrd", "billion", STET_SEVERITY_WARNING},
    {"mlr", "billion", STET_SEVERITY_WARNING},    {"mrd", "billion", STET_SEVERITY_WARNING},
    {"tys", "thousand", STET_SEVERITY_WARNING},   {"tyc", "thousand", STET_SEVERITY_WARNING},
    {"thous", "thousand", STET_SEVERITY_WARNING}, {"thsd", "thousand", STET_SEVERITY_WARNING}};

static const struct scale *find_scale(const struct stet_document *doc, uint32_t token)
{
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (stet_token_is(doc, token, scales[i].shortened))
            return &scales[i];
    return NULL;
}

static void check_scales(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    for (uint32_t t = 1; t < doc->token_count; t++) {
        if (doc->tokens[t].kind != STET_TOKEN_WORD ||
            doc->tokens[t - 1].kind != STET_TOKEN_NUMBER || !stet_follows(doc, t) ||
            doc->tokens[t].end - doc->tokens[t].start > 5)
            continue;
        const struct scale *scale = find_scale(doc, t);
        if (!scale)
            continue;
        uint32_t end = doc->tokens[t].end;
        // The stop of the abbreviation goes with it, unless the sentence ends there.
        bool stop = stet_document_is_punct(doc, t + 1, '.') && stet_document_glued(doc, t + 1) &&
                    t + 2 < doc->token_count && stet_document_is_word(doc, t + 2) &&
                    stet_document_word(doc, t + 2)->form == STET_CASE_LOWER;
        if (stop)
            end = doc->tokens[t + 1].end;
        struct stet_issue *issue = stet_check_report(
            check, doc->tokens[t].start, end, "\"%s\" is written out in English: %s",
            stet_check_quote(check, doc->tokens[t].start, end), scale->word);
        issue->severity = scale->severity;
        stet_issue_suggest(check, issue, stet_str_from(scale->word));
    }
}

static const struct stet_example bad[] = {
    {"The town got 5 mln euros and 3 mlrd. rubles.",
     "The town got 5 million euros and 3 billion rubles."},
    {"Some 20 thous. people came.", "Some 20 thousand people came."},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"The town got 5 million euros.", NULL}, {"The MLN team won 3 times.", NULL}, {NULL, NULL}};

const struct stet_rule_def stet_rule_number_abbreviation = {
    .info =
        {.id = "number/abbreviation",
         .since = "0.1.0",
         .mqm = "locale-convention/number-format",
         .summary = "million, billion, thousand shortened in the source's way",
         .why =
             "Sources shorten the scale behind a figure (млн, млрд, тыс., tys.), and an engine that does not know the "
             "abbreviation spells it letter by letter. General news writes the word; mln and bln, which wire services use "
             "in tables, are a note, the others a warning.\n\n"
             "Measured on 115,000 words of edited news: no warning, 0.08 notes per 1,000 words.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_scales,
};
