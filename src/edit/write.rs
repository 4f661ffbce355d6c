//! Strings and keys as JSON, TOML and YAML write them, in the way of their neighbours.

use crate::syntax::Format;

/// How the author writes strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotes {
    /// `"…"`
    Double,
    /// `'…'`, where the text allows it.
    Single,
    /// No quotes, where the text allows it.
    None,
}

impl Quotes {
    /// How the string that starts with this text is written.
    pub(super) fn of(written: &str) -> Self {
        match written.as_bytes().first() {
            Some(b'"') => Self::Double,
            Some(b'\'') => Self::Single,
            _ => Self::None,
        }
    }
}

/// `text` as a JSON string, which TOML and YAML read as well.
pub fn quote(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap_or_else(|_| format!("\"{text}\""));
    // TOML takes no raw delete character.
    if quoted.contains('\u{7f}') { quoted.replace('\u{7f}', "\\u007f") } else { quoted }
}

/// A string of this format.
pub(super) fn string(format: Format, text: &str, quotes: Quotes, in_flow: bool) -> String {
    match format {
        Format::Json => quote(text),
        Format::Toml => toml_string(text, quotes),
        Format::Yaml => yaml_string(text, quotes, in_flow),
    }
}

/// A key of this format.
pub(super) fn key(format: Format, text: &str, quotes: Quotes, in_flow: bool) -> String {
    match format {
        Format::Json => quote(text),
        Format::Toml => {
            let is_bare = !text.is_empty()
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
            if is_bare && quotes == Quotes::None { text.to_owned() } else { toml_string(text, quotes) }
        }
        Format::Yaml => yaml_string(text, quotes, in_flow),
    }
}

/// A literal string where the neighbours are, or where it saves escapes.
fn toml_string(text: &str, quotes: Quotes) -> String {
    let can_be_literal = !text.contains('\'') && !text.chars().any(char::is_control);
    let has_escapes = text.contains(['\\', '"']);
    if can_be_literal && (quotes == Quotes::Single || has_escapes) {
        format!("'{text}'")
    } else {
        quote(text)
    }
}

fn yaml_string(text: &str, quotes: Quotes, in_flow: bool) -> String {
    let has_controls = text.chars().any(char::is_control);
    let has_escapes = text.contains(['\\', '"']);
    match quotes {
        Quotes::None if is_plain(text, in_flow) => text.to_owned(),
        Quotes::Single if !has_controls => single(text),
        _ if has_escapes && !has_controls && !text.contains('\'') => single(text),
        _ => quote(text),
    }
}

fn single(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Whether YAML reads the text, written without quotes, as this string, and every version of YAML does.
fn is_plain(text: &str, in_flow: bool) -> bool {
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return false };
    let second = characters.next();
    let starts_plain = match first {
        '-' | '?' | ':' => second.is_some_and(|second| {
            let ends_there =
                second.is_whitespace() || in_flow && matches!(second, ',' | '[' | ']' | '{' | '}');
            !ends_there
        }),
        ',' | '[' | ']' | '{' | '}' | '#' | '&' | '*' | '!' | '|' | '>' | '\'' | '"' | '%' | '@' | '`' => {
            false
        }
        _ => true,
    };
    let has_trouble = text.contains(": ")
        || text.contains(" #")
        || text.ends_with(':')
        || text.trim() != text
        || text.starts_with("---")
        || text.starts_with("...")
        || text.chars().any(|character| character.is_control() || character == '\u{feff}')
        || (in_flow && text.contains([',', '[', ']', '{', '}']));
    starts_plain && !has_trouble && !is_other_than_text(text)
}

/// Whether some version of YAML takes the word for something other than a string.
fn is_other_than_text(text: &str) -> bool {
    const WORDS: [&str; 12] = ["null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "="];
    let starts_like_number = text.starts_with(|first: char| first.is_ascii_digit())
        || text.len() > 1
            && text.starts_with(['-', '+', '.'])
            && text[1..].starts_with(|next: char| next.is_ascii_digit() || next == '.');
    let is_number = starts_like_number
        && text.chars().all(|it| it.is_ascii_hexdigit() || matches!(it, '-' | '+' | '.' | '_' | ':' | 'x' | 'o'))
        // A version such as 1.2.3 is text to all.
        && text.matches('.').count() < 2;
    let is_special =
        matches!(text.trim_start_matches(['-', '+']).to_ascii_lowercase().as_str(), ".inf" | ".nan");
    is_number || is_special || WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_quotes_what_would_be_read_otherwise() {
        for plain in [
            "-y",
            "npx",
            "@".repeat(0).as_str(),
            "a b",
            "1.2.3",
            "/usr/bin/env",
            "C:\\Users\\me",
            "a:b",
            "--x=1",
        ] {
            let written = string(Format::Yaml, plain, Quotes::None, false);
            assert!(plain.is_empty() || written == plain, "{plain} → {written}");
        }
        for (text, quoted) in [
            ("yes", "\"yes\""),
            ("3000", "\"3000\""),
            ("@scope/x", "\"@scope/x\""),
            ("a: b", "\"a: b\""),
            ("a #b", "\"a #b\""),
            ("", "\"\""),
            ("- x", "\"- x\""),
            ("%APPDATA%\\x", "'%APPDATA%\\x'"),
            ("1:30", "\"1:30\""),
        ] {
            assert_eq!(string(Format::Yaml, text, Quotes::None, false), quoted);
        }
        assert_eq!(string(Format::Yaml, "a,b", Quotes::None, true), "\"a,b\"");
        assert_eq!(string(Format::Yaml, "it's", Quotes::Single, false), "'it''s'");
    }

    #[test]
    fn toml_keeps_backslashes_readable() {
        assert_eq!(string(Format::Toml, "C:\\x", Quotes::Double, false), "'C:\\x'");
        assert_eq!(string(Format::Toml, "it's", Quotes::Single, false), "\"it's\"");
        assert_eq!(string(Format::Toml, "a\u{7f}", Quotes::Double, false), "\"a\\u007f\"");
        assert_eq!(key(Format::Toml, "my.server", Quotes::None, false), "\"my.server\"");
        assert_eq!(key(Format::Toml, "my-server", Quotes::None, false), "my-server");
    }
}
