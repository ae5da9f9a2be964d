// SPDX-License-Identifier: Apache-2.0
#include "text/word_classes.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/hash.h"

static const char *const class_names[] = {
#undef STET_WORD_CLASS
#define STET_WORD_CLASS(name, what) #name,
#include "text/word_classes.def"
#undef STET_WORD_CLASS
};

uint64_t stet_word_classes(struct stet_str word)
{
    char lower[STET_WORD_CLASS_LONGEST];
    if (word.size > sizeof lower)
        return 0;
    for (size_t i = 0; i < word.size; i++)
        lower[i] = stet_ascii_lower(word.data[i]);
    uint64_t hash = stet_hash((struct stet_str){lower, word.size});
    for (uint64_t slot = hash & stet_word_class_mask; stet_word_class_table[slot].classes;
         slot = (slot + 1) & stet_word_class_mask)
        if (stet_word_class_table[slot].hash == hash)
            return stet_word_class_table[slot].classes;
    return 0;
}

// ---------------------------------------------------------------- when stet is built

struct class_table {
    struct stet_word_class_slot *slots;
    uint64_t mask;
    uint64_t seen; // classes that have words
};

static bool is_plain(struct stet_str word)
{
    for (size_t i = 0; i < word.size; i++)
        if (!stet_is_ascii_lower(word.data[i]))
            return false;
    return word.size && word.size <= STET_WORD_CLASS_LONGEST;
}

static uint64_t class_bit(struct stet_str name)
{
    for (unsigned i = 0; i < STET_WORD_CLASS_COUNT; i++)
        if (stet_str_eq(name, stet_str_from(class_names[i])))
            return (uint64_t)1 << i;
    return 0;
}

static void add_class(struct class_table *table, struct stet_str word, uint64_t bit)
{
    uint64_t hash = stet_hash(word), slot = hash & table->mask;
    while (table->slots[slot].classes && table->slots[slot].hash != hash)
        slot = (slot + 1) & table->mask;
    table->slots[slot].hash = hash;
    table->slots[slot].classes |= bit;
    table->seen |= bit;
}

static enum stet_status read_classes(struct class_table *table, struct stet_str tsv,
                                     const char *path, struct stet_error *err)
{
    bool header = true;
    for (unsigned line_no = 1; tsv.data; line_no++) {
        struct stet_str line = stet_str_split(&tsv, '\n');
        if (!line.size || line.data[0] == '#')
            continue;
        struct stet_str name = stet_str_split(&line, '\t');
        if (!header && !class_bit(name))
            return stet_fail(err, STET_ERROR_DATA, path, line_no, 0,
                             "unknown class \"%.*s\"; src/text/word_classes.def has them",
                             (int)(name.size < 40 ? name.size : 40), name.data);
        if (!header && !is_plain(line.data ? line : STET_STR("")))
            return stet_fail(err, STET_ERROR_DATA, path, line_no, 0,
                             "behind the class one word of at most %d letters a-z is expected",
                             STET_WORD_CLASS_LONGEST);
        if (!header)
            add_class(table, line, class_bit(name));
        header = false;
    }
    for (unsigned i = 0; i < STET_WORD_CLASS_COUNT; i++)
        if (!(table->seen >> i & 1))
            return stet_fail(err, STET_ERROR_DATA, path, 0, 0, "no word has the class \"%s\"",
                             class_names[i]);
    return STET_OK;
}

enum stet_status stet_word_classes_compile(struct stet_buf *out, struct stet_str tsv,
                                           const char *path, struct stet_error *err)
{
    struct class_table table = {.mask = 63};
    size_t lines = 0;
    for (size_t i = 0; i < tsv.size; i++)
        lines += tsv.data[i] == '\n';
    while (table.mask < 2 * (uint64_t)lines)
        table.mask = table.mask * 2 + 1;
    table.slots = stet_xcalloc(table.mask + 1, sizeof *table.slots);
    enum stet_status status = read_classes(&table, tsv, path, err);
    if (status == STET_OK) {
        stet_buf_printf(
            out,
            "#include \"text/word_classes.h\"\nconst uint64_t stet_word_class_mask = %llu;\n"
            "const struct stet_word_class_slot stet_word_class_table[] = {\n",
            (unsigned long long)table.mask);
        for (uint64_t i = 0; i <= table.mask; i++)
            stet_buf_printf(out, "{0x%llxu, 0x%llxu},\n", (unsigned long long)table.slots[i].hash,
                            (unsigned long long)table.slots[i].classes);
        stet_buf_puts(out, "};\n");
    }
    free(table.slots);
    return status;
}
