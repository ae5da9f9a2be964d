// SPDX-License-Identifier: Apache-2.0
// A line by itself: first the bytes an editor left in its fields, then what the entry can be worth.
#include "base/hash.h"
#include "base/utf8.h"
#include "names/tools/check.h"
#include "names/spell/skeleton.h"
#include "text/unicode.h"

enum { MOST_COLUMNS = 64 };

static bool has_odd_space(struct stet_str text)
{
    for (size_t i = 0; i < text.size;) {
        uint32_t c = stet_utf8_next(text, &i);
        enum stet_char_class class = stet_char_class(c);
        if ((class == STET_CHAR_SPACE && c != ' ') || class == STET_CHAR_FORMAT ||
            class == STET_CHAR_CONTROL)
            return true;
    }
    return stet_str_find(text, STET_STR("  "), 0) != SIZE_MAX;
}

// Look-alike letters: a Cyrillic о in a Latin name is never found, whatever one sees. A hyphen parts words (SMS-сервис).
static bool mixes_scripts(struct stet_str text)
{
    unsigned scripts = 0;
    for (size_t i = 0; i < text.size;) {
        uint32_t c = stet_utf8_next(text, &i);
        unsigned script = stet_char_script(c);
        if (c == ' ' || c == '|' || c == '-' || c == '/' || c == '.')
            scripts = 0;
        scripts |= script;
        if ((scripts & STET_SCRIPT_LATIN) && (scripts & (STET_SCRIPT_CYRILLIC | STET_SCRIPT_GREEK)))
            return true;
    }
    return false;
}

static void check_field(struct stet_list_check *check, uint32_t list, unsigned line_no,
                        struct stet_str title, struct stet_str field)
{
    int size = (int)title.size;
    bool note = stet_str_eq(title, STET_STR("note"));
    bool stray = has_odd_space(field), empty = false;
    for (struct stet_str rest = field; rest.data;) {
        struct stet_str value = note ? rest : stet_str_split(&rest, '|');
        empty |= field.size && !stet_str_trim(value).size;
        stray |= stet_str_trim(value).size < value.size;
        if (note)
            break;
    }
    if (stray)
        stet_list_complain(check, list, line_no, STET_SEVERITY_WARNING,
                           "stray white space or invisible characters in the column %.*s", size,
                           title.data);
    if (empty)
        stet_list_complain(check, list, line_no, STET_SEVERITY_WARNING,
                           "an empty value in the column %.*s", size, title.data);
    if (!note && mixes_scripts(field))
        stet_list_complain(
            check, list, line_no, STET_SEVERITY_ERROR,
            "letters of two scripts in one word in the column %.*s: \"%.*s\"; retype it", size,
            title.data, (int)field.size, field.data);
}

void stet_list_check_fields(struct stet_list_check *check, uint32_t list)
{
    struct stet_str text = check->texts[list], titles[MOST_COLUMNS] = {{0}};
    size_t columns = 0;
    if (!check->lists[list].count)
        return;
    if (stet_str_starts(text, STET_STR("\xef\xbb\xbf")))
        text = stet_str_slice(text, 3, text.size);
    for (unsigned line_no = 1; text.data; line_no++) {
        struct stet_str line = stet_str_split(&text, '\n');
        if (stet_str_ends(line, STET_STR("\r")))
            line.size--;
        if (!stet_str_trim(line).size || line.data[0] == '#')
            continue;
        bool header = columns == 0;
        for (size_t c = 0; line.data && c < MOST_COLUMNS; c++) {
            struct stet_str field = stet_str_split(&line, '\t');
            if (header)
                titles[columns++] = stet_str_trim(field);
            else if (c < columns)
                check_field(check, list, line_no, titles[c], field);
        }
    }
}

// ---------------------------------------------------------------- what the entry says

static size_t key_of(struct stet_str word, char key[STET_KEY_SIZE])
{
    return stet_text_fold(word, key, STET_KEY_SIZE);
}

static void check_name(struct stet_list_check *check, uint32_t list,
                       const struct stet_name_entry *entry)
{
    char key[STET_KEY_SIZE];
    size_t longest = 0;
    for (unsigned i = 0; i < entry->words.count; i++) {
        size_t size = key_of(entry->words.word[i], key);
        longest = size > longest ? size : longest;
    }
    if (longest < 2)
        stet_list_complain(check, list, entry->line_no, STET_SEVERITY_WARNING,
                           "\"%.*s\" is never found: no word of it has two Latin letters",
                           (int)entry->name.size, entry->name.data);
    if (entry->words.count != 1 || entry->kind == STET_NAME_TERM)
        return;
    uint32_t word = stet_lexicon_intern(&check->lexicon, entry->name);
    if (stet_lexicon_word(&check->lexicon, word)->form == STET_CASE_TITLE &&
        stet_spelling_known_lower(check->spelling, word) == STET_KNOWN_YES)
        stet_list_complain(check, list, entry->line_no, STET_SEVERITY_WARNING,
                           "\"%.*s\" is an ordinary word too", (int)entry->name.size,
                           entry->name.data);
}

// How far the nearest reading of `source` is from `word`, in percent of the sounds; 100 where there is no reading.
static unsigned distance_of(struct stet_list_check *check, const char *language,
                            struct stet_str source, struct stet_str word)
{
    char key[STET_KEY_SIZE];
    size_t size = key_of(word, key);
    if (!size)
        return 0;
    struct stet_sound_distance distance = stet_variants_distance(
        &check->schemes, language, source, (struct stet_str){key, size}, false);
    return distance.of ? distance.differ * 100 / (unsigned)distance.of : 100;
}

// Names that are translated, not spelt out, say nothing: only people, and places of one word. Every word must be far from every word
// of the name and of its other spellings.
static bool sounds_alike(struct stet_list_check *check, const struct stet_name_entry *entry,
                         const char *language, struct stet_str source)
{
    enum { FAR = 60 };
    const struct stet_str spellings[] = {entry->name, entry->also, entry->old, entry->wrong};
    for (size_t s = 0; s < sizeof spellings / sizeof *spellings; s++) {
        struct stet_str field = spellings[s], value;
        while (stet_name_next_value(&field, &value))
            for (struct stet_str rest = value; rest.data;) {
                struct stet_str word = stet_str_split(&rest, ' ');
                for (struct stet_str words = source; words.data;)
                    if (distance_of(check, language, stet_str_split(&words, ' '), word) < FAR)
                        return true;
            }
    }
    return false;
}

static bool is_spelt_out(const struct stet_name_entry *entry)
{
    return entry->kind == STET_NAME_PERSON || entry->kind == STET_NAME_GIVEN ||
           (entry->kind == STET_NAME_PLACE && entry->words.count == 1);
}

static bool is_foreign(struct stet_str text)
{
    unsigned scripts = 0;
    for (size_t i = 0; i < text.size;)
        scripts |= stet_char_script(stet_utf8_next(text, &i));
    return (scripts & STET_SCRIPT_CYRILLIC) != 0;
}

void stet_list_check_entry(struct stet_list_check *check, uint32_t list,
                           const struct stet_name_entry *entry)
{
    check_name(check, list, entry);
    for (unsigned s = 0; s < entry->source_count && is_spelt_out(entry); s++) {
        struct stet_str forms = entry->sources[s].forms, value;
        const char *language = entry->sources[s].language;
        if (!stet_schemes_find(&check->schemes, language))
            continue;
        bool alike = false;
        while (stet_name_next_value(&forms, &value))
            alike |= !is_foreign(value) || sounds_alike(check, entry, language, value);
        if (!alike)
            stet_list_complain(
                check, list, entry->line_no, STET_SEVERITY_WARNING,
                "nothing in \"%.*s\" (%s) sounds like \"%.*s\"; is it the same name?",
                (int)entry->sources[s].forms.size, entry->sources[s].forms.data, language,
                (int)entry->name.size, entry->name.data);
    }
}
