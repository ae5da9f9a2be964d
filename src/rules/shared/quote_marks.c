// SPDX-License-Identifier: Apache-2.0
// The shape of a mark is read from what touches it. Apostrophes in a pair are a mark only beside another two-character mark of
// the paragraph: '' alone may be anything.
#include "rules/shared/quote_marks.h"

#include "rules/shared/marks.h"

// A block and its tokens.
struct place {
    const struct stet_document *doc;
    uint32_t block, first, end;
};

static uint32_t touching(const struct place *p, uint32_t t, bool left)
{
    uint32_t edge = left ? t : t + 1;
    if (edge <= p->first || edge >= p->end || !stet_document_glued(p->doc, edge))
        return ' ';
    return stet_token_mark(p->doc, left ? t - 1 : edge);
}

static bool is_edge(uint32_t c)
{
    return c == ' ' || c == '/' || c == '|' || c == '*' || c == '_' || stet_mark_is_dash(c);
}

static bool is_single(uint32_t c)
{
    return c == '\'' || c == 0x2018 || c == 0x2019;
}

static enum stet_quote_shape shape_of(const struct place *p, const struct stet_quote_mark *mark)
{
    uint32_t left = mark->left, right = mark->right;
    bool free_left = is_edge(left) || stet_mark_opens(left) || left == '=' || left == '>';
    bool free_right = is_edge(right) || stet_mark_closes(right) || right == '<' ||
                      (right && right < 0x80 && strchr(".,;:?!%", (int)right)) || right == 0x2026;
    // "…and then" and "...and then" open with an ellipsis, ",—" closes.
    if (left == ' ' &&
        (right == 0x2026 || (right == '.' && touching(p, mark->last + 1, false) == '.')))
        free_right = false;
    // A quotation inside the quotation begins or ends with it.
    if (is_single(right))
        free_right = !free_left;
    else if (is_single(left))
        free_left = !free_right;
    if (free_left)
        return free_right ? STET_SHAPE_LOOSE : STET_SHAPE_OPENING;
    return free_right ? STET_SHAPE_CLOSING : STET_SHAPE_GLUED;
}

static bool next_touches(const struct place *p, uint32_t t, uint32_t c)
{
    return touching(p, t, false) == c;
}

// Two characters that stand for one mark at token `t`: its code, 0 when they don't.
static uint32_t pair_at(const struct place *p, uint32_t t, uint32_t c)
{
    if ((c != ',' && c != '`' && c != '\'') || !next_touches(p, t, c) ||
        touching(p, t, true) == c || next_touches(p, t + 1, c))
        return 0;
    uint32_t left = touching(p, t, true), right = touching(p, t + 1, false);
    if (c == '\'') // 5'10'' is a measure
        return left == 0 && p->doc->tokens[t - 1].kind != STET_TOKEN_WORD ? 0 : c;
    return (left == ' ' || stet_mark_opens(left)) && right == 0 ? c : 0;
}

// Fills in what stands at token `t`; false when no quotation mark does.
static bool read_mark(const struct place *p, uint32_t t, struct stet_quote_mark *mark)
{
    uint32_t c = stet_token_mark(p->doc, t);
    if (!c)
        return false;
    uint32_t pair = pair_at(p, t, c);
    if (!pair && !stet_mark_is_double_quote(c))
        return false;
    *mark = (struct stet_quote_mark){.first = t, .last = t, .block = p->block, .code = c};
    mark->doubled = (c == 0x201c || c == 0x201d) && next_touches(p, t, c);
    if (pair || mark->doubled)
        mark->last++;
    mark->left = touching(p, t, true);
    mark->right = touching(p, mark->last, false);
    mark->crowded = (mark->left != ' ' && stet_mark_is_double_quote(mark->left)) ||
                    (mark->right != ' ' && stet_mark_is_double_quote(mark->right));
    mark->shape = shape_of(p, mark);
    return true;
}

static bool is_pair(const struct stet_quote_mark *mark)
{
    return mark->last > mark->first && !mark->doubled;
}

// Takes '' out again where the paragraph, whose marks start at `first`, has no other two-character mark.
static uint32_t without_lone_pair(struct stet_quote_mark *marks, uint32_t first, uint32_t count)
{
    uint32_t pairs = 0, kept = first;
    for (uint32_t i = first; i < count; i++)
        pairs += is_pair(&marks[i]);
    bool low = false;
    for (uint32_t i = first; i < count; i++) {
        low |= marks[i].code == 0x201e;
        if (marks[i].code != STET_MARK_APOSTROPHES || pairs > 1 || low)
            marks[kept++] = marks[i];
    }
    return kept;
}

static uint32_t count_of(const struct stet_document *doc)
{
    uint32_t count = 0;
    for (uint32_t t = 0; t < doc->token_count; t++) {
        uint32_t c = stet_token_mark(doc, t);
        count += c && (c == ',' || c == '`' || c == '\'' ? stet_token_mark(doc, t + 1) == c
                                                         : stet_mark_is_double_quote(c));
    }
    return count;
}

struct stet_quote_marks stet_quote_marks_of(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    uint32_t most = count_of(doc);
    struct stet_quote_marks marks = {.items = NULL};
    if (!most)
        return marks;
    marks.items = STET_NEW_ARRAY(check->arena, struct stet_quote_mark, most);
    for (uint32_t b = 0; b < doc->prose->block_count; b++) {
        struct place p = {doc, b, doc->block_tokens[b].first, doc->block_tokens[b].end};
        uint32_t before = marks.count;
        for (uint32_t t = p.first; t < p.end; t++)
            if (read_mark(&p, t, &marks.items[marks.count]))
                t = marks.items[marks.count++].last;
        marks.count = without_lone_pair(marks.items, before, marks.count);
    }
    return marks;
}
