#!/usr/bin/env node
// Starts the mcplint of this system's package, and ends as it ended. No install script: npm picks the package by its
// fields `os` and `cpu`.
"use strict";
const { spawn } = require("node:child_process");
const { writeSync } = require("node:fs");
const { constants } = require("node:os");

const name = `@mcp-client-lint/${process.platform}-${process.arch}`;
const program = process.platform === "win32" ? "mcplint.exe" : "mcplint";
// 2, mcplint's status for "could not do its work".
const fail = (text) => {
  // At once: a write to process.stderr may be lost at an exit on Windows.
  writeSync(2, `mcplint: ${text}\n`);
  process.exit(2);
};

let path;
try {
  path = require.resolve(`${name}/${program}`);
} catch {
  const known = Object.keys(require("../package.json").optionalDependencies);
  fail(
    known.includes(name)
      ? `the package ${name} is not installed. It is an optional dependency: install again without ` +
          "--omit=optional (or --no-optional), on the system that runs mcplint"
      : `there is no npm package for ${process.platform} on ${process.arch}. \`cargo install mcp-client-lint\` builds mcplint`,
  );
}

const child = spawn(path, process.argv.slice(2), { stdio: "inherit" });
// A signal to this process alone, as by a supervisor, is for mcplint. One from the terminal reaches both.
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
for (const signal of signals) process.on(signal, () => child.kill(signal));
child.on("error", (error) => fail(`${path}: ${error.message}`));
child.on("exit", (code, signal) => {
  if (signal === null) process.exit(code);
  for (const forwarded of signals) process.removeAllListeners(forwarded);
  process.kill(process.pid, signal);
  // For a signal that does not end Node.js, such as SIGPIPE: the status that a shell gives it.
  setTimeout(() => process.exit(128 + constants.signals[signal]), 100);
});
