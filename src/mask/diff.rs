//! The difference between two texts of a file as outputs get it: every line in it is masked.

use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use super::{Mask, Masked, Secrets};

/// Lines shown before and after a change.
const CONTEXT: usize = 3;

/// The difference between two texts of one file.
#[derive(Clone, Debug, Default)]
pub struct MaskedDiff {
    /// The path with `/`, relative.
    pub path: Masked,
    /// The places that differ; none if the texts are equal.
    pub hunks: Vec<Hunk>,
    /// Whether a line was masked, so that the diff is for reading and cannot be applied.
    pub masked: bool,
}

/// A place that differs, with the lines around it.
#[derive(Clone, Debug)]
pub struct Hunk {
    /// `@@ -1,3 +1,3 @@`
    pub header: String,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A line of a [`Hunk`].
#[derive(Clone, Debug)]
pub struct Line {
    /// In which of the texts it stands.
    pub kind: LineKind,
    /// The line with its ending.
    pub text: Masked,
    /// Whether it is a last line that has no ending.
    pub lacks_newline: bool,
}

/// In which of the two texts a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// In the old one.
    Removed,
    /// In the new one.
    Added,
    /// In both.
    Same,
}

impl MaskedDiff {
    /// Compares the old and the new text of `path`.
    pub fn new(path: &str, old: &str, new: &str, secrets: Secrets) -> Self {
        if old == new {
            return Self::default();
        }
        let old_mask = Mask::of_file(old, path, secrets);
        let new_mask = Mask::of_file(new, path, secrets);
        let path = path.trim_start_matches("./").trim_start_matches('/');
        let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
        let mut result = Self { path: old_mask.hide(&path), ..Self::default() };
        // Lines keep their length under the mask, so the masked texts have the same lines.
        let (old_shown, new_shown) = (old_mask.hide_in_place(old), new_mask.hide_in_place(new));
        let old_lines: Vec<&str> = old_shown.split_inclusive('\n').collect();
        let new_lines: Vec<&str> = new_shown.split_inclusive('\n').collect();
        let old_parts: Vec<&str> = old.split_inclusive('\n').collect();
        let new_parts: Vec<&str> = new.split_inclusive('\n').collect();
        let mut comparison = TextDiff::configure();
        // A browser's module has no clock, and asking for the time ends it.
        if !cfg!(target_family = "wasm") {
            comparison.timeout(Duration::from_secs(5));
        }
        let diff = comparison.diff_slices(&old_parts, &new_parts);
        for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
            let lines = hunk.iter_changes().map(|change| {
                let (kind, shown) = match change.tag() {
                    ChangeTag::Delete => {
                        (LineKind::Removed, change.old_index().and_then(|at| old_lines.get(at)))
                    }
                    ChangeTag::Insert => {
                        (LineKind::Added, change.new_index().and_then(|at| new_lines.get(at)))
                    }
                    ChangeTag::Equal => (LineKind::Same, change.old_index().and_then(|at| old_lines.get(at))),
                };
                // What is a secret in the old text is one wherever it went.
                let text = new_mask.hide(&old_mask.hide(shown.copied().unwrap_or_default()));
                let line: &str = change.value();
                result.masked |= *text != *line;
                Line { kind, text, lacks_newline: !line.ends_with('\n') }
            });
            let lines = lines.collect();
            result.hunks.push(Hunk { header: hunk.header().to_string(), lines });
        }
        result
    }
}
