// SPDX-License-Identifier: Apache-2.0
#include "formats/format.h"

#include "base/error.h"
#include "base/file.h"

static const struct stet_format *const formats[] = {&stet_format_plain, &stet_format_markdown};

static const struct stet_format *find(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    for (size_t f = 0; dot && f < sizeof formats / sizeof *formats; f++)
        for (const char *const *e = formats[f]->extensions; *e; e++)
            if (stet_str_eq_nocase(stet_str_from(dot + 1), stet_str_from(*e)))
                return formats[f];
    return NULL;
}

const struct stet_format *stet_format_for(const char *path)
{
    const struct stet_format *format = find(path);
    return format ? format : &stet_format_plain;
}

bool stet_format_known(const char *path)
{
    return find(path) != NULL;
}

// Without a byte-order mark: in UTF-16 ASCII text has a NUL in every other byte, in UTF-32 any text has them in the upper two of
// every four.
enum width { NARROW, UTF16, UTF32 };

static enum width guess_width(struct stet_str text)
{
    size_t n = text.size < 512 ? text.size / 4 * 4 : 512, nul[4] = {0};
    for (size_t i = 0; i < n; i++)
        nul[i % 4] += !text.data[i];
    if (n < 8)
        return NARROW;
    if (nul[0] + nul[1] == n / 2 || nul[2] + nul[3] == n / 2)
        return nul[0] + nul[1] == nul[2] + nul[3] ? NARROW : UTF32;
    size_t even = nul[0] + nul[2], odd = nul[1] + nul[3];
    return (even > n / 4 && odd == 0) || (odd > n / 4 && even == 0) ? UTF16 : NARROW;
}

static enum stet_status check_encoding(const char *path, struct stet_str text,
                                       struct stet_error *err)
{
    if (text.size > STET_FILE_MOST)
        return stet_fail(err, STET_ERROR_INPUT, path, 0, 0,
                         "the file is larger than 1 GiB; split it into smaller ones");
    bool utf32 = stet_str_starts(text, (struct stet_str){"\xff\xfe\0\0", 4}) ||
                 stet_str_starts(text, (struct stet_str){"\0\0\xfe\xff", 4}) ||
                 guess_width(text) == UTF32;
    if (!utf32 && (stet_str_starts(text, STET_STR("\xff\xfe")) ||
                   stet_str_starts(text, STET_STR("\xfe\xff")) || guess_width(text) == UTF16))
        return stet_fail(
            err, STET_ERROR_INPUT, path, 0, 0,
            "the file is UTF-16, stet reads UTF-8; convert it: iconv -f UTF-16 -t UTF-8");
    if (utf32)
        return stet_fail(
            err, STET_ERROR_INPUT, path, 0, 0,
            "the file is UTF-32, stet reads UTF-8; convert it: iconv -f UTF-32 -t UTF-8");
    return STET_OK;
}

enum stet_status stet_format_read(struct stet_prose *prose, struct stet_arena *arena,
                                  const char *path, struct stet_str original,
                                  struct stet_error *err)
{
    enum stet_status status = check_encoding(path, original, err);
    if (status != STET_OK)
        return status;
    stet_prose_init(prose, arena, original);
    status = stet_format_for(path)->read(prose, path, err);
    stet_prose_finish(prose); // also after a failure: it gives the scratch buffers back
    return status;
}
