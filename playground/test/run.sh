#!/usr/bin/env bash
# The playground in a real browser: types a broken config, sees the place and the diff, presses Fix, reads the result.
# Needs chromium (Debian: apt install chromium), node and npm, and what playground/build.sh and .ci/site.sh need.
#
#   playground/test/run.sh [PICTURES]     a folder for screenshots
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo test --quiet -p mcplint-playground
[ -f target/playground/mcplint.wasm ] || playground/build.sh
.ci/site.sh target/playground/mcplint.wasm
tools=target/playground-tools
[ -d "$tools/node_modules/playwright-core" ] || npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$tools" playwright-core@1
NODE_PATH=$tools/node_modules node playground/test/test.cjs target/site "${1:-}"
