//! The words of many texts, to be asked for many names.

use std::collections::HashSet;

use super::is_name_character;

/// The words of texts that may be names of variables. To look for each of many names in each of many texts would
/// take their product.
#[derive(Clone, Debug, Default)]
pub struct Words<'t> {
    all: HashSet<&'t str>,
    assigned: HashSet<&'t str>,
}

impl<'t> Words<'t> {
    /// Reads the texts.
    pub fn of(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut words = Self::default();
        for text in texts {
            words.read(text);
        }
        words
    }

    fn read(&mut self, text: &'t str) {
        let mut rest = text;
        while let Some(start) = rest.find(is_name_character) {
            let from = &rest[start..];
            let end = from.find(|character| !is_name_character(character)).unwrap_or(from.len());
            let (word, behind) = from.split_at(end);
            self.all.insert(word);
            // `-eNAME` is how docker takes a name.
            if rest.len() == text.len() && text.starts_with("-e") {
                self.all.extend(word.get(1..));
            }
            if behind.starts_with('=') {
                self.assigned.insert(word);
            }
            rest = behind;
        }
    }

    /// Whether one of the texts holds this name as a whole word, as [`super::mentions`] says of one.
    pub fn have(&self, name: &str) -> bool {
        !name.is_empty() && self.all.contains(name)
    }

    /// Whether the name stands before a `=`.
    pub fn assign(&self, name: &str) -> bool {
        self.assigned.contains(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::variables::mentions;

    #[test]
    fn words_are_what_is_mentioned() {
        let texts =
            ["API_KEY=x", "-eAPI_KEY", "-e", "MY_API_KEY", "a b-c ${D}", "eE", "", "é", "x-eF", "-eG H"];
        for text in texts {
            let words = Words::of([text]);
            for name in [
                "API_KEY",
                "eAPI_KEY",
                "MY_API_KEY",
                "a",
                "b",
                "c",
                "D",
                "E",
                "eE",
                "e",
                "",
                "F",
                "eF",
                "G",
                "H",
            ] {
                assert_eq!(words.have(name), mentions(text, name), "{name} in {text}");
            }
        }
        assert!(Words::of(["env A=b"]).assign("A") && !Words::of(["A =b"]).assign("A"));
    }
}
