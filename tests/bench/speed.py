#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast stet is, beside `aspell list` and `hunspell -l` on the same text in the same run. Nothing is asserted: read the ratios.

usage: speed.py [STET] [--runs N] [--megabytes N]

STET is a release build (default: build/release/src/stet). Two tables: a cold start on an article of 3 KB, and an archive of 10 MB.
The text is the sample articles and, where ../shared is there, the human translations of its name test (gold/names); the archive
repeats them, so that words come back as they do in an archive, but rarer words oftener than they should. The spellers read the
archive as one stream; stet reads it as a folder of articles (with 1 and 2 threads) and as one file.

Each figure is the median of N runs, taken in turn so that a busy machine slows all alike. "user" is processor time, "ratio" that
against `aspell list`, MB/s goes by the clock, "peak MB" is never below what this program takes itself (some 17). Programs that are
not installed are left out.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
REFERENCES = ROOT.parent / "shared" / "gold" / "names" / "documents.jsonl"
COLD_BYTES = 3000


def articles():
    texts = [p.read_text("utf-8") for p in sorted((ROOT / "samples").iterdir()) if p.suffix in (".md", ".txt")]
    if REFERENCES.exists():
        with REFERENCES.open(encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                texts += document["references"] if isinstance(document["references"], list) else [document["references"]]
    return [text.strip() + "\n" for text in texts if text.strip()]


def write_folder(folder, texts, size):
    """Articles of at least COLD_BYTES (short texts joined), until there are `size` bytes; the whole as one file too."""
    (folder / "archive").mkdir()
    written = number = 0
    pending = ""
    with (folder / "all.txt").open("wb") as whole:
        while written < size:
            for text in texts:
                pending += text + "\n"
                data = pending.encode()
                if len(data) < COLD_BYTES:
                    continue
                (folder / "archive" / f"{number:05}.txt").write_bytes(data)
                whole.write(data)
                written, number, pending = written + len(data), number + 1, ""
                if written >= size:
                    break
    return written


def write_article(folder, texts):
    article = ""
    for text in texts:
        article += text + "\n"
        if len(article.encode()) >= COLD_BYTES:
            break
    (folder / "article.txt").write_text(article, "utf-8")
    return len(article.encode())


def measure(command, stdin):
    with open(stdin, "rb") as source:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def table(title, size, commands, runs):
    results = {name: [] for name, _, _ in commands}
    for _ in range(runs):
        for name, command, stdin in commands:
            results[name].append(measure(command, stdin))
    medians = {name: [statistics.median(column) for column in zip(*rows)] for name, rows in results.items()}
    base = medians.get("aspell list")
    print(f"\n{title}, median of {runs}")
    print(f"{'':26}{'clock ms':>10}{'user ms':>10}{'ratio':>8}{'MB/s':>8}{'peak MB':>9}")
    for name, (clock, user, peak) in medians.items():
        ratio = f"{user / base[1]:.2f}" if base and base[1] else "-"
        print(f"{name:26}{clock * 1e3:10.1f}{user * 1e3:10.1f}{ratio:>8}{size / 1e6 / clock:8.1f}{peak:9.0f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stet", nargs="?", default=str(ROOT / "build/release/src/stet"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--megabytes", type=float, default=10)
    options = parser.parse_args()
    if not os.access(options.stet, os.X_OK):
        parser.error(f"{options.stet} is not there; build it: cmake --preset release && cmake --build --preset release")
    stet = [options.stet, "check", "--no-config", "--format", "line"]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        texts = articles()
        article, archive, whole = folder / "article.txt", folder / "archive", folder / "all.txt"
        small, large = write_article(folder, texts), write_folder(folder, texts, int(options.megabytes * 1e6))
        spellers = [(f"{p} {o}", [p, o, *more], None) for p, o, more in (
            ("aspell", "list", ["--lang=en_US", "--encoding=utf-8"]), ("hunspell", "-l", ["-d", "en_US", "-i", "UTF-8"]))
            if shutil.which(p)]
        table(f"cold start, {small / 1e3:.1f} KB", small,
              [(n, c, article) for n, c, _ in spellers] + [("stet", [*stet, str(article)], os.devnull)], options.runs * 4)
        table(f"archive, {large / 1e6:.1f} MB, {len(list(archive.iterdir()))} articles", large,
              [(n, c, whole) for n, c, _ in spellers]
              + [(f"stet, {j} thread{'s' * (j > 1)}", [*stet, "-j", str(j), str(archive)], os.devnull) for j in (1, 2)]
              + [("stet, one file", [*stet, str(whole)], os.devnull)], options.runs)


if __name__ == "__main__":
    main()
