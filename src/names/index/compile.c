// SPDX-License-Identifier: Apache-2.0
// Lists to the compiled form. Everything is appended to growing arrays and written out once; references are gathered in the order
// of the lists and then sorted by word, so the result is the same at every run.
#include <stdlib.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "names/index/compile.h"
#include "names/index/layout.h"
#include "text/unicode.h"

struct pending_ref {
    uint32_t word, order;
    struct stet_index_ref ref;
};

uint32_t stet_compiler_string(struct compiler *c, struct stet_str text)
{
    if (!text.size)
        return 0;
    const uint32_t *known = stet_map_get(&c->string_map, text);
    if (known)
        return *known;
    uint32_t offset = (uint32_t)c->strings.size;
    stet_buf_str(&c->strings, text);
    stet_buf_putc(&c->strings, '\0');
    stet_map_put(&c->string_map, stet_arena_copy(&c->arena, text), offset, NULL);
    return offset;
}

uint8_t stet_compiler_label(struct compiler *c, const char *text)
{
    uint32_t offset = stet_compiler_string(c, stet_str_from(text));
    size_t count = c->labels.size / sizeof offset;
    for (size_t i = 0; i < count; i++)
        if (((const uint32_t *)(const void *)c->labels.data)[i] == offset)
            return (uint8_t)i;
    stet_buf_append(&c->labels, &offset, sizeof offset);
    return (uint8_t)count;
}

uint32_t stet_compiler_word(struct compiler *c, struct stet_str key)
{
    const uint32_t *known = stet_map_get(&c->word_map, key);
    if (known)
        return *known;
    uint32_t number = (uint32_t)(c->words.size / sizeof(struct stet_index_word));
    struct stet_index_word word = {.key = stet_compiler_string(c, key)};
    stet_buf_append(&c->words, &word, sizeof word);
    stet_map_put(&c->word_map, stet_arena_copy(&c->arena, key), number, NULL);
    return number;
}

static void add_ref(struct compiler *c, struct stet_str key, struct stet_index_ref ref)
{
    struct pending_ref pending = {stet_compiler_word(c, key),
                                  (uint32_t)(c->refs.size / sizeof pending), ref};
    stet_buf_append(&c->refs, &pending, sizeof pending);
}

bool stet_begins_small(struct stet_str word)
{
    size_t i = 0;
    return word.size && stet_char_class(stet_utf8_next(word, &i)) == STET_CHAR_LOWER;
}

static unsigned ref_flags(const struct stet_name_entry *entry, const struct stet_name_words *words,
                          unsigned i, bool house)
{
    bool family = i >= words->family_first && i < words->family_end;
    bool person = entry->kind == STET_NAME_PERSON;
    return (house ? STET_REF_HOUSE : 0u) | (words->count == 1 ? STET_REF_SOLE : 0u) |
           (person && family ? STET_REF_FAMILY : 0u) |
           ((person && !family) || entry->kind == STET_NAME_GIVEN ? STET_REF_GIVEN : 0u) |
           (stet_begins_small(words->word[i]) ? STET_REF_LOWER : 0u) |
           (entry->source_count ? STET_REF_SOURCED : 0u) | (entry->minor ? 0u : STET_REF_MAJOR);
}

// The word of the house spelling that word `i` of another spelling stands for: the same place when both have equally many words;
// otherwise nothing certain is known and the spelling stands for itself.
static struct stet_str house_word(const struct stet_name_entry *entry,
                                  const struct stet_name_words *words, unsigned i)
{
    return words->count == entry->words.count ? entry->words.word[i] : words->word[i];
}

// Figures have no letters to compare: Russia-1 would be the word Russia.
static bool has_digit(struct stet_str word)
{
    for (size_t i = 0; i < word.size; i++)
        if (stet_is_ascii_digit(word.data[i]))
            return true;
    return false;
}

static void add_word_refs(struct compiler *c, const struct stet_name_entry *entry,
                          const struct stet_name_words *words, unsigned i, bool house)
{
    char key[STET_KEY_SIZE];
    struct stet_str word = words->word[i];
    struct stet_index_ref ref = {.entry = c->entry,
                                 .surface = stet_compiler_string(c, word),
                                 .house = stet_compiler_string(c, house_word(entry, words, i)),
                                 .part = (uint16_t)i,
                                 .flags = (uint16_t)ref_flags(entry, words, i, house)};
    size_t size = has_digit(word) ? 0 : stet_text_fold(word, key, sizeof key);
    if (size >= 2)
        add_ref(c, (struct stet_str){key, size}, ref);
    if (!memchr(word.data, '-', word.size))
        return;
    // The parts of a hyphenated word by themselves: a text may break it, and they lend no evidence to another spelling.
    for (struct stet_str rest = word; rest.data;) {
        struct stet_str piece = stet_str_split(&rest, '-');
        size = stet_text_fold(piece, key, sizeof key);
        if (size < 3)
            continue;
        ref.surface = ref.house = stet_compiler_string(c, piece);
        ref.flags = (uint16_t)((ref.flags & ~(unsigned)STET_REF_SOLE) |
                               (stet_begins_small(piece) ? STET_REF_LOWER : 0u));
        add_ref(c, (struct stet_str){key, size}, ref);
    }
}

// Keys of a spelling joined with single spaces; empty when one word has no key.
void stet_phrase_key(struct stet_buf *out, const struct stet_name_words *words)
{
    char key[STET_KEY_SIZE];
    stet_buf_clear(out);
    for (unsigned i = 0; i < words->count; i++) {
        size_t size =
            has_digit(words->word[i]) ? 0 : stet_text_fold(words->word[i], key, sizeof key);
        if (!size) {
            stet_buf_clear(out);
            return;
        }
        if (i)
            stet_buf_putc(out, ' ');
        stet_buf_append(out, key, size);
    }
}

// The first of several phrases with one key stands.
void stet_compiler_phrase(struct compiler *c, struct stet_str key, unsigned words,
                          struct stet_str text, enum stet_phrase_class class)
{
    uint32_t number = (uint32_t)(c->phrases.size / sizeof(struct stet_index_phrase));
    bool added = false;
    if (key.size)
        stet_map_put(&c->phrase_map, stet_arena_copy(&c->arena, key), number, &added);
    if (!added)
        return;
    struct stet_index_phrase phrase = {c->entry, stet_compiler_string(c, text), (uint16_t)words,
                                       (uint16_t) class};
    uint64_t hash = stet_hash(key);
    stet_buf_append(&c->phrases, &phrase, sizeof phrase);
    stet_buf_append(&c->phrase_hashes, &hash, sizeof hash);
    stet_buf_append(&c->phrase_values, &number, sizeof number);
}

static void add_phrase(struct compiler *c, const struct stet_name_words *words,
                       struct stet_str text, enum stet_phrase_class class)
{
    struct stet_buf key = {0};
    stet_phrase_key(&key, words);
    stet_compiler_phrase(c, stet_buf_view(&key), words->count, text, class);
    stet_buf_release(&key);
}

static void add_spellings(struct compiler *c, const struct stet_name_entry *entry,
                          struct stet_str field, enum stet_phrase_class class)
{
    struct stet_str value;
    while (stet_name_next_value(&field, &value)) {
        struct stet_name_words words;
        struct stet_str shown;
        if (!stet_name_words_of(&words, &shown, &c->arena, entry->kind, value))
            continue;
        add_phrase(c, &words, shown, class);
        for (unsigned i = 0; class == STET_PHRASE_ACCEPTED && i < words.count; i++)
            add_word_refs(c, entry, &words, i, false);
    }
}

// The exception is found through any of its words that a text writes with a capital. Chains run forwards: the map holds the last
// of each, the table the first.
static void add_exception_word(struct compiler *c, struct stet_str word, uint32_t text)
{
    char bytes[STET_KEY_SIZE];
    struct stet_str key = {bytes, stet_text_fold(word, bytes, sizeof bytes)};
    if (key.size < 2 || stet_begins_small(word))
        return;
    uint32_t number = (uint32_t)(c->exceptions.size / sizeof(struct stet_index_exception));
    struct stet_index_exception exception = {c->entry, text, 0};
    stet_buf_append(&c->exceptions, &exception, sizeof exception);
    uint32_t *last = stet_map_get(&c->exception_map, key);
    if (last) {
        ((struct stet_index_exception *)(void *)c->exceptions.data)[*last].next = number + 1;
        *last = number;
        return;
    }
    uint64_t hash = stet_hash(key);
    stet_map_put(&c->exception_map, stet_arena_copy(&c->arena, key), number, NULL);
    stet_buf_append(&c->exception_hashes, &hash, sizeof hash);
    stet_buf_append(&c->exception_values, &number, sizeof number);
}

static void add_exceptions(struct compiler *c, struct stet_str field)
{
    struct stet_str value;
    while (stet_name_next_value(&field, &value)) {
        uint32_t text = stet_compiler_string(c, value);
        for (struct stet_str rest = value; rest.data;) {
            struct stet_str word = stet_str_split(&rest, ' ');
            add_exception_word(c, word, text);
            if (memchr(word.data, '-', word.size))
                while (word.data)
                    add_exception_word(c, stet_str_split(&word, '-'), text);
        }
    }
}

static void add_parts(struct compiler *c, const struct stet_name_entry *entry,
                      struct stet_index_entry *record)
{
    record->first_part = (uint32_t)(c->parts.size / sizeof(uint32_t));
    for (unsigned i = 0; i < entry->words.count; i++) {
        char key[STET_KEY_SIZE];
        size_t size = stet_text_fold(entry->words.word[i], key, sizeof key);
        if (size < 3 || stet_begins_small(entry->words.word[i]))
            continue;
        uint32_t word = stet_compiler_word(c, (struct stet_str){key, size});
        stet_buf_append(&c->parts, &word, sizeof word);
        record->part_count++;
    }
}

static void add_entry(struct compiler *c, const struct stet_name_list *list,
                      const struct stet_name_entry *entry)
{
    struct stet_index_entry record = {.name = stet_compiler_string(c, entry->name),
                                      .note = stet_compiler_string(c, entry->note),
                                      .path = stet_compiler_string(c, stet_str_from(list->path)),
                                      .line_no = entry->line_no,
                                      .kind = (uint32_t)entry->kind,
                                      .word_count = entry->words.count,
                                      .since = entry->since,
                                      .country = stet_compiler_string(c, entry->country),
                                      .prominence = entry->prominence};
    c->entry = (uint32_t)(c->entries.size / sizeof record);
    add_parts(c, entry, &record);
    stet_buf_append(&c->entries, &record, sizeof record);
    add_phrase(c, &entry->words, entry->name, STET_PHRASE_ACCEPTED);
    for (unsigned i = 0; i < entry->words.count; i++)
        add_word_refs(c, entry, &entry->words, i, true);
    add_spellings(c, entry, entry->also, STET_PHRASE_ACCEPTED);
    add_spellings(c, entry, entry->old, STET_PHRASE_OLD);
    add_spellings(c, entry, entry->wrong, STET_PHRASE_WRONG);
    add_exceptions(c, entry->except);
}

static int by_word(const void *a, const void *b)
{
    const struct pending_ref *x = a, *y = b;
    if (x->word != y->word)
        return x->word < y->word ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

// References sorted by word into their final array; words learn where theirs begin.
static void settle_refs(struct compiler *c, struct stet_buf *out)
{
    struct pending_ref *pending = (struct pending_ref *)(void *)c->refs.data;
    size_t count = c->refs.size / sizeof *pending;
    struct stet_index_word *words = (struct stet_index_word *)(void *)c->words.data;
    if (count)
        qsort(pending, count, sizeof *pending, by_word);
    for (size_t i = 0; i < count; i++) {
        struct stet_index_word *word = &words[pending[i].word];
        if (!word->ref_count)
            word->first_ref = (uint32_t)i;
        word->ref_count++;
        word->flags |= pending[i].ref.flags;
        stet_buf_append(out, &pending[i].ref, sizeof pending[i].ref);
    }
}

// Chains side by side, each where its key was first met; the table is told where.
static void settle_variants(struct compiler *c, struct stet_buf *out)
{
    const struct pending_variant *pending =
        (const struct pending_variant *)(const void *)c->variants.data;
    uint32_t *heads = (uint32_t *)(void *)c->variant_values.data;
    for (size_t i = 0; i < c->variant_values.size / sizeof *heads; i++) {
        uint32_t number = heads[i] + 1;
        heads[i] = (uint32_t)(out->size / sizeof(struct stet_index_variant));
        while (number) {
            struct stet_index_variant record = pending[number - 1].record;
            number = pending[number - 1].next;
            record.more = number != 0;
            stet_buf_append(out, &record, sizeof record);
        }
    }
}

// Words of at least three letters that begin with a capital somewhere: the others (of, the, von) are never what a mangled name meant. Of
// minor entries none.
static enum stet_status build_trie(struct compiler *c, struct stet_buf *out, struct stet_error *err)
{
    const struct stet_index_word *words =
        (const struct stet_index_word *)(const void *)c->words.data;
    size_t count = c->words.size / sizeof *words, kept = 0;
    struct stet_trie_word *items = stet_xcalloc(count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        struct stet_str key = stet_str_from(c->strings.data + words[i].key);
        if (key.size >= 3 && key.size <= STET_TRIE_WORD_MAX && !(words[i].flags & STET_REF_LOWER) &&
            (words[i].flags & STET_REF_MAJOR))
            items[kept++] = (struct stet_trie_word){key, (uint32_t)i};
    }
    enum stet_status status = stet_trie_build(out, items, kept, err);
    free(items);
    return status;
}

static void put_section(struct stet_buf *blob, size_t start, struct stet_index_header *header,
                        enum stet_index_sections which, const struct stet_buf *data)
{
    stet_buf_align(blob, 8);
    header->section[which] = (struct stet_index_section){blob->size - start, data->size};
    stet_buf_append(blob, data->data, data->size);
}

static void put_table(struct stet_buf *blob, size_t start, struct stet_index_header *header,
                      enum stet_index_sections which, const struct stet_buf *hashes,
                      const struct stet_buf *values)
{
    struct stet_buf table = {0};
    stet_prints_write(&table, (const uint64_t *)(const void *)hashes->data,
                      (const uint32_t *)(const void *)values->data, sizeof(uint32_t),
                      values->size / sizeof(uint32_t));
    put_section(blob, start, header, which, &table);
    stet_buf_release(&table);
}

static void word_hashes(struct compiler *c, struct stet_buf *hashes, struct stet_buf *values)
{
    const struct stet_index_word *words =
        (const struct stet_index_word *)(const void *)c->words.data;
    for (uint32_t i = 0; i < c->words.size / sizeof *words; i++) {
        uint64_t hash = stet_hash(stet_str_from(c->strings.data + words[i].key));
        stet_buf_append(hashes, &hash, sizeof hash);
        stet_buf_append(values, &i, sizeof i);
    }
}

static enum stet_status write_blob(struct compiler *c, struct stet_buf *blob,
                                   struct stet_error *err)
{
    struct stet_buf refs = {0}, variants = {0}, trie = {0}, hashes = {0}, values = {0};
    settle_refs(c, &refs);
    settle_variants(c, &variants);
    enum stet_status status = build_trie(c, &trie, err);
    if (status == STET_OK) {
        stet_buf_align(blob, 16);
        size_t start = blob->size;
        struct stet_index_header header = {.magic = STET_INDEX_MAGIC};
        stet_buf_append(blob, &header, sizeof header);
        put_section(blob, start, &header, STET_SECTION_STRINGS, &c->strings);
        put_section(blob, start, &header, STET_SECTION_ENTRIES, &c->entries);
        put_section(blob, start, &header, STET_SECTION_WORDS, &c->words);
        put_section(blob, start, &header, STET_SECTION_REFS, &refs);
        put_section(blob, start, &header, STET_SECTION_PARTS, &c->parts);
        put_section(blob, start, &header, STET_SECTION_PHRASES, &c->phrases);
        put_section(blob, start, &header, STET_SECTION_VARIANTS, &variants);
        put_section(blob, start, &header, STET_SECTION_LABELS, &c->labels);
        put_section(blob, start, &header, STET_SECTION_EXCEPTIONS, &c->exceptions);
        word_hashes(c, &hashes, &values);
        put_table(blob, start, &header, STET_SECTION_WORD_TABLE, &hashes, &values);
        put_table(blob, start, &header, STET_SECTION_PHRASE_TABLE, &c->phrase_hashes,
                  &c->phrase_values);
        put_table(blob, start, &header, STET_SECTION_VARIANT_TABLE, &c->variant_hashes,
                  &c->variant_values);
        put_table(blob, start, &header, STET_SECTION_EXCEPTION_TABLE, &c->exception_hashes,
                  &c->exception_values);
        put_section(blob, start, &header, STET_SECTION_TRIE, &trie);
        memcpy(blob->data + start, &header, sizeof header);
    }
    stet_buf_release(&refs);
    stet_buf_release(&variants);
    stet_buf_release(&trie);
    stet_buf_release(&hashes);
    stet_buf_release(&values);
    return status;
}

static void release(struct compiler *c)
{
    struct stet_buf *buffers[] = {
        &c->strings,       &c->entries,          &c->words,           &c->refs,
        &c->parts,         &c->phrases,          &c->variants,        &c->labels,
        &c->phrase_hashes, &c->phrase_values,    &c->variant_hashes,  &c->variant_values,
        &c->exceptions,    &c->exception_hashes, &c->exception_values};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        stet_buf_release(buffers[i]);
    stet_map_release(&c->string_map);
    stet_map_release(&c->word_map);
    stet_map_release(&c->phrase_map);
    stet_map_release(&c->variant_map);
    stet_map_release(&c->exception_map);
    stet_arena_release(&c->arena);
}

// Terms stand in the same lists, but are ordinary words: rules/shared/terms.h has them.
static bool is_name(const struct stet_name_entry *entry)
{
    return entry->kind != STET_NAME_TERM;
}

enum stet_status stet_index_compile(struct stet_buf *blob, const struct stet_name_list *lists,
                                    size_t list_count, const struct stet_schemes *schemes,
                                    struct stet_error *err)
{
    struct compiler c = {.schemes = schemes};
    stet_buf_putc(&c.strings, '\0'); // offset 0 is the empty string
    for (size_t l = 0; l < list_count; l++)
        for (size_t i = 0; i < lists[l].count; i++)
            if (is_name(&lists[l].entries[i]))
                add_entry(&c, &lists[l], &lists[l].entries[i]);
    // Variants last: by then every listed word and phrase is known.
    c.entry = 0;
    for (size_t l = 0; l < list_count; l++)
        for (size_t i = 0; i < lists[l].count; i++)
            if (is_name(&lists[l].entries[i])) {
                const struct stet_name_entry *entry = &lists[l].entries[i];
                for (unsigned source = 0; schemes && !entry->minor && source < entry->source_count;
                     source++)
                    stet_compiler_variants(&c, entry, &entry->sources[source]);
                c.entry++;
            }
    // Offsets into the texts are 32 bits wide; longer lists would have to be parted into layers.
    enum stet_status status =
        c.labels.size / sizeof(uint32_t) > STET_MOST_LABELS
            ? stet_fail(err, STET_ERROR_DATA, NULL, 0, 0,
                        "the source languages have more than %d names of cases and schemes",
                        STET_MOST_LABELS)
        : c.strings.size > UINT32_MAX
            ? stet_fail(err, STET_ERROR_DATA, list_count ? lists[0].path : NULL, 0, 0,
                        "the list needs more than 4 GiB of texts; part it into several lists")
            : write_blob(&c, blob, err);
    release(&c);
    return status;
}
