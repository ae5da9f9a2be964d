// SPDX-License-Identifier: Apache-2.0
// stet_run: the batch of engine/ with a report at its end. Documents are formatted in the worker threads and written in order.
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "engine/run/batch.h"
#include "report/style.h"
#include "rules/rule.h"

enum { READABLE = 60 }; // bytes of arguments that somebody will paste

struct output {
    const struct stet_report_format *format;
    struct stet_report_options look;
    FILE *out;
    struct stet_buf scores; // kept for the end
    bool written;           // a document with something to say
};

struct run {
    const struct stet_run_options *options;
    struct output *outputs; // one a format
    size_t output_count;
    struct stet_summary *summary;
    struct stet_arena arena;
    const char *fixable_path; // first file with a fixable finding
    size_t fixable_files;     // standard input is none
    struct stet_buf fixable;  // such files, as arguments, while they can be read
    const struct stet_rule *worst;
    enum stet_severity worst_severity;
    bool small_score;
    size_t *by_rule; // findings, by rule number
    bool write_failed;
};

static void *render(void *user, struct stet_session *session, const struct stet_result *result)
{
    const struct run *run = user;
    (void)session;
    struct stet_buf *texts = stet_xcalloc(run->output_count + 1, sizeof *texts);
    for (size_t i = 0; i < run->output_count; i++)
        run->outputs[i].format->document(&texts[i], &run->outputs[i].look, result);
    return texts;
}

static void write_out(struct run *run, const struct output *output, struct stet_str text)
{
    if (text.size && run->options->progress)
        run->options->progress(run->options->user, 0, 0);
    if (text.size && fwrite(text.data, 1, text.size, output->out) != text.size)
        run->write_failed = true;
}

static void add_argument(struct stet_buf *out, const char *path)
{
    stet_buf_puts(out, out->size ? " " : path[0] == '-' ? "-- " : "");
    stet_style_shell(out, path);
}

static void write_documents(struct run *run, const struct stet_buf *texts)
{
    for (size_t i = 0; i < run->output_count; i++) {
        struct output *output = &run->outputs[i];
        if (!texts[i].size)
            continue;
        if (output->written && output->format->separator)
            write_out(run, output, stet_str_from(output->format->separator));
        write_out(run, output, stet_buf_view(&texts[i]));
        output->written = true;
    }
}

static void count_findings(struct run *run, const struct stet_batch_item *item)
{
    struct stet_summary *summary = run->summary;
    size_t fixable = 0;
    for (size_t i = 0; i < stet_result_count(item->result); i++) {
        const struct stet_finding *finding = stet_result_finding(item->result, i);
        summary->count[finding->severity]++;
        summary->failing +=
            item->fail_on != STET_SEVERITY_OFF && finding->severity >= item->fail_on;
        fixable += finding->fix == STET_FIX_SAFE;
        summary->suggested += finding->fix == STET_FIX_SUGGESTED;
        run->by_rule[stet_rule_number(finding->rule)]++;
        if (finding->severity > run->worst_severity) {
            run->worst_severity = finding->severity;
            run->worst = finding->rule;
        }
    }
    summary->documents++;
    summary->hidden += item->hidden;
    summary->words += stet_result_words(item->result);
    summary->flagged += stet_result_count(item->result) > 0;
    summary->fixable += fixable;
    if (fixable && !item->standard_input && run->fixable_files++ == 0)
        run->fixable_path = stet_arena_strdup(&run->arena, stet_str_from(item->path));
    if (fixable && !item->standard_input && run->fixable.size <= READABLE)
        add_argument(&run->fixable, item->path);
}

static void take_score(struct run *run, const struct stet_batch_item *item)
{
    struct stet_report_score score = {.path = item->path, .fail_below = item->fail_below};
    stet_result_score(&score.score, item->result);
    score.below = item->fail_below >= 0 && stet_score_raw(&score.score) < item->fail_below;
    run->summary->below += score.below;
    run->small_score = run->small_score || score.score.words < STET_SCORE_FEWEST_WORDS;
    stet_score_add(&run->summary->score, &score.score);
    for (size_t i = 0; run->options->score && i < run->output_count; i++) {
        struct output *output = &run->outputs[i];
        if (!output->format->score)
            continue;
        output->format->score(&output->scores, &output->look, &score);
        if (output->format->scores_last)
            continue;
        write_out(run, output, stet_buf_view(&output->scores));
        stet_buf_clear(&output->scores);
    }
}

static void free_rendered(const struct run *run, struct stet_buf *texts)
{
    for (size_t i = 0; texts && i < run->output_count; i++)
        stet_buf_release(&texts[i]);
    free(texts);
}

static void deliver(void *user, const struct stet_batch_item *item)
{
    struct run *run = user;
    if (item->abandoned) {
        run->summary->stopped = true;
        free_rendered(run, item->rendered);
    } else if (item->ignored) {
        run->summary->ignored++;
    } else if (item->status != STET_OK) {
        run->summary->failed++;
        if (run->options->out)
            fflush(run->options->out); // what was found before stands before the message
        if (run->options->failed)
            run->options->failed(run->options->user, &item->err);
    } else {
        count_findings(run, item);
        write_documents(run, item->rendered);
        free_rendered(run, item->rendered);
        take_score(run, item);
    }
}

static bool stopped(void *user)
{
    const struct run *run = user;
    return run->options->stopped && run->options->stopped(run->options->user);
}

static void progress(void *user, size_t done, size_t total)
{
    const struct run *run = user;
    if (run->options->progress)
        run->options->progress(run->options->user, done, total);
}

static enum stet_status configure(void *user, struct stet_settings *settings,
                                  struct stet_error *err)
{
    const struct run *run = user;
    return run->options->configure ? run->options->configure(run->options->user, settings, err)
                                   : STET_OK;
}

// What to type behind `stet fix`: the files that have safe fixes; where these are too many to read, the paths as they were given, unless
// some of them are ignored; else the first file.
static const char *fix_arguments(struct run *run, const char *const *paths, size_t path_count)
{
    if (!run->fixable_files)
        return NULL;
    struct stet_buf arguments = {0};
    if (!run->summary->ignored && run->fixable.size > READABLE)
        for (size_t i = 0; i < path_count && arguments.size <= READABLE; i++)
            if (strcmp(paths[i], "-") != 0)
                add_argument(&arguments, paths[i]);
    if (run->fixable.size <= READABLE) {
        stet_buf_str(&arguments, stet_buf_view(&run->fixable));
    } else if (!arguments.size || arguments.size > READABLE) {
        stet_buf_clear(&arguments);
        add_argument(&arguments, run->fixable_path);
        stet_buf_puts(&arguments, " ...");
    }
    const char *copy = stet_arena_strdup(&run->arena, stet_buf_view(&arguments));
    stet_buf_release(&arguments);
    return copy;
}

static void write_end(struct run *run, const char *const *paths, size_t path_count)
{
    bool scored = run->options->score && run->summary->documents;
    struct stet_report_end end = {.summary = run->summary,
                                  .fix_arguments = fix_arguments(run, paths, path_count),
                                  .rule = run->worst,
                                  .by_rule = run->options->statistics ? run->by_rule : NULL,
                                  .total = scored ? &run->summary->score : NULL,
                                  .small = run->small_score};
    for (size_t i = 0; i < run->output_count; i++) {
        struct output *output = &run->outputs[i];
        struct stet_buf out = {0};
        end.scores = stet_buf_view(&output->scores);
        if (output->format->end)
            output->format->end(&out, &output->look, &end);
        write_out(run, output, stet_buf_view(&out));
        if (fflush(output->out) != 0)
            run->write_failed = true;
        stet_buf_release(&out);
    }
}

static void write_begin(struct run *run)
{
    for (size_t i = 0; i < run->output_count; i++) {
        struct output *output = &run->outputs[i];
        struct stet_buf out = {0};
        if (output->format->begin)
            output->format->begin(&out, &output->look);
        write_out(run, output, stet_buf_view(&out));
        stet_buf_release(&out);
    }
}

// One run has one set of findings: notes are among them where all its reports are for programs.
static bool want_notes(const struct run *run)
{
    bool notes = run->output_count > 0;
    for (size_t i = 0; i < run->output_count; i++)
        notes = notes && run->outputs[i].format->notes;
    return notes;
}

static enum stet_status report(struct run *run, const char *const *paths, size_t path_count,
                               struct stet_error *err)
{
    struct stet_batch batch = {.threads = run->options->threads,
                               .least =
                                   want_notes(run) ? STET_SEVERITY_NOTE : STET_SEVERITY_WARNING,
                               .use_config = run->options->use_config,
                               .input = run->options->input,
                               .stdin_name = run->options->stdin_name,
                               .configure = configure,
                               .render = render,
                               .deliver = deliver,
                               .stopped = stopped,
                               .progress = progress,
                               .user = run,
                               .left_out = &run->summary->left_out};
    write_begin(run);
    enum stet_status status = stet_batch_run(&batch, paths, path_count, err);
    if (status != STET_OK)
        return status;
    write_end(run, paths, path_count);
    if (!run->write_failed)
        return STET_OK;
    return stet_fail(err, STET_ERROR_IO, NULL, 0, 0,
                     "the report could not be written in full; check the disk or the pipe");
}

static enum stet_status add_output(struct run *run, const char *format, FILE *out,
                                   const struct stet_report_options *look, struct stet_error *err)
{
    const struct stet_report_format *found = stet_report_find(format);
    if (found) {
        run->outputs[run->output_count++] =
            (struct output){.format = found, .look = *look, .out = out};
        return STET_OK;
    }
    struct stet_buf names = {0};
    stet_report_names(&names);
    enum stet_status status =
        stet_fail(err, STET_ERROR_USAGE, NULL, 0, 0, "there is no report format \"%s\"; use %s",
                  format, names.data);
    stet_buf_release(&names);
    return status;
}

enum stet_status stet_run(struct stet_summary *summary, const char *const *paths, size_t path_count,
                          const struct stet_run_options *options, struct stet_error *err)
{
    enum { FILE_WIDTH = 80 };
    struct stet_summary counted = {0};
    struct run run = {.options = options, .summary = &counted};
    struct stet_report_options look = {options->color, options->unicode, options->width,
                                       options->terminal};
    struct stet_report_options plain = {.width = FILE_WIDTH};
    run.by_rule = stet_xcalloc(stet_rule_def_count, sizeof *run.by_rule);
    run.outputs = stet_xcalloc(options->also_count + 1, sizeof *run.outputs);
    enum stet_status status =
        options->out ? add_output(&run, options->format, options->out, &look, err) : STET_OK;
    for (size_t i = 0; i < options->also_count && status == STET_OK; i++)
        status = add_output(&run, options->also[i].format, options->also[i].out, &plain, err);
    if (status == STET_OK)
        status = report(&run, paths, path_count, err);
    for (size_t i = 0; i < run.output_count; i++)
        stet_buf_release(&run.outputs[i].scores);
    free(run.outputs);
    free(run.by_rule);
    stet_buf_release(&run.fixable);
    stet_arena_release(&run.arena);
    if (status == STET_OK)
        *summary = counted;
    return status;
}
