// SPDX-License-Identifier: Apache-2.0
// Entries against each other, over all lists that were given. Every comparison goes through a table or a sorted array: a list of a
// million names must not take a million times a million steps.
#include <stdlib.h>

#include "base/hash.h"
#include "names/tools/check.h"
#include "names/match/search.h"
#include "names/spell/skeleton.h"
#include "text/unicode.h"

// An entry by its number over all lists.
struct place {
    uint32_t list;
    const struct stet_name_entry *entry;
};

struct pairs {
    struct stet_list_check *check;
    struct place *places;
    uint32_t count;
    struct stet_map names; // kind and name → entry
    struct stet_map keys;  // name as the engine reads it → entry
};

static const char *place_text(struct pairs *pairs, const struct place *place)
{
    return stet_arena_printf(&pairs->check->arena, "%s:%u", pairs->check->paths[place->list],
                             place->entry->line_no);
}

static void complain(struct pairs *pairs, const struct place *at, enum stet_severity severity,
                     const char *what, struct stet_str text, const char *is,
                     const struct place *other)
{
    stet_list_complain(pairs->check, at->list, at->entry->line_no, severity, "%s\"%.*s\" %s (%s)",
                       what, (int)text.size, text.data, is, place_text(pairs, other));
}

static bool has_digit(struct stet_str text)
{
    for (size_t i = 0; i < text.size; i++)
        if (stet_is_ascii_digit(text.data[i]))
            return true;
    return false;
}

// Keys of the words joined with spaces, in the arena; empty where a word has none.
static struct stet_str phrase_key(struct pairs *pairs, struct stet_str spelling)
{
    struct stet_buf out = {0};
    struct stet_str result = {"", 0};
    char key[STET_KEY_SIZE];
    bool good = true;
    for (struct stet_str rest = spelling; rest.data && good;) {
        size_t size = stet_text_fold(stet_str_split(&rest, ' '), key, sizeof key);
        good = size > 0;
        if (out.size)
            stet_buf_putc(&out, ' ');
        stet_buf_append(&out, key, size);
    }
    if (good)
        result = stet_arena_copy(&pairs->check->arena, stet_buf_view(&out));
    stet_buf_release(&out);
    return result;
}

static void find_duplicate(struct pairs *pairs, uint32_t number)
{
    const struct place *place = &pairs->places[number];
    struct stet_buf text = {0};
    bool added;
    stet_buf_printf(&text, "%s\t%.*s", stet_name_kind_name(place->entry->kind),
                    (int)place->entry->name.size, place->entry->name.data);
    struct stet_str key = stet_arena_copy(&pairs->check->arena, stet_buf_view(&text));
    uint32_t *first = stet_map_put(&pairs->names, key, number, &added);
    stet_buf_release(&text);
    if (!added)
        complain(pairs, place, STET_SEVERITY_ERROR, "", place->entry->name, "is listed already",
                 &pairs->places[*first]);
    struct stet_str phrase = phrase_key(pairs, place->entry->name);
    if (phrase.size)
        stet_map_put(&pairs->keys, phrase, number, NULL);
}

static void check_spellings(struct pairs *pairs, const struct place *place, struct stet_str field,
                            const char *column, enum stet_severity severity)
{
    struct stet_str value;
    while (stet_name_next_value(&field, &value)) {
        struct stet_str key = phrase_key(pairs, value);
        const uint32_t *other = key.size ? stet_map_get(&pairs->keys, key) : NULL;
        // The engine compares letters only: Kh-101 and Kh-55 are one word to it.
        if (has_digit(value) && key.size < 3 && severity == STET_SEVERITY_ERROR)
            stet_list_complain(pairs->check, place->list, place->entry->line_no, severity,
                               "%s \"%.*s\" would report every \"%.*s\": digits are not compared",
                               column, (int)value.size, value.data, (int)key.size, key.data);
        if (!other || has_digit(value))
            continue;
        const struct place *owner = &pairs->places[*other];
        // One given name in the spellings of several languages (Alexei, Aleksey) is what a list of given names is about.
        if (severity == STET_SEVERITY_WARNING && place->entry->kind == STET_NAME_GIVEN &&
            owner->entry->kind == STET_NAME_GIVEN)
            continue;
        bool own = stet_str_eq(phrase_key(pairs, place->entry->name), key);
        if (own)
            stet_list_complain(
                pairs->check, place->list, place->entry->line_no,
                severity == STET_SEVERITY_ERROR ? severity : STET_SEVERITY_NOTE,
                "%s \"%.*s\" is the name itself: accents, capitals and marks are not "
                "compared",
                column, (int)value.size, value.data);
        else
            complain(pairs, place, severity, stet_arena_printf(&pairs->check->arena, "%s ", column),
                     value, "is the name of another entry", owner);
    }
}

// ---------------------------------------------------------------- near collisions

struct shape {
    struct stet_str key; // kind, then the skeletons of the words
    uint32_t number;
};

static int by_shape(const void *a, const void *b)
{
    const struct shape *x = a, *y = b;
    int order = stet_str_cmp(x->key, y->key);
    return order ? order : (x->number > y->number) - (x->number < y->number);
}

static struct stet_str shape_of(struct pairs *pairs, const struct stet_name_entry *entry)
{
    struct stet_buf out = {0};
    char key[STET_KEY_SIZE], skeleton[STET_SKELETON_SIZE];
    stet_buf_putc(&out, (char)('A' + (int)entry->kind));
    for (unsigned i = 0; i < entry->words.count; i++) {
        size_t size = stet_text_fold(entry->words.word[i], key, sizeof key);
        stet_buf_putc(&out, ' ');
        stet_buf_append(&out, skeleton, stet_skeleton((struct stet_str){key, size}, skeleton));
    }
    struct stet_str shape = stet_arena_copy(&pairs->check->arena, stet_buf_view(&out));
    stet_buf_release(&out);
    return shape;
}

// One word differs, by one unit that romanisations confuse cheaply.
static bool collide(const struct pairs *pairs, const struct stet_name_entry *a,
                    const struct stet_name_entry *b)
{
    static const float CHEAP = 3.5f;
    unsigned differing = 0;
    for (unsigned i = 0; i < a->words.count && i < b->words.count; i++) {
        char p[STET_KEY_SIZE], q[STET_KEY_SIZE];
        struct stet_str x = {p, stet_text_fold(a->words.word[i], p, sizeof p)},
                        y = {q, stet_text_fold(b->words.word[i], q, sizeof q)};
        struct stet_buf ignored = {0};
        float cost = 0;
        if (stet_str_eq(x, y))
            continue;
        bool near = stet_search_explain(&ignored, &cost, &pairs->check->names->channel, x, y) &&
                    cost <= CHEAP;
        stet_buf_release(&ignored);
        if (!near || ++differing > 1)
            return false;
    }
    return differing == 1;
}

static void find_collisions(struct pairs *pairs)
{
    enum { MOST_COMPARED = 8 };
    struct shape *shapes = stet_xcalloc(pairs->count + 1, sizeof *shapes);
    size_t count = 0;
    for (uint32_t i = 0; i < pairs->count; i++) {
        const struct stet_name_entry *entry = pairs->places[i].entry;
        if (entry->kind != STET_NAME_GIVEN && entry->kind != STET_NAME_PEOPLE)
            shapes[count++] = (struct shape){shape_of(pairs, entry), i};
    }
    qsort(shapes, count, sizeof *shapes, by_shape);
    for (size_t i = 1; i < count; i++)
        for (size_t j = i;
             j > 0 && i - j < MOST_COMPARED && stet_str_eq(shapes[j - 1].key, shapes[i].key); j--) {
            const struct place *a = &pairs->places[shapes[i].number],
                               *b = &pairs->places[shapes[j - 1].number];
            if (collide(pairs, a->entry, b->entry) &&
                !stet_name_has_value(a->entry->also, b->entry->name) &&
                !stet_name_has_value(b->entry->also, a->entry->name))
                stet_list_complain(pairs->check, a->list, a->entry->line_no, STET_SEVERITY_WARNING,
                                   "\"%.*s\" can hardly be told from \"%.*s\" (%s)",
                                   (int)a->entry->name.size, a->entry->name.data,
                                   (int)b->entry->name.size, b->entry->name.data,
                                   place_text(pairs, b));
        }
    free(shapes);
}

void stet_list_check_pairs(struct stet_list_check *check)
{
    struct pairs pairs = {.check = check};
    size_t total = 0;
    for (uint32_t l = 0; l < check->count; l++)
        total += check->lists[l].count;
    pairs.places = STET_NEW_ARRAY(&check->arena, struct place, total);
    for (uint32_t l = 0; l < check->count; l++)
        for (size_t i = 0; i < check->lists[l].count; i++)
            pairs.places[pairs.count++] = (struct place){l, &check->lists[l].entries[i]};
    for (uint32_t i = 0; i < pairs.count; i++)
        find_duplicate(&pairs, i);
    for (uint32_t i = 0; i < pairs.count; i++) {
        const struct place *place = &pairs.places[i];
        check_spellings(&pairs, place, place->entry->also, "also", STET_SEVERITY_WARNING);
        check_spellings(&pairs, place, place->entry->old, "old", STET_SEVERITY_WARNING);
        check_spellings(&pairs, place, place->entry->wrong, "not", STET_SEVERITY_ERROR);
    }
    find_collisions(&pairs);
    stet_map_release(&pairs.names);
    stet_map_release(&pairs.keys);
}
