#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Write a list of invented names, the same at every run, to measure large lists.

usage: make_list.py COUNT [--sources SHARE] [--seed N] > LIST.tsv
       make_list.py COUNT --words FILE [--half 0|1] [--seed N] > LIST.tsv

COUNT different people, places and organisations, made of syllables. --sources gives that share of them (0 to 1, default 0.1)
a Russian form, from which variants are generated. With --words they are put together of the names in FILE (first column, .gz or
not), every other one a person of two words: real names that have nothing to do with the articles, which is harder. --half takes
one half of the words, so that a list to fit with and one to check with share none. What to measure: the first `stet check --names LIST.tsv` (compiles and fills
the cache), the second (maps it), and a long text with the list and without.
"""
import argparse
import gzip
import random

LATIN = "b v g d zh z k l m n p r s t f kh ts ch sh br dr gr kr pr tr vl st sk".split()
CYRILLIC = "б в г д ж з к л м н п р с т ф х ц ч ш бр др гр кр пр тр вл ст ск".split()
VOWELS = list(zip("a e i o u".split(), "а е и о у".split()))
FAMILY_ENDS = list(zip("ov in sky enko uk ev man er ich ides yan dze".split(),
                       "ов ин ский енко ук ев ман ер ич идес ян дзе".split()))
PLACE_ENDS = list(zip("grad burg sk ivka pol ville mar".split(), "град бург ск ивка поль виль мар".split()))


def word(rnd, syllables, ends):
    latin = cyrillic = ""
    for _ in range(syllables):
        i = rnd.randrange(len(LATIN))
        v = rnd.choice(VOWELS)
        latin, cyrillic = latin + LATIN[i] + v[0], cyrillic + CYRILLIC[i] + v[1]
    if ends:
        i, end = rnd.randrange(len(LATIN)), rnd.choice(ends)
        latin, cyrillic = latin + LATIN[i] + end[0], cyrillic + CYRILLIC[i] + end[1]
    return latin.capitalize(), cyrillic.capitalize()


def entries(count, share, seed):
    rnd = random.Random(seed)
    given = [word(rnd, rnd.choice((2, 2, 3)), None) for _ in range(2000)]
    seen = set()
    while len(seen) < count:
        kind = rnd.choices(("person", "place", "organisation"), (80, 15, 5))[0]
        if kind == "person":
            parts = [rnd.choice(given), word(rnd, rnd.choice((1, 2, 2, 3)), FAMILY_ENDS)]
        elif kind == "place":
            parts = [word(rnd, rnd.choice((1, 2, 3)), PLACE_ENDS)]
        else:
            parts = [word(rnd, rnd.choice((2, 3)), PLACE_ENDS), word(rnd, 3, None)]
        name = " ".join(p[0] for p in parts)
        if name not in seen:
            seen.add(name)
            yield name, kind, " ".join(p[1] for p in parts) if rnd.random() < share else ""


def foreign(count, path, half, seed):
    """Names put together of the words of a file."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
        words = sorted({line.split("\t")[0].strip().capitalize() for line in file})
    words = [w for w in words if w.isalpha() and 3 <= len(w) <= 14]
    random.Random(seed).shuffle(words)
    if half is not None:
        words = words[half::2]
    seen, i = set(), 0
    while len(seen) < count and i < 10 * count:
        first, second = words[i % len(words)], words[(i * 7 + 13 + i // len(words)) % len(words)]
        name, kind = (f"{first} {second}", "person") if i % 2 else (first, "")
        i += 1
        if name not in seen:
            seen.add(name)
            yield name, kind, ""


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("count", type=int)
    args.add_argument("--sources", type=float, default=0.1)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--words")
    args.add_argument("--half", type=int, choices=(0, 1))
    args = args.parse_args()
    print("name\tkind\tru")
    names = (foreign(args.count, args.words, args.half, args.seed) if args.words
             else entries(args.count, args.sources, args.seed))
    for entry in names:
        print("\t".join(entry))


if __name__ == "__main__":
    main()
