#!/usr/bin/env bash
# Builds mcplint for Windows, runs its test suite under Wine, then command.py, which uses the command as a person on
# Windows does; writes SUITE.md. README.md beside this file says more. Not part of `cargo test`.
#
#   labs/windows/suite.sh [FILTER]      with FILTER only the tests of that name, and SUITE.md is left alone
#
# WINLAB_SH          the Windows laboratory, by default ../shared/winlab/winlab.sh beside the repository
# WINLAB             its folder, by default ~/.cache/winlab
# CARGO_TARGET_DIR   by default target/windows
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
winlab_sh=${WINLAB_SH:-$root/../shared/winlab/winlab.sh}
export WINLAB=${WINLAB:-$HOME/.cache/winlab} WINEDEBUG=-all
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target/windows}
built=$CARGO_TARGET_DIR/x86_64-pc-windows-gnu/debug
if [ ! -x "$winlab_sh" ] || [ ! -d "$WINLAB/prefix" ]; then
  echo "labs/windows: no laboratory: set WINLAB_SH to a winlab.sh, and run its \`setup\` once (3 minutes, 1.5 GB)" >&2
  exit 2
fi
cd "$root"
mkdir -p "$CARGO_TARGET_DIR"
"$winlab_sh" cargo test --no-run --message-format json >"$CARGO_TARGET_DIR/built.json"
"$winlab_sh" cargo build --quiet
mapfile -t programs < <(python3 -c '
import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    unit = json.loads(line)
    if unit.get("executable") and unit["profile"]["test"]: print(unit["target"]["name"], unit["target"]["kind"][0], unit["executable"])
' "$CARGO_TARGET_DIR/built.json")

# Tests know their files by the path here, without a drive, and work in folders of drive C: there it must lead to the same.
drive=$WINLAB/prefix/drive_c
mkdir -p "$drive$(dirname "$root")" "$drive/Program Files/nodejs"
ln -sfn "$root" "$drive$root"
cp -f "$WINLAB/node/node.exe" "$drive/Program Files/nodejs/"
export WINEPATH='C:\Program Files\nodejs'

# Wine has neither patch nor git to apply a diff with; insta would ask cargo where the snapshots are.
export INSTA_WORKSPACE_ROOT=$root INSTA_UPDATE=no RUST_BACKTRACE=0
# Random configs are tried by the hundred elsewhere; here the question is the system.
export PROPTEST_CASES=${PROPTEST_CASES:-32}
skipped=(--skip disk::patch_gives_ --skip disk::one_diff_holds --skip disk::a_diff_of_a_text)
log=$CARGO_TARGET_DIR/suite.log
: >"$log"
failed=0
for program in "${programs[@]}"; do
  read -r name kind path <<<"$program"
  echo "== $kind $name" | tee -a "$log"
  "$winlab_sh" run "$path" "$@" "${skipped[@]}" >"$CARGO_TARGET_DIR/one.log" 2>&1 || failed=1
  tr -d '\r' <"$CARGO_TARGET_DIR/one.log" | tee -a "$log" | grep -vE ' \.\.\. (ok|ignored)|^running|^$' || true
done
[ $# -eq 0 ] || exit $failed

python3 "$here/command.py" "$built/mcplint.exe" "$WINLAB" >"$CARGO_TARGET_DIR/command.log" || failed=1
cat "$CARGO_TARGET_DIR/command.log"
{
  echo "# The test suite and the command on Windows"
  echo
  echo "Written by \`labs/windows/suite.sh\` on $(date -u +%F): $(wine --version), target x86_64-pc-windows-gnu,"
  echo "mcplint at $(git rev-parse --short HEAD). Tests of what only Unix has are not built here (\`#[cfg(unix)]\`). Wine has neither"
  echo "\`patch\` nor \`git\`: the tests that apply a diff are \"filtered out\"; a Windows with git runs them."
  echo
  echo "## Tests"
  echo
  grep -E '^(== |test result)' "$log" | sed -E 's/^== (.*)/- \1:/; s/^test result: ([^;]*;[^;]*;[^;]*);.*; ([0-9]+ filtered out);.*/  \1; \2/'
  grep -E '\.\.\. FAILED' "$log" | sed 's/^test /  - /' || true
  echo
  cat "$CARGO_TARGET_DIR/command.log"
} >"$here/SUITE.md.new"
mv "$here/SUITE.md.new" "$here/SUITE.md"
echo "labs/windows: wrote $here/SUITE.md; every line is in $log"
exit $failed
