// SPDX-License-Identifier: Apache-2.0
// Growable byte buffer. `data` is NUL-terminated after every append, so it can be handed to C functions.
//
//     struct stet_buf out = {0};
//     stet_buf_printf(&out, "%d words", n);
//     stet_buf_release(&out);
#ifndef STET_BASE_BUF_H
#define STET_BASE_BUF_H

#include <stdarg.h>

#include "base/str.h"

struct stet_buf {
    char *data; // owned; NULL while empty
    size_t size;
    size_t capacity;
};

void stet_buf_reserve(struct stet_buf *buf, size_t more);
void stet_buf_append(struct stet_buf *buf, const void *data, size_t size);
void stet_buf_str(struct stet_buf *buf, struct stet_str text);
void stet_buf_puts(struct stet_buf *buf, const char *text);
void stet_buf_putc(struct stet_buf *buf, char c);
void stet_buf_printf(struct stet_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void stet_buf_vprintf(struct stet_buf *buf, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
// Zero bytes until `size` is a multiple of `align` (binary tables).
void stet_buf_align(struct stet_buf *buf, size_t align);
static inline struct stet_str stet_buf_view(const struct stet_buf *buf)
{
    return (struct stet_str){buf->data ? buf->data : "", buf->size};
}
void stet_buf_clear(struct stet_buf *buf); // keeps the memory
void stet_buf_release(struct stet_buf *buf);

#endif
