//! What may reach a terminal. A config is anyone's text: nothing of it may move the cursor, turn a line around or hide.

use std::fmt::Write as _;

/// Whether a terminal obeys this character, or shows nothing where it stands: Unicode's control characters, those of
/// its property Bidi_Control (UAX 9), separators of lines, and those of no width that people do not see.
pub(super) fn is_obeyed(character: char) -> bool {
    match character {
        ' '..='~' => false,
        '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => true,
        other => other.is_control(),
    }
}

/// `text` in one line, with what a terminal would obey replaced by pictures.
pub fn printable(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\n' | '\t' => ' ',
            '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
            '\u{7f}' => '\u{2421}',
            other if is_obeyed(other) => '\u{fffd}',
            other => other,
        })
        .collect()
}

/// The same, but for the ends of lines.
pub fn printable_lines(text: &str) -> String {
    text.split('\n').map(printable).collect::<Vec<_>>().join("\n")
}

/// The same, but for the ends of lines and tabs: the text of a file, for eyes.
pub fn printable_text(text: &str) -> String {
    text.split('\t').map(printable_lines).collect::<Vec<_>>().join("\t")
}

/// JSON that says the same, with escapes for what a terminal would obey, which can only stand in strings.
pub fn printable_json(json: String) -> String {
    let is_bad = |character: char| character != '\n' && is_obeyed(character);
    if !json.contains(is_bad) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 64);
    for character in json.chars() {
        if is_bad(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The mark that turns Arabic around was shown as it is, so were separators of lines and tags.
    #[test]
    fn every_control_of_direction_is_replaced() {
        for bad in
            ['\u{61c}', '\u{200e}', '\u{202e}', '\u{2066}', '\u{2029}', '\u{9b}', '\u{e0041}', '\u{7f}']
        {
            let text = format!("a{bad}b");
            assert!(!printable(&text).contains(bad), "{text:?}");
            let json = printable_json(serde_json::to_string_pretty(&[&text]).unwrap());
            assert!(!json.contains(bad), "{json:?}");
            assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), [text]);
        }
        assert_eq!(printable_text("a\tb\r\nc"), "a\tb␍\nc");
    }
}
