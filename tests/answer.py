# SPDX-License-Identifier: Apache-2.0
"""Answers the questions of `stet fix -i` on a pseudo-terminal. usage: answer.py ANSWERS ARGUMENT..."""
import os
import pty
import sys

answers, arguments = sys.argv[1], sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    os.environ["TERM"] = "dumb"
    os.execv(os.environ["STET"], ["stet", "fix", "-i", *arguments])
shown = b""
while True:
    try:
        read = os.read(terminal, 4096)
    except OSError:
        break
    if not read:
        break
    shown += read
    if shown.endswith(b"[?]: ") and answers:
        os.write(terminal, {"C": b"\x03", "D": b"\x04"}.get(answers[0], answers[0].encode() + b"\n"))
        answers = answers[1:]
print(shown.decode().replace("\r", ""), end="")
status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print(f"status {status}")
