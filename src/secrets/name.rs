//! Names that say that their value is secret.

/// Ends of names that hold secrets and nothing else.
const SECRET_ENDS: [&str; 12] = [
    "key",
    "token",
    "secret",
    "password",
    "passwd",
    "passphrase",
    "auth",
    "authorization",
    "credential",
    "credentials",
    "pat",
    "pwd",
];

/// Whether a key's name says that its value may be a secret: one of its words is one of secrets.
pub fn is_secret_name(name: &str) -> bool {
    name.len() <= 80 && words(name.as_bytes()).any(is_secret_word)
}

/// Whether a word, in any case, is one of names that hold secrets.
fn is_secret_word(word: &[u8]) -> bool {
    // Most words are none by their first letter.
    if !matches!(word.first().map(u8::to_ascii_lowercase), Some(b'a' | b'c' | b'k' | b'p' | b's' | b't')) {
        return false;
    }
    let mut lower = [0; "authorization".len()];
    let Some(lower) = lower.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word);
    lower.make_ascii_lowercase();
    matches!(
        &*lower,
        b"key"
            | b"apikey"
            | b"token"
            | b"secret"
            | b"password"
            | b"passwd"
            | b"passphrase"
            | b"auth"
            | b"authorization"
            | b"credential"
            | b"credentials"
            | b"pat"
            | b"pass"
            | b"pwd"
            | b"cookie"
    )
}

/// Whether the last word of the name says so; `API_KEY`, not `KEY_FILE`.
pub(super) fn ends_secret(name: &str) -> bool {
    let name = name.trim_end_matches(':');
    name.len() <= 80
        && SECRET_ENDS.iter().any(|end| {
            let start = name.len().saturating_sub(end.len());
            name.get(start..).is_some_and(|tail| tail.eq_ignore_ascii_case(end))
        })
}

/// The words of `API_KEY`, `--api-key`, `apiKey`.
fn words(name: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = name;
    std::iter::from_fn(move || {
        let start = rest.iter().position(u8::is_ascii_alphanumeric)?;
        rest = &rest[start..];
        let ends = |pair: &[u8]| {
            !pair[1].is_ascii_alphanumeric() || pair[1].is_ascii_uppercase() && pair[0].is_ascii_lowercase()
        };
        let length = rest.windows(2).position(ends).map_or(rest.len(), |at| at + 1);
        let (word, after) = rest.split_at(length);
        rest = after;
        Some(word)
    })
}
