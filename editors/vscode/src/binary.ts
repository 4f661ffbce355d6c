// Where the mcplint program is. Nothing here asks VS Code, so that it can be tested with plain Node.

import { accessSync, constants, statSync } from "node:fs";
import * as path from "node:path";

/** What the search may look at. */
export interface Surroundings {
  /** The setting `mcplint.path`, as the user wrote it. */
  setting: string;
  /** The first folder of the workspace, if one is open. */
  workspaceFolder: string | undefined;
  /** The extension's own folder. */
  extensionFolder: string;
  home: string;
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
}

/** A program that was found, and where it came from. */
export interface Found {
  path: string;
  from: "setting" | "bundled" | "PATH";
}

/** Nothing was found; `message` says where it was looked for and what to do. */
export interface Missing {
  message: string;
}

/** The program of the setting, else the one in the extension's folder, else the one on the PATH. */
export function findBinary(around: Surroundings): Found | Missing {
  const name = around.platform === "win32" ? "mcplint.exe" : "mcplint";
  if (around.setting.trim() !== "") {
    const wanted = expand(around.setting.trim(), around);
    // A setting that leads nowhere is a mistake to tell, not a reason to start another program.
    return isProgram(wanted, around.platform)
      ? { path: wanted, from: "setting" }
      : { message: `The setting mcplint.path names ${wanted}, which is no program.` };
  }
  const bundled = path.join(around.extensionFolder, "bin", name);
  if (isProgram(bundled, around.platform)) {
    return { path: bundled, from: "bundled" };
  }
  const folders = searchPath(around);
  for (const folder of folders) {
    const candidate = path.join(folder, name);
    if (isProgram(candidate, around.platform)) {
      return { path: candidate, from: "PATH" };
    }
  }
  return {
    message: `mcplint was not found in the ${folders.length} folders of the PATH. Install it, or set mcplint.path.`,
  };
}

/** The folders of the PATH. Relative ones are left out: they would take the program from the open folder. */
function searchPath(around: Surroundings): string[] {
  const value = around.env["PATH"] ?? around.env["Path"] ?? "";
  const separator = around.platform === "win32" ? ";" : ":";
  return value.split(separator).filter((folder) => path.isAbsolute(folder));
}

function expand(text: string, around: Surroundings): string {
  const withFolder = text.replaceAll("${workspaceFolder}", around.workspaceFolder ?? "");
  if (withFolder === "~" || withFolder.startsWith("~/") || withFolder.startsWith("~\\")) {
    return path.join(around.home, withFolder.slice(1));
  }
  return path.isAbsolute(withFolder) || around.workspaceFolder === undefined
    ? withFolder
    : path.join(around.workspaceFolder, withFolder);
}

function isProgram(file: string, platform: NodeJS.Platform): boolean {
  try {
    if (!statSync(file).isFile()) {
      return false;
    }
    accessSync(file, platform === "win32" ? constants.F_OK : constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
