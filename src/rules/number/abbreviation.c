// SPDX-License-Identifier: Apache-2.0
// "5 mln", "3 mlrd", "20 tys.", "5 proc.": scales and units shortened as the source shortens them (dictionaries/en/figures.tsv).
#include "rules/shared/figures.h"
#include "rules/rule.h"

// RUB and MLN are a code and a team's name.
static bool is_shortened(const struct stet_figure_word *word, const struct stet_document *doc,
                         uint32_t token)
{
    return (word->class == STET_FIGURE_SHORT || word->class == STET_FIGURE_WIRE) &&
           stet_document_word(doc, token)->form != STET_CASE_UPPER;
}

// Behind a figure, or behind a scale that stands behind one: "5 mln rub".
static bool is_behind_figure(const struct stet_figures *figures, uint32_t token)
{
    const struct stet_document *doc = figures->doc;
    if (!stet_follows(doc, token))
        return false;
    if (doc->tokens[token - 1].kind == STET_TOKEN_NUMBER)
        return true;
    return token >= 2 && doc->tokens[token - 1].kind == STET_TOKEN_WORD &&
           doc->tokens[token - 2].kind == STET_TOKEN_NUMBER && stet_follows(doc, token - 1) &&
           stet_is_scale(figures, token - 1);
}

static void check_scales(struct stet_check *check)
{
    enum { LONGEST = 16 }; // bytes
    const struct stet_document *doc = check->doc;
    struct stet_figures figures;
    if (!stet_figures_open(&figures, doc))
        return;
    for (uint32_t t = 1; t < doc->token_count; t++) {
        if (doc->tokens[t].kind != STET_TOKEN_WORD ||
            doc->tokens[t].end - doc->tokens[t].start > LONGEST || !is_behind_figure(&figures, t))
            continue;
        struct stet_figure_word word = stet_figure_word_at(&figures, t);
        if (!is_shortened(&word, doc, t))
            continue;
        uint32_t end = doc->tokens[stet_takes_stop(doc, t + 1) ? t + 1 : t].end;
        struct stet_issue *issue = stet_check_report(
            check, doc->tokens[t].start, end, "\"%s\" is written out in English: %s",
            stet_check_quote(check, doc->tokens[t].start, end), word.english);
        if (word.class == STET_FIGURE_WIRE)
            issue->severity = STET_SEVERITY_NOTE;
        stet_issue_suggest(check, issue, stet_str_from(word.english));
    }
}

static const struct stet_example bad[] = {
    {"The town got 5 mln euros and 3 mlrd. rubles.",
     "The town got 5 million euros and 3 billion rubles."},
    {"Some 20 thous. people came, 5 proc. of them by bus.",
     "Some 20 thousand people came, 5 percent of them by bus."},
    {"He paid 5 mln rub.", "He paid 5 million rubles."},
    {NULL, NULL}};
static const struct stet_example good[] = {{"The town got 5 million euros and 200 RUB.", NULL},
                                           {"The MLN team won 3 times.", NULL},
                                           {NULL, NULL}};

const struct stet_rule_def stet_rule_number_abbreviation = {
    .info =
        {.id = "number/abbreviation",
         .since = "0.1.0",
         .mqm = "locale-convention/number-format",
         .summary = "a scale or a unit shortened in the source's way",
         .why =
             "Sources shorten the scale and the unit behind a figure (млн, млрд, тыс., tys., Mio., proc., zł), and an engine that does "
             "not know the abbreviation copies it or spells it letter by letter. General news writes the word; mln and bln, which wire services use "
             "in tables, are a note, the others a warning.\n\n"
             "The abbreviations are in dictionaries/en/figures.tsv. Measured on 430,000 words of edited news: no finding.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_scales,
    .claims = true,
};
