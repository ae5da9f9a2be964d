// SPDX-License-Identifier: Apache-2.0
#include "engine/check/findings.h"

#include <stdlib.h>

#include "engine/check/position.h"

static int by_prose(const void *a, const void *b)
{
    const struct stet_issue *x = *(struct stet_issue *const *)a,
                            *y = *(struct stet_issue *const *)b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1; // the longer first
    if (x->claims != y->claims)
        return x->claims ? -1 : 1;
    int order = strcmp(x->rule->info.id, y->rule->info.id);
    return order ? order : strcmp(x->message, y->message);
}

// Asides stand behind the prose around them, but not in the original.
static int by_position(const void *a, const void *b)
{
    const struct stet_issue *x = *(struct stet_issue *const *)a,
                            *y = *(struct stet_issue *const *)b;
    if (x->original_start != y->original_start)
        return x->original_start < y->original_start ? -1 : 1;
    return by_prose(a, b);
}

static void grade(struct stet_issue **issues, size_t count, const struct stet_checker *checker)
{
    for (size_t i = 0; i < count; i++) {
        size_t number = stet_rule_number(&issues[i]->rule->info);
        if (checker->fixed[number] || issues[i]->severity == STET_SEVERITY_OFF)
            issues[i]->severity = checker->severity[number];
    }
}

// Drops what lies inside a claiming issue, and claiming issues that overlap an earlier one. `issues` is ordered.
static size_t settle_claims(struct stet_issue **issues, size_t count)
{
    size_t kept = 0;
    uint32_t claimed = 0; // end of the last claiming issue
    for (size_t i = 0; i < count; i++) {
        struct stet_issue *issue = issues[i];
        bool inside = !issue->outside && issue->end <= claimed;
        if (issue->claims ? issue->start < claimed : inside)
            continue;
        if (issue->claims)
            claimed = issue->end;
        issues[kept++] = issue;
    }
    return kept;
}

// ---- one finding for one fault

enum { NEAR = 16 }; // findings looked back at

// Only white space stands between the two: halves of one name.
static bool are_neighbours(struct stet_str text, const struct stet_issue *a,
                           const struct stet_issue *b)
{
    if (a->end > b->start || b->start - a->end > 2)
        return false;
    for (uint32_t i = a->end; i < b->start; i++)
        if (!stet_is_ascii_space(text.data[i]))
            return false;
    return true;
}

// The text from `start` to `end` with the first suggestion of `issue` in its place.
static void apply(struct stet_buf *out, struct stet_str text, const struct stet_issue *issue,
                  uint32_t start, uint32_t end)
{
    stet_buf_str(out, stet_str_slice(text, start, issue->start));
    stet_buf_puts(out, issue->suggestions[0]);
    stet_buf_str(out, stet_str_slice(text, issue->end, end));
}

static bool write_the_same(struct stet_str text, const struct stet_issue *a,
                           const struct stet_issue *b)
{
    uint32_t start = a->start < b->start ? a->start : b->start;
    uint32_t end = a->end > b->end ? a->end : b->end;
    struct stet_buf with_a = {0}, with_b = {0};
    if (!a->suggestion_count || !b->suggestion_count)
        return false;
    apply(&with_a, text, a, start, end);
    apply(&with_b, text, b, start, end);
    bool same = stet_str_eq(stet_buf_view(&with_a), stet_buf_view(&with_b));
    stet_buf_release(&with_a);
    stet_buf_release(&with_b);
    return same;
}

// `a` stands before `b` in order.
static bool are_one_fault(struct stet_str text, const struct stet_issue *a,
                          const struct stet_issue *b)
{
    if (a->outside || b->outside)
        return false;
    bool words = a->rule->of_words && b->rule->of_words;
    if (words && a->name && b->name && strcmp(a->name, b->name) != 0 && are_neighbours(text, a, b))
        return true; // two answers to who is meant
    if (a->end <= b->start)
        return false;
    return words || (a->start == b->start && a->end == b->end) || write_the_same(text, a, b);
}

static bool is_stronger(const struct stet_issue *a, const struct stet_issue *b)
{
    if (a->severity != b->severity)
        return a->severity > b->severity;
    return a->confidence > b->confidence;
}

size_t stet_findings_once(const struct stet_document *doc, struct stet_issue **issues, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool weaker = false;
        for (size_t k = kept, n = 0; k-- > 0 && n < NEAR && !weaker; n++) {
            if (!are_one_fault(doc->text, issues[k], issues[i]))
                continue;
            weaker = !is_stronger(issues[i], issues[k]);
            if (!weaker)
                memmove(&issues[k], &issues[k + 1], (--kept - k) * sizeof *issues);
        }
        if (!weaker)
            issues[kept++] = issues[i];
    }
    return kept;
}

// Between blocks and inside an entity the way back is not one to one: a stretch never ends before it starts.
static void find_original(const struct stet_prose *prose, struct stet_issue *issue)
{
    if (issue->outside)
        return;
    issue->original_start = (uint32_t)stet_prose_original_start(prose, issue->start);
    issue->original_end = (uint32_t)stet_prose_original_end(prose, issue->end);
    if (issue->original_end < issue->original_start)
        issue->original_end = issue->original_start;
}

struct stet_issues stet_findings_settle(struct stet_check *check,
                                        const struct stet_checker *checker)
{
    struct stet_issues issues = {
        STET_NEW_ARRAY(check->arena, struct stet_issue *, check->issue_count), 0};
    for (struct stet_issue *issue = check->first; issue; issue = issue->next) {
        find_original(check->doc->prose, issue);
        issues.items[issues.count++] = issue;
    }
    check->first = NULL;
    check->last = &check->first;
    check->issue_count = 0;
    grade(issues.items, issues.count, checker);
    qsort(issues.items, issues.count, sizeof *issues.items, by_prose);
    issues.count = settle_claims(issues.items, issues.count);
    qsort(issues.items, issues.count, sizeof *issues.items, by_position);
    return issues;
}

// A place in the original whose line and column are wanted.
struct place {
    size_t byte;
    unsigned *line, *column_cp;
};

static int by_byte(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    return (x->byte > y->byte) - (x->byte < y->byte);
}

// All places in one walk over the text, whatever their order and number.
static void locate(struct stet_result *result, struct stet_buf *places)
{
    struct place *place = (struct place *)(void *)places->data;
    size_t count = places->size / sizeof *place;
    struct stet_position position;
    stet_position_init(&position, result->original);
    if (count)
        qsort(place, count, sizeof *place, by_byte);
    for (size_t i = 0; i < count; i++) {
        stet_position_seek(&position, place[i].byte);
        *place[i].line = position.line;
        *place[i].column_cp = position.column_cp;
    }
}

static void want_place(struct stet_buf *places, size_t byte, unsigned *line, unsigned *column_cp)
{
    struct place place = {byte, line, column_cp};
    stet_buf_append(places, &place, sizeof place);
}

static void make_related(struct stet_result *result, const struct stet_check *check,
                         const struct stet_issue *issue, struct stet_finding *finding,
                         struct stet_buf *places)
{
    struct stet_related *related =
        STET_NEW_ARRAY(&result->arena, struct stet_related, issue->related_count);
    for (size_t i = 0; i < issue->related_count; i++) {
        const struct stet_span *span = &issue->related[i];
        related[i].text = stet_arena_strdup(
            &result->arena, stet_str_slice(check->doc->text, span->start, span->end));
        want_place(places, stet_prose_original_start(check->doc->prose, span->start),
                   &related[i].line, &related[i].column_cp);
    }
    finding->related = related;
    finding->related_count = issue->related_count;
}

// Suggestions as they are written where they go. One that cannot be written there is only shown.
static enum stet_fix write_suggestions(const struct stet_prose *prose, struct stet_issue *issue)
{
    bool good = issue->suggestion_count && !issue->outside &&
                stet_prose_contiguous(prose, issue->start, issue->end);
    for (size_t i = 0; i < issue->suggestion_count && !issue->outside; i++) {
        const char *text = stet_prose_escape(prose, issue->start, issue->suggestions[i]);
        good = good && (text || i > 0);
        issue->suggestions[i] = text ? text : issue->suggestions[i];
    }
    return good ? issue->fix : STET_FIX_NONE;
}

static void make_finding(struct stet_result *result, struct stet_check *check,
                         struct stet_issue *issue, struct stet_finding *finding,
                         struct stet_buf *places)
{
    const struct stet_prose *prose = check->doc->prose;
    if (!issue->suggestion_count && issue->suggest_later)
        issue->suggest_later(check, issue);
    size_t start = issue->original_start, end = issue->original_end;
    *finding = (struct stet_finding){.rule = &issue->rule->info,
                                     .severity = issue->severity,
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
                                     .fix = write_suggestions(prose, issue)};
    want_place(places, start, &finding->line, &finding->column_cp);
    make_related(result, check, issue, finding, places);
}

void stet_findings_make(struct stet_result *result, struct stet_check *check,
                        struct stet_issues issues, struct stet_issues late)
{
    size_t count = issues.count + late.count, i = 0, j = 0;
    struct stet_buf places = {0};
    result->findings = STET_NEW_ARRAY(&result->arena, struct stet_finding, count);
    for (size_t n = 0; n < count; n++) {
        bool from_late = i == issues.count ||
                         (j < late.count && by_position(&late.items[j], &issues.items[i]) < 0);
        struct stet_issue *issue = from_late ? late.items[j++] : issues.items[i++];
        make_finding(result, check, issue, &result->findings[n], &places);
    }
    locate(result, &places);
    stet_buf_release(&places);
    result->finding_count = count;
}

size_t stet_result_keep(struct stet_result *result, enum stet_severity least)
{
    size_t kept = 0, count = result->finding_count;
    for (size_t i = 0; i < count; i++)
        if (result->findings[i].severity >= least)
            result->findings[kept++] = result->findings[i];
    result->finding_count = kept;
    result->least = least;
    return count - kept;
}
