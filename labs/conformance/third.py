"""A third round of the ordinary kinds: each field with each kind of value, drawn by lot, beside a good server of each
transport; pairs of broken servers; transports, names, roots and slips of syntax in files as people write them.

Written and answered before mcplint was tried on it, like `second.py`. The same conventions as in `cases.py`.
"""
import json
import random

from cases import URL

KINDS = {"word": "yes", "digits": "3000", "empty": "", "whole": 3000, "fraction": 2.5, "minus": -5, "false": False, "true": True,
         "null": None, "map": {}, "full-map": {"A": "1", "B": "2"}, "list": [], "words": ["a", "b"], "mixed": ["a", 2], "map-number": {"A": 1}, "map-null": {"A": None}}
NODE = {"command": "node", "args": ["-e", "0"]}
# The fields of an entry of each client: those of a program, those of a server at a URL.
FIELDS = {
    "claude-code": (["command", "args", "env", "type", "timeout", "cwd", "disabled", "alwaysLoad"], ["url", "headers", "type", "oauth", "headersHelper", "timeout"]),
    "gemini-cli": (["command", "args", "env", "cwd", "timeout", "trust", "description", "includeTools", "excludeTools", "type"], ["url", "httpUrl", "headers", "type", "timeout", "oauth", "trust"]),
    "qwen-code": (["command", "args", "env", "cwd", "timeout", "trust", "description", "includeTools", "excludeTools", "type"], ["url", "httpUrl", "headers", "type", "timeout", "oauth", "trust"]),
    "copilot-cli": (["command", "args", "env", "type", "tools", "timeout", "cwd", "disabled"], ["url", "headers", "type", "tools", "timeout"]),
    "opencode": (["command", "environment", "type", "enabled", "timeout", "cwd"], ["url", "headers", "type", "enabled", "timeout", "oauth"]),
    "codex": (["command", "args", "env", "cwd", "env_vars", "enabled", "required", "startup_timeout_sec", "startup_timeout_ms", "tool_timeout_sec", "enabled_tools", "disabled_tools", "type", "default_tools_approval_mode", "supports_parallel_tool_calls", "url", "http_headers"],
              ["url", "http_headers", "env_http_headers", "bearer_token_env_var", "bearer_token", "enabled", "scopes", "oauth", "oauth_resource", "startup_timeout_sec", "tool_timeout_sec", "enabled_tools", "auth", "args", "env", "command"]),
}
ENTRIES = {"claude-code": 22, "gemini-cli": 22, "qwen-code": 22, "copilot-cli": 22, "opencode": 22, "codex": 42}


def bases(client):
    """A program, and a server at a URL, as this client wants them."""
    if client == "opencode":
        return {"type": "local", "command": ["node", "-e", "0"]}, {"type": "remote", "url": URL}
    if client == "codex":
        return dict(NODE), {"url": URL}
    if client == "copilot-cli":
        return {"type": "local", **NODE, "tools": ["*"]}, {"type": "http", "url": URL, "tools": ["*"]}
    return dict(NODE), {"type": "http", "url": URL} if client == "claude-code" else {"httpUrl": URL}


def drawn(client):
    """(name, entry): one field each, drawn by lot from all fields and kinds."""
    program, remote = bases(client)
    every = [(f"{where}-{field}-{kind}", {**base, field: value})
             for where, base, fields in (("program", program, FIELDS[client][0]), ("remote", remote, FIELDS[client][1]))
             for field in fields for kind, value in KINDS.items()]
    return random.Random(f"third {client}").sample(every, ENTRIES[client])


def grouped(entries, is_alone, size=4):
    """(name of the first, {name: entry}): several entries in one file, but for those that hide what follows."""
    alone = [(name, {name: entry}) for name, entry in entries if is_alone(name, entry)]
    rest = [(name, entry) for name, entry in entries if not is_alone(name, entry)]
    return alone + [(rest[first][0], dict(rest[first:first + size])) for first in range(0, len(rest), size)]


def shaped(client, table, indent=2):
    return json.dumps({"mcp" if client == "opencode" else "mcpServers": table}, indent=indent, ensure_ascii=False) + "\n"


def json_cases(client):
    program, remote = bases(client)
    good = {"files": program, "search": remote}
    # opencode refuses a file for one entry, and Gemini CLI and Qwen Code stop at some: those are asked alone.
    stops = lambda name, entry: client == "opencode" or client in ("gemini-cli", "qwen-code") and (name.startswith("program-args") or entry is None)
    for name, group in grouped(drawn(client), stops):
        yield f"third/{name}", shaped(client, {**good, **group})
    command = {"command": ["node", 0]} if client == "opencode" else {"args": "-e 0"}
    pairs = {
        "url-for-program": {"mine": {**remote, "command": program["command"]}}, "entry-null": {"mine": None}, "entry-word": {"mine": "node -e 0"}, "entry-list": {"mine": [program]}, "entry-empty": {"mine": {}},
        "two-broken": {"one": {**program, **command}, "two": {**remote, "headers": "A: b"}}, "broken-first-off": {"one": {**program, "disabled": True, "enabled": False, "command": 1}, "two": remote},
        "streamable": {"mine": {"type": "streamable-http", "url": URL}}, "sse": {"mine": {"type": "sse", "url": URL}}, "websocket": {"mine": {"type": "ws", "url": "ws://127.0.0.1:9"}}, "stdio-remote": {"mine": {"type": "stdio", "url": URL}},
        "http-program": {"mine": {**program, "type": "http"}}, "url-only": {"mine": {"url": URL}}, "serverUrl": {"mine": {"serverUrl": URL}}, "vscode-input": {"mine": {**program, "env": {"KEY": "${input:key}"}, "environment": {"KEY": "${input:key}"}}},
        "cmd-key": {"mine": {"cmd": "node", "args": ["-e", "0"]}}, "names": {"my server": program, "my.server": remote, "my/server": program, "мой": program}, "name-empty": {"": program}, "name-proto": {"toString": program},
        "url-relative": {"mine": {**remote, "url": "/mcp"}}, "url-no-scheme": {"mine": {**remote, "url": "localhost:9/mcp"}}, "url-blank": {"mine": {**remote, "url": "   "}}, "variable-url": {"mine": {**remote, "url": "${MCPLINT_UNSET_URL}"}}, "variable-env": {"mine": {**program, "env": {"A": "$MCPLINT_UNSET"}}},
    }
    alone = {name: table for name, table in pairs.items() if len(table) > 1 or "mine" not in table}
    for name, group in grouped([(name, table["mine"]) for name, table in pairs.items() if name not in alone], stops):
        yield f"third-pair/{name}", shaped(client, {**good, **group})
    for name, table in alone.items():
        yield f"third-pair/{name}", shaped(client, {**good, **table})
    root, whole = ("mcp" if client == "opencode" else "mcpServers"), shaped(client, good)
    inner = json.dumps(good, indent=2)
    slips = {
        "comment": whole.replace("{\n", "{\n  // my servers\n", 1), "comma": whole.replace("]\n", "],\n"), "no-comma": whole.replace("},\n", "}\n"), "no-brace": whole.rstrip()[:-1], "more-brace": whole + "}\n",
        "single": whole.replace('"', "'"), "bare": whole.replace(f'"{root}"', root), "bare-root": inner, "no-root-braces": whole.strip()[1:-1], "tabs": whole.replace("  ", "\t"), "crlf": whole.replace("\n", "\r\n"),
        "twice": f'{{"{root}": {inner}, "{root}": {{"other": {json.dumps(program)}}}}}', "twice-server": f'{{"{root}": {{"files": {json.dumps(program)}, "files": {json.dumps(remote)}}}}}', "servers": whole.replace(f'"{root}"', '"servers"'),
        "snake": whole.replace(f'"{root}"', '"mcp_servers"'), "null": f'{{"{root}": null}}', "list": f'{{"{root}": [{json.dumps(program)}]}}', "word": f'{{"{root}": "files"}}', "nested": f'{{"mcp": {{"servers": {inner}}}}}', "schema": '{"$schema": "x", ' + whole.lstrip()[1:],
    }
    for name, text in slips.items():
        yield f"third-file/{name}", text


def toml(value):
    """Of JSON's null the word that people write."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + " }" if value else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value)


def table(name, entry):
    return f"[mcp_servers.{name}]\n" + "".join(f"{key} = {toml(value)}\n" for key, value in entry.items()) + "\n"


def codex_cases():
    program, remote = bases("codex")
    good = table("files", program) + table("search", remote)
    for name, entry in drawn("codex"):
        yield f"third/{name}", good + table("mine", entry)
    entries = {
        "claude-remote": {"type": "http", "url": URL, "headers": {"A": "b"}}, "claude-program": {"type": "stdio", **program, "env": {"A": "b"}}, "opencode": {"type": "local", "command": ["node", "-e", "0"]}, "disabled": {**program, "disabled": True}, "url-null": {"url": None},
        "bearer": {**remote, "bearer_token": "x"}, "headers-on-program": {**program, "http_headers": {"A": "b"}}, "env-on-remote": {**remote, "env": {"A": "b"}}, "cwd-empty": {**program, "cwd": ""}, "args-one-word": {**program, "args": "-e 0"}, "command-list": {"command": ["node", "-e", "0"]},
        "nothing": {}, "enabled-only": {"enabled": True}, "env-only": {"env": {"A": "b"}}, "env-mixed": {**program, "env": {"A": "b", "PORT": 8080}}, "env-flag": {**program, "env": {"DEBUG": True}}, "scopes-word": {**remote, "scopes": "read"}, "timeout-words": {**program, "startup_timeout_sec": "20"},
    }
    for name, entry in entries.items():
        yield f"third-entry/{name}", table("files", program) + table("mine", entry)
    files = {
        "two-broken": table("one", {**program, "args": 1}) + table("two", {"url": 7}), "twice": table("files", program) + table("files", remote), "env-tables": table("files", program) + '[mcp_servers.files.env]\nA = "b"\n\n[mcp_servers.files.env]\nC = "d"\n', "args-table": table("files", {"command": "node"}) + '[[mcp_servers.files.args]]\nvalue = "x"\n',
        "camel-root": good.replace("mcp_servers", "mcpServers"), "kebab-root": good.replace("mcp_servers", "mcp-servers"), "singular-root": good.replace("mcp_servers", "mcp_server"), "space-name": good.replace(".files", ".my files"), "dot-name": good.replace(".files", ".my.files"), "quoted-name": good.replace(".files", '."my.files"'), "scoped-name": good.replace(".files", ".@me/files"),
        "no-quotes": good.replace('"node"', "node"), "single-quotes": good.replace('"', "'"), "smart-quotes": good.replace('"node"', "“node”"), "colon": good.replace("command =", "command:"), "json-map": good.rstrip() + '\nhttp_headers = {"A": "b"}\n', "windows": good.replace('"node"', '"C:\\Users\\me\\node.exe"'), "no-close": good.replace("[mcp_servers.files]", "[mcp_servers.files"),
        "capital-true": good.replace("[mcp_servers.search]", "enabled = True\n\n[mcp_servers.search]"), "slashes": "// my servers\n" + good, "comma-end": good.replace('"node"', '"node",'), "json": json.dumps({"mcpServers": {"files": program}}, indent=2) + "\n", "crlf": good.replace("\n", "\r\n"), "bom": "\ufeff" + good,
    }
    for name, text in files.items():
        yield f"third-file/{name}", text


def cases(client):
    if client == "codex":
        return list(codex_cases())
    found = list(json_cases(client))
    if client == "qwen-code":
        # It reads a file as Gemini CLI does, and was asked about the slips of two rounds.
        return [(name, text) for name, text in found if not name.startswith("third-file/")]
    # Where one entry costs the file, each takes a question of its own: every second one is asked.
    return found[::2] if client == "opencode" else found
