// SPDX-License-Identifier: Apache-2.0
// The score follows the report: what the configuration switches off or an article lets stand costs nothing, what it raises costs
// more. A name of which the engine is not sure is a warning already (rules/shared/name_report.h) and so minor; here confidence is not
// weighed once more.
#include "engine/check/score.h"

#include <math.h>
#include <string.h>

#include "engine/check/checker.h"

static const struct {
    const char *name;
    unsigned penalty;
} severities[STET_MQM_SEVERITIES] = {
    [STET_MQM_NEUTRAL] = {"neutral", 0},
    [STET_MQM_MINOR] = {"minor", 1},
    [STET_MQM_MAJOR] = {"major", 5},
    [STET_MQM_CRITICAL] = {"critical", 25},
};

static const char *const categories[STET_MQM_CATEGORIES] = {
    [STET_MQM_TERMINOLOGY] = "terminology",
    [STET_MQM_ACCURACY] = "accuracy",
    [STET_MQM_LINGUISTIC_CONVENTIONS] = "linguistic-conventions",
    [STET_MQM_STYLE] = "style",
    [STET_MQM_LOCALE_CONVENTION] = "locale-convention",
    [STET_MQM_AUDIENCE_APPROPRIATENESS] = "audience-appropriateness",
    [STET_MQM_DESIGN] = "design",
    [STET_MQM_OTHER] = "other",
};

const char *stet_mqm_severity_name(enum stet_mqm_severity severity)
{
    return severities[severity].name;
}

const char *stet_mqm_category_name(enum stet_mqm_category category)
{
    return categories[category];
}

unsigned stet_mqm_penalty(enum stet_mqm_severity severity)
{
    return severities[severity].penalty;
}

enum stet_mqm_category stet_mqm_category_of(const char *mqm)
{
    struct stet_str rest = stet_str_from(mqm), dimension = stet_str_split(&rest, '/');
    for (int i = 0; i < STET_MQM_OTHER; i++)
        if (stet_str_eq(dimension, stet_str_from(categories[i])))
            return (enum stet_mqm_category)i;
    return STET_MQM_OTHER;
}

static enum stet_mqm_severity severity_of(enum stet_severity severity)
{
    switch (severity) {
    case STET_SEVERITY_ERROR: return STET_MQM_MAJOR;
    case STET_SEVERITY_WARNING: return STET_MQM_MINOR;
    case STET_SEVERITY_NOTE:
    case STET_SEVERITY_OFF: break;
    }
    return STET_MQM_NEUTRAL;
}

void stet_score_make(struct stet_score *out, const struct stet_finding *findings, size_t count,
                     size_t words)
{
    *out = (struct stet_score){.words = words};
    for (size_t i = 0; i < count; i++) {
        const struct stet_rule *rule = findings[i].rule;
        if (!stet_rule_in_family(rule->id, "stet"))
            out->count[stet_mqm_category_of(rule->mqm)][severity_of(findings[i].severity)]++;
    }
}

void stet_result_score(struct stet_score *out, const struct stet_result *result)
{
    stet_score_make(out, result->findings, result->finding_count, result->words);
}

void stet_score_add(struct stet_score *total, const struct stet_score *score)
{
    total->words += score->words;
    for (size_t c = 0; c < STET_MQM_CATEGORIES; c++)
        for (size_t s = 0; s < STET_MQM_SEVERITIES; s++)
            total->count[c][s] += score->count[c][s];
}

size_t stet_score_penalty(const struct stet_score *score, enum stet_mqm_category category)
{
    bool all = category == STET_MQM_CATEGORIES;
    size_t first = all ? 0 : category, end = all ? STET_MQM_CATEGORIES : first + 1, penalty = 0;
    for (size_t c = first; c < end; c++)
        for (size_t s = 0; s < STET_MQM_SEVERITIES; s++)
            penalty += score->count[c][s] * severities[s].penalty;
    return penalty;
}

double stet_score_per_thousand(const struct stet_score *score)
{
    double penalty = (double)stet_score_penalty(score, STET_MQM_CATEGORIES);
    if (!score->words)
        return penalty > 0 ? INFINITY : 0;
    return 1000 * penalty / (double)score->words;
}

// One rounding, in the division: a score that is exactly the limit it is held against compares equal to it.
double stet_score_raw(const struct stet_score *score)
{
    double penalty = (double)stet_score_penalty(score, STET_MQM_CATEGORIES);
    double words = (double)score->words;
    if (!score->words)
        return penalty > 0 ? -INFINITY : 100;
    return 100 * (words - penalty) / words;
}
