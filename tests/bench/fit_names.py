#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fit the forests of the name engine, and show what they are worth on documents and languages that were not fitted to.

usage: fit_names.py EVIDENCE --names FOLDER --wild FOLDER --edited FILE [--write FOLDER] [--show N] [--cache FOLDER] [--without FEATURE,...]

EVIDENCE is the built tests/bench/name_evidence. Three corpora teach what a mangled name is and, ten times as often, what is none:

  --names   translations with judged names: documents.jsonl, outputs.jsonl, canonical.tsv (the list of the right names), gold.tsv
  --wild    translations from other languages beside references: documents.jsonl.gz, outputs.jsonl.gz. A form that stands in a reference is
            right, one that does not while the candidate does is mangled, of the rest (open) nearly all are nothing
  --edited  published news, {"id", "text"} a line (.jsonl.gz): an example of silence, but for the slips in it that reading found (SLIPS)

Two forests are fitted: for short lists (the judged list alone, on --names) and for long ones, among whose names one that has nothing to do
with the article is always near (the default lists on all three, and the judged list beside them on --names). Six folds: each leaves out one
of the wild languages and a sixth of the documents of the other corpora, so that no figure comes from a document, and none of a wild one
from a language, that was fitted to. --write puts forest.tsv and forest-crowd.tsv into the folder, fitted on everything.

The model is boosted regression trees; a row is a document, form and candidate, weighted by how often the form stands there (damped). Of the
rows that are silence a fifth is fitted to, with five times the weight. README.md beside this file explains what is printed.
Needs python3-numpy and python3-sklearn.
"""
import argparse
import collections
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

os.environ.setdefault("OMP_NUM_THREADS", "1")  # threads that wait for each other are slower than one on a busy machine
import numpy as np  # noqa: E402
from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: E402

FOLDS = 6
TREES, LEAVES, RATE = 100, 12, .12
OPEN_WEIGHT = .15
SILENCE_KEPT = .2
THRESHOLDS = (.5, .6, .65, .7, .72, .75, .8, .85, .9, .93, .95, .97)
# Names that the edited news itself has wrong, or in a spelling that a house may well want changed: neither silence nor findings.
SLIPS = set("krivorizhstal massachussetts ronaldino thaliand motjaba khomenei oftexas shiniwatra barosso aztrazeneca rajapakse trollhaettan "
            "athletico pavlikowsky".split())

parser = argparse.ArgumentParser()
parser.add_argument("evidence")
for corpus in ("names", "wild", "edited"):
    parser.add_argument("--" + corpus, required=True)
parser.add_argument("--write")
parser.add_argument("--show", type=int, default=0)
parser.add_argument("--cache", default="")
parser.add_argument("--without", default="")
args = parser.parse_args()

# ---------------------------------------------------------------- judging

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


def read(path):
    with (gzip.open(path, "rt", encoding="utf8") if path.endswith(".gz") else open(path, encoding="utf8")) as file:
        return list(file)


def records(path):
    return list(map(json.loads, read(path)))


class Judged:
    """Translations with judged names, line by line."""

    def __init__(self, folder):
        self.docs = {d["id"]: d for d in records(f"{folder}/documents.jsonl")}
        self.outs = records(f"{folder}/outputs.jsonl")
        known = {w for l in read(f"{folder}/canonical.tsv")[1:] for w in words(l.split("\t")[0])}
        self.gold = {}
        for l in read(f"{folder}/gold.tsv")[1:]:
            out, line, token, canonical, label = l.rstrip("\n").split("\t")
            if fold(token) == fold(canonical) or (label in "EV" and fold(token) in known):
                label = "R"
            self.gold[out, int(line), fold(token)] = (canonical, label)
        self.lines = {}

    def files(self):
        for o in self.outs:
            yield "names/mt", o["document"], o["id"], "ru, uk", o["text"] + "\n"
        for d in self.docs.values():
            for r in d["references"]:
                yield "names/ref", d["id"], d["id"], "ru, uk", r + "\n"

    def reference(self, doc, line):
        if (doc, line) not in self.lines:
            self.lines[doc, line] = {w for r in self.docs[doc]["references"] for w in words((r.split("\n") + [""] * 999)[line - 1])}
        return self.lines[doc, line]

    def judge(self, kind, out, doc, line, text, suggestion):
        """right, neutral or wrong, and the judged occurrences that are found"""
        if kind == "names/ref":
            return "wrong", []
        ours, theirs = words(text), words(suggestion)
        judged = [(w, self.gold[out, line, w]) for w in ours if (out, line, w) in self.gold]
        found = [(out, line, w) for w, (right, label) in judged if label in "EV" and any(near(a, b) for a in words(right) for b in theirs)]
        if found:
            return "right", found
        if any(label == "R" for _, (_, label) in judged):
            return "neutral", []
        reference = self.reference(doc, line)
        changed = [w for w in ours if w not in theirs]
        if not theirs or not all(w in reference for w in theirs):
            return "wrong", []
        if changed and not all(w in reference for w in changed):
            return "right", []
        return ("neutral" if all(w in reference for w in ours) else "wrong"), []


class Wild:
    """Translations beside references of the whole article."""

    def __init__(self, folder):
        self.docs = {d["id"]: d for d in records(f"{folder}/documents.jsonl.gz")}
        self.outs = records(f"{folder}/outputs.jsonl.gz")
        self.words = {i: {w for r in d["references"] for w in words(r)} for i, d in self.docs.items()}
        self.pairs = sorted({d["pair"] for d in self.docs.values()})

    def files(self):
        for o in self.outs:
            yield "wild/mt", o["document"], o["id"], self.docs[o["document"]]["pair"], o["text"].replace("\n", "\n\n") + "\n"
        for d in self.docs.values():
            for r in d["references"]:
                yield "wild/ref", d["id"], d["id"], d["pair"], r.replace("\n", "\n\n") + "\n"

    def judge(self, kind, out, doc, line, text, suggestion):
        flagged, first = words(text), words(suggestion)
        if kind == "wild/ref" or (flagged and all(w in self.words[doc] for w in flagged)):
            return "wrong", []
        return ("right" if first and all(w in self.words[doc] for w in first) else "open"), []


class Edited:
    def __init__(self, path):
        self.docs = {d["id"]: d for d in records(path)}

    def files(self):
        for d in self.docs.values():
            yield "edited", d["id"], d["id"], "edited", d["text"]

    def judge(self, kind, out, doc, line, text, suggestion):
        return ("neutral" if set(words(text)) & SLIPS else "wrong"), []


# ---------------------------------------------------------------- rows

File = collections.namedtuple("File", "corpus kind doc out source")
Row = collections.namedtuple("Row", "path file setting word suggestion ruled_out judged found")
folder = args.cache or tempfile.mkdtemp()
corpora = {"names": Judged(args.names), "wild": Wild(args.wild), "edited": Edited(args.edited)}
paths = collections.defaultdict(dict)
for name, corpus in corpora.items():
    os.makedirs(f"{folder}/{name}", exist_ok=True)
    for n, (kind, doc, out, source, text) in enumerate(corpus.files()):
        path = f"{folder}/{name}/{n:05d}.txt"
        if not os.path.exists(path):
            with open(path, "w", encoding="utf8") as file:
                file.write(text)
        paths[name][path] = File(corpus, kind, doc, out, source)
canonical = f"{args.names}/canonical.tsv"
SHORT, LONG, BOTH = "short list", "default lists", "default lists and the judged one"
settings = [(SHORT, "names", [canonical]), (LONG, "names", ["--default-names"]), (LONG, "wild", ["--default-names"]),
            (LONG, "edited", ["--default-names"]), (BOTH, "names", ["--default-names", canonical])]
rows, X = [], []
for setting, name, arguments in settings:
    run = subprocess.run([args.evidence, *arguments], input="\n".join(paths[name]) + "\n", capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"exit {run.returncode} {run.stderr}")
    head, *lines = run.stdout.splitlines()
    features = head.split("\t")[5:]
    for l in lines:
        path, word, suggestion, places, ruled_out, *values = l.split("\t")
        file = paths[name][path]
        verdicts = [file.corpus.judge(file.kind, file.out, file.doc, int(n), word, suggestion) for n in places.split(",")]
        rows.append(Row(path, file, setting, word, suggestion, ruled_out != "0", collections.Counter(v for v, _ in verdicts),
                        [h for _, hs in verdicts for h in hs]))
        X.append(np.array([float(v) for v in values], dtype=np.float32))
X = np.array(X)
X[:, [features.index(f) for f in args.without.split(",") if f]] = 0


def label(judged):
    if judged["right"] > judged["wrong"]:
        return 1
    return 0 if judged["wrong"] or judged["open"] else -1


Y = np.array([label(r.judged) for r in rows])
# The systems share their errors: a (document, form, candidate) counts as the square root of its occurrences, however many.
total = collections.Counter()
for r in rows:
    total[r.setting, r.file.doc, fold(r.word), r.suggestion] += sum(r.judged.values())
W = np.array([sum(r.judged.values()) * total[r.setting, r.file.doc, fold(r.word), r.suggestion] ** -.5 *
              (OPEN_WEIGHT if r.judged["open"] else 1) for r in rows])
pairs = corpora["wild"].pairs
fold_of = np.array([pairs.index(r.file.source) if r.file.source in pairs else int(hashlib.md5(r.file.doc.encode()).hexdigest(), 16) % FOLDS
                    for r in rows])
short = np.array([r.setting == SHORT for r in rows])
ruled_out = np.array([r.ruled_out for r in rows])

# ---------------------------------------------------------------- fitting


def fit(chosen):
    thin = np.random.RandomState(1).rand(len(Y))
    kept = chosen & (Y >= 0) & ((Y == 1) | (thin < SILENCE_KEPT) | short)
    weight = np.where((Y == 1) | short, W, W / SILENCE_KEPT)
    model = HistGradientBoostingClassifier(max_iter=TREES, learning_rate=RATE, max_leaf_nodes=LEAVES, min_samples_leaf=20,
                                           l2_regularization=1, early_stopping=False, random_state=1)
    return model.fit(X[kept], Y[kept], weight[kept])


usable = ~ruled_out
unseen = np.full(len(Y), -np.inf)
for lists in (short, ~short):
    for k in range(FOLDS):
        there = usable & lists & (fold_of == k)
        unseen[there] = fit(usable & lists & (fold_of != k)).decision_function(X[there])

# ---------------------------------------------------------------- what it is worth

P = 1 / (1 + np.exp(-unseen))
best = {}
for i in np.nonzero(usable)[0]:  # the engine's decision: of a form's candidates the likeliest
    key = rows[i].path, rows[i].word, rows[i].setting
    if key not in best or P[i] > P[best[key]]:
        best[key] = i
chosen = sorted(best.values())
gold = corpora["names"].gold
judged_total = collections.Counter(g[1] for g in gold.values())
texts = collections.defaultdict(set)
for name in paths:
    for path, file in paths[name].items():
        texts[file.kind].add(path)
size = {kind: sum(len(open(p, encoding="utf8").read().split()) for p in ps) for kind, ps in texts.items() if not kind.endswith("/mt")}


def precision(c):
    said = c["right"] + c["wrong"]
    return f"{c['right']:5}/{said:<5} {100 * c['right'] / max(1, said):5.1f} %" + (f" open {c['open']}" if c["open"] else "")


for setting in (SHORT, LONG, BOTH):
    print(setting + ", judged translations from Russian and Ukrainian")
    for t in THRESHOLDS:
        count, found = collections.Counter(), set()
        for i in chosen:
            if rows[i].setting == setting and rows[i].file.kind == "names/mt" and P[i] >= t:
                count += rows[i].judged
                found |= set(rows[i].found)
        hit = collections.Counter(gold[k][1] for k in found)
        print(f"  p>={t:.2f}  right {precision(count)}  errors {100 * hit['E'] / judged_total['E']:5.1f}  "
              f"variants {100 * hit['V'] / judged_total['V']:5.1f}")
print("default lists, other languages and edited text")
for t in THRESHOLDS:
    by = collections.defaultdict(collections.Counter)
    for i in chosen:
        if rows[i].setting == LONG and P[i] >= t:
            by[rows[i].file.kind] += rows[i].judged
            by[rows[i].file.source] += rows[i].judged if rows[i].file.kind == "wild/mt" else {}
    print(f"  p>={t:.2f}  right {precision(by['wild/mt'])}  " + " ".join(f"{p[:2]} {by[p]['right']}/{by[p]['right'] + by[p]['wrong']}" for p in pairs) +
          f"  per 1,000 words: references {1000 * by['wild/ref']['wrong'] / size['wild/ref']:.3f}, edited {1000 * by['edited']['wrong'] / size['edited']:.3f}")
print("said, and how often it was right")
for kind, setting in (("names/mt", SHORT), ("names/mt", LONG), ("wild/mt", LONG)):
    bins = collections.defaultdict(collections.Counter)
    for i in chosen:
        if rows[i].setting == setting and rows[i].file.kind == kind:
            bins[min(9, int(P[i] * 10))] += rows[i].judged
    print(f"  {kind:9} {setting:14}", " ".join(f"{b / 10:.1f}: {c['right'] / max(1, c['right'] + c['wrong']):.2f}" for b, c in sorted(bins.items()) if b >= 3))
if args.show:
    for kind, verdict in (("wild/mt", "wrong"), ("wild/mt", "open"), ("edited", "wrong"), ("names/mt", "wrong")):
        shown = collections.Counter()
        for i in chosen:
            if rows[i].setting == LONG and rows[i].file.kind == kind and P[i] >= .72:
                shown[rows[i].word, rows[i].suggestion, f"{P[i]:.2f}"] += rows[i].judged[verdict]
        for what, n in (+shown).most_common(args.show):
            print(" ", kind, verdict, n, *what)

# ---------------------------------------------------------------- writing


def write_forest(model, path, lists):
    """One line a node; the mean of an inner node is what its leaves say on average, so that stet trace can take a sum apart."""
    with open(path, "w", encoding="utf8") as f:
        f.write(f'# Weighing the evidence for "this form stands for that name" (src/names/weigh/features.def) with {lists}: boosted\n'
                "# regression trees, made by tests/bench/fit_names.py (README.md there). value <= threshold: go to `yes`, else to\n"
                "# `no`; `-` is a leaf, whose mean is added up over the trees; the sum is a logit.\n")
        f.write("tree\tnode\tfeature\tthreshold\tyes\tno\tmean\n")
        f.write(f"0\t0\t-\t0\t0\t0\t{float(np.ravel(model._baseline_prediction)[0]):.4f}\n")
        for number, (tree,) in enumerate(model._predictors, 1):
            nodes = tree.nodes

            def mean(i):
                if nodes[i]["is_leaf"]:
                    return nodes[i]["value"]
                a, b = nodes[i]["left"], nodes[i]["right"]
                return (nodes[a]["count"] * mean(a) + nodes[b]["count"] * mean(b)) / (nodes[a]["count"] + nodes[b]["count"])

            for i, node in enumerate(nodes):
                if node["is_leaf"]:
                    f.write(f"{number}\t{i}\t-\t0\t0\t0\t{mean(i):.4f}\n")
                else:
                    f.write(f"{number}\t{i}\t{features[node['feature_idx']]}\t{node['num_threshold']:.5g}\t{node['left']}\t{node['right']}\t{mean(i):.4f}\n")


if args.write:
    write_forest(fit(usable & short), f"{args.write}/forest.tsv", "short lists")
    write_forest(fit(usable & ~short), f"{args.write}/forest-crowd.tsv", "long lists")
