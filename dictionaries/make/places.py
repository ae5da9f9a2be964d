#!/usr/bin/env python3
"""Make dictionaries/en/places-made.tsv from the GeoNames data in Debian.

Needs the Debian packages libgeonames0 (the towns of the world with their
population), libgeonames-common (their names in many languages), libglib2.0-0,
hunspell-en-us and hunspell-en-gb (to know ordinary English words).  Python's
standard library only.  Usage, from anywhere:

    python3 dictionaries/make/places.py            writes places-made.tsv
    python3 dictionaries/make/places.py --check    says what would be written
    python3 dictionaries/make/places.py --dropped  lists what was left out, and why

The result depends only on these packages and on the hand-written lists beside
it, and is sorted, so that a second run gives the same bytes.

GeoNames' names in other languages are made by many hands and not all are right:
some are inflected, some in the wrong language, some of the wrong place.  So a
place is taken only if its Russian and its Ukrainian name agree with each other
and, romanised, with the English one.  Whatever the hand-written lists have, an
ordinary English word, a person's name in the lists, and a name that belongs to
two places with different translations are left out.  Accuracy before size.
"""
import ctypes
import difflib
import gettext
import glob
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
LISTS = os.path.join(os.path.dirname(HERE), "en")
MADE = "places-made.tsv"
COLUMNS = "name kind also old not ru uk pl note".split()
LOCALE = "/usr/share/locale"

# The smallest population taken: towns nearer to the news that is read here are
# taken smaller, those of the Americas only when they are cities.
SMALLEST = 50000
NEAR = dict.fromkeys(
    "PL BY MD RO HU SK CZ BG LT LV EE FI SE NO DK GE AM AZ TR GR RS HR SI BA ME "
    "MK AL XK KZ UZ TM TJ KG IL LB SY IQ IR JO PS AT DE IT FR ES PT CH NL BE GB "
    "IE IS CY MT LU UA RU".split(), 15000)
FAR = dict.fromkeys("US CA AU NZ PH".split(), 80000)

# Countries whose towns are romanised from Cyrillic by rule: only an exact match.
BY_RULE = set("RU KZ KG".split())

# Countries whose first-level divisions are villages.
SMALL_REGIONS = set("AD GL LI MT SI SM".split())

# What the program lets through but a reader does not.
SKIP = set("""
Basilicate
Bourg-en-Bresse
Candelaria
Castille and León
Champs-sur-Marne
Cherbourg-Octeville
Edmond
Fort-de-France
Herceg Novi
Independence
Kroměříž
Loerrach
Mantova
Meylan
Olmaliq
Piotrkow Trybunalski
Port Montt
Puerto Cabello
Saint Egreve
Saint-Sébastien-sur-Loire
St-Malo
Swidnica
Teverya
Tottori-shi
Unterschleissheim
Vatutine
Viçosa
Visalia
Winston-Salem
Xianyang
Zama
Überlingen
""".split("\n"))

GENERIC = re.compile(
    r"\b(district|province|prefecture|region|county|governorate|department|"
    r"municipality|state|oblast|territory|city of|commune|city|town|division|"
    r"republic|autonomous|capital|parish|borough|council|islands?|wilaya|rural)\b",
    re.I)


def fail(what):
    sys.exit("places.py: %s\nplaces.py: install libgeonames0 libgeonames-common "
             "libglib2.0-0 hunspell-en-us hunspell-en-gb" % what)


# ---------------------------------------------------------------- the packages

def translations(language):
    path = "%s/%s/LC_MESSAGES/geonames.mo" % (LOCALE, language)
    if not os.path.exists(path):
        fail("no " + path)
    with open(path, "rb") as f:
        found = gettext.GNUTranslations(f)._catalog
    return {k: v for k, v in found.items() if isinstance(k, str) and k}


def towns():
    """(id, English name, country code, country, population) of every town."""
    found = sorted(glob.glob("/usr/lib/*/libgeonames.so.0"))
    if not found:
        fail("no libgeonames.so.0")
    geonames = ctypes.CDLL(found[0])
    glib = ctypes.CDLL("libglib-2.0.so.0")
    pointer = ctypes.c_void_p
    geonames.geonames_get_city.restype = pointer
    geonames.geonames_get_city.argtypes = [ctypes.c_int]
    glib.g_variant_get_child_value.restype = pointer
    glib.g_variant_get_child_value.argtypes = [pointer, ctypes.c_size_t]
    glib.g_variant_get_string.restype = ctypes.c_char_p
    glib.g_variant_get_string.argtypes = [pointer, pointer]
    glib.g_variant_get_uint32.restype = ctypes.c_uint32
    glib.g_variant_get_uint32.argtypes = [pointer]
    glib.g_variant_get_type_string.restype = ctypes.c_char_p
    glib.g_variant_get_type_string.argtypes = [pointer]
    glib.g_variant_unref.restype = None
    glib.g_variant_unref.argtypes = [pointer]
    for i in range(geonames.geonames_get_n_cities()):
        town = geonames.geonames_get_city(i)
        if i == 0 and glib.g_variant_get_type_string(town) != b"(sssssssudd)":
            fail("libgeonames0 keeps its towns in a new form")
        fields = []
        for j in (0, 1, 4, 5, 7):
            child = glib.g_variant_get_child_value(town, j)
            if j == 7:
                fields.append(glib.g_variant_get_uint32(child))
            else:
                fields.append(glib.g_variant_get_string(child, None).decode("utf-8"))
            glib.g_variant_unref(child)
        glib.g_variant_unref(town)
        yield tuple(fields)


def english_words():
    words = set()
    for name in ("en_US.dic", "en_GB.dic"):
        path = "/usr/share/hunspell/" + name
        if not os.path.exists(path):
            fail("no " + path)
        with open(path, encoding="utf-8", errors="replace") as f:
            for line in f:
                word = line.split("/")[0].strip()
                if word.islower():
                    words.add(word)
    return words


def is_word(word, words):
    word = word.lower()
    return (word in words or word[-1:] == "s" and word[:-1] in words
            or word[-2:] in ("es", "ed") and word[:-2] in words
            or word[-3:] == "ing" and (word[:-3] in words or word[:-3] + "e" in words))


# --------------------------------------------------------------- the other lists

def other_lists():
    """Every name already listed, every word of a person, every ru/uk name."""
    names, persons, cyrillic = set(), set(), {}
    for path in sorted(glob.glob(os.path.join(LISTS, "*.tsv"))):
        if os.path.basename(path) == MADE:
            continue
        with open(path, encoding="utf-8") as f:
            lines = [l.rstrip("\n").split("\t") for l in f
                     if l.strip() and not l.startswith("#")]
        if not lines or lines[0][:len(COLUMNS)] != COLUMNS:
            continue
        for line in lines[1:]:
            row = dict(zip(COLUMNS, line + [""] * len(COLUMNS)))
            forms = [row["name"]]
            for column in ("also", "old", "not"):
                forms += [x for x in row[column].split("|") if x]
            names.update(fold(x) for x in forms)
            if row["kind"] in ("person", "given"):
                for form in forms:
                    persons.update(fold(x) for x in form.replace("_", " ").split())
            if row["kind"] == "place":
                for column in ("ru", "uk"):
                    for x in row[column].split("|"):
                        cyrillic.setdefault(plain(x), set()).add(fold(row["name"]))
    return names, persons, cyrillic


# ------------------------------------------------------------------ comparisons

LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D",
                         "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe",
                         "ð": "d", "þ": "th", "ə": "a", "Ə": "A"})


def fold(s):
    """Lower case, without accents."""
    s = unicodedata.normalize("NFD", s.translate(LETTERS))
    return "".join(c for c in s if not unicodedata.combining(c)).lower()


def plain(s):
    """A Cyrillic name as a key: lower case, е for ё, one kind of apostrophe."""
    return s.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'")


def common(s):
    """A Russian or Ukrainian name in letters that both languages share."""
    s = plain(s)
    for a, b in (("'", ""), ("ь", ""), ("ъ", ""), ("йо", "е"), ("ьо", "е"), ("ґ", "г"),
                 ("х", "г"), ("ї", "и"), ("йи", "и"), ("і", "и"), ("ы", "и"), ("й", "и"),
                 ("є", "е"), ("э", "е"), ("ю", "у"), ("я", "а"), ("иа", "а"), ("иу", "у"),
                 ("ие", "е"), ("уи", "ви"), ("уе", "ве"), ("уо", "во"), ("-", " ")):
        s = s.replace(a, b)
    return re.sub(r"(.)\1", r"\1", s)


RULE = dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюяё", (
    "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch".split()
    + ["", "y", "", "e", "yu", "ya", "yo"])))


def romanised(ru):
    out = ""
    before = ""
    for c in ru.lower():
        r = RULE.get(c, c)
        if c == "е" and (not before.isalpha() or before in "аеёиоуыэюяьъ"):
            r = "ye"
        out += r
        before = c
    return out


UKRULE = dict(zip("абвгґдежзиіклмнопрстуфхцчшщь", (
    "a b v h g d e zh z y i k l m n o p r s t u f kh ts ch sh shch".split() + [""])))


def romanised_uk(uk):
    """The Ukrainian government's romanisation of 2010."""
    out = ""
    start = True
    s = plain(uk).replace("зг", "zgh")
    for c in s:
        if c in "єїйюя":
            first = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
            later = {"є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}
            out += (first if start else later)[c]
        elif c != "'":
            out += UKRULE.get(c, c)
        start = not (c.isalpha() or c == "'")
    return out


def sounds(s):
    """A Latin name roughly as it sounds, the same for many spellings."""
    s = re.sub(r"[^a-z]", "", fold(s))
    for a, b in (("shch", "sh"), ("sch", "sh"), ("tch", "ch"), ("cz", "ch"), ("dzh", "j"),
                 ("dz", "z"), ("tz", "ts"), ("kh", "h"), ("gh", "g"), ("ph", "f"),
                 ("th", "t"), ("ck", "k"), ("qu", "kv"), ("q", "k"), ("x", "ks"),
                 ("yo", "e"), ("ye", "e"), ("ya", "a"), ("yu", "u"), ("iy", "i"),
                 ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("w", "v"),
                 ("y", "i"), ("j", "i"), ("ii", "i"), ("ll", "l"), ("c", "k"), ("h", "g"),
                 ("z", "s")):
        s = s.replace(a, b)
    return re.sub(r"(.)\1+", r"\1", s)


def pinyin(s):
    """The consonants of a Chinese name, from its Latin or its Russian spelling."""
    s = plain(s) if not s.isascii() else re.sub(r"[^a-z]", "", s.lower())
    for a, b in (("чж", "1"), ("zh", "1"), ("ш", "2"), ("sh", "2"), ("ch", "3"), ("ч", "3"),
                 ("цз", "4"), ("дз", "4"), ("z", "4"), ("j", "4"), ("ц", "5"), ("c", "5"), ("q", "5"),
                 ("x", "6"), ("с", "6"), ("s", "6"), ("х", "7"), ("h", "7"), ("ж", "8"), ("r", "8"),
                 ("эр", "8"), ("ng", "n"), ("b", "б"), ("p", "п"), ("m", "м"), ("f", "ф"), ("d", "д"), ("t", "т"),
                 ("n", "н"), ("l", "л"), ("g", "г"), ("k", "к")):
        s = s.replace(a, b)
    return re.sub(r"[^1-8бпмфдтнлгк]", "", s)


def ratio(a, b):
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


RU = re.compile(r"^[А-ЯЁ][А-ЯЁа-яё]*([ '’-][А-ЯЁа-яё]+)*$")
UK = re.compile(r"^[А-ЩЬЮЯҐЄІЇ][А-ЩЬЮЯҐЄІЇа-щьюяґєії]*([ '’-]?[А-ЩЬЮЯҐЄІЇа-щьюяґєії]+)*$")
LATIN = re.compile(r"^[^\W\d_]+([ '-][^\W\d_]+)*$")
VOWELS = "аеиоу"


def trouble(name, ru, uk, country):
    """Why a place is not to be believed, or None."""
    if not ru or not uk:
        return "no ru or uk"
    if not LATIN.match(name) or not name[0].isupper():
        return "odd name"
    if any(not unicodedata.name(c, "").startswith("LATIN") for c in name if c.isalpha()):
        return "odd name"
    if re.search("[āīūēō]", name) and country != "LV":
        return "odd name"  # a scholars' spelling; the press writes Chhapra
    if len(name) < 4 or len(name.split()) > 3:
        return "short or long name"
    if GENERIC.search(name):
        return "generic word"
    if not RU.match(ru) or not UK.match(uk):
        return "odd Cyrillic"
    a, b = common(ru), common(uk)
    if (a[-1] in VOWELS) != (b[-1] in VOWELS):
        return "endings differ"
    if ratio(a, b) < 0.86 or len(a.split()) != len(b.split()):
        return "ru and uk differ"
    if country == "CN":
        if not name.isascii() or pinyin(name) != pinyin(ru):
            return "romanisation differs"
        return None
    if country in BY_RULE:
        if fold(name).replace("-", " ") != romanised(ru).replace("-", " "):
            return "romanisation differs"
        return None
    if country == "UA":
        if fold(name).replace("-", " ") != romanised_uk(uk).replace("-", " "):
            return "romanisation differs"
        return None
    if re.search(r"(район|область|провинция|департамент|округ|штат)", ru.lower()):
        return "generic word"
    latin, cyrillic = sounds(name), sounds(romanised(ru))
    # an inflected name ("Фейсалабаде"): a vowel that English has not
    if cyrillic[-1] in "aeiou" and latin[-1] not in "aeiou":
        return "endings differ"
    if latin[-1] in "aio" and cyrillic[-1] not in "aeiou":
        return "endings differ"
    if ratio(latin, cyrillic) < 0.74:
        return "romanisation differs"
    return None


# -------------------------------------------------------------------------- main

def main(arguments):
    ru, uk = translations("ru"), translations("uk")
    english = translations("en")
    words = english_words()
    listed, persons, cyrillic = other_lists()
    countries = {}
    found, dropped = [], []

    candidates = []
    for code, name, cc, country, population in towns():
        countries[cc] = country
        if population >= FAR.get(cc, NEAR.get(cc, SMALLEST)):
            candidates.append((code, english.get(code, name), cc, "city", population))
    for code in sorted(english):
        if re.match(r"^[A-Z]{2}\.", code) and code[:2] not in SMALL_REGIONS:
            candidates.append((code, english[code], code[:2], "region", 10 ** 6))

    for code, name, cc, what, population in candidates:
        name = name.replace("’", "'").strip()
        r = ru.get(code, "").replace("’", "'").strip()
        u = uk.get(code, "").replace("’", "'").replace("ґ", "г").replace("Ґ", "Г").strip()
        why = trouble(name, r, u, cc)
        if not why:
            parts = re.split(r"[ -]", name)
            if fold(name) in listed:
                why = "listed"
            elif fold(name) in persons:
                why = "person's name"
            elif all(is_word(x, words) for x in parts):
                why = "English word"
            elif name in SKIP:
                why = "by hand"
            elif plain(r) in cyrillic or plain(u) in cyrillic:
                why = "listed in Cyrillic"
            elif cc not in countries:
                why = "no country"
        (dropped if why else found).append((name, r, u, cc, what, population, code, why))

    # One English name, one translation; one translation, one English name.
    by_name, by_ru, by_uk = {}, {}, {}
    for row in found:
        by_name.setdefault(fold(row[0]), set()).add((plain(row[1]), plain(row[2])))
        by_ru.setdefault(plain(row[1]), set()).add(fold(row[0]))
        by_uk.setdefault(plain(row[2]), set()).add(fold(row[0]))
    lines = {}
    for row in sorted(found, key=lambda x: (-x[5], x[6])):
        name, r, u, cc, what, population, code, why = row
        if len(by_name[fold(name)]) > 1:
            dropped.append(row[:7] + ("two translations",))
        elif len(by_ru[plain(r)]) > 1 or len(by_uk[plain(u)]) > 1:
            dropped.append(row[:7] + ("two English names",))
        elif fold(name) not in lines:
            note = "%s, %s" % (what, countries[cc])
            lines[fold(name)] = (countries[cc], [
                name, "place", "", "", "", r, u, "", note if len(note) < 50 else what])

    text = ("# Made by dictionaries/make/places.py; do not change by hand.\n"
            "# From the GeoNames data in Debian's libgeonames-common and libgeonames0;\n"
            "# GeoNames, https://www.geonames.org/, licence CC BY 4.0.\n"
            + "\t".join(COLUMNS) + "\n")
    section = None
    for key in sorted(lines, key=lambda k: (fold(lines[k][0]), k, lines[k][1][0])):
        country, line = lines[key]
        if country != section:
            section = country
            text += "# %s\n" % country
        text += "\t".join(line) + "\n"

    if "--dropped" in arguments:
        for row in sorted(dropped, key=lambda x: (x[7], x[0], x[6])):
            if row[7] != "no ru or uk":
                print("\t".join(str(x) for x in (row[7],) + row[:6]))
    elif "--check" not in arguments:
        with open(os.path.join(LISTS, MADE), "w", encoding="utf-8", newline="\n") as f:
            f.write(text)
    why = {}
    for row in dropped:
        why[row[7]] = why.get(row[7], 0) + 1
    print("places.py: %d places; left out: %s" % (len(lines), ", ".join(
        "%d %s" % (why[x], x) for x in sorted(why))), file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
