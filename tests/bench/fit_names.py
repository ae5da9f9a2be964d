#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fit the forests of the name engine, and show what they are worth on documents that were not fitted to.

usage: fit_names.py DATA EVIDENCE [--default-names] [--foreign LIST.tsv ...] [--write FOLDER] [--show N] [--cache FOLDER] [--dump FILE]

DATA is a folder with documents.jsonl, outputs.jsonl, canonical.tsv and gold.tsv (10 systems' translations and human
references with judged names); EVIDENCE is the built tests/bench/name_evidence. The documents are split by their id: two
thirds to fit (5-fold cross-validation by document among them), one third to check.

Two forests are fitted: one for short lists, and one for long ones, among whose names one that has nothing to do with the
article is always near. The first sees the judged list alone, the second sees it beside names that don't belong: the
default lists (--default-names) and others (--foreign; make_list.py makes some: the shipped tables were fitted with 10,000
and 100,000 names of --words, half 0, of the pairs named in dictionaries/en/SOURCES.md). --write puts forest.tsv and
forest-crowd.tsv into the folder, fitted on all documents. Needs python3-numpy and python3-sklearn.

The model is boosted regression trees, a row a document, form and candidate, weighted by how often the form stands there (damped).
Printed: precision, recall, findings in edited text and calibration at several thresholds, on both parts; with --show what is
wrong and missed most often. --dump pickles the rows for experiments.
"""
import argparse
import collections
import hashlib
import json
import os
import pickle
import re
import subprocess
import sys
import tempfile
import unicodedata

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

TREES = 150
THRESHOLDS = (.5, .6, .65, .7, .75, .8, .85, .9, .93, .95, .97)

parser = argparse.ArgumentParser()
parser.add_argument("data")
parser.add_argument("evidence")
parser.add_argument("--default-names", action="store_true")
parser.add_argument("--foreign", action="append", default=[])
parser.add_argument("--write")
parser.add_argument("--show", type=int, default=0)
parser.add_argument("--cache")
parser.add_argument("--dump")
args = parser.parse_args()

# ---------------------------------------------------------------- judging, as the benchmark of the data does

TOKEN = re.compile(r"[^\W\d_][^\W\d_'’\-]*(?:['’\-][^\W\d_]+)*")


def fold(s):
    s = unicodedata.normalize("NFD", s.replace("’", "'"))
    return re.sub(r"'s?$", "", "".join(c for c in s if not unicodedata.combining(c))).lower()


def near(a, b):
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 5:
        return False
    i = next((k for k, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return a[i + 1:] == b[i + 1:] or a[i:] == b[i + 1:] or a[i + 1:] == b[i:]


def words(s):
    return [fold(w) for w in TOKEN.findall(s)]


def lines_of(name):
    with open(f"{args.data}/{name}", encoding="utf8") as file:
        return list(file)


docs = {d["id"]: d for d in map(json.loads, lines_of("documents.jsonl"))}
outs = list(map(json.loads, lines_of("outputs.jsonl")))
known = {w for l in lines_of("canonical.tsv")[1:] for w in words(l.split("\t")[0])}
gold = {}
for l in lines_of("gold.tsv")[1:]:
    out, line, token, canonical, label = l.rstrip("\n").split("\t")
    if fold(token) == fold(canonical) or (label in "EV" and fold(token) in known):
        label = "R"
    gold[out, int(line), fold(token)] = (canonical, label)

reference_cache = {}


def reference_words(doc, line):
    if (doc, line) not in reference_cache:
        reference_cache[doc, line] = {w for r in docs[doc]["references"]
                                      for w in words((r.split("\n") + [""] * 999)[line - 1])}
    return reference_cache[doc, line]


def judge(kind, out, doc, line, text, suggestion):
    """right, neutral or wrong, and the judged occurrences that are found"""
    if kind == "ref":
        return "wrong", []
    ours, theirs = words(text), words(suggestion)
    found, reference_is_wrong = [], False
    for w in ours:
        judged = gold.get((out, line, w))
        if judged and judged[1] in "EV" and any(near(a, b) for a in words(judged[0]) for b in theirs):
            found.append((out, line, w))
        elif judged and judged[1] == "R":
            reference_is_wrong = True
    if found:
        return "right", found
    if reference_is_wrong:
        return "neutral", []
    reference = reference_words(doc, line)
    changed = [w for w in ours if w not in theirs]
    if not theirs or not all(w in reference for w in theirs):
        return "wrong", []
    if changed and not all(w in reference for w in changed):
        return "right", []
    return ("neutral" if all(w in reference for w in ours) else "wrong"), []


def part(doc):
    return int(hashlib.md5(doc.encode()).hexdigest(), 16) % 6  # 0-3 fit, 4-5 check


# ---------------------------------------------------------------- rows

folder = args.cache or tempfile.mkdtemp()
os.makedirs(folder, exist_ok=True)
files = {}
for n, o in enumerate(outs):
    files[f"{folder}/mt{n:05d}.txt"] = ("mt", o["id"], o["document"], o["text"])
for n, d in enumerate(docs.values()):
    for k, r in enumerate(d["references"]):
        files[f"{folder}/ref{n:05d}-{k}.txt"] = ("ref", d["id"], d["id"], r)
for path, (_, _, _, text) in files.items():
    if not os.path.exists(path):
        with open(path, "w", encoding="utf8") as file:
            file.write(text + "\n")

# What stands beside the judged list; the first setting is nothing.
settings = [[]] + ([["--default-names"]] if args.default_names else []) + [[path] for path in args.foreign]
raw = []
for number, beside in enumerate(settings):
    run = subprocess.run([args.evidence, *beside, f"{args.data}/canonical.tsv"], input="\n".join(files),
                         capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"exit {run.returncode} {run.stderr}")
    head, *lines = run.stdout.splitlines()
    raw += [(number, l.split("\t")) for l in lines]
names = head.split("\t")[5:]

Row = collections.namedtuple("Row", "file kind word suggestion ruled_out judged found doc")
meta, X, Y = [], [], []
for _, f in raw:
    kind, out, doc, _ = files[f[0]]
    verdicts = [judge(kind, out, doc, int(n), f[1], f[2]) for n in f[3].split(",")]
    judged = collections.Counter(v for v, _ in verdicts)
    meta.append(Row(f[0], kind, f[1], f[2], f[4] != "0", judged, [h for _, hs in verdicts for h in hs], doc))
    X.append([float(x) for x in f[5:]])
    Y.append(1 if judged["right"] > judged["wrong"] else 0 if judged["wrong"] else -1)
# The ten systems share their errors: a (document, form, candidate) counts as the square root of its occurrences, however many.
total = collections.Counter()
for m in meta:
    total[m.doc, fold(m.word), m.suggestion] += sum(m.judged.values()) / len(settings)
W = np.array([sum(m.judged.values()) * total[m.doc, fold(m.word), m.suggestion] ** -0.5 for m in meta])
X, Y = np.array(X), np.array(Y)
setting = np.array([number for number, _ in raw])
parts = np.array([part(m.doc) for m in meta])
# What the engine rules out whatever the forest says (src/names/article/priors.c) is neither fitted nor decided on.
usable = ~np.array([m.ruled_out for m in meta])
crowded = setting != 0

# ---------------------------------------------------------------- fitting


def fit(rows):
    rows = rows & (Y >= 0) & usable
    model = GradientBoostingClassifier(n_estimators=TREES, max_depth=3, learning_rate=12 / TREES, subsample=.6,
                                       min_samples_leaf=20, random_state=1)
    return model.fit(X[rows], Y[rows], W[rows])


def fit_both(rows):
    """The forest for short lists, and that for long ones where there are rows of such."""
    return fit(rows & ~crowded), fit(rows & crowded) if crowded.any() else None


def logits(models, rows):
    z = np.zeros(len(Y))
    z[rows & ~crowded] = models[0].decision_function(X[rows & ~crowded])
    if models[1]:
        z[rows & crowded] = models[1].decision_function(X[rows & crowded])
    return z


def decide(z, rows):
    """The engine's decision: of a form's candidates the one with the highest logit."""
    best = {}
    for i in np.nonzero(rows & usable)[0]:
        key = meta[i].file, meta[i].word, setting[i]
        if key not in best or z[i] > z[best[key]]:
            best[key] = i
    return list(best.values())


def table(title, z, rows, wanted):
    chosen = decide(z, rows)
    p = 1 / (1 + np.exp(-z))
    judged = collections.Counter(g[1] for (o, _, _), g in gold.items() if part(o.rsplit("/", 1)[0]) in wanted)
    edited = sum(len(r.split()) for d in docs.values() if part(d["id"]) in wanted for r in d["references"])
    print(title)
    for t in THRESHOLDS:
        count, found, alarms = collections.Counter(), set(), 0
        for i in chosen:
            if p[i] < t:
                continue
            if meta[i].kind == "ref":
                alarms += sum(meta[i].judged.values())
            else:
                count += meta[i].judged
                found |= set(meta[i].found)
        hit = collections.Counter(gold[k][1] for k in found)
        said = count["right"] + count["wrong"]
        print(f"  p>={t:.2f}  precision {100 * count['right'] / max(1, said):5.1f} ({count['right']}/{said})"
              f"  errors {100 * hit['E'] / judged['E']:5.1f}  variants {100 * hit['V'] / judged['V']:5.1f}"
              f"  edited {1000 * alarms / edited:.2f}")
    bins = collections.defaultdict(collections.Counter)
    for i in chosen:
        if meta[i].kind == "mt":
            bins[min(9, int(p[i] * 10))] += meta[i].judged
    print("  said/true", " ".join(f"{b / 10:.1f}:{c['right'] / max(1, c['right'] + c['wrong']):.2f}"
                                  for b, c in sorted(bins.items())))


def tables(title, z, rows, wanted):
    for number, beside in enumerate(settings):
        table(title + (", beside " + beside[0] if beside else ""), z, rows & (setting == number), wanted)


to_fit = parts < 4
folds = np.array([int(hashlib.md5(m.doc.encode()).hexdigest()[:6], 16) // 7 % 5 for m in meta])
unseen = np.zeros(len(Y))
for k in range(5):
    unseen += logits(fit_both(to_fit & (folds != k)), to_fit & (folds == k))
tables("fitted part, cross-validated", unseen, to_fit, {0, 1, 2, 3})
unseen += logits(fit_both(to_fit), ~to_fit)
tables("check part (not fitted to)", unseen, ~to_fit, {4, 5})
final = fit_both(np.ones(len(Y), bool))
for name, weight in sorted(zip(names, final[0].feature_importances_), key=lambda t: -t[1]):
    print(f"  {name:12} importance {weight:6.3f}")

if args.show:
    p = 1 / (1 + np.exp(-unseen))
    wrong, missed, found, likely = collections.Counter(), collections.Counter(), set(), {}
    for i in decide(unseen, setting == 0):
        if p[i] >= .65:
            wrong[meta[i].word, meta[i].suggestion, meta[i].kind] += meta[i].judged["wrong"]
            found |= set(meta[i].found)
    for i in np.nonzero(setting == 0)[0]:
        for h in meta[i].found:
            likely[h] = max(likely.get(h, 0), p[i])
    for key, g in gold.items():
        if g[1] == "E" and key not in found:
            missed[key[2], g[0], f"{likely.get(key, 0):.1f}"] += 1
    for what, count in (("wrong", wrong), ("missed", missed)):
        for key, n in count.most_common(args.show):
            print(" ", what, n, *key)

# ---------------------------------------------------------------- writing


def write_forest(model, path, lists):
    """One line a node; the mean of an inner node is what its leaves say on average, so that stet trace can take a sum apart."""
    rate = model.learning_rate
    prior = float(model.init_.class_prior_[1])
    with open(path, "w", encoding="utf8") as f:
        f.write(f'# Weighing the evidence for "this form stands for that name" (src/names/weigh/features.def) with {lists}: boosted\n'
                '# regression trees, made by tests/bench/fit_names.py from judged names in machine translations of news (WMT21,\n'
                '# WMT22; Russian and Ukrainian to English). value <= threshold: go to `yes`, else to `no`; `-` is a leaf, whose\n'
                '# mean is added up over the trees; the sum is a logit.\n')
        f.write("tree\tnode\tfeature\tthreshold\tyes\tno\tmean\n")
        f.write(f"0\t0\t-\t0\t0\t0\t{np.log(prior / (1 - prior)):.4f}\n")
        for number, (estimator,) in enumerate(model.estimators_, 1):
            tree = estimator.tree_

            def mean(i):
                if tree.children_left[i] < 0:
                    return rate * tree.value[i][0][0]
                left, right = tree.children_left[i], tree.children_right[i]
                a, b = tree.weighted_n_node_samples[left], tree.weighted_n_node_samples[right]
                return (a * mean(left) + b * mean(right)) / (a + b)

            for i in range(tree.node_count):
                leaf = tree.children_left[i] < 0
                feature, threshold = ("-", "0") if leaf else (names[tree.feature[i]], f"{tree.threshold[i]:.5g}")
                yes, no = (0, 0) if leaf else (tree.children_left[i], tree.children_right[i])
                f.write(f"{number}\t{i}\t{feature}\t{threshold}\t{yes}\t{no}\t{mean(i):.4f}\n")


if args.write:
    if not final[1]:
        sys.exit("nothing is written: without --default-names or --foreign there is nothing to fit the forest for long lists to")
    write_forest(final[0], f"{args.write}/forest.tsv", "short lists")
    write_forest(final[1], f"{args.write}/forest-crowd.tsv", "long lists")
if args.dump:
    with open(args.dump, "wb") as file:
        pickle.dump((X, Y, W, setting, usable, names, [tuple(m) for m in meta], gold), file)
