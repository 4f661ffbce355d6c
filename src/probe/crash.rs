//! What the last words of a process say about its end.

use super::plan::Launch;
use super::plan::Plan;
use crate::errors::{self, Clean};

/// A cause that was read out of what a process printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reason {
    pub(super) cause: String,
    pub(super) help: Option<String>,
    pub(super) rules: Vec<&'static str>,
}

impl Reason {
    fn new(cause: String, help: impl Into<Option<&'static str>>, rules: &[&'static str]) -> Self {
        Self { cause, help: help.into().map(str::to_owned), rules: rules.to_vec() }
    }
}

/// The cause, as far as the text says it: what is known exactly first, then what the table of errors knows, then the
/// line that looks most like an error.
pub(super) fn reason(text: &str, plan: &Plan, launch: &Launch) -> Option<Reason> {
    docker(text)
        .or_else(|| variable(text, plan, launch))
        .or_else(|| node_module(text))
        .or_else(|| python_module(text))
        .or_else(|| package(text))
        .or_else(|| port(text))
        .or_else(|| known(text))
        .or_else(|| {
            let line = error_line(text)?;
            Some(Reason::new(format!("its last words: {line}"), None, &[]))
        })
}

fn docker(text: &str) -> Option<Reason> {
    let lower = text.to_ascii_lowercase();
    let signs = [
        "cannot connect to the docker daemon",
        "failed to connect to the docker api",
        "is the docker daemon running",
        "error during connect",
        "open //./pipe/docker",
        "cannot connect to podman",
    ];
    signs.iter().any(|sign| lower.contains(sign)).then(|| {
        Reason::new(
            "the docker daemon does not run, or may not be reached by this user".to_owned(),
            "start Docker (`docker info` tells whether it runs), then probe again",
            &[],
        )
    })
}

/// A variable that the server asks for: a name in capitals in a line that says that something is missing.
fn variable(text: &str, plan: &Plan, launch: &Launch) -> Option<Reason> {
    const SIGNS: [&str; 14] = [
        "environment variable",
        "env var",
        "not set",
        "must be set",
        "is required",
        "are required",
        "required:",
        "missing",
        "not defined",
        "is undefined",
        "not provided",
        "not found in env",
        "please set",
        "keyerror",
    ];
    let name = text.lines().find_map(|line| {
        let lower = line.to_ascii_lowercase();
        if !SIGNS.iter().any(|sign| lower.contains(sign)) {
            return None;
        }
        names_in(line).find(|name| launch.environment.variables.get(*name).is_none_or(String::is_empty))
    })?;
    let client = plan.client_name();
    if launch.environment.held_back.iter().any(|held| held == name) {
        return Some(Reason {
            cause: format!("the server wants {name}, which is set here, but {client} does not pass it on"),
            help: Some(format!("write {name} into the variables of the entry")),
            rules: vec!["env-not-inherited"],
        });
    }
    let is_empty = launch.environment.variables.contains_key(name);
    let state = if is_empty { "is empty" } else { "is not set" };
    Some(Reason {
        cause: format!("the server wants the variable {name}, which {state}"),
        help: Some(format!("write {name} into the variables of the entry")),
        rules: vec!["missing-required-env"],
    })
}

/// The names of variables in a line: capitals and at least one `_`, or what stands in `KeyError: '…'`.
fn names_in(line: &str) -> impl Iterator<Item = &str> {
    let is_part = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let is_key_error = line.contains("KeyError");
    line.split(move |character| !is_part(character)).filter(move |word| {
        let is_capital =
            word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
        // `ERR_MODULE_NOT_FOUND` and its kin are codes of Node.js.
        let is_code = word.starts_with("ERR_") || matches!(*word, "MODULE_NOT_FOUND" | "REQUIRE_STACK");
        word.len() >= 4
            && is_capital
            && !is_code
            && word.starts_with(|first: char| first.is_ascii_uppercase())
            && (word.contains('_') && !word.ends_with('_') || is_key_error)
    })
}

fn node_module(text: &str) -> Option<Reason> {
    let name =
        quoted_after(text, "Cannot find module ").or_else(|| quoted_after(text, "Cannot find package "))?;
    if let Some(builtin) = name.strip_prefix("node:") {
        return Some(Reason::new(
            format!("this Node.js is too old: it has no module node:{builtin}"),
            "write the whole path of a newer node as the command",
            &["pinned-runtime-path"],
        ));
    }
    if name.starts_with(['/', '.']) || crate::platform::is_drive_path(name) {
        // The script itself, or a file of the package that was never built.
        let is_own = !text.contains("Require stack:\n- ") && !text.contains("imported from");
        return Some(if is_own {
            Reason::new(
                format!("there is no script at {name}"),
                "write the whole path of the script, and build it first if it is built",
                &["relative-script-path", "placeholder-path"],
            )
        } else {
            Reason::new(
                format!("the server lacks its own file {name}"),
                "build or install the server anew",
                &[],
            )
        });
    }
    Some(Reason {
        cause: format!("the Node.js module {name} is not installed where the server looks for it"),
        help: Some("run `npm install` in the folder of the server".to_owned()),
        rules: Vec::new(),
    })
}

fn python_module(text: &str) -> Option<Reason> {
    if let Some(path) = quoted_after(text, "can't open file ") {
        return Some(Reason::new(
            format!("there is no script at {path}"),
            "write the whole path of the script",
            &["relative-script-path", "placeholder-path"],
        ));
    }
    let name = quoted_after(text, "No module named ")?;
    let name = name.trim_end_matches(['.', ';']);
    Some(Reason {
        cause: format!("the Python module {name} is not installed for the Python that runs"),
        help: Some(
            "write the whole path of the Python of the environment that holds the package as the command, or \
             install it there"
                .to_owned(),
        ),
        rules: Vec::new(),
    })
}

/// The word behind `sign`: in quotes, or up to the end of the line.
fn quoted_after<'t>(text: &'t str, sign: &str) -> Option<&'t str> {
    let rest = text[text.find(sign)? + sign.len()..].lines().next()?;
    for quote in ['\'', '"', '`'] {
        if let Some(inner) = rest.strip_prefix(quote) {
            return inner.split(quote).next().filter(|name| !name.is_empty());
        }
    }
    rest.split([' ', ':']).next().filter(|name| !name.is_empty())
}

/// A package that its registry does not have.
fn package(text: &str) -> Option<Reason> {
    let lower = text.to_ascii_lowercase();
    let registry = if lower.contains("e404")
        || lower.contains("is not in this registry")
        || lower.contains("404 not found - get")
    {
        "npm"
    } else if lower.contains("not found in the package registry")
        || lower.contains("no matching distribution found")
    {
        "PyPI"
    } else if lower.contains("pull access denied")
        || lower.contains("manifest unknown")
        || lower.contains("repository does not exist")
    {
        "the image's registry"
    } else {
        return None;
    };
    Some(Reason::new(
        format!("{registry} has no package of this name, or not in this version"),
        "look the name up where the server is documented",
        &["nonexistent-package", "wrong-runner"],
    ))
}

fn port(text: &str) -> Option<Reason> {
    let is_taken = ["EADDRINUSE", "ddress already in use", "port is already allocated"]
        .iter()
        .any(|sign| text.contains(sign));
    is_taken.then(|| {
        Reason::new(
            "the server wants a port that another program has".to_owned(),
            "end the other program, most often an earlier run of the same server, or choose another port",
            &[],
        )
    })
}

/// What the table of errors says.
fn known(text: &str) -> Option<Reason> {
    let row = errors::find(text).into_iter().next()?;
    let mut rules: Vec<&'static str> = Vec::new();
    for cause in row.causes {
        rules.extend(cause.found_by());
    }
    let help = match row.clean {
        Clean::Do(help) => Some(help.to_owned()),
        Clean::ByHand(_) => None,
    };
    let line = error_line(text).map(|line| format!(": {line}")).unwrap_or_default();
    Some(Reason { cause: format!("{}{line}", lower_first(row.name)), help, rules })
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain([second]).chain(characters).collect()
        }
        _ => text.to_owned(),
    }
}

/// The line that says most: the last one that names an error, else the last one.
pub(super) fn error_line(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let line = lines.iter().rev().find(|line| is_error(line)).or(lines.last())?;
    let mut short: String = line.chars().take(200).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    Some(short)
}

/// Whether some line names an error.
pub(super) fn names_error(text: &str) -> bool {
    text.lines().any(is_error)
}

fn is_error(line: &str) -> bool {
    let lower = line.trim().to_ascii_lowercase();
    let is_frame = lower.starts_with("at ") || lower.starts_with("file \"");
    let words = ["error", "exception", "panicked", "fatal", "not found", "denied"];
    !is_frame && words.iter().any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::probe::plan::Start;
    use crate::probe::{Environment, Transport};

    fn reason_of(text: &str) -> Reason {
        let environment =
            Environment { held_back: vec!["GITHUB_TOKEN".to_owned()], ..Environment::default() };
        let launch = Launch {
            program: "node".to_owned(),
            arguments: Vec::new(),
            environment,
            folder: "/".into(),
            search_path: None,
        };
        let plan = Plan {
            server: "s".to_owned(),
            client: crate::clients::by_id("codex"),
            transport: Transport::Stdio,
            start: Start::Process(launch.clone()),
            patience: None,
            unset: Vec::new(),
            findings: Vec::new(),
            project: "/".into(),
            answers: Vec::new(),
        };
        reason(text, &plan, &launch).unwrap()
    }

    #[test]
    fn what_is_missing_is_picked_out() {
        for (text, part) in [
            ("Error: Cannot find module 'express'\nRequire stack:\n- /srv/a.js", "module express"),
            (
                "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'zod' imported from /srv/a.mjs",
                "module zod",
            ),
            (
                "Error: Cannot find module '/srv/dist/index.js'\n    at Module._resolve",
                "no script at /srv/dist/index.js",
            ),
            ("Error: Cannot find module 'node:path'", "too old"),
            ("Traceback\nModuleNotFoundError: No module named 'mcp'", "module mcp"),
            ("/usr/bin/python3: No module named mcp_server_x", "module mcp_server_x"),
            ("python: can't open file '/x/server.py': [Errno 2]", "no script at /x/server.py"),
            ("Error: API_KEY environment variable is required", "API_KEY"),
            ("Please set BRAVE_API_KEY", "BRAVE_API_KEY"),
            ("  File \"a.py\"\nKeyError: 'TOKEN'", "TOKEN"),
            ("GITHUB_TOKEN is not set", "does not pass it on"),
            ("docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock.", "docker daemon"),
            ("Error: listen EADDRINUSE: address already in use :::3000", "port"),
            ("npm error code E404", "npm has no package"),
            ("some words\nValueError: bad thing\n", "ValueError: bad thing"),
        ] {
            let reason = reason_of(text);
            assert!(reason.cause.contains(part), "{text}: {}", reason.cause);
        }
    }

    #[test]
    fn codes_of_node_are_no_variables() {
        let reason = reason_of("Error [ERR_MODULE_NOT_FOUND]: missing\ncode: 'ERR_MODULE_NOT_FOUND'");
        assert!(!reason.cause.contains("variable"), "{}", reason.cause);
    }
}
