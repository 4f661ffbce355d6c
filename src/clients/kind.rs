//! Whether a client takes a value: its type, and the limits beyond that.

use super::{FieldKind, Limit};
use crate::syntax::{Node, Value};

impl FieldKind {
    /// The kind of value, in words: `a list`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Strings | Self::ListOf(_) => "a list",
            Self::StringMap | Self::ScalarMap | Self::MapOf(_) | Self::Object | Self::Fields(_) => "a map",
            Self::Bool => "true or false",
            Self::False => "false",
            Self::Number | Self::Duration(_) | Self::Durations(_) => "a number",
            Self::ObjectOrBool => "a map, true or false",
            Self::StringOrStrings => "a string or a list of strings",
            Self::Either([first, ..]) | Self::Untagged([first, ..]) => first.words(),
            _ => "a string",
        }
    }

    /// Whether a client that wants this kind of value takes `node`.
    pub fn takes(self, node: &Node<'_>) -> bool {
        let is_string = |node: &Node<'_>| node.as_str().is_some() || is_time(node);
        let strings = || node.as_array().is_some_and(|items| items.iter().all(is_string));
        match self {
            Self::OneOf(_) => node.as_str().is_some(),
            Self::String | Self::Path | Self::VariableName => is_string(node),
            Self::Strings => strings(),
            Self::StringOrStrings => is_string(node) || strings(),
            Self::StringMap => {
                node.as_object().is_some_and(|members| members.iter().all(|member| is_string(&member.value)))
            }
            Self::ScalarMap => node.as_object().is_some_and(|members| {
                members.iter().all(|member| !matches!(member.value.value, Value::Array(_) | Value::Object(_)))
            }),
            Self::False => node.as_bool() == Some(false),
            Self::Bool => node.as_bool().is_some(),
            Self::Number | Self::Duration(_) => matches!(node.value, Value::Number(_)) && !is_time(node),
            Self::Durations(_) => matches!(node.value, Value::Number(_) | Value::Object(_)) && !is_time(node),
            // It is refused whatever it holds, a string with other words.
            Self::Refused(_) => is_string(node),
            Self::Object => node.as_object().is_some(),
            Self::ObjectOrBool => node.as_object().is_some() || node.as_bool().is_some(),
            Self::Scalar => !matches!(node.value, Value::Array(_) | Value::Object(_)),
            Self::ListOf(kind) => {
                node.as_array().is_some_and(|items| items.iter().all(|item| kind.takes(item)))
            }
            Self::MapOf(kind) => {
                node.as_object().is_some_and(|members| members.iter().all(|member| kind.takes(&member.value)))
            }
            Self::Fields(fields) => {
                node.as_object().is_some()
                    && fields.iter().all(|field| match node.get(field.name) {
                        Some(member) => field.kind.takes(&member.value) && field.limit.takes(&member.value),
                        None => !field.needed,
                    })
            }
            Self::OnlyFields(fields) => {
                Self::Fields(fields).takes(node)
                    && node.as_object().is_some_and(|members| {
                        members.iter().all(|member| fields.iter().any(|field| field.name == member.key))
                    })
            }
            Self::FieldsIfMap(fields) => node.as_object().is_none() || Self::Fields(fields).takes(node),
            Self::Either(kinds) | Self::Untagged(kinds) => kinds.iter().any(|kind| kind.takes(node)),
            Self::Anything => true,
        }
    }

    /// Whether the value itself has the right type, whatever stands in it.
    pub fn takes_outside(self, node: &Node<'_>) -> bool {
        let (is_list, is_map) = (node.as_array().is_some(), node.as_object().is_some());
        match self {
            Self::Strings | Self::ListOf(_) => is_list,
            Self::StringOrStrings => is_list || node.as_str().is_some(),
            Self::StringMap | Self::ScalarMap | Self::MapOf(_) | Self::Fields(_) | Self::OnlyFields(_) => {
                is_map
            }
            Self::FieldsIfMap(_) => true,
            Self::Either(kinds) | Self::Untagged(kinds) => kinds.iter().any(|kind| kind.takes_outside(node)),
            _ => self.takes(node),
        }
    }
}

impl Limit {
    /// Whether a client with this limit takes the value, whose type is right.
    pub fn takes(self, node: &Node<'_>) -> bool {
        match &node.value {
            Value::String(text) => match self {
                Self::NotEmpty => !text.is_empty(),
                Self::Url => is_url(text),
                Self::Https => is_url(text) && text.starts_with("https://"),
                _ => true,
            },
            Value::Number(text) => self.takes_number(text),
            _ => true,
        }
    }

    fn takes_number(self, text: &str) -> bool {
        let plain = text.replace('_', "");
        let number = plain.trim_start_matches('+').parse::<f64>();
        let Ok(number) = number else {
            // Hexadecimal and its like: whole, and not negative.
            return true;
        };
        // JSON has one kind of number; in TOML 5.0 is no integer.
        let is_whole = number.fract() == 0.0 && number.is_finite();
        match self {
            Self::PositiveInteger => is_whole && number > 0.0 && number <= 9_007_199_254_740_991.0,
            Self::PositiveLong => is_whole && number > 0.0 && number < 9.3e18,
            Self::Unsigned | Self::Size => !is_float(&plain) && (0.0..1.9e19).contains(&number),
            Self::NonZero => !is_float(&plain) && (1.0..1.9e19).contains(&number),
            Self::Integer => !is_float(&plain) && number.abs() < 9.3e18,
            Self::NotNegative => (0.0..1.85e19).contains(&number),
            Self::Port => !is_float(&plain) && (0.0..=65535.0).contains(&number),
            Self::PositivePort => is_whole && (1.0..=65535.0).contains(&number),
            Self::None | Self::NotEmpty | Self::Url | Self::Https => true,
        }
    }
}

/// Whether `new URL(text)` succeeds, nearly: a scheme, and for the web's schemes a host that can be one.
fn is_url(text: &str) -> bool {
    let text = text.trim_matches(|letter: char| letter <= ' ');
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let mut letters = scheme.chars();
    let starts = letters.next().is_some_and(|first| first.is_ascii_alphabetic());
    if !starts || !letters.all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter)) {
        return false;
    }
    let is_web = ["http", "https", "ws", "wss", "ftp"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    if !is_web {
        return true;
    }
    let authority = rest.trim_start_matches(['/', '\\']).split(['/', '\\', '?', '#']).next().unwrap_or("");
    let host_and_port = authority.rsplit('@').next().unwrap_or("");
    if host_and_port.starts_with('[') {
        return host_and_port.contains(']');
    }
    let (host, port) = host_and_port.split_once(':').unwrap_or((host_and_port, ""));
    let is_port =
        port.chars().all(|digit| digit.is_ascii_digit()) && port.parse::<u16>().is_ok() || port.is_empty();
    let is_host = !host.is_empty() && !host.contains([' ', '<', '>', '^', '|', '%', '[', ']']);
    is_host && is_port && (!ends_in_number(host) || is_ipv4(host))
}

/// Whether the last part of a host is a number, so that `new URL()` takes all of it for an IPv4 address.
fn ends_in_number(host: &str) -> bool {
    let last = host.strip_suffix('.').unwrap_or(host).rsplit('.').next().unwrap_or("");
    !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()) || ipv4_part(last).is_some()
}

/// Whether `new URL()` takes the host for an IPv4 address: up to four parts, the last of which fills the rest.
fn is_ipv4(host: &str) -> bool {
    let parts: Option<Vec<u64>> = host.strip_suffix('.').unwrap_or(host).split('.').map(ipv4_part).collect();
    let Some(parts) = parts else { return false };
    let Some((last, before)) = parts.split_last() else { return false };
    let rest = 4_u32.saturating_sub(before.len() as u32);
    before.len() < 4 && before.iter().all(|part| *part < 256) && *last < 256_u64.pow(rest)
}

/// A part of an IPv4 address: decimal, octal after `0`, hexadecimal after `0x`.
fn ipv4_part(part: &str) -> Option<u64> {
    if let Some(digits) = part.strip_prefix("0x").or_else(|| part.strip_prefix("0X")) {
        return if digits.is_empty() { Some(0) } else { u64::from_str_radix(digits, 16).ok() };
    }
    let radix = if part.len() > 1 && part.starts_with('0') { 8 } else { 10 };
    if part.starts_with(['+', '-']) {
        return None;
    }
    u64::from_str_radix(part, radix).ok()
}

/// Whether a value is a date or a time of TOML. Readers that ask for a string take its text.
pub(crate) fn is_time(node: &Node<'_>) -> bool {
    let Value::Number(text) = node.value else { return false };
    let bytes = text.as_bytes();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    matches!((digits, bytes.get(digits)), (4, Some(b'-')) | (2, Some(b':')))
}

/// Whether a number is written as one with a fraction, in TOML or JSON.
pub(crate) fn is_float(text: &str) -> bool {
    let is_radix = text.starts_with("0x") || text.starts_with("0o") || text.starts_with("0b");
    !is_radix && text.contains(['.', 'e', 'E', 'n'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_that_url_takes() {
        for good in [
            "http://h",
            "localhost:9/mcp",
            "ftp://x",
            " http://h/ ",
            "https:h",
            "ws://h:80",
            "http://127.1/",
            "http://0x7f.1/",
            "http://a1/",
            "http://[::1]:3/",
            "http://${X}:9/mcp",
            "x:",
        ] {
            assert!(is_url(good), "{good}");
        }
        for bad in [
            "",
            " ",
            "x",
            "/mcp",
            "http://",
            "http://:80",
            "${X}/mcp",
            "http://a b/",
            "http://h:99999",
            "http://999.0.0.1/",
            "http://1.2.3.4.5/",
            "http://a.1/",
            "1http://h",
        ] {
            assert!(!is_url(bad), "{bad}");
        }
    }
}
