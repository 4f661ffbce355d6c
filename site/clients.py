"""A page for each client, from its dialect: what it reads, where, and how it differs from others."""

import re

from page import escape


def write(site):
    shown_by_rule = examples(site)
    for client in site.data["clients"]:
        write_client(site, client, shown_by_rule.get(client["id"], []))
    write_index(site)


def examples(site):
    """The rules whose pages have a broken file of a client."""
    found = {}
    for rule in site.data["rules"]:
        text = (site.root / "rules" / f"{rule['name']}.md").read_text(encoding="utf-8")
        for tags in re.findall(r"^```\w+ bad (.*)$", text, flags=re.MULTILINE):
            for word in tags.split():
                names = found.setdefault(word, [])
                if "=" not in word and rule not in names:
                    names.append(rule)
    return found


def path_code(path):
    """A path that may break after a slash."""
    return f"<code>{escape(path).replace('/', '/<wbr>')}</code>"


def bullets(site, title, anchor, lines):
    if not lines:
        return ""
    items = "".join(f"<li>{site.inline(line)}</li>" for line in lines)
    return f'<h2 id="{anchor}">{title}</h2><ul>{items}</ul>'


def table(head, rows, name=""):
    cells = "".join(f"<th>{cell}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    kind = f' class="{name}"' if name else ""
    return f'<div class="wide"><table{kind}><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table></div>'


def write_client(site, client, rules):
    name, page = client["name"], f"clients/{client['id']}.html"
    several = len(client["dialects"]) > 1
    out = ['<p class="crumbs"><a href="index.html">Clients</a></p>', f"<h1>{escape(name)}</h1>",
           f"<p>How {escape(name)} reads its MCP config, and what mcplint knows of it: <code>--client {client['id']}</code>.</p>"]
    words = [client["id"]]
    titles = [shape_title(client, dialect) for dialect in client["dialects"]]
    if several:
        links = ", ".join(f'<a href="#{number + 1}-shape">{escape(title)}</a>' for number, title in enumerate(titles) if number)
        out.append(f"<p>Files of another shape: {links}.</p>")
    for number, dialect in enumerate(client["dialects"]):
        prefix = f"{number + 1}-" if number else ""
        if number:
            out.append(f'<h2 class="shape" id="{prefix}shape">{escape(titles[number])}</h2>')
        out.append(write_dialect(site, dialect, prefix))
        words += [path for path, _, _ in dialect["files"]] + [dialect["root"]] + [row["name"] for row in dialect["fields"]]
    if rules:
        items = "".join(f'<li><a href="../rules/{rule["name"]}.html">{rule["name"]}</a>: {site.inline(rule["summary"])}</li>' for rule in rules)
        out.append(f'<h2 id="rules">Mistakes that mcplint finds</h2><p>Rules whose pages show a broken file of {escape(name)}:</p><ul>{items}</ul>')
    site.search.add(name, page, "client", " ".join(dict.fromkeys(words)))
    site.write(page, f"{name}: MCP config", "".join(out), "clients", kind="client",
               summary=f"Where {name} keeps its MCP config, which fields it reads, and how it differs from other clients.")


def shape_title(client, dialect):
    """The name of a shape; where two have one, with the file."""
    names = [other["name"] for other in client["dialects"]]
    if names.count(dialect["name"]) > 1 and dialect["files"]:
        return f"{dialect['name']}: {dialect['files'][0][0]}"
    return dialect["name"]


def write_dialect(site, dialect, prefix):
    out = []
    if dialect["files"]:
        rows = [(path_code(path), os, scope) for path, os, scope in dialect["files"]]
        out.append(f'<h2 id="{prefix}files">Where the file lies</h2>' + table(("File", "On", "Read by"), rows))
    else:
        out.append(f'<h2 id="{prefix}files">Where the file lies</h2><p>Anywhere: it is named on a command line or in code. '
                   "mcplint reads it with <code>--client</code>.</p>")
    if dialect["samples"]:
        out.append(f'<h2 id="{prefix}sample">A file that works</h2>')
        for title, _, text in dialect["samples"]:
            out.append(f"<figure><figcaption>{title}</figcaption><pre tabindex=\"0\"><code>{escape(text)}</code></pre></figure>")
    out.append(bullets(site, "Coming from Claude Desktop", f"{prefix}differs", dialect["differs"]))
    out.append(bullets(site, "The file", f"{prefix}file", dialect["file"]))
    if dialect["fields"]:
        rows = [(f"<code>{escape(row['name'])}</code>", site.inline(row["type"]), {"any": "every server"}.get(row["on"], row["on"]),
                 site.inline("; ".join(row["notes"]))) for row in dialect["fields"]]
        out.append(f'<h2 id="{prefix}fields">Fields of a server</h2>' + table(("Field", "Holds", "For a server by", "Notes"), rows, "stack fields"))
        if dialect["field_notes"]:
            out.append("<ul>" + "".join(f"<li>{site.inline(line)}</li>" for line in dialect["field_notes"]) + "</ul>")
    if dialect["transports"] or dialect["transport_notes"]:
        out.append(f'<h2 id="{prefix}transports">Transports</h2>')
        if dialect["transports"]:
            rows = [(escape(name), ", ".join(f"<code>{escape(word)}</code>" for word in known)) for name, known in dialect["transports"]]
            out.append(table(("Transport", "Words"), rows))
        out.append("<ul>" + "".join(f"<li>{site.inline(line)}</li>" for line in dialect["transport_notes"]) + "</ul>")
    for title, key in [("Variables", "variables"), ("How a server starts", "start"), ("Time limits", "limits"), ("Names", "names")]:
        out.append(bullets(site, title, f"{prefix}{key}", dialect[key]))
    if dialect["says"]:
        rows = [(site.inline(mistake), outcome, f"<code>{escape(says)}</code>" if says else "") for mistake, outcome, says in dialect["says"]]
        out.append(f'<h2 id="{prefix}says">What it does about mistakes</h2>' + table(("Mistake", "What it does", "What it says"), rows, "stack"))
    if dialect["sources"]:
        items = "".join(f"<li>{site.source(what)} ({checked})</li>" for what, checked in dialect["sources"])
        out.append(f'<h2 id="{prefix}sources">Sources</h2><ul>{items}</ul><p>What no source says is not on this page, and rules are silent there.</p>')
    return "".join(out)


def write_index(site):
    rows = []
    for client in site.data["clients"]:
        dialect = client["dialects"][0]
        files = "<br>".join(path_code(path) for path, _, _ in dialect["files"][:3])
        more = len(dialect["files"]) - 3
        if more > 0:
            files += f'<br><a href="{client["id"]}.html#files">{more} more</a>'
        rows.append((f'<a href="{client["id"]}.html">{escape(client["name"])}</a>', f"<code class=\"keep\">{client['id']}</code>",
                     f"<code>{escape(dialect['root'])}</code>" if dialect["root"] else "", files or "any that you name"))
    site.write("clients/index.html", "MCP clients and their config files",
               "<h1>Clients</h1><p>Where each MCP client keeps its config, and under which key the servers stand. Each page has the fields, "
               "transports, variables and sources, and says how the client differs from others.</p>"
               '<label class="filter">Filter <input type="search" data-filter="tbody tr" placeholder="cursor, mcp.json, AppData …"></label>'
               + table(("Client", "ID", "Servers under", "Files"), rows, "stack"), "clients",
               summary="Where each MCP client keeps its config file, and how it reads it.")
