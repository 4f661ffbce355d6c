// The two halves of the lab that need Node.js; `run.sh` calls them.
//
//   node harness.mjs unpack WORK    writes each case of cases.json as a config file, WORK/before/NN.json
//   node harness.mjs list           one line per case: NN rule client
//   node.exe harness.mjs run WORK   starts the server of each file below WORK/{before,rule,all}, and writes
//                                   WORK/verdicts.json
//   node harness.mjs table WORK     the Markdown of RESULTS.md
//
// `run` is the only one for Windows' node.exe; it needs the packages beside a copy of this file.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const [mode, work] = process.argv.slice(2);
const here = path.dirname(new URL(import.meta.url).pathname.replace(/^\/([A-Z]:)/, '$1'));
const cases = JSON.parse(fs.readFileSync(path.join(here, 'cases.json'), 'utf8'));
const number = (index) => String(index + 1).padStart(2, '0');
const STEPS = ['before', 'rule', 'all'];
/** How long a server may take to answer. Wine starts Node.js in one or two seconds. */
const PATIENCE = 15000;

function unpack() {
  fs.mkdirSync(path.join(work, 'before'), { recursive: true });
  for (const [index, { entry, text }] of cases.entries()) {
    const config = text ?? JSON.stringify({ mcpServers: { server: entry } }, null, 2);
    fs.writeFileSync(path.join(work, 'before', `${number(index)}.json`), config + '\n');
  }
}

/** The variables that the client of a case replaces itself; what stays is for the server. */
function expanded(client, text) {
  if (client === 'claude-code') return text.replace(/\$\{(\w+)\}/g, (whole, name) => process.env[name] ?? whole);
  if (client === 'cursor') return text.replace(/\$\{env:(\w+)\}/g, (whole, name) => process.env[name] ?? '');
  return text;
}

/** A client that starts programs with Node.js' own spawn, as the SDK did before 1.8.0 and hand-made clients do. */
class SpawnTransport {
  constructor({ command, args, env }, parser) {
    Object.assign(this, { command, args, env, parser, stderr: '' });
  }
  start() {
    return new Promise((resolve, reject) => {
      const env = { ...process.env, ...this.env };
      this.child = spawn(this.command, this.args, { env, stdio: 'pipe', windowsHide: true });
      this.child.on('spawn', resolve);
      this.child.on('error', reject);
      this.child.on('close', () => this.onclose?.());
      this.child.stdin.on('error', () => {});
      this.child.stderr.on('data', (chunk) => (this.stderr += chunk));
      this.child.stdout.on('data', (chunk) => {
        this.parser.append(chunk);
        for (;;) {
          try {
            const message = this.parser.readMessage();
            if (message === null) return;
            this.onmessage?.(message);
          } catch (error) {
            this.onerror?.(error);
          }
        }
      });
    });
  }
  async send(message) {
    this.child.stdin.write(JSON.stringify(message) + '\n');
  }
  async close() {
    this.child?.stdin.end();
    this.child?.kill();
    this.onclose?.();
  }
}

async function launcher() {
  const { Client } = await import('@modelcontextprotocol/sdk/client/index.js');
  const { StdioClientTransport } = await import('@modelcontextprotocol/sdk/client/stdio.js');
  const { ReadBuffer } = await import('@modelcontextprotocol/sdk/shared/stdio.js');
  const { findActualExecutable } = (await import('spawn-rx')).default;

  const transports = {
    sdk: (entry) => new StdioClientTransport({ ...entry, stderr: 'pipe' }),
    spawn: (entry) => new SpawnTransport(entry, new ReadBuffer()),
    'spawn-rx': (entry) => {
      const { cmd, args } = findActualExecutable(entry.command, entry.args);
      return new SpawnTransport({ ...entry, command: cmd, args }, new ReadBuffer());
    },
  };

  /** What the server's arguments are, or the error that the client shows. */
  return async function launch({ client: name, by }, file) {
    let written;
    try {
      written = JSON.parse(fs.readFileSync(file, 'utf8')).mcpServers.server;
    } catch (error) {
      return { error: error.message.split(' in JSON')[0] };
    }
    const entry = {
      command: expanded(name, written.command),
      args: (written.args ?? []).map((word) => expanded(name, word)),
      env: written.env,
    };
    const noise = [];
    let stderr = '';
    let transport;
    let verdict;
    const client = new Client({ name: 'windows-lab', version: '1' });
    client.onerror = (error) => noise.push(String(error.message).slice(0, 200));
    try {
      transport = transports[by](entry);
      if (by === 'sdk') transport.stderr.on('data', (chunk) => (stderr += chunk));
      await client.connect(transport, { timeout: PATIENCE });
      const { tools } = await client.listTools({}, { timeout: PATIENCE });
      verdict = { args: JSON.parse(tools[0].description) };
    } catch (error) {
      verdict = { error: error.message };
    }
    await Promise.race([client.close(), new Promise((done) => setTimeout(done, 5000))]).catch(() => {});
    return { ...verdict, noise, stderr: by === 'sdk' ? stderr : transport?.stderr };
  };
}

async function run() {
  process.env.USERPROFILE = 'C:\\Users\\me';
  process.env.NODE_SKIP_PLATFORM_CHECK = '1';
  const launch = await launcher();
  const verdicts = {};
  for (const [index, one] of cases.entries()) {
    verdicts[number(index)] = {};
    const seen = new Map();
    for (const step of STEPS) {
      const file = path.join(work, step, `${number(index)}.json`);
      if (!fs.existsSync(file)) continue;
      const text = fs.readFileSync(file, 'utf8');
      if (!seen.has(text)) seen.set(text, await launch(one, file));
      verdicts[number(index)][step] = seen.get(text);
    }
    const { before, rule } = verdicts[number(index)];
    console.log(`${number(index)} ${one.rule} ${one.by}: ${words(one, before)} -> ${words(one, rule)}`);
  }
  const versions = { node: process.version, sdk: version('@modelcontextprotocol/sdk'), spawnRx: version('spawn-rx') };
  fs.writeFileSync(path.join(work, 'verdicts.json'), JSON.stringify({ versions, verdicts }, null, 2) + '\n');
}

function version(name) {
  return JSON.parse(fs.readFileSync(path.join(here, 'node_modules', name, 'package.json'), 'utf8')).version;
}

/** A verdict in words. */
function words({ arrives }, verdict) {
  if (!verdict) return 'not run';
  if (verdict.error) return verdict.error;
  const same = JSON.stringify(verdict.args) === JSON.stringify(arrives);
  return same || !arrives ? 'starts' : `starts, the arguments arrive as \`${JSON.stringify(verdict.args)}\``;
}

const textOf = (step, index) => fs.readFileSync(path.join(work, step, `${number(index)}.json`), 'utf8').trim();
const entryOf = (step, index) => JSON.parse(textOf(step, index)).mcpServers.server;
const shown = ({ command, args, env }) =>
  '`' + JSON.stringify([command, ...(args ?? [])]) + '`' + (env ? ` with \`${JSON.stringify(env)}\`` : '');
const CLIENTS = { sdk: 'SDK', spawn: 'spawn', 'spawn-rx': 'spawn-rx' };

function table() {
  const { versions, verdicts } = JSON.parse(fs.readFileSync(path.join(work, 'verdicts.json'), 'utf8'));
  const { LAB_DATE, LAB_WINE, LAB_MCPLINT } = process.env;
  const rows = [];
  const unhelped = [];
  const broken = [];
  for (const [index, one] of cases.entries()) {
    const got = verdicts[number(index)];
    const fix = fs.readFileSync(path.join(work, 'rule', `${number(index)}.fix`), 'utf8').trim();
    const want = one.want ?? 'starts';
    const before = words(one, got.before);
    const changed = fix.endsWith('fix') && !fix.startsWith('no ');
    let after = changed ? `${words(one, got.rule)}: ${shown(entryOf('rule', index))}` : fix;
    const together = textOf('all', index) !== textOf('rule', index);
    if (together) after += `; with the fixes of all rules, ${words(one, got.all)}: ${shown(entryOf('all', index))}`;
    if (changed && words(one, got.rule) !== want) (before === want ? broken : unhelped).push([index, one, got]);
    const entry = one.text ? `\`${one.text}\`` : shown(one.entry);
    const note = one.wine ? `\\* ${one.wine}` : (one.note ?? '');
    const star = one.wine ? ' \\*' : '';
    const cells = [number(index), one.rule, entry, CLIENTS[one.by], before + star, changed ? fix : '', after, note];
    rows.push(`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
  }
  const line = ([index, one, got]) => {
    const all = words(one, got.all) === words(one, got.rule) ? '' : `; with the fixes of all rules: ${words(one, got.all)}`;
    return `- ${number(index)} ${one.rule}: ${words(one, got.rule)}${all}${one.note ? ` (${one.note})` : ''}`;
  };
  const listed = (list) => (list.length === 0 ? 'None.' : list.map(line).join('\n'));
  console.log(`# Results

Written by \`labs/windows/run.sh\` on ${LAB_DATE}: Node.js ${versions.node.slice(1)} for Windows, MCP TypeScript SDK
${versions.sdk}, spawn-rx ${versions.spawnRx}, ${LAB_WINE}; mcplint at ${LAB_MCPLINT}.

\`README.md\` says what the columns mean, and where Wine is not Windows.

| case | rule | entry | client | before | fix | after | note |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}

## Fixes that did not help

${listed(unhelped)}

## Fixes that broke what worked

${listed(broken)}`);
}

function list() {
  for (const [index, { rule, client }] of cases.entries()) console.log(number(index), rule, client);
}

await { unpack, list, run, table }[mode]();
process.exit(0);
