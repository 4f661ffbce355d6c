//! Processes that end when they should: a group for each server, and nothing left behind.
//!
//! On Unix each server leads a group of its own. What leaves the group (a daemon) is found by its parents: on Linux
//! orphans come to mcplint, which asks the system for them, so that a double fork hides nothing; on other systems only
//! a process whose parents still live is found. On Windows a job object holds the server and all that it starts, and
//! the system ends the job with mcplint.

#[cfg(unix)]
#[path = "process/unix.rs"]
mod system;
#[cfg(windows)]
#[path = "process/windows.rs"]
mod system;

use std::io;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

#[cfg(unix)]
pub use system::user;

use super::plan::Launch;

/// Set once nothing may be started any more.
static CLOSED: AtomicBool = AtomicBool::new(false);

/// Ends every process that this one has started, directly or not, and starts no more. For the end of the program,
/// however it comes.
pub fn end_everything() {
    CLOSED.store(true, Ordering::SeqCst);
    system::end_everything();
}

/// Has everything end with this program, whether a signal ends it, which sets `stop`, or a panic.
pub fn guard(stop: &Arc<AtomicBool>) {
    system::prepare();
    system::on_signals(stop);
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        end_everything();
        before(info);
    }));
}

/// How often is looked whether a process has ended.
const TICK: Duration = Duration::from_millis(10);

/// How a process ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ending {
    /// Its exit status.
    pub status: Option<i32>,
    /// The signal that ended it.
    pub signal: Option<i32>,
}

/// What it took to end a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Farewell {
    /// It had ended already.
    Gone,
    /// It ended when its standard input was closed.
    EndOfInput,
    /// It was asked with SIGTERM.
    Asked,
    /// It had to be killed.
    Killed,
}

/// A server that runs. Dropping it kills it.
#[derive(Debug)]
pub struct Running {
    child: Child,
    group: system::Group,
    ended: bool,
}

impl Running {
    /// Starts `program`, which is the file that was found for `launch`.
    ///
    /// # Errors
    /// What the system says when it does not start the file.
    pub fn start(program: &std::path::Path, launch: &Launch) -> io::Result<Self> {
        match Self::spawn(program, &launch.program, &launch.arguments, launch) {
            // As execvp does it, and with it Node.js, Python and Go: what has no `#!` is a script of the shell.
            Err(error) if system::is_no_program(&error) => {
                let mut words = vec![program.to_string_lossy().into_owned()];
                words.extend(launch.arguments.iter().cloned());
                Self::spawn(std::path::Path::new("/bin/sh"), "sh", &words, launch)
            }
            result => result,
        }
    }

    fn spawn(
        program: &std::path::Path,
        name: &str,
        arguments: &[String],
        launch: &Launch,
    ) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(&launch.folder);
        command.env_clear().envs(&launch.environment.variables);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        system::set_apart(&mut command, name);
        let child = command.spawn()?;
        let group = system::Group::of(&child);
        let running = Self { child, group, ended: false };
        // The program came to its end while this one started; dropping kills it.
        if CLOSED.load(Ordering::SeqCst) { Err(io::ErrorKind::Interrupted.into()) } else { Ok(running) }
    }

    /// The three pipes; each can be taken once.
    pub fn pipes(&mut self) -> (Option<ChildStdin>, Option<ChildStdout>, Option<ChildStderr>) {
        (self.child.stdin.take(), self.child.stdout.take(), self.child.stderr.take())
    }

    /// How it ended, if it has.
    pub fn ending(&mut self) -> Option<Ending> {
        system::ending(&mut self.child)
    }

    /// Ends it, once its standard input is closed: waits, asks, kills, with `patience` for each of the first two.
    /// `hurry` says when there is no time for that.
    pub fn end(mut self, patience: Duration, hurry: &dyn Fn() -> bool) -> Farewell {
        let mut farewell = Farewell::Gone;
        if self.ending().is_none() {
            farewell = if self.waits(patience, hurry) {
                Farewell::EndOfInput
            } else if system::ASKS && !hurry() && {
                self.group.ask();
                self.waits(patience, hurry)
            } {
                Farewell::Asked
            } else {
                Farewell::Killed
            };
        }
        self.kill();
        farewell
    }

    fn waits(&mut self, patience: Duration, hurry: &dyn Fn() -> bool) -> bool {
        let until = Instant::now() + patience;
        while self.ending().is_none() {
            if Instant::now() >= until || hurry() {
                return false;
            }
            std::thread::sleep(TICK);
        }
        true
    }

    /// Kills what is left of the group, and takes note of the end of its leader, in that order: as long as nobody has
    /// taken note, no other process gets its number.
    fn kill(&mut self) {
        if !self.ended {
            self.ended = true;
            self.group.kill();
            let _ = self.child.kill();
            let _ = self.child.wait();
            self.group.forget();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}
