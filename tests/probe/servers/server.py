"""A server that is broken in the way its first argument says."""
import json
import os
import signal
import sys
import time

MODE = sys.argv[1] if len(sys.argv) > 1 else "good"
REST = sys.argv[2:]


def send(message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def tool(name):
    return {"name": name, "inputSchema": {"type": "object"}}


def initialize(request):
    version = "1999-01-01" if MODE == "old-version" else request["params"]["protocolVersion"]
    return {
        "protocolVersion": version,
        "capabilities": {"tools": {}, "prompts": {}, "resources": {}},
        "serverInfo": {"name": "test", "version": "1.0"},
    }


def tools(request):
    cursor = request.get("params", {}).get("cursor")
    if MODE == "pages":
        page = int(cursor or 0)
        result = {"tools": [tool(f"tool-{page}")]}
        if page < 3:
            result["nextCursor"] = str(page + 1)
        return result
    if MODE == "endless-pages":
        return {"tools": [tool("a")], "nextCursor": "again"}
    if MODE == "many-tools":
        return {"tools": [tool(f"tool-{n}") for n in range(int(REST[0]))]}
    if MODE == "long-names":
        return {"tools": [tool("x" * 60)]}
    if MODE == "no-schema":
        return {"tools": [{"name": "bare"}]}
    return {"tools": [tool("echo")]}


def ask(method):
    """Asks the client, and waits for what it answers."""
    send({"jsonrpc": "2.0", "id": f"server-{method}", "method": method})
    return json.loads(sys.stdin.readline())


def answer(request):
    method = request["method"]
    if method == "initialize":
        if MODE == "refuses-version":
            return {"error": {"code": -32602, "message": "Unsupported protocol version"}}
        return {"result": initialize(request)}
    if method == "tools/list":
        if MODE == "tools-fail":
            return {"error": {"code": -32603, "message": "database is locked"}}
        if MODE == "dies-at-tools":
            sys.stderr.write("RuntimeError: no database\n")
            os._exit(4)
        if MODE == "asks":
            replies = [ask("ping"), ask("roots/list"), ask("sampling/createMessage"), ask("nonsense")]
            fine = (
                replies[0]["result"] == {}
                and replies[1]["result"]["roots"][0]["uri"].startswith("file:///")
                and replies[2]["error"]["code"] == -1
                and replies[3]["error"]["code"] == -32601
            )
            return {"result": {"tools": [tool("answered" if fine else "not-answered")]}}
        return {"result": tools(request)}
    if method == "prompts/list" and MODE == "no-prompts":
        return {"error": {"code": -32601, "message": "Method not found"}}
    if method in ("prompts/list", "resources/list"):
        return {"result": {method.split("/")[0]: []}}
    return {"error": {"code": -32601, "message": "Method not found"}}


def serve():
    for line in sys.stdin:
        if not line.strip():
            continue
        request = json.loads(line)
        if "id" not in request:
            if MODE == "dies-after-handshake":
                sys.stderr.write("ValueError: bad license\n")
                sys.exit(5)
            continue
        if MODE == "slow":
            time.sleep(float(REST[0]))
        reply = answer(request)
        number = str(request["id"]) if MODE == "string-id" else request["id"]
        send({"jsonrpc": "2.0", "id": number, **reply})
        if MODE == "noise-between":
            print("handled", request["method"], flush=True)
        if MODE == "dies-when-done" and request["method"] == "resources/list":
            sys.exit(0)


def ignore_signals():
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)


def stray(*how):
    """A process that outlives its parent, in a group or a session of its own."""
    if os.fork() == 0:
        for step in how:
            step()
        if os.fork() == 0:
            ignore_signals()
            # The marker in the command line tells the test whose this is.
            os.execv(sys.executable, [sys.executable, __file__, "sleeps", *REST])
        os._exit(0)


if MODE == "sleeps":
    ignore_signals()
    while True:
        time.sleep(1)
elif MODE == "hangs":
    ignore_signals()
    stray(os.setsid)
    stray(lambda: os.setpgid(0, 0))
    stray()
    while True:
        time.sleep(1)
elif MODE == "daemon":
    stray(os.setsid)
    serve()
elif MODE == "silent":
    for _ in sys.stdin:
        pass
elif MODE == "exits":
    sys.exit(0)
elif MODE == "fails":
    sys.exit(int(REST[0]))
elif MODE == "killed":
    os.kill(os.getpid(), signal.SIGSEGV)
elif MODE == "usage":
    print("Usage: server COMMAND")
elif MODE == "wants-variable":
    if not os.environ.get(REST[0]):
        sys.exit(f"Error: {REST[0]} environment variable is required")
    serve()
elif MODE == "wants-module":
    import a_module_that_nobody_has  # noqa: F401
elif MODE == "banner":
    print("Welcome to the server", flush=True)
    serve()
elif MODE == "log-objects":
    print(json.dumps({"level": "info", "msg": "ready"}), flush=True)
    serve()
elif MODE == "closes-output":
    os.close(1)
    time.sleep(1000)
elif MODE == "ignores-end":
    serve()
    time.sleep(1000)
elif MODE == "tells-all":
    for name, value in os.environ.items():
        sys.stderr.write(f"{name}={value}\n")
    print(json.dumps(dict(os.environ)), flush=True)
    sys.stderr.write(" ".join(sys.argv) + "\n")
    sys.exit(1)
elif MODE == "needs-docker":
    sys.exit("docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?")
elif MODE == "tells-names":
    # The names of its variables are the names of its tools.
    names = sorted(os.environ)
    tools = lambda request: {"tools": [tool(name) for name in names] + [tool("in:" + os.getcwd())]}  # noqa: E731
    serve()
elif MODE == "tells-variable":
    value = os.environ.get(REST[0], "(not set)")
    tools = lambda request: {"tools": [tool(value)]}  # noqa: E731
    serve()
else:
    serve()
