#!/usr/bin/env python3
"""Applies `mcplint --fix` to every case that a client rejects in part or whole, and asks the client again.

    fixed.py MCPLINT [CLIENT...]

Writes tests/conformance/fixed/<client>.json: how many cases the fixes changed, how many servers the client listed
before and after, and by name each case in which a server got lost. Only safe fixes are applied.
"""
import argparse, json, os, subprocess, sys, tempfile

from cases import CLIENTS
from record import FILE_NAMES, ORACLE_IDS, PROJECT, load_oracle


def fix(mcplint, client, text, folder):
    path = os.path.join(folder, "home", FILE_NAMES[client])
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(text.encode("utf-8", "surrogatepass"))
    subprocess.run([mcplint, "--client", client, "--fix", path], capture_output=True)
    with open(path, "rb") as f:
        return path, f.read().decode("utf-8", "surrogatepass")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mcplint")
    parser.add_argument("clients", nargs="*", metavar="CLIENT")
    parser.add_argument("--oracle", default=os.path.join(PROJECT, "..", "shared", "oracle", "oracle.py"))
    asked = parser.parse_args()
    oracle = load_oracle(asked.oracle)
    for client in asked.clients or CLIENTS:
        with open(os.path.join(PROJECT, "tests", "conformance", client + ".json"), encoding="utf-8", errors="surrogatepass") as f:
            recorded = json.load(f)
        counts = {"client": client, "version": recorded["version"], "cases": 0, "changed": 0, "repaired": 0,
                  "servers_before": 0, "servers_after": 0, "lost": {}}
        for case in recorded["cases"]:
            if case["file_ok"] and not case["messages"] and not case.get("rejected", True):
                continue
            counts["cases"] += 1
            with tempfile.TemporaryDirectory() as folder:
                path, text = fix(asked.mcplint, client, case["text"], folder)
                if text == case["text"]:
                    continue
                after = sorted(oracle.ask(ORACLE_IDS.get(client, client), path)["servers"])
            counts["changed"] += 1
            counts["servers_before"] += len(case["servers"])
            counts["servers_after"] += len(after)
            counts["repaired"] += set(after) > set(case["servers"])
            lost = sorted(set(case["servers"]) - set(after))
            if lost:
                counts["lost"][case["name"]] = {"servers": lost, "fixed": text}
        path = os.path.join(PROJECT, "tests", "conformance", "fixed", client + ".json")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", errors="surrogatepass") as f:
            json.dump(counts, f, indent=1, ensure_ascii=False)
            f.write("\n")
        print({key: value for key, value in counts.items() if key != "lost"}, "lost:", list(counts["lost"]), flush=True)


if __name__ == "__main__":
    sys.exit(main())
