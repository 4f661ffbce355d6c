//! How a secret gets out of a file: what to write in its place, in the client's own language.

use crate::argv::TokenPlace;
use crate::clients::{SecretReference, VariableForm};
use crate::diagnostic::{Applicability, Fix};
use crate::edit::{Edit, Literal};
use crate::model::Server;
use crate::rule::Context;
use crate::syntax::Member;

use super::inputs::Inputs;
use super::planted::{MapField, Planted, SecretPlace};

/// Places in an entry that are tried for a new field.
const MOST_PLACES: usize = 4;

/// What to write in the place of a secret.
pub(in crate::rules) struct WayOut {
    /// What is done, as an order.
    pub(in crate::rules) title: String,
    /// What the user has to do beside, as the first half of a sentence.
    pub(in crate::rules) how: String,
    edits: Vec<Edit>,
}

impl WayOut {
    /// The way that the client has; `None` if it has none here.
    pub(in crate::rules) fn of(
        context: &Context<'_>,
        server: &Server<'_>,
        planted: &Planted<'_>,
    ) -> Option<Self> {
        reference(context, server, planted).or_else(|| named_elsewhere(context, server, planted))
    }

    /// As a fix.
    pub(in crate::rules) fn fix(self, applicability: Applicability) -> Fix {
        Fix::new(applicability, self.title, self.edits)
    }
}

/// `${NAME}` in the place of the secret.
fn reference(context: &Context<'_>, server: &Server<'_>, planted: &Planted<'_>) -> Option<WayOut> {
    // A word of a shell's string has that string's place.
    if let SecretPlace::Token(at) | SecretPlace::Url(Some(at)) = planted.place
        && server.argv().tokens.get(at)?.place == TokenPlace::Word
    {
        return None;
    }
    let is_taken = means_another(context, server, planted);
    let name = if is_taken { planted.name_with_server(server) } else { planted.variable_name(server) };
    let dialect = context.dialect?;
    let name = dialect.variable(name);
    let reference = match dialect.secret_reference(planted.field(), &name)? {
        SecretReference { input: Some(id), .. } => asked_for(context, &id).or_else(|| {
            Some(SecretReference { text: dialect.reference(planted.field(), &name)?, input: None })
        })?,
        reference => reference,
    };
    let new = planted.replaced_by(&reference.text);
    let mut edits: Vec<Edit> = vec![context.editor().replace_string(planted.span, &new)];
    let fields = dialect.named_elsewhere();
    if let Some(field) = fields.variables.filter(|_| fields.variables_only) {
        edits.extend(add(context, server, field, &Literal::Strings(vec![name.clone()]), &edits)?);
        let title = format!("write {} in its place, and name {name} in \"{field}\"", reference.text);
        return Some(WayOut { title, how: set_first(context, &name), edits });
    }
    let how = match &reference.input {
        Some(id) => {
            edits
                .extend(Inputs::of(context).map(|inputs| inputs.declare(context, &[id])).unwrap_or_default());
            format!("{} then asks for the value once and keeps it", context.client())
        }
        None => match context.dialect?.variables_stand_in() {
            Some(place) => format!("first write {name} into {place}"),
            None => format!("first set {name} in the environment that {} starts from", context.client()),
        },
    };
    Some(WayOut { title: format!("write {} in its place", reference.text), how, edits })
}

/// More servers than anyone has; beyond them names are taken for taken.
const MOST_SERVERS: usize = 256;

/// Whether the variable of `env` has another value in another server, so that one environment cannot hold both.
fn means_another(context: &Context<'_>, server: &Server<'_>, planted: &Planted<'_>) -> bool {
    let servers = &context.config.servers;
    planted.place == SecretPlace::Map(MapField::Env)
        && (servers.len() > MOST_SERVERS
            || servers.iter().filter(|other| other.name_span != server.name_span).any(|other| {
                let mut variables = other.env_vars().filter(|variable| variable.key == planted.name);
                variables.any(|variable| variable.value.as_str() != Some(planted.text))
            }))
}

/// An input that asks for the secret: one of this id, or with a number behind it where that asks for something
/// else. `None` where `inputs` is no list.
fn asked_for(context: &Context<'_>, id: &str) -> Option<SecretReference> {
    let inputs = Inputs::of(context).filter(Inputs::takes_more)?;
    let numbered = (2..10).map(|number| format!("{id}-{number}"));
    let id = std::iter::once(id.to_owned()).chain(numbered).find(|id| inputs.may_ask(id))?;
    Some(SecretReference { text: VariableForm::Input.write(&id)?, input: Some(id) })
}

/// The name of a variable in another field, which the client reads: `env_vars`, `bearer_token_env_var`.
fn named_elsewhere(context: &Context<'_>, server: &Server<'_>, planted: &Planted<'_>) -> Option<WayOut> {
    let fields = context.dialect?.named_elsewhere();
    let name = planted.variable_name(server);
    let is_whole = planted.secret.span.len() == planted.text.len();
    let value = Literal::from(name.as_str());
    let (map, field, value) = match planted.place {
        // The variable has the same name on both sides, and there is one environment.
        SecretPlace::Map(MapField::Env) if is_whole && !means_another(context, server, planted) => {
            (server.env()?, fields.variables?, Literal::Strings(vec![name.clone()]))
        }
        SecretPlace::Map(MapField::Headers) => {
            let map = server.headers()?;
            let is_bearer = planted.name.eq_ignore_ascii_case("authorization")
                && planted
                    .text
                    .strip_prefix("Bearer ")
                    .is_some_and(|token| token.trim() == planted.secret.span.slice(planted.text));
            if is_bearer {
                (map, fields.bearer.filter(|key| server.field(key).is_none())?, value)
            } else if is_whole {
                (map, fields.headers?, Literal::Object(vec![(planted.name.to_owned(), value)]))
            } else {
                return None;
            }
        }
        _ => return None,
    };
    let edits = move_to(context, server, map, planted, field, &value)?;
    Some(WayOut {
        title: format!("name {name} in \"{field}\" in its place"),
        how: set_first(context, &name),
        edits,
    })
}

/// Takes the member out of its map, the map too if nothing else is in it, and adds the value to `field`.
fn move_to(
    context: &Context<'_>,
    server: &Server<'_>,
    map: &Member<'_>,
    planted: &Planted<'_>,
    field: &str,
    value: &Literal,
) -> Option<Vec<Edit>> {
    let editor = context.editor();
    let members = map.value.as_object()?;
    let at = members.iter().position(|member| member.value.span == planted.span)?;
    // A map in braces with nothing else in it becomes the new field, in its place.
    if members.len() == 1
        && server.field(field).is_none()
        && map.value.span.slice(context.text).starts_with('{')
    {
        let mut edits = editor.rename_key(map, field);
        edits.push(editor.replace_value(map.value.span, value));
        return Some(edits);
    }
    let removed = if members.len() == 1 {
        editor.remove_member(server.node, server.field_index(map)?)
    } else {
        editor.remove_member(&map.value, at)
    };
    if removed.is_empty() {
        return None;
    }
    let added = add(context, server, field, value, &removed)?;
    Some(removed.into_iter().chain(added).collect())
}

/// Adds the value to `field` of the entry, which may be there already, without touching `others`.
fn add(
    context: &Context<'_>,
    server: &Server<'_>,
    field: &str,
    value: &Literal,
    others: &[Edit],
) -> Option<Vec<Edit>> {
    let editor = context.editor();
    let added: Vec<Vec<Edit>> = match (server.field(field), value) {
        (Some(list), Literal::Strings(names)) => {
            let end = list.value.as_array()?.len();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            vec![editor.insert_items(&list.value, end, &names)]
        }
        (Some(other), Literal::Object(members)) => {
            let end = other.value.as_object()?.len();
            let members: Vec<(&str, Literal)> =
                members.iter().map(|(key, value)| (key.as_str(), value.clone())).collect();
            vec![editor.insert_members(&other.value, end, &members)]
        }
        (Some(_), _) => return None,
        // At the end, or where it does not touch the others.
        (None, _) => (0..=server.fields().len())
            .rev()
            .map(|at| editor.insert_member(server.node, at, field, value))
            .take(MOST_PLACES)
            .collect(),
    };
    let touches = |added: &[Edit]| added.iter().any(|new| others.iter().any(|old| old.conflicts_with(new)));
    added.into_iter().find(|added| !added.is_empty() && !touches(added))
}

fn set_first(context: &Context<'_>, name: &str) -> String {
    format!("first set {name} where {} looks for it", context.client())
}
