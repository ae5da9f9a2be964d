// SPDX-License-Identifier: Apache-2.0
#define _POSIX_C_SOURCE 200809L
#include "spelling/dictionary.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/embedded.h"
#include "base/error.h"

// Both files or nothing: hunspell writes to standard error and pretends to work when one is missing.
static bool try_folder(struct stet_dictionary *dictionary, struct stet_str folder,
                       const char *language)
{
    if (!folder.size)
        return false;
    char *dic = stet_arena_printf(&dictionary->arena, "%.*s/%s.dic", (int)folder.size, folder.data,
                                  language);
    char *aff = stet_arena_printf(&dictionary->arena, "%.*s/%s.aff", (int)folder.size, folder.data,
                                  language);
    if (access(dic, R_OK) != 0 || access(aff, R_OK) != 0)
        return false;
    dictionary->dic_path = dic;
    dictionary->aff_path = aff;
    return true;
}

static bool try_list(struct stet_dictionary *dictionary, const char *folders, const char *suffix,
                     const char *language)
{
    struct stet_str rest = stet_str_from(folders);
    while (folders && rest.data) {
        struct stet_str folder = stet_str_split(&rest, ':');
        char *whole =
            stet_arena_printf(&dictionary->arena, "%.*s%s", (int)folder.size, folder.data, suffix);
        if (folder.size && try_folder(dictionary, stet_str_from(whole), language))
            return true;
    }
    return false;
}

static bool find_files(struct stet_dictionary *dictionary, const char *const *folders, size_t count,
                       const char *language)
{
    for (size_t i = 0; i < count; i++)
        if (try_folder(dictionary, stet_str_from(folders[i]), language))
            return true;
    const char *home = getenv("HOME"), *data_home = getenv("XDG_DATA_HOME"),
               *data = getenv("XDG_DATA_DIRS");
    if (try_list(dictionary, getenv("DICPATH"), "", language) ||
        try_list(dictionary, data_home, "/hunspell", language) ||
        (!data_home && try_list(dictionary, home, "/.local/share/hunspell", language)) ||
        try_list(dictionary, data && *data ? data : "/usr/local/share:/usr/share", "/hunspell",
                 language))
        return true;
    return try_list(dictionary,
                    "/usr/share/hunspell:/usr/local/share/hunspell:/usr/share/myspell/dicts", "",
                    language);
}

static bool is_language_tag(const char *language)
{
    size_t n = strlen(language);
    if (n < 2 || n > 32)
        return false;
    for (size_t i = 0; i < n; i++)
        if (!stet_is_ascii_alpha(language[i]) && !stet_is_ascii_digit(language[i]) &&
            language[i] != '_' && language[i] != '-')
            return false;
    return true;
}

static enum stet_status fail_missing(const char *language, struct stet_error *err)
{
    char package[64];
    snprintf(package, sizeof package, "hunspell-%s", language);
    for (char *c = package; *c; c++)
        *c = *c == '_' ? '-' : stet_ascii_lower(*c);
    return stet_fail(
        err, STET_ERROR_DATA, NULL, 0, 0,
        "no dictionary for \"%s\" (%s.dic and %s.aff) in DICPATH or the system's folders; install "
        "the Debian package %s",
        language, language, language, package);
}

// An affix file that says no SET and a .dic whose first line is no count are no dictionary; hunspell would accept every word or none.
static enum stet_status check_files(const struct stet_dictionary *dictionary,
                                    struct stet_error *err)
{
    FILE *file = fopen(dictionary->dic_path, "rb");
    char line[64] = "";
    bool good = file && fgets(line, sizeof line, file);
    const char *first = line;
    if (stet_str_starts(stet_str_from(line), STET_STR("\xef\xbb\xbf")))
        first += 3;
    good = good && stet_is_ascii_digit(*first);
    if (file)
        fclose(file);
    if (!good)
        return stet_fail(
            err, STET_ERROR_DATA, dictionary->dic_path, 1, 0,
            "this is no hunspell dictionary: its first line is not the number of words; reinstall its package");
    return STET_OK;
}

// Both spellings of English, from the linked-in sets: whatever dictionary files the system has today, they say what is British
// and what American.
static void open_varieties(struct stet_dictionary *dictionary, const char *language)
{
    if (!stet_str_starts(stet_str_from(language), STET_STR("en")))
        return;
    struct stet_str american = stet_embedded("words/en_US"), british = stet_embedded("words/en_GB");
    stet_wordset_open(&dictionary->american, american.data, american.size, NULL);
    stet_wordset_open(&dictionary->british, british.data, british.size, NULL);
}

enum stet_status stet_dictionary_open(struct stet_dictionary **out, const char *language,
                                      struct stet_error *err)
{
    return stet_dictionary_open_in(out, NULL, 0, language, err);
}

enum stet_status stet_dictionary_open_in(struct stet_dictionary **out, const char *const *folders,
                                         size_t count, const char *language, struct stet_error *err)
{
    if (!is_language_tag(language))
        return stet_fail(err, STET_ERROR_USAGE, NULL, 0, 0,
                         "\"%s\" is no language; write it like en_US or en_GB", language);
    struct stet_dictionary *dictionary = stet_xcalloc(1, sizeof *dictionary);
    dictionary->language = stet_arena_strdup(&dictionary->arena, stet_str_from(language));
    enum stet_status status = find_files(dictionary, folders, count, language)
                                  ? check_files(dictionary, err)
                                  : fail_missing(language, err);
    if (status != STET_OK) {
        stet_dictionary_free(dictionary);
        return status;
    }
    struct stet_dictionary_stamp stamp;
    char name[64];
    snprintf(name, sizeof name, "words/%s", language);
    struct stet_str blob = stet_embedded(name);
    dictionary->compiled =
        blob.size && stet_dictionary_stamp_of(&stamp, dictionary->dic_path, dictionary->aff_path) &&
        stet_wordset_open(&dictionary->set, blob.data, blob.size, &stamp);
    open_varieties(dictionary, language);
    blob = stet_embedded("house");
    stet_table_open(&dictionary->house, blob.data, blob.size);
    blob = stet_embedded("news");
    stet_table_open(&dictionary->news, blob.data, blob.size);
    *out = dictionary;
    return STET_OK;
}

static void add_own(struct stet_dictionary *dictionary, struct stet_str word)
{
    uint64_t hash = stet_hash(word);
    stet_buf_append(&dictionary->own_hashes, &hash, sizeof hash);
}

// A word and its plural; the possessive is understood anyway.
static void add_word(struct stet_dictionary *dictionary, struct stet_str word)
{
    char last = word.data[word.size - 1], before = word.size > 1 ? word.data[word.size - 2] : 'a';
    bool y = last == 'y' && !strchr("aeiou", before);
    bool hissing = strchr("sxz", last) || (last == 'h' && strchr("cs", before));
    struct stet_buf plural = {0};
    stet_buf_str(&plural, stet_str_slice(word, 0, word.size - y));
    stet_buf_puts(&plural, y ? "ies" : hissing ? "es" : "s");
    add_own(dictionary, word);
    add_own(dictionary, stet_buf_view(&plural));
    stet_buf_release(&plural);
}

void stet_dictionary_add_words(struct stet_dictionary *dictionary, struct stet_str phrase)
{
    while (phrase.data && phrase.size) {
        size_t end = 0;
        while (end < phrase.size && !strchr(" \t_", phrase.data[end]))
            end++;
        if (end)
            add_word(dictionary, stet_str_slice(phrase, 0, end));
        phrase = stet_str_slice(phrase, end + (end < phrase.size), phrase.size);
    }
}

void stet_dictionary_keep_words(struct stet_dictionary *dictionary)
{
    stet_buf_clear(&dictionary->own_blob);
    stet_table_write(&dictionary->own_blob, (const void *)dictionary->own_hashes.data, NULL,
                     dictionary->own_hashes.size / sizeof(uint64_t));
    stet_table_open(&dictionary->own, dictionary->own_blob.data, dictionary->own_blob.size);
}

void stet_dictionary_free(struct stet_dictionary *dictionary)
{
    if (!dictionary)
        return;
    stet_buf_release(&dictionary->own_hashes);
    stet_buf_release(&dictionary->own_blob);
    stet_arena_release(&dictionary->arena);
    free(dictionary);
}
