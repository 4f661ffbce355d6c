#!/usr/bin/env python3
"""Writes DIST/SHA256SUMS for the archives in DIST, and fills in the Homebrew formula and the Scoop manifest.

    .ci/templates.py DIST
"""
import hashlib, pathlib, re, sys, tomllib

root = pathlib.Path(__file__).resolve().parent.parent
dist = pathlib.Path(sys.argv[1])
version = tomllib.loads((root / "Cargo.toml").read_text(encoding="utf-8"))["package"]["version"]
archives = sorted([*dist.glob("mcplint-*.tar.gz"), *dist.glob("mcplint-*.zip")])
sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in archives}
(dist / "SHA256SUMS").write_text("".join(f"{sums[name]}  {name}\n" for name in sums), encoding="utf-8", newline="\n")
for template in ["homebrew/mcplint.rb", "scoop/mcplint.json"]:
    source = root / "packaging" / template
    text = source.read_text(encoding="utf-8").replace("@VERSION@", version)
    text = re.sub(r"@SHA256 (\S+)@", lambda found: sums[found[1]], text)
    (dist / source.name).write_text(text, encoding="utf-8", newline="\n")
