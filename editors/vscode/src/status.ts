import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

/** What the server answers to `mcplint/client`: which client reads a document. */
interface ClientOfDocument {
  /** The client's id and its name for people, or null where the file tells none. */
  client: { id: string; name: string } | null;
  /** Whether mcplint lints the document at all. */
  linted: boolean;
  platform: string;
}

/** The item in the status bar that says which MCP client reads the open file. */
export class ClientStatus implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("mcplint.client", vscode.StatusBarAlignment.Right, 90);
  private readonly subscriptions: vscode.Disposable[] = [];
  private server: LanguageClient | undefined;

  constructor() {
    this.item.name = "mcplint: MCP client of the open file";
    this.item.command = "mcplint.showLog";
    this.subscriptions.push(
      vscode.window.onDidChangeActiveTextEditor(() => void this.update()),
      // The content can decide the client, and diagnostics change when the server has read it.
      vscode.languages.onDidChangeDiagnostics((event) => {
        const open = vscode.window.activeTextEditor?.document.uri.toString();
        if (event.uris.some((uri) => uri.toString() === open)) {
          void this.update();
        }
      }),
    );
  }

  /** Shows what this server says from now on. */
  follow(server: LanguageClient): void {
    this.server = server;
    void this.update();
  }

  /** Shows that nothing is linted, and why. */
  failed(message: string): void {
    this.server = undefined;
    this.item.text = "$(error) MCP";
    this.item.tooltip = message;
    this.item.backgroundColor = new vscode.ThemeColor("statusBarItem.errorBackground");
    this.item.show();
  }

  hide(): void {
    this.server = undefined;
    this.item.hide();
  }

  dispose(): void {
    vscode.Disposable.from(this.item, ...this.subscriptions).dispose();
  }

  private async update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (!this.server?.isRunning()) {
      return;
    }
    if (document === undefined) {
      this.item.hide();
      return;
    }
    const uri = document.uri.toString();
    let answer: ClientOfDocument | null;
    try {
      answer = await this.server.sendRequest<ClientOfDocument | null>("mcplint/client", { textDocument: { uri } });
    } catch {
      answer = null;
    }
    if (vscode.window.activeTextEditor?.document.uri.toString() !== uri) {
      return;
    }
    if (answer === null || !answer.linted) {
      this.item.hide();
      return;
    }
    this.item.backgroundColor = undefined;
    this.item.text = `$(plug) ${answer.client?.name ?? "MCP: any client"}`;
    this.item.tooltip =
      answer.client === null
        ? "mcplint: the file does not tell which client reads it. Only rules that hold for every client speak; mcplint.toml can name the client."
        : `mcplint reads this file as ${answer.client.name} does (${answer.client.id}), for ${answer.platform}.`;
    this.item.show();
  }
}
