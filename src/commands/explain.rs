//! `mcplint explain`: the page of a rule, or the causes of an error that a client printed.

use super::{CommandError, print, use_color};
use crate::cli::ColorChoice;
use mcplint::render::explain::render;
use mcplint::selection::nearest_name;
use mcplint::{errors, rules};

/// The width of pages: they are read, copied and quoted more than they are looked at.
const WIDTH: usize = 80;

pub(super) fn run(subject: &str, color: ColorChoice) -> Result<u8, CommandError> {
    let color = use_color(color);
    let text = match rules::page(subject) {
        Some(page) if color => painted(page),
        Some(page) => page.to_owned(),
        None => render(&known_errors(subject)?, color, WIDTH),
    };
    print(&text)?;
    Ok(0)
}

/// The errors in a text; if there are none, what was meant.
fn known_errors(text: &str) -> Result<Vec<&'static errors::KnownError>, CommandError> {
    let found = errors::find(text);
    if !found.is_empty() {
        return Ok(found);
    }
    if !looks_like_a_name(text) {
        // What was pasted may hold a secret: it is not repeated.
        return Err(CommandError::UnknownError);
    }
    let nearest = nearest_name(text)
        .filter(|name| rules::by_name(name).is_some())
        .map(|name| format!("; did you mean `{name}`?"))
        .unwrap_or_default();
    Err(CommandError::NoSuchPage { rule: text.to_owned(), nearest })
}

/// Whether a word could be meant as the name of a rule.
fn looks_like_a_name(text: &str) -> bool {
    text.len() <= 60
        && text.starts_with(|character: char| character.is_ascii_lowercase())
        && text
            .chars()
            .all(|character| character.is_ascii_lowercase() || matches!(character, '-' | '0'..='9' | '_'))
}

/// Headings bold, code dim: enough to find one's way on a terminal.
fn painted(page: &str) -> String {
    let mut in_code = false;
    let mut out = String::with_capacity(page.len() + 256);
    for line in page.lines() {
        let fence = line.starts_with("```");
        let code = in_code || fence;
        in_code ^= fence;
        if code {
            out.push_str(&format!("\u{1b}[2m{line}\u{1b}[0m\n"));
        } else if line.starts_with('#') {
            out.push_str(&format!("\u{1b}[1m{line}\u{1b}[0m\n"));
        } else {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}
