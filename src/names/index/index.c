// SPDX-License-Identifier: Apache-2.0
// Reading the compiled form. It is trusted once its sizes, offsets and numbers have been checked, so that a damaged cache file is
// refused and never read beyond its end.
#include "names/index/index.h"

#include "base/hash.h"
#include "names/index/layout.h"

static bool take(const unsigned char *data, size_t size, const struct stet_index_section *section,
                 size_t item, const void **out, uint32_t *count)
{
    if (section->offset > size || section->size > size - section->offset || section->size % item ||
        section->offset % 8)
        return false;
    *out = data + section->offset;
    *count = (uint32_t)(section->size / item);
    return true;
}

static bool strings_good(const struct stet_index *index)
{
    return index->strings_size && index->strings[0] == '\0' &&
           index->strings[index->strings_size - 1] == '\0';
}

// Keys are copied into arrays of their largest size, and their first and last letters looked at.
static bool key_good(const struct stet_index *index, uint32_t offset)
{
    if (offset >= index->strings_size)
        return false;
    size_t size = strlen(index->strings + offset);
    for (size_t i = 0; i < size; i++)
        if (!stet_is_ascii_lower(index->strings[offset + i]))
            return false;
    return size > 0 && size <= STET_KEY_SIZE;
}

static bool entries_good(const struct stet_index *index)
{
    for (uint32_t i = 0; i < index->entry_count; i++) {
        const struct stet_index_entry *e = &index->entries[i];
        if (e->name >= index->strings_size || e->note >= index->strings_size ||
            e->path >= index->strings_size || e->country >= index->strings_size ||
            e->kind > STET_NAME_TERM || e->first_part > index->part_count ||
            e->part_count > index->part_count - e->first_part)
            return false;
    }
    for (uint32_t i = 0; i < index->part_count; i++)
        if (index->parts[i] >= index->word_count)
            return false;
    for (uint32_t i = 0; i < index->word_count; i++) {
        const struct stet_index_word *w = &index->words[i];
        if (!key_good(index, w->key) || w->first_ref > index->ref_count ||
            w->ref_count > index->ref_count - w->first_ref)
            return false;
    }
    for (uint32_t i = 0; i < index->ref_count; i++) {
        const struct stet_index_ref *r = &index->refs[i];
        if (r->entry >= index->entry_count || r->surface >= index->strings_size ||
            r->house >= index->strings_size)
            return false;
    }
    return true;
}

static bool phrases_good(const struct stet_index *index)
{
    for (uint32_t i = 0; i < index->label_count; i++)
        if (index->labels[i] >= index->strings_size)
            return false;
    for (uint32_t i = 0; i < index->phrase_count; i++)
        if (index->phrases[i].entry >= index->entry_count ||
            index->phrases[i].text >= index->strings_size ||
            index->phrases[i].class > STET_PHRASE_SPELT)
            return false;
    for (uint32_t i = 0; i < index->variant_count; i++) {
        const struct stet_index_variant *v = &index->variants[i];
        if (v->word >= index->word_count || v->source_word >= index->strings_size ||
            v->source_form >= index->strings_size || v->case_label >= index->label_count ||
            v->scheme_label >= index->label_count || v->variant_class > STET_VARIANT_RESPELT ||
            (v->more && i + 1 == index->variant_count) ||
            (!index->labels[v->case_label] &&
             (v->variant_class == STET_VARIANT_DECLINED || v->variant_class == STET_VARIANT_CUT)))
            return false;
    }
    return true;
}

static bool exceptions_good(const struct stet_index *index)
{
    for (uint32_t i = 0; i < index->exception_count; i++) {
        const struct stet_index_exception *e = &index->exceptions[i];
        if (e->entry >= index->entry_count || e->text >= index->strings_size ||
            e->next > index->exception_count || (e->next && e->next <= i + 1))
            return false;
    }
    return true;
}

static bool open_table(struct stet_prints *out, const unsigned char *data, size_t size,
                       const struct stet_index_section *section, uint32_t limit)
{
    const void *start;
    uint32_t bytes;
    if (!take(data, size, section, 1, &start, &bytes) || !stet_prints_open(out, start, bytes) ||
        out->value_size != sizeof(uint32_t))
        return false;
    for (uint32_t i = 0; i < out->count; i++)
        if (((const uint32_t *)(const void *)out->values)[i] >= limit)
            return false;
    return true;
}

// The leaves hold word numbers.
static bool trie_good(const struct stet_index *index)
{
    for (uint32_t i = 1; i < index->trie.node_count; i++)
        if (index->trie.nodes[i].mask == 0 && index->trie.nodes[i].base >= index->word_count)
            return false;
    return true;
}

static bool open_sections(struct stet_index *index, const unsigned char *data, size_t size,
                          const struct stet_index_header *header, bool trusted)
{
    const struct stet_index_section *s = header->section;
    const void *p[9], *trie;
    uint32_t trie_size;
    if (!take(data, size, &s[STET_SECTION_STRINGS], 1, &p[0], &index->strings_size) ||
        !take(data, size, &s[STET_SECTION_ENTRIES], sizeof *index->entries, &p[1],
              &index->entry_count) ||
        !take(data, size, &s[STET_SECTION_WORDS], sizeof *index->words, &p[2],
              &index->word_count) ||
        !take(data, size, &s[STET_SECTION_REFS], sizeof *index->refs, &p[3], &index->ref_count) ||
        !take(data, size, &s[STET_SECTION_PHRASES], sizeof *index->phrases, &p[4],
              &index->phrase_count) ||
        !take(data, size, &s[STET_SECTION_VARIANTS], sizeof *index->variants, &p[5],
              &index->variant_count) ||
        !take(data, size, &s[STET_SECTION_PARTS], sizeof *index->parts, &p[6],
              &index->part_count) ||
        !take(data, size, &s[STET_SECTION_EXCEPTIONS], sizeof *index->exceptions, &p[7],
              &index->exception_count) ||
        !take(data, size, &s[STET_SECTION_LABELS], sizeof *index->labels, &p[8],
              &index->label_count) ||
        !take(data, size, &s[STET_SECTION_TRIE], 1, &trie, &trie_size))
        return false;
    index->strings = p[0];
    index->entries = p[1];
    index->words = p[2];
    index->refs = p[3];
    index->phrases = p[4];
    index->variants = p[5];
    index->parts = p[6];
    index->exceptions = p[7];
    index->labels = p[8];
    return trusted ? stet_trie_trust(&index->trie, trie, trie_size)
                   : stet_trie_open(&index->trie, trie, trie_size);
}

bool stet_index_open(struct stet_index *out, const void *data, size_t size, bool trusted)
{
    struct stet_index_header header;
    struct stet_index index = {0};
    if (size < sizeof header)
        return false;
    memcpy(&header, data, sizeof header);
    if (header.magic != STET_INDEX_MAGIC || !open_sections(&index, data, size, &header, trusted) ||
        !strings_good(&index))
        return false;
    const struct stet_index_section *s = header.section;
    if (trusted) {
        const unsigned char *bytes = data;
        if (!stet_prints_trust(&index.word_table, bytes + s[STET_SECTION_WORD_TABLE].offset,
                               s[STET_SECTION_WORD_TABLE].size) ||
            !stet_prints_trust(&index.phrase_table, bytes + s[STET_SECTION_PHRASE_TABLE].offset,
                               s[STET_SECTION_PHRASE_TABLE].size) ||
            !stet_prints_trust(&index.variant_table, bytes + s[STET_SECTION_VARIANT_TABLE].offset,
                               s[STET_SECTION_VARIANT_TABLE].size) ||
            !stet_prints_trust(&index.exception_table,
                               bytes + s[STET_SECTION_EXCEPTION_TABLE].offset,
                               s[STET_SECTION_EXCEPTION_TABLE].size))
            return false;
    } else if (!trie_good(&index) || !entries_good(&index) || !phrases_good(&index) ||
               !exceptions_good(&index) ||
               !open_table(&index.word_table, data, size, &s[STET_SECTION_WORD_TABLE],
                           index.word_count) ||
               !open_table(&index.phrase_table, data, size, &s[STET_SECTION_PHRASE_TABLE],
                           index.phrase_count) ||
               !open_table(&index.variant_table, data, size, &s[STET_SECTION_VARIANT_TABLE],
                           index.variant_count) ||
               !open_table(&index.exception_table, data, size, &s[STET_SECTION_EXCEPTION_TABLE],
                           index.exception_count)) {
        return false;
    }
    *out = index;
    return true;
}

uint32_t stet_index_word(const struct stet_index *index, struct stet_str key)
{
    return stet_prints_get(&index->word_table, stet_hash(key), STET_NO_WORD);
}

const struct stet_index_phrase *stet_index_phrase(const struct stet_index *index,
                                                  struct stet_str keys)
{
    uint32_t i = stet_prints_get(&index->phrase_table, stet_hash(keys), UINT32_MAX);
    return i == UINT32_MAX ? NULL : &index->phrases[i];
}

const struct stet_index_variant *stet_index_variant(const struct stet_index *index,
                                                    struct stet_str key)
{
    uint32_t i = stet_prints_get(&index->variant_table, stet_hash(key), UINT32_MAX);
    return i == UINT32_MAX ? NULL : &index->variants[i];
}

const struct stet_index_exception *stet_index_exception(const struct stet_index *index,
                                                        struct stet_str key)
{
    uint32_t i = stet_prints_get(&index->exception_table, stet_hash(key), UINT32_MAX);
    return i == UINT32_MAX ? NULL : &index->exceptions[i];
}

const struct stet_index_variant *stet_index_next_variant(const struct stet_index *index,
                                                         const struct stet_index_variant *variant)
{
    (void)index;
    return variant->more ? variant + 1 : NULL;
}

struct stet_variant stet_index_variant_of(const struct stet_index *index,
                                          const struct stet_index_variant *variant)
{
    const char *case_name = stet_index_string(index, index->labels[variant->case_label]);
    return (struct stet_variant){
        .variant_class = (enum stet_variant_class)variant->variant_class,
        .source_word = stet_index_string(index, variant->source_word),
        .source_form = stet_index_string(index, variant->source_form),
        .case_name = *case_name ? case_name : NULL,
        .scheme = stet_index_string(index, index->labels[variant->scheme_label])};
}
