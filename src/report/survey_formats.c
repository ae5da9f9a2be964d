// SPDX-License-Identifier: Apache-2.0
// table for people, tsv with one spelling a line, json for programs, list: what the survey proposes, as a list of names.
#include "base/json.h"
#include "report/survey.h"

static const struct stet_survey_name *name_at(const struct stet_survey_report *report, uint32_t i)
{
    return &report->survey->names[report->survey->order[i]];
}

static const struct stet_survey_spelling *spelling_at(const struct stet_survey_report *report,
                                                      uint32_t number)
{
    return &report->survey->spellings[number];
}

static const char *file_of(const struct stet_survey_report *report, uint32_t number)
{
    return stet_files_at(report->files, number)->path;
}

static uint32_t shown_files(const struct stet_survey_spelling *spelling)
{
    return spelling->files < STET_SURVEY_FILES ? spelling->files : STET_SURVEY_FILES;
}

// ---------------------------------------------------------------- list

// Other full spellings of a proposed name, for its column `also`.
static void append_others(struct stet_buf *out, const struct stet_survey_report *report,
                          const struct stet_survey_name *name)
{
    const char *separator = "";
    for (uint32_t s = name->first; s != STET_NO_SPELLING; s = spelling_at(report, s)->next) {
        const struct stet_survey_spelling *spelling = spelling_at(report, s);
        if (spelling->partial || strcmp(spelling->text, name->name) == 0)
            continue;
        stet_buf_printf(out, "%s%s", separator, spelling->text);
        separator = "|";
    }
}

static uint32_t append_proposals(struct stet_buf *out, const struct stet_survey_report *report)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < report->survey->name_count; i++) {
        const struct stet_survey_name *name = name_at(report, i);
        if (!name->proposed)
            continue;
        if (!count++)
            stet_buf_puts(out, "name\tkind\talso\tnote\n");
        stet_buf_printf(out, "%s\t%s\t", name->name, name->kind);
        append_others(out, report, name);
        stet_buf_printf(out, "\t%u time%s in %u article%s\n", name->count,
                        name->count == 1 ? "" : "s", name->files, name->files == 1 ? "" : "s");
    }
    return count;
}

static void write_list(struct stet_buf *out, const struct stet_survey_report *report)
{
    stet_buf_puts(out,
                  "# Names that no list has; look at each spelling and kind before you use it\n");
    if (!append_proposals(out, report))
        stet_buf_puts(out, "name\tkind\talso\tnote\n");
}

// ---------------------------------------------------------------- table

static void append_places(struct stet_buf *out, const struct stet_survey_report *report,
                          const struct stet_survey_spelling *spelling)
{
    for (uint32_t i = 0; i < shown_files(spelling); i++)
        stet_buf_printf(out, "%s%s", i ? ", " : "  ", file_of(report, spelling->file[i]));
    if (spelling->files > STET_SURVEY_FILES)
        stet_buf_printf(out, " and %u more", spelling->files - STET_SURVEY_FILES);
}

static void table_name(struct stet_buf *out, const struct stet_survey_report *report,
                       const struct stet_survey_name *name)
{
    stet_buf_printf(out, "%s", name->name);
    if (name->kind[0] || name->entry || !name->listed)
        stet_buf_printf(out, "  (%s%s%s)", name->kind,
                        name->kind[0] && (name->entry || !name->listed) ? ", " : "",
                        name->entry     ? name->entry
                        : !name->listed ? "not listed"
                                        : "");
    stet_buf_putc(out, '\n');
    for (uint32_t s = name->first; s != STET_NO_SPELLING; s = spelling_at(report, s)->next) {
        const struct stet_survey_spelling *spelling = spelling_at(report, s);
        const char *class = stet_spelling_class_name(spelling->spelling_class);
        stet_buf_printf(
            out, "%8u  %-9s %s", spelling->count,
            spelling->partial && spelling->spelling_class != STET_SPELLING_HOUSE ? "part" : class,
            spelling->text);
        append_places(out, report, spelling);
        stet_buf_putc(out, '\n');
    }
}

static void write_table(struct stet_buf *out, const struct stet_survey_report *report)
{
    const struct stet_survey *survey = report->survey;
    uint32_t i = 0, varying = 0;
    struct stet_buf proposals = {0};
    while (varying < survey->name_count && name_at(report, varying)->varies)
        varying++;
    if (varying)
        stet_buf_puts(out, "MORE THAN ONE SPELLING\n\n");
    for (; i < varying; i++)
        table_name(out, report, name_at(report, i));
    if (i < survey->name_count)
        stet_buf_printf(out, "%sONE SPELLING\n\n", varying ? "\n" : "");
    for (; i < survey->name_count; i++)
        table_name(out, report, name_at(report, i));
    uint32_t proposed = append_proposals(&proposals, report);
    if (proposed) {
        stet_buf_puts(out, "\nPROPOSED FOR A LIST (--format list writes them alone)\n\n");
        stet_buf_str(out, stet_buf_view(&proposals));
    }
    stet_buf_printf(
        out, "%s%u name%s in %zu article%s, %u with more than one spelling, %u proposed\n",
        survey->name_count ? "\n" : "", survey->name_count, survey->name_count == 1 ? "" : "s",
        report->summary->documents, report->summary->documents == 1 ? "" : "s", varying, proposed);
    stet_buf_release(&proposals);
}

// ---------------------------------------------------------------- tsv

static void tsv_field(struct stet_buf *out, const char *text)
{
    for (; *text; text++)
        stet_buf_putc(out, *text == '\t' || *text == '\n' || *text == '\r' ? ' ' : *text);
}

static void write_tsv(struct stet_buf *out, const struct stet_survey_report *report)
{
    stet_buf_puts(out, "name\tkind\tentry\tvaries\tspelling\tclass\tcount\tfiles\tfirst files\n");
    for (uint32_t i = 0; i < report->survey->name_count; i++) {
        const struct stet_survey_name *name = name_at(report, i);
        for (uint32_t s = name->first; s != STET_NO_SPELLING; s = spelling_at(report, s)->next) {
            const struct stet_survey_spelling *spelling = spelling_at(report, s);
            stet_buf_printf(out, "%s\t%s\t", name->name, name->kind);
            tsv_field(out, name->entry ? name->entry : "");
            stet_buf_printf(out, "\t%s\t%s\t%s\t%u\t%u\t", name->varies ? "yes" : "no",
                            spelling->text, stet_spelling_class_name(spelling->spelling_class),
                            spelling->count, spelling->files);
            for (uint32_t f = 0; f < shown_files(spelling); f++) {
                stet_buf_puts(out, f ? "|" : "");
                tsv_field(out, file_of(report, spelling->file[f]));
            }
            stet_buf_putc(out, '\n');
        }
    }
}

// ---------------------------------------------------------------- json

static void json_text(struct stet_json *json, const char *key, const char *text)
{
    stet_json_key(json, key);
    stet_json_str(json, stet_str_from(text));
}

static void json_int(struct stet_json *json, const char *key, uint64_t value)
{
    stet_json_key(json, key);
    stet_json_int(json, (int64_t)value);
}

static void json_spelling(struct stet_json *json, const struct stet_survey_report *report,
                          const struct stet_survey_spelling *spelling)
{
    stet_json_begin(json, '{');
    json_text(json, "text", spelling->text);
    json_text(json, "class", stet_spelling_class_name(spelling->spelling_class));
    stet_json_key(json, "part");
    stet_json_bool(json, spelling->partial);
    json_int(json, "count", spelling->count);
    json_int(json, "files", spelling->files);
    stet_json_key(json, "first");
    stet_json_begin(json, '[');
    for (uint32_t f = 0; f < shown_files(spelling); f++)
        stet_json_str(json, stet_str_from(file_of(report, spelling->file[f])));
    stet_json_end(json, ']');
    stet_json_end(json, '}');
}

static void json_name(struct stet_json *json, const struct stet_survey_report *report,
                      const struct stet_survey_name *name)
{
    stet_json_begin(json, '{');
    json_text(json, "name", name->name);
    json_text(json, "kind", name->kind);
    stet_json_key(json, "listed");
    stet_json_bool(json, name->listed);
    if (name->entry)
        json_text(json, "entry", name->entry);
    stet_json_key(json, "varies");
    stet_json_bool(json, name->varies);
    stet_json_key(json, "proposed");
    stet_json_bool(json, name->proposed);
    json_int(json, "count", name->count);
    json_int(json, "files", name->files);
    stet_json_key(json, "spellings");
    stet_json_begin(json, '[');
    for (uint32_t s = name->first; s != STET_NO_SPELLING; s = spelling_at(report, s)->next)
        json_spelling(json, report, spelling_at(report, s));
    stet_json_end(json, ']');
    stet_json_end(json, '}');
}

static void write_json(struct stet_buf *out, const struct stet_survey_report *report)
{
    struct stet_json json = {.out = out};
    stet_json_begin(&json, '{');
    json_int(&json, "articles", report->summary->documents);
    json_int(&json, "words", report->summary->words);
    stet_json_key(&json, "names");
    stet_json_begin(&json, '[');
    for (uint32_t i = 0; i < report->survey->name_count; i++)
        json_name(&json, report, name_at(report, i));
    stet_json_end(&json, ']');
    stet_json_end(&json, '}');
    stet_buf_putc(out, '\n');
}

const struct stet_survey_format *stet_survey_format_at(size_t index)
{
    static const struct stet_survey_format formats[] = {
        {"table", write_table}, {"tsv", write_tsv}, {"json", write_json}, {"list", write_list}};
    return index < sizeof formats / sizeof *formats ? &formats[index] : NULL;
}
