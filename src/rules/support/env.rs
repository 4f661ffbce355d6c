//! Where the variables of a server come from, and how to add one.

use crate::argv::{Argv, Layer, Wrapper};
use crate::clients::{Knowledge, SecretReference};
use crate::diagnostic::Fix;
use crate::edit::{Edit, Literal};
use crate::model::Server;
use crate::rule::Context;
use crate::syntax::Member;
use crate::variables::{self, mentions};

use super::inputs::Inputs;

/// Runners that hand their own variables on and add none.
const PLAIN_RUNNERS: [&str; 6] = ["mcp-proxy", "supergateway", "nice", "timeout", "asdf", "fnm"];

/// Whether variables may come from where the entry does not show them: an env file, a tool that
/// fetches secrets, the profile of a login shell, another system.
pub(crate) fn has_unseen_source(server: &Server<'_>) -> bool {
    let argv = server.argv();
    server.fields().iter().any(|field| is_env_file_key(&field.key))
        || argv.tokens.iter().any(|token| names_env_file(&token.text))
        || argv.layers.windows(2).any(|pair| adds_variables(argv, &pair[0], &pair[1]))
}

fn is_env_file_key(key: &str) -> bool {
    let letters = key.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase());
    letters.eq("envfile".chars())
}

fn names_env_file(text: &str) -> bool {
    let name = text.rsplit(['/', '\\', '=']).next().unwrap_or(text);
    let option = text.starts_with('-').then(|| text.to_ascii_lowercase());
    name.starts_with(".env")
        || name.ends_with(".env")
        || option.is_some_and(|option| {
            ["env-file", "env_file", "envfile", "dotenv"].iter().any(|word| option.contains(word))
        })
}

/// Whether the wrapper between two layers may add variables of its own.
fn adds_variables(argv: &Argv, outer: &Layer, inner: &Layer) -> bool {
    let name = argv.name(outer);
    let before = || argv.args(outer).iter().map(|token| token.text.as_ref());
    match inner.inside {
        Some(Wrapper::Runner) if matches!(name, "npx" | "uvx" | "bunx") => !before()
            .find(|text| !text.starts_with('-'))
            .is_some_and(|package| PLAIN_RUNNERS.iter().any(|runner| package.starts_with(runner))),
        Some(Wrapper::Runner) => !PLAIN_RUNNERS.contains(&name),
        // zsh and fish read a file of the user's for `-c` too.
        Some(Wrapper::Shell) => {
            matches!(name, "zsh" | "fish")
                || before().any(|text| {
                    text == "--login"
                        || text.strip_prefix('-').is_some_and(|letters| {
                            letters.len() < 5 && letters.contains(['l', 'i']) && !letters.contains('-')
                        })
                })
        }
        Some(Wrapper::PowerShell) => !before().any(|text| text.eq_ignore_ascii_case("-noprofile")),
        Some(Wrapper::Wsl | Wrapper::Sudo) => true,
        Some(Wrapper::Cmd | Wrapper::Env) | None => false,
    }
}

/// Whether the entry speaks of this variable anywhere: as a key, in an argument, in a list of names.
pub(crate) fn speaks_of(server: &Server<'_>, name: &str) -> bool {
    texts_beside_command(server).into_iter().any(|text| mentions(text, name))
        || server.argv().tokens.iter().any(|token| mentions(&token.text, name))
}

/// What stands beside the command line: in `env` and other fields. What stands inside the values of `env` gives the
/// server no variable of that name.
pub(crate) fn texts_beside_command<'s>(server: &Server<'s>) -> Vec<&'s str> {
    let is =
        |field: &Member, other: Option<&Member>| other.is_some_and(|other| other.key_span == field.key_span);
    let mut beside = Vec::new();
    for field in
        server.fields().iter().filter(|field| !is(field, server.command()) && !is(field, server.args()))
    {
        let keys_only = is(field, server.env()) && field.value.as_object().is_some();
        let texts = variables::texts(&field.value).into_iter().filter(|text| text.is_key || !keys_only);
        beside.extend(texts.map(|text| text.text));
    }
    beside
}

/// Whether the client may hand these variables on from its own environment; so it may where no source says.
pub(crate) fn may_inherit(context: &Context<'_>, names: &[&str]) -> bool {
    context
        .dialect
        .is_none_or(|dialect| names.iter().all(|name| dialect.inherits.passes(name) != Knowledge::No))
}

/// Fields with the names of variables that a client hands on from its own environment.
const HANDED_ON: [&str; 2] = ["env_vars", "env_keys"];

/// Suggests to have the client hand these variables on, where it has a field for that.
fn hand_on(context: &Context<'_>, server: &Server<'_>, names: &[&str], more: &str) -> Option<Fix> {
    let field = HANDED_ON.iter().find_map(|field| context.dialect?.field(field))?.name;
    let editor = context.editor();
    let edits = match server.field(field) {
        Some(list) => {
            let count = list.value.as_array()?.len();
            editor.insert_items(&list.value, count, names)
        }
        None => {
            let names = names.iter().map(|name| (*name).to_owned()).collect();
            editor.insert_member(server.node, server.fields().len(), field, &Literal::Strings(names))
        }
    };
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    let whose = if names.len() == 1 { "it" } else { "them" };
    let title =
        format!("add {} to \"{field}\", so that {} hands {whose} on{more}", and(&quoted), context.client());
    Some(Fix::suggestion(title, edits))
}

/// Suggests to add these variables to the entry, in the client's own language where it has one.
/// `also` is what else it takes, in words and edits.
pub(crate) fn suggest(
    context: &Context<'_>,
    server: &Server<'_>,
    names: &[&str],
    also: Option<(String, Vec<Edit>)>,
) -> Option<Fix> {
    if names.is_empty() {
        return None;
    }
    let (more, more_edits) =
        also.map_or_else(Default::default, |(words, edits)| (format!(", {words}"), edits));
    let key = server.env_key();
    let references: Option<Vec<SecretReference>> =
        names.iter().map(|name| context.dialect?.secret_reference("env", name)).collect();
    let Some(references) = references else {
        if let Some(fix) = hand_on(context, server, names, &more) {
            return Some(fix);
        }
        let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
        let value = if names.len() == 1 { "its value" } else { "their values" };
        let title = format!("add {} with {value} to \"{key}\"{more}", and(&quoted));
        return Some(Fix::suggestion(title, Vec::new()));
    };
    let members: Vec<(&str, Literal)> = names
        .iter()
        .zip(&references)
        .map(|(name, reference)| (*name, Literal::String(reference.text.clone())))
        .collect();
    let shown: Vec<String> = names
        .iter()
        .zip(&references)
        .map(|(name, reference)| format!("\"{name}\": \"{}\"", reference.text))
        .collect();
    let title = format!("add {} to \"{key}\"{more}", and(&shown));
    let ids: Vec<&str> = references.iter().filter_map(|reference| reference.input.as_deref()).collect();
    Some(Fix::suggestion(title, add(context, server, &members, &ids, more_edits)))
}

/// Edits that add these variables to the entry and declare the inputs that they ask for, behind `edits`.
pub(crate) fn add(
    context: &Context<'_>,
    server: &Server<'_>,
    members: &[(&str, Literal)],
    inputs: &[&str],
    mut edits: Vec<Edit>,
) -> Vec<Edit> {
    let editor = context.editor();
    match server.env() {
        Some(env) => {
            let Some(present) = env.value.as_object() else { return Vec::new() };
            edits.extend(editor.insert_members(&env.value, present.len(), members));
        }
        None => {
            let map = members.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
            edits.extend(editor.insert_member(
                server.node,
                server.fields().len(),
                server.env_key(),
                &Literal::Object(map),
            ));
        }
    }
    if !inputs.is_empty() {
        edits.extend(Inputs::of(context).map(|found| found.declare(context, inputs)).unwrap_or_default());
    }
    edits
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn and<T: AsRef<str>>(words: &[T]) -> String {
    join(words, "and")
}

/// `a`, `a or b`, `a, b or c`.
pub(crate) fn or<T: AsRef<str>>(words: &[T]) -> String {
    join(words, "or")
}

fn join<T: AsRef<str>>(words: &[T], last: &str) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [before @ .., end] => format!("{} {last} {end}", before.join(", ")),
    }
}
