// SPDX-License-Identifier: Apache-2.0
// The text of directives. A comment that is meant for stet but cannot be followed becomes a directive with a fault.
//
// The spans that a format notes with stet_prose_comment are of three kinds: one comment each (Markdown), YAML front matter between
// its fences (Markdown: behind the opening fence, so never at the top), or a whole text in which comments stand (plain text).
#include "engine/check/suppress.h"

#include "base/utf8.h"
#include "base/yaml.h"
#include "engine/config/nearest.h"
#include "engine/config/settings.h"
#include "engine/check/suppress_cut.h"

struct reading {
    struct stet_arena *arena;
    struct stet_str text;       // the original
    struct stet_buf directives; // struct stet_directive
    struct stet_buf open;       // numbers of the `off`s that wait for their `on`
    struct stet_buf comments;   // struct stet_span: what is cut out of the prose
    bool full;
};

enum command { IGNORE, IGNORE_NEXT_LINE, OFF, ON, COMMANDS };
static const char *const commands[COMMANDS] = {"ignore", "ignore-next-line", "off", "on"};

// What other tools call these; nobody remembers which of them says what.
static const struct {
    const char *theirs;
    enum command ours;
} synonyms[] = {{"disable", OFF},
                {"enable", ON},
                {"ignore-start", OFF},
                {"ignore-end", ON},
                {"ignore-file", OFF},
                {"disable-file", OFF},
                {"disable-line", IGNORE_NEXT_LINE},
                {"ignore-line", IGNORE_NEXT_LINE},
                {"disable-next-line", IGNORE_NEXT_LINE},
                {"skip", IGNORE},
                {"accept", IGNORE}};

// The command that `word` is, or is in another tool's words; COMMANDS: none.
static enum command command_meant(struct stet_str word)
{
    for (int i = 0; i < COMMANDS; i++)
        if (stet_str_eq_nocase(word, stet_str_from(commands[i])))
            return (enum command)i;
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
        if (stet_str_eq_nocase(word, stet_str_from(synonyms[i].theirs)))
            return synonyms[i].ours;
    return COMMANDS;
}

static struct stet_directive *directive_at(const struct reading *r, size_t i)
{
    return (struct stet_directive *)(void *)r->directives.data + i;
}

static size_t directive_count(const struct reading *r)
{
    return r->directives.size / sizeof(struct stet_directive);
}

static bool is_full(const struct reading *r)
{
    return directive_count(r) >= STET_MOST_DIRECTIVES;
}

static void add(struct reading *r, struct stet_directive directive)
{
    if (is_full(r)) {
        struct stet_directive *last = directive_at(r, directive_count(r) - 1);
        *last = (struct stet_directive){.start = last->start, .end = last->end};
        last->fault =
            "an article has room for 1,000 suppressions, this is one too many; put rules into .stet.yaml";
        return;
    }
    stet_buf_append(&r->directives, &directive, sizeof directive);
}

static void add_fault(struct reading *r, size_t start, size_t end, const char *fault,
                      struct stet_str better)
{
    add(r, (struct stet_directive){.start = (uint32_t)start,
                                   .end = (uint32_t)(end > start ? end : start + 1),
                                   .fault = fault,
                                   .better = better});
}

// ---- the words of a comment

struct word {
    size_t start, end; // original bytes, with quotes
    struct stet_str text;
    bool quoted, unclosed;
};

// Opening quotation marks and what closes them.
static const struct {
    const char *open, *close;
} quotes[] = {{"\"", "\""},
              {"\xe2\x80\x9c", "\xe2\x80\x9d"},
              {"\xe2\x80\x9e", "\xe2\x80\x9c"},
              {"\xc2\xab", "\xc2\xbb"},
              {"'", "'"}};

static bool starts_at(struct stet_str text, size_t at, const char *prefix)
{
    return stet_str_starts(stet_str_slice(text, at, text.size), stet_str_from(prefix));
}

static bool is_separator(char c)
{
    return stet_is_ascii_space(c) || c == ',';
}

static bool is_reason(struct stet_str body, size_t at)
{
    return starts_at(body, at, "--") || starts_at(body, at, "\xe2\x80\x94") ||
           starts_at(body, at, "\xe2\x80\x93");
}

// The next word of `body` (the original up to the end of the comment) from *at; false at the end or at the reason.
static bool next_word(struct stet_str body, size_t *at, struct word *out)
{
    while (*at < body.size && is_separator(body.data[*at]))
        (*at)++;
    if (*at >= body.size || is_reason(body, *at))
        return false;
    *out = (struct word){.start = *at};
    for (size_t q = 0; q < sizeof quotes / sizeof *quotes; q++) {
        if (!starts_at(body, *at, quotes[q].open))
            continue;
        size_t from = *at + strlen(quotes[q].open);
        size_t close = stet_str_find(body, stet_str_from(quotes[q].close), from);
        out->quoted = true;
        out->unclosed = close == SIZE_MAX;
        size_t to = out->unclosed ? body.size : close;
        out->text = stet_str_trim(stet_str_slice(body, from, to));
        out->end = *at = out->unclosed ? to : to + strlen(quotes[q].close);
        return true;
    }
    while (*at < body.size && !is_separator(body.data[*at]))
        (*at)++;
    out->end = *at;
    out->text = stet_str_slice(body, out->start, out->end);
    return true;
}

// ---- commands

static bool is_rule(struct stet_str name)
{
    for (size_t i = 0; i < stet_rule_def_count; i++) {
        struct stet_str id = stet_str_from(stet_rule_defs[i]->info.id), rest = id;
        if (stet_str_eq(id, name) || stet_str_eq(stet_str_split(&rest, '/'), name))
            return true;
    }
    return false;
}

static void add_rule_fault(struct reading *r, const struct word *word)
{
    struct stet_str near = stet_rule_nearest(word->text);
    int size = (int)(word->text.size < 60 ? word->text.size : 60);
    const char *fault =
        near.data
            ? stet_arena_printf(r->arena,
                                "there is no rule or family \"%.*s\"; did you mean \"%.*s\"?", size,
                                word->text.data, (int)near.size, near.data)
            : stet_arena_printf(r->arena,
                                "there is no rule or family \"%.*s\"; a text to accept stands "
                                "in quotes",
                                size, word->text.data);
    add_fault(r, word->start, word->end, fault, near);
}

// The line that a comment which ends at `at` is about: the next one that is neither empty nor a comment itself.
static bool find_next_line(struct stet_str text, size_t at, size_t *from, size_t *to)
{
    for (bool first = true; at < text.size; first = false) {
        size_t end = at;
        while (end < text.size && text.data[end] != '\n' && text.data[end] != '\r')
            end++;
        struct stet_str line = stet_str_trim(stet_str_slice(text, at, end));
        if (!first && line.size && !stet_str_starts(line, STET_STR("<!--"))) {
            *from = at;
            *to = end;
            return true;
        }
        at = end + 1;
    }
    return false;
}

struct order {
    enum command command;
    struct word word;             // the command
    size_t comment, behind;       // the comment, with its marks
    struct stet_buf texts, rules; // struct word
};

static const struct word *word_at(const struct stet_buf *words, size_t i)
{
    return (const struct word *)(const void *)words->data + i;
}

static size_t word_count(const struct stet_buf *words)
{
    return words->size / sizeof(struct word);
}

static size_t open_count(const struct reading *r)
{
    return r->open.size / sizeof(uint32_t);
}

static uint32_t *open_at(const struct reading *r, size_t i)
{
    return (uint32_t *)(void *)r->open.data + i;
}

// Closes what is off for `rule` (empty: everything); false when nothing is.
static bool close_open(struct reading *r, struct stet_str rule, size_t at)
{
    size_t kept = 0, count = open_count(r);
    for (size_t i = 0; i < count; i++) {
        struct stet_directive *directive = directive_at(r, *open_at(r, i));
        if (!rule.size || stet_str_eq(rule, directive->rule))
            directive->to = (uint32_t)at;
        else
            *open_at(r, kept++) = *open_at(r, i);
    }
    r->open.size = kept * sizeof(uint32_t);
    return kept < count;
}

static bool is_open(const struct reading *r, struct stet_str rule)
{
    for (size_t i = 0; i < open_count(r); i++)
        if (stet_str_eq(directive_at(r, *open_at(r, i))->rule, rule))
            return true;
    return false;
}

static void switch_on(struct reading *r, const struct order *order, const struct word *rule)
{
    const struct word *word = rule ? rule : &order->word;
    struct stet_str name = rule ? rule->text : STET_STR("");
    if (!close_open(r, name, order->comment))
        add_fault(
            r, word->start, word->end,
            rule
                ? "this rule was not switched off by itself before; remove it or write \"on\" alone"
                : "nothing was switched off before; remove this comment",
            (struct stet_str){0});
}

static void switch_off(struct reading *r, const struct order *order, const struct word *rule)
{
    const struct word *word = rule ? rule : &order->word;
    struct stet_directive directive = {.start = (uint32_t)word->start,
                                       .end = (uint32_t)word->end,
                                       .rule = rule ? rule->text : STET_STR(""),
                                       .from = (uint32_t)order->behind,
                                       .to = (uint32_t)r->text.size};
    if (is_open(r, directive.rule)) {
        add_fault(r, word->start, word->end,
                  "this is off already; remove it or write \"on\" before", (struct stet_str){0});
        return;
    }
    uint32_t number = (uint32_t)directive_count(r);
    if (!is_full(r))
        stet_buf_append(&r->open, &number, sizeof number);
    add(r, directive);
}

static void ignore(struct reading *r, const struct order *order, const struct word *text,
                   const struct word *rule)
{
    const struct word *word = text ? text : rule ? rule : &order->word;
    struct stet_directive directive = {.start = (uint32_t)word->start,
                                       .end = (uint32_t)word->end,
                                       .text = text ? text->text : STET_STR(""),
                                       .rule = rule ? rule->text : STET_STR(""),
                                       .to = (uint32_t)r->text.size};
    if (order->command == IGNORE_NEXT_LINE) {
        size_t from = 0, to = 0;
        if (!find_next_line(r->text, order->behind, &from, &to)) {
            add_fault(r, word->start, word->end, "no line of text follows; remove this comment",
                      (struct stet_str){0});
            return;
        }
        directive.from = (uint32_t)from;
        directive.to = (uint32_t)to;
    }
    add(r, directive);
}

static void follow(struct reading *r, const struct order *order)
{
    size_t texts = word_count(&order->texts), rules = word_count(&order->rules);
    if (order->command == IGNORE && !texts && !rules) {
        add_fault(r, order->word.start, order->word.end,
                  "ignore what? name a text in quotes or a rule: ignore \"Shoig\", ignore spelling",
                  (struct stet_str){0});
        return;
    }
    // Texts with rules: these rules on these texts.
    for (size_t t = 0; t < (texts ? texts : 1) && !is_full(r); t++)
        for (size_t u = 0; u < (rules ? rules : 1) && !is_full(r); u++) {
            const struct word *rule = rules ? word_at(&order->rules, u) : NULL;
            if (order->command == ON)
                switch_on(r, order, rule);
            else if (order->command == OFF)
                switch_off(r, order, rule);
            else
                ignore(r, order, texts ? word_at(&order->texts, t) : NULL, rule);
        }
}

static bool find_command(struct reading *r, const struct word *word, enum command *out)
{
    struct stet_nearest nearest = {.word = word->text};
    for (int i = 0; i < COMMANDS; i++) {
        if (!word->quoted && stet_str_eq(word->text, stet_str_from(commands[i]))) {
            *out = (enum command)i;
            return true;
        }
        stet_nearest_offer(&nearest, stet_str_from(commands[i]));
    }
    enum command meant = command_meant(word->text);
    if (meant != COMMANDS)
        nearest.best = stet_str_from(commands[meant]);
    add_fault(r, word->start, word->end,
              "this is no command of stet; write ignore, ignore-next-line, off or on",
              word->quoted ? (struct stet_str){0} : nearest.best);
    return false;
}

// One more text or rule of `order`; false when it is faulty.
static bool take_word(struct reading *r, struct order *order, const struct word *word)
{
    if (word->unclosed) {
        add_fault(r, word->start, word->end, "the quotation mark is not closed in this comment",
                  (struct stet_str){0});
    } else if (word->quoted && !word->text.size) {
        add_fault(r, word->start, word->end, "the text to accept is empty", (struct stet_str){0});
    } else if (word->quoted && (order->command == OFF || order->command == ON)) {
        add_fault(r, word->start, word->end, "off and on take rules; a text is accepted by ignore",
                  (struct stet_str){0});
    } else if (!word->quoted && !is_rule(word->text)) {
        add_rule_fault(r, word);
    } else {
        stet_buf_append(word->quoted ? &order->texts : &order->rules, word, sizeof *word);
        return true;
    }
    return false;
}

// The words of a comment behind "stet:", up to `end`.
static void read_order(struct reading *r, size_t comment, size_t at, size_t end, size_t behind)
{
    struct stet_str body = stet_str_slice(r->text, 0, end);
    struct order order = {.comment = comment, .behind = behind};
    if (!next_word(body, &at, &order.word)) {
        add_fault(r, comment, behind,
                  "this comment says nothing; write ignore, ignore-next-line, off or on",
                  (struct stet_str){0});
        return;
    }
    bool good = find_command(r, &order.word, &order.command);
    struct word word;
    while (good && !is_full(r) && next_word(body, &at, &word))
        good = take_word(r, &order, &word);
    if (good)
        follow(r, &order);
    stet_buf_release(&order.texts);
    stet_buf_release(&order.rules);
}

// A comment that begins with "stet" and goes on like a command of ours or of another tool ("stet-disable", "stet name = NO") is for
// stet, though it has not the form; `at` is behind the "stet".
static void tell_likeness(struct reading *r, struct stet_str body, size_t at)
{
    size_t start = at - 4;
    struct word word;
    while (at < body.size && (stet_is_ascii_space(body.data[at]) || strchr("-_", body.data[at])))
        at++;
    if (at == start + 4 || !next_word(body, &at, &word))
        return;
    enum command meant = command_meant(word.text);
    if (meant == COMMANDS && !is_rule(word.text))
        return;
    const char *better =
        meant == COMMANDS
            ? stet_arena_printf(r->arena, "stet: off %.*s", (int)word.text.size, word.text.data)
            : stet_arena_printf(r->arena, "stet: %s", commands[meant]);
    add_fault(r, start, word.end,
              "this is no comment that stet follows: it begins with \"stet:\", then ignore, "
              "ignore-next-line, off or on",
              stet_str_from(better));
}

// "stet:" behind the opening mark; *at moves behind it.
static bool is_for_stet(struct reading *r, size_t open, size_t end, size_t *at)
{
    struct stet_str body = stet_str_slice(r->text, 0, end);
    size_t i = open + 4;
    while (i < end && stet_is_ascii_space(body.data[i]))
        i++;
    if (end - i < 4 || !stet_str_eq_nocase(stet_str_slice(body, i, i + 4), STET_STR("stet")))
        return false;
    i += 4;
    size_t space = i;
    while (i < end && stet_is_ascii_space(body.data[i]))
        i++;
    if (i < end && body.data[i] == ':') {
        *at = i + 1;
        return true;
    }
    tell_likeness(r, body, space);
    return false;
}

static void read_comments(struct reading *r, size_t start, size_t end)
{
    struct stet_str text = stet_str_slice(r->text, 0, end);
    size_t close = 0; // SIZE_MAX: no comment is closed from here on
    for (size_t at = start; at < end && !is_full(r);) {
        size_t open = stet_str_find(text, STET_STR("<!--"), at), body;
        if (open == SIZE_MAX)
            return;
        if (close < open + 4)
            close = stet_str_find(text, STET_STR("-->"), open + 4);
        size_t stop = close == SIZE_MAX ? end : close;
        at = close == SIZE_MAX ? end : close + 3;
        // A comment that was never closed, and the next one: what stands between is text.
        size_t next = stet_str_find(stet_str_slice(text, 0, stop), STET_STR("<!--"), open + 4);
        bool unclosed = close == SIZE_MAX || next != SIZE_MAX;
        if (unclosed) {
            stop = next == SIZE_MAX ? end : next;
            at = stop;
        }
        if (!is_for_stet(r, open, stop, &body))
            continue;
        if (unclosed) {
            add_fault(r, open, body, "this comment is not closed by \"-->\"", (struct stet_str){0});
            continue;
        }
        struct stet_span span = {(uint32_t)open, (uint32_t)at};
        stet_buf_append(&r->comments, &span, sizeof span);
        read_order(r, open, body, stop, at);
    }
}

// ---- front matter

static void accept(struct reading *r, struct stet_yaml *yaml, size_t offset,
                   const yaml_node_t *node)
{
    size_t start = offset + stet_yaml_byte(yaml, node->start_mark);
    size_t end = offset + stet_yaml_byte(yaml, node->end_mark);
    struct stet_str text = stet_str_trim(stet_yaml_text(node));
    if (node->type != YAML_SCALAR_NODE || !text.size) {
        add_fault(r, start, end, "accept takes a list of texts: accept: [Shoig, Kharkov]",
                  (struct stet_str){0});
        return;
    }
    add(r, (struct stet_directive){.start = (uint32_t)start,
                                   .end = (uint32_t)end,
                                   .text = stet_arena_copy(r->arena, text),
                                   .to = (uint32_t)r->text.size});
}

static void read_front_matter_keys(struct reading *r, struct stet_yaml *yaml, size_t offset,
                                   const yaml_node_t *settings)
{
    const yaml_node_pair_t *pairs = settings->data.mapping.pairs.start;
    for (; pairs < settings->data.mapping.pairs.top; pairs++) {
        const yaml_node_t *key = stet_yaml_node(yaml, pairs->key);
        const yaml_node_t *value = stet_yaml_node(yaml, pairs->value);
        if (!stet_str_eq(stet_yaml_text(key), STET_STR("accept"))) {
            add_fault(r, offset + stet_yaml_byte(yaml, key->start_mark),
                      offset + stet_yaml_byte(yaml, key->end_mark),
                      "front matter has only \"accept\" for stet; rules are set in .stet.yaml",
                      (struct stet_str){0});
        } else if (value->type == YAML_SEQUENCE_NODE) {
            for (const yaml_node_item_t *item = value->data.sequence.items.start;
                 item < value->data.sequence.items.top && !is_full(r); item++)
                accept(r, yaml, offset, stet_yaml_node(yaml, *item));
        } else {
            accept(r, yaml, offset, value);
        }
    }
}

static void read_front_matter(struct reading *r, size_t start, size_t end)
{
    struct stet_str text = stet_str_slice(r->text, start, end);
    size_t key =
        stet_str_starts(text, STET_STR("stet:")) ? 0 : stet_str_find(text, STET_STR("\nstet:"), 0);
    struct stet_yaml yaml;
    if (key == SIZE_MAX)
        return;
    if (stet_yaml_load(&yaml, text, NULL, NULL) != STET_OK) {
        key += start + (key > 0);
        add_fault(r, key, key + 4,
                  "the front matter is damaged YAML, so nothing in it is accepted; mend it",
                  (struct stet_str){0});
        return;
    }
    const yaml_node_t *settings = stet_yaml_get(&yaml, stet_yaml_root(&yaml), "stet");
    if (settings && settings->type == YAML_MAPPING_NODE)
        read_front_matter_keys(r, &yaml, start, settings);
    else if (settings)
        add_fault(r, start + stet_yaml_byte(&yaml, settings->start_mark),
                  start + stet_yaml_byte(&yaml, settings->end_mark),
                  "write it like this: stet: {accept: [Shoig, Kharkov]}", (struct stet_str){0});
    stet_yaml_release(&yaml);
}

void stet_suppress_read(struct stet_suppress *suppress, struct stet_prose *prose)
{
    struct reading r = {.arena = prose->arena, .text = prose->original};
    for (uint32_t i = 0; i < prose->comment_count; i++) {
        const struct stet_span *span = &prose->comments[i];
        struct stet_str text = stet_str_slice(prose->original, span->start, span->end);
        if (span->start > 3 && !stet_str_starts(text, STET_STR("<!--")))
            read_front_matter(&r, span->start, span->end);
        else
            read_comments(&r, span->start, span->end);
    }
    *suppress = (struct stet_suppress){.arena = prose->arena, .count = directive_count(&r)};
    suppress->directives = stet_arena_alloc(prose->arena, r.directives.size);
    if (r.directives.size)
        memcpy(suppress->directives, r.directives.data, r.directives.size);
    stet_suppress_cut(prose, (const void *)r.comments.data,
                      r.comments.size / sizeof(struct stet_span));
    stet_buf_release(&r.directives);
    stet_buf_release(&r.open);
    stet_buf_release(&r.comments);
}
