// SPDX-License-Identifier: Apache-2.0
// Findings come in the order of their start, so one pass decides which edits stand.
#include "engine/run/edits.h"

#include <stdlib.h>

struct stet_edits stet_edits_of(const struct stet_result *result, enum stet_fix least,
                                struct stet_arena *arena)
{
    size_t findings = stet_result_count(result), count = 0, free_from = 0;
    struct stet_edit *edits = STET_NEW_ARRAY(arena, struct stet_edit, findings);
    for (size_t i = 0; i < findings; i++) {
        const struct stet_finding *finding = stet_result_finding(result, i);
        struct stet_edit edit = {.start = finding->start_byte,
                                 .end = finding->start_byte + finding->size_bytes,
                                 .finding = finding};
        if (finding->fix < least || !finding->suggestion_count || edit.start < free_from)
            continue;
        if (count && edit.start == edit.end && edits[count - 1].start == edit.start)
            continue;
        edit.with = stet_str_from(finding->suggestions[0]);
        if (stet_str_eq(edit.with, finding->text))
            continue; // an edit that changes nothing fixes nothing
        edits[count++] = edit;
        free_from = edit.end;
    }
    return (struct stet_edits){edits, count};
}

void stet_edits_apply(struct stet_buf *out, struct stet_edits edits, struct stet_str original,
                      size_t start, size_t end)
{
    for (size_t i = 0; i < edits.count; i++) {
        const struct stet_edit *edit = &edits.items[i];
        if (edit->start < start || edit->end > end)
            continue;
        stet_buf_str(out, stet_str_slice(original, start, edit->start));
        stet_buf_str(out, edit->with);
        start = edit->end;
    }
    stet_buf_str(out, stet_str_slice(original, start, end));
}

void stet_result_fix(char **out, size_t *size, size_t *applied, const struct stet_result *result,
                     enum stet_fix least)
{
    struct stet_arena arena = {0};
    struct stet_buf text = {0};
    struct stet_str original = stet_result_original(result);
    struct stet_edits edits = stet_edits_of(result, least, &arena);
    stet_buf_reserve(&text, original.size + 1);
    stet_edits_apply(&text, edits, original, 0, original.size);
    text.data[text.size] = '\0';
    *out = text.data;
    *size = text.size;
    *applied = edits.count;
    stet_arena_release(&arena);
}
