// SPDX-License-Identifier: Apache-2.0
#include "rules/shared/name_report.h"

const char *stet_name_quote(struct stet_check *check, const struct stet_name_hit *hit)
{
    return stet_check_quote(check, hit->start_byte, hit->end_byte);
}

static const char *entry_of(struct stet_check *check, const struct stet_name_hit *hit)
{
    const struct stet_index *index = stet_name_layer(check->names->engine, hit->layer);
    return stet_arena_printf(check->arena, "%s (%s, %s:%u)",
                             stet_index_string(index, hit->entry->name),
                             stet_name_kind_name((enum stet_name_kind)hit->entry->kind),
                             stet_index_string(index, hit->entry->path), hit->entry->line_no);
}

// Where else in the article the name stands as it should.
static void relate(struct stet_check *check, const struct stet_name_hit *hit,
                   struct stet_issue *issue)
{
    struct stet_span spans[STET_HIT_PLACES];
    for (uint32_t i = 0; i < hit->place_count; i++) {
        const struct stet_mention *mention = &check->names->mentions[hit->places[i]];
        spans[i] = (struct stet_span){mention->own_start, mention->own_end};
    }
    stet_issue_relate(check, issue, spans, hit->place_count);
}

struct stet_issue *stet_name_report(struct stet_check *check, const struct stet_name_hit *hit,
                                    const char *message)
{
    struct stet_issue *issue =
        stet_check_report(check, hit->start_byte, hit->end_byte, "%s", message);
    const struct stet_index *index = stet_name_layer(check->names->engine, hit->layer);
    issue->confidence = hit->confidence;
    issue->name = stet_index_string(index, hit->entry->name);
    issue->reason = hit->reason;
    issue->entry = entry_of(check, hit);
    if (hit->confidence < STET_NAME_ERROR_AT || hit->rival)
        issue->fix = STET_FIX_SUGGESTED;
    stet_issue_suggest(check, issue, stet_str_from(hit->suggestion));
    if (hit->rival)
        stet_issue_suggest(check, issue, stet_str_from(hit->rival));
    relate(check, hit, issue);
    return issue;
}
