// SPDX-License-Identifier: Apache-2.0
// A finding whose stretch reads like a text that a directive names is silenced whatever it is made of (a shortcode, a doubled mark).
// Texts are found by their tokens too, in one pass: at a token that begins one of them, the next tokens are joined
// and looked up, as far as the longest text goes. So a text is found across line breaks and emphasis, and never inside a word.
#include "engine/check/suppress.h"

#include "base/utf8.h"
#include "engine/config/settings.h"

enum {
    LONGEST_TEXT = 24, // tokens
    NEAR = 64,         // places looked at for one issue
};

struct stet_place {
    uint32_t start, end; // prose
    uint32_t directive;  // first of those with this text
};

struct binding {
    struct stet_suppress *suppress;
    const struct stet_document *doc;
    struct stet_map first; // first token of a text
    struct stet_map whole; // its tokens joined → its first directive
    uint32_t *same;        // by directive: the next one with the same text, UINT32_MAX: none
    uint32_t lengths;      // bit n - 1: there is a text of n tokens
    struct stet_buf places, sics;
};

static bool applies(const struct stet_directive *directive, const struct stet_issue *issue)
{
    struct stet_str id = stet_str_from(issue->rule->info.id), family = id;
    family = stet_str_split(&family, '/');
    return !directive->fault && issue->original_start >= directive->from &&
           issue->original_start < directive->to &&
           (!directive->rule.size || stet_str_eq(directive->rule, id) ||
            stet_str_eq(directive->rule, family));
}

// ---- undecided directives

static bool is_for(const struct stet_directive *directive, const struct stet_rule *rule)
{
    struct stet_str id = stet_str_from(rule->id), rest = id;
    return !directive->rule.size || stet_str_eq(directive->rule, id) ||
           stet_str_eq(directive->rule, stet_str_split(&rest, '/'));
}

// Rules that were switched off, and the family stet/, which is judged after the rest.
static bool is_undecided(const struct stet_directive *directive, const enum stet_severity *severity)
{
    bool any = false, off = false, changed = false;
    for (size_t i = 0; i < stet_rule_def_count; i++) {
        const struct stet_rule *rule = &stet_rule_defs[i]->info;
        if (!is_for(directive, rule))
            continue;
        if (directive->rule.size && stet_rule_defs[i]->last)
            return true;
        any |= severity[i] != STET_SEVERITY_OFF;
        off |= severity[i] == STET_SEVERITY_OFF;
        changed |= severity[i] == STET_SEVERITY_OFF && rule->severity != STET_SEVERITY_OFF;
    }
    return (off && !any) || changed;
}

// ---- texts

static const struct stet_document *cut_text(struct stet_arena *arena, struct stet_str text,
                                            struct stet_lexicon *lexicon)
{
    struct stet_prose *prose = STET_NEW(arena, struct stet_prose);
    struct stet_document *doc = STET_NEW(arena, struct stet_document);
    stet_prose_init(prose, arena, text);
    stet_prose_whole(prose, 0);
    stet_prose_block(prose, 0, prose->text.size, STET_BLOCK_PARAGRAPH);
    stet_prose_finish(prose);
    stet_document_init(doc, prose, lexicon);
    return doc;
}

static void join(struct stet_buf *out, struct stet_str token)
{
    stet_buf_str(out, token);
    stet_buf_putc(out, '\x1f');
}

// `text` with every run of white space as one space, in *out.
static struct stet_str fold_space(struct stet_buf *out, struct stet_str text)
{
    stet_buf_clear(out);
    text = stet_str_trim(text);
    for (size_t i = 0; i < text.size; i++) {
        bool space = stet_is_ascii_space(text.data[i]);
        if (!space || !stet_is_ascii_space(text.data[i - 1]))
            stet_buf_putc(out, space ? ' ' : text.data[i]);
    }
    return stet_buf_view(out);
}

static void add_text(struct binding *b, uint32_t number, struct stet_lexicon *lexicon)
{
    struct stet_directive *directive = &b->suppress->directives[number];
    struct stet_arena *arena = b->suppress->arena;
    const struct stet_document *text = cut_text(arena, directive->text, lexicon);
    if (text->token_count == 0 || text->token_count > LONGEST_TEXT) {
        directive->fault =
            "a text to accept is a name or a phrase; for whole sentences write ignore-next-line";
        return;
    }
    struct stet_buf key = {0};
    for (uint32_t t = 0; t < text->token_count; t++)
        join(&key, stet_document_text(text, t));
    bool added;
    stet_map_put(&b->first, stet_document_text(text, 0), 0, NULL);
    uint32_t first =
        *stet_map_put(&b->whole, stet_arena_copy(arena, stet_buf_view(&key)), number, &added);
    b->same[number] = UINT32_MAX;
    if (!added) {
        b->same[number] = b->same[first];
        b->same[first] = number;
    }
    stet_map_put(&b->suppress->raw, stet_arena_copy(arena, fold_space(&key, directive->text)),
                 first, NULL);
    b->lengths |= (uint32_t)1 << (text->token_count - 1);
    stet_buf_release(&key);
}

// Without 's or ’s.
static struct stet_str without_possessive(struct stet_str word)
{
    static const char *const endings[] = {"'s", "\xe2\x80\x99s"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (stet_str_ends(word, stet_str_from(endings[i])))
            return stet_str_slice(word, 0, word.size - strlen(endings[i]));
    return word;
}

static void look_up(struct binding *b, const struct stet_buf *start, struct stet_str last,
                    uint32_t first_token, uint32_t last_token)
{
    const struct stet_token *tokens = b->doc->tokens;
    struct stet_buf key = {0};
    stet_buf_append(&key, start->data, start->size);
    join(&key, last);
    const uint32_t *directive = stet_map_get(&b->whole, stet_buf_view(&key));
    if (directive) {
        struct stet_place place = {tokens[first_token].start, tokens[last_token].end, *directive};
        stet_buf_append(&b->places, &place, sizeof place);
    }
    stet_buf_release(&key);
}

static void find_texts_at(struct binding *b, uint32_t token, struct stet_buf *start)
{
    const struct stet_document *doc = b->doc;
    struct stet_str first = stet_document_text(doc, token);
    if (!stet_map_get(&b->first, first) && !stet_map_get(&b->first, without_possessive(first)))
        return;
    stet_buf_clear(start);
    for (uint32_t n = 1; n <= LONGEST_TEXT && b->lengths >> (n - 1); n++) {
        uint32_t t = token + n - 1;
        if (t >= doc->token_count || (n > 1 && (doc->tokens[t].flags & STET_TOKEN_BLOCK_START)))
            return;
        struct stet_str text = stet_document_text(doc, t), bare = without_possessive(text);
        if (b->lengths & ((uint32_t)1 << (n - 1))) {
            look_up(b, start, text, token, t);
            if (bare.size < text.size)
                look_up(b, start, bare, token, t);
        }
        join(start, text);
    }
}

static void find_texts(struct binding *b)
{
    struct stet_buf start = {0};
    for (uint32_t t = 0; t < b->doc->token_count; t++)
        find_texts_at(b, t, &start);
    stet_buf_release(&start);
}

// ---- [sic]

// Prose offset behind the bracket that closes "[sic]" or "(sic!)" whose word is `token`; 0: there is none.
static uint32_t sic_end(const struct stet_document *doc, uint32_t token)
{
    if (token < 2 || !stet_document_glued(doc, token) ||
        doc->tokens[token - 1].kind != STET_TOKEN_PUNCT)
        return 0;
    uint32_t close = doc->tokens[token - 1].word == '[' ? ']' : ')';
    if (close == ')' && doc->tokens[token - 1].word != '(')
        return 0;
    uint32_t next = token + 1 + stet_document_is_punct(doc, token + 1, '!');
    return stet_document_is_punct(doc, next, close) ? doc->tokens[next].end : 0;
}

static void find_sics(struct binding *b)
{
    const struct stet_document *doc = b->doc;
    for (uint32_t t = 2; t < doc->token_count; t++) {
        if (doc->tokens[t].kind != STET_TOKEN_WORD ||
            !stet_str_eq_nocase(stet_document_text(doc, t), STET_STR("sic")))
            continue;
        uint32_t end = sic_end(doc, t);
        if (!end || (doc->tokens[t - 1].flags & STET_TOKEN_BLOCK_START))
            continue;
        // A mark between the word and the bracket ("Shoig" [sic]) is stepped over.
        uint32_t word = t - 2;
        if (doc->tokens[word].kind == STET_TOKEN_PUNCT && word > 0 &&
            stet_document_glued(doc, word))
            word--;
        struct stet_span span = {doc->tokens[word].start, end};
        stet_buf_append(&b->sics, &span, sizeof span);
    }
}

static void *keep(struct stet_arena *arena, struct stet_buf *buf)
{
    void *copy = stet_arena_alloc(arena, buf->size);
    if (buf->size)
        memcpy(copy, buf->data, buf->size);
    stet_buf_release(buf);
    return copy;
}

void stet_suppress_bind(struct stet_suppress *suppress, const struct stet_document *doc,
                        struct stet_lexicon *lexicon, const enum stet_severity *severity)
{
    struct binding b = {.suppress = suppress, .doc = doc};
    suppress->original = doc->prose->original;
    b.same = STET_NEW_ARRAY(suppress->arena, uint32_t, suppress->count);
    for (uint32_t i = 0; i < suppress->count; i++) {
        struct stet_directive *directive = &suppress->directives[i];
        directive->undecided = is_undecided(directive, severity);
        if (directive->text.size && !directive->fault)
            add_text(&b, i, lexicon);
    }
    if (b.lengths)
        find_texts(&b);
    find_sics(&b);
    suppress->same = b.same;
    suppress->place_count = b.places.size / sizeof(struct stet_place);
    suppress->places = keep(suppress->arena, &b.places);
    suppress->sic_count = b.sics.size / sizeof(struct stet_span);
    suppress->sics = keep(suppress->arena, &b.sics);
    stet_map_release(&b.first);
    stet_map_release(&b.whole);
}

// ---- filtering

// An accepted name also stands for the whole name or the compound that a rule on words reports; a rule on signs must lie inside.
static bool covers(const struct stet_place *place, const struct stet_issue *issue)
{
    if (place->start <= issue->start && issue->end <= place->end)
        return true;
    return issue->rule->of_words && issue->start <= place->start && place->end <= issue->end;
}

// The first of the directives for one text, from `first` on, that applies is used.
static bool use(struct stet_suppress *suppress, uint32_t first, const struct stet_issue *issue)
{
    for (uint32_t d = first; d != UINT32_MAX; d = suppress->same[d])
        if (applies(&suppress->directives[d], issue)) {
            suppress->directives[d].used = true;
            return true;
        }
    return false;
}

static bool is_written_so(struct stet_suppress *suppress, const struct stet_issue *issue)
{
    if (!suppress->raw.count)
        return false;
    struct stet_buf text = {0};
    const uint32_t *first = stet_map_get(
        &suppress->raw, fold_space(&text, stet_str_slice(suppress->original, issue->original_start,
                                                         issue->original_end)));
    stet_buf_release(&text);
    return first && use(suppress, *first, issue);
}

static bool is_accepted(struct stet_suppress *suppress, const struct stet_issue *issue)
{
    if (is_written_so(suppress, issue))
        return true;
    size_t low = 0, high = suppress->place_count;
    while (low < high) { // first place that starts behind the issue
        size_t middle = low + (high - low) / 2;
        if (suppress->places[middle].start < issue->end)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low, n = 0; i > 0 && n < NEAR; n++) {
        const struct stet_place *place = &suppress->places[--i];
        if (covers(place, issue) && use(suppress, place->directive, issue))
            return true;
    }
    return false;
}

static bool is_ordered(struct stet_suppress *suppress, const struct stet_issue *issue)
{
    for (size_t i = 0; i < suppress->count; i++) {
        struct stet_directive *directive = &suppress->directives[i];
        if (!directive->text.size && applies(directive, issue)) {
            directive->used = true;
            return true;
        }
    }
    return false;
}

// The issue is about the word before the bracket, or about the bracket itself.
static bool is_sic(const struct stet_suppress *suppress, const struct stet_issue *issue)
{
    size_t low = 0, high = suppress->sic_count;
    while (low < high) { // first that ends at or behind the issue's end
        size_t middle = low + (high - low) / 2;
        if (suppress->sics[middle].end < issue->end)
            low = middle + 1;
        else
            high = middle;
    }
    return low < suppress->sic_count && issue->end > suppress->sics[low].start;
}

size_t stet_suppress_filter(struct stet_suppress *suppress, struct stet_issue **issues,
                            size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        struct stet_issue *issue = issues[i];
        bool prose = !issue->outside;
        if (!((prose && (is_accepted(suppress, issue) || is_sic(suppress, issue))) ||
              is_ordered(suppress, issue)))
            issues[kept++] = issue;
    }
    return kept;
}

void stet_suppress_release(struct stet_suppress *suppress)
{
    stet_map_release(&suppress->raw);
}
