import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { Found, Missing } from "./binary";

/** The code action kind by which the server offers all safe fixes of a file at once. */
const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append("mcplint");

/** What the commands need of the extension. */
interface Extension {
  client: () => LanguageClient | undefined;
  binary: () => Found | Missing;
  log: vscode.LogOutputChannel;
  restart: () => Promise<void>;
}

export function registerCommands(extension: Extension): vscode.Disposable[] {
  return [
    vscode.commands.registerCommand("mcplint.fixAll", () => fixAll()),
    vscode.commands.registerCommand("mcplint.explainRule", (rule?: string) => explainRule(extension, rule)),
    vscode.commands.registerCommand("mcplint.restart", () => extension.restart()),
    vscode.commands.registerCommand("mcplint.showLog", () => extension.log.show()),
    vscode.workspace.registerTextDocumentContentProvider("mcplint", {
      provideTextDocumentContent: (uri) => page(extension, uri.path.slice(1).replace(/\.md$/, "")),
    }),
  ];
}

async function fixAll(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return;
  }
  const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    editor.document.uri,
    whole,
    FIX_ALL.value,
  );
  const edit = actions.find((action) => action.kind !== undefined && FIX_ALL.contains(action.kind))?.edit;
  if (edit === undefined) {
    void vscode.window.setStatusBarMessage("mcplint: nothing that can be fixed safely", 4000);
    return;
  }
  await vscode.workspace.applyEdit(edit);
}

/** Opens the page of a rule: the one given, or one that the user picks, those of the open file first. */
async function explainRule(extension: Extension, rule: string | undefined): Promise<void> {
  const chosen = rule ?? (await pickRule(extension));
  if (chosen === undefined) {
    return;
  }
  await vscode.commands.executeCommand("markdown.showPreview", vscode.Uri.parse(`mcplint:/${chosen}.md`));
}

async function pickRule(extension: Extension): Promise<string | undefined> {
  const open = vscode.window.activeTextEditor?.document.uri;
  const here = new Set(
    (open === undefined ? [] : vscode.languages.getDiagnostics(open))
      .filter((diagnostic) => diagnostic.source === "mcplint")
      .map((diagnostic) => (typeof diagnostic.code === "object" ? String(diagnostic.code.value) : String(diagnostic.code))),
  );
  const listed = await run(extension, ["rules", "--output-format", "json"]);
  const rules = JSON.parse(listed) as { name: string; summary: string; severity: string }[];
  const items = rules.map(({ name, summary, severity }) => ({ label: name, description: severity, detail: summary }));
  const found = items.filter((item) => here.has(item.label));
  const others = items.filter((item) => !here.has(item.label));
  const sections = [
    ...(found.length > 0 ? [separator("found in this file"), ...found, separator("other rules")] : []),
    ...others,
  ];
  return (await vscode.window.showQuickPick(sections, { placeHolder: "Rule to explain", matchOnDetail: true }))?.label;
}

function separator(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

async function page(extension: Extension, rule: string): Promise<string> {
  return run(extension, ["explain", rule, "--color", "never"]);
}

async function run(extension: Extension, args: string[]): Promise<string> {
  const found = extension.binary();
  if ("message" in found) {
    throw new Error(found.message);
  }
  const { stdout } = await promisify(execFile)(found.path, args, { maxBuffer: 4 << 20 });
  return stdout;
}
