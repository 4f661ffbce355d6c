//! Texts that look random.

use super::is_filler;
use crate::span::Span;

/// Bits per character from which a text counts as random.
const RANDOM: f64 = 3.5;

/// A shorter text says too little to count as random, in bytes.
pub(super) const SHORTEST: usize = 20;

/// A text of twenty characters or more that nobody wrote by hand, behind `Bearer ` or alone.
pub(super) fn find(text: &str) -> Option<Span> {
    let trimmed = text.trim();
    let lead = text.len() - text.trim_start().len();
    let scheme = ["Bearer ", "Basic ", "Token "]
        .iter()
        .find(|scheme| trimmed.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let skip = scheme.map_or(0, |scheme| scheme.len());
    let value = trimmed[skip..].trim_start();
    let start = lead + trimmed.len() - value.len();
    is_random(value).then(|| Span::new(start, start + value.len()))
}

fn is_random(value: &str) -> bool {
    let is_of_token = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(
                byte,
                b'+' | b'/' | b'=' | b'_' | b'-' | b'.' | b'~' | b'!' | b'@' | b'#' | b'^' | b'*' | b'&'
            )
    };
    value.len() >= SHORTEST
        && value.bytes().all(is_of_token)
        && !value.starts_with(['/', '.', '~', '@'])
        && !is_uuid(value)
        && !is_public_key(value)
        && has_mixed_run(value)
        && !has_file_suffix(value)
        && !is_filler(value)
        && entropy(value) >= RANDOM
        && !is_public_jwt(value)
}

/// Twelve letters and digits in a row with a digit among letters: words joined by dashes have none.
pub(super) fn has_mixed_run(value: &str) -> bool {
    value.as_bytes().split(|byte| !byte.is_ascii_alphanumeric()).any(|run| {
        let digits = || run.iter().filter(|byte| byte.is_ascii_digit()).count();
        run.len() >= 12 && (2..run.len()).contains(&digits())
    })
}

fn has_file_suffix(value: &str) -> bool {
    value.rsplit_once('.').is_some_and(|(_, suffix)| {
        matches!(
            suffix,
            "json"
                | "pem"
                | "key"
                | "txt"
                | "crt"
                | "p8"
                | "p12"
                | "pub"
                | "yaml"
                | "yml"
                | "com"
                | "net"
                | "io"
                | "org"
        )
    })
}

/// `8-4-4-4-12` hexadecimal digits: an id as often as a key.
pub(super) fn is_uuid(value: &str) -> bool {
    let lengths = [8, 4, 4, 4, 12];
    let mut parts = value.split('-');
    lengths.iter().all(|length| {
        parts
            .next()
            .is_some_and(|part| part.len() == *length && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
    }) && parts.next().is_none()
}

/// Keys that are meant to be seen.
fn is_public_key(value: &str) -> bool {
    ["pk_live_", "pk_test_", "sb_publishable_", "phc_", "pk-lf-", "ssh-rsa", "ssh-ed25519", "AAAA"]
        .iter()
        .any(|prefix| value.starts_with(prefix))
}

/// Shannon's entropy in bits per character.
fn entropy(value: &str) -> f64 {
    let mut counts = [0u32; 256];
    for byte in value.bytes() {
        counts[usize::from(byte)] += 1;
    }
    let length = value.len() as f64;
    let bits = |count: &u32| {
        let share = f64::from(*count) / length;
        -share * libm::log2(share)
    };
    counts.iter().filter(|count| **count > 0).map(bits).sum()
}

/// Whether `token` is a JSON web token for everyone: Supabase's has `"role":"anon"` in its payload.
pub(super) fn is_public_jwt(token: &str) -> bool {
    let Some(payload) = token.starts_with("ey").then(|| token.split('.').nth(1)).flatten() else {
        return false;
    };
    let decoded = decode_base64(payload);
    let text = String::from_utf8_lossy(&decoded).replace(' ', "");
    text.contains("\"role\":\"anon\"")
}

/// Base64 or base64url, up to the first byte that is neither.
fn decode_base64(text: &str) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => break,
        };
        bits = (bits << 6 | u32::from(value)) & 0x00ff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.push((bits >> count & 0xff) as u8);
        }
    }
    decoded
}
