#!/usr/bin/env bash
# Builds what a release offers for this machine, installs each into a fresh environment, and runs it there:
# the archive, the wheel (pip, uv, uvx), the npm packages (npm, npx, from a registry on loopback), the crate.
#
#   .ci/packages.sh [DIST]        default: target/dist; about ten minutes, most of it two release builds
#
# MCPLINT_TARGET is what the archive and the wheel are built for; the default is the machine's own, with its C
# runtime linked statically. Releases use x86_64-unknown-linux-musl, whose std rustup brings, and its C compiler
# musl-tools (Debian, Ubuntu). Python 3.11, Node.js 18 and a folder for maturin, uv and twine from PyPI
# (target/packaging) are needed.
#
# MCPLINT_QUICK=1 packs the debug build of this machine, which `cargo build` has made already: for work on these scripts.
# What it packs is large, not static, and nothing to publish.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD dist=$(realpath -m "${1:-target/dist}")
target=${MCPLINT_TARGET:-$(rustc -vV | sed -n 's/^host: //p')}
quick=${MCPLINT_QUICK:-}
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
top=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$top"' EXIT
rm -rf "$dist"; mkdir -p "$dist"
tools=${CARGO_TARGET_DIR:-target}/packaging
[ -x "$tools/bin/uv" ] || { python3 -m venv "$tools"; "$tools/bin/pip" install --quiet --disable-pip-version-check \
  "maturin>=1.9,<2" uv twine check-wheel-contents; }
tools=$(realpath "$tools/bin")
passed=0
mkdir "$top/project"
echo '{ "mcpServers": { "time": { "command": "docker", "args": ["run", "--rm", "mcp/time"] } } }' >"$top/project/.mcp.json"

# Runs the command in the project: the version must be right, and the one mistake found.
works() {
  local name=$1 out status=0; shift
  cd "$top/project"
  out=$("$@" --version 2>"$top/stderr") || { echo "FAILED: $name --version"; cat "$top/stderr"; exit 1; }
  [ "$out" = "mcplint $version" ] || { echo "FAILED: $name --version says: $out"; exit 1; }
  out=$(CI=true "$@" --output-format concise 2>"$top/stderr") || status=$?
  if [ "$status" != 1 ] || [[ $out != *docker-missing-interactive* ]]; then
    echo "FAILED: $name ended with $status: $out"; cat "$top/stderr"; exit 1
  fi
  cd "$root"; passed=$((passed + 1)); echo "ok: $name"
}
holds() { local archive=$1 list; list=$(cat); shift; for name; do
  grep -qE "$name" <<<"$list" || { echo "FAILED: $archive lacks $name:"; echo "$list"; exit 1; }
done; passed=$((passed + 1)); }

echo "== archive"
.ci/archive.py "$target" "$dist"
built=$target/release; [ -z "$quick" ] || built=debug
program=$(realpath "${CARGO_TARGET_DIR:-target}/$built/mcplint")
tar tzf "$dist/mcplint-$target.tar.gz" | holds archive "/mcplint$" /LICENSE /THIRD-PARTY.md /README.md /CHANGELOG.md \
  /man/mcplint.1 /complete/mcplint.bash /complete/_mcplint /complete/mcplint.fish /complete/_mcplint.ps1 /complete/mcplint.elv
tar xzf "$dist/mcplint-$target.tar.gz" -C "$top"
bash -n "$top/mcplint-$target/complete/mcplint.bash"
head -20 "$top/mcplint-$target/man/mcplint.1" | grep -q '^\.TH mcplint 1' || { echo "FAILED: no manual page"; exit 1; }
works archive "$top/mcplint-$target/mcplint"

echo "== wheel"
# As archive.py builds, so that nothing is built twice.
flags="${RUSTFLAGS:+$RUSTFLAGS }-C target-feature=+crt-static" how=(--release --target "$target") installed=(--target "$target")
case $target in *linux*) flags+=" -C relocation-model=static" ;; esac
[ -z "$quick" ] || { flags=${RUSTFLAGS:-} how=() installed=(--debug); }
# A static program runs on every Linux; maturin says so for musl alone.
compatibility=(); case $target in *-musl) compatibility=(--compatibility manylinux_2_17 musllinux_1_1) ;; esac
RUSTFLAGS="$flags" "$tools/maturin" build --quiet --locked "${how[@]}" "${compatibility[@]}" --out "$dist"
"$tools/maturin" sdist --out "$dist"
wheel=$(echo "$dist"/*.whl)
"$tools/twine" check --strict "$dist"/*.whl "$dist"/mcp_client_lint-*.tar.gz
# W007: no module of Python is in it; the command is a script to the wheel.
"$tools/check-wheel-contents" --ignore W007 "$wheel"
python3 -m zipfile -l "$wheel" | holds wheel "scripts/mcplint" licenses/LICENSE
tar tzf "$dist"/mcp_client_lint-*.tar.gz | holds sdist LICENSE Cargo.lock pyproject.toml
python3 -m venv "$top/venv"
offline=(--no-index --find-links "$dist")
"$top/venv/bin/pip" install --quiet --disable-pip-version-check "${offline[@]}" --only-binary :all: mcp-client-lint
works pip "$top/venv/bin/mcplint"
works "python -m pip, on PATH" env PATH="$top/venv/bin:$PATH" mcplint
export UV_CACHE_DIR="$top/uv" UV_TOOL_DIR="$top/tools" UV_TOOL_BIN_DIR="$top/bin" UV_NO_CONFIG=1 UV_PYTHON_DOWNLOADS=never
"$tools/uv" tool install --quiet "${offline[@]}" --no-build mcp-client-lint
works "uv tool install" "$top/bin/mcplint"
works uvx "$tools/uvx" --quiet "${offline[@]}" --no-build --from mcp-client-lint mcplint

echo "== npm"
# The other systems' packages hold a stand-in: they are there to be passed over.
npm/pack.mjs "$dist/npm" "linux-x64=$program" {linux-arm64,darwin-x64,darwin-arm64,win32-x64,win32-arm64}=/bin/false
python3 .ci/registry.py "$dist/npm" "$top/port" & server=$!
for _ in $(seq 600); do [ -s "$top/port" ] && break; sleep 0.1; done
npm_config_registry="http://localhost:$(cat "$top/port")"
export npm_config_registry npm_config_cache="$top/npm" npm_config_update_notifier=false
for package in "$dist"/npm/*.tgz; do tar tzf "$package" | holds "$package" package/LICENSE package/README.md package/package.json; done
mkdir "$top/here"
(cd "$top/here"; npm init -y >/dev/null; npm install --silent --ignore-scripts mcp-client-lint)
[ "$(ls "$top/here/node_modules/@mcp-client-lint")" = linux-x64 ] || { echo "FAILED: npm took other systems' packages"; exit 1; }
works "npm install" "$top/here/node_modules/.bin/mcplint"
npm install --silent --global --prefix "$top/global" mcp-client-lint
works "npm install --global" "$top/global/bin/mcplint"
works npx npx --yes mcp-client-lint
works "npx, from a project" npx --prefix "$top/here" mcplint
python3 .ci/shim.py "$top/here/node_modules/.bin/mcplint"; passed=$((passed + 1))
unset npm_config_registry

echo "== crate"
cargo package --quiet --locked --allow-dirty --no-verify
tar tzf "${CARGO_TARGET_DIR:-target}/package/mcp-client-lint-$version.crate" | holds crate /LICENSE /README.md /Cargo.lock /src/main.rs
tar xzf "${CARGO_TARGET_DIR:-target}/package/mcp-client-lint-$version.crate" -C "$top"
# What `cargo install mcp-client-lint` will build; the crates that it needs are built already.
RUSTFLAGS="$flags" CARGO_TARGET_DIR=$(realpath "${CARGO_TARGET_DIR:-target}") cargo install --quiet --locked "${installed[@]}" \
  --path "$top/mcp-client-lint-$version" --root "$top/cargo"
works "cargo install" "$top/cargo/bin/mcplint"

echo "$passed passed, 0 failed"
