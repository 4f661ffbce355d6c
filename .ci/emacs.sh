#!/usr/bin/env bash
# A broken file in Debian's Emacs, in batch mode: eglot shows the findings, applies the action that repairs all, and the
# bytes that it saves are the repaired ones. Usage: .ci/emacs.sh path/to/mcplint
set -euo pipefail
cd "$(dirname "$0")/.."
mcplint="$(realpath "$1")"
if ! command -v emacs > /dev/null; then
  apt-get update -qq && apt-get install -y --no-install-recommends emacs-nox elpa-eglot > /dev/null
fi
source .ci/broken.sh
CI=true HOME="$folder" MCPLINT="$mcplint" MCPLINT_FILE="$folder/.mcp.json" timeout 120 \
  emacs --batch --eval '(package-initialize)' -l .ci/emacs.el 2>&1 | grep -v '^\[eglot\]\|^Saving\|^Wrote' || true
check_repaired
