//! One line per finding: `path:line:col: severity[rule] message`.

use std::fmt::Write as _;

use super::{RenderOptions, printable, summary_line};
use crate::report::Report;
use crate::source::LineIndex;

/// The whole report.
pub fn render(report: &Report, options: &RenderOptions) -> String {
    let mut out = String::new();
    for (file, text) in &report.files {
        let mask = options.mask(text);
        let lines = LineIndex::new(text);
        for diagnostic in file.diagnostics.iter().take(options.max_diagnostics) {
            let place = lines.position(text, diagnostic.span.start);
            let _ = writeln!(
                out,
                "{}:{}:{}: {}[{}] {}",
                printable(&mask.hide(&file.path)),
                place.line,
                place.column,
                diagnostic.severity.name(),
                diagnostic.rule,
                printable(&mask.hide(&diagnostic.message)),
            );
        }
        if let Some(rest) = file.diagnostics.len().checked_sub(options.max_diagnostics + 1) {
            let _ = writeln!(out, "{}: {} more findings not shown", printable(&file.path), rest + 1);
        }
    }
    let _ = writeln!(out, "{}", summary_line(&report.summary(), options.fixing));
    out
}
