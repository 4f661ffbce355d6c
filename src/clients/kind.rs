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
            Self::False => node.as_bool() == Some(false),
            Self::Bool => node.as_bool().is_some(),
            Self::Number | Self::Duration(_) => matches!(node.value, Value::Number(_)),
            Self::Durations(_) => matches!(node.value, Value::Number(_) | Value::Object(_)),
            // It is refused whatever it holds: its type is not what is wrong.
            Self::Refused(_) => true,
            Self::Object => node.as_object().is_some(),
            Self::ObjectOrBool => node.as_object().is_some() || node.as_bool().is_some(),
            Self::Scalar => !matches!(node.value, Value::Array(_) | Value::Object(_)),
            Self::ListOf(kind) => node.as_array().is_some_and(|items| items.iter().all(|item| kind.takes(item))),
            Self::MapOf(kind) => {
                node.as_object().is_some_and(|members| members.iter().all(|member| kind.takes(&member.value)))
            }
            Self::Fields(fields) => {
                node.as_object().is_some()
                    && fields.iter().all(|field| match node.get(field.name) {
                        Some(member) => field.kind.takes(&member.value) && field.limit.takes(&member.value),
                        None => !field.needed,
                    })
            }
            Self::Either(kinds) => kinds.iter().any(|kind| kind.takes(node)),
            Self::Anything => true,
        }
    }

    /// Whether the value itself has the right type, whatever stands in it.
    pub fn takes_outside(self, node: &Node<'_>) -> bool {
        let (is_list, is_map) = (node.as_array().is_some(), node.as_object().is_some());
        match self {
            Self::Strings | Self::ListOf(_) => is_list,
            Self::StringOrStrings => is_list || node.as_str().is_some(),
            Self::StringMap | Self::ScalarMap | Self::MapOf(_) | Self::Fields(_) => is_map,
            Self::Either(kinds) => kinds.iter().any(|kind| kind.takes_outside(node)),
            _ => self.takes(node),
        }
    }
}
