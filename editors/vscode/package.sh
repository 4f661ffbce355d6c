#!/usr/bin/env bash
# Builds mcplint.vsix from the installed npm packages: `npm ci && ./package.sh [BINARY]`.
# With a BINARY, the extension brings that program along; such a .vsix is for one platform.
set -euo pipefail
cd "$(dirname "$0")"
cp ../../LICENSE LICENSE
rm -rf bin
if [ $# -gt 0 ]; then
  mkdir bin
  cp "$1" bin/
fi
npm run --silent package
