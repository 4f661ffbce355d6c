#!/usr/bin/env python3
"""Runs mcplint over the real configs in ../shared/corpus and checks what must hold for every file.

    .ci/corpus.py MCPLINT CORPUS [--errors]

Each file is laid out under the path that it had in its repository, so that clients are found as for a
user. Checked: mcplint ends with status 0, 1 or 2 and no panic; its JSON has the shape of the contract;
`--fix` leaves text that parses, changes nothing when run again, and the findings that it fixed are gone.
`--errors` prints every error on the standalone files, to be read.
"""
import collections, csv, json, os, re, shutil, subprocess, sys, tempfile

mcplint, corpus = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
env = {**os.environ, "CI": "true", "NO_COLOR": "1"}
top = tempfile.mkdtemp(prefix="mcplint-corpus-")
rows = list(csv.DictReader(open(os.path.join(corpus, "manifest.csv"), encoding="utf-8")))
suffixes = {"block-json": "json", "block-jsonc": "jsonc", "block-toml": "toml", "block-yaml": "yaml"}
schema = json.loads(subprocess.run([mcplint, "schema", "output"], capture_output=True, check=True).stdout)
# The client that a file's kind says; more than one where the content may tell, None where the name says nothing.
KINDS = {
    "amazonq": ["amazon-q"], "antigravity": ["antigravity"], "claude-code-mcp-json": ["claude-code"],
    "claude-desktop": ["claude-desktop"], "claude-plugin": ["claude-code", None], "claude-settings": [None],
    "cline": ["cline"], "codex": ["codex"], "copilot-cli": ["copilot-cli"], "crush": ["crush"],
    "cursor": ["cursor"], "factory": ["factory"], "gemini-extension": ["gemini-cli"],
    "gemini-settings": ["gemini-cli"], "goose": ["goose"], "junie": ["junie"], "kilocode": ["kilo-code"],
    "kiro": ["kiro"], "librechat": ["librechat"], "mcp-config-json": [None], "mcp-json": [None, "vscode"],
    "mcpb-manifest": ["mcpb"], "opencode": ["opencode"], "registry-server": ["mcp-server-json"],
    "roo": ["roo-code"], "smithery": [None], "trae": ["trae"], "vscode": ["vscode"],
    "vscode-settings": [None, "vscode"], "windsurf": ["windsurf"], "zed": ["zed"],
}
# Files that are not what their folder in the corpus says, each read.
NOT_OF_THEIR_KIND = {
    ".mcp-scan.json": "the settings of a scanner",
    "examples/server.bad.json": "broken on purpose, and its name is not server.json",
}
failures, counts, errors_by_rule = [], collections.Counter(), collections.Counter()


def matches(value, rule, where):
    """The part of JSON Schema that the output's schema uses."""
    if "$ref" in rule:
        return matches(value, schema["$defs"][rule["$ref"].split("/")[-1]], where)
    if "oneOf" in rule:
        return 1 == sum(matches(value, option, where) for option in rule["oneOf"])
    if "const" in rule:
        return value == rule["const"]
    if "enum" in rule:
        return value in rule["enum"]
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
    wanted = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
    if not any(isinstance(value, kinds[kind]) and not isinstance(value, bool) for kind in wanted):
        return False
    if isinstance(value, dict):
        known = rule.get("properties", {})
        return (
            all(key in value for key in rule.get("required", []))
            and all(key in known for key in value)
            and all(matches(value[key], known[key], where + "." + key) for key in value)
        )
    if isinstance(value, list):
        return all(matches(item, rule["items"], where + "[]") for item in value)
    return not isinstance(value, int) or value >= rule.get("minimum", value)


def lint(path, *options):
    run = subprocess.run(
        [mcplint, "--output-format", "json", "--max-diagnostics", "100000", *options, path],
        capture_output=True, env=env, timeout=60,
    )
    if run.returncode not in (0, 1, 2) or b"panicked" in run.stderr:
        failures.append(f"{path}: status {run.returncode}: {run.stderr[-300:]!r}")
        return None
    if "--diff" in options:
        return run.stdout
    report = json.loads(run.stdout)
    if not matches(report, schema, "$"):
        failures.append(f"{path}: JSON that does not fit the schema")
    return report


def place(row):
    kind = row["kind"]
    if row["class"] == "block":
        name = "config." + suffixes.get(kind, "json")
    else:
        name = row["original_path"]
    target = os.path.join(top, row["path"].replace("/", "_"), name)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    shutil.copyfile(os.path.join(corpus, row["path"]), target)
    return target


def fixable(report):
    return {
        (d["rule"], d["server"]) for f in report["files"] for d in f["diagnostics"]
        if d["fix"] and d["fix"]["applicability"] == "safe" and d["fix"]["edits"]
    }


for row in rows:
    path = place(row)
    report = lint(path)
    if report is None:
        continue
    counts["files read" if report["files"] else "files refused"] += 1
    client = report["files"][0]["client"] if report["files"] else None
    skipped = row["class"] == "block" or row["original_path"] in NOT_OF_THEIR_KIND
    if not skipped and client not in KINDS.get(row["kind"], [client]):
        failures.append(f"{row['path']}: read as {client}, not as {KINDS[row['kind']]}")
    for file in report["files"]:
        for d in file["diagnostics"]:
            counts[f"{d['severity']} {d['rule']}"] += 1
            if d["severity"] == "error" and row["class"] != "block":
                errors_by_rule[d["rule"]] += 1
                if "--errors" in sys.argv:
                    line = d["range"]["start"]["line"]
                    print(f"{row['path']}:{line} [{file['client']}/{file['platform']}] {d['rule']}: {d['message']}")
    if not report["files"] or not fixable(report):
        continue
    before = open(path, "rb").read()
    fixed = lint(path, "--fix")
    once = open(path, "rb").read()
    lint(path, "--fix")
    twice = open(path, "rb").read()
    counts["files fixed"] += once != before
    if once != twice:
        failures.append(f"{row['path']}: a second --fix changes the file")
    if fixed and fixable(fixed):
        failures.append(f"{row['path']}: still fixable after --fix: {sorted(fixable(fixed), key=str)}")
    if fixed and fixed["files"] and len(fixed["files"][0]["servers"]) < len(report["files"][0]["servers"]):
        failures.append(f"{row['path']}: --fix lost a server")

shutil.rmtree(top)
for name, count in sorted(counts.items()):
    print(f"{count:6} {name}")
print("errors on standalone files:", dict(errors_by_rule))
print("\n".join(failures))
print(f"{len(rows) - len(failures)} passed, {len(failures)} failed")
sys.exit(1 if failures else 0)
