#!/usr/bin/env bash
# Lints what the inputs name. Annotations go to the log; with `sarif` the report goes to a file as well.
set -uo pipefail

# One path or option a line: names may hold blanks.
paths=() arguments=()
while IFS= read -r line; do [ -n "$line" ] && paths+=("$line"); done <<<"${MCPLINT_PATHS:-}"
while IFS= read -r line; do [ -n "$line" ] && arguments+=("$line"); done <<<"${MCPLINT_ARGUMENTS:-}"

if [ "${MCPLINT_SARIF:-false}" = true ]; then
  mcplint "${arguments[@]+"${arguments[@]}"}" --output-format sarif --output "$RUNNER_TEMP/mcplint.sarif" \
    -- "${paths[@]+"${paths[@]}"}"
fi
mcplint "${arguments[@]+"${arguments[@]}"}" --output-format github -- "${paths[@]+"${paths[@]}"}"
