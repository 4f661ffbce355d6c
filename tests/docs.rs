//! Pages that hold what the code knows: written from it, and held here.

use std::fmt::Write as _;
use std::fs;

use mcplint::clients::{DIALECTS, Dialect, Os, Scope};
use mcplint::knowledge::endpoints;
use mcplint::rules::page;

const CLIENTS: &str = "docs/clients.md";

/// Where a client's files lie, the first few.
fn files(dialect: &Dialect) -> String {
    let shown: Vec<String> = dialect
        .files
        .iter()
        .map(|file| {
            let os = match file.os {
                Os::Any => "",
                Os::Linux => " (Linux)",
                Os::Macos => " (macOS)",
                Os::Windows => " (Windows)",
            };
            let scope = match file.scope {
                Scope::User => "",
                Scope::Project => ", shared",
                Scope::Managed => ", managed",
            };
            format!("`{}`{os}{scope}", file.path)
        })
        .collect();
    if shown.is_empty() { "any that you name with `--client`".to_owned() } else { shown.join("<br>") }
}

fn clients_page() -> String {
    let mut page = String::from(
        "# Clients\n\nThe clients whose files mcplint knows, with the places where it finds them. A file in a place of its \
         own is read with `--client ID`. `mcplint clients` shows the same, and which files exist here.\n\n\
         This page is written by `MCPLINT_UPDATE=1 cargo test index` from `src/clients/`.\n\n\
         | Client | ID | Servers under | Files |\n|---|---|---|---|\n",
    );
    for dialect in DIALECTS {
        let root = dialect.root_name();
        let root = if root.is_empty() { "-".to_owned() } else { format!("`{root}`") };
        let _ = writeln!(page, "| {} | `{}` | {root} | {} |", dialect.name, dialect.id, files(dialect));
    }
    page
}

#[test]
fn the_index_of_clients_is_up_to_date() {
    let page = clients_page();
    if std::env::var_os("MCPLINT_UPDATE").is_some() {
        fs::write(CLIENTS, &page).unwrap();
    }
    let written = fs::read_to_string(CLIENTS).unwrap_or_default();
    assert!(written == page, "run `MCPLINT_UPDATE=1 cargo test index`, then read {CLIENTS}");
}

#[test]
fn docs_of_moved_endpoints_show_the_whole_table() {
    let page = page("moved-endpoint").unwrap();
    for row in endpoints::all_moved() {
        let host =
            row.host.strip_prefix('.').map_or_else(|| row.host.to_owned(), |below| format!("….{below}"));
        let line = format!("| `https://{host}{}` | `{}` |", row.path, row.new_path);
        assert!(page.contains(&line), "rules/moved-endpoint.md lacks {line}");
        assert!(page.contains(row.source), "rules/moved-endpoint.md lacks {}", row.source);
    }
}
