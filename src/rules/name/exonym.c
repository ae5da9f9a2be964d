// SPDX-License-Identifier: Apache-2.0
// Places by the name that another language has for them: "Mailand", "Varsovie", "Londyn". The table is dictionaries/en/exonyms.tsv.
#include "names/article/article.h"
#include "rules/shared/forms.h"
#include "rules/shared/letters.h"
#include "rules/shared/meant.h"
#include "rules/shared/words.h"

static bool is_preposition(const struct stet_document *doc, uint32_t t)
{
    static const char *const words[] = {"around",  "at",   "from",    "in",
                                        "into",    "near", "outside", "reached",
                                        "through", "to",   "towards", "visited"};
    return stet_document_is_word(doc, t) && STET_WORD_IN(stet_document_text(doc, t), words);
}

// "in Wien", "to Paris and Brusel": the word before says that a place is meant, or the places before it are.
static bool behind_preposition(const struct stet_document *doc, uint32_t t)
{
    enum { PLACES = 4 };
    for (unsigned n = 0; n < PLACES && t > 1 && stet_residue_same_line(doc, t); n++, t -= 2) {
        if (is_preposition(doc, t - 1))
            return true;
        bool joined = stet_token_is(doc, t - 1, "and") || stet_document_is_punct(doc, t - 1, ',');
        if (!joined || !stet_document_is_word(doc, t - 2) ||
            stet_document_word(doc, t - 2)->form == STET_CASE_LOWER)
            return false;
    }
    return false;
}

// Part of a longer name: "Sparta Praha", "Universität Wien", "Radio Roma", "Alyssa Milano".
static bool in_a_name(const struct stet_check *check, uint32_t first, uint32_t end)
{
    const struct stet_document *doc = check->doc;
    bool before = stet_residue_same_line(doc, first) && stet_document_is_word(doc, first - 1) &&
                  stet_document_word(doc, first - 1)->form != STET_CASE_LOWER &&
                  (!(doc->tokens[first - 1].flags & STET_TOKEN_SENTENCE_START) ||
                   stet_is_proper(check, first - 1));
    bool behind = stet_residue_same_line(doc, end) && stet_follows(doc, end) &&
                  stet_document_is_word(doc, end) &&
                  stet_document_word(doc, end)->form != STET_CASE_LOWER;
    return before || behind;
}

// The lists have the very word for somebody or something else (Cuba, which is Juba in Czech), and no rule finds fault with it.
static bool is_listed(const struct stet_check *check, uint32_t token)
{
    const struct stet_names *names = check->names;
    for (uint32_t i = 0; i < names->hit_count; i++)
        if (names->hits[i].start_byte <= check->doc->tokens[token].start &&
            names->hits[i].end_byte > check->doc->tokens[token].start)
            return false;
    return stet_names_explains(names, token);
}

// A form that may be something else is a place behind a preposition, and where nothing else in the article is called so.
static bool is_meant_so(const struct stet_check *check, uint32_t first, uint32_t end,
                        const struct stet_phrase *form)
{
    const struct stet_document *doc = check->doc;
    bool word = strstr(form->ambiguous, "word") != NULL;
    if (!behind_preposition(doc, first))
        return false;
    for (uint32_t t = 0; t < doc->token_count; t++)
        if (t != first && doc->tokens[t].kind == STET_TOKEN_WORD &&
            doc->tokens[t].word == doc->tokens[first].word && !behind_preposition(doc, t))
            return false;
    if (strstr(form->ambiguous, "name") && !word && !is_listed(check, first) &&
        stet_token_is(doc, first - 1, "in") && !stet_residue_is_wordlike(doc, end))
        return true;
    return stet_forms_beside(doc, form->class, first, end);
}

// Somebody may be called so: a place is told by a preposition before one of its mentions.
static bool is_place(const struct stet_document *doc, const char *form)
{
    struct stet_str name = stet_str_from(form);
    name.size = strcspn(form, " -");
    for (uint32_t t = 0; t < doc->token_count; t++)
        if (doc->tokens[t].kind == STET_TOKEN_WORD &&
            stet_str_starts(stet_document_text(doc, t), name) && behind_preposition(doc, t))
            return true;
    return false;
}

static void check_exonyms(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    struct stet_forms forms;
    struct stet_meant meant;
    struct stet_phrase form;
    if (!stet_forms_open(&forms, "exonyms"))
        return;
    stet_meant_open(&meant);
    for (uint32_t t = 0; t < doc->token_count; t++) {
        uint32_t end = stet_forms_match(&forms, doc, t, &form);
        if (end == t || in_a_name(check, t, end) || stet_is_compound_part(doc, t, end) ||
            stet_meant_covers(&meant, doc, t, end) ||
            !(form.ambiguous[0] || is_listed(check, t) ? is_meant_so(check, t, end, &form)
                                                       : is_place(doc, form.text)))
            continue;
        struct stet_issue *issue = stet_forms_report(check, doc, t, end, &form, false);
        issue->fix = form.ambiguous[0] ? STET_FIX_SUGGESTED : STET_FIX_SAFE;
        t = end - 1;
    }
}

static const struct stet_example bad[] = {
    {"The talks in Varsovie went on, and then they moved to Mailand.",
     "The talks in Warsaw went on, and then they moved to Milan."},
    {"The train to Moskau was late; Moskau's answer came.",
     "The train to Moscow was late; Moscow's answer came."},
    {"She lives in Milano.", "She lives in Milan."},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"Sparta Praha met Dinamo Moskva; the Universität Wien and Alyssa Milano were there.", NULL},
    {"Warsaw (Varsovie in French) and Milan.", NULL},
    {"Liban, who spent a year on it, sold it. He lives in Holland and was in Cuba.", NULL},
    {"Roma families were moved; help came to Roma and others.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_name_exonym = {
    .info =
        {.id = "name/exonym",
         .since = "0.1.0",
         .mqm = "accuracy/untranslated",
         .summary = "a place by its name in another language",
         .why =
             "A machine that takes a place for a name it need not translate leaves it as the source has it: \"Mailand\" for Milan, \"Varsovie\" "
             "for Warsaw, \"Londyn\" for London.\n\n"
             "The forms are in dictionaries/en/exonyms.tsv, made from CLDR and GeoNames. A form that is somebody's name, another place or a word in "
             "English (Milano, Roma) is said only behind a preposition, where nothing else in the article is called so; any other where a preposition "
             "before one of its mentions tells that it is a place. Parts of longer names "
             "(Sparta Praha) and forms in brackets are left alone.\n\n"
             "Measured: 0.00 findings per 1,000 words of edited text.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_SAFE,
         .bad = bad,
         .good = good},
    .check = check_exonyms,
    .claims = true,
};
