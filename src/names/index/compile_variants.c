// SPDX-License-Identifier: Apache-2.0
// What the source forms of an entry give: spellings of its words by every scheme and case (variants.h), and whole names spelt out.
#include <string.h>

#include "base/utf8.h"
#include "names/index/compile.h"
#include "text/unicode.h"

enum {
    SHORTEST_VARIANT = 3, // letters; shorter ones hit everything
    MOST_OWNERS_KEPT = 127,
};

static struct pending_variant *variant_at(struct compiler *c, uint32_t number)
{
    return (struct pending_variant *)(void *)c->variants.data + number;
}

// Whether the word belongs to the chain that begins at record `number`; *last: where the chain ends or grows too long.
static bool is_in_chain(struct compiler *c, uint32_t number, uint32_t *last)
{
    enum { MOST_OWNERS = 32 };
    for (unsigned i = 0; i < MOST_OWNERS; i++) {
        const struct pending_variant *pending = variant_at(c, number);
        *last = number;
        if (pending->record.word == c->variant_word)
            return true;
        if (!pending->next)
            return false;
        number = pending->next - 1;
    }
    *last = UINT32_MAX;
    return false;
}

// Jan is what scholars make of Ян, who give Russian letters Czech values; for a reader of English it is no Russian name.
static bool is_english_reading(const struct stet_variant *variant)
{
    return variant->variant_class == STET_VARIANT_ROMANISED &&
           strcmp(variant->scheme, "scholarly") != 0 && strcmp(variant->scheme, "ISO 9") != 0;
}

// Every record of a chain says how many words share its key.
static void share_owners(struct compiler *c, uint32_t first)
{
    unsigned owners = variant_at(c, first)->record.owners;
    for (uint32_t number = first + 1; number; number = variant_at(c, number - 1)->next)
        variant_at(c, number - 1)->record.owners = owners & MOST_OWNERS_KEPT;
}

static void on_variant(const struct stet_variant *variant, void *user)
{
    struct compiler *c = user;
    if (stet_str_eq(variant->text, c->variant_key)) {
        c->variant_native |= is_english_reading(variant);
        return;
    }
    if (variant->text.size < SHORTEST_VARIANT && !c->variant_in_company)
        return;
    uint32_t number = (uint32_t)(c->variants.size / sizeof(struct pending_variant)), last;
    const uint32_t *known = stet_map_get(&c->variant_map, variant->text);
    if (known) {
        if (is_in_chain(c, *known, &last))
            return;
        struct pending_variant *first = variant_at(c, *known);
        if (first->record.owners < MOST_OWNERS_KEPT)
            first->record.owners++;
        if (last == UINT32_MAX)
            return;
        variant_at(c, last)->next = number + 1;
    } else {
        uint64_t hash = stet_hash(variant->text);
        stet_map_put(&c->variant_map, stet_arena_copy(&c->arena, variant->text), number, NULL);
        stet_buf_append(&c->variant_hashes, &hash, sizeof hash);
        stet_buf_append(&c->variant_values, &number, sizeof number);
    }
    struct pending_variant pending = {
        .record = {.word = c->variant_word,
                   .source_word = stet_compiler_string(c, stet_str_from(variant->source_word)),
                   .source_form = stet_compiler_string(c, stet_str_from(variant->source_form)),
                   .case_label = stet_compiler_label(c, variant->case_name),
                   .scheme_label = stet_compiler_label(c, variant->scheme),
                   .variant_class = (uint8_t)variant->variant_class,
                   .owners = 1}};
    stet_buf_append(&c->variants, &pending, sizeof pending);
    if (known)
        share_owners(c, *known);
}

static void add_word_variants(struct compiler *c, const char *language, struct stet_str source_word,
                              enum stet_variant_role role)
{
    c->variant_native = false;
    stet_variants_of(c->schemes, language, source_word, role, on_variant, c);
    struct stet_index_word *words = (struct stet_index_word *)(void *)c->words.data;
    if (c->variant_native)
        words[c->variant_word].flags |= STET_REF_NATIVE;
}

static enum stet_variant_role role_of(const struct stet_name_entry *entry, unsigned i)
{
    switch (entry->kind) {
    case STET_NAME_PERSON:
        return i >= entry->words.family_first && i < entry->words.family_end ? STET_VARIANT_FAMILY
                                                                             : STET_VARIANT_GIVEN;
    case STET_NAME_GIVEN: return STET_VARIANT_GIVEN;
    case STET_NAME_PLACE: return STET_VARIANT_PLACE;
    default: return STET_VARIANT_OTHER;
    }
}

// Names of several words that are no people's are translated word by word as often as they are transliterated (Белый дом, White
// House): a source word counts only when one of its romanisations sounds like the Latin word. A name of one word is the name,
// whatever it sounds like (Грузия, Georgia).
static bool is_transliterated(struct compiler *c, const char *language, struct stet_str source_word)
{
    struct stet_sound_distance distance =
        stet_variants_distance(c->schemes, language, source_word, c->variant_key, true);
    return distance.differ * 5 <= distance.of * 2;
}

static bool begins_with_article(const struct stet_name_words *words)
{
    return words->count > 1 && stet_str_eq_nocase(words->word[0], STET_STR("the"));
}

// Source words are given in the order of the house spelling (given name first), so equal counts mean equal places; the source languages
// have no article (The Hague, Гаага).
static void add_variants(struct compiler *c, const struct stet_name_entry *entry,
                         const struct stet_name_source *source)
{
    struct stet_str forms = source->forms, value;
    while (stet_name_next_value(&forms, &value)) {
        struct stet_name_words words;
        struct stet_str shown;
        if (!stet_name_words_of(&words, &shown, &c->arena, STET_NAME_OTHER, value))
            continue;
        unsigned article = begins_with_article(&entry->words) ? 1 : 0;
        if (words.count + article != entry->words.count) {
            article = 0;
            if (words.count != entry->words.count)
                continue;
        }
        for (unsigned i = 0; i < words.count; i++) {
            unsigned at = i + article;
            char key[STET_KEY_SIZE];
            size_t size = stet_text_fold(entry->words.word[at], key, sizeof key);
            c->variant_in_company = words.count > 1 && entry->kind == STET_NAME_PERSON;
            if (size < (c->variant_in_company ? 2 : SHORTEST_VARIANT) ||
                stet_begins_small(entry->words.word[at]))
                continue;
            c->variant_key = (struct stet_str){key, size};
            if (words.count > 1 && entry->kind != STET_NAME_PERSON &&
                !is_transliterated(c, source->language, words.word[i]))
                continue;
            c->variant_word = stet_compiler_word(c, c->variant_key);
            add_word_variants(c, source->language, words.word[i], role_of(entry, at));
        }
    }
}

// ---------------------------------------------------------------- names spelt out

// A romanised name of short words (Ким Чен Ын: Kim Chen Yn) or of other words than the Latin name has (Чон Ый Ён: Chung Eui-yong) can
// only be known as a whole.
enum { MOST_SPELT_WORDS = 4, MOST_READINGS = 6, SHORT_WORD = 3 };

struct readings {
    struct stet_arena *arena;
    struct stet_str text[MOST_READINGS];
    unsigned count;
};

static void on_reading(const struct stet_variant *variant, void *user)
{
    struct readings *readings = user;
    if (variant->variant_class == STET_VARIANT_ROMANISED && readings->count < MOST_READINGS)
        readings->text[readings->count++] = stet_arena_copy(readings->arena, variant->text);
}

static bool is_known_as_whole(const struct stet_name_entry *entry,
                              const struct stet_name_words *source)
{
    bool some_short = false;
    for (unsigned i = 0; i < source->count; i++)
        some_short |= stet_utf8_count(source->word[i]) <= SHORT_WORD;
    return entry->kind == STET_NAME_PERSON && source->count > 1 &&
           source->count <= MOST_SPELT_WORDS && entry->words.count > 1 &&
           (some_short || source->count != entry->words.count);
}

static void add_spelt(struct compiler *c, const struct stet_str *words, unsigned count,
                      struct stet_str source)
{
    struct stet_name_words spelt = {.count = count};
    struct stet_buf key = {0};
    memcpy(spelt.word, words, count * sizeof *words);
    stet_phrase_key(&key, &spelt);
    if (key.size)
        stet_compiler_phrase(c, stet_buf_view(&key), count, source, STET_PHRASE_SPELT);
    stet_buf_release(&key);
}

static void add_spelt_names(struct compiler *c, const struct stet_name_entry *entry,
                            const struct stet_name_source *source)
{
    struct stet_str forms = source->forms, value;
    while (stet_name_next_value(&forms, &value)) {
        struct stet_name_words words;
        struct stet_str shown, spelt[MOST_SPELT_WORDS];
        struct readings readings[MOST_SPELT_WORDS];
        unsigned combinations = 1;
        if (!stet_name_words_of(&words, &shown, &c->arena, STET_NAME_OTHER, value) ||
            !is_known_as_whole(entry, &words))
            continue;
        for (unsigned i = 0; i < words.count; i++) {
            readings[i] = (struct readings){.arena = &c->arena};
            stet_variants_of(c->schemes, source->language, words.word[i], STET_VARIANT_OTHER,
                             on_reading, &readings[i]);
            combinations *= readings[i].count;
        }
        for (unsigned n = 0; n < combinations; n++) {
            unsigned rest = n;
            for (unsigned i = 0; i < words.count; i++) {
                spelt[i] = readings[i].text[rest % readings[i].count];
                rest /= readings[i].count;
            }
            add_spelt(c, spelt, words.count, shown);
        }
    }
}

void stet_compiler_variants(struct compiler *c, const struct stet_name_entry *entry,
                            const struct stet_name_source *source)
{
    add_variants(c, entry, source);
    add_spelt_names(c, entry, source);
}
