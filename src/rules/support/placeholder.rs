//! Texts that instructions put where a value of one's own belongs.

use crate::byte_set::ByteSet;
use crate::secrets::is_secret_name;

/// Single words that stand for a secret; real values of other settings.
const WORDS: [&str; 24] = [
    "change-me",
    "change_me",
    "changeme",
    "replace-me",
    "replace_me",
    "replaceme",
    "todo",
    "fixme",
    "tbd",
    "none",
    "null",
    "undefined",
    "dummy",
    "example",
    "placeholder",
    "api-key",
    "api_key",
    "apikey",
    "token",
    "secret",
    "password",
    "key",
    "xxx",
    "foo",
];

/// Beginnings of phrases that tell the reader what to put there.
const ORDERS: [&str; 12] = [
    "your-",
    "your_",
    "your ",
    "replace-with",
    "replace_with",
    "replace with",
    "insert-",
    "insert_",
    "insert ",
    "enter-your",
    "enter your",
    "put-your",
];

/// What is whose: `your-api-key`, `my_token`.
const OWN: [&str; 2] = ["your", "my"];
const THINGS: [&str; 4] = ["apikey", "token", "secret", "password"];

/// Folders of nobody's.
const PATHS: [&str; 6] =
    ["/path/to/", "c:\\path\\to", "c:/path/to", "/users/username/", "/users/yourname/", "/home/username/"];

/// Whether `text` was never filled in. `is_secret`: whether it is the value of a name that says so, whose
/// values are no words of a language.
pub(in crate::rules) fn is_placeholder(text: &str, is_secret: bool) -> bool {
    let text = text.trim();
    if text.is_empty() || text.len() > 200 || is_reference(text) {
        return false;
    }
    if !may_be_words_of_instructions(text) {
        return is_secret && is_word_or_filler(&text.to_ascii_lowercase());
    }
    let lower = text.to_lowercase();
    is_enclosed(text, is_secret)
        || ORDERS.iter().any(|order| lower.starts_with(order))
        || ["-your-", "_your_", "-your_", "_your-"].iter().any(|middle| lower.contains(middle))
        || names_own_thing(&lower)
        || ["-here", "_here", " here"].iter().any(|end| lower.ends_with(end))
        || PATHS.iter().any(|path| lower.starts_with(path))
        || lower.contains("://user:password@")
        || lower.contains("://username:password@")
        || is_secret && is_word_or_filler(&lower)
        || lower.len() >= 3 && lower.bytes().all(|byte| byte == b'x')
        || matches!(text, "..." | "…")
}

/// Whether a text in lower case stands for a secret, though it is none.
fn is_word_or_filler(lower: &str) -> bool {
    WORDS.contains(&lower) || is_filler(lower)
}

/// Whether the bytes of a text allow what [`is_placeholder`] looks for in values that are no secrets: most do not.
fn may_be_words_of_instructions(text: &str) -> bool {
    const SIGNS: ByteSet = ByteSet::of("<[{@");
    const ALONE: [ByteSet; 2] = [ByteSet::of("x"), ByteSet::of(".")];
    // What each of the words and phrases below has.
    const WORDS: [ByteSet; 7] = [
        ByteSet::of("your"),
        ByteSet::of("my"),
        ByteSet::of("replace"),
        ByteSet::of("insert"),
        ByteSet::of("here"),
        ByteSet::of("pathto"),
        ByteSet::of("username"),
    ];
    let bytes = ByteSet::of(text).lower();
    bytes.is_beyond_ascii()
        || bytes.meets(SIGNS)
        || ALONE.iter().any(|alone| alone.covers(bytes))
        || WORDS.iter().any(|word| bytes.covers(*word))
}

/// What a client replaces is no placeholder.
fn is_reference(text: &str) -> bool {
    text.contains("${") || text.starts_with('$') || text.contains("{env:") || text.contains("{file:")
}

/// `<your key>`, `[YOUR KEY]`, `{key}`, `{{key}}`. Other programs fill in what stands in braces, so these count
/// where they speak of a secret alone.
fn is_enclosed(text: &str, is_secret: bool) -> bool {
    let inside = |open: &str, close: &str| text.strip_prefix(open)?.strip_suffix(close);
    if let Some(inner) = inside("<", ">") {
        return (1..=60).contains(&inner.len()) && !inner.contains(['<', '>']);
    }
    if let Some(inner) = inside("[", "]") {
        let is_capital = |byte: u8| byte.is_ascii_uppercase() || matches!(byte, b' ' | b'_' | b'-');
        return (3..=40).contains(&inner.len()) && inner.bytes().all(is_capital);
    }
    inside("{{", "}}").or_else(|| inside("{", "}")).is_some_and(|inner| {
        let is_word =
            |character: char| character.is_alphanumeric() || matches!(character, '_' | '-' | ' ' | '.');
        (1..=40).contains(&inner.len())
            && inner.chars().all(is_word)
            && inner.contains(|character: char| character.is_alphabetic())
            && (is_secret || is_secret_name(inner) || inner.to_lowercase().starts_with("your"))
    })
}

/// `your-api-key`, `my_token`, `YOURSECRETHERE` anywhere in the text.
fn names_own_thing(lower: &str) -> bool {
    OWN.iter().any(|own| {
        lower.match_indices(own).any(|(at, _)| {
            let before = lower[..at].chars().next_back();
            let behind = &lower[at + own.len()..];
            !before.is_some_and(char::is_alphanumeric)
                && THINGS.iter().filter_map(|thing| behind_word(behind, thing)).any(|rest| {
                    !rest.starts_with(char::is_alphabetic)
                        || ["here", "value", "key"].iter().any(|word| rest.starts_with(word))
                })
        })
    })
}

/// What follows `word` at the start of `text`, whose parts may stand apart: `-api_key`.
fn behind_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    word.chars().try_fold(text, |rest, letter| rest.trim_start_matches(['-', '_', ' ']).strip_prefix(letter))
}

/// `***`, `sk-...`, `ghp_xxxx`, `xoxb-xxxx-xxxx`: a beginning that may be real, and nothing behind it.
fn is_filler(lower: &str) -> bool {
    let rest = lower.trim_end_matches("...").trim_end_matches('…');
    if rest.len() < lower.len() && rest.len() <= 12 {
        return true;
    }
    let mut parts = lower.split(['-', '_', '.']).filter(|part| !part.is_empty());
    let Some(last) = parts.next_back() else { return lower.len() >= 3 };
    let is_run = |part: &str| {
        let first = part.as_bytes()[0];
        let least = if first == b'0' { 8 } else { 3 };
        part.len() >= least && matches!(first, b'x' | b'*' | b'0') && part.bytes().all(|byte| byte == first)
    };
    is_run(last)
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn what_was_never_filled_in_is_found() {
        for text in [
            "<your-api-key>",
            "[YOUR API KEY]",
            "{API_KEY}",
            "{{api_key}}",
            "xxx",
            "XXXXXXXX",
            "...",
            "…",
            "your-api-key",
            "YOUR_API_KEY",
            "your key goes here",
            "sk-your-key",
            "YOUR_API_KEY_HERE",
            "key-here",
            "my-api-key",
            "MY_TOKEN",
            "YOURSECRETKEY",
            "https://x.dev/your api key here",
            "replace-with-token",
            "/path/to/credentials.json",
            "C:\\path\\to\\key",
            "postgresql://user:password@localhost/db",
        ] {
            assert!(is_placeholder(text, false), "{text}");
        }
        for text in [
            "changeme",
            "sk-...",
            "ghp_xxxx",
            "ghp_xxxxxxxxxxxxxxxxxxxx",
            "xoxb-xxxx-xxxx",
            "***",
            "password",
        ] {
            assert!(is_placeholder(text, true), "{text}");
            assert!(!is_placeholder(text, false), "{text}");
        }
    }

    #[test]
    fn what_may_be_meant_is_left_alone() {
        for text in [
            "",
            "none",
            "test",
            "info",
            "${API_KEY}",
            "$TOKEN",
            "{env:API_KEY}",
            "${input:your-key}",
            "{}",
            "[]",
            "{\"a\": 1}",
            "postgresql://postgres:postgres@localhost:5432/app",
            "where",
            "http",
            "*",
            "./...",
            "{{date}}",
            "{name}",
            "[\"a\"]",
            "mytokenizer",
            "there",
            "economy-token",
        ] {
            assert!(!is_placeholder(text, false), "{text}");
        }
        for text in ["sk-proj-9fK2mQ", "hunter2", "0000", "d3adb33f", "Xk9-xx"] {
            assert!(!is_placeholder(text, true), "{text}");
        }
    }
}
