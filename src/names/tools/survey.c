// SPDX-License-Identifier: Apache-2.0
// Names and spellings grow by doubling and refer to each other by number; a name is known by its place in a list, or by how it sounds.
#include "names/tools/survey.h"

#include <stdlib.h>

#include "names/tools/survey_units.h"
#include "text/unicode.h"

enum { LEAST_PROPOSED = 3 };

static void *grow(void *items, uint32_t count, uint32_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity ? *capacity * 2 : 256;
    return stet_xrealloc(items, *capacity * size);
}

// Twins of a given name are one (Andrei, Andrey): what differs is the family name.
static void append_sound(struct article *a, const struct unit *unit, struct stet_buf *out)
{
    for (uint32_t k = 0; k < unit->count; k++) {
        const struct stet_mention *mention = &a->names->mentions[unit->first + k];
        uint32_t twins = stet_table_get(&a->engine->lists->given_groups,
                                        stet_hash(mention->form->key), UINT32_MAX);
        struct stet_str sound = stet_survey_sound(a, mention);
        if (k)
            stet_buf_putc(out, ' ');
        if (k + 1 < unit->count && twins != UINT32_MAX)
            stet_buf_printf(out, "%u", twins);
        else
            stet_buf_str(out, sound);
    }
}

// Listed names by their place in the list, which is the same for every checker; others by sound.
static void name_key(struct article *a, const struct unit *unit, struct stet_buf *out)
{
    if (unit->entry) {
        const struct stet_index *index = stet_name_layer(a->engine, unit->layer);
        stet_buf_printf(out, "e%s:%u:%s", stet_index_string(index, unit->entry->path),
                        unit->entry->line_no, stet_index_string(index, unit->entry->name));
        return;
    }
    stet_buf_putc(out, unit->listed ? 'w' : 'u');
    append_sound(a, unit, out);
}

static uint32_t name_of(struct stet_survey *survey, struct article *a, const struct unit *unit)
{
    struct stet_buf key = {0};
    name_key(a, unit, &key);
    const uint32_t *known = stet_map_get(&survey->name_of, stet_buf_view(&key));
    uint32_t number = known ? *known : survey->name_count;
    if (!known) {
        survey->names =
            grow(survey->names, survey->name_count, &survey->name_capacity, sizeof *survey->names);
        struct stet_survey_name *name = &survey->names[survey->name_count++];
        *name = (struct stet_survey_name){.kind = "",
                                          .listed = unit->entry || unit->listed,
                                          .last_file = UINT32_MAX,
                                          .first = STET_NO_SPELLING,
                                          .last = STET_NO_SPELLING};
        if (unit->entry) {
            const struct stet_index *index = stet_name_layer(a->engine, unit->layer);
            name->name = stet_arena_strdup(
                &survey->arena, stet_str_from(stet_index_string(index, unit->entry->name)));
            name->kind = stet_name_kind_name((enum stet_name_kind)unit->entry->kind);
            name->entry = stet_arena_printf(&survey->arena, "%s:%u",
                                            stet_index_string(index, unit->entry->path),
                                            unit->entry->line_no);
        } else if (unit->count > 1 && stet_survey_is_given(a, &a->names->mentions[unit->first])) {
            name->kind = stet_name_kind_name(STET_NAME_PERSON);
        }
        stet_map_put(&survey->name_of, stet_arena_copy(&survey->arena, stet_buf_view(&key)), number,
                     NULL);
    }
    stet_buf_release(&key);
    return number;
}

static bool has_small(struct stet_str text)
{
    for (size_t i = 0; i < text.size; i++)
        if (stet_is_ascii_lower(text.data[i]))
            return true;
    return false;
}

// White space as one space: a name may be broken over two lines. The selector that an emoji before it left is no part of it.
static void append_text(struct stet_buf *out, struct stet_str text)
{
    if (stet_str_starts(text, STET_STR("\xef\xb8\x8f")))
        text = stet_str_slice(text, 3, text.size);
    for (size_t i = 0; i < text.size; i++)
        if (!stet_is_ascii_space(text.data[i]))
            stet_buf_putc(out, text.data[i]);
        else if (out->size && out->data[out->size - 1] != ' ')
            stet_buf_putc(out, ' ');
}

static void set_keys(struct stet_survey *survey, struct stet_survey_spelling *spelling,
                     struct stet_str text)
{
    struct stet_buf keys = {0};
    char key[STET_KEY_SIZE];
    while (text.data) {
        size_t size = stet_text_fold(stet_str_split(&text, ' '), key, sizeof key);
        if (keys.size)
            stet_buf_putc(&keys, ' ');
        stet_buf_append(&keys, key, size);
        spelling->words++;
    }
    spelling->keys = stet_arena_strdup(&survey->arena, stet_buf_view(&keys));
    stet_buf_release(&keys);
}

static uint32_t spelling_of(struct stet_survey *survey, uint32_t name, struct stet_str text,
                            enum stet_spelling_class spelling_class)
{
    struct stet_buf key = {0};
    stet_buf_append(&key, &name, sizeof name);
    stet_text_lower(&key, text);
    const uint32_t *known = stet_map_get(&survey->spelling_of, stet_buf_view(&key));
    uint32_t number = known ? *known : survey->spelling_count;
    if (!known) {
        survey->spellings = grow(survey->spellings, survey->spelling_count,
                                 &survey->spelling_capacity, sizeof *survey->spellings);
        struct stet_survey_spelling *spelling = &survey->spellings[survey->spelling_count++];
        *spelling = (struct stet_survey_spelling){.text = stet_arena_strdup(&survey->arena, text),
                                                  .spelling_class = spelling_class,
                                                  .last_file = UINT32_MAX,
                                                  .next = STET_NO_SPELLING};
        set_keys(survey, spelling, text);
        stet_map_put(&survey->spelling_of, stet_arena_copy(&survey->arena, stet_buf_view(&key)),
                     number, NULL);
        struct stet_survey_name *owner = &survey->names[name];
        if (owner->first == STET_NO_SPELLING)
            owner->first = number;
        else
            survey->spellings[owner->last].next = number;
        owner->last = number;
    } else if (!has_small(stet_str_from(survey->spellings[number].text)) && has_small(text)) {
        survey->spellings[number].text = stet_arena_strdup(&survey->arena, text);
    }
    stet_buf_release(&key);
    return number;
}

static void count_unit(struct stet_survey *survey, struct article *a, const struct unit *unit,
                       uint32_t file)
{
    const struct unit *whole = unit->full == UINT32_MAX ? unit : unit_at(a, unit->full);
    uint32_t name = name_of(survey, a, whole);
    enum stet_spelling_class spelling_class = unit->spelling_class;
    if (whole != unit && whole->entry)
        spelling_class = unit->listed ? STET_SPELLING_ACCEPTED : STET_SPELLING_UNLISTED;
    struct stet_buf text = {0};
    append_text(&text, stet_str_slice(a->doc->text, unit->start, unit->end));
    uint32_t number = spelling_of(survey, name, stet_buf_view(&text), spelling_class);
    struct stet_survey_spelling *spelling = &survey->spellings[number];
    struct stet_survey_name *owner = &survey->names[name];
    stet_buf_release(&text);
    spelling->count++;
    owner->count++;
    if (spelling->last_file != file) {
        if (spelling->files < STET_SURVEY_FILES)
            spelling->file[spelling->files] = file;
        spelling->files++;
        spelling->last_file = file;
    }
    owner->files += owner->last_file != file;
    owner->last_file = file;
}

void stet_survey_add(struct stet_survey *survey, const struct stet_names *names, uint32_t file)
{
    struct article a = {.names = names, .engine = names->engine, .doc = names->doc};
    stet_survey_units(&a);
    for (uint32_t u = 0; u < unit_count(&a); u++)
        count_unit(survey, &a, unit_at(&a, u), file);
    stet_survey_units_release(&a);
}

// ---------------------------------------------------------------- judging

static bool has_word(const char *keys, struct stet_str word)
{
    for (struct stet_str rest = stet_str_from(keys); rest.data;)
        if (stet_str_eq(stet_str_split(&rest, ' '), word))
            return true;
    return false;
}

static bool is_part(const struct stet_survey_spelling *part,
                    const struct stet_survey_spelling *whole)
{
    if (part->words >= whole->words)
        return false;
    for (struct stet_str rest = stet_str_from(part->keys); rest.data;)
        if (!has_word(whole->keys, stet_str_split(&rest, ' ')))
            return false;
    return true;
}

// Two spellings that a reader would take for two names: of a person, of as many words, or one is no accepted form; EU and European
// Union are none.
static bool differ(const struct stet_survey_spelling *x, const struct stet_survey_spelling *y,
                   bool person)
{
    if (x->partial || y->partial)
        return false;
    return person || x->words == y->words || x->spelling_class >= STET_SPELLING_OLD ||
           y->spelling_class >= STET_SPELLING_OLD;
}

static void judge(struct stet_survey *survey, struct stet_survey_name *name)
{
    enum { MOST_COMPARED = 64 };
    uint32_t numbers[MOST_COMPARED], count = 0, best = name->first;
    bool person = strcmp(name->kind, stet_name_kind_name(STET_NAME_PERSON)) == 0;
    for (uint32_t s = name->first; s != STET_NO_SPELLING && count < MOST_COMPARED;
         s = survey->spellings[s].next)
        numbers[count++] = s;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < count; j++)
            survey->spellings[numbers[i]].partial |=
                is_part(&survey->spellings[numbers[i]], &survey->spellings[numbers[j]]);
    for (uint32_t i = 0; i < count; i++) {
        const struct stet_survey_spelling *x = &survey->spellings[numbers[i]],
                                          *b = &survey->spellings[best];
        if (!x->partial && (b->partial || x->count > b->count))
            best = numbers[i];
        for (uint32_t j = 0; j < i; j++)
            name->varies |= differ(x, &survey->spellings[numbers[j]], person);
    }
    if (!name->name)
        name->name = survey->spellings[best].text;
    name->proposed =
        !name->listed && name->count >= LEAST_PROPOSED &&
        has_small(stet_str_from(name->name)) && // bodies in capitals explain themselves
        (survey->spellings[best].words > 1 || name->files > 1);
}

struct ranked {
    const struct stet_survey_name *name;
    uint32_t number;
};

static int by_rank(const void *a, const void *b)
{
    const struct stet_survey_name *x = ((const struct ranked *)a)->name,
                                  *y = ((const struct ranked *)b)->name;
    if (x->varies != y->varies)
        return x->varies ? -1 : 1;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    int order = strcmp(x->name, y->name);
    uint32_t p = ((const struct ranked *)a)->number, q = ((const struct ranked *)b)->number;
    return order ? order : (p > q) - (p < q);
}

void stet_survey_finish(struct stet_survey *survey)
{
    struct ranked *ranked = stet_xcalloc(survey->name_count + 1, sizeof *ranked);
    survey->order = STET_NEW_ARRAY(&survey->arena, uint32_t, survey->name_count);
    for (uint32_t n = 0; n < survey->name_count; n++) {
        judge(survey, &survey->names[n]);
        ranked[n] = (struct ranked){&survey->names[n], n};
    }
    qsort(ranked, survey->name_count, sizeof *ranked, by_rank);
    for (uint32_t n = 0; n < survey->name_count; n++)
        survey->order[n] = ranked[n].number;
    free(ranked);
}

void stet_survey_release(struct stet_survey *survey)
{
    free(survey->names);
    free(survey->spellings);
    stet_map_release(&survey->name_of);
    stet_map_release(&survey->spelling_of);
    stet_arena_release(&survey->arena);
    *survey = (struct stet_survey){0};
}

const char *stet_spelling_class_name(enum stet_spelling_class spelling_class)
{
    static const char *const names[] = {"house", "accepted", "old", "wrong", "unlisted"};
    return names[spelling_class];
}
