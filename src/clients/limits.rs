//! What a client asks of names, times and fields beyond their type.

use super::Outcome;

/// What a client asks of the names of servers.
#[derive(Clone, Copy, Debug)]
pub struct NameRules {
    /// The characters of a name.
    pub allowed: NameCharacters,
    /// What a name with other characters costs.
    pub otherwise: BadName,
    /// Names that it keeps for servers of its own: it drops an entry with one of them.
    pub reserved: &'static [&'static str],
    /// What it says of such an entry, `{name}` standing for the name.
    pub reserved_says: Option<&'static str>,
    /// Names that it cannot keep a server under, with what one of them costs: those that every object of JavaScript has
    /// something under.
    pub unusable: &'static [(&'static str, Outcome)],
    /// A character that parts a name; the client drops an entry if nothing stands between two of them.
    pub parted_by: Option<char>,
    /// How the names of a server and of its tool become one.
    pub tools: Option<ToolNames>,
}

impl NameRules {
    /// Nothing firm is known.
    pub const UNKNOWN: Self = Self {
        allowed: NameCharacters::Unknown,
        otherwise: BadName::Dropped,
        reserved: &[],
        reserved_says: None,
        unusable: &[],
        parted_by: None,
        tools: None,
    };
}

impl NameRules {
    /// What it costs that the client cannot keep a server under this name; `None` if it can.
    pub fn cost_of_unusable(&self, name: &str) -> Option<Outcome> {
        let is_parted_badly =
            || self.parted_by.is_some_and(|mark| name.split(mark).any(|part| part.trim().is_empty()));
        let known = self.unusable.iter().find(|(unusable, _)| *unusable == name).map(|(_, cost)| *cost);
        known.or_else(|| is_parted_badly().then_some(Outcome::EntryDropped))
    }
}

/// The characters of which names of servers consist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameCharacters {
    /// Any.
    All,
    /// All but these and control characters.
    AllBut(&'static str),
    /// ASCII letters, digits and these.
    WordAnd(&'static str),
    /// No source says.
    Unknown,
}

impl NameCharacters {
    /// The first character of `name` that is not one of them.
    pub fn first_other(self, name: &str) -> Option<char> {
        name.chars().find(|character| match self {
            Self::All | Self::Unknown => false,
            Self::AllBut(forbidden) => character.is_control() || forbidden.contains(*character),
            Self::WordAnd(more) => !character.is_ascii_alphanumeric() && !more.contains(*character),
        })
    }
}

/// What a name costs that holds a character it should not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadName {
    /// The client drops the entry.
    Dropped,
    /// The entry loads, but something does not work; a clause whose subject is the client or a part of it.
    Hurts(&'static str),
    /// The entry works; a clause that says what is awkward.
    Awkward(&'static str),
}

/// How a client makes one name of those of a server and its tool, for the model.
#[derive(Clone, Copy, Debug)]
pub struct ToolNames {
    /// The characters that it puts around and between the two: 7 for `mcp__server__tool`.
    pub around: usize,
    /// Whether the `name` at the top of the file stands in it too, as that of a plugin does.
    pub holds_file_name: bool,
    /// The most characters of the whole.
    pub limit: usize,
    /// What becomes of a tool whose name is longer.
    pub beyond: TooLong,
    /// What it writes in place of a character other than ASCII letters, digits, `_` and `-`, if it does.
    pub replacement: Option<char>,
}

/// What becomes of a tool whose name is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooLong {
    /// The client leaves the tool out.
    LeftOut,
    /// The model's API refuses the request, so that no tool works.
    RequestRefused,
    /// The client cuts the end off, so that two tools may get one name.
    Cut,
    /// The client shortens it to a name that no other has.
    Shortened,
}

/// The values that make sense to a client for a time limit, in the unit of the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeRange {
    /// The least.
    pub least: u64,
    /// The most, if there is one.
    pub most: Option<u64>,
    /// What the client does with another value.
    pub outside: OutsideRange,
}

/// What a client does with a time limit outside its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutsideRange {
    /// It takes its default.
    Ignored,
    /// It takes the nearest value of the range.
    Clamped,
    /// It drops the entry, or the whole file ([`super::BadEntry`] says which).
    Rejected,
}

/// Why a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// What stands there where nothing else is meant.
    pub usual: UsualValue,
    /// The version since which the field may be missing, if there is one.
    pub until: Option<&'static str>,
}

/// A value that says no more than the client assumes anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsualValue {
    /// `true`
    True,
    /// `[]`
    EmptyList,
    /// A list of these. It may grant more than the author meant.
    Grant(&'static [&'static str]),
}

/// What took the place of a field that a client still reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Successor {
    /// The field to write now; empty if there is none.
    pub field: &'static str,
    /// A clause that says what is true of the old one.
    pub because: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_character_that_is_not_for_names_is_found() {
        for (allowed, name, expected) in [
            (NameCharacters::WordAnd("-_"), "a-b_C9", None),
            (NameCharacters::WordAnd("-_"), "a b.c", Some(' ')),
            (NameCharacters::WordAnd("-_"), "é", Some('é')),
            (NameCharacters::AllBut("}"), "a b.c é", None),
            (NameCharacters::AllBut("}"), "a}b", Some('}')),
            (NameCharacters::AllBut("}"), "a\tb", Some('\t')),
            (NameCharacters::All, "\n}", None),
            (NameCharacters::Unknown, "a b", None),
        ] {
            assert_eq!(allowed.first_other(name), expected, "{name}");
        }
    }
}
