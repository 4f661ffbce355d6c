//! Whether the brackets of a text match, told without reading the rest of it.

/// A bracket and the byte where it stands.
pub(super) type Sign = (usize, u8);

/// The brackets that are in no string and in no comment.
pub(super) fn signs(text: &str) -> Vec<Sign> {
    let bytes = text.as_bytes();
    let (mut signs, mut in_string) = (Vec::new(), false);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let rest = &bytes[at..];
        match byte {
            b'"' => in_string = !in_string,
            b'\n' => in_string = false,
            b'\\' if rest.get(1) != Some(&b'\n') => at += 1,
            _ if in_string => {}
            b'#' => at += to_end_of_line(rest),
            b'/' if rest.starts_with(b"//") => at += to_end_of_line(rest),
            b'/' if rest.starts_with(b"/*") => {
                let length = memchr::memmem::find(&rest[2..], b"*/").map_or(rest.len(), |length| length + 3);
                at += length;
            }
            b'{' | b'}' | b'[' | b']' => signs.push((at, byte)),
            _ => {}
        }
        at += 1;
    }
    signs
}

/// How many bytes stand before the last one of the line.
fn to_end_of_line(rest: &[u8]) -> usize {
    memchr::memchr(b'\n', rest).unwrap_or(rest.len()).saturating_sub(1)
}

/// Whether each bracket has its counterpart once `new` stands between the two parts.
pub(super) fn is_balanced(before: &[Sign], new: &[u8], behind: &[Sign]) -> bool {
    let mut open: Vec<u8> = Vec::new();
    let signs = before.iter().map(|(_, sign)| sign).chain(new).chain(behind.iter().map(|(_, sign)| sign));
    for &sign in signs {
        match sign {
            b'{' | b'[' => open.push(closer_of(sign)),
            _ if open.pop() == Some(sign) => {}
            _ => return false,
        }
    }
    open.is_empty()
}

/// The bracket that closes this one.
pub(super) fn closer_of(opener: u8) -> u8 {
    if opener == b'{' { b'}' } else { b']' }
}

/// A square bracket for a curly one and the other way round.
pub(super) fn of_other_kind(sign: u8) -> u8 {
    match sign {
        b'{' => b'[',
        b'[' => b'{',
        b'}' => b']',
        _ => b'}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_of_strings_and_comments_are_none() {
        let text = "{ // {\n # [\n \"a]\\\"}\": /* ] */ [1] }";
        let found: Vec<char> = signs(text).iter().map(|(_, sign)| char::from(*sign)).collect();
        assert_eq!(found, ['{', '[', ']', '}']);
        assert!(signs(text).iter().all(|(at, sign)| text.as_bytes()[*at] == *sign));
        assert!(signs("{ // [").len() == 1 && signs("{ /* [").len() == 1);
    }

    #[test]
    fn one_bracket_more_less_or_other_is_seen() {
        let signs = signs("{ [ { } ]");
        assert!(!is_balanced(&signs, &[], &[]));
        assert!(is_balanced(&signs, b"}", &[]));
        assert!(!is_balanced(&signs[1..2], b"}", &signs[4..]));
        assert!(is_balanced(&signs[1..2], &[], &signs[4..]));
        assert!(!is_balanced(&[], b"]", &[]));
    }
}
