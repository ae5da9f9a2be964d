// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "names/index/index.h"
#include "names/match/lists.h"

static const char LIST[] = "name\tkind\talso\told\tnot\tru\tnote\tcountry\tprominence\tminor\n"
                           "Joe Biden\tperson\tJoseph Biden\t\t\tДжо Байден\tpresident\tUS\t218\n"
                           "Kharkiv\tplace\t\tKharkov\tHarkiw\tХарьков\t\n"
                           "Kyiv Post\torganisation\t\t\t\t\tpaper\n"
                           "Karol Nawrocki\tperson\t\t\t\tКароль Навроцкий\t\n"
                           "Karol Shlosberg\tperson\t\t\t\tКароль Шлосберг\t\tRU\t2\tyes\n";

static void compile(struct stet_buf *blob)
{
    struct stet_arena arena = {0};
    struct stet_name_list list;
    struct stet_schemes schemes = {0};
    assert_int_equal(stet_name_schemes(&schemes, NULL), STET_OK);
    assert_int_equal(stet_name_list_parse(&list, &arena, "list.tsv", stet_str_from(LIST), NULL),
                     STET_OK);
    assert_int_equal(stet_index_compile(blob, &list, 1, &schemes, NULL), STET_OK);
    stet_schemes_release(&schemes);
    stet_arena_release(&arena);
}

static void what_was_compiled_is_found(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    struct stet_index index;
    compile(&blob);
    assert_true(stet_index_open(&index, blob.data, blob.size, false));
    assert_int_equal(index.entry_count, 5);
    uint32_t word = stet_index_word(&index, STET_STR("biden"));
    assert_int_not_equal(word, STET_NO_WORD);
    const struct stet_index_ref *ref = &index.refs[index.words[word].first_ref];
    assert_string_equal(stet_index_string(&index, index.entries[ref->entry].name), "Joe Biden");
    assert_true(ref->flags & STET_REF_FAMILY);
    assert_int_equal(index.entries[ref->entry].line_no, 2);
    assert_int_equal(stet_index_word(&index, STET_STR("baiden")), STET_NO_WORD);
    stet_buf_release(&blob);
}

static bool is_in_trie(const struct stet_index *index, const char *key)
{
    uint32_t value;
    assert_int_not_equal(stet_index_word(index, stet_str_from(key)), STET_NO_WORD);
    return stet_trie_get(&index->trie, stet_str_from(key), &value);
}

static void minor_names_are_listed_and_never_offered(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    struct stet_index index;
    compile(&blob);
    assert_true(stet_index_open(&index, blob.data, blob.size, false));
    assert_true(is_in_trie(&index, "biden"));
    assert_true(is_in_trie(&index, "karol")); // of a major entry, too
    assert_false(is_in_trie(&index, "shlosberg"));
    assert_null(stet_index_variant(&index, STET_STR("shlosberga")));
    assert_non_null(stet_index_phrase(&index, STET_STR("karol shlosberg")));
    stet_buf_release(&blob);
}

static void entries_know_country_and_prominence(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    struct stet_index index;
    compile(&blob);
    assert_true(stet_index_open(&index, blob.data, blob.size, false));
    assert_string_equal(stet_index_string(&index, index.entries[0].country), "US");
    assert_int_equal(index.entries[0].prominence, 218);
    assert_string_equal(stet_index_string(&index, index.entries[1].country), "");
    assert_int_equal(index.entries[1].prominence, 0);
    stet_buf_release(&blob);
}

static void phrases_keep_their_class(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    struct stet_index index;
    compile(&blob);
    assert_true(stet_index_open(&index, blob.data, blob.size, false));
    assert_int_equal(stet_index_phrase(&index, STET_STR("joseph biden"))->class,
                     STET_PHRASE_ACCEPTED);
    assert_int_equal(stet_index_phrase(&index, STET_STR("kharkov"))->class, STET_PHRASE_OLD);
    assert_int_equal(stet_index_phrase(&index, STET_STR("harkiw"))->class, STET_PHRASE_WRONG);
    assert_null(stet_index_phrase(&index, STET_STR("biden joe")));
    stet_buf_release(&blob);
}

static void variants_know_where_they_come_from(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    struct stet_index index;
    compile(&blob);
    assert_true(stet_index_open(&index, blob.data, blob.size, false));
    const struct stet_index_variant *variant = stet_index_variant(&index, STET_STR("navrotskogo"));
    assert_non_null(variant);
    assert_int_equal(variant->word, stet_index_word(&index, STET_STR("nawrocki")));
    assert_string_equal(stet_index_string(&index, variant->source_form), "Навроцкого");
    assert_non_null(stet_index_variant(&index, STET_STR("baiden")));
    stet_buf_release(&blob);
}

static void the_same_list_gives_the_same_bytes(void **state)
{
    (void)state;
    struct stet_buf one = {0}, two = {0};
    compile(&one);
    compile(&two);
    assert_int_equal(one.size, two.size);
    assert_memory_equal(one.data, two.data, one.size);
    stet_buf_release(&one);
    stet_buf_release(&two);
}

static void cut_blobs_are_refused(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    struct stet_index index;
    compile(&blob);
    for (size_t size = 0; size < blob.size; size += size < 512 ? 1 : 997)
        assert_false(stet_index_open(&index, blob.data, size, false));
    stet_buf_release(&blob);
}

// Everything that a checker reads by number or offset.
static void read_all(const struct stet_index *index)
{
    size_t sum = 0;
    for (uint32_t i = 0; i < index->entry_count; i++) {
        const struct stet_index_entry *e = &index->entries[i];
        sum +=
            strlen(stet_index_string(index, e->name)) + strlen(stet_index_string(index, e->path));
        for (uint32_t p = 0; p < e->part_count; p++)
            sum += index->words[index->parts[e->first_part + p]].key;
    }
    for (uint32_t i = 0; i < index->word_count; i++)
        for (uint32_t r = 0; r < index->words[i].ref_count; r++) {
            const struct stet_index_ref *ref = &index->refs[index->words[i].first_ref + r];
            sum += strlen(stet_index_string(index, ref->surface)) + index->entries[ref->entry].kind;
        }
    for (uint32_t i = 0; i < index->variant_count; i++)
        sum += strlen(stet_index_variant_of(index, &index->variants[i]).scheme) +
               index->words[index->variants[i].word].flags;
    static const char *const keys[] = {"biden", "baiden", "kharkov", "kyiv post", "zzz"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct stet_str key = stet_str_from(keys[i]);
        const struct stet_index_phrase *phrase = stet_index_phrase(index, key);
        sum += stet_index_word(index, key) + (phrase ? phrase->words : 0u);
        sum += stet_index_variant(index, key) != NULL;
    }
    assert_true(sum > 0);
}

// A flipped bit in a text or a count goes unnoticed and does no harm; one in a number or an offset is refused. Either way nothing is
// read outside (the sanitizers of the test build see to that).
static void flipped_bits_are_refused_or_harmless(void **state)
{
    (void)state;
    struct stet_buf blob = {0};
    compile(&blob);
    uint64_t *copy = malloc(blob.size + 8); // aligned as a mapping is
    unsigned refused = 0;
    uint32_t random = 1;
    assert_non_null(copy);
    for (int round = 0; round < 4000; round++) {
        struct stet_index index;
        memcpy(copy, blob.data, blob.size);
        random = random * 1664525u + 1013904223u;
        size_t at = round < 2000 ? (size_t)random % 256 : (size_t)random % blob.size;
        ((unsigned char *)copy)[at] ^= (unsigned char)(1u << (random >> 29));
        if (stet_index_open(&index, copy, blob.size, false))
            read_all(&index);
        else
            refused++;
    }
    assert_true(refused > 100);
    free(copy);
    stet_buf_release(&blob);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_compiled_is_found),
        cmocka_unit_test(minor_names_are_listed_and_never_offered),
        cmocka_unit_test(entries_know_country_and_prominence),
        cmocka_unit_test(phrases_keep_their_class),
        cmocka_unit_test(variants_know_where_they_come_from),
        cmocka_unit_test(the_same_list_gives_the_same_bytes),
        cmocka_unit_test(cut_blobs_are_refused),
        cmocka_unit_test(flipped_bits_are_refused_or_harmless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
