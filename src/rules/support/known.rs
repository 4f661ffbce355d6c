//! Packages of which something is known, as the words of a command line.

use crate::argv::package::{Ecosystem, PackageRef};
use crate::argv::{Argv, Layer};
use crate::edit::Edit;
use crate::knowledge::packages::{Package, Successor};
use crate::model::Server;
use crate::rule::Context;

use super::env::or;
use super::tokens;

/// Words between a launcher and its package that say nothing to another launcher.
const LAUNCHER_WORDS: [&str; 11] =
    ["-y", "--yes", "-q", "--quiet", "--silent", "--", "exec", "x", "dlx", "tool", "run"];

/// A package that an entry runs, and what is known of it.
pub(in crate::rules) struct Known<'s> {
    /// The package as the command line names it.
    pub(in crate::rules) package: &'s PackageRef,
    /// What is known of it.
    pub(in crate::rules) row: &'s Package,
}

impl<'s> Known<'s> {
    /// The package that `server` runs, if it is known.
    pub(in crate::rules) fn of(server: &'s Server<'_>) -> Option<Self> {
        let argv = server.argv();
        Some(Self { package: argv.package()?, row: argv.known()? })
    }
}

/// Where a row comes from, as a help line.
pub(in crate::rules) fn origin(row: &Package) -> String {
    format!("this is known from {} (checked {})", row.source, row.checked)
}

/// The launcher that runs a package.
pub(in crate::rules) fn launcher<'l>(argv: &'l Argv<'_>, package: &PackageRef) -> Option<&'l Layer> {
    argv.layers.iter().rev().find(|layer| layer.program < package.token && package.token < layer.end)
}

/// Puts another name of the same registry in the place of a package, without version. `None` where the
/// command names its program too, or stands inside a longer shell string.
pub(in crate::rules) fn rename(
    context: &Context<'_>,
    server: &Server<'_>,
    package: &PackageRef,
    name: &str,
) -> Option<Vec<Edit>> {
    let text = server.argv().tokens.get(package.token)?.text.as_ref();
    let is_alone = text.starts_with(&package.name) && package.server_args.start == package.token + 1;
    tokens::replace(context, server, package.token, name).filter(|_| is_alone)
}

/// Runs `words` with the launcher `program` in place of a package and its launcher; what follows the package
/// stays. `None` where the launcher is given more than the package.
pub(in crate::rules) fn run_with(
    context: &Context<'_>,
    server: &Server<'_>,
    package: &PackageRef,
    program: &str,
    words: &[&str],
) -> Option<Vec<Edit>> {
    let argv = server.argv();
    let layer = launcher(argv, package)?;
    let between = argv.tokens.get(layer.program + 1..package.token)?;
    let is_plain = between.iter().all(|token| LAUNCHER_WORDS.contains(&token.text.as_ref()));
    let is_alone = package.server_args.start == package.token + 1;
    if !is_plain || !is_alone || argv.tokens[layer.program].text.contains(['/', '\\']) {
        return None;
    }
    let mut edits = tokens::replace(context, server, layer.program, program)?;
    if !between.is_empty() {
        edits.extend(tokens::remove(context, server, layer.program + 1, between.len())?);
    }
    edits.extend(tokens::replace_by(context, server, package.token, words)?);
    Some(edits)
}

/// The package of `successors` that the launcher of `ecosystem` can run as well.
pub(in crate::rules) fn same_registry(
    ecosystem: Ecosystem,
    successors: &[Successor],
) -> Option<&'static str> {
    successors.iter().find_map(|successor| match (ecosystem, successor) {
        (Ecosystem::Npm, Successor::Npm(name))
        | (Ecosystem::Pypi, Successor::Pypi(name))
        | (Ecosystem::Oci, Successor::Image(name)) => Some(*name),
        _ => None,
    })
}

/// Successors in words: `npx -y @sentry/mcp-server or the remote server https://mcp.sentry.dev/mcp`.
pub(in crate::rules) fn in_words(successors: &[Successor]) -> String {
    let words: Vec<String> = successors
        .iter()
        .map(|successor| match successor {
            Successor::Npm(name) => format!("npx -y {name}"),
            Successor::Pypi(name) => format!("uvx {name}"),
            Successor::Image(name) => format!("the image {name}"),
            Successor::Url(url) => format!("the remote server {url}"),
            Successor::Words(words) => (*words).to_owned(),
        })
        .collect();
    or(&words)
}
