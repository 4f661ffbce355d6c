//! The same reference in the language of this client.

use crate::clients::{Dialect, StartFolder, Unset, VariableForm};
use crate::diagnostic::{Applicability, Fix};
use crate::model::uses::Use;
use crate::rule::Context;
use crate::span::Span;
use crate::variables::Variable;

/// Writes each of these references as this client reads it, or says what to do where it has no way.
pub(super) fn fix(
    context: &Context<'_>,
    dialect: &'static Dialect,
    use_: &Use<'_>,
    lost: &[(Variable<'_>, Span)],
) -> Fix {
    if lost.iter().any(|(variable, _)| dialect.forms_in(use_.field).contains(&variable.form)) {
        return Fix::suggestion("write a default without a reference", Vec::new());
    }
    let text = use_.text.text;
    let mut new = String::with_capacity(text.len());
    let mut done = 0;
    let mut applicability = Applicability::Safe;
    let mut first = None;
    for (variable, _) in lost {
        let Some((written, trust)) = equal(dialect, use_.field, variable, text) else {
            return Fix::suggestion(other_way(dialect, use_, variable), Vec::new());
        };
        new.push_str(&text[done..variable.range.start]);
        new.push_str(&written);
        done = variable.range.end;
        applicability = applicability.min(trust);
        let old = variable.range.slice(text);
        let lost_default = if variable.default.is_some() { ", without the default" } else { "" };
        first.get_or_insert_with(|| format!("write {written} for {old}{lost_default}"));
    }
    new.push_str(&text[done..]);
    let edit = context.editor().replace_string(use_.text.span, &new);
    Fix::new(applicability, first.unwrap_or_default(), vec![edit])
}

/// The reference as this client writes it in this field, and how far it says the same.
fn equal(
    dialect: &Dialect,
    field: &str,
    variable: &Variable<'_>,
    text: &str,
) -> Option<(String, Applicability)> {
    // Where one unset variable costs the whole file, a new one is a risk.
    let best = match dialect.variables.unset {
        Unset::Rejected => Applicability::Unsafe,
        _ => Applicability::Safe,
    };
    let name = variable.name;
    match variable.form {
        VariableForm::Braces | VariableForm::EnvColon | VariableForm::BareEnvColon => {
            // `${env:API_KEY:-x}` and the like name no variable.
            let reference = dialect.reference(field, name).filter(|_| crate::variables::is_name(name))?;
            Some((reference, best))
        }
        VariableForm::Dollar | VariableForm::Percent => {
            let starts = text[..variable.range.start].chars().next_back();
            let is_alone = starts.is_none_or(|before| before == ' ');
            let trust = if is_alone { best } else { Applicability::Unsafe };
            Some((dialect.reference(field, name)?, trust))
        }
        VariableForm::BracesDefault => Some((dialect.reference(field, name)?, Applicability::Unsafe)),
        VariableForm::Editor if name == "userHome" => {
            Some((dialect.reference(field, "HOME")?, Applicability::Unsafe))
        }
        VariableForm::Input => {
            let name = name.to_ascii_uppercase().replace(['-', '.', ' '], "_");
            let reference = dialect.reference(field, &name).filter(|_| crate::variables::is_name(&name))?;
            Some((reference, Applicability::Suggestion))
        }
        VariableForm::Editor | VariableForm::Secret | VariableForm::File => None,
    }
}

/// What to do where the client has no form that says the same.
fn other_way(dialect: &Dialect, use_: &Use<'_>, variable: &Variable<'_>) -> String {
    let (client, name) = (dialect.name, variable.name);
    let has = |field: &str| dialect.field(field).is_some();
    match variable.form {
        _ if variable.is_environment() && !dialect.refused_forms.is_empty() => {
            format!("keep the entry in {client}'s config of your own, which may refer to the environment")
        }
        VariableForm::Editor
            if dialect.start_folder == StartFolder::Project && name.starts_with("workspaceFolder") =>
        {
            format!("write a path from the project, where {client} starts servers")
        }
        VariableForm::Editor => "write the whole path".to_owned(),
        VariableForm::Input => format!("write the value itself: {client} asks for none"),
        _ if use_.field == "headers" && has("bearer_token_env_var") => {
            let is_bearer = use_.text.text.trim_start().to_ascii_lowercase().starts_with("bearer ");
            if is_bearer {
                format!("write bearer_token_env_var = \"{name}\" in place of the header")
            } else {
                format!("write the header in \"env_http_headers\", with \"{name}\" as its value")
            }
        }
        _ if use_.field == "env" && has("env_vars") && use_.name == Some(name) => {
            format!("write env_vars = [\"{name}\"] in place of it")
        }
        _ if use_.field == "env" && has("env_keys") => {
            format!("list \"{name}\" in \"env_keys\", and give {client} the value as a secret")
        }
        _ if use_.field == "command" || use_.field == "cwd" => "write the whole path".to_owned(),
        _ => "write the value itself, or start the server through a script that sets it".to_owned(),
    }
}
