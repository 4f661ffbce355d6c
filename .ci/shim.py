#!/usr/bin/env python3
"""What npm puts on PATH must end as mcplint ends, and pass signals on.

    .ci/shim.py MCPLINT
"""
import signal, subprocess, sys, time

mcplint = sys.argv[1]


def run(*arguments, text=""):
    return subprocess.run([mcplint, *arguments], input=text, capture_output=True, text=True)


broken = '{ "mcpServers": { "time": { "command": "docker", "args": ["run", "--rm", "mcp/time"] } } }'
name = ["--stdin-filename", ".mcp.json", "-"]
assert run("--version").returncode == 0
assert run(*name, text=broken).returncode == 1
assert run("--no-such-option").returncode == 2
assert '"-i"' in run("--fix", *name, text=broken).stdout
# It waits for standard input; a signal to the shim alone reaches it.
for sent in [signal.SIGTERM, signal.SIGINT, signal.SIGHUP]:
    waiting = subprocess.Popen([mcplint, *name], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    time.sleep(1.5)
    children = subprocess.run(["pgrep", "-P", str(waiting.pid)], capture_output=True, text=True).stdout.split()
    assert len(children) == 1, children
    waiting.send_signal(sent)
    assert waiting.wait(timeout=10) == -sent, (sent, waiting.returncode)
    left = subprocess.run(["ps", "-p", children[0]], capture_output=True)
    assert left.returncode == 1, "mcplint goes on without its shim"
print("ok: the shim's statuses and signals")
