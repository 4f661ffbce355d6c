//! Text without quotes: what is surely text, and what may be a value of another language.

/// Words that stand for a value somewhere, in small letters.
const VALUES: [&str; 12] =
    ["yes", "no", "on", "off", "null", "none", "nil", "undefined", "nan", "inf", "infinity", "void"];

/// Names at which programs keep what a config would have to spell out: `process.env.TOKEN`.
const OBJECTS: [&str; 8] = ["process", "os", "import", "env", "environ", "this", "self", "config"];

/// Endings of the files that servers are started from.
const FILES: [&str; 9] = [".js", ".mjs", ".cjs", ".ts", ".py", ".sh", ".exe", ".cmd", ".bat"];

/// Whether another language has a value of this name, so that quotes may make something else of it.
pub(super) fn is_value_elsewhere(word: &str) -> bool {
    let object = word.split('.').next().filter(|object| object.len() < word.len());
    VALUES.iter().any(|value| word.eq_ignore_ascii_case(value))
        || ["true", "false"].iter().any(|value| word.eq_ignore_ascii_case(value))
        || object.is_some_and(|object| OBJECTS.contains(&object))
}

/// Whether a character may stand in such a text.
pub(super) fn is_part(character: char) -> bool {
    character.is_ascii_alphanumeric() || "_-./@:~".contains(character)
}

/// Whether `word` is a program, an option, a package, a path or a URL, and no name of a variable.
pub(super) fn is_surely_text(word: &str) -> bool {
    let starts = |first: char| first.is_ascii_lowercase() || matches!(first, '@' | '/' | '~' | '-');
    let option = word.trim_start_matches('-');
    let is_option = option.len() < word.len();
    let colon = word.find(':').map(|at| &word[at + 1..]);
    let has_odd_colon = colon
        .is_some_and(|rest| !rest.starts_with("//") && !rest.starts_with(|next: char| next.is_ascii_digit()));
    let has_odd_capital = word.contains(|it: char| it.is_ascii_uppercase()) && !word.contains('/');
    let has_odd_point = word.contains('.')
        && !word.contains(['/', '-', '@', ':'])
        && !FILES.iter().any(|ending| word.ends_with(ending));
    word.starts_with(starts)
        && (!is_option
            || word.len() - option.len() < 3 && option.starts_with(|it: char| it.is_ascii_alphabetic()))
        && !has_odd_colon
        && !has_odd_capital
        && !has_odd_point
        && !is_value_elsewhere(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_and_values_of_other_languages_are_no_text() {
        for word in
            ["npx", "-y", "--port", "@scope/pkg", "/Users/me", "server.js", "http://x/Y", "localhost:3000"]
        {
            assert!(is_surely_text(word), "{word}");
        }
        for word in [
            "yes",
            "undefined",
            "NaN",
            "API_KEY",
            "apiKey",
            "process.env.x",
            "config.key",
            "a.b",
            "a:b",
            "-1",
            "---",
        ] {
            assert!(!is_surely_text(word), "{word}");
        }
    }
}
