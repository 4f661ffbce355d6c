"""The questions: one small config file per case, made from the tables below.

Every stdio server runs `false`, every URL is a closed port of this machine: gemini, qwen and opencode start
what they list. A case is (name, text); the name says what is odd about the entry `a` or about the file. Most
files hold a good entry `ok` as well, so that the answer shows what one bad entry costs.
"""
import json

CLIENTS = ["claude-code", "codex", "gemini-cli", "qwen-code", "opencode", "copilot-cli"]
URL = "http://127.0.0.1:9/mcp"
ANY = {"string": "x", "number": 7, "bool": True, "null": None, "object": {"k": "v"}, "array": ["x"]}


def raw(text):
    """A value that `json` would not write: the text itself."""
    return Raw(text)


class Raw:
    def __init__(self, text):
        self.text = text


def dump(value):
    """JSON in one line. A list of pairs is an object, so that a key may stand twice."""
    if isinstance(value, Raw):
        return value.text
    if isinstance(value, Pairs):
        return "{" + ", ".join(f"{json.dumps(k, ensure_ascii=False)}: {dump(v)}" for k, v in value) + "}"
    if isinstance(value, dict):
        return dump(Pairs(value.items()))
    if isinstance(value, list):
        return "[" + ", ".join(dump(v) for v in value) + "]"
    return json.dumps(value, ensure_ascii=False)


class Pairs(list):
    pass


def wrong(right):
    """Every kind of value but the right ones."""
    return {kind: value for kind, value in ANY.items() if kind not in right}


# --- entries of clients with `mcpServers`: name -> entry ------------------------------------------------------

STDIO = {"command": "false"}


def entries(client):
    url = {"type": "http", "url": URL} if client == "claude-code" else {"url": URL}
    table = {}

    def field(base, key, right, *more):
        for kind, value in wrong(right).items():
            table[f"{key}-{kind}"] = {**base, key: value}
        for name, value in more:
            table[f"{key}-{name}"] = {**base, key: value}

    field(STDIO, "command", ["string"], ("empty", ""), ("blank", " "), ("list", ["false", "x"]), ("empty-list", []))
    field(STDIO, "args", ["array"], ("empty", []), ("empty-object", {}), ("empty-string", ""),
          *((f"item-{k}", ["x", v]) for k, v in wrong(["string"]).items()), ("item-float", [1.5]), ("nested", [["x"]]))
    field(STDIO, "env", ["object"], ("empty", {}), ("empty-list", []), ("list-of-pairs", ["A=1"]),
          ("list-of-objects", [{"name": "A", "value": "1"}]),
          *((f"value-{k}", {"A": v}) for k, v in wrong(["string"]).items()), ("key-empty", {"": "x"}),
          ("two-bad-values", {"A": 1, "B": True}), ("value-empty", {"A": ""}))
    field(url, "url", ["string"], ("empty", ""), ("blank", " "), ("no-scheme", "localhost:9/mcp"), ("bare-word", "x"),
          ("ftp", "ftp://127.0.0.1/x"), ("spaces", " " + URL + " "), ("ws", "ws://127.0.0.1:9/"), ("path", "/mcp"),
          ("scheme-only", "http://"), ("variable", "${MCPLINT_UNSET}/mcp"), ("sse", "http://127.0.0.1:9/sse"))
    field(url, "headers", ["object"], ("empty", {}), ("empty-list", []),
          *((f"value-{k}", {"A": v}) for k, v in wrong(["string"]).items()), ("name-with-space", {"A b": "x"}),
          ("list-of-lines", ["A: 1"]))
    for base, kind in ((STDIO, "stdio"), (url, "remote")):
        for word in ["stdio", "local", "http", "sse", "streamable-http", "streamableHttp", "ws", "remote", "HTTP", "STDIO", "Sse",
                     "http-stream", "websocket", "streaming-http", "sdk", "", "docker", "command"]:
            # Claude Code's list leaves web sockets out, whatever it does with them.
            if (client, kind, word) != ("claude-code", "remote", "ws"):
                table[f"{kind}-type-{word or 'empty'}"] = {**base, "type": word}
        for k, v in wrong(["string"]).items():
            table[f"{kind}-type-{k}"] = {**base, "type": v}
        table[f"{kind}-transport-http"] = {**base, "transport": "http"}
        table[f"{kind}-transport-stdio"] = {**base, "transport": "stdio"}
    for word in ["http", "sse", "stdio", "streamable-http", "ws", "local", "x"]:
        table[f"only-type-{word}"] = {"type": word}
    table |= {
        "url-alone": {"url": URL}, "url-alone-sse": {"url": "http://127.0.0.1:9/sse"}, "url-transport-sse": {"url": URL, "transport": "sse"},
        "httpUrl-alone": {"httpUrl": URL}, "serverUrl-alone": {"serverUrl": URL}, "tcp-alone": {"tcp": "127.0.0.1:9"},
        "uri-alone": {"uri": URL}, "httpUrl-number": {"httpUrl": 7}, "httpUrl-null-command": {"httpUrl": None, "command": "false"},
        "httpUrl-and-url": {"httpUrl": URL, "url": "http://127.0.0.1:9/sse"},
        "httpUrl-type-http": {"httpUrl": URL, "type": "http"}, "httpUrl-empty": {"httpUrl": ""}, "httpUrl-empty-and-command": {"httpUrl": "", "command": "false"},
        "command-and-url": {**STDIO, "url": URL}, "command-url-http": {**STDIO, "url": URL, "type": "http"},
        "command-url-stdio": {**STDIO, "url": URL, "type": "stdio"}, "command-url-sse": {**STDIO, "url": URL, "type": "sse"},
        "command-and-url-null": {**STDIO, "url": None}, "command-null-and-url": {"command": None, **url},
        "command-empty-and-url": {"command": "", **url}, "command-and-url-empty": {**STDIO, "url": ""},
        "command-number-and-url": {"command": 7, **url}, "command-and-url-number": {**STDIO, "url": 7},
        "stdio-headers": {**STDIO, "headers": {"A": "x"}}, "stdio-headers-bad": {**STDIO, "headers": {"A": 1}},
        "stdio-headers-null": {**STDIO, "headers": None}, "remote-headers-null": {**url, "headers": None},
        "remote-env": {**url, "env": {"A": "x"}}, "remote-args": {**url, "args": ["x"]}, "remote-args-bad": {**url, "args": "x"},
        "remote-env-bad": {**url, "env": {"A": 1}}, "remote-env-null": {**url, "env": None}, "remote-cwd": {**url, "cwd": "/tmp"},
        "remote-command-null": {**url, "command": None},
        "empty-object": {}, "only-args": {"args": ["x"]}, "only-env": {"env": {"A": "x"}}, "only-note": {"//": "later"},
        "only-headers": {"headers": {"A": "x"}}, "only-disabled": {"disabled": True}, "only-enabled": {"enabled": True},
        "entry-null": None, "entry-string": "false", "entry-number": 7, "entry-bool": True, "entry-false": False,
        "entry-array": ["false"], "entry-empty-array": [], "entry-list-of-one": [STDIO], "entry-nested": {"a": STDIO},
        "nested-transport": {"transport": {"type": "stdio", "command": "false"}},
        "nested-transport-http": {"transport": {"type": "http", "url": URL}},
        "cmd-alias": {"cmd": "false"}, "Command-case": {"Command": "false"}, "Url-case": {"Url": URL, "type": "http"}, "arguments-alias": {**STDIO, "arguments": ["x"]},
        "environment-alias": {**STDIO, "environment": {"A": "x"}}, "environment-alias-bad": {**STDIO, "environment": {"A": 1}},
        "http_headers-alias": {**url, "http_headers": {"A": "x"}}, "requestInit": {**url, "requestInit": {"headers": {"A": "x"}}},
        "unknown-key": {**STDIO, "zzz": 1}, "unknown-keys-two": {**STDIO, "zzz": 1, "yyy": None}, "unknown-key-remote": {**url, "zzz": 1},
        "envFile": {**STDIO, "envFile": ".env"}, "autoApprove": {**STDIO, "autoApprove": ["x"]}, "alwaysAllow": {**STDIO, "alwaysAllow": ["x"]},
        "type-key-twice": raw('{"type": "zzz", "type": "stdio", "command": "false"}'),
        "command-twice": raw('{"command": "false", "command": "true"}'),
        "command-twice-bad-first": raw('{"command": 7, "command": "false"}'),
        "command-twice-bad-last": raw('{"command": "false", "command": 7}'),
        "env-key-twice": raw('{"command": "false", "env": {"A": 1, "A": "x"}}'),
        "variable-set": {"command": "false", "args": ["${HOME}"], "env": {"A": "${HOME}"}},
        "variable-unset": {"command": "false", "args": ["${MCPLINT_UNSET}"], "env": {"A": "${MCPLINT_UNSET}"}},
        "variable-unset-command": {"command": "${MCPLINT_UNSET}"}, "variable-default-command": {"command": "${MCPLINT_UNSET:-false}"},
        "variable-default": {"command": "false", "args": ["${MCPLINT_UNSET:-x}"]}, "variable-dollar": {"command": "false", "args": ["$HOME"]},
        "variable-env-colon": {"command": "false", "args": ["${env:HOME}"]}, "variable-input": {"command": "false", "env": {"A": "${input:key}"}},
        "variable-workspace": {"command": "false", "args": ["${workspaceFolder}/x"]}, "variable-percent": {"command": "false", "args": ["%HOME%"]},
        "variable-brace-env": {"command": "false", "args": ["{env:HOME}"]}, "variable-header-unset": {**url, "headers": {"A": "Bearer ${MCPLINT_UNSET}"}},
        "variable-open": {"command": "false", "args": ["${HOME"]}, "blank-around": {"command": " false ", "args": [" x "], "env": {"A": " x "}},
        "control-in-arg": {"command": "false", "args": ["a\u0001b"]},
    }
    for key, rights, values in [
        ("cwd", ["string"], [("missing", "/nonexistent/x"), ("empty", "")]),
        ("timeout", ["number"], [("zero", 0), ("negative", -5), ("float", 1.5), ("huge", 1e21), ("digits", "5000"), ("int-max", 2147483648)]),
        ("disabled", ["bool"], [("true", True), ("false", False), ("word", "true")]),
        ("enabled", ["bool"], [("true", True), ("false", False), ("word", "false")]),
        ("oauth", ["object"], [("empty", {}), ("clientId", {"clientId": "x"}), ("clientId-number", {"clientId": 7}), ("callbackPort-string", {"callbackPort": "80"}),
                               ("scopes-list", {"scopes": ["x"]}), ("scopes-string", {"scopes": "x"}), ("false", False)]),
        ("description", ["string"], []), ("name", ["string"], []),
    ]:
        field(url if key == "oauth" else STDIO, key, [], *values) if key == "oauth" else field(STDIO, key, [], *values)
    table["remote-timeout-string"] = {**url, "timeout": "5"}
    own = {
        "claude-code": [("headersHelper", url), ("alwaysLoad", STDIO), ("request_timeout_ms", STDIO), ("role", STDIO)],
        "gemini-cli": [("trust", STDIO), ("includeTools", STDIO), ("excludeTools", STDIO), ("authProviderType", url), ("tcp", STDIO), ("extension", STDIO),
                       ("targetAudience", url), ("targetServiceAccount", url)],
        "qwen-code": [("trust", STDIO), ("includeTools", STDIO), ("excludeTools", STDIO), ("discoveryTimeoutMs", STDIO), ("authProviderType", url), ("scope", STDIO),
                      ("tcp", STDIO), ("extensionName", STDIO)],
        "copilot-cli": [("tools", STDIO), ("deferTools", STDIO), ("disableToolCache", STDIO), ("slowConnectionThresholdMs", STDIO), ("filterMapping", STDIO),
                        ("oauthClientId", url), ("oauthScopes", url), ("oauthPublicClient", url), ("oauthGrantType", url), ("oidc", url), ("auth", url),
                        ("source", STDIO), ("isDefaultServer", STDIO)],
    }[client]
    for key, base in own:
        field(base, key, [])
    extra = {
        "claude-code": {
            "ws-no-url": {"type": "ws"}, "oauth-server-http": {**url, "oauth": {"authServerMetadataUrl": "http://127.0.0.1/x"}},
            "oauth-server-https": {**url, "oauth": {"authServerMetadataUrl": "https://127.0.0.1/x"}}, "oauth-port-zero": {**url, "oauth": {"callbackPort": 0}},
            "oauth-port-float": {**url, "oauth": {"callbackPort": 1.5}}, "oauth-port-huge": {**url, "oauth": {"callbackPort": 70000}},
            "oauth-xaa-string": {**url, "oauth": {"xaa": "x"}}, "oauth-unknown": {**url, "oauth": {"zzz": 1}}, "stdio-oauth-bad": {**STDIO, "oauth": 7},
            "sse-alias-url": {"type": "sse", "url": "http://127.0.0.1:9/sse"}, "type-sse-ide": {"type": "sse-ide", "url": URL, "ideName": "x"},
            "type-ws-ide": {"type": "ws-ide", "url": URL, "ideName": "x"}, "type-claudeai": {"type": "claudeai-proxy", "url": URL, "id": "x"},
            "type-sdk-name": {"type": "sdk", "name": "x"}, "two-errors": {"command": 7, "args": 8}, "three-errors": {"command": "false", "args": [1, 2], "env": {"A": 1}},
            "type-null-url": {"type": None, "url": URL}, "request_timeout_ms-zero": {**STDIO, "request_timeout_ms": 0},
        },
        "gemini-cli": {
            "trust-word": {**STDIO, "trust": "yes"}, "include-item-number": {**STDIO, "includeTools": [1]}, "oauth-enabled-word": {**url, "oauth": {"enabled": "x"}},
            "oauth-unknown": {**url, "oauth": {"zzz": 1}}, "auth-google": {**url, "authProviderType": "google_credentials"},
            "auth-dynamic": {**url, "authProviderType": "dynamic_discovery"}, "two-errors": {"command": 7, "args": 8},
        },
        "qwen-code": {"two-errors": {"command": 7, "args": 8}, "sdk-and-command": {"type": "sdk", "command": "false"}, "oauth-unknown": {**url, "oauth": {"zzz": 1}}},
        "copilot-cli": {
            "tools-star": {**STDIO, "tools": ["*"]}, "tools-empty": {**STDIO, "tools": []}, "tools-item-number": {**STDIO, "tools": [1]}, "tools-string-star": {**STDIO, "tools": "*"},
            "defer-auto": {**STDIO, "deferTools": "auto"}, "filter-none": {**STDIO, "filterMapping": "none"}, "filter-map": {**STDIO, "filterMapping": {"t": "markdown"}},
            "filter-map-bad": {**STDIO, "filterMapping": {"t": "zzz"}}, "grant-client": {**url, "oauthGrantType": "client_credentials"}, "auth-port": {**url, "auth": {"redirectPort": 80}},
            "auth-port-string": {**url, "auth": {"redirectPort": "80"}}, "two-errors": {"command": 7, "args": 8}, "oidc-object": {**url, "oidc": {"audience": "x"}},
            "memory-type": {"type": "memory"}, "local-no-args": {"type": "local", "command": "false", "tools": ["*"]}, "http-no-tools": {"type": "http", "url": URL},
            "scopes-list": {**url, "oauthScopes": ["x"]}, "stdio-oauthClientId-number": {**STDIO, "oauthClientId": 7},
        },
    }[client]
    table.update(extra)
    return table


# --- names of servers ----------------------------------------------------------------------------------------

NAMES = {
    "space": "a b", "dot": "a.b", "unicode": "größe", "cjk": "服务", "emoji": "🚀", "empty": "", "blank": " ", "slash": "a/b", "backslash": "a\\b", "at": "@a/b",
    "colon": "a:b", "colon-space": "a: b", "comma": "a,b", "quote": "a\"b", "single-quote": "a'b", "dollar": "$a", "percent": "%a", "hash": "#a", "paren": "a(b)",
    "bracket": "a[b]", "brace": "a}b", "open-brace": "a{b", "plus": "a+b", "equals": "a=b", "star": "*", "dash-start": "-a", "underscore": "a_b", "double-underscore": "a__b",
    "underscore-start": "_a", "upper": "OK", "digit": "1", "zero": "0", "newline": "a\nb", "tab": "a\tb", "control": "a\u0001b", "zero-width": "a\u200bb", "nbsp": "a\u00a0b",
    "long-64": "n" * 64, "long-65": "n" * 65, "long-128": "n" * 128, "long-300": "n" * 300, "proto": "__proto__", "constructor": "constructor", "toString": "toString",
    "hasOwnProperty": "hasOwnProperty", "prototype": "prototype", "null-word": "null", "true-word": "true", "workspace": "workspace", "ide": "ide", "claude-in-chrome": "claude-in-chrome",
    "computer-use": "computer-use", "claude-preview": "Claude Preview", "claude-browser": "Claude Browser", "claude-preview-lower": "claude-preview", "github-mcp-server": "github-mcp-server",
    "github": "github", "playwright": "playwright", "servers": "servers", "mcpServers": "mcpServers", "leading-space": " a", "trailing-space": "a ", "comment": "//", "underscore-comment": "_comment",
    "schema": "$schema", "command": "command", "type": "type", "enabled": "enabled", "timeout": "timeout", "claude-ai": "claude.ai x", "plugin": "plugin:a:b", "same-case": "Ok",
}


# Names that every JavaScript object has something under.
PROTOTYPE = ["proto", "constructor", "toString", "hasOwnProperty", "prototype"]


# --- whole files ---------------------------------------------------------------------------------------------

def files(root, good):
    """Root keys and syntax for a JSON client with this root key; `good` is an entry that works."""
    g = dump(good)
    body = f'{{"ok": {g}}}'
    whole = f'{{"{root}": {body}}}'
    long = f'{{\n  "{root}": {{\n    "ok": {g},\n    "b": {g}\n  }}\n}}\n'
    table = {
        "good": whole, "good-long": long, "root-empty-map": f'{{"{root}": {{}}}}', "root-null": f'{{"{root}": null}}', "root-string": f'{{"{root}": "x"}}',
        "root-number": f'{{"{root}": 7}}', "root-bool": f'{{"{root}": true}}', "root-false": f'{{"{root}": false}}', "root-list-empty": f'{{"{root}": []}}', "root-list": f'{{"{root}": [{g}]}}',
        "root-list-named": f'{{"{root}": [{{"name": "ok", {g[1:]}]}}', "root-list-of-maps": f'{{"{root}": [{body}]}}', "root-nested-same": f'{{"{root}": {{"{root}": {body}}}}}',
        "root-missing": body, "root-missing-two": f'{{"ok": {g}, "b": {g}}}', "empty-object": "{}", "root-array": f"[{g}]", "root-array-empty": "[]", "root-is-null": "null", "root-is-string": '"x"',
        "root-is-number": "7", "root-is-true": "true", "empty-file": "", "blank-file": " \n\n", "only-comment": "// nothing\n", "brace-only": "{", "text": "hello\n",
        "schema-key": f'{{"$schema": "https://example.com/s.json", "{root}": {body}}}', "unknown-root-key": f'{{"zzz": 1, "{root}": {body}}}', "inputs": f'{{"inputs": [], "{root}": {body}}}',
        "root-twice": f'{{"{root}": {{"ok": {g}}}, "{root}": {{"b": {g}}}}}', "root-twice-empty-last": f'{{"{root}": {body}, "{root}": {{}}}}', "server-twice": f'{{"{root}": {{"ok": {g}, "ok": {g}}}}}',
        "server-twice-differ": f'{{"{root}": {{"ok": {{}}, "ok": {g}}}}}', "server-twice-bad-last": f'{{"{root}": {{"ok": {g}, "ok": 7}}}}',
        "line-comment": f'{{\n  // servers\n  "{root}": {body}\n}}\n', "block-comment": f'/* x */ {whole}', "hash-comment": f'# x\n{whole}', "comment-end": f"{whole}\n// end\n",
        "comment-in-string": f'{{"{root}": {{"ok": {g}, "b": {g.replace("}", "", 1) if False else g}}}, "note": "// no /* comment */"}}', "trailing-comma-map": f'{{"{root}": {{"ok": {g},}}}}',
        "trailing-comma-root": f'{{"{root}": {body},}}', "trailing-comma-entry": f'{{"{root}": {{"ok": {g[:-1]},}}}}}}', "double-comma": f'{{"{root}": {{"ok": {g},, "b": {g}}}}}',
        "leading-comma": f'{{, "{root}": {body}}}', "missing-comma": f'{{"{root}": {{"ok": {g} "b": {g}}}}}', "missing-colon": f'{{"{root}" {body}}}', "bom": "\ufeff" + whole, "crlf": long.replace("\n", "\r\n"),
        "cr": long.replace("\n", "\r"), "tabs": long.replace("  ", "\t"), "no-final-newline": long.rstrip(), "single-quotes": whole.replace('"', "'"), "smart-quotes": whole.replace('"', "“", 1).replace('"', "”", 1),
        "unquoted-key": whole.replace(f'"{root}"', root), "python-true": f'{{"{root}": {body}, "x": True}}', "undefined": f'{{"{root}": {body}, "x": undefined}}', "nan": f'{{"{root}": {body}, "x": NaN}}',
        "hex": f'{{"{root}": {body}, "x": 0x1F}}', "plus": f'{{"{root}": {body}, "x": +1}}', "leading-zero": f'{{"{root}": {body}, "x": 01}}', "dot-number": f'{{"{root}": {body}, "x": .5}}',
        "exponent-huge": f'{{"{root}": {body}, "x": 1e999}}', "unclosed": whole[:-1], "unclosed-two": whole[:-2], "extra-brace": whole + "}", "two-roots": whole + "\n" + whole, "trailing-text": whole + " x",
        "bad-escape": f'{{"{root}": {body}, "x": "C:\\Users"}}', "bad-escape-path": f'{{"{root}": {body}, "x": "C:\\Program"}}', "raw-newline": f'{{"{root}": {body}, "x": "a\nb"}}', "raw-tab": f'{{"{root}": {body}, "x": "a\tb"}}',
        "nbsp": f'{{\u00a0"{root}": {body}}}', "zero-width": f'{{\u200b"{root}": {body}}}', "no-braces": f'"{root}": {body}', "merge-marker": f"<<<<<<< HEAD\n{whole}\n=======\n{whole}\n>>>>>>> b\n",
        "unicode-escape-name": whole.replace('"ok"', '"\\u006fk"'), "surrogate": f'{{"{root}": {body}, "x": "\\ud800"}}', "proto-root": f'{{"__proto__": {{}}, "{root}": {body}}}', "deep": f'{{"x": {"[" * 200}{"]" * 200}, "{root}": {body}}}',
        "nul": f'{{"{root}": {body}, "x": "a\u0000b"}}', "form-feed": f'{{\u000c"{root}": {body}}}', "fence": f"```json\n{whole}\n```\n", "backtick-value": f'{{"{root}": {body}, "x": `y`}}',
    }
    for other in ["servers", "mcpServers", "mcp_servers", "mcp", "context_servers", "mcpServer", "mcpservers", "MCPServers", "mcp-servers", "mcp.servers", "McpServers"]:
        if other != root:
            table[f"root-{other}"] = f'{{"{other}": {body}}}'
            table[f"root-both-{other}"] = f'{{"{other}": {{"b": {g}}}, "{root}": {body}}}'
    table["root-mcp-servers-nested"] = f'{{"mcp": {{"servers": {body}}}}}'
    table["root-mcp-mcpServers-nested"] = f'{{"mcp": {{"mcpServers": {body}}}}}'
    table["root-projects"] = f'{{"projects": {{"/x": {{"mcpServers": {body}}}}}}}'
    return table


def shows(client, name):
    """Whether the client's list, a line of text per server, shows which name it is: Copilot CLI's is JSON."""
    return client == "copilot-cli" or name == name.strip() and ": " not in name and name.isprintable()


def grouped(table, size, alone=lambda name: False):
    """Entries that are asked about in one file: those of one subject, at most `size` together.

    What a client does with one entry does not depend on the others, except where it stops at the first that it
    cannot take: such an entry has a file of its own.
    """
    groups = []
    for name, entry in table.items():
        subject = name.split("-")[0]
        last = groups[-1] if groups else None
        if last is None or last[0] != subject and len(last[1]) > size // 2 or len(last[1]) >= size or alone(name) or last[2]:
            groups.append((subject, {}, alone(name)))
        groups[-1][1][name] = entry
    return [entries for _, entries, _ in groups]


def json_cases(client):
    # These two join the arguments before they look at them.
    stops = {"gemini-cli", "qwen-code"} & {client} and (
        lambda name: name in ("entry-null", "command-null-and-url", "two-errors") or name.startswith("args-") and "item" not in name)
    for group in grouped(entries(client), 6 if stops else 10, stops or (lambda name: False)):
        yield f"entry/{next(iter(group))}", dump({"mcpServers": {"ok": STDIO, **group}})
    for name in PROTOTYPE:
        yield f"name/{name}", dump({"mcpServers": {"ok": STDIO, NAMES[name]: STDIO}})
    names = [key for name, key in NAMES.items() if name not in PROTOTYPE and shows(client, key)]
    for first in range(0, len(names), 9):
        yield f"name/group-{first // 9}", dump({"mcpServers": {"ok": STDIO, **{key: STDIO for key in names[first:first + 9]}}})
    for name, text in files("mcpServers", STDIO).items():
        yield f"file/{name}", text
    lone = {"command-number": {"command": 7}, "args-string": {**STDIO, "args": "x"}, "env-value-number": {**STDIO, "env": {"A": 1}}, "empty-object": {}, "null": None,
            "url-alone": {"url": URL}, "type-wrong": {**STDIO, "type": "zzz"}, "unknown-key": {**STDIO, "zzz": 1}, "string": "false"}
    for name, entry in lone.items():
        yield f"alone/{name}", dump({"mcpServers": {"a": entry}})
    yield "many/bad-good-bad", dump({"mcpServers": {"a": {"command": 7}, "ok": STDIO, "b": {**STDIO, "args": [1]}}})
    yield "many/two-bad-fields", dump({"mcpServers": {"a": {**STDIO, "args": "x", "env": {"A": 1}}, "b": {}, "ok": STDIO}})
    yield "many/null-and-string", dump({"mcpServers": {"a": None, "b": "x", "ok": STDIO}})
    yield "many/list-entry", dump({"mcpServers": {"a": [], "ok": STDIO}})
    yield "many/comment-key", dump({"mcpServers": {"//": "note", "_comment": "note", "ok": STDIO}})
    beside = {
        "claude-code": {"enableAll": {"enableAllProjectMcpServers": True}, "hooks": {"hooks": {}}, "number": {"x": 1}},
        "gemini-cli": {"allowed": {"mcp": {"allowed": ["ok"]}}, "excluded": {"mcp": {"excluded": ["ok"]}}, "allowed-other": {"mcp": {"allowed": ["zzz"]}}, "excluded-string": {"mcp": {"excluded": "ok"}},
                       "mcp-null": {"mcp": None}, "mcp-list": {"mcp": []}, "mcp-string": {"mcp": "x"}, "theme": {"theme": "x"}, "ui-string": {"ui": "x"}, "general": {"general": {"vimMode": "x"}}},
        "qwen-code": {"allowed": {"mcp": {"allowed": ["ok"]}}, "excluded": {"mcp": {"excluded": ["ok"]}}, "allowed-other": {"mcp": {"allowed": ["zzz"]}}, "excluded-string": {"mcp": {"excluded": "ok"}},
                      "mcp-null": {"mcp": None}, "mcp-list": {"mcp": []}, "mcp-string": {"mcp": "x"}, "theme": {"theme": "x"}, "old-allow": {"allowMCPServers": ["ok"]}, "old-exclude": {"excludeMCPServers": ["ok"]}},
        "copilot-cli": {"number": {"x": 1}, "servers": {"servers": {}}, "inputs-bad": {"inputs": 7}},
    }[client]
    for name, more in beside.items():
        yield f"beside/{name}", dump({**more, "mcpServers": {"ok": STDIO, "b": STDIO}})


# --- opencode ------------------------------------------------------------------------------------------------

def opencode_cases():
    local, remote = {"type": "local", "command": ["false"]}, {"type": "remote", "url": URL}
    table = {}

    def field(base, key, right, *more):
        # A bad entry costs the whole file, so each needs a file of its own: not every kind of value for every field.
        for kind, value in [pair for pair in wrong(right).items() if pair[0] not in ("bool", "object") or key in ("command", "oauth")]:
            table[f"{key}-{kind}"] = {**base, key: value}
        for name, value in more:
            table[f"{key}-{name}"] = {**base, key: value}

    field(local, "command", ["array"], ("empty", []), ("item-number", ["false", 7]), ("item-null", ["false", None]), ("item-object", [{}]), ("empty-string", [""]), ("split", "false x"))
    field(local, "environment", ["object"], ("empty", {}), *((f"value-{k}", {"A": v}) for k, v in wrong(["string"]).items()), ("list", ["A=1"]))
    field(local, "cwd", ["string"], ("missing", "/nonexistent/x"), ("empty", ""))
    field(local, "enabled", ["bool"], ("false", False), ("true", True), ("word", "true"))
    field(local, "disabled", [], ("false", False), ("word", "true"))
    field(local, "timeout", ["number"], ("zero", 0), ("negative", -1), ("float", 1.5), ("digits", "5000"), ("huge", 1e21), ("v2", {"startup": 1000}), ("good", 5000))
    field(remote, "url", ["string"], ("empty", ""), ("no-scheme", "localhost:9"), ("word", "x"), ("spaces", f" {URL} "))
    field(remote, "headers", ["object"], ("empty", {}), *((f"value-{k}", {"A": v}) for k, v in wrong(["string"]).items()))
    field(remote, "oauth", [], ("false", False), ("empty", {}), ("clientId", {"clientId": "x"}), ("clientId-number", {"clientId": 7}), ("scope-list", {"scope": ["x"]}), ("port-zero", {"callbackPort": 0}),
          ("port-string", {"callbackPort": "80"}), ("port-good", {"callbackPort": 8080}), ("port-huge", {"callbackPort": 70000}), ("unknown", {"zzz": 1}), ("redirect-number", {"redirectUri": 7}))
    for base, kind in ((local, "local"), (remote, "remote")):
        for word in ["local", "remote", "stdio", "http", "LOCAL", ""]:
            table[f"{kind}-type-{word or 'empty'}"] = {**base, "type": word}
        for k, v in {"number": 7, "null": None}.items():
            table[f"{kind}-type-{k}"] = {**base, "type": v}
        rest = {k: v for k, v in base.items() if k != "type"}
        table[f"{kind}-no-type"] = rest
        for on in (True, False):
            table[f"{kind}-no-type-enabled-{str(on).lower()}"] = {**rest, "enabled": on}
        table[f"{kind}-transport"] = {**rest, "transport": "http"}
    e = {"enabled": True}
    table |= {
        "claude-stdio": {"command": "false", "args": ["x"]}, "claude-stdio-enabled": {"command": "false", "args": ["x"], **e}, "claude-stdio-type": {"type": "stdio", "command": "false", "args": []},
        "claude-http": {"type": "http", "url": URL}, "claude-http-enabled": {"type": "http", "url": URL, **e}, "local-string-enabled": {"type": "local", "command": "false", **e},
        "env-bad-enabled": {**local, "environment": {"A": 1}, **e}, "env-bad-disabled": {**local, "environment": {"A": 1}, "disabled": False}, "timeout-zero-enabled": {**local, "timeout": 0, **e},
        "timeout-string-enabled": {**local, "timeout": "5", **e}, "headers-bad-enabled": {**remote, "headers": {"A": 1}, **e}, "url-number-enabled": {"type": "remote", "url": 7, **e},
        "no-command-enabled": {"type": "local", **e}, "no-url-enabled": {"type": "remote", **e}, "enabled-false-bad": {"type": "local", "command": "false", "enabled": False},
        "no-command": {"type": "local"}, "no-url": {"type": "remote"}, "only-enabled": {"enabled": True}, "only-disabled": {"disabled": True}, "only-enabled-false": {"enabled": False}, "only-enabled-word": {"enabled": "x"},
        "args-beside": {**local, "args": ["x"]}, "env-beside": {**local, "env": {"A": "x"}}, "env-beside-bad": {**local, "env": {"A": 1}}, "local-url": {**local, "url": URL}, "remote-command": {**remote, "command": ["false"]},
        "remote-command-bad": {**remote, "command": "false"}, "local-url-bad": {**local, "url": 7}, "local-headers": {**local, "headers": {"A": "x"}}, "remote-environment": {**remote, "environment": {"A": "x"}},
        "empty-object": {}, "entry-null": None, "entry-string": "false", "entry-number": 7, "entry-bool": True, "entry-array": [], "entry-array-of": ["false"], "entry-nested": {"a": local},
        "unknown-key": {**local, "zzz": 1}, "unknown-key-enabled": {**local, "zzz": 1, **e}, "httpUrl": {"type": "remote", "httpUrl": URL}, "serverUrl": {"type": "remote", "serverUrl": URL},
        "variable-env": {**local, "command": ["false", "{env:HOME}"]}, "variable-env-unset": {**local, "command": ["false", "{env:MCPLINT_UNSET}"]}, "variable-dollar": {**local, "command": ["false", "${HOME}"]},
        "variable-file-missing": {**local, "environment": {"A": "{file:./nope.txt}"}}, "variable-file-unclosed": {**local, "environment": {"A": "{file:./nope.txt"}}, "variable-env-command": {**local, "command": ["{env:MCPLINT_UNSET}"]},
        "variable-env-url": {"type": "remote", "url": "{env:MCPLINT_UNSET}"}, "variable-env-colon": {**local, "command": ["false", "${env:HOME}"]}, "variable-input": {**local, "environment": {"A": "${input:x}"}},
        "type-twice": raw('{"type": "zzz", "type": "local", "command": ["false"]}'), "command-twice": raw('{"type": "local", "command": "false", "command": ["false"]}'),
        "command-twice-bad-last": raw('{"type": "local", "command": ["false"], "command": "false"}'), "enabled-null-bad": {"type": "local", "command": "false", "enabled": None},
        "two-errors": {"type": "local", "command": "x", "environment": 7}, "type-case-key": {"Type": "local", "command": ["false"]}, "cmd-alias": {"type": "local", "cmd": ["false"]},
    }
    v2 = {
        "good": {"servers": {"ok": local}}, "both": {"servers": {"ok": local}, "b": local}, "bad-string": {"servers": {"ok": local, "a": {"type": "local", "command": "false"}}},
        "enabled": {"servers": {"ok": local, "a": {**local, "enabled": True}}}, "disabled": {"servers": {"ok": local, "a": {**local, "disabled": True}}}, "disabled-false": {"servers": {"ok": local, "a": {**local, "disabled": False}}},
        "timeout-object": {"servers": {"ok": local, "a": {**local, "timeout": {"startup": 1000, "request": 1000}}}}, "timeout-number": {"servers": {"ok": local, "a": {**local, "timeout": 1000}}},
        "list": {"servers": [local]}, "null": {"servers": None}, "empty": {"servers": {}}, "string": {"servers": "x"}, "entry-null": {"servers": {"ok": local, "a": None}}, "env-number": {"servers": {"ok": local, "a": {**local, "environment": {"A": 1}}}},
        "no-type": {"servers": {"ok": local, "a": {"command": ["false"]}}}, "remote": {"servers": {"ok": local, "a": remote}}, "unknown-key": {"servers": {"ok": local, "a": {**local, "zzz": 1}}}, "claude": {"servers": {"ok": local, "a": {"command": "false", "args": []}}},
        "bad-beside": {"servers": {"ok": local}, "a": {"type": "local", "command": "false"}}, "named-servers": {"servers": local, "ok": local}, "timeout-beside": {"servers": {"ok": local}, "timeout": {"startup": 1000}}, "timeout-number-beside": {"servers": {"ok": local}, "timeout": 1000},
    }
    for name, mcp in v2.items():
        yield f"v2/{name}", dump({"mcp": mcp})
    for name, entry in {"command-string": {"type": "local", "command": "false"}, "no-type": {"command": ["false"]}, "enabled-bad": {"type": "local", "command": "false", "enabled": True}, "empty": {}, "null": None}.items():
        yield f"alone/{name}", dump({"mcp": {"a": entry}})
    yield "many/bad-good-bad", dump({"mcp": {"a": {"type": "local", "command": "false"}, "ok": local, "b": {"type": "stdio"}}})
    yield "many/dropped-and-good", dump({"mcp": {"a": {"command": "false", "enabled": True}, "ok": local, "b": {"url": URL, "enabled": False}}})
    for name, more in {"theme": {"theme": "x"}, "theme-number": {"theme": 7}, "tools": {"tools": {"a*": False}}, "model-number": {"model": 7}, "zzz": {"zzz": 1}, "plugin-string": {"plugin": "x"}, "agent-bad": {"agent": 7}}.items():
        yield f"beside/{name}", dump({**more, "mcp": {"ok": local}})
    for name, entry in table.items():
        yield f"entry/{name}", dump({"mcp": {"ok": local, "a": entry}})
    for name in PROTOTYPE:
        yield f"name/{name}", dump({"mcp": {"ok": local, NAMES[name]: local}})
    names = [key for name, key in NAMES.items() if name not in PROTOTYPE and shows("opencode", key)]
    for first in range(0, len(names), 9):
        yield f"name/group-{first // 9}", dump({"mcp": {"ok": local, **{key: local for key in names[first:first + 9]}}})
    for name, text in files("mcp", local).items():
        yield f"file/{name}", text


# --- Codex ---------------------------------------------------------------------------------------------------

def codex_cases():
    ok = '[mcp_servers.ok]\ncommand = "false"\n'
    values = {"string": '"x"', "integer": "7", "float": "1.5", "bool": "true", "datetime": "2026-01-01T00:00:00Z", "array": '["x"]', "table": '{ k = "v" }'}
    stdio, remote = 'command = "false"\n', f'url = "{URL}"\n'
    table = {}

    def field(base, key, right, *more):
        for kind, value in values.items():
            if kind not in right:
                table[f"{key}-{kind}"] = f"{base}{key} = {value}\n"
        for name, value in more:
            table[f"{key}-{name}"] = f"{base}{key} = {value}\n"

    field("", "command", ["string"], ("empty", '""'), ("empty-array", "[]"), ("blank", '" "'))
    field(stdio, "args", ["array"], ("empty", "[]"), ("item-integer", '["x", 7]'), ("item-bool", "[true]"), ("item-array", '[["x"]]'), ("item-float", "[1.5]"), ("item-table", "[{ a = 1 }]"), ("empty-string", '""'))
    field(stdio, "env", ["table"], ("value-integer", "{ A = 7 }"), ("value-bool", "{ A = true }"), ("value-array", '{ A = ["x"] }'), ("value-float", "{ A = 1.5 }"), ("value-table", "{ A = { B = 1 } }"), ("empty", "{}"), ("value-empty", '{ A = "" }'), ("value-datetime", "{ A = 2026-01-01 }"))
    field(stdio, "cwd", ["string"], ("missing", '"/nonexistent/x"'), ("empty", '""'), ("tilde", '"~/x"'))
    field(stdio, "env_vars", [], ("item-integer", "[7]"), ("named", '[{ name = "A", source = "local" }]'), ("source-bad", '[{ name = "A", source = "x" }]'), ("source-remote", '[{ name = "A", source = "remote" }]'), ("no-name", '[{ source = "local" }]'), ("name-only", '[{ name = "A" }]'), ("unknown-in-item", '[{ name = "A", zzz = 1 }]'))
    field("", "url", ["string"], ("empty", '""'), ("word", '"x"'), ("ftp", '"ftp://127.0.0.1/x"'))
    for key in ("http_headers", "env_http_headers"):
        field(remote, key, ["table"], ("value-integer", "{ A = 7 }"), ("value-bool", "{ A = true }"), ("empty", "{}"), ("name-space", '{ "A b" = "x" }'))
    field(remote, "bearer_token_env_var", ["string"], ("empty", '""'), ("token", '"ghp_x y"'))
    field(remote, "http_headers_helper", [])
    field(remote, "auth", [], ("oauth", '"oauth"'), ("chatgpt", '"chatgpt"'), ("ema", '"ema_auth"'), ("upper", '"OAuth"'))
    field(remote, "oauth", [], ("client", '{ client_id = "x" }'), ("client-integer", "{ client_id = 7 }"), ("unknown", "{ zzz = 1 }"), ("port", "{ callback_port = 80 }"), ("port-string", '{ callback_port = "80" }'), ("secret-alone", '{ client_secret = "x" }'), ("empty", "{}"), ("port-huge", "{ callback_port = 70000 }"), ("port-zero", "{ callback_port = 0 }"))
    field(remote, "oauth_resource", ["string"])
    field(remote, "scopes", [], ("item-integer", "[7]"), ("empty", "[]"))
    for key in ("startup_timeout_sec", "startup_timeout_ms", "tool_timeout_sec"):
        field(stdio, key, [], ("zero", "0"), ("negative", "-1"), ("negative-float", "-0.5"), ("nan", "nan"), ("inf", "inf"), ("huge", "1e300"), ("big-integer", "9223372036854775807"), ("digits", '"30"'))
    for key in ("enabled", "required", "supports_parallel_tool_calls"):
        field(stdio, key, [], ("false", "false"), ("word", '"true"'))
    for key in ("enabled_tools", "disabled_tools"):
        field(stdio, key, [], ("empty", "[]"), ("item-integer", "[7]"))
    field(stdio, "default_tools_approval_mode", [], *((w or "empty", f'"{w}"') for w in ["auto", "prompt", "writes", "approve", "never", "Auto", ""]))
    field(stdio, "tools", [], ("good", '{ t = { approval_mode = "approve" } }'), ("bad-mode", '{ t = { approval_mode = "x" } }'), ("bad-inner", "{ t = 7 }"), ("unknown-inner", "{ t = { zzz = 1 } }"), ("empty-inner", "{ t = {} }"))
    for key in ("environment_id", "experimental_environment", "startup_readiness", "tool_input_schema_max_bytes", "name", "description", "timeout", "type", "transport", "headers", "disabled", "trust", "zzz", "bearer_token"):
        field(stdio, key, [])
    for key in ("type", "transport", "headers", "env", "args", "cwd", "env_vars", "bearer_token", "zzz", "timeout", "disabled", "httpUrl"):
        for kind in ("string", "array", "table", "bool"):
            table[f"remote-{key}-{kind}"] = f"{remote}{key} = {values[kind]}\n"
    for key in ("http_headers", "env_http_headers"):
        table[f"stdio-{key}"] = f'{stdio}{key} = {{ A = "x" }}\n'
        table[f"stdio-{key}-empty"] = f"{stdio}{key} = {{}}\n"
    for key, value in {"bearer_token_env_var": '"A"', "oauth_resource": '"x"', "auth": '"oauth"', "http_headers_helper": '"x"', "scopes": '["x"]', "oauth": '{ client_id = "x" }', "oauth-empty": "{}"}.items():
        table[f"stdio-{key}"] = f"{stdio}{key.split('-')[0]} = {value}\n"
    for mode in ("local", "remote", "x"):
        table[f"experimental_environment-{mode}"] = f'{stdio}experimental_environment = "{mode}"\n'
    table |= {
        "command-and-url": stdio + remote, "command-and-url-empty": stdio + 'url = ""\n', "remote-env-empty": remote + "env = {}\n", "remote-args-empty": remote + "args = []\n", "empty": "", "only-args": 'args = ["x"]\n',
        "only-env": 'env = { A = "x" }\n', "only-enabled": "enabled = false\n", "only-headers": 'http_headers = { A = "x" }\n', "only-type": 'type = "stdio"\n', "command-twice": stdio + stdio, "command-twice-differ": stdio + 'command = 7\n',
        "Command-case": 'Command = "false"\n', "cmd": 'cmd = "false"\n', "httpUrl": f'httpUrl = "{URL}"\n', "serverUrl": f'serverUrl = "{URL}"\n', "environment": stdio + 'environment = { A = "x" }\n', "arguments": stdio + 'arguments = ["x"]\n',
        "enabled-false-bad": stdio + "enabled = false\nargs = 7\n", "two-errors": "command = 7\nargs = 8\n", "variable": 'command = "false"\nargs = ["${HOME}", "$HOME", "${MCPLINT_UNSET}"]\n', "both-timeouts": stdio + "startup_timeout_sec = 1\nstartup_timeout_ms = 5\n",
        "args-mixed": stdio + 'args = ["x", 7, true]\n', "multi-line-args": stdio + 'args = [\n  "x",\n  "y", # note\n]\n', "args-no-comma": stdio + 'args = [\n  "x"\n  "y"\n]\n', "literal": "command = 'false'\nargs = ['C:\\Users\\me']\n", "backslash": 'command = "false"\nargs = ["C:\\Users\\me"]\n',
        "backslash-p": 'command = "false"\nargs = ["C:\\Program"]\n', "bare-word": "command = false_\n", "unquoted": "command = npx\n", "colon": 'command: "false"\n', "null": 'command = "false"\nargs = null\n', "True": stdio + "enabled = True\n", "multi-line-string": 'command = """false"""\n',
        "missing-value": "command = \n", "dotted-env": stdio + 'env.A = "x"\n', "dotted-env-number": stdio + "env.A = 7\n", "inline-trailing-comma": stdio + 'env = { A = "x", }\n', "inline-multi-line": stdio + 'env = {\n  A = "x"\n}\n', "inline-colon": stdio + 'env = { A: "x" }\n',
        "json-env": stdio + 'env = { "A": "x" }\n', "quoted-key": '"command" = "false"\n', "env-table": stdio + '\n[mcp_servers.a.env]\nA = "x"\n', "env-table-number": stdio + "\n[mcp_servers.a.env]\nA = 7\n", "env-twice": stdio + 'env = { A = "x" }\n\n[mcp_servers.a.env]\nB = "y"\n',
        "env-key-twice": stdio + 'env = { A = "x", A = "y" }\n', "headers-table": remote + '\n[mcp_servers.a.http_headers]\nA = "x"\n', "key-after-subtable": stdio + '\n[mcp_servers.a.env]\nA = "x"\nargs = ["y"]\n', "subtable-unknown": stdio + "\n[mcp_servers.a.zzz]\nA = 7\n",
        "tools-table": stdio + '\n[mcp_servers.a.tools.t]\napproval_mode = "approve"\n',
    }
    for name, body in table.items():
        yield f"entry/{name}", f"{ok}\n[mcp_servers.a]\n{body}"
    basic = lambda key: json.dumps(key, ensure_ascii=False).replace("\u007f", "\\u007f")
    for name, key in NAMES.items():
        yield f"name/{name}", f'{ok}\n[mcp_servers.{basic(key)}]\n{stdio}'
    good = ok
    whole = {
        "good": good, "empty-file": "", "blank-file": "\n\n", "only-comment": "# x\n", "bom": "\ufeff" + good, "crlf": good.replace("\n", "\r\n"), "cr": good.replace("\n", "\r"), "no-final-newline": good.rstrip(), "json": '{"mcp_servers": {"ok": {"command": "false"}}}\n',
        "root-mcpServers": '[mcpServers.ok]\ncommand = "false"\n', "root-mcp-servers": '[mcp-servers.ok]\ncommand = "false"\n', "root-mcp.servers": '[mcp.servers.ok]\ncommand = "false"\n', "root-servers": '[servers.ok]\ncommand = "false"\n', "root-mcp_server": '[mcp_server.ok]\ncommand = "false"\n',
        "root-MCP_SERVERS": '[MCP_SERVERS.ok]\ncommand = "false"\n', "root-both": '[mcpServers.b]\ncommand = "false"\n\n' + good, "root-missing": '[ok]\ncommand = "false"\n', "root-array-of-tables": '[[mcp_servers]]\nname = "ok"\ncommand = "false"\n', "root-string": 'mcp_servers = "x"\n',
        "root-integer": "mcp_servers = 7\n", "root-bool": "mcp_servers = true\n", "root-array": "mcp_servers = []\n", "root-empty": "mcp_servers = {}\n", "root-table": "[mcp_servers]\n", "root-inline": 'mcp_servers = { ok = { command = "false" } }\n', "root-dotted": 'mcp_servers.ok.command = "false"\n',
        "root-table-dotted": '[mcp_servers]\nok.command = "false"\n', "root-table-inline": '[mcp_servers]\nok = { command = "false" }\n', "root-fields": '[mcp_servers]\ncommand = "false"\nargs = ["x"]\n', "entry-string": '[mcp_servers]\nok = "false"\n', "entry-integer": "[mcp_servers]\nok = 7\n", "entry-array": '[mcp_servers]\nok = ["false"]\n',
        "entry-bool": "[mcp_servers]\nok = true\n", "entry-array-of-tables": '[[mcp_servers.ok]]\ncommand = "false"\n', "entry-bad-beside-good": good + "\n[mcp_servers.a]\ncommand = 7\n", "nested": '[mcp_servers.mcp_servers.ok]\ncommand = "false"\n', "nested-dotted-name": good + '\n[mcp_servers.a.b]\ncommand = "false"\n', "quoted-dotted-name": good + '\n[mcp_servers."a.b"]\ncommand = "false"\n',
        "name-space-bare": good + '\n[mcp_servers.a b]\ncommand = "false"\n', "name-at-bare": good + '\n[mcp_servers.@a/b]\ncommand = "false"\n', "name-slash-bare": good + '\n[mcp_servers.a/b]\ncommand = "false"\n', "name-unicode-bare": good + '\n[mcp_servers.größe]\ncommand = "false"\n', "name-single": good + "\n[mcp_servers.'a b']\ncommand = \"false\"\n",
        "name-digit": good + '\n[mcp_servers.7]\ncommand = "false"\n', "name-dash": good + '\n[mcp_servers.a-b]\ncommand = "false"\n', "name-colon-bare": good + '\n[mcp_servers.a:b]\ncommand = "false"\n', "name-empty-bare": good + '\n[mcp_servers.]\ncommand = "false"\n',
        "table-twice": good + '\n[mcp_servers.ok]\ncommand = "true"\n', "table-twice-same": good + "\n" + good, "table-and-inline": '[mcp_servers]\nok = { command = "false" }\n\n[mcp_servers.ok]\ncommand = "true"\n', "root-twice": "[mcp_servers]\n\n[mcp_servers]\n" + good, "unclosed-bracket": '[mcp_servers.ok\ncommand = "false"\n',
        "double-bracket": '[[mcp_servers.ok]\ncommand = "false"\n', "unclosed-string": '[mcp_servers.ok]\ncommand = "false\n', "unclosed-array": '[mcp_servers.ok]\ncommand = "false"\nargs = ["x"\n', "slash-comment": "// x\n" + good, "semicolon": '[mcp_servers.ok];\ncommand = "false"\n', "trailing-comma": '[mcp_servers.ok]\ncommand = "false",\n', "smart-quotes": '[mcp_servers.ok]\ncommand = “false”\n',
        "merge-marker": "<<<<<<< HEAD\n" + good + "=======\n" + good + ">>>>>>> b\n", "text": "hello\n", "number": "7\n", "indent": "  [mcp_servers.ok]\n    command = \"false\"\n", "tab-indent": "[mcp_servers.ok]\n\tcommand = \"false\"\n", "nbsp": "[mcp_servers.ok]\u00a0\ncommand = \"false\"\n", "nul": good + 'x = "a\u0000b"\n', "control": good + 'x = "a\u0001b"\n', "raw-tab": good + 'x = "a\tb"\n',
        "unknown-top": "zzz = 1\n" + good, "unknown-table": "[zzz]\na = 1\n\n" + good, "model-integer": "model = 7\n" + good, "model-string": 'model = "x"\n' + good, "approval-bad": 'approval_policy = "x"\n' + good, "approval-good": 'approval_policy = "never"\n' + good, "sandbox-bad": 'sandbox_mode = "x"\n' + good, "features-bad": '[features]\nx = "y"\n\n' + good,
        "oauth-store-bad": 'mcp_oauth_credentials_store = "x"\n' + good, "oauth-port-string": 'mcp_oauth_callback_port = "80"\n' + good, "oauth-port": "mcp_oauth_callback_port = 8080\n" + good, "projects": '[projects."/x"]\ntrust_level = "trusted"\n\n' + good, "projects-bad": '[projects."/x"]\ntrust_level = "x"\n\n' + good, "key-before-table": 'command = "false"\n\n' + good,
        "disabled-server": good + "\n[mcp_servers.a]\ncommand = \"false\"\nenabled = false\n", "two-good": good + f'\n[mcp_servers.b]\nurl = "{URL}"\n', "fence": "```toml\n" + good + "```\n", "comment-in-table": good.replace("\n", " # x\n"), "profile": '[profiles.x.mcp_servers.a]\ncommand = "false"\n\n' + good, "yaml": "mcp_servers:\n  ok:\n    command: \"false\"\n",
        "escape-x": '[mcp_servers.ok]\ncommand = "false"\nargs = ["\\x41"]\n', "escape-e": '[mcp_servers.ok]\ncommand = "false"\nargs = ["\\e"]\n', "time-only": "x = 07:32\n" + good, "dotted-table-then-key": '[mcp_servers.a.env]\nA = "x"\n\n[mcp_servers.a]\ncommand = "false"\n', "super-table-after": '[mcp_servers.ok.env]\nA = "x"\n\n[mcp_servers]\n\n[mcp_servers.ok]\ncommand = "false"\n',
    }
    for name, text in whole.items():
        yield f"file/{name}", text


def first(client):
    """The cases of the tables above."""
    if client == "codex":
        return list(codex_cases())
    if client == "opencode":
        return list(opencode_cases())
    return list(json_cases(client))


def cases(client):
    """Every case of this client: (name, text). No text stands twice."""
    import second
    import third
    found = {}
    for name, text in first(client) + second.cases(client) + third.cases(client):
        found.setdefault(text, name)
    return [(name, text) for text, name in found.items()]


if __name__ == "__main__":
    for client in CLIENTS:
        found = cases(client)
        assert len({name for name, _ in found}) == len(found), client
        print(client, len(found))
