//! How a report is shown. Renderers know no rules, only what a diagnostic says of itself; and every text that
//! they get is [`crate::mask::Masked`].

pub mod concise;
pub mod diff;
#[cfg(feature = "cli")]
pub mod explain;
mod fingerprint;
#[cfg(feature = "cli")]
pub mod full;
pub mod github;
pub mod gitlab;
pub mod json;
pub mod junit;
mod printable;
#[cfg(feature = "probe")]
pub mod probe;
pub mod sarif;
#[cfg(feature = "cli")]
mod snippet;

pub use printable::{printable, printable_json, printable_lines, printable_text};

use crate::diagnostic::Applicability;
use crate::mask::{MaskedDiagnostic, MaskedFile, MaskedReport};

/// How to show a report.
#[derive(Clone, Copy, Debug)]
pub struct RenderOptions {
    /// Whether to use colours.
    pub color: bool,
    /// Whether it goes to a terminal, so that nothing may stand in it that one obeys.
    pub terminal: bool,
    /// The width of the terminal in columns.
    pub width: usize,
    /// The most findings to show of one file.
    pub max_diagnostics: usize,
    /// Whether `--fix` was given, so that the summary does not ask for it again.
    pub fixing: bool,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self { color: false, terminal: false, width: 80, max_diagnostics: 1000, fixing: false }
    }
}

/// The last line of a run: `1 error, 2 warnings; 1 fixable with --fix`.
pub fn summary_line(report: &MaskedReport, fixing: bool) -> String {
    let summary = &report.summary;
    let mut counts = Vec::new();
    for (count, word) in
        [(summary.found.errors, "error"), (summary.found.warnings, "warning"), (summary.found.infos, "info")]
    {
        if count > 0 {
            counts.push(counted(count, word));
        }
    }
    if counts.is_empty() {
        counts.push(match summary.files {
            0 if report.errors.is_empty() => "no MCP config found".to_owned(),
            0 => format!("{} could not be worked on", counted(report.errors.len(), "file")),
            files => format!("no problems in {}", counted(files, "file")),
        });
    }
    let mut line = counts.join(", ");
    if summary.fixed > 0 {
        line = format!("{} fixed; {line}", summary.fixed);
    }
    let mut hints = Vec::new();
    if summary.found.fixable > 0 && !fixing {
        hints.push(format!("{} fixable with --fix", summary.found.fixable));
    }
    if summary.found.fixable_unsafe > 0 {
        let more = if summary.found.fixable > 0 && !fixing { " more" } else { "" };
        hints.push(format!("{}{more} with --fix --unsafe-fixes", summary.found.fixable_unsafe));
    }
    if !hints.is_empty() {
        line.push_str("; ");
        line.push_str(&hints.join(", "));
    }
    line
}

/// How many findings of a file are not shown; nothing if all are.
pub fn not_shown_line(file: &MaskedFile, options: &RenderOptions) -> Option<String> {
    let rest = file.found.checked_sub(options.max_diagnostics).filter(|rest| *rest > 0)?;
    let more = counted(rest, "more finding");
    Some(format!("{}: {more} not shown (--max-diagnostics)", printable(&file.path)))
}

fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// Everything that a finding says, for platforms that show one text: the message, the client's own words, what
/// to do. A line each.
fn full_message(file: &MaskedFile, diagnostic: &MaskedDiagnostic) -> String {
    let mut lines = vec![printable(&diagnostic.message)];
    if let Some(says) = &diagnostic.client_says {
        let client = file.client.map_or("The client", |client| client.name);
        lines.push(format!("{client} says: {}", printable(says)));
    }
    if let Some(help) = &diagnostic.help {
        lines.push(format!("help: {}", printable(help)));
    }
    if let Some(fix) = &diagnostic.fix {
        let label = match fix.applicability {
            Applicability::Safe => "fix",
            Applicability::Unsafe => "fix (unsafe)",
            Applicability::Suggestion => "suggestion",
        };
        lines.push(format!("{label}: {}", printable(&fix.title)));
    }
    lines.join("\n")
}

/// A path as platforms compare it with those of the repository: with `/`, without `./` before it.
fn relative_path(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let mut rest = path.as_str();
    while let Some(shorter) = rest.strip_prefix("./") {
        rest = shorter.trim_start_matches('/');
    }
    rest.to_owned()
}

/// A path as a URI reference (RFC 3986): relative as it is, absolute with `file://`.
pub(crate) fn file_uri(path: &str) -> String {
    use std::fmt::Write as _;
    let path = relative_path(path);
    let is_drive = crate::platform::is_drive_path(&path);
    let mut uri = match path.as_bytes() {
        [b'/', b'/', ..] => String::from("file:"),
        [b'/', ..] => String::from("file://"),
        _ if is_drive => String::from("file:///"),
        _ => String::new(),
    };
    for (at, byte) in path.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            b'\\' if is_drive => uri.push('/'),
            b':' if is_drive && at == 1 => uri.push(':'),
            other => {
                let _ = write!(uri, "%{other:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        for (path, uri) in [
            ("./.mcp.json", ".mcp.json"),
            (".//a/b c#1?.json", "a/b%20c%231%3F.json"),
            ("/home/me/é.json", "file:///home/me/%C3%A9.json"),
            ("C:\\Users\\me\\mcp.json", "file:///C:/Users/me/mcp.json"),
            ("a:b/mcp.json", "a%3Ab/mcp.json"),
            ("../x.json", "../x.json"),
            ("-", "-"),
        ] {
            assert_eq!(file_uri(path), uri, "{path}");
        }
    }
}
