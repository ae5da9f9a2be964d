// SPDX-License-Identifier: Apache-2.0
// One document: mentions are gathered, forms that no list knows are weighed against their candidates with what the whole document
// tells (a decision about a form holds wherever it stands), and what is left standing becomes hits.
#include "names/article/article.h"

#include <math.h>
#include <stdlib.h>

#include "names/article/private.h"
#include "text/unicode.h"

// ---------------------------------------------------------------- mentions

static bool is_hyphen(const struct stet_document *doc, uint32_t t)
{
    return stet_document_is_punct(doc, t, '-') || stet_document_is_punct(doc, t, 0x2010) ||
           stet_document_is_punct(doc, t, 0x2011);
}

static bool joins(const struct stet_document *doc, uint32_t t)
{
    return is_hyphen(doc, t) && stet_document_glued(doc, t) && stet_document_glued(doc, t + 1) &&
           stet_document_is_word(doc, t + 1);
}

static bool is_capitalised(const struct stet_document *doc, uint32_t t)
{
    const struct stet_word *word = stet_document_word(doc, t);
    return word->form != STET_CASE_LOWER && word->form != STET_CASE_NONE &&
           word->scripts == STET_SCRIPT_LATIN;
}

static void push_mention(struct analysis *a, uint32_t first, uint32_t end, uint32_t word,
                         const struct stet_span *whole, uint32_t block)
{
    const struct stet_document *doc = a->names->doc;
    struct stet_mention mention = {.first = first,
                                   .end = end,
                                   .start_byte = whole->start,
                                   .end_byte = whole->end,
                                   .own_start = doc->tokens[first].start,
                                   .own_end = doc->tokens[end - 1].end,
                                   .word = word,
                                   .form = stet_name_form_of(a->names->engine, word),
                                   .block = block,
                                   .initial =
                                       (doc->tokens[first].flags & STET_TOKEN_SENTENCE_START) != 0};
    mention.ordinary =
        stet_spelling_known_lower(a->names->engine->spelling, word) == STET_KNOWN_YES;
    stet_buf_append(&a->mentions, &mention, sizeof mention);
}

// A compound is one name when a list has it as a whole, also as a wrong or an old form (Sankt-Petersburg), or nothing of it is known
// (Lundi-Payne); else its parts speak for themselves (Shoigu-led, Franco-German).
static bool is_one_name(struct analysis *a, uint32_t first, uint32_t end, uint32_t word)
{
    const struct stet_document *doc = a->names->doc;
    struct stet_name_engine *engine = a->names->engine;
    const struct stet_name_form *known = stet_name_form_of(engine, word);
    if (known->exact_count || stet_name_is_phrase(engine, known->key))
        return true;
    for (uint32_t t = first; t < end; t += 2)
        if (!is_capitalised(doc, t))
            return false;
    const struct stet_name_form *form = stet_name_form_search(engine, word);
    for (uint8_t i = 0; i < form->candidate_count; i++) {
        const struct stet_index *index = stet_name_layer(engine, form->candidates[i].word.layer);
        const char *surface =
            stet_index_string(index, stet_name_best_ref(engine, form->candidates[i].word)->surface);
        if (strchr(surface, '-') && form->candidates[i].cost < (float)form->key.size)
            return true;
    }
    return false;
}

// Longer chains of hyphens are no compounds that anybody wrote; they are read in pieces.
enum { MOST_PARTS = 12 };

static uint32_t gather_at(struct analysis *a, uint32_t t, uint32_t block, uint32_t block_end)
{
    const struct stet_document *doc = a->names->doc;
    uint32_t end = t + 1;
    while (end + 1 < block_end && end < t + MOST_PARTS && joins(doc, end))
        end += 2;
    struct stet_span whole = {doc->tokens[t].start, doc->tokens[end - 1].end};
    if (end > t + 1) {
        uint32_t word = stet_lexicon_intern(a->names->engine->lexicon,
                                            stet_str_slice(doc->text, whole.start, whole.end));
        if (is_capitalised(doc, t) && is_one_name(a, t, end, word)) {
            push_mention(a, t, end, word, &whole, block);
            return end;
        }
    }
    for (uint32_t part = t; part < end; part += 2)
        if (is_capitalised(doc, part))
            push_mention(a, part, part + 1, doc->tokens[part].word, &whole, block);
    return end;
}

// "Korrespondent.net" is the name of a site and is translated like any other; addresses in small letters are only copied.
static bool is_named_domain(const struct stet_document *doc, uint32_t t)
{
    const struct stet_token *token = &doc->tokens[t];
    return token->kind == STET_TOKEN_URL && (token->flags & STET_TOKEN_DOMAIN) &&
           stet_is_ascii_upper(doc->text.data[token->start]);
}

static void gather_domain(struct analysis *a, uint32_t t, uint32_t block)
{
    const struct stet_document *doc = a->names->doc;
    struct stet_span whole = {doc->tokens[t].start, doc->tokens[t].end};
    uint32_t word = stet_lexicon_intern(a->names->engine->lexicon, stet_document_text(doc, t));
    push_mention(a, t, t + 1, word, &whole, block);
}

static void gather_mentions(struct analysis *a)
{
    const struct stet_document *doc = a->names->doc;
    for (uint32_t b = 0; b < doc->prose->block_count; b++) {
        uint32_t end = doc->block_tokens[b].end;
        for (uint32_t t = doc->block_tokens[b].first; t < end;) {
            if (is_named_domain(doc, t))
                gather_domain(a, t, b);
            if (doc->tokens[t].kind == STET_TOKEN_WORD)
                t = gather_at(a, t, b, end);
            else
                t++;
        }
    }
    a->count = (uint32_t)(a->mentions.size / sizeof(struct stet_mention));
    a->mention = STET_NEW_ARRAY(doc->arena, struct stet_mention, a->count);
    if (a->count)
        memcpy(a->mention, a->mentions.data, a->mentions.size);
    stet_buf_release(&a->mentions);
    for (uint32_t m = 0; m < a->count; m++)
        stet_map_put(&a->keys, a->mention[m].form->key, 1, NULL);
}

// ---------------------------------------------------------------- listed names

static void explain_tokens(struct stet_names *names, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t < end; t++)
        names->explained[t] = 1;
}

static void count_listed(struct analysis *a)
{
    for (uint32_t m = 0; m < a->count; m++) {
        const struct stet_mention *mention = &a->mention[m];
        if (!mention->form->exact_count || mention->best)
            continue;
        explain_tokens(a->names, mention->first, mention->end);
        for (uint8_t i = 0; i < mention->form->exact_count; i++) {
            struct tally *tally = tally_of(a, mention->form->exact[i]);
            uint32_t place = tally->listed - tally->inferred;
            if (place < STET_HIT_PLACES)
                tally->places[place] = m;
            tally->listed++;
        }
    }
}

static bool lower_in_document(const struct analysis *a, uint32_t word)
{
    struct stet_buf lower = {0};
    stet_text_lower(&lower, stet_lexicon_word(a->names->engine->lexicon, word)->text);
    const uint32_t *id = stet_map_get(&a->names->engine->lexicon->ids, stet_buf_view(&lower));
    bool found =
        id && stet_map_get(&a->lower_words, (struct stet_str){(const char *)id, sizeof *id});
    stet_buf_release(&lower);
    return found;
}

// ---------------------------------------------------------------- weighing

// A dearer first candidate says nothing about what the document is about.
static const float DEAREST_POINTING = 9;

// Of a compound that is no name as a whole a part of three letters says nothing (SARS-CoV).
static bool is_scrap(const struct stet_mention *mention)
{
    bool part = mention->own_start > mention->start_byte || mention->own_end < mention->end_byte;
    return part && mention->form->key.size <= 3;
}

// A piece of what is written in one with a full stop or a slash (Bodo/Glimt) is a name only together with the rest.
static bool is_piece(const struct stet_document *doc, const struct stet_mention *mention)
{
    uint32_t first = mention->first, end = mention->end;
    bool before = first > 1 && stet_document_glued(doc, first) &&
                  stet_document_glued(doc, first - 1) &&
                  (stet_document_is_punct(doc, first - 1, '.') ||
                   stet_document_is_punct(doc, first - 1, '/'));
    bool behind = stet_document_is_word(doc, end + 1) && stet_document_glued(doc, end) &&
                  stet_document_glued(doc, end + 1) &&
                  (stet_document_is_punct(doc, end, '.') || stet_document_is_punct(doc, end, '/'));
    return before || behind;
}

static bool wants_weighing(const struct analysis *a, uint32_t m)
{
    const struct stet_mention *mention = &a->mention[m];
    return !mention->taken && !mention->best && !mention->form->exact_count &&
           mention->form->key.size >= 3 && (!mention->ordinary || stet_has_company(a, m)) &&
           !is_scrap(mention) && !is_piece(a->names->doc, mention);
}

static uint32_t group_mentions(struct analysis *a)
{
    a->next = STET_NEW_ARRAY(a->names->doc->arena, uint32_t, a->count);
    struct stet_map heads = {0};
    a->form_heads = STET_NEW_ARRAY(a->names->doc->arena, uint32_t, a->count);
    uint32_t *tails = STET_NEW_ARRAY(a->names->doc->arena, uint32_t, a->count);
    uint32_t forms = 0;
    for (uint32_t m = 0; m < a->count; m++) {
        a->next[m] = NONE;
        if (!wants_weighing(a, m))
            continue;
        bool added;
        const uint32_t *word = &a->mention[m].word;
        uint32_t *form = stet_map_put(&heads, (struct stet_str){(const char *)word, sizeof *word},
                                      forms, &added);
        if (added)
            a->form_heads[forms++] = m;
        else
            a->next[tails[*form]] = m;
        tails[*form] = m;
        // An ordinary word is only held against the other half of the names beside it: cheap, and all that could convince.
        if (!a->mention[m].ordinary)
            stet_name_form_search(a->names->engine, *word);
        else
            stet_name_form_shape(a->names->engine, *word);
    }
    stet_map_release(&heads);
    return forms;
}

static void count_pointing(struct analysis *a, uint32_t forms)
{
    for (uint32_t f = 0; f < forms; f++) {
        const struct stet_name_form *form = a->mention[a->form_heads[f]].form;
        if (form->candidate_count && form->candidates[0].cost < DEAREST_POINTING)
            tally_of(a, form->candidates[0].word)->pointing++;
    }
}

static struct stet_name_context context_of(struct analysis *a, uint32_t head,
                                           const struct stet_name_candidate *candidate, bool first)
{
    const struct tally *tally = tally_of(a, candidate->word);
    bool own = first && candidate->cost < DEAREST_POINTING;
    struct stet_name_context context = {.initial = true,
                                        .candidate_count = tally->listed,
                                        .pointing = tally->pointing - (own ? 1 : 0),
                                        .lower_in_document =
                                            lower_in_document(a, a->mention[head].word)};
    context.part_in_document = stet_part_in_document(a, candidate->word);
    for (uint32_t m = head; m != NONE; m = a->next[m]) {
        stet_look_beside(a, m, candidate->word, &context);
        context.initial &= a->mention[m].initial;
        context.qualifies |= stet_qualifies(a, m);
        context.mentions++;
    }
    stet_look_around(a, head, candidate, &context);
    return context;
}

static double logit_of(struct analysis *a, uint32_t head,
                       const struct stet_name_candidate *candidate, bool first, bool *ruled_out)
{
    struct stet_names *names = a->names;
    const struct stet_mention *mention = &a->mention[head];
    struct stet_name_context context = context_of(a, head, candidate, first);
    struct stet_evidence evidence = {.ruled_out = false};
    stet_evidence_gather(&evidence, names->engine, mention->word, mention->form, candidate,
                         &context);
    struct stet_pair pair = stet_pair_of(a, head, candidate, &evidence, &context);
    *ruled_out = evidence.ruled_out = stet_is_ruled_out(&pair);
    double logit = stet_forest_logit(&names->engine->lists->forest, evidence.value);
    double least = stet_least_logit(&pair);
    if (logit < least)
        logit = least;
    if (a->watch && !mention->best)
        a->watch(a->user, names, mention, candidate, &evidence, logit);
    return logit;
}

// Nearer than this, in logits, two names cannot be told apart.
static const double APART = 0.35;
// A form that is a spelling of one of two names, and nearly surely of neither else, is reported for that; it is never certain.
static const double EITHER_AT = 0.8, EITHER_MOST = 0.9;

static double confidence_of(double logit)
{
    return 1 / (1 + exp(-logit));
}

// The two likeliest that are not ruled out; SIZE_MAX: none.
static void choose_two(const double *logit, size_t count, size_t chosen[2])
{
    chosen[0] = chosen[1] = SIZE_MAX;
    for (size_t c = 0; c < count; c++) {
        if (logit[c] <= -HUGE_VAL)
            continue;
        if (chosen[0] == SIZE_MAX || logit[c] > logit[chosen[0]]) {
            chosen[1] = chosen[0];
            chosen[0] = c;
        } else if (chosen[1] == SIZE_MAX || logit[c] > logit[chosen[1]]) {
            chosen[1] = c;
        }
    }
}

// Of a list with source forms the spellings to expect are known; halfway between two of its names there may be a third.
static bool may_be_slip(const struct stet_name_engine *engine,
                        const struct stet_name_candidate *candidate)
{
    return candidate->variant ||
           !(stet_name_word(engine, candidate->word)->flags & STET_REF_SOURCED);
}

// Somebody of whom an age is told ("Petro Baiden, 43,") or whose given name is another's may be nobody that any list has.
static bool may_be_private(struct analysis *a, uint32_t head,
                           const struct stet_name_candidate *candidate)
{
    enum { MOST_DIGITS = 3 };
    const struct stet_document *doc = a->names->doc;
    struct stet_name_context context = {.neighbour = false};
    for (uint32_t m = head; m != NONE; m = a->next[m]) {
        uint32_t end = a->mention[m].end;
        bool age = stet_document_is_punct(doc, end, ',') && end + 1 < doc->token_count &&
                   doc->tokens[end + 1].kind == STET_TOKEN_NUMBER &&
                   stet_document_text(doc, end + 1).size <= MOST_DIGITS;
        stet_look_beside(a, m, candidate->word, &context);
        if (age)
            return true;
    }
    return context.conflict && !context.neighbour;
}

static void weigh_form(struct analysis *a, uint32_t head)
{
    struct stet_names *names = a->names;
    struct stet_name_candidate candidates[STET_CANDIDATES + STET_MORE_CANDIDATES];
    double logit[STET_CANDIDATES + STET_MORE_CANDIDATES];
    size_t count = stet_more_candidates(a, head, candidates), chosen[2];
    for (size_t c = 0; c < count; c++) {
        bool ruled_out;
        logit[c] = logit_of(a, head, &candidates[c], c == 0, &ruled_out);
        if (ruled_out)
            logit[c] = -HUGE_VAL;
    }
    choose_two(logit, count, chosen);
    if (chosen[0] == SIZE_MAX)
        return;
    struct stet_name_candidate *kept =
        STET_NEW_ARRAY(names->doc->arena, struct stet_name_candidate, 2);
    kept[0] = candidates[chosen[0]];
    double confidence = confidence_of(logit[chosen[0]]);
    bool rival = false;
    if (chosen[1] != SIZE_MAX) {
        double both = confidence + confidence_of(logit[chosen[1]]);
        kept[1] = candidates[chosen[1]];
        bool either =
            confidence < STET_NAME_WARN_AT && both >= EITHER_AT &&
            (may_be_slip(names->engine, &kept[0]) || may_be_slip(names->engine, &kept[1]));
        rival = (either || logit[chosen[1]] > logit[chosen[0]] - APART) &&
                !stet_is_same_name(names->engine, kept[0].word, kept[1].word);
        if (either)
            confidence = both < EITHER_MOST ? both : EITHER_MOST;
    }
    if (confidence > EITHER_MOST && may_be_private(a, head, &kept[0]))
        confidence = EITHER_MOST;
    for (uint32_t m = head; m != NONE; m = a->next[m]) {
        a->mention[m].best = &kept[0];
        a->mention[m].rival = rival ? &kept[1] : NULL;
        a->mention[m].confidence = confidence;
    }
}

static const double CERTAIN = STET_NAME_ERROR_AT;

// Adds what was found with certainty to the names of the document; false when there is nothing.
static bool note_certain(struct analysis *a, uint32_t forms)
{
    bool any = false;
    for (uint32_t f = 0; f < forms; f++) {
        const struct stet_mention *mention = &a->mention[a->form_heads[f]];
        if (!mention->best || mention->confidence < CERTAIN)
            continue;
        struct tally *tally = tally_of(a, mention->best->word);
        if (!tally->listed)
            tally->inferred = tally->listed = 1;
        any = true;
    }
    return any;
}

static void note_lower_words(struct analysis *a)
{
    const struct stet_document *doc = a->names->doc;
    for (uint32_t t = 0; t < doc->token_count; t++)
        if (doc->tokens[t].kind == STET_TOKEN_WORD &&
            stet_document_word(doc, t)->form == STET_CASE_LOWER)
            stet_map_put(&a->lower_words,
                         (struct stet_str){(const char *)&doc->tokens[t].word, sizeof(uint32_t)}, 1,
                         NULL);
}

static void keep_hits(struct analysis *a)
{
    struct stet_names *names = a->names;
    names->hit_count = (uint32_t)(a->hits.size / sizeof *names->hits);
    names->hits = STET_NEW_ARRAY(names->doc->arena, struct stet_name_hit, names->hit_count);
    if (names->hit_count)
        memcpy(names->hits, a->hits.data, a->hits.size);
    stet_buf_release(&a->hits);
}

struct stet_names *stet_names_analyse_with(struct stet_name_engine *engine,
                                           const struct stet_document *doc, stet_evidence_fn *fn,
                                           void *user)
{
    struct stet_names *names = STET_NEW(doc->arena, struct stet_names);
    *names = (struct stet_names){.engine = engine, .doc = doc};
    names->explained = STET_NEW_ARRAY(doc->arena, uint8_t, doc->token_count);
    struct analysis a = {.names = names, .watch = fn, .user = user};
    gather_mentions(&a);
    note_lower_words(&a);
    stet_find_phrases(&a);
    stet_find_whole_names(&a);
    stet_find_hyphens(&a);
    count_listed(&a);
    names->mentions = a.mention;
    names->mention_count = a.count;
    uint32_t forms = group_mentions(&a);
    count_pointing(&a, forms);
    stet_take_figures(&a, forms);
    for (uint32_t f = 0; f < forms; f++)
        weigh_form(&a, a.form_heads[f]);
    // What is certain now belongs to what the article is about; the rest is weighed once more with that.
    if (note_certain(&a, forms))
        for (uint32_t f = 0; f < forms; f++)
            if (a.mention[a.form_heads[f]].confidence < CERTAIN)
                weigh_form(&a, a.form_heads[f]);
    stet_make_hits(&a);
    stet_find_mismatches(&a);
    stet_dress_hits(&a);
    keep_hits(&a);
    stet_map_release(&a.keys);
    stet_map_release(&a.stems);
    stet_map_release(&a.lower_words);
    stet_map_release(&a.tally_map);
    stet_buf_release(&a.tallies);
    return names;
}

struct stet_names *stet_names_analyse(struct stet_name_engine *engine,
                                      const struct stet_document *doc)
{
    return stet_names_analyse_with(engine, doc, NULL, NULL);
}

bool stet_names_explains(const struct stet_names *names, uint32_t token)
{
    return names && names->explained[token];
}
