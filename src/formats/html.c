// SPDX-License-Identifier: Apache-2.0
// Gumbo makes the tree that browsers make, whatever the markup; every node points into what it was read from. The tree is only asked
// what there is: texts, blocks, values. These are put into the order of the file and read from the original, piece behind piece, so that
// nothing that the tree moves or doubles (tables, unclosed tags) can move a position.
#include "formats/html.h"

#include <gumbo.h>
#include <stdlib.h>

#include "base/error.h"
#include "formats/entities.h"
#include "formats/format.h"
#include "formats/front_matter.h"
#include "formats/value.h"

enum event_kind { EVENT_BREAK, EVENT_COMMENT, EVENT_TEXT, EVENT_LINE, EVENT_CODE };

struct event {
    size_t start, end; // original bytes
    enum event_kind kind;
    enum stet_block_kind block; // EVENT_BREAK: of what follows
    size_t order;
};

struct page {
    struct stet_prose *prose;
    const struct stet_site *site;
    const char *parsed; // what gumbo read
    size_t start, end;  // of it in the original
    bool whole;
    struct stet_buf events;
    // while it is written
    enum stet_block_kind kind;
    size_t done;                   // original byte behind the last piece
    char last;                     // last byte of this block, '\0' at its start
    size_t space_start, space_end; // white space that stands before the next piece; equal: none
};

// ---- from the tree to events

// Original offset of a piece of what gumbo read; SIZE_MAX: it is none.
static size_t place(const struct page *p, GumboStringPiece piece)
{
    uintptr_t base = (uintptr_t)p->parsed, at = (uintptr_t)piece.data;
    size_t size = p->end - p->start;
    if (!piece.data || at < base || at - base > size || piece.length > size - (at - base))
        return SIZE_MAX;
    return p->start + (at - base);
}

static void add(struct page *p, enum event_kind kind, size_t start, size_t end,
                enum stet_block_kind block)
{
    struct event event = {start, end, kind, block, p->events.size};
    if (start != SIZE_MAX && start >= p->start && end <= p->end)
        stet_buf_append(&p->events, &event, sizeof event);
}

static bool is_one_of(GumboTag tag, const GumboTag *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (tag == list[i])
            return true;
    return false;
}
#define IS_ONE_OF(tag, list) is_one_of((tag), (list), sizeof(list) / sizeof *(list))

// Within a line; what nobody knows is so too, as in a browser.
static bool is_inline(GumboTag tag)
{
    static const GumboTag tags[] = {
        GUMBO_TAG_A,     GUMBO_TAG_ABBR,   GUMBO_TAG_ACRONYM, GUMBO_TAG_B,      GUMBO_TAG_BDI,
        GUMBO_TAG_BDO,   GUMBO_TAG_BIG,    GUMBO_TAG_BR,      GUMBO_TAG_CITE,   GUMBO_TAG_CODE,
        GUMBO_TAG_DATA,  GUMBO_TAG_DEL,    GUMBO_TAG_DFN,     GUMBO_TAG_EM,     GUMBO_TAG_FONT,
        GUMBO_TAG_I,     GUMBO_TAG_IMG,    GUMBO_TAG_INS,     GUMBO_TAG_KBD,    GUMBO_TAG_LABEL,
        GUMBO_TAG_MARK,  GUMBO_TAG_NOBR,   GUMBO_TAG_Q,       GUMBO_TAG_S,      GUMBO_TAG_SAMP,
        GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,   GUMBO_TAG_STRIKE,  GUMBO_TAG_STRONG, GUMBO_TAG_SUB,
        GUMBO_TAG_SUP,   GUMBO_TAG_TIME,   GUMBO_TAG_TT,      GUMBO_TAG_U,      GUMBO_TAG_VAR,
        GUMBO_TAG_WBR,   GUMBO_TAG_INPUT,  GUMBO_TAG_SCRIPT,  GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT,
        GUMBO_TAG_RUBY,  GUMBO_TAG_UNKNOWN};
    return IS_ONE_OF(tag, tags);
}

static bool is_code(GumboTag tag)
{
    static const GumboTag tags[] = {GUMBO_TAG_CODE, GUMBO_TAG_KBD, GUMBO_TAG_SAMP, GUMBO_TAG_VAR,
                                    GUMBO_TAG_TT};
    return IS_ONE_OF(tag, tags);
}

// The reader of the page sees nothing of it, or no text.
static bool is_left_out(const GumboNode *node)
{
    static const GumboTag tags[] = {GUMBO_TAG_SCRIPT,  GUMBO_TAG_STYLE,    GUMBO_TAG_TEMPLATE,
                                    GUMBO_TAG_SVG,     GUMBO_TAG_MATH,     GUMBO_TAG_IFRAME,
                                    GUMBO_TAG_OBJECT,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEXTAREA,
                                    GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES, GUMBO_TAG_PRE,
                                    GUMBO_TAG_XMP};
    const GumboElement *element = &node->v.element;
    return IS_ONE_OF(element->tag, tags) || gumbo_get_attribute(&element->attributes, "hidden");
}

// Text that says that it is in another language than English.
static bool is_foreign(const GumboElement *element)
{
    const GumboAttribute *lang = gumbo_get_attribute(&element->attributes, "lang");
    if (!lang || element->tag == GUMBO_TAG_HTML || element->tag == GUMBO_TAG_BODY)
        return false;
    struct stet_str code = stet_str_from(lang->value);
    return code.size >= 2 && stet_is_ascii_alpha(code.data[0]) &&
           !stet_str_eq_nocase(stet_str_slice(code, 0, 2), STET_STR("en"));
}

static enum stet_block_kind block_kind(GumboTag tag, enum stet_block_kind outer)
{
    switch (tag) {
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_TITLE: return STET_BLOCK_HEADING;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD: return STET_BLOCK_ITEM;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH: return STET_BLOCK_CELL;
    case GUMBO_TAG_BLOCKQUOTE: return STET_BLOCK_QUOTE;
    default: return outer;
    }
}

static void read_value(struct page *p, const GumboAttribute *attribute)
{
    size_t start = place(p, attribute->original_value);
    size_t size = attribute->original_value.length;
    if (start == SIZE_MAX || size < 3)
        return;
    char quote = p->prose->original.data[start];
    if (quote == '"' || quote == '\'')
        stet_value_read(p->prose, start + 1, start + size - 1, quote, '&');
}

// <meta name="description" content="…">, <meta property="og:title" content="…">
static bool is_read_meta(const GumboElement *element)
{
    static const char *const names[] = {"description",      "og:title",      "og:description",
                                        "og:image:alt",     "twitter:title", "twitter:description",
                                        "twitter:image:alt"};
    const GumboAttribute *name = gumbo_get_attribute(&element->attributes, "name");
    if (!name)
        name = gumbo_get_attribute(&element->attributes, "property");
    for (size_t i = 0; name && i < sizeof names / sizeof *names; i++)
        if (stet_str_eq_nocase(stet_str_from(name->value), stet_str_from(names[i])))
            return true;
    return false;
}

static void read_attributes(struct page *p, const GumboElement *element)
{
    if (!element->original_tag.length)
        return; // made by the parser, or the copy of one that was read
    bool meta = element->tag == GUMBO_TAG_META && is_read_meta(element);
    for (unsigned i = 0; i < element->attributes.length; i++) {
        const GumboAttribute *attribute = element->attributes.data[i];
        struct stet_str name = stet_str_from(attribute->name);
        bool read = stet_site_is_read(name) || stet_str_eq(name, STET_STR("aria-label")) ||
                    stet_str_eq(name, STET_STR("placeholder")) ||
                    (meta && stet_str_eq(name, STET_STR("content")));
        if (read)
            read_value(p, attribute);
        if (p->whole && element->tag == GUMBO_TAG_HTML && stet_str_eq(name, STET_STR("lang")))
            p->prose->language = stet_arena_copy(p->prose->arena, stet_str_from(attribute->value));
    }
}

// The whole of an element stands for one word that is not looked at.
static void add_code(struct page *p, const GumboElement *element)
{
    size_t start = place(p, element->original_tag), end = place(p, element->original_end_tag);
    if (start != SIZE_MAX)
        add(p, EVENT_CODE, start,
            end == SIZE_MAX || !element->original_end_tag.length
                ? start + element->original_tag.length
                : end + element->original_end_tag.length,
            STET_BLOCK_PARAGRAPH);
}

// True: its children are visited.
static bool enter(struct page *p, const GumboNode *node, enum stet_block_kind *kind)
{
    const GumboElement *element = &node->v.element;
    size_t start = place(p, element->original_tag);
    bool in_line = is_inline(element->tag), foreign = is_foreign(element);
    bool code = is_code(element->tag);
    *kind = block_kind(element->tag, *kind);
    if (!in_line)
        add(p, EVENT_BREAK, start, start, *kind);
    if (element->tag == GUMBO_TAG_BR && start != SIZE_MAX)
        add(p, EVENT_LINE, start, start + element->original_tag.length, *kind);
    if (is_left_out(node))
        return false;
    if (in_line && (code || foreign)) {
        add_code(p, element);
        return false;
    }
    if (foreign)
        return false;
    read_attributes(p, element);
    return true;
}

static void leave(struct page *p, const GumboElement *element, enum stet_block_kind outer)
{
    size_t end = place(p, element->original_end_tag);
    if (!is_inline(element->tag) && element->original_end_tag.length)
        add(p, EVENT_BREAK, end, end, outer);
}

static void visit_text(struct page *p, const GumboNode *node)
{
    GumboStringPiece piece = node->v.text.original_text;
    size_t start = place(p, piece);
    bool comment = node->type == GUMBO_NODE_COMMENT;
    if (start != SIZE_MAX)
        add(p, comment ? EVENT_COMMENT : EVENT_TEXT, start, start + piece.length,
            STET_BLOCK_PARAGRAPH);
}

static const GumboVector *children_of(const GumboNode *node)
{
    return node->type == GUMBO_NODE_DOCUMENT ? &node->v.document.children
                                             : &node->v.element.children;
}

// Depth first without recursion: a page may be nested more deeply than a stack is.
static void walk(struct page *p, const GumboNode *root)
{
    const GumboNode *node = root;
    struct stet_buf kinds = {0}; // of the elements on the way, a byte each
    stet_buf_putc(&kinds, (char)STET_BLOCK_PARAGRAPH);
    bool down = true;
    while (node) {
        bool holds = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
        if (down) {
            enum stet_block_kind kind = (enum stet_block_kind)kinds.data[kinds.size - 1];
            bool inside = node->type == GUMBO_NODE_DOCUMENT || (holds && enter(p, node, &kind));
            if (!holds && node->type != GUMBO_NODE_DOCUMENT)
                visit_text(p, node);
            if (inside && children_of(node)->length) {
                stet_buf_putc(&kinds, (char)kind);
                node = children_of(node)->data[0];
                continue;
            }
        }
        enum stet_block_kind outer = (enum stet_block_kind)kinds.data[kinds.size - 1];
        if (holds)
            leave(p, &node->v.element, outer);
        if (node == root)
            break;
        const GumboNode *parent = node->parent;
        size_t next = node->index_within_parent + 1;
        down = next < children_of(parent)->length;
        if (!down)
            kinds.size--;
        node = down ? children_of(parent)->data[next] : parent;
    }
    stet_buf_release(&kinds);
}

// ---- from events to prose

static void end_block(struct page *p)
{
    stet_prose_break(p->prose, p->kind);
    p->last = '\0';
    p->space_start = p->space_end = 0;
}

static void put_space(struct page *p)
{
    if (p->space_start == p->space_end)
        return;
    const char *data = p->prose->original.data;
    if (p->space_end - p->space_start == 1 && data[p->space_start] != '\t')
        stet_prose_text(p->prose, p->space_start, p->space_end);
    else if (p->space_end - p->space_start == 1)
        stet_prose_replace(p->prose, p->space_start, p->space_start, STET_STR(" "));
    else
        stet_prose_replace(p->prose, p->space_start, p->space_end, STET_STR(" "));
    p->space_start = p->space_end = 0;
}

static void put_piece(struct page *p, size_t start, size_t end)
{
    if (start >= end)
        return;
    put_space(p);
    stet_prose_text(p->prose, start, end);
    p->last = p->prose->original.data[end - 1];
}

static void put_unit(struct page *p, size_t start, size_t end, struct stet_str text)
{
    put_space(p);
    // equal sizes would read as byte for byte
    stet_prose_replace(p->prose, start, text.size == end - start ? start : end, text);
    p->last = text.data[text.size - 1];
}

// Bytes of the tag at `i`, which gumbo took into a text because it closes nothing; 0: none.
static size_t stray_tag(struct stet_str text, size_t i)
{
    char next = i + 1 < text.size ? text.data[i + 1] : ' ';
    const char *stop = stet_is_ascii_alpha(next) || next == '/' || next == '!' || next == '?'
                           ? memchr(text.data + i, '>', text.size - i)
                           : NULL;
    return stop ? (size_t)(stop - text.data) + 1 - i : 0;
}

static size_t put_reference(struct page *p, struct stet_str text, size_t i)
{
    enum { LONGEST = 40 };
    char out[8];
    size_t room = text.size - i < LONGEST ? text.size - i : LONGEST;
    const char *stop = memchr(text.data + i, ';', room);
    size_t length = stop ? (size_t)(stop - text.data) + 1 - i : 0;
    size_t size = length ? stet_entity_decode(stet_str_slice(text, i, i + length), out) : 0;
    if (!size)
        return 0;
    put_unit(p, i, i + length, (struct stet_str){out, size});
    return length;
}

// White space is one blank to the reader, and none at the edges of a block or beside another.
static size_t skip_space(struct page *p, struct stet_str text, size_t i)
{
    size_t end = i;
    while (end < text.size && stet_is_ascii_space(text.data[end]))
        end++;
    bool wanted = p->last && !stet_is_ascii_space(p->last) && p->space_start == p->space_end;
    if (wanted) {
        p->space_start = i;
        p->space_end = end;
    }
    return end - i;
}

static void read_plain(struct page *p, size_t start, size_t end)
{
    struct stet_str text = stet_str_slice(p->prose->original, 0, end);
    size_t from = start;
    for (size_t i = start; i < end;) {
        char c = text.data[i];
        size_t length = 0;
        if (c != '&' && c != '<' && !stet_is_ascii_space(c)) {
            i++;
            continue;
        }
        put_piece(p, from, i);
        if (c == '&')
            length = put_reference(p, text, i);
        else if (c == '<')
            length = stray_tag(text, i);
        else
            length = skip_space(p, text, i);
        from = i + length;
        i += length ? length : 1;
    }
    put_piece(p, from, end);
}

static void read_text(struct page *p, size_t start, size_t end)
{
    const struct stet_site_code *code;
    while (start < end && (code = stet_site_next(p->site, start, end)) != NULL) {
        size_t from = code->start > start ? code->start : start;
        size_t to = code->end < end ? code->end : end;
        read_plain(p, start, from);
        if (code->kind == STET_SITE_VALUE && from == code->start && !code->alone)
            put_unit(p, from, to, STET_STR("@code"));
        else if (code->kind == STET_SITE_TEXT)
            put_piece(p, from, to);
        else if (code->alone)
            end_block(p);
        start = to;
    }
    read_plain(p, start, end);
}

static int by_start(const void *a, const void *b)
{
    const struct event *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static void write_event(struct page *p, const struct event *event)
{
    size_t start = event->start > p->done ? event->start : p->done;
    if (event->kind == EVENT_BREAK) {
        end_block(p);
        p->kind = event->block;
        return;
    }
    if (event->end <= start)
        return;
    if (event->kind == EVENT_COMMENT)
        stet_prose_comment(p->prose, start, event->end);
    else if (event->kind == EVENT_LINE)
        put_unit(p, start, event->end, STET_STR("\n"));
    else if (event->kind == EVENT_CODE)
        put_unit(p, start, event->end, STET_STR("@code"));
    else
        read_text(p, start, event->end);
    p->done = event->end;
}

static void write_events(struct page *p)
{
    struct event *events = (struct event *)(void *)p->events.data;
    size_t count = p->events.size / sizeof *events;
    enum stet_escape outer = p->prose->escape;
    if (count)
        qsort(events, count, sizeof *events, by_start);
    p->prose->escape = STET_ESCAPE_HTML;
    for (size_t i = 0; i < count; i++)
        write_event(p, &events[i]);
    end_block(p);
    p->prose->escape = outer;
}

bool stet_html_read(struct stet_prose *prose, const struct stet_site *site, size_t offset,
                    size_t start, size_t end, bool page)
{
    struct page p = {.prose = prose,
                     .site = site,
                     .parsed = site->masked + (start - offset),
                     .start = start,
                     .end = end,
                     .whole = page,
                     .done = start};
    if (stet_html_is_hostile((struct stet_str){p.parsed, end - start}))
        return false;
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    if (!page)
        options.fragment_context = GUMBO_TAG_BODY;
    GumboOutput *output = gumbo_parse_with_options(&options, p.parsed, end - start);
    walk(&p, page ? output->document : output->root);
    gumbo_destroy_output(&options, output);
    write_events(&p);
    stet_buf_release(&p.events);
    return true;
}

static enum stet_status read_page(struct stet_prose *prose,
                                  const struct stet_format_options *options, const char *path,
                                  struct stet_error *err)
{
    (void)options;
    size_t start = stet_str_starts(prose->original, STET_STR("\xef\xbb\xbf")) ? 3 : 0;
    start = stet_front_matter_read(prose, start);
    struct stet_site site;
    stet_site_find(&site, prose, start, STET_SITE_HTML);
    if (!stet_html_read(prose, &site, start, start, prose->original.size, true))
        return stet_fail(err, STET_ERROR_INPUT, path, 0, 0,
                         "thousands of tags are open at once in this HTML, which no reader gets "
                         "through; mend them, or check it with --as plain");
    return STET_OK;
}

static const char *const extensions[] = {"html", "htm", "xhtml", NULL};

const struct stet_format stet_format_html = {
    .name = "html",
    .title = "HTML",
    .extensions = extensions,
    .about =
        "The text that a reader of the page sees is read, with titles, descriptions, "
        "alternative texts of pictures and labels. Scripts, styles, code, preformatted text, hidden elements and "
        "those in another language (lang) are left out, and so are the tags of site generators "
        "(Jinja, Liquid, PHP, WordPress).",
    .read = read_page};
