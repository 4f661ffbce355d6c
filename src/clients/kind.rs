//! Whether a value has the type that a field wants.

use super::FieldKind;
use crate::syntax::{Node, Value};

impl FieldKind {
    /// Whether a client that wants this kind of value takes `node`.
    pub fn takes(self, node: &Node<'_>) -> bool {
        let is_string = |node: &Node<'_>| node.as_str().is_some();
        let strings = || node.as_array().is_some_and(|items| items.iter().all(is_string));
        match self {
            Self::String | Self::OneOf(_) | Self::VariableName => is_string(node),
            Self::Strings => strings(),
            Self::StringOrStrings => is_string(node) || strings(),
            Self::StringMap => {
                node.as_object().is_some_and(|members| members.iter().all(|member| is_string(&member.value)))
            }
            Self::ScalarMap => node.as_object().is_some_and(|members| {
                members.iter().all(|member| !matches!(member.value.value, Value::Array(_) | Value::Object(_)))
            }),
            Self::Bool => node.as_bool().is_some(),
            Self::Number | Self::Duration(_) => matches!(node.value, Value::Number(_)),
            Self::Durations(_) => matches!(node.value, Value::Number(_) | Value::Object(_)),
            // It is refused whatever it holds: its type is not what is wrong.
            Self::Refused(_) => true,
            Self::Object => node.as_object().is_some(),
            Self::ObjectOrBool => node.as_object().is_some() || node.as_bool().is_some(),
            Self::Anything => true,
        }
    }
}
