#!/usr/bin/env node
// Packs the npm packages: one for each program that is given, and the one that people install.
//
//   npm/pack.mjs OUT PLATFORM-CPU=PROGRAM...      npm/pack.mjs dist linux-x64=target/release/mcplint
//
// PLATFORM and CPU are Node.js' words (process.platform, process.arch). OUT receives the .tgz files.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const [out, ...programs] = process.argv.slice(2);
if (out === undefined || programs.length === 0) {
  process.stderr.write("usage: npm/pack.mjs OUT PLATFORM-CPU=PROGRAM...\n");
  process.exit(2);
}
const main = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
mkdirSync(out, { recursive: true });
const work = mkdtempSync(join(tmpdir(), "mcplint-npm-"));

/** Packs the folder, with the licence and the text that the registry shows. */
function pack(folder) {
  copyFileSync(join(root, "LICENSE"), join(folder, "LICENSE"));
  copyFileSync(join(root, "packaging", "README.md"), join(folder, "README.md"));
  // npm is a batch file on Windows, which only a shell starts; no argument needs quotes.
  const options = { cwd: folder, encoding: "utf8", shell: process.platform === "win32" };
  const [packed] = JSON.parse(execFileSync("npm", ["pack", "--json", "--loglevel=error"], options));
  const name = packed.filename.replace("@", "").replace("/", "-");
  copyFileSync(join(folder, name), join(out, name));
  process.stdout.write(`${join(out, name)}\n`);
}

for (const program of programs) {
  const [target, path] = program.split("=");
  const name = `@mcp-client-lint/${target}`;
  if (main.optionalDependencies[name] !== main.version) {
    throw new Error(`package.json does not ask for ${name} ${main.version}`);
  }
  const [os, cpu] = target.split("-");
  const file = os === "win32" ? "mcplint.exe" : "mcplint";
  const { version, license, homepage, repository, engines, publishConfig } = main;
  const description = `mcplint for ${target}; install ${main.name}, which brings it`;
  const files = [file];
  const content = { name, version, description, license, homepage, repository, os: [os], cpu: [cpu] };
  const folder = join(work, target);
  mkdirSync(folder);
  copyFileSync(resolve(path), join(folder, file));
  chmodSync(join(folder, file), 0o755);
  // `preferUnplugged`: Yarn leaves the program outside its archive, from which nothing can be started.
  Object.assign(content, { files, engines, publishConfig, preferUnplugged: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify(content, null, 2) + "\n");
  pack(folder);
}
const folder = join(work, "main");
mkdirSync(folder);
cpSync(join(here, "bin"), join(folder, "bin"), { recursive: true });
copyFileSync(join(here, "package.json"), join(folder, "package.json"));
pack(folder);
rmSync(work, { recursive: true });
