//! `docker-env-value-as-name`: `-e` is given a value, or another option, where it takes a name.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::support::container::{lines, replace_value, value_token};
use crate::argv::docker::{Docker, DockerOption};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "docker-env-value-as-name",
    category: Category::Docker,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "-e is given a value where docker takes the name of a variable",
    check: Check::Server(check),
};

/// What stands in place of the name.
enum Mistake<'t> {
    /// The value of this variable, or a reference to it.
    ValueOf(&'t str),
    /// An option: the name is missing.
    Option,
    /// Something that no variable is called.
    Other,
}

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for (layer, docker) in lines(server) {
        let options = docker.values(argv, 'e', &["--env"]);
        let entry = OnceCell::new();
        let entry = || entry.get_or_init(|| Entry::of(server, docker));
        for (option, text) in options {
            if text.contains('=') && !text.starts_with('-') || server.sets(text) {
                continue;
            }
            let Some(mistake) = entry().mistake(server, text) else { continue };
            let program = argv.name(layer);
            let span = argv.tokens[value_token(option)].span;
            // The text may be a secret: it is never printed.
            let (message, label) = match &mistake {
                Mistake::ValueOf(name) => (
                    format!(
                        "-e takes the name of a variable, and this is the value of {name}: {program} looks for a \
                         variable of that name, and the server gets no {name}"
                    ),
                    "a value, not a name",
                ),
                Mistake::Option => (
                    format!(
                        "-e takes the next word for the name of a variable, whatever it is: {program} loses this \
                         option, and reads the words after it wrongly"
                    ),
                    "read as the name for -e",
                ),
                Mistake::Other => (
                    format!(
                        "-e takes NAME or NAME=value, and this is neither: {program} looks for a variable of that \
                         name, and the server gets nothing"
                    ),
                    "not the name of a variable",
                ),
            };
            let found = findings
                .report(span, message)
                .label(span, label)
                .says(context.closed_error())
                .maybe_fix(fix(context, server, option, text, &mistake));
            if found.fix.is_none() {
                found.help("write the name of the variable after -e, and its value in env");
            }
        }
    }
}

/// What the entry has for its container.
struct Entry<'s> {
    /// The values there, with the name; without where several have it.
    values: HashMap<&'s str, Option<&'s str>>,
    /// The names behind `-e`.
    forwarded: HashSet<&'s str>,
}

impl<'s> Entry<'s> {
    fn of(server: &'s Server<'_>, docker: &Docker) -> Self {
        let mut values = HashMap::new();
        for variable in server.env_vars() {
            let Some(value) = variable.value.as_str() else { continue };
            values.entry(value).and_modify(|name| *name = None).or_insert(Some(variable.key.as_ref()));
        }
        Self { values, forwarded: docker.env(server.argv()).iter().map(|option| option.name).collect() }
    }

    /// What is wrong with a text that is neither in `env` nor sets a variable.
    fn mistake<'t>(&self, server: &Server<'_>, text: &'t str) -> Option<Mistake<'t>>
    where
        's: 't,
    {
        if text.starts_with('-') {
            return Some(Mistake::Option);
        }
        if let Some(Some(name)) = self.values.get(text)
            && !self.forwarded.contains(name)
            && !looks_like_name(text)
        {
            return Some(Mistake::ValueOf(name));
        }
        if let Some(name) = referred(text) {
            let is_set = server.sets(name) && !self.forwarded.contains(name);
            return Some(if is_set { Mistake::ValueOf(name) } else { Mistake::Other });
        }
        // What a client or a person is yet to fill in may become a name, or NAME=value.
        let is_open = text.is_empty() || text.contains(['$', '{', '%', '<']);
        // Some programs have dots or dashes in their variables, and podman takes a star.
        let is_odd = text.contains([' ', '/', ':', '+', '@']);
        (is_odd && !is_open).then_some(Mistake::Other)
    }
}

/// `NAME` of `${NAME}`, `$NAME` and `${env:NAME}`.
fn referred(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('$')?;
    let name = match rest.strip_prefix('{') {
        Some(inner) => inner.strip_suffix('}')?,
        None => rest,
    };
    let name = name.strip_prefix("env:").unwrap_or(name);
    looks_like_name(name).then_some(name)
}

/// Whether people would call a variable so.
fn looks_like_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_uppercase())
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

fn fix(
    context: &Context<'_>,
    server: &Server<'_>,
    option: DockerOption,
    text: &str,
    mistake: &Mistake<'_>,
) -> Option<Fix> {
    let Mistake::ValueOf(name) = mistake else { return None };
    let edit = replace_value(context, server, option, text, name)?;
    Some(Fix::unsafe_(format!("write {name} after -e"), vec![edit]))
}
