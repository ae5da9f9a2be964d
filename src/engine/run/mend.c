// SPDX-License-Identifier: Apache-2.0
#include "engine/run/mend.h"

#include "engine/check/checker.h"
#include "engine/run/anchors.h"

// Two rounds do for nearly every article; what has not come to rest after the last one goes in circles.
enum { MOST_ROUNDS = 6 };

static void make_text(struct stet_mended *mended, struct stet_str original)
{
    stet_buf_clear(&mended->text);
    stet_edits_apply(&mended->text, mended->edits, original, 0, original.size);
}

// False when the mended text cannot be checked: it has grown beyond what is read.
static bool check_again(struct stet_mended *mended, struct stet_session *session, const char *path,
                        enum stet_severity least)
{
    stet_result_free(mended->result);
    mended->result = NULL;
    if (stet_check(&mended->result, session, path, mended->text.data, mended->text.size, NULL) !=
        STET_OK)
        return false;
    stet_result_keep(mended->result, least); // a second run looks at no more than the first did
    return true;
}

void stet_mend_anchors(struct stet_mended *out, struct stet_str original)
{
    if (!out->edits.count)
        return;
    struct stet_str text = stet_buf_view(&out->text);
    struct stet_edits links = stet_anchors_follow(&out->arena, original, text, out->edits);
    if (!links.count)
        return;
    out->edits = stet_edits_then(&out->arena, original, text, out->edits, links);
    make_text(out, original);
}

void stet_mend(struct stet_mended *out, struct stet_session *session,
               const struct stet_result *result, enum stet_fix least)
{
    *out = (struct stet_mended){0};
    struct stet_str original = stet_result_original(result);
    out->edits = stet_edits_of(result, least, &out->arena);
    out->applied = out->edits.count;
    for (int round = 1; out->edits.count; round++) {
        make_text(out, original);
        if (!check_again(out, session, stet_result_path(result), result->least))
            break;
        struct stet_edits next = stet_edits_of(out->result, least, &out->arena);
        if (!next.count || round > MOST_ROUNDS)
            break;
        if (round < MOST_ROUNDS) {
            out->applied += next.count;
            out->edits =
                stet_edits_then(&out->arena, original, stet_buf_view(&out->text), out->edits, next);
        } else {
            out->edits = stet_edits_settled(&out->arena, out->edits, next);
        }
    }
    if (!out->edits.count)
        out->applied = 0;
    stet_mend_anchors(out, original);
}

void stet_mended_release(struct stet_mended *mended)
{
    stet_result_free(mended->result);
    stet_buf_release(&mended->text);
    stet_arena_release(&mended->arena);
}
