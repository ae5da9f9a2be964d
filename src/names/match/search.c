// SPDX-License-Identifier: Apache-2.0
// A state is (place in a trie, letters of the observed word already accounted for). What is left to pay from a state is
// bounded from below by `ahead[position][symbol]`: the cheapest way to account for the rest of the word if the canonical
// side goes on with that symbol, found once per word over the unit table. The bound of a state is the least over the
// symbols its node has. It never overestimates, and never falls by more than a unit's cost along that unit (it is
// consistent), hence:
// - states leave the queue in order of cost + bound, and the first visit of a state is its cheapest, never to be redone;
// - a word's cost is final once nothing in the queue is below it.
// Costs are whole centinats, so the queue is one list a centinat. Words found are kept out of the queue: they only lower
// the limit that everything else is held against.
#include "names/match/search.h"

#include <stdlib.h>

#include "base/arena.h"

enum {
    POSITIONS = STET_TRIE_WORD_MAX + 1,
    SYMBOLS = 32,       // 0-25 letters, STET_TRIE_END, one row padded to 64 bytes
    NEVER = 65500,      // centinats: dearer than any limit
    LIMIT_MAX = 65000,  // so that limit + unit cost stays far from wrapping
    DEAD = UINT16_MAX,  // cost of a state that a cheaper visit replaced
    FIRST_SLOTS = 2048, // of the table of visited states; a power of two
};

struct state {
    uint32_t node;
    uint32_t next; // in the same bucket; 0: last
    uint16_t cost;
    uint8_t position;
    uint8_t trie;
};

struct goal {
    uint32_t leaf;
    uint32_t trie;
    uint32_t value;
    uint32_t cost;
};

// Units with the same observed side and first canonical symbol, at one position of the word.
struct step {
    const struct stet_channel_unit *units; // cheapest first
    const struct stet_channel_unit *end;
    uint16_t least; // cheapest unit + rest
    uint16_t rest;  // least that remains to be paid behind the units
    uint8_t observed_size;
    bool at_start;
};

struct stet_search_states {
    struct state *states; // number 0 is not used, so that 0 can mean none
    uint32_t count;
    uint32_t capacity;
    uint32_t *slots; // visited states by (trie, node, position): state numbers
    uint32_t slot_count;
    uint32_t slot_capacity;
    uint32_t *buckets; // first state for each cost + bound
    uint32_t bucket_capacity;
    struct goal goals[STET_SEARCH_HITS_MAX];
    uint32_t goal_count;
    uint16_t ahead[POSITIONS][SYMBOLS];
    uint16_t rest[POSITIONS]; // least over all symbols
    struct step *steps;       // by position and symbol, then by least cost
    uint32_t step_count;
    uint32_t step_capacity;
    // Number of the first step of each symbol; they end where those of the next symbol begin.
    uint32_t first_step[POSITIONS][SYMBOLS];
};

// What one search needs at hand.
struct run {
    struct stet_search_states *s;
    const struct stet_channel *channel;
    const struct stet_trie *tries;
    uint32_t limit; // nothing dearer is of use
    uint32_t window;
    uint32_t hits;
    uint32_t states;
    uint32_t size; // letters of the observed word
    bool full;     // the number of states was reached
};

void stet_search_release(struct stet_search *search)
{
    if (search->states) {
        free(search->states->states);
        free(search->states->slots);
        free(search->states->buckets);
        free(search->states->steps);
        free(search->states);
    }
    *search = (struct stet_search){0};
}

static bool is_word(struct stet_str word)
{
    if (word.size == 0 || word.size > STET_TRIE_WORD_MAX)
        return false;
    for (size_t i = 0; i < word.size; i++)
        if (!stet_is_ascii_lower(word.data[i]))
            return false;
    return true;
}

static uint32_t centinats(float nats)
{
    if (!(nats > 0))
        return 0;
    return nats < LIMIT_MAX / 100.0f ? (uint32_t)(nats * 100.0f + 0.5f) : LIMIT_MAX;
}

static void lower(uint16_t *least, uint32_t cost)
{
    if (cost < *least)
        *least = (uint16_t)cost;
}

static struct step *add_step(struct stet_search_states *s)
{
    if (s->step_count == s->step_capacity) {
        s->step_capacity = s->step_capacity ? 2 * s->step_capacity : 1024;
        s->steps = stet_xrealloc(s->steps, s->step_capacity * sizeof *s->steps);
    }
    return &s->steps[s->step_count++];
}

// The steps of one symbol, sorted. `cursors` holds for each match the range that comes next, for symbols are asked for in
// the order of the bits.
static void add_steps(const struct run *run, size_t position, uint32_t symbol,
                      const struct stet_channel_match *matches, size_t count,
                      const uint32_t **cursors)
{
    struct stet_search_states *s = run->s;
    uint32_t first = s->step_count;
    for (size_t i = 0; i < count; i++) {
        const struct stet_channel_match *m = &matches[i];
        if (!(m->mask >> symbol & 1))
            continue;
        const uint32_t *range = cursors[i]++;
        const struct stet_channel_unit *units = run->channel->units + range[0];
        uint32_t rest = s->rest[position + m->observed_size];
        uint32_t least = units->cost_centinat + rest;
        if (least > run->limit)
            continue;
        uint32_t at = s->step_count;
        add_step(s);
        for (; at > first && s->steps[at - 1].least > least; at--)
            s->steps[at] = s->steps[at - 1];
        s->steps[at] = (struct step){units,
                                     run->channel->units + range[1],
                                     (uint16_t)least,
                                     (uint16_t)rest,
                                     m->observed_size,
                                     m->at_start};
    }
}

// Where the canonical side stands still, what it goes on with is asked again behind the unit.
static void look_behind_nothing(struct stet_search_states *s, size_t position)
{
    const struct step *step = s->steps + s->first_step[position][STET_CHANNEL_NOTHING];
    for (; step < s->steps + s->step_count; step++) {
        const uint16_t *behind = s->ahead[position + step->observed_size];
        for (uint32_t symbol = 0; symbol <= STET_TRIE_END; symbol++)
            lower(&s->ahead[position][symbol],
                  (uint32_t)(step->least - step->rest) + behind[symbol]);
    }
}

// Steps and bounds of a position, from the bounds of the positions behind it.
static void prepare_position(const struct run *run, struct stet_str word, size_t position)
{
    struct stet_search_states *s = run->s;
    struct stet_channel_match matches[STET_CHANNEL_MATCHES_MAX];
    const uint32_t *cursors[STET_CHANNEL_MATCHES_MAX];
    bool last = position == word.size;
    size_t count = stet_channel_match(run->channel, word, position, matches);
    s->rest[position] = last ? 0 : NEVER;
    for (size_t i = 0; i < count; i++) {
        cursors[i] = matches[i].ranges;
        if (matches[i].observed_size) // the others stay at this position and can't lower it
            lower(&s->rest[position],
                  matches[i].cheapest_centinat + s->rest[position + matches[i].observed_size]);
    }
    for (uint32_t symbol = 0; symbol <= STET_CHANNEL_NOTHING; symbol++) {
        uint32_t first = s->step_count;
        s->first_step[position][symbol] = first;
        add_steps(run, position, symbol, matches, count, cursors);
        s->ahead[position][symbol] = first < s->step_count ? s->steps[first].least : NEVER;
    }
    s->first_step[position][STET_CHANNEL_NOTHING + 1] = s->step_count;
    if (last)
        s->ahead[position][STET_TRIE_END] = 0;
    look_behind_nothing(s, position);
}

static void prepare(const struct run *run, struct stet_str word)
{
    run->s->step_count = 0;
    for (size_t position = word.size + 1; position-- > 0;)
        prepare_position(run, word, position);
}

static void tighten(struct run *run, uint32_t limit)
{
    if (limit < run->limit)
        run->limit = limit;
}

static bool goal_before(const struct goal *a, const struct goal *b)
{
    if (a->cost != b->cost)
        return a->cost < b->cost;
    return a->value != b->value ? a->value < b->value : a->trie < b->trie;
}

// A word was reached; a dearer way to the same word is dropped, and so is the worst word when there are too many.
static void add_goal(struct run *run, struct goal goal)
{
    struct goal *goals = run->s->goals;
    uint32_t count = run->s->goal_count;
    uint32_t at = 0;
    if (goal.cost > run->limit)
        return;
    while (at < count && (goals[at].leaf != goal.leaf || goals[at].trie != goal.trie))
        at++;
    if (at < count) {
        if (goals[at].cost <= goal.cost)
            return;
    } else if (count < run->hits) {
        run->s->goal_count = ++count;
    } else {
        at = count - 1;
        if (!goal_before(&goal, &goals[at]))
            return;
    }
    for (; at > 0 && goal_before(&goal, &goals[at - 1]); at--)
        goals[at] = goals[at - 1];
    goals[at] = goal;
    tighten(run, goals[0].cost + run->window);
    if (count == run->hits) // words at just this cost may still win their place by value
        tighten(run, goals[count - 1].cost);
}

static uint32_t hash_state(const struct state *state)
{
    uint64_t key = (uint64_t)state->node << 16 | (uint64_t)state->trie << 8 | state->position;
    return (uint32_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> 32);
}

static void grow_slots(struct stet_search_states *s)
{
    s->slot_count = s->slot_count ? 4 * s->slot_count : FIRST_SLOTS;
    if (s->slot_count > s->slot_capacity) {
        s->slot_capacity = s->slot_count;
        s->slots = stet_xrealloc(s->slots, s->slot_capacity * sizeof *s->slots);
    }
    memset(s->slots, 0, s->slot_count * sizeof *s->slots);
    for (uint32_t i = 1; i < s->count; i++) {
        if (s->states[i].cost == DEAD)
            continue;
        uint32_t slot = hash_state(&s->states[i]) & (s->slot_count - 1);
        while (s->slots[slot])
            slot = (slot + 1) & (s->slot_count - 1);
        s->slots[slot] = i;
    }
}

static uint32_t *find_slot(const struct stet_search_states *s, const struct state *state)
{
    uint32_t slot = hash_state(state) & (s->slot_count - 1);
    for (; s->slots[slot]; slot = (slot + 1) & (s->slot_count - 1)) {
        const struct state *other = &s->states[s->slots[slot]];
        if (other->node == state->node && other->position == state->position &&
            other->trie == state->trie)
            break;
    }
    return &s->slots[slot];
}

// Queues a state under cost + bound, unless it was visited as cheaply before.
static void add_state(struct run *run, struct state state, uint32_t estimate)
{
    struct stet_search_states *s = run->s;
    uint32_t *slot = find_slot(s, &state);
    if (*slot && s->states[*slot].cost <= state.cost)
        return;
    if (s->count > run->states) {
        run->full = true;
        return;
    }
    if (*slot)
        s->states[*slot].cost = DEAD;
    if (s->count == s->capacity) {
        s->capacity *= 2;
        s->states = stet_xrealloc(s->states, s->capacity * sizeof *s->states);
    }
    state.next = s->buckets[estimate];
    s->states[s->count] = state;
    s->buckets[estimate] = s->count;
    *slot = s->count++;
    if (2 * s->count > s->slot_count)
        grow_slots(s);
}

// The search has come to a place in a trie, having paid `cost`.
static void arrive(struct run *run, struct state state, uint32_t cost)
{
    const struct stet_trie *trie = &run->tries[state.trie];
    struct stet_trie_node node = trie->nodes[state.node];
    uint32_t mask = node.mask;
    if (mask == 0) {
        add_goal(run, (struct goal){state.node, state.trie, node.base, cost});
        return;
    }
    if (state.position == run->size && mask >> STET_TRIE_END) {
        uint32_t leaf = stet_trie_child(trie, state.node, STET_TRIE_END);
        add_goal(run, (struct goal){leaf, state.trie, trie->nodes[leaf].base, cost});
        mask &= ~((uint32_t)1 << STET_TRIE_END);
    }
    const uint16_t *ahead = run->s->ahead[state.position];
    uint32_t bound = NEVER;
    for (; mask; mask &= mask - 1) {
        uint32_t least = ahead[__builtin_ctz(mask)];
        bound = least < bound ? least : bound;
    }
    if (cost + bound > run->limit)
        return;
    state.cost = (uint16_t)cost;
    add_state(run, state, cost + bound);
}

// Follows the canonical side of a unit from behind its first symbol; false if the trie does not go on that way.
static bool walk(const struct stet_trie *trie, uint32_t *node, const struct stet_channel_unit *unit)
{
    uint32_t symbols = unit->symbols >> 5;
    for (uint32_t i = unit->size; i > 1; i--, symbols >>= 5) {
        *node = stet_trie_child(trie, *node, symbols & 31);
        if (!*node)
            return false;
    }
    return true;
}

// Takes all units of a symbol; `behind` is the place behind the symbol.
static void take_steps(struct run *run, struct state from, uint32_t symbol, uint32_t behind)
{
    const struct stet_trie *trie = &run->tries[from.trie];
    const uint32_t *first = &run->s->first_step[from.position][symbol];
    const struct step *last = run->s->steps + first[1];
    uint32_t cost = from.cost;
    for (const struct step *step = run->s->steps + first[0]; step < last; step++) {
        if (cost + step->least > run->limit)
            break;
        if (step->at_start && from.node != STET_TRIE_ROOT)
            continue;
        struct state to = {.position = (uint8_t)(from.position + step->observed_size),
                           .trie = from.trie};
        const struct stet_channel_unit *unit = step->units;
        for (; unit < step->end && cost + unit->cost_centinat + step->rest <= run->limit; unit++) {
            to.node = behind;
            if (walk(trie, &to.node, unit))
                arrive(run, to, cost + unit->cost_centinat);
        }
    }
}

static void expand(struct run *run, struct state from)
{
    struct stet_trie_node node = run->tries[from.trie].nodes[from.node];
    const uint16_t *ahead = run->s->ahead[from.position];
    uint32_t behind = node.base;
    for (uint32_t mask = node.mask; mask; mask &= mask - 1, behind++) {
        uint32_t symbol = (uint32_t)__builtin_ctz(mask);
        if ((uint32_t)from.cost + ahead[symbol] <= run->limit)
            take_steps(run, from, symbol, behind);
    }
    take_steps(run, from, STET_CHANNEL_NOTHING, from.node);
}

static void start(struct run *run, size_t trie_count)
{
    struct stet_search_states *s = run->s;
    if (!s->states) {
        s->capacity = FIRST_SLOTS;
        s->states = stet_xmalloc(s->capacity * sizeof *s->states);
    }
    if (s->bucket_capacity < run->limit + 1) {
        s->bucket_capacity = run->limit + 1;
        s->buckets = stet_xrealloc(s->buckets, s->bucket_capacity * sizeof *s->buckets);
    }
    memset(s->buckets, 0, (run->limit + 1) * sizeof *s->buckets);
    s->count = 1;
    s->goal_count = 0;
    s->slot_count = 0;
    grow_slots(s);
    for (size_t i = 0; i < trie_count && i < STET_SEARCH_TRIES_MAX; i++)
        if (run->tries[i].nodes[STET_TRIE_ROOT].mask)
            arrive(run, (struct state){.node = STET_TRIE_ROOT, .trie = (uint8_t)i}, 0);
}

static void best_first(struct run *run)
{
    struct stet_search_states *s = run->s;
    for (uint32_t estimate = 0; estimate <= run->limit; estimate++) {
        while (s->buckets[estimate] && !run->full) {
            struct state state = s->states[s->buckets[estimate]];
            s->buckets[estimate] = state.next;
            if (state.cost != DEAD)
                expand(run, state);
        }
    }
}

size_t stet_search(struct stet_search_hit *out, struct stet_search *search,
                   const struct stet_channel *channel, const struct stet_trie *tries,
                   size_t trie_count, struct stet_str observed,
                   const struct stet_search_limits *limits)
{
    search->state_count = 0;
    search->complete = true;
    if (!is_word(observed) || limits->hits == 0)
        return 0;
    if (!search->states)
        search->states = stet_xcalloc(1, sizeof *search->states);
    struct run run = {
        .s = search->states,
        .channel = channel,
        .tries = tries,
        .limit = centinats(limits->base + limits->per_letter * (float)observed.size),
        .window = centinats(limits->window),
        .hits = limits->hits < STET_SEARCH_HITS_MAX ? limits->hits : STET_SEARCH_HITS_MAX,
        .states = limits->states,
        .size = (uint32_t)observed.size,
    };
    prepare(&run, observed);
    start(&run, trie_count);
    best_first(&run);
    search->state_count = run.s->count - 1;
    search->complete = !run.full;
    size_t count = 0;
    for (; count < run.s->goal_count; count++) {
        const struct goal *goal = &run.s->goals[count];
        if (goal->cost > run.limit) // found before a better word moved the window
            break;
        out[count] = (struct stet_search_hit){goal->value, goal->trie, (float)goal->cost / 100.0f};
    }
    return count;
}

// The cheapest way to the first letters of both words, and the unit it ended with.
struct cell {
    uint32_t cost;
    uint8_t canonical_size;
    uint8_t observed_size;
};

struct table {
    const struct stet_channel *channel;
    struct stet_str canonical;
    struct stet_str observed;
    struct cell cells[POSITIONS + 1][POSITIONS]; // [canonical letters, then $][observed letters]
};

static bool unit_fits(const struct stet_channel_unit *unit, struct stet_str canonical, size_t at)
{
    uint32_t symbols = unit->symbols;
    for (uint32_t i = 0; i < unit->size; i++, symbols >>= 5, at++) {
        if (at > canonical.size)
            return false;
        uint32_t symbol =
            at < canonical.size ? (uint32_t)(canonical.data[at] - 'a') : STET_TRIE_END;
        if ((symbols & 31) != symbol)
            return false;
    }
    return true;
}

static void relax(struct table *t, size_t i, size_t j, size_t canonical_size, size_t observed_size,
                  uint32_t cost)
{
    struct cell *to = &t->cells[i + canonical_size][j + observed_size];
    cost += t->cells[i][j].cost;
    if (cost < to->cost)
        *to = (struct cell){cost, (uint8_t)canonical_size, (uint8_t)observed_size};
}

static void relax_units(struct table *t, size_t i, size_t j, const struct stet_channel_match *match)
{
    const struct stet_channel_unit *unit = t->channel->units + match->ranges[0];
    const struct stet_channel_unit *end =
        t->channel->units + match->ranges[stet_trie_bits(match->mask)];
    for (; unit < end; unit++)
        if (unit_fits(unit, t->canonical, i))
            relax(t, i, j, unit->size, match->observed_size, unit->cost_centinat);
}

// Every cell is final before it is read, because no unit is empty on both sides.
static void align(struct table *t)
{
    struct stet_channel_match matches[STET_CHANNEL_MATCHES_MAX];
    for (size_t i = 0; i <= POSITIONS; i++)
        for (size_t j = 0; j < POSITIONS; j++)
            t->cells[i][j].cost = UINT32_MAX;
    t->cells[0][0].cost = 0;
    for (size_t j = 0; j <= t->observed.size; j++) {
        size_t count = stet_channel_match(t->channel, t->observed, j, matches);
        for (size_t i = 0; i <= t->canonical.size; i++) {
            if (t->cells[i][j].cost == UINT32_MAX)
                continue;
            for (size_t k = 0; k < count; k++)
                if (!matches[k].at_start || i == 0)
                    relax_units(t, i, j, &matches[k]);
            if (i == t->canonical.size && j == t->observed.size)
                relax(t, i, j, 1, 0, 0); // the ends of both words stand for each other
        }
    }
}

// Units come from the table back to front.
static void print_units(struct stet_buf *out, const struct table *t)
{
    const struct cell *path[2 * POSITIONS];
    size_t i = t->canonical.size + 1;
    size_t j = t->observed.size;
    size_t count = 0;
    while (i || j) {
        const struct cell *cell = &t->cells[i][j];
        path[count++] = cell;
        i -= cell->canonical_size;
        j -= cell->observed_size;
    }
    const char *separator = "";
    while (count-- > 0) {
        size_t letters = path[count]->canonical_size;
        if (i + letters > t->canonical.size)
            letters = t->canonical.size - i; // without $
        struct stet_str canonical = stet_str_slice(t->canonical, i, i + letters);
        struct stet_str observed = stet_str_slice(t->observed, j, j + path[count]->observed_size);
        i += letters;
        j += observed.size;
        if (canonical.size == 0 && observed.size == 0)
            continue;
        stet_buf_puts(out, separator);
        stet_buf_str(out, observed);
        if (!stet_str_eq(canonical, observed)) {
            stet_buf_putc(out, '>');
            stet_buf_str(out, canonical);
        }
        separator = " ";
    }
}

bool stet_search_explain(struct stet_buf *out, float *cost, const struct stet_channel *channel,
                         struct stet_str canonical, struct stet_str observed)
{
    if (!is_word(canonical) || !is_word(observed))
        return false;
    struct table *table = stet_xcalloc(1, sizeof *table);
    table->channel = channel;
    table->canonical = canonical;
    table->observed = observed;
    align(table);
    uint32_t total = table->cells[canonical.size + 1][observed.size].cost;
    bool found = total != UINT32_MAX;
    if (found) {
        print_units(out, table);
        if (cost)
            *cost = (float)total / 100.0f;
    }
    free(table);
    return found;
}
