#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How often each rule speaks on edited news, on human translations and on machine translations.

usage: rates.py DATA... STET [EXTRA ARGUMENT ...]

DATA are folders with any of news.jsonl (edited news: "text"), documents.jsonl (human translations: "references") and outputs.jsonl
(machine translations: "text"), one JSON object a line, each may be gzipped (.gz). Printed: findings per 1,000 words on the three, by rule
and severity. A rule earns its place by telling them apart or by being right where it speaks on edited text.
"""
import collections, gzip, json, os, subprocess, sys, tempfile

cut = next((i for i, a in enumerate(sys.argv[1:], 1) if not os.path.isdir(a)), 0)
if cut < 2: sys.exit(__doc__)
folders, stet, extra = sys.argv[1:cut], sys.argv[cut], sys.argv[cut + 1:]
SIDES = {'news': 'news', 'documents': 'human', 'outputs': 'machine'}


def lines(folder, name):
    for path, opened in ((f'{folder}/{name}.jsonl', open), (f'{folder}/{name}.jsonl.gz', gzip.open)):
        if os.path.exists(path):
            with opened(path, 'rt', encoding='utf8') as file:
                yield from map(json.loads, file)


words, count = collections.Counter(), collections.Counter()
with tempfile.TemporaryDirectory() as tmp:
    n = 0
    for side in SIDES.values(): os.makedirs(f'{tmp}/{side}')
    for folder in folders:
        for name, side in SIDES.items():
            for line in lines(folder, name):
                for text in line.get('references') or [line['text']]:
                    open(f'{tmp}/{side}/{n:06d}.txt', 'w', encoding='utf8').write(text + '\n'); n += 1
                    words[side] += len(text.split())
    if not n: sys.exit(f'{" ".join(folders)}: no news.jsonl, documents.jsonl or outputs.jsonl')
    run = subprocess.run([stet, 'check', '--no-config', '--format', 'jsonl', *extra, tmp], capture_output=True, text=True)
    if run.returncode not in (0, 1): sys.exit(f'exit {run.returncode}: {run.stderr[-2000:]}')
    for f in map(json.loads, run.stdout.split('\n')[:-1]):
        side = f['file'][len(tmp) + 1:].split('/')[0]
        for rule in (f['rule'], 'all'): count[rule, f['severity'], side] += 1
print(f"{'rule':34} {'severity':9}" + ''.join(f'{side:>9}' for side in SIDES.values()) + '   per 1,000 words ('
      + ', '.join(f'{words[s]} {s}' for s in SIDES.values()) + ')')
for r, s in sorted({(r, s) for r, s, _ in count}):
    print(f'{r:34} {s:9}' + ''.join(f'{1000 * count[r, s, side] / max(1, words[side]):9.3f}' for side in SIDES.values()))
