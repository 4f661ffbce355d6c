//! `windows-missing-system-env`: npm on Windows without `APPDATA`.

use crate::argv::Argv;
use crate::clients::Inherits;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::Member;
use crate::variables;

pub(super) static RULE: Rule = Rule {
    name: "windows-missing-system-env",
    category: Category::Platform,
    severity: Severity::Info,
    impact: Impact::None,
    fix: Some(Applicability::Suggestion),
    summary: "npm on Windows may get no APPDATA, where it keeps global packages",
    check: Check::Server(check),
};

/// Variables that people set for a client that passes few of its own.
const SYSTEM: [&str; 9] = [
    "SYSTEMROOT",
    "WINDIR",
    "COMSPEC",
    "PROGRAMFILES",
    "PROGRAMDATA",
    "LOCALAPPDATA",
    "USERPROFILE",
    "HOMEPATH",
    "SYSTEMDRIVE",
];

/// Programs that come with npm.
const OF_NPM: [&str; 2] = ["npx", "npm"];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if context.platform != Platform::Windows
        || context
            .dialect
            .is_some_and(|dialect| matches!(dialect.inherits, Inherits::Full | Inherits::FullButSecrets))
        || server.platform_block(Platform::Windows).is_some()
    {
        return;
    }
    let argv = server.argv();
    if !starts_npm(argv) {
        return;
    }
    if let Some(variable) = server.env_vars().find(|variable| variable.key.eq_ignore_ascii_case("APPDATA")) {
        return literal(context, variable, findings);
    }
    // It shows that the author met a client that passes too little; without it this is every npx entry.
    let Some(sign) = server.env_vars().find(|variable| is_system(&variable.key)) else { return };
    let span = sign.key_span;
    let name = argv.layers.last().map_or("", |layer| argv.name(layer));
    findings
        .report(
            span,
            format!(
                "{} is set here, as for a client that passes none of its own variables: without APPDATA {name} then \
                 looks for its packages in a folder named ${{APPDATA}}",
                sign.key
            ),
        )
        .label(span, "set without APPDATA")
        .fix(suggestion(server));
}

/// `"APPDATA": "${APPDATA}"`, which the client hands on as it is.
fn literal(context: &Context<'_>, variable: &Member<'_>, findings: &mut Findings<'_>) {
    let Some(value) = variable.value.as_str() else { return };
    let Some(dialect) = context.dialect.filter(|dialect| dialect.variables.complete) else { return };
    let expanded = dialect.forms_in("env");
    let reference = variables::scan(value).into_iter().find(|found| {
        found.is_environment()
            && found.name.eq_ignore_ascii_case("APPDATA")
            && !expanded.contains(&found.form)
    });
    let Some(reference) = reference else { return };
    let text = &value[reference.range.start..reference.range.end];
    let span = variable.value.span;
    findings
        .report(
            span,
            format!(
                "{} does not expand {text}: npm takes it for the name of a folder, and does not find its packages",
                context.client()
            ),
        )
        .severity(Severity::Warning)
        .impact(Impact::ServerFails)
        .label(span, "stays as it is")
        .says(format!("ENOENT: no such file or directory, lstat '…\\{text}\\npm'"))
        .fix(Fix::suggestion("write the folder itself, C:\\Users\\<you>\\AppData\\Roaming", Vec::new()));
}

fn starts_npm(argv: &Argv<'_>) -> bool {
    argv.local_layers().last().is_some_and(|layer| OF_NPM.contains(&argv.name(layer)))
}

fn is_system(name: &str) -> bool {
    SYSTEM.iter().any(|system| system.eq_ignore_ascii_case(name))
}

fn suggestion(server: &Server<'_>) -> Fix {
    let title =
        format!("add \"APPDATA\" with C:\\Users\\<you>\\AppData\\Roaming to \"{}\"", server.env_key());
    Fix::suggestion(title, Vec::new())
}
