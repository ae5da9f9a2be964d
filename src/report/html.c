// SPDX-License-Identifier: Apache-2.0
// One page for a browser that needs nothing from anywhere: the articles set as text with the findings marked in them, the fix
// behind each, a list beside. It is whole without its script, which steps and filters. Style, script and frame are files of their own
// (report/html/), linked in.
#include <stdio.h>

#include "base/embedded.h"
#include "report/scorecard.h"
#include "report/style.h"

enum { ID_SIZE = 48 };

static void begin(struct stet_buf *out, const struct stet_report_options *options)
{
    (void)options;
    stet_buf_puts(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<title>stet: report</title>\n<style>\n");
    stet_buf_str(out, stet_embedded("report/page.css"));
    stet_buf_puts(out, "</style>\n</head>\n<body>\n");
    stet_buf_str(out, stet_embedded("report/page.html"));
}

// Like XML, but lines stay lines: the text is shown as it is broken.
static void write_text(struct stet_buf *out, struct stet_str text)
{
    while (text.data) {
        struct stet_str line = stet_str_split(&text, '\n');
        if (line.size && line.data[line.size - 1] == '\r')
            line.size--;
        stet_report_xml(out, line);
        stet_buf_puts(out, text.data ? "\n" : "");
    }
}

static void family_of(struct stet_buf *out, const struct stet_finding *finding)
{
    struct stet_str id = stet_str_from(finding->rule->id);
    stet_buf_str(out, stet_str_slice(id, 0, stet_str_find(id, STET_STR("/"), 0)));
}

static void write_suggestion(struct stet_buf *out, struct stet_str suggestion)
{
    if (!stet_str_trim(suggestion).size)
        stet_buf_puts(out, suggestion.size ? "a space" : "delete");
    else
        write_text(out, suggestion);
}

static void write_mark(struct stet_buf *out, const struct stet_finding *finding, const char *id)
{
    stet_buf_printf(out, "<mark id=\"%s\" class=\"%s\">", id,
                    stet_severity_name(finding->severity));
    write_text(out, finding->text);
    stet_buf_puts(out, "</mark>");
    if (!finding->suggestion_count)
        return;
    stet_buf_puts(out, "<ins>");
    write_suggestion(out, stet_str_from(finding->suggestions[0]));
    stet_buf_puts(out, "</ins>");
}

static void write_item(struct stet_buf *out, const struct stet_finding *finding, const char *id)
{
    const char *level = stet_severity_name(finding->severity);
    stet_buf_printf(out, "<li class=\"%s\" data-level=\"%s\" data-mark=\"%s\" data-family=\"",
                    level, level, id);
    family_of(out, finding);
    stet_buf_printf(out,
                    "\"><p class=\"rule\"><span class=\"level\">%s</span> %s, "
                    "<a href=\"#%s\">line %u</a></p><p>",
                    level, finding->rule->id, id, finding->line);
    stet_report_xml(out, stet_str_from(finding->message));
    stet_buf_puts(out, "</p>");
    if (finding->suggestion_count) {
        stet_buf_puts(out, "<p><span class=\"hidden-text\">fix: </span><ins>");
        write_suggestion(out, stet_str_from(finding->suggestions[0]));
        stet_buf_printf(out, "</ins>%s</p>",
                        finding->fix == STET_FIX_SUGGESTED ? " (read it first)" : "");
    }
    if (finding->entry || finding->reason) {
        stet_buf_puts(out, "<p class=\"why\">");
        stet_report_xml(out, stet_str_from(finding->entry ? finding->entry : ""));
        stet_buf_puts(out, finding->entry && finding->reason ? ": " : "");
        stet_report_xml(out, stet_str_from(finding->reason ? finding->reason : ""));
        stet_buf_puts(out, "</p>");
    }
    stet_buf_puts(out, "</li>\n");
}

// "2 errors, 1 warning; 312 words, score 97.85"
static void write_counts(struct stet_buf *out, const struct stet_result *result)
{
    size_t count[STET_SEVERITY_ERROR + 1] = {0}, kinds = 0;
    struct stet_score score;
    for (size_t i = 0; i < stet_result_count(result); i++)
        count[stet_result_finding(result, i)->severity]++;
    stet_buf_puts(out, "<p class=\"counts\">");
    for (int s = STET_SEVERITY_ERROR; s > STET_SEVERITY_OFF; s--)
        if (count[s]) {
            stet_buf_puts(out, kinds++ ? ", " : "");
            stet_style_count(out, count[s], stet_severity_name((enum stet_severity)s));
        }
    stet_result_score(&score, result);
    stet_buf_printf(out, "%s; %zu words, score ", kinds ? "" : "nothing to report", score.words);
    stet_scorecard_raw(out, &score);
    stet_buf_puts(out, " (automatic, unconfirmed)</p>\n");
}

// Of findings that overlap the first is marked; the others lead to its mark.
static void write_article(struct stet_buf *text, struct stet_buf *list, uint64_t number,
                          const struct stet_result *result)
{
    struct stet_str original = stet_result_original(result);
    char id[ID_SIZE] = "";
    size_t at = stet_str_starts(original, STET_STR("\xef\xbb\xbf")) ? 3 : 0;
    for (size_t i = 0; i < stet_result_count(result); i++) {
        const struct stet_finding *finding = stet_result_finding(result, i);
        if (finding->start_byte >= at || !*id) {
            snprintf(id, sizeof id, "f%llx-%zu", (unsigned long long)number, i);
            size_t start = finding->start_byte > at ? finding->start_byte
                                                    : at; // the mark of byte order is not shown
            write_text(text, stet_str_slice(original, at, start));
            write_mark(text, finding, id);
            at = finding->start_byte + finding->size_bytes;
        }
        write_item(list, finding, id);
    }
    write_text(text, stet_str_slice(original, at, original.size));
}

static void document(struct stet_buf *out, const struct stet_report_options *options,
                     const struct stet_result *result)
{
    (void)options;
    struct stet_buf text = {0}, list = {0};
    struct stet_str path = stet_report_path(stet_result_path(result));
    uint64_t number = stet_hash(path);
    write_article(&text, &list, number, result);
    stet_buf_printf(out, "<section id=\"a%llx\" aria-labelledby=\"h%llx\">\n<h2 id=\"h%llx\">",
                    (unsigned long long)number, (unsigned long long)number,
                    (unsigned long long)number);
    stet_report_xml(out, path);
    stet_buf_puts(out, "</h2>\n");
    write_counts(out, result);
    stet_buf_puts(out, "<div class=\"sheet\">\n<div class=\"text\">");
    stet_buf_str(out, stet_buf_view(&text));
    stet_buf_puts(out, "</div>\n<ol class=\"findings\" aria-label=\"Findings\">\n");
    stet_buf_str(out, stet_buf_view(&list));
    stet_buf_puts(out, "</ol>\n</div>\n</section>\n");
    stet_buf_release(&text);
    stet_buf_release(&list);
}

static void end(struct stet_buf *out, const struct stet_report_options *options,
                const struct stet_report_end *end)
{
    (void)options;
    const struct stet_summary *summary = end->summary;
    stet_buf_puts(out, "</main>\n<footer>");
    stet_style_count(out, summary->documents, "article");
    stet_buf_puts(out, ", ");
    stet_style_count(out, summary->words, "word");
    if (summary->failed)
        stet_buf_printf(out, ", %zu could not be checked", summary->failed);
    stet_buf_printf(out, "; written by stet %s</footer>\n<script>\n", stet_version());
    stet_buf_str(out, stet_embedded("report/page.js"));
    stet_buf_puts(out, "</script>\n</body>\n</html>\n");
}

const struct stet_report_format stet_report_html = {
    .name = "html",
    .about = "one page for a browser: the articles with the findings marked, to step through",
    .begin = begin,
    .document = document,
    .end = end};
