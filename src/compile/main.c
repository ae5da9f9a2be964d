// SPDX-License-Identifier: Apache-2.0
// Build-time compiler: dictionaries/ to the binary tables that are linked into stet.
//
//     stet-compile words DIC AFF FORMS OUT    word set of a hunspell dictionary (FORMS: what unmunch prints)
//     stet-compile house WORDS.dic OUT        house words
//     stet-compile news NEWS.tsv OUT          line counts of words in news
//     stet-compile units|counts|groups|kin|known|forest|names|near … OUT    tables of the name engine (compile.h)
//     stet-compile terms ROOT LIST.tsv … OUT  glossaries: phrases to avoid and what should stand (rules/shared/terms.h)
//     stet-compile phrases LIST OUT           phrase list (rules/shared/phrases.h)
//     stet-compile classes CLASSES.tsv OUT.c  C source of the table of word classes (text/word_classes.h)
//     stet-compile languages NEWS.tsv FOLDER … OUT  words and letters of the source languages (rules/shared/languages.h)
//     stet-compile embed OUT.S NAME=FILE …    assembler source that links the files in
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/table.h"
#include "compile/compile.h"
#include "rules/shared/phrases.h"
#include "spelling/wordset.h"
#include "text/word_classes.h"

static int usage(void)
{
    fputs("usage: stet-compile words|house|news|embed … (see the head of src/compile/main.c)\n",
          stderr);
    return 2;
}

int stet_compile_report(enum stet_status status, const struct stet_error *err)
{
    if (status == STET_OK)
        return 0;
    if (err->line)
        fprintf(stderr, "%s:%u: %s\n", err->path, err->line, err->message);
    else
        fprintf(stderr, "%s: %s\n", err->path, err->message);
    return 1;
}

static int compile_words(char **args, struct stet_buf *out)
{
    struct stet_error err = {0};
    struct stet_buf forms = {0};
    enum stet_status status = stet_file_read(&forms, args[2], &err);
    if (status == STET_OK)
        status = stet_wordset_compile(out, args[0], args[1], stet_buf_view(&forms), &err);
    stet_buf_release(&forms);
    return stet_compile_report(status, &err);
}

// The first line is the count, as hunspell wants it; affix flags have no meaning here and are refused.
static enum stet_status read_house(const char *path, struct stet_str text, struct stet_buf *hashes,
                                   struct stet_error *err)
{
    unsigned line_no = 1;
    for (stet_str_split(&text, '\n'); text.data;) {
        struct stet_str word = stet_str_trim(stet_str_split(&text, '\n'));
        line_no++;
        if (!word.size || word.data[0] == '#')
            continue;
        if (memchr(word.data, '/', word.size))
            return stet_fail(err, STET_ERROR_DATA, path, line_no, 0,
                             "affix flags are not supported in house words");
        uint64_t hash = stet_hash(word);
        stet_buf_append(hashes, &hash, sizeof hash);
    }
    return STET_OK;
}

static int compile_house(char **args, struct stet_buf *out)
{
    struct stet_error err = {0};
    struct stet_buf text = {0}, hashes = {0};
    enum stet_status status = stet_file_read(&text, args[0], &err);
    if (status == STET_OK)
        status = read_house(args[0], stet_buf_view(&text), &hashes, &err);
    stet_table_write(out, (const uint64_t *)(const void *)hashes.data, NULL,
                     hashes.size / sizeof(uint64_t));
    stet_buf_release(&text);
    stet_buf_release(&hashes);
    return stet_compile_report(status, &err);
}

static enum stet_status read_news(const char *path, struct stet_str text, struct stet_buf *hashes,
                                  struct stet_buf *counts, struct stet_error *err)
{
    unsigned line_no = 0;
    bool header = true;
    while (text.data) {
        struct stet_str rest = stet_str_split(&text, '\n');
        line_no++;
        if (!rest.size || rest.data[0] == '#')
            continue;
        struct stet_str word = stet_str_split(&rest, '\t');
        if (header) {
            header = false;
            continue;
        }
        uint32_t lines = rest.data ? (uint32_t)strtoul(rest.data, NULL, 10) : 0;
        if (!lines)
            return stet_fail(err, STET_ERROR_DATA, path, line_no, 0,
                             "a word and a number of lines are expected");
        uint64_t hash = stet_hash(word);
        stet_buf_append(hashes, &hash, sizeof hash);
        stet_buf_append(counts, &lines, sizeof lines);
    }
    return STET_OK;
}

static int compile_news(char **args, struct stet_buf *out)
{
    struct stet_error err = {0};
    struct stet_buf text = {0}, hashes = {0}, counts = {0};
    enum stet_status status = stet_file_read(&text, args[0], &err);
    if (status == STET_OK)
        status = read_news(args[0], stet_buf_view(&text), &hashes, &counts, &err);
    stet_table_write(out, (const uint64_t *)(const void *)hashes.data,
                     (const uint32_t *)(const void *)counts.data, hashes.size / sizeof(uint64_t));
    stet_buf_release(&text);
    stet_buf_release(&hashes);
    stet_buf_release(&counts);
    return stet_compile_report(status, &err);
}

// The compiler itself cuts no text: to it no word has a class.
const uint64_t stet_word_class_mask = 0;
const struct stet_word_class_slot stet_word_class_table[] = {{0, 0}};

static int compile_classes(char **args, int count, struct stet_buf *out)
{
    struct stet_error err = {0};
    struct stet_buf text = {0};
    (void)count;
    enum stet_status status = stet_file_read(&text, args[0], &err);
    if (status == STET_OK)
        status = stet_word_classes_compile(out, stet_buf_view(&text), args[0], &err);
    stet_buf_release(&text);
    return stet_compile_report(status, &err);
}

static int compile_phrases(char **args, int count, struct stet_buf *out)
{
    struct stet_error err = {0};
    struct stet_buf text = {0};
    (void)count;
    enum stet_status status = stet_file_read(&text, args[0], &err);
    if (status == STET_OK)
        status = stet_phrases_compile(out, stet_buf_view(&text), args[0], &err);
    stet_buf_release(&text);
    return stet_compile_report(status, &err);
}

// A table of (name, start, end) and the files' bytes, read by base/embedded.c.
static int embed(char **args, int count, struct stet_buf *out)
{
    stet_buf_puts(out, "\t.section .rodata\n");
    for (int i = 0; i < count; i++) {
        const char *equals = strchr(args[i], '=');
        if (!equals)
            return usage();
        stet_buf_printf(out, "\t.balign 16\nstart_%d:\n\t.incbin \"%s\"\nend_%d:\n\t.byte 0\n", i,
                        equals + 1, i);
        stet_buf_printf(out, "name_%d:\n\t.asciz \"%.*s\"\n", i, (int)(equals - args[i]), args[i]);
    }
    stet_buf_puts(out, "\t.section .data.rel.ro,\"aw\"\n\t.balign 8\n\t.globl stet_embedded_table\n"
                       "\t.type stet_embedded_table, %object\nstet_embedded_table:\n");
    for (int i = 0; i < count; i++)
        stet_buf_printf(out, "\t.quad name_%d, start_%d, end_%d\n", i, i, i);
    stet_buf_puts(out, "\t.quad 0, 0, 0\n\t.size stet_embedded_table, . - stet_embedded_table\n"
                       "\t.section .note.GNU-stack,\"\",%progbits\n");
    return 0;
}

typedef int compile_fn(char **args, int count, struct stet_buf *out);

static compile_fn *find_names(const char *name)
{
    static const struct {
        const char *name;
        compile_fn *fn;
    } list[] = {{"units", stet_compile_units},   {"counts", stet_compile_counts},
                {"groups", stet_compile_groups}, {"forest", stet_compile_forest},
                {"known", stet_compile_known},   {"kin", stet_compile_kin},
                {"names", stet_compile_names},   {"near", stet_compile_near},
                {"terms", stet_compile_terms},   {"phrases", compile_phrases},
                {"classes", compile_classes},    {"languages", stet_compile_languages}};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (strcmp(list[i].name, name) == 0)
            return list[i].fn;
    return NULL;
}

int main(int argc, char **argv)
{
    struct stet_buf out = {0};
    struct stet_error err = {0};
    int result;
    const char *to = argc > 2 ? argv[argc - 1] : NULL;
    if (argc == 6 && strcmp(argv[1], "words") == 0) {
        result = compile_words(argv + 2, &out);
    } else if (argc == 4 && strcmp(argv[1], "house") == 0) {
        result = compile_house(argv + 2, &out);
    } else if (argc == 4 && strcmp(argv[1], "news") == 0) {
        result = compile_news(argv + 2, &out);
    } else if (argc > 3 && find_names(argv[1])) {
        result = find_names(argv[1])(argv + 2, argc - 3, &out);
    } else if (argc > 3 && strcmp(argv[1], "embed") == 0) {
        to = argv[2];
        result = embed(argv + 3, argc - 3, &out);
    } else {
        return usage();
    }
    if (result == 0)
        result = stet_compile_report(stet_file_write(to, stet_buf_view(&out), &err), &err);
    stet_buf_release(&out);
    return result;
}
