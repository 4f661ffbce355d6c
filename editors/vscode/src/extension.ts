import * as os from "node:os";
import * as vscode from "vscode";
import { LanguageClient, State } from "vscode-languageclient/node";
import { findBinary } from "./binary";
import { registerCommands } from "./commands";
import { ClientStatus } from "./status";

/** The languages that configs of MCP clients are written in; the server says which files are some. */
const LANGUAGES = ["json", "jsonc", "toml", "yaml"];

let running: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("mcplint", { log: true });
  const status = new ClientStatus();
  const restart = async () => {
    await stop();
    await start(context, log, status);
  };
  context.subscriptions.push(
    log,
    status,
    ...registerCommands({ client: () => running, binary: () => binary(context), log, restart }),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("mcplint.enable") || event.affectsConfiguration("mcplint.path")) {
        await restart();
      }
    }),
  );
  await start(context, log, status);
}

export async function deactivate(): Promise<void> {
  await stop();
}

function binary(context: vscode.ExtensionContext) {
  return findBinary({
    setting: vscode.workspace.getConfiguration("mcplint").get<string>("path", ""),
    workspaceFolder: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
    extensionFolder: context.extensionPath,
    home: os.homedir(),
    env: process.env,
    platform: process.platform,
  });
}

async function start(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  status: ClientStatus,
): Promise<void> {
  if (!vscode.workspace.getConfiguration("mcplint").get<boolean>("enable", true)) {
    status.hide();
    return;
  }
  const found = binary(context);
  if ("message" in found) {
    log.error(found.message);
    status.failed(found.message);
    void offerSettings(found.message);
    return;
  }
  log.info(`starting ${found.path} lsp (from ${found.from})`);
  const client = new LanguageClient(
    "mcplint",
    "mcplint",
    { command: found.path, args: ["lsp"] },
    {
      documentSelector: LANGUAGES.map((language) => ({ language })),
      outputChannel: log,
      // The files are the server's business; a dialog for each failed request would only disturb.
      revealOutputChannelOn: 4,
    },
  );
  running = client;
  client.onDidChangeState((change) => {
    if (change.newState === State.Stopped && running === client) {
      status.failed("The mcplint server stopped.");
    }
  });
  try {
    await client.start();
    status.follow(client);
  } catch (error) {
    const message = `${found.path} lsp did not start: ${error instanceof Error ? error.message : String(error)}`;
    log.error(message);
    status.failed(message);
  }
}

async function stop(): Promise<void> {
  const client = running;
  running = undefined;
  if (client?.needsStop()) {
    await client.stop();
  }
  await client?.dispose();
}

async function offerSettings(message: string): Promise<void> {
  const open = "Open Settings";
  if ((await vscode.window.showErrorMessage(message, open)) === open) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "mcplint.path");
  }
}
