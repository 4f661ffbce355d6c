#!/usr/bin/env bash
# Shows what the platform rules say: starts each entry of cases.json with Windows' node.exe under Wine, lets mcplint
# repair a copy, starts that, and writes RESULTS.md. README.md beside this file says more. Not part of `cargo test`.
#
#   labs/windows/run.sh
#
# WINLAB_SH   the Windows laboratory, by default ../shared/winlab/winlab.sh beside the repository
# WINLAB      its folder, by default ~/.cache/winlab
# LAB_CACHE   packages, a Wine prefix of its own and the files of the run, by default ~/.cache/mcplint-windows-lab
# MCPLINT     a binary to use instead of building one
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
winlab_sh=${WINLAB_SH:-$root/../shared/winlab/winlab.sh}
winlab=${WINLAB:-$HOME/.cache/winlab}
cache=${LAB_CACHE:-$HOME/.cache/mcplint-windows-lab}
work=$cache/work
lab=$cache/lab
c=$lab/prefix/drive_c

if [ ! -x "$winlab_sh" ]; then
  echo "labs/windows: no laboratory at $winlab_sh: set WINLAB_SH to a winlab.sh" >&2
  exit 2
fi
if [ ! -f "$winlab/node/node.exe" ] || [ ! -d "$winlab/prefix" ]; then
  echo "labs/windows: no node.exe below $winlab: run \`$winlab_sh setup\` once (3 minutes, 1.5 GB)" >&2
  exit 2
fi
mkdir -p "$cache"
exec 9>"$cache/lock"
flock -n 9 || { echo "labs/windows: another run uses $cache" >&2; exit 2; }

# A Wine prefix of our own, so that ending its programs ends nobody else's. Wine replaces the files of its windows folder
# only when Wine itself is updated: links do.
if [ ! -d "$lab/prefix" ]; then
  mkdir -p "$lab/prefix.new/drive_c"
  cp -a "$winlab"/prefix/*.reg "$winlab"/prefix/.update-timestamp "$winlab/prefix/dosdevices" "$lab/prefix.new/"
  cp -al "$winlab"/prefix/drive_c/* "$lab/prefix.new/drive_c/"
  mv "$lab/prefix.new" "$lab/prefix"
fi
ln -sfn "$winlab/node" "$lab/node"
trap 'WINEPREFIX=$lab/prefix wineserver -k 9>&- 2>/dev/null || true' EXIT

# The packages of the clients, at the versions that the pages name.
[ -f "$cache/package.json" ] || echo '{ "private": true }' >"$cache/package.json"
if ! (cd "$cache" && npm ls --silent @modelcontextprotocol/sdk@1.32.2 spawn-rx@6.0.1 >/dev/null 2>&1); then
  (cd "$cache" && npm install --silent --no-audit --no-fund --save-exact @modelcontextprotocol/sdk@1.32.2 spawn-rx@6.0.1)
fi

# What stands on the disk of this Windows.
program() { mkdir -p "$(dirname "$1")" && cp -f "$winlab/node/node.exe" "$1"; }
for folder in 'Program Files' 'Program Files (x86)'; do program "$c/$folder/nodejs/node.exe"; done
for folder in lab 'lab/my files'; do # stands in for Python: the question is whether it is found
  program "$c/$folder/.venv/Scripts/python.exe"
done
cp -f "$here/fixtures/npx.js" "$c/Program Files/nodejs/"
sed 's/$/\r/' "$here/fixtures/npx.cmd" >"$c/Program Files/nodejs/npx.cmd"
for folder in lab 'lab/my files' users/me/servers; do mkdir -p "$c/$folder"; cp -f "$here/fixtures/server.js" "$c/$folder/"; done

mcplint=${MCPLINT:-}
if [ -z "$mcplint" ]; then
  (cd "$root" && cargo build --quiet)
  mcplint=${CARGO_TARGET_DIR:-$root/target}/debug/mcplint
fi

# Each case as a file, repaired by its rule alone, and by all rules.
rm -rf "$work"
cp -f "$here/harness.mjs" "$here/cases.json" "$cache/"
node "$cache/harness.mjs" unpack "$work"
cp -r "$work/before" "$work/rule"
cp -r "$work/before" "$work/all"
repair() { # FILE CLIENT OPTIONS...: changes the file; the status is 2 only if mcplint could not work
  local file=$1 client=$2 status=0
  shift 2
  "$mcplint" --fix --no-host --platform windows --client "$client" --quiet "$@" "$file" >/dev/null 2>&1 || status=$?
  [ "$status" -lt 2 ]
}
while read -r number rule client; do
  before=$work/before/$number.json file=$work/rule/$number.json
  if ! "$mcplint" explain "$rule" >/dev/null 2>&1; then
    fix='no fix: this mcplint has no such rule'
  elif ! repair "$file" "$client" --select "$rule"; then
    fix='no fix: mcplint failed'
  elif ! cmp -s "$before" "$file"; then
    fix='safe fix'
  elif repair "$file" "$client" --select "$rule" --unsafe-fixes && ! cmp -s "$before" "$file"; then
    fix='unsafe fix'
  elif "$mcplint" --no-host --platform windows --client "$client" --select "$rule" --fail-on info "$file" >/dev/null 2>&1; then
    fix='no finding'
  else
    fix='no fix, a finding'
  fi
  echo "$fix" >"$work/rule/$number.fix"
  repair "$work/all/$number.json" "$client" --unsafe-fixes || true
done < <(node "$cache/harness.mjs" list)

cd "$c/lab"
WINLAB=$lab WINEPATH='C:\Program Files\nodejs' \
  "$winlab_sh" node "Z:${cache//\//\\}\\harness.mjs" run "Z:${work//\//\\}" 9>&-

LAB_DATE=$(date -u +%F) LAB_WINE=$(wine --version 2>/dev/null) LAB_MCPLINT=$(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo unknown) \
  node "$cache/harness.mjs" table "$work" >"$here/RESULTS.md.new"
mv "$here/RESULTS.md.new" "$here/RESULTS.md"
echo "labs/windows: wrote $here/RESULTS.md; what was said on the way is in $work/verdicts.json"
