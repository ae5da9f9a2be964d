// SPDX-License-Identifier: Apache-2.0
// Region allocator: everything that belongs to one document, list or settings object is taken from one arena
// and given back at once. Allocation never fails: lack of memory is a message and abort (inputs are capped
// before). In sanitizer builds each object is its own malloc, so that an overrun shows.
//
//     struct stet_arena arena = {0};
//     char *copy = stet_arena_strdup(&arena, text);
//     stet_arena_release(&arena);
#ifndef STET_BASE_ARENA_H
#define STET_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "base/str.h"

struct stet_arena_chunk;
struct stet_arena {
    struct stet_arena_chunk *chunks;
    char *next;
    size_t left;
};

// `size` bytes aligned for any type, zeroed. Borrowed from the arena until it is released.
void *stet_arena_alloc(struct stet_arena *arena, size_t size);
#define STET_NEW(arena, type) ((type *)stet_arena_alloc((arena), sizeof(type)))
#define STET_NEW_ARRAY(arena, type, count)                                                         \
    ((type *)stet_arena_alloc((arena), sizeof(type) * (count)))

// A NUL-terminated copy.
char *stet_arena_strdup(struct stet_arena *arena, struct stet_str text);
// The same as a slice.
struct stet_str stet_arena_copy(struct stet_arena *arena, struct stet_str text);
char *stet_arena_printf(struct stet_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *stet_arena_vprintf(struct stet_arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

// Frees everything; the arena is empty and can be used again.
void stet_arena_release(struct stet_arena *arena);

// malloc/realloc that abort with a message instead of returning NULL; for the few heap objects that outlive arenas.
void *stet_xmalloc(size_t size);
void *stet_xcalloc(size_t count, size_t size);
void *stet_xrealloc(void *old, size_t size);

#endif
