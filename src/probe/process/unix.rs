//! Groups and descendants on Unix.

use std::collections::BTreeSet;
use std::io;
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command};
use std::sync::Mutex;
use std::time::Duration;

use rustix::process::{
    Pid, Signal, WaitId, WaitIdOptions, WaitOptions, kill_process, kill_process_group, waitid, waitpid,
};

use super::Ending;

/// Whether a process can be asked to end.
pub(super) const ASKS: bool = true;

/// `ENOEXEC`: the system does not know how to run the file.
const NO_PROGRAM: i32 = 8;

/// How often what is left is killed before it counts as unkillable.
const ROUNDS: usize = 200;

/// The servers that run. They are taken note of by those who started them.
static LEADERS: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

/// Whether the system starts no such file.
pub(super) fn is_no_program(error: &io::Error) -> bool {
    error.raw_os_error() == Some(NO_PROGRAM)
}

/// Gives the child a group of its own, and the name under which it was called.
pub(super) fn set_apart(command: &mut Command, name: &str) {
    command.process_group(0).arg0(name);
}

/// Has orphans come to this process, so that they can be found.
pub(super) fn prepare() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_child_subreaper(Some(rustix::process::getpid()));
}

/// Sets `stop` on Ctrl-C, SIGTERM and SIGHUP.
pub(super) fn on_signals(stop: &std::sync::Arc<std::sync::atomic::AtomicBool>) {
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP] {
        let _ = signal_hook::flag::register(signal, std::sync::Arc::clone(stop));
    }
}

/// The number of the user who runs mcplint.
pub fn user() -> u32 {
    rustix::process::geteuid().as_raw()
}

/// How a child ended, without taking note of it.
pub(super) fn ending(child: &mut Child) -> Option<Ending> {
    let pid = Pid::from_raw(i32::try_from(child.id()).ok()?)?;
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
    match waitid(WaitId::Pid(pid), options) {
        Ok(None) => None,
        Ok(Some(status)) => {
            Some(Ending { status: status.exit_status(), signal: status.terminating_signal() })
        }
        Err(_) => {
            use std::os::unix::process::ExitStatusExt as _;
            let status = child.try_wait().ok()??;
            Some(Ending { status: status.code(), signal: status.signal() })
        }
    }
}

/// The group of a server.
#[derive(Debug)]
pub(super) struct Group {
    leader: u32,
}

impl Group {
    pub(super) fn of(child: &Child) -> Self {
        with_leaders(|leaders| leaders.insert(child.id()));
        Self { leader: child.id() }
    }

    /// SIGTERM.
    pub(super) fn ask(&self) {
        self.signal(Signal::TERM);
    }

    /// SIGKILL, to the group and to all that came of it and left it.
    pub(super) fn kill(&self) {
        let strays = below(&processes(), &BTreeSet::from([self.leader]));
        self.signal(Signal::KILL);
        strays.into_iter().for_each(|process| kill(process.id));
    }

    /// Its leader has ended, and its number may be another's.
    pub(super) fn forget(&self) {
        with_leaders(|leaders| leaders.remove(&self.leader));
    }

    fn signal(&self, signal: Signal) {
        if let Some(group) = i32::try_from(self.leader).ok().and_then(Pid::from_raw) {
            let _ = kill_process_group(group, signal);
        }
    }
}

/// Ends every process that this one has started, directly or not. For the end of the program, however it comes.
pub(super) fn end_everything() {
    let own = std::process::id();
    for _ in 0..ROUNDS {
        let mut left = below(&processes(), &BTreeSet::from([own]));
        // Of the end of a leader its own thread takes note.
        left.retain(|process| !(process.has_ended && with_leaders(|leaders| leaders.contains(&process.id))));
        if left.is_empty() {
            return;
        }
        for process in left {
            if !process.has_ended {
                kill(process.id);
            } else if process.parent == own {
                take_note(process.id);
            }
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn kill(id: u32) {
    if let Some(pid) = i32::try_from(id).ok().and_then(Pid::from_raw) {
        let _ = kill_process(pid, Signal::KILL);
    }
}

/// Takes note of the end of an orphan.
fn take_note(id: u32) {
    if let Some(pid) = i32::try_from(id).ok().and_then(Pid::from_raw) {
        let _ = waitpid(Some(pid), WaitOptions::NOHANG);
    }
}

/// A thread that panicked holding the lock has changed nothing by halves.
fn with_leaders<R>(then: impl FnOnce(&mut BTreeSet<u32>) -> R) -> R {
    then(&mut LEADERS.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
}

/// A process of this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Process {
    id: u32,
    parent: u32,
    has_ended: bool,
}

/// The processes that descend from one of `roots`.
fn below(all: &[Process], roots: &BTreeSet<u32>) -> Vec<Process> {
    let mut known = roots.clone();
    loop {
        let before = known.len();
        known.extend(
            all.iter()
                .filter(|process| known.contains(&process.parent))
                .map(|process| process.id)
                .collect::<Vec<_>>(),
        );
        if known.len() == before {
            break;
        }
    }
    all.iter()
        .filter(|process| known.contains(&process.id) && !roots.contains(&process.id))
        .copied()
        .collect()
}

#[cfg(target_os = "linux")]
fn processes() -> Vec<Process> {
    let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            of_status(id, &std::fs::read_to_string(entry.path().join("stat")).ok()?)
        })
        .collect()
}

/// `4711 (name) S 1 …`: the name may hold anything.
#[cfg(target_os = "linux")]
fn of_status(id: u32, line: &str) -> Option<Process> {
    let mut words = line[line.rfind(')')? + 1..].split_whitespace();
    let has_ended = matches!(words.next()?, "Z" | "X");
    Some(Process { id, parent: words.next()?.parse().ok()?, has_ended })
}

#[cfg(not(target_os = "linux"))]
fn processes() -> Vec<Process> {
    let listed = Command::new("/bin/ps").args(["-A", "-o", "pid=,ppid=,stat="]).output();
    let text = listed.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let own = std::process::id();
    text.lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let (id, parent) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
            Some(Process { id, parent, has_ended: words.next()?.starts_with('Z') })
        })
        // `ps` itself has ended by now.
        .filter(|process| process.parent != own || with_leaders(|leaders| leaders.contains(&process.id)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_os = "linux")]
    fn a_name_with_brackets_does_not_hide_a_parent() {
        let process = of_status(7, "7 (a) R 1 (b)) Z 42 7 7 0").unwrap();
        assert_eq!(process, Process { id: 7, parent: 42, has_ended: true });
    }

    #[test]
    fn descendants_of_descendants_are_found() {
        let process = |id, parent| Process { id, parent, has_ended: false };
        let all = [process(4, 3), process(2, 1), process(3, 2), process(9, 8)];
        let ids: Vec<u32> = below(&all, &BTreeSet::from([2])).iter().map(|process| process.id).collect();
        assert_eq!(ids, [4, 3]);
    }
}
