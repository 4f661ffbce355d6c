//! Writing `~` in a way that a client or the system understands.

use crate::argv::path::{home_of, join};
use crate::clients::{Unset, VariableForm};
use crate::diagnostic::{Applicability, Fix};
use crate::platform::{Platform, is_drive_path};
use crate::rule::Context;
use crate::span::Span;

/// Writes `path`, which starts with `~`, with the home folder in place of `~`, behind `flag`: as a
/// variable where the client expands one, else as the home folder itself where that is known.
///
/// `fails`: the path works nowhere as it is, so that nothing is lost where the variable is not set.
pub(crate) fn fix(
    context: &Context<'_>,
    span: Span,
    field: &str,
    flag: &str,
    path: &str,
    fails: bool,
) -> Option<Fix> {
    let (home, applicability) = match variable(context, field) {
        Some((home, true)) if fails || context.platform.is_posix() => (home, Applicability::Safe),
        Some((home, _)) => (home, Applicability::Unsafe),
        None => (known_home(context)?, Applicability::Unsafe),
    };
    let rest = path.strip_prefix('~')?;
    // Only the first of several paths in one word is at hand.
    if rest.contains('~') {
        return None;
    }
    let written =
        format!("{flag}{}", if home.contains('\\') { join(&home, rest) } else { home.clone() + rest });
    let edits = vec![context.editor().replace_string(span, &written)];
    Some(Fix::new(applicability, format!("write {home} in place of ~"), edits))
}

/// The variable of the home folder, as this client writes variables, and whether its form is certain.
fn variable(context: &Context<'_>, field: &str) -> Option<(String, bool)> {
    let dialect = context.dialect?;
    let (variables, forms) = (&dialect.variables, dialect.forms_in(field));
    let windows = context.platform == Platform::Windows;
    let name = if windows { "USERPROFILE" } else { "HOME" };
    let form = [VariableForm::Braces, VariableForm::EnvColon, VariableForm::BareEnvColon]
        .into_iter()
        .find(|form| forms.contains(form))?;
    Some(match form {
        // A client that drops what holds an unset variable would lose more than this path.
        VariableForm::Braces => (format!("${{{name}}}"), !windows && variables.unset != Unset::Rejected),
        VariableForm::EnvColon => (format!("${{env:{name}}}"), false),
        _ => (format!("{{env:{name}}}"), false),
    })
}

/// The home folder of the one person who uses the file: this machine's, or the one in
/// which the file lies or that its paths name.
fn known_home(context: &Context<'_>) -> Option<String> {
    if context.is_shared() || context.example {
        return None;
    }
    if let Some(home) = context.host.filter(|_| context.runs_here).and_then(|host| host.home()) {
        return Some(home.to_string_lossy().into_owned());
    }
    context.facts.named_home.get_or_init(|| named_home(context)).clone()
}

fn named_home(context: &Context<'_>) -> Option<String> {
    let fits = |home: &&str| is_drive_path(home) == (context.platform == Platform::Windows);
    if let Some(home) = home_of(context.path).filter(fits) {
        return Some(home.to_owned());
    }
    let servers = &context.config.servers;
    let tokens = servers.iter().flat_map(|server| &server.argv().tokens);
    let mut homes = tokens.filter_map(|token| home_of(&token.text).filter(fits));
    let first = homes.next()?;
    homes.all(|home| home == first).then(|| first.to_owned())
}
