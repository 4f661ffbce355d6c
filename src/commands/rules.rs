//! `mcplint rules`.

use std::fmt::Write as _;

use serde::Serialize;

use super::{CommandError, print};
use crate::cli::ListFormat;
use mcplint::diagnostic::{Applicability, Impact, Severity};
use mcplint::rules::{RULES, page_url};

#[derive(Serialize)]
struct Row {
    name: &'static str,
    category: &'static str,
    severity: Severity,
    impact: Impact,
    fix: Option<Applicability>,
    summary: &'static str,
    url: String,
}

pub(super) fn run(format: ListFormat) -> Result<u8, CommandError> {
    match format {
        ListFormat::Full => print(&table())?,
        ListFormat::Json => {
            let rows: Vec<Row> = RULES
                .iter()
                .map(|rule| Row {
                    name: rule.name,
                    category: rule.category.name(),
                    severity: rule.severity,
                    impact: rule.impact,
                    fix: rule.fix,
                    summary: rule.summary,
                    url: page_url(rule.name),
                })
                .collect();
            let mut json = serde_json::to_string_pretty(&rows).unwrap_or_default();
            json.push('\n');
            print(&json)?;
        }
    }
    Ok(0)
}

fn table() -> String {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    let mut category = None;
    for rule in RULES {
        if category != Some(rule.category) {
            let _ = writeln!(out, "{}{}", if category.is_some() { "\n" } else { "" }, rule.category.name());
            category = Some(rule.category);
        }
        let fix = rule.fix.map_or("-", Applicability::name);
        let _ = writeln!(out, "  {:width$}  {:7}  {fix:10}", rule.name, rule.severity.name());
    }
    let _ = writeln!(out, "\nmcplint explain RULE tells what a rule finds and why.");
    out
}
