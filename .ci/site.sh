#!/usr/bin/env bash
# Builds the website into target/site and checks every internal link and anchor.
#
#   .ci/site.sh [MODULE]     with the playground's module, which playground/build.sh makes
set -euo pipefail
cd "$(dirname "$0")/.."
tools=target/site-tools
[ -x "$tools/bin/python" ] || python3 -m venv "$tools"
"$tools/bin/pip" install --quiet --disable-pip-version-check -r site/requirements.txt
"$tools/bin/python" site/test_site.py 2>&1 | tail -3
data=target/site-data.json
cargo run --quiet --example site >"$data"
"$tools/bin/python" site/build.py "$data" target/site ${1:+"$1"}
"$tools/bin/python" site/check.py target/site
