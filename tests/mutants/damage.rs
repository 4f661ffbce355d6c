//! The ways in which people break a config.

use std::ops::Range;

use super::tokens::{self, Token, TokenKind};

/// One way to break a text; `apply` returns `None` where the text has nothing to break so.
pub(super) struct Damage {
    pub(super) name: &'static str,
    pub(super) apply: fn(&str, &mut Random) -> Option<String>,
}

/// Numbers that are the same in every run.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(text: &str) -> Self {
        Self(
            text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
            }),
        )
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }

    fn pick<T: Clone>(&mut self, choices: &[T]) -> Option<T> {
        (!choices.is_empty()).then(|| choices[self.below(choices.len())].clone())
    }
}

macro_rules! damages {
    ($($name:literal => $apply:expr,)+) => {
        /// Every way.
        pub(super) const DAMAGES: &[Damage] = &[$(Damage { name: $name, apply: $apply }),+];
    };
}

damages! {
    "comma deleted" => |text, random| delete_one(text, random, |token| token.kind == TokenKind::Comma),
    "comma added before a closer" => comma_before_closer,
    "comma doubled" => |text, random| {
        let comma = one(text, random, |token| token.kind == TokenKind::Comma)?;
        Some(replaced(text, comma.range, ",,"))
    },
    "quote deleted" => quote_deleted,
    "last closers deleted" => last_closers_deleted,
    "closer deleted in the middle" => |text, random| delete_one(text, random, |token| token.kind == TokenKind::Close && token.depth > 0),
    "closer added at the end" => |text, _| Some(format!("{}}}\n", text.trim_end())),
    "opener deleted" => |text, random| delete_one(text, random, |token| token.kind == TokenKind::Open),
    "cut off somewhere" => cut_off,
    "single quotes" => |text, _| Some(in_quotes(text, "'", "'", true)),
    "curly quotes" => |text, _| Some(in_quotes(text, "\u{201c}", "\u{201d}", false)),
    "some curly quotes" => some_curly_quotes,
    "keys without quotes" => |text, _| Some(bare_keys(text)),
    "python literals" => python_literals,
    "lone backslashes" => lone_backslashes,
    "a Windows path with lone backslashes" => windows_path,
    "pasted twice" => |text, _| Some(format!("{}\n{text}", text.trim_end())),
    "outer braces cut" => outer_braces_cut,
    "NBSP between tokens" => |text, random| between(text, random, "\u{a0}"),
    "zero width space between tokens" => |text, random| between(text, random, "\u{200b}"),
    "byte order mark" => |text, _| Some(format!("\u{feff}{text}")),
    "line break in a string" => line_break,
    "tab in a string" => |text, random| in_string(text, random, "\\t", "\t"),
    "// comment" => |text, random| comment(text, random, "// note, \"here\""),
    "# comment" => |text, random| comment(text, random, "# note"),
    "/* */ comment" => |text, random| between(text, random, " /* a, b */ "),
    "conflict markers" => conflict,
    "full-width comma" => |text, random| {
        let comma = one(text, random, |token| token.kind == TokenKind::Comma)?;
        Some(replaced(text, comma.range, "\u{ff0c}"))
    },
    "another sign for a comma" => |text, random| sign_for(text, random, TokenKind::Comma, &[";", ":", "."]),
    "another sign for a colon" => |text, random| sign_for(text, random, TokenKind::Colon, &["=", " =>", ",", "::", "\u{ff1a}"]),
    "bracket of the other kind" => other_bracket,
    "closer doubled in the middle" => |text, random| {
        let closer = one(text, random, |token| token.kind == TokenKind::Close && token.depth > 0)?;
        Some(replaced(text, closer.range.end..closer.range.end, &text[closer.range]))
    },
    "line doubled" => line_doubled,
    "quote doubled" => |text, random| {
        let string = one(text, random, is_string)?;
        Some(replaced(text, string.range.start..string.range.start, "\""))
    },
    "a curly quote on one side" => |text, random| {
        let string = one(text, random, is_string)?;
        Some(replaced(text, string.range.end - 1..string.range.end, "\u{201d}"))
    },
    "value without quotes" => |text, random| unquoted(text, random, TokenKind::Text),
    "key without quotes" => |text, random| unquoted(text, random, TokenKind::Key),
    "word of another language" => |text, random| {
        let word = random.pick(&["undefined", "yes", "NaN", "process.env.HOME", "API_KEY"])?;
        let value = one(text, random, |token| matches!(token.kind, TokenKind::Literal | TokenKind::Text))?;
        Some(replaced(text, value.range, word))
    },
    "one backslash of a path" => |text, random| {
        let at = random.pick(&text.match_indices("\\\\").map(|(at, _)| at).collect::<Vec<_>>())?;
        Some(replaced(text, at..at + 1, ""))
    },
    "part left out" => |text, random| between(text, random, "... "),
    "lines of Markdown around" => |text, _| Some(format!("```json\n{}\n```\n", text.trim_end())),
    "a sentence before" => |text, _| Some(format!("Put this into the config:\n{text}")),
    "assigned" => |text, _| Some(format!("export default {};\n", text.trim_end())),
    "plus between texts" => |text, random| {
        let string = one(text, random, |token| token.kind == TokenKind::Text && token.range.len() > 4)?;
        let middle = string.range.start + 2;
        (text.is_char_boundary(middle) && !text[..middle].ends_with('\\'))
            .then(|| replaced(text, middle..middle, "\" + \""))
    },
    "colon deleted" => |text, random| delete_one(text, random, |token| token.kind == TokenKind::Colon),
    "a habit and an addition" => |text, random| several(text, random, 2),
    "a slip, a habit and an addition" => |text, random| several(text, random, 3),
    "two slips, a habit and an addition" => |text, random| several(text, random, 4),
}

/// Slips of structure, which leave tokens that can be read.
const SLIPS: &[fn(&str, &mut Random) -> Option<String>] = &[
    |text, random| delete_one(text, random, |token| token.kind == TokenKind::Comma),
    comma_before_closer,
    last_closers_deleted,
    python_literals,
    |text, random| between(text, random, "\u{a0}"),
    |text, random| delete_one(text, random, |token| token.kind == TokenKind::Close && token.depth > 0),
    windows_path,
];

/// Habits, which change all tokens.
const HABITS: &[fn(&str, &mut Random) -> Option<String>] = &[
    |text, _| Some(in_quotes(text, "'", "'", true)),
    |text, _| Some(in_quotes(text, "\u{201c}", "\u{201d}", false)),
    |text, _| Some(bare_keys(text)),
    quote_deleted,
];

/// Additions that need no tokens.
const ADDITIONS: &[fn(&str, &mut Random) -> Option<String>] = &[
    |text, random| comment(text, random, "// note, \"here\""),
    |text, _| Some(format!("\u{feff}{text}")),
    |text, _| Some(text.replace('\n', "\r\n")),
];

fn several(text: &str, random: &mut Random, count: usize) -> Option<String> {
    let mut broken = text.to_owned();
    for round in 0..count {
        let kinds = if round + 2 < count { SLIPS } else { [HABITS, ADDITIONS][(round + 2 - count) % 2] };
        let apply = random.pick(kinds)?;
        broken = apply(&broken, random).unwrap_or(broken);
    }
    (broken != text).then_some(broken)
}

fn replaced(text: &str, range: Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &text[..range.start], &text[range.end..])
}

fn one(text: &str, random: &mut Random, fits: impl Fn(&Token) -> bool) -> Option<Token> {
    let tokens: Vec<Token> = tokens::read(text).into_iter().filter(|token| fits(token)).collect();
    random.pick(&tokens)
}

fn delete_one(text: &str, random: &mut Random, fits: impl Fn(&Token) -> bool) -> Option<String> {
    Some(replaced(text, one(text, random, fits)?.range, ""))
}

fn is_string(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Key | TokenKind::Text)
}

fn sign_for(text: &str, random: &mut Random, kind: TokenKind, signs: &[&str]) -> Option<String> {
    let sign = random.pick(signs)?;
    Some(replaced(text, one(text, random, |token| token.kind == kind)?.range, sign))
}

fn other_bracket(text: &str, random: &mut Random) -> Option<String> {
    let bracket = one(text, random, |token| matches!(token.kind, TokenKind::Open | TokenKind::Close))?;
    let other = match &text[bracket.range.clone()] {
        "{" => "[",
        "[" => "{",
        "}" => "]",
        _ => "}",
    };
    Some(replaced(text, bracket.range, other))
}

fn line_doubled(text: &str, random: &mut Random) -> Option<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let at = random.below(lines.len());
    Some([&lines[..=at], &lines[at..]].concat().concat())
}

fn unquoted(text: &str, random: &mut Random, kind: TokenKind) -> Option<String> {
    let string = one(text, random, |token| token.kind == kind && !text[token.range.clone()].contains('\\'))?;
    let inner = text[string.range.start + 1..string.range.end - 1].to_owned();
    Some(replaced(text, string.range, &inner))
}

fn comma_before_closer(text: &str, random: &mut Random) -> Option<String> {
    let tokens = tokens::read(text);
    let pairs: Vec<usize> = tokens
        .windows(2)
        .filter(|pair| pair[1].kind == TokenKind::Close && pair[0].kind != TokenKind::Open)
        .map(|pair| pair[0].range.end)
        .collect();
    let at = random.pick(&pairs)?;
    Some(replaced(text, at..at, ","))
}

fn quote_deleted(text: &str, random: &mut Random) -> Option<String> {
    let string = one(text, random, |token| matches!(token.kind, TokenKind::Key | TokenKind::Text))?;
    let at = if random.below(2) == 0 { string.range.start } else { string.range.end - 1 };
    Some(replaced(text, at..at + 1, ""))
}

fn last_closers_deleted(text: &str, random: &mut Random) -> Option<String> {
    let mut broken = text.to_owned();
    for _ in 0..=random.below(2) {
        let trimmed = broken.trim_end();
        if !trimmed.ends_with(['}', ']']) {
            break;
        }
        let at = trimmed.len() - 1;
        broken = replaced(&broken, at..at + 1, "");
    }
    if random.below(2) == 0 {
        broken = format!("{}\n", broken.trim_end());
    }
    Some(broken)
}

/// Before a token, or behind a line.
fn cut_off(text: &str, random: &mut Random) -> Option<String> {
    let token = one(text, random, |token| token.depth > 0)?;
    let cut = &text[..token.range.start];
    Some(match text[cut.len()..].find('\n').filter(|_| random.below(2) == 0) {
        Some(line) => text[..cut.len() + line + 1].to_owned(),
        None => cut.to_owned(),
    })
}

/// Every string in other quotes; in single ones as Python writes it.
fn in_quotes(text: &str, open: &str, close: &str, python: bool) -> String {
    let mut broken = String::new();
    let mut at = 0;
    for token in tokens::read(text) {
        if !matches!(token.kind, TokenKind::Key | TokenKind::Text) {
            continue;
        }
        let inner = &text[token.range.start + 1..token.range.end - 1];
        broken.push_str(&text[at..token.range.start]);
        at = token.range.end;
        if python {
            broken.push_str(&format!("{open}{}{close}", inner.replace('\'', "\\'").replace("\\\"", "\"")));
        } else if inner.contains(['"', '\u{201c}', '\u{201d}']) {
            broken.push_str(&text[token.range.clone()]);
        } else {
            broken.push_str(&format!("{open}{inner}{close}"));
        }
    }
    broken.push_str(&text[at..]);
    broken
}

fn some_curly_quotes(text: &str, random: &mut Random) -> Option<String> {
    let string = one(text, random, |token| matches!(token.kind, TokenKind::Key | TokenKind::Text))?;
    let inner = &text[string.range.start + 1..string.range.end - 1];
    Some(replaced(text, string.range.clone(), &format!("\u{201c}{inner}\u{201d}")))
}

fn bare_keys(text: &str) -> String {
    let mut broken = text.to_owned();
    for token in tokens::read(text).into_iter().rev().filter(|token| token.kind == TokenKind::Key) {
        let inner = text[token.range.start + 1..token.range.end - 1].to_owned();
        let is_name = inner
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || character == '_' || character == '$');
        if is_name && !inner.is_empty() && !inner.starts_with(|first: char| first.is_ascii_digit()) {
            broken = replaced(&broken, token.range, &inner);
        }
    }
    broken
}

fn python_literals(text: &str, _: &mut Random) -> Option<String> {
    let mut broken = text.to_owned();
    for token in tokens::read(text).into_iter().rev().filter(|token| token.kind == TokenKind::Literal) {
        let python = match &text[token.range.clone()] {
            "true" => "True",
            "false" => "False",
            "null" => "None",
            _ => continue,
        };
        broken = replaced(&broken, token.range, python);
    }
    (broken != text).then_some(broken)
}

fn lone_backslashes(text: &str, _: &mut Random) -> Option<String> {
    text.contains("\\\\").then(|| text.replace("\\\\", "\\"))
}

fn windows_path(text: &str, _: &mut Random) -> Option<String> {
    text.contains(":\\\\").then(|| text.replace("\\\\", "\\"))
}

fn outer_braces_cut(text: &str, random: &mut Random) -> Option<String> {
    let inner = text.trim().strip_prefix('{')?.strip_suffix('}')?;
    Some(match random.below(3) {
        0 => inner.to_owned(),
        1 => format!("{}\n", inner.trim()),
        _ => format!("{}\n", inner.trim_start_matches('\n').trim_end()),
    })
}

fn between(text: &str, random: &mut Random, what: &str) -> Option<String> {
    let token = one(text, random, |token| token.depth > 0)?;
    Some(replaced(text, token.range.start..token.range.start, what))
}

fn line_break(text: &str, random: &mut Random) -> Option<String> {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    in_string(text, random, "\\n", newline)
}

/// An escape in a string, unescaped.
fn in_string(text: &str, random: &mut Random, escape: &str, raw: &str) -> Option<String> {
    let string = one(text, random, |token| {
        let inner = &text[token.range.clone()];
        token.kind == TokenKind::Text && inner.contains(escape) && !inner.contains("\\\\")
    })?;
    Some(replaced(text, string.range.clone(), &text[string.range.clone()].replace(escape, raw)))
}

fn comment(text: &str, random: &mut Random, what: &str) -> Option<String> {
    let lines: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let at = random.pick(&lines)?;
    let end = if text[..at].ends_with('\r') { at - 1 } else { at };
    Some(replaced(text, end..end, &format!(" {what}")))
}

fn conflict(text: &str, random: &mut Random) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let at = random.below(lines.len());
    let mut broken: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    broken.splice(
        at..=at,
        [
            "<<<<<<< HEAD".to_owned(),
            lines[at].to_owned(),
            "=======".to_owned(),
            lines[at].to_owned(),
            ">>>>>>> other".to_owned(),
        ],
    );
    Some(broken.join("\n"))
}
