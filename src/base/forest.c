// SPDX-License-Identifier: Apache-2.0
#include "base/forest.h"

#include <stdlib.h>

#include "base/error.h"

enum { FOREST_MAGIC = 0x31747366, MOST_NODES = 512 }; // "fst1"

struct header {
    uint32_t magic, count, features, zero;
};

static bool number_of(struct stet_str field, double *out)
{
    char text[40], *end;
    if (!field.size || field.size >= sizeof text)
        return false;
    memcpy(text, field.data, field.size);
    text[field.size] = '\0';
    *out = strtod(text, &end);
    return *end == '\0';
}

static int feature_of(struct stet_str name, const char *const *names, uint32_t name_count)
{
    for (uint32_t i = 0; i < name_count; i++)
        if (stet_str_eq(name, stet_str_from(names[i])))
            return (int)i;
    return -2;
}

// One line of the table; false when it is not as the header says.
static bool read_node(struct stet_str line, const char *const *names, uint32_t name_count,
                      double *tree, struct stet_forest_node *node)
{
    struct stet_str field[7];
    double number, threshold = 0, yes = 0, no = 0, mean;
    for (size_t i = 0; i < 7; i++) {
        if (!line.data)
            return false;
        field[i] = stet_str_trim(stet_str_split(&line, '\t'));
    }
    bool leaf = stet_str_eq(field[2], STET_STR("-"));
    int feature = leaf ? -1 : feature_of(field[2], names, name_count);
    if (feature == -2 || !number_of(field[0], tree) || !number_of(field[1], &number) ||
        !number_of(field[6], &mean))
        return false;
    if (!leaf && (!number_of(field[3], &threshold) || !number_of(field[4], &yes) ||
                  !number_of(field[5], &no) || yes <= number || no <= number || yes >= MOST_NODES ||
                  no >= MOST_NODES))
        return false;
    *node = (struct stet_forest_node){(float)threshold, (float)mean,  (int16_t)feature,
                                      (uint16_t)yes,    (uint16_t)no, 0};
    return true;
}

enum stet_status stet_forest_compile(struct stet_buf *blob, struct stet_str tsv, const char *path,
                                     const char *const *names, uint32_t name_count,
                                     struct stet_error *err)
{
    struct stet_buf nodes = {0};
    double tree = -1, last = -1;
    size_t root = 0;
    bool header = true, good = true;
    unsigned line_no = 0;
    while (tsv.data && good) {
        struct stet_str line = stet_str_split(&tsv, '\n');
        struct stet_forest_node node;
        line_no++;
        if (!line.size || line.data[0] == '#' || header) {
            header = header && (!line.size || line.data[0] == '#');
            continue;
        }
        good = read_node(line, names, name_count, &tree, &node);
        if (good && (tree > last || tree < last)) {
            root = nodes.size;
            last = tree;
        }
        if (good)
            stet_buf_append(&nodes, &node, sizeof node);
        if (good)
            ((struct stet_forest_node *)(void *)(nodes.data + root))->size =
                (uint16_t)((nodes.size - root) / sizeof node);
    }
    if (good) {
        struct header head = {
            FOREST_MAGIC, (uint32_t)(nodes.size / sizeof(struct stet_forest_node)), name_count, 0};
        stet_buf_append(blob, &head, sizeof head);
        stet_buf_str(blob, stet_buf_view(&nodes));
    }
    stet_buf_release(&nodes);
    return good
               ? STET_OK
               : stet_fail(err, STET_ERROR_DATA, path, line_no, 0, "the line is no node of a tree");
}

bool stet_forest_open(struct stet_forest *out, const void *data, size_t size)
{
    struct header header;
    if (size < sizeof header)
        return false;
    memcpy(&header, data, sizeof header);
    if (header.magic != FOREST_MAGIC ||
        header.count > (size - sizeof header) / sizeof(struct stet_forest_node))
        return false;
    const struct stet_forest_node *nodes = (const void *)((const char *)data + sizeof header);
    for (uint32_t root = 0; root < header.count; root += nodes[root].size) {
        if (nodes[root].size == 0 || nodes[root].size > header.count - root)
            return false;
        for (uint32_t i = 0; i < nodes[root].size; i++) {
            const struct stet_forest_node *n = &nodes[root + i];
            if (n->feature >= (int)header.features ||
                (n->feature >= 0 && (n->yes <= i || n->yes >= nodes[root].size || n->no <= i ||
                                     n->no >= nodes[root].size)))
                return false;
        }
    }
    *out = (struct stet_forest){nodes, header.count, header.features};
    return true;
}

double stet_forest_logit(const struct stet_forest *forest, const float *values)
{
    double sum = 0;
    for (uint32_t root = 0; root < forest->count; root += forest->nodes[root].size) {
        const struct stet_forest_node *tree = &forest->nodes[root], *n = tree;
        while (n->feature >= 0)
            n = &tree[values[n->feature] <= n->threshold ? n->yes : n->no];
        sum += (double)n->mean;
    }
    return sum;
}

double stet_forest_parts(const struct stet_forest *forest, const float *values, double *parts)
{
    double base = 0;
    for (uint32_t i = 0; i < forest->features; i++)
        parts[i] = 0;
    for (uint32_t root = 0; root < forest->count; root += forest->nodes[root].size) {
        const struct stet_forest_node *tree = &forest->nodes[root], *n = tree;
        base += (double)n->mean;
        while (n->feature >= 0) {
            const struct stet_forest_node *next =
                &tree[values[n->feature] <= n->threshold ? n->yes : n->no];
            parts[n->feature] += (double)next->mean - (double)n->mean;
            n = next;
        }
    }
    return base;
}
