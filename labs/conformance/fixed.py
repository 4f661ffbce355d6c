#!/usr/bin/env python3
"""Applies `mcplint --fix` to every case that a client rejects in part or whole, and asks the client again.

    fixed.py MCPLINT [CLIENT...]

Writes tests/conformance/fixed/<client>.json: how many cases the fixes changed, how many servers the client listed
before and after, and by name each case in which a server got lost. Only safe fixes are applied. A text that the client
was asked about before, by record.py or by an earlier run, is not asked again for the same version of the client.
"""
import argparse, json, os, subprocess, sys, tempfile

from cases import CLIENTS
from record import CACHE, FILE_NAMES, ORACLE_IDS, PROJECT, answers, listed, load_oracle


def fix(mcplint, client, text, folder):
    path = os.path.join(folder, "home", FILE_NAMES[client])
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(text.encode("utf-8", "surrogatepass"))
    subprocess.run([mcplint, "--client", client, "--fix", path], capture_output=True)
    with open(path, "rb") as f:
        return path, f.read().decode("utf-8", "surrogatepass")


class Answers:
    """The servers that a client lists, by text. What it says of repaired files is kept in the cache folder."""

    def __init__(self, client, oracle):
        self.client, self.oracle = ORACLE_IDS.get(client, client), oracle
        self.version = oracle.version(self.client)
        _, known = answers(client)
        self.known = {text: listed(row) for text, row in known.items() if row["version"] == self.version}
        os.makedirs(CACHE, exist_ok=True)
        self.path = os.path.join(CACHE, client + ".fixed.jsonl")
        if os.path.exists(self.path):
            with open(self.path) as f:
                rows = [json.loads(line) for line in f]
            self.known.update({row["text"]: row["servers"] for row in rows if row["version"] == self.version})

    def servers(self, text, path):
        if text not in self.known:
            self.known[text] = listed(self.oracle.ask(self.client, path))
            with open(self.path, "a") as f:
                f.write(json.dumps({"text": text, "version": self.version, "servers": self.known[text]}) + "\n")
        return self.known[text]


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
        asked_before = Answers(client, oracle)
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
                after = asked_before.servers(text, path)
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
