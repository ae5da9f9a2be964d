// SPDX-License-Identifier: Apache-2.0
// Case rules follow hunspell: an entry in lower case is accepted with a capital and in capitals, an entry with a capital in
// capitals too, mixed case only as it stands. The possessive of an accepted word is accepted.
#include "spelling/spelling.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

#include <hunspell/hunspell.h>

#include "base/utf8.h"
#include "spelling/dictionary.h"
#include "spelling/variety.h"
#include "text/unicode.h"

enum { LONGEST = 99, MAX_ASKED = 100 }; // hunspell refuses words of 100 bytes and more

enum verdict { UNDECIDED, NO, YES, UNCHECKABLE };

struct verdicts {
    uint8_t as_written, lower;
    uint8_t variety; // 1 + enum stet_variety; 0: not decided
};

struct stet_spelling {
    const struct stet_dictionary *dictionary;
    struct stet_lexicon *lexicon;
    struct verdicts *verdicts; // by word number
    uint32_t capacity;
    Hunhandle *hunspell; // NULL until first needed
    iconv_t to_dictionary, from_dictionary;
    bool converts;
    struct stet_arena arena;     // kept suggestions
    struct stet_map suggestions; // word → index into `lists`
    struct suggestion_list {
        const char **items;
        size_t count;
        uint32_t document; // that asked last
    } * lists;
    uint32_t list_count;
    uint32_t document, asked; // its number, and how many words it has asked for
};

struct stet_spelling *stet_spelling_new(const struct stet_dictionary *dictionary,
                                        struct stet_lexicon *lexicon)
{
    struct stet_spelling *spelling = stet_xcalloc(1, sizeof *spelling);
    spelling->dictionary = dictionary;
    spelling->lexicon = lexicon;
    return spelling;
}

void stet_spelling_free(struct stet_spelling *spelling)
{
    if (!spelling)
        return;
    if (spelling->hunspell)
        Hunspell_destroy(spelling->hunspell);
    if (spelling->converts) {
        iconv_close(spelling->to_dictionary);
        iconv_close(spelling->from_dictionary);
    }
    stet_map_release(&spelling->suggestions);
    stet_arena_release(&spelling->arena);
    free(spelling->lists);
    free(spelling->verdicts);
    free(spelling);
}

void stet_spelling_begin(struct stet_spelling *spelling)
{
    spelling->document++;
    spelling->asked = 0;
}

static void open_hunspell(struct stet_spelling *spelling)
{
    if (spelling->hunspell)
        return;
    spelling->hunspell =
        Hunspell_create(spelling->dictionary->aff_path, spelling->dictionary->dic_path);
    const char *encoding = Hunspell_get_dic_encoding(spelling->hunspell);
    if (strcmp(encoding, "UTF-8") == 0)
        return;
    spelling->to_dictionary = iconv_open(encoding, "UTF-8");
    spelling->from_dictionary = iconv_open("UTF-8", encoding);
    spelling->converts =
        spelling->to_dictionary != (iconv_t)-1 && spelling->from_dictionary != (iconv_t)-1;
}

// False when the text cannot be said in the other encoding.
static bool convert(iconv_t converter, struct stet_str text, char *out, size_t capacity)
{
    char copy[LONGEST + 1];
    if (text.size > LONGEST)
        return false;
    memcpy(copy, text.data, text.size);
    char *in = copy, *to = out;
    size_t in_left = text.size, out_left = capacity - 1;
    iconv(converter, NULL, NULL, NULL, NULL);
    if (iconv(converter, &in, &in_left, &to, &out_left) == (size_t)-1)
        return false;
    *to = '\0';
    return true;
}

static bool to_dictionary(struct stet_spelling *spelling, struct stet_str text, char *out,
                          size_t capacity)
{
    if (spelling->converts)
        return convert(spelling->to_dictionary, text, out, capacity);
    if (text.size >= capacity)
        return false;
    memcpy(out, text.data, text.size);
    out[text.size] = '\0';
    return true;
}

// The form with typewriter apostrophes and without soft hyphens and zero-width characters; "" when it is too long.
static struct stet_str normalise(struct stet_str text, char *out)
{
    size_t length = 0;
    for (size_t i = 0; i < text.size;) {
        size_t start = i;
        uint32_t c = stet_utf8_next(text, &i);
        if (c == 0x2019 || c == 0x2bc) {
            if (length < LONGEST)
                out[length] = '\'';
            length++;
            continue;
        }
        if (c >= 0x80 && (stet_char_class(c) == STET_CHAR_FORMAT || (c >= 0xfe00 && c <= 0xfe0f)))
            continue; // U+FE00 to U+FE0F choose an emoji's look and stick to the word behind it
        if (length + (i - start) <= LONGEST)
            memcpy(out + length, text.data + start, i - start);
        length += i - start;
    }
    return (struct stet_str){out, length <= LONGEST ? length : 0};
}

static struct stet_str without_possessive(struct stet_str form)
{
    if (form.size > 2 &&
        (stet_str_ends(form, STET_STR("'s")) || stet_str_ends(form, STET_STR("'S"))))
        form.size -= 2;
    return form;
}

static bool in_tables(const struct stet_dictionary *dictionary, struct stet_str form)
{
    uint64_t hash = stet_hash(form);
    return stet_table_has(&dictionary->set.forms, hash) ||
           stet_table_has(&dictionary->house, hash) || stet_table_has(&dictionary->own, hash);
}

static bool try_case(struct stet_spelling *spelling, struct stet_str form,
                     void (*first)(struct stet_buf *, struct stet_str),
                     void (*second)(struct stet_buf *, struct stet_str))
{
    struct stet_buf once = {0}, twice = {0};
    first(&once, form);
    bool known;
    if (second) {
        second(&twice, stet_buf_view(&once));
        known = in_tables(spelling->dictionary, stet_buf_view(&twice));
    } else {
        known = in_tables(spelling->dictionary, stet_buf_view(&once));
    }
    stet_buf_release(&once);
    stet_buf_release(&twice);
    return known;
}

static enum stet_case case_of(struct stet_spelling *spelling, struct stet_str form)
{
    return stet_lexicon_word(spelling->lexicon, stet_lexicon_intern(spelling->lexicon, form))->form;
}

static bool set_knows(struct stet_spelling *spelling, struct stet_str form)
{
    if (in_tables(spelling->dictionary, form))
        return true;
    switch (case_of(spelling, form)) {
    case STET_CASE_TITLE: return try_case(spelling, form, stet_text_lower, NULL);
    case STET_CASE_UPPER:
        return try_case(spelling, form, stet_text_lower, NULL) ||
               try_case(spelling, form, stet_text_lower, stet_text_capitalise);
    default: return false;
    }
}

static enum verdict decide_form(struct stet_spelling *spelling, struct stet_str form)
{
    if (spelling->dictionary->compiled)
        return set_knows(spelling, form) ? YES : NO;
    char encoded[LONGEST * 2 + 1];
    open_hunspell(spelling);
    if (!to_dictionary(spelling, form, encoded, sizeof encoded))
        return UNCHECKABLE;
    return Hunspell_spell(spelling->hunspell, encoded) || in_tables(spelling->dictionary, form)
               ? YES
               : NO;
}

static bool is_ascii(struct stet_str text)
{
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.data[i] >= 0x80)
            return false;
    return true;
}

// Letters written with combining marks, as macOS and some PDF readers give them.
static enum verdict decide_composed(struct stet_spelling *spelling, struct stet_str form)
{
    struct stet_buf composed = {0};
    stet_text_compose(&composed, form);
    enum verdict verdict = decide_form(spelling, stet_buf_view(&composed));
    stet_buf_release(&composed);
    // A word that the dictionary has without its accents (café) is no misspelling with them.
    char plain[LONGEST + 1];
    size_t size = verdict == NO ? stet_text_fold(form, plain, LONGEST) : 0;
    return size ? decide_form(spelling, (struct stet_str){plain, size}) : verdict;
}

static enum verdict decide(struct stet_spelling *spelling, struct stet_str text)
{
    char normal[LONGEST + 1];
    struct stet_str form = normalise(text, normal);
    if (!form.size)
        return UNCHECKABLE;
    enum verdict verdict = decide_form(spelling, form);
    struct stet_str core = without_possessive(form);
    if (verdict == NO && core.size < form.size)
        verdict = decide_form(spelling, core);
    return verdict == NO && !is_ascii(core) ? decide_composed(spelling, core) : verdict;
}

static struct verdicts *verdicts_of(struct stet_spelling *spelling, uint32_t word)
{
    if (word >= spelling->capacity) {
        uint32_t capacity = spelling->capacity ? spelling->capacity : 1024;
        while (capacity <= word)
            capacity *= 2;
        spelling->verdicts =
            stet_xrealloc(spelling->verdicts, capacity * sizeof *spelling->verdicts);
        memset(spelling->verdicts + spelling->capacity, 0,
               (capacity - spelling->capacity) * sizeof *spelling->verdicts);
        spelling->capacity = capacity;
    }
    return &spelling->verdicts[word];
}

static enum stet_known known_of(uint8_t verdict)
{
    return verdict == YES ? STET_KNOWN_YES : verdict == NO ? STET_KNOWN_NO : STET_KNOWN_UNCHECKABLE;
}

static bool checkable(const struct stet_word *word)
{
    return !word->has_digit && (word->scripts == STET_SCRIPT_LATIN || word->scripts == 0);
}

enum stet_known stet_spelling_known(struct stet_spelling *spelling, uint32_t id)
{
    struct verdicts *verdicts = verdicts_of(spelling, id);
    if (verdicts->as_written == UNDECIDED) {
        const struct stet_word *word = stet_lexicon_word(spelling->lexicon, id);
        enum verdict verdict = checkable(word) ? decide(spelling, word->text) : UNCHECKABLE;
        verdicts_of(spelling, id)->as_written =
            (uint8_t)verdict; // deciding may have grown the array
    }
    return known_of(verdicts_of(spelling, id)->as_written);
}

enum stet_known stet_spelling_known_lower(struct stet_spelling *spelling, uint32_t id)
{
    if (verdicts_of(spelling, id)->lower == UNDECIDED) {
        const struct stet_word *word = stet_lexicon_word(spelling->lexicon, id);
        enum verdict verdict = UNCHECKABLE;
        if (checkable(word)) {
            struct stet_buf lower = {0};
            stet_text_lower(&lower, word->text);
            verdict = decide(spelling, stet_buf_view(&lower));
            stet_buf_release(&lower);
        }
        verdicts_of(spelling, id)->lower = (uint8_t)verdict;
    }
    return known_of(verdicts_of(spelling, id)->lower);
}

enum stet_known stet_spelling_known_text(struct stet_spelling *spelling, struct stet_str text)
{
    return stet_spelling_known(spelling, stet_lexicon_intern(spelling->lexicon, text));
}

uint32_t stet_spelling_news_lines(struct stet_spelling *spelling, uint32_t id)
{
    char normal[LONGEST + 1];
    struct stet_str form = normalise(stet_lexicon_word(spelling->lexicon, id)->text, normal);
    return form.size
               ? stet_table_get(&spelling->dictionary->news, stet_hash(without_possessive(form)), 0)
               : 0;
}

uint32_t stet_spelling_news_text(const struct stet_spelling *spelling, struct stet_str form)
{
    return stet_table_get(&spelling->dictionary->news, stet_hash(form), 0);
}

bool stet_spelling_has(const struct stet_spelling *spelling, struct stet_str form)
{
    return (spelling->dictionary->compiled && in_tables(spelling->dictionary, form)) ||
           stet_variety_known(spelling->dictionary, form);
}

enum stet_variety stet_spelling_variety(struct stet_spelling *spelling, uint32_t id)
{
    struct verdicts *verdicts = verdicts_of(spelling, id);
    if (!verdicts->variety) {
        const struct stet_word *word = stet_lexicon_word(spelling->lexicon, id);
        enum stet_variety variety = word->form == STET_CASE_LOWER && word->ascii
                                        ? stet_variety_of(spelling->dictionary, word->text)
                                        : STET_VARIETY_NONE;
        verdicts->variety = (uint8_t)(1 + variety);
    }
    return (enum stet_variety)(verdicts->variety - 1);
}

size_t stet_spelling_counterpart(const struct stet_spelling *spelling, struct stet_str form,
                                 char *out, size_t capacity)
{
    return stet_variety_counterpart(spelling->dictionary, form, out, capacity);
}

bool stet_spelling_known_elsewhere(const struct stet_spelling *spelling, struct stet_str form)
{
    char normal[LONGEST + 1];
    form = normalise(form, normal);
    return form.size && stet_variety_known(spelling->dictionary, without_possessive(form));
}

const char *stet_spelling_language(const struct stet_spelling *spelling)
{
    return spelling->dictionary->compiled ? spelling->dictionary->language : "";
}

static void ask(struct stet_spelling *spelling, struct stet_str word, struct suggestion_list *list)
{
    char encoded[LONGEST * 2 + 1], decoded[LONGEST * 2 + 1];
    open_hunspell(spelling);
    if (!to_dictionary(spelling, word, encoded, sizeof encoded))
        return;
    char **found = NULL;
    int count = Hunspell_suggest(spelling->hunspell, &found, encoded);
    list->items = STET_NEW_ARRAY(&spelling->arena, const char *, (size_t)(count > 0 ? count : 0));
    for (int i = 0; i < count; i++) {
        struct stet_str item = stet_str_from(found[i]);
        if (!spelling->converts)
            list->items[list->count++] = stet_arena_strdup(&spelling->arena, item);
        else if (convert(spelling->from_dictionary, item, decoded, sizeof decoded))
            list->items[list->count++] =
                stet_arena_strdup(&spelling->arena, stet_str_from(decoded));
    }
    if (count > 0)
        Hunspell_free_list(spelling->hunspell, &found, count);
}

size_t stet_spelling_suggest(struct stet_spelling *spelling, struct stet_str word,
                             struct stet_arena *arena, const char **out, size_t max)
{
    char normal[LONGEST + 1];
    struct stet_str form = normalise(word, normal);
    const uint32_t *known = stet_map_get(&spelling->suggestions, form);
    uint32_t index = known ? *known : spelling->list_count;
    if (!form.size || (spelling->asked >= MAX_ASKED &&
                       !(known && spelling->lists[index].document == spelling->document)))
        return 0;
    if (!known) {
        spelling->lists = stet_xrealloc(spelling->lists, (index + 1) * sizeof *spelling->lists);
        spelling->lists[index] = (struct suggestion_list){0};
        spelling->list_count++;
        stet_map_put(&spelling->suggestions, stet_arena_copy(&spelling->arena, form), index, NULL);
        ask(spelling, form, &spelling->lists[index]);
    }
    struct suggestion_list *list = &spelling->lists[index];
    spelling->asked += !known || list->document != spelling->document;
    list->document = spelling->document;
    size_t count = list->count < max ? list->count : max;
    for (size_t i = 0; i < count; i++)
        out[i] = stet_arena_strdup(arena, stet_str_from(list->items[i]));
    return count;
}
