//! The variables with which a client starts a server.

use std::collections::BTreeMap;

use super::values::{Surroundings, variable_key};
use crate::clients::{Dialect, Inherits};

/// The environment of a child.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// Every variable, by [`variable_key`].
    pub variables: BTreeMap<String, String>,
    /// The names that the entry sets, and those of its file of variables.
    pub given: Vec<String>,
    /// Names in the client's environment that it keeps to itself.
    pub held_back: Vec<String>,
}

/// What an entry says of variables. A value of `None` takes the variable away.
#[derive(Clone, Debug, Default)]
pub(super) struct Given {
    pub(super) file: Vec<(String, String)>,
    pub(super) entry: Vec<(String, Option<String>)>,
    /// Names whose values the client takes from its own environment.
    pub(super) passed_on: Vec<String>,
}

/// The environment that `dialect` makes.
pub(super) fn build(dialect: Option<&'static Dialect>, given: Given, around: &Surroundings) -> Environment {
    let inherits = dialect.map_or(Inherits::Unknown, |dialect| dialect.inherits);
    let starting = dialect.map(|dialect| dialect.starting).unwrap_or(crate::clients::Starting::SDK);
    let mut child = Environment::default();
    // What the user answers in place of the client is no variable of the client's.
    for (name, value) in around.environment.iter().filter(|(name, _)| !name.starts_with(super::plan::ANSWER))
    {
        if inherits.hands_over(name, value, cfg!(windows))
            || given.passed_on.iter().any(|passed| variable_key(passed) == *name)
        {
            child.variables.insert(name.clone(), value.clone());
        } else {
            child.held_back.push(name.clone());
        }
    }
    for (name, value) in starting.sets {
        child.variables.insert((*name).to_owned(), value.replace("{project}", &around.project));
    }
    let entry = given.entry.into_iter();
    let all = given.file.into_iter().map(|(name, value)| (name, Some(value))).chain(entry);
    for (name, value) in all {
        let name = variable_key(&name);
        let inherited = child.variables.get(&name).cloned();
        let is_own = around.variable(&name).is_some();
        match value {
            None => {
                child.variables.remove(&name);
                continue;
            }
            Some(_) if starting.own_variables_win && is_own => {}
            Some(value) if starting.appends_path && name.eq_ignore_ascii_case("PATH") => {
                let joined = inherited.into_iter().chain([value]).collect::<Vec<_>>();
                let joined = joined.join(if cfg!(windows) { ";" } else { ":" });
                child.variables.insert(name.clone(), joined);
            }
            Some(value) => {
                child.variables.insert(name.clone(), value);
            }
        }
        if !child.given.contains(&name) {
            child.given.push(name);
        }
    }
    child
}

/// The variables of a `.env` file: `NAME=value` and `export NAME=value`, with or without quotes.
pub(super) fn parse_file(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for line in text.trim_start_matches('\u{feff}').lines() {
        let line = line.trim();
        let line = line.strip_prefix("export ").unwrap_or(line);
        let Some((name, value)) = line.split_once('=').filter(|_| !line.starts_with('#')) else { continue };
        let (name, value) = (name.trim(), value.trim());
        if name.is_empty() || name.contains(char::is_whitespace) {
            continue;
        }
        found.push((name.to_owned(), unquoted(value)));
    }
    found
}

fn unquoted(value: &str) -> String {
    for quote in ['"', '\''] {
        if let Some((inner, _)) = value.strip_prefix(quote).and_then(|rest| rest.rsplit_once(quote)) {
            return if quote == '"' { inner.replace("\\n", "\n") } else { inner.to_owned() };
        }
    }
    // A comment stands behind a blank.
    let end = value.find(" #").unwrap_or(value.len());
    value[..end].trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::by_id;

    fn around() -> Surroundings {
        let environment = [
            ("PATH", "/usr/bin"),
            ("HOME", "/home/me"),
            ("LANG", "C"),
            ("TZ", "UTC"),
            ("GITHUB_TOKEN", "x"),
            ("OTHER", "o"),
        ];
        Surroundings {
            environment: environment.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
            project: "/work".to_owned(),
            ..Surroundings::default()
        }
    }

    fn names(client: &str) -> Vec<String> {
        build(by_id(client), Given::default(), &around()).variables.into_keys().collect()
    }

    #[test]
    #[cfg(unix)] // The SDKs pass on other names on Windows.
    fn each_client_passes_on_its_own_variables() {
        assert_eq!(names("claude-desktop"), ["HOME", "PATH"]);
        assert_eq!(names("codex"), ["HOME", "LANG", "PATH", "TZ"]);
        assert_eq!(names("gemini-cli"), ["GEMINI_CLI", "HOME", "LANG", "OTHER", "PATH", "TZ"]);
        assert_eq!(names("copilot-cli"), ["PATH"]);
        assert_eq!(names("vscode").len(), 6);
        assert_eq!(names("claude-code").len(), 8);
    }

    #[test]
    fn what_the_entry_says_comes_last() {
        let given = || Given {
            file: vec![("A".to_owned(), "file".to_owned()), ("B".to_owned(), "file".to_owned())],
            entry: vec![
                ("B".to_owned(), Some("entry".to_owned())),
                ("OTHER".to_owned(), None),
                ("PATH".to_owned(), Some("/opt".to_owned())),
            ],
            passed_on: Vec::new(),
        };
        let child = build(by_id("vscode"), given(), &around());
        assert_eq!((child.variables["A"].as_str(), child.variables["B"].as_str()), ("file", "entry"));
        assert_eq!(child.variables["PATH"], if cfg!(windows) { "/usr/bin;/opt" } else { "/usr/bin:/opt" });
        assert!(!child.variables.contains_key("OTHER"));
        assert_eq!(build(by_id("claude-code"), given(), &around()).variables["PATH"], "/opt");
        // `{...entry.env, ...process.env}`
        assert_eq!(build(by_id("void"), given(), &around()).variables["PATH"], "/usr/bin");
    }

    #[test]
    fn names_that_are_passed_on_reach_the_child() {
        let given = Given { passed_on: vec!["GITHUB_TOKEN".to_owned()], ..Given::default() };
        let child = build(by_id("codex"), given, &around());
        assert_eq!(child.variables["GITHUB_TOKEN"], "x");
        let is_held_back = |name: &str| child.held_back.iter().any(|held| held == name);
        assert!(is_held_back("OTHER") && !is_held_back("GITHUB_TOKEN"), "{:?}", child.held_back);
    }

    #[test]
    fn env_files_are_read() {
        let text = "# c\nA=1\nexport B = two words # c\nC='it''s'\nD=\"a\\nb\"\n\nnot a line\n=x\n";
        let read = parse_file(text);
        let read: Vec<_> = read.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(read, [("A", "1"), ("B", "two words"), ("C", "it''s"), ("D", "a\nb")]);
    }
}
