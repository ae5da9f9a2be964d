// SPDX-License-Identifier: Apache-2.0
#include "formats/format.h"

#include "base/error.h"

// Offsets are 32-bit: the cap leaves room for replacements that are longer than the original.
enum { MAX_BYTES = 1 << 30 };

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

// UTF-16 without a byte-order mark: ASCII text has a NUL in every other byte.
static bool looks_like_utf16(struct stet_str text)
{
    size_t n = text.size < 512 ? text.size : 512, even = 0, odd = 0;
    for (size_t i = 0; i < n; i++)
        if (!text.data[i])
            *(i % 2 ? &odd : &even) += 1;
    return n >= 8 && (even > n / 4 || odd > n / 4) && (even == 0 || odd == 0);
}

static enum stet_status check_encoding(const char *path, struct stet_str text,
                                       struct stet_error *err)
{
    if (text.size > MAX_BYTES)
        return stet_fail(err, STET_ERROR_INPUT, path, 0, 0,
                         "the file is larger than 1 GiB; split it into smaller ones");
    bool utf32 = stet_str_starts(text, (struct stet_str){"\xff\xfe\0\0", 4});
    if (!utf32 && (stet_str_starts(text, STET_STR("\xff\xfe")) ||
                   stet_str_starts(text, STET_STR("\xfe\xff")) || looks_like_utf16(text)))
        return stet_fail(
            err, STET_ERROR_INPUT, path, 0, 0,
            "the file is UTF-16, stet reads UTF-8; convert it: iconv -f UTF-16 -t UTF-8");
    if (utf32 || stet_str_starts(text, (struct stet_str){"\0\0\xfe\xff", 4}))
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
