// SPDX-License-Identifier: Apache-2.0
// stet_trace: what the name and spelling engines make of words, as a page for people. The words are checked as one small article with
// the very calls that an article is checked with, and the pairs that were weighed are watched; nothing is reckoned a second time.
// The one file outside engine/ that looks into a session.
#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/number.h"
#include "engine/check/checker.h"
#include "formats/format.h"
#include "report/style.h"
#include "rules/shared/name_report.h"
#include "text/width.h"

enum {
    COLUMNS = 80,
    LABEL = 13,         // column at which values begin
    MOST_ENTRIES = 5,   // listed entries shown for a form
    MOST_EVIDENCE = 12, // features shown
    NAME_WIDTH = 20,    // of the table of candidates
};

// A pair of a form and a listed word, as the engine weighed it.
struct weighed {
    uint32_t word; // lexicon number of the form
    struct stet_name_candidate candidate;
    struct stet_evidence evidence;
    double logit;
};

struct trace {
    struct stet_buf *out;
    struct stet_name_engine *engine;
    const struct stet_document *doc;
    const struct stet_names *names;
    const struct stet_result *result;
    const struct stet_settings *settings;
    struct stet_buf weighed; // struct weighed
};

static void watch(void *user, const struct stet_names *names, const struct stet_mention *mention,
                  const struct stet_name_candidate *candidate, const struct stet_evidence *evidence,
                  double logit)
{
    struct trace *trace = user;
    struct weighed weighed = {mention->word, *candidate, *evidence, logit};
    (void)names;
    stet_buf_append(&trace->weighed, &weighed, sizeof weighed);
}

// ---------------------------------------------------------------- lines

static void pad(struct stet_buf *out, size_t used, size_t width)
{
    for (; used < width; used++)
        stet_buf_putc(out, ' ');
}

// "  label      text", wrapped.
static void line(struct trace *trace, const char *label, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static void line(struct trace *trace, const char *label, const char *format, ...)
{
    static const struct stet_report_options page = {.width = COLUMNS};
    struct stet_buf text = {0};
    va_list args;
    va_start(args, format);
    stet_buf_vprintf(&text, format, args);
    va_end(args);
    stet_buf_printf(trace->out, "  %s", label);
    pad(trace->out, 2 + strlen(label), LABEL);
    stet_style_wrap(trace->out, &page, LABEL, LABEL, stet_buf_view(&text));
    stet_buf_putc(trace->out, '\n');
    stet_buf_release(&text);
}

static const char *surface_of(const struct trace *trace, struct stet_name_ref ref)
{
    return stet_index_string(stet_name_layer(trace->engine, ref.layer),
                             stet_name_best_ref(trace->engine, ref)->surface);
}

static struct stet_str key_of(const struct trace *trace, struct stet_name_ref ref)
{
    return stet_str_from(stet_index_string(stet_name_layer(trace->engine, ref.layer),
                                           stet_name_word(trace->engine, ref)->key));
}

static const char *place_of(struct trace *trace, const struct stet_index *index,
                            const struct stet_index_entry *entry)
{
    return stet_arena_printf(trace->doc->arena, "%s, %s:%u",
                             stet_name_kind_name((enum stet_name_kind)entry->kind),
                             stet_index_string(index, entry->path), entry->line_no);
}

// ---------------------------------------------------------------- what the form is

static void dictionary_line(struct trace *trace, uint32_t word)
{
    struct stet_spelling *spelling = trace->engine->spelling;
    enum stet_known known = stet_spelling_known(spelling, word);
    bool lower = stet_spelling_known_lower(spelling, word) == STET_KNOWN_YES;
    const char *verdict = known == STET_KNOWN_UNCHECKABLE ? "cannot be looked up"
                          : lower                         ? "an ordinary word"
                          : known == STET_KNOWN_YES       ? "known with a capital only"
                                                          : "unknown";
    uint32_t lines = stet_spelling_news_lines(spelling, word);
    line(trace, "dictionary", "%s in %s", verdict, trace->settings->language);
    if (lines)
        line(trace, "news", "in %u of some 70,000 lines of ordinary news", lines);
    else
        line(trace, "news", "in none of some 70,000 lines of ordinary news");
}

static const char *part_name(const struct stet_index_ref *ref)
{
    return ref->flags & STET_REF_GIVEN    ? "given name"
           : ref->flags & STET_REF_FAMILY ? "family name"
           : ref->flags & STET_REF_SOLE   ? "whole name"
                                          : "part";
}

// A layer's entries that hold the word, those shown first that say best what it means.
static void listed_in(struct trace *trace, struct stet_name_ref at, const char **label)
{
    const struct stet_index *index = stet_name_layer(trace->engine, at.layer);
    const struct stet_index_word *word = &index->words[at.word];
    const struct stet_index_ref *best = stet_name_best_ref(trace->engine, at);
    uint32_t shown = 0, last = UINT32_MAX;
    for (uint32_t i = 0; i <= word->ref_count && shown < MOST_ENTRIES; i++) {
        const struct stet_index_ref *ref = i ? &index->refs[word->first_ref + i - 1] : best;
        if (ref->entry == last || (i && ref->entry == best->entry))
            continue;
        last = ref->entry;
        line(trace, *label, "%s%s of %s (%s)", ref->flags & STET_REF_HOUSE ? "" : "accepted as ",
             part_name(ref), stet_index_string(index, index->entries[ref->entry].name),
             place_of(trace, index, &index->entries[ref->entry]));
        *label = "";
        shown++;
    }
    if (word->ref_count > shown && shown == MOST_ENTRIES)
        line(trace, "", "and %u more", word->ref_count - shown);
}

static void listing_lines(struct trace *trace, const struct stet_name_form *form)
{
    const char *label = "listed";
    for (uint8_t i = form->exact_count; i > 0; i--) // house lists before the default one
        listed_in(trace, form->exact[i - 1], &label);
    if (form->exact_count && form->listed_as_plural)
        line(trace, "", "through its singular or plural, or as the place of a people");
    if (!form->exact_count)
        line(trace, label, "in no list");
}

static void phrase_line(struct trace *trace, const char *label, struct stet_str keys)
{
    static const char *const classes[] = {
        [STET_PHRASE_ACCEPTED] = "an accepted spelling of",
        [STET_PHRASE_OLD] = "an old form of",
        [STET_PHRASE_WRONG] = "a wrong form of",
        [STET_PHRASE_SPELT] = "what engines make of",
    };
    for (uint32_t layer = trace->engine->lists->layer_count; layer > 0; layer--) {
        const struct stet_index *index = stet_name_layer(trace->engine, layer - 1);
        const struct stet_index_phrase *phrase = stet_index_phrase(index, keys);
        if (!phrase)
            continue;
        const struct stet_index_entry *entry = &index->entries[phrase->entry];
        line(trace, label, "%s %s (%s)", classes[phrase->class],
             stet_index_string(index, entry->name), place_of(trace, index, entry));
        return;
    }
}

static void variant_line(struct trace *trace, const struct stet_name_form *form)
{
    char text[256];
    for (uint32_t layer = trace->engine->lists->layer_count; layer > 0; layer--) {
        const struct stet_index *index = stet_name_layer(trace->engine, layer - 1);
        const struct stet_index_variant *v = stet_index_variant(index, form->key);
        if (!v || !index->words[v->word].ref_count)
            continue;
        struct stet_variant variant = stet_index_variant_of(index, v);
        stet_variant_describe(&variant, text, sizeof text);
        line(trace, "variant", "of %s: %s; scheme %s",
             surface_of(trace, (struct stet_name_ref){layer - 1, v->word}), text, variant.scheme);
        if (v->owners > 1)
            line(trace, "", "%u listed words share it", v->owners);
        return;
    }
    line(trace, "variant", "no generated spelling of a listed name");
}

// ---------------------------------------------------------------- candidates

static int by_logit(const void *a, const void *b)
{
    const struct weighed *x = a, *y = b;
    if (x->logit < y->logit || x->logit > y->logit)
        return x->logit < y->logit ? 1 : -1;
    return x < y ? -1 : x > y;
}

static void candidate_row(struct trace *trace, const struct stet_name_form *form,
                          const struct stet_name_candidate *candidate, const double *logit)
{
    struct stet_buf *out = trace->out, alignment = {0};
    const char *name = surface_of(trace, candidate->word);
    size_t width = stet_text_width(stet_str_from(name));
    stet_buf_printf(out, "    %s", name);
    pad(out, width, NAME_WIDTH);
    stet_buf_printf(out, " %5.2f %6.2f", (double)candidate->cost, (double)candidate->margin);
    if (logit)
        stet_buf_printf(out, " %10.2f", 1 / (1 + exp(-*logit)));
    else
        stet_buf_printf(out, " %10s", "");
    size_t used = 4 + (width > NAME_WIDTH ? width : NAME_WIDTH) + 6 + 7 + 11;
    if (!stet_search_explain(&alignment, NULL, &trace->engine->lists->channel,
                             key_of(trace, candidate->word), form->key))
        stet_buf_puts(&alignment, "not by known units");
    if (used + 2 + alignment.size > COLUMNS)
        stet_buf_puts(out, "\n        ");
    stet_buf_printf(out, "  %s\n", alignment.data);
    stet_buf_release(&alignment);
}

static void table_head(struct trace *trace)
{
    stet_buf_printf(trace->out, "\n    %-*s %5s %6s %10s  %s\n", NAME_WIDTH, "candidate", "cost",
                    "margin", "confidence", "written > listed");
}

// The pairs weighed for the form, the likeliest first.
static size_t pairs_of(const struct trace *trace, uint32_t word, struct weighed **out)
{
    const struct weighed *all = (const struct weighed *)(const void *)trace->weighed.data;
    size_t total = trace->weighed.size / sizeof *all, count = 0;
    *out = STET_NEW_ARRAY(trace->doc->arena, struct weighed, total);
    for (size_t i = 0; i < total; i++)
        if (all[i].word == word)
            (*out)[count++] = all[i];
    if (count)
        qsort(*out, count, sizeof **out, by_logit);
    return count;
}

static void evidence_row(struct trace *trace, const char *text, double value, double part)
{
    stet_buf_printf(trace->out, "    %-56s %7.2f %6.2f\n", text, value, part);
}

// What was put on the scales for the likeliest candidate, the heaviest first.
static void evidence_lines(struct trace *trace, const struct weighed *pair)
{
    const struct stet_index *index = stet_name_layer(trace->engine, pair->candidate.word.layer);
    const struct stet_index_entry *entry =
        &index->entries[stet_name_best_ref(trace->engine, pair->candidate.word)->entry];
    double parts[STET_FEATURE_COUNT], rest;
    double base = stet_forest_parts(&trace->engine->lists->forest, pair->evidence.value, parts),
           sum = base;
    for (int f = 0; f < STET_FEATURE_COUNT; f++)
        sum += parts[f];
    rest = sum - base;
    stet_buf_printf(trace->out, "\n    for %s: %s (%s)\n", surface_of(trace, pair->candidate.word),
                    stet_index_string(index, entry->name), place_of(trace, index, entry));
    stet_buf_printf(trace->out, "    %-56s %7s %6s\n", "evidence", "value", "weighs");
    stet_buf_printf(trace->out, "    %-64s %6.2f\n", "before anything is known", base);
    for (int n = 0; n < MOST_EVIDENCE; n++) {
        int heaviest = 0;
        for (int f = 1; f < STET_FEATURE_COUNT; f++)
            if (fabs(parts[f]) > fabs(parts[heaviest]))
                heaviest = f;
        if (fabs(parts[heaviest]) < 0.005)
            break;
        rest -= parts[heaviest];
        evidence_row(trace, stet_feature_text((enum stet_feature)heaviest),
                     (double)pair->evidence.value[heaviest], parts[heaviest]);
        parts[heaviest] = 0;
    }
    if (fabs(rest) >= 0.005)
        stet_buf_printf(trace->out, "    %-64s %6.2f\n", "all else", rest);
    stet_buf_printf(trace->out, "    %-64s %6.2f\n", "together", sum);
    if (pair->logit > sum)
        stet_buf_printf(trace->out, "    %-64s %6.2f\n",
                        "at least, for a stranger that fits one name exactly or speaks",
                        pair->logit);
    stet_buf_putc(trace->out, '\n');
}

static void candidate_lines(struct trace *trace, uint32_t word, struct stet_name_form *form)
{
    struct weighed *pairs;
    size_t count = pairs_of(trace, word, &pairs);
    if (count) {
        table_head(trace);
        for (size_t i = 0; i < count; i++)
            candidate_row(trace, form, &pairs[i].candidate, &pairs[i].logit);
        evidence_lines(trace, &pairs[0]);
        return;
    }
    form = stet_name_form_search(trace->engine, word);
    if (!form->candidate_count)
        return;
    table_head(trace);
    for (uint8_t i = 0; i < form->candidate_count; i++)
        candidate_row(trace, form, &form->candidates[i], NULL);
    stet_buf_putc(trace->out, '\n');
}

// ---------------------------------------------------------------- what decides

static bool finding_lines(struct trace *trace, uint32_t start, uint32_t end)
{
    const struct stet_finding *finding;
    bool any = false;
    char text[STET_NUMBER_SIZE];
    for (size_t i = 0; (finding = stet_result_finding(trace->result, i)); i++) {
        if (finding->start_byte >= end || finding->start_byte + finding->size_bytes <= start)
            continue;
        line(trace, any ? "" : "decided by", "%s[%s] %s (confidence %s)",
             stet_severity_name(finding->severity), finding->rule->id, finding->message,
             stet_number_text(text, finding->confidence, 2));
        any = true;
    }
    return any;
}

static void silence_line(struct trace *trace, const struct stet_mention *mention,
                         const struct stet_name_form *form, uint32_t word)
{
    bool lower = stet_spelling_known_lower(trace->engine->spelling, word) == STET_KNOWN_YES;
    char has[STET_NUMBER_SIZE], needs[STET_NUMBER_SIZE];
    if (form->exact_count && (mention || !lower))
        line(trace, "silent", "a listed name");
    else if (mention && mention->taken)
        line(trace, "silent", "part of a listed phrase");
    else if (mention && mention->best && mention->confidence >= STET_NAME_WARN_AT)
        line(trace, "silent", "name/misspelt is off, or something else here speaks against it");
    else if (mention && mention->best)
        line(trace, "silent", "below the threshold: %s has a confidence of %s, and %s is needed",
             surface_of(trace, mention->best->word), stet_number_text(has, mention->confidence, 2),
             stet_number_text(needs, STET_NAME_WARN_AT, 2));
    else if (lower && mention)
        line(trace, "silent",
             "an ordinary word: taken for a name only where the other half of the name stands "
             "beside it");
    else if (lower)
        line(trace, "silent", "a word of the dictionary");
    else if (mention)
        line(trace, "silent", "no listed name is near; an unknown name is let stand");
    else
        line(trace, "silent", "no rule has anything to say");
}

static const struct stet_mention *mention_of(const struct trace *trace, uint32_t word)
{
    for (uint32_t m = 0; m < trace->names->mention_count; m++)
        if (trace->names->mentions[m].word == word)
            return &trace->names->mentions[m];
    return NULL;
}

static void form_section(struct trace *trace, uint32_t word, uint32_t start, uint32_t end)
{
    const struct stet_mention *mention = mention_of(trace, word);
    struct stet_name_form *form = stet_name_form_shape(trace->engine, word);
    struct stet_str text = stet_lexicon_word(trace->engine->lexicon, word)->text;
    stet_buf_printf(trace->out, "\n%.*s\n", (int)text.size, text.data);
    if (form->key.size)
        line(trace, "key", "%.*s, sounds %.*s", (int)form->key.size, form->key.data,
             (int)form->skeleton.size, form->skeleton.data);
    else
        line(trace, "key", "none: letters that no Latin name has");
    dictionary_line(trace, word);
    listing_lines(trace, form);
    phrase_line(trace, "phrase", form->key);
    if (!form->exact_count && form->key.size) {
        variant_line(trace, form);
        if (mention)
            candidate_lines(trace, word, form);
    }
    if (!finding_lines(trace, start, end))
        silence_line(trace, mention, form, word);
}

// A spelling of several words may be listed as a whole.
static void whole_section(struct trace *trace)
{
    const struct stet_document *doc = trace->doc;
    struct stet_buf keys = {0};
    uint32_t words = 0;
    for (uint32_t t = 0; t < doc->token_count; t++)
        if (stet_document_is_word(doc, t)) {
            const struct stet_name_form *form =
                stet_name_form_of(trace->engine, doc->tokens[t].word);
            stet_buf_printf(&keys, "%s%.*s", words++ ? " " : "", (int)form->key.size,
                            form->key.data);
        }
    if (words > 1)
        phrase_line(trace, "the whole", stet_buf_view(&keys));
    stet_buf_release(&keys);
}

// A hyphenated name that is listed or weighed as a whole is one form; else every word is.
static void sections(struct trace *trace)
{
    const struct stet_document *doc = trace->doc;
    struct stet_map seen = {0};
    uint32_t m = 0;
    for (uint32_t t = 0; t < doc->token_count;) {
        while (m < trace->names->mention_count && trace->names->mentions[m].first < t)
            m++;
        const struct stet_mention *mention =
            m < trace->names->mention_count && trace->names->mentions[m].first == t
                ? &trace->names->mentions[m]
                : NULL;
        const struct stet_token *token = &doc->tokens[t];
        uint32_t end = mention ? mention->end : t + 1;
        uint32_t word = mention ? mention->word : token->word;
        struct stet_str key = {(const char *)&word, sizeof word};
        bool added = false;
        if (mention || token->kind == STET_TOKEN_WORD)
            stet_map_put(&seen, stet_arena_copy(doc->arena, key), 1, &added);
        if (added)
            form_section(trace, word, token->start, doc->tokens[end - 1].end);
        t = end;
    }
    stet_map_release(&seen);
}

static enum stet_status trace_text(struct stet_buf *out, const struct stet_settings *settings,
                                   struct stet_session *session, struct stet_str text,
                                   struct stet_error *err)
{
    struct stet_arena arena = {0};
    struct stet_prose prose;
    struct stet_document doc;
    struct stet_result *result = NULL;
    struct trace trace = {.out = out, .engine = &session->names, .doc = &doc, .settings = settings};
    enum stet_status status = stet_check(&result, session, "words.txt", text.data, text.size, err);
    if (status == STET_OK)
        status = stet_format_read(&prose, &arena, "words.txt", text, NULL, err);
    if (status == STET_OK) {
        stet_document_init(&doc, &prose, &session->lexicon);
        trace.result = result;
        trace.names = stet_names_analyse_with(&session->names, &doc, watch, &trace);
        stet_style_flat(out, text);
        stet_buf_putc(out, '\n');
        whole_section(&trace);
        sections(&trace);
    }
    stet_buf_release(&trace.weighed);
    stet_result_free(result);
    stet_arena_release(&arena);
    return status;
}

enum stet_status stet_trace(const struct stet_settings *settings, const char *const *words,
                            size_t count, FILE *out, struct stet_error *err)
{
    struct stet_checker *checker = NULL;
    struct stet_session *session = NULL;
    struct stet_buf text = {0}, page = {0};
    for (size_t i = 0; i < count; i++)
        stet_buf_printf(&text, "%s%s", i ? " " : "", words[i]);
    enum stet_status status =
        text.size ? STET_OK
                  : stet_fail(err, STET_ERROR_USAGE, NULL, 0, 0, "there is no word to trace");
    if (status == STET_OK)
        status = stet_checker_new(&checker, settings, err);
    if (status == STET_OK)
        status = stet_session_new(&session, checker, err);
    if (status == STET_OK)
        status = trace_text(&page, settings, session, stet_buf_view(&text), err);
    if (status == STET_OK && fwrite(page.data, 1, page.size, out) != page.size)
        status = stet_fail(err, STET_ERROR_IO, NULL, 0, 0,
                           "the trace could not be written; check the disk or the pipe");
    stet_buf_release(&page);
    stet_buf_release(&text);
    stet_session_free(session);
    stet_checker_free(checker);
    return status;
}
