//! What a client does about a file or an entry of the wrong shape, and what it says then.
//!
//! [`BadEntry`] and [`UnknownFields`] are the general answers. What is known more exactly, because the client was
//! asked, its source was read or users quote its words, stands in [`Dialect::reactions`], in the client's own file.

use super::{BadEntry, Dialect, UnknownFields};
use crate::diagnostic::Impact;

/// A mistake in the shape of a file or an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake<'m> {
    /// The servers stand under this key, which the client does not look at.
    WrongRoot(&'m str),
    /// Under the root key there is no map (or no list, where the client wants one).
    RootKind,
    /// The entry is no map.
    Entry,
    /// The entry is null.
    NullEntry,
    /// An entry for a process has no program.
    NoCommand,
    /// The program of an entry is an empty string.
    EmptyCommand,
    /// An entry for a remote server has no URL.
    NoUrl,
    /// An entry lacks this field, without which the client does not take it.
    NoField(&'m str),
    /// An entry has a field that the client knows only to refuse it.
    RefusedField,
    /// An entry with a URL does not name its transport, and the client does not guess.
    NoType,
    /// The entry names a transport that the client does not know.
    UnknownWord,
    /// The value of this field has the wrong type.
    Kind(&'m str),
    /// The value of this field is null.
    Null(&'m str),
    /// A value in the list or map of this field has the wrong type.
    Item(&'m str),
    /// The value of this field has the right type, and the client does not take it all the same.
    Value(&'m str),
    /// This field is for servers of the other transport.
    Foreign(&'m str),
    /// The entry has a key that the client does not know.
    UnknownKey,
}

/// What a mistake costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The client loads no server of the file.
    FileRejected,
    /// The client drops the entry.
    EntryDropped,
    /// The client stops at the entry: it loads what stands before it, and nothing from there on.
    Stops,
    /// The entry loads, but its server cannot be started or reached.
    Fails,
    /// The client complains, and the server works.
    Warned,
    /// Nothing: the client takes it.
    Accepted,
    /// No source says.
    Unknown,
}

impl Outcome {
    /// The impact of a finding about this mistake.
    pub fn impact(self) -> Impact {
        match self {
            Self::FileRejected => Impact::ConfigRejected,
            Self::EntryDropped | Self::Stops => Impact::ServerRejected,
            Self::Fails | Self::Unknown => Impact::ServerFails,
            Self::Warned | Self::Accepted => Impact::None,
        }
    }

    /// What the client does, as words that follow its name.
    pub fn verb(self) -> &'static str {
        match self {
            Self::FileRejected => "loads no server of this file",
            Self::EntryDropped => "drops the entry",
            Self::Stops => "stops here, and loads nothing that follows",
            Self::Fails | Self::Unknown => "cannot start the server",
            Self::Warned => "complains at every start",
            Self::Accepted => "ignores it",
        }
    }
}

/// The mistakes that a row of [`Dialect::reactions`] is about. Where it names fields, an empty list is all of them.
#[derive(Clone, Copy, Debug)]
pub enum To {
    /// The servers stand under this key.
    WrongRoot(&'static str),
    /// The servers stand under any other key.
    AnyWrongRoot,
    /// [`Mistake::RootKind`]
    RootKind,
    /// [`Mistake::Entry`], and [`Mistake::NullEntry`] where no row speaks of null.
    Entry,
    /// [`Mistake::NullEntry`]
    NullEntry,
    /// [`Mistake::NoCommand`]
    NoCommand,
    /// [`Mistake::EmptyCommand`]
    EmptyCommand,
    /// [`Mistake::NoUrl`]
    NoUrl,
    /// [`Mistake::NoField`]
    NoField(&'static [&'static str]),
    /// [`Mistake::RefusedField`]
    RefusedField,
    /// [`Mistake::NoType`]
    NoType,
    /// [`Mistake::UnknownWord`]
    UnknownWord,
    /// [`Mistake::Kind`], and [`Mistake::Null`] where no row speaks of null.
    Kind(&'static [&'static str]),
    /// [`Mistake::Null`]
    Null(&'static [&'static str]),
    /// [`Mistake::Item`]
    Item(&'static [&'static str]),
    /// [`Mistake::Value`]
    Value(&'static [&'static str]),
    /// [`Mistake::Foreign`]
    Foreign(&'static [&'static str]),
    /// [`Mistake::UnknownKey`]
    UnknownKey,
    /// Anything about an entry but an empty program, a missing or refused field, a key too many and a field of the
    /// other transport.
    AnyInEntry,
}

impl To {
    fn fits(self, mistake: Mistake<'_>) -> bool {
        let names = |fields: &[&str], field: &str| fields.is_empty() || fields.contains(&field);
        match (self, mistake) {
            (Self::WrongRoot(key), Mistake::WrongRoot(found)) => key == found,
            (Self::Kind(fields), Mistake::Kind(field) | Mistake::Null(field))
            | (Self::Null(fields), Mistake::Null(field))
            | (Self::Item(fields), Mistake::Item(field))
            | (Self::Value(fields), Mistake::Value(field))
            | (Self::NoField(fields), Mistake::NoField(field))
            | (Self::Foreign(fields), Mistake::Foreign(field)) => names(fields, field),
            (Self::AnyWrongRoot, Mistake::WrongRoot(_))
            | (Self::RootKind, Mistake::RootKind)
            | (Self::Entry, Mistake::Entry | Mistake::NullEntry)
            | (Self::NullEntry, Mistake::NullEntry)
            | (Self::NoCommand, Mistake::NoCommand)
            | (Self::EmptyCommand, Mistake::EmptyCommand)
            | (Self::NoUrl, Mistake::NoUrl)
            | (Self::RefusedField, Mistake::RefusedField)
            | (Self::NoType, Mistake::NoType)
            | (Self::UnknownWord, Mistake::UnknownWord)
            | (Self::UnknownKey, Mistake::UnknownKey) => true,
            (Self::AnyInEntry, mistake) => !matches!(
                mistake,
                Mistake::WrongRoot(_)
                    | Mistake::RootKind
                    | Mistake::UnknownKey
                    | Mistake::EmptyCommand
                    | Mistake::NoField(_)
                    | Mistake::RefusedField
                    | Mistake::Foreign(_)
            ),
            _ => false,
        }
    }
}

/// A row of [`Dialect::reactions`]: what a client does about a mistake, and says. The first row that fits counts.
#[derive(Clone, Copy, Debug)]
pub struct Reacts {
    /// The mistake.
    pub to: To,
    /// What it costs.
    pub outcome: Outcome,
    /// The client's words, with `{name}` for the server, `{path}` for the place in the entry (`env.PORT`), `{key}`
    /// for its last step, `{received}` for the kind of what stands there, `{issue}` for what the client's validator
    /// says of this place ([`super::Validator`]), `{issues}` for what it says of all places of the entry. Empty: it
    /// says nothing, or nobody knows what.
    pub says: &'static str,
}

impl Reacts {
    /// A row.
    pub const fn new(to: To, outcome: Outcome, says: &'static str) -> Self {
        Self { to, outcome, says }
    }
}

/// What a client does, and says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reaction {
    /// What the mistake costs.
    pub outcome: Outcome,
    /// The client's words: [`Reacts::says`].
    pub says: Option<&'static str>,
}

impl Reaction {
    /// The client's words for this server, key and kind of value; `None` where its validator has words of its own.
    pub fn words(&self, name: &str, key: &str, received: &str) -> Option<String> {
        self.says.filter(|says| !says.contains("{issue"))?;
        self.fill(&[("received", received), ("key", key), ("path", key), ("name", name)])
    }

    /// The client's words with these values in place of what stands in braces.
    pub fn fill(&self, values: &[(&str, &str)]) -> Option<String> {
        let mut rest = self.says?;
        let mut words = String::with_capacity(rest.len() + 40);
        while let Some(open) = rest.find('{') {
            words.push_str(&rest[..open]);
            rest = &rest[open..];
            let value = values.iter().find_map(|(name, value)| {
                rest[1..].strip_prefix(name)?.strip_prefix('}').map(|after| (*value, after))
            });
            match value {
                Some((value, after)) => {
                    words.push_str(value);
                    rest = after;
                }
                None => {
                    words.push('{');
                    rest = &rest[1..];
                }
            }
        }
        words.push_str(rest);
        Some(words)
    }
}

impl Dialect {
    /// What the client does with a mistake, as far as it is known.
    pub fn reaction(&self, mistake: Mistake<'_>) -> Reaction {
        if let Some(row) = self.reactions.iter().find(|row| row.to.fits(mistake)) {
            return Reaction { outcome: row.outcome, says: Some(row.says).filter(|says| !says.is_empty()) };
        }
        let outcome = match (mistake, self.bad_entry) {
            (Mistake::UnknownKey, _) => match self.unknown_fields {
                UnknownFields::Ignored => Outcome::Accepted,
                UnknownFields::Warned => Outcome::Warned,
                UnknownFields::EntryDropped => Outcome::EntryDropped,
                UnknownFields::Unknown => Outcome::Unknown,
            },
            (Mistake::Foreign(_), _) => Outcome::Unknown,
            (Mistake::WrongRoot(_), _) | (_, BadEntry::WholeFile) => Outcome::FileRejected,
            (_, BadEntry::Entry) => Outcome::EntryDropped,
            (_, BadEntry::Unknown) => Outcome::Unknown,
        };
        Reaction { outcome, says: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::by_id;

    #[test]
    fn words_are_filled_in() {
        let reaction = Reaction { outcome: Outcome::Fails, says: Some("{name}: {path} {no} {received}") };
        assert_eq!(reaction.words("a{key}", "PORT", "number").unwrap(), "a{key}: PORT {no} number");
    }

    #[test]
    fn unknown_clients_react_as_their_dialect_says() {
        let cursor = by_id("cursor").unwrap();
        assert_eq!(cursor.reaction(Mistake::Kind("args")).outcome, Outcome::Unknown);
        assert_eq!(cursor.reaction(Mistake::WrongRoot("servers")).outcome, Outcome::FileRejected);
    }
}
