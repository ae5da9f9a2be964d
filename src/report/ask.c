// SPDX-License-Identifier: Apache-2.0
#include "report/ask.h"

#include <stdlib.h>

#include "base/error.h"
#include "names/match/form.h"
#include "report/style.h"
#include "report/word_diff.h"

enum { LINES = 3, INDENT = 4, LONGEST_ACCEPTED = 100 };

// How a finding's text can be told to stand.
enum way { WAY_NONE, WAY_LIST, WAY_COMMENT };

struct walk {
    struct stet_asking *asking;
    struct stet_arena *arena;
    const struct stet_result *result;
    const char *list;
    struct stet_edit *edits;
    size_t count;
    bool *settled; // by finding: applied or accepted
    struct stet_buf comments;
    struct stet_map let_here; // as struct stet_asking's, for this article
};

static bool in_family(const struct stet_finding *finding, const char *family)
{
    return stet_str_starts(stet_str_from(finding->rule->id), stet_str_from(family));
}

static bool is_about_words(const struct stet_finding *finding)
{
    return in_family(finding, "name/") || in_family(finding, "spelling/") ||
           in_family(finding, "term/");
}

static bool has_word(struct stet_str text)
{
    for (size_t i = 0; i < text.size; i++)
        if ((text.data[i] & 0x80) || stet_is_ascii_alpha(text.data[i]))
            return true;
    return false;
}

static bool has(struct stet_str text, const char *part)
{
    return stet_str_find(text, stet_str_from(part), 0) != SIZE_MAX;
}

static enum way way_of(const struct walk *walk, const struct stet_finding *finding)
{
    struct stet_str text = finding->text;
    if (!text.size || text.size > LONGEST_ACCEPTED || !has_word(text) || has(text, "\n") ||
        has(text, "\""))
        return WAY_NONE;
    bool listed = finding->entry || in_family(finding, "spelling/unknown");
    if (walk->list && listed && !has(text, "|") && !has(text, "\t"))
        return WAY_LIST;
    return has(text, "--") || has(text, "*") ? WAY_NONE : WAY_COMMENT;
}

// The kind of the entry that was taken for what is meant: "person" of "Joe Biden (person, people.tsv:214)".
static const char *kind_of(struct stet_arena *arena, const struct stet_finding *finding)
{
    struct stet_str entry = stet_str_from(finding->entry ? finding->entry : "");
    size_t open = stet_str_find(entry, STET_STR(" ("), 0);
    size_t comma = open == SIZE_MAX ? SIZE_MAX : stet_str_find(entry, STET_STR(","), open);
    if (comma == SIZE_MAX)
        return "term";
    return stet_arena_strdup(arena, stet_str_slice(entry, open + 2, comma));
}

static void write_comment(struct stet_buf *out, const struct stet_finding *finding)
{
    struct stet_str text = stet_name_core(finding->text);
    stet_buf_printf(out, "<!-- stet: ignore \"%.*s\"", (int)text.size, text.data);
    if (!is_about_words(finding))
        stet_buf_printf(out, " %s", finding->rule->id);
    stet_buf_puts(out, " -->");
}

static const char *describe_way(const struct walk *walk, const struct stet_finding *finding)
{
    struct stet_buf out = {0};
    struct stet_str text = stet_name_core(finding->text);
    switch (way_of(walk, finding)) {
    case WAY_NONE: return NULL;
    case WAY_LIST:
        stet_buf_printf(&out, "put \"%.*s\" into %s", (int)text.size, text.data, walk->list);
        break;
    case WAY_COMMENT:
        stet_buf_puts(&out, "let it stand by a comment at the end: ");
        write_comment(&out, finding);
        break;
    }
    const char *copy = stet_arena_strdup(walk->arena, stet_buf_view(&out));
    stet_buf_release(&out);
    return copy;
}

// The same word found by the same rule is let stand once it was told to; words, whatever the rule.
static struct stet_str key_of(struct stet_arena *arena, const struct stet_finding *finding)
{
    struct stet_str text = stet_name_core(finding->text);
    return stet_str_from(stet_arena_printf(arena, "%s %.*s",
                                           is_about_words(finding) ? "" : finding->rule->id,
                                           (int)text.size, text.data));
}

static bool is_let(const struct walk *walk, const struct stet_finding *finding)
{
    struct stet_str key = key_of(walk->arena, finding);
    return stet_map_get(&walk->asking->let, key) || stet_map_get(&walk->let_here, key);
}

static enum stet_status accept(struct walk *walk, const struct stet_finding *finding,
                               struct stet_error *err)
{
    struct stet_asking *asking = walk->asking;
    enum way way = way_of(walk, finding);
    if (way == WAY_NONE)
        return STET_OK;
    if (way == WAY_LIST) {
        struct stet_name_field fields[] = {
            {"name", stet_arena_strdup(walk->arena, stet_name_core(finding->text))},
            {"kind", kind_of(walk->arena, finding)}};
        enum stet_status status = stet_names_add(walk->list, fields, 2, err);
        if (status != STET_OK)
            return status;
        // Known to every file that follows; a comment only speaks for its article.
        stet_map_put(&asking->let, key_of(&asking->arena, finding), 1, NULL);
    } else {
        write_comment(&walk->comments, finding);
        stet_buf_putc(&walk->comments, '\n');
        stet_map_put(&walk->let_here, key_of(walk->arena, finding), 1, NULL);
    }
    asking->accepted++;
    return STET_OK;
}

static const char *show(const struct walk *walk, const struct stet_edit *edit)
{
    const struct stet_report_options *look = walk->asking->look;
    const struct stet_finding *finding = edit->finding;
    enum stet_style style = stet_style_of(finding->severity);
    struct stet_buf out = {0};
    stet_style_on(&out, look, style);
    stet_buf_printf(&out, "%s[%s]", stet_severity_name(finding->severity), finding->rule->id);
    stet_style_off(&out, look, style);
    stet_buf_puts(&out, finding->fix == STET_FIX_SAFE ? ", safe: " : ", suggested: ");
    size_t column = strlen(stet_severity_name(finding->severity)) + strlen(finding->rule->id) +
                    strlen(", suggested: ") + 2;
    stet_style_wrap(&out, look, column, INDENT, stet_str_from(finding->message));
    stet_buf_putc(&out, '\n');
    stet_style_on(&out, look, STET_STYLE_FRAME);
    stet_buf_puts(&out, "  ");
    stet_style_flat(&out, stet_str_from(stet_result_path(walk->result)));
    stet_buf_printf(&out, ":%u:%u", finding->line, finding->column_cp);
    stet_style_off(&out, look, STET_STYLE_FRAME);
    stet_buf_putc(&out, '\n');
    stet_word_diff_write(&out, look, stet_result_original(walk->result), edit, INDENT, LINES);
    const char *copy = stet_arena_strdup(walk->arena, stet_buf_view(&out));
    stet_buf_release(&out);
    return copy;
}

static size_t rule_number(const struct stet_rule *rule)
{
    size_t number = 0;
    while (stet_rule_at(number) != rule)
        number++;
    return number;
}

static enum stet_answer answer_for(struct walk *walk, const struct stet_edit *edit)
{
    struct stet_asking *asking = walk->asking;
    size_t rule = rule_number(edit->finding->rule);
    if (asking->whole_rule[rule])
        return STET_ANSWER_APPLY;
    struct stet_question question = {.path = stet_result_path(walk->result),
                                     .finding = edit->finding,
                                     .shown = show(walk, edit),
                                     .accept = describe_way(walk, edit->finding)};
    enum stet_answer answer = asking->ask(asking->user, &question);
    if (answer != STET_ANSWER_APPLY_RULE)
        return answer;
    asking->whole_rule[rule] = true;
    return STET_ANSWER_APPLY;
}

// Comments stand by themselves behind the text, in the line ends of the text.
static void add_comments(struct walk *walk)
{
    struct stet_str text = stet_result_original(walk->result);
    struct stet_buf out = {0};
    bool crlf = has(text, "\r\n");
    if (!walk->comments.size)
        return;
    if (text.size && text.data[text.size - 1] != '\n')
        stet_buf_puts(&out, crlf ? "\r\n" : "\n");
    struct stet_str body = stet_str_trim(text);
    if (body.size < 3 || !stet_str_ends(body, STET_STR("-->")))
        stet_buf_puts(&out, crlf ? "\r\n" : "\n");
    for (size_t i = 0; i < walk->comments.size; i++) {
        if (crlf && walk->comments.data[i] == '\n')
            stet_buf_putc(&out, '\r');
        stet_buf_putc(&out, walk->comments.data[i]);
    }
    walk->edits[walk->count++] = (struct stet_edit){
        text.size, text.size, stet_str_from(stet_arena_strdup(walk->arena, stet_buf_view(&out))),
        NULL};
    stet_buf_release(&out);
}

static enum stet_status ask_all(struct walk *walk, struct stet_error *err)
{
    enum stet_status status = STET_OK;
    size_t free_from = 0;
    for (size_t i = 0; i < stet_result_count(walk->result) && status == STET_OK; i++) {
        const struct stet_finding *finding = stet_result_finding(walk->result, i);
        walk->settled[i] = is_let(walk, finding);
        if (walk->settled[i] || finding->fix == STET_FIX_NONE || finding->start_byte < free_from)
            continue;
        struct stet_edit edit = {finding->start_byte, finding->start_byte + finding->size_bytes,
                                 stet_str_from(finding->suggestions[0]), finding};
        switch (answer_for(walk, &edit)) {
        case STET_ANSWER_APPLY_RULE:
        case STET_ANSWER_APPLY:
            walk->edits[walk->count++] = edit;
            walk->settled[i] = true;
            walk->asking->applied++;
            free_from = edit.end + (edit.end == edit.start); // two insertions at one place overlap
            break;
        case STET_ANSWER_SKIP: break;
        case STET_ANSWER_ACCEPT:
            status = accept(walk, finding, err);
            walk->settled[i] = status == STET_OK;
            break;
        case STET_ANSWER_QUIT: walk->asking->quit = true; return STET_OK;
        }
    }
    return status;
}

enum stet_status stet_ask_document(struct stet_edits *out, const bool **settled,
                                   struct stet_asking *asking, struct stet_arena *arena,
                                   const struct stet_result *result, const char *list,
                                   struct stet_error *err)
{
    struct walk walk = {.asking = asking, .arena = arena, .result = result, .list = list};
    if (!asking->whole_rule)
        asking->whole_rule = stet_xcalloc(stet_rule_count(), sizeof *asking->whole_rule);
    walk.settled = STET_NEW_ARRAY(arena, bool, stet_result_count(result));
    walk.edits = STET_NEW_ARRAY(arena, struct stet_edit, stet_result_count(result) + 1);
    enum stet_status status = ask_all(&walk, err);
    add_comments(&walk);
    stet_buf_release(&walk.comments);
    stet_map_release(&walk.let_here);
    *settled = walk.settled;
    *out = (struct stet_edits){walk.edits, walk.count};
    return status;
}

void stet_asking_release(struct stet_asking *asking)
{
    free(asking->whole_rule);
    stet_map_release(&asking->let);
    stet_arena_release(&asking->arena);
}
