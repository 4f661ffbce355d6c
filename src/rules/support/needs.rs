//! What a known server needs, and what its entry gives it.

use crate::argv::package::PackageRef;
use crate::knowledge::packages::{Package, Way};
use crate::model::Server;
use crate::rule::Context;
use crate::variables::is_name;

use super::env::{or, speaks_of};
use super::variable_names::meant;

/// What a server lacks.
pub(crate) struct Missing {
    /// In words: `A`, `B or --b`.
    pub(crate) words: Vec<String>,
    /// The variables to add.
    pub(crate) names: Vec<&'static str>,
    /// Whether the server may have it from where no config shows it.
    pub(crate) is_unsure: bool,
}

impl Missing {
    /// Holds the entry against what is known about its package.
    pub(crate) fn of(
        context: &Context<'_>,
        server: &Server<'_>,
        package: &PackageRef,
        row: &Package,
    ) -> Self {
        let meant = meant(context, server, row);
        let tokens = server.argv().tokens.get(package.server_args.clone()).unwrap_or_default();
        let given = Given { server, meant, args: tokens.iter().map(|token| token.text.as_ref()).collect() };
        let mut missing = Self { words: Vec::new(), names: Vec::new(), is_unsure: false };
        for name in row.required.iter().filter(|name| !given.has_variable(name)) {
            missing.words.push(name.to_owned());
            missing.names.push(name);
        }
        for group in row.any_of.iter().filter(|group| !group.iter().any(|way| given.has(way))) {
            missing.words.push(or(&group.iter().map(describe).collect::<Vec<_>>()));
            missing.is_unsure |= group.iter().any(|way| matches!(way, Way::Unseen(_)));
            match group.first() {
                Some(Way::Variable(name)) => missing.names.push(name),
                Some(Way::All(names)) => missing.names.extend(*names),
                _ => {}
            }
        }
        missing
    }
}

/// What the entry gives the server.
struct Given<'s, 'a> {
    server: &'s Server<'a>,
    /// What the entry gives under a wrong name; `env-wrong-name` says so.
    meant: Vec<&'static str>,
    args: Vec<&'s str>,
}

impl Given<'_, '_> {
    fn has(&self, way: &Way) -> bool {
        match way {
            Way::Variable(name) => self.has_variable(name),
            Way::All(names) => names.iter().all(|name| self.has_variable(name)),
            Way::Flag(flag) => self.args.iter().any(|arg| option_name(arg) == Some(flag)),
            Way::Argument(start) => self.args.iter().any(|arg| arg.starts_with(start)),
            Way::Url => {
                self.meant.iter().any(|meant| !is_name(meant))
                    || self
                        .args
                        .iter()
                        .any(|arg| !arg.starts_with('-') && arg.contains([':', '=', '$', '{', '%']))
            }
            // `a local --db-path`
            Way::Unseen(words) => {
                words.split(' ').any(|word| self.args.iter().any(|arg| option_name(arg) == Some(word)))
            }
        }
    }

    /// Whether the entry names the variable anywhere, or has an option that says the same: `--api-key`
    /// for `BRAVE_API_KEY`.
    fn has_variable(&self, name: &str) -> bool {
        let says_the_same = |arg: &&str| {
            let option = option_name(arg).map(letters).unwrap_or_default();
            option.len() >= 3 && letters(name).ends_with(&option)
        };
        self.meant.contains(&name) || speaks_of(self.server, name) || self.args.iter().any(says_the_same)
    }
}

/// `--api-key` of `--api-key=x`; `None` for what is no option.
fn option_name(arg: &str) -> Option<&str> {
    arg.starts_with('-').then(|| arg.split_once('=').map_or(arg, |(name, _)| name))
}

fn letters(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// A way in words.
pub(crate) fn describe(way: &Way) -> String {
    match way {
        Way::Variable(text) | Way::Flag(text) | Way::Unseen(text) => (*text).to_owned(),
        Way::All(names) => names.join(" + "),
        Way::Argument(start) => format!("{start}…"),
        Way::Url => "a URL as argument".to_owned(),
    }
}
