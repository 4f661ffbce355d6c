//! What is wrong with a TOML text, in words, and how to undo it.

use std::borrow::Cow;

use toml_parser::ParseError;
use toml_parser::decoder::{Encoding, ScalarKind};

use super::super::recover::escapes::{self, EscapeKind};
use super::super::{ProblemKind, bare, slip};
use super::{Problem, Slip, Span, Value, line};
use crate::edit::{self, Edit};
use crate::source::BOM;

/// A value that TOML does not read.
pub(super) struct Scalar<'a> {
    pub(super) span: Span,
    /// As it stands in the text.
    pub(super) raw: &'a str,
    /// What the decoder made of it.
    pub(super) decoded: Cow<'a, str>,
}

/// What makes reading the text as TOML pointless.
pub(super) fn of_the_whole(text: &str, start: usize) -> Option<Problem> {
    let body = &text[start..];
    let content = body.trim_start();
    let at = text.len() - content.len();
    // The lexer of toml_parser passes over it as well, and no client does.
    if body.starts_with(BOM) {
        let span = Span::new(start, start + BOM.len());
        return Some(Slip::Other("a second byte order mark".to_owned()).at(span, Vec::new()));
    }
    if content.starts_with('{') {
        let kind = Slip::ForeignFormat("JSON");
        return Some(kind.at(Span::new(at, at + 1), Vec::new()));
    }
    None
}

/// What the author meant by a value that TOML does not read, if there is one reading; else the decoded text.
pub(super) fn repair_scalar(
    scalar: Scalar<'_>,
    encoding: Option<Encoding>,
) -> Result<(Value<'_>, Problem), Cow<'_, str>> {
    match encoding {
        Some(Encoding::BasicString) => backslashes(scalar),
        None => bare(scalar),
        _ => Err(scalar.decoded),
    }
}

/// `"C:\Users\me"`: the backslashes stand for themselves.
fn backslashes(scalar: Scalar<'_>) -> Result<(Value<'_>, Problem), Cow<'_, str>> {
    let Scalar { span, raw, decoded } = scalar;
    let Some(inner) = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')).filter(|_| raw.len() > 1)
    else {
        return Err(decoded);
    };
    let Some(judged) = escapes::judge_inner(inner, escape).filter(|judged| !judged.repair.is_empty()) else {
        return Err(decoded);
    };
    if inner.chars().any(char::is_control) {
        return Err(decoded);
    }
    let at = span.start + 1;
    let place = Span::new(at + judged.span.start, (at + judged.span.end).min(span.end - 1));
    let problem = |repair| Problem { certainty: judged.certainty, ..Slip::BadEscape.at(place, repair) };
    if judged.makes_literal(inner) && !inner.contains('\'') {
        let repair = vec![Edit::replace(span, format!("'{inner}'"))];
        return Ok((Value::String(Cow::Borrowed(inner)), problem(repair)));
    }
    let mut text = Cow::Borrowed("");
    let source = format!("\"{}\"", edit::apply(inner, &judged.repair));
    let mut errors: Vec<ParseError> = Vec::new();
    let whole = toml_parser::Span::new_unchecked(0, source.len());
    let _ = toml_parser::Raw::new_unchecked(&source, Some(Encoding::BasicString), whole)
        .decode_scalar(&mut text, &mut errors);
    if !errors.is_empty() {
        return Err(decoded);
    }
    let repair =
        judged.repair.iter().map(|edit| Edit::insert(at + edit.span.start, &*edit.new_text)).collect();
    Ok((Value::String(Cow::Owned(text.into_owned())), problem(repair)))
}

/// An escape of a basic string by what follows its backslash.
fn escape(behind: &[u8]) -> Option<(usize, EscapeKind)> {
    let digits = |count: usize| escapes::hexadecimal(behind, count);
    match behind.first()? {
        b'b' | b't' | b'n' | b'f' | b'r' | b'e' => Some((1, EscapeKind::Control)),
        b'"' => Some((1, EscapeKind::Quote)),
        b'\\' => Some((1, EscapeKind::Backslash)),
        b'x' => digits(2),
        b'u' => digits(4),
        b'U' => digits(8),
        _ => None,
    }
}

/// `command = npx`, `enabled = True`.
fn bare(scalar: Scalar<'_>) -> Result<(Value<'_>, Problem), Cow<'_, str>> {
    let Scalar { span, raw, decoded } = scalar;
    let lower = match raw {
        "True" | "TRUE" => Some(true),
        "False" | "FALSE" => Some(false),
        _ => None,
    };
    if let Some(value) = lower {
        let repair = vec![Edit::replace(span, value.to_string())];
        return Ok((Value::Bool(value), Slip::CapitalBoolean.at(span, repair)));
    }
    let is_word = raw
        .starts_with(|first: char| first.is_alphabetic() || matches!(first, '/' | '~' | '@' | '$'))
        && raw.chars().all(|character| {
            character.is_alphanumeric() || matches!(character, '-' | '_' | '/' | '.' | '~' | '@' | ':' | '$')
        });
    if !is_word || bare::is_value_elsewhere(raw) {
        return Err(decoded);
    }
    let repair = vec![Edit::replace(span, format!("\"{raw}\""))];
    Ok((Value::String(Cow::Borrowed(raw)), Slip::UnquotedString.at(span, repair)))
}

/// The parser's errors as problems, beside those that are problems already.
pub(super) fn explain(
    text: &str,
    start: usize,
    errors: &[ParseError],
    mut problems: Vec<Problem>,
) -> Vec<Problem> {
    let mut told = None;
    for error in errors {
        let problem = explain_one(text, start, error, told);
        told = Some(line_start(text, problem.span.start));
        problems.push(problem);
    }
    problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    // Between the markers stand two versions of the same text: nothing else can be judged.
    if let Some(conflict) = problems.iter().position(|problem| problem.kind == ProblemKind::ConflictMarker) {
        return vec![problems.swap_remove(conflict)];
    }
    // What follows a bracket that is never closed seems to stand in it.
    let open = problems.iter().position(|problem| problem.kind == ProblemKind::Slip(Slip::UnclosedBracket));
    problems.truncate(open.map_or(problems.len(), |open| open + 1));
    // Of the errors of one line that stays which can be mended: the others may be its consequences.
    problems.sort_by_key(|problem| {
        (line_start(text, problem.span.start), problem.repair.is_empty(), problem.span.start)
    });
    problems.dedup_by_key(|problem| line_start(text, problem.span.start));
    problems
}

pub(super) fn line_start(text: &str, at: usize) -> usize {
    memchr::memrchr(b'\n', &text.as_bytes()[..at.min(text.len())]).map_or(0, |newline| newline + 1)
}

/// `told` is the start of the line of the error before: a line has one problem at a time.
fn explain_one(text: &str, start: usize, error: &ParseError, told: Option<usize>) -> Problem {
    let at = error.unexpected().or(error.context()).unwrap_or_default();
    let clamp = |offset: usize| (offset + start).min(text.len());
    let mut span = Span::new(clamp(at.start()), clamp(at.end().max(at.start())));
    let line_end =
        memchr::memchr(b'\n', &text.as_bytes()[span.start..]).map_or(text.len(), |end| span.start + end);
    span.end = span.end.min(line_end.max(span.start));
    if let Some(problem) = conflict_marker(text, span) {
        return problem;
    }
    if error.description() == "key with no value"
        && let Some(problem) = colon(text, span)
    {
        return problem;
    }
    if let Some(problem) = unquoted_name(text, span, error.description()) {
        return problem;
    }
    // Of a quote too few nobody expects commas.
    let quotes = text[line_start(text, span.start)..line_end].matches('"').count();
    if error.description() == "missing comma between array elements" && quotes.is_multiple_of(2) {
        let repair = vec![Edit::insert(item_end(text, span.start), ",")];
        return Slip::MissingComma.at(span, repair);
    }
    let kind = match error.description() {
        "unclosed array" | "unclosed inline table" => {
            let open = error.context().map_or(span.start, |context| clamp(context.start()));
            span = Span::new(open, (open + 1).min(text.len()));
            Slip::UnclosedBracket
        }
        _ => Slip::Other(words(error)),
    };
    let is_told = told == Some(line_start(text, span.start));
    let repair = if is_told { None } else { line::repair(text, span.start) };
    repair.unwrap_or_else(|| kind.at(span, Vec::new()))
}

/// The end of the value before `at`.
fn item_end(text: &str, at: usize) -> usize {
    text[..at].trim_end().len()
}

fn conflict_marker(text: &str, span: Span) -> Option<Problem> {
    let from = line_start(text, span.start);
    let line = text[from..].lines().next().unwrap_or("");
    let is_marker = ["<<<<<<< ", ">>>>>>> "].iter().any(|mark| line.starts_with(mark)) || line == "=======";
    is_marker.then(|| slip::conflict_marker(Span::new(from, from + line.len())))
}

/// `command: "npx"`, as in JSON and YAML.
fn colon(text: &str, span: Span) -> Option<Problem> {
    let from = line_start(text, span.start);
    let line = text[from..].lines().next().unwrap_or("");
    let key_end = if let Some(rest) = line.trim_start().strip_prefix('"') {
        line.len() - rest.len() + rest.find('"')? + 1
    } else {
        line.find(':')?
    };
    let gap = &line[key_end..];
    let colon = key_end + (gap.len() - gap.trim_start().len());
    let key = line[..key_end].trim();
    let is_key = !key.is_empty()
        && (key.starts_with('"')
            || key.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '-' | '_')));
    let rest = line.get(colon + 1..)?;
    if !is_key || !line[colon..].starts_with(':') || rest.trim().is_empty() {
        return None;
    }
    let before = if line[..colon].ends_with(' ') { "" } else { " " };
    let after = if rest.starts_with(' ') { "" } else { " " };
    let span = Span::new(from + colon, from + colon + 1);
    let repair = vec![Edit::replace(span, format!("{before}={after}"))];
    Some(Slip::ColonForEquals.at(span, repair))
}

/// `[mcp_servers.my server]`, `[mcp_servers.@scope/name]`: the last part of a header has characters that need quotes.
fn unquoted_name(text: &str, span: Span, description: &str) -> Option<Problem> {
    if !matches!(description, "invalid unquoted key" | "unclosed table") {
        return None;
    }
    let from = line_start(text, span.start);
    let line = text[from..].lines().next().unwrap_or("");
    let inside = line.trim_start().strip_prefix('[')?;
    let inside_from = from + line.len() - inside.len();
    let path = &inside[..inside.find(']')?];
    let name = path.rsplit_once('.').map_or(path, |(_, name)| name).trim();
    // A quote or a bracket in it leaves open where the name ends, and so does a comment.
    if name.is_empty()
        || name.contains(['"', '\'', '[', '#', '\\', '='])
        || name.chars().any(char::is_control)
    {
        return None;
    }
    let start = inside_from + path.rfind(name)?;
    let place = Span::new(start, start + name.len());
    if !(place.start..=place.end).contains(&span.start) {
        return None;
    }
    let repair = vec![Edit::replace(place, format!("\"{name}\""))];
    Some(Slip::UnquotedName.at(place, repair))
}

/// What a program says that is built on the same parser, as Codex is: the place and the first error.
pub(super) fn says(text: &str, start: usize, error: Option<&ParseError>) -> Option<String> {
    let error = error?;
    let at = (error.unexpected().or(error.context()).unwrap_or_default().start() + start).min(text.len());
    Some(self::at(text, at, &words(error)))
}

/// The same for a place and words that are known.
pub(super) fn at(text: &str, at: usize, words: &str) -> String {
    let position = crate::source::LineIndex::new(text).position(text, at);
    format!("{}:{}: {words}", position.line, position.column)
}

/// A number that programs cannot hold.
pub(super) struct Beyond {
    /// What is wrong with it, for people.
    pub(super) what: &'static str,
    /// What Codex 0.169.0 said of it on 2026-11-26.
    pub(super) says: String,
}

/// Whether a number is beyond what TOML promises: 64 bits with a sign, or a finite float.
pub(super) fn beyond(decoded: &str, kind: ScalarKind) -> Option<Beyond> {
    let ScalarKind::Integer(radix) = kind else {
        let plain = decoded.trim_start_matches(['+', '-']);
        let is_written_so = plain == "inf" || plain == "nan";
        let is_infinite = decoded.parse::<f64>().is_ok_and(f64::is_infinite);
        return (is_infinite && !is_written_so).then(|| Beyond {
            what: "the number is larger than a float can be",
            says: "floating-point number overflowed".to_owned(),
        });
    };
    let what = "the number does not fit into 64 bits";
    let Ok(number) = i128::from_str_radix(decoded, radix.value()) else {
        return Some(Beyond { what, says: "integer number overflowed".to_owned() });
    };
    if i64::try_from(number).is_ok() {
        return None;
    }
    let says = if u64::try_from(number).is_ok() {
        "u64 value was too large".to_owned()
    } else {
        format!("invalid type: integer `{number}` as i128, expected any valid TOML value")
    };
    Some(Beyond { what, says })
}

/// The parser's description with what it would have taken.
fn words(error: &ParseError) -> String {
    let mut words = error.description().to_owned();
    let expected: Vec<String> = error
        .expected()
        .unwrap_or_default()
        .iter()
        .filter_map(|expected| match expected {
            toml_parser::Expected::Literal("\n") => Some("newline".to_owned()),
            toml_parser::Expected::Literal(text) => Some(format!("`{text}`")),
            toml_parser::Expected::Description(text) => Some((*text).to_owned()),
            _ => None,
        })
        .collect();
    if !expected.is_empty() {
        words.push_str(", expected ");
        words.push_str(&expected.join(", "));
    }
    words
}
