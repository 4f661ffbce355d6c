// The search box and the filters of long pages. Nothing is sent anywhere: the index is a file of this site.
"use strict";

const root = document.body.dataset.root;
const box = document.getElementById("search");
const list = document.getElementById("found");
const KINDS = { rule: "rule", client: "client", error: "error", docs: "docs", page: "" };

// On a phone the row of links is longer than the screen.
const row = document.querySelector("nav");
const here = row.querySelector("[aria-current]");
if (here) row.scrollLeft = here.offsetLeft - row.offsetLeft - 40;

let loading = null;

/** Loads the index once, when it is first wanted. */
function index() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${root}search-index.js`;
    script.onload = () => resolve(window.searchIndex);
    script.onerror = reject;
    document.head.append(script);
  });
  return loading;
}

/** How well an entry fits all words; 0 if one is missing. */
function score([title, , kind, more], words) {
  const name = title.toLowerCase();
  const rest = more.toLowerCase();
  let sum = 0;
  for (const word of words) {
    if (name === word) sum += 12;
    else if (name.startsWith(word)) sum += 8;
    else if (name.includes(word)) sum += 5;
    else if (rest.includes(word)) sum += 2;
    else return 0;
  }
  return sum + (kind === "docs" ? 0 : 1);
}

async function search() {
  const query = box.value.trim().toLowerCase();
  if (!query) return close();
  const words = query.split(/\s+/);
  const entries = await index();
  const found = entries
    .map((entry) => [score(entry, words), entry])
    .filter(([points]) => points > 0)
    .sort((a, b) => b[0] - a[0])
    .slice(0, 12);
  if (box.value.trim().toLowerCase() !== query) return;
  list.replaceChildren(...found.map(([, entry], at) => item(entry, at)));
  if (found.length === 0) {
    const none = document.createElement("li");
    none.className = "none";
    none.textContent = "Nothing found";
    list.append(none);
  }
  list.hidden = false;
  box.setAttribute("aria-expanded", "true");
  select(found.length > 0 ? 0 : -1);
}

function item([title, page, kind], at) {
  const row = document.createElement("li");
  row.id = `found-${at}`;
  row.setAttribute("role", "option");
  const link = document.createElement("a");
  link.href = root + page;
  link.tabIndex = -1;
  const name = document.createElement("span");
  name.textContent = title;
  const small = document.createElement("small");
  small.textContent = KINDS[kind];
  link.append(name, small);
  row.append(link);
  return row;
}

let selected = -1;

function select(at) {
  selected = at;
  [...list.children].forEach((row, number) => row.setAttribute("aria-selected", String(number === at)));
  const row = list.children[at];
  if (row) {
    box.setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
  } else {
    box.removeAttribute("aria-activedescendant");
  }
}

function close() {
  list.hidden = true;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}

box.addEventListener("focus", () => index().catch(() => {}));
box.addEventListener("input", search);
box.addEventListener("keydown", (event) => {
  const rows = list.querySelectorAll("[role=option]").length;
  if (event.key === "Escape") close();
  else if (list.hidden || rows === 0) return;
  else if (event.key === "ArrowDown") select((selected + 1) % rows);
  else if (event.key === "ArrowUp") select((selected + rows - 1) % rows);
  else if (event.key === "Enter") list.children[selected]?.querySelector("a").click();
  else return;
  event.preventDefault();
});
document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest(".search")) close();
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    box.focus();
    event.preventDefault();
  }
});

for (const filter of document.querySelectorAll("[data-filter]")) {
  const rows = [...document.querySelectorAll(filter.dataset.filter)];
  filter.addEventListener("input", () => {
    const words = filter.value.toLowerCase().split(/\s+/);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
  });
}
