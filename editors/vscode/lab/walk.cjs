// One walk through the extension: `walk.cjs THEME PORT WORK PICTURES`, called by run.sh.

const assert = require("node:assert/strict");
const { cpSync, mkdirSync, readFileSync, rmSync } = require("node:fs");
const path = require("node:path");
const { Editor, processesBelow, settings, until } = require("./editor.cjs");

const [theme, port, work, pictures] = process.argv.slice(2);
const folder = path.join(work, "folder");
const userSettings = path.join(work, "user/User/settings.json");
// The editor sees at once when these change.
const folderSettings = path.join(folder, ".vscode/settings.json");
const extensions = path.join(work, "extensions");

const BASE = {
  "workbench.colorTheme": theme === "dark" ? "Default Dark Modern" : "Default Light Modern",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "window.commandCenter": false,
  "editor.minimap.enabled": false,
  // The web turns it on.
  "files.autoSave": "off",
};

const text = (name) => readFileSync(path.join(folder, name), "utf8");

async function findings(editor) {
  await editor.file(".mcp.json");
  await editor.squiggles();
  await editor.status("Claude Code");
  await editor.picture("squiggles");

  await editor.goTo(11, 9);
  await editor.hover("Claude Code");
  await editor.picture("hover-key");
  await editor.press("Escape");

  await editor.goTo(10, 18);
  await editor.hover("docker closes stdin");
  await editor.picture("hover-finding");
  await editor.press("Escape");

  await editor.command("View: Toggle Problems");
  await editor.see(".markers-panel", "docker-missing-interactive");
  await editor.picture("problems");
  await editor.command("View: Toggle Problems");
}

async function repairs(editor) {
  await editor.file(".mcp.json");
  await editor.goTo(10, 18);
  await editor.fixes('"-i"');
  await editor.picture("fixes");
  await editor.see(".action-widget .monaco-list-row.focused", '"-i"');
  await editor.press("Enter");
  await editor.see(".view-lines", '"-i"');
  await editor.save();
  await until("the fix is on the disk", () => text(".mcp.json").includes('["run", "-i", "--rm", "mcp/obsidian"]'));
  const before = text(".mcp.json");

  await editor.command("mcplint: Fix All Safe Problems in This File");
  await editor.see(".view-lines", '"-y"');
  await editor.picture("fixed");
  assert.equal(text(".mcp.json"), before, "the command changes the editor, not the disk");
  await editor.save();
  await until("the safe fixes are on the disk", () => text(".mcp.json") !== before);
  assert.equal(text(".mcp.json"), readFileSync(path.join(__dirname, "fixed.mcp.json"), "utf8"));

  await editor.command("mcplint: Fix All Safe Problems in This File");
  await editor.see(".statusbar", "nothing");
}

async function completion(editor) {
  await editor.file(".mcp.json");
  await editor.goTo(11, 22);
  await editor.page.keyboard.type(",");
  await editor.press("Enter");
  await editor.page.keyboard.type('"');
  await editor.press("Control+Space");
  await editor.see(".suggest-widget .monaco-list-row.focused", "type");
  await editor.picture("completion");
  await editor.press("Escape", "Control+Z", "Control+Z", "Control+Z");
  await editor.save();

  await editor.file(".vscode/mcp.json");
  await editor.squiggles();
  await editor.status("VS Code");
  await editor.picture("vscode-squiggles");
  await editor.goTo(8, 16);
  await editor.hover("VS Code");
  await editor.press("Escape");
}

async function server(editor) {
  const programs = () => processesBelow(extensions);
  await until("one server runs", () => programs().length === 1);
  const [first] = programs();
  await editor.file(".vscode/mcp.json");
  await editor.command("mcplint: Restart the Server");
  await until("another server runs", () => programs().length === 1 && programs()[0] !== first);
  await editor.squiggles();
  await editor.status("VS Code");

  await editor.command("mcplint: Explain a Rule");
  await editor.see(".quick-input-list", "vscode-input-undeclared");
  await editor.picture("rules");
  await editor.pick("command-contains", "command-contains-args");
  await editor.page.waitForSelector(".tab.active[aria-label*='command-contains-args']");
  await editor.page.waitForTimeout(3000);
  await editor.picture("explain");
  await editor.press("Control+W");

  // VS Code itself warns of a word in the other file.
  await editor.file(".mcp.json");
  await editor.squiggles();
  settings(folderSettings, { "mcplint.enable": false });
  await until("no server runs", () => programs().length === 0);
  await editor.noSquiggles();
  await editor.picture("disabled");
  assert.equal(await editor.statusItems(), 0, "the status item is gone");

  settings(folderSettings, { "mcplint.path": "/nowhere/mcplint" });
  await editor.see(".notifications-toasts", "/nowhere/mcplint");
  await editor.picture("wrong-path");
  assert.equal(programs().length, 0, "no other program is started");

  settings(folderSettings, {});
  await editor.squiggles();
  await editor.status("Claude Code");
  await editor.picture("again");
}

async function main() {
  rmSync(folder, { recursive: true, force: true });
  cpSync(path.join(__dirname, "folder"), folder, { recursive: true });
  mkdirSync(path.dirname(userSettings), { recursive: true });
  settings(userSettings, BASE);
  const editor = await Editor.open({ port, folder, pictures, prefix: theme });
  try {
    for (const part of [findings, repairs, completion, server]) {
      await part(editor);
      console.log(`${theme}: ${part.name}: good`);
    }
  } catch (error) {
    await editor.picture("failed");
    throw error;
  } finally {
    await editor.close();
  }
  await until("the server ended with its window", () => processesBelow(extensions).length === 0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
