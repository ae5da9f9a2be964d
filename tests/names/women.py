#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Women are not men: names of people of the other sex beside lists that have the name in one form.

usage: women.py STET

Makes two thousand people: given names × family names that have two forms, each in an article of two sentences, beside a list that has a person
of the other form. Nobody of them may be an error, at most one in a hundred a warning, with the list alone and beside the built-in ones.
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

# Family names of both forms; romanisations of Russian, Ukrainian, Bulgarian, Polish, Czech, Slovak.
STEMS = ["Varlamov", "Petrov", "Klimov", "Sedov", "Gusev", "Dorofeev", "Nikitin", "Pronin", "Kalinin", "Sorokin", "Yudin", "Tsvetkov",
         "Georgiev", "Stoyanov", "Iliev", "Marinov", "Lebedev", "Frolov", "Osipov", "Karpov"]
PAIRS = [(s, s + "a") for s in STEMS] + [
    ("Belsky", "Belskaya"), ("Zavadsky", "Zavadskaya"), ("Rudnytskyi", "Rudnytska"), ("Zalewski", "Zalewska"), ("Wilczynski", "Wilczynska"),
    ("Malicki", "Malicka"), ("Novotny", "Novotna"), ("Cerny", "Cerna"), ("Novak", "Novakova"), ("Dvorak", "Dvorakova"),
    ("Kucera", "Kucerova"), ("Horak", "Horakova"), ("Benes", "Benesova"), ("Marek", "Markova"), ("Bilyi", "Bila")]
MEN = ["Valentin", "Aleksandr", "Oleksandr", "Ivan", "Viktor", "Vladislav", "Yevgeny", "Stanislav", "Vasyl", "Jan", "Petr", "Tomas", "Pavel",
       "Georgi", "Nikolay", "Bohdan"]
WOMEN = ["Valentina", "Aleksandra", "Oleksandra", "Ivanna", "Viktoria", "Vladislava", "Yevgenia", "Stanislava", "Vasylyna", "Jana", "Petra",
         "Anna", "Maria", "Olena", "Daniela", "Nadezhda"]
FRAMES = ["{0} spoke first on Monday. The council thanked {1} for the report.", "The witness, {0}, 54, lives nearby. {1} saw nothing, she said.",
          "Reporters met {0} in the harbour. Later {1} left for the station.", "The prize went to {0} and two others. {1} said it was a surprise."]
PATRONYMICS = ["Ivan{}", "Viktor{}", "Petr{}", "Mykolay{}"]


def people(rng):
    """(listed name, the other person's name, the family name alone)"""
    for man, woman in PAIRS:
        for _ in range(14):
            yield f"{rng.choice(MEN)} {man}", f"{rng.choice(WOMEN)} {woman}", woman
            yield f"{rng.choice(WOMEN)} {woman}", f"{rng.choice(MEN)} {man}", man
            tail = rng.choice(["ovna", "ivna"])
            middle = rng.choice(PATRONYMICS).format(tail)
            yield f"{rng.choice(MEN)} {man}", f"{rng.choice(WOMEN)} {middle} {woman}", woman


def reported(stet, made, default):
    errors, warnings = [], []
    for way in (0, 1, 2):
        with tempfile.TemporaryDirectory() as folder:
            members = [m for i, m in enumerate(made) if i % 3 == way]
            house = pathlib.Path(folder, "house.tsv")
            house.write_text("name\tkind\n" + "".join(f"{name}\tperson\n" for name in sorted({m[0] for m in members})), encoding="utf8")
            articles = pathlib.Path(folder, "articles")
            articles.mkdir()
            for i, (_, name, family) in enumerate(members):
                (articles / f"{i}.txt").write_text(FRAMES[i % len(FRAMES)].format(name, family) + "\n", encoding="utf8")
            arguments = [] if default else ["--no-default-names"]
            run = subprocess.run([stet, "check", "--no-config", "--format", "jsonl", *arguments, "--names", house, articles],
                                 capture_output=True, text=True, check=False)
            if run.returncode not in (0, 1):
                sys.exit(run.stderr)
            for finding in map(json.loads, run.stdout.splitlines()):
                if finding["rule"].startswith("name/") and finding["severity"] != "note":
                    name = members[int(pathlib.Path(finding["file"]).stem)][1]
                    (errors if finding["severity"] == "error" else warnings).append(f"{name}: {finding['message']}")
    return errors, warnings


def main(stet):
    made = list(people(random.Random(7)))
    bad = False
    for default in (False, True):
        errors, warnings = reported(stet, made, default)
        people_warned = len({w.split(":")[0] for w in warnings})
        print(f"{'beside the built-in lists' if default else 'a list alone'}: {len(made)} people, {len(errors)} errors, {people_warned} warned of")
        for line in errors[:8] + warnings[:8]:
            print("  " + line)
        bad |= bool(errors) or people_warned * 100 > len(made)
    return bad


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
