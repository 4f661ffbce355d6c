#!/usr/bin/env bash
# Runs a command with a cargo that builds for x86_64-unknown-linux-musl where rustup can download nothing: what
# .github/workflows/release.yml builds for Linux can then be built, packed and measured here.
#
#   MCPLINT_TARGET=x86_64-unknown-linux-musl labs/musl/run.sh .ci/packages.sh
#
# std comes from the Windows laboratory's compiler and sources (../shared/winlab/winlab.sh setup), crt and libc from
# Debian's musl-tools, the unwinder from its libunwind-14-dev. rustup's std brings its own of each.
#
# WINLAB             that laboratory's folder, by default ~/.cache/winlab
# LAB_CACHE          by default ~/.cache/mcplint-musl-lab
# CARGO_TARGET_DIR   by default target/musl
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
rust=${WINLAB:-$HOME/.cache/winlab}/rust
cache=${LAB_CACHE:-$HOME/.cache/mcplint-musl-lab}
[ -x "$rust/usr/bin/rustc" ] || { echo "labs/musl: no compiler at $rust: run winlab.sh setup" >&2; exit 2; }
command -v musl-gcc >/dev/null || { apt-get update -qq; apt-get install -y -qq musl-tools; }

if [ ! -f "$cache/lib/libunwind.a" ]; then
  rm -rf "$cache"; mkdir -p "$cache/lib"
  (cd "$cache" && apt-get download -qq libunwind-14-dev && dpkg -x libunwind-14-dev_*.deb .)
  # Debian hardens it with a function of glibc, for messages before it gives up.
  cat >"$cache/hardened.c" <<'C'
#include <stdarg.h>
#include <stdio.h>
int __fprintf_chk(FILE *file, int flag, const char *format, ...) {
  va_list more;
  va_start(more, format);
  int count = vfprintf(file, format, more);
  va_end(more);
  return count;
}
C
  musl-gcc -O2 -c "$cache/hardened.c" -o "$cache/hardened.o"
  cp "$cache/usr/lib/llvm-14/lib/libunwind.a" "$cache/libunwind.a"
  ar r "$cache/libunwind.a" "$cache/hardened.o"
  mv "$cache/libunwind.a" "$cache/lib/"
fi

export LD_LIBRARY_PATH=$rust/usr/lib/x86_64-linux-gnu:$rust/usr/lib/llvm-22/lib
export RUSTC=$rust/usr/bin/rustc RUSTDOC=$rust/usr/bin/rustdoc RUSTC_BOOTSTRAP=1
export CARGO_UNSTABLE_BUILD_STD=std,panic_unwind
export CC_x86_64_unknown_linux_musl=musl-gcc CARGO_TARGET_X86_64_UNKNOWN_LINUX_MUSL_LINKER=musl-gcc
export RUSTFLAGS="${RUSTFLAGS:+$RUSTFLAGS }-C link-self-contained=no -C link-arg=-lgcc -L native=$cache/lib"
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target/musl}
exec "$@"
