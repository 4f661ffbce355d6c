//! Tokens of every known form, of no service, and the same in every run.

use mcplint::knowledge::secrets::{CharKind, PATTERNS, Part, Pattern};

/// Characters in no order, as many as are asked for.
fn body(kind: CharKind, length: usize, seed: u32) -> String {
    let pool: Vec<char> = (0u8..128).filter(|byte| kind.has(*byte)).map(char::from).collect();
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(97);
    (0..length)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            pool[(state >> 16) as usize % pool.len()]
        })
        .collect()
}

/// A token of this form.
pub(super) fn sample(pattern: &Pattern) -> String {
    let mut token = pattern.prefix.to_owned();
    for (seed, part) in (7u32..).zip(pattern.rest) {
        match part {
            Part::Text(text) => token.push_str(text),
            Part::Chars(CharKind::Equal, ..) | Part::Maybe(_) => {}
            Part::Chars(kind, least, most) => token.push_str(&body(*kind, (*least).max(4.min(*most)), seed)),
        }
    }
    token
}

/// A token of every form.
pub(super) fn samples() -> Vec<String> {
    PATTERNS.iter().map(sample).collect()
}
