//! From the text that a client printed to the rules that find its cause.
//!
//! The rows are in [`crate::knowledge::errors`]; here is what a row is, and how a text finds it.

use std::ops::Range;

use crate::knowledge::errors;

/// An error that clients, launchers or systems print.
#[derive(Debug)]
pub struct KnownError {
    /// What it is, as a headline.
    pub name: &'static str,
    /// What one sees of it, for the index.
    pub see: &'static str,
    /// Texts that show it; one is enough.
    pub patterns: &'static [Pattern],
    /// What happened, in a sentence or two.
    pub meaning: &'static str,
    /// The likely causes, the likeliest first.
    pub causes: &'static [Cause],
    /// What to do when mcplint finds nothing.
    pub clean: Clean,
    /// Texts as people paste them. Each finds this row first.
    pub samples: &'static [&'static str],
    /// Where this is known from: an address, or `measured: …`.
    pub sources: &'static [&'static str],
    /// The day on which the sources were checked.
    pub checked: &'static str,
}

/// A cause, and the rules that find it. No rules: a config does not show it.
#[derive(Debug)]
pub struct Cause {
    /// What is wrong, in a sentence.
    pub text: &'static str,
    /// The names of rules, some of which may still be to come.
    pub rules: &'static [&'static str],
}

impl Cause {
    /// The rules of this version that find it.
    pub fn found_by(&self) -> Vec<&'static str> {
        self.rules.iter().copied().filter(|name| crate::rules::by_name(name).is_some()).collect()
    }
}

/// What to do when the config is clean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clean {
    /// The process died or never started: run it by hand. With a word for this error, or none.
    ByHand(&'static str),
    /// Something else.
    Do(&'static str),
}

/// How an error is found in a text. In lower case, with `'` and `"` for every kind of quote.
#[derive(Clone, Copy, Debug)]
pub enum Pattern {
    /// Stands in the text. `*` is anything, some characters long; `%` is one word.
    Has(&'static str),
    /// Is the whole text.
    Is(&'static str),
    /// An exit status: the number alone, or behind `code`, `status` and the like.
    Exit(&'static str),
}

/// How many characters a `*` may stand for: a line or two of a log, not the next error.
const MOST_BETWEEN: usize = 240;

/// The words before a number that make it an exit status.
const EXIT_WORDS: [&str; 6] = ["exit", "exited", "code", "status", "exitcode", "rc"];

/// The errors that `text` shows, the most specific first.
///
/// A row that sees what a row before it has taken already is left out: `spawn cmd ENOENT` is that,
/// and no other `spawn … ENOENT`.
pub fn find(text: &str) -> Vec<&'static KnownError> {
    let text = normal(text);
    let mut seen: Vec<Range<usize>> = Vec::new();
    let mut found = Vec::new();
    for error in errors::all() {
        let places: Vec<_> = error.patterns.iter().filter_map(|pattern| place(&text, *pattern)).collect();
        let taken = |place: &Range<usize>| {
            seen.iter().any(|seen: &Range<usize>| seen.start < place.end && place.start < seen.end)
        };
        if !places.is_empty() && !places.iter().any(taken) {
            found.push(error);
        }
        seen.extend(places);
    }
    found
}

/// The text as patterns are written: lower case, plain quotes and dashes, single spaces, no colours.
fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.trim().chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\u{1b}' if characters.next_if_eq(&'[').is_some() => {
                characters.by_ref().find(char::is_ascii_alphabetic);
            }
            '‘' | '’' | '‚' | '`' => out.push('\''),
            '“' | '”' | '„' => out.push('"'),
            '‐' | '‑' | '‒' | '–' | '−' => out.push('-'),
            character if character.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            character => out.push(character.to_ascii_lowercase()),
        }
    }
    out
}

fn place(text: &str, pattern: Pattern) -> Option<Range<usize>> {
    match pattern {
        Pattern::Has(pattern) => place_of(text, pattern),
        Pattern::Is(whole) => is_all(text, whole).then_some(0..text.len()),
        Pattern::Exit(number) => {
            is_all(text, number).then_some(0..text.len()).or_else(|| place_of_exit(text, number))
        }
    }
}

/// Whether the text is nothing but `whole`, give or take quotes and full stops.
fn is_all(text: &str, whole: &str) -> bool {
    text.trim_matches(|character: char| !character.is_ascii_alphanumeric() && character != '-') == whole
}

/// The leftmost place of the pattern, each part as near to the one before as can be.
fn place_of(text: &str, pattern: &str) -> Option<Range<usize>> {
    let first_end = pattern.find(['*', '%']).unwrap_or(pattern.len());
    let (first, rest) = pattern.split_at(first_end);
    occurrences(text, first, 0).find_map(|start| Some(start..end_of(text, start + first.len(), rest)?))
}

/// Where the rest of a pattern, which starts with `*` or `%` or is empty, ends behind `at`.
fn end_of(text: &str, mut at: usize, mut rest: &str) -> Option<usize> {
    while let Some(gap) = rest.chars().next() {
        rest = &rest[gap.len_utf8()..];
        let (part, after) = rest.split_at(rest.find(['*', '%']).unwrap_or(rest.len()));
        let near =
            text[at..].char_indices().nth(MOST_BETWEEN + part.len()).map_or(text.len(), |(end, _)| at + end);
        let next = occurrences(&text[..near], part, at).next()?;
        let between = &text[at..next];
        if gap == '%' && (between.is_empty() || between.contains(' ')) {
            return None;
        }
        at = next + part.len();
        rest = after;
    }
    Some(at)
}

/// The places of `part` from `from` on that do not cut a number in two.
fn occurrences<'t>(text: &'t str, part: &'t str, from: usize) -> impl Iterator<Item = usize> + 't {
    let digit = |at: Option<u8>| at.is_some_and(|byte| byte.is_ascii_digit());
    text[from..].match_indices(part).map(move |(at, _)| from + at).filter(move |at| {
        let before = at.checked_sub(1).and_then(|before| text.as_bytes().get(before).copied());
        let after = text.as_bytes().get(at + part.len()).copied();
        let cut_before = digit(part.bytes().next()) && digit(before);
        let cut_after = digit(part.bytes().last()) && digit(after);
        !cut_before && !cut_after
    })
}

/// The number as an exit status: `exited with 127`, `code=127`, `exit status: 127`.
fn place_of_exit(text: &str, number: &str) -> Option<Range<usize>> {
    occurrences(text, number, 0).find_map(|at| {
        let end = at + number.len();
        let before = text[..at].trim_end_matches([' ', ':', '=', '(']);
        let before = before.strip_suffix(" with").unwrap_or(before);
        let start = before.trim_end_matches(|character: char| character.is_ascii_alphabetic()).len();
        let fraction =
            text[end..].starts_with('.') && text[end + 1..].starts_with(|c: char| c.is_ascii_digit());
        (before.len() < at && !fraction && EXIT_WORDS.contains(&&before[start..])).then_some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&'static str> {
        find(text).iter().map(|error| error.see).collect()
    }

    #[test]
    fn wildcards_stay_short_and_words_are_one_word() {
        assert_eq!(place_of("x spawn npx enoent", "spawn % enoent"), Some(2..18));
        assert_eq!(place_of("spawn npx -y enoent", "spawn % enoent"), None);
        assert_eq!(place_of("spawn npx -y enoent", "spawn * enoent"), Some(0..19));
        assert_eq!(place_of(&format!("spawn {} enoent", "x".repeat(300)), "spawn * enoent"), None);
    }

    #[test]
    fn numbers_are_whole() {
        assert!(names("-320001").is_empty());
        assert!(names("exit code 1270").is_empty());
        assert!(names("code 127.5").is_empty());
        assert!(names("listening on port 127").is_empty());
        assert!(names("failed with 127 errors").is_empty());
        for text in ["127", "exit code 127", "exited with 127", "code=127", "Exit Status: 127."] {
            assert_eq!(names(text), names("127"), "{text}");
        }
        assert_eq!(names("‘–32000’"), names("-32000"));
    }

    #[test]
    fn codes_inside_other_words_are_not_found() {
        assert_eq!(
            names("FileNotFoundError: [WinError 2] The system cannot find the file specified").len(),
            1
        );
    }

    #[test]
    fn a_row_without_news_is_left_out() {
        assert_eq!(names("spawn cmd ENOENT").len(), 1);
        assert_eq!(names("spawn cmd ENOENT\nMCP error -32000: Connection closed").len(), 2);
    }

    #[test]
    fn colours_and_line_breaks_do_not_hide_an_error() {
        assert_eq!(names("\u{1b}[31mspawn npx\n  ENOENT\u{1b}[0m"), names("spawn npx ENOENT"));
    }
}
