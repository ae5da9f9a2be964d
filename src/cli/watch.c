// SPDX-License-Identifier: Apache-2.0
#define _POSIX_C_SOURCE 200809L
#include "cli/watch.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MINUTE = 60, HOUR = 3600 };
static const double FIRST_AFTER = 1.0, AGAIN_AFTER = 0.2; // seconds

static volatile sig_atomic_t interrupted;
// The handler's word to who waits for an answer: a signal that comes just before the wait would go unnoticed otherwise.
static int word[2] = {-1, -1};

static void interrupt(int signal_number)
{
    (void)signal_number;
    int kept = errno;
    interrupted = 1;
    if (word[1] >= 0 && write(word[1], "", 1) < 0)
        errno = kept;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void cli_watch_begin(struct cli_watch *watch, bool quiet)
{
    *watch = (struct cli_watch){.wanted = !quiet && isatty(STDERR_FILENO), .began = now()};
    if (pipe(word) != 0)
        word[0] = word[1] = -1;
    // What a parent has ignored stays ignored.
    struct sigaction old, action = {.sa_handler = interrupt, .sa_flags = (int)SA_RESETHAND};
    if (sigaction(SIGINT, NULL, &old) == 0 && old.sa_handler != SIG_IGN)
        sigaction(SIGINT, &action, NULL);
}

bool cli_watch_wait_for_input(void)
{
    struct pollfd wait[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                            {.fd = word[0], .events = POLLIN}};
    while (!interrupted && poll(wait, 2, -1) < 0)
        if (errno != EINTR)
            return false;
    return !interrupted;
}

bool cli_watch_interrupted(void)
{
    return interrupted;
}

void cli_watch_clear(struct cli_watch *watch)
{
    if (watch->shown)
        fputs("\r\x1b[K", stderr);
    watch->shown = false;
}

static void print_time(double seconds)
{
    unsigned long whole = seconds < 1e6 ? (unsigned long)(seconds + 0.5) : 1000000;
    if (whole >= HOUR)
        fprintf(stderr, "%lu h %02lu min", whole / HOUR, whole % HOUR / MINUTE);
    else if (whole >= MINUTE)
        fprintf(stderr, "%lu min %02lu s", whole / MINUTE, whole % MINUTE);
    else
        fprintf(stderr, "%lu s", whole);
}

void cli_watch_progress(struct cli_watch *watch, size_t done, size_t total)
{
    if (!total) {
        cli_watch_clear(watch);
        return;
    }
    watch->done = done;
    watch->total = total;
    double time = now(), running = time - watch->began;
    if (!watch->wanted || running < FIRST_AFTER || time - watch->written < AGAIN_AFTER)
        return;
    cli_watch_clear(watch);
    double rate = (double)done / running;
    fprintf(stderr, "%zu of %zu files, %.0f a second", done, total, rate);
    if (done && done < total) {
        fputs(", ", stderr);
        print_time((double)(total - done) / rate);
        fputs(" left", stderr);
    }
    fflush(stderr);
    watch->shown = true;
    watch->written = time;
}

void cli_watch_end(struct cli_watch *watch, const char *verb)
{
    cli_watch_clear(watch);
    if (!interrupted)
        return;
    fflush(stdout);
    fprintf(stderr, "interrupted: %zu of %zu file%s %s, the others are as they were\n", watch->done,
            watch->total, watch->total == 1 ? "" : "s", verb);
    signal(SIGINT, SIG_DFL);
    raise(SIGINT);
}
