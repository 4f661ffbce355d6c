//! What came of probing: JSON by the contract, and lines for people.

use std::fmt::Write as _;

use serde::Serialize;

use super::{printable, printable_json};
use crate::clients;
use crate::mask::{Masked, MaskedEvidence, MaskedOutcome};
use crate::probe::outcome::{Transport, Verdict};

/// A file that could not be probed, and why.
#[derive(Clone, Debug, Serialize)]
pub struct Failure {
    /// The path as given.
    pub path: Masked,
    /// Why.
    pub message: Masked,
}

#[derive(Serialize)]
struct Output<'a> {
    schema_version: u32,
    results: &'a [MaskedOutcome],
    errors: &'a [Failure],
}

/// The contract's JSON.
pub fn json(results: &[MaskedOutcome], errors: &[Failure]) -> String {
    let output = Output { schema_version: 1, results, errors };
    printable_json(serde_json::to_string_pretty(&output).unwrap_or_default()) + "\n"
}

/// The outcomes for people, in `width` columns.
pub fn lines(results: &[MaskedOutcome], color: bool, width: usize) -> String {
    let mut page = Page { out: String::new(), color, width: width.max(40) };
    let name_width =
        results.iter().map(|result| shown(&result.server).chars().count()).max().unwrap_or(0).min(24);
    let mut file = None;
    for result in results {
        if file != Some(&result.file) {
            page.file(result, file.is_some());
            file = Some(&result.file);
        }
        page.result(result, name_width);
    }
    page.summary(results);
    page.out
}

/// The widest verdict.
const VERDICT_WIDTH: usize = 15;

struct Page {
    out: String,
    color: bool,
    width: usize,
}

impl Page {
    fn file(&mut self, result: &MaskedOutcome, is_later: bool) {
        if is_later {
            self.out.push('\n');
        }
        let client = result.client.and_then(clients::by_id).map(|client| client.name);
        let how = client.map_or(String::new(), |client| format!(", as {client} starts it"));
        let line = format!("{}{how}", shown(&result.file));
        let painted = self.style("1", &line);
        self.out.push_str(&painted);
        self.out.push_str("\n\n");
    }

    fn result(&mut self, result: &MaskedOutcome, name_width: usize) {
        let name = shown(&result.server);
        let word = result.verdict.name();
        let is_ok = result.verdict == Verdict::Ok;
        let text = if is_ok { summary_of(&result.evidence) } else { printable(&result.cause) };
        let head = format!("{word:VERDICT_WIDTH$}  {name:name_width$}");
        let color = match result.verdict {
            Verdict::Ok => "32",
            Verdict::Skipped => "2",
            _ => "31",
        };
        let painted = format!("{}  {name:name_width$}", self.style(color, &format!("{word:VERDICT_WIDTH$}")));
        // A cause has lines of its own: beside two columns little room is left for it.
        if is_ok || result.verdict == Verdict::Skipped {
            self.wrapped(&head, &painted, "  ", &text, VERDICT_WIDTH + name_width + 4);
        } else {
            if !self.out.ends_with("\n\n") {
                self.out.push('\n');
            }
            let _ = writeln!(self.out, "{}", painted.trim_end());
            self.wrapped("  ", "  ", "", &text, 2);
        }
        if is_ok {
            result.evidence.notes.iter().for_each(|note| self.field("note", note));
            return;
        }
        if result.verdict != Verdict::Skipped {
            if let Some(help) = &result.help {
                self.field("fix", help);
            }
            if !result.rules.is_empty() {
                let word = if result.rules.len() == 1 { "rule" } else { "rules" };
                self.field(word, &result.rules.join(", "));
            }
            self.evidence(result);
        } else if let Some(help) = &result.help {
            self.field("to probe it", help);
        }
        self.out.push('\n');
    }

    fn evidence(&mut self, result: &MaskedOutcome) {
        let seen = &result.evidence;
        if !seen.command.is_empty() {
            let label = if result.transport == Transport::Stdio { "ran" } else { "asked" };
            self.field(label, &seen.command);
        }
        if let Some(folder) = seen.folder.as_ref().filter(|_| !seen.command.is_empty()) {
            self.field("in", folder);
        }
        if !seen.variables.is_empty() {
            let label = if result.transport == Transport::Stdio { "variables" } else { "headers" };
            self.field(label, &join(&seen.variables));
        }
        if !seen.unset.is_empty() {
            self.field("not set", &join(&seen.unset));
        }
        if !seen.searched.is_empty() {
            self.field("looked in", &join(&seen.searched));
        }
        seen.notes.iter().for_each(|note| self.field("note", note));
        self.block("stdout", &seen.stdout, false);
        self.block("stderr", &seen.stderr, true);
        self.block("answer", &seen.http_answer, false);
    }

    fn field(&mut self, label: &str, text: &str) {
        let head = format!("  {label}: ");
        let painted = self.style("2", &head);
        self.wrapped(&head, &painted, "", &printable(text), 4);
    }

    /// Lines of another program, each marked: at most ten, the first or the last.
    fn block(&mut self, label: &str, text: &str, is_end: bool) {
        const MOST: usize = 10;
        let is_frame = |line: &str| line.trim_start().starts_with("at ");
        let lines: Vec<&str> =
            text.lines().filter(|line| !line.trim().is_empty() && !is_frame(line)).collect();
        if lines.is_empty() {
            return;
        }
        let skip = if is_end { lines.len().saturating_sub(MOST) } else { 0 };
        let more = lines.len().saturating_sub(MOST);
        let count = if more > 0 { format!(" ({more} more lines not shown)") } else { String::new() };
        let head = self.style("2", &format!("  {label}{count}"));
        let _ = writeln!(self.out, "{head}");
        for line in lines.iter().skip(skip).take(MOST) {
            let room = self.width.saturating_sub(6);
            let line = printable(line);
            let mut short: String = line.chars().take(room).collect();
            if line.chars().count() > room {
                short.pop();
                short.push('…');
            }
            let bar = self.style("2", "    |");
            let _ = writeln!(self.out, "{bar} {short}");
        }
    }

    fn wrapped(&mut self, head: &str, painted: &str, gap: &str, text: &str, indent: usize) {
        let indent = " ".repeat(indent.min(self.width / 2));
        let options = textwrap::Options::new(self.width)
            .subsequent_indent(&indent)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(false)
            .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
        let whole = format!("{head}{gap}{text}");
        let lines = textwrap::wrap(&whole, options);
        let first = lines.first().map(|line| line.to_string()).unwrap_or_default();
        // What is painted is as wide as `head` for the eye.
        let rest = first.strip_prefix(head).unwrap_or(&first);
        let start = if first.starts_with(head) { painted } else { "" };
        let _ = writeln!(self.out, "{}", format!("{start}{rest}").trim_end());
        for line in lines.iter().skip(1) {
            let _ = writeln!(self.out, "{}", line.trim_end());
        }
    }

    fn summary(&mut self, results: &[MaskedOutcome]) {
        let count =
            |fits: &dyn Fn(Verdict) -> bool| results.iter().filter(|result| fits(result.verdict)).count();
        let ok = count(&|verdict| verdict == Verdict::Ok);
        let skipped = count(&|verdict| verdict == Verdict::Skipped);
        let failed = results.len() - ok - skipped;
        let mut parts = vec![format!("{ok} ok")];
        if failed > 0 {
            parts.push(format!("{failed} not"));
        }
        if skipped > 0 {
            parts.push(format!("{skipped} skipped"));
        }
        if !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
        let _ = writeln!(self.out, "{}", parts.join(", "));
    }

    fn style(&self, code: &str, text: &str) -> String {
        if self.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

fn shown(text: &str) -> String {
    if text.is_empty() { "(no name)".to_owned() } else { printable(text) }
}

fn join(texts: &[Masked]) -> String {
    texts.iter().map(|text| &**text).collect::<Vec<_>>().join(", ")
}

/// `13 tools, 4 prompts; answered after 1.2 s`
fn summary_of(seen: &MaskedEvidence) -> String {
    let counted = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let mut parts = vec![match &seen.tools {
        Some(tools) => counted(tools.len(), "tool"),
        None => "no tools".to_owned(),
    }];
    parts.extend(seen.prompts.filter(|count| *count > 0).map(|count| counted(count, "prompt")));
    parts.extend(seen.resources.filter(|count| *count > 0).map(|count| counted(count, "resource")));
    let took = seen.answered_after.map(|took| format!("; answered after {took:.1} s")).unwrap_or_default();
    format!("{}{took}", parts.join(", "))
}
