// SPDX-License-Identifier: Apache-2.0
// Ordinary words that no dictionary knows. Capitalised words in mid-sentence are names and are left to name/: a spelling rule that
// guesses at names is the noise this program exists to end. What is unknown is a misspelling only if a frequent word stands one
// slip away; else it may be a term, and is at most worth a look.
#include "base/hash.h"
#include "names/article/article.h"
#include "names/match/form.h"
#include "rules/rule.h"
#include "rules/shared/capital_form.h"
#include "rules/shared/near_words.h"
#include "rules/shared/word_place.h"
#include "rules/shared/words.h"
#include "spelling/near.h"
#include "spelling/spelling.h"
#include "text/unicode.h"
#include "text/word_classes.h"
#include "text/word_classes.h"

enum {
    MAX_JUDGED = 2000,   // distinct words of a document that are looked at closely
    MAX_LOOKED_FOR = 64, // of them, capitalised ones that are looked for in the rest of it
};

struct verdict {
    enum stet_severity severity;
    bool
        sure; // not short, and one slip away from a frequent word: no part of a phrase in another language
    unsigned near_count;
    char *near[STET_NEAR_MAX];
    char *raised;        // for a form with a capital: what news often write with one, one slip away
    bool day;            // it is a day or a month
    const char *split;   // two words where one was written
    const char *capital; // known with a capital only: a name in lower case
};

struct scan {
    struct stet_check *check;
    struct stet_map judged; // word form → index into `verdicts`
    struct verdict *verdicts;
    unsigned looked_for;
};

// Levenshtein distance of two short words, bytes; at most LONG.
static size_t distance(struct stet_str a, struct stet_str b)
{
    enum { LONG = 32 };
    size_t row[LONG + 1];
    if (a.size > LONG || b.size > LONG)
        return LONG;
    for (size_t j = 0; j <= b.size; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            size_t best = corner + (a.data[i - 1] != b.data[j - 1]);
            corner = row[j];
            best = row[j] + 1 < best ? row[j] + 1 : best;
            row[j] = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
        }
    }
    return row[b.size];
}

// hunspell always finds something ("honorificabilitudinitatibus"); what is further than a quarter of the letters helps nobody, nor do
// two words of which one is a scrap ("begun ed").
static bool is_helpful(struct stet_str word, struct stet_str found)
{
    size_t space = stet_str_find(found, STET_STR(" "), 0);
    size_t gap = space != SIZE_MAX ? space : stet_str_find(found, STET_STR("-"), 0);
    if (gap != SIZE_MAX && (gap < 3 || found.size - gap < 4))
        return false;
    return distance(word, found) <= 1 + word.size / 5;
}

static void suggest(struct stet_check *check, struct stet_issue *issue)
{
    const char *found[STET_MAX_SUGGESTIONS];
    struct stet_str word = stet_str_slice(check->doc->text, issue->start, issue->end);
    if (stet_suggest_near_words(check, issue, 3))
        return;
    size_t count = stet_spelling_suggest(check->spelling, word, check->arena, found, 3);
    for (size_t i = 0; i < count; i++)
        if (is_helpful(word, stet_str_from(found[i])))
            stet_issue_suggest(check, issue, stet_str_from(found[i]));
}

static bool is_unknown(struct stet_check *check, uint32_t token)
{
    return stet_document_is_word(check->doc, token) &&
           stet_spelling_known(check->spelling, check->doc->tokens[token].word) == STET_KNOWN_NO;
}

// A capital in mid-sentence elsewhere in the article: a name.
static bool is_name_elsewhere(const struct stet_document *doc, uint32_t token)
{
    for (uint32_t t = 0; t < doc->token_count; t++)
        if (doc->tokens[t].kind == STET_TOKEN_WORD &&
            doc->tokens[t].word == doc->tokens[token].word &&
            !(doc->tokens[t].flags & STET_TOKEN_SENTENCE_START))
            return true;
    return false;
}

// British in an American text, with a capital or without.
static bool is_known_elsewhere(struct stet_check *check, struct stet_str text)
{
    struct stet_buf lower = {0};
    stet_text_lower(&lower, text);
    bool known = stet_spelling_known_elsewhere(check->spelling, stet_buf_view(&lower));
    stet_buf_release(&lower);
    return known;
}

static bool is_suspect(struct stet_check *check, uint32_t token)
{
    const struct stet_document *doc = check->doc;
    const struct stet_word *word = stet_document_word(doc, token);
    if (stet_spelling_known(check->spelling, doc->tokens[token].word) != STET_KNOWN_NO ||
        word->length_cp < 3 || word->form == STET_CASE_UPPER || word->form == STET_CASE_MIXED)
        return false;
    if (is_known_elsewhere(check, word->text))
        return false;
    return !stet_is_word_part(doc, token) && !stet_names_explains(check->names, token);
}

// How frequent a word one slip away must be before the unknown one passes for its misspelling: short words have neighbours by chance.
static uint32_t frequent_enough(size_t length)
{
    return length > 8   ? 0
           : length > 6 ? 3
           : length > 5 ? 8
           : length > 4 ? 40
           : length > 3 ? 600
                        : 3000;
}

static bool is_plural_of(const char *near, struct stet_str form)
{
    size_t n = strlen(near);
    return form.size == n + 1 && form.data[n] == 's' && memcmp(near, form.data, n) == 0;
}

static bool is_swap(struct stet_str near, struct stet_str form)
{
    size_t i = 0;
    while (i < form.size && near.data[i] == form.data[i])
        i++;
    return near.size == form.size && i + 1 < form.size && near.data[i] == form.data[i + 1] &&
           near.data[i + 1] == form.data[i];
}

// Short words have frequent neighbours by chance (fon, on): only letters that changed places, or in words of four one that was
// lost, are slips.
static bool is_slip(struct stet_str near, struct stet_str form)
{
    return form.size > 4 || is_swap(near, form) || (form.size == 4 && near.size > form.size);
}

static void keep_near(struct stet_check *check, struct verdict *verdict, struct stet_str lower)
{
    struct stet_near near[STET_NEAR_MAX];
    size_t count = stet_near_words(near, check->spelling, lower);
    uint32_t most = 0;
    for (size_t i = 0; i < count; i++)
        most = near[i].lines > most ? near[i].lines : most;
    for (size_t i = 0; i < count; i++)
        if (near[i].lines >= frequent_enough(lower.size) && !is_plural_of(near[i].text, lower) &&
            is_slip(stet_str_from(near[i].text), lower))
            verdict->near[verdict->near_count++] =
                stet_arena_strdup(check->arena, stet_str_from(near[i].text));
    verdict->sure = verdict->near_count && lower.size > 5 && near[0].lines >= 10;
    enum stet_derived derived =
        verdict->near_count ? stet_near_derived(check->spelling, lower) : STET_DERIVED_NO;
    if (derived != STET_DERIVED_NO && most < (derived == STET_DERIVED_WEAK ? 10 : 100))
        verdict->near_count = 0;
}

// Two slips in a long word (reccomend, tommorow), by the learned letter units: the first word they lead to, if it is frequent.
static void keep_far(struct stet_check *check, struct verdict *verdict, struct stet_str lower)
{
    enum { FEWEST = 8, FREQUENT = 10 };
    const char *found[1];
    if (lower.size < FEWEST || stet_near_by_units(found, check, lower, 1) == 0)
        return;
    struct stet_str word = stet_str_from(found[0]);
    if (word.size < FEWEST || word.data[0] != lower.data[0] || distance(lower, word) > 2 ||
        stet_spelling_news_text(check->spelling, word) < FREQUENT || is_plural_of(found[0], lower))
        return;
    verdict->near[verdict->near_count++] = stet_arena_strdup(check->arena, word);
}

static bool is_day(const char *text)
{
    for (unsigned i = 1; i <= 12; i++)
        if (strcmp(text, stet_month_name(i)) == 0 ||
            (i <= 7 && strcmp(text, stet_weekday_name(i)) == 0))
            return true;
    return false;
}

// Days, months, offices and institutions. Other words with a capital are names too often (Royale, Fondation).
static void keep_raised(struct stet_check *check, struct verdict *verdict, struct stet_str lower)
{
    struct stet_near near[STET_NEAR_MAX];
    size_t count = stet_near_capitalised(near, check->spelling, lower);
    for (size_t i = 0; i < count && !verdict->raised; i++) {
        struct stet_str word = stet_str_from(near[i].text);
        verdict->day = is_day(near[i].text);
        if (verdict->day ||
            (stet_word_classes(word) & (STET_WORD_CLASS(office) | STET_WORD_CLASS(institution))))
            verdict->raised = stet_arena_strdup(check->arena, word);
    }
}

// The form with a capital, where that is a word of the dictionary or a listed name; NULL otherwise.
static const char *with_capital(struct stet_check *check, struct stet_str lower)
{
    struct stet_buf capital = {0};
    stet_text_capitalise(&capital, lower);
    uint32_t word = stet_lexicon_intern(check->names->engine->lexicon, stet_buf_view(&capital));
    bool known = stet_spelling_known(check->spelling, word) == STET_KNOWN_YES ||
                 stet_name_form_of(check->names->engine, word)->exact_count > 0;
    const char *copy = known ? stet_arena_strdup(check->arena, stet_buf_view(&capital)) : NULL;
    stet_buf_release(&capital);
    return copy;
}

// Decides on a form once a document; where it stands is looked at later.
static const struct verdict *judge(struct scan *scan, uint32_t token)
{
    struct stet_check *check = scan->check;
    struct stet_str text = stet_document_text(check->doc, token);
    bool added;
    uint32_t *index = stet_map_put(&scan->judged, text, scan->judged.count, &added);
    if (!added)
        return *index < MAX_JUDGED ? &scan->verdicts[*index] : NULL;
    if (*index >= MAX_JUDGED)
        return NULL;
    if (!scan->verdicts)
        scan->verdicts = STET_NEW_ARRAY(check->arena, struct verdict, MAX_JUDGED);
    struct verdict *verdict = &scan->verdicts[*index];
    struct stet_buf lower = {0};
    struct stet_str core = stet_name_core(text); // comapny's
    stet_text_lower(&lower, core);
    struct stet_str form = stet_buf_view(&lower);
    verdict->capital = with_capital(check, form);
    size_t joint = stet_near_joint(check->spelling, form);
    bool derived = stet_near_derived(check->spelling, form) != STET_DERIVED_NO;
    if (joint && !derived)
        verdict->split = stet_arena_printf(check->arena, "%.*s %.*s", (int)joint, text.data,
                                           (int)(text.size - joint), text.data + joint);
    if (!verdict->split && !verdict->capital) {
        keep_near(check, verdict, form);
        if (!verdict->near_count && !derived)
            keep_far(check, verdict, form);
    }
    if (stet_document_word(check->doc, token)->form == STET_CASE_TITLE)
        keep_raised(check, verdict, form);
    verdict->severity = verdict->split || verdict->near_count ? STET_SEVERITY_WARNING
                        : derived                             ? STET_SEVERITY_OFF
                                                              : STET_SEVERITY_NOTE;
    stet_buf_release(&lower);
    return verdict;
}

// Suggestions stand for the whole word, with its capital and its possessive.
static void suggest_word(struct stet_check *check, struct stet_issue *issue, const char *found)
{
    struct stet_str text = stet_str_slice(check->doc->text, issue->start, issue->end);
    struct stet_str core = stet_name_core(text);
    struct stet_buf cased = {0};
    if (stet_is_ascii_upper(text.data[0]))
        stet_text_capitalise(&cased, stet_str_from(found));
    else
        stet_buf_puts(&cased, found);
    stet_buf_str(&cased, stet_str_slice(text, core.size, text.size));
    stet_issue_suggest(check, issue, stet_buf_view(&cased));
    stet_buf_release(&cased);
}

static struct stet_issue *report_near(struct stet_check *check, uint32_t token, const char *first)
{
    const struct stet_token *t = &check->doc->tokens[token];
    const char *text = stet_check_quote(check, t->start, t->end);
    struct stet_issue *issue = stet_check_report(
        check, t->start, t->end, "\"%s\" is in no dictionary; did you mean \"%s\"?", text, first);
    suggest_word(check, issue, first);
    return issue;
}

static void report(struct stet_check *check, uint32_t token, const struct verdict *verdict,
                   enum stet_severity severity)
{
    const struct stet_token *t = &check->doc->tokens[token];
    const char *text = stet_check_quote(check, t->start, t->end);
    struct stet_issue *issue;
    if (verdict->split)
        issue = stet_check_report(check, t->start, t->end, "\"%s\" is two words, \"%s\"", text,
                                  verdict->split);
    else if (verdict->near_count)
        issue = report_near(check, token, verdict->near[0]);
    else
        issue = stet_check_report(check, t->start, t->end, "\"%s\" is in no dictionary", text);
    issue->severity = severity;
    issue->confidence = severity == STET_SEVERITY_WARNING ? 0.85 : 0.4;
    if (verdict->split)
        stet_issue_suggest(check, issue, stet_str_from(verdict->split));
    if (verdict->capital)
        suggest_word(check, issue, verdict->capital);
    for (unsigned i = 1; i < verdict->near_count; i++)
        suggest_word(check, issue, verdict->near[i]);
    issue->suggest_later = suggest;
}

// A form with a capital that is a misspelt day, month, office or body, where one of these fits.
static bool report_raised(struct stet_check *check, uint32_t token, const struct verdict *verdict,
                          enum stet_word_place place)
{
    bool fits = place == STET_PLACE_RAISED || (place == STET_PLACE_DAY && verdict->day) ||
                (place == STET_PLACE_INITIAL && !verdict->near_count && verdict->day);
    if (!verdict->raised || !fits)
        return false;
    report_near(check, token, verdict->raised)->confidence = 0.85;
    return true;
}

// Unknown words side by side are a phrase in another language (diabetes mellitus, nochnogo dozhdya); one behind a figure is a
// unit (5 mln).
static bool is_in_phrase(struct stet_check *check, uint32_t token, const struct verdict *verdict)
{
    const struct stet_document *doc = check->doc;
    return !verdict->sure &&
           ((token > 0 && stet_follows(doc, token) && is_unknown(check, token - 1)) ||
            (stet_follows(doc, token + 1) && is_unknown(check, token + 1)));
}

static void check_word(struct scan *scan, uint32_t token)
{
    struct stet_check *check = scan->check;
    const struct stet_document *doc = check->doc;
    struct stet_capital_form name;
    enum stet_word_place place = stet_word_place(check, token);
    const struct verdict *verdict = place == STET_PLACE_NOWHERE ? NULL : judge(scan, token);
    if (!verdict || report_raised(check, token, verdict, place) || place == STET_PLACE_RAISED ||
        place == STET_PLACE_DAY || verdict->severity == STET_SEVERITY_OFF)
        return;
    if (place != STET_PLACE_LOWER && verdict->severity != STET_SEVERITY_WARNING)
        return;
    if (place == STET_PLACE_INITIAL &&
        (scan->looked_for++ >= MAX_LOOKED_FOR || is_name_elsewhere(doc, token)))
        return;
    if (place == STET_PLACE_LOWER && token > 0 &&
        doc->tokens[token - 1].kind == STET_TOKEN_NUMBER &&
        doc->tokens[token].end - doc->tokens[token].start < 5)
        return;
    // spelling/capital's
    if (place == STET_PLACE_LOWER && verdict->capital && stet_capital_form(&name, check, token))
        return;
    report(check, token, verdict,
           is_in_phrase(check, token, verdict) ? STET_SEVERITY_NOTE : verdict->severity);
}

static void check_words(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    struct scan scan = {.check = check};
    for (uint32_t t = 0; t < doc->token_count; t++)
        if (doc->tokens[t].kind == STET_TOKEN_WORD && is_suspect(check, t))
            check_word(&scan, t);
    stet_map_release(&scan.judged);
}

static const struct stet_example bad[] = {
    {"The minister anounced a plan.", "The minister announced a plan."},
    {"The head ofthe ministry left.", "The head of the ministry left."},
    {"Residnets of the town left.", "Residents of the town left."},
    {"The Goverment fell on Wenesday.", "The Government fell on Wednesday."},
    {"The comapny's head said that tommorow it would reccomend the plan.",
     "The company's head said that tomorrow it would recommend the plan."},
    {"The company bought several snowplowers and a frobnicator.", NULL},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"The minister announced a plan in Mykolaiv with Ms Hrynevych.", NULL},
    {"The colour of the armour in the city centre.", NULL},
    {"The superfast springless carriage was uncontactable.", NULL},
    {"Hrynevych said that the talks failed.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_spelling_unknown = {
    .info =
        {.id = "spelling/unknown",
         .since = "0.1.0",
         .mqm = "linguistic-conventions/spelling",
         .summary = "a word that no dictionary knows",
         .why =
             "Engines build words from pieces, lose letters, glue two words into one and spell what they do not know letter "
             "by letter. A word that is in neither the hunspell dictionary of the language nor the house words, and that has a "
             "frequent word one slip away (a letter lost, added, swapped or replaced), is a warning with that word as "
             "suggestion; so are two words written as one. Other unknown words in lower case are a note: they may be terms.\n\n"
             "Words with a capital are looked at where no name stands: at the start of a sentence that goes on plainly, behind an "
             "article or beside ordinary words with capitals if the word meant is one that news often write so (President, Office), "
             "behind a preposition if it is a day or a month.\n\n"
             "Not reported: other names and unknown capitalised words (name/ weighs those), British and American "
             "spellings of a dictionary other than the one in force (consistency/english), parts of hyphenated words, and words "
             "that prefixes, endings and compounds explain (superhard, springless).\n\n"
             "Add house words to dictionaries/en/words.dic or a personal dictionary. Measured on 430,000 words of edited news: "
             "0.14 warnings per 1,000 words, nearly all of them real misspellings, and 0.2 notes.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_words,
    .of_words = true,
};
