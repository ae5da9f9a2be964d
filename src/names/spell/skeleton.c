// SPDX-License-Identifier: Apache-2.0
#include "names/spell/skeleton.h"

#include <stdint.h>

// Units read as one sound, longest first. Measured on 131,000 Russian-Latin name pairs (Merhav and Ash, COLING 2018, CC0).
static const struct {
    const char *unit;
    char sound;
    char second; // 0: none
} units[] = {
    {"schtsch", 'S', 0}, {"shtsh", 'S', 0}, {"sjtsj", 'S', 0}, {"shch", 'S', 0}, {"chtch", 'S', 0},
    {"szcz", 'S', 0},    {"sjtj", 'S', 0},  {"tsch", 'C', 0},  {"dsch", 'J', 0}, {"tsh", 'C', 0},
    {"tch", 'C', 0},     {"tsj", 'C', 0},   {"dzh", 'J', 0},   {"dsj", 'J', 0},  {"dzs", 'J', 0},
    {"sch", 'S', 0},     {"dz", 'z', 0},    {"dj", 'J', 0},    {"sh", 'S', 0},   {"sz", 'S', 0},
    {"sj", 'S', 0},      {"ch", 'C', 0},    {"cz", 'C', 0},    {"cs", 'C', 0},   {"tj", 'C', 0},
    {"zh", 'J', 0},      {"rz", 'J', 0},    {"zs", 'J', 0},    {"zj", 'J', 0},   {"kh", 'h', 0},
    {"gh", 'g', 0},      {"ph", 'f', 0},    {"th", 't', 0},    {"rh", 'r', 0},   {"ck", 'k', 0},
    {"cq", 'k', 0},      {"qu", 'k', 0},    {"tz", 'z', 0},    {"ts", 'z', 0},   {"cc", 'k', 0},
    {"ou", 'u', 0},      {"oo", 'u', 0},    {"oe", 'u', 0},    {"ee", 'i', 0},   {"ie", 'i', 0},
    {"ea", 'i', 0},      {"ae", 'e', 0},    {"aa", 'a', 0},    {"ue", 'u', 0},   {"q", 'k', 0},
    {"x", 'k', 's'},     {"w", 'v', 0},     {"y", 'i', 0},     {"j", 'i', 0},
};

static bool is_vowel(char c)
{
    return c && strchr("aeiou", c) != NULL;
}

static void put(char *out, size_t *length, char c)
{
    if (*length && out[*length - 1] == c)
        return; // doubled letters are one
    if (*length < STET_SKELETON_SIZE)
        out[(*length)++] = c;
}

// The unit of `key` at `i`: its size, or 1 with the letter itself.
static size_t unit_at(struct stet_str key, size_t i, char *sound, char *second)
{
    struct stet_str rest = stet_str_slice(key, i, key.size);
    if (i == 0 && stet_str_starts(rest, STET_STR("ie"))) {
        *sound = 'e';
        *second = 0;
        return 2;
    }
    if (stet_str_starts(rest, STET_STR("ei"))) {
        *sound = rest.size == 2 ? 'i' : 'a';
        *second = rest.size == 2 ? 0 : 'i';
        return 2;
    }
    if (rest.size == 3 &&
        (stet_str_eq(rest, STET_STR("cki")) || stet_str_eq(rest, STET_STR("cka")))) {
        *sound = 'z';
        *second = 0;
        return 1; // Nawrocki reads as Navrotski
    }
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        struct stet_str unit = stet_str_from(units[u].unit);
        if (stet_str_starts(rest, unit)) {
            *sound = units[u].sound;
            *second = units[u].second;
            return unit.size;
        }
    }
    char next = rest.size > 1 ? rest.data[1] : 0;
    *sound = rest.data[0] != 'c' ? rest.data[0] : next && strchr("eiy", next) ? 'z' : 'k';
    *second = 0;
    return 1;
}

size_t stet_skeleton(struct stet_str key, char out[STET_SKELETON_SIZE])
{
    char raw[STET_SKELETON_SIZE], sound, second;
    size_t n = 0, length = 0;
    for (size_t i = 0; i < key.size;) {
        i += unit_at(key, i, &sound, &second);
        put(raw, &n, sound);
        if (second)
            put(raw, &n, second);
    }
    // Vowel + h + consonant: the h is silent. Consonant + e at the end: the e is.
    for (size_t i = 0; i < n; i++) {
        if (raw[i] == 'h' && i && is_vowel(raw[i - 1]) && i + 1 < n && !is_vowel(raw[i + 1]))
            continue;
        if (raw[i] == 'e' && i + 1 == n && n > 2 && !is_vowel(raw[i - 1]))
            continue;
        put(out, &length, raw[i]);
    }
    return length;
}

unsigned stet_osa_distance(struct stet_str a, struct stet_str b)
{
    enum { MAX = 64 };
    uint8_t row[3][MAX + 1]; // before last, last, current
    size_t n = a.size < MAX ? a.size : MAX, m = b.size < MAX ? b.size : MAX;
    for (size_t j = 0; j <= m; j++)
        row[1][j] = (uint8_t)j;
    for (size_t i = 1; i <= n; i++) {
        uint8_t *before = row[(i + 2) % 3], *last = row[i % 3], *now = row[(i + 1) % 3];
        now[0] = (uint8_t)i;
        for (size_t j = 1; j <= m; j++) {
            unsigned best = last[j - 1] + (a.data[i - 1] != b.data[j - 1] ? 1u : 0u);
            if (last[j] + 1u < best)
                best = last[j] + 1u;
            if (now[j - 1] + 1u < best)
                best = now[j - 1] + 1u;
            if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] &&
                a.data[i - 2] == b.data[j - 1] && before[j - 2] + 1u < best)
                best = before[j - 2] + 1u;
            now[j] = (uint8_t)best;
        }
    }
    return row[(n + 1) % 3][m];
}
