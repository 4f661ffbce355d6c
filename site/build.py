#!/usr/bin/env python3
"""Builds the website from the repository: rules/, docs/, README.md, snapshots/, and what examples/site prints.

    site/build.py DATA OUT [MODULE]

DATA is the output of `cargo run --example site`, OUT the folder to write, MODULE the playground's mcplint.wasm. Without
a module the playground's page is there and says that it is missing. `.ci/site.sh` runs all of it and checks the links.
"""

import json
import re
import shutil
import sys
from pathlib import Path

import clients
import rules
from page import ADDRESS, Site, escape
from search import SearchIndex

ROOT = Path(__file__).resolve().parent.parent

# Sections of README.md that are pages of their own; the README stays the one place of these words.
USE = ["Use it", "The mistakes it was started for", "Formats"]
INSTALL = ["Try it"]
# Generated anew here, with links and a page for each row.
REPLACED = {"docs/clients.md": "clients/index.html", "docs/errors.md": "errors.html"}


def sections(text, wanted):
    """The named second-level sections of a Markdown text."""
    parts = re.split(r"^## ", text, flags=re.MULTILINE)
    found = {part.split("\n", 1)[0]: "## " + part for part in parts[1:]}
    return "\n".join(found[name] for name in wanted)


def build(data, out, module):
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    search = SearchIndex()
    site = Site(ROOT, out, data, search)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    documents = sorted((ROOT / "docs").glob("*.md"))
    site.pages["README.md"] = "use.html"
    site.pages["rules/README.md"] = "rules/index.html"
    site.pages["CHANGELOG.md"] = "changelog.html"
    for path in documents:
        name = f"docs/{path.name}"
        site.pages[name] = REPLACED.get(name, f"docs/{path.stem}.html")
    for rule in data["rules"]:
        site.pages[f"rules/{rule['name']}.md"] = f"rules/{rule['name']}.html"

    titles = {}
    for path in documents:
        name = f"docs/{path.name}"
        if name not in REPLACED:
            text = path.read_text(encoding="utf-8")
            titles[site.pages[name]] = text.split("\n", 1)[0].removeprefix("# ")
            site.markdown(name, text, site.pages[name], "docs", kind="docs")
    site.markdown("README.md", "# Use mcplint\n\n" + sections(readme, USE), "use.html", "use", kind="docs")
    if "docs/install.html" not in titles:
        titles["install.html"] = "Install"
        site.markdown("README.md", "# Install\n\n" + sections(readme, INSTALL), "install.html", "install", kind="docs")
    site.markdown("CHANGELOG.md", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), "changelog.html", "docs")
    titles["changelog.html"] = "Changelog"

    for rule in data["rules"]:
        if rule["url"] != ADDRESS + site.pages[f"rules/{rule['name']}.md"]:
            raise SystemExit(f"findings of {rule['name']} lead to {rule['url']}, which is no page of this site")
    rules.write(site)
    clients.write(site)
    write_errors(site)
    write_docs_index(site, titles)
    write_start(site, readme)
    site.write("404.html", "Not found", "<h1>Not found</h1><p>There is no such page. The search box above knows all of them.</p>", "")

    for name in (ROOT / "site" / "static").iterdir():
        shutil.copy(name, out / name.name)
    pictures = [path for path in (ROOT / "docs").rglob("*") if path.suffix in {".png", ".svg", ".webp"}]
    for path in pictures:
        target = out / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    write_playground(site, out, module)
    search.write(out / "search-index.js")


def write_playground(site, out, module):
    folder = out / "playground"
    body = (ROOT / "playground" / "page" / "index.html").read_text(encoding="utf-8")
    site.write("playground/index.html", "Playground", body, "playground",
               modules=["playground/playground.js"],
               styles=["playground/playground.css"],
               summary="Paste the config of an MCP client, see what is wrong with it, and repair it, all in the browser.")
    for path in (ROOT / "playground" / "page").iterdir():
        if path.suffix in {".js", ".css"}:
            shutil.copy(path, folder / path.name)
    if module:
        shutil.copy(module, folder / "mcplint.wasm")
    site.search.add("Playground", "playground/index.html", "page", "lint a config in the browser, try, wasm")


def write_start(site, readme):
    """The start page: the README's first words, what it prints, and the ways on."""
    parts = readme.split("\n## ", 1)[0].split("\n", 1)[1]
    prose, console = parts.split("```console", 1)
    printed, after = console.split("```", 1)
    template = (ROOT / "site" / "start.html").read_text(encoding="utf-8")
    named = {client["id"]: client["name"] for client in site.data["clients"]}
    usual = ["claude-desktop", "claude-code", "cursor", "vscode", "codex", "gemini-cli", "windsurf", "zed", "opencode", "goose"]
    links = "".join(f'<li><a href="clients/{name}.html">{escape(named[name])}</a></li>' for name in usual)
    body = template
    for key, value in {
        "prose": site.fragment("README.md", prose, "index.html"),
        "printed": escape(printed.strip()),
        "after": site.fragment("README.md", after, "index.html"),
        "rules": str(len(site.data["rules"])),
        "clients": str(len(site.data["clients"])),
        "errors": str(len(site.data["errors"])),
        "client_links": links,
        "install": site.of_navigation("install.html"),
    }.items():
        body = body.replace("{" + key + "}", value)
    site.write("index.html", "mcplint", body, "", kind="start",
               summary="A linter and fixer for the config files of MCP clients.")


def write_docs_index(site, titles):
    rows = "".join(f'<li><a href="../{page}">{escape(title)}</a></li>'
                   for page, title in sorted(titles.items(), key=lambda item: item[1].lower()))
    more = [("ARCHITECTURE.md", "Architecture"), ("CONTRIBUTING.md", "Contributing")]
    code = "".join(f'<li><a href="{site.repository}/blob/main/{path}">{title}</a></li>' for path, title in more)
    site.write("docs/index.html", "Documentation",
               f'<h1>Documentation</h1><ul class="plain"><li><a href="../use.html">Use mcplint</a></li>{rows}</ul>'
               f"<h2>For those who change it</h2><ul>{code}</ul>", "docs")


def write_errors(site):
    """Every text that clients print, with its causes and the rules that find them."""
    out = ["<h1>Errors</h1><p>What clients, launchers and systems print when an MCP server does not come up, and the likely causes, "
           'the likeliest first. <code>mcplint explain "the text"</code> finds the entry.</p>'
           '<label class="filter">Filter <input type="search" data-filter="article" placeholder="spawn npx ENOENT, -32000 …"></label>']
    seen = set()
    for error in site.data["errors"]:
        anchor = re.sub(r"[^a-z0-9]+", "-", error["name"].lower()).strip("-")
        while anchor in seen:
            anchor += "-2"
        seen.add(anchor)
        causes = []
        for cause in error["causes"]:
            found = ", ".join(f'<a href="rules/{name}.html">{name}</a>' for name in cause["rules"])
            causes.append(f"<li>{site.inline(cause['text'])}{f' <span class=found>{found}</span>' if found else ''}</li>")
        clean = (f"<p>If mcplint finds nothing: {site.inline(error['clean'])}</p>" if error["clean"] else "")
        if error["by_hand"]:
            clean = ("<p>If mcplint finds nothing, run the command of the entry by hand, and read what it prints.</p>" +
                     (f"<p>{site.inline(error['clean'])}</p>" if error["clean"] else ""))
        sources = ", ".join(site.source(source) for source in error["sources"])
        samples = "".join(f"<li><code>{escape(sample)}</code></li>" for sample in error["samples"])
        out.append(f'<article id="{anchor}"><h2><a class="anchor" href="#{anchor}">{escape(error["name"])}</a></h2>'
                   f'<p class="see"><code>{escape(error["see"])}</code></p><p>{site.inline(error["meaning"])}</p>'
                   f"<ol>{''.join(causes)}</ol>{clean}<details><summary>Texts that show it, and sources</summary>"
                   f"<ul>{samples}</ul><p>{sources} ({error['checked']})</p></details></article>")
        site.search.add(error["name"], f"errors.html#{anchor}", "error", " ".join([error["see"], *error["samples"]]))
    site.write("errors.html", "Errors of MCP clients", "".join(out), "errors",
               summary="What MCP clients print when a server does not come up, and what causes it.")


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    data = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    out = Path(sys.argv[2])
    build(data, out, Path(sys.argv[3]) if len(sys.argv) == 4 else None)
    pages = sum(1 for _ in out.rglob("*.html"))
    print(f"{pages} pages in {out}")


if __name__ == "__main__":
    main()
