//! How a report is shown. Renderers know no rules, only what a diagnostic says of itself; and every text that
//! they get is [`crate::mask::Masked`].

pub mod concise;
pub mod diff;
pub mod explain;
pub mod full;
pub mod json;
mod snippet;

use crate::report::Summary;

/// How to show a report.
#[derive(Clone, Copy, Debug)]
pub struct RenderOptions {
    /// Whether to use colours.
    pub color: bool,
    /// The width of the terminal in columns.
    pub width: usize,
    /// The most findings to show of one file.
    pub max_diagnostics: usize,
    /// Whether `--fix` was given, so that the summary does not ask for it again.
    pub fixing: bool,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self { color: false, width: 80, max_diagnostics: 1000, fixing: false }
    }
}

/// The last line of a run: `1 error, 2 warnings; 1 fixable with --fix`.
pub fn summary_line(summary: &Summary, fixing: bool) -> String {
    let mut counts = Vec::new();
    for (count, word) in [(summary.errors, "error"), (summary.warnings, "warning"), (summary.infos, "info")] {
        if count > 0 {
            counts.push(counted(count, word));
        }
    }
    if counts.is_empty() {
        counts.push(match summary.files {
            0 => "no MCP config found".to_owned(),
            files => format!("no problems in {}", counted(files, "file")),
        });
    }
    let mut line = counts.join(", ");
    if summary.fixed > 0 {
        line = format!("{} fixed; {line}", summary.fixed);
    }
    let mut hints = Vec::new();
    if summary.fixable > 0 && !fixing {
        hints.push(format!("{} fixable with --fix", summary.fixable));
    }
    if summary.fixable_unsafe > 0 {
        let more = if summary.fixable > 0 && !fixing { " more" } else { "" };
        hints.push(format!("{}{more} with --fix --unsafe-fixes", summary.fixable_unsafe));
    }
    if !hints.is_empty() {
        line.push_str("; ");
        line.push_str(&hints.join(", "));
    }
    line
}

fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// `text` with control and direction characters replaced by pictures, so that nothing in a file
/// can move the cursor or turn the line around.
pub fn printable(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\n' | '\t' => ' ',
            '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
            '\u{7f}' => '\u{2421}',
            '\u{80}'..='\u{9f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}' => '\u{fffd}',
            other => other,
        })
        .collect()
}
