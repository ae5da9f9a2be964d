// SPDX-License-Identifier: Apache-2.0
// A name list: what can be parsed can be compiled, with the forms of its source languages, into an index that passes the reader's own
// examination, and every name of it that can be found is found.
#include "target.h"

#include "names/match/lists.h"
#include "text/unicode.h"

static struct stet_schemes schemes; // read once a process

static void look_up(const struct stet_index *index, const struct stet_name_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        for (unsigned w = 0; w < list->entries[i].words.count; w++) {
            char key[STET_KEY_SIZE];
            size_t n = stet_text_fold(list->entries[i].words.word[w], key, sizeof key);
            uint32_t word = stet_index_word(index, (struct stet_str){key, n});
            MUST(word == STET_NO_WORD || word < index->word_count);
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool read;
    struct stet_arena arena = {0};
    struct stet_buf blob = {0};
    struct stet_name_list list;
    struct stet_index index;
    if (!read)
        MUST(stet_name_schemes(&schemes, NULL) == STET_OK);
    read = true;
    if (stet_name_list_parse(&list, &arena, "list.tsv", (struct stet_str){(const char *)data, size},
                             NULL) == STET_OK &&
        stet_index_compile(&blob, &list, 1, &schemes, NULL) == STET_OK) {
        MUST(stet_index_open(&index, blob.data, blob.size, false));
        look_up(&index, &list);
    }
    stet_buf_release(&blob);
    stet_arena_release(&arena);
    return 0;
}
