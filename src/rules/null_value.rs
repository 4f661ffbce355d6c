//! `null-value`: null where the client wants a value, or no key at all.

use crate::clients::{Dialect, Mistake, Validator};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::shape::{Misfit, Problem};
use crate::syntax::Value;

use super::support::misfit::{report, report_entry};

pub(super) static RULE: Rule = Rule {
    name: "null-value",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ServerRejected,
    fix: Some(Applicability::Safe),
    summary: "null stands where a value is wanted",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if matches!(server.node.value, Value::Null) {
        report_entry(
            context,
            server,
            findings,
            (Mistake::NullEntry, "is null", "no description of a server"),
        );
        return;
    }
    for misfit in server.misfits().iter().filter(|misfit| misfit.is_null()) {
        let Some(node) = misfit.node else { continue };
        // Whether a parser takes null for "not said" is known of those that were asked; real files of goose
        // have `timeout: null`.
        if context
            .dialect
            .is_some_and(|dialect| dialect.validator == Validator::Unknown && !is_core(dialect, misfit))
        {
            continue;
        }
        let fix = repair(context, server, misfit);
        let what = format!("\"{}\" is null", misfit.path);
        if let Some(diagnostic) = report(findings, server, misfit, &what) {
            diagnostic.label(node.span, "null").maybe_fix(fix);
        }
    }
}

/// Whether the field is one that starts or reaches the server.
fn is_core(dialect: &Dialect, misfit: &Misfit<'_>) -> bool {
    let keys = &dialect.keys;
    let name = misfit.field.name;
    [keys.command, keys.args, keys.env].contains(&name)
        || keys.url.contains(&name)
        || keys.headers == Some(name)
}

/// A field that is null says nothing: without its key the client reads the same. What it would say of an item of a
/// list or a map is for its author to tell.
fn repair(context: &Context<'_>, server: &Server<'_>, misfit: &Misfit<'_>) -> Option<Fix> {
    let dialect = context.dialect?;
    let name = misfit.field.name;
    if misfit.is_part() {
        return Some(Fix::suggestion(
            format!("write a value for \"{}\", or remove it", misfit.path),
            Vec::new(),
        ));
    }
    let is_needed = misfit.field.needed
        || matches!(misfit.problem, Problem::Missing(_))
        || dialect.keys.command == name
        || dialect.keys.url.contains(&name);
    if is_needed && server.is_stdio() != server.url().is_some() {
        return Some(Fix::suggestion(format!("write a value for \"{name}\""), Vec::new()));
    }
    let member = server.field(name)?;
    let edits = context.editor().remove_member(server.node, server.field_index(member)?);
    // Where nothing starts or reaches the server, the key may be all that shows that it is one.
    let is_server = server.is_stdio() || server.url().is_some();
    let applicability = if is_server { Applicability::Safe } else { Applicability::Suggestion };
    Some(Fix::new(applicability, format!("remove \"{name}\""), edits))
}
