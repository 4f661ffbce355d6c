#!/bin/sh
# Probes COUNT servers (200) that ignore signals, fork, leave their group and their session, and hang; then looks
# whether a process of them is left. Each has four processes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
count=${1:-200}
mcplint=${MCPLINT:-$root/target/release/mcplint}
[ -x "$mcplint" ] || mcplint=$root/target/debug/mcplint
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
marker=mcplint-kill-$$
python3 - "$root/tests/probe/servers/server.py" "$marker" "$count" >"$folder/mcp.json" <<'EOF'
import json
import sys

server = {"command": "python3", "args": [sys.argv[1], "hangs", sys.argv[2]]}
print(json.dumps({"mcpServers": {f"s{number}": server for number in range(int(sys.argv[3]))}}))
EOF
"$mcplint" probe "$folder/mcp.json" --timeout 2s --jobs "${JOBS:-8}" --output-format json >"$folder/out.json" 2>/dev/null || true
python3 - "$folder/out.json" <<'EOF'
import collections
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    print(dict(collections.Counter(result["verdict"] for result in json.load(file)["results"])))
EOF
# The pattern does not match itself.
left=$(ps -A -o args= | grep -c "[s]erver.py [a-z]* $marker" || true)
echo "$left processes are left of $count servers"
[ "$left" -eq 0 ]
