// SPDX-License-Identifier: Apache-2.0
#include "engine/findings.h"

#include <stdlib.h>

#include "engine/position.h"

static int by_position(const void *a, const void *b)
{
    const struct stet_issue *x = *(struct stet_issue *const *)a,
                            *y = *(struct stet_issue *const *)b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1; // the longer first
    if (x->rule->claims != y->rule->claims)
        return x->rule->claims ? -1 : 1;
    int order = strcmp(x->rule->info.id, y->rule->info.id);
    return order ? order : strcmp(x->message, y->message);
}

static void grade(struct stet_issue **issues, size_t count, const enum stet_severity *severity)
{
    for (size_t i = 0; i < count; i++) {
        const struct stet_rule_def *rule = issues[i]->rule;
        size_t number = 0;
        while (stet_rule_defs[number] != rule)
            number++;
        if (severity[number] != rule->info.severity)
            issues[i]->severity = severity[number];
    }
}

// Drops what lies inside a claiming issue, and claiming issues that overlap an earlier one. `issues` is ordered.
static size_t settle_claims(struct stet_issue **issues, size_t count)
{
    size_t kept = 0;
    uint32_t claimed = 0; // end of the last claiming issue
    for (size_t i = 0; i < count; i++) {
        struct stet_issue *issue = issues[i];
        bool inside = issue->end <= claimed;
        if (issue->rule->claims ? issue->start < claimed : inside)
            continue;
        if (issue->rule->claims)
            claimed = issue->end;
        issues[kept++] = issue;
    }
    return kept;
}

static void place_related(struct stet_result *result, const struct stet_check *check,
                          const struct stet_issue *issue, struct stet_finding *finding,
                          struct stet_position *position)
{
    struct stet_related *related =
        STET_NEW_ARRAY(&result->arena, struct stet_related, issue->related_count);
    for (size_t i = 0; i < issue->related_count; i++) {
        const struct stet_span *span = &issue->related[i];
        stet_position_seek(position, stet_prose_original_start(check->doc->prose, span->start));
        related[i].line = position->line;
        related[i].column_cp = position->column_cp;
        related[i].text = stet_arena_strdup(
            &result->arena, stet_str_slice(check->doc->text, span->start, span->end));
    }
    finding->related = related;
    finding->related_count = issue->related_count;
}

static void make_finding(struct stet_result *result, struct stet_check *check,
                         struct stet_issue *issue, struct stet_finding *finding,
                         struct stet_position *position)
{
    const struct stet_prose *prose = check->doc->prose;
    if (!issue->suggestion_count && issue->suggest_later)
        issue->suggest_later(check, issue);
    size_t start = stet_prose_original_start(prose, issue->start);
    size_t end = stet_prose_original_end(prose, issue->end);
    if (end < start)
        end = start;
    stet_position_seek(position, start);
    *finding =
        (struct stet_finding){.rule = &issue->rule->info,
                              .severity = issue->severity,
                              .line = position->line,
                              .column_cp = position->column_cp,
                              .start_byte = start,
                              .size_bytes = end - start,
                              .text = stet_str_slice(result->original, start, end),
                              .message = issue->message,
                              .suggestions = issue->suggestions,
                              .suggestion_count = issue->suggestion_count,
                              .confidence = issue->confidence,
                              .name = issue->name,
                              .reason = issue->reason,
                              .entry = issue->entry,
                              .fixable = issue->fixable && issue->suggestion_count &&
                                         stet_prose_contiguous(prose, issue->start, issue->end)};
}

void stet_findings_make(struct stet_result *result, struct stet_check *check,
                        const enum stet_severity *severity)
{
    struct stet_issue **issues =
        STET_NEW_ARRAY(&result->arena, struct stet_issue *, check->issue_count);
    size_t count = 0;
    for (struct stet_issue *issue = check->first; issue; issue = issue->next)
        issues[count++] = issue;
    grade(issues, count, severity);
    qsort(issues, count, sizeof *issues, by_position);
    count = settle_claims(issues, count);
    result->findings = STET_NEW_ARRAY(&result->arena, struct stet_finding, count);
    struct stet_position position, elsewhere;
    stet_position_init(&position, result->original);
    stet_position_init(&elsewhere, result->original);
    for (size_t i = 0; i < count; i++) {
        make_finding(result, check, issues[i], &result->findings[i], &position);
        place_related(result, check, issues[i], &result->findings[i], &elsewhere);
    }
    result->finding_count = count;
}
