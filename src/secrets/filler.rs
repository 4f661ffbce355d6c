//! Texts that stand where a secret belongs.

/// Words that nobody's token holds.
#[rustfmt::skip]
const FILLER_WORDS: [&str; 26] = [
    "example", "your", "placeholder", "dummy", "xxxx", "****", "redacted", "...", "…", "changeme", "change-me",
    "change_me", "replace", "insert", "sample", "fake", "notreal", "not-real", "not_real", "mytoken", "my-token",
    "my_token", "todo", "deadbeef", "test-token", "test_token",
];

/// Parts of tokens that documentation shows to everyone.
const PUBLISHED: [&str; 3] = [
    // Stripe's own test account: in the examples of many public repositories (searched 2026-11-26).
    "4eC39HqLyjWDarjtT1zdp7dc",
    "BQokikJOvBiI2HlWgH4olfQ2",
    // The subject 1234567890 in Base64, of the token that jwt.io shows: in many public repositories (searched 2026-11-26).
    "eyJzdWIiOiIxMjM0NTY3ODkw",
];

/// Whether `text`, a token without its known beginning, only shows where one goes: it says so, repeats a
/// character or a few, or counts up.
pub fn is_filler(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    FILLER_WORDS.iter().any(|word| lower.contains(word))
        || text.starts_with(['<', '{', '[', '$', '%'])
        || has_run(lower.as_bytes())
        || PUBLISHED.iter().any(|part| text.contains(part))
        || has_few_characters(text)
        || repeats(text)
}

/// Eight equal characters in a row, or eight that count up or down: `abcdefgh`, `12345678`, `87654321`.
fn has_run(bytes: &[u8]) -> bool {
    let (mut equal, mut up, mut down) = (1, 1, 1);
    for pair in bytes.windows(2) {
        // `z0`, `9a` and `90` go on counting.
        let next = |byte: u8| match byte {
            b'z' => b'0',
            b'9' => b'0',
            _ => byte.wrapping_add(1),
        };
        equal = if pair[0] == pair[1] { equal + 1 } else { 1 };
        up = if next(pair[0]) == pair[1] || pair == b"9a" { up + 1 } else { 1 };
        down = if next(pair[1]) == pair[0] { down + 1 } else { 1 };
        if equal >= 8 || up >= 8 || down >= 8 {
            return true;
        }
    }
    false
}

/// Fewer than five different letters and digits in sixteen or more.
fn has_few_characters(text: &str) -> bool {
    let mut seen = [false; 128];
    let mut count = 0;
    for byte in text.bytes().filter(u8::is_ascii_alphanumeric) {
        seen[usize::from(byte)] = true;
        count += 1;
    }
    count >= 16 && seen.iter().filter(|seen| **seen).count() < 5
}

/// Eight letters and digits or fewer, over and over, whatever stands between them.
fn repeats(text: &str) -> bool {
    let bytes: Vec<u8> = text.bytes().filter(u8::is_ascii_alphanumeric).collect();
    (1..=8)
        .filter(|period| bytes.len() >= period * 2 + 4)
        .any(|period| bytes.iter().zip(&bytes[period..]).all(|(a, b)| a == b))
}
