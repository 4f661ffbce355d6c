//! Command lines that were written into one string: taking them apart.

use crate::argv::path::{has_scheme, has_separator, is_absolute, starts_at_home};

/// How sure the author's words are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Certainty {
    /// A space may belong to a path.
    No,
    /// Likely.
    Likely,
    /// White space can only stand between two words.
    Yes,
}

/// Whether splitting at white space gives back the words that the author had in mind.
pub(crate) fn certainty(words: &[&str]) -> Certainty {
    words.windows(2).map(|pair| pair_certainty(pair[0], pair[1])).min().unwrap_or(Certainty::Yes)
}

/// `/Users/me/My Docs/x.js` is two words of one path; `/srv run` may be.
fn pair_certainty(first: &str, second: &str) -> Certainty {
    let second_starts_anew =
        is_absolute(second) || starts_at_home(second) || second.starts_with(['-', '.', '@', '$', '%']);
    if first.ends_with('\\') {
        Certainty::No
    } else if !is_path(first) || second_starts_anew || has_scheme(second) || has_file_suffix(first) {
        Certainty::Yes
    } else if has_separator(second) {
        Certainty::No
    } else if matches!(second, "run" | "serve" | "server" | "start" | "stdio" | "mcp") {
        Certainty::Yes
    } else {
        Certainty::Likely
    }
}

fn is_path(word: &str) -> bool {
    let switch = word.len() == 2 && word.starts_with('/');
    let mount = word.rsplit_once(':').is_some_and(|(from, _)| from.len() > 1);
    (is_absolute(word) || starts_at_home(word) || word.starts_with(['.', '$', '%'])) && !mount && !switch
}

/// Whether the last component ends like a file: `.js`, `.json`, `.exe`.
fn has_file_suffix(word: &str) -> bool {
    let name = word.rsplit(['/', '\\']).next().unwrap_or(word);
    name.rsplit_once('.').is_some_and(|(stem, suffix)| {
        !stem.is_empty()
            && (1..=5).contains(&suffix.len())
            && suffix.chars().all(|c| c.is_ascii_alphanumeric())
    })
}

/// Whether `word` is an option with nothing attached: `-y`, `-it`, `--directory`.
pub(crate) fn is_option(word: &str) -> bool {
    let name = word.strip_prefix("--").or_else(|| word.strip_prefix('-')).unwrap_or("");
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.'))
}

/// Whether a word is one that only a shell understands: `&&`, `|`, `2>/dev/null`, `$(x)`.
pub(crate) fn is_shell_syntax(word: &str) -> bool {
    word.contains("$(")
        || word.contains('`')
        || word.ends_with(';')
        || matches!(word, "|" | "||" | "&" | "&&")
        || word.trim_start_matches(['1', '2', '&']).starts_with(['<', '>'])
}

/// What stands between matching quotes, if nothing in it is quoted again.
pub(in crate::rules) fn unquoted(text: &str) -> Option<&str> {
    ['"', '\''].into_iter().find_map(|quote| {
        let inner = text.strip_prefix(quote)?.strip_suffix(quote)?;
        (!inner.is_empty() && !inner.contains([quote, '\n'])).then_some(inner)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Certainty {
        certainty(&text.split_whitespace().collect::<Vec<_>>())
    }

    #[test]
    fn spaces_in_paths_are_doubted() {
        assert_eq!(of("-y @upstash/context7-mcp --stdio"), Certainty::Yes);
        assert_eq!(of("--directory /srv/x run server.py"), Certainty::Yes);
        assert_eq!(of("-y pkg /Users/me/a /Users/me/b"), Certainty::Yes);
        assert_eq!(of(r"C:\x\server.py --port 3"), Certainty::Yes);
        assert_eq!(of("run -v /srv:/data image"), Certainty::Yes);
        assert_eq!(of("/c npx -y pkg"), Certainty::Yes);
        assert_eq!(of("-y pkg /Users/me/My Documents"), Certainty::Likely);
        assert_eq!(of(r"C:\My Docs\server.py"), Certainty::No);
        assert_eq!(of(r"/Users/me/My\ Docs/x.js"), Certainty::No);
    }
}
