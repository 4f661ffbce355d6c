#!/usr/bin/env bash
# The hooks of .pre-commit-hooks.yaml under the real pre-commit: findings fail a commit, mcplint-fix repairs and fails
# once, as hooks do, and a clean file passes.
set -euo pipefail
repository=$(git rev-parse --show-toplevel)
commit=$(git rev-parse HEAD)
top=$(mktemp -d); trap 'rm -rf "$top"' EXIT
python3 -m venv "$top/venv"
"$top/venv/bin/pip" install --quiet --disable-pip-version-check "pre-commit==4.7.*"
# The same hooks as for everyone, built fast rather than small.
export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=0
export PRE_COMMIT_HOME="$top/cache" CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$repository/target}/pre-commit"
pre_commit() { "$top/venv/bin/pre-commit" "$@"; }

mkdir "$top/project"; cd "$top/project"
git init --quiet .; git config user.email test@example.com; git config user.name Test
use() { printf 'repos:\n- repo: file://%s\n  rev: %s\n  hooks: [{id: %s}]\n' "$repository" "$commit" "$1" >.pre-commit-config.yaml; }
broken='{ "mcpServers": { "time": { "command": "docker", "args": ["run", "--rm", "mcp/time"] } } }'
fail() { echo "FAILED: $1"; cat "$top/log"; exit 1; }

use mcplint
echo "$broken" >.mcp.json
echo '{ "servers": 1 }' >package.json
git add .; pre_commit install >/dev/null
git commit -m broken >"$top/log" 2>&1 && fail "a finding did not fail the commit"
grep -q docker-missing-interactive "$top/log" || fail "the finding was not shown"
grep -q package.json "$top/log" && fail "a file was linted that is no config"

use mcplint-fix; git add .
git commit -m fixed >"$top/log" 2>&1 && fail "mcplint-fix must fail once when it repairs"
grep -q '"run", "-i"' .mcp.json || fail "mcplint-fix did not repair"
git add .
git commit -m fixed >"$top/log" 2>&1 || fail "the repaired file did not pass"

use mcplint; git add .
git commit -m clean >"$top/log" 2>&1 || fail "a clean file did not pass"
echo "3 passed, 0 failed"
