//! The secrets that stand in an entry, wherever they stand.

use std::collections::HashSet;

use crate::argv::wrapper::is_assignment;
use crate::clients::{Dialect, OAuthField};
use crate::model::Server;
use crate::rule::Context;
use crate::secrets::{self, Secret, SecretKind};
use crate::span::Span;
use crate::syntax::Member;
use crate::url::Url;

/// A secret in an entry.
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) struct Planted<'a> {
    /// Where it stands.
    pub(in crate::rules) place: SecretPlace,
    /// The variable, header, option or parameter that it is the value of; empty if there is none.
    pub(in crate::rules) name: &'a str,
    /// The whole string, as it reads.
    pub(in crate::rules) text: &'a str,
    /// The whole string in the file.
    pub(in crate::rules) span: Span,
    /// The secret in [`Planted::text`].
    pub(in crate::rules) secret: Secret,
}

/// Where a secret stands in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum SecretPlace {
    /// As a value in this map.
    Map(MapField),
    /// In this token of the command line.
    Token(usize),
    /// In the URL at which the server is reached; in this token where mcp-remote or the like is given it.
    Url(Option<usize>),
}

/// A map in which servers are given secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum MapField {
    /// The variables of the child.
    Env,
    /// The headers of every request.
    Headers,
    /// What the client logs in with at a server.
    OAuth,
}

impl MapField {
    /// Its name in [`crate::clients::Keys`].
    pub(in crate::rules) const fn key(self) -> &'static str {
        match self {
            Self::Env => "env",
            Self::Headers => "headers",
            Self::OAuth => "oauth",
        }
    }
}

impl Planted<'_> {
    /// The field of the entry, by its name in [`crate::clients::Keys`].
    pub(in crate::rules) fn field(&self) -> &'static str {
        match self.place {
            SecretPlace::Map(field) => field.key(),
            SecretPlace::Token(_) | SecretPlace::Url(Some(_)) => "args",
            SecretPlace::Url(None) => "url",
        }
    }

    /// The secret in the file; the whole string where that is written with escapes.
    pub(in crate::rules) fn locate(&self, context: &Context<'_>) -> Span {
        let inside = context.editor().inside(self.span, self.text);
        inside.map_or(self.span, |inner| {
            Span::new(inner.start + self.secret.span.start, inner.start + self.secret.span.end)
        })
    }

    /// The string with `new` in the place of the secret.
    pub(in crate::rules) fn replaced_by(&self, new: &str) -> String {
        let Span { start, end } = self.secret.span;
        format!("{}{new}{}", &self.text[..start], &self.text[end..])
    }

    /// Whether it is worth a word in this file: no password for this machine, and nothing unsure in an example.
    pub(in crate::rules) fn matters(&self, context: &Context<'_>) -> bool {
        let kind = self.secret.kind;
        !matches!(kind, SecretKind::UrlPassword { is_local: true }) && (!context.example || kind.is_sure())
    }

    /// The variable to keep the secret in: that of `env`, else one named after what it is and the server.
    pub(in crate::rules) fn variable_name(&self, server: &Server<'_>) -> String {
        if matches!(self.place, SecretPlace::Map(MapField::Env)) {
            return self.name.to_owned();
        }
        self.name_with_server(server)
    }

    /// The same with the name of the server in it, also for a variable of `env`.
    pub(in crate::rules) fn name_with_server(&self, server: &Server<'_>) -> String {
        let is_header = matches!(self.place, SecretPlace::Map(MapField::Headers));
        let kind = match capitals(self.name) {
            name if name.is_empty() || name == "AUTHORIZATION" => "TOKEN".to_owned(),
            name if is_header => name.trim_start_matches("X_").to_owned(),
            name => name,
        };
        let server = capitals(server.name);
        if kind.starts_with(&format!("{server}_")) && !server.is_empty() {
            kind
        } else if server.is_empty() || server.starts_with(|first: char| first.is_ascii_digit()) {
            format!("MCP_{kind}")
        } else {
            format!("{server}_{kind}")
        }
    }
}

/// `TAVILY_API_KEY` of `tavilyApiKey`, `--tavily-api-key` and the like.
fn capitals(name: &str) -> String {
    let mut written = String::with_capacity(name.len() + 4);
    let mut after_small = false;
    for letter in name.chars() {
        if after_small && letter.is_ascii_uppercase() {
            written.push('_');
        }
        after_small = letter.is_ascii_lowercase() || letter.is_ascii_digit();
        written.push(if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' });
    }
    written.trim_matches('_').to_owned()
}

/// Whether a secret may stand anywhere in the entry. Most hold none, and several rules ask.
pub(in crate::rules) fn may_be_any(server: &Server<'_>) -> bool {
    server.may_hold_secret()
}

/// The secrets in `env`, in the headers, and of the login.
pub(in crate::rules) fn in_maps<'s>(server: &'s Server<'_>) -> impl Iterator<Item = Planted<'s>> {
    let maps = [(MapField::Env, server.env()), (MapField::Headers, server.headers())].into_iter();
    let members = maps.flat_map(|(field, map)| {
        let members = map.and_then(|map| map.value.as_object()).unwrap_or_default();
        members.iter().map(move |member| (field, member))
    });
    let login = login_secrets(server).map(|member| (MapField::OAuth, member));
    members.chain(login).filter_map(|(field, member)| {
        let text = member.value.as_str()?;
        let secret = secrets::find(&member.key, text)?;
        let place = SecretPlace::Map(field);
        Some(Planted { place, name: &member.key, text, span: member.value.span, secret })
    })
}

/// The fields that hold the secret of a registered app, for this client or, if it is not known, for any.
fn login_secrets<'s>(server: &'s Server<'_>) -> impl Iterator<Item = &'s Member<'s>> {
    const USUAL: &[&[&str]] =
        &[&["oauth", "clientSecret"], &["oauth", "client_secret"], &["auth", "CLIENT_SECRET"]];
    let known = server.dialect.map(Dialect::oauth).unwrap_or_default().iter();
    let known = known.filter(|(field, _)| *field == OAuthField::ClientSecret).map(|(_, path)| *path);
    let usual = USUAL.iter().copied().filter(|_| server.dialect.is_none());
    known.chain(usual).filter_map(|path| {
        let (last, before) = path.split_last()?;
        let holder = before.iter().try_fold(server.node, |node, key| Some(&node.get(key)?.value))?;
        holder.get(last)
    })
}

/// The secrets on the command line but for those in web addresses, one in each string of the file.
pub(in crate::rules) fn in_args<'s>(server: &'s Server<'_>) -> Vec<Planted<'s>> {
    let argv = server.argv();
    let mut found: Vec<Planted<'s>> = Vec::new();
    let mut seen = HashSet::new();
    let mut option = "";
    for (at, token) in argv.tokens.iter().enumerate() {
        let text = token.text.as_ref();
        let (name, offset) = named_part(text).unwrap_or((option, 0));
        option = if text.starts_with('-') && !text.contains('=') { text } else { "" };
        let is_address = secrets::find_in_url(&text[offset..]).is_some();
        let Some(secret) = secrets::find(name, &text[offset..]).filter(|_| !is_address) else { continue };
        // The words of a shell's string follow it, and have its place.
        if !seen.insert(token.span) {
            continue;
        }
        let span = Span::new(offset + secret.span.start, offset + secret.span.end);
        let secret = Secret { span, ..secret };
        found.push(Planted { place: SecretPlace::Token(at), name, text, span: token.span, secret });
    }
    found
}

/// The name in `--name=value`, `NAME=value` and `Name: value`, and where the value starts.
fn named_part(text: &str) -> Option<(&str, usize)> {
    let is_header = |name: &str| {
        !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    if text.starts_with('-') || is_assignment(text) {
        let (name, value) = text.split_once('=')?;
        // `--env=NAME=value`
        if let Some((inner, _)) = value.split_once('=').filter(|_| is_assignment(value)) {
            return Some((inner, name.len() + inner.len() + 2));
        }
        // `--header=Authorization: …`
        if let Some((header, _)) = value.split_once(':').filter(|(header, _)| is_header(header)) {
            return Some((header, name.len() + 2 + header.len()));
        }
        return Some((name, name.len() + 1));
    }
    let (name, value) = text.split_once(':')?;
    (is_header(name) && !value.starts_with("//")).then_some((name, name.len() + 1))
}

/// The secrets in the URL of the server, or in web addresses that its program is given.
pub(in crate::rules) fn in_urls<'s>(server: &'s Server<'_>) -> Vec<Planted<'s>> {
    let field = server.url().filter(|_| server.command().is_none());
    let field = field.and_then(|url| Some((None, url.value.as_str()?, 0, url.value.span)));
    let tokens = server.argv().tokens.iter().enumerate().map(|(at, token)| {
        let offset = named_part(&token.text).map_or(0, |(_, offset)| offset);
        (Some(at), token.text.as_ref(), offset, token.span)
    });
    let mut found: Vec<Planted<'s>> = Vec::new();
    let mut seen = HashSet::new();
    for (token, text, offset, span) in field.into_iter().chain(tokens) {
        let address = &text[offset..];
        let login = || secrets::find("", address).filter(|_| token.is_none());
        let Some(secret) = secrets::find_in_url(address).or_else(login) else { continue };
        if !seen.insert(span) {
            continue;
        }
        let name = parameter(address, secret.span);
        let place = Span::new(offset + secret.span.start, offset + secret.span.end);
        let secret = Secret { span: place, ..secret };
        found.push(Planted { place: SecretPlace::Url(token), name, text, span, secret });
    }
    found
}

/// The name of the parameter in front of a value in a URL's query.
fn parameter(address: &str, value: Span) -> &str {
    let before = address[..value.start].strip_suffix('=').unwrap_or_default();
    before.rsplit(['?', '&']).next().filter(|name| name.len() < before.len()).unwrap_or_default()
}

/// The URL that this secret stands in.
pub(in crate::rules) fn url_of<'p>(planted: &Planted<'p>) -> Option<Url<'p>> {
    let offset = named_part(planted.text).map_or(0, |(_, offset)| offset);
    Url::parse(planted.text.get(offset..)?)
}
