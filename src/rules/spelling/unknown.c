// SPDX-License-Identifier: Apache-2.0
// Ordinary words that no dictionary knows. Capitalised words in mid-sentence are names and are left to name/: a spelling rule that
// guesses at names is the noise this program exists to end. What is unknown is a misspelling only if a frequent word stands one
// slip away; else it may be a term, and is at most worth a look.
#include "base/hash.h"
#include "names/article/article.h"
#include "names/match/form.h"
#include "rules/shared/near_words.h"
#include "rules/rule.h"
#include "rules/shared/words.h"
#include "spelling/near.h"
#include "spelling/spelling.h"
#include "text/unicode.h"
#include "text/word_classes.h"

enum {
    MAX_JUDGED = 2000,   // distinct words of a document that are looked at closely
    MAX_LOOKED_FOR = 64, // of them, capitalised ones that are looked for in the rest of it
};

enum place {
    LOWER,    // in lower case
    INITIAL,  // the first word of a sentence, with a capital
    HEADLINE, // in a heading whose words have capitals, between ordinary ones
    NOWHERE,
};

struct verdict {
    enum stet_severity severity;
    unsigned near_count;
    char *near[STET_NEAR_MAX];
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

static bool is_joiner(const struct stet_document *doc, uint32_t token)
{
    static const uint32_t joiners[] = {'-', 0x2010, 0x2011, '_', '/', '.',
                                       '@', '\'',   0x2019, '*', '&'};
    for (size_t i = 0; i < sizeof joiners / sizeof *joiners; i++)
        if (stet_document_is_punct(doc, token, joiners[i]))
            return true;
    return false;
}

// Parts of compounds (de-escalate, Franco-German), of addresses and of words with letters left out are often no words by themselves.
static bool is_part(const struct stet_document *doc, uint32_t token)
{
    if (stet_document_glued(doc, token) &&
        (doc->tokens[token - 1].kind != STET_TOKEN_PUNCT || is_joiner(doc, token - 1)))
        return true;
    if (!stet_document_glued(doc, token + 1))
        return false;
    if (doc->tokens[token + 1].kind != STET_TOKEN_PUNCT)
        return true;
    return is_joiner(doc, token + 1) &&
           !(stet_document_is_punct(doc, token + 1, '.') && !stet_document_glued(doc, token + 2)) &&
           !(stet_document_is_punct(doc, token + 1, 0x2019) ||
             stet_document_is_punct(doc, token + 1, '\''));
}

static bool is_unknown(struct stet_check *check, uint32_t token)
{
    return stet_document_is_word(check->doc, token) &&
           stet_spelling_known(check->spelling, check->doc->tokens[token].word) == STET_KNOWN_NO;
}

// An ordinary word with a capital that only a heading gives it, and no part of an address.
static bool is_raised_word(struct stet_check *check, uint32_t token)
{
    const struct stet_document *doc = check->doc;
    return stet_document_is_word(doc, token) && stet_follows(doc, token) &&
           stet_document_word(doc, token)->form == STET_CASE_TITLE &&
           !(doc->tokens[token].flags & STET_TOKEN_SENTENCE_START) &&
           doc->tokens[token].end - doc->tokens[token].start > 4 &&
           stet_spelling_known_lower(check->spelling, doc->tokens[token].word) == STET_KNOWN_YES &&
           !(stet_word_classes(stet_document_text(doc, token)) & STET_WORD_CLASS(street));
}

// Bearers in a large list of people, news that hold it: it is a name.
static bool is_name_like(struct stet_check *check, uint32_t token)
{
    char key[64];
    const struct stet_document *doc = check->doc;
    struct stet_str text = stet_document_text(doc, token);
    size_t size = stet_text_fold(text, key, sizeof key);
    return stet_spelling_news_lines(check->spelling, doc->tokens[token].word) > 0 || !size ||
           stet_table_has(&check->names->engine->lists->given_counts,
                          stet_hash((struct stet_str){key, size}));
}

// "Bentered 41 …", "Anounced yesterday …": behind a name stand other words.
static bool goes_on_plainly(struct stet_check *check, uint32_t token)
{
    static const char *const verbs[] = {
        "added", "also",     "and",        "announced", "asked", "became",   "believes", "came",
        "did",   "does",     "emphasized", "explained", "had",   "has",      "himself",  "is",
        "noted", "recalled", "said",       "says",      "spoke", "stressed", "thinks",   "told",
        "was",   "who",      "will",       "would",     "wrote"};
    const struct stet_document *doc = check->doc;
    uint32_t next = token + 1;
    if (next >= doc->token_count || !stet_follows(doc, next))
        return false;
    if (doc->tokens[next].kind == STET_TOKEN_NUMBER)
        return true;
    return doc->tokens[next].kind == STET_TOKEN_WORD &&
           stet_document_word(doc, next)->form == STET_CASE_LOWER &&
           !stet_str_ends(stet_document_text(doc, next), STET_STR("s")) &&
           !STET_WORD_IN(stet_document_text(doc, next), verbs);
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

static enum place place_of(struct stet_check *check, uint32_t token)
{
    const struct stet_document *doc = check->doc;
    const struct stet_word *word = stet_document_word(doc, token);
    if (word->form == STET_CASE_LOWER)
        return LOWER;
    if (word->form != STET_CASE_TITLE || word->length_cp < 6 || is_name_like(check, token))
        return NOWHERE;
    if (doc->tokens[token].flags & STET_TOKEN_SENTENCE_START)
        return goes_on_plainly(check, token) ? INITIAL : NOWHERE;
    // In mid-sentence two ordinary words with capitals must follow: nobody's name stands there, and it is no name's beginning.
    bool figure = token > 0 && doc->tokens[token - 1].kind == STET_TOKEN_NUMBER;
    return figure && is_raised_word(check, token + 1) && is_raised_word(check, token + 2) ? HEADLINE
                                                                                          : NOWHERE;
}

static bool is_suspect(struct stet_check *check, uint32_t token)
{
    const struct stet_document *doc = check->doc;
    const struct stet_word *word = stet_document_word(doc, token);
    if (stet_spelling_known(check->spelling, doc->tokens[token].word) != STET_KNOWN_NO ||
        word->length_cp < 3 || word->form == STET_CASE_UPPER || word->form == STET_CASE_MIXED)
        return false;
    if (word->form == STET_CASE_LOWER && stet_spelling_known_elsewhere(check->spelling, word->text))
        return false;
    return !is_part(doc, token) && !stet_names_explains(check->names, token);
}

// How frequent a word one slip away must be before the unknown one passes for its misspelling: short words have neighbours by chance.
static uint32_t frequent_enough(size_t length)
{
    return length > 6 ? 3 : length > 5 ? 8 : length > 4 ? 40 : length > 3 ? 600 : 3000;
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
    enum stet_derived derived =
        verdict->near_count ? stet_near_derived(check->spelling, lower) : STET_DERIVED_NO;
    if (derived != STET_DERIVED_NO && most < (derived == STET_DERIVED_WEAK ? 10 : 100))
        verdict->near_count = 0;
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
    stet_text_lower(&lower, text);
    struct stet_str form = stet_buf_view(&lower);
    verdict->capital = with_capital(check, form);
    size_t joint = stet_near_joint(check->spelling, form);
    bool derived = stet_near_derived(check->spelling, form) != STET_DERIVED_NO;
    if (joint && !derived)
        verdict->split = stet_arena_printf(check->arena, "%.*s %.*s", (int)joint, text.data,
                                           (int)(text.size - joint), text.data + joint);
    if (!verdict->split && !verdict->capital)
        keep_near(check, verdict, form);
    verdict->severity = verdict->split || verdict->near_count ? STET_SEVERITY_WARNING
                        : derived                             ? STET_SEVERITY_OFF
                                                              : STET_SEVERITY_NOTE;
    stet_buf_release(&lower);
    return verdict;
}

static void report(struct stet_check *check, uint32_t token, const struct verdict *verdict,
                   enum stet_severity severity)
{
    const struct stet_token *t = &check->doc->tokens[token];
    const char *text = stet_check_quote(check, t->start, t->end);
    struct stet_issue *issue =
        verdict->split ? stet_check_report(check, t->start, t->end, "\"%s\" is two words, \"%s\"",
                                           text, verdict->split)
        : verdict->near_count
            ? stet_check_report(check, t->start, t->end,
                                "\"%s\" is in no dictionary; did you mean \"%s\"?", text,
                                verdict->near[0])
            : stet_check_report(check, t->start, t->end, "\"%s\" is in no dictionary", text);
    issue->severity = severity;
    issue->confidence = severity == STET_SEVERITY_WARNING ? 0.85 : 0.4;
    bool capital = stet_document_word(check->doc, token)->form == STET_CASE_TITLE;
    if (verdict->split)
        stet_issue_suggest(check, issue, stet_str_from(verdict->split));
    if (verdict->capital)
        stet_issue_suggest(check, issue, stet_str_from(verdict->capital));
    for (unsigned i = 0; i < verdict->near_count; i++) {
        struct stet_buf cased = {0};
        if (capital)
            stet_text_capitalise(&cased, stet_str_from(verdict->near[i]));
        else
            stet_buf_puts(&cased, verdict->near[i]);
        stet_issue_suggest(check, issue, stet_buf_view(&cased));
        stet_buf_release(&cased);
    }
    issue->suggest_later = suggest;
}

static void check_word(struct scan *scan, uint32_t token)
{
    struct stet_check *check = scan->check;
    const struct stet_document *doc = check->doc;
    enum place place = place_of(check, token);
    const struct verdict *verdict = place == NOWHERE ? NULL : judge(scan, token);
    if (!verdict || verdict->severity == STET_SEVERITY_OFF)
        return;
    enum stet_severity severity = verdict->severity;
    if (place != LOWER && severity != STET_SEVERITY_WARNING)
        return;
    if (place == INITIAL && (scan->looked_for++ >= MAX_LOOKED_FOR || is_name_elsewhere(doc, token)))
        return;
    // Unknown words side by side are a phrase in another language (diabetes mellitus, nochnogo dozhdya); one behind a figure is a
    // unit (5 mln).
    if ((token > 0 && stet_follows(doc, token) && is_unknown(check, token - 1)) ||
        (stet_follows(doc, token + 1) && is_unknown(check, token + 1)))
        severity = STET_SEVERITY_NOTE;
    if (place == LOWER && token > 0 && doc->tokens[token - 1].kind == STET_TOKEN_NUMBER &&
        doc->tokens[token].end - doc->tokens[token].start < 5)
        return;
    report(check, token, verdict, severity);
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
             "Not reported: names and unknown capitalised words in mid-sentence (name/ weighs those), British and American "
             "spellings of a dictionary other than the one in force (consistency/english), parts of hyphenated words, and words "
             "that prefixes, endings and compounds explain (superhard, springless).\n\n"
             "Add house words to dictionaries/en/words.dic or a personal dictionary. Measured on 115,000 words of edited news: "
             "0.04 warnings per 1,000 words, all of them real misspellings, and 0.5 notes.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_words,
    .of_words = true,
};
