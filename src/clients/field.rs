//! The fields of a server entry: what each must hold, and what the client does with it.

use super::{Knowledge, Requirement, Successor, TimeRange};

/// A field of a server entry.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// What it must hold.
    pub kind: FieldKind,
    /// For which servers it is read.
    pub on: On,
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
        Self { name, kind, on, does: "", range: None, required: None, successor: None, approves: None }
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
    /// A number without unit.
    Number,
    /// A time.
    Duration(TimeUnit),
    /// A time, or a map of times.
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
    /// Anything: known to be read, its type is not known.
    Anything,
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
