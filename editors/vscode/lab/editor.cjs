// VS Code in a page, used by keyboard and mouse as a person does.

const { readFileSync, readdirSync, readlinkSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { chromium } = require("playwright-core");

/** How long anything on the page may take, in milliseconds: a shared machine is slow. */
const PATIENCE = 30_000;

class Editor {
  /** Opens `folder`, served on `port`, in a window of 1280 x 800. */
  static async open({ port, folder, pictures, prefix }) {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"],
    });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(PATIENCE);
    const editor = new Editor(browser, page, pictures, prefix);
    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`);
    await page.waitForSelector(".explorer-folders-view .monaco-list-row");
    return editor;
  }

  constructor(browser, page, pictures, prefix) {
    Object.assign(this, { browser, page, pictures, prefix });
  }

  async close() {
    // A page that is left ends its extension host; one that is cut off is waited for.
    await this.page.goto("about:blank");
    await this.browser.close();
  }

  /** Takes a picture, if any are wanted. */
  async picture(name) {
    // Hovers and lists fade in.
    await this.page.waitForTimeout(600);
    if (this.pictures !== "") {
      await this.page.screenshot({ path: path.join(this.pictures, `${this.prefix}-${name}.png`) });
    }
  }

  press(...keys) {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  /** Opens a file of the folder by its name. */
  async file(name) {
    await this.press("Control+P");
    await this.pick(name, path.basename(name));
    await this.page.waitForSelector(`.tab.active[data-resource-name="${path.basename(name)}"]`);
  }

  /** Runs a command of the palette. */
  async command(title) {
    await this.press("F1");
    await this.pick(`>${title}`, title);
  }

  /** Types into the box at the top and takes the first row once it begins with `row`. */
  async pick(text, row) {
    const input = this.page.locator(".quick-input-widget input[type=text]");
    await input.fill(text);
    await this.page.waitForSelector(`.quick-input-list .monaco-list-row.focused[aria-label^="${row}"]`);
    await this.press("Enter");
    await input.waitFor({ state: "hidden" });
  }

  /** Puts the cursor at a place, both counted from 1. */
  async goTo(line, column) {
    await this.press("Control+G");
    const input = this.page.locator(".quick-input-widget input[type=text]");
    await input.fill(`:${line}:${column}`);
    await this.press("Enter");
    await input.waitFor({ state: "hidden" });
  }

  /** Waits until the page holds what the selector names, with this text in it. */
  async see(selector, text) {
    await this.page.locator(selector, { hasText: text }).first().waitFor();
  }

  async squiggles(kind = "error") {
    await this.page.waitForSelector(`.squiggly-${kind}`);
  }

  async noSquiggles() {
    await this.page.waitForFunction(() => document.querySelector("[class*=squiggly-]") === null);
  }

  /** The hover at the cursor. */
  async hover(text) {
    await this.press("Control+K", "Control+I");
    await this.see(".monaco-hover:not(.hidden) .hover-row", text);
  }

  /** Opens the quick fixes at the cursor and waits for one with this title. */
  async fixes(title) {
    await this.press("Control+.");
    await this.see(".action-widget .monaco-list-row", title);
  }

  /** The item of the extension in the status bar. */
  async status(text) {
    await this.see("[id='mcplint.mcplint.mcplint.client'], [id='mcplint.mcplint']", text);
  }

  statusItems() {
    return this.page.locator("[id^='mcplint.mcplint']").count();
  }

  async save() {
    await this.press("Control+S");
    await this.page.waitForFunction(() => document.querySelector(".tab.active.dirty") === null);
  }
}

/** Waits until `is` holds; `what` is for the error. */
async function until(what, is) {
  const end = Date.now() + PATIENCE;
  while (!is()) {
    if (Date.now() > end) {
      throw new Error(`waited in vain: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The processes whose program lies below a folder. */
function processesBelow(folder) {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/exe`).startsWith(folder + path.sep);
      } catch {
        return false;
      }
    });
}

/** Changes the settings of the user; the editor watches the file. */
function settings(file, values) {
  writeFileSync(file, JSON.stringify(values, null, 2));
}

module.exports = { Editor, processesBelow, readFileSync, settings, until };
