// SPDX-License-Identifier: Apache-2.0
// The set of pattern positions that the path read so far can have reached is carried along: no backtracking, so no pattern is
// slow.
#include "engine/config/glob.h"

#include "base/utf8.h"

enum part_kind {
    PART_LITERAL,
    PART_ANY,     // ?
    PART_STAR,    // * within a name
    PART_FOLDERS, // **/: no folder or any number of them
    PART_REST,    // ** at the end
    PART_CLASS,   // [...]
};

struct part {
    enum part_kind kind;
    uint32_t c;
    struct stet_str class; // between the brackets
};

struct parts {
    struct part at[STET_GLOB_LONGEST + 2];
    size_t count;
    bool folders_only;
};

static size_t class_end(struct stet_str pattern, size_t i)
{
    size_t end = i + 1;
    if (end < pattern.size && (pattern.data[end] == '!' || pattern.data[end] == '^'))
        end++;
    if (end < pattern.size && pattern.data[end] == ']')
        end++;
    while (end < pattern.size && pattern.data[end] != ']')
        end++;
    return end < pattern.size ? end + 1 : i;
}

const char *stet_glob_fault(struct stet_str pattern)
{
    if (!pattern.size)
        return "is empty";
    if (stet_utf8_valid_until(pattern) < pattern.size)
        return "is not valid UTF-8";
    if (stet_utf8_count(pattern) > STET_GLOB_LONGEST)
        return "is longer than 255 characters";
    if (pattern.data[0] == '!')
        return "begins with \"!\", which stet does not know; name what is left out, not what stays";
    if (memchr(pattern.data, '{', pattern.size))
        return "has braces, which stet does not know; write one pattern for each form";
    if (memchr(pattern.data, '\\', pattern.size))
        return "has a backslash; write \"/\" between folders";
    struct stet_str rest = pattern;
    while (rest.data) {
        struct stet_str name = stet_str_split(&rest, '/');
        if (stet_str_eq(name, STET_STR("..")) || stet_str_eq(name, STET_STR(".")))
            return "leads out of its folder by \".\" or \"..\"; write it from the folder of the configuration on";
    }
    for (size_t i = 0; i < pattern.size; i++)
        if (pattern.data[i] == '[') {
            size_t end = class_end(pattern, i);
            if (end == i)
                return "has a \"[\" without its \"]\"";
            i = end - 1;
        }
    return NULL;
}

static void add_part(struct parts *parts, struct part part)
{
    if (parts->count < sizeof parts->at / sizeof *parts->at)
        parts->at[parts->count++] = part;
}

static size_t add_stars(struct parts *parts, struct stet_str pattern, size_t i)
{
    size_t end = i;
    while (end < pattern.size && pattern.data[end] == '*')
        end++;
    bool whole = end - i == 2 && (i == 0 || pattern.data[i - 1] == '/');
    if (whole && end == pattern.size) {
        add_part(parts, (struct part){.kind = PART_REST});
    } else if (whole && pattern.data[end] == '/') {
        add_part(parts, (struct part){.kind = PART_FOLDERS});
        end++;
    } else {
        add_part(parts, (struct part){.kind = PART_STAR});
    }
    return end;
}

static void parse(struct parts *parts, struct stet_str pattern)
{
    parts->count = 0;
    parts->folders_only = pattern.size > 1 && pattern.data[pattern.size - 1] == '/';
    if (parts->folders_only)
        pattern.size--;
    if (!memchr(pattern.data, '/', pattern.size))
        add_part(parts, (struct part){.kind = PART_FOLDERS});
    else if (pattern.data[0] == '/')
        pattern = stet_str_slice(pattern, 1, pattern.size);
    for (size_t i = 0; i < pattern.size;) {
        size_t end = pattern.data[i] == '[' ? class_end(pattern, i) : i;
        if (pattern.data[i] == '*') {
            i = add_stars(parts, pattern, i);
        } else if (end > i) {
            add_part(parts, (struct part){.kind = PART_CLASS,
                                          .class = stet_str_slice(pattern, i + 1, end - 1)});
            i = end;
        } else {
            uint32_t c = stet_utf8_next(pattern, &i);
            add_part(parts, (struct part){.kind = c == '?' ? PART_ANY : PART_LITERAL, .c = c});
        }
    }
}

static bool in_class(struct stet_str class, uint32_t c)
{
    size_t i = 0;
    bool negated = class.size && (class.data[0] == '!' || class.data[0] == '^'), found = false;
    i += negated;
    while (i < class.size) {
        uint32_t low = stet_utf8_next(class, &i), high = low;
        if (i + 1 < class.size && class.data[i] == '-') {
            i++;
            high = stet_utf8_next(class, &i);
        }
        found = found || (c >= low && c <= high);
    }
    return found != negated && c != '/';
}

// Parts that may match nothing are stepped over.
static void reach(const struct parts *parts, bool *reached, size_t i)
{
    for (;; i++) {
        reached[i] = true;
        if (i == parts->count ||
            (parts->at[i].kind != PART_STAR && parts->at[i].kind != PART_FOLDERS))
            return;
    }
}

static void step(const struct parts *parts, const bool *from, bool *to, uint32_t c)
{
    for (size_t i = 0; i < parts->count; i++) {
        const struct part *part = &parts->at[i];
        if (!from[i])
            continue;
        switch (part->kind) {
        case PART_LITERAL:
            if (c == part->c)
                reach(parts, to, i + 1);
            break;
        case PART_ANY:
            if (c != '/')
                reach(parts, to, i + 1);
            break;
        case PART_CLASS:
            if (in_class(part->class, c))
                reach(parts, to, i + 1);
            break;
        case PART_STAR:
            if (c != '/')
                reach(parts, to, i);
            break;
        case PART_FOLDERS:
            to[i] = true; // in the middle of a folder's name
            if (c == '/')
                reach(parts, to, i + 1);
            break;
        case PART_REST:
            to[i] = true;
            to[parts->count] = true;
            break;
        }
    }
}

// `above`: a folder above `path` may match for it.
static bool match(struct stet_str pattern, struct stet_str path, bool above, bool folder)
{
    struct parts parts;
    bool sets[2][STET_GLOB_LONGEST + 3] = {0};
    bool *now = sets[0], *next = sets[1];
    parse(&parts, pattern);
    reach(&parts, now, 0);
    for (size_t i = 0; i < path.size;) {
        uint32_t c = stet_utf8_next(path, &i);
        if (above && c == '/' && now[parts.count])
            return true;
        memset(next, 0, sizeof sets[0]);
        step(&parts, now, next, c);
        bool *swap = now;
        now = next;
        next = swap;
    }
    return now[parts.count] && (folder || !parts.folders_only);
}

bool stet_glob_match(struct stet_str pattern, struct stet_str path)
{
    return match(pattern, path, true, false);
}

bool stet_glob_match_entry(struct stet_str pattern, struct stet_str path, bool folder)
{
    return match(pattern, path, false, folder);
}
