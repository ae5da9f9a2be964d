// SPDX-License-Identifier: Apache-2.0
#include "rules/rule.h"

#include <stdarg.h>

#include "base/utf8.h"

#define STET_RULE(name) extern const struct stet_rule_def stet_rule_##name;
#include "rules/rules.def"
#undef STET_RULE

const struct stet_rule_def *const stet_rule_defs[] = {
#define STET_RULE(name) &stet_rule_##name,
#include "rules/rules.def"
#undef STET_RULE
};
const size_t stet_rule_def_count = sizeof stet_rule_defs / sizeof *stet_rule_defs;

size_t stet_rule_count(void)
{
    return stet_rule_def_count;
}

const struct stet_rule *stet_rule_at(size_t index)
{
    return index < stet_rule_def_count ? &stet_rule_defs[index]->info : NULL;
}

size_t stet_rule_number(const struct stet_rule *rule)
{
    size_t number = 0;
    while (number + 1 < stet_rule_def_count && &stet_rule_defs[number]->info != rule)
        number++;
    return number;
}

const struct stet_rule *stet_rule_find(const char *id)
{
    for (size_t i = 0; i < stet_rule_def_count; i++)
        if (strcmp(stet_rule_defs[i]->info.id, id) == 0)
            return &stet_rule_defs[i]->info;
    return NULL;
}

// A message is one line in every report, whatever the article put into it.
static void flatten(char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7f)
            *text = ' ';
}

struct stet_issue *stet_check_report(struct stet_check *check, uint32_t start, uint32_t end,
                                     const char *format, ...)
{
    struct stet_issue *issue = STET_NEW(check->arena, struct stet_issue);
    va_list args;
    va_start(args, format);
    char *message = stet_arena_vprintf(check->arena, format, args);
    va_end(args);
    flatten(message);
    *issue = (struct stet_issue){.rule = check->rule,
                                 .start = start,
                                 .end = end,
                                 .severity = check->rule->info.severity,
                                 .confidence = 1,
                                 .fix = check->rule->info.fix,
                                 .claims = check->rule->claims,
                                 .message = message};
    *check->last = issue;
    check->last = &issue->next;
    check->issue_count++;
    return issue;
}

void stet_issue_suggest(struct stet_check *check, struct stet_issue *issue,
                        struct stet_str suggestion)
{
    for (size_t i = 0; i < issue->suggestion_count; i++)
        if (stet_str_eq(stet_str_from(issue->suggestions[i]), suggestion))
            return;
    if (issue->suggestion_count < STET_MAX_SUGGESTIONS)
        issue->suggestions[issue->suggestion_count++] = stet_arena_strdup(check->arena, suggestion);
}

void stet_issue_relate(struct stet_check *check, struct stet_issue *issue,
                       const struct stet_span *spans, size_t count)
{
    struct stet_span *copy = STET_NEW_ARRAY(check->arena, struct stet_span, count);
    if (count)
        memcpy(copy, spans, count * sizeof *spans);
    issue->related = copy;
    issue->related_count = count;
}

const char *stet_check_quote(struct stet_check *check, uint32_t start, uint32_t end)
{
    enum { LONGEST = 60 };
    struct stet_buf out = {0};
    struct stet_str text = check->doc->text;
    size_t count = 0;
    for (size_t i = start; i < end; count++) {
        size_t from = i;
        uint32_t c = stet_utf8_next(text, &i);
        if (count == LONGEST) {
            stet_buf_puts(&out, "\xe2\x80\xa6");
            break;
        }
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            if (!out.size || out.data[out.size - 1] != ' ')
                stet_buf_putc(&out, ' ');
        } else {
            stet_buf_append(&out, text.data + from, i - from);
        }
    }
    char *quote = stet_arena_strdup(check->arena, stet_buf_view(&out));
    stet_buf_release(&out);
    return quote;
}
