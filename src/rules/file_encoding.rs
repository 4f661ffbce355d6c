//! `file-encoding`: a file that is not UTF-8.

use crate::clients::Knowledge;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::source::Encoding;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "file-encoding",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Unsafe),
    summary: "the file is not UTF-8",
    check: Check::File(check),
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let client = context.client();
    match context.encoding {
        Encoding::Utf8 => {}
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let start = Span::empty(0);
            let finding = findings.report(
                start,
                format!("the file is UTF-16, two bytes for each letter; {client} reads UTF-8, so it finds no JSON in it"),
            );
            finding
                .label(start, "FF FE or FE FF, then a NUL byte beside each letter")
                .maybe_says(context.dialect.and_then(|dialect| dialect.parse_error))
                .fix(Fix::unsafe_("write the file anew as UTF-8", Vec::new()));
            // A parser that is no JavaScript may look at the mark.
            if context.dialect.is_some_and(|dialect| dialect.leniency.comments == Knowledge::Unknown) {
                finding.severity(Severity::Warning);
            }
        }
        Encoding::Unknown { offset } => {
            let byte = Span::new(offset, offset + 1);
            findings
                .report(
                    byte,
                    format!(
                        "this byte is not UTF-8, so {client} reads another letter here or refuses the file; nothing \
                         else of the file was judged"
                    ),
                )
                .severity(Severity::Warning)
                .label(byte, "no UTF-8; Latin-1 or another code page, perhaps")
                .help("open the file in the encoding that it was written in, and save it as UTF-8");
        }
    }
}
