// SPDX-License-Identifier: Apache-2.0
// A sentence, or several in a row, that the article has had before. Sentences are compared by their exact text from first to last
// word, through an open-addressing table of hashes that is sized once: one hash a sentence, no allocation.
#include "base/hash.h"
#include "rules/rule.h"
#include "rules/shared/words.h"
#include "text/word_classes.h"

enum { FEWEST_WORDS = 8, FEWEST_BYTES = 45 };

struct sentence {
    uint32_t start, end; // prose, first to last word; 0, 0: free
    uint32_t number;     // among the sentences that are compared, from 1
    uint32_t spare;
    uint64_t hash;
};

struct scan {
    struct stet_check *check;
    struct sentence *seen;
    uint64_t mask;
    uint32_t number;     // sentences compared so far
    uint32_t start, end; // the sentence that is being read; prose
    uint32_t words;
    uint32_t first, last;                 // its tokens
    uint32_t earlier_first, earlier_last; // of the sentence before it, where that was compared
    bool heading; // which front matter's values are, too: they may stand in the text again
    bool code;    // braces: a leaked style sheet, which residue/ reports
    bool ended;   // behind its last word stands a mark that ends sentences
    struct stet_issue *issue;            // the stretch that is growing
    struct stet_span original;           // what it repeats
    uint32_t last_original, last_number; // sentences whose successors would continue it
    uint32_t count;
};

static const struct sentence *find(struct scan *scan, const struct sentence *wanted)
{
    struct stet_str text = scan->check->doc->text;
    for (uint64_t i = wanted->hash & scan->mask;; i = (i + 1) & scan->mask) {
        struct sentence *slot = &scan->seen[i];
        if (!slot->end) {
            *slot = *wanted;
            return NULL;
        }
        if (slot->hash == wanted->hash &&
            stet_str_eq(stet_str_slice(text, slot->start, slot->end),
                        stet_str_slice(text, wanted->start, wanted->end)))
            return slot;
    }
}

static void close_issue(struct scan *scan)
{
    if (!scan->issue)
        return;
    if (scan->count > 1)
        scan->issue->message = stet_arena_printf(
            scan->check->arena, "these %u sentences stand in the article already, from \"%s\" on",
            (unsigned)scan->count,
            stet_check_quote(scan->check, scan->original.start, scan->original.end));
    stet_issue_relate(scan->check, scan->issue, &scan->original, 1);
    scan->issue = NULL;
}

static void report(struct scan *scan, const struct sentence *earlier)
{
    if (scan->issue && scan->last_number + 1 == scan->number &&
        scan->last_original + 1 == earlier->number) {
        scan->issue->end = scan->end;
        scan->original.end = earlier->end;
        scan->count++;
    } else {
        close_issue(scan);
        scan->issue = stet_check_report(scan->check, scan->start, scan->end,
                                        "this sentence stands in the article already: \"%s\"",
                                        stet_check_quote(scan->check, scan->start, scan->end));
        scan->issue->confidence = 0.9;
        scan->original = (struct stet_span){earlier->start, earlier->end};
        scan->count = 1;
    }
    scan->last_number = scan->number;
    scan->last_original = earlier->number;
}

static bool is_function_word(const struct stet_document *doc, uint32_t token)
{
    return stet_document_is_word(doc, token) &&
           (stet_word_classes(stet_document_text(doc, token)) &
            (STET_WORD_CLASS(light) | STET_WORD_CLASS(joint) | STET_WORD_CLASS(be))) != 0;
}

static bool same_token(const struct stet_document *doc, uint32_t a, uint32_t b)
{
    return doc->tokens[a].kind == doc->tokens[b].kind &&
           doc->tokens[a].word == doc->tokens[b].word && doc->tokens[a].kind != STET_TOKEN_URL;
}

// The sentence before says the same but for one function word, exchanged, added or left out: "after the storm", "after a storm".
static bool says_the_same(const struct scan *scan)
{
    const struct stet_document *doc = scan->check->doc;
    uint32_t a = scan->earlier_first, b = scan->first;
    if (scan->earlier_last <= scan->earlier_first || scan->last <= scan->first)
        return false;
    uint32_t a_size = scan->earlier_last - a + 1, b_size = scan->last - b + 1;
    uint32_t shorter = a_size < b_size ? a_size : b_size, longer = a_size + b_size - shorter;
    if (longer - shorter > 1)
        return false;
    uint32_t head = 0, tail = 0;
    while (head < shorter && same_token(doc, a + head, b + head))
        head++;
    while (tail < shorter - head && same_token(doc, scan->earlier_last - tail, scan->last - tail))
        tail++;
    if (head + tail + 1 != longer)
        return false;
    return (a_size < longer || is_function_word(doc, a + head)) &&
           (b_size < longer || is_function_word(doc, b + head));
}

static void report_near(struct scan *scan)
{
    const struct stet_document *doc = scan->check->doc;
    struct stet_span earlier = {doc->tokens[scan->earlier_first].start,
                                doc->tokens[scan->earlier_last].end};
    struct stet_issue *issue =
        stet_check_report(scan->check, scan->start, scan->end,
                          "the sentence before says the same but for one word: \"%s\"",
                          stet_check_quote(scan->check, earlier.start, earlier.end));
    issue->confidence = 0.9;
    stet_issue_relate(scan->check, issue, &earlier, 1);
}

static void end_sentence(struct scan *scan)
{
    bool compared = false;
    // Short sentences repeat in any text; they neither make nor interrupt a repeated stretch.
    if (scan->ended && !scan->code && !scan->heading && scan->words >= FEWEST_WORDS &&
        scan->end - scan->start >= FEWEST_BYTES) {
        struct sentence wanted = {.start = scan->start, .end = scan->end, .number = ++scan->number};
        wanted.hash = stet_hash(stet_str_slice(scan->check->doc->text, scan->start, scan->end));
        const struct sentence *earlier = find(scan, &wanted);
        if (earlier)
            report(scan, earlier);
        else if (says_the_same(scan))
            report_near(scan);
        compared = true;
    }
    scan->earlier_first = compared ? scan->first : 0;
    scan->earlier_last = compared ? scan->last : 0;
    scan->words = 0;
    scan->ended = scan->code = false;
}

static void check_sentences(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    uint64_t capacity = 16;
    while (capacity < (uint64_t)doc->token_count / FEWEST_WORDS * 2)
        capacity *= 2;
    struct scan scan = {.check = check, .mask = capacity - 1};
    scan.seen = STET_NEW_ARRAY(check->arena, struct sentence, capacity);
    for (uint32_t t = 0; t < doc->token_count; t++) {
        const struct stet_token *token = &doc->tokens[t];
        if (token->flags & (STET_TOKEN_SENTENCE_START | STET_TOKEN_BLOCK_START))
            end_sentence(&scan);
        if (token->flags & STET_TOKEN_BLOCK_START)
            scan.heading = stet_document_block(doc, t)->kind == STET_BLOCK_HEADING;
        if (token->kind == STET_TOKEN_PUNCT) {
            // Headings, captions and menu lines, which pages do repeat, end without one of these.
            uint32_t c = token->word;
            scan.code |= c == '{' || c == '}';
            scan.ended |= c == '.' || c == '!' || c == '?' || c == 0x2026;
            continue;
        }
        if (!scan.words) {
            scan.start = token->start;
            scan.first = t;
        }
        scan.end = token->end;
        scan.last = t;
        scan.ended = false;
        scan.words++;
    }
    end_sentence(&scan);
    close_issue(&scan);
}

static const struct stet_example bad[] = {
    {"The governor said that the bridge would be open again by the end of June.\n\nRepairs go on.\n\n"
     "The governor said that the bridge would be open again by the end of June.",
     NULL},
    {"Rescuers pulled three people out of the flooded house in the village. Rescuers pulled three people "
     "out of the flooded house in the village.",
     NULL},
    {"The bridge was closed on Monday after the storm damaged its pillars. The bridge was closed on Monday "
     "after a storm damaged its pillars.",
     NULL},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"The governor said that the bridge would be open again by the end of June.\n\nThe governor said that "
     "the bridge would be open again by the end of July.",
     NULL},
    {"He did not answer. She asked again. He did not answer.", NULL},
    {"What the new law on mobilization changes for students and their teachers\n\nThe law takes force in "
     "May.\n\nWhat the new law on mobilization changes for students and their teachers",
     NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_repetition_sentence = {
    .info =
        {.id = "repetition/sentence",
         .since = "0.1.0",
         .mqm = "accuracy/addition",
         .summary = "a sentence that stands in the article already",
         .why =
             "Pages that were collected by a program hold the opening twice, as teaser and as text, and translation "
             "engines return a neighbouring sentence instead of the one they lost. Sentences of eight words and more that "
             "end with a full stop and stand in the article already, letter for letter, are reported; several in a row "
             "once, with the place of the first, and so is one that differs from the sentence before it by a function word. Headings and menu lines, which end without a stop, may repeat.\n\n"
             "Where the repetition is meant, accept it with an ignore comment. Measured on 115,000 words of edited news: "
             "no finding.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_NONE,
         .bad = bad,
         .good = good},
    .check = check_sentences,
};
