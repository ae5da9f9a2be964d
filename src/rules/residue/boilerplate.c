// SPDX-License-Identifier: Apache-2.0
// What a site prints round its articles: advertisement marks, sharing buttons, comment forms, subscriptions, cookie lines.
#include "rules/shared/meant.h"
#include "rules/shared/letters.h"

enum { MAX_TAIL = 60 };

static bool is_stop(const struct stet_document *doc, uint32_t t)
{
    return stet_document_is_punct(doc, t, '.') || stet_document_is_punct(doc, t, '?') ||
           stet_document_is_punct(doc, t, '!') || stet_document_is_punct(doc, t, ';');
}

// Last token of the line of `t`, if it is within reach; else UINT32_MAX.
static uint32_t line_end(const struct stet_document *doc, uint32_t t)
{
    uint32_t from = t;
    while (stet_residue_same_line(doc, t + 1)) {
        if (++t - from > MAX_TAIL)
            return UINT32_MAX;
    }
    return t;
}

// The tail of an open pattern is a list of labels, never a sentence: at most 15 words and no stop.
static bool is_tail(const struct stet_document *doc, uint32_t from, uint32_t last, bool open)
{
    enum { MOST = 15 };
    uint32_t words = 0;
    for (uint32_t t = from; t <= last; t++) {
        if (doc->tokens[t].kind == STET_TOKEN_PUNCT) {
            if (is_stop(doc, t) && open)
                return false;
            continue;
        }
        if (!open || ++words > MOST)
            return false;
    }
    return true;
}

// A line that ends like a sentence is furniture only where the list says so ("Please enter your comment!").
static bool ends_alike(const struct stet_document *doc, uint32_t last, const char *pattern)
{
    size_t size = strlen(pattern);
    return !is_stop(doc, last) ||
           (size && doc->tokens[last].word == (unsigned char)pattern[size - 1]);
}

static void report(struct stet_check *check, uint32_t first, uint32_t last)
{
    uint32_t start = check->doc->tokens[first].start, end = check->doc->tokens[last].end;
    struct stet_issue *issue =
        stet_check_report(check, start, end, "\"%s\" belongs to the page, not to the article",
                          stet_check_quote(check, start, end));
    issue->fix = STET_FIX_NONE;
    stet_issue_suggest(check, issue, STET_STR(""));
}

// "## Contact us" heads a part of the article, and [Contact us](…) leads somewhere: both are the author's.
static bool is_own(const struct stet_document *doc, uint32_t first, uint32_t last)
{
    struct stet_str original = doc->prose->original;
    if (stet_document_block(doc, first)->kind == STET_BLOCK_HEADING)
        return true;
    size_t from = stet_prose_original_start(doc->prose, doc->tokens[first].start);
    size_t to = stet_prose_original_end(doc->prose, doc->tokens[last].end);
    return from > 0 && original.data[from - 1] == '[' && to + 1 < original.size &&
           original.data[to] == ']' && strchr("([", original.data[to + 1]);
}

// Tries the line that begins at `t`; returns the token behind it when it was reported, else `t`.
static uint32_t check_line(struct stet_check *check, const struct stet_phrases *phrases, uint32_t t)
{
    const struct stet_document *doc = check->doc;
    uint32_t word = t;
    while (word < doc->token_count && doc->tokens[word].kind == STET_TOKEN_PUNCT && word - t < 8 &&
           (word == t || stet_residue_same_line(doc, word)))
        word++;
    if (word >= doc->token_count || (word > t && !stet_residue_same_line(doc, word)))
        return t;
    struct stet_phrase phrase;
    uint32_t end = stet_phrases_match(phrases, STET_PHRASE_LINE, doc, word, &phrase);
    if (end == word)
        return t;
    uint32_t last = line_end(doc, end - 1);
    if (last == UINT32_MAX || !is_tail(doc, end, last, phrase.open) ||
        !ends_alike(doc, last, phrase.text))
        return t;
    // One or two words at the end of a wrapped paragraph are no line of their own.
    if ((end - word < 3 && !(doc->tokens[t].flags & STET_TOKEN_BLOCK_START)) ||
        is_own(doc, t, last))
        return t;
    report(check, t, last);
    return last + 1;
}

static bool ends_with(const char *text, char mark)
{
    size_t size = strlen(text);
    return size && text[size - 1] == mark;
}

// The last token of the sentence that `t` is in, its mark included; UINT32_MAX: too far away.
static uint32_t sentence_end(const struct stet_document *doc, uint32_t t)
{
    for (uint32_t n = 0; n < MAX_TAIL; n++, t++) {
        if (!stet_residue_same_line(doc, t + 1) ||
            (doc->tokens[t + 1].flags & STET_TOKEN_SENTENCE_START))
            return t;
        if (is_stop(doc, t) && !stet_document_is_punct(doc, t, ';') &&
            !stet_document_glued(doc, t + 1))
            return t;
    }
    return UINT32_MAX;
}

// Tries the sentence that begins at `t`; returns the token behind it when it was reported, else `t`.
static uint32_t check_sentence(struct stet_check *check, const struct stet_phrases *phrases,
                               uint32_t t)
{
    enum { MOST = 15 };
    const struct stet_document *doc = check->doc;
    struct stet_phrase phrase;
    uint32_t end = stet_phrases_match(phrases, STET_PHRASE_SENTENCE, doc, t, &phrase);
    if (end == t || (t > 0 && stet_is_quote_mark(doc, t - 1)) ||
        (ends_with(phrase.text, ':') && !stet_document_is_punct(doc, end, ':')))
        return t;
    uint32_t last = sentence_end(doc, end - 1), words = 0;
    for (uint32_t k = end; last != UINT32_MAX && k <= last; k++)
        words += doc->tokens[k].kind != STET_TOKEN_PUNCT;
    if (last == UINT32_MAX || words > (phrase.open ? MOST : 0) || is_own(doc, t, last))
        return t;
    report(check, t, last);
    return last + 1;
}

static bool begins_upper(const struct stet_document *doc, uint32_t t)
{
    return doc->tokens[t].kind == STET_TOKEN_WORD &&
           stet_is_ascii_upper(doc->text.data[doc->tokens[t].start]);
}

static void check_boilerplate(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    struct stet_phrases phrases;
    if (!stet_phrases_open(&phrases, "boilerplate"))
        return;
    for (uint32_t t = 0; t < doc->token_count; t++) {
        if (stet_residue_starts_line(doc, t)) {
            uint32_t next = check_line(check, &phrases, t);
            if (next > t) {
                t = next - 1;
                continue;
            }
        }
        if (!begins_upper(doc, t))
            continue;
        if (doc->tokens[t].flags & STET_TOKEN_SENTENCE_START) {
            uint32_t next = check_sentence(check, &phrases, t);
            if (next > t) {
                t = next - 1;
                continue;
            }
        }
        struct stet_phrase phrase;
        uint32_t end = stet_phrases_match(&phrases, STET_PHRASE_TEXT, doc, t, &phrase);
        if (end > t && !is_own(doc, t, end - 1)) {
            report(check, t, end - 1);
            t = end - 1;
        }
    }
}

static const struct stet_example bad[] = {
    {"- Advertisement -", ""},
    {"The port opened.\n\nShare on Facebook\n\nShips came.", "The port opened.\n\n\n\nShips came."},
    {"Please enter your comment!", ""},
    {"READ ALSO: Harvest begins early in the south", ""},
    {"Subscribe to our Telegram channel", ""},
    {"This site uses cookies", ""},
    {"Ships came. Subscribe to our Telegram channel", "Ships came. "},
    {"Ships came. Read also: Harvest begins early. More ships came.",
     "Ships came.  More ships came."},
    {"Ships came. Reading time: 4 minutes", "Ships came. "},
    {"Ships came. Found a mistake? Select it and press Ctrl+Enter.", "Ships came. "},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"The advertisement ran for a week.", NULL},
    {"Read also what the ministry wrote in May; it explains the delay.", NULL},
    {"Many users share on Facebook what they see, and leave a reply.", NULL},
    {"He asked readers to subscribe to our channel and to comment.", NULL},
    {"Advertisement is banned there. This site uses cookies, the regulator found.", NULL},
    {"We recommend that ships wait. Photo shops and illustrative photos are many.", NULL},
    {"Follow-up talks are on. Share prices fell. Read more of him.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_residue_boilerplate = {
    .info =
        {.id = "residue/boilerplate",
         .since = "0.1.0",
         .mqm = "accuracy/addition",
         .summary = "page furniture between the paragraphs",
         .why =
             "\"- Advertisement -\", \"Read also\", sharing buttons, comment forms, invitations to subscribe and cookie lines stand on the "
             "page round an article. Crawlers take them for text and engines translate them.\n\n"
             "The phrases are in dictionaries/en/boilerplate.txt: whole lines and sentences glued into a paragraph, for which capitals "
             "and marks do not matter, and phrases in one spelling that no sentence holds. A line that ends like a sentence is left alone unless the list writes it with that "
             "mark.\n\n"
             "Measured: 0.00 findings per 1,000 words of edited text, 0.01 on machine translation of clean articles; pages as they are crawled have some four each.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_NONE,
         .bad = bad,
         .good = good},
    .check = check_boilerplate,
};
