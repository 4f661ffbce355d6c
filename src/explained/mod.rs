//! One root cause, one finding: drops what another finding explains.
//!
//! Each row names a cause, what it explains and how far, so that no rule has to know of another. The rows
//! stand in one file per family of the cause.

mod docker;
mod env;
mod launch;
mod packages;
mod platform;
mod remote;
mod security;
mod shape;
mod stdio;
mod syntax;

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// A cause, the findings that it explains, and how far.
type Row = (&'static str, &'static [&'static str], Reach);

/// How far an explanation reaches, within one server or the file around the servers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Everything about the same server.
    Server,
    /// Only what stands at the same place.
    Place,
}

/// The rules that read the words of a docker line.
const DOCKER_LINE: &[&str] = &[
    "docker-detached",
    "docker-missing-rm",
    "docker-fixed-name",
    "docker-flag-after-image",
    "docker-image-missing",
    "docker-env-value-as-name",
    "docker-localhost",
    "docker-publish-on-stdio",
    "docker-volume-unexpanded",
    "docker-volume-relative",
    "docker-env-file-relative",
    "docker-compose-tty",
];

const EXPLAINS: &[&[Row]] = &[
    syntax::ROWS,
    shape::ROWS,
    launch::ROWS,
    stdio::ROWS,
    platform::ROWS,
    docker::ROWS,
    env::ROWS,
    security::ROWS,
    packages::ROWS,
    remote::ROWS,
];

/// Removes the findings that others explain, or findings of the file as a whole: `of_file`, by rule and place. Linear
/// in the number of findings.
pub(crate) fn drop_explained(diagnostics: &mut Vec<Diagnostic>, of_file: &HashSet<(&'static str, Span)>) {
    let rules: HashSet<_> = diagnostics.iter().map(|cause| (cause.server_index, cause.rule)).collect();
    let places: HashSet<_> =
        diagnostics.iter().map(|cause| (cause.server_index, cause.rule, cause.span)).collect();
    let mut causes: HashMap<&str, Vec<(&str, Reach)>> = HashMap::new();
    diagnostics.retain(|effect| {
        let causes = causes.entry(effect.rule).or_insert_with(|| causes_of(effect.rule));
        !causes.iter().any(|(cause, reach)| match reach {
            Reach::Server => rules.contains(&(effect.server_index, *cause)),
            // A rule that reads the file as a whole does not say in which server the place lies.
            Reach::Place => {
                [effect.server_index, None].iter().any(|of| places.contains(&(*of, *cause, effect.span)))
                    || of_file.contains(&(*cause, effect.span))
            }
        })
    });
}

/// What explains findings of this rule, and how far.
fn causes_of(rule: &str) -> Vec<(&'static str, Reach)> {
    let rows = EXPLAINS.iter().copied().flatten().filter(|(_, effects, _)| effects.contains(&rule));
    rows.map(|(cause, _, reach)| (*cause, *reach)).collect()
}
