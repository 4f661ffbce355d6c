//! The `inputs` of VS Code's config: what a user is asked for when a server starts.

use std::collections::HashMap;

use crate::edit::{Edit, Literal};
use crate::rule::Context;
use crate::syntax::{Member, Node};

/// Where the inputs of a file stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inputs<'a> {
    /// The map that holds the servers, and the inputs beside them.
    holder: &'a Node<'a>,
    /// The place of the servers in it.
    servers: usize,
    /// The inputs, if there are any.
    list: Option<&'a Member<'a>>,
    /// Their ids, with whether the first of each asks for a text.
    ids: &'a HashMap<String, bool>,
}

impl<'a> Inputs<'a> {
    /// Finds them beside the first map of servers.
    pub(crate) fn of(context: &'a Context<'_>) -> Option<Self> {
        let servers = context.config.containers.iter().find_map(|container| container.member)?;
        let root = context.config.root?;
        let inner = root.as_object()?.iter().map(|member| &member.value);
        let (holder, servers) =
            std::iter::once(root).chain(inner).find_map(|node| Some((node, position(node, servers)?)))?;
        let list = holder.get("inputs");
        let ids = context.facts.inputs.get_or_init(|| ids(list));
        Some(Self { holder, servers, list, ids })
    }

    /// Whether there is an input with this id.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.ids.contains_key(id)
    }

    /// Whether an input can be added.
    pub(crate) fn takes_more(&self) -> bool {
        self.list.is_none_or(|list| list.value.as_array().is_some())
    }

    /// Whether the input with this id asks for a text, or there is none yet.
    pub(crate) fn may_ask(&self, id: &str) -> bool {
        self.ids.get(id).is_none_or(|asks| *asks)
    }

    /// The ids that are declared, each with the list and the place of its input in it.
    pub(crate) fn declared(&self) -> impl Iterator<Item = (&'a Node<'a>, usize, &'a Node<'a>)> {
        let list = self.list.map(|list| &list.value);
        let items = list.and_then(|list| list.as_array()).unwrap_or_default().iter().enumerate();
        items.filter_map(move |(index, item)| Some((list?, index, &item.get("id")?.value)))
    }

    /// Adds an input for each of these ids that has none; no edit where `inputs` is no list.
    pub(crate) fn declare(&self, context: &Context<'_>, ids: &[&str]) -> Vec<Edit> {
        let missing: Vec<&str> = ids.iter().filter(|id| !self.has(id)).copied().collect();
        let inputs: Vec<Literal> = missing.iter().map(|id| prompt(id)).collect();
        if inputs.is_empty() {
            return Vec::new();
        }
        let editor = context.editor();
        match self.list {
            Some(list) => {
                let end = list.value.as_array().map_or(0, <[Node]>::len);
                let mut edits = editor.insert_values(&list.value, end, &inputs);
                // So that as many findings as there are can each add its own at once.
                if let ([id], [edit]) = (missing.as_slice(), edits.as_mut_slice())
                    && edit.span.is_empty()
                {
                    edit.item = Some((*id).to_owned());
                }
                edits
            }
            None => editor.insert_member(self.holder, self.servers, "inputs", &Literal::List(inputs)),
        }
    }
}

fn ids(list: Option<&Member<'_>>) -> HashMap<String, bool> {
    let mut ids = HashMap::new();
    for item in list.and_then(|list| list.value.as_array()).unwrap_or_default() {
        let text = |key| item.get(key).and_then(|member| member.value.as_str());
        if let Some(id) = text("id") {
            ids.entry(id.to_owned()).or_insert_with(|| text("type") == Some("promptString"));
        }
    }
    ids
}

fn position(node: &Node, wanted: &Member) -> Option<usize> {
    node.as_object()?.iter().position(|member| member.key_span == wanted.key_span)
}

/// An input that asks for a secret.
fn prompt(id: &str) -> Literal {
    let text = |text: &str| Literal::String(text.to_owned());
    Literal::Object(vec![
        ("type".to_owned(), text("promptString")),
        ("id".to_owned(), text(id)),
        ("description".to_owned(), text(id)),
        ("password".to_owned(), Literal::Verbatim("true".to_owned())),
    ])
}
