// SPDX-License-Identifier: Apache-2.0
// Prose: what a reader of the article reads, as one UTF-8 text, with the way back to the original bytes.
// A format (formats/) fills it; everything later works on prose offsets, and only engine/ converts them to original
// offsets, through the two functions at the end. The original is never changed.
//
//     struct stet_prose prose;
//     stet_prose_init(&prose, &arena, original);
//     stet_prose_text(&prose, 0, 6);                // original bytes 0..6 as they are
//     stet_prose_replace(&prose, 6, 11, "&");       // "&amp;" read as "&"
//     stet_prose_break(&prose, STET_BLOCK_PARAGRAPH);
//     stet_prose_finish(&prose);
#ifndef STET_TEXT_PROSE_H
#define STET_TEXT_PROSE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

enum stet_block_kind {
    STET_BLOCK_PARAGRAPH,
    STET_BLOCK_HEADING,
    STET_BLOCK_ITEM, // list item
    STET_BLOCK_CELL, // table cell
    STET_BLOCK_QUOTE,
};

// How text that is put into a place of the original must be written.
enum stet_escape {
    STET_ESCAPE_NONE,        // as it is
    STET_ESCAPE_HTML,        // & and < as references
    STET_ESCAPE_HTML_DOUBLE, // and " too: a value in double quotes
    STET_ESCAPE_HTML_SINGLE, // and '
    STET_ESCAPE_BACKSLASH,   // \\ before \\ and ": YAML, TOML, JSON, shortcodes
    STET_ESCAPE_DOUBLED,     // ' twice: YAML in single quotes
    STET_ESCAPE_PLAIN,       // no way to write a mark that means something there
};

struct stet_block {
    uint32_t start, end; // prose bytes, without the break behind it
    enum stet_block_kind kind;
    enum stet_escape escape;
};

// A stretch of prose and where it stands in the original. Equal sizes: byte for byte; else one unit (an entity).
struct stet_segment {
    uint32_t prose_start, prose_size;
    uint32_t original_start, original_size;
};

struct stet_span {
    uint32_t start, end;
};

struct stet_prose {
    struct stet_arena *arena;
    struct stet_str original;
    struct stet_str text; // valid UTF-8 once finished
    struct stet_block *blocks;
    uint32_t block_count;
    struct stet_segment *segments;
    uint32_t segment_count;
    struct stet_span *comments; // original bytes in which <!-- stet: … --> may stand
    uint32_t comment_count;
    struct stet_str language; // that the document says it is in ("en-GB"); empty: it does not
    uint32_t invalid_count;   // ill-formed bytes, each read as U+FFFD
    uint32_t first_invalid;   // original offset of the first
    uint32_t
        ordered_segments; // the first of these are in the order of the original, those of asides follow
    uint32_t ordered_size;   // bytes of `text` that they stand for
    enum stet_escape escape; // of the blocks to come
    // private to prose.c while it is filled
    struct stet_prose_part {
        struct stet_buf buf, block_buf, segment_buf;
        uint32_t block_start;
        enum stet_escape escape; // that was in force outside
    } now, aside;
    struct stet_buf comment_buf;
};

void stet_prose_init(struct stet_prose *prose, struct stet_arena *arena, struct stet_str original);
// Original bytes [start, end) are prose as they stand; ill-formed UTF-8 is replaced and counted.
void stet_prose_text(struct stet_prose *prose, size_t start, size_t end);
// Original bytes [start, end) are read as `text` (valid UTF-8).
void stet_prose_replace(struct stet_prose *prose, size_t start, size_t end, struct stet_str text);
// Ends the block that was begun behind the last break; empty blocks vanish.
void stet_prose_break(struct stet_prose *prose, enum stet_block_kind kind);
// What is put into the prose until _end is an aside: read by people, but no part of the text in which it stands (an alternative text, a
// caption in a shortcode). Asides are blocks of their own behind all others, so that a sentence goes on around them. They cannot be nested.
void stet_prose_aside_begin(struct stet_prose *prose, enum stet_escape escape);
void stet_prose_aside_end(struct stet_prose *prose);
// Original bytes in which suppression comments are looked for.
void stet_prose_comment(struct stet_prose *prose, size_t start, size_t end);
// The whole original is one stretch of prose: as stet_prose_text, without a copy where it is valid UTF-8. The caller then
// cuts blocks by prose offset with stet_prose_block.
void stet_prose_whole(struct stet_prose *prose, size_t start);
void stet_prose_block(struct stet_prose *prose, size_t start, size_t end,
                      enum stet_block_kind kind);
void stet_prose_finish(struct stet_prose *prose);

// Original offset of the prose byte at `offset` (start of a stretch), and of the end of the stretch that ends before prose
// `offset`. Between blocks the nearest original text inside the stretch is meant.
size_t stet_prose_original_start(const struct stet_prose *prose, uint32_t offset);
size_t stet_prose_original_end(const struct stet_prose *prose, uint32_t offset);
// True when prose [start, end) stands in the original without a break or markup inside: it can be replaced safely.
bool stet_prose_contiguous(const struct stet_prose *prose, uint32_t start, uint32_t end);
// `text` as it must be written at prose byte `at`: itself where nothing means something else there, a copy in the prose's arena, or NULL:
// it cannot be written there.
const char *stet_prose_escape(const struct stet_prose *prose, uint32_t at, const char *text);

#endif
