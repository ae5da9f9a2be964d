#!/usr/bin/env python3
"""Make dictionaries/en/people-open.tsv, places-open.tsv and organisations-open.tsv: canonical names with Russian and Ukrainian forms.

    python3 dictionaries/make/open_lists.py DATA

DATA is the folder of open data that SOURCES.md names. The result depends on it and on the lists beside it only, and is sorted.

What may correct must be right, so a row is taken only when nothing speaks against it: a form attested in its source, as many words on both
sides, each of which sounds like its other; nothing that a list written by hand has; no homonym; no ordinary word, no given name alone, no
initials, numerals or bynames. Where two rows have one name the more prominent stands. Ukrainian forms that were made from the Russian are
taken at a certainty of 0.9 (96 % of these were right on names kept out) and marked in the column `made`.
"""
import difflib
import re
import sys

from opendata import dictionary_words, fold, keys, lists, rows, table, values, write
import os
from opendata import EN

COLUMNS = "name kind also ru uk pl country prominence made minor note".split()
LEAST_PEOPLE, LEAST_CHECK, SURE = 2, 0.6, 0.9
LEAST_TOWN = 500
# Less prominent names are minor (src/names/list/list.h): listed, but never offered.
MAJOR_PERSON, MAJOR_PLACE, MAJOR_BODY = 10, 200000, 5
LATIN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ", "a b v g d e e z z i i k l m n o p r s t u f h s s s s _ i _ e u a i i e g".split()))
CONSONANTS = str.maketrans({"c": "k", "q": "k", "w": "v", "f": "v", "j": "z", "y": None, "h": None, "x": "k", "g": "k", "z": "s", "d": "t",
                            "b": "v", "p": "v", "_": None, "a": None, "e": None, "i": None, "o": None, "u": None})
# Family names that stand first in names of two or three words; their bearers are Chinese, Korean or Vietnamese.
FAMILY_FIRST = set("""An Bae Bai Bao Bo Cai Cao Chang Chae Chen Cheng Cho Choe Choi Chu Chun Chung Deng Ding Dong Du Duan Fan Fang Feng Fu Gao Geng Guo
Han He Heo Ho Hong Hou Hu Hua Huang Hwang Jang Jeon Jeong Ji Jia Jiang Jin Jo Jung Kang Kim Kong Ku Kwak Kwon Lei Li Liang Liao Lin Liu Long Lu Luo
Ma Mao Meng Min Moon Mu Na Nam Nguyễn Nguyen Ni Oh Pan Pang Park Pei Peng Phạm Pham Qian Qiao Qin Ri Ryu Seo Shao Shen Shi Shin Sim Sin Song Su Suh Sun Tan
Tang Tao Tian Tran Trần Wan Wang Wei Wen Won Woo Wu Xi Xia Xiang Xie Xing Xiong Xu Xue Yan Yang Yao Ye Yi Yin Yoo Yoon Yu Yuan Yun Zeng Zhang Zhao Zheng
Zhong Zhou Zhu Zhuang Zou""".split())
FAMILY_FIRST_LANDS = set("China|Taiwan|Hong Kong|South Korea|North Korea|Vietnam".split("|"))
# These are given names elsewhere.
GIVEN_TOO = set("Kim Jo Mao Jin Han Long Song Jung Dong Min An Tan Ku Chu Yi Yan Na Nam".split())
PINYIN = re.compile("(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[iu]?ang?|[iu]?ai|i?ao|i?ong|eng?|ei|er|ing?|ia|ie|iu|ou|ua|ui|un|uo|üe|[aeiouü])){1,2}")
CODES = {"United States of America": "US", "UK": "GB", "Scotland": "GB", "Wales": "GB", "Northern Ireland": "GB", "Turkey": "TR", "Russia": "RU",
         "Czech Republic": "CZ", "South Korea": "KR", "North Korea": "KP", "Vietnam": "VN", "Iran": "IR", "Moldova": "MD", "Taiwan": "TW",
         "Kosovo": "XK", "Macedonia": "MK", "Syria": "SY", "Venezuela": "VE", "Bolivia": "BO", "Tanzania": "TZ", "Laos": "LA",
         "Swaziland": "SZ", "Cape Verde": "CV", "Brunei": "BN", "Hong Kong": "HK", "Palestine": "PS", "European Union": "EU"}
GENERIC_PLACES = re.compile(r"\b(oblast|raion|district|county|province|region|municipality|island|islands|river|lake|mount|mountains?)\b", re.I)


def skeleton(text, cyrillic):
    text = text.lower().replace("ё", "е")
    if cyrillic:
        text = "".join(LATIN.get(c, "") for c in text)
    else:
        text = re.sub("sch|sh|ch|tch|zh|cz|sz|ts|tz", "s", fold(text)).replace("ph", "v").replace("th", "t").replace("kh", "k")
    return re.sub(r"(.)\1+", r"\1", text.translate(CONSONANTS))


def alike(latin, cyrillic):
    """Whether the words' consonants are, one by one, about the same; short words tell too little."""
    a, b = skeleton(latin, False), skeleton(cyrillic, True)
    if min(len(a), len(b)) < 2:
        return abs(len(a) - len(b)) <= 1
    return difflib.SequenceMatcher(None, a, b).ratio() >= 0.5


def agree(name, cyrillic):
    ours, theirs = name.replace("-", " ").split(), cyrillic.replace("-", " ").split()
    return len(ours) == len(theirs) and all(map(alike, ours, theirs))


class Taken:
    """Keys of what the lists written by hand have, in any column."""

    def __init__(self):
        self.names, self.given, self.wrong = set(), set(), set()
        for _, row in lists(hand_only=True):
            for column in ("name", "also", "old", "not"):
                for value in values(row.get(column) or ""):
                    self.names.add(self.key(value))
                    if column in ("old", "not"):
                        self.wrong.add(self.key(value))
                    if row["kind"] == "given":
                        self.given.update(keys(value))
            for value in values(row.get("except") or ""):
                self.names.add(self.key(value))
        self.words = dictionary_words()

    @staticmethod
    def key(name):
        return " ".join(keys(name.replace("_", " ")))

    def add(self, name):
        """False when it is there already, has no key, or a word that a list calls wrong."""
        key = self.key(name)
        if not key or key in self.names or any(fold(word) in self.wrong for word in re.split("[ –-]", name)):
            return False
        self.names.add(key)
        return True

    def ordinary(self, name):
        return all(word.lower() in self.words or fold(word) in self.given for word in name.replace("-", " ").split())


def country_codes():
    found = dict(CODES)
    with open("/usr/share/zoneinfo/iso3166.tab", encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                code, name = line.rstrip("\n").split("\t")
                found.setdefault(name, code)
    return found


def clean_name(name):
    return not re.search(r"[\d.,()'’\"]|\b(?:the|of|I|II|III|IV|VI*|IX|X|Jr|Sr|[A-Z])\b", name) and name[:1].isupper() and not name.split()[0].isupper()


def family_marked(row):
    """The family name in capitals where it stands first: of a land where it does, or a given name of one or two Chinese syllables."""
    words = row["name"].split()
    if words[0] not in FAMILY_FIRST or len(words) not in (2, 3) or skeleton(words[0], False)[:1] != skeleton(row["ru"].split()[0], True)[:1]:
        return row["name"]
    chinese = words[0] not in GIVEN_TOO and all(PINYIN.fullmatch(word.lower()) for word in words[1:])
    if row["country"] in FAMILY_FIRST_LANDS or "-" in words[-1] and words[-1].split("-")[1].islower() or row["country"] == "" and chinese:
        return words[0].upper() + " " + " ".join(words[1:])
    return row["name"]


def people(data, taken):
    codes, found = country_codes(), []
    candidates = [row for row in table(data, "people-all") if row["tier"] in "12" and not row["odd"] and not row["listed"]]
    for row in candidates:
        row["weight"] = int(row["prominence"] or 0) + int(row["langs"] or 0)
    for row in sorted(candidates, key=lambda row: (-row["weight"], row["name"], row["ru"])):
        if row["weight"] < LEAST_PEOPLE or float(row["check"]) < LEAST_CHECK or not clean_name(row["name"]):
            continue
        forms = [form for form in values(row["ru"]) if agree(row["name"], form)]
        if not forms or len(forms) < len(values(row["ru"])) or len(row["name"].split()) < 2 or taken.ordinary(row["name"]):
            continue
        row["ru"] = "|".join(forms)
        attested = [form for form in values(row["uk"]) if agree(row["name"], form)]
        made = values(row["uk_made"]) if not attested and float(row["uk_p"] or 0) >= SURE else []
        if taken.add(row["name"]):
            found.append([family_marked(row), "person", "", row["ru"], "|".join(attested or made), "", codes.get(row["country"], ""),
                          str(row["weight"]), "uk" if made else "", "" if row["weight"] >= MAJOR_PERSON else "yes", lifetime(row)])
    return found


def lifetime(row):
    office = row["note"].replace("United States of America", "US")
    years = f"{row['born']}-{row['died']}" if row["died"] else f"born {row['born']}" if row["born"] else ""
    return "; ".join(part for part in (office, years) if part)


def places(data, taken):
    found = []
    bearers = {row["word"]: max(int(row[c] or 0) for c in ("total", "given", "family")) for row in rows(os.path.join(EN, "known-words.tsv"))}
    candidates, forms_of = [], {}
    for row in table(data, "places-all"):
        if row["tier"] in "AB":
            forms_of.setdefault(Taken.key(row["name"]), []).append(set(values(row["ru"])))
        if row["tier"] == "A" and not row["listed"] and not row["word"]:
            candidates.append(row)
    for row in sorted(candidates, key=lambda row: (-int(row["prominence"] or 0), row["name"], row["country"])):
        name, population = row["name"], max(0, int(row["prominence"] or 0))
        # Homonyms must have one Russian name.
        if not set.intersection(*forms_of[Taken.key(name)]) or not clean_name(name) or taken.ordinary(name) or float(row["check"] or 0) < LEAST_CHECK:
            continue
        if row["note"] in ("locality", "city", "localadmin", "borough") and population < LEAST_TOWN:
            continue
        if GENERIC_PLACES.search(name) or bearers.get(Taken.key(name), 0) >= 3 or len(fold(name.replace(" ", ""))) < 4:
            continue
        ru, uk = [[form for form in values(row[column]) if agree(name, form)] for column in ("ru", "uk")]
        if ru and len(ru) == len(values(row["ru"])) and taken.add(name):
            country = row["country"] if re.fullmatch("[A-Z]{2}", row["country"]) else ""
            found.append([name, "place", "", "|".join(ru), "|".join(uk).replace("'", "’"), row["pl"] if agree_latin(name, row["pl"]) else "", country,
                          str(population), "", "" if population >= MAJOR_PLACE else "yes", row["note"]])
    return found


def agree_latin(name, polish):
    return bool(polish) and len(polish.split()) == len(name.split())


def organisations(data, taken):
    found = []
    candidates = [row for row in table(data, "organisations-open") if not row["word"]]
    for row in sorted(candidates, key=lambda row: (-int(row["prominence"] or 0), row["name"])):
        name = row["name"]
        if not row["ru"] or not name[:1].isupper() or re.search(r"[(),\"]", name) or taken.ordinary(name) or name in SKIP:
            continue
        if len(name.split()) == 1 and (len(fold(name)) < 5 or row["ru_bare"]) or row["note"] in ("ship, vehicle", "church") or "Аэроорт" in row["ru"]:
            continue
        if taken.add(name):
            country = row["country"] if re.fullmatch("[A-Z]{2}", row["country"]) else ""
            found.append([name, "organisation", "", row["ru"], row["uk"], row["pl"], country, row["prominence"], "",
                          "" if int(row["prominence"] or 0) >= MAJOR_BODY and row["note"] not in ("airport", "football club") else "yes", row["note"]])
    return found


# What the rules let through and a reader does not.
SKIP = {"Beirut–Rafic Hariri International Airport", "Soekarno–Hatta International Airport"}


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    taken = Taken()
    head = "prominence: Wikipedias that have the person or body, inhabitants of a place; made: languages whose form was made from the Russian."
    for name, credit, make in (("people-open.tsv", "Wikidata (CC0).", people),
                               ("places-open.tsv", "GeoNames (CC BY 4.0), Who's On First, Natural Earth, Unicode CLDR; see NOTICE.", places),
                               ("organisations-open.tsv", "Wikidata (CC0), Natural Earth.", organisations)):
        lines = sorted(make(sys.argv[1], taken))
        write(name, "open_lists.py", [credit, head], COLUMNS, lines)


if __name__ == "__main__":
    main()
