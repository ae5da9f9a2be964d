"""What the programs that make lists from open data share: reading tables, folding names, the lists beside them.

The open data are the merged tables that ../en/SOURCES.md names, a folder of `.tsv.gz` and `.tsv` files whose head says where each row is from.
"""
import glob
import gzip
import os
import unicodedata

EN = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "en")
# The letters that stet_text_fold knows beside those that Unicode decomposes.
LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ə": "a", "ħ": "h"})


def rows(path):
    """Dictionaries of a table with a header; lines that start with # are comments."""
    opener = gzip.open if path.endswith(".gz") else open
    header = None
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("#") or not line.strip():
                continue
            fields = line.rstrip("\n").split("\t")
            if header is None:
                header = fields
            else:
                yield dict(zip(header, fields + [""] * (len(header) - len(fields))))


def table(folder, name):
    for path in (os.path.join(folder, name + ".tsv.gz"), os.path.join(folder, name + ".tsv")):
        if os.path.exists(path):
            return rows(path)
    raise SystemExit(f"{folder} has no {name}.tsv.gz; give the folder of the open data that dictionaries/en/SOURCES.md names")


def values(field):
    return [value.strip() for value in field.split("|") if value.strip()]


def fold(word):
    """The key of one word, as stet_text_fold makes it: a-z only; "" when a letter of another script stands in it."""
    key = []
    for c in unicodedata.normalize("NFD", word.lower().translate(LETTERS)):
        if not unicodedata.category(c).startswith("L") or 0x2B0 <= ord(c) <= 0x2FF:
            continue
        if not "a" <= c <= "z":
            return ""
        key.append(c)
    return "".join(key)


def keys(name):
    """The keys of a name's words; [] when one has none."""
    found = [fold(word) for word in name.split()]
    return found if all(found) else []


def made_by(path):
    with open(path, encoding="utf-8") as file:
        return "Made by dictionaries/make/" in file.readline()


def lists(hand_only=False):
    """(path, row) of every list of names in dictionaries/en."""
    for pattern in ("people-*", "places-*", "peoples", "given", "organisations*", "products"):
        for path in sorted(glob.glob(os.path.join(EN, pattern + ".tsv"))):
            if not (hand_only and made_by(path)):
                for row in rows(path):
                    yield path, row


def dictionary_words(capitalised=False):
    """Ordinary English words, in lower case, of the hunspell dictionaries en_US and en_GB; with those that are only capitalised if wanted."""
    found = set()
    for name in ("en_US", "en_GB"):
        path = f"/usr/share/hunspell/{name}.dic"
        if not os.path.exists(path):
            raise SystemExit(f"{path} is missing; install hunspell-en-us and hunspell-en-gb")
        with open(path, encoding="utf-8", errors="replace") as file:
            for line in file:
                word = line.strip().split("/")[0]
                if word.isalpha() and (capitalised or word == word.lower()):
                    found.add(word)
    return found


def write(name, program, head, columns, lines):
    path = os.path.join(EN, name)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(f"# Made by dictionaries/make/{program}; do not change by hand.\n")
        for line in head:
            file.write(f"# {line}\n")
        file.write("\t".join(columns) + "\n")
        for line in lines:
            file.write("\t".join(line) + "\n")
    print(f"{path}: {len(lines)} rows")
