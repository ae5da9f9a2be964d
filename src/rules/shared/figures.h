// SPDX-License-Identifier: Apache-2.0
// Figures and what stands beside them, by dictionaries/en/figures.tsv: scales, units, currencies, number formats.
//
//     struct stet_figures figures;
//     if (stet_figures_open(&figures, doc) && stet_is_unit(&figures, t + 1)) ... "2,5 million" ...
#ifndef STET_RULES_SHARED_FIGURES_H
#define STET_RULES_SHARED_FIGURES_H

#include "rules/shared/phrases.h"
#include "rules/shared/words.h"

struct stet_figures {
    struct stet_phrases words;
    const struct stet_document *doc;
};

// The classes of figures.tsv, which says what each is.
enum stet_figure_class {
    STET_FIGURE_NONE,
    STET_FIGURE_SCALE,
    STET_FIGURE_WIRE,
    STET_FIGURE_SHORT,
    STET_FIGURE_UNIT,
    STET_FIGURE_MONEY,
    STET_FIGURE_COUNTED,
    STET_FIGURE_NUMBERED,
    STET_FIGURE_TIMED,
    STET_FIGURE_DATED,
    STET_FIGURE_YEAR,
    STET_FIGURE_CLOCK,
};

struct stet_figure_word {
    enum stet_figure_class class;
    const char *english; // third column
    uint32_t end;        // token behind it
};

// False when the build has no list.
bool stet_figures_open(struct stet_figures *out, const struct stet_document *doc);
// What the list says of the word or words that begin at `token`; class NONE: nothing.
struct stet_figure_word stet_figure_word_at(const struct stet_figures *figures, uint32_t token);

// NUMBER token.
bool stet_is_number(const struct stet_document *doc, uint32_t token);
// NUMBER token of `fewest` to `most` digits and nothing else.
bool stet_is_digits(const struct stet_document *doc, uint32_t token, size_t fewest, size_t most);
// A token that begins with a digit and is one figure with what is glued to it: 60, 60bn, 500k.
bool stet_is_sum(const struct stet_document *doc, uint32_t token);
// million, bn, mlrd: a scale behind a figure, shortened or not.
bool stet_is_scale(const struct stet_figures *figures, uint32_t token);
// $ € £
bool stet_is_currency(const struct stet_document *doc, uint32_t token);
// What makes the figure before it a quantity: a unit, a scale, a currency by name, percent and its sign.
bool stet_is_unit(const struct stet_figures *figures, uint32_t token);
// The last token of the groups of three digits set off with white space that begin at the number `first`: 1 500 000,5. `first` when there
// are none.
uint32_t stet_last_group(const struct stet_document *doc, uint32_t first);
// The first token of the figure in groups that ends with the number `last`; `last` when it is no group.
uint32_t stet_first_group(const struct stet_document *doc, uint32_t last);
// The figure in tokens [first, last] as English writes it, in `out`: groups with commas, one or two decimals behind a point.
void stet_figure_english(struct stet_buf *out, const struct stet_document *doc, uint32_t first,
                         uint32_t last);
// The stop at `token`, behind an abbreviation, is the abbreviation's and ends no sentence: a mark or a word in small letters follows.
bool stet_takes_stop(const struct stet_document *doc, uint32_t token);

#endif
