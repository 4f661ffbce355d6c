//! `env-name-invalid`: a key of `env` that is no name of a variable.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::variables::is_name;

pub(super) static RULE: Rule = Rule {
    name: "env-name-invalid",
    category: Category::Env,
    severity: Severity::Error,
    impact: Impact::SettingIgnored,
    fix: Some(Applicability::Safe),
    summary: "a key of env is no name that a program asks for",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let meanings: OnceCell<HashMap<String, usize>> = OnceCell::new();
    for variable in server.env_vars() {
        let name = variable.key.as_ref();
        let Some(fault) = Fault::of(name) else { continue };
        // Two keys that mean one name would become one key twice.
        let is_free = |meant: &String| meanings.get_or_init(|| count_meanings(server)).get(meant) == Some(&1);
        let meant = fault.meant(name).filter(|meant| is_name(meant) && is_free(meant));
        let finding = findings.report(
            variable.key_span,
            format!("{}, so no program finds a variable of that name", fault.what()),
        );
        finding.label(variable.key_span, fault.label());
        if fault == Fault::Hyphen {
            finding.severity(Severity::Warning);
        }
        if let Some(meant) = meant {
            let applicability =
                if fault == Fault::Hyphen { Applicability::Suggestion } else { Applicability::Safe };
            let edits = context.editor().rename_key(variable, &meant);
            finding.fix(Fix::new(applicability, format!("write {meant:?}"), edits));
        } else {
            finding.help("write the name as the documentation of the server has it");
        }
    }
}

/// How many keys mean each name.
fn count_meanings(server: &Server<'_>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for variable in server.env_vars() {
        let name = variable.key.as_ref();
        let meant = Fault::of(name).map_or_else(|| Some(name.to_owned()), |fault| fault.meant(name));
        *counts.entry(meant.unwrap_or_default()).or_default() += 1;
    }
    counts
}

/// What is wrong with a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// There is none.
    Empty,
    /// `$NAME`, `${NAME}`.
    Dollar,
    /// `export NAME`, `set NAME`.
    Export,
    /// White space around it.
    Blank,
    /// White space in it.
    InnerBlank,
    /// `NAME=value`.
    Equals,
    /// `API-KEY`.
    Hyphen,
}

impl Fault {
    fn of(name: &str) -> Option<Self> {
        let is_capital =
            |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_';
        if name.trim().is_empty() {
            Some(Self::Empty)
        } else if name.starts_with('$') {
            Some(Self::Dollar)
        } else if name.starts_with("export ") || name.starts_with("set ") {
            Some(Self::Export)
        } else if name.contains('=') {
            Some(Self::Equals)
        } else if name.trim().len() < name.len() {
            Some(Self::Blank)
        } else if name.contains(char::is_whitespace) {
            Some(Self::InnerBlank)
        } else {
            (name.contains('-') && name.bytes().all(is_capital)).then_some(Self::Hyphen)
        }
    }

    /// The name that was meant, where there is no doubt.
    fn meant(self, name: &str) -> Option<String> {
        match self {
            Self::Empty | Self::InnerBlank => None,
            Self::Dollar => {
                let inner = name.trim_start_matches('$');
                let inner =
                    inner.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')).unwrap_or(inner);
                Some(inner.trim().to_owned())
            }
            Self::Export => name
                .split_whitespace()
                .nth(1)
                .filter(|_| name.split_whitespace().count() == 2)
                .map(str::to_owned),
            Self::Blank => Some(name.trim().to_owned()),
            Self::Equals => Some(name.trim().strip_suffix('=')?.trim().to_owned()),
            Self::Hyphen => Some(name.replace('-', "_")),
        }
    }

    fn what(self) -> &'static str {
        match self {
            Self::Empty => "this key is empty",
            Self::Dollar => "the $ is taken for a part of the name",
            Self::Export => "the word of the shell is taken for a part of the name",
            Self::Blank | Self::InnerBlank => "the white space is taken for a part of the name",
            Self::Equals => "what stands before the = becomes the name, and the rest goes to the value",
            Self::Hyphen => "names of variables are written with _ and not with -",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Empty => "no name",
            Self::Dollar => "$ does not belong to the name",
            Self::Export => "for a shell",
            Self::Blank | Self::InnerBlank => "white space in the name",
            Self::Equals => "= in the name",
            Self::Hyphen => "- in the name",
        }
    }
}
