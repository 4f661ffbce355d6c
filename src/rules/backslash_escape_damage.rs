//! `backslash-escape-damage`: `C:\temp` with a single backslash, which JSON reads as a tab and `emp`.

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;
use crate::syntax::{Format, Node, ProblemKind, Value};

pub(super) static RULE: Rule = Rule {
    name: "backslash-escape-damage",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "a single backslash in a Windows path became a control character",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    for field in server.fields() {
        match &field.value.value {
            Value::Array(items) => items.iter().for_each(|item| check_string(context, item, findings)),
            Value::Object(members) => {
                members.iter().for_each(|member| check_string(context, &member.value, findings));
            }
            _ => check_string(context, &field.value, findings),
        }
    }
}

fn check_string(context: &Context<'_>, node: &Node<'_>, findings: &mut Findings<'_>) {
    let Some(text) = node.as_str().filter(|text| text.contains(is_control)) else { return };
    let of_other_rule = |kind: &ProblemKind| matches!(kind, ProblemKind::BadEscape | ProblemKind::RawControl);
    let told = context
        .parsed
        .problems
        .iter()
        .any(|problem| of_other_rule(&problem.kind) && node.span.contains(problem.span));
    if told {
        return;
    }
    let written = node.span.slice(context.text);
    let Some(damage) = Damage::read(written, text) else { return };
    let span = |at: usize| Span::new(node.span.start + at, node.span.start + at + 2);
    let escape = &written[damage.first..damage.first + 2];
    let applicability = if damage.is_certain && !matches!(context.platform, Platform::Linux | Platform::Macos)
    {
        Applicability::Safe
    } else {
        Applicability::Unsafe
    };
    let edits = damage.single.iter().map(|at| Edit::insert(node.span.start + at, "\\")).collect();
    findings
        .report(
            span(damage.first),
            format!(
                "{} reads `{escape}` as {}, so the path that the server gets does not exist: a backslash in {} is \
                 written twice",
                context.parsed.format.name(),
                name_of(escape),
                if context.parsed.format == Format::Json { "a string" } else { "double quotes" }
            ),
        )
        .label(span(damage.first), format!("{}, not a backslash", name_of(escape)))
        .fix(Fix::new(applicability, "double every backslash of this path", edits));
}

/// The control characters that a single letter escapes.
fn is_control(character: char) -> bool {
    matches!(character, '\u{8}' | '\u{9}' | '\u{a}' | '\u{c}' | '\u{d}')
}

fn name_of(escape: &str) -> &'static str {
    match escape {
        r"\t" => "a tab",
        r"\b" => "a backspace",
        r"\f" => "a form feed",
        r"\r" => "a carriage return",
        _ => "a line break",
    }
}

/// The single backslashes of a path that was written with them.
struct Damage {
    /// Where each of them stands, counted from the opening quote.
    single: Vec<usize>,
    /// The first that became a control character.
    first: usize,
    /// Whether the text cannot be anything but one path.
    is_certain: bool,
}

impl Damage {
    /// Reads a string as it is written; `None` if it is no damaged path. `decoded` is its value.
    fn read(written: &str, decoded: &str) -> Option<Self> {
        let bytes = written.as_bytes();
        let (mut single, mut first, mut doubled, mut other) = (Vec::new(), None, false, false);
        let mut at = 1;
        while at + 1 < bytes.len() {
            if bytes[at] != b'\\' {
                at += 1;
                continue;
            }
            match bytes[at + 1] {
                b'\\' => doubled = true,
                b'b' | b'f' | b'n' | b'r' | b't' => {
                    first = first.or(Some(at));
                    single.push(at);
                }
                _ => other = true,
            }
            at += 2;
        }
        let first = first?;
        let starts_drive =
            |text: &[u8]| matches!(text, [drive, b':', b'\\', ..] if drive.is_ascii_alphabetic());
        let value = &bytes[1..];
        if starts_drive(value) {
            // `C:\n` is as likely a label and a line break.
            let name = written[4..].trim_end_matches('"');
            let is_path = !decoded.contains(' ') && name.len() > 2 && single.len() < 12;
            return Some(Self { single, first, is_certain: is_path && !doubled && !other });
        }
        let joined = first >= 3
            && matches!(bytes[first - 3], b'=' | b',' | b';')
            && bytes[first - 2].is_ascii_alphabetic()
            && bytes[first - 1] == b':';
        let here = [&br".\"[..], br"..\", br"~\"].iter().any(|start| value.starts_with(start));
        if here && !decoded.contains(' ') {
            return Some(Self { single, first, is_certain: false });
        }
        let network = value.starts_with(br"\\\\") && bytes.get(5).is_some_and(u8::is_ascii_alphanumeric);
        (joined || network).then_some(Self { single, first, is_certain: false })
    }
}
