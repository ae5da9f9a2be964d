// SPDX-License-Identifier: Apache-2.0
// A phrase is found through any capitalised word of it, so a text without such words costs nothing, and is then compared token by
// token around the mention. Letters are compared without case and accents: Chicken Kiev, chicken Kiev, CHICKEN KIEV.
#include "names/article/exceptions.h"

enum { MOST_PIECES = 16, MOST_CHAIN = 64, FARTHEST = 200 };

// Bytes of the piece at `i`: a run of letters, digits and apostrophes, or one mark. All that is not ASCII is taken for letters but for
// the dashes and quotes of U+2000 to U+203F; the apostrophe U+2019 is none of them.
static size_t piece_size(struct stet_str text, size_t i)
{
    size_t start = i;
    while (i < text.size) {
        struct stet_str rest = stet_str_slice(text, i, text.size);
        bool mark = stet_str_starts(rest, STET_STR("\xe2\x80")) &&
                    !stet_str_starts(rest, STET_STR("\xe2\x80\x99"));
        char c = text.data[i];
        if (mark || !(stet_is_ascii_alpha(c) || stet_is_ascii_digit(c) || c == '\'' ||
                      (unsigned char)c >= 0x80))
            return i > start ? i - start : mark && rest.size > 2 ? 3 : 1;
        i++;
    }
    return i - start;
}

// Cuts a phrase as the document is cut: words, numbers, single marks.
static unsigned cut(struct stet_str text, struct stet_str pieces[MOST_PIECES])
{
    unsigned count = 0;
    for (size_t i = 0; i < text.size;) {
        size_t size = piece_size(text, i);
        if (!stet_is_ascii_space(text.data[i])) {
            if (count == MOST_PIECES)
                return 0;
            pieces[count++] = stet_str_slice(text, i, i + size);
        }
        i += size;
    }
    return count;
}

static bool same_piece(struct stet_str piece, struct stet_str text)
{
    return stet_str_eq_nocase(piece, text) || stet_str_eq_nocase(piece, stet_name_core(text));
}

static bool stands_at(const struct stet_document *doc, uint32_t first,
                      const struct stet_str *pieces, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (!same_piece(pieces[i], stet_document_text(doc, first + i)))
            return false;
    return true;
}

static void take(struct analysis *a, uint32_t m, uint32_t first, uint32_t end)
{
    while (m && a->mention[m - 1].end > first)
        m--;
    stet_take_mentions(a, m, first, end);
}

// The phrase stands around the mention, its words in any of their places.
static bool covers(struct analysis *a, uint32_t m, struct stet_str phrase)
{
    const struct stet_document *doc = a->names->doc;
    const struct stet_mention *mention = &a->mention[m];
    const struct stet_block_tokens *block = &doc->block_tokens[mention->block];
    struct stet_str pieces[MOST_PIECES];
    unsigned count = cut(phrase, pieces);
    for (unsigned k = 0; k < count && k <= mention->first - block->first; k++) {
        uint32_t first = mention->first - k;
        if (block->end - first < count || !stands_at(doc, first, pieces, count))
            continue;
        take(a, m, first, first + count);
        return true;
    }
    return false;
}

static void try_layer(struct analysis *a, uint32_t m, const struct stet_index *index)
{
    const struct stet_index_exception *exception =
        stet_index_exception(index, a->mention[m].form->key);
    for (unsigned i = 0; exception && i < MOST_CHAIN; i++) {
        if (covers(a, m, stet_str_from(stet_index_string(index, exception->text))))
            return;
        exception = exception->next ? &index->exceptions[exception->next - 1] : NULL;
    }
}

void stet_take_exceptions(struct analysis *a)
{
    for (uint32_t layer = 0; layer < a->names->engine->lists->layer_count; layer++) {
        const struct stet_index *index = stet_name_layer(a->names->engine, layer);
        for (uint32_t m = 0; index->exception_count && m < a->count; m++)
            if (!a->mention[m].taken && a->mention[m].form->key.size)
                try_layer(a, m, index);
    }
}

// ---------------------------------------------------------------- years

// 1941 and the 1940s; 0 for anything else.
static unsigned year_of(const struct stet_document *doc, uint32_t t)
{
    struct stet_str text = stet_document_text(doc, t);
    unsigned kind = doc->tokens[t].kind, year = 0;
    bool decade = kind == STET_TOKEN_ALNUM && text.size == 5 && text.data[4] == 's';
    if (!decade && (kind != STET_TOKEN_NUMBER || text.size != 4))
        return 0;
    for (size_t i = 0; i < 4; i++) {
        if (!stet_is_ascii_digit(text.data[i]))
            return 0;
        year = year * 10 + (unsigned)(text.data[i] - '0');
    }
    return year >= 1000 && year < 2100 ? year : 0;
}

// Four digits are a year behind certain words, a month, a bracket or a dash between years, not when they count people.
static bool is_year(const struct stet_document *doc, uint32_t first, uint32_t t)
{
    static const char *const before[] = {
        "in",    "since",  "until",   "till",      "by",      "of",       "before",
        "after", "during", "from",    "to",        "between", "and",      "early",
        "late",  "mid",    "year",    "the",       "spring",  "summer",   "autumn",
        "fall",  "winter", "january", "february",  "march",   "april",    "may",
        "june",  "july",   "august",  "september", "october", "november", "december"};
    if (doc->tokens[t].kind == STET_TOKEN_ALNUM)
        return true;
    if (t == first)
        return true; // "1941: Kiev has fallen"
    static const uint32_t marks[] = {'(', ',', '-', '/', 0x2013, 0x2014};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (stet_document_is_punct(doc, t - 1, marks[i]))
            return true;
    struct stet_str text = stet_document_text(doc, t - 1);
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (stet_str_eq_nocase(text, stet_str_from(before[i])))
            return true;
    return false;
}

bool stet_sentence_is_before(const struct stet_document *doc, uint32_t block, uint32_t first,
                             uint32_t end, unsigned since)
{
    const struct stet_block_tokens *bounds = &doc->block_tokens[block];
    uint32_t from = first, to = end;
    while (from > bounds->first && first - from < FARTHEST &&
           !(doc->tokens[from].flags & STET_TOKEN_SENTENCE_START))
        from--;
    while (to < bounds->end && to - end < FARTHEST &&
           !(doc->tokens[to].flags & STET_TOKEN_SENTENCE_START))
        to++;
    for (uint32_t t = from; t < to; t++) {
        unsigned year = year_of(doc, t);
        if (year && year < since && is_year(doc, from, t))
            return true;
    }
    return false;
}
