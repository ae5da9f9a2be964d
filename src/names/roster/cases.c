// SPDX-License-Identifier: Apache-2.0
// Case forms of names that no list knows: the nominative stands elsewhere in the article.
#include "names/spell/case_forms.h"
#include "names/roster/private.h"

static void look_for_nominative(struct stet_roster_builder *b, uint32_t number)
{
    struct stet_nominatives nominatives;
    stet_nominatives_of(&nominatives, stet_roster_spelling_at(b, number)->key);
    for (size_t i = 0; i < nominatives.count; i++) {
        struct stet_str key = {nominatives.text[i], nominatives.size[i]};
        const uint32_t *other = stet_map_get(&b->by_key, key);
        if (!other || !stet_is_one_name(b, stet_roster_spelling_at(b, *other),
                                        stet_roster_spelling_at(b, number), true))
            continue;
        stet_roster_merge(b, *other, number);
        stet_roster_spelling_at(b, number)->declined = true;
        return;
    }
}

void stet_roster_merge_cases(struct stet_roster_builder *b)
{
    uint32_t count = (uint32_t)(b->spellings.size / sizeof(struct stet_roster_spelling));
    for (uint32_t s = 0; s < count; s++)
        if (!stet_roster_spelling_at(b, s)->listed)
            look_for_nominative(b, s);
}
