// Uses the built site as a visitor would, in chromium. See run.sh.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const { chromium } = require("playwright-core");

const [folder, pictures] = process.argv.slice(2);
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png" };
const WIDTHS = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
const SECRET = "ghp_Zk3vQ9xT1nB7mL5cR2wY8sD4fG6hJ0pA1eUi";
const BROKEN = `{
  "mcpServers": {
    "time": {
      "command": "docker",
      "args": ["run", "--rm", "mcp/time"],
    }
  }
}
`;

/** Serves the site, and notes what is asked for. */
function serve() {
  const asked = [];
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://x").pathname);
    asked.push(request.url);
    const file = path.join(folder, name.endsWith("/") ? `${name}index.html` : name);
    fs.readFile(file, (error, content) => {
      response.writeHead(error ? 404 : 200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" });
      response.end(content);
    });
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve({ server, asked, base: `http://127.0.0.1:${server.address().port}/` })));
}

const tests = {
  async "what is typed is underlined, compared and repaired"({ page, base }) {
    await open(page, base);
    await page.selectOption("#client", "claude-desktop");
    await type(page, BROKEN);
    await page.waitForFunction(() => document.querySelectorAll(".finding").length === 2);
    const rules = await page.locator(".finding .rule").allTextContents();
    assert.deepEqual(rules, ["docker-missing-interactive", "json-trailing-comma"]);
    const squiggles = await page.locator(".squiggle").allTextContents();
    assert.deepEqual(squiggles, ['"run"', ","]);
    // The underlined place lies under the letters that it is about.
    const line = await page.locator(".squiggle").first().evaluate((mark) => getComputedStyle(mark).textDecorationStyle);
    assert.equal(line, "wavy");
    assert.equal(await page.locator("#diff .removed").first().textContent(), '-      "args": ["run", "--rm", "mcp/time"],');
    assert.equal(await page.locator("#diff .added").first().textContent(), '+      "args": ["run", "-i", "--rm", "mcp/time"]');
    assert.equal(await page.textContent("#summary"), "2 errors");
    await page.click("#fix");
    await page.waitForFunction(() => document.querySelectorAll(".finding").length === 0);
    assert.equal(await page.inputValue("#text"), BROKEN.replace('["run", "--rm", "mcp/time"],', '["run", "-i", "--rm", "mcp/time"]'));
    assert.equal(await page.textContent("#summary"), "nothing found");
    await page.click("#undo");
    assert.equal(await page.inputValue("#text"), BROKEN);
  },

  async "one fix can be applied alone, and its finding can be reached by keyboard"({ page, base }) {
    await open(page, base);
    await page.selectOption("#client", "claude-desktop");
    await type(page, BROKEN);
    await page.waitForFunction(() => document.querySelectorAll(".finding").length === 2);
    await page.locator(".finding .line").nth(1).focus();
    await page.keyboard.press("Enter");
    const selected = await page.evaluate(() => {
      const text = document.getElementById("text");
      return [document.activeElement.id, text.value.slice(text.selectionStart, text.selectionEnd)];
    });
    assert.deepEqual(selected, ["text", ","]);
    assert.equal(await page.locator(".finding.current .rule").textContent(), "json-trailing-comma");
    await page.locator(".finding .repair button").nth(1).click();
    await page.waitForFunction(() => document.querySelectorAll(".finding").length === 1);
    assert.equal(await page.locator(".finding .rule").textContent(), "docker-missing-interactive");
  },

  async "client and system change what is found"({ page, base }) {
    await open(page, base);
    const config = '{"mcpServers": {"a": {"command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"]}}}';
    await page.selectOption("#client", "claude-desktop");
    await page.selectOption("#platform", "windows");
    await type(page, config);
    await page.waitForFunction(() => document.querySelector(".finding .rule")?.textContent === "windows-shim-needs-cmd");
    await page.selectOption("#platform", "macos");
    await page.waitForFunction(() => document.querySelectorAll(".finding").length === 0);
    await page.selectOption("#client", "vscode");
    await page.waitForFunction(() => document.querySelector(".finding .rule")?.textContent === "wrong-root-key");
    await page.selectOption("#client", "codex");
    await type(page, '[mcp_servers.a]\ncommand = "npx"\nargs = "x"\n');
    await page.waitForFunction(() => document.querySelector(".finding .rule")?.textContent === "args-not-array");
  },

  async "places after letters of several bytes are right"({ page, base }) {
    await open(page, base);
    await page.selectOption("#client", "claude-desktop");
    await type(page, '{"mcpServers": {"ü😀": {"command": "docker", "args": ["run", "x/y"]}}}');
    await page.waitForFunction(() => document.querySelectorAll(".squiggle").length >= 1);
    assert.ok((await page.locator(".squiggle").allTextContents()).includes('"run"'));
  },

  async "a link holds the text, and only the browser sees it"({ page, base, asked }) {
    await open(page, base);
    await page.selectOption("#client", "claude-desktop");
    await page.selectOption("#platform", "windows");
    await type(page, BROKEN);
    await page.waitForFunction(() => document.querySelectorAll(".finding").length === 2);
    await page.click("#share");
    await page.waitForFunction(() => document.getElementById("done").textContent.startsWith("link copied"));
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(link.includes("#client=claude-desktop&platform=windows&z="), link);
    const other = await page.context().newPage();
    await other.goto(link);
    await other.waitForSelector("body[data-ready]");
    assert.equal(await other.inputValue("#text"), BROKEN);
    assert.equal(await other.inputValue("#client"), "claude-desktop");
    assert.equal(await other.inputValue("#platform"), "windows");
    await other.close();
    assert.ok(asked.every((url) => !url.includes("z=")), "the server saw the text");
  },

  async "a secret is hidden in what is shown, and warned of before it is shared"({ page, base, asked }) {
    await open(page, base);
    await page.selectOption("#client", "claude-desktop");
    const config = `{"mcpServers": {"a": {"command": "docker", "args": ["run", "x/y"], "env": {"GITHUB_TOKEN": "${SECRET}"}}}}`;
    await type(page, config);
    const shown = await page.evaluate(() => ["findings", "diff", "fixed"].map((id) => document.getElementById(id).textContent).join());
    assert.ok(!shown.includes(SECRET) && shown.includes("ghp_***"), shown);
    assert.ok(await page.isVisible("#masked"));
    await page.click("#share");
    assert.ok(await page.isVisible("#warning"));
    await page.click("#share-masked");
    await page.waitForFunction(() => document.getElementById("done").textContent.startsWith("link copied"));
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await page.context().newPage();
    await other.goto(link);
    await other.waitForSelector("body[data-ready]");
    const text = await other.inputValue("#text");
    assert.ok(!text.includes(SECRET) && text.includes("ghp_***"), text);
    await other.close();
    await page.click("#share");
    await page.click("#share-anyway");
    await page.waitForFunction((before) => document.getElementById("warning").open === false && navigator.clipboard.readText().then((text) => text !== before), link);
    assert.ok(!page.url().includes("z="), "the address of the page kept the secret");
    await page.click("#fix");
    await page.waitForFunction(() => document.getElementById("done").textContent === "repaired");
    assert.ok((await page.inputValue("#text")).includes(SECRET), "Fix lost the true value");
  },

  async "nothing is asked of a server while one types"({ page, base, asked }) {
    await open(page, base);
    const before = asked.length;
    const outside = [];
    page.on("request", (request) => outside.push(request.url()));
    await type(page, BROKEN);
    await page.click("#fix");
    await page.waitForTimeout(300);
    assert.deepEqual([asked.length - before, outside], [0, []]);
    assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ""]);
  },

  async "every example has a finding and a repair"({ page, base }) {
    await open(page, base);
    const count = await page.locator("#example option").count();
    assert.ok(count > 3);
    for (let number = 0; number < count - 1; number++) {
      await page.selectOption("#example", String(number));
      await page.waitForFunction(() => !document.getElementById("fix").disabled && document.querySelectorAll(".finding").length > 0);
    }
  },

  async "text of no shape at all does not stop the page"({ page, base }) {
    await open(page, base);
    for (const text of ["", "{", "]]]]", "\u0000\u0001", "{".repeat(3000), '"'.repeat(500), "a: [b\n- c", "= = =", "\ufeff{}", `{"a": "${"x".repeat(200000)}"}`]) {
      await page.evaluate((value) => {
        const field = document.getElementById("text");
        field.value = value;
        field.dispatchEvent(new Event("input"));
      }, text);
      await settled(page);
      assert.ok(!(await page.isVisible("#failure")), `${text.slice(0, 20)}: ${await page.textContent("#failure")}`);
    }
  },

  async "a damaged link is said to be one"({ page, base }) {
    await page.goto(`${base}playground/index.html#z=AAAA`);
    await page.waitForSelector("#failure:not([hidden])");
  },

  async "pages fit a phone, and their search finds"({ page, base }) {
    await page.setViewportSize(WIDTHS.phone);
    for (const name of ["index.html", "playground/index.html", "rules/index.html", "rules/docker-missing-interactive.html", "clients/index.html", "clients/claude-code.html", "clients/vscode.html", "errors.html", "use.html", "docs/install.html", "docs/index.html", "docs/configuration.html"]) {
      const answer = await page.goto(base + name);
      assert.equal(answer.status(), 200, name);
      if (name.startsWith("playground")) await page.waitForSelector("body[data-ready]");
      const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= seen, `${name} is ${wide} wide on a phone of ${seen}`);
    }
    await page.setViewportSize(WIDTHS.desktop);
    for (const [words, expected] of [["docker interactive", "rules/docker-missing-interactive.html"], ["cursor", "clients/cursor.html"], ["spawn npx ENOENT", "errors.html#"]]) {
      await page.goto(`${base}rules/index.html`);
      await page.fill("#search", words);
      await page.waitForSelector("#found:not([hidden]) [aria-selected=true]");
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.href.includes(expected));
    }
  },
};

async function open(page, base) {
  await page.goto(`${base}playground/index.html`);
  await page.waitForSelector("body[data-ready]");
}

/** Types as a person would, the last key by itself, and waits until the findings are those of the text. */
async function type(page, text) {
  await page.fill("#text", text.slice(0, -1));
  await page.locator("#text").press("Control+End");
  await page.keyboard.insertText(text.slice(-1));
  await settled(page);
}

const settled = (page) => page.waitForSelector("#findings[aria-busy=false]", { state: "attached" });

/** How long the module takes to load, the first lint and one after it, in milliseconds. Nothing is asserted: machines differ. */
async function measure(page, base) {
  await page.goto(`${base}index.html`);
  return page.evaluate(async (text) => {
    const { load } = await import("./playground/module.js");
    const started = performance.now();
    const ask = await load("playground/mcplint.wasm");
    const loaded = performance.now();
    const request = { ask: "lint", text, client: "claude-desktop", path: "", platform: "windows", host: "linux", unsafe_fixes: false };
    await ask(request);
    const first = performance.now();
    await ask(request);
    return { load: loaded - started, first: first - loaded, next: performance.now() - first };
  }, BROKEN);
}

async function shoot(browser, base) {
  fs.mkdirSync(pictures, { recursive: true });
  const names = { playground: "playground/index.html", start: "index.html", rule: "rules/docker-missing-interactive.html", client: "clients/vscode.html", rules: "rules/index.html", clients: "clients/index.html", errors: "errors.html" };
  for (const [size, viewport] of Object.entries(WIDTHS)) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await browser.newPage({ viewport, colorScheme });
      for (const [name, address] of Object.entries(names)) {
        await page.goto(base + address);
        if (name === "playground") await page.waitForSelector("body[data-ready]");
        await page.screenshot({ path: path.join(pictures, `${name}-${size}-${colorScheme}.png`), fullPage: name === "playground" });
      }
      await page.close();
    }
  }
}

async function main() {
  const { server, asked, base } = await serve();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"],
  });
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    const context = await browser.newContext({ viewport: WIDTHS.desktop, permissions: ["clipboard-read", "clipboard-write"] });
    const page = await context.newPage();
    page.setDefaultTimeout(10000);
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    try {
      await test({ page, base, asked });
      assert.deepEqual(errors, []);
      console.log(`ok      ${name}`);
    } catch (error) {
      failed++;
      console.log(`FAILED  ${name}\n${error.stack}\n${errors.join("\n")}`);
    }
    await context.close();
  }
  const times = [];
  for (let run = 0; run < 9; run++) {
    const context = await browser.newContext();
    times.push(await measure(await context.newPage(), base));
    await context.close();
  }
  for (const part of ["load", "first", "next"]) {
    const sorted = times.map((time) => time[part]).sort((a, b) => a - b);
    console.log(`${part} ${part === "load" ? "" : "lint "}${sorted[0].toFixed(1)} ms at best, ${sorted[4].toFixed(1)} ms in the middle of 9`);
  }
  if (pictures) await shoot(browser, base);
  await browser.close();
  server.close();
  process.exitCode = failed ? 1 : 0;
}

main();
