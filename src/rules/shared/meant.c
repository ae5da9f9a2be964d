// SPDX-License-Identifier: Apache-2.0
#include "rules/shared/meant.h"

#include "rules/shared/letters.h"

enum { BRACKET_BACK = 8, BRACKET_AHEAD = 60, BESIDE = 4 };

void stet_meant_open(struct stet_meant *out)
{
    out->has_cues = stet_phrases_open(&out->cues, "meant");
    out->has_endonyms = stet_phrases_open(&out->endonyms, "endonyms");
}

static bool is_mark(const struct stet_document *doc, uint32_t t, const char *marks)
{
    return t < doc->token_count && doc->tokens[t].kind == STET_TOKEN_PUNCT &&
           doc->tokens[t].word < 0x80 && doc->tokens[t].word &&
           strchr(marks, (int)doc->tokens[t].word);
}

static bool is_dash(const struct stet_document *doc, uint32_t t)
{
    return is_mark(doc, t, "-") || stet_document_is_punct(doc, t, 0x2013) ||
           stet_document_is_punct(doc, t, 0x2014);
}

bool stet_is_quote_mark(const struct stet_document *doc, uint32_t t)
{
    if (t >= doc->token_count || doc->tokens[t].kind != STET_TOKEN_PUNCT)
        return false;
    uint32_t c = doc->tokens[t].word;
    return c == '"' || c == '\'' || c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f);
}

// Druzhba (Дружба), the party (Ukrainian: Слуга народу).
static bool in_brackets(const struct stet_document *doc, uint32_t first, uint32_t end)
{
    uint32_t back = first;
    for (uint32_t n = 0; n < BRACKET_BACK && back > 0 && stet_residue_same_line(doc, back); n++) {
        back--;
        if (is_mark(doc, back, ")]"))
            return false;
        if (!is_mark(doc, back, "(["))
            continue;
        for (uint32_t t = end; t < doc->token_count && t - end < BRACKET_AHEAD; t++)
            if (is_mark(doc, t, ")]"))
                return !is_mark(doc, t + 1, "(") || !stet_document_glued(doc, t + 1);
            else if (stet_residue_starts_line(doc, t))
                return false;
        return false;
    }
    return false;
}

// «Слава Україні!» ("Glory to Ukraine!"): the original, and its translation behind it.
static bool is_glossed(const struct stet_document *doc, uint32_t end)
{
    uint32_t t = end;
    while (t < end + 3 && t < doc->token_count &&
           (stet_is_quote_mark(doc, t) || is_mark(doc, t, "!?.*_")))
        t++;
    return stet_residue_same_line(doc, t) && is_mark(doc, t, "([") &&
           (t == end || !stet_document_glued(doc, t) || !is_mark(doc, t - 1, "]")) &&
           (stet_residue_is_latin(doc, t + 1) ||
            (stet_is_quote_mark(doc, t + 1) && stet_residue_is_latin(doc, t + 2)));
}

static bool in_quotes(const struct stet_document *doc, uint32_t first, uint32_t end,
                      uint32_t *behind)
{
    uint32_t t = end;
    while (t < end + 2 && is_mark(doc, t, "!?.,"))
        t++;
    *behind = t + 1;
    return first > 0 && stet_residue_same_line(doc, first) && stet_is_quote_mark(doc, first - 1) &&
           stet_residue_same_line(doc, t) && stet_is_quote_mark(doc, t);
}

// "…" - "Glory to Ukraine", or the other way round: nothing but marks and one joining word between the two quotations.
static bool has_twin_behind(const struct stet_document *doc, uint32_t behind)
{
    bool joined = false;
    for (uint32_t t = behind; t < behind + BESIDE && stet_residue_same_line(doc, t); t++) {
        if (stet_is_quote_mark(doc, t))
            return stet_residue_is_latin(doc, t + 1);
        joined = joined || is_dash(doc, t) || is_mark(doc, t, ",:=");
        if (!joined)
            return false;
    }
    return false;
}

static bool has_twin_before(const struct stet_document *doc, uint32_t open)
{
    bool joined = false;
    for (uint32_t t = open; t > 0 && open - t < BESIDE && stet_residue_same_line(doc, t); t--) {
        if (stet_is_quote_mark(doc, t - 1))
            return joined && t > 1 &&
                   (stet_residue_is_latin(doc, t - 2) || is_mark(doc, t - 2, "!?.,"));
        joined = joined || is_dash(doc, t - 1) || is_mark(doc, t - 1, ",:=");
        if (!joined)
            return false;
    }
    return false;
}

// The word before the quotation announces it, or the one behind explains it.
static bool is_spoken_of(const struct stet_meant *meant, const struct stet_document *doc,
                         uint32_t open, uint32_t behind)
{
    struct stet_phrase phrase;
    if (!meant->has_cues)
        return false;
    uint32_t before = open > 0 && is_mark(doc, open - 1, ",:") ? open - 1 : open;
    if (before > 0 && stet_residue_same_line(doc, open) && stet_residue_is_latin(doc, before - 1) &&
        stet_phrases_match(&meant->cues, STET_PHRASE_TEXT, doc, before - 1, &phrase) >= before)
        return true;
    uint32_t next = is_mark(doc, behind, ",") ? behind + 1 : behind;
    return stet_residue_same_line(doc, next) && stet_residue_is_latin(doc, next) &&
           stet_phrases_match(&meant->cues, STET_PHRASE_LINE, doc, next, &phrase) > next;
}

// *Золотой телёнок*: what stands in italics and begins with a capital is a title. The marks are the original's.
static bool is_emphasised_title(const struct stet_document *doc, uint32_t first, uint32_t end)
{
    struct stet_str original = doc->prose->original;
    size_t from = stet_prose_original_start(doc->prose, doc->tokens[first].start);
    size_t to = stet_prose_original_end(doc->prose, doc->tokens[end - 1].end);
    if (from == 0 || to >= original.size || !stet_residue_is_wordlike(doc, first) ||
        stet_document_word(doc, first)->form == STET_CASE_LOWER)
        return false;
    char mark = original.data[from - 1];
    return (mark == '*' || mark == '_') && original.data[to] == mark;
}

static bool is_endonym(const struct stet_meant *meant, const struct stet_document *doc, uint32_t t)
{
    struct stet_phrase phrase;
    return stet_phrases_match(&meant->endonyms, STET_PHRASE_LINE, doc, t, &phrase) > t;
}

// Русский | Deutsch | English: names of languages only, and at least two of them on the line.
static bool is_switcher(const struct stet_meant *meant, const struct stet_document *doc,
                        uint32_t first, uint32_t end)
{
    unsigned names = 0;
    if (!meant->has_endonyms)
        return false;
    for (uint32_t t = first; t < end; t++) {
        if (doc->tokens[t].kind == STET_TOKEN_PUNCT)
            continue;
        if (!is_endonym(meant, doc, t))
            return false;
        names++;
    }
    for (uint32_t t = end, n = 0; n < BESIDE && stet_residue_same_line(doc, t); t++, n++)
        names += stet_residue_is_wordlike(doc, t) && is_endonym(meant, doc, t);
    for (uint32_t t = first, n = 0; n < BESIDE && stet_residue_same_line(doc, t); t--, n++)
        names += stet_residue_is_wordlike(doc, t - 1) && is_endonym(meant, doc, t - 1);
    return names > 1;
}

bool stet_meant_covers(const struct stet_meant *meant, const struct stet_document *doc,
                       uint32_t first, uint32_t end)
{
    uint32_t behind;
    if (in_brackets(doc, first, end) || is_glossed(doc, end) ||
        is_emphasised_title(doc, first, end) || is_switcher(meant, doc, first, end))
        return true;
    return in_quotes(doc, first, end, &behind) &&
           (has_twin_behind(doc, behind) || has_twin_before(doc, first - 1) ||
            is_spoken_of(meant, doc, first - 1, behind));
}
