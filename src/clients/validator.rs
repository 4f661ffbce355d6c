//! What checks the types of an entry's fields, so that its words are known.

/// What checks the types of an entry's fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validator {
    /// zod 3.
    Zod3,
    /// zod 4.
    Zod4,
    /// serde, over TOML or JSON.
    Serde,
    /// Effect Schema.
    Effect,
    /// Something that does not tell what it refuses.
    Silent,
    /// Nothing: the client takes values as they come, as JavaScript does.
    Nothing,
    /// No source says.
    Unknown,
}

impl Validator {
    /// Whether it runs in JavaScript, after `JSON.parse` or its like.
    pub fn is_of_javascript(self) -> bool {
        matches!(self, Self::Zod3 | Self::Zod4 | Self::Effect | Self::Nothing)
    }
}
