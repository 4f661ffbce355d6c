//! Lone backslashes: what the author of a string meant by them.

use super::super::Certainty;
use crate::edit::Edit;
use crate::span::Span;

/// A backslash in a string, with what it escapes.
#[derive(Clone, Copy, Debug)]
pub(in crate::syntax) struct Escape {
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) kind: EscapeKind,
}

impl Escape {
    pub(super) fn slice<'t>(&self, text: &'t str) -> &'t str {
        Span::new(self.at, self.end).slice(text)
    }
}

/// The kinds of [`Escape`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum EscapeKind {
    /// `\\`
    Backslash,
    /// `\"`, and `\'` in single quotes.
    Quote,
    /// `\b`, `\f`, `\n`, `\r`, `\t`: in a path with lone backslashes, the start of a name.
    Control,
    /// `\/` and `\uXXXX`.
    Other,
    /// A backslash before the closing quote.
    Lone,
    /// No escape of JSON.
    Bad,
}

/// The escape that a letter starts with this many hexadecimal digits behind it, in bytes; `behind` starts with the letter.
pub(in crate::syntax) fn hexadecimal(behind: &[u8], count: usize) -> Option<(usize, EscapeKind)> {
    let digits = behind.get(1..=count)?;
    digits.iter().all(u8::is_ascii_hexdigit).then_some((count + 1, EscapeKind::Other))
}

/// What to do about the lone backslashes of a string.
pub(in crate::syntax) struct Judged {
    /// The first of them that JSON refuses.
    pub(in crate::syntax) span: Span,
    pub(in crate::syntax) repair: Vec<Edit>,
    pub(in crate::syntax) certainty: Certainty,
    /// Whether the repair makes every backslash of the string a plain one.
    pub(super) all: bool,
}

/// Judges the backslashes of a string in `text`; `None` if JSON takes them all.
pub(super) fn judge(text: &str, literal: &str, escapes: &[Escape]) -> Option<Judged> {
    use EscapeKind::{Backslash, Bad, Control, Lone, Other, Quote};
    let first = escapes.iter().find(|escape| matches!(escape.kind, Bad | Lone))?;
    let has = |kinds: &[EscapeKind]| escapes.iter().any(|escape| kinds.contains(&escape.kind));
    let double = |kinds: &[EscapeKind]| {
        let lone = escapes.iter().filter(|escape| kinds.contains(&escape.kind));
        lone.map(|escape| Edit::insert(escape.at, "\\")).collect::<Vec<_>>()
    };
    let is_path = is_path(literal);
    let starts_path = is_path && (starts_with_path(literal) || !literal.contains(' '));
    let (repair, certainty, all) = if is_path && has(&[Backslash]) {
        // `\\server\share`: a network path as it is typed, in which nothing was doubled.
        let network = literal.starts_with("\\\\")
            && escapes.iter().filter(|escape| escape.kind == Backslash).count() == 1;
        if network && !has(&[Quote, Other]) {
            (double_network(escapes), Certainty::Likely, false)
        } else {
            // A backslash that starts no escape is one, whatever became of the others.
            let is_sure = is_drive(literal) && !has(&[Control, Quote, Other]);
            let certainty = if is_sure { Certainty::Certain } else { Certainty::Likely };
            (double(&[Bad, Control, Lone]), certainty, false)
        }
    } else if is_path && !has(&[Quote, Other]) {
        // One bad escape shows that the author doubled none of them: `\t` in the same path is no tab.
        let certainty = if starts_path || !has(&[Control]) { Certainty::Certain } else { Certainty::Open };
        (double(&[Bad, Control, Lone]), certainty, true)
    } else if is_path {
        (double(&[Bad, Control, Lone]), Certainty::Open, false)
    } else if escapes.iter().filter(|escape| escape.kind == Bad).all(|bad| is_of_a_pattern(bad.slice(text))) {
        let certainty = match (has(&[Control]), has(&[Backslash])) {
            (true, _) => Certainty::Open,
            (false, true) => Certainty::Likely,
            (false, false) => Certainty::Certain,
        };
        (double(&[Bad]), certainty, false)
    } else {
        (Vec::new(), Certainty::Open, false)
    };
    Some(Judged { span: Span::new(first.at, first.end), repair, certainty, all })
}

/// Judges the backslashes of `inner`, which stands in the double quotes of TOML or YAML; `None` if that takes
/// them all.
///
/// `read` says of what follows a backslash how many bytes of it belong to the escape, and of what kind that is;
/// `None` if there is no such escape. Ranges count from the start of `inner`.
pub(in crate::syntax) fn judge_inner(
    inner: &str,
    read: impl Fn(&[u8]) -> Option<(usize, EscapeKind)>,
) -> Option<Judged> {
    let mut escapes: Vec<Escape> = Vec::new();
    let mut from = 0;
    while let Some(offset) = memchr::memchr(b'\\', &inner.as_bytes()[from..]) {
        let at = from + offset;
        let behind = &inner[at + 1..];
        let next = behind.chars().next().map_or(0, char::len_utf8);
        let (length, kind) = match read(behind.as_bytes()) {
            Some(known) => known,
            None if next == 0 => (0, EscapeKind::Lone),
            None => (next, EscapeKind::Bad),
        };
        let end = at + 1 + length;
        escapes.push(Escape { at, end, kind });
        // What no escape takes may be a backslash again.
        from = if kind == EscapeKind::Bad { at + 1 } else { end };
    }
    judge(inner, inner, &escapes)
}

impl Judged {
    /// Whether the repair doubles every backslash of `inner`, so that none of them is an escape.
    pub(in crate::syntax) fn makes_literal(&self, inner: &str) -> bool {
        let doubled: usize = self.repair.iter().map(|edit| edit.new_text.len()).sum();
        doubled == inner.matches('\\').count()
    }
}

/// Doubles every backslash, those of the `\\` in front as well.
fn double_network(escapes: &[Escape]) -> Vec<Edit> {
    let doubled = |escape: &Escape| if escape.kind == EscapeKind::Backslash { "\\\\" } else { "\\" };
    escapes.iter().map(|escape| Edit::insert(escape.at, doubled(escape))).collect()
}

/// Whether an escape that JSON does not know is one of regular expressions, or a letter that no language
/// escapes: then the backslash itself was meant. `\'`, `\$`, `\x41` and `\0` mean something elsewhere.
fn is_of_a_pattern(escape: &str) -> bool {
    escape.chars().nth(1).is_some_and(|letter| {
        letter.is_ascii_uppercase()
            || matches!(letter, 'd' | 's' | 'w' | 'p' | 'k' | '.' | '(' | '[' | '+' | '?')
    })
}

/// Whether `text` holds a path of Windows.
pub(super) fn is_path(text: &str) -> bool {
    starts_with_path(text)
        || text.char_indices().any(|(at, character)| {
            !character.is_alphanumeric() && is_drive(&text[at + character.len_utf8()..])
        })
}

pub(super) fn starts_with_path(text: &str) -> bool {
    is_drive(text)
        || ["\\\\", ".\\", "..\\", "~\\"].iter().any(|start| text.starts_with(start))
        || text.strip_prefix('%').is_some_and(|rest| {
            rest.split_once('%').is_some_and(|(name, behind)| !name.contains(' ') && behind.starts_with('\\'))
        })
}

/// Whether `text` starts with `C:\`.
fn is_drive(text: &str) -> bool {
    matches!(text.as_bytes(), [letter, b':', b'\\', ..] if letter.is_ascii_alphabetic())
}
