// SPDX-License-Identifier: Apache-2.0
// Suggestions are made in the house spelling; here they take on what the article does: the one accepted spelling that it uses
// (Zelenskyy throughout, Walesa without its accents), capitals throughout, the plural of a family.
#include "base/utf8.h"
#include "names/article/private.h"
#include "text/unicode.h"

enum { MOST_REFS = 64 }; // of one word: more entries share a given name than any article is about

// A word of an entry, by its place in the house spelling.
struct place {
    uint32_t layer, entry, part;
};

struct spelling {
    struct stet_str text; // prose
    bool several;         // the article uses more than one
};

struct wardrobe {
    struct analysis *a;
    struct stet_map by_place; // struct place to number of a spelling; keys in the document's arena
    struct stet_buf spellings;
};

static struct spelling *spelling_at(const struct wardrobe *w, uint32_t number)
{
    return (struct spelling *)(void *)w->spellings.data + number;
}

// Letters of one case only, two of them or more: capitals.
static bool is_upper(struct stet_str text)
{
    size_t upper = 0;
    for (size_t i = 0; i < text.size;) {
        enum stet_char_class class = stet_char_class(stet_utf8_next(text, &i));
        if (class == STET_CHAR_LOWER)
            return false;
        upper += class == STET_CHAR_UPPER;
    }
    return upper >= 2;
}

static void note_spelling(struct wardrobe *w, const struct place *place, struct stet_str text)
{
    struct stet_str key = {(const char *)place, sizeof *place};
    const uint32_t *known = stet_map_get(&w->by_place, key);
    if (known) {
        struct spelling *spelling = spelling_at(w, *known);
        spelling->several = spelling->several || !stet_str_eq(spelling->text, text);
        return;
    }
    uint32_t number = (uint32_t)(w->spellings.size / sizeof(struct spelling));
    struct spelling spelling = {text, false};
    stet_map_put(&w->by_place, stet_arena_copy(w->a->names->doc->arena, key), number, NULL);
    stet_buf_append(&w->spellings, &spelling, sizeof spelling);
}

// What stands in the article for every part of the entries that the listed word `tally` belongs to. Capitals tell nothing.
static void note_tally(struct wardrobe *w, const struct tally *tally)
{
    const struct stet_names *names = w->a->names;
    const struct stet_index *index = stet_name_layer(names->engine, tally->ref.layer);
    const struct stet_index_word *word = &index->words[tally->ref.word];
    uint32_t places = tally->listed - tally->inferred;
    for (uint32_t p = 0; p < places && p < STET_HIT_PLACES; p++) {
        const struct stet_mention *mention = &w->a->mention[tally->places[p]];
        if (mention->taken)
            continue; // a word of what is reported itself
        struct stet_str text =
            stet_name_core(stet_str_slice(names->doc->text, mention->own_start, mention->own_end));
        for (uint32_t i = 0; i < word->ref_count && i < MOST_REFS && !is_upper(text); i++) {
            const struct stet_index_ref *ref = &index->refs[word->first_ref + i];
            struct place place = {tally->ref.layer, ref->entry, ref->part};
            note_spelling(w, &place, text);
        }
    }
}

static void note_all(struct wardrobe *w)
{
    const struct tally *tallies = (const struct tally *)(const void *)w->a->tallies.data;
    for (size_t i = 0; i < w->a->tallies.size / sizeof *tallies; i++)
        note_tally(w, &tallies[i]);
}

// Another spelling and not another word that is accepted for the same place: the Sich, of the Sich Riflemen.
static bool is_spelling_of(struct stet_str text, struct stet_str word)
{
    char a[STET_KEY_SIZE], b[STET_KEY_SIZE];
    struct stet_str x = {a, stet_text_fold(text, a, sizeof a)},
                    y = {b, stet_text_fold(word, b, sizeof b)};
    size_t longer = x.size > y.size ? x.size : y.size;
    return stet_osa_distance(x, y) * 2 <= longer;
}

// The article's own spelling of the house's `word` of `entry`; `word` itself where it has none or several.
static struct stet_str own_spelling(const struct wardrobe *w, uint32_t layer,
                                    const struct stet_index_entry *entry, struct stet_str word)
{
    const struct stet_index *index = stet_name_layer(w->a->names->engine, layer);
    uint32_t number = (uint32_t)(entry - index->entries);
    for (uint32_t p = 0; p < entry->part_count; p++) {
        const struct stet_index_word *part = &index->words[index->parts[entry->first_part + p]];
        for (uint32_t i = 0; i < part->ref_count && i < MOST_REFS; i++) {
            const struct stet_index_ref *ref = &index->refs[part->first_ref + i];
            if (ref->entry != number ||
                !stet_str_eq(stet_str_from(stet_index_string(index, ref->house)), word))
                continue;
            struct place place = {layer, number, ref->part};
            const uint32_t *known =
                stet_map_get(&w->by_place, (struct stet_str){(const char *)&place, sizeof place});
            return known && !spelling_at(w, *known)->several &&
                           is_spelling_of(spelling_at(w, *known)->text, word)
                       ? spelling_at(w, *known)->text
                       : word;
        }
    }
    return word;
}

static size_t count_spaces(struct stet_str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++)
        count += text.data[i] == ' ';
    return count;
}

// In capitals throughout: a headline. A single word of which the list makes several is an acronym (KGVA).
static bool is_headline(struct stet_str text, bool pairs)
{
    return is_upper(stet_name_core(text)) && (pairs || count_spaces(text) > 0);
}

// A person's name word for word (Joe BAIDEN); others as a whole, where letters stand for words (the GTS of Ukraine).
static void spell_as_article(const struct wardrobe *w, const struct stet_name_hit *hit,
                             struct stet_buf *out, struct stet_str text, const char *suggestion)
{
    struct stet_str rest = stet_str_from(suggestion), texts = text;
    bool pairs = count_spaces(text) == count_spaces(rest), headline = is_headline(text, pairs),
         each = pairs && hit->entry->kind == STET_NAME_PERSON;
    for (bool first = true; rest.data; first = false) {
        struct stet_str word = stet_str_split(&rest, ' '), core = stet_name_core(word);
        struct stet_str model = pairs ? stet_str_split(&texts, ' ') : text;
        struct stet_str own = own_spelling(w, hit->layer, hit->entry, core);
        stet_buf_puts(out, first ? "" : " ");
        if (headline || (each && is_upper(stet_name_core(model))))
            stet_text_upper(out, own);
        else
            stet_buf_str(out, own);
        stet_buf_str(out, stet_str_slice(word, core.size, word.size));
    }
}

// The Merkels: the article "the" before the family name says that its s is no part of it.
static bool is_family(const struct analysis *a, const struct stet_name_hit *hit,
                      struct stet_str core, struct stet_str suggestion)
{
    const struct stet_mention *mention = &a->mention[hit->first_mention];
    const struct stet_document *doc = a->names->doc;
    uint32_t t = mention->first;
    return hit->entry->kind == STET_NAME_PERSON && mention->start_byte == hit->start_byte &&
           t > 0 && !(doc->tokens[t].flags & STET_TOKEN_BLOCK_START) &&
           stet_str_eq_nocase(stet_document_text(doc, t - 1), STET_STR("the")) && core.size > 3 &&
           core.data[core.size - 1] == 's' && !strchr("sxz", suggestion.data[suggestion.size - 1]);
}

static const char *dress(const struct wardrobe *w, const struct stet_name_hit *hit,
                         const char *suggestion)
{
    const struct stet_document *doc = w->a->names->doc;
    struct stet_str text = stet_str_slice(doc->text, hit->start_byte, hit->end_byte);
    struct stet_str core = stet_name_core(text);
    struct stet_buf own = {0}, out = {0};
    spell_as_article(w, hit, &own, text, suggestion);
    struct stet_str made = stet_buf_view(&own), bare = stet_name_core(made);
    stet_buf_str(&out, bare);
    if (bare.size && core.size == text.size && is_family(w->a, hit, core, bare))
        stet_buf_putc(&out, 's');
    stet_buf_str(&out, stet_str_slice(made, bare.size, made.size));
    const char *copy = stet_arena_strdup(doc->arena, stet_buf_view(&out));
    stet_buf_release(&own);
    stet_buf_release(&out);
    return copy;
}

void stet_dress_hits(struct analysis *a)
{
    struct wardrobe wardrobe = {.a = a};
    struct stet_name_hit *hits = (struct stet_name_hit *)(void *)a->hits.data;
    size_t count = a->hits.size / sizeof *hits;
    if (count)
        note_all(&wardrobe);
    for (size_t i = 0; i < count; i++) {
        if (hits[i].suggestion)
            hits[i].suggestion = dress(&wardrobe, &hits[i], hits[i].suggestion);
        if (hits[i].rival)
            hits[i].rival = dress(&wardrobe, &hits[i], hits[i].rival);
    }
    stet_map_release(&wardrobe.by_place);
    stet_buf_release(&wardrobe.spellings);
}
