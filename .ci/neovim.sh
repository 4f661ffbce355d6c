#!/usr/bin/env bash
# A broken file in Debian's Neovim, headless: its own language client shows the findings, applies code actions, and
# the bytes that it saves are the repaired ones. Usage: .ci/neovim.sh path/to/mcplint
set -euo pipefail
cd "$(dirname "$0")/.."
mcplint="$(realpath "$1")"
command -v nvim > /dev/null || {
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends neovim > /dev/null
}

source .ci/broken.sh
CI=true HOME="$folder" MCPLINT_FILE="$folder/.mcp.json" timeout 120 nvim --headless --clean \
  --cmd "let g:mcplint_command = ['$mcplint', 'lsp']" \
  -c "luafile editors/neovim/mcplint.lua" -c "luafile .ci/neovim.lua"
check_repaired
