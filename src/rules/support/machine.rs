//! What may be asked of this machine: only about files that a client on it reads.

use crate::argv::path::{home_of, is_absolute};
use crate::argv::{Layer, Wrapper};
use crate::clients::Scope;
use crate::host::Host;
use crate::platform::{Platform, is_drive_path};
use crate::rule::Context;

/// This machine, if one person's client on it reads the file.
pub(in crate::rules) fn of_file<'a>(context: &Context<'a>) -> Option<&'a dyn Host> {
    let host = context.host?;
    context.facts.of_this_machine.get_or_init(|| is_of_this_machine(context, host)).then_some(host)
}

/// Whether other users of this machine may read the file, if one person's client on it does.
pub(in crate::rules) fn others_may_read(context: &Context<'_>) -> Option<bool> {
    let host = of_file(context)?;
    *context.facts.others_may_read.get_or_init(|| host.others_may_read(context.path))
}

/// Whether one person's client on this very machine reads the file. One that names the home folder of
/// somebody who has none here was copied from elsewhere.
fn is_of_this_machine(context: &Context<'_>, host: &dyn Host) -> bool {
    let has_home =
        |home: &str| host.home().is_some_and(|own| own.to_string_lossy() == home) || host.exists(home);
    context.runs_here
        && context.scope == Some(Scope::User)
        && !context.example
        && lies_where_clients_look(context, host)
        && context
            .config
            .servers
            .iter()
            .all(|server| server.argv().tokens.iter().filter_map(|token| home_of(&token.text)).all(has_home))
}

/// Whether the file lies in the part of the home folder where programs keep their settings. A
/// `claude_desktop_config.json` in a checkout or a download is a copy, and may be meant for any machine.
fn lies_where_clients_look(context: &Context<'_>, host: &dyn Host) -> bool {
    let Some(home) = host.home() else { return false };
    let path = host.absolute(context.path);
    let Ok(inside) = path.strip_prefix(&home) else { return false };
    let first = inside.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
    first.is_some_and(|first| first.starts_with('.') || matches!(first.as_str(), "Library" | "AppData"))
}

/// What the client starts, and what `env` and `cmd` start for it; other wrappers have a PATH of their own.
pub(in crate::rules) fn starts(layer: &Layer, program: &str) -> bool {
    const OF_CMD: [&str; 10] = ["call", "cd", "chdir", "echo", "for", "if", "pushd", "set", "start", "title"];
    match layer.inside {
        None | Some(Wrapper::Env) => true,
        Some(Wrapper::Cmd) => !OF_CMD.contains(&program.to_ascii_lowercase().as_str()),
        Some(_) => false,
    }
}

/// Whether `path` is an absolute path of this system, and no network one.
pub(in crate::rules) fn has_path_form(platform: Platform, path: &str) -> bool {
    match platform {
        Platform::Windows => is_drive_path(path),
        _ => is_absolute(path) && path.starts_with('/'),
    }
}
