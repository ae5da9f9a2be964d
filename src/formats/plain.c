// SPDX-License-Identifier: Apache-2.0
// Plain text. Crawled and translated articles have one paragraph a line; text from mail and old editors is wrapped at some
// 70 columns, with blank lines between paragraphs. Names and quotations must not be cut at a wrap, so the file as a whole is
// judged: lines are joined only where the text looks wrapped.
#include "formats/format.h"

static size_t line_end(struct stet_str text, size_t i)
{
    while (i < text.size && text.data[i] != '\n' && text.data[i] != '\r')
        i++;
    return i;
}

// Behind the line break (LF, CR or CRLF) at `i`.
static size_t next_line(struct stet_str text, size_t i)
{
    if (i < text.size && text.data[i] == '\r')
        i++;
    if (i < text.size && text.data[i] == '\n' &&
        (i == 0 || text.data[i - 1] == '\r' || text.data[i] == '\n'))
        i++;
    return i;
}

static bool is_blank(struct stet_str text, size_t start, size_t end)
{
    return stet_str_trim(stet_str_slice(text, start, end)).size == 0;
}

struct shape {
    size_t longest; // bytes
    size_t inner;   // lines that another line follows without a blank one between
    size_t full;    // of these, how many fill most of the width and stop in mid-sentence
};

static struct shape measure(struct stet_str text, size_t width)
{
    struct shape shape = {0};
    size_t previous = 0, previous_end = 0;
    bool inside = false;
    for (size_t i = 0; i < text.size;) {
        size_t end = line_end(text, i);
        bool blank = is_blank(text, i, end);
        if (inside && !blank) {
            char last = text.data[previous_end - 1];
            shape.inner++;
            shape.full += previous_end - previous > width * 3 / 5 && !strchr(".!?:\"", last);
        }
        if (end - i > shape.longest)
            shape.longest = end - i;
        inside = !blank;
        previous = i;
        previous_end = end;
        i = next_line(text, end);
    }
    return shape;
}

// Wrapped text: no line longer than an old-fashioned page is wide, and most lines that are followed by another are nearly full
// and end in the middle of a sentence.
static bool is_wrapped(struct stet_str text)
{
    enum { WIDEST = 130 };
    size_t longest = measure(text, WIDEST).longest;
    if (longest > WIDEST || longest < 40)
        return false;
    struct shape shape = measure(text, longest);
    return shape.inner >= 2 && shape.full * 3 >= shape.inner * 2;
}

// "the gov-" at the end of a line, "ernment" at the beginning of the next: one word, so one paragraph, however the rest is laid out.
static bool is_cut_word(struct stet_str text, size_t end, size_t next)
{
    return end >= 2 && text.data[end - 1] == '-' && stet_is_ascii_lower(text.data[end - 2]) &&
           next < text.size && stet_is_ascii_lower(text.data[next]);
}

static enum stet_status read_plain(struct stet_prose *prose,
                                   const struct stet_format_options *options, const char *path,
                                   struct stet_error *err)
{
    (void)options;
    (void)path;
    (void)err;
    size_t start = stet_str_starts(prose->original, STET_STR("\xef\xbb\xbf")) ? 3 : 0;
    stet_prose_whole(prose, start);
    stet_prose_comment(prose, start, prose->original.size);
    struct stet_str text = prose->text;
    bool wrapped = is_wrapped(text);
    size_t block = SIZE_MAX, block_end = 0;
    for (size_t i = 0; i < text.size;) {
        size_t end = line_end(text, i);
        bool blank = is_blank(text, i, end);
        if (block != SIZE_MAX && (blank || !(wrapped || is_cut_word(text, block_end, i)))) {
            stet_prose_block(prose, block, block_end, STET_BLOCK_PARAGRAPH);
            block = SIZE_MAX;
        }
        if (!blank && block == SIZE_MAX)
            block = i;
        block_end = end;
        i = next_line(text, end);
    }
    if (block != SIZE_MAX)
        stet_prose_block(prose, block, block_end, STET_BLOCK_PARAGRAPH);
    return STET_OK;
}

static const char *const extensions[] = {"txt", "text", NULL};

const struct stet_format stet_format_plain = {
    .name = "plain",
    .title = "plain text",
    .extensions = extensions,
    .about = "All of it is read. Lines are joined to paragraphs where the text looks wrapped; else "
             "each line is a paragraph.",
    .read = read_plain};
