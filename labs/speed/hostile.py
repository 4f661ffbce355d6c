#!/usr/bin/env python3
"""Hostile input of up to a hundred megabytes: `labs/speed/hostile.py MCPLINT [CASE...]`; CASE is part of a name.

Each text goes through every output format, `--diff` and `--fix`; each must answer or say what is wrong, with a status of
the contract, no panic and nothing that a terminal obeys, in MOST_SECONDS of processor time and MOST_MB of memory.
Prints the most of both for each text, and every promise that was broken. Smaller forms of the same are tests
(tests/hostile/), as is what is no text: pipes, devices, loops, full disks, closed pipes.
"""

import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile

MOST_SECONDS = 60
MOST_MB = 6000
MILLION = 1_000_000
RUNS = [["--output-format", name] for name in ("full", "concise", "json", "sarif", "junit", "gitlab", "github")]
RUNS += [["--diff", "--unsafe-fixes"], ["--fix", "--unsafe-fixes"], ["--max-diagnostics", "1000000", "--output-format", "json"]]
# How the formats for programs say that a file could not be read.
TOLD = re.compile(r'"errors": \[\s*\{|"level": "error"|<error |unreadable-file|title=mcplint::')
# Unicode's Cc but for the ends of lines and tabs, and Bidi_Control.
OBEYED = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def server(value, key="args"):
    return f'{{"mcpServers": {{"a": {{"command": "x", "{key}": {value}}}}}}}'


def keys(text, count=MILLION):
    return ",".join(text.replace("%", str(i)) for i in range(count))


CASES = {
    "a million brackets": (".mcp.json", lambda: "[" * MILLION),
    "a million closing brackets": (".mcp.json", lambda: "]" * MILLION),
    "a million braces": (".mcp.json", lambda: '{"a":' * MILLION),
    "a million brackets, closed": (".mcp.json", lambda: server("[" * MILLION + "]" * MILLION)),
    "a million brackets, TOML": (".codex/config.toml", lambda: "a = " + "[" * MILLION),
    "a million dots, TOML": (".codex/config.toml", lambda: "[" + "a." * MILLION + "b]"),
    "a million tables, TOML": (".codex/config.toml", lambda: "".join(f"[mcp_servers.s{i}]\n" for i in range(MILLION))),
    "a million keys, TOML": (".codex/config.toml", lambda: "".join(f"k{i} = 1\n" for i in range(MILLION))),
    "a million brackets, YAML": (".config/goose/config.yaml", lambda: "[" * MILLION),
    "a million dashes, YAML": (".config/goose/config.yaml", lambda: "- " * MILLION),
    "a million keys, YAML": (".config/goose/config.yaml", lambda: "".join(f"k{i}: 1\n" for i in range(MILLION))),
    "a million anchors, YAML": (".config/goose/config.yaml", lambda: "".join(f"k{i}: &a{i} 1\n" for i in range(MILLION))),
    "one word, 100 MB": (".mcp.json", lambda: "x" * 100 * MILLION),
    "one string, 100 MB": (".mcp.json", lambda: server(f'["{"x" * 100 * MILLION}"]')),
    "one string without end, 100 MB": (".mcp.json", lambda: '{"mcpServers": {"a": {"command": "' + "x" * 100 * MILLION),
    "one name, 100 MB": (".mcp.json", lambda: '{"mcpServers": {"' + "é" * 50 * MILLION + '": {"command": "npx a"}}}'),
    "one comment, 100 MB": (".mcp.json", lambda: "/*" + "x" * 100 * MILLION),
    "blanks, 100 MB": (".mcp.json", lambda: " " * 100 * MILLION),
    "lines, 100 MB": (".mcp.json", lambda: "\n" * 100 * MILLION),
    "accents, 20 MB": (".mcp.json", lambda: server('["' + "\u0301" * 10 * MILLION + '", 1, 2]')),
    "a million keys": (".mcp.json", lambda: "{" + keys('"k%": %') + "}"),
    "a million variables": (".mcp.json", lambda: server("{" + keys('"V%": "${W%}"') + "}", "env")),
    "a million keys of one name": (".mcp.json", lambda: server("{" + keys('"V": "${W%}"') + "}", "env")),
    "a million servers": (".mcp.json", lambda: '{"mcpServers": {' + keys('"k%": {"command": "x"}') + "}}"),
    "a million servers of one name": (".mcp.json", lambda: '{"mcpServers": {' + keys('"k": {"command": "x"}') + "}}"),
    "a million findings": (".mcp.json", lambda: server("[" + "1," * (MILLION - 1) + "1]")),
    "a million slips": (".mcp.json", lambda: server("[" + '"a" ' * MILLION + "]")),
    "a million commas": (".mcp.json", lambda: server("[" + "," * MILLION + "]")),
    "a million quotes": (".mcp.json", lambda: server("[" + "\u201ca\u201d," * MILLION + "]")),
    "a million escapes": (".mcp.json", lambda: server('["' + "\\u001b[31m\\q" * MILLION + '"]')),
    "a million controls": (".mcp.json", lambda: server('["' + "\x1b[2J\u202e\x9b" * MILLION + '", 1]')),
    "a million conflicts": (".mcp.json", lambda: "<<<<<<< a\n=======\n>>>>>>> b\n" * (MILLION // 3)),
    "a million ignores": (".vscode/mcp.json", lambda: "// mcplint-ignore: nothing\n" * MILLION + '{"servers": {}}'),
    "a million arguments of docker": (".mcp.json", lambda: server('["run", ' + keys('"-e", "V%"') + ', "image"]').replace('"x"', '"docker"')),
    "bytes that are no text": (".mcp.json", lambda: bytes(range(1, 256)) * 100_000),
    "NUL": (".mcp.json", lambda: server('["a\0b"]')),
    "UTF-16": (".mcp.json", lambda: server("[" + "1," * 100_000 + "1]").encode("utf-16")),
}


def limits():
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MB << 20, MOST_MB << 20))


def run(mcplint, path, options, folder):
    """Seconds of processor time, megabytes, the size of the output, and what is wrong."""
    command = [mcplint, "--no-config", "--no-host", *options, path]
    with open(folder / "out", "w+b") as out, open(folder / "err", "w+b") as err:
        child = subprocess.Popen(command, stdout=out, stderr=err, preexec_fn=limits)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        size, said = os.fstat(out.fileno()).st_size, err.read(100_000).decode(errors="replace")
        # A diff is to be applied, so it holds the bytes of the file.
        shown = said if "--diff" in options else out.read(20 * MILLION).decode(errors="replace") + said
    wrong = []
    if child.returncode not in (0, 1, 2):
        wrong.append(f"status {child.returncode}")
    # The formats for programs have it in the report.
    if child.returncode == 2 and not said and not TOLD.search(shown):
        wrong.append("no word of what is wrong")
    if "panic" in said or "mcplint stopped" in said or "undo each other" in said:
        wrong.append(said[:300])
    if obeyed := OBEYED.search(shown):
        wrong.append(f"shows {obeyed[0]!r}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, size / 1e6, wrong


def main(mcplint, *chosen):
    mcplint = str(pathlib.Path(mcplint).resolve())
    failed = False
    print(f"{'':34} {'size':>8} {'slowest':>10} {'memory':>10} {'output':>10}")
    for name, (path, text) in CASES.items():
        if chosen and not any(word in name for word in chosen):
            continue
        folder = pathlib.Path(tempfile.mkdtemp())
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        data = text()
        data = data if isinstance(data, bytes) else data.encode()
        most = [0.0, 0.0, 0.0]
        broken = []
        for options in RUNS:
            file.write_bytes(data)
            *measured, wrong = run(mcplint, file, options, folder)
            most = [max(pair) for pair in zip(most, measured)]
            broken += [f"    {' '.join(options)}: {what}" for what in wrong]
        shutil.rmtree(folder)
        failed |= bool(broken)
        print(f"{name:34} {len(data) / 1e6:5.1f} MB {most[0]:8.2f} s {most[1]:7.0f} MB {most[2]:7.1f} MB", flush=True)
        print("".join(f"{line}\n" for line in broken), end="", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main(*sys.argv[1:])
