#!/usr/bin/env python3
"""Twice the input costs at most 2.2 times the instructions: `.ci/linear.py MCPLINT [KIND...]`.

Every family of rules, every shape of one long server, every output format, and repairs. Instructions are counted
by valgrind, so that the load of the machine does not matter; without valgrind nothing is checked, and that is said.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "labs" / "speed"))
import generate  # noqa: E402

MOST = 2.2
FORMATS = ["full", "concise", "json", "sarif", "github", "gitlab", "junit"]
CONCISE = ("--output-format", "concise")
FIX = ("--fix", "--unsafe-fixes")
ENTRIES = ["args", "words", "variables", "headers", "keys"]
# What is quadratic in few steps shows only where there are many.
MANY = ["twins", "yaml-twins", "inputs", "inputs-more", "ignored", "forwarded", "references", "wsl", "proxied", "launchers"]
MANY += ["password", "misfits"]


def instructions(program, folder, text, name, *options):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, str(path)]
    run = subprocess.run([*command, "--no-host", "--no-config", *options], capture_output=True, text=True)
    counted = re.search(r"Collected\s*:\s*(\d+)", run.stderr)
    if run.returncode not in (0, 1) or not counted:
        sys.exit(f"{path.name} {options}: status {run.returncode}\n{run.stderr[-2000:]}")
    return int(counted[1])


def main(program, *chosen):
    program = str(pathlib.Path(program).resolve())
    if not shutil.which("valgrind"):
        print("skipped: there is no valgrind here to count instructions with")
        return
    cases = [(kind, 150, options) for kind in generate.KINDS for options in (CONCISE, FIX)]
    cases += [(kind, 1000, options) for kind in ENTRIES for options in (CONCISE, FIX)]
    cases += [(kind, 300, options) for kind in generate.FORMS for options in (CONCISE, FIX)]
    cases += [(kind, 2000, options) for kind in MANY for options in (CONCISE, FIX)]
    cases += [("password", 2000, ("--output-format", "json"))]
    cases += [("findings", 150, ("--output-format", name, "--max-diagnostics", "100000")) for name in FORMATS]
    cases += [("findings", 150, ("--diff",)), ("line", 150, ("--output-format", "full"))]
    cases = [case for case in cases if not chosen or case[0] in chosen]
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        name, text = generate.file(0, "clean")
        start = instructions(program, folder, text, name)
        for kind, count, options in cases:
            once, twice = (
                instructions(program, folder, generate.file(size, kind)[1], generate.file(0, kind)[0], *options) - start
                for size in (count, 2 * count)
            )
            ratio = twice / once
            failed |= ratio > MOST
            mark = "  TOO MUCH" if ratio > MOST else ""
            print(f"{kind:11} {' '.join(options):48} {once:>14,} {twice:>14,} {ratio:5.2f}{mark}", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main(*sys.argv[1:])
