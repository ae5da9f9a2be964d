// SPDX-License-Identifier: Apache-2.0
// Acronyms that a machine left as the source has them, or romanised: "OON", "ЕС", "OTAN". The table is dictionaries/en/acronyms.tsv.
#include "names/article/article.h"
#include "rules/shared/figures.h"
#include "rules/shared/forms.h"
#include "rules/shared/letters.h"
#include "rules/shared/meant.h"

// A line in capitals says nothing about its words.
static bool among_small_letters(const struct stet_document *doc, uint32_t first, uint32_t end)
{
    enum { REACH = 6 };
    for (uint32_t n = 0, t = first; n < REACH && stet_residue_same_line(doc, t); n++, t--)
        if (stet_document_is_word(doc, t - 1) &&
            stet_document_word(doc, t - 1)->form == STET_CASE_LOWER)
            return true;
    for (uint32_t n = 0, t = end; n < REACH && stet_residue_same_line(doc, t); n++, t++)
        if (stet_document_is_word(doc, t) && stet_document_word(doc, t)->form == STET_CASE_LOWER)
            return true;
    return false;
}

// A form that could be English, too: only as a word by itself, beside another form of its language.
static bool is_meant_so(const struct stet_check *check, uint32_t first, uint32_t end,
                        const struct stet_phrase *form)
{
    const struct stet_document *doc = check->doc;
    bool beside = (stet_residue_same_line(doc, first) && stet_is_proper(check, first - 1)) ||
                  (stet_residue_same_line(doc, end) && stet_is_proper(check, end));
    return !beside && !stet_names_explains(check->names, first) &&
           stet_forms_beside(doc, form->class, first, end);
}

static bool is_acronym(const char *english)
{
    for (; *english; english++)
        if (!stet_is_ascii_upper(*english))
            return false;
    return true;
}

static void check_acronyms(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    struct stet_forms forms;
    struct stet_meant meant;
    struct stet_phrase form;
    if (!stet_forms_open(&forms, "acronyms"))
        return;
    stet_meant_open(&meant);
    for (uint32_t t = 0; t < doc->token_count; t++) {
        uint32_t end = stet_forms_match(&forms, doc, t, &form);
        if (end == t || !among_small_letters(doc, t, end) || stet_is_compound_part(doc, t, end) ||
            stet_meant_covers(&meant, doc, t, end) ||
            (form.ambiguous[0] && !is_meant_so(check, t, end, &form)))
            continue;
        bool plural = t > 0 && stet_follows(doc, t) && stet_is_plural_number(doc, t - 1);
        struct stet_issue *issue = stet_forms_report(check, doc, t, end, &form, plural);
        issue->severity = form.ambiguous[0] ? STET_SEVERITY_WARNING : STET_SEVERITY_ERROR;
        issue->fix =
            !form.ambiguous[0] && is_acronym(form.english) ? STET_FIX_SAFE : STET_FIX_SUGGESTED;
        t = end - 1;
    }
}

static const struct stet_example bad[] = {
    {"The OON did not comment.", "The UN did not comment."},
    {"Two BPLA were shot down over the port.", "Two drones were shot down over the port."},
    {"The OTAN summit opened; the UE sent a note.", "The NATO summit opened; the EU sent a note."},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"The UN, the EU, NATO (OTAN in French) and the OSCE agreed.", NULL},
    {"UE, a company in Texas, paid its staff.", NULL},
    {"OON AND UE", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_term_acronym = {
    .info =
        {.id = "term/acronym",
         .since = "0.1.0",
         .mqm = "terminology/wrong-term",
         .summary = "an acronym of the source language",
         .why =
             "Engines copy acronyms that they do not know, or write them in Latin letters: \"OON\" for the UN, \"BPLA\" for a drone, \"OTAN\" "
             "for NATO. Readers of English cannot know them.\n\n"
             "The acronyms with their English are in dictionaries/en/acronyms.tsv. One that has no other reading in English is an error wherever it "
             "stands among small letters; one that has (\"UE\", \"VSU\") is a warning, and only said beside another form of the same language in the "
             "article. The original in brackets after its English, and parts of compounds, are left alone.\n\n"
             "Measured: 0.00 findings per 1,000 words of edited text.",
         .severity = STET_SEVERITY_ERROR,
         .fix = STET_FIX_SAFE,
         .bad = bad,
         .good = good},
    .check = check_acronyms,
    .claims = true,
};
