//! One line per finding: `path:line:col: severity[rule] message`.

use std::fmt::Write as _;

use super::{RenderOptions, not_shown_line, printable, summary_line};
use crate::mask::MaskedReport;

/// The whole report.
pub fn render(report: &MaskedReport, options: &RenderOptions) -> String {
    let mut out = String::new();
    for file in &report.files {
        for diagnostic in file.diagnostics.iter().take(options.max_diagnostics) {
            let place = file.position(diagnostic.span.start);
            let _ = writeln!(
                out,
                "{}:{}:{}: {}[{}] {}",
                printable(&file.path),
                place.line,
                place.column,
                diagnostic.severity.name(),
                diagnostic.rule,
                printable(&diagnostic.message),
            );
        }
        if let Some(line) = not_shown_line(file, options) {
            let _ = writeln!(out, "{line}");
        }
    }
    let _ = writeln!(out, "{}", summary_line(report, options.fixing));
    out
}
