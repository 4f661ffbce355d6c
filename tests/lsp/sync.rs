//! Whatever changes an editor reports, the text is the editor's.

use gen_lsp_types::{
    Position, Range, TextDocumentContentChangePartial, TextDocumentContentChangeWholeDocument,
};
use mcplint::lsp::text::{Columns, Text};
use proptest::prelude::*;

/// Pieces of which texts are made: line endings of all kinds, characters of one to four bytes.
const PIECES: [&str; 11] = ["a", "b", "\"", "\n", "\r\n", "\r", "é", "日", "\u{1f600}", "\u{feff}", "  "];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.as_slice()), 0..30).prop_map(|pieces| pieces.concat())
}

/// The text of a line and what ends it, as the protocol defines lines.
fn lines(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let last = lines.len() - 1;
        lines[last].push(character);
        if character == '\r' && characters.peek() == Some(&'\n') {
            lines[last].push('\n');
            characters.next();
        }
        if matches!(character, '\n' | '\r') {
            lines.push(String::new());
        }
    }
    lines
}

/// The place of character number `at`, counted the slow way. A place inside what ends a line is its start.
fn place(text: &str, at: usize, columns: Columns) -> Position {
    let mut left = at;
    for (number, line) in lines(text).iter().enumerate() {
        let characters: Vec<char> = line.chars().collect();
        let is_last = number + 1 == lines(text).len();
        if left < characters.len() || is_last {
            let inside: String = characters[..left.min(characters.len())].iter().collect();
            let inside = inside.trim_end_matches(['\r', '\n']);
            let column = match columns {
                Columns::Utf8 => inside.len(),
                Columns::Utf16 => inside.encode_utf16().count(),
            };
            return Position::new(u32::try_from(number).unwrap(), u32::try_from(column).unwrap());
        }
        left -= characters.len();
    }
    unreachable!("the last line takes what is left")
}

/// An edit as an editor makes it: it never parts `\r` from `\n`.
fn splice(text: &str, from: usize, to: usize, new: &str) -> Option<String> {
    let characters: Vec<char> = text.chars().collect();
    let (from, to) = (from.min(characters.len()), to.min(characters.len()));
    let (from, to) = (from.min(to), from.max(to));
    let parts =
        |at: usize| at > 0 && characters.get(at - 1) == Some(&'\r') && characters.get(at) == Some(&'\n');
    if parts(from) || parts(to) {
        return None;
    }
    let (before, after): (String, String) =
        (characters[..from].iter().collect(), characters[to..].iter().collect());
    Some(format!("{before}{new}{after}"))
}

proptest! {
    #[test]
    fn incremental_changes_make_the_text_that_whole_ones_make(
        start in text(),
        edits in prop::collection::vec((0_usize..40, 0_usize..40, text()), 1..6),
        is_utf8 in any::<bool>(),
    ) {
        let columns = if is_utf8 { Columns::Utf8 } else { Columns::Utf16 };
        let mut ours = Text::new(start.clone());
        let mut theirs = start;
        let mut changes = Vec::new();
        for (from, to, new) in edits {
            let count = theirs.chars().count();
            let (from, to) = (from.min(count), to.min(count));
            let Some(next) = splice(&theirs, from, to, &new) else { continue };
            let range = Range::new(place(&theirs, from.min(to), columns), place(&theirs, from.max(to), columns));
            let part = TextDocumentContentChangePartial { range, text: new, ..TextDocumentContentChangePartial::default() };
            changes.push(part.into());
            theirs = next;
        }
        ours.change(changes, columns);
        prop_assert_eq!(ours.as_str(), theirs.as_str());
        let mut whole = Text::new("x".to_owned());
        whole.change(vec![TextDocumentContentChangeWholeDocument { text: theirs.clone() }.into()], columns);
        prop_assert_eq!(whole.as_str(), theirs.as_str());
        // Places found after all these changes are those of the text.
        for (at, _) in theirs.char_indices() {
            let position = ours.position(at, columns);
            prop_assert_eq!(position, whole.position(at, columns));
        }
    }

    #[test]
    fn no_change_however_wrong_is_a_panic(
        start in text(),
        places in prop::array::uniform4(prop_oneof![0_u32..20, Just(u32::MAX)]),
        new in text(),
    ) {
        let mut text = Text::new(start);
        let [line, character, end_line, end_character] = places;
        let range = Range::new(Position::new(line, character), Position::new(end_line, end_character));
        let part = TextDocumentContentChangePartial { range, text: new, ..TextDocumentContentChangePartial::default() };
        text.change(vec![part.into()], Columns::Utf16);
    }
}
