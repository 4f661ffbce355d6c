//! What `--fix` would write, as a unified diff that `patch -p1` and `git apply` take.

use std::fmt::Write as _;

use super::printable::is_obeyed;
use super::{RenderOptions, printable_text};
use crate::mask::{LineKind, MaskedDiff};

/// The diff; empty if the texts are equal.
pub fn render(diff: &MaskedDiff, options: &RenderOptions) -> String {
    let mut out = String::new();
    if diff.hunks.is_empty() {
        return out;
    }
    let _ = writeln!(out, "{}", paint(options, "1", &format!("--- {}", file_name("a", &diff.path))));
    let _ = writeln!(out, "{}", paint(options, "1", &format!("+++ {}", file_name("b", &diff.path))));
    for hunk in &diff.hunks {
        let _ = writeln!(out, "{}", paint(options, "36", &hunk.header));
        for line in &hunk.lines {
            let (sign, code) = match line.kind {
                LineKind::Removed => ('-', "31"),
                LineKind::Added => ('+', "32"),
                LineKind::Same => (' ', ""),
            };
            let (body, ending) = split_ending(&line.text);
            // What is for eyes is not applied, and nothing in it may move the cursor.
            let for_eyes = options.color || options.terminal;
            let body = if for_eyes { printable_text(body) } else { body.to_owned() };
            let _ = write!(out, "{}{ending}", paint(options, code, &format!("{sign}{body}")));
            if line.lacks_newline {
                let _ = write!(out, "\n\\ No newline at end of file\n");
            }
        }
    }
    out
}

/// The name of a file in a header: in quotes, as git writes it, where it holds quotes or what a terminal obeys;
/// with a tab behind it where it holds blanks, so that patch does not take the first for its end.
fn file_name(side: &str, path: &str) -> String {
    // patch and git know `/` alone, on Windows too.
    let path = &if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    if !path.contains(|character: char| is_obeyed(character) || matches!(character, '"' | '\\')) {
        let end = if path.contains(' ') { "\t" } else { "" };
        return format!("{side}/{path}{end}");
    }
    let mut quoted = format!("\"{side}/");
    for byte in path.bytes() {
        match byte {
            b'"' | b'\\' => quoted.extend(['\\', char::from(byte)]),
            b' '..=b'~' => quoted.push(char::from(byte)),
            other => quoted.push_str(&format!("\\{other:03o}")),
        }
    }
    quoted.push('"');
    quoted
}

fn split_ending(line: &str) -> (&str, &str) {
    match line.strip_suffix("\r\n") {
        Some(body) => (body, "\r\n"),
        None => match line.strip_suffix('\n') {
            Some(body) => (body, "\n"),
            None => (line, ""),
        },
    }
}

fn paint(options: &RenderOptions, code: &str, text: &str) -> String {
    if options.color && !code.is_empty() { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}
