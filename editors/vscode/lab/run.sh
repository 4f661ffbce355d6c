#!/usr/bin/env bash
# The extension in the real VS Code (code-server) in a real browser (chromium): opens broken configs, hovers, applies
# fixes, checks the bytes on the disk, and takes pictures of 1280 x 800, dark and light.
#
#   editors/vscode/lab/run.sh [--pictures FOLDER] MCPLINT.VSIX
#
# The .vsix brings the program along: `./package.sh ../../target/debug/mcplint` makes one. Not in the default tests: it
# needs chromium at /usr/bin/chromium and half a gigabyte of npm packages, once:
#
#   apt-get install chromium ripgrep
#   npm install --prefix ~/.cache/vscodelab code-server@4.100.3 playwright-core
#
# $VSCODELAB names another folder than ~/.cache/vscodelab, $CHROMIUM another browser.
set -euo pipefail
cd "$(dirname "$0")"
lab=${VSCODELAB:-$HOME/.cache/vscodelab}
pictures=
if [ "${1:-}" = --pictures ]; then
  mkdir -p "$2"
  pictures=$(realpath "$2")
  shift 2
fi
if [ $# -ne 1 ]; then
  echo "usage: run.sh [--pictures FOLDER] MCPLINT.VSIX" >&2
  exit 2
fi
vsix=$(cd "$OLDPWD" && realpath "$1")
entry=$lab/node_modules/code-server/out/node/entry.js
if [ ! -f "$entry" ]; then
  echo "no code-server in $lab; the head of this script says how to install it" >&2
  exit 2
fi

work=$(mktemp -d)
server=
finish() {
  if [ -n "$server" ]; then
    kill "$server" 2> /dev/null || true
    wait "$server" 2> /dev/null || true
  fi
  rm -rf "$work"
}
trap finish EXIT

port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })')
places=(--user-data-dir "$work/user" --extensions-dir "$work/extensions")
node "$entry" "${places[@]}" --install-extension "$vsix" > "$work/install.log" 2>&1 || { cat "$work/install.log" >&2; exit 1; }
mkdir "$work/folder"
# No CI here, whatever runs this: rules may ask the machine, as they do for a user.
env -u CI node "$entry" --auth none --bind-addr "127.0.0.1:$port" "${places[@]}" --disable-telemetry --disable-update-check \
  > "$work/server.log" 2>&1 &
server=$!
for _ in $(seq 120); do
  curl -fs -o /dev/null "http://127.0.0.1:$port/healthz" && break
  sleep 0.5
done
for theme in dark light; do
  NODE_PATH=$lab/node_modules node walk.cjs "$theme" "$port" "$work" "$pictures"
done
