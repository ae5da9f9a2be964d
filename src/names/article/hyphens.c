// SPDX-License-Identifier: Apache-2.0
// Names written with a hyphen more or fewer than the list writes them (Trans-Baikal, Transbaikal; WiFi, Wi-Fi). Keys have no hyphens, so
// these are found as listed; that they are not listed so is seen here.
#include "names/article/private.h"

static const double SURE_BUT_MINOR = 0.9;

static unsigned hyphens_of(struct stet_str text)
{
    static const char *const marks[] = {"-", "\xe2\x80\x90", "\xe2\x80\x91"};
    unsigned count = 0;
    for (size_t i = 0; i < text.size; i++)
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
            count += stet_str_starts(stet_str_slice(text, i, text.size), stet_str_from(marks[m]));
    return count;
}

static bool is_listed_with(const struct stet_name_engine *engine, const struct stet_name_form *form,
                           unsigned hyphens)
{
    for (uint8_t i = 0; i < form->exact_count; i++) {
        const struct stet_index *index = stet_name_layer(engine, form->exact[i].layer);
        const struct stet_index_word *word = stet_name_word(engine, form->exact[i]);
        for (uint32_t r = 0; r < word->ref_count; r++) {
            const char *surface =
                stet_index_string(index, index->refs[word->first_ref + r].surface);
            if (hyphens_of(stet_str_from(surface)) == hyphens)
                return true;
        }
    }
    return false;
}

// North-West and Northwest, of a listed Northwest Territories: nothing but English spelling.
static bool is_english(const struct analysis *a, const struct stet_mention *mention)
{
    struct stet_name_engine *engine = a->names->engine;
    struct stet_name_ref ref = mention->form->exact[0];
    const char *surface = stet_index_string(stet_name_layer(engine, ref.layer),
                                            stet_name_best_ref(engine, ref)->surface);
    uint32_t word = stet_lexicon_intern(engine->lexicon, stet_str_from(surface));
    return stet_spelling_known_lower(engine->spelling, word) == STET_KNOWN_YES;
}

// A letter before a hyphen (X-Box, A-san), letters that are an acronym without it (ISK), and what news writes so (Wal-Mart) are
// others' names or somebody's choice.
static bool is_chosen(const struct analysis *a, const struct stet_mention *mention,
                      struct stet_str text)
{
    enum { SHORTEST = 5 };
    struct stet_name_engine *engine = a->names->engine;
    return mention->form->key.size < SHORTEST || (text.size > 1 && text.data[1] == '-') ||
           stet_spelling_news_lines(engine->spelling, mention->word) > 0;
}

void stet_find_hyphens(struct analysis *a)
{
    const struct stet_document *doc = a->names->doc;
    for (uint32_t m = 0; m < a->count; m++) {
        struct stet_mention *mention = &a->mention[m];
        struct stet_str text = stet_str_slice(doc->text, mention->own_start, mention->own_end);
        if (!mention->form->exact_count || mention->taken || mention->accepted ||
            is_listed_with(a->names->engine, mention->form, hyphens_of(text)) ||
            is_english(a, mention) || is_chosen(a, mention, text))
            continue;
        struct stet_name_candidate *listed = STET_NEW(doc->arena, struct stet_name_candidate);
        // The last layer is the house's own list.
        listed->word = mention->form->exact[mention->form->exact_count - 1];
        mention->best = listed;
        mention->confidence = SURE_BUT_MINOR;
    }
}
