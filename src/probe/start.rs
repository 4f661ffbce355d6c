//! Why a process does not start at all.

use std::path::Path;

use super::crash::Reason;
use super::judge::because;
use super::outcome::Verdict;
use super::plan::{Launch, Plan};
use super::search::{self, Found};
use crate::argv::program_name;

/// Why the program was not found.
pub(super) fn not_found(plan: &Plan, launch: &Launch, searched: &[String]) -> Reason {
    let program = launch.program.as_str();
    let client = plan.client_name();
    if program.trim().is_empty() {
        return because("the command is empty", None, &["command-empty"]);
    }
    if program.starts_with('~') {
        let cause = format!("{client} takes ~ as it stands: there is no file {program}");
        return because(cause, Some("write the path out"), &["unexpanded-tilde"]);
    }
    if let Some((first, _)) = program.split_once(char::is_whitespace)
        && !program.contains(['/', '\\'])
    {
        let cause = format!("the command is looked for as one file called `{program}`");
        return because(
            cause,
            Some(&format!("write {first} as the command, the rest as \"args\"")),
            &["command-contains-args"],
        );
    }
    if !cfg!(windows) && program_name(program) == "cmd" {
        return because(
            "there is no cmd on this system",
            Some("write the program behind /c as the command"),
            &["cmd-wrapper-on-posix"],
        );
    }
    if program.contains(['/', '\\']) {
        let rules: &[&str] =
            if program.starts_with('/') { &["command-not-found"] } else { &["relative-command"] };
        let place = searched.first().map_or(program, String::as_str);
        return because(format!("there is no file {place}"), Some("correct the path"), rules);
    }
    not_on_path(plan, launch, program)
}

fn not_on_path(plan: &Plan, launch: &Launch, program: &str) -> Reason {
    let client = plan.client_name();
    let mut own = launch.clone();
    own.search_path = std::env::var("PATH").ok();
    let sets_path = launch.environment.given.iter().any(|name| name == "PATH");
    if sets_path && let Found::File(path) = search::find(&own) {
        let cause = format!("the PATH that the entry sets holds no {program}; it replaces that of {client}");
        return because(
            cause,
            Some(&format!("write {} as the command, or add its folder to PATH", path.display())),
            &["env-path-override"],
        );
    }
    if let Some(path) = search::by_login_shell(program) {
        let cause = format!(
            "{program} is not on the PATH here; a login shell finds it at {}, and an app that is started \
             from the desktop does not ask a shell",
            path.display()
        );
        return because(
            cause,
            Some(&format!("write {} as the command", path.display())),
            &["launcher-not-on-gui-path", "command-not-found"],
        );
    }
    for (wanted, other) in [("python", "python3"), ("python3", "python"), ("pip", "pip3")] {
        own.program = other.to_owned();
        if program == wanted
            && let Found::File(path) = search::find(&own)
        {
            let cause = format!("there is no {program} on the PATH, only {other}");
            return because(
                cause,
                Some(&format!("write {} as the command", path.display())),
                &["python-name"],
            );
        }
    }
    because(
        format!("no folder of the PATH holds a program {program}"),
        Some("install it, or write its whole path as the command"),
        &["command-not-found"],
    )
}

/// Why the system did not start a file that is there.
pub(super) fn not_started(path: &Path, error: &std::io::Error) -> (Verdict, Reason) {
    let shown = path.display();
    match error.kind() {
        std::io::ErrorKind::NotFound => {
            let cause = match search::missing_interpreter(path) {
                Some(program) if program.ends_with("\\r") => format!(
                    "{shown} has line ends of Windows, so the system looks for an interpreter `{program}`"
                ),
                Some(program) => format!("{shown} asks for the interpreter {program}, which does not exist"),
                None => format!("{shown} is there, but the loader or a library that it needs is not"),
            };
            (Verdict::NotFound, because(cause, None, &[]))
        }
        std::io::ErrorKind::Interrupted => {
            (Verdict::Interrupted, because("ended by a signal to mcplint", None, &[]))
        }
        _ => {
            let cause = format!("the system does not run {shown}: {error}");
            (Verdict::NotExecutable, because(cause, None, &["command-not-executable"]))
        }
    }
}

/// Why a file that is there is not run.
pub(super) fn not_executable(path: &Path) -> Reason {
    let shown = path.display();
    if path.is_dir() {
        return because(
            format!("{shown} is a folder"),
            Some("write the path of the program in it"),
            &["command-not-executable"],
        );
    }
    because(
        format!("{shown} is there, and may not be executed"),
        Some(
            "write the interpreter as the command and the file as its first argument, or `chmod +x` the file",
        ),
        &["command-not-executable"],
    )
}
