//! How to tell an option of docker's from one of the server's, by the form of its value.

use crate::argv::docker::Docker;
use crate::diagnostic::Severity;
use crate::model::Server;
use crate::platform::is_drive_path;

/// Whether an option with this value is docker's: by the form of the value, since servers have short
/// options of their own.
pub(crate) fn with_value(server: &Server<'_>, docker: &Docker, name: &str, value: &str) -> Option<Severity> {
    let argv = server.argv();
    let is_path = |path: &str| path.starts_with(['/', '.', '~', '$']) || is_drive_path(path);
    match name {
        "-e" | "--env" => {
            let forwarded = docker.env(argv).iter().any(|option| option.name == value);
            if server.env_vars().any(|variable| variable.key == value) {
                return (!forwarded).then_some(Severity::Error);
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
