//! What `--fix` would write, as a unified diff that `patch -p1` and `git apply` take.

use std::fmt::Write as _;
use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use super::{RenderOptions, printable};
use crate::mask::Mask;

/// The difference between two texts of one file; empty if they are equal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// The diff.
    pub text: String,
    /// Whether a line was masked, so that the diff is for reading only.
    pub masked: bool,
}

/// Compares the old and the new text of `path`.
pub fn render(path: &str, old: &str, new: &str, options: &RenderOptions) -> Diff {
    if old == new {
        return Diff::default();
    }
    let old_mask = options.mask(old);
    let new_mask = options.mask(new);
    let hidden_path = old_mask.hide(path).into_owned();
    let path = hidden_path.trim_start_matches("./").trim_start_matches('/');
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let old_lines: Vec<&str> = old.split_inclusive('\n').collect();
    let new_lines: Vec<&str> = new.split_inclusive('\n').collect();
    let diff = TextDiff::configure().timeout(Duration::from_secs(5)).diff_slices(&old_lines, &new_lines);
    let mut result = Diff::default();
    let _ = writeln!(result.text, "{}", paint(options, "1", &format!("--- {}", file_name("a", &path))));
    let _ = writeln!(result.text, "{}", paint(options, "1", &format!("+++ {}", file_name("b", &path))));
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        let _ = writeln!(result.text, "{}", paint(options, "36", &hunk.header().to_string()));
        for change in hunk.iter_changes() {
            let (sign, code) = match change.tag() {
                ChangeTag::Delete => ('-', "31"),
                ChangeTag::Insert => ('+', "32"),
                ChangeTag::Equal => (' ', ""),
            };
            let line = change.value();
            let shown = hide_line(line, if sign == '+' { &new_mask } else { &old_mask }, &old_mask);
            result.masked |= shown != line;
            let (body, ending) = split_ending(&shown);
            // Colours are for eyes: such a diff is not applied, and nothing in it may move the cursor.
            let body = if options.color {
                body.split('\t').map(printable).collect::<Vec<_>>().join("\t")
            } else {
                body.to_owned()
            };
            let _ = write!(result.text, "{}{ending}", paint(options, code, &format!("{sign}{body}")));
            if !line.ends_with('\n') {
                let _ = write!(result.text, "\n\\ No newline at end of file\n");
            }
        }
    }
    result
}

/// The name of a file in a header: in quotes, as git writes it, where it holds quotes or control characters;
/// with a tab behind it where it holds blanks, so that patch does not take the first for its end.
fn file_name(side: &str, path: &str) -> String {
    if !path.contains(|character: char| character.is_control() || matches!(character, '"' | '\\')) {
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

/// One line with the secrets of its own text hidden, and those of the old text wherever they went.
fn hide_line(line: &str, mask: &Mask, old: &Mask) -> String {
    old.hide(&mask.hide(line)).into_owned()
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
