// SPDX-License-Identifier: Apache-2.0
// TermBase eXchange: version 2 (ISO 30042:2008: martif, termEntry, langSet, tig or ntig) and version 3 (ISO 30042:2019: tbx, conceptEntry,
// langSec, termSec; categories as `type` attributes or, in the DCT style, as elements of their own). Read as a stream by libxml2:
// nothing is fetched, DTDs are not loaded, entities are not expanded, depth and text sizes have the library's bounds.
#include <libxml/xmlreader.h>
#include <string.h>

#include "base/error.h"
#include "names/tools/import.h"

enum status { ADMITTED, PREFERRED, SUPERSEDED, DEPRECATED, UNSAID };

struct term {
    struct stet_str text;
    enum status status;
    unsigned line_no;
};

struct tbx {
    struct stet_import *import;
    xmlTextReaderPtr reader;
    struct stet_import_entry entry;
    bool in_entry, in_term;
    int column; // of the language section: STET_IMPORT_NAME for English
    struct term term;
    struct stet_buf english; // struct term: sorted out when the entry ends
    struct stet_map told;    // categories already reported
    size_t entries;
    char error[512];
};

static const char *local_name(const struct tbx *t)
{
    return (const char *)xmlTextReaderConstLocalName(t->reader);
}

static unsigned line_of(const struct tbx *t)
{
    int line = xmlTextReaderGetParserLineNumber(t->reader);
    return line > 0 ? (unsigned)line : 0;
}

static bool is_one_of(const char *name, const char *const *names)
{
    for (; *names; names++)
        if (strcmp(name, *names) == 0)
            return true;
    return false;
}

// Text of the element, in the arena.
static struct stet_str text_of(struct tbx *t)
{
    xmlChar *text = xmlTextReaderReadString(t->reader);
    struct stet_str copy =
        stet_arena_copy(&t->import->arena, stet_str_trim(stet_str_from((const char *)text)));
    xmlFree(text);
    return copy;
}

static struct stet_str attribute(struct tbx *t, const char *name)
{
    xmlChar *value = xmlTextReaderGetAttribute(t->reader, (const xmlChar *)name);
    struct stet_str copy = stet_arena_copy(&t->import->arena, stet_str_from((const char *)value));
    xmlFree(value);
    return copy;
}

static void tell_once(struct tbx *t, struct stet_str category)
{
    bool added;
    stet_map_put(&t->told, category, 1, &added);
    if (added)
        stet_import_notice(t->import, line_of(t), "\"%.*s\" is left out here and further on",
                           (int)category.size, category.data);
}

// ---------------------------------------------------------------- categories

// Values of administrativeStatus and normativeAuthorization: "preferredTerm-admn-sts", "preferredTerm", "preferred".
static enum status status_of(struct stet_str value)
{
    static const struct {
        const char *start;
        enum status status;
    } known[] = {{"preferred", PREFERRED},   {"standardized", PREFERRED},
                 {"admitted", ADMITTED},     {"legal", ADMITTED},
                 {"regulated", ADMITTED},    {"superseded", SUPERSEDED},
                 {"deprecated", DEPRECATED}, {"notRecommended", DEPRECATED}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (stet_str_starts(value, stet_str_from(known[i].start)))
            return known[i].status;
    return UNSAID;
}

static void read_category(struct tbx *t, struct stet_str category)
{
    static const char *const notes[] = {"definition", "subjectField", "note", "context", NULL};
    struct stet_str value = text_of(t);
    if (stet_str_eq(category, STET_STR("administrativeStatus")) ||
        stet_str_eq(category, STET_STR("normativeAuthorization"))) {
        t->term.status = status_of(value);
        if (t->term.status == UNSAID)
            stet_import_notice(t->import, line_of(t), "the status \"%.*s\" is not known",
                               (int)(value.size < 60 ? value.size : 60), value.data);
    } else if (stet_str_eq(category, STET_STR("termType"))) {
        bool full =
            stet_str_starts(value, STET_STR("full")) || stet_str_starts(value, STET_STR("entry"));
        if (!full && t->term.status == UNSAID)
            t->term.status = ADMITTED; // an abbreviation beside the name
    } else if (is_one_of(category.data, notes)) {
        stet_import_put(t->import, &t->entry, STET_IMPORT_NOTE, value);
    } else {
        tell_once(t, category);
    }
}

// ---------------------------------------------------------------- entries

static void end_term(struct tbx *t)
{
    t->in_term = false;
    if (!t->term.text.size)
        return;
    if (t->column == STET_IMPORT_NAME)
        stet_buf_append(&t->english, &t->term, sizeof t->term);
    else if (t->term.status == DEPRECATED || t->term.status == SUPERSEDED)
        stet_import_notice(t->import, t->term.line_no, "\"%.*s\" is no longer used and left out",
                           (int)t->term.text.size, t->term.text.data);
    else
        stet_import_put(t->import, &t->entry, t->column, t->term.text);
}

// The preferred English term is the name; where none is, the first that may be used.
static void sort_out_english(struct tbx *t)
{
    static const int column[] = {[ADMITTED] = STET_IMPORT_ALSO,
                                 [PREFERRED] = STET_IMPORT_ALSO,
                                 [SUPERSEDED] = STET_IMPORT_OLD,
                                 [DEPRECATED] = STET_IMPORT_NOT,
                                 [UNSAID] = STET_IMPORT_ALSO};
    static const enum status order[] = {PREFERRED, UNSAID, ADMITTED};
    const struct term *terms = (const struct term *)(const void *)t->english.data;
    size_t count = t->english.size / sizeof *terms, name = count;
    for (size_t o = 0; o < 3 && name == count; o++)
        for (size_t i = 0; i < count && name == count; i++)
            if (terms[i].status == order[o])
                name = i;
    for (size_t i = 0; i < count; i++)
        stet_import_put(t->import, &t->entry,
                        i == name ? STET_IMPORT_NAME : column[terms[i].status], terms[i].text);
    stet_buf_clear(&t->english);
}

static void end_entry(struct tbx *t)
{
    const char *kind = t->import->options->kind;
    sort_out_english(t);
    if (kind)
        t->entry.field[STET_IMPORT_KIND] = stet_str_from(kind);
    if (t->entry.field[STET_IMPORT_NAME].size)
        stet_import_take(t->import, &t->entry);
    else
        stet_import_notice(t->import, t->entry.line_no,
                           "no English term that may be used; the entry is left out");
    t->in_entry = false;
}

static void begin_language(struct tbx *t)
{
    struct stet_str code = attribute(t, "xml:lang");
    if (!code.size)
        code = attribute(t, "lang");
    bool english = code.size >= 2 &&
                   stet_str_eq_nocase(stet_str_slice(code, 0, 2), STET_STR("en")) &&
                   (code.size == 2 || code.data[2] == '-' || code.data[2] == '_');
    t->column = english ? STET_IMPORT_NAME : stet_import_language(t->import, code);
    if (t->column == STET_IMPORT_NOWHERE)
        stet_import_notice(t->import, line_of(t), "terms of the language \"%.*s\" are left out",
                           (int)(code.size < 40 ? code.size : 40), code.data);
}

static const char *const entry_names[] = {"termEntry", "conceptEntry", NULL};
static const char *const language_names[] = {"langSet", "langSec", NULL};
static const char *const term_names[] = {"tig", "ntig", "termSec", NULL};
// Elements that carry a category as `type`; those that only group or administrate.
static const char *const typed_names[] = {"termNote", "descrip", NULL};
static const char *const silent_names[] = {
    "termGrp",   "descripGrp",   "adminGrp",    "transacGrp", "transac",     "transacNote", "admin",
    "adminNote", "date",         "ref",         "xref",       "termNoteGrp", "descripNote", "hi",
    "foreign",   "termCompList", "termCompGrp", "termComp",   "source",      NULL};

static void start_element(struct tbx *t)
{
    const char *name = local_name(t);
    if (is_one_of(name, entry_names)) {
        t->entry = (struct stet_import_entry){.line_no = line_of(t)};
        t->in_entry = true;
        t->column = STET_IMPORT_NOWHERE;
        t->entries++;
    } else if (!t->in_entry) {
        return; // the header
    } else if (is_one_of(name, language_names)) {
        begin_language(t);
    } else if (is_one_of(name, term_names)) {
        t->in_term = true;
        t->term = (struct term){.status = UNSAID, .line_no = line_of(t)};
    } else if (strcmp(name, "term") == 0) {
        if (t->in_term)
            t->term.text = text_of(t);
    } else if (is_one_of(name, typed_names)) {
        read_category(t, attribute(t, "type"));
    } else if (!is_one_of(name, silent_names)) {
        read_category(t, stet_arena_copy(&t->import->arena, stet_str_from(name)));
    }
}

static void end_element(struct tbx *t)
{
    const char *name = local_name(t);
    if (t->in_entry && is_one_of(name, entry_names))
        end_entry(t);
    else if (t->in_term && is_one_of(name, term_names))
        end_term(t);
}

// ---------------------------------------------------------------- the stream

static void on_error(void *user, xmlErrorPtr error)
{
    struct tbx *t = user;
    if (t->error[0] || error->level < XML_ERR_ERROR)
        return;
    snprintf(t->error, sizeof t->error, "%s", error->message ? error->message : "damaged XML");
    t->error[strcspn(t->error, "\n")] = '\0';
}

static enum stet_status read_all(struct tbx *t, struct stet_error *err)
{
    const char *path = t->import->path;
    int more;
    while ((more = xmlTextReaderRead(t->reader)) == 1) {
        int type = xmlTextReaderNodeType(t->reader);
        bool empty = type == XML_READER_TYPE_ELEMENT && xmlTextReaderIsEmptyElement(t->reader);
        // Left unexpanded it would be a hole in a term.
        if (type == XML_READER_TYPE_ENTITY_REFERENCE)
            return stet_fail(err, STET_ERROR_DATA, path, line_of(t), 0,
                             "the entity &%s; is not expanded; write the characters themselves",
                             local_name(t));
        if (type == XML_READER_TYPE_ELEMENT)
            start_element(t);
        if (type == XML_READER_TYPE_END_ELEMENT || empty)
            end_element(t);
    }
    if (more < 0)
        return stet_fail(err, STET_ERROR_DATA, path, line_of(t), 0, "the XML is damaged: %s",
                         t->error[0] ? t->error : "it breaks off");
    if (!t->entries)
        return stet_fail(err, STET_ERROR_DATA, path, 0, 0,
                         "this is no TBX file: there is no termEntry or conceptEntry in it");
    return STET_OK;
}

enum stet_status stet_import_tbx(struct stet_import *import, struct stet_str text,
                                 struct stet_error *err)
{
    struct tbx t = {.import = import};
    t.reader = xmlReaderForMemory(text.data, (int)text.size, NULL, NULL,
                                  XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!t.reader)
        return stet_fail(err, STET_ERROR_DATA, import->path, 0, 0, "the file is not XML");
    xmlTextReaderSetStructuredErrorHandler(t.reader, on_error, &t);
    enum stet_status status = read_all(&t, err);
    xmlFreeTextReader(t.reader);
    stet_buf_release(&t.english);
    stet_map_release(&t.told);
    return status;
}
