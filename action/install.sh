#!/usr/bin/env bash
# Builds mcplint with the Rust of the runner and puts it on PATH for the next steps.
set -euo pipefail

root="$RUNNER_TEMP/mcplint"
if [ -n "${MCPLINT_VERSION:-}" ]; then
  case "$MCPLINT_VERSION" in
    *[!0-9A-Za-z.+-]*) echo "::error::version: '$MCPLINT_VERSION' is no version such as 0.1.0"; exit 2 ;;
  esac
  cargo install --locked --root "$root" --git https://github.com/mcplint/mcplint --tag "v$MCPLINT_VERSION" mcp-client-lint
else
  cargo install --locked --root "$root" --path "$GITHUB_ACTION_PATH"
fi
echo "$root/bin" >>"$GITHUB_PATH"
