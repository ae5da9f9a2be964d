// SPDX-License-Identifier: Apache-2.0
// Looking a name up as an editor has it: in any script, as a part, in a case form, misspelt. The lists are read as text, because an
// editor wants to see the whole line; the compiled index answers what text cannot: which generated or near spelling it is.
#include <stdlib.h>

#include "base/embedded.h"
#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/number.h"
#include "names/list/list.h"
#include "names/match/lists.h"
#include "names/match/search.h"
#include "text/unicode.h"

enum { MOST_SHOWN = 20, MOST_NEAR = 8 };

// How an entry answers the query, the best first; only the best answers there are get shown.
enum match { MATCH_NAME, MATCH_SPELLING, MATCH_PART, MATCH_FORM, MATCH_NEAR, MATCH_NONE };

struct answer {
    const struct stet_name_entry *entry;
    const char *path;
    enum match match;
    const char *why;
    float cost;
    uint32_t order;
};

struct find {
    struct stet_arena arena;
    struct stet_name_list *lists;
    size_t list_count;
    struct stet_name_lists *index;
    struct stet_schemes schemes;
    struct stet_buf answers;
    struct stet_str query, lower, key; // as given, in small letters, as the engine reads it
};

static void answer(struct find *find, const struct stet_name_list *list,
                   const struct stet_name_entry *entry, enum match match, float cost,
                   const char *why)
{
    struct answer *known = (struct answer *)(void *)find->answers.data;
    size_t count = find->answers.size / sizeof *known;
    for (size_t i = count; i-- > 0 && match >= MATCH_FORM;)
        if (known[i].entry == entry)
            return;
    struct answer new = {entry, list->path, match, why, cost, (uint32_t)count};
    stet_buf_append(&find->answers, &new, sizeof new);
}

// ---------------------------------------------------------------- the text of the lists

static struct stet_str lower(struct stet_arena *arena, struct stet_str text)
{
    struct stet_buf out = {0};
    stet_text_lower(&out, text);
    struct stet_str copy = stet_arena_copy(arena, stet_buf_view(&out));
    stet_buf_release(&out);
    return copy;
}

// Keys of the words joined with spaces; empty where a letter is not Latin.
static struct stet_str phrase_key(struct stet_arena *arena, struct stet_str text)
{
    struct stet_buf out = {0};
    char key[STET_KEY_SIZE];
    bool good = true;
    for (struct stet_str rest = text; rest.data && good;) {
        struct stet_str word = stet_str_split(&rest, ' ');
        size_t size = stet_text_fold(word, key, sizeof key);
        good = size > 0 || !word.size;
        if (out.size && size)
            stet_buf_putc(&out, ' ');
        stet_buf_append(&out, key, size);
    }
    struct stet_str copy = {"", 0};
    if (good)
        copy = stet_arena_copy(arena, stet_buf_view(&out));
    stet_buf_release(&out);
    return copy;
}

// Every word of `query` is a word of `text`; both parted with single spaces.
static bool has_words(struct stet_str text, struct stet_str query)
{
    while (query.data) {
        struct stet_str word = stet_str_split(&query, ' ');
        bool found = false;
        for (struct stet_str rest = text; rest.data && !found;)
            found = stet_str_eq(stet_str_split(&rest, ' '), word);
        if (!found)
            return false;
    }
    return true;
}

static enum match match_field(struct find *find, struct stet_str field)
{
    struct stet_arena scratch = {0};
    struct stet_str value;
    enum match best = MATCH_NONE;
    while (stet_name_next_value(&field, &value)) {
        struct stet_str small = lower(&scratch, value), key = phrase_key(&scratch, value);
        bool same_key = find->key.size && stet_str_eq(key, find->key);
        if (stet_str_eq(small, find->lower) || same_key)
            best = MATCH_SPELLING;
        else if (best == MATCH_NONE &&
                 (has_words(small, find->lower) || (find->key.size && has_words(key, find->key))))
            best = MATCH_PART;
    }
    stet_arena_release(&scratch);
    return best;
}

static void match_entry(struct find *find, const struct stet_name_list *list,
                        const struct stet_name_entry *entry)
{
    const struct stet_str fields[] = {entry->name, entry->also, entry->old, entry->wrong};
    static const char *const whole[] = {"the name", "accepted", "an old form", "a wrong form"};
    enum match best = MATCH_NONE;
    const char *why = NULL;
    for (size_t f = 0; f < sizeof fields / sizeof *fields; f++) {
        enum match match = match_field(find, fields[f]);
        if (match == MATCH_SPELLING && f == 0)
            match = MATCH_NAME;
        if (match < best) {
            best = match;
            why = match == MATCH_PART ? "a part" : whole[f];
        }
    }
    for (unsigned s = 0; s < entry->source_count; s++) {
        enum match match = match_field(find, entry->sources[s].forms);
        if (match < best) {
            best = match;
            why = stet_arena_printf(&find->arena, "%s in %s",
                                    match == MATCH_PART ? "a part" : "the name",
                                    entry->sources[s].language);
        }
    }
    if (best < MATCH_NONE)
        answer(find, list, entry, best, 0, why);
}

// ---------------------------------------------------------------- the index

static void answer_for(struct find *find, const struct stet_index *index,
                       const struct stet_index_entry *record, enum match match, float cost,
                       const char *why)
{
    const char *path = stet_index_string(index, record->path);
    for (size_t l = 0; l < find->list_count; l++) {
        const struct stet_name_list *list = &find->lists[l];
        size_t low = 0, high = list->count; // entries stand in the order of lines
        if (strcmp(list->path, path) != 0)
            continue;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (list->entries[middle].line_no < record->line_no)
                low = middle + 1;
            else
                high = middle;
        }
        if (low < list->count && list->entries[low].line_no == record->line_no)
            answer(find, list, &list->entries[low], match, cost, why);
        return;
    }
}

static void answer_word(struct find *find, uint32_t layer, uint32_t number, enum match match,
                        float cost, const char *why)
{
    const struct stet_index *index = &find->index->layers[layer];
    const struct stet_index_word *word = &index->words[number];
    for (uint32_t i = 0; i < word->ref_count && i < MOST_SHOWN; i++)
        answer_for(find, index, &index->entries[index->refs[word->first_ref + i].entry], match,
                   cost, why);
}

// A generated spelling: Latin as a machine writes it (Baiden), or, from a Cyrillic case form, what its own letters give.
static void find_variant(struct find *find, struct stet_str key, struct stet_str source_form)
{
    char text[256];
    for (uint32_t layer = 0; layer < find->index->layer_count; layer++) {
        const struct stet_index *index = &find->index->layers[layer];
        const struct stet_index_variant *v = stet_index_variant(index, key);
        for (; v; v = stet_index_next_variant(index, v)) {
            struct stet_variant variant = stet_index_variant_of(index, v);
            stet_variant_describe(&variant, text, sizeof text);
            const char *why = stet_arena_strdup(&find->arena, stet_str_from(text));
            if (source_form.size) {
                struct stet_str form =
                    lower(&find->arena, stet_str_from(stet_index_string(index, v->source_form)));
                if (!stet_str_eq(form, source_form))
                    continue;
                why = stet_arena_printf(&find->arena, "a form of %s", variant.source_word);
            }
            answer_word(find, layer, v->word, MATCH_FORM, 0, why);
        }
    }
}

static void find_near(struct find *find, struct stet_str key)
{
    struct stet_search search = {0};
    struct stet_search_limits limits = STET_SEARCH_LIMITS;
    struct stet_search_hit hits[STET_SEARCH_HITS_MAX];
    limits.hits = MOST_NEAR;
    size_t count = stet_search(hits, &search, &find->index->channel, find->index->tries,
                               find->index->layer_count, key, &limits);
    for (size_t i = 0; i < count; i++) {
        const struct stet_index *index = &find->index->layers[hits[i].trie];
        char cost[STET_NUMBER_SIZE];
        const char *why =
            stet_arena_printf(&find->arena, "%s is near, at a cost of %s",
                              stet_index_string(index, index->words[hits[i].value].key),
                              stet_number_text(cost, (double)hits[i].cost, 2));
        answer_word(find, hits[i].trie, hits[i].value, MATCH_NEAR, hits[i].cost, why);
    }
    stet_search_release(&search);
}

// What the query's own letters give in one language.
struct reading {
    struct find *find;
    struct stet_str source;       // in small letters
    char plainest[STET_KEY_SIZE]; // the first there is
    size_t size;
};

// Spellings that lists name themselves: Артемовск is read Artemovsk, which is an old form of Bakhmut.
static void find_phrase(struct find *find, struct stet_str key)
{
    for (uint32_t layer = 0; layer < find->index->layer_count; layer++) {
        const struct stet_index *index = &find->index->layers[layer];
        const struct stet_index_phrase *phrase = stet_index_phrase(index, key);
        if (phrase)
            answer_for(find, index, &index->entries[phrase->entry], MATCH_FORM, 0,
                       stet_arena_printf(&find->arena, "read as %s",
                                         stet_index_string(index, phrase->text)));
    }
}

static void on_reading(const struct stet_variant *variant, void *user)
{
    struct reading *reading = user;
    if (variant->variant_class != STET_VARIANT_ROMANISED)
        return;
    if (!reading->size && variant->text.size < sizeof reading->plainest) {
        memcpy(reading->plainest, variant->text.data, variant->text.size);
        reading->size = variant->text.size;
    }
    find_variant(reading->find, variant->text, reading->source);
    find_phrase(reading->find, variant->text);
}

static void find_by_letters(struct find *find, struct stet_str word)
{
    struct stet_buf plainest = {0};
    for (const struct stet_language *l = find->schemes.first; l; l = l->next) {
        struct reading reading = {.find = find, .source = lower(&find->arena, word)};
        stet_variants_of(&find->schemes, l->name, word, STET_VARIANT_OTHER, on_reading, &reading);
        if (reading.size)
            stet_buf_printf(&plainest, "%s%.*s", plainest.size ? " " : "", (int)reading.size,
                            reading.plainest);
    }
    bool exact = find->answers.size > 0;
    for (struct stet_str rest = stet_buf_view(&plainest); rest.data && rest.size && !exact;)
        find_near(find, stet_str_split(&rest, ' '));
    stet_buf_release(&plainest);
}

// By the whole, where a name is known to be spelt so (Kim Chen In); else by the last word: of a person the family name.
static void find_by_index(struct find *find)
{
    struct stet_str word = find->query;
    if (find->key.size)
        find_phrase(find, find->key);
    if (find->answers.size)
        return;
    for (struct stet_str rest = word; rest.data;)
        word = stet_str_split(&rest, ' ');
    char key[STET_KEY_SIZE];
    size_t size = stet_text_fold(word, key, sizeof key);
    if (size) {
        find_variant(find, (struct stet_str){key, size}, (struct stet_str){"", 0});
        if (!find->answers.size)
            find_near(find, (struct stet_str){key, size});
        return;
    }
    find_by_letters(find, word);
}

// ---------------------------------------------------------------- reading and printing

static enum stet_status read_list(struct find *find, const char *path, struct stet_str text,
                                  struct stet_error *err)
{
    struct stet_name_list *list = &find->lists[find->list_count];
    enum stet_status status = stet_name_list_parse(list, &find->arena, path, text, err);
    find->list_count += status == STET_OK;
    return status;
}

// The default lists are linked in as "lists/PATH", as their entries name them.
static enum stet_status read_lists(struct find *find, bool defaults, const char *const *paths,
                                   size_t path_count, struct stet_error *err)
{
    static const char prefix[] = "lists/";
    enum stet_status status = STET_OK;
    const char *name;
    size_t embedded = 0;
    while (stet_embedded_name(embedded))
        embedded++;
    find->lists = STET_NEW_ARRAY(&find->arena, struct stet_name_list, path_count + embedded);
    for (size_t i = 0; i < path_count && status == STET_OK; i++) {
        struct stet_buf text = {0};
        status = stet_file_read(&text, paths[i], err);
        if (status == STET_OK)
            status =
                read_list(find, paths[i], stet_arena_copy(&find->arena, stet_buf_view(&text)), err);
        stet_buf_release(&text);
    }
    for (size_t i = 0; defaults && status == STET_OK && (name = stet_embedded_name(i)); i++)
        if (stet_str_starts(stet_str_from(name), STET_STR("lists/")))
            status = read_list(find, name + sizeof prefix - 1, stet_embedded(name), err);
    return status;
}

static int by_quality(const void *a, const void *b)
{
    const struct answer *x = a, *y = b;
    if (x->match != y->match)
        return x->match < y->match ? -1 : 1;
    if (x->cost < y->cost || x->cost > y->cost)
        return x->cost < y->cost ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static void print_field(FILE *out, const char *title, struct stet_str field)
{
    struct stet_str value;
    const char *separator = "";
    if (!field.size)
        return;
    fprintf(out, "  %-5s ", title);
    while (stet_name_next_value(&field, &value)) {
        fprintf(out, "%s%.*s", separator, (int)value.size, value.data);
        separator = ", ";
    }
    fputc('\n', out);
}

static void print_answer(const struct answer *answer, FILE *out)
{
    const struct stet_name_entry *entry = answer->entry;
    fprintf(out, "%s:%u: %.*s (%s), %s\n", answer->path, entry->line_no, (int)entry->name.size,
            entry->name.data, stet_name_kind_name(entry->kind), answer->why);
    print_field(out, "also", entry->also);
    print_field(out, "old", entry->old);
    print_field(out, "not", entry->wrong);
    if (entry->since)
        fprintf(out, "  since %u\n", entry->since);
    print_field(out, "except", entry->except);
    for (unsigned s = 0; s < entry->source_count; s++)
        print_field(out, entry->sources[s].language, entry->sources[s].forms);
    if (entry->note.size)
        fprintf(out, "  note  %.*s\n", (int)entry->note.size, entry->note.data);
}

// The best kind of answer, and with a whole spelling all of them.
static size_t print_answers(struct find *find, FILE *out)
{
    struct answer *answers = (struct answer *)(void *)find->answers.data;
    size_t count = find->answers.size / sizeof *answers, shown = 0, left = 0;
    if (count)
        qsort(answers, count, sizeof *answers, by_quality);
    for (size_t i = 0; i < count; i++) {
        bool wanted = answers[i].match <= MATCH_SPELLING || answers[i].match == answers[0].match;
        if (wanted && shown < MOST_SHOWN) {
            print_answer(&answers[i], out);
            shown++;
        } else {
            left++;
        }
    }
    if (left)
        fprintf(out, "and %zu more that hold a part of it\n", left);
    return count;
}

enum stet_status stet_names_find(size_t *found, const char *query, bool defaults,
                                 const char *const *paths, size_t path_count, FILE *out,
                                 struct stet_error *err)
{
    struct find find = {.query = stet_str_trim(stet_str_from(query))};
    enum stet_status status = read_lists(&find, defaults, paths, path_count, err);
    find.lower = lower(&find.arena, find.query);
    find.key = phrase_key(&find.arena, find.query);
    for (size_t l = 0; l < find.list_count && status == STET_OK; l++)
        for (size_t i = 0; i < find.lists[l].count; i++)
            match_entry(&find, &find.lists[l], &find.lists[l].entries[i]);
    if (status == STET_OK && !find.answers.size && find.query.size) {
        status = stet_name_lists_new(&find.index, defaults, paths, path_count, err);
        if (status == STET_OK)
            status = stet_name_schemes(&find.schemes, err);
        if (status == STET_OK)
            find_by_index(&find);
    }
    if (status == STET_OK)
        *found = print_answers(&find, out);
    stet_buf_release(&find.answers);
    stet_name_lists_free(find.index);
    stet_schemes_release(&find.schemes);
    stet_arena_release(&find.arena);
    return status;
}
