#!/usr/bin/env bash
# Builds the playground's module: target/playground/mcplint.wasm.
#
#   rustup target add wasm32-unknown-unknown
#   playground/build.sh
#
# Where rustup can download nothing, MCPLINT_WASM_CARGO names a command that takes cargo's arguments in its place.
set -euo pipefail
cd "$(dirname "$0")/.."
out=target/playground
mkdir -p "$out"
export CARGO_TARGET_DIR=${MCPLINT_WASM_TARGET:-$PWD/target}
if [ -n "${MCPLINT_WASM_CARGO:-}" ]; then
  $MCPLINT_WASM_CARGO build --locked -p mcplint-playground --profile browser
else
  cargo build --locked -p mcplint-playground --profile browser --target wasm32-unknown-unknown
fi
built=$CARGO_TARGET_DIR/wasm32-unknown-unknown/browser/mcplint_playground.wasm

# No wasm-opt: it takes a fifth off the file and adds to what is sent (2026-11-26: 738 to 752 kB gzipped).
cp "$built" "$out/mcplint.wasm"

size=$(gzip -9 -c "$out/mcplint.wasm" | wc -c)
echo "$out/mcplint.wasm: $(wc -c <"$out/mcplint.wasm") bytes, $size gzipped"
# What a phone on a slow line waits for.
[ "$size" -lt 1000000 ] || { echo "larger than 1 MB gzipped"; exit 1; }
