"""The frame of a page, and Markdown as the repository writes it."""

import html
import posixpath
import re

from markdown_it import MarkdownIt

REPOSITORY = "https://github.com/mcplint/mcplint"
# Where these pages are served; the rules' addresses in findings start with it (src/rules/mod.rs).
ADDRESS = "https://mcplint.github.io/mcplint/"

# Pages load nothing from elsewhere; the playground's module needs wasm-unsafe-eval.
POLICY = ("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
          "connect-src 'self'; base-uri 'none'; form-action 'none'")

NAVIGATION = [
    ("playground", "playground/index.html", "Playground"),
    ("install", "install.html", "Install"),
    ("use", "use.html", "Use"),
    ("rules", "rules/index.html", "Rules"),
    ("clients", "clients/index.html", "Clients"),
    ("errors", "errors.html", "Errors"),
    ("docs", "docs/index.html", "Docs"),
]


def escape(text):
    return html.escape(text, quote=True)


def slug(text, seen):
    """The anchor that GitHub gives a heading."""
    name = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
    count = seen.get(name, 0)
    seen[name] = count + 1
    return name if count == 0 else f"{name}-{count}"


class Site:
    """Writes pages, and knows where each file of the repository is shown."""

    repository = REPOSITORY

    def __init__(self, root, out, data, search):
        self.root, self.out, self.data, self.search = root, out, data, search
        self.pages = {}
        self.parser = MarkdownIt("gfm-like", {"html": True})
        self.parser.renderer.rules["code_inline"] = lambda tokens, at, options, env: inline_code(tokens[at].content)
        self.parser.renderer.rules["fence"] = lambda tokens, at, options, env: env["fence"](tokens[at])

    def fragment(self, source, text, page, fence=None, kind=None):
        """Markdown of the file `source` as HTML for `page`."""
        env = {"fence": fence or plain_fence}
        tokens = self.parser.parse(text, env)
        seen = {}
        for at, token in enumerate(tokens):
            if token.type == "heading_open":
                words = "".join(child.content for child in tokens[at + 1].children or [])
                anchor = slug(words, seen)
                token.attrSet("id", anchor)
                if kind and token.tag in ("h2", "h3"):
                    self.search.add(words, f"{page}#{anchor}", kind, "")
            for child in token.children or []:
                if child.type == "link_open":
                    child.attrSet("href", self.link(source, child.attrGet("href"), page))
                elif child.type == "image":
                    child.attrSet("src", self.link(source, child.attrGet("src"), page))
        shown = self.parser.renderer.render(tokens, self.parser.options, env)
        return shown.replace("<table>", '<div class="wide"><table>').replace("</table>", "</table></div>")

    def link(self, source, target, page):
        """Where a link in `source` leads from `page`: a page of the site, else the file in the repository."""
        if target.startswith(ADDRESS):
            here = target.removeprefix(ADDRESS)
            return self.relative(f"{here}index.html" if here.endswith("/") or not here else here, page)
        if re.match(r"[a-z]+:", target) or target.startswith("#"):
            return target
        path, _, anchor = target.partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        if path.rstrip("/") == "rules":
            path = "rules/README.md"
        anchor = f"#{anchor}" if anchor else ""
        if path in self.pages:
            return self.relative(self.pages[path], page) + anchor
        if path.startswith("docs/") and path.endswith((".png", ".svg", ".webp")):
            return self.relative(path, page)
        if not (self.root / path).exists():
            raise SystemExit(f"{source}: a link to {target}, which is not there")
        return f"{REPOSITORY}/blob/main/{path}{anchor}"

    @staticmethod
    def relative(target, page):
        return posixpath.relpath(target, posixpath.dirname(page) or ".")

    def inline(self, text):
        """One line of Markdown, without a paragraph around it."""
        return self.parser.renderInline(text)

    def source(self, text):
        """A source: an address, alone or with words, or words alone."""
        return self.inline(text)

    def markdown(self, source, text, page, section, fence=None, kind=None):
        title = text.split("\n", 1)[0].removeprefix("# ")
        if kind:
            self.search.add(title, page, kind, "")
        self.write(page, title, self.fragment(source, text, page, fence, kind), section)

    def write(self, page, title, body, section, modules=(), styles=(), kind="", summary=""):
        up = "../" * page.count("/")
        current = ' aria-current="page"'
        links = "".join(
            f'<a href="{up}{self.of_navigation(target)}"{current if name == section else ""}>{label}</a>'
            for name, target, label in NAVIGATION)
        full = title if title == "mcplint" else f"{title} · mcplint"
        description = f'<meta name="description" content="{escape(summary)}">' if summary else ""
        head = "".join(f'<link rel="stylesheet" href="{up}{style}">' for style in ("style.css", *styles))
        code = f'<script src="{up}site.js" defer></script>'
        code += "".join(f'<script src="{up}{module}" type="module"></script>' for module in modules)
        text = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="color-scheme" content="light dark">
<title>{escape(full)}</title>
{description}<link rel="icon" href="{up}icon.svg" type="image/svg+xml">{head}
{code}
</head>
<body class="{section or kind or 'page'}" data-root="{up}">
<a class="skip" href="#content">Skip to the content</a>
<header><div class="bar">
<a class="name" href="{up}index.html">mcplint</a>
<nav aria-label="Site">{links}</nav>
<div class="search" role="search"><input type="search" id="search" placeholder="Search" aria-label="Search the site" autocomplete="off"
 role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list"><ul id="found" role="listbox" aria-label="Found" hidden></ul></div>
</div></header>
<main id="content">
{body}
</main>
<footer><p>mcplint {self.data["version"]} · MIT licence · <a href="{REPOSITORY}">source</a> · no cookies, no tracker: these pages load nothing from elsewhere.</p></footer>
</body>
</html>
"""
        path = self.out / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def of_navigation(self, target):
        """Install is a page of docs/ where there is one."""
        return self.pages.get("docs/install.md", target) if target == "install.html" else target


def inline_code(text):
    """Code in a line. A short word stays in one piece: `-ai` must not break behind its hyphen."""
    short = ' class="keep"' if len(text) <= 16 else ""
    return f"<code{short}>{escape(text)}</code>"


def plain_fence(token):
    return f"<pre tabindex=\"0\"><code>{code(token.content, token.info.split(' ')[0])}</code></pre>"


def code(text, language):
    """Text in a block, a diff with the lines marked."""
    if language not in ("diff", "console"):
        return escape(text)
    lines = []
    for line in text.split("\n"):
        mark = {"+": "added", "-": "removed"}.get(line[:1]) if not line.startswith(("+++", "---")) else None
        lines.append(f'<span class="{mark}">{escape(line)}</span>' if mark else escape(line))
    return "\n".join(lines)
