//! Which name was meant: other spellings of a word, and slips of the keyboard.

/// How a written name relates to the one that was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// The same letters: only case, `_` and `-` differ.
    Variant,
    /// Another word that people write for it.
    Synonym,
    /// A slip: a letter missing, doubled, wrong or swapped.
    Typo,
}

/// Words that people write for the key of a server, in lower case, with the key they mean.
const SYNONYMS: [(&str, &str); 4] =
    [("arguments", "args"), ("cmd", "command"), ("envs", "env"), ("header", "headers")];

/// Longer words whose misspelling still says which key is meant.
const LONG_FORMS: [(&str, &str); 2] = [("arguments", "args"), ("environment", "env")];

/// A name in lower case without `_` and `-`: what stays when only the spelling differs.
pub fn squash(name: &str) -> String {
    name.chars().filter(|character| !matches!(character, '_' | '-')).flat_map(char::to_lowercase).collect()
}

/// The one of `known` that was meant by `written`, if any is near.
pub fn nearest<'k>(written: &str, known: &[&'k str]) -> Option<(&'k str, Nearness)> {
    let squashed = squash(written);
    if let Some(variant) = known.iter().find(|name| squash(name) == squashed && **name != written) {
        return Some((variant, Nearness::Variant));
    }
    let known_name = |wanted: &str| known.iter().find(|name| **name == wanted).copied();
    if let Some(name) = SYNONYMS
        .iter()
        .find(|(synonym, _)| *synonym == squashed)
        .and_then(|(_, meant)| known_name(meant).filter(|name| *name != written))
    {
        return Some((name, Nearness::Synonym));
    }
    let lower = written.to_lowercase();
    let long = LONG_FORMS.iter().filter_map(|(form, meant)| Some((*form, known_name(meant)?)));
    known
        .iter()
        .map(|name| (*name, *name))
        .chain(long)
        .filter(|(_, name)| *name != written)
        .filter_map(|(form, name)| Some((slips(&lower, form)?, name)))
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, name)| (name, Nearness::Typo))
}

/// How many slips lead from `name` to `written`, if they are no more than `most`. What is far by its length or its
/// letters is not compared, so that a long list of words, or a long word, costs little.
pub fn distance(written: &str, name: &str, most: usize) -> Option<usize> {
    // A character has four bytes at most.
    let is_longer = |left: &str, right: &str| left.len() > (right.len() + most) * 4;
    if is_longer(written, name) || is_longer(name, written) {
        return None;
    }
    let is_far = written.chars().count().abs_diff(name.chars().count()) > most;
    let (theirs, ours) = (letters(written), letters(name));
    // A slip brings one letter, or loses one, or both.
    let differ = (theirs & !ours).count_ones().max((ours & !theirs).count_ones());
    if is_far || differ as usize > most {
        return None;
    }
    Some(strsim::damerau_levenshtein(written, name)).filter(|slips| *slips <= most)
}

/// Which letters a name has, one bit each, capitals as small ones.
pub(crate) const fn letters(name: &str) -> u32 {
    let bytes = name.as_bytes();
    let mut set = 0;
    let mut at = 0;
    while at < bytes.len() {
        let letter = bytes[at].to_ascii_lowercase();
        if letter.is_ascii_lowercase() {
            set |= 1 << (letter - b'a');
        }
        at += 1;
    }
    set
}

/// The number of slips that lead from `name` to `written`; `None` if they are too many for one word.
fn slips(written: &str, name: &str) -> Option<usize> {
    let name = name.to_lowercase();
    let length = written.len().max(name.len());
    let allowed = match length {
        0..=2 => 0,
        // `evn`, but not `cwd` for `cmd`.
        3 => usize::from(is_anagram(written, &name)),
        4..=5 => 1,
        _ => 2,
    };
    distance(written, &name, allowed).filter(|slips| *slips > 0)
}

fn is_anagram(left: &str, right: &str) -> bool {
    let sorted = |word: &str| {
        let mut bytes = word.as_bytes().to_vec();
        bytes.sort_unstable();
        bytes
    };
    sorted(left) == sorted(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 8] = ["type", "command", "args", "env", "envFile", "cwd", "url", "headers"];

    #[test]
    fn spellings_and_slips_are_told_apart() {
        for (written, meant) in [
            ("Command", ("command", Nearness::Variant)),
            ("env_file", ("envFile", Nearness::Variant)),
            ("ENV", ("env", Nearness::Variant)),
            ("arguments", ("args", Nearness::Synonym)),
            ("cmd", ("command", Nearness::Synonym)),
            ("comand", ("command", Nearness::Typo)),
            ("commnad", ("command", Nearness::Typo)),
            ("arg", ("args", Nearness::Typo)),
            ("agrs", ("args", Nearness::Typo)),
            ("evn", ("env", Nearness::Typo)),
            ("enviroment", ("env", Nearness::Typo)),
            ("heders", ("headers", Nearness::Typo)),
        ] {
            assert_eq!(nearest(written, &KEYS), Some(meant), "{written}");
        }
    }

    #[test]
    fn other_words_are_no_slips() {
        for written in
            ["command", "port", "path", "host", "user", "tools", "timeout", "trust", "mode", "id", "x"]
        {
            assert_eq!(nearest(written, &KEYS), None, "{written}");
        }
        assert_eq!(nearest("cwd", &["cmd", "command"]), None);
    }
}
