#!/usr/bin/env python3
"""Builds mcplint for TARGET, which this machine must be able to run, and packs what a release offers for it:

    .ci/archive.py TARGET DIST          .ci/archive.py x86_64-unknown-linux-musl dist

DIST/mcplint-TARGET.tar.gz, or .zip for Windows: the program, completions, the manual page, licences. The same
commit, compiler and machine give the same bytes. The C runtime is part of the program, so that it starts on any
version of the system; on Linux `ldd` is asked whether it is. With MCPLINT_QUICK set, what packages.sh says.
"""
import gzip, io, os, pathlib, subprocess, sys, tarfile, zipfile

root = pathlib.Path(__file__).resolve().parent.parent
target, dist = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
suffix = ".exe" if "windows" in target else ""
os.chdir(root)
# With --target the flag does not reach build scripts and macros, which must stay dynamic.
flags = os.environ.get("RUSTFLAGS", "")
# Nothing to relocate at each start: docs/speed.md. Elsewhere the system wants code that can be moved.
fixed = ["-C relocation-model=static"] if "linux" in target else []
for flag in ["-C target-feature=+crt-static", *fixed]:
    flags = flags if flag in flags else f"{flags} {flag}".strip()
environment = {**os.environ, "RUSTFLAGS": flags}
quick = bool(os.environ.get("MCPLINT_QUICK"))
build = ["cargo", "build", "--locked", "--bin", "mcplint"]
build += [] if quick else ["--release", "--target", target]
subprocess.run(build, check=True, env=None if quick else environment)
place = ["debug"] if quick else [target, "release"]
program = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", "target"), *place, "mcplint" + suffix)
if "linux" in target and not quick:
    needs = subprocess.run(["ldd", program], capture_output=True, text=True)
    if "=>" in needs.stdout:
        sys.exit(f"{program} is not static:\n{needs.stdout}")


def said(*arguments):
    return subprocess.run([program, *arguments], check=True, capture_output=True).stdout


def date():
    shown = subprocess.run(["git", "log", "-1", "--format=%ct"], check=True, capture_output=True, text=True)
    return int(os.environ.get("SOURCE_DATE_EPOCH", shown.stdout))


files = {
    "mcplint" + suffix: program.read_bytes(),
    "man/mcplint.1": said("man"),
    "complete/mcplint.bash": said("completions", "bash"),
    "complete/_mcplint": said("completions", "zsh"),
    "complete/mcplint.fish": said("completions", "fish"),
    "complete/_mcplint.ps1": said("completions", "powershell"),
    "complete/mcplint.elv": said("completions", "elvish"),
    **{name: pathlib.Path(name).read_bytes() for name in ["README.md", "CHANGELOG.md", "LICENSE"]},
    "THIRD-PARTY.md": subprocess.run(
        [sys.executable, ".ci/third_party.py", target], check=True, capture_output=True
    ).stdout,
}
dist.mkdir(parents=True, exist_ok=True)
when, folder = date(), f"mcplint-{target}"
if suffix:
    archive = dist / f"{folder}.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        # The format's first day: it has no zone, and a build elsewhere should give the same bytes.
        for name, data in sorted(files.items()):
            out.writestr(zipfile.ZipInfo(f"{folder}/{name}", (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
else:
    archive = dist / f"{folder}.tar.gz"
    with archive.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=when) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as out:
            for name, data in sorted(files.items()):
                entry = tarfile.TarInfo(f"{folder}/{name}")
                entry.size, entry.mtime, entry.mode = len(data), when, 0o755 if name == "mcplint" else 0o644
                out.addfile(entry, io.BytesIO(data))
print(archive)
