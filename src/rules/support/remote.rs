//! The URLs under which entries reach servers: in a field of their own, or behind mcp-remote.

use crate::argv::TokenPlace;
use crate::argv::mcp_remote::McpRemote;
use crate::clients::Dialect;
use crate::model::Server;
use crate::rule::Context;
use crate::span::Span;
use crate::syntax::Member;
use crate::url::Url;
use crate::variables::{Text, scan};

/// A URL under which an entry reaches its server.
pub(in crate::rules) struct Address<'s, 'a> {
    /// The URL, decoded.
    pub(in crate::rules) text: &'s str,
    /// Its bytes in the file, quotes included.
    pub(in crate::rules) span: Span,
    /// Where it stands.
    pub(in crate::rules) place: Place<'s, 'a>,
    url: Option<Url<'s>>,
}

/// Where an [`Address`] stands.
pub(in crate::rules) enum Place<'s, 'a> {
    /// In a field of the entry.
    Field(&'a Member<'a>),
    /// Behind mcp-remote: the token, and the line.
    McpRemote(usize, &'s McpRemote),
}

impl<'s, 'a> Address<'s, 'a> {
    /// The URL of `server`; `None` where it has none, or one that its client does not look at.
    pub(in crate::rules) fn of(server: &'s Server<'a>) -> Option<Self> {
        if server.command().is_some() {
            let line = server.argv().mcp_remote()?;
            let at = line.url.or(line.first)?;
            let token = &server.argv().tokens[at];
            let is_option = token.text.starts_with('-');
            return (!is_option).then(|| Self {
                text: token.text.as_ref(),
                span: token.span,
                place: Place::McpRemote(at, line),
                url: Url::parse(token.text.trim()),
            });
        }
        // A list of URLs without names in a file of nobody's: an OpenAPI document has one.
        let is_nobodys = server.dialect.is_none() && server.name.is_empty();
        if is_nobodys || server.dialect.is_some_and(|dialect| dialect.keys.url.is_empty()) {
            return None;
        }
        let field = server.url()?;
        Some(Self {
            text: field.value.as_str()?,
            span: field.value.span,
            place: Place::Field(field),
            url: server.parsed_url(),
        })
    }

    /// The URL taken apart; `None` if it is none, or a variable holds the start of it.
    pub(in crate::rules) fn url(&self) -> Option<Url<'s>> {
        self.url
    }

    /// Whether the string stands in the file by itself, so that an edit can replace it.
    pub(in crate::rules) fn is_editable(&self, server: &Server<'_>) -> bool {
        match &self.place {
            Place::Field(_) => true,
            Place::McpRemote(at, _) => server.argv().tokens[*at].place != TokenPlace::Word,
        }
    }

    /// The bytes in the file of a part of the URL, given by its place in the text without blanks around it.
    pub(in crate::rules) fn locate(&self, context: &Context<'_>, start: usize, part: &str) -> Span {
        let blanks = self.text.len() - self.text.trim_start().len();
        let start = blanks + start;
        Text { text: self.text, span: self.span, is_key: false }
            .locate(context.text, Span::new(start, start + part.len()))
    }
}

/// Whether a part of a URL holds something that the client or the server fills in.
pub(in crate::rules) fn is_filled_in(part: &str) -> bool {
    !scan(part).is_empty() || part.contains("${") || part.contains("{{") || part.contains("$(")
}

/// The transport that an entry with a URL names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Named {
    /// Streamable HTTP.
    Http,
    /// HTTP+SSE.
    Sse,
}

/// What clients call streamable HTTP, where the client is not known.
const HTTP_WORDS: [&str; 5] =
    ["http", "streamable-http", "streamableHttp", "streamable_http", "streamablehttp"];

/// The field that names the transport of a remote entry, and which one; `None` where the client reads none.
pub(in crate::rules) fn named_transport<'a>(server: &Server<'a>) -> Option<(&'a Member<'a>, Named)> {
    let Some(dialect) = server.dialect else {
        let field = server.field("type").or_else(|| server.field("transport"))?;
        let word = field.value.as_str()?;
        let named = if word == "sse" { Named::Sse } else { Named::Http };
        return (word == "sse" || HTTP_WORDS.contains(&word)).then_some((field, named));
    };
    let field = server.field(dialect.transport.key?)?;
    let word = field.value.as_str()?;
    match word {
        word if dialect.transport.http.contains(&word) => Some((field, Named::Http)),
        word if dialect.transport.sse.contains(&word) => Some((field, Named::Sse)),
        _ => None,
    }
}

/// The client's word for a transport.
pub(in crate::rules) fn word(dialect: Option<&Dialect>, named: Named) -> Option<&'static str> {
    match (dialect, named) {
        (Some(dialect), Named::Http) => dialect.transport.http.first().copied(),
        (Some(dialect), Named::Sse) => dialect.transport.sse.first().copied(),
        (None, Named::Http) => Some("http"),
        (None, Named::Sse) => Some("sse"),
    }
}
