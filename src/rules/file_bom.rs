//! `file-bom`: a byte order mark at the start of the file.

use crate::clients::Knowledge;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::source::BOM;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "file-bom",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Safe),
    summary: "the file starts with a byte order mark",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    if !context.text.starts_with(BOM) {
        return;
    }
    let accepted = context.dialect.map_or(Knowledge::Unknown, |dialect| dialect.leniency.bom);
    let mark = Span::new(0, BOM.len());
    let fix = Fix::safe("remove the byte order mark", vec![Edit::delete(mark)]);
    match accepted {
        Knowledge::Yes => {}
        Knowledge::No => {
            findings
                .report(
                    mark,
                    format!(
                        "the file starts with a byte order mark, which JSON.parse refuses, so {} loads no server of \
                         it; some versions then write the file anew without your servers",
                        context.client()
                    ),
                )
                .label(mark, "three invisible bytes, EF BB BF")
                .fix(fix)
                .maybe_says(context.dialect.and_then(|dialect| dialect.parse_error));
        }
        Knowledge::Unknown => {
            findings
                .report(
                    mark,
                    format!(
                        "the file starts with a byte order mark; some versions of {} refuse it",
                        context.dialect.map_or("the clients that may read it", |dialect| dialect.name)
                    ),
                )
                .label(mark, "three invisible bytes, EF BB BF")
                .severity(Severity::Info)
                .impact(Impact::None)
                .fix(fix);
        }
    }
}
