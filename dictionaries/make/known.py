#!/usr/bin/env python3
"""Make dictionaries/en/known-words.tsv and known-names.tsv: right names that are to be let stand.

    python3 dictionaries/make/known.py DATA

DATA is the folder of open data that SOURCES.md names. The result depends on it and on the lists beside it only, and is sorted.

known-words.tsv has a line for each word (folded: a-z) with how many persons bear it (total), how many of them as given and as family name, and
how many places are called so. known-names.tsv has whole names with what they are: p person, f person whose family name stands first, l place,
o organisation, w work, thing, phrase. A mangled name must not come in. Measured on 945 words that lists call wrong: 4.3 % of them stand in the
open data once or more, 1.6 % twice, 0.7 % three times. So a word needs three bearers, or a source that is edited with care, or two bearers and
no name beside it, one letter away, that a hundred times as many bear: that one may be what was meant. Who wants to be as good as certain asks for
three.
"""
import collections
import re
import sys

from opendata import dictionary_words, fold, keys, lists, table, values, write

LEAST, MANY_TIMES = 3, 100
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
FAMILY_FIRST = {"China", "Taiwan", "Hong Kong", "South Korea", "North Korea", "Vietnam", "CN", "TW", "HK", "KR", "KP", "VN", "Macau", "Singapore"}
INITIAL = re.compile(r" (?:[A-Z]\. ?)+(?= )")
GENERIC = {"of", "the", "and", "in", "on", "for", "de", "la", "le", "du", "des", "et", "al", "el", "di", "da", "do", "van", "von", "der", "und"}


class Words:
    def __init__(self, wrong):
        self.wrong = wrong
        self.total, self.given, self.family, self.place = (collections.Counter() for _ in range(4))
        self.sure = set()

    def person(self, name, sure):
        words = keys(name)
        for counter, word in ((self.given, words[0]), (self.family, words[-1])) if len(words) > 1 else ():
            counter[word] += 1
        for word in set(words):
            self.total[word] += 1
            if sure:
                self.sure.add(word)

    def bearers(self, word):
        return max(self.total[word], self.given[word], self.family[word]) + self.place[word]

    def overshadowed(self, word):
        """Whether a word one letter away is so much more frequent that this one may be a slip for it."""
        bound = self.bearers(word) * MANY_TIMES
        cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
        near = [a + b[1:] for a, b in cuts if b] + [a + c + b for a, b in cuts for c in ALPHABET]
        near += [a + c + b[1:] for a, b in cuts if b for c in ALPHABET] + [a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1]
        return any(self.total.get(other, 0) >= bound for other in near)

    def known(self, word):
        if not 2 <= len(word) < 40 or word in self.wrong:
            return False
        seen = self.bearers(word)
        return seen >= LEAST or word in self.sure or seen == LEAST - 1 and not self.overshadowed(word)

    def lines(self):
        for word in sorted(set(self.total) | set(self.place)):
            if self.known(word):
                yield [word] + [str(c[word]) if c[word] else "" for c in (self.total, self.given, self.family, self.place)]


def wrong_words():
    """Keys that the lists call wrong or former, unless a list has them as right, too."""
    wrong, right = set(), set()
    for _, row in lists():
        for name in [row["name"].replace("_", " ")] + values(row.get("also", "")):
            right.update(keys(name))
        for name in values(row.get("not", "")) + values(row.get("old", "")):
            if len(keys(name)) == 1:
                wrong.update(keys(name))
    return wrong - right


def persons(data):
    """(name, certain English, family first): certain when the label is of a source in English or of no Cyrillic land."""
    for row in table(data, "people-all"):
        yield row["name"], False, row["country"] in FAMILY_FIRST and len(row["name"].split()) in (2, 3), row["odd"] == "1"
    for row in table(data, "people-english"):
        for name in [row["name"]] + values(row["also"]):
            yield name, "epw" not in row["source"], False, False


def read_background(data, words):
    for row in table(data, "names-background"):
        key = fold(row["name"])
        if key:
            for counter, column in ((words.total, "count"), (words.given, "given"), (words.family, "family")):
                counter[key] += int(row[column] or 0)


def read_persons(data, words, names):
    seen = Words(words.wrong)
    for name, sure, family_first, odd in persons(data):
        for form in {name, INITIAL.sub("", name)}:
            if len(keys(form)) > 1:
                names.setdefault(" ".join(form.split()), set()).add("f" if family_first else "p")
        if not odd:
            seen.person(name, sure)
    # The persons here are mostly those that the background has counted already.
    for mine, theirs in ((words.total, seen.total), (words.given, seen.given), (words.family, seen.family)):
        for word, count in theirs.items():
            mine[word] = max(mine[word], count)
    words.sure |= seen.sure


def read_places(data, words, names):
    for source in ("places-all", "places-katottg"):
        for row in table(data, source):
            if row.get("tier") == "C":
                continue
            found = [word for word in keys(row["name"]) if word not in GENERIC]
            if len(keys(row["name"])) > 1:
                names.setdefault(row["name"], set()).add("l")
            for word in found:
                words.place[word] += max(1, int(row["same"] or 1)) if len(found) == 1 else 1
            if len(found) == 1:
                words.sure.update(found)


def read_organisations(data, names, plain):
    for source in ("organisations-english", "organisations-open"):
        for row in table(data, source):
            if keys(row["name"]) and row["name"].lower() not in plain:
                names.setdefault(row["name"], set()).add("o")


def read_phrases(data, names, plain):
    """Titles that are names: each word capitalised but the small ones, not all of them ordinary words; of one word only those of two languages."""
    for row in table(data, "wikidict-rest"):
        name = re.sub(r",.*| \(.*", "", row["name"])
        words = name.split()
        if len(words) < 2 and int(row["prominence"] or 0) < 2 or not words[0][:1].isupper():
            continue
        if all(word[:1].isupper() or word.lower() in GENERIC for word in words) and keys(name) and not all(
                word.lower() in plain for word in words):
            names.setdefault(name, set()).add("w")


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    data = sys.argv[1]
    words, names = Words(wrong_words()), {}
    read_background(data, words)
    read_persons(data, words, names)
    read_places(data, words, names)
    plain = dictionary_words()
    read_organisations(data, names, plain)
    read_phrases(data, names, plain)
    credit = ["Wikidata (CC0), GeoNames (CC BY 4.0), Who's On First, Natural Earth, Unicode CLDR and others; SOURCES.md has all, with licences."]
    write("known-words.tsv", "known.py", credit + ["Folded words: persons who bear it, as given name, as family name; places called so."],
          ["word", "total", "given", "family", "place"], list(words.lines()))
    wrong = words.wrong
    whole = [[name, "".join(sorted(kinds))] for name, kinds in sorted(names.items()) if not wrong & set(keys(name))]
    write("known-names.tsv", "known.py", credit + ["Whole names: p person, f person with the family name first, l place, o organisation, w other."],
          ["name", "kind"], whole)


if __name__ == "__main__":
    main()
