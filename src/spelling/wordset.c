// SPDX-License-Identifier: Apache-2.0
#include "spelling/wordset.h"

#include <stdlib.h>
#include <sys/stat.h>

#include <hunspell/hunspell.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/hash.h"
#include "text/unicode.h"

#define WORDSET_MAGIC 0x31736477u // "wds1"

struct header {
    uint32_t magic;
    uint32_t zero;
    struct stet_dictionary_stamp stamp;
};

bool stet_dictionary_stamp_of(struct stet_dictionary_stamp *out, const char *dic_path,
                              const char *aff_path)
{
    struct stat dic, aff;
    if (stat(dic_path, &dic) != 0 || stat(aff_path, &aff) != 0)
        return false;
    *out = (struct stet_dictionary_stamp){dic.st_size, dic.st_mtime, aff.st_size, aff.st_mtime};
    return true;
}

static void add_hash(struct stet_buf *hashes, struct stet_str form)
{
    uint64_t hash = stet_hash(form);
    stet_buf_append(hashes, &hash, sizeof hash);
}

static bool has_mixed_case(struct stet_str form)
{
    for (size_t i = 1; i < form.size; i++)
        if (stet_is_ascii_upper(form.data[i]))
            return true;
    return false;
}

// Words with a capital inside (McDonald, iPhone) may be written in capitals, which no case rule on the form finds back: the
// form in capitals is put in too.
static void add_form(struct stet_buf *hashes, struct stet_str form, struct stet_buf *scratch)
{
    add_hash(hashes, form);
    if (has_mixed_case(form)) {
        stet_buf_clear(scratch);
        stet_text_upper(scratch, form);
        add_hash(hashes, stet_buf_view(scratch));
    }
}

enum stet_status stet_wordset_compile(struct stet_buf *blob, const char *dic_path,
                                      const char *aff_path, struct stet_str candidates,
                                      struct stet_error *err)
{
    struct header header = {.magic = WORDSET_MAGIC};
    if (!stet_dictionary_stamp_of(&header.stamp, dic_path, aff_path))
        return stet_fail(err, STET_ERROR_IO, dic_path, 0, 0,
                         "the dictionary is not there; install its package");
    Hunhandle *hunspell = Hunspell_create(aff_path, dic_path);
    struct stet_buf hashes = {0}, word = {0}, scratch = {0};
    while (candidates.data) {
        struct stet_str line = stet_str_trim(stet_str_split(&candidates, '\n'));
        if (!line.size)
            continue;
        stet_buf_clear(&word);
        stet_buf_str(&word, line);
        if (Hunspell_spell(hunspell, word.data))
            add_form(&hashes, line, &scratch);
    }
    stet_buf_append(blob, &header, sizeof header);
    stet_table_write(blob, (const uint64_t *)(const void *)hashes.data, NULL,
                     hashes.size / sizeof(uint64_t));
    stet_buf_release(&hashes);
    stet_buf_release(&word);
    stet_buf_release(&scratch);
    Hunspell_destroy(hunspell);
    return STET_OK;
}

bool stet_wordset_open(struct stet_wordset *out, const void *data, size_t size,
                       const struct stet_dictionary_stamp *stamp)
{
    struct header header;
    if (size < sizeof header)
        return false;
    memcpy(&header, data, sizeof header);
    if (header.magic != WORDSET_MAGIC ||
        (stamp && memcmp(&header.stamp, stamp, sizeof *stamp) != 0))
        return false;
    return stet_table_open(&out->forms, (const unsigned char *)data + sizeof header,
                           size - sizeof header);
}
