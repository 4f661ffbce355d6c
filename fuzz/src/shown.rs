//! What an output must be: nothing in it is obeyed by a terminal, and a diff says what `--fix` writes.

/// No control character but the ends of lines gets through, and none that turns a line around or hides.
pub fn check_harmless(shown: &str) {
    if let Some(line) = shown.lines().find(|line| line.contains(is_obeyed)) {
        panic!("a terminal obeys {line:?}");
    }
}

/// Unicode's Cc, the characters of Bidi_Control (UAX 9) and others that are not seen.
fn is_obeyed(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// The same of a diff in colours, whose lines begin and end with a sequence of ours.
pub fn check_harmless_in_colors(diff: &str) {
    for line in diff.lines() {
        let painted = line.strip_prefix("\u{1b}[").and_then(|rest| rest.split_once('m'));
        let text = painted.and_then(|(_, rest)| rest.strip_suffix("\u{1b}[0m")).unwrap_or(line);
        check_harmless(&text.replace('\t', " "));
    }
}

/// `patch` makes of `old` what `--fix` writes.
pub fn check_patch(diff: &str, old: &str, new: &str) {
    assert_eq!(patched(diff, old).as_deref(), Some(new), "by\n{diff}");
}

/// Applies a unified diff as strictly as can be; `None` where it does not fit.
fn patched(diff: &str, old: &str) -> Option<String> {
    const NO_NEWLINE: &str = "\\ No newline at end of file\n";
    let mut rest = old.split_inclusive('\n').peekable();
    let (mut result, mut at) = (String::new(), 1);
    let mut lines = diff.split_inclusive('\n').skip(2).peekable();
    while let Some(line) = lines.next() {
        if let Some(range) = line.strip_prefix("@@ -") {
            let (start, count) = of_range(range)?;
            // A range of no lines names the one before it.
            let start = if count == 0 { start + 1 } else { start };
            while at < start {
                result.push_str(rest.next()?);
                at += 1;
            }
            continue;
        }
        let (sign, mut body) = line.split_at_checked(1)?;
        if lines.next_if_eq(&NO_NEWLINE).is_some() {
            body = body.strip_suffix('\n')?;
        }
        if sign != "+" {
            (rest.next()? == body).then_some(())?;
            at += 1;
        }
        if sign != "-" {
            result.push_str(body);
        }
    }
    result.extend(rest);
    Some(result)
}

/// The first line and the number of lines in `3,4 +…`.
fn of_range(range: &str) -> Option<(usize, usize)> {
    let range = range.split(' ').next()?;
    let (start, count) = range.split_once(',').unwrap_or((range, "1"));
    Some((start.parse().ok()?, count.parse().ok()?))
}
