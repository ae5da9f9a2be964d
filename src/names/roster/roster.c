// SPDX-License-Identifier: Apache-2.0
// Precision before completeness. Two spellings are one name only when nothing else explains them: both sound alike (one skeleton unites
// 99.6 % of the й-as-y and й-as-i spellings of a name, and wrongly two names in one of 170 documents of 60 names), neither is an ordinary
// word, and the words beside them do not belong to two people. Everything is one pass over mentions and probes of maps; groups of one
// skeleton are compared pairwise up to a bound.
#include "names/roster/private.h"
#include "names/index/relations.h"
#include "text/unicode.h"

enum { LEAST_LETTERS = 5, MOST_ALIKE = 8, MOST_USES = 16 };

struct stet_roster_spelling *stet_roster_spelling_at(struct stet_roster_builder *b, uint32_t number)
{
    return (struct stet_roster_spelling *)(void *)b->spellings.data + number;
}

static struct stet_roster_name *name_at(struct stet_roster_builder *b, uint32_t number)
{
    return (struct stet_roster_name *)(void *)b->names.data + number;
}

static const struct stet_roster_use *use_at(const struct stet_roster_builder *b, uint32_t number)
{
    return (const struct stet_roster_use *)(const void *)b->uses.data + number;
}

// ---------------------------------------------------------------- gathering

static void mark_reported(struct stet_roster_builder *b, double reported)
{
    const struct stet_names *names = b->roster->names;
    b->skip = STET_NEW_ARRAY(b->doc->arena, uint8_t, names->mention_count);
    for (uint32_t i = 0; i < names->hit_count; i++)
        for (uint32_t k = 0; k < names->hits[i].mention_count; k++)
            if (names->hits[i].confidence >= reported)
                b->skip[names->hits[i].first_mention + k] = 1;
}

// Franco-German: halves of a compound are no names by themselves.
bool stet_is_half(const struct stet_mention *mention)
{
    return mention->own_start != mention->start_byte || mention->own_end != mention->end_byte;
}

static bool is_name(struct stet_roster_builder *b, uint32_t m)
{
    const struct stet_mention *mention = &b->roster->names->mentions[m];
    const struct stet_name_form *form = mention->form;
    if (b->skip[m] || mention->taken || mention->ordinary || form->key.size < LEAST_LETTERS ||
        form->listed_as_plural || stet_is_half(mention))
        return false;
    return form->exact_count ||
           stet_spelling_known(b->engine->spelling, mention->word) == STET_KNOWN_NO;
}

void stet_roster_add_use(struct stet_roster_builder *b, uint32_t number, uint32_t m, uint32_t start,
                         uint32_t end)
{
    struct stet_roster_spelling *spelling = stet_roster_spelling_at(b, number);
    uint32_t use = (uint32_t)(b->uses.size / sizeof(struct stet_roster_use));
    struct stet_roster_use record = {start, end, m, STET_NO_USE};
    stet_buf_append(&b->uses, &record, sizeof record);
    if (spelling->count++)
        ((struct stet_roster_use *)(void *)b->uses.data)[spelling->last_use].next = use;
    else
        spelling->first_use = use;
    spelling->last_use = use;
}

uint32_t stet_roster_add_spelling(struct stet_roster_builder *b,
                                  struct stet_roster_spelling spelling)
{
    uint32_t number = (uint32_t)(b->spellings.size / sizeof spelling);
    spelling.merged = number;
    stet_buf_append(&b->spellings, &spelling, sizeof spelling);
    return number;
}

static void gather(struct stet_roster_builder *b)
{
    const struct stet_names *names = b->roster->names;
    for (uint32_t m = 0; m < names->mention_count; m++) {
        const struct stet_mention *mention = &names->mentions[m];
        if (!is_name(b, m))
            continue;
        struct stet_str text =
            stet_name_core(stet_str_slice(b->doc->text, mention->own_start, mention->own_end));
        bool added;
        uint32_t next = (uint32_t)(b->spellings.size / sizeof(struct stet_roster_spelling));
        uint32_t number = *stet_map_put(&b->by_key, mention->form->key, next, &added);
        if (added)
            stet_roster_add_spelling(
                b, (struct stet_roster_spelling){.text = text,
                                                 .key = mention->form->key,
                                                 .word = mention->word,
                                                 .listed = mention->form->exact_count > 0});
        stet_roster_add_use(b, number, m, mention->own_start,
                            mention->own_start + (uint32_t)text.size);
    }
}

// ---------------------------------------------------------------- who stands beside it

struct company {
    const struct stet_name_form *form[MOST_USES];
    unsigned count;
};

bool stet_mentions_touch(const struct stet_roster_builder *b, uint32_t left, uint32_t right)
{
    const struct stet_mention *x = &b->roster->names->mentions[left],
                              *y = &b->roster->names->mentions[right];
    if (x->block != y->block || x->end != y->first || stet_is_half(x) || stet_is_half(y) ||
        !(b->doc->tokens[y->first].flags & STET_TOKEN_SPACE_BEFORE))
        return false;
    struct stet_str text = stet_str_slice(b->doc->text, x->own_start, x->own_end);
    return stet_name_core(text).size == text.size; // Ukraine's Petrov
}

// Part of a person's name, as far as one knows: a country or a people before a name tells nothing of who is meant.
static bool is_personal(const struct stet_roster_builder *b, const struct stet_mention *mention)
{
    if (mention->ordinary || mention->form->key.size < 2)
        return false;
    for (uint8_t i = 0; i < mention->form->exact_count; i++) {
        const struct stet_index_word *word = stet_name_word(b->engine, mention->form->exact[i]);
        if (!(word->flags & (STET_REF_GIVEN | STET_REF_FAMILY)))
            return false;
    }
    return true;
}

static struct company company_of(const struct stet_roster_builder *b,
                                 const struct stet_roster_spelling *spelling, bool before)
{
    struct company company = {.count = 0};
    const struct stet_names *names = b->roster->names;
    uint32_t use = spelling->first_use;
    for (unsigned i = 0; i < MOST_USES && use != STET_NO_USE; i++, use = use_at(b, use)->next) {
        uint32_t m = use_at(b, use)->mention;
        if (before ? m == 0 || !stet_mentions_touch(b, m - 1, m)
                   : m + 1 >= names->mention_count || !stet_mentions_touch(b, m, m + 1))
            continue;
        const struct stet_mention *other = &names->mentions[before ? m - 1 : m + 1];
        if (is_personal(b, other))
            company.form[company.count++] = other->form;
    }
    return company;
}

static bool alike(const struct stet_roster_builder *b, struct stet_str x, struct stet_str y)
{
    char p[STET_SKELETON_SIZE], q[STET_SKELETON_SIZE];
    if (stet_str_eq(x, y) || stet_given_twins(b->engine->lists, x, y))
        return true;
    struct stet_str s = {p, stet_skeleton(x, p)}, t = {q, stet_skeleton(y, q)};
    return stet_str_eq(s, t);
}

enum verdict { DIFFERENT, UNKNOWN, SAME };

// In the same case as the names they stand before: Petra Yanchuka, Petro Yanchuk.
static bool declined_alike(struct stet_str x, struct stet_str y)
{
    size_t stem = 0;
    while (stem < x.size && stem < y.size && x.data[stem] == y.data[stem])
        stem++;
    return stem >= 3 && stem + 2 >= x.size && stem + 2 >= y.size;
}

// The same companions, other ones, or none on one side.
static enum verdict compare_company(const struct stet_roster_builder *b,
                                    const struct stet_roster_spelling *x,
                                    const struct stet_roster_spelling *y, bool before,
                                    bool declined)
{
    struct company p = company_of(b, x, before), q = company_of(b, y, before);
    if (!p.count || !q.count)
        return UNKNOWN;
    for (unsigned i = 0; i < p.count; i++)
        for (unsigned j = 0; j < q.count; j++)
            if (alike(b, p.form[i]->key, q.form[j]->key) ||
                (declined && declined_alike(p.form[i]->key, q.form[j]->key)))
                return SAME;
    return DIFFERENT;
}

static bool is_given_name(const struct stet_roster_builder *b, const struct stet_roster_spelling *x)
{
    const struct stet_name_lists *lists = b->engine->lists;
    const struct stet_name_form *form = b->engine->forms[x->word];
    if (stet_table_has(&lists->given_groups, stet_hash(x->key)))
        return true;
    for (uint8_t i = 0; i < form->exact_count; i++)
        if (stet_name_word(b->engine, form->exact[i])->flags & STET_REF_GIVEN)
            return true;
    return false;
}

// ---------------------------------------------------------------- one name?

// An entry of which both words are spellings of one part; NULL: none.
static const struct stet_index_ref *shared_part(const struct stet_index *index, uint32_t x,
                                                uint32_t y, const struct stet_index_ref **other)
{
    struct stet_shared shared = stet_shared_begin(index, x, y);
    while (stet_shared_next(&shared)) {
        enum stet_name_kind kind = (enum stet_name_kind)index->entries[shared.x->entry].kind;
        bool person = kind == STET_NAME_PERSON || kind == STET_NAME_GIVEN;
        if (shared.x->part != shared.y->part ||
            !(person || (shared.x->flags & shared.y->flags & STET_REF_SOLE)))
            continue;
        *other = shared.y;
        return shared.x;
    }
    return NULL;
}

static bool share_listing(const struct stet_roster_builder *b, const struct stet_roster_spelling *x,
                          const struct stet_roster_spelling *y)
{
    const struct stet_name_form *p = b->engine->forms[x->word], *q = b->engine->forms[y->word];
    const struct stet_index_ref *ignored;
    for (uint8_t i = 0; i < p->exact_count; i++)
        for (uint8_t j = 0; j < q->exact_count; j++)
            if (p->exact[i].layer == q->exact[j].layer &&
                shared_part(stet_name_layer(b->engine, p->exact[i].layer), p->exact[i].word,
                            q->exact[j].word, &ignored))
                return true;
    return false;
}

// Both spellings belong to the built-in list, as different names: Hansen and Hanssen.
static bool are_known_apart(const struct stet_roster_builder *b,
                            const struct stet_roster_spelling *x,
                            const struct stet_roster_spelling *y)
{
    const struct stet_index *index = &b->engine->lists->background;
    uint32_t p = stet_index_word(index, x->key), q = stet_index_word(index, y->key);
    const struct stet_index_ref *ignored;
    if (p == STET_NO_WORD || q == STET_NO_WORD || !index->words[p].ref_count ||
        !index->words[q].ref_count)
        return false;
    return !shared_part(index, p, q, &ignored);
}

bool stet_is_one_name(const struct stet_roster_builder *b, const struct stet_roster_spelling *x,
                      const struct stet_roster_spelling *y, bool declined)
{
    if ((x->listed && y->listed && !share_listing(b, x, y)) || are_known_apart(b, x, y))
        return false;
    enum verdict before = compare_company(b, x, y, true, declined),
                 behind = compare_company(b, x, y, false, declined);
    if (before == DIFFERENT || behind == DIFFERENT)
        return false;
    if (is_given_name(b, x) || is_given_name(b, y))
        return behind == SAME;
    return true;
}

static uint32_t root_of(struct stet_roster_builder *b, uint32_t number)
{
    while (stet_roster_spelling_at(b, number)->merged != number)
        number = stet_roster_spelling_at(b, number)->merged;
    return number;
}

void stet_roster_merge(struct stet_roster_builder *b, uint32_t x, uint32_t y)
{
    uint32_t p = root_of(b, x), q = root_of(b, y);
    stet_roster_spelling_at(b, p > q ? p : q)->merged =
        p > q ? q : p; // the first in the text is the root
}

// What sounds alike in Russian and in Ukrainian: Gritsenko, Hrytsenko.
static struct stet_str sound_of(struct stet_roster_builder *b, uint32_t word)
{
    char letters[STET_SKELETON_SIZE];
    struct stet_str skeleton = stet_name_form_shape(b->engine, word)->skeleton;
    for (size_t i = 0; i < skeleton.size; i++)
        letters[i] = skeleton.data[i] == 'h' ? 'g' : skeleton.data[i];
    return stet_arena_copy(b->doc->arena, (struct stet_str){letters, skeleton.size});
}

static void merge_alike(struct stet_roster_builder *b)
{
    uint32_t count = (uint32_t)(b->spellings.size / sizeof(struct stet_roster_spelling));
    for (uint32_t s = 0; s < count; s++) {
        bool added;
        uint32_t *head = stet_map_put(&b->by_skeleton,
                                      sound_of(b, stet_roster_spelling_at(b, s)->word), s, &added);
        uint32_t next = added ? STET_NO_USE : *head, other = next;
        stet_buf_append(&b->next_alike, &next, sizeof next);
        *head = s;
        for (unsigned i = 0; i < MOST_ALIKE && other != STET_NO_USE; i++) {
            if (stet_is_one_name(b, stet_roster_spelling_at(b, other),
                                 stet_roster_spelling_at(b, s), false))
                stet_roster_merge(b, other, s);
            other = ((const uint32_t *)(const void *)b->next_alike.data)[other];
        }
    }
}

// ---------------------------------------------------------------- names

// What the list that has both spellings writes.
static void find_house(struct stet_roster_builder *b, struct stet_roster_name *name)
{
    const struct stet_name_form
        *p = b->engine->forms[stet_roster_spelling_at(b, name->spellings[0])->word],
        *q = b->engine->forms[stet_roster_spelling_at(b, name->spellings[1])->word];
    for (uint8_t i = 0; i < p->exact_count; i++)
        for (uint8_t j = 0; j < q->exact_count; j++) {
            if (p->exact[i].layer != q->exact[j].layer)
                continue;
            const struct stet_index *index = stet_name_layer(b->engine, p->exact[i].layer);
            const struct stet_index_ref *other,
                *ref = shared_part(index, p->exact[i].word, q->exact[j].word, &other);
            if (!ref)
                continue;
            name->entry = &index->entries[ref->entry];
            name->layer = p->exact[i].layer;
            name->house =
                stet_index_string(index, other->flags & STET_REF_HOUSE ? other->house : ref->house);
            return;
        }
}

static bool in_background(const struct stet_roster_builder *b, struct stet_str key)
{
    const struct stet_index *index = &b->engine->lists->background;
    uint32_t word = stet_index_word(index, key);
    return word != STET_NO_WORD && index->words[word].ref_count;
}

// What a list writes; else what is listed at all; else what the built-in list knows, even where it is not checked against; else what
// most places have; a case form never.
static unsigned worth(const struct stet_roster_builder *b,
                      const struct stet_roster_spelling *spelling, struct stet_str house)
{
    if (house.size && stet_str_eq(spelling->key, house))
        return 4;
    if (spelling->listed && !spelling->old)
        return 3;
    if (!spelling->old && in_background(b, spelling->key))
        return 2;
    return spelling->declined ? 0 : 1;
}

static void choose(struct stet_roster_builder *b, struct stet_roster_name *name)
{
    struct stet_str house =
        name->house ? stet_roster_folded(b, stet_str_from(name->house)) : (struct stet_str){0};
    uint32_t most = 0;
    unsigned highest = 0;
    for (uint32_t i = 0; i < name->spelling_count; i++) {
        const struct stet_roster_spelling *spelling =
            stet_roster_spelling_at(b, name->spellings[i]);
        unsigned value = worth(b, spelling, house);
        if (i && (value < highest || (value == highest && spelling->count < most)))
            continue;
        bool tie = i && value == highest && spelling->count == most;
        name->preferred = tie ? STET_NO_USE : name->spellings[i];
        highest = value;
        most = spelling->count;
    }
}

// Clusters of two spellings and more, in the order of their first spelling.
static void group(struct stet_roster_builder *b, uint32_t *number)
{
    struct stet_arena *arena = b->doc->arena;
    uint32_t count = (uint32_t)(b->spellings.size / sizeof(struct stet_roster_spelling));
    uint32_t *members = STET_NEW_ARRAY(arena, uint32_t, count + 1);
    for (uint32_t s = 0; s < count; s++)
        members[root_of(b, s)]++;
    for (uint32_t s = 0; s < count; s++) {
        uint32_t root = root_of(b, s);
        if (members[root] < 2)
            continue;
        if (root == s) {
            struct stet_roster_name fresh = {.preferred = STET_NO_USE, .accepted = true};
            fresh.spellings = STET_NEW_ARRAY(arena, uint32_t, members[root]);
            number[root] = (uint32_t)(b->names.size / sizeof fresh);
            stet_buf_append(&b->names, &fresh, sizeof fresh);
        }
        struct stet_roster_name *name = name_at(b, number[root]);
        name->spellings[name->spelling_count++] = s;
        name->accepted &=
            stet_roster_spelling_at(b, s)->listed && !stet_roster_spelling_at(b, s)->old;
    }
}

static void make_names(struct stet_roster_builder *b, const struct stet_buf *records)
{
    size_t spellings = b->spellings.size / sizeof(struct stet_roster_spelling);
    uint32_t *number = STET_NEW_ARRAY(b->doc->arena, uint32_t, spellings + 1);
    group(b, number);
    const struct stet_old_entry *record =
        (const struct stet_old_entry *)(const void *)records->data;
    for (size_t r = 0; r < records->size / sizeof *record; r++) {
        if (record[r].house == STET_NO_USE)
            continue;
        struct stet_roster_name *name = name_at(b, number[root_of(b, record[r].old)]);
        name->entry = record[r].entry;
        name->layer = record[r].layer;
        name->house = stet_index_string(stet_name_layer(b->engine, name->layer), name->entry->name);
    }
    for (uint32_t n = 0; n < b->names.size / sizeof(struct stet_roster_name); n++) {
        if (!name_at(b, n)->entry && name_at(b, n)->accepted)
            find_house(b, name_at(b, n));
        choose(b, name_at(b, n));
    }
}

static void *keep(struct stet_arena *arena, struct stet_buf *buf)
{
    void *copy = stet_arena_alloc(arena, buf->size + 1);
    if (buf->size)
        memcpy(copy, buf->data, buf->size);
    stet_buf_release(buf);
    return copy;
}

struct stet_roster *stet_roster_make(const struct stet_names *names, double reported)
{
    struct stet_arena *arena = names->doc->arena;
    struct stet_roster *roster = STET_NEW(arena, struct stet_roster);
    struct stet_roster_builder b = {.roster = roster, .engine = names->engine, .doc = names->doc};
    struct stet_buf records = {0};
    roster->names = names;
    mark_reported(&b, reported);
    gather(&b);
    merge_alike(&b);
    stet_roster_merge_former(&b, &records);
    stet_roster_merge_cases(&b);
    make_names(&b, &records);
    roster->use_count = (uint32_t)(b.uses.size / sizeof *roster->uses);
    roster->spelling_count = (uint32_t)(b.spellings.size / sizeof *roster->spellings);
    roster->name_count = (uint32_t)(b.names.size / sizeof *roster->named);
    roster->uses = keep(arena, &b.uses);
    roster->spellings = keep(arena, &b.spellings);
    roster->named = keep(arena, &b.names);
    stet_buf_release(&records);
    stet_buf_release(&b.next_alike);
    stet_map_release(&b.by_key);
    stet_map_release(&b.by_skeleton);
    return roster;
}
