//! `args-not-array`: the arguments are one string, or something else that is no list.

use crate::clients::{Container, DIALECTS, FieldKind};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Literal;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Format, Node, Value, parse_json};

use super::support::misfit::report;

pub(super) static RULE: Rule = Rule {
    name: "args-not-array",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ServerRejected,
    fix: Some(Applicability::Safe),
    summary: "the arguments are not a list",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(args) = server.args() else { return };
    if matches!(args.value.value, Value::Array(_) | Value::Null) || !wants_list(context, &args.key) {
        return;
    }
    let kind = args.value.kind();
    let what = format!("\"{}\" must be a list of strings, and is {kind}", args.key);
    let misfit = server.misfits().iter().find(|misfit| misfit.field.name == args.key && !misfit.is_part());
    let label = format!("{kind}, not a list");
    let fix = repair(context, &args.value);
    if context.dialect.is_none() {
        findings
            .report(args.value.span, format!("{what}; the client cannot start the server"))
            .severity(Severity::Warning)
            .impact(Impact::ServerFails)
            .label(args.value.span, label)
            .maybe_fix(fix);
    } else if let Some(diagnostic) = misfit.and_then(|misfit| report(findings, server, misfit, &what)) {
        diagnostic.severity(Severity::Error).label(args.value.span, label).maybe_fix(fix);
    }
}

/// Whether the client takes nothing but a list here; an unknown one, if that holds for all.
fn wants_list(context: &Context<'_>, key: &str) -> bool {
    let is_list = |kind: FieldKind| kind == FieldKind::Strings;
    match context.dialect {
        Some(dialect) => dialect.field(key).is_some_and(|field| is_list(field.kind)),
        None => DIALECTS
            .iter()
            .filter(|dialect| dialect.container != Container::Custom)
            .filter_map(|dialect| dialect.field(key))
            .all(|field| is_list(field.kind)),
    }
}

fn repair(context: &Context<'_>, value: &Node<'_>) -> Option<Fix> {
    let (title, applicability, words) = match &value.value {
        Value::String(text) => match list_in(text) {
            Some(words) => ("write the list without the quotes around it", Applicability::Safe, words),
            None => {
                let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
                let applicability = if splits_surely(&words) && !may_be_items(context, value) {
                    Applicability::Safe
                } else {
                    Applicability::Suggestion
                };
                let title = match words.len() {
                    0 => "write an empty list",
                    1 => "put it into a list",
                    _ => "split it into a list",
                };
                (title, applicability, words)
            }
        },
        Value::Number(text) => {
            ("put it into a list, as a string", Applicability::Safe, vec![(*text).to_owned()])
        }
        Value::Object(members) if members.is_empty() => {
            ("write an empty list", Applicability::Safe, Vec::new())
        }
        _ => return None,
    };
    let is_unclear = has_quotes(value) || may_be_items(context, value);
    let edits = if applicability == Applicability::Suggestion && is_unclear {
        // Where one argument ends and the next begins is for a person to say.
        Vec::new()
    } else {
        vec![context.editor().replace_value(value.span, &Literal::Strings(words))]
    };
    Some(Fix::new(applicability, title, edits))
}

/// Whether the text stands on several lines of YAML without quotes, or on one of its own behind a dash: `-y` and
/// `- pkg` below it, or `-/srv/x.py`, are one text to YAML, and were meant as a list.
fn may_be_items(context: &Context<'_>, value: &Node<'_>) -> bool {
    let written = value.span.slice(context.text);
    let before = context.text[..value.span.start].trim_end_matches([' ', '\t']);
    let is_dashed = || written.starts_with('-') && before.ends_with('\n');
    context.parsed.format == Format::Yaml && (written.contains('\n') || is_dashed())
}

/// The words, if the string is a list written as text: `"[\"-y\", \"pkg\"]"`.
fn list_in(text: &str) -> Option<Vec<String>> {
    let parsed = parse_json(text);
    if !parsed.problems.is_empty() {
        return None;
    }
    parsed.root?.as_array()?.iter().map(|item| item.as_str().map(str::to_owned)).collect()
}

fn has_quotes(value: &Node<'_>) -> bool {
    value
        .as_str()
        .is_some_and(|text| text.contains(['"', '\'', '`', '\\']) && text.contains(char::is_whitespace))
}

/// Whether the blanks between the words can be nothing but the borders of arguments.
fn splits_surely(words: &[String]) -> bool {
    if words.len() < 2 {
        return words.iter().all(|word| !word.contains(['"', '\'', '`', ',']));
    }
    let is_plain = |word: &String| {
        !word.contains(['"', '\'', '`', '\\', '$', '[', '{'])
            && !word.ends_with([',', ';'])
            && !matches!(word.as_str(), "|" | "||" | "&" | "&&" | ";" | ">" | ">>" | "<" | "2>&1")
    };
    words.iter().all(is_plain) && !words.windows(2).any(|pair| may_be_one_path(&pair[0], &pair[1]))
}

/// `/Users/me/My Files/server.js`: the second word goes on with the path of the first.
fn may_be_one_path(first: &str, second: &str) -> bool {
    let is_path = first.starts_with(['/', '~', '.']) || first.contains("=/");
    is_path
        && !crate::argv::script::has_script_suffix(first)
        && second.contains('/')
        && !second.contains("://")
        && !second.starts_with(['/', '~', '.', '-', '@'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_words_split_surely() {
        let splits =
            |text: &str| splits_surely(&text.split_whitespace().map(str::to_owned).collect::<Vec<String>>());
        for sure in [
            "-y @scope/pkg",
            "run --rm -i mcp/time",
            "/srv/index.js --port 3000",
            "mcp-remote https://h.test/mcp?a=1&b=2 --allow-http",
            "-y @modelcontextprotocol/server-filesystem /home/me/a /home/me/b",
            "${workspaceFolder}/server.js",
            "C:\\tools\\server.js",
        ] {
            assert!(splits(sure), "{sure}");
        }
        for unsure in [
            "--title \"My notes\"",
            "--dir C:\\My Files\\x",
            "--token $TOKEN",
            "a.js | tee log",
            "-y, @scope/pkg",
            "-y,@scope/pkg",
            "/Users/me/My Files/server.js",
            "-e print('x')",
            "--config {\"a\": 1}",
        ] {
            assert!(!splits(unsure), "{unsure}");
        }
    }
}
