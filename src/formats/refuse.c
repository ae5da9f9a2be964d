// SPDX-License-Identifier: Apache-2.0
#include "formats/refuse.h"

#include "base/error.h"
#include "base/file.h"

struct stet_str stet_file_ending(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return stet_str_from(dot && dot > name ? dot + 1 : "");
}

struct kind {
    const char *endings, *what, *advice;
};

static const struct kind kinds[] = {
#define STET_KIND(endings, what, advice) {endings, what, advice},
#define STET_MAGIC(bytes, what)
#define STET_MAGIC_NUL(bytes, what)
#include "formats/kinds.def"
#undef STET_KIND
#undef STET_MAGIC
#undef STET_MAGIC_NUL
};

struct magic {
    struct stet_str bytes;
    const char *what;
    bool nul;
};

static const struct magic magics[] = {
#define STET_KIND(endings, what, advice)
#define STET_MAGIC(bytes, what) {{bytes, sizeof(bytes) - 1}, what, false},
#define STET_MAGIC_NUL(bytes, what) {{bytes, sizeof(bytes) - 1}, what, true},
#include "formats/kinds.def"
#undef STET_KIND
#undef STET_MAGIC
#undef STET_MAGIC_NUL
};

static const struct kind *kind_of(const char *path)
{
    struct stet_str ending = stet_file_ending(path);
    for (size_t i = 0; ending.size && i < sizeof kinds / sizeof *kinds; i++) {
        struct stet_str rest = stet_str_from(kinds[i].endings);
        while (rest.data)
            if (stet_str_eq_nocase(stet_str_split(&rest, ' '), ending))
                return &kinds[i];
    }
    return NULL;
}

enum stet_status stet_refuse_name(const char *path, struct stet_error *err)
{
    const struct kind *kind = kind_of(path);
    if (!kind)
        return STET_OK;
    return stet_fail(err, STET_ERROR_INPUT, path, 0, 0, "this is %s, which stet does not read; %s",
                     kind->what, kind->advice);
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

static enum width width_of(struct stet_str text)
{
    if (stet_str_starts(text, (struct stet_str){"\xff\xfe\0\0", 4}) ||
        stet_str_starts(text, (struct stet_str){"\0\0\xfe\xff", 4}))
        return UTF32;
    enum width guess = guess_width(text);
    if (guess == NARROW && (stet_str_starts(text, STET_STR("\xff\xfe")) ||
                            stet_str_starts(text, STET_STR("\xfe\xff"))))
        return UTF16;
    return guess;
}

// A few control characters are residue, which the rules report; where they are one byte in a hundred it is no text.
static bool is_full_of_controls(struct stet_str bytes)
{
    enum { SAMPLE = 64 * 1024, FEWEST = 8, SHARE = 100 };
    size_t n = bytes.size < SAMPLE ? bytes.size : SAMPLE, count = 0;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)bytes.data[i];
        count += c < 0x20 && !stet_is_ascii_space((char)c) && c != 0x1b;
    }
    return count >= FEWEST && count * SHARE >= n;
}

enum stet_status stet_refuse_bytes(const char *path, struct stet_str bytes, struct stet_error *err)
{
    if (bytes.size > STET_FILE_MOST)
        return stet_fail(err, STET_ERROR_INPUT, path, 0, 0,
                         "the file is larger than 1 GiB; split it into smaller ones");
    const struct kind *kind = kind_of(path);
    const char *advice = kind ? kind->advice : "name the texts only";
    const char *nul = bytes.size ? memchr(bytes.data, '\0', bytes.size) : NULL;
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (stet_str_starts(bytes, magics[i].bytes) && (nul || !magics[i].nul))
            return stet_fail(err, STET_ERROR_INPUT, path, 0, 0,
                             "this is %s, which stet does not read; %s",
                             kind ? kind->what : magics[i].what, advice);
    enum width width = width_of(bytes);
    if (width != NARROW)
        return stet_fail(err, STET_ERROR_INPUT, path, 0, 0,
                         "the file is UTF-%d, stet reads UTF-8; convert it: iconv -f UTF-%d -t "
                         "UTF-8",
                         width == UTF16 ? 16 : 32, width == UTF16 ? 16 : 32);
    if (nul)
        return stet_fail(err, STET_ERROR_INPUT, path, 0, 0, "this is no text: byte %zu is NUL; %s",
                         (size_t)(nul - bytes.data) + 1, advice);
    if (is_full_of_controls(bytes))
        return stet_fail(err, STET_ERROR_INPUT, path, 0, 0,
                         "this is no text: it is full of control characters; %s", advice);
    return STET_OK;
}
