#!/usr/bin/env python3
"""Uses mcplint.exe under Wine as a person on Windows does, and prints what happened as a table.

    labs/windows/command.py MCPLINT.EXE WINLAB          by suite.sh
"""
import json, os, pathlib, pty, shutil, signal, subprocess, sys, time

program, lab = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
prefix = lab / "prefix"
drive = prefix / "drive_c"
environment = {
    **{name: value for name, value in os.environ.items() if name not in ("CI", "GITHUB_ACTIONS", "NO_COLOR", "TERM")},
    "WINEPREFIX": str(prefix), "WINEDEBUG": "-all",
}
BROKEN = '{\n  "mcpServers": {\n    "time": { "command": "docker", "args": ["run", "--rm", "mcp/time"] },\n  }\n}\n'
FIXED = '{\n  "mcpServers": {\n    "time": { "command": "docker", "args": ["run", "-i", "--rm", "mcp/time"] }\n  }\n}\n'
rows = []


def check(what, happened, seen=""):
    rows.append((what, "yes" if happened else "NO", seen))


def wine(*arguments, text=None, folder=None):
    source = {"input": text.encode()} if text is not None else {"stdin": subprocess.DEVNULL}
    done = subprocess.run(
        ["wine", *map(str, arguments)], capture_output=True, env=environment, cwd=folder or drive, timeout=120, **source
    )
    done.out, done.err = done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
    return done


def mcplint(*arguments, **more):
    return wine(program, *arguments, **more)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def found(done):
    try:
        return {file["path"]: file for file in json.loads(done.out)["files"]}
    except ValueError:
        return {}


work = drive / "mcplint-lab"
shutil.rmtree(work, ignore_errors=True)
# The program lies where a person has it, and under a name that `cmd` finds.
(work / "bin").mkdir(parents=True)
shutil.copy(program, work / "bin" / "mcplint.exe")
program = work / "bin" / "mcplint.exe"
environment["WINEPATH"] = "C:\\mcplint-lab\\bin"

# -- discovery
users = next(path for path in sorted((drive / "users").iterdir()) if path.name != "Public")
roaming = users / "AppData" / "Roaming"
claude = write(roaming / "Claude" / "claude_desktop_config.json", BROKEN)
cursor = write(users / ".cursor" / "mcp.json", BROKEN)
report = found(mcplint("--user", "--no-host", "--output-format", "json"))
name = f"C:\\users\\{users.name}\\AppData\\Roaming\\Claude\\claude_desktop_config.json"
file = report.get(name, {})
check("`--user` finds Claude Desktop's file in %APPDATA%", file.get("client") == "claude-desktop", name)
check("its platform is Windows", file.get("platform") == "windows")
check("`--user` finds `.cursor\\mcp.json` in the home folder", any(path.endswith("\\.cursor\\mcp.json") for path in report))
listed = mcplint("clients").out
check("`mcplint clients` marks both", listed.count("  * user") == 2)
claude.unlink(), cursor.unlink()

# -- paths
share = prefix / "dosdevices" / "unc" / "server" / "share"
shutil.rmtree(share, ignore_errors=True)
for what, path, place in [
    ("a drive", "C:\\mcplint-lab\\drive\\.mcp.json", work / "drive"),
    ("a drive and slashes", "C:/mcplint-lab/slashes/.mcp.json", work / "slashes"),
    ("a UNC share", "\\\\server\\share\\project\\.mcp.json", share / "project"),
    ("a verbatim path", "\\\\?\\C:\\mcplint-lab\\verbatim\\.mcp.json", work / "verbatim"),
    ("the current folder", "sub\\.mcp.json", work / "here" / "sub"),
    ("a path with blanks and é", "C:\\mcplint-lab\\my é files\\.mcp.json", work / "my é files"),
]:
    target = write(place / ".mcp.json", BROKEN)
    folder = work / "here" if what == "the current folder" else None
    done = mcplint("--output-format", "json", path, folder=folder)
    check(f"lints {what}: `{path}`", found(done).get(path, {}).get("client") == "claude-code" and done.returncode == 1)
    done = mcplint("--fix", path, folder=folder)
    check("... and repairs it", target.read_bytes().decode() == FIXED and done.returncode == 0, done.err.strip())
    check("... and leaves nothing beside it", len(list(place.iterdir())) == 1)
write(work / "walk" / "a" / ".mcp.json", BROKEN)
write(work / "walk" / ".vscode" / "mcp.json", '{ "servers": {} }')
paths = sorted(found(mcplint("--output-format", "json", folder=work / "walk")))
check("walks a folder", paths == [".vscode\\mcp.json", "a\\.mcp.json"], ", ".join(f"`{path}`" for path in paths))

# -- text
crlf = write(work / "crlf" / ".mcp.json", BROKEN.replace("\n", "\r\n"))
mcplint("--fix", ".mcp.json", folder=crlf.parent)
check("CRLF stays CRLF", crlf.read_bytes().decode() == FIXED.replace("\n", "\r\n"))
crlf.write_bytes(BROKEN.replace("\n", "\r\n").encode())
diff = mcplint("--diff", "C:\\mcplint-lab\\crlf\\.mcp.json").stdout
check("a diff of it keeps CRLF, and its header has slashes", b"\r\n" in diff and diff.startswith(b"--- a/C:/mcplint-lab/crlf"))

# -- files that another program has
held = write(work / "held" / ".mcp.json", BROKEN)
holder = work / "hold.js"
holder.write_text("require('fs').openSync(process.argv[2], 'r'); console.log('open'); setTimeout(() => {}, 60000);")
holding = subprocess.Popen(
    ["wine", str(lab / "node" / "node.exe"), "C:\\mcplint-lab\\hold.js", "C:\\mcplint-lab\\held\\.mcp.json"],
    stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=drive,
    env={**environment, "NODE_SKIP_PLATFORM_CHECK": "1"},
)
holding.stdout.readline()
done = mcplint("--fix", ".mcp.json", folder=held.parent)
check("replaces a file that Node.js reads (it shares deletion)", held.read_text() == FIXED, done.err.strip())
holding.kill()
held.write_text(BROKEN)
# cmd shares reading and writing only, as most programs on Windows do.
waiting = subprocess.Popen(
    ["wine", "cmd", "/c", "more < .mcp.json > nul & ping -n 30 127.0.0.1 > nul < .mcp.json"],
    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=held.parent, env=environment,
)
time.sleep(4)
done = mcplint("--fix", ".mcp.json", folder=held.parent)
text, left = held.read_text(), [path.name for path in held.parent.iterdir()]
whole = text == FIXED and done.returncode == 0 or text == BROKEN and done.returncode == 2
check("a file that `cmd` holds open is replaced whole or left whole", whole and left == [".mcp.json"], done.err.strip() or "replaced")
waiting.kill()
subprocess.run(["wineserver", "-k"], env=environment)
held.chmod(0o644)
held.write_text(BROKEN)
wine("cmd", "/c", "attrib +r .mcp.json", folder=held.parent)
done = mcplint("--fix", ".mcp.json", folder=held.parent)
check("`attrib +r` protects a file", held.read_text() == BROKEN and done.returncode == 2, done.err.strip())
held.chmod(0o644)

# -- cmd
write(work / "cmd" / ".mcp.json", BROKEN)
pipe = wine("cmd", "/c", "type .mcp.json | mcplint --stdin-filename .mcp.json --output-format concise -", folder=work / "cmd")
check("`type FILE | mcplint -` in cmd", "docker-missing-interactive" in pipe.out, pipe.out.splitlines()[0] if pipe.out else pipe.err)
# Not findstr: Wine 8's prints nothing, whatever it reads.
pipe = wine("cmd", "/c", "mcplint --output-format concise | more", folder=work / "cmd")
check("`mcplint | more` in cmd", "docker-missing-interactive" in pipe.out)
level = wine("cmd", "/v:on", "/c", "mcplint -q .mcp.json & echo level !errorlevel!", folder=work / "cmd")
check("`%errorlevel%` is the exit status", "level 1" in level.out, level.out.strip())

# -- the language server, over its pipes
def session(*messages):
    """What the server answers, by the number of the request, and its exit status."""
    bodies = [json.dumps({"jsonrpc": "2.0", **message}).encode() for message in messages]
    text = b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(body), body) for body in bodies)
    done = subprocess.run(
        ["wine", str(program), "lsp"], input=text, capture_output=True, env=environment, cwd=work / "cmd", timeout=120
    )
    answers, rest = {}, done.stdout
    while rest.startswith(b"Content-Length: "):
        head, rest = rest.split(b"\r\n\r\n", 1)
        length = int(head.split()[1])
        message, rest = json.loads(rest[:length]), rest[length:]
        if "id" in message and "method" not in message:
            answers[message["id"]] = message.get("result", message.get("error"))
    return answers, done.returncode, done.stderr.decode(errors="replace").strip()


uri = "file:///c%3A/mcplint-lab/cmd/.mcp.json"  # as VS Code writes a drive
document = {"uri": uri}
everything = {"start": {"line": 0, "character": 0}, "end": {"line": 4, "character": 0}}
answers, status, said = session(
    {"id": 1, "method": "initialize", "params": {
        "processId": None, "rootUri": "file:///c%3A/mcplint-lab/cmd", "capabilities": {"textDocument": {
            "diagnostic": {}, "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}}}}},
    {"method": "initialized", "params": {}},
    {"method": "textDocument/didOpen", "params": {"textDocument": {**document, "languageId": "json", "version": 1, "text": BROKEN}}},
    {"id": 2, "method": "textDocument/diagnostic", "params": {"textDocument": document}},
    {"id": 3, "method": "textDocument/codeAction", "params": {"textDocument": document, "range": everything, "context": {"diagnostics": []}}},
    {"id": 4, "method": "shutdown"},
    {"method": "exit"},
)
name = (answers.get(1) or {}).get("serverInfo", {}).get("name")
check("`mcplint lsp` answers initialize", name == "mcplint", name or said)
codes = [item["code"] for item in (answers.get(2) or {}).get("items", [])]
check("... finds what is wrong in an open file of a drive", "docker-missing-interactive" in codes, ", ".join(codes))
titles = [action["title"] for action in answers.get(3) or []]
check("... offers the fix", any("-i" in title for title in titles), "; ".join(titles))
check("... and ends with status 0", status == 0, said)

# -- probe
node = "C:\\Program Files\\nodejs\\node.exe"
(drive / "Program Files" / "nodejs").mkdir(parents=True, exist_ok=True)
shutil.copy(lab / "node" / "node.exe", drive / "Program Files" / "nodejs" / "node.exe")
environment |= {"WINEPATH": environment["WINEPATH"] + ";C:\\Program Files\\nodejs", "NODE_SKIP_PLATFORM_CHECK": "1"}
probed = work / "probe it"
write(probed / "stays.js", "setInterval(() => {}, 1000);")
# Answers, starts a child of its own that nothing tells to end, and stays when its input closes.
fixture = pathlib.Path(__file__).parent / "fixtures" / "server.js"
write(probed / "server.js", fixture.read_text())
write(probed / "brood.js", """
require('child_process').spawn(process.execPath, [__dirname + '/stays.js', 'of-the-brood'], { detached: true, stdio: 'ignore' });
setInterval(() => {}, 1000);
require('./server.js');
process.stdin.removeAllListeners('end');
""")
write(probed / "server.cmd", '@echo off\r\n"%ProgramFiles%\\nodejs\\node.exe" "%~dp0server.js" %*\r\n')
skip = {"NODE_SKIP_PLATFORM_CHECK": "1"}  # for Wine
entries = {
    "path": {"command": node, "args": ["server.js", "two words", 'a "quote"']},
    "name": {"command": "node", "args": ["server.js"]},
    "batch": {"command": "cmd", "args": ["/c", ".\\server.cmd"]},
    "dies": {"command": "node", "args": ["server.js", "--exit"]},
    "missing": {"command": "no-such-program"},
    "brood": {"command": "node", "args": ["brood.js"]},
}
entries = {key: {**entry, "env": skip} for key, entry in entries.items()}
write(probed / ".mcp.json", json.dumps({"mcpServers": entries}))


def processes(marker):
    """Those whose command line holds `marker`: Wine's are seen from outside."""
    found = []
    for path in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found += [int(path.parent.name)] if marker in path.read_bytes() else []
        except OSError:
            pass
    return found


def until(condition, seconds):
    deadline = time.time() + seconds
    while not condition() and time.time() < deadline:
        time.sleep(0.1)
    return condition()


def probing(*arguments):
    return subprocess.Popen(
        ["wine", str(program), "probe", *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, env=environment, cwd=probed,
    )


run = probing(".mcp.json", "--yes", "--output-format", "json")
was_there = until(lambda: processes(b"of-the-brood"), 60)
out, err = run.communicate(timeout=120)
try:
    results = {result["server"]: result for result in json.loads(out)["results"]}
except ValueError:
    results = {}
for server, verdict in [("path", "ok"), ("name", "ok"), ("batch", "ok"), ("dies", "crashed"), ("missing", "not-found"), ("brood", "ok")]:
    result = results.get(server, {})
    check(f"`mcplint probe`: `{server}` is `{verdict}`", result.get("verdict") == verdict,
          f"{result.get('verdict')}: {result.get('cause')}" if result else err.decode(errors="replace").strip())
check("... ends with status 1", run.returncode == 1)
is_gone = until(lambda: not processes(b"of-the-brood"), 10)
check("... and leaves no process, not even a detached child that was seen", was_there and is_gone)
# Ended by force, mcplint says no farewell: the system ends its jobs.
write(probed / "silent.json", json.dumps({"mcpServers": {"silent": {"command": "node", "args": ["silent.js"], "env": skip}}}))
write(probed / "silent.js", """
require('child_process').spawn(process.execPath, [__dirname + '/stays.js', 'of-the-brood'], { detached: true, stdio: 'ignore' });
setInterval(() => {}, 1000);
""")
run = probing("silent.json", "--yes", "--timeout", "5m")
was_there = until(lambda: processes(b"of-the-brood"), 60)
for number in processes(b"mcplint.exe\0probe\0silent.json"):
    os.kill(number, signal.SIGKILL)
run.wait(timeout=60)
is_gone = until(lambda: not processes(b"of-the-brood") and not processes(b"silent.js"), 10)
check("... nor does one that is killed in the middle", was_there and is_gone)

# -- colours
check("no colours in a pipe", "\x1b" not in mcplint(".mcp.json", folder=work / "cmd").out)
check("`--color always`", "\x1b[" in mcplint("--color", "always", ".mcp.json", folder=work / "cmd").out)


def on_console(*arguments):
    """What a console shows: Wine draws it on the terminal that it is started from."""
    shown = bytearray()

    def read(descriptor):
        data = os.read(descriptor, 65536)
        shown.extend(data)
        return b""

    kept = dict(os.environ)
    os.environ.clear()
    os.environ.update({**environment, "TERM": "xterm-256color"})
    before = os.getcwd()
    os.chdir(work / "cmd")
    # TERM is for Wine's own console; a Windows program sees none.
    pty.spawn(["wine", *map(str, arguments)], read, lambda descriptor: os.read(descriptor, 1))
    os.chdir(before)
    os.environ.clear()
    os.environ.update(kept)
    return shown.decode(errors="replace")


shown = on_console("cmd", "/c", "set TERM=& mcplint .mcp.json")
check("a console shows colours, and no escape sequence as text", "\x1b[3" in shown or ";3" in shown,
      "colours" if "\x1b[3" in shown else repr(shown[:80]))
check("... and no arrow in place of one", "\u2190[" not in shown)

print("## The command\n\n| | as it should | seen |\n|---|---|---|")
for what, verdict, seen in rows:
    print(f"| {what} | {verdict} | {seen.replace('|', chr(92) + '|')} |")
wrong = sum(verdict == "NO" for _, verdict, _ in rows)
print(f"\n{len(rows) - wrong} passed, {wrong} failed")
sys.exit(1 if wrong else 0)
