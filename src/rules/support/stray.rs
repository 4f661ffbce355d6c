//! How to tell an option of docker's from one of the server's, by the form of its value.

use std::collections::HashSet;

use crate::argv::docker::Docker;
use crate::diagnostic::Severity;
use crate::model::Server;
use crate::platform::is_drive_path;

/// What docker's own options say, to be asked of each word behind the image.
pub(crate) struct Before<'s> {
    /// The names behind `-e`.
    forwarded: HashSet<&'s str>,
    /// Whether docker is given `--rm`.
    pub(crate) has_rm: bool,
    /// Whether docker is given `-i`.
    pub(crate) is_interactive: bool,
}

impl<'s> Before<'s> {
    pub(crate) fn of(server: &'s Server<'_>, docker: &Docker) -> Self {
        let argv = server.argv();
        Self {
            forwarded: docker.env(argv).iter().map(|option| option.name).collect(),
            has_rm: docker.has_long(argv, "--rm"),
            is_interactive: docker.flag(argv, 'i', "--interactive").is_some(),
        }
    }
}

/// Whether an option with this value is docker's: by the form of the value, since servers have short
/// options of their own.
pub(crate) fn with_value(
    server: &Server<'_>,
    before: &Before<'_>,
    name: &str,
    value: &str,
) -> Option<Severity> {
    let is_path = |path: &str| path.starts_with(['/', '.', '~', '$']) || is_drive_path(path);
    match name {
        "-e" | "--env" => {
            if server.sets(value) {
                return (!before.forwarded.contains(value)).then_some(Severity::Error);
            }
            let (variable, value) = value.split_once('=')?;
            (is_variable_name(variable) && !value.is_empty()).then_some(Severity::Warning)
        }
        // The file lies on the host; no image holds the user's home.
        "--env-file" => {
            let is_host = value.starts_with(['~', '$'])
                || value.starts_with("/Users/")
                || value.starts_with("/home/")
                || is_drive_path(value);
            Some(if is_host { Severity::Error } else { Severity::Warning })
        }
        "-v" | "--volume" => {
            let (source, target) = value.rsplit_once(":/")?;
            (is_path(source) && !source.contains("://") && !target.is_empty()).then_some(Severity::Error)
        }
        "--mount" => value.starts_with("type=").then_some(Severity::Error),
        "-p" | "--publish" => {
            let is_port = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            let (host, container) = value.rsplit_once(':')?;
            (is_port(host.rsplit(':').next()?) && is_port(container)).then_some(Severity::Error)
        }
        "--network" | "--net" => matches!(value, "host" | "bridge").then_some(Severity::Error),
        "--add-host" => value.contains(':').then_some(Severity::Error),
        _ => None,
    }
}

fn is_variable_name(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
        && name.starts_with(|first: char| first.is_ascii_uppercase())
}
