#!/bin/sh
# Probes real servers from npm and PyPI, and writes RESULTS.md. See README.md.
#   MCPLINT   the binary to use         [target/release/mcplint, else target/debug/mcplint]
#   LAB       where the servers are put [~/.cache/mcplint-probe-lab]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
lab=${LAB:-$HOME/.cache/mcplint-probe-lab}
mcplint=${MCPLINT:-$root/target/release/mcplint}
[ -x "$mcplint" ] || mcplint=$root/target/debug/mcplint
mkdir -p "$lab/files" && cd "$lab"

# What is probed, with the versions that the results name.
npm="@modelcontextprotocol/server-everything@2026.8.31
@modelcontextprotocol/server-filesystem@2026.8.31
@modelcontextprotocol/server-memory@2026.8.31
@modelcontextprotocol/server-sequential-thinking@2026.8.31"
pypi="mcp-server-time==2026.10.19 mcp-server-fetch==2026.10.24 mcp-server-git==2026.10.19 mcp-server-sqlite==2025.4.25"

if [ ! -f installed ]; then
    [ -f package.json ] || npm init -y >/dev/null
    # shellcheck disable=SC2086
    npm install --silent --no-audit --no-fund $npm
    [ -d venv ] || python3 -m venv venv
    # shellcheck disable=SC2086
    venv/bin/pip install --quiet uv $pypi
    [ -d repository ] || git init --quiet repository
    touch installed
fi

everything=$lab/node_modules/@modelcontextprotocol/server-everything/dist/index.js
PORT=38123 node "$everything" streamableHttp >streamable.log 2>&1 & streamable=$!
PORT=38124 node "$everything" sse >sse.log 2>&1 & sse=$!
trap 'kill $streamable $sse 2>/dev/null || true' EXIT
sleep 3

bin=$lab/venv/bin
modules=$lab/node_modules/.bin
cat >.mcp.json <<EOF
{"mcpServers": {
  "everything": {"command": "node", "args": ["$everything", "stdio"]},
  "everything-by-npx": {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-everything@2026.8.31"]},
  "filesystem": {"command": "$modules/mcp-server-filesystem", "args": ["$lab/files"]},
  "memory": {"command": "$modules/mcp-server-memory", "env": {"MEMORY_FILE_PATH": "$lab/memory.json"}},
  "sequential-thinking": {"command": "$modules/mcp-server-sequential-thinking"},
  "time": {"command": "$bin/mcp-server-time", "args": ["--local-timezone", "UTC"]},
  "time-by-uvx": {"command": "$bin/uvx", "args": ["mcp-server-time==2026.10.19", "--local-timezone", "UTC"]},
  "fetch": {"command": "$bin/python", "args": ["-m", "mcp_server_fetch"]},
  "git": {"command": "$bin/mcp-server-git", "args": ["--repository", "$lab/repository"]},
  "sqlite": {"command": "$bin/mcp-server-sqlite", "args": ["--db-path", "$lab/test.db"]},
  "everything-http": {"type": "http", "url": "http://127.0.0.1:38123/mcp"},
  "everything-sse": {"type": "sse", "url": "http://127.0.0.1:38124/sse"},
  "BAD-filesystem-without-folder": {"command": "$modules/mcp-server-filesystem", "args": ["$lab/no-such-folder"]},
  "BAD-git-without-repository": {"command": "$bin/mcp-server-git", "args": ["--repository", "$lab/files"]},
  "BAD-time-with-wrong-zone": {"command": "$bin/mcp-server-time", "args": ["--local-timezone", "Nowhere/Else"]},
  "BAD-sse-at-http": {"type": "http", "url": "http://127.0.0.1:38124/sse"},
  "BAD-http-at-sse": {"type": "sse", "url": "http://127.0.0.1:38123/mcp"},
  "BAD-path": {"type": "http", "url": "http://127.0.0.1:38123/nothing"},
  "BAD-package": {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-that-is-not-there"]},
  "BAD-module": {"command": "$bin/python", "args": ["-m", "mcp_server_that_is_not_there"]},
  "BAD-docker": {"command": "docker", "args": ["run", "-i", "--rm", "mcp/time"]},
  "BAD-http-as-stdio": {"command": "node", "args": ["$everything", "streamableHttp"], "env": {"PORT": "38125"}}
}}
EOF

"$mcplint" probe .mcp.json --yes --timeout "${TIMEOUT:-60s}" --jobs "${JOBS:-2}" --output-format json >outcome.json 2>commands.txt || true
python3 "$here/report.py" outcome.json "$("$mcplint" --version)" >"$here/RESULTS.md"
cat "$here/RESULTS.md"
