//! Names that say that their value is secret.

/// Words of names that hold secrets.
const SECRET_WORDS: [&str; 15] = [
    "key",
    "apikey",
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
    "pass",
    "pwd",
    "cookie",
];

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
    name.len() <= 80
        && words(name).any(|word| SECRET_WORDS.iter().any(|secret| word.eq_ignore_ascii_case(secret)))
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
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|character: char| !character.is_ascii_alphanumeric()).flat_map(|part| {
        let mut rest = part;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let bytes = rest.as_bytes();
            let end = (1..bytes.len())
                .find(|at| bytes[*at].is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase())
                .unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            rest = after;
            Some(word)
        })
    })
}
