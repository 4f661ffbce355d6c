#!/usr/bin/env python3
"""Writes seeds for the fuzz targets from the blocks of the rule pages, and from configs below the folders given.

    fuzz/seed.py [FOLDER...]        into fuzz/corpus/<target>/
"""
import hashlib
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORPUS = ROOT / "fuzz" / "corpus"
FENCE = re.compile(r"^```(json|jsonc|toml|yaml) (?:bad|good)([^\n]*)\n(.*?)^```$", re.M | re.S)
# Clients whose file in src/clients is not called after their id.
ID = {"continue_dev": "continue"}
# The places of `URIS` in fuzz/src/editor.rs.
LSP_PLACES = {"json": 3, "jsonc": 2, "toml": 4, "yaml": 5}
FORMATS = {"json": 0, "jsonc": 0, "toml": 1, "yaml": 2}


def clients():
    """The ids in the order of the dialects, which is what the first byte of a case counts."""
    source = (ROOT / "src" / "clients" / "mod.rs").read_text()
    names = re.search(r"clients!\s*[{(\[](.*?)[})\]]", source, re.S)
    return [ID.get(name, name.replace("_", "-")) for name in re.findall(r"\b[a-z_]+\b", names.group(1))] if names else []


def write(target, data):
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)


def seed(format_name, client, text):
    data = text.encode()
    write(f"parse_{'json' if format_name == 'jsonc' else format_name}", data)
    head = bytes([client, FORMATS[format_name] << 4 | 7])
    for target in ("lint", "fix", "render"):
        write(target, head + data)
    write("frames", frames(text, client))
    for able in (0, 0xff):
        write("lsp", bytes([able, LSP_PLACES[format_name]]) + data + messages(text))


def messages(text):
    """What an editor says of this text: a word typed into it, taken back, and every question asked there."""
    lines = text.splitlines() or [""]
    line = min(len(lines) // 2, 200)
    place = bytes([line, min(len(lines[line]) // 2, 200)])
    kinds = [(0, place, place, b"x"), (8, place, place, b""), (4, place, place, b""), (5, place, place, b""),
             (6, place, place, b""), (0, place, bytes([place[0], place[1] + 1]), b""), (8, place, place, b"")]
    return b"".join(b"\xff" + bytes([kind]) + start + end + words for kind, start, end, words in kinds)


def frames(text, number):
    """A session as an editor sends it, with every request that there is."""
    uri = ["file:///home/me/project/.mcp.json", "file:///home/me/.codex/config.toml", "untitled:Untitled-1"][number % 3]
    document, place = {"uri": uri}, {"line": 3, "character": 9}
    span = {"start": place, "end": {"line": 4, "character": 0}}
    change = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"range": span, "text": "x"}]}
    opened = {"uri": uri, "languageId": "json", "version": 1, "text": text}
    about = {"textDocument": document, "position": place}
    sent = [("initialize", {"capabilities": {}, "rootUri": "file:///home/me/project"}), ("initialized", {}),
            ("textDocument/didOpen", {"textDocument": opened}), ("textDocument/didChange", change),
            ("textDocument/codeAction", {"textDocument": document, "range": span, "context": {"diagnostics": []}}),
            ("textDocument/hover", about), ("textDocument/completion", about), ("textDocument/diagnostic", about),
            ("textDocument/didClose", {"textDocument": document}), ("shutdown", None), ("exit", None)]
    bodies = [json.dumps({"jsonrpc": "2.0", "id": at, "method": method, "params": params})
              for at, (method, params) in enumerate(sent)]
    silent = {"initialized", "exit"} | {method for method, _ in sent if "/did" in method}
    bodies = [body.replace(f'"id": {at}, ', "") if sent[at][0] in silent else body for at, body in enumerate(bodies)]
    return b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body.encode()) for body in bodies)


def samples():
    """Errors as people paste them."""
    source = "".join(file.read_text() for file in (ROOT / "src" / "knowledge" / "errors").glob("*.rs"))
    return re.findall(r'"((?:[^"\\]|\\.)*)"', " ".join(re.findall(r"samples: &\[(.*?)\]", source, re.S)))


def words(value):
    """The command lines of a config."""
    if isinstance(value, dict):
        if isinstance(value.get("command"), str):
            args = value.get("args")
            yield [value["command"], *(str(arg) for arg in args)] if isinstance(args, list) else [value["command"]]
        for child in value.values():
            yield from words(child)


def main(folders):
    ids = clients()
    for page in sorted((ROOT / "rules").glob("*.md")):
        for format_name, tags, text in FENCE.findall(page.read_text()):
            client = next((ids.index(tag) for tag in tags.split() if tag in ids), 255)
            seed(format_name, client, text)
            try:
                for line in words(json.loads(text)):
                    write("argv", "\n".join(line).encode())
            except ValueError:
                pass
    for folder in folders:
        for file in pathlib.Path(folder).rglob("*"):
            name = {".json": "json", ".toml": "toml", ".yaml": "yaml", ".yml": "yaml"}.get(file.suffix)
            if name and file.is_file() and file.stat().st_size < 16384:
                seed(name, 255, file.read_text(errors="ignore"))
    for text in [subprocess.run(["git", "show", "HEAD:mcplint.toml"], cwd=ROOT, capture_output=True, text=True).stdout]:
        write("settings", text.encode())
    for block in re.findall(r"^```toml\n(.*?)^```$", (ROOT / "docs" / "configuration.md").read_text(), re.M | re.S):
        write("settings", block.encode())
    for text in samples():
        write("explain", text.encode())
    write("explain", b'{"version":1,"findings":[{"path":"a","server":null,"rule":"b","count":1}]}')
    for folder in sorted(CORPUS.iterdir()):
        print(f"{folder.name}: {len(list(folder.iterdir()))} seeds")


if __name__ == "__main__":
    main(sys.argv[1:])
