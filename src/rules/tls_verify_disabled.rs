//! `tls-verify-disabled`: certificates are not checked.

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;

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
const SWITCHES: [(&str, &[&str]); 9] = [
    ("NODE_TLS_REJECT_UNAUTHORIZED", OFF),
    ("PYTHONHTTPSVERIFY", OFF),
    ("SSL_VERIFY", OFF),
    ("CLICKHOUSE_VERIFY", OFF),
    ("JIRA_SSL_VERIFY", OFF),
    ("CONFLUENCE_SSL_VERIFY", OFF),
    ("GIT_SSL_NO_VERIFY", ON),
    ("CURL_INSECURE", ON),
    ("ES_SSL_SKIP_VERIFY", ON),
];
const OFF: &[&str] = &["0", "false", "no", "off"];
const ON: &[&str] = &["1", "true", "yes", "on"];

/// Options that turn the check off, whichever program reads them.
const OPTIONS: [&str; 7] = [
    "--insecure",
    "--insecure-skip-tls-verify",
    "--insecure-skip-verify",
    "--skip-tls-verify",
    "--no-check-certificate",
    "--no-ssl-verify",
    "--no-verify-ssl",
];

fn check(_: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let is_local = |text: &str| text.contains("://localhost") || text.contains("://127.0.0.1");
    let stays_here = || {
        argv.tokens.iter().any(|token| is_local(&token.text))
            || server.env_vars().any(|variable| variable.value.as_str().is_some_and(is_local))
    };
    let mut report = |span: Span, what: &str| {
        let finding = findings.report(
            span,
            format!(
                "{what} turns the check of certificates off: whoever is on the way reads and changes all"
            ),
        );
        let way = if what.starts_with("NODE_") {
            "name the file of your own authority in NODE_EXTRA_CA_CERTS instead"
        } else {
            "remove it, and let the system trust your own authority"
        };
        finding.label(span, "no check").fix(Fix::suggestion(way, Vec::new()));
        if stays_here() {
            finding.severity(Severity::Info);
        }
    };
    for variable in server.env_vars() {
        if variable.value.as_str().is_some_and(|value| turns_off(&variable.key, value)) {
            report(variable.span(), &variable.key);
        }
    }
    for (at, token) in argv.tokens.iter().enumerate().skip(1) {
        let text = token.text.as_ref();
        let next = argv.tokens.get(at + 1).map_or("", |next| next.text.as_ref());
        if let Some((name, _)) = text.split_once('=').filter(|(name, value)| turns_off(name, value)) {
            report(token.span, name);
        } else if OPTIONS.contains(&text) && !OFF.contains(&next) {
            report(token.span, text);
        }
    }
    for layer in argv.layers.iter().filter(|layer| argv.name(layer) == "curl") {
        if let Some(token) = argv.args(layer).iter().find(|token| is_curl_k(&token.text)) {
            report(token.span, "-k");
        }
    }
}

fn turns_off(name: &str, value: &str) -> bool {
    let is_word = |word: &&str| word.eq_ignore_ascii_case(value);
    SWITCHES.iter().any(|(switch, words)| *switch == name && words.iter().any(&is_word))
}

/// `-k` alone or among other letters: `-sSk`.
fn is_curl_k(text: &str) -> bool {
    let letters = text.strip_prefix('-').unwrap_or_default();
    letters.contains('k')
        && letters.bytes().all(|letter| matches!(letter, b'k' | b's' | b'S' | b'L' | b'f' | b'v' | b'i'))
}
