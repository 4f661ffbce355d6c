//! `tls-verify-disabled`: certificates are not checked.

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "tls-verify-disabled",
    category: Category::Security,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Suggestion),
    summary: "certificates are not checked",
    check: Check::Server(check),
};

/// Variables that turn the check off when they hold a word of the second list.
const SWITCHES: [(&str, &[&str]); 8] = [
    ("NODE_TLS_REJECT_UNAUTHORIZED", OFF),
    ("PYTHONHTTPSVERIFY", OFF),
    ("SSL_VERIFY", OFF),
    ("CLICKHOUSE_VERIFY", OFF),
    ("JIRA_SSL_VERIFY", OFF),
    ("CONFLUENCE_SSL_VERIFY", OFF),
    ("GIT_SSL_NO_VERIFY", ON),
    ("ES_SSL_SKIP_VERIFY", ON),
];
const OFF: &[&str] = &["0", "false", "no", "off"];
const ON: &[&str] = &["1", "true", "yes", "on"];

fn check(_: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let is_local = |text: &str| text.contains("://localhost") || text.contains("://127.0.0.1");
    let stays_here = argv.tokens.iter().any(|token| is_local(&token.text))
        || server.env_vars().any(|variable| variable.value.as_str().is_some_and(is_local));
    for variable in server.env_vars() {
        let Some((_, words)) = SWITCHES.iter().find(|(name, _)| *name == variable.key) else { continue };
        let value = variable.value.as_str().unwrap_or_default().to_ascii_lowercase();
        if !words.contains(&value.as_str()) {
            continue;
        }
        let finding = findings.report(
            variable.span(),
            format!(
                "{} turns the check of certificates off: whoever is on the way reads and changes all",
                variable.key
            ),
        );
        let way = if variable.key.starts_with("NODE_") {
            "name the file of your own authority in NODE_EXTRA_CA_CERTS instead"
        } else {
            "remove it, and let the system trust your own authority"
        };
        finding.label(variable.span(), "no check").fix(Fix::suggestion(way, Vec::new()));
        if stays_here {
            finding.severity(Severity::Info);
        }
    }
}
