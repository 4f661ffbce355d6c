//! Prints what the website shows of the code, as JSON: rules, clients, errors. `site/build.py` reads it.
//!
//! An example, and no subcommand: it is for the site alone, and its shape may change with it.

mod client;
mod field;
mod sample;
mod words;

use mcplint::knowledge::errors;
use mcplint::rules::RULES;
use serde_json::{Value, json};

#[allow(clippy::print_stdout, reason = "what it is for")]
fn main() {
    let data = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules(),
        "clients": client::all(),
        "errors": known_errors(),
    });
    println!("{data}");
}

/// In the order of the code, which is the order of the families.
fn rules() -> Vec<Value> {
    let rule = |rule: &&mcplint::rule::Rule| {
        json!({
            "name": rule.name,
            "category": rule.category.name(),
            "severity": rule.severity,
            "impact": rule.impact,
            "fix": rule.fix,
            "summary": rule.summary,
            "url": mcplint::rules::page_url(rule.name),
        })
    };
    RULES.iter().map(rule).collect()
}

fn known_errors() -> Vec<Value> {
    let cause = |cause: &mcplint::errors::Cause| json!({ "text": cause.text, "rules": cause.found_by() });
    let row = |error: &'static mcplint::errors::KnownError| {
        json!({
            "name": error.name,
            "see": error.see,
            "meaning": error.meaning,
            "causes": error.causes.iter().map(cause).collect::<Vec<_>>(),
            "clean": match error.clean {
                mcplint::errors::Clean::ByHand(word) | mcplint::errors::Clean::Do(word) => word,
            },
            "by_hand": matches!(error.clean, mcplint::errors::Clean::ByHand(_)),
            "samples": error.samples,
            "sources": error.sources,
            "checked": error.checked,
        })
    };
    errors::all().map(row).collect()
}
