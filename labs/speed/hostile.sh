#!/usr/bin/env bash
# Hostile input of a hundred megabytes: `labs/speed/hostile.sh MCPLINT [FOLDER]` prints status, seconds and MB of
# each. Smaller forms of the same are tests (tests/hostile/).
set -u
mcplint=$(realpath "$1")
folder=${2:-$(mktemp -d)}
mkdir -p "$folder"
cd "$folder" || exit 2

measure() { # name, then the command
  local name=$1
  shift
  local result
  result=$( { command time -f '%e s, %M KB' timeout 120 "$@" >out 2>err; echo "status $?" >&3; } 3>&1 2>&1 )
  printf '%-34s %-10s %-22s %s\n' "$name" "$(grep -o 'status [0-9]*' <<<"$result")" "$(tail -n 1 err)" \
    "$(head -c 100 out | head -n 1 | tr -cd '[:print:]')"
}

make() { python3 -c "import sys; sys.stdout.write($1)" >.mcp.json; }

for case in \
  'brackets|"[" * 1_000_000' \
  'braces|"{\"a\":" * 1_000_000' \
  'balanced brackets|"[" * 1_000_000 + "]" * 1_000_000' \
  'one line, no JSON, 100 MB|"x" * 100_000_000' \
  'one string, 100 MB|"{\"mcpServers\": {\"a\": {\"command\": \"" + "x" * 100_000_000 + "\"}}}"' \
  'a million keys|"{" + ",".join(f"\"k{i}\": {i}" for i in range(1_000_000)) + "}"' \
  'a million servers|"{\"mcpServers\": {" + ",".join(f"\"k{i}\": {{\"command\": \"x\"}}" for i in range(1_000_000)) + "}}"' \
  'a million findings|"{\"mcpServers\": {\"a\": {\"command\": \"x\", \"args\": [" + ",".join("1" for i in range(1_000_000)) + "]}}}"' \
  'a million slips|"{\"mcpServers\": {\"a\": {\"command\": \"x\", \"args\": [" + "\"a\" " * 1_000_000 + "]}}}"' \
  'blanks, 100 MB|" " * 100_000_000' \
  'lines, 100 MB|"\n" * 100_000_000'; do
  make "${case#*|}"
  measure "${case%%|*}" "$mcplint" --no-config --output-format concise .mcp.json
done
measure '/dev/zero' "$mcplint" /dev/zero
measure 'standard input without end' sh -c "'$mcplint' - </dev/zero"
rm -f .mcp.json out err
