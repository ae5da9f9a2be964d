// SPDX-License-Identifier: Apache-2.0
// stet_fix: the batch of engine/ with the fixes written back, or shown as a diff, or asked for one by one. Nothing is ever lost: a file is replaced as
// a whole, and only while it still holds the bytes that were checked.
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "engine/run/batch.h"
#include "engine/run/mend.h"
#include "report/ask.h"
#include "report/diff.h"
#include "report/word_diff.h"

struct fix {
    const struct stet_run_options *options;
    const struct stet_fix_options *how;
    struct stet_report_options look;
    struct stet_asking asking;
    struct stet_fix_summary *summary;
    bool write_failed;
};

// In a worker thread: all but what a person has to answer.
static void *render(void *user, struct stet_session *session, const struct stet_result *result)
{
    const struct fix *fix = user;
    struct stet_mended *mended = stet_xcalloc(1, sizeof *mended);
    if (!fix->how->ask)
        stet_mend(mended, session, result, fix->how->least);
    return mended;
}

static void mended_free(struct stet_mended *mended)
{
    stet_mended_release(mended);
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

// What is left: of the mended text, which was checked again; where a person was asked, what was neither applied nor accepted.
static void count(struct fix *fix, const struct stet_batch_item *item,
                  const struct stet_mended *mended, const bool *settled)
{
    struct stet_fix_summary *summary = fix->summary;
    const struct stet_result *left = mended->result ? mended->result : item->result;
    const struct stet_result *judged = fix->how->diff ? item->result : left;
    for (size_t i = 0; i < stet_result_count(left); i++) {
        const struct stet_finding *finding = stet_result_finding(left, i);
        if (settled && settled[i])
            continue;
        summary->left[finding->severity]++;
        summary->suggested += finding->fix == STET_FIX_SUGGESTED;
    }
    for (size_t i = 0; i < stet_result_count(judged); i++) {
        const struct stet_finding *finding = stet_result_finding(judged, i);
        summary->failing += item->fail_on != STET_SEVERITY_OFF &&
                            finding->severity >= item->fail_on && !(settled && settled[i]);
    }
    summary->documents++;
    summary->changed += mended->edits.count > 0;
    summary->applied += mended->applied;
}

static void fail(struct fix *fix, const struct stet_error *err)
{
    fix->summary->failed++;
    fflush(fix->options->out);
    if (fix->options->failed)
        fix->options->failed(fix->options->user, err);
}

static void put(struct fix *fix, struct stet_str text)
{
    if (text.size && fix->options->progress)
        fix->options->progress(fix->options->user, 0, 0);
    if (text.size && fwrite(text.data, 1, text.size, fix->options->out) != text.size)
        fix->write_failed = true;
}

static enum stet_status ask(struct fix *fix, const struct stet_batch_item *item,
                            struct stet_mended *mended, const bool **settled,
                            struct stet_error *err)
{
    size_t before = fix->asking.applied;
    struct stet_str original = stet_result_original(item->result);
    enum stet_status status = stet_ask_document(
        &mended->edits, settled, &fix->asking, &mended->arena, item->result, item->house_list, err);
    mended->applied = fix->asking.applied - before;
    if (mended->edits.count)
        stet_edits_apply(&mended->text, mended->edits, original, 0, original.size);
    stet_mend_anchors(mended, original);
    return status;
}

static void show(struct fix *fix, const struct stet_batch_item *item,
                 const struct stet_mended *mended)
{
    struct stet_buf out = {0};
    struct stet_str original = stet_result_original(item->result);
    (fix->how->diff == STET_DIFF_WORDS ? stet_word_diff_file : stet_diff_write)(
        &out, &fix->look, item->path, original, mended->edits);
    put(fix, stet_buf_view(&out));
    stet_buf_release(&out);
}

static void settle(struct fix *fix, const struct stet_batch_item *item, struct stet_mended *mended)
{
    struct stet_str original = stet_result_original(item->result);
    struct stet_error err = {0};
    // A list that cannot be written must not cost the answers that were given.
    const bool *settled = NULL;
    enum stet_status asked = fix->how->ask ? ask(fix, item, mended, &settled, &err) : STET_OK;
    if (asked != STET_OK)
        fail(fix, &err);
    enum stet_status status = STET_OK;
    struct stet_str text = mended->edits.count ? stet_buf_view(&mended->text) : original;
    if (fix->how->diff)
        show(fix, item, mended);
    else if (item->standard_input)
        put(fix, text);
    else if (mended->edits.count)
        status = write_file(item->path, original, text, &err);
    if (status == STET_OK)
        count(fix, item, mended, settled);
    else
        fail(fix, &err);
}

static void deliver(void *user, const struct stet_batch_item *item)
{
    struct fix *fix = user;
    if (item->abandoned) {
        fix->summary->stopped = true;
    } else if (item->ignored) {
        fix->summary->ignored++;
    } else if (item->status != STET_OK) {
        fail(fix, &item->err);
    } else {
        settle(fix, item, item->rendered);
    }
    if (item->rendered)
        mended_free(item->rendered);
}

static bool stopped(void *user)
{
    struct fix *fix = user;
    const struct stet_run_options *options = fix->options;
    return fix->asking.quit || (options->stopped && options->stopped(options->user));
}

static void progress(void *user, size_t done, size_t total)
{
    const struct fix *fix = user;
    if (fix->options->progress)
        fix->options->progress(fix->options->user, done, total);
}

static enum stet_status configure(void *user, struct stet_settings *settings,
                                  struct stet_error *err)
{
    const struct fix *fix = user;
    return fix->options->configure ? fix->options->configure(fix->options->user, settings, err)
                                   : STET_OK;
}

enum stet_status stet_fix(struct stet_fix_summary *summary, const char *const *paths,
                          size_t path_count, const struct stet_fix_options *how,
                          const struct stet_run_options *options, struct stet_error *err)
{
    struct stet_fix_summary counted = {0};
    struct stet_fix_options chosen = *how;
    if (chosen.ask)
        chosen.diff = STET_DIFF_NONE;
    struct fix fix = {.options = options,
                      .how = &chosen,
                      .look = {options->color, options->unicode, options->width},
                      .summary = &counted};
    fix.asking = (struct stet_asking){.ask = how->ask, .user = options->user, .look = &fix.look};
    struct stet_batch batch = {.threads = options->threads,
                               .least = STET_SEVERITY_WARNING,
                               .use_config = options->use_config,
                               .stdin_name = options->stdin_name,
                               .configure = configure,
                               .render = render,
                               .deliver = deliver,
                               .stopped = stopped,
                               .progress = progress,
                               .user = &fix,
                               .left_out = &counted.left_out};
    enum stet_status status = stet_batch_run(&batch, paths, path_count, err);
    counted.accepted = fix.asking.accepted;
    stet_asking_release(&fix.asking);
    if (status == STET_OK && (fflush(options->out) != 0 || fix.write_failed))
        status = stet_fail(err, STET_ERROR_IO, NULL, 0, 0,
                           "the output could not be written in full; check the disk or the pipe");
    if (status == STET_OK)
        *summary = counted;
    return status;
}
