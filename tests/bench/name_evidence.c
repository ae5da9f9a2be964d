// SPDX-License-Identifier: Apache-2.0
// The evidence behind every decision of the name engine, for the fitting program (fit_names.py).
//
//     name_evidence [--default-names] LIST.tsv… < PATHS     one path a line
//
// One line a document, form and candidate: path, word as written, suggestion, line numbers of its mentions (joined with commas), whether
// the engine rules it out, then the features in the order of features.def; the header names them.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "engine/check/position.h"
#include "formats/format.h"
#include "names/article/article.h"

struct dump {
    const char *path;
};

static unsigned line_of(const struct stet_document *doc, uint32_t byte)
{
    struct stet_position position;
    stet_position_init(&position, doc->text);
    stet_position_seek(&position, byte);
    return position.line;
}

static void print_text(struct stet_str text)
{
    for (size_t i = 0; i < text.size; i++)
        putchar(text.data[i] == '\n' || text.data[i] == '\t' ? ' ' : text.data[i]);
}

static void on_evidence(void *user, const struct stet_names *names,
                        const struct stet_mention *mention,
                        const struct stet_name_candidate *candidate,
                        const struct stet_evidence *evidence, double logit)
{
    const struct dump *dump = user;
    const struct stet_document *doc = names->doc;
    const struct stet_index *index = stet_name_layer(names->engine, candidate->word.layer);
    (void)logit;
    printf("%s\t", dump->path);
    print_text(stet_str_slice(doc->text, mention->start_byte, mention->end_byte));
    printf("\t%s\t",
           stet_index_string(index, stet_name_best_ref(names->engine, candidate->word)->house));
    const char *comma = "";
    for (uint32_t m = 0; m < names->mention_count; m++)
        if (names->mentions[m].word == mention->word && !names->mentions[m].form->exact_count) {
            printf("%s%u", comma, line_of(doc, names->mentions[m].start_byte));
            comma = ",";
        }
    printf("\t%d", evidence->ruled_out);
    for (int i = 0; i < STET_FEATURE_COUNT; i++)
        printf("\t%.7g", (double)evidence->value[i]);
    putchar('\n');
}

static void dump_file(struct stet_name_engine *engine, struct stet_lexicon *lexicon, char *path)
{
    struct stet_arena arena = {0};
    struct stet_buf bytes = {0};
    struct stet_prose prose;
    struct stet_error err;
    if (stet_file_read(&bytes, path, &err) == STET_OK &&
        stet_format_read(&prose, &arena, path, stet_buf_view(&bytes), NULL, &err) == STET_OK) {
        struct stet_document doc;
        struct dump dump = {path};
        stet_document_init(&doc, &prose, lexicon);
        stet_names_analyse_with(engine, &doc, on_evidence, &dump);
    } else {
        fprintf(stderr, "%s: %s\n", path, err.message);
    }
    stet_buf_release(&bytes);
    stet_arena_release(&arena);
}

int main(int argc, char **argv)
{
    struct stet_error err = {0};
    struct stet_dictionary *dictionary = NULL;
    struct stet_name_lists *lists = NULL;
    bool defaults = argc > 1 && strcmp(argv[1], "--default-names") == 0;
    argv += 1 + defaults;
    argc -= 1 + defaults;
    if (stet_dictionary_open(&dictionary, "en_US", &err) != STET_OK ||
        stet_name_lists_new(&lists, defaults, (const char *const *)argv, (size_t)argc, &err) !=
            STET_OK) {
        fprintf(stderr, "%s:%u: %s\n", err.path, err.line, err.message);
        return 2;
    }
    struct stet_lexicon lexicon = {0};
    struct stet_spelling *spelling = stet_spelling_new(dictionary, &lexicon);
    struct stet_name_engine engine;
    stet_name_engine_init(&engine, lists, spelling, &lexicon);
    printf("path\tword\tsuggestion\tlines\truled_out");
    for (int i = 0; i < STET_FEATURE_COUNT; i++)
        printf("\t%s", stet_feature_name((enum stet_feature)i));
    putchar('\n');
    char path[4096];
    while (fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = '\0';
        dump_file(&engine, &lexicon, path);
    }
    stet_name_engine_release(&engine);
    stet_spelling_free(spelling);
    stet_lexicon_release(&lexicon);
    stet_name_lists_free(lists);
    stet_dictionary_free(dictionary);
    return 0;
}
