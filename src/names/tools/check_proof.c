// SPDX-License-Identifier: Apache-2.0
// `also` and `not` are the list's own tests. Each spelling is an article of its own, checked by the engine with the lists under test and
// nothing else; the default list stays what it always is, the knowledge of what names there are.
#include "names/article/article.h"
#include "names/tools/check.h"

struct proof {
    struct stet_list_check *check;
    struct stet_name_engine engine;
};

// The most confident hit in `text`, as a copy; false: nothing would be said.
static bool first_hit(struct proof *proof, struct stet_str text, struct stet_name_hit *out,
                      struct stet_arena *arena)
{
    struct stet_prose prose;
    struct stet_document doc;
    stet_prose_init(&prose, arena, text);
    stet_prose_text(&prose, 0, text.size);
    stet_prose_break(&prose, STET_BLOCK_PARAGRAPH);
    stet_prose_finish(&prose);
    stet_document_init(&doc, &prose, &proof->check->lexicon);
    const struct stet_names *names = stet_names_analyse(&proof->engine, &doc);
    bool any = false;
    for (uint32_t i = 0; i < names->hit_count; i++)
        if (!any || names->hits[i].confidence > out->confidence) {
            *out = names->hits[i];
            any = true;
        }
    return any;
}

// The spelling as printed, without the marks of a family name.
static struct stet_str shown(struct stet_arena *arena, enum stet_name_kind kind,
                             struct stet_str value)
{
    struct stet_name_words words;
    struct stet_str text = value;
    stet_name_words_of(&words, &text, arena, kind, value);
    return text;
}

static void prove_silent(struct proof *proof, uint32_t list, const struct stet_name_entry *entry,
                         const char *column, struct stet_str value)
{
    struct stet_arena arena = {0};
    struct stet_name_hit hit = {0};
    if (first_hit(proof, shown(&arena, entry->kind, value), &hit, &arena))
        stet_list_complain(proof->check, list, entry->line_no,
                           hit.hit_class == STET_HIT_OLD ? STET_SEVERITY_WARNING
                                                         : STET_SEVERITY_ERROR,
                           "%s \"%.*s\" would be reported: \"%s\" is suggested", column,
                           (int)value.size, value.data, hit.suggestion);
    stet_arena_release(&arena);
}

// The text with the suggestion put in is the name: a part of it may be all that needed mending (Shakhed-136).
static bool mends(struct stet_arena *arena, struct stet_str text, const struct stet_name_hit *hit,
                  struct stet_str name)
{
    const char *mended =
        stet_arena_printf(arena, "%.*s%s%.*s", (int)hit->start_byte, text.data, hit->suggestion,
                          (int)(text.size - hit->end_byte), text.data + hit->end_byte);
    struct stet_str result = stet_str_from(mended);
    if (stet_str_eq(result, name))
        return true;
    // Of a person's name the words that stand for the wrong ones are enough: Blinkin is mended by Blinken.
    size_t at = stet_str_find(name, result, 0);
    return at != SIZE_MAX && (at == 0 || name.data[at - 1] == ' ') &&
           (at + result.size == name.size || name.data[at + result.size] == ' ');
}

static void prove_found(struct proof *proof, uint32_t list, const struct stet_name_entry *entry,
                        struct stet_str value)
{
    struct stet_arena arena = {0};
    struct stet_name_hit hit = {0};
    struct stet_str text = shown(&arena, entry->kind, value);
    bool found = first_hit(proof, text, &hit, &arena);
    if (!found)
        stet_list_complain(proof->check, list, entry->line_no, STET_SEVERITY_ERROR,
                           "not \"%.*s\" would not be reported", (int)value.size, value.data);
    else if (!mends(&arena, text, &hit, entry->name))
        stet_list_complain(proof->check, list, entry->line_no, STET_SEVERITY_ERROR,
                           "not \"%.*s\" leads to \"%s\", not to \"%.*s\"", (int)value.size,
                           value.data, hit.suggestion, (int)entry->name.size, entry->name.data);
    stet_arena_release(&arena);
}

void stet_list_check_proof(struct stet_list_check *check)
{
    struct proof proof = {.check = check};
    stet_name_engine_init(&proof.engine, check->names, check->spelling, &check->lexicon);
    for (uint32_t l = 0; l < check->count; l++)
        for (size_t i = 0; i < check->lists[l].count; i++) {
            const struct stet_name_entry *entry = &check->lists[l].entries[i];
            struct stet_str also = entry->also, wrong = entry->wrong, value;
            if (entry->kind == STET_NAME_TERM)
                continue; // not the name engine's: found word for word, so there is nothing to prove
            prove_silent(&proof, l, entry, "the name", entry->name);
            while (stet_name_next_value(&also, &value))
                prove_silent(&proof, l, entry, "also", value);
            while (stet_name_next_value(&wrong, &value))
                prove_found(&proof, l, entry, value);
        }
    stet_name_engine_release(&proof.engine);
}
