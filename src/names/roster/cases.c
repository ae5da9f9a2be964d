// SPDX-License-Identifier: Apache-2.0
// Case forms of names that no list knows: the nominative stands elsewhere in the article.
#include "names/roster/private.h"

struct declined {
    struct stet_roster_builder *b;
    uint32_t number; // the spelling that may be a case form
};

static bool merge_with_nominative(void *user, struct stet_str name)
{
    const struct declined *d = user;
    const uint32_t *other = stet_map_get(&d->b->by_key, name);
    if (!other || !stet_is_one_name(d->b, stet_roster_spelling_at(d->b, *other),
                                    stet_roster_spelling_at(d->b, d->number), true))
        return false;
    stet_roster_merge(d->b, *other, d->number);
    stet_roster_spelling_at(d->b, d->number)->declined = true;
    return true;
}

void stet_roster_merge_cases(struct stet_roster_builder *b)
{
    uint32_t count = (uint32_t)(b->spellings.size / sizeof(struct stet_roster_spelling));
    for (uint32_t s = 0; s < count; s++) {
        struct declined d = {b, s};
        if (!stet_roster_spelling_at(b, s)->listed)
            stet_kin_nominatives(&b->engine->lists->kin, stet_roster_spelling_at(b, s)->key,
                                 merge_with_nominative, &d);
    }
}
