// SPDX-License-Identifier: Apache-2.0
#include "formats/format.h"

#include "formats/refuse.h"

static const struct stet_format *const formats[] = {
#define STET_FORMAT(x) &stet_format_##x,
#include "formats/formats.def"
#undef STET_FORMAT
};

const struct stet_format *stet_format_at(size_t index)
{
    return index < sizeof formats / sizeof *formats ? formats[index] : NULL;
}

const struct stet_format *stet_format_find(struct stet_str name)
{
    for (size_t f = 0; f < sizeof formats / sizeof *formats; f++)
        if (stet_str_eq(stet_str_from(formats[f]->name), name))
            return formats[f];
    return NULL;
}

static const struct stet_format *by_ending(const char *path)
{
    struct stet_str ending = stet_file_ending(path);
    for (size_t f = 0; ending.size && f < sizeof formats / sizeof *formats; f++)
        for (const char *const *e = formats[f]->extensions; *e; e++)
            if (stet_str_eq_nocase(ending, stet_str_from(*e)))
                return formats[f];
    return NULL;
}

bool stet_format_known(const char *path)
{
    return by_ending(path) != NULL;
}

const char *stet_format_name(size_t index)
{
    const struct stet_format *format = stet_format_at(index);
    return format ? format->name : NULL;
}

const char *stet_format_title(size_t index)
{
    const struct stet_format *format = stet_format_at(index);
    return format ? format->title : NULL;
}

const char *stet_format_about(size_t index)
{
    const struct stet_format *format = stet_format_at(index);
    return format ? format->about : NULL;
}

const char *stet_format_ending(size_t index, size_t ending)
{
    const struct stet_format *format = stet_format_at(index);
    for (size_t e = 0; format && format->extensions[e]; e++)
        if (e == ending)
            return format->extensions[e];
    return NULL;
}

enum stet_status stet_format_read(struct stet_prose *prose, struct stet_arena *arena,
                                  const char *path, struct stet_str original,
                                  const struct stet_format_options *options, struct stet_error *err)
{
    static const struct stet_format_options none;
    options = options ? options : &none;
    const struct stet_format *format = options->as ? options->as : by_ending(path);
    enum stet_status status = stet_refuse_bytes(path, original, err);
    if (status == STET_OK && !format)
        status = stet_refuse_name(path, err);
    if (status != STET_OK)
        return status;
    stet_prose_init(prose, arena, original);
    status = (format ? format : &stet_format_plain)->read(prose, options, path, err);
    stet_prose_finish(prose); // also after a failure: it gives the scratch buffers back
    return status;
}
