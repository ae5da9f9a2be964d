// SPDX-License-Identifier: Apache-2.0
// JSON Lines: one finding a line, for programs. The keys are a contract. Where scores are wanted, each file ends with a line
// {"score": {...}}, and several files with {"total": {...}}; where they are wanted, counts by rule come before: {"statistics": {...}}.
#include "report/json_parts.h"

static void write_related(struct stet_json *json, const struct stet_finding *finding)
{
    stet_json_key(json, "related");
    stet_json_begin(json, '[');
    for (size_t i = 0; i < finding->related_count; i++) {
        stet_json_begin(json, '{');
        stet_json_key(json, "line");
        stet_json_int(json, finding->related[i].line);
        stet_json_key(json, "column");
        stet_json_int(json, finding->related[i].column_cp);
        stet_json_key(json, "text");
        stet_json_str(json, stet_str_from(finding->related[i].text));
        stet_json_end(json, '}');
    }
    stet_json_end(json, ']');
}

static void write_string(struct stet_json *json, const char *key, const char *value)
{
    if (!value)
        return;
    stet_json_key(json, key);
    stet_json_str(json, stet_str_from(value));
}

void stet_json_finding(struct stet_json *json, const char *path, const struct stet_finding *finding)
{
    stet_json_begin(json, '{');
    write_string(json, "file", path);
    stet_json_key(json, "line");
    stet_json_int(json, finding->line);
    stet_json_key(json, "column");
    stet_json_int(json, finding->column_cp);
    stet_json_key(json, "offset");
    stet_json_int(json, (int64_t)finding->start_byte);
    stet_json_key(json, "length");
    stet_json_int(json, (int64_t)finding->size_bytes);
    stet_json_key(json, "text");
    stet_json_str(json, finding->text);
    write_string(json, "rule", finding->rule->id);
    write_string(json, "severity", stet_severity_name(finding->severity));
    stet_json_key(json, "confidence");
    stet_json_num(json, finding->confidence, 2);
    write_string(json, "message", finding->message);
    stet_json_key(json, "suggestions");
    stet_json_begin(json, '[');
    for (size_t i = 0; i < finding->suggestion_count; i++)
        stet_json_str(json, stet_str_from(finding->suggestions[i]));
    stet_json_end(json, ']');
    write_string(json, "name", finding->name);
    write_string(json, "reason", finding->reason);
    write_string(json, "entry", finding->entry);
    write_string(json, "mqm", finding->rule->mqm);
    write_string(json, "fix", stet_fix_name(finding->fix));
    write_related(json, finding);
    stet_json_end(json, '}');
}

static void document(struct stet_buf *out, const struct stet_report_options *options,
                     const struct stet_result *result)
{
    (void)options;
    for (size_t i = 0; i < stet_result_count(result); i++) {
        struct stet_json json = {.out = out};
        stet_json_finding(&json, stet_result_path(result), stet_result_finding(result, i));
        stet_buf_putc(out, '\n');
    }
}

static void write_severities(struct stet_json *json, const size_t count[STET_MQM_SEVERITIES])
{
    for (int s = 0; s < STET_MQM_SEVERITIES; s++) {
        stet_json_key(json, stet_mqm_severity_name((enum stet_mqm_severity)s));
        stet_json_int(json, (int64_t)count[s]);
    }
}

static void write_penalties(struct stet_json *json, const struct stet_score *score)
{
    size_t count[STET_MQM_SEVERITIES] = {0};
    for (size_t c = 0; c < STET_MQM_CATEGORIES; c++)
        for (size_t s = 0; s < STET_MQM_SEVERITIES; s++)
            count[s] += score->count[c][s];
    stet_json_key(json, "severities");
    stet_json_begin(json, '{');
    write_severities(json, count);
    stet_json_end(json, '}');
    stet_json_key(json, "categories");
    stet_json_begin(json, '{');
    for (int c = 0; c < STET_MQM_CATEGORIES; c++) {
        enum stet_mqm_category category = (enum stet_mqm_category)c;
        stet_json_key(json, stet_mqm_category_name(category));
        stet_json_begin(json, '{');
        write_severities(json, score->count[c]);
        stet_json_key(json, "penalty");
        stet_json_int(json, (int64_t)stet_score_penalty(score, category));
        stet_json_end(json, '}');
    }
    stet_json_end(json, '}');
}

// Without words there is no score: the keys are left out.
void stet_json_score(struct stet_json *json, const struct stet_score *score)
{
    write_string(json, "status", "automatic, unconfirmed");
    stet_json_key(json, "words");
    stet_json_int(json, (int64_t)score->words);
    write_string(json, "basis",
                 "words of the running text, without code, addresses and bare figures");
    stet_json_key(json, "below_500_words");
    stet_json_bool(json, score->words < STET_SCORE_FEWEST_WORDS);
    stet_json_key(json, "penalty");
    stet_json_int(json, (int64_t)stet_score_penalty(score, STET_MQM_CATEGORIES));
    if (score->words) {
        stet_json_key(json, "per_1000_words");
        stet_json_num(json, stet_score_per_thousand(score), 4);
        stet_json_key(json, "raw");
        stet_json_num(json, stet_score_raw(score), 4);
    }
    write_penalties(json, score);
}

static void document_score(struct stet_buf *out, const struct stet_report_options *options,
                           const struct stet_report_score *score)
{
    (void)options;
    struct stet_json json = {.out = out};
    stet_json_begin(&json, '{');
    stet_json_key(&json, "score");
    stet_json_begin(&json, '{');
    write_string(&json, "file", score->path);
    stet_json_score(&json, &score->score);
    if (score->fail_below >= 0) {
        stet_json_key(&json, "fail_below");
        stet_json_num(&json, score->fail_below, 4);
        stet_json_key(&json, "failed");
        stet_json_bool(&json, score->below);
    }
    stet_json_end(&json, '}');
    stet_json_end(&json, '}');
    stet_buf_putc(out, '\n');
}

static void write_statistics(struct stet_buf *out, const size_t *by_rule)
{
    struct stet_json json = {.out = out};
    stet_json_begin(&json, '{');
    stet_json_key(&json, "statistics");
    stet_json_begin(&json, '{');
    for (size_t i = 0; i < stet_rule_count(); i++)
        if (by_rule[i]) {
            stet_json_key(&json, stet_rule_at(i)->id);
            stet_json_int(&json, (int64_t)by_rule[i]);
        }
    stet_json_end(&json, '}');
    stet_json_end(&json, '}');
    stet_buf_putc(out, '\n');
}

static void end(struct stet_buf *out, const struct stet_report_options *options,
                const struct stet_report_end *end)
{
    (void)options;
    if (end->by_rule)
        write_statistics(out, end->by_rule);
    if (!end->total || end->summary->documents < 2)
        return;
    struct stet_json json = {.out = out};
    stet_json_begin(&json, '{');
    stet_json_key(&json, "total");
    stet_json_begin(&json, '{');
    stet_json_key(&json, "files");
    stet_json_int(&json, (int64_t)end->summary->documents);
    stet_json_score(&json, end->total);
    stet_json_end(&json, '}');
    stet_json_end(&json, '}');
    stet_buf_putc(out, '\n');
}

const struct stet_report_format stet_report_jsonl = {.name = "jsonl",
                                                     .about =
                                                         "one JSON object a line, for programs",
                                                     .notes = true,
                                                     .document = document,
                                                     .score = document_score,
                                                     .end = end};
