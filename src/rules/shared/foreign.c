// SPDX-License-Identifier: Apache-2.0
// Each word of a paragraph with at least one suspicious word gets a weight for each language, its log-likelihood there against English; a
// stretch is a run whose sum is greatest (J. Bentley, "Programming pearls: algorithm design techniques", 1984), for the language that gets
// the most. Paragraphs without a suspicious word, nearly all of an English article, cost one kept verdict a word.
#include "rules/shared/foreign.h"

#include "names/article/article.h"
#include "rules/shared/languages.h"
#include "rules/shared/letters.h"
#include "rules/shared/phrases.h"
#include "spelling/near.h"
#include "text/unicode.h"

enum {
    BIT = STET_LANGUAGE_BIT,
    LOWEST = -16 * BIT,        // what one English word can tell against another language
    HIGHEST = 14 * BIT,        // what one word can tell for one
    RARE_ENGLISH = 29 * BIT,   // what an English word costs elsewhere that no list there has
    ACCENTED = 6 * BIT,        // what an accent costs in English
    STRONG_ENGLISH = -9 * BIT, // below, a word is one that English news have
    PROPER = -1 * BIT,         // a name: nearly nothing
    PROPER_MOST = 4 * BIT,     // a capitalised word that a language lists
    SHARED_MOST = 3 * BIT,     // a word that English has, too
    TELLING = 3 * BIT,         // from here on a word is evidence
    FALL = 14 * BIT,           // a stretch ends when its sum has fallen by so much
    LEAST = 22 * BIT,          // sum of a stretch that is said
    SINGLE = 10 * BIT,         // weight of a word that is said by itself
    MARGIN = 4 * BIT,          // by so much the language must be ahead of the next to be named
};

enum { COMMON_LINES = 300, REACH = 5, GAP = 2 }; // words, back to the start of the sentence

struct weights {
    int16_t by_language[STET_LANGUAGES];
};

struct walk {
    struct stet_check *check;
    struct stet_languages languages;
    struct stet_phrases loans;
    uint8_t *suspicious; // by token
    struct weights *weights;
    struct stet_foreign pending; // waits for its neighbour; words == 0: none
    stet_foreign_fn *fn;
    void *user;
};

struct run {
    uint32_t first, end; // tokens
    int32_t sum;
    uint32_t language;
};

// What of a token is weighed: l'accord is "accord", without capitals. In `out`, empty when it does not fit.
static struct stet_str core_of(const struct stet_document *doc, uint32_t token,
                               struct stet_buf *out)
{
    struct stet_str text = stet_document_text(doc, token);
    for (size_t i = text.size; i-- > 1;) {
        size_t mark = text.data[i] == '\'' ? 1 : 0;
        if (i >= 2 &&
            stet_str_starts(stet_str_slice(text, i - 2, text.size), STET_STR("\xe2\x80\x99")))
            mark = 1;
        if (mark && text.size - i > 3 && i <= 7) {
            text = stet_str_slice(text, i + 1, text.size);
            break;
        }
    }
    stet_buf_clear(out);
    stet_text_lower(out, text);
    return stet_buf_view(out);
}

// Known with a capital only: a name in small letters ("british").
static bool is_known_title(const struct stet_check *check, struct stet_str word)
{
    struct stet_buf title = {0};
    stet_text_capitalise(&title, word);
    bool known = stet_spelling_has(check->spelling, stet_buf_view(&title));
    stet_buf_release(&title);
    return known;
}

// Part of a phrase that English has taken in: "coup d'état".
static bool is_loan(const struct walk *walk, uint32_t token)
{
    const struct stet_document *doc = walk->check->doc;
    struct stet_phrase phrase;
    for (uint32_t t = token; walk->loans.filter && t + REACH > token; t--) {
        if (doc->tokens[t].kind != STET_TOKEN_PUNCT &&
            stet_phrases_match(&walk->loans, STET_PHRASE_LINE, doc, t, &phrase) > token)
            return true;
        if (!stet_residue_same_line(doc, t))
            break;
    }
    return false;
}

// A word in small letters that English does not have.
static bool is_suspicious(const struct walk *walk, uint32_t token)
{
    const struct stet_check *check = walk->check;
    const struct stet_document *doc = check->doc;
    if (doc->tokens[token].kind != STET_TOKEN_WORD)
        return false;
    const struct stet_word *word = stet_document_word(doc, token);
    return word->form == STET_CASE_LOWER && word->length_cp > 1 &&
           word->scripts == STET_SCRIPT_LATIN &&
           stet_spelling_known(check->spelling, doc->tokens[token].word) == STET_KNOWN_NO &&
           !stet_spelling_news_lines(check->spelling, doc->tokens[token].word) &&
           !stet_spelling_known_elsewhere(check->spelling, word->text) &&
           !stet_names_explains(check->names, token) && !is_loan(walk, token);
}

// Sixteenths of a bit for a word that stands in `lines` lines of news, which have some million words.
static int32_t news_cost(uint32_t lines)
{
    int32_t bits = 20;
    for (uint32_t n = lines; n; n /= 2)
        bits--;
    return (lines ? bits + 1 : 21) * BIT;
}

static int16_t clamp(int32_t value, int32_t low, int32_t high)
{
    return (int16_t)(value < low ? low : value > high ? high : value);
}

static void weigh_word(const struct walk *walk, uint32_t token, struct stet_buf *room)
{
    const struct stet_check *check = walk->check;
    const struct stet_document *doc = check->doc;
    const struct stet_word *word = stet_document_word(doc, token);
    struct stet_str core = core_of(doc, token, room);
    int16_t costs[STET_LANGUAGES];
    bool odd = walk->suspicious[token];
    uint32_t listed = stet_languages_weigh(&walk->languages, core, odd || !word->ascii, costs);
    bool proper =
        word->form != STET_CASE_LOWER &&
        stet_spelling_known_lower(check->spelling, doc->tokens[token].word) != STET_KNOWN_YES;
    int32_t english = odd || proper ? stet_languages_english(&walk->languages, core)
                                    : news_cost(stet_spelling_news_text(check->spelling, core));
    if (odd && !word->ascii)
        english += ACCENTED;
    int32_t most = odd ? HIGHEST : proper ? PROPER_MOST : SHARED_MOST;
    for (uint32_t l = 0; l < walk->languages.count; l++) {
        int16_t *weight = &walk->weights[token].by_language[l];
        if (odd || listed >> l & 1)
            *weight = clamp(english - costs[l], LOWEST, most);
        else
            *weight = proper ? PROPER : clamp(english - RARE_ENGLISH, LOWEST, 0);
    }
}

static void weigh_token(const struct walk *walk, uint32_t token, struct stet_buf *room)
{
    const struct stet_document *doc = walk->check->doc;
    memset(&walk->weights[token], 0, sizeof walk->weights[token]);
    int16_t same = 0;
    if (stet_document_is_word(doc, token)) {
        const struct stet_word *word = stet_document_word(doc, token);
        if (word->scripts == STET_SCRIPT_LATIN && !stet_names_explains(walk->check->names, token)) {
            weigh_word(walk, token, room);
            return;
        }
        same = word->scripts == STET_SCRIPT_LATIN ? PROPER : LOWEST;
    } else if (doc->tokens[token].kind == STET_TOKEN_URL) {
        same = LOWEST;
    }
    for (uint32_t l = 0; l < walk->languages.count; l++)
        walk->weights[token].by_language[l] = same;
}

// The best run of one language among tokens [first, end).
static struct run best_run(const struct walk *walk, uint32_t first, uint32_t end, uint32_t language)
{
    struct run best = {.language = language}, now = {.first = first};
    for (uint32_t t = first; t < end; t++) {
        int32_t weight = walk->weights[t].by_language[language];
        if (now.sum <= 0)
            now = (struct run){.first = t, .language = language};
        now.sum += weight;
        if (weight > 0 && now.sum > best.sum) {
            best = now;
            best.end = t + 1;
        }
        if (best.sum >= LEAST && best.sum - now.sum > FALL)
            break;
    }
    return best;
}

static bool is_long(const struct stet_document *doc, uint32_t token)
{
    return stet_document_is_word(doc, token) && stet_document_word(doc, token)->length_cp > 4;
}

// "Movimento per la Liberazione": every word that is long enough has a capital. German writes its nouns so, but not its verbs.
static bool is_name_like(const struct stet_document *doc, const struct run *run)
{
    for (uint32_t t = run->first; t < run->end; t++)
        if (is_long(doc, t) && stet_document_word(doc, t)->form == STET_CASE_LOWER)
            return false;
    return true;
}

static uint32_t telling_words(const struct walk *walk, const struct run *run)
{
    uint32_t count = 0;
    for (uint32_t t = run->first; t < run->end; t++)
        count += walk->suspicious[t] && walk->weights[t].by_language[run->language] >= TELLING;
    return count;
}

// What another language gets for the same stretch.
static bool is_clear(const struct walk *walk, const struct run *run)
{
    for (uint32_t l = 0; l < walk->languages.count; l++) {
        int32_t sum = 0;
        for (uint32_t t = run->first; t < run->end; t++)
            sum += walk->weights[t].by_language[l];
        if (l != run->language && sum > run->sum - MARGIN)
            return false;
    }
    return true;
}

static bool is_proper(const struct walk *walk, uint32_t token)
{
    const struct stet_document *doc = walk->check->doc;
    return stet_document_is_word(doc, token) &&
           stet_document_word(doc, token)->form != STET_CASE_LOWER &&
           stet_spelling_known_lower(walk->check->spelling, doc->tokens[token].word) !=
               STET_KNOWN_YES;
}

// "The" is English even where it begins a name.
static bool is_common(const struct walk *walk, uint32_t token)
{
    struct stet_buf room = {0};
    uint32_t lines =
        stet_spelling_news_text(walk->check->spelling, core_of(walk->check->doc, token, &room));
    stet_buf_release(&room);
    return lines >= COMMON_LINES;
}

// A stretch begins with a suspicious word, or with its sentence when nothing before that word tells against the language: "was" alone may
// be German or English.
static uint32_t begin_of(const struct walk *walk, const struct run *run, uint32_t first)
{
    const struct stet_document *doc = walk->check->doc;
    uint32_t t = run->first;
    while (!walk->suspicious[t])
        t++;
    for (uint32_t back = t; back > first && back + REACH > t; back--) {
        int16_t weight = walk->weights[back - 1].by_language[run->language];
        if (weight < STRONG_ENGLISH || (weight == PROPER && is_common(walk, back - 1)))
            break;
        if (doc->tokens[back - 1].flags & STET_TOKEN_SENTENCE_START)
            return back - 1;
    }
    return t;
}

// A stretch ends with a suspicious word, or with its clause: "was" behind it may be English again.
static uint32_t end_of(const struct walk *walk, const struct run *run)
{
    const struct stet_document *doc = walk->check->doc;
    uint32_t end = run->end;
    if (!stet_residue_same_line(doc, end) || doc->tokens[end].kind == STET_TOKEN_PUNCT)
        return end;
    while (!walk->suspicious[end - 1])
        end--;
    return end;
}

// The best run of all languages among tokens [first, end); its sum tells whether there is one.
static struct run best_of_all(const struct walk *walk, uint32_t first, uint32_t end)
{
    struct run best = {0};
    for (uint32_t l = 0; l < walk->languages.count; l++) {
        struct run run = best_run(walk, first, end, l);
        if (run.sum > best.sum)
            best = run;
    }
    return best;
}

static void flush(struct walk *walk)
{
    if (walk->pending.words)
        walk->fn(walk->user, &walk->pending);
    walk->pending.words = 0;
}

// One English word between two stretches ("most" is a bridge in Czech) does not part them.
static void report_run(struct walk *walk, const struct run *run, uint32_t first, uint32_t words)
{
    struct stet_foreign stretch = {
        .first = begin_of(walk, run, first), .end = end_of(walk, run), .words = words};
    if (is_clear(walk, run))
        stretch.language = walk->languages.names[run->language];
    struct stet_foreign *last = &walk->pending;
    if (last->words > 1 && words > 1 && stretch.first >= last->end &&
        stretch.first - last->end <= GAP) {
        last->end = stretch.end;
        last->words += words;
        last->language = last->language ? last->language : stretch.language;
        return;
    }
    flush(walk);
    *last = stretch;
}

// Part of a compound (laissez-faire) or of a name (ulitsa Menshikova), or one slip away from an English word of news.
static bool may_be_english(const struct walk *walk, uint32_t token)
{
    const struct stet_document *doc = walk->check->doc;
    bool joined =
        (token > 0 && stet_document_is_punct(doc, token - 1, '-') &&
         stet_document_glued(doc, token)) ||
        (stet_document_is_punct(doc, token + 1, '-') && stet_document_glued(doc, token + 1));
    struct stet_near near[STET_NEAR_MAX];
    return joined || (stet_residue_same_line(doc, token + 1) && is_proper(walk, token + 1)) ||
           stet_near_words(near, walk->check->spelling, stet_document_text(doc, token)) > 0;
}

// Words of tokens [first, end) that stand by themselves: only listed ones of four letters and more tell enough.
static void search_single(struct walk *walk, uint32_t first, uint32_t end)
{
    const struct stet_document *doc = walk->check->doc;
    struct stet_buf room = {0};
    for (uint32_t t = first; t < end; t++) {
        if (!walk->suspicious[t] || stet_document_word(doc, t)->length_cp < 4)
            continue;
        int16_t costs[STET_LANGUAGES];
        uint32_t listed =
            stet_languages_weigh(&walk->languages, core_of(doc, t, &room), false, costs);
        struct run run = {.first = t, .end = t + 1};
        for (uint32_t l = 0; l < walk->languages.count; l++)
            if ((listed >> l & 1) && walk->weights[t].by_language[l] > run.sum) {
                run.sum = walk->weights[t].by_language[l];
                run.language = l;
            }
        if (run.sum >= SINGLE && !is_known_title(walk->check, stet_document_text(doc, t)) &&
            !may_be_english(walk, t))
            report_run(walk, &run, t, 1);
    }
    stet_buf_release(&room);
}

static void search(struct walk *walk, uint32_t first, uint32_t end)
{
    while (first < end) {
        struct run best = best_of_all(walk, first, end);
        uint32_t words = best.sum < LEAST ? 0 : telling_words(walk, &best);
        if (!words) {
            search_single(walk, first, end);
            return;
        }
        search_single(walk, first, best.first);
        if (words > 1 && !is_name_like(walk->check->doc, &best))
            report_run(walk, &best, first, words);
        else
            search_single(walk, best.first, best.end);
        first = best.end;
    }
}

void stet_foreign_find(struct stet_check *check, stet_foreign_fn *fn, void *user)
{
    const struct stet_document *doc = check->doc;
    struct walk walk = {.check = check, .fn = fn, .user = user};
    struct stet_buf room = {0};
    if (!stet_str_starts(stet_str_from(stet_spelling_language(check->spelling)), STET_STR("en")) ||
        !stet_languages_open(&walk.languages))
        return;
    stet_phrases_open(&walk.loans, "loans");
    walk.suspicious = STET_NEW_ARRAY(check->arena, uint8_t, doc->token_count + 1);
    for (uint32_t b = 0; b < doc->prose->block_count; b++) {
        const struct stet_block_tokens *block = &doc->block_tokens[b];
        uint32_t suspicious = 0;
        for (uint32_t t = block->first; t < block->end; t++)
            suspicious += walk.suspicious[t] = is_suspicious(&walk, t);
        if (!suspicious)
            continue;
        if (!walk.weights)
            walk.weights = STET_NEW_ARRAY(check->arena, struct weights, doc->token_count);
        for (uint32_t t = block->first; t < block->end; t++)
            weigh_token(&walk, t, &room);
        search(&walk, block->first, block->end);
        flush(&walk);
    }
    stet_buf_release(&room);
}
