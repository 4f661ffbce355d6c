#!/usr/bin/env python3
"""mcplint and other linters of the same configs, side by side: `labs/speed/rivals.py MCPLINT [FOLDER]`.

Installs the others from PyPI and npm into FOLDER (default: mcplint-rivals in the folder for temporary files; outside of
this repository, whose .gitignore some of them heed, and of folders of the home that start with a dot, whose files
mcplint takes for the user's own), makes three inputs there, and prints the table of docs/speed.md: one small file, a
folder of 1,000 files, one file with 20,000 servers. `true` and Python's JSON are the yardsticks. Each is run three
times and the best is shown, with the most memory; what takes longer than LIMIT, refuses the file or finds none says so.
Whether they find the same is not the question here: docs/speed.md.
"""

import datetime
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

import generate

LIMIT = 60
RUNS = 3
PYPI = {
    "agnix": "0.59.3",
    "check-jsonschema": "0.39.0",
    "mcp-config-check": "0.1.0",
    "mcp-cve-lint": "0.2.0",
    "mcp-server-doctor": "0.2.0",
    "mcplint-sec": "0.6.0",
}
NPM = {"claude-code-lint": "0.5.0"}
# What says that a tool has not read what it was given.
REFUSALS = re.compile(r"File too large|No MCP config files found|0 config|no (?:mcp )?config", re.I)
# The least that can be said of a config: what a user of check-jsonschema would start with.
SCHEMA = """{"type": "object", "properties": {"mcpServers": {"type": "object", "additionalProperties": {"type": "object",
"properties": {"command": {"type": "string"}, "args": {"type": "array", "items": {"type": "string"}},
"env": {"type": "object", "additionalProperties": {"type": "string"}}, "url": {"type": "string"}}}}}}"""
READ = "import json, sys\nfor path in sys.argv[1:]: json.load(open(path))"


def install(folder):
    """Installs what is not there yet; returns the folders of the commands."""
    python = folder / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", python], check=True)
        wanted = [f"{name}=={version}" for name, version in PYPI.items()]
        subprocess.run([python / "bin" / "pip", "install", "-q", "--disable-pip-version-check", *wanted], check=True)
    node = folder / "node"
    if not node.exists():
        node.mkdir()
        wanted = [f"{name}@{version}" for name, version in NPM.items()]
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", *wanted], cwd=node, check=True)
    return python / "bin", node / "node_modules" / ".bin"


def write_inputs(folder):
    """The three inputs, each a folder with its files."""
    sizes = {"small": [4], "tree": [5] * 1000, "large": [20_000]}
    inputs = {}
    for name, files in sizes.items():
        inputs[name] = folder / name, []
        for number, servers in enumerate(files):
            place = folder / name / (f"project-{number}" if name == "tree" else "") / ".mcp.json"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(generate.file(servers, "clean")[1])
            inputs[name][1].append(place)
    return inputs


def commands(mcplint, folder, python, node):
    """Name, version, and the command for a folder with files."""
    schema = folder / "schema.json"
    schema.write_text(SCHEMA)
    one = lambda name, *words: (name, PYPI[name], lambda place, files: [python / name, *words, place])
    each = lambda name, *words: (name, PYPI[name], lambda place, files: [python / name, *words, *files])
    version = subprocess.run([mcplint, "--version"], capture_output=True, text=True).stdout.split()[-1]
    return [
        ("`true`", "", lambda place, files: ["true"]),
        ("Python's `json.load`", sys.version.split()[0], lambda place, files: [sys.executable, "-c", READ, *files]),
        ("mcplint", version, lambda place, files: [mcplint, place]),
        one("agnix"),
        each("mcp-config-check"),
        each("check-jsonschema", "--schemafile", schema),
        one("mcp-server-doctor", "check"),
        one("mcp-cve-lint"),
        one("mcplint-sec", "scan"),
        ("claude-code-lint", NPM["claude-code-lint"], lambda place, files: [node / "claudelint", "validate-mcp", "--cwd", place]),
    ]


def measure(command, place):
    """Seconds and megabytes of one run, and what it said."""
    # What a child of Python has used counts what Python had when it started it: `time` is small.
    peak = place.parent / "peak"
    command = ["/usr/bin/time", "--quiet", "-f", "%M", "-o", peak, *command]
    start = time.perf_counter()
    with open(place.parent / "output", "w+b") as output:
        child = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=output,
                                 stderr=subprocess.STDOUT, cwd=place, start_new_session=True)
        limit = threading.Timer(LIMIT, os.killpg, (child.pid, signal.SIGKILL))
        limit.start()
        child.wait()
        took = time.perf_counter() - start
        limit.cancel()
        output.seek(0)
        said = output.read(100_000).decode(errors="replace")
    return took, int(peak.read_text().split()[-1]) / 1000, said, child.returncode


def cell(command, place):
    """What stands in the table."""
    runs = []
    for _ in range(RUNS):
        run = measure(command, place)
        if run[0] > LIMIT:
            return f"over {LIMIT} s"
        runs.append(run)
        if run[0] > 10:
            break
    took, memory = min(run[0] for run in runs), max(run[1] for run in runs)
    shown = f"{took * 1000:.1f} ms" if took < 0.1 else f"{took:.2f} s"
    refused = REFUSALS.search(runs[0][2])
    note = f" (\"{refused[0]}\")" if refused else ""
    if runs[0][3] not in (0, 1):
        note += f" (status {runs[0][3]})"
    return f"{shown}, {memory:.0f} MB{note}"


def main():
    mcplint = pathlib.Path(sys.argv[1]).resolve()
    default = pathlib.Path(tempfile.gettempdir()) / "mcplint-rivals"
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else default).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    python, node = install(folder)
    inputs = write_inputs(folder / "inputs")
    sizes = {name: sum(file.stat().st_size for file in files) for name, (_, files) in inputs.items()}
    processor = re.search(r"model name\s*:\s*(.*)", pathlib.Path("/proc/cpuinfo").read_text())
    print(f"{datetime.date.today()}, {os.cpu_count()} cores ({processor[1] if processor else '?'}), load {os.getloadavg()[0]:.1f}\n")
    print(f"| | version | one file, {sizes['small'] / 1000:.1f} kB | 1,000 files | 20,000 servers, {sizes['large'] / 1e6:.1f} MB |")
    print("|---|---|---|---|---|")
    # No tool may read the settings of whoever measures.
    os.environ.update(HOME=str(folder / "home"), NO_COLOR="1", CI="")
    (folder / "home").mkdir(exist_ok=True)
    for name, version, command in commands(mcplint, folder, python, node):
        row = [cell(command(place, files), place) for place, files in inputs.values()]
        print(f"| {name} | {version} | {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
