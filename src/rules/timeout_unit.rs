//! `timeout-unit`: seconds where the client reads milliseconds, or the other way round.

use crate::clients::{BadEntry, Dialect, Field, FieldKind, OutsideRange, TimeUnit};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Member, Node, Value};

pub(super) static RULE: Rule = Rule {
    name: "timeout-unit",
    category: Category::Shape,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "a time limit is in another unit than the one that the client reads",
    check: Check::Server(check),
};

/// The least that somebody may mean by milliseconds: one second.
const LEAST_MILLISECONDS: f64 = 1000.0;
/// The most that somebody may mean by seconds: one hour.
const MOST_SECONDS: f64 = 3600.0;

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    for member in server.fields() {
        let Some(field) = dialect.field(&member.key) else { continue };
        let (FieldKind::Duration(unit) | FieldKind::Durations(unit)) = field.kind else { continue };
        // Not a value that the client takes at all.
        if server.misfits().iter().any(|misfit| misfit.field.name == field.name) {
            continue;
        }
        match member.value.as_object() {
            Some(times) => {
                for time in times {
                    judge(context, dialect, findings, &Limit { field, unit, member: time });
                }
            }
            None => judge(context, dialect, findings, &Limit { field, unit, member }),
        }
    }
    for variable in server.env_vars() {
        if dialect.timeout_variables.contains(&variable.key.as_ref()) {
            lost_variable(dialect, server, variable, findings);
        }
    }
}

/// A time limit of the file.
struct Limit<'a> {
    field: &'static Field,
    unit: TimeUnit,
    member: &'a Member<'a>,
}

fn judge(context: &Context<'_>, dialect: &Dialect, findings: &mut Findings<'_>, limit: &Limit<'_>) {
    let node = &limit.member.value;
    let Some(value) = number(node).filter(|value| *value > 0.0) else { return };
    let range = limit.field.range;
    let below = range.is_some_and(|range| value < range.least as f64);
    let above = range.and_then(|range| range.most).is_some_and(|most| value > most as f64);
    let is_odd = match limit.unit {
        TimeUnit::Milliseconds => value < LEAST_MILLISECONDS,
        TimeUnit::Seconds => value > MOST_SECONDS || is_thousands(value),
    };
    // A value that only passes the client's limit in its own unit is no mistake of the unit.
    if !is_odd {
        return;
    }
    let is_outside = match limit.unit {
        TimeUnit::Milliseconds => below,
        TimeUnit::Seconds => above,
    };
    let unit = match limit.unit {
        TimeUnit::Milliseconds => "milliseconds",
        TimeUnit::Seconds => "seconds",
    };
    let written = node.span.slice(context.text);
    let mut message = format!("{} reads \"{}\" in {unit}: {written} ", dialect.name, limit.member.key);
    message.push_str(&match limit.unit {
        TimeUnit::Milliseconds if value == 1.0 => "is a thousandth of a second".to_owned(),
        TimeUnit::Milliseconds => "is less than a second".to_owned(),
        TimeUnit::Seconds => format!("is {}", in_words(value)),
    });
    let (severity, impact, outcome) = match range.filter(|_| is_outside).map(|range| range.outside) {
        Some(OutsideRange::Ignored) => {
            (Severity::Error, Impact::SettingIgnored, ", and it ignores so small a value".to_owned())
        }
        Some(OutsideRange::Clamped) => {
            let most = range.and_then(|range| range.most).unwrap_or_default();
            (Severity::Error, Impact::SettingIgnored, format!(", and it takes {most} instead"))
        }
        Some(OutsideRange::Rejected) => {
            (Severity::Error, rejection(dialect), ", and it refuses a value over an hour".to_owned())
        }
        None if limit.unit == TimeUnit::Milliseconds => {
            (Severity::Warning, Impact::ServerFails, ", too little for most answers".to_owned())
        }
        None => {
            (Severity::Warning, Impact::SettingIgnored, ", so a server that hangs is waited for".to_owned())
        }
    };
    message.push_str(&outcome);
    findings
        .report(node.span, message)
        .severity(severity)
        .impact(impact)
        .label(node.span, what_it_looks_like(limit.unit, value))
        .maybe_fix(convert(limit, value));
}

fn what_it_looks_like(unit: TimeUnit, value: f64) -> &'static str {
    match unit {
        TimeUnit::Milliseconds => "looks like seconds",
        TimeUnit::Seconds if value >= 10_000.0 || is_thousands(value) => "looks like milliseconds",
        TimeUnit::Seconds => "more than an hour",
    }
}

/// What an entry with a value outside the range costs.
fn rejection(dialect: &Dialect) -> Impact {
    match dialect.bad_entry {
        BadEntry::WholeFile => Impact::ConfigRejected,
        BadEntry::Entry | BadEntry::Unknown => Impact::ServerRejected,
    }
}

/// The value in the unit that the client reads, where it is a whole number there.
fn convert(limit: &Limit<'_>, value: f64) -> Option<Fix> {
    let (converted, unit) = match limit.unit {
        TimeUnit::Milliseconds => (value * 1000.0, "milliseconds"),
        TimeUnit::Seconds if value % 1000.0 == 0.0 => (value / 1000.0, "seconds"),
        TimeUnit::Seconds => return None,
    };
    // Numbers are written alike in JSON, TOML and YAML.
    let text = format!("{converted:.0}");
    let edit = Edit::replace(limit.member.value.span, text.clone());
    Some(Fix::unsafe_(format!("write {text} {unit}"), vec![edit]))
}

/// A variable that the client reads from its own environment does nothing in that of the server.
fn lost_variable(dialect: &Dialect, server: &Server<'_>, variable: &Member<'_>, findings: &mut Findings<'_>) {
    let client = dialect.name;
    findings
        .report(
            variable.key_span,
            format!(
                "{client} reads {} from its own environment; in \"{}\" it reaches the server alone, and the \
                 time limit stays what it is",
                variable.key,
                server.env_key()
            ),
        )
        .impact(Impact::SettingIgnored)
        .label(variable.key_span, format!("not read by {client}"))
        .fix(Fix::suggestion(
            format!("set {} where {client} is started, or in \"env\" of its own settings", variable.key),
            Vec::new(),
        ));
}

fn number(node: &Node<'_>) -> Option<f64> {
    match node.value {
        Value::Number(text) => text.replace('_', "").parse().ok(),
        _ => None,
    }
}

fn is_thousands(value: f64) -> bool {
    value >= 1000.0 && value % 1000.0 == 0.0
}

/// A number of seconds as people say it.
fn in_words(seconds: f64) -> String {
    let (number, unit) = match seconds {
        seconds if seconds >= 172_800.0 => (seconds / 86_400.0, "days"),
        seconds if seconds >= 5400.0 => (seconds / 3600.0, "hours"),
        seconds => (seconds / 60.0, "minutes"),
    };
    let text = format!("{number:.1}");
    format!("{} {unit}", text.strip_suffix(".0").unwrap_or(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_as_people_say_them() {
        assert_eq!(in_words(60_000.0), "16.7 hours");
        assert_eq!(in_words(3_600_000.0), "41.7 days");
        assert_eq!(in_words(1000.0), "16.7 minutes");
        assert_eq!(in_words(7200.0), "2 hours");
    }
}
