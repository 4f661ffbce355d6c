"""The pages of rules: the Markdown of rules/, each example with what mcplint prints and the diff of its fix."""

import base64
import re
import zlib

from page import code, escape, plain_fence

PLATFORMS = {"linux": "Linux", "macos": "macOS", "windows": "Windows", "wsl": "WSL", "any": "any system"}
CATEGORIES = {
    "syntax": "The text itself", "shape": "What this client reads", "launch": "Whether the process starts",
    "stdio": "Whether the pipe stays clean and open", "platform": "Windows, WSL and POSIX", "remote": "Servers reached by URL",
}


def write(site):
    off = {line.split("[")[1].split("]")[0]
           for line in (site.root / "rules/README.md").read_text(encoding="utf-8").splitlines() if "| off by default |" in line}
    for rule in site.data["rules"]:
        write_rule(site, rule, rule["name"] in off)
    write_index(site, off)


def badges(rule, off):
    severity = "off by default" if off else rule["severity"]
    fix = rule["fix"]
    shown = [f'<span class="badge {rule["severity"]}">{severity}</span>', f'<span class="badge">{rule["category"]}</span>']
    if fix:
        shown.append(f'<span class="badge fix">{"suggestion" if fix == "suggestion" else fix + " fix"}</span>')
    return "".join(shown)


def write_rule(site, rule, off):
    name = rule["name"]
    source, page = f"rules/{name}.md", f"rules/{name}.html"
    text = (site.root / source).read_text(encoding="utf-8")
    snapshot = (site.root / "snapshots/rules" / f"{name}.snap").read_text(encoding="utf-8")
    printed = iter(snapshot.split("\n---\n", 1)[1].split("========")[:-1])
    fence = lambda token: example(site, token, printed, name)  # noqa: E731
    title, rest = text.split("\n", 1)
    body = site.fragment(source, rest, page, fence)
    if next(printed, None) is not None:
        raise SystemExit(f"{name}: the snapshot has more blocks than the page")
    head = (f'<p class="crumbs"><a href="index.html">Rules</a> › <a href="index.html#{rule["category"]}">{rule["category"]}</a></p>'
            f"<h1>{name}</h1><p class=\"badges\">{badges(rule, off)}</p>")
    site.search.add(name, page, "rule", rule["summary"])
    site.write(page, name, head + body, "rules", kind="rule", summary=f"mcplint rule {name}: {rule['summary']}")


def example(site, token, printed, name):
    """A tagged block: whose file it is, and for a bad one what mcplint says and does."""
    words = token.info.split()
    if len(words) < 2 or words[1] not in ("bad", "good"):
        return plain_fence(token)
    bad = words[1] == "bad"
    tags = dict(word.split("=", 1) for word in words[2:] if "=" in word)
    client = next((word for word in words[2:] if "=" not in word and word != "host"), "")
    named = {row["id"]: row["name"] for row in site.data["clients"]}
    about = [escape(tags["path"])] if "path" in tags else []
    if client:
        about.insert(0, f'<a href="../clients/{client}.html">{escape(named[client])}</a>')
    if "platform" in tags:
        about.append(PLATFORMS[tags["platform"]])
    if "version" in tags:
        about.append(f"version {escape(tags['version'])}")
    if "host" in words or "host" in tags:
        about.append("on a machine that mcplint may ask")
    if "encoding" in tags:
        about.append(escape(tags["encoding"]))
    try_it = ""
    if bad and "host" not in words and "host" not in tags and "encoding" not in tags and not token.content.startswith("\\ufeff"):
        link = fragment(token.content, client, tags.get("platform", ""), tags.get("path", ""))
        try_it = f'<a class="try" href="../playground/index.html#{link}">try it</a>'
    caption = f'<figcaption><strong>{"Broken" if bad else "Fine"}</strong> {" · ".join(about)}{try_it}</figcaption>'
    shown = f"<pre tabindex=\"0\"><code>{escape(token.content)}</code></pre>"
    if bad:
        output = next(printed, None)
        if output is None:
            raise SystemExit(f"{name}: the page has more bad blocks than the snapshot")
        said, mark, diff = output.strip("\n").partition("\n--- a/")
        shown += f'<details><summary>What mcplint says</summary><pre tabindex="0"><code>{escape(said)}</code></pre></details>'
        if mark:
            lines = diff.split("\n", 2)
            shown += ('<details open><summary>What <code>--fix</code> or <code>--unsafe-fixes</code> writes</summary>'
                      f'<pre tabindex="0" class="diff"><code>{code(lines[2].rstrip(), "diff")}</code></pre></details>')
    return f'<figure class="{words[1]}">{caption}{shown}</figure>'


def fragment(text, client, platform, path):
    """The part of a playground's address behind `#`: see playground/page/share.js."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(text.encode()) + packer.flush()
    parts = {"client": client, "platform": platform, "path": path}
    head = "".join(f"{key}={percent(value)}&" for key, value in parts.items() if value)
    return escape(head + "z=" + base64.urlsafe_b64encode(packed).decode().rstrip("="))


def percent(text):
    return re.sub(r"[^A-Za-z0-9._~/-]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), text)


def write_index(site, off):
    out = [f"<h1>Rules</h1><p>{len(site.data['rules'])} rules. Each page is the specification of its rule and its test. "
           "<code>mcplint explain RULE</code> prints it.</p>"
           '<label class="filter">Filter <input type="search" data-filter="tbody tr" placeholder="docker, windows, secret …"></label>']
    category = None
    for rule in site.data["rules"]:
        if rule["category"] != category:
            out.append("</tbody></table></div>" if category else "")
            category = rule["category"]
            out.append(f'<h2 id="{category}">{escape(CATEGORIES.get(category, category))}</h2><div class="wide"><table class="stack rules">'
                       "<thead><tr><th>Rule</th><th>Severity</th><th>Fix</th><th>Finds</th></tr></thead><tbody>")
        severity = "off by default" if rule["name"] in off else rule["severity"]
        out.append(f'<tr><td><a href="{rule["name"]}.html">{rule["name"]}</a></td>'
                   f'<td><span class="badge {rule["severity"]}">{severity}</span></td><td>{rule["fix"] or "none"}</td>'
                   f"<td>{site.inline(rule['summary'])}</td></tr>")
    out.append("</tbody></table></div>")
    site.write("rules/index.html", "Rules", "".join(out), "rules", summary="Every rule of mcplint, with severity and fix.")
