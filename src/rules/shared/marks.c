// SPDX-License-Identifier: Apache-2.0
#include "rules/shared/marks.h"

#include <stdarg.h>

#include "names/article/article.h"
#include "spelling/spelling.h"
#include "text/word_classes.h"

bool stet_mark_is_double_quote(uint32_t c)
{
    if (c < 0x80)
        return c == '"';
    return c == 0xab || c == 0xbb || c == 0x201c || c == 0x201d || c == 0x201e || c == 0x201f ||
           (c >= 0x300a && c <= 0x300f) || (c >= 0x301d && c <= 0x301f) || c == 0xff02;
}

bool stet_mark_is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool stet_token_is_one_of(const struct stet_document *doc, uint32_t token, const char *const *words,
                          size_t count)
{
    if (token >= doc->token_count || doc->tokens[token].kind != STET_TOKEN_WORD)
        return false;
    struct stet_str text = stet_document_text(doc, token);
    for (size_t i = 0; i < count; i++)
        if (stet_str_eq_nocase(text, stet_str_from(words[i])))
            return true;
    return false;
}

bool stet_token_is_of(const struct stet_document *doc, uint32_t token, uint64_t classes)
{
    return stet_document_is_word(doc, token) &&
           (stet_word_classes(stet_document_text(doc, token)) & classes);
}

bool stet_token_is_known(struct stet_check *check, uint32_t token)
{
    const struct stet_document *doc = check->doc;
    return stet_document_is_word(doc, token) &&
           (stet_spelling_known(check->spelling, doc->tokens[token].word) == STET_KNOWN_YES ||
            stet_names_explains(check->names, token));
}

bool stet_word_begins_sentence(struct stet_str word)
{
    return word.size && stet_is_ascii_upper(word.data[0]) &&
           (stet_word_classes(word) & STET_WORD_CLASS(sentence_opener));
}

bool stet_word_is_ordinary(struct stet_check *check, struct stet_str word)
{
    char small[100];
    if (word.size > sizeof small)
        return false;
    for (size_t i = 0; i < word.size; i++)
        small[i] = stet_ascii_lower(word.data[i]);
    return stet_spelling_known_text(check->spelling, (struct stet_str){small, word.size}) ==
           STET_KNOWN_YES;
}

bool stet_token_begins_speech(const struct stet_document *doc, uint32_t token)
{
    enum { REACH = 5 };
    for (uint32_t t = token; t < doc->token_count && t < token + REACH; t++) {
        if ((t > token && !stet_token_same_line(doc, t)) || !stet_document_is_word(doc, t))
            return false;
        if (stet_token_is_of(doc, t, STET_WORD_CLASS(speech)))
            return true;
    }
    return false;
}

// The quotation that ends with the mark at `token` begins its line and has no other mark inside.
static bool is_whole_line(const struct stet_document *doc, uint32_t token)
{
    enum { LONGEST = 200 };
    for (uint32_t t = token; t > 0 && token - t < LONGEST; t--) {
        if (!stet_token_same_line(doc, t))
            return t < token && stet_mark_is_double_quote(stet_token_mark(doc, t));
        if (t < token && stet_mark_is_double_quote(stet_token_mark(doc, t)))
            return false;
    }
    return stet_mark_is_double_quote(stet_token_mark(doc, 0));
}

bool stet_dash_leads_speech(const struct stet_document *doc, uint32_t token)
{
    if (!stet_token_same_line(doc, token) || !stet_token_same_line(doc, token + 1) ||
        !stet_mark_is_dash(stet_token_mark(doc, token)))
        return false;
    uint32_t left = stet_token_mark(doc, token - 1);
    if (left == ',')
        return stet_token_begins_speech(doc, token + 1);
    bool lower = stet_document_is_word(doc, token + 1) &&
                 stet_document_word(doc, token + 1)->form == STET_CASE_LOWER;
    if (stet_mark_is_stop(left))
        return lower && stet_token_begins_speech(doc, token + 1);
    if (!stet_mark_is_double_quote(left) || token < 2 || !stet_document_glued(doc, token - 1))
        return false;
    uint32_t inner = stet_token_mark(doc, token - 2);
    if (inner == ',' || stet_mark_is_stop(inner) || is_whole_line(doc, token - 1))
        return stet_token_begins_speech(doc, token + 1);
    return stet_token_is_of(doc, token + 1, STET_WORD_CLASS(speech));
}

bool stet_document_quotes_straight(const struct stet_document *doc)
{
    for (uint32_t t = 0; t < doc->token_count; t++) {
        uint32_t c = stet_token_mark(doc, t);
        if (c == '"' || c == 0x201d || c == 0x2019)
            return c == '"';
        // One alone: '' stands for another mark.
        if (c == '\'' && stet_token_mark(doc, t + 1) != c &&
            (!t || stet_token_mark(doc, t - 1) != c))
            return true;
    }
    return false;
}

const char *stet_mark_name(uint32_t c)
{
    switch (c) {
    case ',': return "comma";
    case '.': return "full stop";
    case ';': return "semicolon";
    case ':': return "colon";
    case '?': return "question mark";
    case '!': return "exclamation mark";
    case '%': return "per cent sign";
    case 0xb0: return "degree sign";
    case '(':
    case '[': return "opening bracket";
    case ')':
    case ']': return "closing bracket";
    case 0x2026: return "ellipsis";
    default: return stet_mark_is_double_quote(c) ? "quotation mark" : NULL;
    }
}

struct stet_issue *stet_check_replace(struct stet_check *check, uint32_t start, uint32_t end,
                                      struct stet_str fix, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *message = stet_arena_vprintf(check->arena, format, args);
    va_end(args);
    struct stet_issue *issue = stet_check_report(check, start, end, "%s", message);
    stet_issue_suggest(check, issue, fix);
    return issue;
}
