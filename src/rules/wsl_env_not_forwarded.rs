//! `wsl-env-not-forwarded`: variables that stop at the border of WSL.

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::platform::{Platform, is_drive_path};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::Member;
use crate::variables::{Words, is_name};

pub(super) static RULE: Rule = Rule {
    name: "wsl-env-not-forwarded",
    category: Category::Platform,
    severity: Severity::Error,
    impact: Impact::SettingIgnored,
    fix: Some(Applicability::Unsafe),
    summary: "env does not reach the server inside WSL, since WSLENV does not name it",
    check: Check::Server(check),
};

/// Variables that are for Windows and for wsl.exe itself.
const FOR_WINDOWS: [&str; 20] = [
    "APPDATA",
    "COMSPEC",
    "HOMEDRIVE",
    "HOMEPATH",
    "LOCALAPPDATA",
    "NUMBER_OF_PROCESSORS",
    "OS",
    "PATH",
    "PATHEXT",
    "PROCESSOR_ARCHITECTURE",
    "PROGRAMDATA",
    "PROGRAMFILES",
    "SYSTEMDRIVE",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "USERNAME",
    "USERPROFILE",
    "WINDIR",
    "WSLENV",
];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    // wsl is a program of Windows; started from inside WSL it is a border of another kind.
    if !matches!(context.platform, Platform::Windows | Platform::Any) {
        return;
    }
    let argv = server.argv();
    let Some(wsl) = argv.layers.iter().find(|layer| argv.name(layer) == "wsl") else { return };
    let forwarded = server.env_vars().find(|variable| variable.key.eq_ignore_ascii_case("WSLENV"));
    let listed = names(forwarded.and_then(|variable| variable.value.as_str()).unwrap_or(""));
    // `env NAME=…`, `export NAME=…`, `-e NAME=…`.
    let assigned = OnceCell::new();
    let assigned =
        || assigned.get_or_init(|| Words::of(argv.args(wsl).iter().map(|token| token.text.as_ref())));
    let lost: Vec<&Member> = server
        .env_vars()
        // WSLENV is a list with `:` and `/`, so it can name no others.
        .filter(|variable| is_name(&variable.key))
        .filter(|variable| !is_for_windows(&variable.key))
        .filter(|variable| !listed.contains(&variable.key.to_ascii_uppercase()))
        .filter(|variable| !assigned().assign(&variable.key))
        .collect();
    let Some(first) = lost.first() else { return };
    let names: Vec<&str> = lost.iter().map(|variable| variable.key.as_ref()).collect();
    let (names, verb) = (join(&names), if lost.len() == 1 { "does" } else { "do" });
    let diagnostic = findings.report(
        first.key_span,
        format!("wsl hands on only the variables that WSLENV names: {names} {verb} not reach the server"),
    );
    for variable in &lost {
        diagnostic.label(variable.key_span, "set on the Windows side only");
    }
    diagnostic.maybe_fix(forward(context, server, &lost, forwarded));
}

fn is_for_windows(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    FOR_WINDOWS.contains(&name.as_str()) || name.starts_with("WSL_")
}

/// The names in a WSLENV of `A/u:B/p`, in upper case.
fn names(listed: &str) -> HashSet<String> {
    let entries = listed.split(':').map(|entry| entry.split_once('/').map_or(entry, |(name, _)| name));
    entries.map(str::to_ascii_uppercase).collect()
}

fn join(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => names.concat(),
    }
}

fn forward(
    context: &Context<'_>,
    server: &Server<'_>,
    lost: &[&Member<'_>],
    forwarded: Option<&Member<'_>>,
) -> Option<Fix> {
    let entries: Vec<String> = lost
        .iter()
        .map(|variable| {
            // A path is rewritten on the way: C:\x becomes /mnt/c/x.
            let path = variable.value.as_str().is_some_and(is_drive_path);
            format!("{}/{}", variable.key, if path { "p" } else { "u" })
        })
        .collect();
    let added = entries.join(":");
    let editor = context.editor();
    let Some(member) = forwarded else {
        let env = server.env()?;
        let end = env.value.as_object()?.len();
        let edits = editor.insert_member(&env.value, end, "WSLENV", &added.as_str().into());
        return Some(Fix::unsafe_(format!("add \"WSLENV\": \"{added}\""), edits));
    };
    let listed = member.value.as_str()?.trim_end_matches(':');
    let value = if listed.is_empty() { added.clone() } else { format!("{listed}:{added}") };
    let edits = vec![editor.replace_string(member.value.span, &value)];
    Some(Fix::unsafe_(format!("add \"{added}\" to WSLENV"), edits))
}
