#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How often each rule speaks on human-edited text and on machine translations.

usage: rates.py DATA STET [EXTRA ARGUMENT ...]

DATA is a folder with documents.jsonl (human references) and outputs.jsonl (translations), one JSON object a line. Printed: findings
per 1,000 words on both, by rule and severity, and how many times more on the machine's side. A rule earns its place by telling them apart
or by being right where it speaks on edited text.
"""
import collections, json, os, subprocess, sys, tempfile

data, stet, extra = sys.argv[1], sys.argv[2], sys.argv[3:]
words, count = collections.Counter(), collections.Counter()
with tempfile.TemporaryDirectory() as tmp:
    for side in ('edited', 'machine'): os.makedirs(f'{tmp}/{side}')
    n = 0
    for line in open(f'{data}/documents.jsonl', encoding='utf8'):
        for text in json.loads(line)['references']:
            open(f'{tmp}/edited/{n:05d}.txt', 'w', encoding='utf8').write(text + '\n'); n += 1
            words['edited'] += len(text.split())
    for n, line in enumerate(open(f'{data}/outputs.jsonl', encoding='utf8')):
        text = json.loads(line)['text']
        open(f'{tmp}/machine/{n:05d}.txt', 'w', encoding='utf8').write(text + '\n')
        words['machine'] += len(text.split())
    run = subprocess.run([stet, 'check', '--no-config', '--format', 'jsonl', *extra, f'{tmp}/edited', f'{tmp}/machine'],
                         capture_output=True, text=True)
    if run.returncode not in (0, 1): sys.exit(f'exit {run.returncode}: {run.stderr[-2000:]}')
    for f in map(json.loads, run.stdout.split('\n')[:-1]):
        side = f['file'][len(tmp) + 1:].split('/')[0]
        count[f['rule'], f['severity'], side] += 1
        count['all', f['severity'], side] += 1
rate = lambda r, s, side: 1000 * count[r, s, side] / max(1, words[side])
print(f"{'rule':34} {'severity':9} {'edited':>8} {'machine':>8}   per 1,000 words ({words['edited']} and {words['machine']} words)")
for r, s in sorted({(r, s) for r, s, _ in count}):
    print(f"{r:34} {s:9} {rate(r, s, 'edited'):8.3f} {rate(r, s, 'machine'):8.3f}")
