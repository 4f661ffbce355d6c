//! `enable-flag-mismatch`: a server is turned off by a flag that this client does not read.

use crate::clients::{Dialect, EnableFlag};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::Member;

pub(super) static RULE: Rule = Rule {
    name: "enable-flag-mismatch",
    category: Category::Shape,
    severity: Severity::Warning,
    impact: Impact::SettingIgnored,
    fix: Some(Applicability::Safe),
    summary: "a server is turned off by a flag that the client does not read",
    check: Check::Server(check),
};

/// Flags of clients, each with the value that turns a server off.
const FLAGS: [(&str, bool); 6] = [
    ("disabled", true),
    ("enabled", false),
    ("isActive", false),
    ("active", false),
    ("startup", false),
    ("disable", true),
];

/// The field with which another client would turn this entry off, and which this one does not read.
pub(super) fn flag_of_others<'a>(dialect: &Dialect, server: &Server<'a>) -> Option<&'a Member<'a>> {
    server.fields().iter().find(|field| {
        FLAGS.iter().any(|(flag, off)| field.key == *flag && field.value.as_bool() == Some(*off))
            && dialect.field(&field.key).is_none()
    })
}

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    if dialect.keys.enable == EnableFlag::Unknown {
        return;
    }
    let Some(written) = flag_of_others(dialect, server).filter(|_| !server.is_disabled()) else { return };
    let client = dialect.name;
    findings
        .report(
            written.key_span,
            format!("{client} does not read \"{}\", so the server stays on", written.key),
        )
        .label(written.span(), format!("{client} passes over this"))
        .fix(repair(context, dialect, server, written));
}

fn repair(context: &Context<'_>, dialect: &Dialect, server: &Server<'_>, written: &Member<'_>) -> Fix {
    let (key, off) = match dialect.keys.enable {
        EnableFlag::Disabled => ("disabled", true),
        EnableFlag::Enabled => ("enabled", false),
        EnableFlag::On(key) => (key, false),
        EnableFlag::Elsewhere(how) => {
            return Fix::suggestion(format!("turn the server off {how}"), Vec::new());
        }
        EnableFlag::Absent | EnableFlag::Unknown => {
            return Fix::suggestion("take the entry out to turn the server off", Vec::new());
        }
    };
    if server.field(key).is_some() {
        return Fix::suggestion(format!("keep \"{key}\" alone: it is the one that counts"), Vec::new());
    }
    let mut edits = context.editor().rename_key(written, key);
    if written.value.as_bool() != Some(off) {
        // `true` and `false` are written alike in JSON, TOML and YAML.
        edits.push(Edit::replace(written.value.span, off.to_string()));
    }
    Fix::safe(format!("write \"{key}\": {off}"), edits)
}
