// SPDX-License-Identifier: Apache-2.0
// libyaml's scanner looks at every open bracket again for each token: nesting is capped before it sees the text, so that a
// hostile file costs linear time.
#include "base/yaml.h"

#include "base/error.h"
#include "base/utf8.h"

enum { DEEPEST = 64 };

static size_t bom_size(struct stet_str text)
{
    return stet_str_starts(text, STET_STR("\xef\xbb\xbf")) ? 3 : 0;
}

// Upper bound of the nesting of flow collections: brackets inside quoted text count too, which is harmless here.
static bool too_deep(struct stet_str text, unsigned *line)
{
    int depth = 0;
    *line = 1;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        *line += c == '\n';
        if (c == '[' || c == '{')
            depth++;
        else if ((c == ']' || c == '}') && depth > 0)
            depth--;
        if (depth > DEEPEST)
            return true;
    }
    return false;
}

static enum stet_status fail_parse(const yaml_parser_t *parser, const char *path,
                                   struct stet_error *err)
{
    const yaml_mark_t *mark = &parser->problem_mark;
    const char *problem = parser->problem ? parser->problem : "damaged";
    if (parser->error == YAML_READER_ERROR)
        return stet_fail(err, STET_ERROR_CONFIG, path, 0, 0,
                         "this is no YAML: %s at byte %zu; save the file as UTF-8", problem,
                         parser->problem_offset);
    return stet_fail(err, STET_ERROR_CONFIG, path, (unsigned)mark->line + 1,
                     (unsigned)mark->column + 1, "this is no YAML: %s%s%s; mend this line", problem,
                     parser->context ? " " : "", parser->context ? parser->context : "");
}

// Only one document may stand in the text.
static enum stet_status check_end(yaml_parser_t *parser, const char *path, struct stet_error *err)
{
    yaml_document_t second;
    if (!yaml_parser_load(parser, &second))
        return fail_parse(parser, path, err);
    const yaml_node_t *root = yaml_document_get_root_node(&second);
    enum stet_status status = STET_OK;
    if (root)
        status = stet_fail(err, STET_ERROR_CONFIG, path, (unsigned)root->start_mark.line + 1, 1,
                           "a second YAML document begins here; keep everything in one");
    yaml_document_delete(&second);
    return status;
}

enum stet_status stet_yaml_load(struct stet_yaml *yaml, struct stet_str text, const char *path,
                                struct stet_error *err)
{
    *yaml = (struct stet_yaml){.text = text};
    unsigned line;
    if (too_deep(text, &line))
        return stet_fail(err, STET_ERROR_CONFIG, path, line, 0,
                         "brackets are nested more than %d deep; nothing here needs that", DEEPEST);
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        return stet_fail(err, STET_ERROR_CONFIG, path, 0, 0, "the YAML reader cannot be started");
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    size_t mark = bom_size(text);
    yaml_parser_set_input_string(
        &parser, (const unsigned char *)(text.data ? text.data : "") + mark, text.size - mark);
    enum stet_status status = STET_OK;
    if (!yaml_parser_load(&parser, &yaml->document)) {
        status = fail_parse(&parser, path, err);
    } else if (stet_yaml_root(yaml)) {
        status = check_end(&parser, path, err);
        if (status != STET_OK)
            yaml_document_delete(&yaml->document);
    }
    yaml_parser_delete(&parser);
    return status;
}

void stet_yaml_release(struct stet_yaml *yaml)
{
    yaml_document_delete(&yaml->document);
}

yaml_node_t *stet_yaml_root(struct stet_yaml *yaml)
{
    return yaml_document_get_root_node(&yaml->document);
}

yaml_node_t *stet_yaml_node(struct stet_yaml *yaml, int id)
{
    return yaml_document_get_node(&yaml->document, id);
}

yaml_node_t *stet_yaml_get(struct stet_yaml *yaml, const yaml_node_t *mapping, const char *key)
{
    if (!mapping || mapping->type != YAML_MAPPING_NODE)
        return NULL;
    for (const yaml_node_pair_t *pair = mapping->data.mapping.pairs.start;
         pair < mapping->data.mapping.pairs.top; pair++)
        if (stet_str_eq(stet_yaml_text(stet_yaml_node(yaml, pair->key)), stet_str_from(key)))
            return stet_yaml_node(yaml, pair->value);
    return NULL;
}

struct stet_str stet_yaml_text(const yaml_node_t *node)
{
    if (!node || node->type != YAML_SCALAR_NODE)
        return STET_STR("");
    return (struct stet_str){(const char *)node->data.scalar.value, node->data.scalar.length};
}

size_t stet_yaml_byte(struct stet_yaml *yaml, yaml_mark_t mark)
{
    if (mark.index < yaml->index)
        yaml->index = yaml->at_byte = 0;
    if (yaml->at_byte == 0)
        yaml->at_byte = bom_size(yaml->text);
    while (yaml->index < mark.index && yaml->at_byte < yaml->text.size) {
        stet_utf8_next(yaml->text, &yaml->at_byte);
        yaml->index++;
    }
    return yaml->at_byte;
}
