// SPDX-License-Identifier: Apache-2.0
// stet_fix: the batch of engine/ with the safe fixes written back, or shown as a diff. Nothing is ever lost: a file is replaced as
// a whole, and only while it still holds the bytes that were checked.
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "engine/run/batch.h"
#include "engine/run/edits.h"
#include "report/diff.h"

struct fix {
    const struct stet_run_options *options;
    struct stet_report_options look;
    struct stet_fix_summary *summary;
    bool diff;
    bool write_failed;
};

// Made in a worker thread for one document.
struct mended {
    struct stet_arena arena;
    struct stet_edits edits;
    struct stet_buf out; // the new text, or the diff
};

static void *render(void *user, const struct stet_result *result)
{
    const struct fix *fix = user;
    struct mended *mended = stet_xcalloc(1, sizeof *mended);
    struct stet_str original = stet_result_original(result);
    mended->edits = stet_edits_of(result, STET_FIX_SAFE, &mended->arena);
    if (fix->diff)
        stet_diff_write(&mended->out, &fix->look, stet_result_path(result), original,
                        mended->edits);
    else
        stet_edits_apply(&mended->out, mended->edits, original, 0, original.size);
    return mended;
}

static void mended_free(struct mended *mended)
{
    stet_buf_release(&mended->out);
    stet_arena_release(&mended->arena);
    free(mended);
}

// Fails unless `path` is a file that may be written and still holds `original`.
static enum stet_status check_unchanged(const char *path, struct stet_str original,
                                        struct stet_error *err)
{
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode))
        return stet_fail(err, STET_ERROR_IO, path, 0, 0,
                         "fixes can only be written to a regular file; see them with --diff");
    if (access(path, W_OK) != 0)
        return stet_fail(err, STET_ERROR_IO, path, 0, 0,
                         "the file is not fixed because it may not be written: %s; check its "
                         "permissions",
                         strerror(errno));
    struct stet_buf now = {0};
    enum stet_status status = stet_file_read(&now, path, err);
    if (status == STET_OK && !stet_str_eq(stet_buf_view(&now), original))
        status = stet_fail(err, STET_ERROR_IO, path, 0, 0,
                           "the file has changed while it was checked and is left alone; run "
                           "stet fix again");
    stet_buf_release(&now);
    return status;
}

static enum stet_status write_file(const char *path, struct stet_str original, struct stet_str text,
                                   struct stet_error *err)
{
    char *real = realpath(path, NULL); // a link stays a link: its target is replaced
    if (!real)
        return stet_fail(err, STET_ERROR_IO, path, 0, 0,
                         "the file cannot be found any more: %s; run stet fix again",
                         strerror(errno));
    enum stet_status status = check_unchanged(real, original, err);
    if (status == STET_OK)
        status = stet_file_write(real, text, err);
    free(real);
    return status;
}

static void count(struct fix *fix, const struct stet_batch_item *item, struct stet_edits applied)
{
    size_t edit = 0;
    for (size_t i = 0; i < stet_result_count(item->result); i++) {
        const struct stet_finding *finding = stet_result_finding(item->result, i);
        bool gone = edit < applied.count && applied.items[edit].finding == finding;
        edit += gone;
        fix->summary->failing += (!gone || fix->diff) && item->fail_on != STET_SEVERITY_OFF &&
                                 finding->severity >= item->fail_on;
    }
    fix->summary->documents++;
    fix->summary->changed += applied.count > 0;
    fix->summary->applied += applied.count;
}

static void fail(struct fix *fix, const struct stet_error *err)
{
    fix->summary->failed++;
    fflush(fix->options->out);
    if (fix->options->failed)
        fix->options->failed(fix->options->user, err);
}

static void settle(struct fix *fix, const struct stet_batch_item *item, const struct mended *mended)
{
    struct stet_str text = stet_buf_view(&mended->out);
    struct stet_error err = {0};
    enum stet_status status = STET_OK;
    if (fix->diff || item->standard_input) {
        if (text.size && fwrite(text.data, 1, text.size, fix->options->out) != text.size)
            fix->write_failed = true;
    } else if (mended->edits.count) {
        status = write_file(item->path, stet_result_original(item->result), text, &err);
    }
    if (status == STET_OK)
        count(fix, item, mended->edits);
    else
        fail(fix, &err);
}

static void deliver(void *user, const struct stet_batch_item *item)
{
    struct fix *fix = user;
    if (item->ignored) {
        fix->summary->ignored++;
    } else if (item->status != STET_OK) {
        fail(fix, &item->err);
    } else {
        settle(fix, item, item->rendered);
        mended_free(item->rendered);
    }
}

static enum stet_status configure(void *user, struct stet_settings *settings,
                                  struct stet_error *err)
{
    const struct fix *fix = user;
    return fix->options->configure ? fix->options->configure(fix->options->user, settings, err)
                                   : STET_OK;
}

enum stet_status stet_fix(struct stet_fix_summary *summary, const char *const *paths,
                          size_t path_count, bool diff, const struct stet_run_options *options,
                          struct stet_error *err)
{
    struct stet_fix_summary counted = {0};
    struct fix fix = {.options = options,
                      .look = {options->color, options->unicode, options->width},
                      .summary = &counted,
                      .diff = diff};
    struct stet_batch batch = {.threads = options->threads,
                               .least = STET_SEVERITY_WARNING,
                               .use_config = options->use_config,
                               .stdin_name = options->stdin_name,
                               .configure = configure,
                               .render = render,
                               .deliver = deliver,
                               .user = &fix,
                               .left_out = &counted.left_out};
    enum stet_status status = stet_batch_run(&batch, paths, path_count, err);
    if (status == STET_OK && (fflush(options->out) != 0 || fix.write_failed))
        status = stet_fail(err, STET_ERROR_IO, NULL, 0, 0,
                           "the output could not be written in full; check the disk or the pipe");
    if (status == STET_OK)
        *summary = counted;
    return status;
}
