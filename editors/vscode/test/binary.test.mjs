import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";

const { findBinary } = createRequire(import.meta.url)("../dist/test/binary.js");

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "mcplint-vscode-"));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Writes an empty file below the root; one that can be run unless told otherwise. */
function program(path, mode = 0o755) {
  const file = join(root, path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, "");
  chmodSync(file, mode);
  return file;
}

function find(overrides) {
  return findBinary({
    setting: "",
    workspaceFolder: join(root, "work"),
    extensionFolder: join(root, "extension"),
    home: join(root, "home"),
    env: { PATH: join(root, "usr") },
    platform: "linux",
    ...overrides,
  });
}

test("the setting wins over the bundled program and the PATH", () => {
  program("extension/bin/mcplint");
  program("usr/mcplint");
  const own = program("own/mcplint");
  assert.deepEqual(find({ setting: own }), { path: own, from: "setting" });
});

test("a setting that names no program is told and nothing else is started", () => {
  program("usr/mcplint");
  const missing = find({ setting: "/nowhere/mcplint" });
  assert.match(missing.message, /mcplint\.path names \/nowhere\/mcplint/);
});

test("the bundled program wins over the PATH", () => {
  const bundled = program("extension/bin/mcplint");
  program("usr/mcplint");
  assert.deepEqual(find({}), { path: bundled, from: "bundled" });
});

test("a file that cannot be run is passed over", () => {
  program("extension/bin/mcplint", 0o644);
  const onPath = program("usr/mcplint");
  assert.deepEqual(find({}), { path: onPath, from: "PATH" });
});

test("a relative folder of the PATH does not take the program from the open folder", () => {
  program("work/bin/mcplint");
  const missing = find({ env: { PATH: "bin:.:" } });
  assert.match(missing.message, /was not found in the 0 folders/);
});

test("home and workspace folder are expanded", () => {
  const home = program("home/bin/mcplint");
  const work = program("work/tools/mcplint");
  assert.equal(find({ setting: "~/bin/mcplint" }).path, home);
  assert.equal(find({ setting: "${workspaceFolder}/tools/mcplint" }).path, work);
  assert.equal(find({ setting: "tools/mcplint" }).path, work);
});

test("Windows looks for mcplint.exe in Path", () => {
  const exe = program("usr/mcplint.exe", 0o644);
  assert.deepEqual(find({ platform: "win32", env: { Path: join(root, "usr") } }), { path: exe, from: "PATH" });
});
