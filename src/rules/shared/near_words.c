// SPDX-License-Identifier: Apache-2.0
#include "rules/shared/near_words.h"

#include <stdio.h>

#include "base/embedded.h"
#include "base/utf8.h"
#include "names/article/article.h"
#include "spelling/spelling.h"
#include "text/unicode.h"

// Made by the build (src/compile/names.c): size of the strings, the strings, a trie whose values are their offsets.
static bool open_words(struct stet_trie *trie, const char **strings, const char *language)
{
    char name[64];
    snprintf(name, sizeof name, "near/%s", language);
    struct stet_str blob = stet_embedded(name);
    uint64_t size;
    if (blob.size < sizeof size)
        return false;
    memcpy(&size, blob.data, sizeof size);
    *strings = blob.data + sizeof size;
    return size <= blob.size - sizeof size &&
           stet_trie_trust(trie, *strings + size, blob.size - sizeof size - (size_t)size);
}

static void suggest_cased(struct stet_check *check, struct stet_issue *issue, struct stet_str word,
                          struct stet_str like)
{
    struct stet_buf cased = {0};
    size_t i = 0;
    if (stet_char_class(stet_utf8_next(like, &i)) == STET_CHAR_UPPER)
        stet_text_capitalise(&cased, word);
    else
        stet_buf_str(&cased, word);
    stet_issue_suggest(check, issue, stet_buf_view(&cased));
    stet_buf_release(&cased);
}

static bool search(const char **out, size_t *count, struct stet_check *check, struct stet_str text,
                   size_t max)
{
    struct stet_name_engine *engine = check->names->engine;
    struct stet_search_limits limits = {4.0f, 0.5f, 4.0f, (uint32_t)max, 4000};
    struct stet_search_hit hits[STET_SEARCH_HITS_MAX];
    struct stet_trie trie;
    const char *strings;
    char key[STET_KEY_SIZE];
    if (!open_words(&trie, &strings, stet_spelling_language(check->spelling)))
        return false;
    size_t size = stet_text_fold(stet_name_core(text), key, sizeof key);
    *count = stet_search(hits, &engine->search, &engine->lists->channel, &trie, 1,
                         (struct stet_str){key, size}, &limits);
    for (size_t i = 0; i < *count; i++)
        out[i] = strings + hits[i].value;
    return true;
}

size_t stet_near_by_units(const char **out, struct stet_check *check, struct stet_str text,
                          size_t max)
{
    size_t count = 0;
    return search(out, &count, check, text, max) ? count : 0;
}

bool stet_suggest_near_words(struct stet_check *check, struct stet_issue *issue, size_t max)
{
    struct stet_str text = stet_str_slice(check->doc->text, issue->start, issue->end);
    const char *found[STET_SEARCH_HITS_MAX];
    size_t count = 0;
    if (!search(found, &count, check, text, max))
        return false;
    for (size_t i = 0; i < count; i++)
        suggest_cased(check, issue, stet_str_from(found[i]), text);
    return true;
}
