#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every report in src/report/reports.def is what its readers expect. usage: run.py PROGRAM ROOT

A format that is added needs a function `check_NAME(text, findings)` here; `findings` are those of JSON Lines for the same articles.
"""
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree

ARTICLES = {
    "a.md": "# Visit, 50% off: a test\n\nThe minister, Sergei Shoig, left .\n\nHe said that the the plan is good.\n",
    "clean.md": "The minister left.\n",
    "odd name, 100%.txt": "Sergei Shoig \u201cquoted\u201d <b> & left .  And the the rest \u00e9t\u00e9 .\nSergei Shoig .\n",
}
SEVERITIES = {"error", "warning", "note"}


def run(program, arguments, folder, status=(0, 1)):
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL)
    assert done.returncode in status, (arguments, done.returncode, done.stderr.decode())
    return done.stdout.decode()


def need(value, keys, where):
    assert isinstance(value, dict), (where, value)
    for key, kind in keys.items():
        assert isinstance(value.get(key), kind), (where, key, value.get(key))


def check_text(text, findings):
    assert 0 < text.count("\n  --> ") <= len(findings)  # what is said again and again is folded
    assert all(found["message"] in text.replace("\n    ", " ") for found in findings if found["severity"] == "error")


def check_line(text, findings):
    lines = text.splitlines()
    assert len(lines) == len(findings)
    for line, found in zip(lines, findings):
        assert line.startswith(f'{found["file"]}:{found["line"]}:{found["column"]}: {found["severity"]}[{found["rule"]}]: ')


def check_jsonl(text, findings):
    assert [json.loads(line) for line in text.splitlines()] == findings


def check_json(text, findings):
    report = json.loads(text)
    assert report["findings"] == findings
    assert report["summary"]["files"] == len(ARTICLES)
    assert report["summary"]["complete"] is True
    assert sum(report["summary"][s + "s"] for s in SEVERITIES) == len(findings)


# The properties that the schema of SARIF 2.1.0 requires, and what it says of their values.
def check_sarif(text, findings):
    log = json.loads(text)
    need(log, {"$schema": str, "version": str, "runs": list}, "log")
    assert log["version"] == "2.1.0" and len(log["runs"]) == 1
    one = log["runs"][0]
    need(one, {"tool": dict, "results": list, "columnKind": str}, "run")
    rules = one["tool"]["driver"]["rules"]
    assert one["columnKind"] == "unicodeCodePoints" and one["tool"]["driver"]["name"] == "stet"
    for rule in rules:
        need(rule, {"id": str, "shortDescription": dict, "help": dict, "defaultConfiguration": dict}, "rule")
        assert rule["defaultConfiguration"]["level"] in SEVERITIES and rule["help"]["text"]
    prints = set()
    assert len(one["results"]) == len(findings)
    for result, found in zip(one["results"], findings):
        check_result(result, found, rules)
        (fingerprint,) = result["partialFingerprints"].values()
        assert fingerprint not in prints, fingerprint
        prints.add(fingerprint)
    assert one["invocations"][0]["executionSuccessful"] is True


def check_result(result, found, rules):
    need(result, {"ruleId": str, "ruleIndex": int, "level": str, "message": dict, "locations": list}, "result")
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == found["rule"]
    assert result["message"]["text"] == found["message"] and result["level"] == found["severity"]
    place = result["locations"][0]["physicalLocation"]
    assert re.fullmatch(r"[!#-;=?-\[\]_a-z~]+", place["artifactLocation"]["uri"]), place
    assert urllib.parse.unquote(place["artifactLocation"]["uri"]) == found["file"]
    check_region(place["region"], found)
    assert len(result.get("relatedLocations", [])) == len(found["related"])
    assert ("fixes" in result) == (found["fix"] != "none")
    for fix in result.get("fixes", []):
        (change,) = fix["artifactChanges"]
        (replacement,) = change["replacements"]
        check_region(replacement["deletedRegion"], found)
        assert replacement["insertedContent"]["text"] == found["suggestions"][0]


def check_region(region, found):
    text = ARTICLES[found["file"]].encode()
    assert (region["startLine"], region["startColumn"]) == (found["line"], found["column"])
    stretch = text[region["byteOffset"] : region["byteOffset"] + region["byteLength"]].decode()
    assert stretch == found["text"]
    lines = text.decode().split("\n")
    end = lines[region["endLine"] - 1][: region["endColumn"] - 1]
    assert end.endswith(stretch.split("\n")[-1]), (end, stretch)


def check_github(text, findings):
    lines = text.splitlines()
    assert len(lines) == len(findings)
    for line, found in zip(lines, findings):
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        fields = dict(part.split("=", 1) for part in match[2].split(","))
        assert urllib.parse.unquote(fields["file"]) == found["file"]
        assert (int(fields["line"]), int(fields["col"])) == (found["line"], found["column"])
        assert fields["title"] == found["rule"]
        assert urllib.parse.unquote(match[3]).startswith(found["message"])
        assert match[1] == {"note": "notice"}.get(found["severity"], found["severity"])


def check_gitlab(text, findings):
    report = json.loads(text)
    assert len(report) == len(findings) == len({item["fingerprint"] for item in report})
    for item, found in zip(report, findings):
        need(item, {"description": str, "check_name": str, "fingerprint": str, "severity": str, "location": dict}, "item")
        assert item["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert (item["location"]["path"], item["location"]["lines"]["begin"]) == (found["file"], found["line"])


def check_checkstyle(text, findings):
    root = ElementTree.fromstring(text.encode())
    assert root.tag == "checkstyle" and [f.get("name") for f in root] == sorted(ARTICLES)
    errors = [(f.get("name"), int(e.get("line")), int(e.get("column")), e.get("source")) for f in root for e in f]
    assert errors == [(f["file"], f["line"], f["column"], "stet." + f["rule"]) for f in findings]
    assert {e.get("severity") for f in root for e in f} <= {"error", "warning", "info"}
    for error, found in zip((e for f in root for e in f), findings):
        assert error.get("message").startswith(found["message"])


def check_junit(text, findings):
    root = ElementTree.fromstring(text.encode())
    assert root.tag == "testsuites" and len(root) == len(ARTICLES)
    for suite in root:
        assert int(suite.get("tests")) == len(suite)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
    failures = [f for f in root.iter("failure")]
    assert len(failures) == sum(found["severity"] != "note" for found in findings)


# The page as a reader without a script has it: whole, nothing from elsewhere, every finding listed and its place there.
def check_html(text, findings):
    class Page(html.parser.HTMLParser):
        def __init__(self):
            super().__init__()
            self.open, self.ids, self.marks, self.items, self.elsewhere, self.tags = [], [], [], [], [], set()

        def handle_starttag(self, tag, attributes):
            attributes = dict(attributes)
            self.tags.add(tag)
            self.ids += [attributes["id"]] if "id" in attributes else []
            self.marks += [attributes["id"]] if tag == "mark" else []
            self.items += [attributes] if "data-mark" in attributes else []
            self.elsewhere += [v for k, v in attributes.items() if k in ("src", "href") and not v.startswith("#")]
            if tag not in ("meta", "input", "link", "br"):
                self.open.append(tag)

        def handle_endtag(self, tag):
            assert self.open and self.open.pop() == tag, (tag, self.getpos())

    page = Page()
    page.feed(text)
    assert not page.open and not page.elsewhere and len(page.ids) == len(set(page.ids))
    assert {"header", "nav", "main", "section", "footer", "h1", "h2"} <= page.tags and "b" not in page.tags
    assert [item["data-level"] for item in page.items] == [found["severity"] for found in findings]
    assert {item["data-mark"] for item in page.items} == set(page.marks) and text.count("<section") == len(ARTICLES)
    assert 'aria-live="polite"' in text and "http" not in re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.S)


def fingerprints(program, folder):
    log = json.loads(run(program, ["check", "--no-config", "--notes", "-f", "sarif", "."], folder))
    return [list(result["partialFingerprints"].values())[0] for result in log["runs"][0]["results"]]


def main():
    program, root = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    formats = re.findall(r"^STET_REPORT\((\w+)\)", (root / "src/report/reports.def").read_text(), re.M)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for path, text in ARTICLES.items():
            (folder / path).write_text(text, encoding="utf-8")
        paths = ["check", "--no-config", "--notes", *sorted(ARTICLES)]
        findings = [json.loads(line) for line in run(program, [*paths, "-f", "jsonl"], folder).splitlines()]
        assert len(findings) >= 6 and {found["file"] for found in findings} != set(ARTICLES)
        for form in formats:
            globals()[f"check_{form}"](run(program, [*paths, "-f", form], folder), findings)
        # Several reports in one run are what they are alone.
        several = [argument for form in formats for argument in ("-f", f"{form}=out.{form}")]
        assert run(program, [*paths, *several], folder) == ""
        for form in formats:
            text = (folder / f"out.{form}").read_text(encoding="utf-8")
            assert text == run(program, [*paths, "-f", form], folder), form
            (folder / f"out.{form}").unlink()
        assert run(program, [*paths, "-f", "json", "--output", "report.json"], folder) == ""
        assert len(json.loads((folder / "report.json").read_text())["findings"]) == len(findings)
        (folder / "report.json").unlink()
        # Fingerprints survive lines that are put above.
        before = fingerprints(program, folder)
        for path, text in ARTICLES.items():
            (folder / path).write_text("Above.\n\n" + text, encoding="utf-8")
        assert before and fingerprints(program, folder) == before
        # Without any article: still whole.
        (folder / "empty.md").write_text("")
        for form in formats:
            if form in ("json", "jsonl", "sarif", "gitlab"):
                empty = run(program, ["check", "--no-config", "-f", form, "empty.md"], folder)
                assert form == "jsonl" or json.loads(empty) is not None
    print(f"{len(formats)} reports on {len(findings)} findings")


if __name__ == "__main__":
    main()
