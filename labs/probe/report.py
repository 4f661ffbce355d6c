"""Writes the table of RESULTS.md from the JSON of a probe; fails where a verdict is not what it must be."""
import datetime
import json
import platform
import subprocess
import sys

# What must come of those that are broken; all others must be ok.
EXPECTED = {
    # With the current SDK: AttributeError: 'Server' object has no attribute 'list_resources'.
    "sqlite": {"crashed"},
    "BAD-filesystem-without-folder": {"crashed"},
    "BAD-git-without-repository": {"exited"},
    "BAD-time-with-wrong-zone": {"crashed"},
    "BAD-sse-at-http": {"wrong-transport"},
    "BAD-http-at-sse": {"wrong-transport"},
    "BAD-path": {"wrong-transport"},
    "BAD-package": {"crashed"},
    "BAD-module": {"crashed"},
    "BAD-docker": {"crashed", "ok"},
    "BAD-http-as-stdio": {"timeout"},
}

with open(sys.argv[1], encoding="utf-8") as file:
    results = json.load(file)["results"]
node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
print("# Results\n")
print(
    f"Written by `run.sh` on {datetime.date.today()}: {sys.argv[2]}, Node.js {node}, Python "
    f"{platform.python_version()}, {platform.system()}. Servers whose name starts with BAD are broken on purpose.\n"
)
print("| server | transport | verdict | right | answered after | tools | cause |")
print("|---|---|---|---|---|---|---|")
wrong = 0
for result in results:
    evidence = result["evidence"]
    right = result["verdict"] in EXPECTED.get(result["server"], {"ok"})
    wrong += not right
    after = f"{evidence['answered_after']:.1f} s" if evidence["answered_after"] is not None else ""
    tools = len(evidence["tools"]) if evidence["tools"] is not None else ""
    cause = result["cause"].replace("|", "\\|").replace("\n", " ")
    print(
        f"| {result['server']} | {result['transport']} | {result['verdict']} | {'yes' if right else '**NO**'} "
        f"| {after} | {tools} | {cause} |"
    )
print(f"\n{len(results)} servers, {len(results) - wrong} judged right.")
sys.exit(1 if wrong else 0)
