#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fit the forest of the name engine, and show what it is worth on documents that were not fitted to.

usage: fit_names.py DATA EVIDENCE [--dilute] [--foreign LIST.tsv ...] [--write FOREST.tsv] [--show N]

DATA is a folder with documents.jsonl, outputs.jsonl, canonical.tsv and gold.tsv (10 systems' translations and human
references with judged names); EVIDENCE is the built tests/bench/name_evidence. The documents are split by their id: two
thirds to fit (5-fold cross-validation by document among them), one third to check. --dilute fits and checks
with the default lists as well, --foreign with a list beside the judged one, as names that don't belong (make_list.py makes some). Needs python3-numpy and
python3-sklearn.

The model is boosted regression trees, a row a document, form and candidate, weighted by how often the form stands there (damped).
Printed: precision, recall and calibration at several thresholds on both parts.
"""
import argparse, collections, hashlib, json, os, re, subprocess, sys, tempfile, unicodedata
import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

TOK = re.compile(r"[^\W\d_][^\W\d_'’\-]*(?:['’\-][^\W\d_]+)*")
def fold(s):
    s = unicodedata.normalize('NFD', s.replace('’', "'"))
    return re.sub(r"'s?$", '', ''.join(c for c in s if not unicodedata.combining(c))).lower()
def near(a, b):
    if a == b: return True
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 5: return False
    i = next((k for k, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return a[i + 1:] == b[i + 1:] or a[i:] == b[i + 1:] or a[i + 1:] == b[i:]
def words(s): return [fold(w) for w in TOK.findall(s)]

ap = argparse.ArgumentParser()
ap.add_argument('data'); ap.add_argument('evidence')
ap.add_argument('--dilute', action='store_true'); ap.add_argument('--write'); ap.add_argument('--show', type=int, default=0)
ap.add_argument('--foreign', action='append', default=[])
ap.add_argument('--trees', type=int, default=150); ap.add_argument('--drop', default=''); ap.add_argument('--cache')
args = ap.parse_args()

docs = {d['id']: d for d in map(json.loads, open(f'{args.data}/documents.jsonl', encoding='utf8'))}
outs = list(map(json.loads, open(f'{args.data}/outputs.jsonl', encoding='utf8')))
known = {w for l in list(open(f'{args.data}/canonical.tsv', encoding='utf8'))[1:] for w in words(l.split('\t')[0])}
gold = {}
for l in list(open(f'{args.data}/gold.tsv', encoding='utf8'))[1:]:
    o, line, tok, canon, lab = l.rstrip('\n').split('\t')
    if fold(tok) == fold(canon): lab = 'R'
    elif lab in 'EV' and fold(tok) in known: lab = 'R'
    gold[o, int(line), fold(tok)] = (canon, lab)

def part(doc): return int(hashlib.md5(doc.encode()).hexdigest(), 16) % 6   # 0-3 fit, 4-5 check

files = {}
if args.cache: os.makedirs(args.cache, exist_ok=True)
tmp = args.cache or tempfile.mkdtemp()
for n, o in enumerate(outs): files[f'{tmp}/mt{n:05d}.txt'] = ('mt', o['id'], o['document'], o['text'])
for n, d in enumerate(docs.values()):
    for k, r in enumerate(d['references']): files[f'{tmp}/ref{n:05d}-{k}.txt'] = ('ref', d['id'], d['id'], r)
for f, (_, _, _, text) in files.items():
    if not os.path.exists(f): open(f, 'w', encoding='utf8').write(text + '\n')
lines, diluted = [], []
settings = [[]] + ([['--default-names']] if args.dilute else []) + [[path] for path in args.foreign]
for setting, extra in enumerate(settings):
    run = subprocess.run([args.evidence, *extra, f'{args.data}/canonical.tsv'], input='\n'.join(files), capture_output=True, text=True)
    if run.returncode: sys.exit(f'exit {run.returncode} {run.stderr}')
    head, *more = run.stdout.splitlines()
    lines += more; diluted += [setting] * len(more)
names = head.split('\t')[5:]
rows = []
reft_cache = {}
def reft(doc, line):
    if (doc, line) not in reft_cache:
        reft_cache[doc, line] = {w for r in docs[doc]['references'] for w in words((r.split('\n') + [''] * 999)[line - 1])}
    return reft_cache[doc, line]
def judge(kind, out, doc, line, text, sug):
    """right, neutral or wrong, and the gold keys found"""
    if kind == 'ref': return 'wrong', []
    ws, sw = words(text), words(sug)
    hits, r = [], False
    for w in ws:
        g = gold.get((out, line, w))
        if g and g[1] in 'EV' and any(near(a, b) for a in words(g[0]) for b in sw): hits.append((out, line, w))
        elif g and g[1] == 'R': r = True
    if hits: return 'right', hits
    if r: return 'neutral', []
    rt = reft(doc, line)
    changed = [w for w in ws if w not in sw]
    if sw and all(w in rt for w in sw) and changed and not all(w in rt for w in changed): return 'right', []
    if sw and all(w in rt for w in sw) and all(w in rt for w in ws): return 'neutral', []
    return 'wrong', []

X, Y, W, G, meta = [], [], [], [], []
for l in lines:
    f = l.split('\t')
    kind, out, doc, _ = files[f[0]]
    lab = [judge(kind, out, doc, int(n), f[1], f[2]) for n in f[3].split(',')]
    c = collections.Counter(x for x, _ in lab)
    meta.append((f[0], kind, f[1], f[2], int(f[4]), c, [h for _, hs in lab for h in hs], doc))
    X.append([float(x) for x in f[5:]])
    Y.append(1 if c['right'] > c['wrong'] else 0 if c['wrong'] else -1)
    W.append(len(lab) ** 0.5)
    G.append(part(doc))
# The ten systems share their errors: a (document, form, candidate) counts as the square root of its occurrences, however many.
total = collections.Counter()
for m in meta: total[m[7], fold(m[2]), m[3]] += sum(m[5].values()) / len(settings)
W = [sum(m[5].values()) * total[m[7], fold(m[2]), m[3]] ** -0.5 for m in meta]
# The list by itself is what is decided on most; what lists besides it teach must not outweigh it.
W = [w * (3 if setting == 0 else 1) for w, setting in zip(W, diluted)]
X, Y, W, G, thin = np.array(X), np.array(Y), np.array(W), np.array(G), np.array(diluted)  # thin: which of the settings a row belongs to
keep = np.array([n not in args.drop.split(',') for n in names])
X = X * keep
ruled = np.array([m[4] for m in meta]) > 0
# What the engine rules out whatever the forest says (analysis.c, is_ruled_out) is neither fitted nor decided on: the evidence program
# marks it.
usable = ~ruled
is_ref = np.array([m[1] == 'ref' for m in meta])

def fit(sel):
    sel = sel & (Y >= 0) & usable
    model = GradientBoostingClassifier(n_estimators=args.trees, max_depth=3, learning_rate=12 / args.trees, subsample=.6,
                                       min_samples_leaf=20, random_state=1)
    return model.fit(X[sel], Y[sel], W[sel])

def decide(z, sel):
    """The engine's decision: of a form's candidates the one with the highest logit."""
    best = {}
    for i in np.nonzero(sel & usable)[0]:
        k = meta[i][0], meta[i][2], thin[i]
        if k not in best or z[i] > z[best[k]]: best[k] = i
    return list(best.values())

ref_words = collections.Counter()
for d in docs.values():
    for r in d['references']: ref_words[part(d['id'])] += len(r.split())
def table(title, z, sel, parts):
    chosen = decide(z, sel)
    p = 1 / (1 + np.exp(-z))
    tot = collections.Counter(g[1] for (o, _, _), g in gold.items() if part(o.rsplit('/', 1)[0]) in parts)
    print(title)
    for t in (.5, .6, .65, .7, .75, .8, .85, .9, .93, .95, .97):
        c, found, ref = collections.Counter(), set(), 0
        for i in chosen:
            if p[i] < t: continue
            if meta[i][1] == 'ref': ref += sum(meta[i][5].values()); continue
            c += meta[i][5]; found |= set(meta[i][6])
        hit = collections.Counter(gold[k][1] for k in found)
        print(f"  p>={t:.2f}  precision {100*c['right']/max(1,c['right']+c['wrong']):5.1f} ({c['right']}/{c['right']+c['wrong']})  errors {100*hit['E']/tot['E']:5.1f}  variants {100*hit['V']/tot['V']:5.1f}  edited {1000*ref/sum(ref_words[k] for k in parts):.2f}")
    bins = collections.defaultdict(collections.Counter)
    for i in chosen:
        if meta[i][1] == 'mt': bins[min(9, int(p[i] * 10))] += meta[i][5]
    print('  said/true', ' '.join(f"{b/10:.1f}:{bins[b]['right']/max(1,bins[b]['right']+bins[b]['wrong']):.2f}" for b in sorted(bins)))
    return chosen, p

fitp, checkp = {0, 1, 2, 3}, {4, 5}
infit = np.isin(G, list(fitp))
def tables(z, sel, parts, title):
    for d, extra in enumerate(settings):
        out = table(title + (', beside ' + extra[0] if extra else ''), z, sel & (thin == d), parts)
    return out
zcv = np.zeros(len(Y))
folds = np.array([int(hashlib.md5(m[7].encode()).hexdigest()[:6], 16) // 7 % 5 for m in meta])
for k in range(5):
    b = fit(infit & (folds != k)); zcv[infit & (folds == k)] = b.decision_function(X[infit & (folds == k)])
tables(zcv, infit, fitp, 'fitted part, cross-validated')
b = fit(infit)
z = b.decision_function(X)
tables(z, ~infit, checkp, 'check part (not fitted to)')
p = 1 / (1 + np.exp(-z))
full = fit(np.ones(len(Y), bool))
for n, w in sorted(zip(names, full.feature_importances_), key=lambda t: -t[1]): print(f'  {n:12} importance {w:6.3f}')
if args.show:
    allp = np.where(infit, 1 / (1 + np.exp(-zcv)), p)
    wrong, miss = collections.Counter(), collections.Counter()
    found = set()
    for i in decide(np.log(allp / (1 - allp)), np.ones(len(Y), bool)):
        if allp[i] < .7: continue
        if meta[i][5]['wrong']: wrong[meta[i][2], meta[i][3], meta[i][1]] += meta[i][5]['wrong']
        found |= set(meta[i][6])
    cands = collections.defaultdict(dict)
    for i, m in enumerate(meta):
        for h in m[6]: cands[h] = max(cands.get(h) or 0, allp[i])
    for k, g in gold.items():
        if g[1] in 'E' and k not in found: miss[k[2], g[0], f"{cands.get(k) or 0:.1f}"] += 1
    for k, n in wrong.most_common(args.show): print('  wrong', n, *k)
    for k, n in miss.most_common(args.show): print('  missed', n, *k)
def write_forest(model, path):
    """One line a node; the mean of an inner node is what its leaves say on average, so that stet trace can take a sum apart."""
    rate = model.learning_rate
    prior = float(model.init_.class_prior_[1])
    with open(path, 'w', encoding='utf8') as f:
        f.write('# Weighing the evidence for "this form stands for that name" (src/names/features.def): boosted regression trees, made by\n'
                '# tests/bench/fit_names.py from judged names in machine translations of news (WMT21, WMT22; Russian and Ukrainian to English).\n'
                '# value <= threshold: go to `yes`, else to `no`; `-` is a leaf, whose mean is added up over the trees; the sum is a logit.\n')
        f.write('tree\tnode\tfeature\tthreshold\tyes\tno\tmean\n')
        f.write(f'0\t0\t-\t0\t0\t0\t{np.log(prior / (1 - prior)):.4f}\n')
        for k, (t,) in enumerate(model.estimators_, 1):
            t = t.tree_
            def mean(i):
                if t.children_left[i] < 0: return rate * t.value[i][0][0]
                l, r = t.children_left[i], t.children_right[i]
                wl, wr = t.weighted_n_node_samples[l], t.weighted_n_node_samples[r]
                return (wl * mean(l) + wr * mean(r)) / (wl + wr)
            for i in range(t.node_count):
                if t.children_left[i] < 0: f.write(f'{k}\t{i}\t-\t0\t0\t0\t{mean(i):.4f}\n')
                else: f.write(f'{k}\t{i}\t{names[t.feature[i]]}\t{t.threshold[i]:.5g}\t{t.children_left[i]}\t{t.children_right[i]}\t{mean(i):.4f}\n')
if args.write: write_forest(full, args.write)
if os.environ.get('DUMP'): import pickle; pickle.dump((X, Y, W, G, thin, usable, is_ref, names, meta, gold, dict(ref_words)), open(os.environ['DUMP'], 'wb'))
if os.environ.get('ROWS'):
    allp = np.where(infit, 1 / (1 + np.exp(-zcv)), p)
    agg = {}
    for i, m in enumerate(meta):
        if m[1] != 'mt': continue
        k = (m[2], m[3], Y[i])
        a = agg.setdefault(k, [0, 0, i]); a[0] += sum(m[5].values()); a[1] = max(a[1], allp[i])
        if allp[i] >= allp[a[2]]: a[2] = i
    for k, (n, pr, i) in sorted(agg.items(), key=lambda t: -t[1][0]):
        if (k[2] == 1 and pr < .75) or (k[2] == 0 and pr > .4):
            print('ROW', 'MISS' if k[2] == 1 else 'FALSE', n, f'{pr:.2f}', k[0], k[1], ' '.join(f'{a}={v:.3g}' for a, v in zip(names, X[i]) if v and a != 'constant'))
