#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The HTML report in a browser: stepping, filtering, no error on the console. usage: page.py PROGRAM

Status 77 (skipped) where there is no chromium.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ARTICLES = {
    "a.md": "The minister, Sergei Shoig, left .\n\nHe said that the the plan is good.\n",
    "b.txt": "Sergei Shoig </script> <b>came</b> .\n",
}
PROBE = """<script>
const seen = [];
const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
const now = () => {
  const items = [...document.querySelectorAll(".findings li")];
  seen.push([items.findIndex((i) => i.hasAttribute("aria-current")), document.querySelectorAll("mark.now").length,
    items.filter((i) => !i.hidden).length, document.getElementById("live").textContent !== ""]);
};
now();
press("j"); now();
press("j"); now();
press("k"); now();
press("k"); now();
document.querySelector("[name=level][value=warning]").click(); now();
press("j"); now();
document.querySelector("[name=level][value=warning]").click();
const family = document.getElementById("family");
family.value = "residue";
family.dispatchEvent(new Event("change")); now();
document.getElementById("next").click(); now();
document.body.innerHTML = "";
document.body.textContent = "SEEN" + JSON.stringify({ seen, families: family.options.length,
  resources: performance.getEntriesByType("resource").length }) + "END";
</script>"""


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser:
        print("skipped: there is no chromium on this machine")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for path, text in ARTICLES.items():
            (folder / path).write_text(text)
        found = subprocess.run([program, "--no-config", "--notes", "-f", "jsonl", *ARTICLES], cwd=folder, capture_output=True)
        findings = [json.loads(line) for line in found.stdout.decode().splitlines()]
        page = subprocess.run([program, "--no-config", "--notes", "-f", "html", *ARTICLES], cwd=folder, capture_output=True).stdout
        (folder / "page.html").write_text(page.decode().replace("</body>", PROBE + "</body>"))
        done = subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
                               f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=2000", "--dump-dom",
                               f"file://{folder / 'page.html'}"], capture_output=True, timeout=120)
    shown = re.search(r"SEEN(\{.*\})END", done.stdout.decode())
    console = [line for line in done.stderr.decode(errors="replace").splitlines() if "CONSOLE" in line]
    if not shown:
        if "CONSOLE" not in done.stderr.decode(errors="replace"):
            print("skipped: chromium does not run here")
            return 77
        print(done.stderr.decode(errors="replace")[-2000:])
        return 1
    state = json.loads(shown[1])
    count = len(findings)
    errors = [i for i, f in enumerate(findings) if f["severity"] == "error"]
    level = sum(f["severity"] != "warning" for f in findings)
    family = [i for i, f in enumerate(findings) if f["rule"].startswith("residue/")]
    expected = [[-1, 0, count, False], [0, 1, count, True], [1, 1, count, True], [0, 1, count, True],
                [0, 1, count, True], [0, 1, level, True], [errors[1], 1, level, True],
                [-1, 0, len(family), True], [family[0], 1, len(family), True]]
    assert findings[0]["severity"] == "error" and len(errors) > 1 and len(family) > 1, findings
    assert state["seen"] == expected, (state["seen"], expected)
    assert state["families"] == 1 + len({f["rule"].split("/")[0] for f in findings})
    assert state["resources"] == 0 and not console, console
    print(f"{count} findings stepped through and filtered")
    return 0


if __name__ == "__main__":
    sys.exit(main())
