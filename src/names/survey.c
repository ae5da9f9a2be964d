// SPDX-License-Identifier: Apache-2.0
// An article is cut into units: what the engine reports, the longest accepted spellings of entries, and runs of capitalised words
// that are no ordinary ones. A single word belongs to the full name of the article that ends in it; what is left is counted by itself.
#include "names/survey.h"

#include <stdlib.h>

#include "text/unicode.h"

enum { MOST_PHRASE_WORDS = 6, MOST_RUN = 4, LEAST_SKELETON = 5, LEAST_PROPOSED = 3 };

// What is reported at all (rules/name_report.h says why).
static const double reported = 0.70;

struct unit {
    uint32_t first, count; // mentions
    uint32_t start, end;   // prose, without the possessive
    enum stet_spelling_class spelling_class;
    const struct stet_index_entry *entry; // NULL: none
    uint32_t layer;
    bool listed;   // words of listed names, though no entry is certain
    uint32_t full; // unit whose name a single word belongs to; UINT32_MAX: none
};

struct article {
    const struct stet_names *names;
    struct stet_name_engine *engine;
    const struct stet_document *doc;
    struct stet_buf units;
    uint32_t *hit_at;           // by mention: number of the hit that begins there + 1
    struct stet_map last_words; // key or skeleton of the last word of a full name → unit
};

static struct unit *unit_at(struct article *a, uint32_t number)
{
    return (struct unit *)(void *)a->units.data + number;
}

static uint32_t unit_count(const struct article *a)
{
    return (uint32_t)(a->units.size / sizeof(struct unit));
}

// ---------------------------------------------------------------- units

static bool touch(const struct article *a, uint32_t left, uint32_t right)
{
    const struct stet_mention *x = &a->names->mentions[left], *y = &a->names->mentions[right];
    struct stet_str text = stet_str_slice(a->doc->text, x->own_start, x->own_end);
    return x->block == y->block && x->end == y->first && x->end_byte == x->own_end &&
           y->start_byte == y->own_start &&
           (a->doc->tokens[y->first].flags & STET_TOKEN_SPACE_BEFORE) &&
           stet_name_core(text).size == text.size;
}

static void push(struct article *a, struct unit unit)
{
    struct stet_str text = stet_str_slice(a->doc->text, unit.start, unit.end);
    unit.end = unit.start + (uint32_t)stet_name_core(text).size;
    unit.full = UINT32_MAX;
    stet_buf_append(&a->units, &unit, sizeof unit);
}

static uint32_t push_hit(struct article *a, const struct stet_name_hit *hit)
{
    push(a, (struct unit){.first = hit->first_mention,
                          .count = hit->mention_count,
                          .start = hit->start_byte,
                          .end = hit->end_byte,
                          .spelling_class = hit->hit_class == STET_HIT_OLD ? STET_SPELLING_OLD
                                                                           : STET_SPELLING_WRONG,
                          .entry = hit->entry,
                          .layer = hit->layer});
    return hit->mention_count ? hit->mention_count : 1;
}

struct phrase {
    const struct stet_index_phrase *phrase;
    uint32_t layer, end; // token behind it
};

// Folding drops digits: Russia-1 is not Russia.
static bool has_digit(const char *text)
{
    return strpbrk(text, "0123456789") != NULL;
}

// A spelling of one word may be but the given name of somebody.
static bool is_phrase(const struct stet_index *index, const struct stet_index_phrase *phrase)
{
    unsigned kind = index->entries[phrase->entry].kind;
    return phrase->class == STET_PHRASE_ACCEPTED && kind != STET_NAME_GIVEN &&
           !has_digit(stet_index_string(index, phrase->text));
}

static struct phrase longest_phrase(const struct article *a, uint32_t m)
{
    const struct stet_mention *mention = &a->names->mentions[m];
    uint32_t end = a->doc->block_tokens[mention->block].end;
    struct stet_buf keys = {0};
    struct phrase found = {0};
    bool compound = mention->end > mention->first + 1;
    for (uint32_t t = mention->first, n = 0; t < end && n < MOST_PHRASE_WORDS; t++, n++) {
        bool first = t == mention->first;
        if (!stet_document_is_word(a->doc, t) ||
            (!first && !(a->doc->tokens[t].flags & STET_TOKEN_SPACE_BEFORE)))
            break;
        struct stet_str key =
            first ? mention->form->key : stet_name_form_of(a->engine, a->doc->tokens[t].word)->key;
        if (!key.size)
            break;
        stet_buf_printf(&keys, "%s%.*s", first ? "" : " ", (int)key.size, key.data);
        for (uint32_t layer = 0; layer < a->engine->lists->layer_count; layer++) {
            const struct stet_index *index = stet_name_layer(a->engine, layer);
            const struct stet_index_phrase *phrase = stet_index_phrase(index, stet_buf_view(&keys));
            if (phrase && is_phrase(index, phrase))
                found = (struct phrase){phrase, layer, first ? mention->end : t + 1};
        }
        if (compound)
            break;
    }
    stet_buf_release(&keys);
    return found;
}

static uint32_t push_phrase(struct article *a, uint32_t m, const struct phrase *found)
{
    const struct stet_index *index = stet_name_layer(a->engine, found->layer);
    const struct stet_index_entry *entry = &index->entries[found->phrase->entry];
    struct stet_str text = stet_str_from(stet_index_string(index, found->phrase->text));
    bool house = stet_str_eq(text, stet_str_from(stet_index_string(index, entry->name)));
    uint32_t count = 0;
    while (m + count < a->names->mention_count && a->names->mentions[m + count].first < found->end)
        count++;
    push(a, (struct unit){.first = m,
                          .count = count,
                          .start = a->names->mentions[m].own_start,
                          .end = a->doc->tokens[found->end - 1].end,
                          .spelling_class = house ? STET_SPELLING_HOUSE : STET_SPELLING_ACCEPTED,
                          .entry = entry,
                          .layer = found->layer});
    return count;
}

static unsigned flags_of(const struct article *a, const struct stet_mention *mention)
{
    unsigned flags = 0;
    for (uint8_t i = 0; i < mention->form->exact_count; i++)
        flags |= stet_name_word(a->engine, mention->form->exact[i])->flags;
    return flags;
}

static bool is_unknown(const struct article *a, const struct stet_mention *mention)
{
    return !mention->form->exact_count && mention->form->key.size >= 3 &&
           stet_spelling_known(a->engine->spelling, mention->word) == STET_KNOWN_NO;
}

// Can stand in the name of a person: unknown, or known as a part of people's names; not a country or a people.
static bool is_personal(const struct article *a, const struct stet_mention *mention)
{
    if (mention->ordinary || mention->taken || mention->form->key.size < 2)
        return false;
    if (mention->form->exact_count)
        return flags_of(a, mention) & (STET_REF_GIVEN | STET_REF_FAMILY);
    return is_unknown(a, mention) ||
           stet_table_has(&a->engine->lists->given_counts, stet_hash(mention->form->key));
}

static bool is_given(const struct article *a, const struct stet_mention *mention)
{
    return (flags_of(a, mention) & STET_REF_GIVEN) ||
           stet_table_has(&a->engine->lists->given_groups, stet_hash(mention->form->key));
}

static bool is_title(const struct stet_mention *mention)
{
    static const char *const titles[] = {"mr", "mrs", "ms", "dr", "prof", "sir", "st", "mx"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (stet_str_eq(mention->form->key, stet_str_from(titles[i])))
            return true;
    return false;
}

// By itself a word is a name when no dictionary knows it or a list has it as more than a given name.
static bool stands_alone(const struct article *a, const struct stet_mention *mention)
{
    if (mention->taken || mention->ordinary)
        return false;
    unsigned flags = flags_of(a, mention);
    if (mention->form->exact_count)
        return (flags & STET_REF_FAMILY) || ((flags & STET_REF_SOLE) && !(flags & STET_REF_GIVEN));
    return is_unknown(a, mention);
}

static uint32_t run_length(const struct article *a, uint32_t m)
{
    uint32_t count = 0;
    while (count < MOST_RUN && m + count < a->names->mention_count && !a->hit_at[m + count] &&
           is_personal(a, &a->names->mentions[m + count]) &&
           !is_title(&a->names->mentions[m + count]) &&
           (!count || touch(a, m + count - 1, m + count)))
        count++;
    return count;
}

// Volodymyr Oleksandrovych Zelensky: first and last word are the name of an entry.
static void find_entry(const struct article *a, struct unit *unit)
{
    const struct stet_mention *first = &a->names->mentions[unit->first],
                              *last = first + unit->count - 1;
    struct stet_buf keys = {0};
    stet_buf_printf(&keys, "%.*s %.*s", (int)first->form->key.size, first->form->key.data,
                    (int)last->form->key.size, last->form->key.data);
    for (uint32_t layer = 0; unit->count > 2 && layer < a->engine->lists->layer_count; layer++) {
        const struct stet_index *index = stet_name_layer(a->engine, layer);
        const struct stet_index_phrase *phrase = stet_index_phrase(index, stet_buf_view(&keys));
        if (!phrase || !is_phrase(index, phrase))
            continue;
        unit->entry = &index->entries[phrase->entry];
        unit->layer = layer;
        unit->spelling_class = STET_SPELLING_ACCEPTED;
    }
    stet_buf_release(&keys);
}

static uint32_t push_run(struct article *a, uint32_t m, uint32_t count)
{
    const struct stet_mention *mention = &a->names->mentions[m];
    if (count < 2 && !stands_alone(a, mention))
        return 1;
    count = count ? count : 1;
    struct unit unit = {.first = m,
                        .count = count,
                        .start = mention->own_start,
                        .end = a->names->mentions[m + count - 1].own_end,
                        .spelling_class = STET_SPELLING_UNLISTED,
                        .listed = mention->form->exact_count && count == 1};
    find_entry(a, &unit);
    push(a, unit);
    return count;
}

static void cut(struct article *a)
{
    const struct stet_names *names = a->names;
    a->hit_at = STET_NEW_ARRAY(a->doc->arena, uint32_t, names->mention_count + 1);
    for (uint32_t i = 0; i < names->hit_count; i++)
        if (names->hits[i].confidence >= reported && names->hits[i].hit_class != STET_HIT_MISMATCH)
            a->hit_at[names->hits[i].first_mention] = i + 1;
    for (uint32_t m = 0; m < names->mention_count;) {
        if (a->hit_at[m]) {
            m += push_hit(a, &names->hits[a->hit_at[m] - 1]);
            continue;
        }
        struct phrase found = longest_phrase(a, m);
        uint32_t run = run_length(a, m);
        bool longer = found.phrase && found.phrase->words < run; // Pele Ivanenko is not Pele
        if (found.phrase && !longer && !names->mentions[m].taken)
            m += push_phrase(a, m, &found);
        else
            m += push_run(a, m, run);
    }
}

// ---------------------------------------------------------------- single words

static struct stet_str sound_of(struct article *a, const struct stet_mention *mention)
{
    struct stet_str key = mention->form->key;
    return key.size < LEAST_SKELETON ? key
                                     : stet_name_form_shape(a->engine, mention->word)->skeleton;
}

// The one entry that a listed word is a part of; NULL when it is a part of several.
static const struct stet_index_entry *only_entry(const struct article *a, const struct unit *unit,
                                                 uint32_t *layer)
{
    const struct stet_name_form *form = a->names->mentions[unit->first].form;
    for (uint8_t i = form->exact_count; i-- > 0;) { // the house list before the default one
        const struct stet_index *index = stet_name_layer(a->engine, form->exact[i].layer);
        const struct stet_index_word *word = &index->words[form->exact[i].word];
        uint32_t entry = index->refs[word->first_ref].entry;
        for (uint32_t r = 1; r < word->ref_count; r++)
            if (index->refs[word->first_ref + r].entry != entry)
                return NULL;
        *layer = form->exact[i].layer;
        return &index->entries[entry];
    }
    return NULL;
}

static void attach(struct article *a)
{
    for (uint32_t u = 0; u < unit_count(a); u++) {
        const struct unit *unit = unit_at(a, u);
        bool person = unit->entry ? unit->entry->kind == STET_NAME_PERSON : unit->count > 1;
        if (!person || unit->count < 2)
            continue;
        stet_map_put(&a->last_words,
                     sound_of(a, &a->names->mentions[unit->first + unit->count - 1]), u, NULL);
    }
    for (uint32_t u = 0; u < unit_count(a); u++) {
        struct unit *unit = unit_at(a, u);
        if (unit->entry || unit->count > 1)
            continue;
        const uint32_t *full =
            stet_map_get(&a->last_words, sound_of(a, &a->names->mentions[unit->first]));
        if (full) {
            unit->full = *full;
        } else if (unit->listed) {
            unit->entry = only_entry(a, unit, &unit->layer);
            unit->spelling_class = STET_SPELLING_ACCEPTED;
        }
    }
}

// ---------------------------------------------------------------- counting

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
        struct stet_str sound = sound_of(a, mention);
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
        } else if (unit->count > 1 && is_given(a, &a->names->mentions[unit->first])) {
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
    cut(&a);
    attach(&a);
    for (uint32_t u = 0; u < unit_count(&a); u++)
        count_unit(survey, &a, unit_at(&a, u), file);
    stet_buf_release(&a.units);
    stet_map_release(&a.last_words);
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
