#!/usr/bin/env python3
"""Writes a config with many servers: `generate.py N [KIND] > mcp.json`.

KIND is what each server is: `clean` (nothing to report, five ways to start a server), `findings` (each server
has mistakes that rules find and fixes mend), another of KINDS (the mistakes of one family of rules), one of
`entry` (one server with N arguments, variables, …), or one of FORMS, which says how the text is written.
"""

import json
import sys


def clean(n):
    kinds = [
        {"command": "npx", "args": ["-y", f"@acme/server-{n}@1.{n % 90}.0", "--stdio", f"--port={3000 + n % 999}"],
         "env": {"LOG_LEVEL": "info", "API_TOKEN": "${API_TOKEN:-}", "WORKSPACE": f"/srv/work/area-{n}"}},
        {"command": "uvx", "args": ["--from", f"acme-mcp-{n}==2.1.{n % 60}", "acme-mcp", "--verbose"],
         "env": {"PYTHONUNBUFFERED": "1", "ACME_REGION": "eu-central-1", "ACME_TOKEN": "${ACME_TOKEN:-}"}},
        {"command": "docker", "args": ["run", "-i", "--rm", "-e", "ACME_TOKEN", "-v", f"/srv/data/{n}:/data:ro",
                                       f"ghcr.io/acme/server:1.{n % 90}.0"],
         "env": {"ACME_TOKEN": "${ACME_TOKEN:-}"}},
        {"type": "http", "url": f"https://mcp-{n}.acme.example/mcp",
         "headers": {"Authorization": "Bearer ${ACME_TOKEN:-}", "X-Workspace": f"area-{n}"}},
        {"command": "node", "args": [f"/opt/acme/server-{n}/dist/index.js", "--stdio", "--config",
                                     f"/etc/acme/server-{n}.json"],
         "env": {"NODE_ENV": "production", "ACME_PROFILE": f"profile-{n}"}},
    ]
    return kinds[n % len(kinds)]


KINDS = {
    "clean": clean,
    "findings": lambda n: {"command": "npx", "args": [f"@acme/server-{n}", "${{TOKEN}}", "~/data"],
                           "env": {"PORT": 3000 + n, "KEY": " x "}, "disabled": "false"},
    "shape": lambda n: {"type": "stdo", "command": "node", "args": "/opt/x.js --stdio", "enviroment": {}, "url": None},
    "launch": lambda n: {"command": f"npx -y @acme/server-{n}@1.0.0 --stdio"},
    "stdio": lambda n: {"command": "npm", "args": ["run", "start"], "env": {"DEBUG": "*"}},
    "platform": lambda n: {"command": "cmd", "args": ["/c", "npx", "-y", f"C:\\Users\\me\\server-{n}"]},
    "docker": lambda n: {"command": "docker", "args": ["run", "-it", "-d", "-e", "A", "-p", "1:1", f"acme/s-{n}"]},
    "env": lambda n: {"command": "node", "args": ["/opt/x.js", "${input:a}", "$B", "%C%"], "env": {"A-B": "", "K": "'x'"}},
    "security": lambda n: {"command": "npx", "args": ["-y", "x@1.0.0", "--api-key", f"ghp_{n:036d}"],
                           "env": {"GITHUB_TOKEN": f"ghp_{n:035d}Z"}},
    "packages": lambda n: {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-github"]},
    "remote": lambda n: {"type": "sse", "url": f"http://localhost:{1000 + n % 60000}/sse/ ", "headers": {"A b": "x"}},
}


def entry(n, kind):
    """One server that is long in one way."""
    names = range(n)
    return {
        "args": {"command": "docker", "args": ["run", "-i", "--rm"]
                 + [word for i in names for word in ("-e", f"VARIABLE_{i}")] + ["acme/server:1"]},
        "words": {"command": "sh", "args": ["-c", " ".join(f"word{i}" for i in names)]},
        "variables": {"command": "node", "args": ["/x.js"], "env": {f"NAME_{i}": f"${{VALUE_{i}}}" for i in names}},
        "headers": {"type": "http", "url": "https://acme.example/mcp", "headers": {f"X-{i}": f"v{i}" for i in names}},
        "forwarded": {"command": "docker", "args": ["run", "-i", "--rm"] + [word for i in names for word in ("-e", f"A_{i}")]
                      + ["acme/server:1", *(f"--b={i}" for i in names)], "env": {f"C_{i}": f"d{i}" for i in names}},
        "references": {"command": "node", "args": ["/x.js", *(f"--a=${{A_{i}}}" for i in names)],
                       "env": {f"B_{i}": f"%C_{i}%" for i in names}},
        "wsl": {"command": "wsl", "args": ["-e", "node", *(f"a{i}" for i in names)], "env": {f"B_{i}": "c" for i in names}},
        "proxied": {"command": "npx", "args": ["-y", "mcp-remote@0.1.38", "https://acme.example/mcp"]
                    + [word for i in names for word in ("--header", f"X-{i}:${{A_{i}}}")],
                    "env": {f"A_{i}": f"b{i}" for i in names}},
        "misfits": {"type": "http", "url": "https://acme.example/mcp", "headers": {f"X-{i}": i for i in names}},
        "launchers": {"command": "npx", "args": [*(["npx"] * n), "x"]},
        "password": {"type": "http", "url": f"http://{'a:' * n}@acme.example/mcp"},
        "keys": {"command": "node", "args": ["/x.js"], **{f"key{i}": i for i in names}},
    }[kind]


def pretty(servers, root="mcpServers"):
    return json.dumps({root: servers}, indent=2) + "\n"


def many(n, kind="clean"):
    return {f"server-{i}": KINDS[kind](i) for i in range(n)}


def comments(n):
    """A comment behind each line."""
    return "".join(f"{line} // why\n" for line in pretty(many(n), "servers").splitlines())


def ignores(n):
    """Findings of which every second is silenced, and comments that silence nothing."""
    lines = pretty(many(n, "findings"), "servers").splitlines()
    words = ["// mcplint-ignore: npx-missing-yes - known", "// mcplint-ignore: docker-missing-interactive"]
    return "".join(f"{line} {words[at // 2 % 2]}\n" if at % 2 else f"{line}\n" for at, line in enumerate(lines))


def comments_in_a_row(n):
    """Comments that silence, all above one line and all for the whole file, and findings that they silence."""
    servers = ",\n".join(f'"s{i}": {{"command": "npx", "args": ["x@1.0.0"]}}' for i in range(n))
    of_file = "// mcplint-ignore-file: npx-missing-yes\n" * n
    of_line = "".join(f"// mcplint-ignore: npx-missing-ye{i}\n" for i in range(n))
    return f'{{"servers": {{\n{of_file}{of_line}{servers}}}}}\n'


def toml(servers):
    lines = []
    for name, server in servers.items():
        tables = {key: value for key, value in server.items() if isinstance(value, dict)}
        lines += [f"[mcp_servers.{name}]"]
        lines += [f"{key} = {json.dumps(value)}" for key, value in server.items() if key not in tables]
        for key, table in tables.items():
            lines += [f"[mcp_servers.{name}.{key}]", *(f"{inner} = {json.dumps(value)}" for inner, value in table.items())]
    return "\n".join(lines) + "\n"


def yaml(servers):
    lines = ["extensions:"]
    for name, server in servers.items():
        lines += [f"  {name}:", "    type: stdio", "    enabled: true"]
        lines += [f"    {key}: {json.dumps(value)}" for key, value in server.items()]
    return "\n".join(lines) + "\n"


TOML, YAML = ".codex/config.toml", ".config/goose/config.yaml"
FORMS = {
    "comments": lambda n: ("mcp.jsonc", comments(n)),
    "ignores": lambda n: (".vscode/mcp.json", ignores(n)),
    "ignored": lambda n: (".vscode/mcp.json", comments_in_a_row(n)),
    "broken": lambda n: (".mcp.json", pretty(many(n)).replace("],", "]").replace('"args"', "args")),
    "line": lambda n: (".mcp.json", json.dumps({"mcpServers": many(n, "findings")})),
    "twins": lambda n: (".mcp.json", "{\"mcpServers\": {" + ",\n".join(f"\"a{i % 9}\": {{\"command\": \"x\"}}" for i in range(n)) + "}}"),
    "yaml-twins": lambda n: (YAML, "extensions:\n" + "".join(f"  a{i % 9}: {{type: builtin}}\n" for i in range(n))),
    "inputs": lambda n: (".vscode/mcp.json", pretty({f"s{i}": {"command": "/x", "args": [f"${{input:k{i}}}"]} for i in range(n)}, "servers")),
    "inputs-more": lambda n: (".vscode/mcp.json", json.dumps({
        "inputs": [{"id": f"i{i}", "type": "promptString", "description": "x"} for i in range(n)],
        "servers": {"a": {"command": "/x", "args": [f"${{input:k{i}}}" for i in range(n)]}}})),
    "same": lambda n: (".mcp.json", pretty({f"server-{i}": KINDS["packages"](0) for i in range(n)})),
    "string": lambda n: (".mcp.json", pretty({"one": {"command": "sh", "args": ["-c", "${A} x\\y=http://a?b=c&& " * n]}})),
    "depth": lambda n: (".mcp.json", "{\"mcpServers\": {\"one\": {\"command\": \"x\", \"args\": " + "[" * n + "]" * n + "}}}"),
    "toml": lambda n: (TOML, toml(many(n))),
    "toml-wrong": lambda n: (TOML, toml(many(n, "findings"))),
    "yaml": lambda n: (YAML, yaml(many(n))),
    "yaml-wrong": lambda n: (YAML, yaml(many(n, "findings"))),
}


def file(n, kind):
    """The name and the text of a file."""
    if kind in FORMS:
        return FORMS[kind](n)
    return ".mcp.json", pretty(many(n, kind) if kind in KINDS else {"one": entry(n, kind)})


if __name__ == "__main__":
    count = int(sys.argv[1])
    kind = sys.argv[2] if len(sys.argv) > 2 else "clean"
    sys.stdout.write(file(count, kind)[1])
