//! What safe fixes keep, of a file that its client could read before: servers by name, their variables, comments.

use std::collections::{BTreeMap, BTreeSet};

use mcplint::model::Config;
use mcplint::syntax::{self, Format, Parsed, ProblemKind};

use crate::Case;

/// Checks it, if the file was sound: what a broken one says is not known.
pub fn check(case: &Case, fixed: &str) {
    let format = Format::of_path(case.path).expect("a path with an ending");
    let before = syntax::parse(&case.text, format);
    let is_sound = before.problems.iter().all(|problem| problem.kind == ProblemKind::Comment);
    if !is_sound {
        return;
    }
    let after = syntax::parse(fixed, format);
    let (old, new) = (variables(case, &before), variables(case, &after));
    assert!(new.len() >= old.len(), "a server got lost in\n{fixed}");
    for (name, old) in old {
        // A fix may give a variable its right name.
        let kept = new.get(&name).is_none_or(|new| new.len() >= old.len());
        assert!(kept, "{name} lost a variable of {old:?} in\n{fixed}");
    }
    for comment in comments(&case.text, format, &before) {
        assert!(fixed.contains(comment), "the comment {comment:?} got lost in\n{fixed}");
    }
}

/// The servers with the names of their variables. Of servers that share a name a client reads the last.
fn variables(case: &Case, parsed: &Parsed<'_>) -> BTreeMap<String, BTreeSet<String>> {
    let config = Config::new(parsed.root.as_ref(), case.client);
    let of_server = |server: &mcplint::model::Server<'_>| {
        let names = server.env_vars().map(|variable| variable.key.clone().into_owned());
        (server.name.to_owned(), names.collect())
    };
    config.servers.iter().map(of_server).collect()
}

/// The comments, without those that share their line with something in TOML and YAML.
fn comments<'t>(text: &'t str, format: Format, parsed: &Parsed<'_>) -> Vec<&'t str> {
    if format != Format::Json {
        return text.lines().map(str::trim).filter(|line| line.starts_with('#')).collect();
    }
    let comments = parsed.problems.iter().filter(|problem| problem.kind == ProblemKind::Comment);
    // Lines of a block may be indented anew.
    comments.flat_map(|problem| problem.span.slice(text).lines().map(str::trim)).collect()
}
