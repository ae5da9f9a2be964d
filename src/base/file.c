// SPDX-License-Identifier: Apache-2.0
#define _POSIX_C_SOURCE 200809L
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

static enum stet_status fail_errno(struct stet_error *err, const char *path, const char *what,
                                   const char *todo)
{
    return stet_fail(err, STET_ERROR_IO, path, 0, 0, "cannot %s: %s; %s", what, strerror(errno),
                     todo);
}

static enum stet_status fail_size(struct stet_error *err, const char *path)
{
    return stet_fail(err, STET_ERROR_INPUT, path, 0, 0,
                     "the file is larger than 1 GiB; split it into smaller ones");
}

// The size is watched while reading: a device or a pipe has none beforehand, and may have no end.
static enum stet_status read_all(struct stet_buf *out, int fd, const char *path,
                                 struct stet_error *err)
{
    size_t before = out->size;
    for (;;) {
        if (out->size - before > STET_FILE_MOST)
            return fail_size(err, path);
        stet_buf_reserve(out, 1 << 16);
        ssize_t got = read(fd, out->data + out->size, out->capacity - out->size - 1);
        if (got == 0)
            break;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail_errno(err, path, "read the file", "check the disk and try again");
        out->size += (size_t)got;
    }
    out->data[out->size] = '\0';
    return STET_OK;
}

enum stet_status stet_file_read(struct stet_buf *out, const char *path, struct stet_error *err)
{
    enum stet_status status = STET_OK;
    size_t before = out->size;
    if (strcmp(path, "-") == 0) {
        status = read_all(out, STDIN_FILENO, "standard input", err);
        if (status != STET_OK)
            out->size = before;
        return status;
    }
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); // a pipe without a writer must not hang
    struct stat info;
    if (fd < 0)
        return fail_errno(err, path, "open the file", "check the name and its permissions");
    if (fstat(fd, &info) != 0) {
        status = fail_errno(err, path, "read the file", "check the name and its permissions");
    } else if (S_ISDIR(info.st_mode)) {
        status = stet_fail(err, STET_ERROR_IO, path, 0, 0, "this is a folder; name a file");
    } else if (!S_ISREG(info.st_mode) && !S_ISFIFO(info.st_mode) && !S_ISCHR(info.st_mode)) {
        status = stet_fail(err, STET_ERROR_IO, path, 0, 0,
                           "this is no regular file; name a file, or - for standard input");
    } else if (S_ISREG(info.st_mode) && info.st_size > STET_FILE_MOST) {
        status = fail_size(err, path);
    } else {
        if (!S_ISREG(info.st_mode))
            fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK);
        else
            stet_buf_reserve(out, (size_t)info.st_size + 1);
        status = read_all(out, fd, path, err);
        // A pipe that nobody has opened for writing reads as if it were at its end: not the same as an empty article.
        if (status == STET_OK && S_ISFIFO(info.st_mode) && out->size == before)
            status = stet_fail(err, STET_ERROR_IO, path, 0, 0,
                               "nothing came through this pipe; start what writes to it first");
    }
    close(fd);
    if (status != STET_OK)
        out->size = before;
    return status;
}

static bool write_all(int fd, struct stet_str data)
{
    while (data.size) {
        ssize_t put = write(fd, data.data, data.size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        data = stet_str_slice(data, (size_t)put, data.size);
    }
    return true;
}

enum stet_status stet_file_write(const char *path, struct stet_str data, struct stet_error *err)
{
    enum stet_status status = STET_OK;
    struct stet_buf temporary = {0};
    stet_buf_printf(&temporary, "%s.XXXXXX", path);
    struct stat old;
    int fd = mkstemp(temporary.data);
    if (fd < 0) {
        status = fail_errno(err, path, "write the file", "check the folder's permissions");
        goto done;
    }
    fchmod(fd, stat(path, &old) == 0 ? old.st_mode & 07777 : 0644);
    bool written = write_all(fd, data) && fsync(fd) == 0;
    if (close(fd) != 0 || !written || rename(temporary.data, path) != 0) {
        status = fail_errno(err, path, "write the file",
                            "the old file is unchanged; check the disk's free space");
        unlink(temporary.data);
    }
done:
    stet_buf_release(&temporary);
    return status;
}
