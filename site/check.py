#!/usr/bin/env python3
"""Checks a built site: every internal link and anchor leads somewhere, no id twice, nothing is loaded from elsewhere.

    site/check.py FOLDER
"""

import json
import posixpath
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADS = {("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("form", "action")}
VOID = {"meta", "link", "input", "br", "img", "hr", "source", "wbr"}


class Reader(HTMLParser):
    """What a page links to, loads, and offers as anchors."""

    def __init__(self, page):
        super().__init__()
        self.page, self.ids, self.links, self.problems = page, set(), [], []
        self.open, self.title, self.headings = [], "", 0

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag not in VOID:
            self.open.append(tag)
        self.headings += tag == "h1"
        if "id" in found:
            if found["id"] in self.ids:
                self.problems.append(f"the id {found['id']} twice")
            self.ids.add(found["id"])
        for name in ("href", "src", "action"):
            if found.get(name) is not None:
                self.links.append((found[name], (tag, name) in LOADS))
        if tag == "img" and not found.get("alt"):
            self.problems.append(f"a picture without words: {found.get('src')}")
        if "style" in found or any(name.startswith("on") for name in found):
            self.problems.append(f"<{tag}> has a style or script of its own, which the policy forbids")

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open[-1] != tag:
            self.problems.append(f"</{tag}> at line {self.getpos()[0]} closes {self.open[-1:] or 'nothing'}")
        elif self.open:
            self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] == "title":
            self.title += data


def read(folder):
    pages = {}
    for path in sorted(folder.rglob("*.html")):
        reader = Reader(path.relative_to(folder).as_posix())
        reader.feed(path.read_text(encoding="utf-8"))
        pages[reader.page] = reader
    return pages


def check(folder):
    pages = read(folder)
    problems, links, titles = [], 0, {}
    for name, page in pages.items():
        problems += [f"{name}: {problem}" for problem in page.problems]
        if page.headings != 1:
            problems.append(f"{name}: {page.headings} headings of the first level")
        if not page.title or page.title in titles:
            problems.append(f"{name}: the title {page.title!r} is that of {titles.get(page.title)}")
        titles[page.title] = name
        for target, loads in page.links:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                if loads:
                    problems.append(f"{name}: loads {target} from elsewhere")
                continue
            links += 1
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) if parts.path else name
            if not (folder / path).is_file():
                problems.append(f"{name}: no file behind {target}")
            # What follows # on the playground is a text, no anchor.
            elif parts.fragment and not path.startswith("playground/") and unquote(parts.fragment) not in pages[path].ids:
                problems.append(f"{name}: no anchor behind {target}")
    index = (folder / "search-index.js").read_text(encoding="utf-8")

    for title, target, _, _ in json.loads(index.removeprefix("window.searchIndex = ").rstrip(";\n")):
        path, _, anchor = target.partition("#")
        if path not in pages or (anchor and anchor not in pages[path].ids):
            problems.append(f"search: {title} leads to {target}, which is not there")
    return pages, links, problems


def main():
    folder = Path(sys.argv[1])
    pages, links, problems = check(folder)
    if not pages:
        problems.append("there is no page")
    print("\n".join(problems[:50]))
    print(f"{len(pages)} pages, {links} internal links, {len(problems)} problems")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
