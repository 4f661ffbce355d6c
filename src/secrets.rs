//! Whether a text is a secret: the one place that judges it.
//!
//! Rules ask [`find`], which is sure before it speaks: a token of a known form, or a random text under a
//! name that says what it is. The mask uses the same table and the same names, and hides much more.

mod filler;
mod name;
mod random;
mod url;

pub use filler::is_filler;
pub use name::is_secret_name;
pub use url::find_in_url;

use crate::knowledge::secrets::{Confidence, PATTERNS, Part, Pattern};
use crate::span::Span;

/// A secret inside a text.
#[derive(Clone, Copy, Debug)]
pub struct Secret {
    /// Its bytes in the text.
    pub span: Span,
    /// What it is.
    pub kind: SecretKind,
}

/// What a [`Secret`] is.
#[derive(Clone, Copy, Debug)]
pub enum SecretKind {
    /// A token of a known form.
    Known(&'static Pattern),
    /// A private key.
    PrivateKey,
    /// The password in a URL.
    UrlPassword {
        /// Whether the URL leads to this machine.
        is_local: bool,
    },
    /// A random text under a name that says that it is secret.
    Named,
}

impl SecretKind {
    /// What it is, in words.
    pub fn what(self) -> &'static str {
        match self {
            Self::Known(pattern) => pattern.what,
            Self::PrivateKey => "a private key",
            Self::UrlPassword { .. } => "a password",
            Self::Named => "what looks like a secret",
        }
    }

    /// Whether its form alone says that it is a secret.
    pub fn is_sure(self) -> bool {
        matches!(self, Self::Known(_) | Self::PrivateKey | Self::UrlPassword { is_local: false })
    }
}

/// No secret of a known form is shorter, in bytes.
pub(crate) const SHORTEST: usize = 8;

/// Names whose values a web page shows to everyone.
fn is_public_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.contains("public") || name.contains("publishable")
}

/// Whether [`find`] or [`find_in_url`] may find anything in `text` or a part of it, under whatever name. Most texts
/// are done with here, at the cost of reading them once.
pub fn may_be_in(text: &str) -> bool {
    text.len() >= SHORTEST
        && (random::has_mixed_run(text)
            || memchr::memchr2(b'@', b'?', text.as_bytes()).is_some() && text.contains("://")
            || text.len() >= SHORTEST_KEY && private_keys(text).next().is_some()
            || tokens(text).next().is_some())
}

/// The first secret in `text`, the value of `name` (empty if it has no name). References, placeholders,
/// public keys, paths, ids and samples from documentation are none.
pub fn find(name: &str, text: &str) -> Option<Secret> {
    if text.len() < SHORTEST {
        return None;
    }
    let known = tokens(text).find(|found| {
        let SecretKind::Known(pattern) = found.kind else { return true };
        let token = found.span.slice(text);
        let named = pattern.confidence != Confidence::Low || is_secret_name(name);
        let public = pattern.confidence != Confidence::High && is_public_name(name);
        named && !public && !is_filler(&token[pattern.prefix.len()..]) && !random::is_public_jwt(token)
    });
    known.or_else(|| private_key(text)).or_else(|| url_password(text)).or_else(|| {
        let may_be_random = text.len() >= random::SHORTEST;
        let names_secret = may_be_random && name::ends_secret(name) && !is_public_name(name);
        let span = names_secret.then(|| random::find(text)).flatten()?;
        Some(Secret { span, kind: SecretKind::Named })
    })
}

/// Every text of a known form, placeholders included, from left to right.
pub fn tokens(text: &str) -> impl Iterator<Item = Secret> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let start = at;
            if !IS_WORD[usize::from(bytes[start])] {
                at += 1;
                continue;
            }
            let length = bytes[start..].iter().position(|byte| !IS_WORD[usize::from(*byte)]);
            let end = length.map_or(bytes.len(), |length| start + length);
            at = end;
            // No form is shorter; "https" starts that of a webhook.
            let may_match =
                end - start >= SHORTEST || bytes[end..].starts_with(b"://") || bytes.get(end) == Some(&b'.');
            if let Some((pattern, length)) = may_match.then(|| token_at(text, start)).flatten() {
                at = start + length;
                return Some(Secret { span: Span::new(start, at), kind: SecretKind::Known(pattern) });
            }
        }
        None
    })
}

/// Whether a character belongs to a token, so that what stands beside it is not a whole one.
const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// [`is_word`] for every byte.
static IS_WORD: [bool; 256] = {
    let mut words = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        words[byte] = is_word(byte as u8);
        byte += 1;
    }
    words
};

/// For every byte the patterns that have it at `place` of their prefix, a bit each; those with a shorter prefix have
/// every byte there.
const fn patterns_with(place: usize) -> [u128; 256] {
    let mut patterns = [0; 256];
    let mut at = 0;
    while at < PATTERNS.len() {
        let prefix = PATTERNS[at].prefix.as_bytes();
        let mut byte = 0;
        while byte < 256 {
            if prefix.len() <= place || prefix[place] as usize == byte {
                patterns[byte] |= 1 << at;
            }
            byte += 1;
        }
        at += 1;
    }
    patterns
}

static BY_FIRST: [u128; 256] = patterns_with(0);
static BY_SECOND: [u128; 256] = patterns_with(1);

/// The patterns of tokens that start as `text` does, as far as its first two bytes tell: for most words none.
pub(crate) fn patterns_of(text: &str) -> impl Iterator<Item = &'static Pattern> {
    let mut left = match text.as_bytes() {
        [first, second, ..] => BY_FIRST[usize::from(*first)] & BY_SECOND[usize::from(*second)],
        _ => 0,
    };
    std::iter::from_fn(move || {
        let next = left.trailing_zeros() as usize;
        left &= left.wrapping_sub(1);
        PATTERNS.get(next)
    })
}

/// The token that starts at this byte.
fn token_at(text: &str, start: usize) -> Option<(&'static Pattern, usize)> {
    let rest = text.get(start..)?;
    patterns_of(rest).find_map(|pattern| {
        let length = pattern.prefix.len() + match_parts(pattern.rest, rest.strip_prefix(pattern.prefix)?)?;
        let ends = rest.as_bytes().get(length).is_none_or(|next| !is_word(*next));
        ends.then_some((pattern, length))
    })
}

/// The length of the token of a known form that `text` starts with, whatever follows it.
pub fn token_length(text: &str) -> Option<usize> {
    patterns_of(text).find_map(|pattern| {
        Some(pattern.prefix.len() + match_parts(pattern.rest, text.strip_prefix(pattern.prefix)?)?)
    })
}

/// How many bytes of `text` the parts take; each takes as many as it can.
fn match_parts(parts: &[Part], text: &str) -> Option<usize> {
    let mut taken = 0;
    for part in parts {
        let rest = &text[taken..];
        taken += match part {
            Part::Text(wanted) => rest.starts_with(wanted).then_some(wanted.len())?,
            Part::Chars(kind, least, most) => {
                let count = rest.bytes().take(*most).take_while(|byte| kind.has(*byte)).count();
                (count >= *least).then_some(count)?
            }
            Part::Maybe(parts) => match_parts(parts, rest).unwrap_or(0),
        };
    }
    Some(taken)
}

const PRIVATE_KEY_BEGIN: &str = "-----BEGIN";

/// No private key that is more than its first line is shorter, in bytes.
const SHORTEST_KEY: usize = PRIVATE_KEY_BEGIN.len() + 32;

/// A private key in PEM form that is more than its first line.
fn private_key(text: &str) -> Option<Secret> {
    if text.len() < SHORTEST_KEY {
        return None;
    }
    let span = private_keys(text).next()?;
    let has_body = span.slice(text).split("-----").nth(2).is_some_and(|body| {
        let body = body.trim();
        body.len() >= 32 && !is_filler(body) && !body.contains("...")
    });
    has_body.then_some(Secret { span, kind: SecretKind::PrivateKey })
}

/// Every private key in PEM form, from its first line to its last, or to the end of the text.
pub fn private_keys(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(offset) =
            memchr::memmem::find(text.as_bytes().get(at..)?, PRIVATE_KEY_BEGIN.as_bytes())
        {
            let start = at + offset;
            at = start + PRIVATE_KEY_BEGIN.len();
            let label = text[at..].bytes().take(110).take_while(|byte| *byte != b'\n').count();
            if !text.as_bytes()[at..at + label].windows(11).any(|window| window == b"PRIVATE KEY") {
                continue;
            }
            let rest = &text[at + label.min(12)..];
            let end = rest.find("-----END").map_or(text.len(), |end| {
                let last = text.len() - rest.len() + end + 8;
                text[last..].find("-----").map_or(text.len(), |close| last + close + 5)
            });
            at = end;
            return Some(Span::new(start, end));
        }
        None
    })
}

/// Passwords that every guide uses, and that protect nothing.
const TRIVIAL_PASSWORDS: [&str; 22] = [
    "admin",
    "changeme",
    "guest",
    "mongo",
    "mysecretpassword",
    "mysql",
    "neo4j",
    "pass",
    "passwd",
    "password",
    "postgres",
    "postgresql",
    "pw",
    "pwd",
    "redis",
    "root",
    "secret",
    "test",
    "token",
    "user",
    "xxx",
    "yourpassword",
];

/// The password in `scheme://user:password@host`, unless it is trivial.
fn url_password(text: &str) -> Option<Secret> {
    memchr::memchr(b'@', text.as_bytes())?;
    text.match_indices("://").find_map(|(at, _)| {
        let scheme = text[..at]
            .bytes()
            .rev()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'-'));
        if scheme.count() == 0 {
            return None;
        }
        let start = at + 3;
        let rest = &text[start..];
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | '"' | '\''))
            .unwrap_or(rest.len());
        let authority = &rest[..end];
        let (login, host) = authority.rsplit_once('@')?;
        let (user, password) = login.split_once(':')?;
        let odd = |text: &str| text.contains(['$', '{', '}', '<', '>', '%', '*', '[', ']']);
        let percent_encoded = password.contains('%') && !password.contains("%%");
        let lower = password.to_ascii_lowercase();
        if password.len() < 3
            || odd(user)
            || odd(password) && !percent_encoded
            || odd(host) && !host.starts_with('[')
            || host.is_empty()
            || lower == user.to_ascii_lowercase()
            || TRIVIAL_PASSWORDS.contains(&lower.as_str())
            || lower.starts_with("pass") && lower.len() <= 11
            || lower.contains("password")
            || is_filler(password)
            || is_sample_host(host)
        {
            return None;
        }
        let from = start + user.len() + 1;
        let is_local = ["localhost", "127.", "[::1]", "0.0.0.0", "host.docker.internal"]
            .iter()
            .any(|name| host.starts_with(name));
        Some(Secret {
            span: Span::new(from, from + password.len()),
            kind: SecretKind::UrlPassword { is_local },
        })
    })
}

/// Hosts that stand in examples.
fn is_sample_host(host: &str) -> bool {
    let name = host.split(':').next().unwrap_or(host).to_ascii_lowercase();
    matches!(name.as_str(), "host" | "hostname" | "server" | "db_host" | "your-host" | "proxy")
        || name.contains("example")
        || name.contains("your")
}

#[cfg(test)]
mod tests;
