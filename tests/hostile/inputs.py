# SPDX-License-Identifier: Apache-2.0
"""Texts that programs choke on, made when they are needed: each takes a size in bytes and gives that much, the same every time."""
import random


def repeat(piece):
    piece = piece.encode() if isinstance(piece, str) else piece
    return lambda size: (piece * (size // len(piece) + 1))[:size // len(piece) * len(piece)]


def words(count, capital):
    """Distinct words that no dictionary and no list holds, pronounceable, so that every engine tries its best."""
    rng = random.Random(1)
    found = {}
    while len(found) < count:
        word = "".join(rng.choice("bcdfghklmnprstvz") + rng.choice("aeiou") for _ in range(rng.randint(2, 4)))
        found[(word.capitalize() if capital else word) + "q"] = None
    return list(found)


def unknown_names(size):
    lines, names = [], words(max(size // 25, 8), True)
    for i in range(0, len(names), 4):
        lines.append("Yesterday " + ", ".join(f"the minister {name}" for name in names[i:i + 4]) + " arrived.")
    return "\n".join(lines).encode()


def unknown_words(size):
    return " ".join(f"the {word} of it" for word in words(max(size // 18, 8), False)).encode()


def both_sides(left, right):
    return lambda size: left * (size // 2) + b" x " + right * (size // 2)


def stairs(size):
    """A Markdown list that is nested one deeper with every line."""
    lines, depth = [], 0
    while size > 0:
        lines.append(b" " * (2 * depth) + b"- a")
        size -= len(lines[-1]) + 1
        depth += 1
    return b"\n".join(lines)


PARAGRAPH = ("The minister of foreign affairs said on Tuesday that the talks in Minsk would go on, and that Sergei Shoigu "
             "was \u201cready to travel\u201d at any time. ")

# name → (file name, what makes it, bytes of the smaller run). The sizes are chosen so that a doubling loop would be seen and a plain
# one takes well under a second.
GROWING = {
    "quotes": ("a.txt", repeat('"'), 250_000),
    "curly-quotes": ("a.txt", repeat("\u201c"), 240_000),
    "closing-quotes": ("a.txt", repeat("a\u201d "), 240_000),
    "quotes-in-paragraphs": ("a.txt", repeat("\u201cNo.\n\n"), 240_000),
    "apostrophes": ("a.txt", repeat("a'"), 240_000),
    "brackets": ("a.txt", both_sides(b"(", b")"), 250_000),
    "brackets-of-all-kinds": ("a.txt", repeat("([{"), 250_000),
    "hyphens": ("a.txt", repeat("-"), 250_000),
    "hyphenated": ("a.txt", repeat("a-"), 250_000),
    "capitals-hyphenated": ("a.txt", repeat("Abc-"), 250_000),
    "dashes": ("a.txt", repeat("\u2014"), 240_000),
    "dots": ("a.txt", repeat("."), 250_000),
    "initials": ("a.txt", repeat("A."), 250_000),
    "domain": ("a.txt", repeat("abc."), 250_000),
    "ats": ("a.txt", repeat("@"), 250_000),
    "addresses": ("a.txt", repeat("a@b."), 250_000),
    "schemes": ("a.txt", repeat("http://"), 250_000),
    "slashes": ("a.txt", repeat("a/"), 250_000),
    "underscores": ("a.txt", repeat("_"), 250_000),
    "digits": ("a.txt", repeat("1"), 250_000),
    "digits-and-commas": ("a.txt", repeat("1,"), 250_000),
    "dates": ("a.txt", repeat("1.2.3"), 250_000),
    "spaces": ("a.txt", repeat(" "), 250_000),
    "no-break-spaces": ("a.txt", repeat("a\u00a0"), 240_000),
    "line-breaks": ("a.txt", repeat("\n"), 250_000),
    "short-lines": ("a.txt", repeat("a\n"), 250_000),
    "one-word": ("a.txt", repeat("a"), 1_000_000),
    "one-word-in-capitals": ("a.txt", repeat("A"), 1_000_000),
    "one-line": ("a.txt", repeat(PARAGRAPH), 1_000_000),
    "one-sentence": ("a.txt", repeat("the old and new "), 250_000),
    "one-word-repeated": ("a.txt", repeat("the "), 250_000),
    "one-name-repeated": ("a.txt", repeat("Sergei Shoig "), 100_000),
    "one-wrong-name": ("a.txt", repeat("Baiden said it. "), 100_000),
    "misspelt": ("a.txt", repeat("teh recieve "), 250_000),
    "glued": ("a.txt", repeat("HomeWorldThe"), 250_000),
    "glued-sentences": ("a.txt", repeat("Home.World"), 250_000),
    "combining": ("a.txt", lambda size: b"a" + repeat("\u0301")(size), 240_000),
    "letters-combining": ("a.txt", repeat("a\u0301"), 240_000),
    "zero-width": ("a.txt", repeat("a\u200b"), 100_000),
    "right-to-left": ("a.txt", repeat("\u202e\u05d0\u202c "), 100_000),
    "emoji": ("a.txt", repeat("\U0001f468\u200d\U0001f469\u200d\U0001f467"), 240_000),
    "cyrillic": ("a.txt", repeat("Байден "), 240_000),
    "mixed-scripts": ("a.txt", repeat("Bаiden "), 100_000),
    "no-utf-8": ("a.txt", repeat(b"\xff"), 250_000),
    "cut-characters": ("a.txt", repeat(b"a\xe2\x80 "), 250_000),
    "controls": ("a.txt", repeat(b"some words and one \x01 control character among all of them" + b", and more of them" * 6 + b". "), 250_000),
    "mojibake": ("a.txt", repeat("\u00e2\u20ac\u2122"), 240_000),
    "tags": ("a.txt", repeat("<b>"), 250_000),
    "open-tags": ("a.txt", repeat("<a "), 250_000),
    "entities": ("a.txt", repeat("&amp;"), 250_000),
    "ampersands": ("a.txt", repeat("&"), 250_000),
    "style-sheet": ("a.txt", repeat("a{b:c}"), 250_000),
    "directives": ("a.txt", repeat('<!-- stet: ignore "x" -->\n'), 100_000),
    "open-directives": ("a.txt", repeat("<!-- stet: off"), 250_000),
    "sic": ("a.txt", repeat("Shoig [sic] "), 100_000),
    "unknown-names": ("a.txt", unknown_names, 12_500),
    "unknown-words": ("a.txt", unknown_words, 18_000),
    "md-brackets": ("a.md", repeat("["), 100_000),
    "md-links": ("a.md", repeat("[a](b"), 250_000),
    "md-images": ("a.md", repeat("![a]("), 250_000),
    "md-references": ("a.md", repeat("[a]: b\n"), 100_000),
    "md-stars": ("a.md", repeat("*a_ "), 250_000),
    "md-emphasis": ("a.md", both_sides(b"*", b"*"), 250_000),
    "md-backticks": ("a.md", repeat("`a``"), 250_000),
    "md-fences": ("a.md", repeat("```\n"), 250_000),
    "md-quotes": ("a.md", repeat("> "), 100_000),
    "md-lists": ("a.md", stairs, 250_000),
    "md-comments": ("a.md", repeat("<!--"), 250_000),
    "md-tags": ("a.md", repeat("<"), 250_000),
    "md-entities": ("a.md", repeat("&#1;"), 250_000),
    "md-tables": ("a.md", lambda size: repeat("|a")(size // 2) + b"\n" + repeat("|-")(size // 2) + b"\n|a", 100_000),
    "md-escapes": ("a.md", repeat("\\*"), 250_000),
    "md-no-utf-8": ("a.md", repeat(b"\xff"), 250_000),
    "md-split-names": ("a.md", repeat("Sh*oi*g "), 100_000),
    "md-front-matter": ("a.md", lambda size: b"---\na: " + repeat("[")(size) + b"\n---\n", 100_000),
    "md-accept": ("a.md", lambda size: b"---\nstet: {accept: [" + repeat("Shoig, ")(size) + b"]}\n---\nShoig\n", 50_000),
}
