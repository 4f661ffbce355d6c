//! The fields of an entry: their types, and what a client does not take although the type is right.

use super::{Knowledge, Requirement, Successor, TimeRange};

/// A field of a server entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// What it must hold.
    pub kind: FieldKind,
    /// For which servers it is read.
    pub on: On,
    /// What the client does not take although the type is right.
    pub limit: Limit,
    /// Whether an entry of this transport, or a map that has this field, is bad without it.
    pub needed: bool,
    /// Another field without which the client does not take this one.
    pub with: Option<&'static str>,
    /// One short clause for people: what the client does with it. Empty where the name says it.
    pub does: &'static str,
    /// The values that make sense for a time limit, where the client says so.
    pub range: Option<TimeRange>,
    /// Set where every server that the field is for must have it.
    pub required: Option<Requirement>,
    /// Set where the client asks for another field in its place.
    pub successor: Option<Successor>,
    /// Set where the field says which tools are called without asking.
    pub approves: Option<Approval>,
}

impl Field {
    const fn new(name: &'static str, kind: FieldKind, on: On) -> Self {
        Self {
            name,
            kind,
            on,
            limit: Limit::None,
            needed: false,
            with: None,
            does: "",
            range: None,
            required: None,
            successor: None,
            approves: None,
        }
    }
    /// A field that every server may have.
    pub const fn any(name: &'static str, kind: FieldKind) -> Self {
        Self::new(name, kind, On::Any)
    }
    /// A field of servers that are started as a process.
    pub const fn stdio(name: &'static str, kind: FieldKind) -> Self {
        Self::new(name, kind, On::Stdio)
    }
    /// A field of servers that are reached by URL.
    pub const fn remote(name: &'static str, kind: FieldKind) -> Self {
        Self::new(name, kind, On::Remote)
    }
    /// Says what the client does with it.
    pub const fn does(self, does: &'static str) -> Self {
        Self { does, ..self }
    }
    /// Says what it does not take although the type is right.
    pub const fn limit(self, limit: Limit) -> Self {
        Self { limit, ..self }
    }
    /// Says that an entry of its transport, or a map, is bad without it.
    pub const fn needed(self) -> Self {
        Self { needed: true, ..self }
    }
    /// Says that the client does not take it without another field.
    pub const fn with(self, other: &'static str) -> Self {
        Self { with: Some(other), ..self }
    }
    /// Says which values make sense for a time limit.
    pub const fn within(self, range: TimeRange) -> Self {
        Self { range: Some(range), ..self }
    }
    /// Says that the field must be there.
    pub const fn required(self, requirement: Requirement) -> Self {
        Self { required: Some(requirement), ..self }
    }
    /// Says what took its place.
    pub const fn replaced(self, successor: Successor) -> Self {
        Self { successor: Some(successor), ..self }
    }
    /// Says how it approves tools in advance.
    pub const fn approves(self, approval: Approval) -> Self {
        Self { approves: Some(approval), ..self }
    }
}

/// How a field says that tools are called without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approval {
    /// A list of tools; whether `*` among them is every tool.
    Listed(Knowledge),
    /// `true` approves every tool, but for files of this name, where the field is not read.
    Flag {
        /// The name of a file, or nothing.
        not_in: Option<&'static str>,
    },
    /// This word approves every tool.
    Word(&'static str),
}

/// The type of a [`Field`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A string.
    String,
    /// A string that is a path.
    Path,
    /// One of these strings.
    OneOf(&'static [&'static str]),
    /// A list of strings.
    Strings,
    /// A map from name to string.
    StringMap,
    /// A map from name to string, number, boolean or null, each of which the client turns into a string.
    ScalarMap,
    /// `true` or `false`.
    Bool,
    /// Only `false`.
    False,
    /// A number without unit.
    Number,
    /// A time.
    Duration(TimeUnit),
    /// A time, or a map of times; below one of [`super::Dialect::forgiving_roots`] only the map.
    Durations(TimeUnit),
    /// The name of a variable of the environment, not its value.
    VariableName,
    /// Known to the client only to be refused: the text says what it asks for instead.
    Refused(&'static str),
    /// A map with a shape of its own.
    Object,
    /// A string or a list of strings.
    StringOrStrings,
    /// A map with a shape of its own, or a boolean.
    ObjectOrBool,
    /// A string, number, boolean or null.
    Scalar,
    /// A list of values of this kind.
    ListOf(&'static FieldKind),
    /// A map from name to values of this kind.
    MapOf(&'static FieldKind),
    /// A map with these fields.
    Fields(&'static [Field]),
    /// A map with these fields and no other.
    OnlyFields(&'static [Field]),
    /// A map with these fields; the client takes anything that is no map for nothing.
    FieldsIfMap(&'static [Field]),
    /// One of these kinds; complaints are about the first.
    Either(&'static [FieldKind]),
    /// One of these kinds, of which the client tries each and then says no more than that none fits.
    Untagged(&'static [FieldKind]),
    /// Anything: known to be read, its type is not known.
    Anything,
}

/// What a client does not take although the type of a value is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// It takes every value.
    None,
    /// The empty string.
    NotEmpty,
    /// What is no address to `new URL()`: no scheme, no host.
    Url,
    /// What does not start with `https://`.
    Https,
    /// Numbers that are no whole number above 0.
    PositiveInteger,
    /// The same, beyond 64 bits and not beyond what a float holds exactly.
    PositiveLong,
    /// Negative numbers, and numbers with a fraction.
    Unsigned,
    /// The same, as a size.
    Size,
    /// Those, and 0.
    NonZero,
    /// Negative numbers, nan and infinity.
    NotNegative,
    /// Numbers with a fraction, or beyond 64 bits.
    Integer,
    /// What is no port: a whole number from 0 to 65535.
    Port,
    /// What is no port above 0.
    PositivePort,
}

/// What a client takes for a missing program or URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// A key that is not there.
    Missing,
    /// What JavaScript takes for false as well: an empty string, 0, false, null.
    Falsy,
}

/// The unit of a time limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// Milliseconds.
    Milliseconds,
    /// Seconds.
    Seconds,
}

/// Which servers a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// Every server.
    Any,
    /// A server that is started as a process.
    Stdio,
    /// A server that is reached by URL.
    Remote,
}
