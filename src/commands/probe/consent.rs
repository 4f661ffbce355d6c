//! Whether the user wants this run: `probe` is the one command that runs what a file names.

use std::io::IsTerminal as _;
use std::path::Path;

use super::super::project::absolute;
use super::super::{CommandError, is_watched, show};
use super::Task;
use crate::cli::ProbeArgs;
use mcplint::mask::Masked;
use mcplint::probe::Start;
use mcplint::render::printable;

/// Shows what is about to be run, and asks where a file is not the user's own or not one that was named.
pub(super) fn ask(args: &ProbeArgs, tasks: &[Task]) -> Result<(), CommandError> {
    let doubtful: Vec<(&Task, &'static str)> =
        tasks.iter().filter_map(|task| Some((task, doubt(args, task)?))).collect();
    if doubtful.is_empty() || args.yes {
        if !is_watched() {
            announce(tasks.iter());
        }
        return Ok(());
    }
    let mut file = "";
    for (task, why) in &doubtful {
        if file != task.file {
            file = &task.file;
            show(&format!("{} {why}. It would have mcplint run:\n", printable(&Masked::scan(file))));
        }
        announce(std::iter::once(*task));
    }
    if !std::io::stdin().is_terminal() || !is_watched() {
        return Err(CommandError::Probe(
            "nothing was run: there is nobody to ask; --yes runs what the file names, and a file or folder that is \
             named and yours is not asked about"
                .to_owned(),
        ));
    }
    show("Run this? [y/N] ");
    let mut answer = String::new();
    let is_read = std::io::stdin().read_line(&mut answer).is_ok();
    if is_read && matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes") {
        return Ok(());
    }
    Err(CommandError::Probe("nothing was run".to_owned()))
}

fn announce<'t>(tasks: impl Iterator<Item = &'t Task>) {
    for task in tasks {
        let what = match &task.plan.start {
            Start::Process(launch) => format!("runs {}", launch.command_line()),
            Start::Remote(remote) => format!("asks {}", remote.url),
            Start::Nothing(_) => continue,
        };
        let name = printable(&task.mask.hide(&task.plan.server));
        show(&format!("{name}: {}\n", printable(&task.mask.hide(&what))));
    }
}

/// Why the user should be asked before this is run; `None` if not.
fn doubt(args: &ProbeArgs, task: &Task) -> Option<&'static str> {
    if matches!(task.plan.start, Start::Nothing(_)) {
        return None;
    }
    let file = Path::new(&task.file);
    if !is_own(file) {
        return Some("belongs to another user");
    }
    let Some(named) = &args.path else { return Some("was not named, only met in the current folder") };
    let named = absolute(named);
    let is_named = named == absolute(file)
        || absolute(file).parent() == Some(&named)
        || absolute(&task.plan.project) == named;
    if is_named { None } else { Some("lies in a folder that was not named") }
}

#[cfg(unix)]
fn is_own(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    std::fs::metadata(path).is_ok_and(|file| file.uid() == mcplint::probe::process::user())
}

/// Windows does not tell without calls that are not safe.
#[cfg(not(unix))]
fn is_own(_: &Path) -> bool {
    true
}
