// SPDX-License-Identifier: Apache-2.0
// stet_run: the batch of engine/ with a report at its end. Documents are formatted in the worker threads and written in order.
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "engine/batch.h"
#include "report/report.h"

struct run {
    const struct stet_run_options *options;
    const struct stet_report_format *format;
    struct stet_report_options look;
    struct stet_summary *summary;
    bool write_failed;
};

static void *render(void *user, const struct stet_result *result)
{
    const struct run *run = user;
    struct stet_buf *out = stet_xcalloc(1, sizeof *out);
    run->format->document(out, &run->look, result);
    return out;
}

static void write_out(struct run *run, const struct stet_buf *out)
{
    if (out->size && fwrite(out->data, 1, out->size, run->options->out) != out->size)
        run->write_failed = true;
}

static void count_findings(struct stet_summary *summary, const struct stet_batch_item *item)
{
    summary->documents++;
    summary->words += stet_result_words(item->result);
    for (size_t i = 0; i < stet_result_count(item->result); i++) {
        const struct stet_finding *finding = stet_result_finding(item->result, i);
        summary->count[finding->severity]++;
        summary->failing +=
            item->fail_on != STET_SEVERITY_OFF && finding->severity >= item->fail_on;
        summary->fixable += finding->fixable;
    }
}

static void deliver(void *user, const struct stet_batch_item *item)
{
    struct run *run = user;
    if (item->ignored) {
        run->summary->ignored++;
    } else if (item->status != STET_OK) {
        run->summary->failed++;
        if (run->options->failed)
            run->options->failed(run->options->user, &item->err);
    } else {
        count_findings(run->summary, item);
        struct stet_buf *out = item->rendered;
        write_out(run, out);
        stet_buf_release(out);
        free(out);
    }
}

static enum stet_status configure(void *user, struct stet_settings *settings,
                                  struct stet_error *err)
{
    const struct run *run = user;
    return run->options->configure ? run->options->configure(run->options->user, settings, err)
                                   : STET_OK;
}

enum stet_status stet_run(struct stet_summary *summary, const char *const *paths, size_t path_count,
                          const struct stet_run_options *options, struct stet_error *err)
{
    struct stet_summary counted = {0};
    struct run run = {.options = options,
                      .format = stet_report_find(options->format),
                      .look = {options->color, options->unicode, options->width},
                      .summary = &counted};
    if (!run.format)
        return stet_fail(err, STET_ERROR_USAGE, NULL, 0, 0,
                         "there is no report format \"%s\"; use %s", options->format,
                         stet_report_names());
    struct stet_batch batch = {.threads = options->threads,
                               .use_config = options->use_config,
                               .configure = configure,
                               .render = render,
                               .deliver = deliver,
                               .user = &run};
    struct stet_buf out = {0};
    if (run.format->begin)
        run.format->begin(&out, &run.look);
    write_out(&run, &out);
    stet_buf_clear(&out);
    enum stet_status status = stet_batch_run(&batch, paths, path_count, err);
    if (status == STET_OK) {
        if (run.format->end)
            run.format->end(&out, &run.look, &counted);
        write_out(&run, &out);
        if (fflush(options->out) != 0 || run.write_failed)
            status =
                stet_fail(err, STET_ERROR_IO, NULL, 0, 0,
                          "the report could not be written in full; check the disk or the pipe");
    }
    stet_buf_release(&out);
    if (status == STET_OK)
        *summary = counted;
    return status;
}
