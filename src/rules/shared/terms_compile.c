// SPDX-License-Identifier: Apache-2.0
// Lists with a `not` column to the tables of terms.h.
#include <stdlib.h>

#include "base/error.h"
#include "base/hash.h"
#include "rules/shared/terms_layout.h"

struct compiler {
    struct stet_buf hashes, values, entries, strings;
    unsigned char single[STET_TERM_FILTER_BITS / 8], pair[STET_TERM_FILTER_BITS / 8];
    struct stet_map
        accepted; // hash of a folded phrase that some entry accepts, as key bytes in `arena`
    struct stet_arena arena;
    struct stet_error *err;
};

// Cuts at white space and hyphens, as the tokens of a text are walked; "_" ties words in names and is dropped.
static bool next_word(struct stet_str *rest, struct stet_str *word)
{
    size_t i = 0;
    while (i < rest->size && strchr(" -_", rest->data[i]))
        i++;
    size_t start = i;
    while (i < rest->size && !strchr(" -_", rest->data[i]))
        i++;
    *word = stet_str_slice(*rest, start, i);
    *rest = stet_str_slice(*rest, i, rest->size);
    return word->size > 0;
}

struct words {
    struct stet_str word[STET_TERM_WORDS];
    unsigned count;
};

static bool cut(struct words *out, struct stet_str text)
{
    struct stet_str word;
    out->count = 0;
    while (next_word(&text, &word)) {
        if (out->count == STET_TERM_WORDS)
            return false;
        out->word[out->count++] = word;
    }
    return out->count > 0;
}

// The word that takes the plural: the one before "of", else the last.
static unsigned head_of(const struct words *words)
{
    for (unsigned i = 1; i + 1 < words->count; i++)
        if (stet_str_eq_nocase(words->word[i], STET_STR("of")))
            return i - 1;
    return words->count - 1;
}

static bool is_plural(struct stet_str word)
{
    return word.size > 3 && stet_str_ends(word, STET_STR("s")) &&
           !stet_str_ends(word, STET_STR("ss"));
}

static struct stet_str plural_of(struct stet_arena *arena, struct stet_str word)
{
    char last = word.data[word.size - 1], before = word.size > 1 ? word.data[word.size - 2] : 'a';
    if (last == 'y' && !strchr("aeiou", before))
        return stet_str_from(stet_arena_printf(arena, "%.*sies", (int)word.size - 1, word.data));
    bool hissing = strchr("sxz", last) || (last == 'h' && strchr("cs", before));
    return stet_str_from(
        stet_arena_printf(arena, "%.*s%s", (int)word.size, word.data, hissing ? "es" : "s"));
}

static bool fold(struct stet_terms_phrase *out, const struct words *words)
{
    out->size = 0;
    for (unsigned i = 0; i < words->count; i++)
        if (!stet_terms_add_word(out, words->word[i]))
            return false;
    return true;
}

static void add_hash(struct compiler *compiler, const struct words *words,
                     const struct stet_terms_phrase *phrase, uint32_t value)
{
    uint64_t hash = stet_hash((struct stet_str){phrase->text, phrase->size});
    uint32_t first = stet_terms_letters(words->word[0]);
    bool alone = words->count == 1;
    unsigned char *bits = alone ? compiler->single : compiler->pair;
    uint32_t bit = alone ? first : stet_terms_pair(first, stet_terms_letters(words->word[1]));
    stet_buf_append(&compiler->hashes, &hash, sizeof hash);
    stet_buf_append(&compiler->values, &value, sizeof value);
    bits[bit / 8] |= (unsigned char)(1u << (bit % 8));
}

static bool is_accepted(const struct compiler *compiler, const struct stet_terms_phrase *phrase)
{
    return stet_map_get(&compiler->accepted, (struct stet_str){phrase->text, phrase->size}) != NULL;
}

static void accept(struct compiler *compiler, struct stet_str text)
{
    struct words words;
    struct stet_terms_phrase phrase;
    if (cut(&words, text) && fold(&phrase, &words))
        stet_map_put(&compiler->accepted,
                     stet_arena_copy(&compiler->arena, (struct stet_str){phrase.text, phrase.size}),
                     1, NULL);
}

// Does the same line forbid the singular of the phrase too? Then the phrase is its plural, not a set plural (cassette munitions).
static bool has_singular(struct compiler *compiler, const struct stet_name_entry *entry,
                         const struct stet_terms_phrase *phrase)
{
    struct stet_str rest = entry->wrong, value;
    struct words words;
    struct stet_terms_phrase other;
    while (stet_name_next_value(&rest, &value)) {
        if (!cut(&words, value))
            continue;
        unsigned head = head_of(&words);
        words.word[head] = plural_of(&compiler->arena, words.word[head]);
        if (fold(&other, &words) && other.size == phrase->size &&
            memcmp(other.text, phrase->text, other.size) == 0)
            return true;
    }
    return false;
}

// Is the phrase the name in other capitals?
static bool same_letters(const struct stet_terms_phrase *phrase, struct stet_str name)
{
    struct words words;
    struct stet_terms_phrase other;
    return cut(&words, name) && fold(&other, &words) && other.size == phrase->size &&
           memcmp(other.text, phrase->text, other.size) == 0;
}

static enum stet_status add_phrase(struct compiler *compiler, const struct stet_name_list *list,
                                   const struct stet_name_entry *entry, struct stet_str text,
                                   uint32_t number, bool plural_name)
{
    struct words words;
    struct stet_terms_phrase phrase;
    if (!cut(&words, text) || !fold(&phrase, &words))
        return stet_fail(compiler->err, STET_ERROR_DATA, list->path, entry->line_no, 0,
                         "\"%.*s\" is no phrase of 1 to %d words", (int)text.size, text.data,
                         STET_TERM_WORDS);
    if (same_letters(&phrase, entry->name)) {
        add_hash(compiler, &words, &phrase, STET_TERMS_CASE | number * 2);
        return STET_OK;
    }
    if (is_accepted(compiler, &phrase))
        return stet_fail(compiler->err, STET_ERROR_DATA, list->path, entry->line_no, 0,
                         "\"%.*s\" is wrong here, but accepted by another line of the glossary",
                         (int)text.size, text.data);
    unsigned head = head_of(&words);
    bool plural = is_plural(words.word[head]);
    add_hash(compiler, &words, &phrase,
             number * 2 + (plural && !plural_name && has_singular(compiler, entry, &phrase)));
    if (plural)
        return STET_OK;
    words.word[head] = plural_of(&compiler->arena, words.word[head]);
    if (fold(&phrase, &words) && !is_accepted(compiler, &phrase))
        add_hash(compiler, &words, &phrase, number * 2 + !plural_name);
    return STET_OK;
}

// After all that is wrong: of equal phrases the first one counts.
static void add_accepted(struct compiler *compiler, struct stet_str text)
{
    struct words words;
    struct stet_terms_phrase phrase;
    if (!cut(&words, text) || !fold(&phrase, &words))
        return; // too long to be anybody's phrase
    add_hash(compiler, &words, &phrase, STET_TERMS_ACCEPTED * 2u);
    unsigned head = head_of(&words);
    words.word[head] = plural_of(&compiler->arena, words.word[head]);
    if (fold(&phrase, &words))
        add_hash(compiler, &words, &phrase, STET_TERMS_ACCEPTED * 2u + 1);
}

static void for_accepted(struct compiler *compiler, const struct stet_name_list *lists,
                         size_t list_count, void (*fn)(struct compiler *, struct stet_str))
{
    for (size_t l = 0; l < list_count; l++)
        for (size_t i = 0; i < lists[l].count; i++) {
            struct stet_str also = lists[l].entries[i].also, value;
            fn(compiler, lists[l].entries[i].name);
            while (stet_name_next_value(&also, &value))
                fn(compiler, value);
        }
}

static uint32_t add_string(struct compiler *compiler, struct stet_str text)
{
    uint32_t offset = (uint32_t)compiler->strings.size;
    stet_buf_str(&compiler->strings, text);
    stet_buf_putc(&compiler->strings, '\0');
    return offset;
}

static enum stet_status add_entry(struct compiler *compiler, const struct stet_name_list *list,
                                  const struct stet_name_entry *entry, uint32_t path)
{
    struct words words;
    struct stet_str rest = entry->wrong, value;
    if (!entry->wrong.size)
        return STET_OK;
    uint32_t number = (uint32_t)(compiler->entries.size / sizeof(struct stet_term));
    struct stet_term term = {add_string(compiler, entry->name), add_string(compiler, entry->note),
                             path, entry->line_no};
    stet_buf_append(&compiler->entries, &term, sizeof term);
    bool plural_name = cut(&words, entry->name) && is_plural(words.word[head_of(&words)]);
    enum stet_status status = STET_OK;
    while (status == STET_OK && stet_name_next_value(&rest, &value))
        status = add_phrase(compiler, list, entry, value, number, plural_name);
    return status;
}

static void write_blob(struct compiler *compiler, struct stet_buf *blob)
{
    struct stet_buf table = {0};
    stet_table_write(&table, (const uint64_t *)(const void *)compiler->hashes.data,
                     (const uint32_t *)(const void *)compiler->values.data,
                     compiler->hashes.size / sizeof(uint64_t));
    const struct stet_str parts[STET_TERMS_SECTIONS] = {
        stet_buf_view(&table),
        stet_buf_view(&compiler->entries),
        {(const char *)compiler->single, sizeof compiler->single},
        {(const char *)compiler->pair, sizeof compiler->pair},
        stet_buf_view(&compiler->strings)};
    struct stet_terms_header header = {.magic = STET_TERMS_MAGIC};
    uint64_t at = sizeof header;
    for (size_t i = 0; i < STET_TERMS_SECTIONS; i++) {
        header.section[i] = (struct stet_terms_section){at, parts[i].size};
        at += (parts[i].size + 7) / 8 * 8;
    }
    stet_buf_append(blob, &header, sizeof header);
    for (size_t i = 0; i < STET_TERMS_SECTIONS; i++) {
        stet_buf_str(blob, parts[i]);
        stet_buf_align(blob, 8);
    }
    stet_buf_release(&table);
}

enum stet_status stet_terms_compile(struct stet_buf *blob, const struct stet_name_list *lists,
                                    size_t list_count, bool keep_accepted, struct stet_error *err)
{
    struct compiler *compiler = stet_xcalloc(1, sizeof *compiler);
    enum stet_status status = STET_OK;
    compiler->err = err;
    for_accepted(compiler, lists, list_count, accept);
    for (size_t l = 0; l < list_count && status == STET_OK; l++) {
        uint32_t path = add_string(compiler, stet_str_from(lists[l].path));
        for (size_t i = 0; i < lists[l].count && status == STET_OK; i++)
            status = add_entry(compiler, &lists[l], &lists[l].entries[i], path);
    }
    if (keep_accepted)
        for_accepted(compiler, lists, list_count, add_accepted);
    if (status == STET_OK)
        write_blob(compiler, blob);
    stet_buf_release(&compiler->hashes);
    stet_buf_release(&compiler->values);
    stet_buf_release(&compiler->entries);
    stet_buf_release(&compiler->strings);
    stet_map_release(&compiler->accepted);
    stet_arena_release(&compiler->arena);
    free(compiler);
    return status;
}
