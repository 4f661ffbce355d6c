//! `mcplint explain`.

use super::{CommandError, print, use_color};
use crate::cli::ColorChoice;
use mcplint::rules;
use mcplint::selection::nearest_name;

pub(super) fn run(rule: &str, color: ColorChoice) -> Result<u8, CommandError> {
    let Some(page) = rules::page(rule) else {
        let nearest = nearest_name(rule)
            .filter(|name| rules::by_name(name).is_some())
            .map(|name| format!("; did you mean `{name}`?"))
            .unwrap_or_default();
        return Err(CommandError::NoSuchPage { rule: rule.to_owned(), nearest });
    };
    let text = if use_color(color) { painted(page) } else { page.to_owned() };
    print(&text)?;
    Ok(0)
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
