//! `lookalike-package`: an unknown package with nearly the name of a well-known one.

use super::support::known::rename;
use crate::argv::package::Ecosystem;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::knowledge::packages::{self, Package, State};
use crate::model::Server;
use crate::near::{letters, squash};
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "lookalike-package",
    category: Category::Security,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Suggestion),
    summary: "a package with nearly the name of a well-known one",
    check: Check::Server(check),
};

/// The scope of the project that publishes the reference servers.
const REFERENCE_SCOPE: &str = "modelcontextprotocol";

/// A longer scope is another one, in bytes.
const LONGEST_SCOPE: usize = 40;

/// Shorter names have neighbours that are servers of their own: esa and exa, mssql and mysql.
const SHORTEST: usize = 8;

/// What a name resembles.
enum Likeness {
    /// The scope of someone else, with what its owner publishes under.
    Scope(&'static str),
    /// A package of this name.
    Package(&'static str),
    /// A package that its owner publishes in a scope.
    Unscoped(&'static str),
}

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(package) = argv.package().filter(|package| package.ecosystem != Ecosystem::Oci) else {
        return;
    };
    // What is given to the launcher of the other language is for wrong-runner.
    let is_known = argv.known().is_some() || argv.known_elsewhere().is_some();
    if is_known || package.name.contains(['<', '$', '{']) {
        return;
    }
    let Some(likeness) = likeness(package.ecosystem, &package.name) else { return };
    let name = &package.name;
    let (message, label, known) = match likeness {
        Likeness::Scope(scope) => (
            format!("the scope of {name} is not @{scope}, and looks like it"),
            format!("not @{scope}"),
            reference_server(name),
        ),
        Likeness::Package(known) => (
            format!("{name} is no package that is known, and nearly {known}, which is"),
            format!("not {known}"),
            Some(known),
        ),
        Likeness::Unscoped(known) => (
            format!("{known} is published in a scope, where only its owner can; {name} is another package"),
            format!("not {known}"),
            Some(known),
        ),
    };
    let span = argv.tokens[package.token].span;
    let finding = findings.report(
        span,
        format!(
            "{message}: such names are taken to have the code of strangers run by everyone who mistypes (or nobody \
             took it, and nothing is installed)"
        ),
    );
    finding.label(span, label);
    match known {
        Some(known) => {
            let edits = rename(context, server, package, known).unwrap_or_default();
            finding.fix(Fix::suggestion(format!("write {known}"), edits));
        }
        None => {
            finding.help("look the package up in its registry, and read who publishes it");
        }
    }
}

/// The reference server that a name with a wrong scope means.
fn reference_server(name: &str) -> Option<&'static str> {
    let (_, base) = split(name);
    known(Ecosystem::Npm).map(|row| row.name).find(|known| split(known) == (Some(REFERENCE_SCOPE), base))
}

/// The packages whose documentation was read, but for those that do not exist.
fn known(ecosystem: Ecosystem) -> impl Iterator<Item = &'static Package> {
    packages::rows(ecosystem).iter().filter(|row| row.state != State::Absent)
}

fn likeness(ecosystem: Ecosystem, written: &str) -> Option<Likeness> {
    let (scope, base) = split(written);
    if let Some(scope) = scope {
        if scope == "anthropic" {
            return Some(Likeness::Scope("anthropic-ai"));
        }
        let is_near = || strsim::osa_distance(&squash(scope), REFERENCE_SCOPE) <= 2;
        let has_its_length = || (REFERENCE_SCOPE.len() - 2..=LONGEST_SCOPE).contains(&scope.len());
        if scope != REFERENCE_SCOPE && has_its_length() && is_near() {
            return Some(Likeness::Scope(REFERENCE_SCOPE));
        }
    }
    let letters = letters(written);
    let mut best: Option<(usize, &str)> = None;
    for row in known(ecosystem) {
        let name = row.name;
        if scope.is_none() && split(name) == (Some(REFERENCE_SCOPE), base) {
            return Some(Likeness::Unscoped(name));
        }
        // One slip changes at most two letters.
        let has_near_length = name.len().abs_diff(written.len()) <= 2;
        if !has_near_length || (letters ^ row.letters).count_ones() > 4 {
            continue;
        }
        let (known_scope, known_base) = split(name);
        if scope.is_some() != known_scope.is_some() || name.len() < SHORTEST {
            continue;
        }
        let Some(slips) = slips(scope.unwrap_or(""), base, known_scope.unwrap_or(""), known_base) else {
            continue;
        };
        if best.is_none_or(|(least, _)| slips < least) {
            best = Some((slips, name));
        }
    }
    best.map(|(_, name)| Likeness::Package(name))
}

/// How many slips lead from a known name to the one written; `None` if it is more likely another name.
fn slips(scope: &str, base: &str, known_scope: &str, known_base: &str) -> Option<usize> {
    if scope != known_scope {
        let is_base = base == known_base && known_scope.len() >= 6;
        return is_base.then(|| strsim::osa_distance(scope, known_scope)).filter(|slips| *slips <= 2);
    }
    if squash(base) == squash(known_base) {
        return Some(1);
    }
    // `notes2-mcp` is the next version of something, not a slip.
    if without_digits(base) == without_digits(known_base) {
        return None;
    }
    let slips = strsim::osa_distance(base, known_base);
    let allowed = match core_length(known_base) {
        _ if is_only_generic(base, known_base) => 1,
        0..=5 => 0,
        6..=8 => 1,
        _ => 2,
    };
    (1..=allowed).contains(&slips).then_some(slips)
}

/// Whether the names differ in a word that says only that this is a server: `mcp-sever-fetch`.
fn is_only_generic(base: &str, known: &str) -> bool {
    let mut pairs = words(base).zip(words(known)).filter(|(written, known)| written != known);
    words(base).count() == words(known).count()
        && pairs.all(|(written, known)| matches!(known, "server" | "mcp") && written != "servers")
}

/// How many letters name the server itself: those of `fetch` in `mcp-server-fetch`.
fn core_length(base: &str) -> usize {
    words(base).filter(|word| !matches!(*word, "mcp" | "server")).map(str::len).sum()
}

fn words(base: &str) -> impl Iterator<Item = &str> {
    base.split(['-', '_', '.'])
}

fn without_digits(base: &str) -> String {
    words(base).map(|word| word.trim_matches(|letter: char| letter.is_ascii_digit())).collect()
}

fn split(name: &str) -> (Option<&str>, &str) {
    match name.strip_prefix('@').and_then(|rest| rest.split_once('/')) {
        Some((scope, base)) => (Some(scope), base),
        None => (None, name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(ecosystem: Ecosystem, name: &str) -> Option<&'static str> {
        likeness(ecosystem, name).map(|found| match found {
            Likeness::Scope(known) | Likeness::Package(known) | Likeness::Unscoped(known) => known,
        })
    }

    #[test]
    fn slips_are_seen_and_other_servers_are_not() {
        use Ecosystem::{Npm, Pypi};
        for (ecosystem, written, known) in [
            (Npm, "@modelcontextprotocol/server-filesytem", "@modelcontextprotocol/server-filesystem"),
            (Npm, "@model-context-protocol/server-github", REFERENCE_SCOPE),
            (Npm, "@modelcontextprotcol/server-github", REFERENCE_SCOPE),
            (Npm, "@upstahs/context7-mcp", "@upstash/context7-mcp"),
            (Npm, "chrome-devtool-mcp", "chrome-devtools-mcp"),
            (Npm, "server-filesystem", "@modelcontextprotocol/server-filesystem"),
            (Pypi, "mcp-sever-fetch", "mcp-server-fetch"),
            (Pypi, "mcpserver-fetch", "mcp-server-fetch"),
        ] {
            assert_eq!(near(ecosystem, written), Some(known), "{written}");
        }
        for (ecosystem, name) in [
            (Npm, "@someone/server-filesystem"),
            (Npm, "@someone/context7-mcp"),
            (Npm, "@modelcontextprotocol/server-gitea"),
            (Npm, "esa-mcp-server"),
            (Npm, "context8-mcp"),
            (Npm, "notes-mcp"),
            (Npm, "mcp-server"),
            (Pypi, "mssql-mcp-server"),
            (Pypi, "mcp-server-fitch"),
            (Pypi, "mcp-server-git2"),
        ] {
            assert_eq!(near(ecosystem, name), None, "{name}");
        }
    }

    /// Packages that catalogues list exist: none of them is a slip for another one.
    #[test]
    fn few_listed_packages_would_be_taken_for_slips() {
        let near: Vec<_> = [Ecosystem::Npm, Ecosystem::Pypi]
            .into_iter()
            .flat_map(|ecosystem| packages::names(ecosystem).map(move |name| (ecosystem, name)))
            .filter(|(ecosystem, name)| packages::rows(*ecosystem).iter().all(|row| row.name != *name))
            .filter(|(ecosystem, name)| near(*ecosystem, name).is_some())
            .map(|(_, name)| name)
            .collect();
        assert_eq!(near, Vec::<&str>::new());
    }
}
