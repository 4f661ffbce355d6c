//! Fields of a process in an entry with a URL, and the other way round.

use crate::clients::{Mistake, On, Outcome};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Server;
use crate::rule::Findings;
use crate::syntax::{Member, Value};

/// Reports the fields `of` the other transport for which the client refuses the entry. Whether it found any.
pub(in crate::rules) fn refused(
    server: &Server<'_>,
    findings: &mut Findings<'_>,
    of: On,
    what: &str,
    mut finish: impl FnMut(&mut Diagnostic, &Member<'_>),
) -> bool {
    let Some(dialect) = server.dialect else { return false };
    let mut is_found = false;
    for member in server.fields() {
        let is_foreign = dialect.field(&member.key).is_some_and(|field| field.on == of)
            && member.key != dialect.keys.command
            && !dialect.keys.url.contains(&&*member.key);
        let reaction = is_foreign.then(|| server.reaction(Mistake::Foreign(&member.key))).flatten();
        let Some(reaction) = reaction else { continue };
        if !matches!(reaction.outcome, Outcome::FileRejected | Outcome::EntryDropped) {
            continue;
        }
        is_found = true;
        let diagnostic = findings
            .report(
                member.key_span,
                format!(
                    "{} takes no \"{}\" for {what} and {}",
                    dialect.name,
                    member.key,
                    reaction.outcome.verb()
                ),
            )
            .severity(Severity::Error)
            .impact(reaction.outcome.impact())
            .label(member.key_span, "belongs to the other kind of server")
            .maybe_says(reaction.words(server.name, &member.key, "").as_deref());
        finish(diagnostic, member);
    }
    is_found
}

/// Whether a map holds anything.
pub(in crate::rules) fn holds_members(member: &Member<'_>) -> bool {
    matches!(&member.value.value, Value::Object(members) if !members.is_empty())
}
