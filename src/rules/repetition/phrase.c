// SPDX-License-Identifier: Apache-2.0
// Two words and more that stand twice (or many times) in a row, and clauses that begin a second time and break off. For every
// period of up to LONGEST words the length of the run that repeats at that distance is carried along, so that a word costs LONGEST
// comparisons of a number and nothing is searched; only runs that are long enough are looked at again.
#include "names/article/article.h"
#include "rules/rule.h"
#include "rules/shared/words.h"
#include "text/unicode.h"
#include "text/word_classes.h"

enum { LONGEST = 16, RING = 32 };

// How two copies are divided: the strongest mark between them.
enum boundary { SPACE, COMMA, QUOTES, SENTENCE };

struct scan {
    struct stet_check *check;
    uint32_t word[RING];  // the last words, by number & (RING - 1)
    uint32_t token[RING]; // and their tokens
    uint32_t words;       // of this block so far
    uint32_t starts;      // bit 0: the last word begins a sentence; bit 1: the one before it …
    uint32_t run[LONGEST + 1];   // words that repeat the word `period` before them, by period
    uint32_t running;            // bit of each period whose run is not empty
    uint32_t first[LONGEST + 1]; // token of the first word of the first copy
    uint32_t done;               // token behind the last reported stretch
};

struct phrase {
    uint32_t first;     // token
    uint32_t period;    // words
    uint32_t copies;    // whole ones
    uint32_t last;      // token of the last word of the last copy
    uint32_t first_end; // token of the last word of the first copy
    enum boundary boundary;
    bool numbers, capitals; // figures among the words; every word with a capital
    bool uniform;           // one and the same word: repetition/word's
};

static bool is_quote(uint32_t c)
{
    return c == '"' || c == 0x201c || c == 0x201d || c == 0xab || c == 0xbb || c == 0x201e;
}

static enum boundary boundary_of(const struct stet_document *doc, uint32_t from, uint32_t to)
{
    enum boundary strongest = SPACE;
    uint32_t quotes = 0;
    for (uint32_t t = from + 1; t < to; t++) {
        uint32_t c = doc->tokens[t].word;
        if (doc->tokens[t].kind != STET_TOKEN_PUNCT)
            return SENTENCE;
        if (is_quote(c))
            quotes++;
        else if (c == ',' || c == '-' || c == 0x2013 || c == 0x2014)
            strongest = COMMA;
        else
            return SENTENCE;
    }
    // "Silent Night" "Silent Night"
    if (quotes)
        return quotes == 2 && strongest == SPACE && to - from == 3 ? QUOTES : SENTENCE;
    return strongest;
}

static bool is_spoken(uint8_t kind)
{
    return kind == STET_TOKEN_WORD || kind == STET_TOKEN_ALNUM || kind == STET_TOKEN_NUMBER;
}

// Walks the copies once: where the first and the last end, what divides them, what they are made of.
static void describe(const struct stet_document *doc, struct phrase *phrase)
{
    uint32_t word = 0, previous = phrase->first;
    uint32_t total = phrase->copies * phrase->period;
    phrase->capitals = phrase->uniform = true;
    for (uint32_t t = phrase->first; t < doc->token_count && word < total; t++) {
        if (!is_spoken(doc->tokens[t].kind))
            continue;
        // Marks inside the copies count as much as those between them: "we fight – we fight, we" is no slip.
        enum boundary boundary = word ? boundary_of(doc, previous, t) : SPACE;
        if (boundary > phrase->boundary)
            phrase->boundary = boundary;
        if (word < phrase->period) {
            phrase->numbers |= doc->tokens[t].kind == STET_TOKEN_NUMBER;
            enum stet_case form = stet_document_word(doc, t)->form;
            phrase->capitals &= form != STET_CASE_LOWER;
            phrase->first_end = t;
            phrase->uniform &= stet_same_words(doc, phrase->first, t);
        }
        phrase->last = previous = t;
        word++;
    }
}

static uint64_t classes_at(const struct stet_document *doc, uint32_t token)
{
    return stet_document_is_word(doc, token) ? stet_word_classes(stet_document_text(doc, token))
                                             : 0;
}

// Articles, pronouns, prepositions and the like: what says nothing by itself.
static bool is_function_word(const struct stet_document *doc, uint32_t token)
{
    return (classes_at(doc, token) &
            (STET_WORD_CLASS(light) | STET_WORD_CLASS(joint) | STET_WORD_CLASS(preposition) |
             STET_WORD_CLASS(be) | STET_WORD_CLASS(auxiliary) | STET_WORD_CLASS(conjunction))) != 0;
}

// "step by step by step", "again and again and again", "on and on and on": one word and a joint between its copies.
static bool is_chain(const struct stet_document *doc, const struct phrase *phrase)
{
    if (phrase->period != 2)
        return false;
    uint64_t first = classes_at(doc, phrase->first), second = classes_at(doc, phrase->first_end);
    // Emphasis may go on for long (again and again and …), and begin with its joint (and more and more).
    const uint64_t emphasis = STET_WORD_CLASS(emphatic) | STET_WORD_CLASS(chained);
    if (first & emphasis)
        return (second & STET_WORD_CLASS(joint)) != 0;
    if (second & emphasis)
        return (first & STET_WORD_CLASS(joint)) != 0;
    return phrase->copies <= 3 && (second & STET_WORD_CLASS(joint)) &&
           !(first & STET_WORD_CLASS(light));
}

// "When it comes it comes", "what they do they do well": a clause of two words meets its like.
static bool is_clause_pair(const struct stet_document *doc, const struct phrase *phrase)
{
    return phrase->period == 2 &&
           (classes_at(doc, phrase->first) & STET_WORD_CLASS(clause_subject)) != 0;
}

// "what makes a gadget a gadget", "a rose is a rose is a rose".
static bool is_definition(const struct stet_document *doc, const struct phrase *phrase)
{
    if (phrase->period == 2)
        return phrase->first > 0 && stet_token_is(doc, phrase->first, "a") &&
               (classes_at(doc, phrase->first - 1) & STET_WORD_CLASS(making)) != 0;
    return phrase->period == 3 && phrase->copies < 4 &&
           (classes_at(doc, phrase->first_end) & STET_WORD_CLASS(be)) != 0;
}

static bool goes_on(const struct stet_document *doc, uint32_t last)
{
    return last + 1 < doc->token_count && doc->tokens[last + 1].kind != STET_TOKEN_PUNCT &&
           !(doc->tokens[last + 1].flags & STET_TOKEN_BLOCK_START);
}

// "Hurt people hurt people": a whole clause of two content words, noun and verb by turns.
static bool is_mirror(const struct stet_document *doc, const struct phrase *phrase)
{
    return phrase->period == 2 && phrase->copies == 2 && !goes_on(doc, phrase->last) &&
           (doc->tokens[phrase->first].flags & STET_TOKEN_SENTENCE_START) &&
           !is_function_word(doc, phrase->first) && !is_function_word(doc, phrase->first_end) &&
           !phrase->capitals;
}

static bool is_name_behind(const struct stet_document *doc, uint32_t token)
{
    return stet_document_is_word(doc, token) &&
           stet_document_word(doc, token)->form != STET_CASE_LOWER;
}

static bool starts_lightly(const struct stet_document *doc, uint32_t token)
{
    return (classes_at(doc, token) & (STET_WORD_CLASS(joint) | STET_WORD_CLASS(light))) != 0 ||
           stet_token_is(doc, token, "according");
}

static enum stet_severity judge_comma(const struct stet_document *doc, const struct phrase *phrase)
{
    if (phrase->period >= 4 || (phrase->period == 3 && starts_lightly(doc, phrase->first)))
        return STET_SEVERITY_WARNING;
    // "In Paris, in Paris, …"
    bool place = phrase->period == 2 &&
                 (classes_at(doc, phrase->first) & STET_WORD_CLASS(preposition)) &&
                 is_name_behind(doc, phrase->first_end);
    return place ? STET_SEVERITY_WARNING : STET_SEVERITY_OFF;
}

// A person's name, or a body's; a place may be named after the one it lies in (New York New York fans).
static bool is_whole_name(struct stet_check *check, const struct phrase *phrase)
{
    const struct stet_name_lists *lists = check->names->engine->lists;
    char key[STET_KEY_SIZE];
    size_t size = 0;
    for (uint32_t t = phrase->first; t <= phrase->first_end; t++) {
        if (size)
            key[size++] = ' ';
        size_t more =
            stet_text_fold(stet_document_text(check->doc, t), key + size, sizeof key - size - 1);
        if (!more || size + more + 2 > sizeof key)
            return false;
        size += more;
    }
    unsigned kinds = stet_known_whole(&lists->known, (struct stet_str){key, size});
    if (kinds & STET_KNOWN_PLACE)
        return false;
    return kinds != 0 || (stet_names_explains(check->names, phrase->first) &&
                          stet_names_explains(check->names, phrase->first_end));
}

static enum stet_severity judge_pair(struct stet_check *check, const struct phrase *phrase)
{
    const struct stet_document *doc = check->doc;
    switch (phrase->boundary) {
    case SPACE:
        if (phrase->period > 2)
            return phrase->capitals ? STET_SEVERITY_WARNING : STET_SEVERITY_ERROR;
        if (phrase->capitals)
            return is_whole_name(check, phrase) ? STET_SEVERITY_WARNING : STET_SEVERITY_OFF;
        return is_clause_pair(doc, phrase) || is_mirror(doc, phrase) ? STET_SEVERITY_OFF
                                                                     : STET_SEVERITY_ERROR;
    case COMMA: return judge_comma(doc, phrase);
    case QUOTES: return STET_SEVERITY_WARNING;
    default: return STET_SEVERITY_OFF;
    }
}

static enum stet_severity judge(struct stet_check *check, const struct phrase *phrase)
{
    const struct stet_document *doc = check->doc;
    if ((phrase->numbers && phrase->period < 4) || is_chain(doc, phrase) ||
        is_definition(doc, phrase))
        return STET_SEVERITY_OFF;
    if (phrase->copies == 2)
        return judge_pair(check, phrase);
    switch (phrase->boundary) {
    case SPACE: return STET_SEVERITY_ERROR;
    case COMMA:
        return phrase->period > 2 || phrase->copies > 3 ? STET_SEVERITY_ERROR
                                                        : STET_SEVERITY_WARNING;
    default: return phrase->period > 4 ? STET_SEVERITY_WARNING : STET_SEVERITY_OFF;
    }
}

static void report(struct scan *scan, const struct phrase *phrase, enum stet_severity severity)
{
    const struct stet_document *doc = scan->check->doc;
    uint32_t start = doc->tokens[phrase->first].start, end = doc->tokens[phrase->last].end;
    uint32_t first_end = doc->tokens[phrase->first_end].end;
    const char *text = stet_check_quote(scan->check, start, first_end);
    struct stet_issue *issue =
        phrase->copies > 2
            ? stet_check_report(scan->check, start, end, "\"%s\" stands here %u times in a row",
                                text, (unsigned)phrase->copies)
            : stet_check_report(scan->check, start, end, "\"%s\" stands here twice in a row", text);
    issue->severity = severity;
    // Three copies with nothing between them are a loop, which nobody means.
    issue->fix = severity == STET_SEVERITY_ERROR && phrase->copies > 2 && phrase->boundary == SPACE
                     ? STET_FIX_SAFE
                     : STET_FIX_SUGGESTED;
    issue->confidence = severity == STET_SEVERITY_ERROR ? 0.98 : 0.85;
    stet_issue_suggest(scan->check, issue, stet_str_slice(doc->text, start, first_end));
    scan->done = phrase->last + 1;
}

static void look_at(struct scan *scan, uint32_t period)
{
    const struct stet_document *doc = scan->check->doc;
    struct phrase phrase = {
        .first = scan->first[period], .period = period, .copies = scan->run[period] / period + 1};
    if (phrase.first < scan->done)
        return;
    describe(doc, &phrase);
    enum stet_severity severity = phrase.uniform ? STET_SEVERITY_OFF : judge(scan->check, &phrase);
    if (severity != STET_SEVERITY_OFF)
        report(scan, &phrase, severity);
}

// "at the same time, at the same …": the clause begins again behind its comma and breaks off where the text was cut.
static void look_at_stump(struct scan *scan, uint32_t period, uint32_t next)
{
    const struct stet_document *doc = scan->check->doc;
    uint32_t length = scan->run[period];
    if (length < 3 || length + 2 < period || length >= period || scan->first[period] < scan->done)
        return;
    uint32_t last = scan->token[(scan->words - 1) & (RING - 1)];
    bool stops = next >= doc->token_count || (doc->tokens[next].flags & STET_TOKEN_BLOCK_START) ||
                 stet_document_is_punct(doc, last + 1, '.') ||
                 stet_document_is_punct(doc, last + 1, 0x2026);
    uint32_t again = scan->token[(scan->words - length) & (RING - 1)];
    uint32_t before = scan->token[(scan->words - length - 1) & (RING - 1)];
    if (!stops || boundary_of(doc, before, again) != COMMA)
        return;
    uint32_t start = doc->tokens[scan->first[period]].start, end = doc->tokens[last].end;
    struct stet_issue *issue = stet_check_report(
        scan->check, start, end, "\"%s\" begins a second time behind the comma and breaks off",
        stet_check_quote(scan->check, start, doc->tokens[before].end));
    issue->severity = STET_SEVERITY_WARNING;
    issue->confidence = 0.9;
    issue->fix = STET_FIX_SUGGESTED;
    stet_issue_suggest(scan->check, issue,
                       stet_str_slice(doc->text, start, doc->tokens[before].end));
    scan->done = last + 1;
}

// "the minister of defence and the minister of defence": all of it but the joint stands twice.
static bool look_at_twins(struct scan *scan, uint32_t period)
{
    const struct stet_document *doc = scan->check->doc;
    uint32_t length = scan->run[period], last = scan->token[(scan->words - 1) & (RING - 1)];
    uint32_t first = scan->first[period];
    if (length + 1 != period || length < 2 || first < scan->done)
        return false;
    uint32_t again = scan->token[(scan->words - length) & (RING - 1)];
    uint32_t joint = scan->token[(scan->words - length - 1) & (RING - 1)];
    uint32_t before = scan->token[(scan->words - length - 2) & (RING - 1)];
    if (!(stet_token_is(doc, joint, "and") || stet_token_is(doc, joint, "or")) ||
        boundary_of(doc, before, joint) != SPACE || boundary_of(doc, joint, again) != SPACE)
        return false;
    bool content = false;
    for (uint32_t t = again; t <= last; t++) {
        if (doc->tokens[t].kind != STET_TOKEN_WORD)
            return false;
        content |= !is_function_word(doc, t) &&
                   !(classes_at(doc, t) & (STET_WORD_CLASS(emphatic) | STET_WORD_CLASS(chained)));
    }
    // "for the larvae and the larvae die", "the Independent and the Independent on Sunday": the second begins something longer.
    if (!content || (length < 4 && goes_on(doc, last)))
        return false;
    uint32_t start = doc->tokens[first].start, end = doc->tokens[last].end;
    struct stet_issue *issue =
        stet_check_report(scan->check, start, end, "\"%s\" stands on both sides of \"%.*s\"",
                          stet_check_quote(scan->check, start, doc->tokens[before].end),
                          (int)(doc->tokens[joint].end - doc->tokens[joint].start),
                          doc->text.data + doc->tokens[joint].start);
    issue->severity = STET_SEVERITY_WARNING;
    issue->confidence = 0.85;
    issue->fix = STET_FIX_NONE; // which of the two should be something else, the source knows
    scan->done = last + 1;
    return true;
}

// Ends the run of `period`; `next` is the token of the word that does not repeat.
static void end_run(struct scan *scan, uint32_t period, uint32_t next)
{
    if (scan->run[period] >= period)
        look_at(scan, period);
    else if (scan->run[period] > 1 && !look_at_twins(scan, period) && scan->run[period] > 2)
        look_at_stump(scan, period, next);
    scan->run[period] = 0;
    scan->running &= ~(1u << period);
}

static void end_block(struct scan *scan, uint32_t next)
{
    for (uint32_t period = 2; period <= LONGEST; period++)
        if (scan->run[period])
            end_run(scan, period, next);
    scan->words = 0;
}

// A word that begins a sentence is the same with and without its capital.
static bool same_but_case(const struct scan *scan, uint32_t period, uint32_t token)
{
    return stet_same_words(scan->check->doc, scan->token[(scan->words - period) & (RING - 1)],
                           token);
}

static void follow_run(struct scan *scan, uint32_t period, uint32_t token, bool same)
{
    if (same) {
        if (!scan->run[period]++)
            scan->first[period] = scan->token[(scan->words - period) & (RING - 1)];
        scan->running |= 1u << period;
    } else {
        end_run(scan, period, token);
    }
}

static void add_word(struct scan *scan, uint32_t token)
{
    const struct stet_token *t = &scan->check->doc->tokens[token];
    uint32_t word = t->word;
    uint32_t same = 0, furthest = scan->words < LONGEST ? scan->words : LONGEST;
    for (uint32_t period = 2; period <= furthest; period++)
        same |= (uint32_t)(scan->word[(scan->words - period) & (RING - 1)] == word) << period;
    bool initial = (t->flags & STET_TOKEN_SENTENCE_START) != 0;
    uint32_t cased = initial ? ~0u
                             : scan->starts
                                   << 1; // bit of each period whose word may differ in its capital
    for (uint32_t period = 2; cased && period <= furthest; period++)
        if ((cased >> period & 1) && !(same >> period & 1) && same_but_case(scan, period, token))
            same |= 1u << period;
    scan->starts = scan->starts << 1 | initial;
    uint32_t affected = same | scan->running;
    for (uint32_t period = 2; affected && period <= LONGEST; period++)
        if (affected >> period & 1)
            follow_run(scan, period, token, same >> period & 1);
    scan->word[scan->words & (RING - 1)] = word;
    scan->token[scan->words++ & (RING - 1)] = token;
}

static void check_phrases(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    struct scan scan = {.check = check};
    for (uint32_t t = 0; t < doc->token_count; t++) {
        if (doc->tokens[t].flags & STET_TOKEN_BLOCK_START)
            end_block(&scan, t);
        if (is_spoken(doc->tokens[t].kind))
            add_word(&scan, t);
    }
    end_block(&scan, doc->token_count);
}

static const struct stet_example bad[] = {
    {"The minister arrived in the capital in the capital on Friday.",
     "The minister arrived in the capital on Friday."},
    {"The head of the of the company resigned.", "The head of the company resigned."},
    {"On Monday, in the course of the day, in the course of the...",
     "On Monday, in the course of the day..."},
    {"He said he was ready to talk to talk to talk to talk to the press.",
     "He said he was ready to talk to the press."},
    {"It was decided to postpone the vote, to postpone the vote, and to go home.",
     "It was decided to postpone the vote, and to go home."},
    {"He lives in Odesa in Odesa; according to Reuters, according to Reuters, he is well.",
     "He lives in Odesa; according to Reuters, he is well."},
    {"\"I'm sorry I'm sorry I'm sorry I'm sorry,\" he said.", "\"I'm sorry,\" he said."},
    {"The minister of defence and the minister of defence came.", NULL},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"Step by step by step they came closer, again and again and again.", NULL},
    {"Thank you, thank you, the singer told New York New York fans.", NULL},
    {"More than a hundred came, more than a thousand stayed away.", NULL},
    {"Hurt people hurt people; that is what makes a gadget a gadget, and it goes on and on and on.",
     NULL},
    {"When it comes it comes, and what they do they do well.", NULL},
    {"We shall fight on the beaches, we shall fight on the landing grounds.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_repetition_phrase = {
    .info =
        {.id = "repetition/phrase",
         .since = "0.1.0",
         .mqm = "linguistic-conventions/grammar",
         .summary = "the same words twice or many times in a row",
         .why =
             "A translation engine that falls into a loop writes a phrase again and again; one that gets a cut or doubled "
             "line writes it twice, or begins a clause anew behind its comma and breaks off.\n\n"
             "Two words and more that repeat with nothing between them, and three copies however they are divided by "
             "commas, are an error; one repetition behind a comma is a warning, if it is long enough not to be "
             "rhetoric. Chains (step by step by step), short calls (thank you, thank you) and sentences that begin alike "
             "are left alone. Phrases of up to 16 words are seen, inside one paragraph.\n\n"
             "Accept one place with an ignore comment. Measured on 430,000 words of edited news: 3 errors, all of them slips, no warning.",
         .severity = STET_SEVERITY_ERROR,
         .fix = STET_FIX_SAFE,
         .bad = bad,
         .good = good},
    .check = check_phrases,
};
