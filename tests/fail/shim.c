// SPDX-License-Identifier: Apache-2.0
// Preloaded into stet by run.py: makes one call of a kind fail, by its number. STET_FAIL is "alloc", "read" or "thread",
// STET_FAIL_AT the number of the call from 1 (0: none), STET_FAIL_COUNT a file to which the number of calls is written at the end.
// The read "short" gives one byte at a time and interrupts every other call instead: nothing may come of that.
#define _GNU_SOURCE // RTLD_NEXT
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

enum kind { NONE, ALLOC, READ, SHORT, THREAD };

static enum kind kind;
static unsigned long fail_at;
static atomic_ulong calls;

__attribute__((constructor)) static void begin(void)
{
    const char *what = getenv("STET_FAIL"), *at = getenv("STET_FAIL_AT");
    fail_at = at ? strtoul(at, NULL, 10) : 0;
    kind = !what                         ? NONE
           : strcmp(what, "alloc") == 0  ? ALLOC
           : strcmp(what, "read") == 0   ? READ
           : strcmp(what, "short") == 0  ? SHORT
           : strcmp(what, "thread") == 0 ? THREAD
                                         : NONE;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("STET_FAIL_COUNT");
    unsigned long count = atomic_load(&calls);
    kind = NONE;
    FILE *file = path ? fopen(path, "w") : NULL;
    if (file) {
        fprintf(file, "%lu\n", count);
        fclose(file);
    }
}

static bool fails(enum kind which)
{
    return kind == which && atomic_fetch_add(&calls, 1) + 1 == fail_at;
}

void *malloc(size_t size)
{
    if (fails(ALLOC)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    if (fails(ALLOC)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    if (fails(ALLOC)) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_realloc(old, size);
}

ssize_t read(int fd, void *data, size_t size)
{
    static ssize_t (*next)(int, void *, size_t);
    if (!next)
        *(void **)&next = dlsym(RTLD_NEXT, "read");
    if (fails(READ)) {
        errno = EIO;
        return -1;
    }
    if (kind == SHORT) {
        if (atomic_fetch_add(&calls, 1) % 2) {
            errno = EINTR;
            return -1;
        }
        size = size ? 1 : 0;
    }
    return next(fd, data, size);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
                   void *argument)
{
    static int (*next)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
    if (!next)
        *(void **)&next = dlsym(RTLD_NEXT, "pthread_create");
    return fails(THREAD) ? EAGAIN : next(thread, attributes, start, argument);
}
