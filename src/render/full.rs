//! For people: the message, the lines with marks, the client's own words, the fix.

use std::fmt::{self, Write as _};

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, ThemeCharacters, ThemeStyles};

use super::snippet::Snippet;
use super::{RenderOptions, not_shown_line, printable, summary_line};
use crate::diagnostic::{Applicability, Severity};
use crate::mask::{MaskedDiagnostic, MaskedFile, MaskedReport};

/// The whole report.
pub fn render(report: &MaskedReport, options: &RenderOptions) -> String {
    let mut out = render_findings(report, options);
    let _ = writeln!(out, "{}", summary_line(report, options.fixing));
    out
}

/// The findings of a report, without the counts at its end.
pub fn render_findings(report: &MaskedReport, options: &RenderOptions) -> String {
    let mut out = String::new();
    for file in &report.files {
        render_file(&mut out, file, options);
    }
    out
}

fn render_file(out: &mut String, file: &MaskedFile, options: &RenderOptions) {
    let client = file.client.map_or("The client", |client| client.name);
    let view = View { file, client, options };
    for diagnostic in file.diagnostics.iter().take(options.max_diagnostics) {
        view.diagnostic(out, diagnostic);
    }
    if let Some(line) = not_shown_line(file, options) {
        let _ = writeln!(out, "{line}\n");
    }
}

/// One file, as all of its findings are shown.
struct View<'a> {
    file: &'a MaskedFile,
    client: &'a str,
    options: &'a RenderOptions,
}

impl View<'_> {
    fn diagnostic(&self, out: &mut String, diagnostic: &MaskedDiagnostic) {
        let paint = Paint { color: self.options.color };
        let head = format!("{}[{}]", diagnostic.severity.name(), diagnostic.rule);
        let message = printable(&diagnostic.message);
        self.wrapped(out, &head, &format!(": {message}"), &paint.severity(&head, diagnostic.severity));
        self.snippet(out, diagnostic);
        if let Some(says) = &diagnostic.client_says {
            let label = format!("  {} says", self.client);
            let says = printable(says);
            self.wrapped(out, &label, &format!(": {says}"), &paint.dim(&label));
        }
        if let Some(help) = &diagnostic.help {
            let help = printable(help);
            self.wrapped(out, "  help", &format!(": {help}"), &paint.bold("  help"));
        }
        if let Some(fix) = &diagnostic.fix {
            let label = match fix.applicability {
                Applicability::Safe => "  fix",
                Applicability::Unsafe => "  fix (unsafe)",
                Applicability::Suggestion => "  suggestion",
            };
            let title = printable(&fix.title);
            self.wrapped(out, label, &format!(": {title}"), &paint.bold(label));
        }
        out.push('\n');
    }

    /// Writes `head` and `rest`, wrapped as one text; `head` is shown as `painted`.
    fn wrapped(&self, out: &mut String, head: &str, rest: &str, painted: &str) {
        let indent = if head.starts_with(' ') { "    " } else { "  " };
        let options = textwrap::Options::new(self.options.width.max(40))
            .subsequent_indent(indent)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(false)
            .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
        let text = format!("{head}{rest}");
        for (index, line) in textwrap::wrap(&text, options).into_iter().enumerate() {
            match line.strip_prefix(head).filter(|_| index == 0) {
                Some(after) => {
                    let _ = writeln!(out, "{painted}{after}");
                }
                None => {
                    let _ = writeln!(out, "{line}");
                }
            }
        }
    }

    fn snippet(&self, out: &mut String, diagnostic: &MaskedDiagnostic) {
        let mut snippet = Snippet::new(self.file, &diagnostic.labels, self.options.width);
        let labels = std::mem::take(&mut snippet.labels);
        let view = Marked { snippet, labels, severity: diagnostic.severity };
        let mut drawn = String::new();
        let handler = GraphicalReportHandler::new_themed(self.theme())
            .with_width(self.options.width.max(40))
            .with_links(false);
        if handler.render_report(&mut drawn, &view).is_err() {
            return;
        }
        // miette starts with a line for its own message, which is empty here.
        for line in drawn.lines().skip_while(|line| !line.contains('╭')) {
            let _ = writeln!(out, "{}", line.trim_end());
        }
    }

    fn theme(&self) -> GraphicalTheme {
        let styles = if self.options.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
        GraphicalTheme { characters: ThemeCharacters::unicode(), styles }
    }
}

/// What miette draws: marks over lines, and nothing else.
struct Marked {
    snippet: Snippet,
    labels: Vec<LabeledSpan>,
    severity: Severity,
}

impl fmt::Debug for Marked {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Marked")
    }
}

impl fmt::Display for Marked {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Marked {}

impl miette::Diagnostic for Marked {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Info => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        Some(&self.snippet)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

/// The few styles beside miette's.
#[derive(Clone, Copy)]
struct Paint {
    color: bool,
}

impl Paint {
    fn severity(self, text: &str, severity: Severity) -> String {
        self.style(
            text,
            match severity {
                Severity::Error => "1;31",
                Severity::Warning => "1;33",
                Severity::Info => "1;36",
            },
        )
    }

    fn bold(self, text: &str) -> String {
        self.style(text, "1")
    }

    fn dim(self, text: &str) -> String {
        self.style(text, "2")
    }

    fn style(self, text: &str, code: &str) -> String {
        if self.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
