#!/usr/bin/env python3
"""How long the language server works for one key that is typed: from the change to its diagnostics, over pipes.

Usage: speed.py path/to/mcplint (a release build). Prints the table of docs/editors.md. Each change types one character into
a name or takes it out again; the medians are shown. Work is the time that the server's threads ran (Linux), which other
programs of the machine do not lengthen.
"""
import json
import os
import statistics
import subprocess
import sys
import time


def server(i):
    return (
        f'    "server-{i}": {{\n      "command": "npx",\n      "args": ["-y", "@acme/server-{i}@1.2.3", "--port", "{3000 + i}"],\n'
        f'      "env": {{ "LOG_LEVEL": "info", "REGION": "eu-{i}" }}\n    }}'
    )


def config(count, wrong):
    servers = [server(i) for i in range(count)]
    for i in range(wrong):
        servers[i] = servers[i].replace('"-y", ', "")
    return '{\n  "mcpServers": {\n' + ",\n".join(servers) + "\n  }\n}\n"


class Session:
    def __init__(self, binary):
        self.process = subprocess.Popen([binary, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.send({"id": 1, "method": "initialize", "params": {"capabilities": {}}})
        self.receive()
        self.send({"method": "initialized", "params": {}})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self):
        length = 0
        while (line := self.process.stdout.readline()) != b"\r\n":
            length = int(line.split(b":")[1])
        return self.process.stdout.read(length)

    def cpu(self):
        """Milliseconds that the server has worked, all of its threads."""
        tasks = f"/proc/{self.process.pid}/task"
        return sum(int(open(f"{tasks}/{task}/schedstat").read().split()[0]) for task in os.listdir(tasks)) / 1e6

    def keystrokes(self, uri, text, rounds):
        document = {"uri": uri, "languageId": "json", "version": 0, "text": text}
        self.send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        found = len(json.loads(self.receive())["params"]["diagnostics"])
        line = text[: text.index('"server-1"')].count("\n")
        place = {"line": line, "character": 6}
        after = {"line": line, "character": 7}
        wall, work = [], []
        for round in range(rounds):
            change = {"range": {"start": place, "end": place}, "text": "x"}
            if round % 2:
                change = {"range": {"start": place, "end": after}, "text": ""}
            versioned = {"uri": uri, "version": round + 1}
            before, start = self.cpu(), time.perf_counter()
            self.send({"method": "textDocument/didChange", "params": {"textDocument": versioned, "contentChanges": [change]}})
            self.receive()
            wall.append((time.perf_counter() - start) * 1000)
            work.append(self.cpu() - before)
        self.send({"method": "textDocument/didClose", "params": {"textDocument": {"uri": uri}}})
        self.receive()
        return found, statistics.median(work), statistics.median(wall)


def main():
    session = Session(sys.argv[1])
    print("| Config | Size | Findings | Work per key | Answer after |")
    print("|---|---|---|---|---|")
    for name, text, rounds in [
        ("5 servers", config(5, 0), 400),
        ("5 servers, some wrong", config(5, 2), 400),
        ("20 servers, some wrong", config(20, 10), 400),
        ("5700 servers", config(5700, 0), 40),
        ("5700 servers, some wrong", config(5700, 100), 40),
    ]:
        found, work, wall = session.keystrokes("file:///home/me/project/.mcp.json", text, rounds)
        size = f"{len(text) / 1000:.1f} kB" if len(text) < 100_000 else f"{len(text) / 1_000_000:.2f} MB"
        print(f"| {name} | {size} | {found} | {work:.2f} ms | {wall:.2f} ms |")


if __name__ == "__main__":
    main()
