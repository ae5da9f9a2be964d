// SPDX-License-Identifier: Apache-2.0
// Spellings that a list names itself, as wrong (`not`) or as former ones (`old`): nothing is weighed, they are looked up, the longest
// first.
#include "names/article/exceptions.h"

enum { MOST_WORDS = 6 };

struct found {
    const struct stet_index_phrase *phrase;
    uint32_t layer;
    uint32_t end; // token behind the phrase
};

// A name spelt out is read as one only where every word is written as a part of a name: Kim Chen In, not "Kim Chen in".
static bool all_capitalised(const struct stet_document *doc, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t < end; t++)
        if (stet_document_is_word(doc, t) && stet_document_word(doc, t)->form == STET_CASE_LOWER)
            return false;
    return true;
}

// Appends the key of word token `t` to `keys`; false where the phrase cannot go on.
static bool append_key(struct analysis *a, struct stet_buf *keys, uint32_t t)
{
    const struct stet_document *doc = a->names->doc;
    if (!stet_document_is_word(doc, t))
        return false;
    const struct stet_name_form *form = stet_name_form_of(a->names->engine, doc->tokens[t].word);
    if (!form->key.size)
        return false;
    if (keys->size)
        stet_buf_putc(keys, ' ');
    stet_buf_str(keys, form->key);
    return true;
}

static void look_up(struct analysis *a, const struct stet_buf *keys, uint32_t first, uint32_t end,
                    struct found *found)
{
    for (uint32_t layer = 0; layer < a->names->engine->lists->layer_count; layer++) {
        const struct stet_index *index = stet_name_layer(a->names->engine, layer);
        const struct stet_index_phrase *phrase = stet_index_phrase(index, stet_buf_view(keys));
        if (phrase && (phrase->class != STET_PHRASE_SPELT ||
                       (all_capitalised(a->names->doc, first, end) &&
                        !stet_known_whole(&a->names->engine->lists->known, stet_buf_view(keys)))))
            *found = (struct found){phrase, layer, end};
    }
}

static struct found longest_at(struct analysis *a, const struct stet_mention *mention)
{
    const struct stet_document *doc = a->names->doc;
    struct stet_buf keys = {0};
    struct found found = {0};
    uint32_t end = doc->block_tokens[mention->block].end;
    if (mention->end > mention->first + 1) { // a compound is one word
        stet_buf_str(&keys, mention->form->key);
        look_up(a, &keys, mention->first, mention->end, &found);
    } else {
        for (uint32_t t = mention->first; t < end && t < mention->first + MOST_WORDS; t++) {
            if ((t > mention->first && !(doc->tokens[t].flags & STET_TOKEN_SPACE_BEFORE)) ||
                !append_key(a, &keys, t))
                break;
            look_up(a, &keys, mention->first, t + 1, &found);
        }
    }
    stet_buf_release(&keys);
    return found;
}

// The word of the name that is most like `key`, as the house writes it.
static const char *nearest_part(const struct analysis *a, const struct found *found,
                                const struct stet_index_entry *entry, struct stet_str key)
{
    const struct stet_index *index = stet_name_layer(a->names->engine, found->layer);
    const char *best = stet_index_string(index, entry->name);
    unsigned least = UINT32_MAX;
    for (uint32_t p = 0; p < entry->part_count; p++) {
        struct stet_name_ref part = {found->layer, index->parts[entry->first_part + p]};
        struct stet_str other =
            stet_str_from(stet_index_string(index, index->words[part.word].key));
        unsigned distance = stet_osa_distance(other, key);
        if (distance < least) {
            least = distance;
            best = stet_index_string(index, stet_name_best_ref(a->names->engine, part)->house);
        }
    }
    return best;
}

// What stands in the list's name where the phrase stands in the text: the whole name, or of a person's name the words at its end, so that
// "Ursula fon der Lyaen" does not become Ursula von der Ursula von der Leyen.
static const char *right_form(const struct analysis *a, const struct found *found,
                              const struct stet_index_entry *entry, struct stet_str key)
{
    const struct stet_index *index = stet_name_layer(a->names->engine, found->layer);
    const char *name = stet_index_string(index, entry->name);
    if (entry->kind != STET_NAME_PERSON || found->phrase->class == STET_PHRASE_SPELT ||
        found->phrase->words >= entry->word_count)
        return name;
    if (found->phrase->words == 1)
        return nearest_part(a, found, entry, key);
    const char *part = name + strlen(name);
    for (uint32_t words = 0; part > name; part--)
        if (part[-1] == ' ' && ++words == found->phrase->words)
            break;
    return part;
}

static void take(struct analysis *a, uint32_t m, const struct found *found)
{
    struct stet_names *names = a->names;
    const struct stet_document *doc = names->doc;
    const struct stet_index *index = stet_name_layer(names->engine, found->layer);
    struct stet_str last = stet_document_text(doc, found->end - 1);
    struct stet_str tail = stet_str_slice(last, stet_name_core(last).size, last.size);
    const struct stet_index_entry *entry = &index->entries[found->phrase->entry];
    struct stet_name_hit *hit = stet_new_hit(a);
    hit->hit_class = found->phrase->class == STET_PHRASE_OLD ? STET_HIT_OLD : STET_HIT_WRONG;
    hit->start_byte = doc->tokens[a->mention[m].first].start;
    hit->end_byte = doc->tokens[found->end - 1].end;
    hit->first_mention = m;
    hit->entry = entry;
    hit->layer = found->layer;
    hit->confidence = 0.99;
    if (found->phrase->class == STET_PHRASE_SPELT) {
        hit->hit_class = STET_HIT_MISSPELT;
        hit->reason = stet_arena_printf(doc->arena, "%s romanised letter by letter",
                                        stet_index_string(index, found->phrase->text));
    }
    hit->suggestion = stet_arena_printf(doc->arena, "%s%.*s",
                                        right_form(a, found, entry, a->mention[m].form->key),
                                        (int)tail.size, tail.data);
    hit->mention_count = stet_take_mentions(a, m, a->mention[m].first, found->end);
}

static bool is_one_of(const struct stet_document *doc, uint32_t t, const char *const *words,
                      size_t count)
{
    for (size_t i = 0; stet_document_is_word(doc, t) && i < count; i++)
        if (stet_str_eq_nocase(stet_document_text(doc, t), stet_str_from(words[i])))
            return true;
    return false;
}

// The author says himself that it is the former name: "Breslau, now Wrocław", "Gdańsk, then Danzig", "Chernivtsi was Czernowitz".
static bool is_told_to_be_former(const struct stet_document *doc, uint32_t first, uint32_t end)
{
    static const char *const behind[] = {"now", "today", "nowadays", "currently"};
    static const char *const before[] = {"formerly", "then", "once",   "previously",
                                         "old",      "was",  "called", "named"};
    bool parted = stet_document_is_punct(doc, end, ',') || stet_document_is_punct(doc, end, '(');
    return (parted && is_one_of(doc, end + 1, behind, sizeof behind / sizeof *behind)) ||
           (first > 0 && is_one_of(doc, first - 1, before, sizeof before / sizeof *before));
}

// A form that was right then: the sentence names a year before the house spelling came to hold, or says that it is past.
static bool was_right(struct analysis *a, uint32_t m, const struct found *found)
{
    const struct stet_document *doc = a->names->doc;
    const struct stet_index *index = stet_name_layer(a->names->engine, found->layer);
    unsigned since = index->entries[found->phrase->entry].since;
    uint32_t first = a->mention[m].first;
    if (found->phrase->class != STET_PHRASE_OLD ||
        !(is_told_to_be_former(doc, first, found->end) ||
          (since && stet_sentence_is_before(doc, a->mention[m].block, first, found->end, since))))
        return false;
    stet_take_mentions(a, m, first, found->end);
    return true;
}

// A former name of a town is a family name too (Nikolaev): beside another name it says nothing about the town.
static bool is_part_of_person(const struct analysis *a, uint32_t m)
{
    const struct stet_document *doc = a->names->doc;
    const struct stet_mention *mention = &a->mention[m], *before = mention - 1;
    if (m == 0 || before->end != mention->first || before->ordinary ||
        !(doc->tokens[mention->first].flags & STET_TOKEN_SPACE_BEFORE))
        return false;
    struct stet_str text = stet_str_slice(doc->text, before->own_start, before->own_end);
    if (stet_name_core(text).size < text.size)
        return false; // Ukraine's Kharkov
    unsigned flags = 0;
    for (uint8_t i = 0; i < before->form->exact_count; i++)
        flags |= stet_name_word(a->names->engine, before->form->exact[i])->flags;
    return !before->form->exact_count || (flags & STET_REF_GIVEN);
}

// What stands there as the list has it is right as a whole, whatever its parts would be elsewhere (Mohammad Ali Jinnah).
static void accept(struct analysis *a, uint32_t m, uint32_t end)
{
    for (; m < a->count && a->mention[m].first < end; m++)
        a->mention[m].accepted = true;
}

void stet_find_phrases(struct analysis *a)
{
    stet_take_exceptions(a);
    for (uint32_t m = 0; m < a->count; m++) {
        const struct stet_mention *mention = &a->mention[m];
        if (mention->taken || !mention->form->key.size)
            continue;
        struct found found = longest_at(a, mention);
        if (found.phrase && found.phrase->class == STET_PHRASE_ACCEPTED && found.phrase->words > 1)
            accept(a, m, found.end);
        if (!found.phrase || found.phrase->class == STET_PHRASE_ACCEPTED)
            continue;
        // What one list calls old or wrong may be the right name of something else.
        if (found.phrase->words == 1 && (mention->form->exact_count || is_part_of_person(a, m)))
            continue;
        if (!was_right(a, m, &found))
            take(a, m, &found);
    }
}
