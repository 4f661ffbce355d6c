//! White space that people see, and characters that they do not.

/// What is cut off both ends of a program's name: white space, no-break spaces, zero-width characters.
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// Whether nothing is left of `text` without its blanks.
pub fn is_empty(text: &str) -> bool {
    trim(text).is_empty()
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || is_invisible(character)
}

/// Whether `text` starts or ends with a character that no editor shows.
pub fn has_invisible_end(text: &str) -> bool {
    [text.chars().next(), text.chars().next_back()]
        .into_iter()
        .flatten()
        .any(|character| is_invisible(character) || character == '\u{a0}')
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
