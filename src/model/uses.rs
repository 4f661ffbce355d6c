//! The strings of an entry in which clients expand variables.

use super::Server;
use crate::argv::{Wrapper, is_shell};
use crate::syntax::{Member, Node};
use crate::variables::Text;

/// The fields, by the names of [`crate::clients::Keys`].
pub(crate) const FIELDS: [&str; 6] = ["command", "args", "env", "url", "headers", "cwd"];

/// A string in which a client may expand variables.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Use<'a> {
    /// The field in which it stands, one of [`FIELDS`].
    pub(crate) field: &'static str,
    /// The string.
    pub(crate) text: Text<'a>,
    /// The variable of `env`, or the header, whose value it is.
    pub(crate) name: Option<&'a str>,
}

impl<'a> Use<'a> {
    /// Whether `env` of the entry sets the variable `name`: programs such as mcp-remote expand it from there.
    pub(crate) fn is_set_by_entry(&self, server: &Server<'_>, name: &str) -> bool {
        let is_itself = self.field == "env" && self.name == Some(name);
        !is_itself && server.sets(name)
    }
}

/// The values of these fields, in file order within each.
pub(super) fn values<'a>(server: &Server<'a>) -> Vec<Use<'a>> {
    let mut found = Vec::with_capacity(8);
    for field in FIELDS {
        let Some(member) = member(server, field) else { continue };
        match member.value.as_object().filter(|_| matches!(field, "env" | "headers")) {
            Some(members) => {
                for inner in members {
                    let name = Some(inner.key.as_ref());
                    found.extend(strings(&inner.value).map(|text| Use { field, text, name }));
                }
            }
            None => found.extend(strings(&member.value).enumerate().map(|(index, text)| {
                // Where one list holds the program and its arguments, only the first is the program.
                let field = if field == "command" && index > 0 { "args" } else { field };
                Use { field, text, name: None }
            })),
        }
    }
    found
}

/// Whether the arguments are a script for a shell, which has variables of its own.
pub(crate) fn runs_script(server: &Server<'_>) -> bool {
    let argv = server.argv();
    let runs = |name: &str| is_shell(name) || matches!(name, "cmd" | "powershell" | "pwsh");
    argv.is_inside(Wrapper::Shell) || argv.layers.iter().any(|layer| runs(argv.name(layer)))
}

/// The string, or those of a list; what stands in maps is no value that a client hands on.
fn strings<'a>(node: &'a Node<'a>) -> impl Iterator<Item = Text<'a>> {
    std::iter::once(node)
        .chain(node.as_array().unwrap_or_default())
        .filter_map(|node| Some(Text { text: node.as_str()?, span: node.span, is_key: false }))
}

fn member<'a>(server: &Server<'a>, field: &str) -> Option<&'a Member<'a>> {
    match field {
        "command" => server.command(),
        "args" => server.args(),
        "env" => server.env(),
        "url" => server.url(),
        "headers" => server.headers(),
        "cwd" => server.cwd(),
        _ => None,
    }
}
