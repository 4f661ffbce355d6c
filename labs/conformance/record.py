#!/usr/bin/env python3
"""Asks the real clients what they make of each case, and writes tests/conformance/<client>.json.

    record.py [CLIENT...]           record the cases that are not recorded yet for this version of the client
    record.py --again [CLIENT...]   record all of them anew
    record.py --only third          ask only the cases whose names begin so
    record.py --write [CLIENT...]   write the files from what is recorded, ask nothing

The clients are asked through oracle.py (`--oracle PATH`, else ../shared/oracle/oracle.py). Answers are kept in
$MCPLINT_CONFORMANCE_CACHE, else target/conformance, so that a run can be stopped and taken up again.
"""
import argparse, importlib.util, json, os, re, sys, tempfile, time, types

from cases import CLIENTS, cases

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))
CACHE = os.environ.get("MCPLINT_CONFORMANCE_CACHE") or os.path.join(PROJECT, "target", "conformance")
ORACLE_IDS = {"gemini-cli": "gemini", "qwen-code": "qwen"}
FILE_NAMES = {"claude-code": ".mcp.json", "codex": ".codex/config.toml", "gemini-cli": ".gemini/settings.json",
              "qwen-code": ".qwen/settings.json", "opencode": "opencode.json", "copilot-cli": ".copilot/mcp-config.json"}
# What a client prints whatever the file holds, and pieces that differ from run to run.
NOISE = re.compile(r"PATH aliases|Refusing to create helper|^See: https|^Stack backtrace|^\s*$"
                   r"|^Loaded cached|^Using:|No MCP servers configured\.? *$|^Caused by:$|^Location:|^ +at |^MCP issues detected")
PLACES = [(re.compile(r"<tmp>\S*"), "<tmp>"), (re.compile(r"/tmp/mcp-oracle-\w+\S*"), "<tmp>"), (re.compile(r"/root/\S+|/home/\S+"), "<path>"),
          (re.compile(r"settings\.json\.orig\S*|\.corrupted\S*"), "<copy>"), (re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z"), "<time>")]


def load_oracle(path):
    spec = importlib.util.spec_from_file_location("oracle", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    # Copilot CLI unpacks itself into each fresh home, which takes seconds: let it keep what it unpacked.
    run = module.subprocess.run
    shared = {"COPILOT_CACHE_HOME": os.path.join(module.CACHE, "copilot")}
    module.subprocess = types.SimpleNamespace(**vars(module.subprocess))
    module.subprocess.run = lambda *args, env=None, **more: run(*args, env=env and {**env, **shared}, **more)
    return module


def trim(messages):
    """The lines that say something about the case."""
    kept = []
    for line in messages:
        for pattern, instead in PLACES:
            line = pattern.sub(instead, line)
        line = line.strip()[:300]
        if line and not NOISE.search(line) and line not in kept:
            kept.append(line)
    return kept[:24]


def listed(said):
    """The servers of an answer. Gemini CLI lists those too that the user's own settings keep from running."""
    blocked = [found[1] for line in said["messages"] if (found := re.match(r"⛔ (.*?): .* - Blocked$", line))]
    return sorted({*said["servers"], *blocked})


def answers(client):
    """What was answered before: in the project's own file, and since then."""
    path = os.path.join(CACHE, client + ".jsonl")
    known = {}
    project = os.path.join(PROJECT, "tests", "conformance", client + ".json")
    if os.path.exists(project):
        with open(project, encoding="utf-8", errors="surrogatepass") as f:
            recorded = json.load(f)
        for case in recorded["cases"]:
            known[case["text"]] = {"version": recorded["version"], "date": recorded["recorded"], **case}
    if os.path.exists(path):
        with open(path) as f:
            for line in f:
                row = json.loads(line)
                known[row["text"]] = row
    return path, known


def record(client, oracle, again, only):
    os.makedirs(CACHE, exist_ok=True)
    path, known = answers(client)
    version = oracle.version(ORACLE_IDS.get(client, client))
    with open(path, "a") as out, tempfile.TemporaryDirectory() as folder:
        for name, text in cases(client):
            if not name.startswith(only) or not again and known.get(text, {}).get("version") == version:
                continue
            file = os.path.join(folder, os.path.basename(FILE_NAMES[client]))
            with open(file, "wb") as f:
                f.write(text.encode("utf-8", "surrogatepass"))
            said = oracle.ask(ORACLE_IDS.get(client, client), file)
            row = {"text": text, "version": version, "date": time.strftime("%Y-%m-%d"), "file_ok": said["file_ok"],
                   "servers": sorted(said["servers"]), "messages": said["messages"][:20], "answer": said["servers"]}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            out.flush()


def write(client):
    """One case per line, so that a diff shows what changed."""
    _, known = answers(client)
    rows = [(name, known[text]) for name, text in cases(client) if text in known]
    if not rows:
        return
    versions = sorted({row["version"] for _, row in rows})
    dates = sorted({row["date"] for _, row in rows})
    lines = []
    for name, row in rows:
        case = {"name": name, "text": row["text"], "file_ok": row["file_ok"], "servers": listed(row), "messages": trim(row["messages"])}
        lines.append("  " + json.dumps(case, ensure_ascii=False))
    head = {"client": client, "version": ", ".join(versions), "recorded": dates[-1], "file": FILE_NAMES[client]}
    text = json.dumps(head, ensure_ascii=False)[:-1] + ', "cases": [\n' + ",\n".join(lines) + "\n]}\n"
    folder = os.path.join(PROJECT, "tests", "conformance")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, client + ".json"), "w", encoding="utf-8", errors="surrogatepass") as f:
        f.write(text)
    print(f"{client} {head['version']}: {len(rows)} of {len(cases(client))} cases")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clients", nargs="*", metavar="CLIENT")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", default="", metavar="PREFIX")
    parser.add_argument("--oracle", default=os.path.join(PROJECT, "..", "shared", "oracle", "oracle.py"))
    asked = parser.parse_args()
    for client in asked.clients or CLIENTS:
        if not asked.write:
            record(client, load_oracle(asked.oracle), asked.again, asked.only)
        write(client)


if __name__ == "__main__":
    sys.exit(main())
