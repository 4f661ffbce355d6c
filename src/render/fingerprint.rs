//! Names for findings that stay the same while lines move, so that a platform knows old ones from new ones.

use std::collections::HashMap;

use crate::mask::{MaskedDiagnostic, MaskedFile};

/// Makes the fingerprints of one file's findings, in their order.
pub(super) struct Fingerprints {
    seed: u64,
    seen: HashMap<u64, u32>,
}

impl Fingerprints {
    /// Fingerprints that hold for a file at `path` only; with an empty path, for one anywhere.
    pub(super) fn of(path: &str) -> Self {
        Self { seed: hash(SEED, path), seen: HashMap::new() }
    }

    /// The fingerprint of a finding: of its rule, its server, the text that it points at, and which one of
    /// such it is. The line number and the message are no part of it.
    pub(super) fn next(&mut self, file: &MaskedFile, diagnostic: &MaskedDiagnostic) -> String {
        let mut value = hash(self.seed, diagnostic.rule);
        value = hash(value, diagnostic.server.as_deref().unwrap_or(""));
        value = hash(value, diagnostic.span.slice(&file.text).trim());
        let nth = self.seen.entry(value).or_default();
        *nth += 1;
        format!("{:016x}", hash(value, &nth.to_string()))
    }

    /// The fingerprint of anything else about the file.
    pub(super) fn of_text(&self, text: &str) -> String {
        format!("{:016x}", hash(self.seed, text))
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a: the same on every machine and in every version, which the standard library's hashers do not
/// promise. A zero byte ends each part, so that `ab` + `c` is not `a` + `bc`.
fn hash(seed: u64, text: &str) -> u64 {
    text.bytes().chain([0]).fold(seed, |value, byte| (value ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_kept_apart() {
        assert_ne!(hash(hash(SEED, "ab"), "c"), hash(hash(SEED, "a"), "bc"));
        // Written down: it must not change from version to version.
        assert_eq!(Fingerprints::of("").of_text("x"), "d88ec2186b6d7ebf");
    }
}
