// SPDX-License-Identifier: Apache-2.0
// A mark's shape (where the white space is) says what it does; the code point of a curly mark says what it claims. Where shape
// says nothing (space on both sides or on none), the open quotation and the next mark decide, and in doubt the mark is ignored:
// a wrong finding in a correct quotation is worse than a missed one.
//
// The stack holds open marks. Its entries are of the current paragraph, or of one earlier paragraph ("carried").
#include "rules/shared/quotes.h"

#include "rules/shared/marks.h"

// A quotation may run over FARTHEST paragraphs that do not open again (texts split by sentence).
enum { DEEPEST = 8, REACH = 400, SLIP = 12, FARTHEST = 20 };
enum shape { OPENING, CLOSING, GLUED, LOOSE };

struct open_quote {
    uint32_t token, block;
};

struct walker {
    struct stet_check *check;
    const struct stet_document *doc;
    void (*visit)(struct stet_check *, const struct stet_quote *, void *);
    void *user;
    struct open_quote stack[DEEPEST];
    uint32_t depth;
    uint32_t block, first, end; // the current paragraph and its tokens
};

static void tell(struct walker *w, enum stet_quote_kind kind, uint32_t token, bool opens)
{
    struct stet_quote quote = {kind, token, 0, opens};
    w->visit(w->check, &quote, w->user);
}

static void flush(struct walker *w)
{
    for (uint32_t i = 0; i < w->depth; i++)
        tell(w, STET_QUOTE_UNCLOSED, w->stack[i].token, true);
    w->depth = 0;
}

static bool open_here(const struct walker *w)
{
    return w->depth && w->stack[w->depth - 1].block == w->block;
}

static bool is_single_quote(uint32_t c)
{
    return c == '\'' || c == 0x2018 || c == 0x2019;
}

// The mark that touches the token on its left (0: a word or a number) or ' ' for white space or nothing.
static uint32_t left_of(const struct walker *w, uint32_t t)
{
    if (t == w->first || stet_token_spaced(w->doc, t) || !stet_document_glued(w->doc, t))
        return ' ';
    return stet_token_mark(w->doc, t - 1);
}

static uint32_t right_of(const struct walker *w, uint32_t t)
{
    if (t + 1 >= w->end || stet_token_spaced(w->doc, t + 1) || !stet_document_glued(w->doc, t + 1))
        return ' ';
    return stet_token_mark(w->doc, t + 1);
}

static bool is_edge(uint32_t c)
{
    return c == ' ' || c == '/' || c == '|' || c == '*' || c == '_' || stet_mark_is_dash(c);
}

static enum shape shape_of(const struct walker *w, uint32_t t)
{
    uint32_t left = left_of(w, t), right = right_of(w, t);
    bool free_left = is_edge(left) || stet_mark_opens(left) || left == '=' || left == '>';
    bool free_right = is_edge(right) || stet_mark_closes(right) || right == '<' ||
                      (right && right < 0x80 && strchr(".,;:?!%", (int)right)) || right == 0x2026;
    // "…and then" and "...and then" open with an ellipsis, ",—" closes.
    if (left == ' ' && (right == 0x2026 || (right == '.' && right_of(w, t + 1) == '.')))
        free_right = false;
    // A quotation inside the quotation begins or ends with it.
    if (is_single_quote(right))
        free_right = !free_left;
    else if (is_single_quote(left))
        free_left = !free_right;
    return free_left ? free_right ? LOOSE : OPENING : free_right ? CLOSING : GLUED;
}

static bool is_mark(const struct walker *w, uint32_t t)
{
    return stet_mark_is_double_quote(stet_token_mark(w->doc, t));
}

// The next mark of the paragraph; w->end when none is near.
static uint32_t next_mark(const struct walker *w, uint32_t t)
{
    for (uint32_t i = t + 1; i < w->end && i < t + REACH; i++)
        if (is_mark(w, i))
            return i;
    return w->end;
}

static bool next_is(const struct walker *w, uint32_t t, enum shape shape)
{
    uint32_t next = next_mark(w, t);
    return next < w->end && shape_of(w, next) == shape;
}

static bool has_digit_end(const struct walker *w, uint32_t t)
{
    const struct stet_token *token = &w->doc->tokens[t];
    return token->end > token->start && stet_is_ascii_digit(w->doc->text.data[token->end - 1]);
}

// 6'2" and a 15" screen: a double prime typed as a quotation mark.
static bool is_prime(const struct walker *w, uint32_t t)
{
    if (left_of(w, t) != 0 || !has_digit_end(w, t - 1))
        return false;
    if (t >= w->first + 2 && is_single_quote(stet_token_mark(w->doc, t - 2)) &&
        left_of(w, t - 2) == 0 && t >= w->first + 3 && has_digit_end(w, t - 3))
        return true;
    return w->depth == 0 || (open_here(w) && next_is(w, t, CLOSING));
}

// First in its paragraph, or behind a dash or bullet only.
static bool begins_block(const struct walker *w, uint32_t t)
{
    return t == w->first ||
           (t == w->first + 1 && (stet_mark_is_dash(stet_token_mark(w->doc, t - 1)) ||
                                  is_single_quote(stet_token_mark(w->doc, t - 1))));
}

// Gives up what has been open too long.
static void expire(struct walker *w)
{
    if (w->depth && w->block - w->stack[w->depth - 1].block > FARTHEST)
        flush(w);
}

static void open_quote(struct walker *w, uint32_t t)
{
    expire(w);
    if (w->depth && !open_here(w) && begins_block(w, t) &&
        w->stack[w->depth - 1].block + 1 == w->block)
        w->depth = 0;        // the quotation goes on in a new paragraph
    if (w->depth == DEEPEST) // no prose: keep the outer marks
        w->depth--;
    w->stack[w->depth++] = (struct open_quote){t, w->block};
}

static void close_quote(struct walker *w, uint32_t t)
{
    expire(w);
    if (!w->depth) {
        tell(w, STET_QUOTE_UNOPENED, t, false);
        return;
    }
    struct stet_quote pair = {STET_QUOTE_PAIR, w->stack[--w->depth].token, t, false};
    w->visit(w->check, &pair, w->user);
}

static void act(struct walker *w, uint32_t t, bool opens)
{
    if (opens)
        open_quote(w, t);
    else
        close_quote(w, t);
}

// Suffixes that may follow a quoted name directly: the "Kalibr"s.
static bool follows_suffix(const struct walker *w, uint32_t t)
{
    static const char *const suffixes[] = {"s", "es", "ed", "ing", "er", "ers", "ish", "like"};
    return stet_token_is_one_of(w->doc, t + 1, suffixes, sizeof suffixes / sizeof *suffixes);
}

static bool beside_digit(const struct walker *w, uint32_t t)
{
    return has_digit_end(w, t - 1) ||
           (t + 1 < w->end && w->doc->tokens[t + 1].kind != STET_TOKEN_WORD);
}

static void read_glued(struct walker *w, uint32_t t, uint32_t c)
{
    if (open_here(w)) {
        if (c == 0x201c && stet_token_mark(w->doc, w->stack[w->depth - 1].token) != 0x201e)
            tell(w, STET_QUOTE_TURNED, t, false);
        else if (!follows_suffix(w, t) && !beside_digit(w, t))
            tell(w, STET_QUOTE_GLUED, t, false);
        close_quote(w, t);
        return;
    }
    // Tza"hal: a mark inside one word that nothing closes is a letter, not a quotation.
    if (!next_is(w, t, CLOSING) || w->depth)
        return;
    tell(w, c == 0x201d ? STET_QUOTE_TURNED : STET_QUOTE_GLUED, t, true);
    open_quote(w, t);
}

static void read_loose(struct walker *w, uint32_t t, uint32_t c)
{
    bool closes = open_here(w) && !next_is(w, t, CLOSING);
    bool opens = !w->depth && next_is(w, t, CLOSING);
    // With white space on both sides, and no dash, slash or bracket on either.
    bool spaced = left_of(w, t) == ' ';
    if ((c == 0x201d && opens) || (c == 0x201c && closes))
        tell(w, STET_QUOTE_TURNED, t, opens);
    if (opens || closes) {
        if (opens ? right_of(w, t) == ' ' : spaced)
            tell(w, STET_QUOTE_LOOSE, t, opens);
        act(w, t, opens);
    }
}

static bool is_foreign(const struct walker *w, uint32_t c, bool opens)
{
    if (c == 0xab || c == 0xbb || c == 0x201e || c == 0x201f || c >= 0x3000)
        return true;
    return c == 0x201c && !opens && w->depth &&
           stet_token_mark(w->doc, w->stack[w->depth - 1].token) == 0x201e;
}

static bool is_opener(uint32_t c)
{
    return c == 0xab || c == 0x201e || c == 0x300a || c == 0x300c || c == 0x300e;
}

static void read_foreign(struct walker *w, uint32_t t, uint32_t c)
{
    enum shape shape = c == 0x201e ? OPENING : shape_of(w, t);
    bool opens = shape == OPENING || (shape != CLOSING && is_opener(c));
    tell(w, STET_QUOTE_FOREIGN, t, opens);
    act(w, t, opens);
}

// A mark beside another one ("" in CSV, ``"x"'') is no prose.
static bool is_doubled(const struct walker *w, uint32_t t)
{
    return (left_of(w, t) != ' ' && t > w->first && is_mark(w, t - 1)) ||
           (right_of(w, t) != ' ' && is_mark(w, t + 1));
}

// cruiser" Eagle": a mark of closing shape where nothing is open, and the next one, near and in the same sentence, closes.
static bool slid_opening(const struct walker *w, uint32_t t)
{
    uint32_t left = left_of(w, t);
    if (w->depth || t + 1 >= w->end || right_of(w, t) != ' ' ||
        !(left == 0 || (left == ',' && t >= w->first + 2 && is_mark(w, t - 2))))
        return false;
    for (uint32_t i = t + 1; i < w->end && i < t + SLIP; i++) {
        if (is_mark(w, i))
            return shape_of(w, i) == CLOSING;
        if (stet_mark_is_stop(stet_token_mark(w->doc, i)))
            return false;
    }
    return false;
}

// "I agree, "he said: a mark of opening shape before the speaker, or where a quotation is open that nothing else closes.
static bool slid_closing(const struct walker *w, uint32_t t)
{
    if (t == w->first || left_of(w, t) != ' ' || t + 1 >= w->end ||
        w->doc->tokens[t + 1].kind != STET_TOKEN_WORD)
        return false;
    uint32_t next = next_mark(w, t);
    if (next < w->end)
        return open_here(w) && shape_of(w, next) == OPENING;
    uint32_t before = stet_token_mark(w->doc, t - 1);
    return (before == ',' || (w->depth && stet_mark_is_stop(before))) &&
           stet_document_word(w->doc, t + 1)->form == STET_CASE_LOWER &&
           stet_token_begins_speech(w->doc, t + 1);
}

static void read_shaped(struct walker *w, uint32_t t, uint32_t c, bool opens)
{
    bool slid = false;
    if (c == '"' || c == 0x201d)
        slid = opens && slid_closing(w, t);
    if (!slid && (c == '"' || c == 0x201c))
        slid = !opens && slid_opening(w, t);
    if (slid) {
        opens = !opens;
        tell(w, STET_QUOTE_SLID, t, opens);
    } else if ((c == 0x201d && opens) || (c == 0x201c && !opens)) {
        tell(w, STET_QUOTE_TURNED, t, opens);
    }
    act(w, t, opens);
}

static void read_mark(struct walker *w, uint32_t t)
{
    uint32_t c = stet_token_mark(w->doc, t);
    if (is_doubled(w, t) || (c != 0x201c && c < 0x2020 && is_prime(w, t)))
        return;
    if (is_foreign(w, c, shape_of(w, t) == OPENING)) {
        read_foreign(w, t, c);
        return;
    }
    enum shape shape = shape_of(w, t);
    if (shape == GLUED) {
        read_glued(w, t, c);
    } else if (shape == LOOSE) {
        read_loose(w, t, c);
    } else {
        read_shaped(w, t, c, shape == OPENING);
    }
}

void stet_quotes_walk(struct stet_check *check,
                      void (*visit)(struct stet_check *check, const struct stet_quote *quote,
                                    void *user),
                      void *user)
{
    const struct stet_document *doc = check->doc;
    struct walker w = {.check = check, .doc = doc, .visit = visit, .user = user};
    for (uint32_t b = 0; b < doc->prose->block_count; b++) {
        w.block = b;
        w.first = doc->block_tokens[b].first;
        w.end = doc->block_tokens[b].end;
        for (uint32_t t = w.first; t < w.end; t++)
            if (doc->tokens[t].kind == STET_TOKEN_PUNCT &&
                stet_mark_is_double_quote(doc->tokens[t].word))
                read_mark(&w, t);
        enum stet_block_kind kind = doc->prose->blocks[b].kind;
        if (w.depth && (kind == STET_BLOCK_HEADING || kind == STET_BLOCK_CELL))
            flush(&w);
    }
    flush(&w);
}
