//! A `--header` of mcp-remote without spaces: what needs them moves into a variable of the entry.

use crate::argv::TokenPlace;
use crate::argv::mcp_remote;
use crate::clients::VariableForm;
use crate::diagnostic::Fix;
use crate::edit::{Edit, Literal};
use crate::model::Server;
use crate::rule::Context;
use crate::variables::scan;

/// Whether the token is the value of a `--header` of mcp-remote.
pub(in crate::rules) fn is_header(server: &Server<'_>, at: usize) -> bool {
    server.argv().mcp_remote().is_some_and(|line| line.is_header_value(at))
}

/// `--header "Name: value"` of mcp-remote: the space goes, or moves into a variable, which mcp-remote expands.
///
/// `None` where the token is no such header, or the value comes from where the entry cannot take it from.
pub(in crate::rules) fn without_spaces(context: &Context<'_>, server: &Server<'_>, at: usize) -> Option<Fix> {
    let token = server.argv().tokens.get(at)?;
    if !is_header(server, at) || token.place == TokenPlace::Word {
        return None;
    }
    let (header, value) = mcp_remote::header(&token.text)?;
    let value = value.trim();
    if value.is_empty() {
        return None;
    }
    let editor = context.editor();
    if !value.contains(char::is_whitespace) {
        let edit = editor.replace_string(token.span, &format!("{header}:{value}"));
        return Some(Fix::safe("remove the space behind the colon", vec![edit]));
    }
    let text = expand(server, value).or_else(|| as_the_client_expands(server, value))?;
    let variable = variable_name(header);
    let mut edits: Vec<Edit> = vec![editor.replace_string(token.span, &format!("{header}:${{{variable}}}"))];
    match server.env_vars().find(|member| member.key == variable) {
        Some(member) if member.value.as_str() == Some(text.as_str()) => {}
        Some(_) => return None,
        None => edits.extend(set_variable(context, server, &variable, &text)?),
    }
    Some(Fix::safe(format!("move the value into {variable} in env, where spaces do no harm"), edits))
}

/// `Bearer ${TOKEN}` with TOKEN from the same entry. `None` where a variable comes from elsewhere.
fn expand(server: &Server<'_>, value: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once("${") {
        let (name, behind) = after.split_once('}')?;
        let variable = server.env_vars().find(|variable| variable.key == name)?.value.as_str()?;
        // A value that the client would have to expand first is not this one's to copy.
        if variable.contains('$') {
            return None;
        }
        text.push_str(before);
        text.push_str(variable);
        rest = behind;
    }
    text.push_str(rest);
    Some(text)
}

/// The value as it is, where the client expands what it holds in `env` as it does in `args`.
fn as_the_client_expands(server: &Server<'_>, value: &str) -> Option<String> {
    let variables = &server.dialect?.variables;
    let expands = |form: VariableForm| variables.forms.contains(&form);
    let in_both = ["args", "env"].iter().all(|field| variables.fields.contains(field));
    (in_both && scan(value).iter().all(|variable| expands(variable.form))).then(|| value.to_owned())
}

/// The variable for the value of a header.
pub(in crate::rules) fn variable_name(header: &str) -> String {
    if header.eq_ignore_ascii_case("authorization") {
        return "AUTH_HEADER".to_owned();
    }
    let name: String = header
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' })
        .collect();
    format!("{name}_HEADER")
}

fn set_variable(context: &Context<'_>, server: &Server<'_>, name: &str, value: &str) -> Option<Vec<Edit>> {
    let editor = context.editor();
    let value = Literal::from(value);
    if let Some(env) = server.env() {
        return Some(editor.insert_member(&env.value, env.value.as_object()?.len(), name, &value));
    }
    let after = server.field_index(server.args()?)? + 1;
    let env = Literal::Object(vec![(name.to_owned(), value)]);
    Some(editor.insert_member(server.node, after, server.env_key(), &env))
}
