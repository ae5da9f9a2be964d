// SPDX-License-Identifier: Apache-2.0
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__)
#define ONE_OBJECT_PER_CHUNK 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ONE_OBJECT_PER_CHUNK 1
#endif
#endif
#ifndef ONE_OBJECT_PER_CHUNK
#define ONE_OBJECT_PER_CHUNK 0
#endif

enum { CHUNK_SIZE = 64 * 1024 };

struct stet_arena_chunk {
    struct stet_arena_chunk *next;
    alignas(max_align_t) char data[];
};

static void out_of_memory(size_t size)
{
    fprintf(stderr,
            "stet: out of memory (%zu bytes wanted); check fewer or smaller files at once\n", size);
    abort();
}

void *stet_xmalloc(size_t size)
{
    void *memory = malloc(size ? size : 1);
    if (!memory)
        out_of_memory(size);
    return memory;
}

void *stet_xcalloc(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size ? size : 1);
    if (!memory)
        out_of_memory(count * size);
    return memory;
}

void *stet_xrealloc(void *old, size_t size)
{
    void *memory = realloc(old, size ? size : 1);
    if (!memory)
        out_of_memory(size);
    return memory;
}

static char *new_chunk(struct stet_arena *arena, size_t size)
{
    if (size > SIZE_MAX - sizeof(struct stet_arena_chunk))
        out_of_memory(size);
    struct stet_arena_chunk *chunk = stet_xcalloc(1, sizeof *chunk + size);
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    return chunk->data;
}

void *stet_arena_alloc(struct stet_arena *arena, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size == 0)
        size = 1;
    if (ONE_OBJECT_PER_CHUNK)
        return new_chunk(arena, size);
    size_t rounded = (size + align - 1) & ~(align - 1);
    if (rounded > CHUNK_SIZE / 4)
        return new_chunk(arena,
                         rounded); // large objects by themselves: the current chunk keeps its rest
    if (rounded > arena->left) {
        arena->next = new_chunk(arena, CHUNK_SIZE);
        arena->left = CHUNK_SIZE;
    }
    void *memory = arena->next;
    arena->next += rounded;
    arena->left -= rounded;
    return memory;
}

char *stet_arena_strdup(struct stet_arena *arena, struct stet_str text)
{
    char *copy = stet_arena_alloc(arena, text.size + 1);
    if (text.size)
        memcpy(copy, text.data, text.size);
    return copy;
}

struct stet_str stet_arena_copy(struct stet_arena *arena, struct stet_str text)
{
    return (struct stet_str){stet_arena_strdup(arena, text), text.size};
}

char *stet_arena_vprintf(struct stet_arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0)
        return stet_arena_strdup(arena, STET_STR(""));
    char *text = stet_arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, args);
    return text;
}

char *stet_arena_printf(struct stet_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = stet_arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}

void stet_arena_release(struct stet_arena *arena)
{
    for (struct stet_arena_chunk *chunk = arena->chunks; chunk;) {
        struct stet_arena_chunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
    *arena = (struct stet_arena){0};
}
