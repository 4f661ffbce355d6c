//! `moved-endpoint`: a hosted server that is not where it was.

use super::support::remote::{Address, Named, Place, named_transport, word};
use super::support::tokens;
use crate::clients::UrlWithoutWord;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::knowledge::endpoints::{self, Moved, State};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::Member;

pub(super) static RULE: Rule = Rule {
    name: "moved-endpoint",
    category: Category::Remote,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "the URL is one that the server's owner has taken down or given up",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(address) = Address::of(server) else { return };
    let Some(url) = address.url() else { return };
    let Some(row) = endpoints::moved(&url).filter(|_| url.is_http()) else { return };
    let old = format!("{}://{}{}", url.scheme, url.host, url.path);
    let gone = match row.state {
        State::Removed => true,
        State::NoSse => insists_on_sse(context, server, &address),
        State::Deprecated => false,
    };
    let new = format!(
        "{}{}{}",
        &address.text.trim()[..url.path_start],
        row.new_path,
        &url.text[url.path_start + url.path.len()..]
    );
    let message = format!("{old} {}; the server is at {} now", row.what, row.new_path);
    let span = address.locate(context, url.path_start, url.path);
    let diagnostic = findings.report(address.span, message);
    diagnostic
        .label(span, if gone { "answers no more" } else { "the old path" })
        .maybe_fix(repair(context, server, &address, row, &new, gone))
        .help(help(row));
    if !gone {
        diagnostic.severity(Severity::Warning).impact(Impact::None);
    }
}

fn help(row: &Moved) -> String {
    let needs = row.needs.map_or_else(String::new, |needs| format!("{needs}, "));
    format!("{needs}according to {} (checked {})", row.source, row.checked)
}

/// Whether the entry asks for HTTP+SSE and nothing else.
fn insists_on_sse(context: &Context<'_>, server: &Server<'_>, address: &Address<'_, '_>) -> bool {
    match &address.place {
        Place::McpRemote(_, line) => {
            let argv = server.argv();
            line.value(argv, "--transport").is_some_and(|at| argv.tokens[at].text == "sse-only")
        }
        Place::Field(field) => {
            let key = server.dialect.and_then(|dialect| dialect.transport_keys(context.path)?.1);
            key.is_some_and(|key| field.key == key)
                || named_transport(server).is_some_and(|(_, named)| named == Named::Sse)
                || server
                    .dialect
                    .is_some_and(|dialect| dialect.transport.url_without_word == UrlWithoutWord::Sse)
        }
    }
}

fn repair(
    context: &Context<'_>,
    server: &Server<'_>,
    address: &Address<'_, '_>,
    row: &Moved,
    new: &str,
    gone: bool,
) -> Option<Fix> {
    if !address.is_editable(server) {
        return None;
    }
    let mut edits = vec![context.editor().replace_string(address.span, new)];
    // A client stores tokens by URL: another one means another login.
    let mut applicability = if gone { Applicability::Safe } else { Applicability::Unsafe };
    let mut also = "";
    match &address.place {
        Place::McpRemote(_, line) => {
            let sse = line
                .value(server.argv(), "--transport")
                .filter(|at| matches!(server.argv().tokens[*at].text.as_ref(), "sse-only" | "sse-first"));
            if let Some(at) = sse {
                edits.extend(tokens::remove(context, server, at - 1, 2)?);
                also = ", and drop --transport";
            }
        }
        Place::Field(field) => {
            let transport = transport(context, server, field)?;
            if server.dialect.is_none() && !transport.is_empty() {
                applicability = Applicability::Unsafe;
            }
            if !transport.is_empty() {
                also = ", and say that it speaks streamable HTTP";
            }
            edits.extend(transport);
        }
    }
    if row.needs.is_some() {
        applicability = Applicability::Suggestion;
    }
    Some(Fix::new(applicability, format!("write {}{also}", row.new_path), edits))
}

/// The edits that make the client speak streamable HTTP; `None` where no word is known for it.
fn transport(context: &Context<'_>, server: &Server<'_>, url: &Member<'_>) -> Option<Vec<Edit>> {
    if let Some((field, named)) = named_transport(server) {
        if named == Named::Http {
            return Some(Vec::new());
        }
        let http = word(server.dialect, Named::Http)?;
        return Some(vec![context.editor().replace_string(field.value.span, http)]);
    }
    let Some(dialect) = server.dialect else { return Some(Vec::new()) };
    if let Some((http, Some(sse))) = dialect.transport_keys(context.path) {
        let edits = (url.key == sse).then(|| context.editor().rename_key(url, http));
        return Some(edits.unwrap_or_default());
    }
    let Some(key) = dialect.transport.key.filter(|key| server.field(key).is_none()) else {
        return Some(Vec::new());
    };
    match dialect.transport.url_without_word {
        UrlWithoutWord::Sse | UrlWithoutWord::Rejected(_) => {
            let http = word(Some(dialect), Named::Http)?;
            let index = server.field_index(url)?;
            Some(context.editor().insert_member(server.node, index, key, &http.into()))
        }
        _ => Some(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Applicability;
    use crate::fix::fix_text;
    use crate::{LintOptions, clients};

    /// `remote-missing-type` would write the word for SSE, as the old path says.
    #[test]
    fn an_entry_without_a_type_gets_that_of_the_new_endpoint() {
        for (url, new) in [
            ("https://mcp.linear.app/sse", "https://mcp.linear.app/mcp"),
            ("https://mcp.neon.tech/sse", "https://mcp.neon.tech/mcp"),
        ] {
            let text = format!(r#"{{"mcpServers":{{"a":{{"url":"{url}"}}}}}}"#);
            let options = LintOptions { client: clients::by_id("claude-code"), ..LintOptions::default() };
            let fixed = fix_text(&text, ".mcp.json", &options, Applicability::Unsafe);
            assert_eq!(fixed.text, format!(r#"{{"mcpServers":{{"a":{{"type":"http","url":"{new}"}}}}}}"#));
        }
    }
}
