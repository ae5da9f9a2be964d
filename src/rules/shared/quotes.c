// SPDX-License-Identifier: Apache-2.0
// A mark's shape (where the white space is) says what it does; the code point of a curly mark says what it claims. Where shape
// says nothing (space on both sides or on none), the open quotation and the next mark decide, and in doubt the mark is ignored:
// a wrong finding in a correct quotation is worse than a missed one.
//
// The stack holds open marks. Its entries are of the current paragraph, or of one earlier paragraph ("carried").
#include "rules/shared/quotes.h"

#include "rules/shared/marks.h"
#include "rules/shared/quote_marks.h"
#include "text/word_classes.h"

// A quotation may run over FARTHEST paragraphs that do not open again (texts split by sentence).
enum { DEEPEST = 8, REACH = 400, SLIP = 12, FARTHEST = 20 };

typedef const struct stet_quote_mark *mark_ptr;

struct walker {
    struct stet_check *check;
    const struct stet_document *doc;
    void (*visit)(struct stet_check *, const struct stet_quote *, void *);
    void *user;
    struct stet_quote_marks marks;
    mark_ptr stack[DEEPEST];
    uint32_t depth;
    uint32_t reopened;          // marks of this paragraph that only open an open quotation again
    uint32_t block, first, end; // the current paragraph and its tokens
};

static bool is_loose(mark_ptr m, bool opens)
{
    return opens ? m->right == ' ' : m->left == ' ';
}

static void tell(struct walker *w, enum stet_quote_kind kind, mark_ptr m, bool opens)
{
    struct stet_quote quote = {.kind = kind, .token = m->first, .last = m->last, .opens = opens};
    quote.loose = m->shape == STET_SHAPE_LOOSE && is_loose(m, opens);
    quote.straight = !opens && w->depth && w->stack[w->depth - 1]->code == '"';
    w->visit(w->check, &quote, w->user);
}

static void flush(struct walker *w)
{
    for (uint32_t i = 0; i < w->depth; i++)
        tell(w, STET_QUOTE_UNCLOSED, w->stack[i], true);
    w->depth = 0;
}

// Where a quotation is open.
static mark_ptr top(const struct walker *w)
{
    return w->stack[w->depth - 1];
}

static bool open_here(const struct walker *w)
{
    return w->depth && top(w)->block == w->block;
}

// The next mark of the paragraph; NULL when none is near.
static mark_ptr next_of(const struct walker *w, mark_ptr m)
{
    mark_ptr next = m + 1;
    return next < w->marks.items + w->marks.count && next->block == m->block &&
                   next->first - m->first < REACH
               ? next
               : NULL;
}

static bool next_is(const struct walker *w, mark_ptr m, enum stet_quote_shape shape)
{
    mark_ptr next = next_of(w, m);
    return next && next->shape == shape;
}

static bool has_digit_end(const struct walker *w, uint32_t t)
{
    const struct stet_token *token = &w->doc->tokens[t];
    return token->end > token->start && stet_is_ascii_digit(w->doc->text.data[token->end - 1]);
}

static bool follows_digit(const struct walker *w, mark_ptr m)
{
    return m->first > w->first && has_digit_end(w, m->first - 1);
}

static bool ends_block(const struct walker *w, mark_ptr m)
{
    return m->last + 1 >= w->end;
}

// 6'2" and a 15" screen: a double prime typed as a quotation mark.
static bool is_prime(const struct walker *w, mark_ptr m)
{
    uint32_t t = m->first;
    if ((m->code != '"' && m->code != 0x201d) || m->left != 0 || !follows_digit(w, m))
        return false;
    if (t >= w->first + 3 && stet_document_glued(w->doc, t - 1) &&
        stet_document_glued(w->doc, t - 2) && has_digit_end(w, t - 3)) {
        uint32_t foot = stet_token_mark(w->doc, t - 2);
        if (foot == '\'' || foot == 0x2019)
            return true;
    }
    if (!w->depth)
        return true;
    return open_here(w) ? next_is(w, m, STET_SHAPE_CLOSING)
                        : !ends_block(w, m) && stet_document_is_word(w->doc, m->last + 1);
}

static bool is_bullet(const struct walker *w, uint32_t t)
{
    uint32_t c = stet_token_mark(w->doc, t);
    return c == '\'' || c == 0x2018 || c == 0x2019 || stet_mark_is_dash(c);
}

// First in its paragraph, or behind a dash or bullet only.
static bool begins_block(const struct walker *w, mark_ptr m)
{
    return m->first == w->first || (m->first == w->first + 1 && is_bullet(w, m->first - 1));
}

static bool follows_sentence(const struct walker *w, mark_ptr m)
{
    if (m->left != ' ' || m->first == w->first)
        return false;
    uint32_t c = stet_token_mark(w->doc, m->first - 1);
    if (stet_mark_closes(c) || c == '\'' || c == 0x2019)
        c = stet_token_mark(w->doc, m->first - 2);
    return stet_mark_is_stop(c);
}

static bool is_lower(const struct walker *w, uint32_t t)
{
    return stet_document_is_word(w->doc, t) &&
           stet_document_word(w->doc, t)->form == STET_CASE_LOWER;
}

// Gives up what has been open too long.
static void expire(struct walker *w)
{
    if (w->depth && w->block - top(w)->block > FARTHEST)
        flush(w);
}

// Pages that run paragraphs together leave the mark of each new one: “We lost. “We were slow.”
static bool opens_again(const struct walker *w, mark_ptr m)
{
    return open_here(w) && follows_sentence(w, m) && !is_lower(w, m->last + 1);
}

// "We lost, said he. "We were slow" and "We lost, he said. "We": the speaker is named since, so a closing mark is lost.
static bool has_lost_close(const struct walker *w, mark_ptr m)
{
    bool verb_last =
        m->first >= 2 && stet_token_is_of(w->doc, m->first - 2, STET_WORD_CLASS(speech));
    uint32_t floor = top(w)->last + 1;
    for (uint32_t t = m->first > floor ? m->first - 1 : floor;
         t-- > floor && m->first - t < REACH;) {
        uint32_t c = stet_token_mark(w->doc, t);
        if (stet_mark_is_stop(c))
            return false;
        if (c == ',' && (verb_last || stet_token_is_of(w->doc, t + 1, STET_WORD_CLASS(speech))))
            return stet_token_begins_speech(w->doc, t + 1);
    }
    return false;
}

static void open_quote(struct walker *w, mark_ptr m)
{
    expire(w);
    if (opens_again(w, m)) {
        if (has_lost_close(w, m))
            tell(w, STET_QUOTE_UNCLOSED, top(w), true);
        else
            w->reopened++;
        w->depth--;
    } else if (w->depth && !open_here(w) && begins_block(w, m) && top(w)->block + 1 == w->block) {
        w->depth = 0; // the quotation goes on in a new paragraph
    }
    if (w->depth == DEEPEST) // no prose: keep the outer marks
        w->depth--;
    w->stack[w->depth++] = m;
}

static void close_quote(struct walker *w, mark_ptr m)
{
    expire(w);
    if (w->reopened && !open_here(w)) {
        w->reopened--; // that mark did open a quotation of its own
        return;
    }
    if (!w->depth) {
        tell(w, STET_QUOTE_UNOPENED, m, false);
        return;
    }
    mark_ptr open = w->stack[--w->depth];
    struct stet_quote pair = {STET_QUOTE_PAIR, open->first, open->last, m->first,
                              false,           false,       false};
    if (open->doubled && m->doubled) {
        tell(w, STET_QUOTE_DOUBLED, open, true);
        tell(w, STET_QUOTE_DOUBLED, m, false);
    }
    w->visit(w->check, &pair, w->user);
}

static void act(struct walker *w, mark_ptr m, bool opens)
{
    if (opens)
        open_quote(w, m);
    else
        close_quote(w, m);
}

// Suffixes that may follow a quoted name directly: the "Kalibr"s.
static bool follows_suffix(const struct walker *w, uint32_t t)
{
    static const char *const suffixes[] = {"s", "es", "ed", "ing", "er", "ers", "ish", "like"};
    return stet_token_is_one_of(w->doc, t + 1, suffixes, sizeof suffixes / sizeof *suffixes);
}

static bool beside_digit(const struct walker *w, mark_ptr m)
{
    return follows_digit(w, m) ||
           (m->last + 1 < w->end && w->doc->tokens[m->last + 1].kind != STET_TOKEN_WORD);
}

static void read_glued(struct walker *w, mark_ptr m)
{
    if (open_here(w)) {
        if (m->code == 0x201c && top(w)->code != 0x201e)
            tell(w, STET_QUOTE_TURNED, m, false);
        else if (!follows_suffix(w, m->last) && !beside_digit(w, m))
            tell(w, STET_QUOTE_GLUED, m, false);
        close_quote(w, m);
        return;
    }
    // Tza"hal: a mark inside one word that nothing closes is a letter, not a quotation.
    if (!next_is(w, m, STET_SHAPE_CLOSING) || w->depth)
        return;
    tell(w, m->code == 0x201d ? STET_QUOTE_TURNED : STET_QUOTE_GLUED, m, true);
    open_quote(w, m);
}

// White space on both sides at the end of a paragraph, behind a full stop or comma: the end of what was opened before.
static bool ends_carried(const struct walker *w, mark_ptr m)
{
    uint32_t before = m->first > w->first ? stet_token_mark(w->doc, m->first - 1) : 0;
    return w->depth && !open_here(w) && ends_block(w, m) &&
           (stet_mark_is_stop(before) || before == ',');
}

static bool loose_opens(const struct walker *w, mark_ptr m)
{
    mark_ptr next = next_of(w, m);
    if (!next || follows_digit(w, m))
        return false;
    if (m->code == 0x201c)
        return !open_here(w) || next->code == 0x201d;
    return !open_here(w) && (next->shape == STET_SHAPE_CLOSING ||
                             (m->code == '"' && next->shape == STET_SHAPE_LOOSE));
}

static void read_loose(struct walker *w, mark_ptr m)
{
    bool opens = loose_opens(w, m);
    bool closes = !opens && ((open_here(w) && !next_is(w, m, STET_SHAPE_CLOSING)) ||
                             (m->code == 0x201d && w->depth) || ends_carried(w, m));
    if (!opens && !closes)
        return;
    if ((m->code == 0x201d && opens) || (m->code == 0x201c && closes))
        tell(w, STET_QUOTE_TURNED, m, opens);
    else if (is_loose(m, opens))
        tell(w, STET_QUOTE_LOOSE, m, opens);
    act(w, m, opens);
}

static bool is_foreign(const struct walker *w, mark_ptr m)
{
    uint32_t c = m->code;
    if (c == 0x201c)
        return m->shape != STET_SHAPE_OPENING && w->depth && top(w)->code == 0x201e;
    return c != '"' && c != 0x201d;
}

static bool is_opener(uint32_t c)
{
    return c == 0xab || c == 0x201e || c == 0x300a || c == 0x300c || c == 0x300e || c == 0x301d ||
           c == STET_MARK_LOW_COMMAS || c == STET_MARK_GRAVES;
}

// The guillemet that looks the other way; 0 for other marks.
static uint32_t mirror(uint32_t c)
{
    return c == 0xab ? 0xbb : c == 0xbb ? 0xab : 0;
}

// What a foreign mark does whose shape does not tell: » We « are guillemets of German and Danish.
static bool foreign_opens(const struct walker *w, mark_ptr m)
{
    if (m->code == 0x201e || m->shape == STET_SHAPE_OPENING)
        return true;
    if (m->shape == STET_SHAPE_CLOSING || (open_here(w) && top(w)->code == mirror(m->code)))
        return false;
    mark_ptr next = next_of(w, m);
    return is_opener(m->code) || (next && next->code == mirror(m->code));
}

// « Back, Home » News, Read more »: arrows, no quotation.
static bool is_arrow(const struct walker *w, mark_ptr m, bool opens)
{
    mark_ptr next = next_of(w, m);
    if (m->shape != STET_SHAPE_LOOSE || !mirror(m->code))
        return false;
    return opens ? !next || next->code == m->code : !open_here(w);
}

static void read_foreign(struct walker *w, mark_ptr m)
{
    bool opens = foreign_opens(w, m);
    if (is_arrow(w, m, opens))
        return;
    tell(w, STET_QUOTE_FOREIGN, m, opens);
    act(w, m, opens);
}

// cruiser" Eagle": a mark of closing shape where nothing is open, and the next one, near and in the same sentence, closes.
static bool slid_opening(const struct walker *w, mark_ptr m)
{
    mark_ptr next = next_of(w, m);
    if (w->depth || !next || next->shape != STET_SHAPE_CLOSING || next->first - m->first > SLIP ||
        m->right != ' ')
        return false;
    for (uint32_t t = m->first + 1; t < next->first - 1; t++)
        if (stet_mark_is_stop(stet_token_mark(w->doc, t)))
            return false;
    return m->left == 0 || (m->left == ',' && m > w->marks.items && (m - 1)->last + 2 == m->first);
}

// "I agree, "he said: a straight mark of opening shape in an open quotation, before the speaker or a word in small letters that
// another quotation follows. A capital behind a full stop opens again; a quotation inside would be closed by the next mark.
static bool slid_closing_straight(const struct walker *w, mark_ptr m)
{
    if (next_is(w, m, STET_SHAPE_CLOSING) || !is_lower(w, m->last + 1))
        return false;
    uint32_t before = stet_token_mark(w->doc, m->first - 1);
    if (stet_token_begins_speech(w->doc, m->last + 1))
        return open_here(w) || before == ',' || (w->depth && stet_mark_is_stop(before));
    return open_here(w) && !stet_mark_is_stop(before) && next_is(w, m, STET_SHAPE_OPENING);
}

// “I agree, ”he said: the mark itself says that it closes.
static bool slid_closing(const struct walker *w, mark_ptr m)
{
    if (m->first == w->first || m->left != ' ' || m->last + 1 >= w->end ||
        w->doc->tokens[m->last + 1].kind != STET_TOKEN_WORD)
        return false;
    return m->code == '"'
               ? slid_closing_straight(w, m)
               : w->depth && top(w)->code != 0x201d && !next_is(w, m, STET_SHAPE_CLOSING);
}

static void read_shaped(struct walker *w, mark_ptr m, bool opens)
{
    bool may_close = m->code != 0x201c, may_open = m->code != 0x201d;
    if (opens ? may_close && slid_closing(w, m) : may_open && slid_opening(w, m)) {
        opens = !opens;
        tell(w, STET_QUOTE_SLID, m, opens);
    } else if (opens ? !may_open : !may_close) {
        tell(w, STET_QUOTE_TURNED, m, opens);
    }
    act(w, m, opens);
}

static void read_mark(struct walker *w, mark_ptr m)
{
    if (m->crowded || is_prime(w, m))
        return;
    if (is_foreign(w, m))
        read_foreign(w, m);
    else if (m->shape == STET_SHAPE_GLUED)
        read_glued(w, m);
    else if (m->shape == STET_SHAPE_LOOSE)
        read_loose(w, m);
    else
        read_shaped(w, m, m->shape == STET_SHAPE_OPENING);
}

// The end of blocks up to `block`: a heading or a cell carries nothing over.
static void enter(struct walker *w, uint32_t block)
{
    for (; w->block < block; w->block++) {
        enum stet_block_kind kind = w->doc->prose->blocks[w->block].kind;
        if (w->depth && (kind == STET_BLOCK_HEADING || kind == STET_BLOCK_CELL))
            flush(w);
    }
    w->first = w->doc->block_tokens[block].first;
    w->end = w->doc->block_tokens[block].end;
    w->reopened = 0;
}

void stet_quotes_walk(struct stet_check *check,
                      void (*visit)(struct stet_check *check, const struct stet_quote *quote,
                                    void *user),
                      void *user)
{
    struct walker w = {.check = check, .doc = check->doc, .visit = visit, .user = user};
    w.marks = stet_quote_marks_of(check);
    for (uint32_t i = 0; i < w.marks.count; i++) {
        if (i == 0 || w.marks.items[i].block != w.marks.items[i - 1].block)
            enter(&w, w.marks.items[i].block);
        read_mark(&w, &w.marks.items[i]);
    }
    flush(&w);
}
