//! What the docker rules share.

use crate::argv::docker::Docker;
use crate::argv::{Layer, TokenPlace, Wrapper};
use crate::diagnostic::Fix;
use crate::edit::Edit;
use crate::model::Server;
use crate::rule::Context;

/// Variables that are meant for docker, podman or nerdctl themselves, or for the system below them.
#[rustfmt::skip]
const FOR_DOCKER: &[&str] = &[
    "APPDATA", "COMSPEC", "CONTAINER_CONNECTION", "CONTAINER_HOST", "CONTAINER_SSHKEY",
    "HOME", "HOMEDRIVE", "HOMEPATH", "LANG", "LOCALAPPDATA",
    "LOGNAME", "MSYS2_ARG_CONV_EXCL", "MSYS_NO_PATHCONV", "NO_COLOR", "PATH", "PATHEXT",
    "PROCESSOR_ARCHITECTURE", "PROGRAMDATA", "PROGRAMFILES", "PROGRAMFILES(X86)", "PWD",
    "REGISTRY_AUTH_FILE", "SHELL", "SSH_AUTH_SOCK", "SYSTEMDRIVE", "SYSTEMROOT", "TEMP", "TERM", "TMP",
    "TMPDIR", "WINDIR", "WSLENV", "WSL_UTF8",
];

/// Beginnings of more such names. `USER` covers USERNAME, USERPROFILE and USERDOMAIN.
#[rustfmt::skip]
const FOR_DOCKER_PREFIXES: &[&str] = &[
    "BUILDKIT_", "BUILDX_", "COMPOSE_", "CONTAINERD_", "CONTAINERS_", "DOCKER_", "LC_", "NERDCTL_",
    "PODMAN_", "USER", "XDG_",
];

/// The docker command lines of a server, with the layer that each is read from.
pub(crate) fn command_lines<'s>(server: &'s Server<'_>) -> &'s [(Layer, Docker)] {
    server.argv().dockers()
}

/// The program of a layer as people call it: `docker`, `podman`, `nerdctl`.
pub(crate) fn program<'s>(server: &'s Server<'_>, layer: &Layer) -> &'s str {
    server.argv().name(layer)
}

/// Whether `env` of the entry is the environment of this docker: nothing between the two changes it.
pub(crate) fn gets_env_of_entry(server: &Server<'_>, docker: &Layer) -> bool {
    let passes = |layer: &Layer| {
        matches!(
            layer.inside,
            None | Some(Wrapper::Cmd | Wrapper::Shell | Wrapper::PowerShell | Wrapper::Env)
        )
    };
    let layers = &server.argv().layers;
    layers.iter().take_while(|layer| *layer != docker).all(passes) && passes(docker)
}

/// Edits that insert options before this token of the list of arguments; none where it has no place of its own.
pub(crate) fn insert_before(
    context: &Context<'_>,
    server: &Server<'_>,
    token: usize,
    words: &[&str],
) -> Option<Vec<Edit>> {
    let array = server.args_array()?;
    let TokenPlace::Arg(index) = server.argv().tokens.get(token)?.place else { return None };
    Some(context.editor().insert_items(array, index, words))
}

/// `-e NAME` for each name, before the image.
pub(crate) fn forward(
    context: &Context<'_>,
    server: &Server<'_>,
    docker: &Docker,
    names: &[&str],
) -> Option<Vec<Edit>> {
    let words: Vec<&str> = names.iter().flat_map(|name| ["-e", name]).collect();
    insert_before(context, server, docker.image?, &words)
}

/// Inserts options right behind the subcommand.
pub(crate) fn insert_option(
    context: &Context<'_>,
    server: &Server<'_>,
    docker: &Docker,
    option: &str,
) -> Option<Fix> {
    let title = format!("insert \"{option}\" after \"{}\"", docker.subcommand.name());
    let edits = insert_before(context, server, docker.subcommand_token + 1, &[option])?;
    Some(Fix::safe(title, edits))
}

/// Whether a variable in `env` is there for docker, so that the container need not see it.
pub(crate) fn is_for_docker(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    FOR_DOCKER.contains(&name.as_str())
        || name.ends_with("_PROXY")
        || FOR_DOCKER_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}
