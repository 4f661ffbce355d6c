//! `remote-missing-type`: a URL, and no word that says how to talk to it.

use super::support::shape::{url_path, url_speaks_sse};
use crate::clients::{Dialect, Mistake, Outcome, UrlWithoutWord};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::near::squash;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::Member;

pub(super) static RULE: Rule = Rule {
    name: "remote-missing-type",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ServerRejected,
    fix: Some(Applicability::Safe),
    summary: "a remote server does not say which transport it speaks",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    let (Some(key), Some(url)) = (dialect.transport.key, server.url()) else { return };
    let address = url.value.as_str().map(str::trim).filter(|address| !address.is_empty());
    if server.command().is_some() || names_transport(server, key) {
        return;
    }
    let client = dialect.name;
    match dialect.transport.url_without_word {
        UrlWithoutWord::Rejected(words) => {
            let reaction = server.reaction(Mistake::NoType);
            let outcome = match reaction.map(|reaction| reaction.outcome) {
                Some(Outcome::FileRejected) => Outcome::FileRejected,
                _ => Outcome::EntryDropped,
            };
            let says = words.replace("{name}", server.name);
            // An entry that is dropped without a word.
            let is_silent =
                reaction.is_some_and(|reaction| reaction.says.is_none()) && dialect.stub_flag.is_some();
            findings
                .report(
                    url.key_span,
                    format!(
                        "{client} does not guess how to talk to a \"{}\": without \"{key}\" it {}",
                        url.key,
                        outcome.verb()
                    ),
                )
                .impact(outcome.impact())
                .label(url.key_span, format!("no \"{key}\" beside it"))
                .maybe_says(Some(says.as_str()).filter(|_| !is_silent))
                .maybe_fix(repair(context, dialect, server, url, Applicability::Safe));
        }
        UrlWithoutWord::Sse if address.is_some_and(|address| !url_speaks_sse(address)) => {
            let Some(address) = address else { return };
            // Elsewhere than at the usual end point the server may speak server-sent events after all.
            let certainty =
                if last_segment(address) == "mcp" { Applicability::Safe } else { Applicability::Unsafe };
            findings
                .report(
                    url.key_span,
                    format!(
                        "without \"{key}\" {client} takes this for a server that speaks HTTP+SSE; \
                         a streamable HTTP server answers that with 404 or 405"
                    ),
                )
                .severity(Severity::Warning)
                .impact(Impact::ServerFails)
                .label(url.key_span, format!("no \"{key}\" beside it"))
                .maybe_fix(repair(context, dialect, server, url, certainty));
        }
        _ => {}
    }
}

/// Whether the entry names its transport, if only under another client's key or misspelt.
fn names_transport(server: &Server<'_>, key: &str) -> bool {
    server.fields().iter().any(|field| {
        let squashed = squash(&field.key);
        squashed == squash(key) || matches!(squashed.as_str(), "type" | "transport" | "transporttype")
    })
}

fn repair(
    context: &Context<'_>,
    dialect: &Dialect,
    server: &Server<'_>,
    url: &Member<'_>,
    certainty: Applicability,
) -> Option<Fix> {
    let transport = &dialect.transport;
    let address = url.value.as_str()?;
    let word = if address.starts_with("ws://") || address.starts_with("wss://") {
        transport.other.iter().find(|word| word.starts_with("ws"))?
    } else if url_speaks_sse(address) {
        transport.sse.first().or(transport.http.first())?
    } else {
        transport.http.first()?
    };
    let key = transport.key?;
    let edits = context.editor().insert_member(server.node, server.field_index(url)?, key, &(*word).into());
    Some(Fix::new(certainty, format!("insert \"{key}\": \"{word}\""), edits))
}

fn last_segment(address: &str) -> &str {
    url_path(address).trim_end_matches('/').rsplit('/').next().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Applicability;
    use crate::fix::fix_text;
    use crate::{LintOptions, clients};

    fn fixed(url: &str) -> String {
        let text = format!(r#"{{"mcpServers":{{"a":{{"url":"{url}"}}}}}}"#);
        let options = LintOptions { client: clients::by_id("claude-code"), ..LintOptions::default() };
        fix_text(&text, ".mcp.json", &options, Applicability::Safe).text
    }

    #[test]
    fn the_url_chooses_the_word() {
        for (url, word) in [
            ("https://h.test/mcp", "http"),
            ("https://h.test", "http"),
            ("https://sse.test/v1?sse=1", "http"),
            ("https://h.test/v1/sse", "sse"),
            ("https://h.test/SSE?key=1", "sse"),
            ("https://h.test/sse/", "sse"),
            ("wss://h.test/mcp", "ws"),
        ] {
            assert!(fixed(url).contains(&format!(r#""type":"{word}","url""#)), "{url}: {}", fixed(url));
        }
    }

    #[test]
    fn paths_are_found_in_urls() {
        assert_eq!(url_path("https://h.test/a/mcp?x=/sse#y"), "/a/mcp");
        assert_eq!(url_path("https://h.test"), "");
        assert_eq!(last_segment("https://h.test/a/mcp/"), "mcp");
    }
}
