#!/usr/bin/env python3
"""Prints the licences of the crates that are part of the program for TARGET, as their authors ask.

    .ci/third_party.py TARGET
"""
import json, pathlib, subprocess, sys

target = sys.argv[1]
sys.stdout.reconfigure(encoding="utf-8", newline="\n")
root = pathlib.Path(__file__).resolve().parent.parent


def cargo(*arguments):
    return subprocess.run(
        ["cargo", *arguments], cwd=root, check=True, capture_output=True, encoding="utf-8"
    ).stdout


used = cargo("tree", "--locked", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}", "--target", target)
# "name v1.2.3 (*)": a crate is listed wherever it is used.
used = {tuple(line.split()[:2]) for line in used.splitlines() if line}
packages = json.loads(cargo("metadata", "--locked", "--format-version", "1"))["packages"]
texts = {}
for package in sorted(packages, key=lambda package: (package["name"], package["version"])):
    if (package["name"], "v" + package["version"]) not in used or package["source"] is None:
        continue
    folder = pathlib.Path(package["manifest_path"]).parent
    found = sorted(
        path for path in folder.iterdir()
        if path.is_file() and path.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "UNLICENSE", "NOTICE"))
    )
    if not found and package["license"] is None:
        sys.exit(f"{package['name']} says nothing of its licence")
    name = f"{package['name']} {package['version']} ({package['license']})"
    for path in found:
        text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip()
        texts.setdefault(text, []).append(name)
    if not found:
        texts.setdefault("Its package holds no text of the licence.", []).append(name)
print("# Third parties\n\nmcplint holds code of these crates, under these licences.")
for text, names in texts.items():
    print("\n## " + ", ".join(dict.fromkeys(names)) + "\n\n```\n" + text.replace("```", "'''") + "\n```")
