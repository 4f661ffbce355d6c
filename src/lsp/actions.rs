//! What an editor offers to do about findings.

use std::collections::HashMap;

use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse, DocumentChange, Edit as ChangeEdit,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri,
    WorkspaceEdit,
};
use serde_json::json;
use similar::{DiffOp, TextDiff};

use super::client::Client;
use super::diagnostics::diagnostic;
use super::document::{Document, Found};
use super::ignore;
use super::world::World;
use crate::config::FILE_NAME;
use crate::diagnostic::{Applicability, Fix};
use crate::edit::Edit;
use crate::fix::fix_text;
use crate::mask::MaskedDiagnostic;
use crate::span::Span;

/// The kind of the action that repairs all that is safe to repair, for `codeActionsOnSave` and its like.
pub(super) const FIX_ALL: &str = "source.fixAll.mcplint";

/// For how many findings at one place it is offered to ignore them.
const FEW: usize = 10;

/// What there is to do at a place of a document that was looked at.
pub(super) fn at(
    document: &Document,
    params: &CodeActionParams,
    client: &Client,
    world: &mut dyn World,
) -> Vec<CodeActionResponse> {
    let Some(found) = &document.found else { return Vec::new() };
    let wants = |kind: &str| match &params.context.only {
        None => true,
        Some(kinds) => kinds.iter().any(|wanted| covers(&String::from(wanted.clone()), kind)),
    };
    let mut actions = Vec::new();
    if wants("quickfix") {
        let start = document.offset(params.range.start, client.columns);
        let end = document.offset(params.range.end, client.columns);
        let (start, end) = (start.min(end), start.max(end));
        let here: Vec<usize> = (0..found.report.diagnostics.len())
            .filter(|&at| {
                let span = found.report.diagnostics[at].span;
                span.start <= end && start <= span.end
            })
            .collect();
        actions.extend(here.iter().filter_map(|&at| repair(document, found, at, client)));
        // Each of these lints the text anew. Who asks about all of a file wants repairs.
        if here.len() <= FEW {
            actions.extend(here.iter().filter_map(|&at| ignore::here(document, found, at, client, world)));
            let mut rules = Vec::new();
            for at in here {
                let rule = found.report.diagnostics[at].rule;
                if !rules.contains(&rule) {
                    rules.push(rule);
                    actions.extend(ignore::in_settings(document, found, at, client, world));
                }
            }
        }
    }
    let is_asked_for = params.context.only.is_some();
    if wants(FIX_ALL) {
        actions.extend(fix_all(document, found, client, world, is_asked_for));
    }
    actions.into_iter().map(CodeActionResponse::CodeAction).collect()
}

/// Whether an editor that wants actions of kind `wanted` wants this one: `source` covers `source.fixAll`.
fn covers(wanted: &str, kind: &str) -> bool {
    wanted.is_empty()
        || kind.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The repair of one finding.
fn repair(document: &Document, found: &Found, at: usize, client: &Client) -> Option<CodeAction> {
    let fix = found.report.diagnostics.get(at)?.fix.as_ref()?;
    let finding = found.masked.diagnostics.get(at)?;
    let title = finding.fix.as_ref()?.title.to_string();
    let edits = edits(document, fix, client)?;
    let mark = match fix.applicability {
        Applicability::Safe => "",
        Applicability::Unsafe => " (unsafe)",
        Applicability::Suggestion => " (suggestion)",
    };
    Some(CodeAction {
        is_preferred: (fix.applicability == Applicability::Safe).then_some(true),
        edit: Some(change(document, edits, client)),
        ..quick_fix(document, found, finding, client, capitalized(&title) + mark)
    })
}

/// A quick fix for a finding, without its edit.
pub(super) fn quick_fix(
    document: &Document,
    found: &Found,
    finding: &MaskedDiagnostic,
    client: &Client,
    title: String,
) -> CodeAction {
    CodeAction {
        title,
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![diagnostic(document, &found.masked, finding, client.columns)]),
        ..CodeAction::default()
    }
}

/// All edits of a fix as edits of the document; `None` where there are none, or one cannot be made there.
fn edits(document: &Document, fix: &Fix, client: &Client) -> Option<Vec<TextEdit>> {
    let edits: Option<Vec<TextEdit>> =
        fix.edits.iter().map(|edit| document.edit(edit, client.columns)).collect();
    edits.filter(|edits| !edits.is_empty())
}

/// The action that makes every safe repair. Where nobody asked for it by name, its edit waits until it is chosen.
fn fix_all(
    document: &Document,
    found: &Found,
    client: &Client,
    world: &mut dyn World,
    is_asked_for: bool,
) -> Option<CodeAction> {
    let is_safe = |fix: &Fix| fix.applicability == Applicability::Safe && !fix.edits.is_empty();
    let is_settings = found.report.diagnostics.iter().any(|finding| finding.rule == FILE_NAME);
    if is_settings
        || !found.report.diagnostics.iter().any(|finding| finding.fix.as_ref().is_some_and(is_safe))
    {
        return None;
    }
    let action = CodeAction {
        title: "Fix all safe problems in this file".to_owned(),
        kind: Some(CodeActionKind::Custom(FIX_ALL.into())),
        ..CodeAction::default()
    };
    if client.resolves_edits && !is_asked_for {
        let data = json!({ "uri": document.uri.0, "version": document.version });
        return Some(CodeAction { data: Some(data), ..action });
    }
    let edit = Some(all_repairs(document, found, client, world)?);
    Some(CodeAction { edit, ..action })
}

/// The edit of the action that makes every safe repair; `None` where it would change nothing.
pub(super) fn all_repairs(
    document: &Document,
    found: &Found,
    client: &Client,
    world: &dyn World,
) -> Option<WorkspaceEdit> {
    let old = document.linted_text();
    let options = document.options(world, &found.asked);
    let fixed = fix_text(&old, &document.place.path, &options, Applicability::Safe);
    let edits: Vec<TextEdit> = differences(&old, &fixed.text)
        .iter()
        .filter_map(|edit| document.edit(edit, client.columns))
        .collect();
    (!edits.is_empty()).then(|| change(document, edits, client))
}

/// The lines that differ between two texts, as edits of the first.
fn differences(old: &str, new: &str) -> Vec<Edit> {
    let (old_lines, new_lines): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let starts = |lines: &[&str]| -> Vec<usize> {
        let mut at = 0;
        let mut starts = vec![0];
        starts.extend(lines.iter().map(|line| {
            at += line.len();
            at
        }));
        starts
    };
    let (old_starts, new_starts) = (starts(&old_lines), starts(&new_lines));
    let diff =
        TextDiff::configure().timeout(std::time::Duration::from_secs(1)).diff_slices(&old_lines, &new_lines);
    let changes = diff.ops().iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    changes
        .map(|op| {
            let (from, to) = (op.old_range(), op.new_range());
            let text = Span::new(new_starts[to.start], new_starts[to.end]).slice(new);
            narrowed(old, Span::new(old_starts[from.start], old_starts[from.end]), text)
        })
        .collect()
}

/// The edit without what stands on both of its sides, so that a cursor in it stays where it is.
fn narrowed(old: &str, span: Span, text: &str) -> Edit {
    let before = span.slice(old);
    let same = |(one, other): &(char, char)| one == other;
    let front: usize =
        before.chars().zip(text.chars()).take_while(same).map(|(character, _)| character.len_utf8()).sum();
    let (rest, new_rest) = (&before[front..], &text[front..]);
    let back: usize = rest
        .chars()
        .rev()
        .zip(new_rest.chars().rev())
        .take_while(same)
        .map(|(character, _)| character.len_utf8())
        .sum();
    Edit::replace(Span::new(span.start + front, span.end - back), &new_rest[..new_rest.len() - back])
}

/// Edits of one open document.
pub(super) fn change(document: &Document, edits: Vec<TextEdit>, client: &Client) -> WorkspaceEdit {
    changes(&document.uri, Some(document.version), edits, client)
}

/// Edits of one file, of the version that an editor has open, if it has.
pub(super) fn changes(
    uri: &Uri,
    version: Option<i32>,
    edits: Vec<TextEdit>,
    client: &Client,
) -> WorkspaceEdit {
    if client.document_changes {
        let change = document_change(uri, version, edits);
        return WorkspaceEdit { document_changes: Some(vec![change]), ..WorkspaceEdit::default() };
    }
    WorkspaceEdit { changes: Some(HashMap::from([(uri.clone(), edits)])), ..WorkspaceEdit::default() }
}

/// Edits of one file among other changes.
pub(super) fn document_change(uri: &Uri, version: Option<i32>, edits: Vec<TextEdit>) -> DocumentChange {
    let text_document = OptionalVersionedTextDocumentIdentifier {
        version,
        text_document_identifier: TextDocumentIdentifier { uri: uri.clone() },
    };
    let edits = edits.into_iter().map(ChangeEdit::TextEdit).collect();
    DocumentChange::TextDocumentEdit(TextDocumentEdit { text_document, edits })
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_make_the_new_text() {
        for (old, new) in [
            ("{\r\n  \"a\": 1,\r\n}\r\n", "{\r\n  \"a\": 1\r\n}\r\n"),
            ("é\n\u{1f600}a\nb", "é\n\u{1f600}b\nb\nc"),
            ("aaa", "aa"),
            ("", "x\n"),
            ("x", ""),
        ] {
            let edits = differences(old, new);
            assert_eq!(crate::edit::apply(old, &edits), new);
        }
        let edits = differences("{\n  \"a\": 1,\n}\n", "{\n  \"a\": 1\n}\n");
        assert_eq!(edits, [Edit::delete(Span::new(10, 11))]);
    }

    #[test]
    fn a_kind_covers_those_below_it() {
        for (wanted, kind, covered) in [
            ("", FIX_ALL, true),
            ("source", FIX_ALL, true),
            ("source.fixAll", FIX_ALL, true),
            (FIX_ALL, FIX_ALL, true),
            ("source.fix", FIX_ALL, false),
            ("source.fixAll.eslint", FIX_ALL, false),
            ("quickfix", FIX_ALL, false),
        ] {
            assert_eq!(covers(wanted, kind), covered, "{wanted}");
        }
    }
}
