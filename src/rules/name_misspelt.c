// SPDX-License-Identifier: Apache-2.0
// Names that the list has in another spelling. All evidence is weighed in names/; here its confidence becomes a severity.
#include "names/analysis.h"
#include "rules/rule.h"

// The level at which nine findings in ten are right, and the one at which nearly all are (tests/bench shows both).
static const double warn_at = 0.70, error_at = 0.93;

static const char *entry_of(struct stet_check *check, const struct stet_name_hit *hit)
{
    const struct stet_index *index = stet_name_layer(check->names->engine, hit->layer);
    return stet_arena_printf(check->arena, "%s (%s, %s:%u)",
                             stet_index_string(index, hit->entry->name),
                             stet_name_kind_name((enum stet_name_kind)hit->entry->kind),
                             stet_index_string(index, hit->entry->path), hit->entry->line_no);
}

static void report(struct stet_check *check, const struct stet_name_hit *hit)
{
    const char *text = stet_check_quote(check, hit->start_byte, hit->end_byte);
    struct stet_issue *issue = stet_check_report(check, hit->start_byte, hit->end_byte,
                                                 "\"%s\" is not a known name; did you mean \"%s\"?",
                                                 text, hit->suggestion);
    const struct stet_index *index = stet_name_layer(check->names->engine, hit->layer);
    issue->confidence = hit->confidence;
    issue->severity = hit->confidence >= error_at ? STET_SEVERITY_ERROR : STET_SEVERITY_WARNING;
    issue->name = stet_index_string(index, hit->entry->name);
    issue->reason = hit->reason;
    issue->entry = entry_of(check, hit);
    issue->fixable = hit->confidence >= error_at && !hit->rival;
    stet_issue_suggest(check, issue, stet_str_from(hit->suggestion));
    if (hit->rival)
        stet_issue_suggest(check, issue, stet_str_from(hit->rival));
}

static void check_names(struct stet_check *check)
{
    for (uint32_t i = 0; i < check->names->hit_count; i++)
        if (check->names->hits[i].confidence >= warn_at)
            report(check, &check->names->hits[i]);
}

static const struct stet_example bad[] = {
    {"The Baiden administration made it clear, and Joe Baiden repeated it.", NULL},
    {"Sergei Shoig arrived in Moscow on Tuesday.", "Sergei Shoigu arrived in Moscow on Tuesday."},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"The Biden administration made it clear to Sergei Shoigu.", NULL}, {NULL, NULL}};

const struct stet_rule_def stet_rule_name_misspelt = {
    .info = {.id = "name/misspelt",
             .since = "0.1.0",
             .mqm = "terminology/termbase",
             .summary = "a name that the list spells otherwise",
             .why = "A machine that does not know a name writes it letter by letter.",
             .severity = STET_SEVERITY_ERROR,
             .fixable = true,
             .bad = bad,
             .good = good},
    .check = check_names,
};
