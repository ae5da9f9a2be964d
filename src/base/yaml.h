// SPDX-License-Identifier: Apache-2.0
// YAML as a tree (libyaml's document), with positions: configuration files and the front matter of articles.
//
//     struct stet_yaml yaml;
//     if (stet_yaml_load(&yaml, text, path, err) == STET_OK) {
//         const yaml_node_t *root = stet_yaml_root(&yaml);
//         const yaml_node_t *title = stet_yaml_get(&yaml, root, "title"); ...
//         stet_yaml_release(&yaml);
//     }
//
// Marks of libyaml count from 0, columns in code points. Nodes are borrowed from the tree.
#ifndef STET_BASE_YAML_H
#define STET_BASE_YAML_H

#include <yaml.h>

#include "base/str.h"

struct stet_yaml {
    yaml_document_t document;
    struct stet_str text;  // borrowed
    size_t index, at_byte; // code point reached by stet_yaml_byte, and where it starts
};

// Reads one document. Damaged YAML, nesting beyond 64 levels and a second document are an error with line and column
// (`path` as its file); then nothing needs releasing.
enum stet_status stet_yaml_load(struct stet_yaml *yaml, struct stet_str text, const char *path,
                                struct stet_error *err);
void stet_yaml_release(struct stet_yaml *yaml);

// NULL: the text holds no document (only comments or nothing).
yaml_node_t *stet_yaml_root(struct stet_yaml *yaml);
yaml_node_t *stet_yaml_node(struct stet_yaml *yaml, int id);
// The value of `key` in a mapping; NULL when there is none or `mapping` is none. The first of equal keys wins.
yaml_node_t *stet_yaml_get(struct stet_yaml *yaml, const yaml_node_t *mapping, const char *key);
// The text of a scalar, NUL-terminated and borrowed; empty for other nodes.
struct stet_str stet_yaml_text(const yaml_node_t *node);
// Byte offset of `mark` in the text. Cheap for marks in ascending order.
size_t stet_yaml_byte(struct stet_yaml *yaml, yaml_mark_t mark);

#endif
