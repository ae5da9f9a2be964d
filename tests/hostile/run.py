#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Hostile input: stet says clearly what is wrong and where, checks the rest, and never takes more than its share of time.

usage: run.py STET GROUP... [--small] [--only NAME]

GROUP is files, encodings, data or growth. Time is only ever compared with time of the same run: four times the input may take
eight times the processor time. --small: shorter texts (sanitizer builds). With STET_TEST_BIG set, growth checks lines of 50 and
200 MB too and prints what they took.
"""
import argparse
import json
import os
import pathlib
import resource
import socket
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.dont_write_bytecode = True
import inputs  # noqa: E402

SLOWEST = 8.0  # four times the text, times of the longer to the shorter run
WRONG = "Sergei Shoig said that the plan was ready.\n"
FOUND = "name/misspelt"


class Run:
    def __init__(self, status, out, err, user):
        self.status, self.out, self.err, self.user = status, out, err, user

    def findings(self):
        return [json.loads(line) for line in self.out.splitlines()]


class Tests:
    def __init__(self, program, small):
        self.program, self.small, self.failures, self.count = str(pathlib.Path(program).resolve()), small, [], 0
        self.name = ""
        self.folder = None

    def run(self, *arguments, stdin=b"", env=None, limit=120, before=None):
        """`before` runs in the child; a run that lasts longer than `limit` seconds of clock time hangs."""
        process = subprocess.Popen([self.program, *map(str, arguments)], cwd=self.folder, preexec_fn=before,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env={**self.clean, **(env or {})})
        streams = {}
        readers = [threading.Thread(target=lambda n=n, f=f: streams.__setitem__(n, f.read()))
                   for n, f in (("out", process.stdout), ("err", process.stderr))]
        for reader in readers:
            reader.start()
        timer = threading.Timer(limit, process.kill)
        timer.start()
        try:
            process.stdin.write(stdin)
            process.stdin.close()
        except BrokenPipeError:
            pass
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        timer.cancel()
        for reader in readers:
            reader.join()
        return Run(process.returncode, streams["out"], streams["err"].decode("utf-8", "backslashreplace"),
                   usage.ru_utime)

    def check(self, *arguments, **options):
        return self.run("check", "--no-config", "--format", "jsonl", "-j", "1", *arguments, **options)

    def write(self, name, data):
        path = pathlib.Path(self.folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return name

    def expect(self, condition, message, run=None):
        if condition:
            return
        if run is not None:
            message += f"; status {run.status}, standard error: {run.err[:600].strip() or 'empty'}"
        self.failures.append(f"{self.name}: {message}")
        print(f"FAILED {self.failures[-1]}", flush=True)

    def refused(self, run, *texts):
        """stet could not do its work and says so in one line a file."""
        self.expect(run.status == 2, "should end with status 2", run)
        for text in texts:
            self.expect(text in run.err, f"should say {text!r}", run)
        self.expect(all(line.startswith("stet: ") for line in run.err.splitlines()), "says more than its messages", run)

    def checked(self, run, name=None):
        """stet did its work; every finding lies inside the file and shows what stands there."""
        self.expect(run.status in (0, 1) and not run.err, "should check the text without a word", run)
        data = (pathlib.Path(self.folder) / name).read_bytes() if name else None
        last = 0
        for line in run.out.splitlines()[:2000] if run.status in (0, 1) else ():
            found = json.loads(line)
            start, end = found["offset"], found["offset"] + found["length"]
            if data is not None:
                self.expect(last <= start <= end <= len(data), f"finding out of place: {line[:200]!r}")
                self.expect(data[start:end].decode("utf-8", "replace").count("\ufffd") > 0
                            or data[start:end].decode() == found["text"], f"text is not what stands there: {line[:200]!r}")
            last = start
        return run

    def one(self, name, test):
        self.name, self.count = name, self.count + 1
        with tempfile.TemporaryDirectory() as folder:
            os.chmod(folder, 0o755)
            self.folder = folder
            self.clean = {k: v for k, v in os.environ.items()
                          if not k.startswith(("LC_", "XDG_", "DICPATH", "LANG"))} | {"HOME": folder}
            test(self)


# ---------------------------------------------------------------- files

def missing(t):
    t.refused(t.check("no such.md"), "no such.md", "No such file")


def others_are_checked(t):
    t.write("a.md", WRONG)
    run = t.check("none.md", "a.md", "none.txt")
    t.refused(run, "none.md", "none.txt")
    t.expect([f["file"] for f in run.findings()] == ["a.md"], "the file that is there should be checked", run)


def unreadable(t):
    t.write("a.md", WRONG)
    os.chmod(pathlib.Path(t.folder) / "a.md", 0)
    demote = None
    if os.geteuid() == 0:
        def demote():
            os.setgid(65534)
            os.setuid(65534)
    try:
        run = t.check("a.md", before=demote)
    except (PermissionError, subprocess.SubprocessError):
        return  # root's own build folder: nobody else can start the program
    t.refused(run, "a.md", "Permission denied")
    os.mkdir(pathlib.Path(t.folder) / "closed", 0)
    t.refused(t.check("closed", before=demote), "closed", "Permission denied")


def loops(t):
    folder = pathlib.Path(t.folder)
    (folder / "loop.md").symlink_to("loop.md")
    t.refused(t.check("loop.md"), "loop.md", "symbolic links")
    t.write("f/a.md", WRONG)
    (folder / "f" / "self").symlink_to(".")
    (folder / "f" / "up").symlink_to("../f")
    (folder / "f" / "root").symlink_to("..")
    (folder / "f" / "broken.md").symlink_to("gone.md")
    run = t.check("f")
    t.refused(run, "f/broken.md", "No such file")
    t.expect(len({f["file"] for f in run.findings()}) <= 3 and run.findings(), "a loop should be walked once", run)


def pipes(t):
    folder = pathlib.Path(t.folder)
    os.mkfifo(folder / "pipe")
    t.refused(t.check("pipe", limit=20), "pipe")
    os.mkfifo(folder / "in-folder.md")
    t.refused(t.check(".", limit=20), "nothing was checked")
    t.write("a.md", WRONG)
    t.expect(len(t.checked(t.check(".", limit=20)).findings()) == 1, "pipes in a folder are no articles")
    run = t.check("/dev/stdin", stdin=WRONG.encode())
    t.expect(run.status == 1 and FOUND.encode() in run.out, "an open pipe should be read", run)


def devices(t):
    t.checked(t.check("/dev/null"))
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(pathlib.Path(t.folder) / "socket.md"))
        t.refused(t.check("socket.md"), "socket.md")
    if not t.small:
        t.refused(t.check("/dev/zero"), "/dev/zero", "1 GiB")


def huge(t):
    for name in ("huge.txt", ".stet.yaml", "huge.tsv"):
        with open(pathlib.Path(t.folder) / name, "wb") as file:
            file.truncate(3 << 29)
    t.refused(t.check("huge.txt"), "huge.txt", "1 GiB")
    t.write("f/a.md", WRONG)
    t.refused(t.check("--names", "huge.tsv", "f/a.md"), "huge.tsv", "1 GiB")
    t.refused(t.run("check", "f/a.md"), ".stet.yaml", "1 GiB")


def not_a_file(t):
    t.write("a.md", WRONG)
    t.refused(t.check(""), "No such file")
    t.refused(t.check("a.md/"), "a.md/", "Not a directory")
    t.refused(t.check("x" * 5000), "xxx", "File name too long")


def deep_folders(t):
    path = pathlib.Path(t.folder) / "d"
    for _ in range(200):
        path = path / "folder"
    path.mkdir(parents=True)
    (path / "a.md").write_text(WRONG)
    run = t.checked(t.check("d"))
    t.expect(len(run.findings()) == 1, "the file at the bottom should be checked", run)


# ---------------------------------------------------------------- encodings

DAMAGE = {"latin-1": b"\xe9", "overlong": b"\xc0\xaf", "surrogate": b"\xed\xa0\x80", "too high": b"\xf5\x80\x80\x80",
          "cut off": b"\xe2\x80", "stray": b"\x80", "five bytes": b"\xf8\x88\x80\x80\x80"}


def invalid_utf8(t):
    for damage, data in DAMAGE.items():
        for name in ("a.txt", "a.md"):
            before = "Some words stand here, é too, and the caf".encode()
            t.write(name, before + data + b" was closed.\n\n" + WRONG.encode())
            run = t.checked(t.check(name), name)
            bad = [f for f in run.findings() if f["rule"] == "residue/encoding"]
            t.expect(len(bad) == 1 and bad[0]["offset"] == len(before) and bad[0]["line"] == 1
                     and bad[0]["column"] == len(before.decode()) + 1, f"{damage} in {name}: {bad}", run)
            rest = [f for f in run.findings() if f["rule"] == FOUND]
            t.expect(len(rest) == 1 and rest[0]["text"] == "Shoig" and rest[0]["line"] == 3,
                     f"{damage} in {name}: the rest should be checked", run)
    for name in ("a.txt", "a.md"):
        t.write(name, WRONG.encode() + b"The end \xe2")
        t.expect(any(f["rule"] == "residue/encoding" for f in t.checked(t.check(name), name).findings()), "cut at the end")
        t.write(name, "Министр сказал, что план готов. ".encode("cp1251") * 50)
        t.expect(any(f["rule"] == "residue/encoding" for f in t.checked(t.check(name), name).findings()), "code page 1251")


def wide_encodings(t):
    for codec in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        for mark in ("", "\ufeff"):
            for name in ("a.txt", "a.md"):
                t.write(name, (mark + WRONG * 20).encode(codec))
                run = t.check(name)
                t.refused(run, name, "iconv", codec[:6].upper())
    t.write("a.txt", ("\ufeff" + "Министр сказал, что план готов.").encode("utf-16"))
    t.refused(t.check("a.txt"), "a.txt", "iconv")


def byte_order_mark(t):
    for name in ("a.txt", "a.md"):
        t.write(name, "\ufeff" + WRONG)
        found = [f for f in t.checked(t.check(name), name).findings() if f["rule"] == FOUND]
        t.expect(len(found) == 1 and (found[0]["line"], found[0]["column"], found[0]["offset"]) == (1, 8, 10),
                 f"{name}: {found}")
        t.write(name, "\ufeff")
        t.expect(not t.checked(t.check(name), name).out, "a mark alone is an empty text")
    t.write(".stet.yaml", "\ufefflanguage: en_US\n")
    t.write("list.tsv", "\ufeffname\tkind\nSergei Zhukovets\tperson\n")
    t.write("a.txt", "Sergei Zhukovec said that.\n")
    run = t.run("check", "--format", "jsonl", "--names", "list.tsv", "a.txt")
    t.expect(b"Zhukovets" in run.out, "marks in configuration and list should be skipped", run)


def nul_bytes(t):
    for name in ("a.txt", "a.md"):
        t.write(name, b"Some words \0 here and th\0ere.\n\n" + WRONG.encode())
        before = (pathlib.Path(t.folder) / name).read_bytes()
        for command in ("check", "fix"):
            t.refused(t.run(command, "-q", "--no-config", name), name, "no text", "byte 12 is NUL")
        t.expect((pathlib.Path(t.folder) / name).read_bytes() == before, f"{name} was written")


NO_TEXT = {"photo.png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"), "scan.md": (b"%PDF-1.4\n%\xe2\xe3\n", "a PDF document"),
           "letter.docx": (b"PK\3\4\x14\0\6\0", "a Word document"), "notes.txt": (b"PK\3\4\x14\0\6\0", "a ZIP archive"),
           "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "an old Office document"), "a.gz": (b"\x1f\x8b\x08\0", "an archive"),
           "memo.txt": (b"{\\rtf1\\ansi " + WRONG.encode() + b"}", "a Rich Text document"),
           "noise.txt": (bytes(range(1, 32)) * 9, "control characters"),
           "data.json": (b'{"text": "Sergei Shoig said."}\n', "JSON"), "film.SRT": (WRONG.encode(), "a file of subtitles"),
           "feed.xml": (b"<a>" + WRONG.encode() + b"</a>", "XML"), "table.csv": (WRONG.encode(), "a table")}


def no_text(t):
    """Refused when named, in whatever way; never written."""
    for name, (data, what) in NO_TEXT.items():
        t.write(name, data)
        for command in ("check", "fix"):
            t.refused(t.run(command, "-q", "--no-config", name), name, what, ";")
            if what not in ("JSON", "a file of subtitles", "XML", "a table"):
                t.refused(t.run(command, "-q", "--no-config", "--as", "markdown", name), name)
        t.refused(t.run("check", "--no-config", "--stdin-name", name, "-", stdin=data), name, what)
        t.expect((pathlib.Path(t.folder) / name).read_bytes() == data, f"{name} was written")
    for name in ("data.json", "film.SRT"):
        run = t.run("check", "--no-config", "--format", "jsonl", "--as", "plain", name)
        t.expect(any(f["rule"] == FOUND for f in run.findings()), "--as plain should have it checked", run)
    for name in ("LETTER", "letter.2026-11-30", "RIFF.txt"):
        t.write(name, "RIFF and ID3 tags, BZh too. " + WRONG)
        t.expect(any(f["rule"] == FOUND for f in t.check(name).findings()), f"{name} is plain text")


def line_breaks(t):
    lines = ["The first line is here.", "", WRONG.strip(), "", "Then Sergei Shoig left."]
    for mark in ("\n", "\r\n", "\r"):
        for name in ("a.txt", "a.md"):
            text = mark.join(lines) + mark
            t.write(name, text)
            found = [(f["line"], f["column"], f["offset"]) for f in t.checked(t.check(name), name).findings()
                     if f["rule"] == FOUND]
            t.expect(found == [(3, 8, text.index("Shoig")), (5, 13, text.rindex("Shoig"))], f"{mark!r} in {name}: {found}")


def empty(t):
    for data in ("", "\n", " ", "\r\n\r\n", "\t", "\u00a0", "---\n---\n"):
        for name in ("a.txt", "a.md"):
            t.write(name, data)
            t.expect(t.checked(t.check(name), name).status == 0, f"{data!r} in {name}")
    t.checked(t.check("-", stdin=b""))


# ---------------------------------------------------------------- lists, configurations, dictionaries, caches

def broken_lists(t):
    t.write("a.md", WRONG)
    rows = "".join(f"Name Number\u00e9{i}\tperson\n" for i in range(3))
    for title, data, line in [
            ("no header", "Sergei Shoigu\tperson\n", 1), ("unknown column", "name\tcolour\nA\tred\n", 1),
            ("twice", "name\tname\nA\tB\n", 1),
            ("unknown kind", "name\tkind\nMinsk\ttown\n", 2), ("too many fields", "name\nMinsk\tplace\n", 2),
            ("no name", "name\tkind\nMinsk\tplace\n\tplace\n", 3), ("bad year", "name\tsince\nMinsk\t12x\n", 2),
            ("many words", "name\n" + "a " * 40 + "\n", 2), ("header only", "name\tkind\n", None), ("empty", "", None),
            ("comments only", "# nothing\n", None), ("long field", "name\n" + "a" * 2_000_000 + "\n", None),
            ("code page", ("name\tkind\n" + rows).encode("latin-1"), 2), ("NUL", b"name\nMin\0sk\n", 2),
            ("UTF-16", "name\tkind\nMinsk\tplace\n".encode("utf-16"), None),
            ("columns", "\t".join(["name"] + ["ru"] * 200) + "\nA\n", 1), ("noise", bytes(range(256)) * 50, None)]:
        t.write("list.tsv", data)
        run = t.check("--names", "list.tsv", "a.md")
        if title == "long field" and run.status in (0, 1):
            continue
        t.refused(run, "list.tsv")
        if line:
            t.expect(f"list.tsv:{line}:" in run.err, f"{title}: should name line {line}", run)
        t.expect(len(run.err) < 1000, f"{title}: the message is too long", run)
    t.refused(t.check("--names", ".", "a.md"), "folder")
    t.refused(t.check("--names", "none.tsv", "a.md"), "none.tsv", "No such file")


def broken_configurations(t):
    t.write("f/a.md", WRONG)
    laughs = "a: &a [x]\n" + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(12))
    for title, data in [
            ("unknown key", "langauge: en_US\n"), ("unknown rule", "rules: {name/nothing: error}\n"),
            ("bad level", "rules: {name: loud}\n"), ("no mapping", "- a\n- b\n"), ("a word", "hello\n"),
            ("tab", "rules:\n\tname: off\n"), ("open", "rules: {name: off\n"), ("quote", "language: \"en\n"),
            ("deep", "ignore: " + "[" * 100_000 + "\n"), ("aliases", laughs), ("loop", "ignore: &a [*a]\n"),
            ("two documents", "language: en_US\n---\nlanguage: en_GB\n"), ("code page", "language: \u00e9\n".encode("latin-1")),
            ("NUL", b"language: en\0US\n"), ("UTF-16", "langauge: en_US\n".encode("utf-16")),
            ("noise", bytes(range(256)) * 50), ("twice", "language: en_US\nlanguage: en_GB\n"),
            ("no list", "names: none.tsv\n"), ("no language", "language: xx_XX\n"),
            ("language with a path", "language: ../../etc\n")]:
        t.write("f/.stet.yaml", data)
        run = t.run("check", "f/a.md")
        t.refused(run)
        where = "none.tsv" if title == "no list" else ".stet.yaml"
        t.expect(where in run.err, f"{title}: should name {where}", run)
        t.expect(len(run.err) < 1000, f"{title}: the message is too long", run)
    t.write("f/.stet.yaml", "ignore: [" + ", ".join(f"'a{'*a' * 20}{i}'" for i in range(300)) + "]\n")
    t.expect(t.run("check", "f/a.md", limit=20).status == 1, "patterns with many stars should be matched at once")
    t.write("f/" + "a" * 200 + ".md", WRONG)
    t.expect(t.run("check", "f/" + "a" * 200 + ".md", limit=20).status == 1, "stars against a long name")


def broken_dictionaries(t):
    t.write("a.md", WRONG)
    for title, dic, aff in [("empty", "", "SET UTF-8\n"), ("no count", "word\n", "SET UTF-8\n"), ("noise", bytes(range(128, 256)) * 9, "")]:
        t.write("d/en_XX.dic", dic)
        t.write("d/en_XX.aff", aff)
        run = t.check("--language", "en_XX", "a.md", env={"DICPATH": str(pathlib.Path(t.folder) / "d")})
        t.refused(run, "en_XX.dic")
    t.refused(t.check("--language", "zz_ZZ", "a.md"), "zz_ZZ", "hunspell-zz-zz")
    t.refused(t.check("--language", "../d/en_XX", "a.md"), "language")
    for title, dic, aff in [("too few", "99999999999\nword\n", "SET UTF-8\n"), ("odd flags", "1\nword/\xff\xfe/ZZ\n", "SET UTF-8\nPFX A Y 9\n"),
                            ("noise", b"1\n" + bytes(range(1, 256)) * 20, bytes(range(1, 256)) * 20)]:
        t.write("d/en_XX.dic", dic.encode("latin-1") if isinstance(dic, str) else dic)
        t.write("d/en_XX.aff", aff)
        run = t.check("--language", "en_XX", "a.md", env={"DICPATH": str(pathlib.Path(t.folder) / "d")})
        t.expect(run.status in (0, 1, 2), f"{title}: should not crash", run)


def damaged_cache(t):
    names = "".join(f"{w.capitalize()} Korvachenko\tperson\n" for w in inputs.words(3000, True))
    t.write("list.tsv", "name\tkind\n" + names)
    t.write("a.md", "Today " + names.split("\t")[0] + " met Sergei Shoig.\n")
    env = {"XDG_CACHE_HOME": str(pathlib.Path(t.folder) / "cache")}
    right = t.check("--names", "list.tsv", "a.md", env=env)
    t.expect(right.status == 1, "should find the name", right)
    cached = sorted(pathlib.Path(t.folder, "cache").rglob("*.names"))
    t.expect(len(cached) == 1, f"one list should be cached, not {len(cached)}")
    whole = cached[0].read_bytes() if cached else b""
    for title, data in [("empty", b""), ("short", whole[:100]), ("half", whole[:len(whole) // 2]), ("cut", whole[:-1]),
                        ("noise", b"\xff" * len(whole)), ("zeros", bytes(len(whole))), ("other", whole[:8] + b"\xff" * 200 + whole[208:]),
                        ("end", whole[:-4000] + b"\xff" * 4000)]:
        cached[0].write_bytes(data)
        run = t.check("--names", "list.tsv", "a.md", env=env)
        t.expect((run.status, run.out, run.err) == (right.status, right.out, right.err), f"{title}: another result", run)
    cached[0].unlink()
    cached[0].mkdir()
    run = t.check("--names", "list.tsv", "a.md", env=env)
    t.expect(run.out == right.out and not run.err, "a folder in the place of the cache file", run)
    cached[0].rmdir()
    os.chmod(cached[0].parent, 0o500)
    run = t.check("--names", "list.tsv", "a.md", env=env)
    t.expect(run.out == right.out and not run.err, "a cache that cannot be written", run)
    os.chmod(cached[0].parent, 0o700)


# ---------------------------------------------------------------- growth

def growing(file, make, size):
    def test(t):
        n = size // 10 if t.small else size
        for attempt in (1, 2):
            t.write("1/" + file, make(n))
            t.write("4/" + file, make(4 * n))
            one, four = (t.checked(t.check(f"{k}/{file}"), f"{k}/{file}") for k in (1, 4))
            ratio = max(four.user, 0.01) / max(one.user, 0.01)
            if ratio <= SLOWEST or attempt == 2:
                break
        t.expect(ratio <= SLOWEST, f"four times the text takes {ratio:.1f} times the time ({one.user:.2f} s, {four.user:.2f} s)")
        print(f"{t.name:24} {one.user:6.2f} s {four.user:6.2f} s {ratio:5.1f}", flush=True)
    return test


def long_line(t):
    size = 2_000_000 if t.small else 20_000_000
    runs = []
    for n in (size // 4, size):
        t.write("a.txt", inputs.repeat(inputs.PARAGRAPH)(n) + WRONG.encode())
        runs.append(t.checked(t.check("a.txt"), "a.txt"))
        t.expect(b'"Shoig"' in runs[-1].out.splitlines()[-1], "the end of the line should be checked")
        print(f"{n / 1e6:5.1f} MB in a line      {runs[-1].user:6.2f} s", flush=True)
    t.expect(runs[1].user <= SLOWEST * runs[0].user, f"{runs[0].user:.2f} s, then {runs[1].user:.2f} s")


def big_line(t):
    """Reports go into a file: they are larger than the text."""
    if not os.environ.get("STET_TEST_BIG"):
        return
    for size in (50_000_000, 200_000_000):
        with open(pathlib.Path(t.folder) / "a.txt", "wb") as file:
            for _ in range(size // 1_000_000):
                file.write(inputs.repeat(inputs.PARAGRAPH)(1_000_000))
            file.write(WRONG.encode())
        start = time.time()
        with open(pathlib.Path(t.folder) / "report", "wb") as report:
            process = subprocess.Popen([t.program, "check", "--no-config", "--format", "line", "a.txt"], cwd=t.folder,
                                       stdout=report, stdin=subprocess.DEVNULL, env=t.clean)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        with open(pathlib.Path(t.folder) / "report", "rb") as report:
            report.seek(-1000, os.SEEK_END)
            t.expect(process.returncode == 1 and b'"Shoig"' in report.read(), f"{size}: the end of the line should be checked")
        print(f"{size / 1e6:5.0f} MB in a line      {usage.ru_utime:6.2f} s, {time.time() - start:.1f} s by the clock, "
              f"{usage.ru_maxrss / 1024:.0f} MB at most", flush=True)


def many_files(t):
    count = 200 if t.small else 1000
    for i in range(4 * count):
        t.write(f"{1 if i < count else 4}/{i}.txt", WRONG)
    one, four = t.checked(t.check("1")), t.checked(t.check("1", "4"))
    t.expect(len(four.findings()) == 4 * count, "every file should be checked", four)
    t.expect(four.user <= SLOWEST * max(one.user, 0.02), f"{one.user:.2f} s, then {four.user:.2f} s")


GROUPS = {
    "files": [missing, others_are_checked, unreadable, loops, pipes, devices, huge, not_a_file, deep_folders],
    "encodings": [invalid_utf8, wide_encodings, byte_order_mark, nul_bytes, no_text, line_breaks, empty],
    "data": [broken_lists, broken_configurations, broken_dictionaries, damaged_cache],
    "growth": [long_line, big_line, many_files],
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("groups", nargs="+", choices=sorted(GROUPS), metavar="GROUP")
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    tests = Tests(options.program, options.small)
    for group in options.groups:
        cases = [(f.__name__.replace("_", "-"), f) for f in GROUPS[group]]
        if group == "growth":
            cases += [(name, growing(*how)) for name, how in inputs.GROWING.items()]
        for name, test in cases:
            if options.only in ("", name):
                tests.one(name, test)
    print(f"{tests.count} cases, {len(tests.failures)} failures")
    return bool(tests.failures)


if __name__ == "__main__":
    sys.exit(main())
