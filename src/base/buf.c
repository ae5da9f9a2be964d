// SPDX-License-Identifier: Apache-2.0
#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"

void stet_buf_reserve(struct stet_buf *buf, size_t more)
{
    size_t wanted = buf->size + more + 1;
    if (wanted <= buf->capacity)
        return;
    size_t capacity = buf->capacity ? buf->capacity : 64;
    while (capacity < wanted)
        capacity *= 2;
    buf->data = stet_xrealloc(buf->data, capacity);
    buf->capacity = capacity;
}

void stet_buf_append(struct stet_buf *buf, const void *data, size_t size)
{
    stet_buf_reserve(buf, size);
    if (size)
        memcpy(buf->data + buf->size, data, size);
    buf->size += size;
    buf->data[buf->size] = '\0';
}

void stet_buf_str(struct stet_buf *buf, struct stet_str text)
{
    stet_buf_append(buf, text.data, text.size);
}

void stet_buf_puts(struct stet_buf *buf, const char *text)
{
    stet_buf_append(buf, text, strlen(text));
}

void stet_buf_putc(struct stet_buf *buf, char c)
{
    stet_buf_append(buf, &c, 1);
}

void stet_buf_vprintf(struct stet_buf *buf, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length <= 0)
        return;
    stet_buf_reserve(buf, (size_t)length);
    vsnprintf(buf->data + buf->size, (size_t)length + 1, format, args);
    buf->size += (size_t)length;
}

void stet_buf_printf(struct stet_buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    stet_buf_vprintf(buf, format, args);
    va_end(args);
}

void stet_buf_align(struct stet_buf *buf, size_t align)
{
    while (buf->size % align)
        stet_buf_putc(buf, '\0');
}

void stet_buf_clear(struct stet_buf *buf)
{
    buf->size = 0;
    if (buf->data)
        buf->data[0] = '\0';
}

void stet_buf_release(struct stet_buf *buf)
{
    free(buf->data);
    *buf = (struct stet_buf){0};
}
