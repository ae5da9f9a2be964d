// SPDX-License-Identifier: Apache-2.0
#include "rules/shared/word_place.h"

#include "base/hash.h"
#include "names/article/article.h"
#include "rules/shared/words.h"
#include "spelling/spelling.h"
#include "text/unicode.h"
#include "text/word_classes.h"

static bool is_joiner(const struct stet_document *doc, uint32_t token)
{
    static const uint32_t joiners[] = {'-', 0x2010, 0x2011, '_', '/', '.',
                                       '@', '\'',   0x2019, '*', '&'};
    for (size_t i = 0; i < sizeof joiners / sizeof *joiners; i++)
        if (stet_document_is_punct(doc, token, joiners[i]))
            return true;
    return false;
}

// "gov-" at the end of a line, "ernment" at the beginning of the next.
static bool is_cut(const struct stet_document *doc, uint32_t second)
{
    return second >= 2 && second < doc->token_count &&
           (doc->tokens[second].flags & STET_TOKEN_LINE_START) &&
           !(doc->tokens[second].flags & STET_TOKEN_BLOCK_START) &&
           stet_document_is_punct(doc, second - 1, '-') && stet_document_glued(doc, second - 1);
}

bool stet_is_word_part(const struct stet_document *doc, uint32_t token)
{
    if (is_cut(doc, token))
        return true;
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

static uint64_t classes_at(const struct stet_document *doc, uint32_t token)
{
    return stet_document_is_word(doc, token) ? stet_word_classes(stet_document_text(doc, token))
                                             : 0;
}

// An ordinary word with a capital that its place gives it, and no part of an address.
static bool is_raised_word(struct stet_check *check, uint32_t token)
{
    const struct stet_document *doc = check->doc;
    return stet_document_is_word(doc, token) &&
           stet_document_word(doc, token)->form == STET_CASE_TITLE &&
           !(doc->tokens[token].flags & STET_TOKEN_SENTENCE_START) &&
           doc->tokens[token].end - doc->tokens[token].start > 4 &&
           !(classes_at(doc, token) & STET_WORD_CLASS(street)) &&
           (stet_spelling_known_lower(check->spelling, doc->tokens[token].word) == STET_KNOWN_YES ||
            (classes_at(doc, token) & STET_WORD_CLASS(institution)) != 0);
}

// Bearers in a large list of people, news that hold it: it is a name.
static bool is_name_like(struct stet_check *check, uint32_t token)
{
    char key[64];
    const struct stet_document *doc = check->doc;
    struct stet_str text = stet_document_text(doc, token);
    size_t size = stet_text_fold(text, key, sizeof key);
    return stet_spelling_news_lines(check->spelling, doc->tokens[token].word) > 0 || !size ||
           stet_known_word(&check->names->engine->lists->known, (struct stet_str){key, size})
                   .total > 0 ||
           stet_table_has(&check->names->engine->lists->given_counts,
                          stet_hash((struct stet_str){key, size}));
}

// "Bentered 41 …", "Anounced yesterday …": behind a name stand other words.
static bool goes_on_plainly(struct stet_check *check, uint32_t token)
{
    const struct stet_document *doc = check->doc;
    uint32_t next = token + 1;
    if (next >= doc->token_count || !stet_follows(doc, next))
        return false;
    if (doc->tokens[next].kind == STET_TOKEN_NUMBER)
        return true;
    return doc->tokens[next].kind == STET_TOKEN_WORD &&
           stet_document_word(doc, next)->form == STET_CASE_LOWER &&
           !stet_str_ends(stet_document_text(doc, next), STET_STR("s")) &&
           !(stet_word_classes(stet_document_text(doc, next)) &
             (STET_WORD_CLASS(speech) | STET_WORD_CLASS(behind_name)));
}

static bool is_before(struct stet_check *check, uint32_t token)
{
    return stet_follows(check->doc, token + 1) && is_raised_word(check, token + 1);
}

static bool is_name_behind(const struct stet_document *doc, uint32_t token)
{
    return stet_follows(doc, token + 1) && stet_document_is_word(doc, token + 1) &&
           stet_document_word(doc, token + 1)->form != STET_CASE_LOWER;
}

static enum stet_word_place raised_place(struct stet_check *check, uint32_t token)
{
    const struct stet_document *doc = check->doc;
    if (token == 0 || !stet_follows(doc, token))
        return STET_PLACE_NOWHERE;
    if (doc->tokens[token - 1].kind == STET_TOKEN_NUMBER)
        return is_before(check, token) && is_before(check, token + 1) ? STET_PLACE_HEADING
                                                                      : STET_PLACE_DAY;
    if (stet_token_is(doc, token - 1, "the"))
        return is_name_behind(doc, token) && !is_before(check, token) ? STET_PLACE_NOWHERE
                                                                      : STET_PLACE_RAISED;
    if (is_raised_word(check, token - 1))
        return STET_PLACE_RAISED;
    return classes_at(doc, token - 1) & STET_WORD_CLASS(before_day) ? STET_PLACE_DAY
                                                                    : STET_PLACE_NOWHERE;
}

enum stet_word_place stet_word_place(struct stet_check *check, uint32_t token)
{
    enum { SHORTEST = 5, SHORTEST_INITIAL = 6 }; // letters
    const struct stet_document *doc = check->doc;
    const struct stet_word *word = stet_document_word(doc, token);
    if (word->form == STET_CASE_LOWER)
        return STET_PLACE_LOWER;
    if (word->form != STET_CASE_TITLE || word->length_cp < SHORTEST || is_name_like(check, token))
        return STET_PLACE_NOWHERE;
    if (doc->tokens[token].flags & STET_TOKEN_SENTENCE_START)
        return word->length_cp >= SHORTEST_INITIAL && goes_on_plainly(check, token)
                   ? STET_PLACE_INITIAL
                   : STET_PLACE_NOWHERE;
    return raised_place(check, token);
}
