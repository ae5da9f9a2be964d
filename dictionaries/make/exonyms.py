#!/usr/bin/env python3
"""Make dictionaries/en/exonyms.tsv: what other languages in Latin letters call countries, regions and cities that English calls otherwise.

    python3 dictionaries/make/exonyms.py

Needs the Debian packages unicode-cldr-core (countries, and cities that give time zones their names) and those of places.py (GeoNames: towns
and their names in other languages).  The result depends on these and on the lists beside it only, and is sorted.

A form is taken when the lists of places have its English name and do not have the form for that place; letters apart from accents must differ.
`ambiguous` says why a form needs more than itself to be a slip: word (an English word), name (somebody's name), place (the English name of
another place, too).
"""
import collections
import os
import re
import xml.etree.ElementTree as xml

import places
from opendata import EN, dictionary_words, fold, keys, lists, rows, values, write

LANGUAGES = "cs da de es fi fr hr hu is it nl pl pt ro sk sv tr".split()
CLDR = "/usr/share/unicode/cldr/common/main"
SMALLEST = 100000
# Families and given names with as many bearers, and places as many of which have the name, are met in any article.
BEARERS, NAMESAKES = 5, 3
FORM = re.compile(r"[^\W\d_][^\W\d_'’\-]*(?:[ '’\-][^\W\d_]+)*")


def cldr(language):
    path = f"{CLDR}/{language}.xml"
    if not os.path.exists(path):
        raise SystemExit(f"{path} is missing; install unicode-cldr-core")
    root, found = xml.parse(path).getroot(), {}
    for node in root.iter("territory"):
        if re.fullmatch("[A-Z]{2}", node.get("type", "")) and node.text and not node.get("draft"):
            found.setdefault(("country", node.get("type")), []).append(node.text)
    for zone in root.iter("zone"):
        city = zone.find("exemplarCity")
        if city is not None and city.text:
            found.setdefault(("city", zone.get("type")), []).append(city.text)
    return found


def english_zone(zone):
    return zone.split("/")[-1].replace("_", " ")


def listed_places():
    """Folded spelling → English name; for accepted spellings the name of their entry."""
    found, hand = {}, {}
    for path, row in lists(True):
        if row["kind"] == "place":
            for name in [row["name"]] + values(row["also"]) + values(row.get("old", "")):
                found.setdefault(" ".join(keys(name)), row["name"])
            hand[row["name"]] = path
    return found


def candidates():
    """(form, English, language, kind) of all sources, most certain first."""
    english = cldr("en")
    for language in LANGUAGES:
        names = cldr(language)
        for (kind, code), forms in names.items():
            originals = english.get((kind, code)) or ([english_zone(code)] if kind == "city" else [])
            for form in forms:
                for original in originals[:1]:
                    yield form, original, language, kind
    towns = [(ident, name) for ident, name, code, country, population in places.towns() if population >= SMALLEST]
    for language in LANGUAGES:
        names = places.translations(language)
        for ident, name in towns:
            form = names.get(name) or names.get(ident)
            if form:
                yield form, name, language, "city"


def known_names():
    """word → bearers, places"""
    return {row["word"]: (max(int(row[c] or 0) for c in ("total", "given", "family")), int(row["place"] or 0))
            for row in rows(os.path.join(EN, "known-words.tsv"))}


def reasons(form, english, listed, words, counts, people):
    key = " ".join(keys(form))
    found = []
    bearers, namesakes = counts.get(key, (0, 0))
    if form.lower() in words:
        found.append("word")
    if bearers >= BEARERS or key in people or form in words:
        found.append("name")
    if key in listed and listed[key] != english or namesakes >= NAMESAKES:
        found.append("place")
    return "|".join(found)


def main():
    listed, words, counts = listed_places(), dictionary_words(True), known_names()
    people = {key for _, row in lists(True) if row["kind"] in ("person", "given", "organisation", "product")
              for name in [row["name"]] + values(row["also"]) for key in [" ".join(keys(name))] + keys(name)[-1:]}
    found = collections.OrderedDict()
    for form, original, language, kind in candidates():
        english = listed.get(" ".join(keys(original)))
        key = " ".join(keys(form))
        if not english or not key or len(key) < 4 or not FORM.fullmatch(form) or not form[0].isupper():
            continue
        if listed.get(key) == english or set(keys(english)) >= set(key.split()) or key in SKIP:
            continue
        found.setdefault((form, english, kind), []).append(language)
    for form, english, kind in [key for key in found if key[2] == "city" and key[:2] + ("country",) in found]:
        found[form, english, "country"] += found.pop((form, english, kind))
    english_of = collections.defaultdict(set)
    for form, english, _ in found:
        english_of[fold(form.replace(" ", ""))].add(english)
    lines = []
    for (form, english, kind), languages in sorted(found.items()):
        if len(english_of[fold(form.replace(" ", ""))]) == 1:
            lines.append([form, english, "|".join(dict.fromkeys(languages)), kind, reasons(form, english, listed, words, counts, people)])
    write("exonyms.tsv", "exonyms.py", ["Unicode CLDR (Unicode licence), GeoNames (CC BY 4.0); see SOURCES.md.",
          "ambiguous: the form is also an English word, somebody's name, another place's English name."],
          ["form", "english", "language", "kind", "ambiguous"], lines)


# What a reader takes out: wrong or no name of that place.
SKIP = {"neftekama", "semei", "regensburgo"}


if __name__ == "__main__":
    main()
