// SPDX-License-Identifier: Apache-2.0
// Former names beside present ones.
#include "names/roster/private.h"
#include "text/unicode.h"

struct word_key {
    uint32_t layer, word;
};

struct stet_str stet_roster_folded(struct stet_roster_builder *b, struct stet_str text)
{
    char key[STET_KEY_SIZE];
    return stet_arena_copy(b->doc->arena,
                           (struct stet_str){key, stet_text_fold(text, key, sizeof key)});
}

static uint32_t old_spelling(struct stet_roster_builder *b, struct stet_map *known,
                             const struct stet_name_hit *hit)
{
    const struct stet_mention *mention = &b->roster->names->mentions[hit->first_mention];
    struct stet_str text =
        stet_name_core(stet_str_slice(b->doc->text, hit->start_byte, hit->end_byte));
    struct stet_str key = stet_roster_folded(b, text);
    bool added;
    uint32_t next = (uint32_t)(b->spellings.size / sizeof(struct stet_roster_spelling));
    uint32_t number = *stet_map_put(known, key, next, &added);
    if (added)
        stet_roster_add_spelling(
            b, (struct stet_roster_spelling){
                   .text = text, .key = key, .word = mention->word, .listed = true, .old = true});
    stet_roster_add_use(b, number, hit->first_mention, hit->start_byte,
                        hit->start_byte + (uint32_t)text.size);
    return number;
}

// Kiev and Kyiv are one name in two spellings; Königsberg and Kaliningrad are two, and who writes both means both.
static bool is_respelling(struct stet_roster_builder *b, const struct stet_name_hit *hit)
{
    const struct stet_index *index = stet_name_layer(b->engine, hit->layer);
    struct stet_str old =
        stet_roster_folded(b, stet_str_slice(b->doc->text, hit->start_byte, hit->end_byte));
    struct stet_str house =
        stet_roster_folded(b, stet_str_from(stet_index_string(index, hit->entry->name)));
    size_t longer = old.size > house.size ? old.size : house.size;
    return stet_osa_distance(old, house) * 5 <= longer * 3;
}

// Records by entry and, for finding the house spelling, by the first word of it.
static void gather_old(struct stet_roster_builder *b, struct stet_buf *records,
                       struct stet_map *by_word)
{
    const struct stet_names *names = b->roster->names;
    struct stet_map by_entry = {0}, known = {0};
    for (uint32_t i = 0; i < names->hit_count; i++) {
        const struct stet_name_hit *hit = &names->hits[i];
        if (hit->hit_class != STET_HIT_OLD || !hit->entry->part_count || !is_respelling(b, hit))
            continue;
        uint32_t spelling = old_spelling(b, &known, hit);
        bool added;
        uint32_t next = (uint32_t)(records->size / sizeof(struct stet_old_entry));
        uint32_t number = *stet_map_put(
            &by_entry, (struct stet_str){(const char *)&hit->entry, sizeof hit->entry}, next,
            &added);
        if (!added) {
            stet_roster_merge(
                b, ((const struct stet_old_entry *)(const void *)records->data)[number].old,
                spelling);
            continue;
        }
        const struct stet_index *index = stet_name_layer(b->engine, hit->layer);
        struct word_key *key = STET_NEW(b->doc->arena, struct word_key);
        *key = (struct word_key){hit->layer, index->parts[hit->entry->first_part]};
        uint32_t *head =
            stet_map_put(by_word, (struct stet_str){(const char *)key, sizeof *key}, next, &added);
        struct stet_old_entry record = {hit->entry, hit->layer, spelling, STET_NO_USE,
                                        added ? STET_NO_USE : *head};
        *head = next;
        stet_buf_append(records, &record, sizeof record);
    }
    stet_map_release(&by_entry);
    stet_map_release(&known);
}

static bool spells(const struct stet_mention *mention, uint32_t layer, uint32_t word)
{
    for (uint8_t i = 0; i < mention->form->exact_count; i++)
        if (mention->form->exact[i].layer == layer && mention->form->exact[i].word == word)
            return true;
    return false;
}

// The house spelling of the entry begins at mention `m`: the number of mentions it takes, or 0.
static uint32_t house_at(const struct stet_roster_builder *b, uint32_t m,
                         const struct stet_old_entry *record)
{
    const struct stet_names *names = b->roster->names;
    const struct stet_index *index = stet_name_layer(b->engine, record->layer);
    for (uint32_t k = 0; k < record->entry->part_count; k++)
        if (m + k >= names->mention_count || names->mentions[m + k].taken || b->skip[m + k] ||
            stet_is_half(&names->mentions[m + k]) ||
            names->mentions[m + k].form->listed_as_plural ||
            (k && !stet_mentions_touch(b, m + k - 1, m + k)) ||
            !spells(&names->mentions[m + k], record->layer,
                    index->parts[record->entry->first_part + k]))
            return 0;
    return record->entry->part_count;
}

static void use_house(struct stet_roster_builder *b, uint32_t m, struct stet_old_entry *record)
{
    const struct stet_names *names = b->roster->names;
    uint32_t count = house_at(b, m, record);
    if (!count)
        return;
    uint32_t start = names->mentions[m].own_start, end = names->mentions[m + count - 1].own_end;
    struct stet_str text = stet_name_core(stet_str_slice(b->doc->text, start, end));
    if (record->house == STET_NO_USE) {
        record->house = stet_roster_add_spelling(
            b, (struct stet_roster_spelling){.text = text,
                                             .key = stet_roster_folded(b, text),
                                             .word = names->mentions[m].word,
                                             .listed = true});
        stet_roster_merge(b, record->old, record->house);
    }
    stet_roster_add_use(b, record->house, m, start, start + (uint32_t)text.size);
}

void stet_roster_merge_former(struct stet_roster_builder *b, struct stet_buf *records)
{
    const struct stet_names *names = b->roster->names;
    struct stet_map by_word = {0};
    gather_old(b, records, &by_word);
    for (uint32_t m = 0; by_word.count && m < names->mention_count; m++)
        for (uint8_t i = 0; i < names->mentions[m].form->exact_count; i++) {
            struct word_key key = {names->mentions[m].form->exact[i].layer,
                                   names->mentions[m].form->exact[i].word};
            const uint32_t *head =
                stet_map_get(&by_word, (struct stet_str){(const char *)&key, sizeof key});
            for (uint32_t r = head ? *head : STET_NO_USE; r != STET_NO_USE;) {
                struct stet_old_entry *record = (struct stet_old_entry *)(void *)records->data + r;
                use_house(b, m, record);
                r = record->next;
            }
        }
    stet_map_release(&by_word);
}
