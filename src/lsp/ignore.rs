//! Silencing a finding: by a comment where it stands, or by a line in `mcplint.toml`.

use gen_lsp_types::{CodeAction, CreateFile, DocumentChange, TextEdit, WorkspaceEdit};

use super::actions::{change, changes, document_change, quick_fix};
use super::client::Client;
use super::document::{Document, Found};
use super::text::Text;
use super::uri;
use super::world::World;
use crate::clients::Knowledge;
use crate::config::{self, FILE_NAME};
use crate::diagnostic::Diagnostic;
use crate::edit::{self, Edit, Editor, Literal, quote};
use crate::lint::lint_text;
use crate::syntax::{self, Format, Node};

/// The table of `mcplint.toml` that silences rules in files.
const TABLE: &str = "per-file-ignores";

/// Silences a finding by a comment above its line, where the client's parser takes comments.
pub(super) fn here(
    document: &Document,
    found: &Found,
    at: usize,
    client: &Client,
    world: &mut dyn World,
) -> Option<CodeAction> {
    let finding = found.report.diagnostics.get(at)?;
    let opener = comment_opener(document, found)?;
    let text = document.linted_text();
    let edit = comment(&text, finding, opener);
    // A line of its own may stand inside a value, or the finding may be about the file as a whole.
    if !silences(document, found, finding, &edit, world) {
        return None;
    }
    let edit = document.edit(&edit, client.columns)?;
    let title = format!("Ignore {} here", finding.rule);
    Some(CodeAction {
        edit: Some(change(document, vec![edit], client)),
        ..quick_fix(document, found, found.masked.diagnostics.get(at)?, client, title)
    })
}

/// What starts a comment that the client passes over; `None` where it may refuse comments.
fn comment_opener(document: &Document, found: &Found) -> Option<&'static str> {
    let format = Format::of_path(&document.place.path)
        .or(found.report.client.map(|dialect| dialect.format))
        .unwrap_or_default();
    match format {
        Format::Toml | Format::Yaml => Some("#"),
        Format::Json => {
            found.report.client.filter(|dialect| dialect.leniency.comments == Knowledge::Yes).map(|_| "//")
        }
    }
}

/// The comment above the line on which a finding starts, as deep as that line.
fn comment(text: &str, finding: &Diagnostic, opener: &str) -> Edit {
    let start = text[..finding.span.start].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].split('\n').next().unwrap_or_default();
    let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
    let newline = if line.ends_with('\r') { "\r\n" } else { "\n" };
    Edit::insert(start, format!("{indent}{opener} mcplint-ignore: {}{newline}", finding.rule))
}

/// Whether with this edit the finding is silent, and nothing else is said than before.
fn silences(
    document: &Document,
    found: &Found,
    finding: &Diagnostic,
    edit: &Edit,
    world: &dyn World,
) -> bool {
    let text = edit::apply(&document.linted_text(), [edit]);
    let after = lint_text(&text, &document.place.path, &document.options(world, &found.asked));
    let before = &found.report;
    let count = |diagnostics: &[Diagnostic], rule: &str| {
        diagnostics.iter().filter(|diagnostic| diagnostic.rule == rule).count()
    };
    count(&after.diagnostics, finding.rule) < count(&before.diagnostics, finding.rule)
        && after.diagnostics.len() < before.diagnostics.len()
        && after.servers.len() == before.servers.len()
}

/// Silences a rule in this file by a line in `mcplint.toml`, which is made if there is none.
pub(super) fn in_settings(
    document: &Document,
    found: &Found,
    at: usize,
    client: &Client,
    world: &mut dyn World,
) -> Option<CodeAction> {
    let rule = found.report.diagnostics.get(at)?.rule;
    if rule == FILE_NAME || !document.place.is_file {
        return None;
    }
    let project = world.project_file(&document.place.path)?;
    let old = match world.read(&project.path) {
        Some(bytes) => String::from_utf8(bytes).ok()?,
        None if project.exists => return None,
        None => String::new(),
    };
    let is_pyproject = project.path.ends_with("pyproject.toml");
    let edits = settings_edits(&old, is_pyproject, &globset::escape(&project.name), rule);
    // What cannot be written so that it is understood is not offered.
    let (settings, mistakes) = config::parse(&edit::apply(&old, &edits), is_pyproject);
    let is_understood = settings.ignores.iter().any(|ignore| {
        ignore.rules.contains(&rule)
            && ignore.files.as_ref().is_some_and(|files| files.is_match(&project.name))
    });
    if edits.is_empty() || !is_understood || mistakes.len() > config::parse(&old, is_pyproject).1.len() {
        return None;
    }
    let text = Text::new(old);
    let edits: Vec<TextEdit> = edits
        .iter()
        .map(|edit| TextEdit::new(text.range(edit.span, client.columns), edit.new_text.clone()))
        .collect();
    let target = uri::of_path(&project.path);
    let edit = if project.exists {
        changes(&target, None, edits, client)
    } else if client.creates_files {
        let create = CreateFile::new(target.clone(), None, None);
        let parts = vec![DocumentChange::CreateFile(create), document_change(&target, None, edits)];
        WorkspaceEdit { document_changes: Some(parts), ..WorkspaceEdit::default() }
    } else {
        return None;
    };
    let name = if is_pyproject { "pyproject.toml" } else { FILE_NAME };
    let title = format!("Ignore {rule} in this file, in {name}");
    Some(CodeAction {
        edit: Some(edit),
        ..quick_fix(document, found, found.masked.diagnostics.get(at)?, client, title)
    })
}

/// The edits of the settings after which `rule` is silent in the files of this pattern.
fn settings_edits(text: &str, is_pyproject: bool, pattern: &str, rule: &str) -> Vec<Edit> {
    let parsed = syntax::parse(text, Format::Toml);
    if !parsed.problems.is_empty() {
        return Vec::new();
    }
    let editor = Editor::new(text, Format::Toml);
    let prefix: &[&str] = if is_pyproject { &["tool", "mcplint", TABLE] } else { &[TABLE] };
    let table = parsed.root.as_ref().and_then(|root| find(root, prefix));
    let list = table.and_then(|table| table.get(pattern)).map(|member| &member.value);
    match (table, list) {
        (_, Some(list)) => {
            let end = list.as_array().map_or(0, <[Node<'_>]>::len);
            editor.insert_items(list, end, &[rule])
        }
        (Some(table), None) => {
            let end = table.as_object().map_or(0, <[_]>::len);
            editor.insert_member(table, end, pattern, &Literal::Strings(vec![rule.to_owned()]))
        }
        (None, None) => {
            let gap = if text.is_empty() || text.ends_with("\n\n") {
                ""
            } else if text.ends_with('\n') {
                "\n"
            } else {
                "\n\n"
            };
            let header = prefix.join(".");
            let key = quote(pattern);
            vec![Edit::insert(text.len(), format!("{gap}[{header}]\n{key} = [\"{rule}\"]\n"))]
        }
    }
}

fn find<'n, 'a>(root: &'n Node<'a>, path: &[&str]) -> Option<&'n Node<'a>> {
    path.iter().try_fold(root, |node, key| Some(&node.get(key)?.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(old: &str, is_pyproject: bool) -> String {
        edit::apply(old, &settings_edits(old, is_pyproject, ".mcp.json", "npx-missing-yes"))
    }

    #[test]
    fn a_rule_is_silenced_wherever_the_table_stands() {
        for (old, is_pyproject, new) in [
            ("", false, "[per-file-ignores]\n\".mcp.json\" = [\"npx-missing-yes\"]\n"),
            (
                "ignore = []",
                false,
                "ignore = []\n\n[per-file-ignores]\n\".mcp.json\" = [\"npx-missing-yes\"]\n",
            ),
            (
                "[per-file-ignores]\n\"a\" = [\"shape\"]\n",
                false,
                "[per-file-ignores]\n\"a\" = [\"shape\"]\n\".mcp.json\" = [\"npx-missing-yes\"]\n",
            ),
            (
                "[per-file-ignores]\n\".mcp.json\" = [\"shape\"]\n",
                false,
                "[per-file-ignores]\n\".mcp.json\" = [\"shape\", \"npx-missing-yes\"]\n",
            ),
            (
                "[tool.mcplint]\nignore = []\n",
                true,
                "[tool.mcplint]\nignore = []\n\n[tool.mcplint.per-file-ignores]\n\".mcp.json\" = [\"npx-missing-yes\"]\n",
            ),
            ("ignore = [", false, "ignore = ["),
        ] {
            assert_eq!(settings(old, is_pyproject), new);
        }
    }
}
