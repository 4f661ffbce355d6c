// The playground: what is typed is linted, compared and shown, all in this page.

import { EXAMPLES } from "./examples.js";
import { load } from "./module.js";
import { fromFragment, toFragment } from "./share.js";
import { go, moved, toIndexes, underline } from "./text.js";

const at = (id) => document.getElementById(id);
const text = at("text");
const [client, file, platform] = [at("client"), at("file"), at("platform")];
const DELAY = 120;

let ask;
let clients = [];
let places = [];
let answer = null;
/** The text that `places` are places of. */
let linted = "";
let undo = [];
let asked = 0;

/** The visitor's own system, which counts where nothing else tells. */
function host() {
  const name = navigator.userAgentData?.platform ?? navigator.platform ?? "";
  if (/win/i.test(name)) return "windows";
  return /mac|iphone|ipad/i.test(name) ? "macos" : "linux";
}

function request(kind, more = {}) {
  return {
    ask: kind,
    text: text.value,
    client: client.value,
    path: file.value,
    platform: platform.value,
    host: host(),
    unsafe_fixes: at("unsafe").checked,
    ...more,
  };
}

function element(tag, className, content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (content !== undefined) made.textContent = content;
  return made;
}

async function lint() {
  clearTimeout(timer);
  at("findings").ariaBusy = "true";
  const number = ++asked;
  let found;
  try {
    found = await ask(request("lint"));
  } catch (error) {
    fail(`mcplint stopped: ${error.message}`);
    return;
  }
  if (number !== asked) return;
  at("failure").hidden = true;
  answer = found;
  linted = text.value;
  show(found);
  at("findings").ariaBusy = "false";
}

function show(found) {
  const { diagnostics, platform: system } = found.report.files[0];
  const indexes = toIndexes(text.value, diagnostics.flatMap(({ range, labels }) =>
    [range, ...labels.map((label) => label.range)].flatMap(({ start, end }) => [start.offset, end.offset])));
  const place = (range) => ({ start: indexes.get(range.start.offset), end: indexes.get(range.end.offset) });
  places = diagnostics.map(({ range, severity }) => ({ ...place(range), severity, current: false }));
  mark();
  at("findings").replaceChildren(...diagnostics.map(finding));
  at("summary").textContent = summary(diagnostics, found);
  const read = found.client ?? "no client in particular";
  at("read-as").textContent = text.value.trim() ? `read as ${read}${system === "any" ? "" : `, ${systemName(system)}`}` : "";
  showRepair(found);
}

function systemName(id) {
  return platform.querySelector(`option[value="${id}"]`)?.textContent ?? id;
}

function summary(diagnostics, { report }) {
  if (!text.value.trim()) return "";
  if (diagnostics.length === 0) return "nothing found";
  const { errors, warnings, infos } = report.summary;
  const count = (number, word) => (number ? [`${number} ${word}${number === 1 ? "" : "s"}`] : []);
  return [...count(errors, "error"), ...count(warnings, "warning"), ...count(infos, "info")].join(", ");
}

function finding(diagnostic, number) {
  const { severity, rule, message, help, labels, range, fix } = diagnostic;
  const row = element("li", `finding ${severity}`);
  row.id = `finding-${number}`;
  const head = element("p", "what");
  const line = element("button", "line", `line ${range.start.line}`);
  line.type = "button";
  line.addEventListener("click", () => settled() && go(places[number].start, places[number].end));
  const name = element("a", "rule", rule);
  // The rule's page on this site, wherever it is served from.
  name.href = `../rules/${rule}.html`;
  head.append(element("span", "severity", severity), " ", name, line);
  row.append(head, element("p", "message", message));
  for (const label of labels.filter((label) => label.message)) row.append(element("p", "label", label.message));
  if (help) row.append(element("p", "help", help));
  if (fix) row.append(repair(fix, number));
  return row;
}

/** Whether the findings are those of the text: while one types they are a moment behind. */
function settled() {
  return at("findings").ariaBusy === "false";
}

function repair({ title, applicability, edits }, number) {
  const row = element("p", "repair");
  row.append(element("span", "", `${applicability === "safe" ? "fix" : applicability === "unsafe" ? "unsafe fix" : "suggestion"}: ${title}`));
  if (edits.length > 0) {
    const button = element("button", "quiet small", "Apply");
    button.type = "button";
    button.setAttribute("aria-label", `Apply: ${title}`);
    button.addEventListener("click", () => settled() && replace(number));
    row.append(button);
  }
  return row;
}

function showRepair({ fixed, remaining, fixed_text: shown, diff, has_secret: secret }) {
  const panel = at("diff");
  if (diff.length === 0) {
    const any = answer.report.files[0].diagnostics.length > 0;
    panel.replaceChildren(element("span", "quiet-text", any ? "No fix that may be applied." : "Nothing to change."));
  } else {
    panel.replaceChildren(...diff.flatMap((hunk) => [
      element("span", "hunk", hunk.header), "\n",
      ...hunk.lines.flatMap(({ mark, text: line }) => {
        const kind = { "+": "added", "-": "removed" }[mark];
        return [element("span", kind, mark + line), "\n"];
      }),
    ]));
  }
  at("fixed").textContent = shown;
  at("fix").disabled = fixed === 0;
  const left = remaining ? `, ${remaining} left` : "";
  at("fix").textContent = fixed ? `Fix (${fixed}${left})` : "Fix";
  at("masked").hidden = !secret;
}

function mark() {
  const caret = text.selectionStart;
  const focused = document.activeElement === text;
  places.forEach((place, number) => {
    place.current = focused && caret >= place.start && caret <= Math.max(place.end, place.start + 1);
    at(`finding-${number}`)?.classList.toggle("current", place.current);
  });
  underline(text.value, places);
}

/** Applies one fix, or all. */
async function replace(only = null) {
  const fixed = await ask(request("fix", { only }));
  undo.push(text.value);
  text.value = fixed.text;
  at("undo").disabled = false;
  await lint();
  at("done").textContent = only === null ? "repaired" : "applied";
}

let timer = 0;

function later() {
  clearTimeout(timer);
  at("done").textContent = "";
  at("findings").ariaBusy = "true";
  places = moved(places, linted, text.value);
  linted = text.value;
  underline(text.value, places);
  timer = setTimeout(lint, DELAY);
}

function fail(message) {
  at("failure").textContent = message;
  at("failure").hidden = false;
}

/** The files of the chosen client, so that the scope and the system follow from the place. */
function fillFiles(path = "") {
  const row = clients.find(({ id }) => id === client.value);
  const known = (row?.files ?? []).filter(({ path: name }) => !name.includes("*"));
  const systems = { any: "", linux: " (Linux)", macos: " (macOS)", windows: " (Windows)" };
  const options = known.map(({ path: name, os, scope }) =>
    new Option(`${name}${systems[os]}${scope === "project" ? ", shared" : ""}`, name));
  if (path && !known.some(({ path: name }) => name === path)) options.unshift(new Option(path, path));
  file.replaceChildren(new Option("not said", ""), ...options);
  file.value = path;
  at("file-row").hidden = options.length === 0;
}

async function share(masked) {
  const shared = masked ? (await ask({ ask: "mask", text: text.value })).text : text.value;
  const fragment = await toFragment({ client: client.value, platform: platform.value, path: file.value, text: shared });
  const link = `${location.origin}${location.pathname}#${fragment}`;
  // The address stays in the history of the browser.
  if (!answer?.has_secret) history.replaceState(null, "", `#${fragment}`);
  await copy(link, `link copied, ${link.length} characters`);
}

async function copy(content, said) {
  try {
    await navigator.clipboard.writeText(content);
    at("done").textContent = said;
  } catch {
    at("done").textContent = "the browser does not let the page copy";
  }
}

function set(state) {
  client.value = state.client ?? "";
  fillFiles(state.path ?? "");
  platform.value = state.platform ?? "";
  text.value = state.text;
  text.scrollTop = 0;
}

function connect() {
  text.addEventListener("input", later);
  document.addEventListener("selectionchange", () => document.activeElement === text && mark());
  text.addEventListener("blur", mark);
  client.addEventListener("change", () => { fillFiles(); lint(); });
  for (const option of [file, platform, at("unsafe")]) option.addEventListener("change", lint);
  at("options").addEventListener("submit", (event) => event.preventDefault());
  at("example").addEventListener("change", ({ target }) => {
    if (target.value === "") return;
    undo.push(text.value);
    at("undo").disabled = false;
    set(EXAMPLES[target.value]);
    target.value = "";
    lint();
  });
  at("fix").addEventListener("click", () => replace());
  at("undo").addEventListener("click", async () => {
    text.value = undo.pop();
    at("undo").disabled = undo.length === 0;
    await lint();
    at("done").textContent = "undone";
  });
  at("copy").addEventListener("click", async () => copy((await ask(request("fix", { only: null }))).text, "copied"));
  at("share").addEventListener("click", () => (answer?.has_secret ? at("warning").showModal() : share(false)));
  at("share-masked").addEventListener("click", () => { at("warning").close(); share(true); });
  at("share-anyway").addEventListener("click", () => { at("warning").close(); share(false); });
  at("share-not").addEventListener("click", () => at("warning").close());
  const tabs = [at("tab-diff"), at("tab-fixed")];
  for (const [number, tab] of tabs.entries()) {
    tab.addEventListener("click", () => choose(tabs, number));
    tab.addEventListener("keydown", ({ key }) => {
      if (key === "ArrowRight" || key === "ArrowLeft") choose(tabs, 1 - number, true);
    });
  }
  window.addEventListener("hashchange", open);
}

function choose(tabs, chosen, focus = false) {
  for (const [number, tab] of tabs.entries()) {
    tab.setAttribute("aria-selected", String(number === chosen));
    tab.tabIndex = number === chosen ? 0 : -1;
    at(tab.getAttribute("aria-controls")).hidden = number !== chosen;
  }
  if (focus) tabs[chosen].focus();
}

/** Shows what the address holds, else the first example. */
async function open() {
  let shared = null;
  let damaged = false;
  try {
    shared = await fromFragment(location.hash);
  } catch {
    damaged = true;
  }
  if (shared || !text.value) set(shared ?? EXAMPLES[0]);
  await lint();
  if (damaged) fail("The link is damaged: its text cannot be read.");
}

async function start() {
  try {
    ask = await load(new URL("mcplint.wasm", import.meta.url));
  } catch (error) {
    fail(`mcplint's module could not be loaded (${error.message}).`);
    return;
  }
  clients = await ask({ ask: "clients" });
  client.append(...clients.map(({ id, name }) => new Option(name, id)));
  at("example").append(...EXAMPLES.map(({ name }, number) => new Option(name, number)));
  connect();
  await open();
  document.body.dataset.ready = "yes";
}

start();
