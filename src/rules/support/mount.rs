//! Host folders that a docker line mounts, and what a relative path on it means.

use super::container::{replace_value, value_token};
use super::start_folder::{self, Cwd};
use crate::argv::docker::{Docker, DockerOption};
use crate::argv::{Argv, Layer, Wrapper};
use crate::clients::StartFolder;
use crate::diagnostic::{Fix, Severity};
use crate::model::Server;
use crate::platform::is_drive_path;
use crate::rule::Context;
use crate::span::Span;

/// A path of the host on a docker line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HostPath<'t> {
    /// The option that names it.
    pub(crate) option: DockerOption,
    /// The whole value of the option.
    pub(crate) value: &'t str,
    /// The path itself.
    pub(crate) path: &'t str,
    /// Where the path begins in the value.
    at: usize,
}

impl HostPath<'_> {
    /// The bytes of the token that holds it.
    pub(crate) fn span(&self, argv: &Argv) -> Span {
        argv.tokens[value_token(self.option)].span
    }

    /// What docker makes of a source that is no path to it, and its words for that.
    pub(crate) fn refusal(&self) -> (&'static str, &'static str) {
        if self.at == 0 {
            ("takes it for the name of a volume", "includes invalid characters for a local volume name")
        } else {
            ("finds no whole path in it", "invalid mount path: mount path must be absolute")
        }
    }

    /// The fix that writes another path in its place.
    pub(crate) fn rewrite(&self, context: &Context<'_>, server: &Server<'_>, path: &str) -> Option<Fix> {
        let end = self.at + self.path.len();
        let value = format!("{}{path}{}", &self.value[..self.at], &self.value[end..]);
        let edit = replace_value(context, server, self.option, self.value, &value)?;
        Some(Fix::unsafe_(format!("write {path} for {}", self.path), vec![edit]))
    }
}

/// What `-v` and `--mount` take from the host: a path, or the name of a volume.
pub(crate) fn sources<'t>(docker: &Docker, argv: &'t Argv) -> Vec<HostPath<'t>> {
    let volumes = docker.values(argv, 'v', &["--volume"]).into_iter().filter_map(|(option, value)| {
        Some(HostPath { option, value, path: &value[..source_end(value)?], at: 0 })
    });
    // No option has this letter: `--mount` has a long name only.
    let mounts = docker.values(argv, '\0', &["--mount"]).into_iter().filter_map(|(option, value)| {
        let is_bind = value.split(',').any(|part| part == "type=bind");
        let part = value.split(',').find(|part| part.starts_with("src=") || part.starts_with("source="))?;
        let (_, path) = part.split_once('=').filter(|_| is_bind)?;
        Some(HostPath { option, value, path, at: value.find(part)? + part.len() - path.len() })
    });
    volumes.chain(mounts).collect()
}

/// The files that `--env-file` reads.
pub(crate) fn env_files<'t>(docker: &Docker, argv: &'t Argv) -> Vec<HostPath<'t>> {
    let files = docker.values(argv, '\0', &["--env-file"]).into_iter();
    files.map(|(option, value)| HostPath { option, value, path: value, at: 0 }).collect()
}

/// Where the source of `source:target` ends: at the first colon outside of brackets and drive letters.
fn source_end(value: &str) -> Option<usize> {
    let mut depth = 0usize;
    value.char_indices().find_map(|(at, character)| {
        match character {
            '{' | '(' => depth += 1,
            '}' | ')' => depth = depth.saturating_sub(1),
            ':' if depth == 0 && !(at == 1 && is_drive_path(value)) => return Some(at),
            _ => {}
        }
        None
    })
}

/// Whether this docker runs where the client runs, in the folder where the client starts it.
pub(crate) fn starts_in_clients_folder(argv: &Argv, docker: &Layer) -> bool {
    let layers = argv.layers.iter().take_while(|layer| layer.program <= docker.program);
    // A shell, wsl or a runner may change the folder.
    layers.into_iter().all(|layer| matches!(layer.inside, None | Some(Wrapper::Cmd | Wrapper::Env)))
        && !argv.tokens[..docker.program].iter().any(|token| matches!(token.text.as_ref(), "-C" | "--chdir"))
}

/// How bad a relative path is in this file; `None` where it leads to the right place.
pub(crate) fn severity_of_relative(context: &Context<'_>, server: &Server<'_>) -> Option<Severity> {
    let start = context.dialect.map_or(StartFolder::Unknown, |dialect| dialect.start_folder);
    let is_personal = start_folder::is_for_all_projects(context, server);
    if start_folder::cwd(context, server) == Cwd::Decides || !is_personal && start == StartFolder::Project {
        return None;
    }
    Some(start_folder::severity(context, server, Severity::Warning, Severity::Info))
}

/// The fix that writes the path so that it holds from any folder, if the folder that is meant is known.
pub(crate) fn written_out(context: &Context<'_>, server: &Server<'_>, path: &HostPath<'_>) -> Option<Fix> {
    let place = server.argv().tokens[value_token(path.option)].place;
    let whole = start_folder::written_out(context, server, place, path.path)?;
    path.rewrite(context, server, &whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_ends_at_its_own_colon() {
        for (value, source) in [
            ("./a:/b", "./a"),
            (r"C:\a:/b:ro", r"C:\a"),
            ("${env:HOME}/a:/b", "${env:HOME}/a"),
            ("$(pwd):/b", "$(pwd)"),
        ] {
            assert_eq!(source_end(value).map(|end| &value[..end]), Some(source));
        }
        assert_eq!(source_end("/anonymous"), None);
    }
}
