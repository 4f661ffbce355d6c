//! A server behind the pipes of a process.

use std::io::{BufRead, BufReader, Read, Write as _};
use std::path::PathBuf;
use std::process::ChildStdin;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::plan::{Launch, Plan};
use super::process::{Ending, Farewell, Running};
use super::search::{self, Found};
use super::session::{Break, Incoming, Session, Talk, Wire};
use super::{Clock, Options, message};

/// How much of standard output is kept that is no message, and of standard error, in bytes.
const KEPT: usize = 16 * 1024;

/// Longer lines are no messages that anyone could take.
const LONGEST_LINE: usize = 64 * 1024 * 1024;

/// How long a server that has answered everything is looked at, to see whether it stays.
const AFTERWARDS: Duration = Duration::from_millis(250);

/// How long clients wait between closing the input, asking and killing: close() of the TypeScript SDK's
/// StdioClientTransport, src/client/stdio.ts, read 2026-11-22. What never answered gets a shorter farewell.
const PATIENCE: Duration = Duration::from_secs(2);
const SHORT_PATIENCE: Duration = Duration::from_millis(500);

/// What happened to a process.
#[derive(Debug)]
pub(super) struct Story {
    /// What was found for the program.
    pub(super) found: Found,
    /// Why the system did not start it: the error, and whether it is that something is not there.
    pub(super) refusal: Option<std::io::Error>,
    pub(super) talk: Talk,
    /// How it ended by itself.
    pub(super) ending: Option<Ending>,
    pub(super) ran_for: Duration,
    /// Lines on standard output that are no messages.
    pub(super) noise: String,
    pub(super) stderr: String,
    /// Whether it closed its standard output and went on.
    pub(super) closed_stdout: bool,
    pub(super) farewell: Farewell,
}

/// What is seen of the two outputs while the process runs.
#[derive(Debug, Default)]
struct Seen {
    noise: Kept,
    stderr: Kept,
    closed_stdout: bool,
}

/// The beginning or the end of a stream.
#[derive(Debug, Default)]
struct Kept(Vec<u8>);

impl Kept {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0).into_owned()
    }

    fn first(&mut self, bytes: &[u8]) {
        let room = KEPT.saturating_sub(self.0.len());
        self.0.extend(&bytes[..bytes.len().min(room)]);
    }

    fn last(&mut self, bytes: &[u8]) {
        self.0.extend(bytes);
        let excess = self.0.len().saturating_sub(KEPT);
        self.0.drain(..excess);
    }
}

/// Starts the process, talks to it, ends it.
pub(super) fn run(
    launch: &Launch,
    plan: &Plan,
    clock: Clock,
    options: &Options,
    watch: &dyn Fn(&'static str),
) -> Story {
    let mut story = Story {
        found: search::find(launch),
        refusal: None,
        talk: Talk::default(),
        ending: None,
        ran_for: Duration::ZERO,
        noise: String::new(),
        stderr: String::new(),
        closed_stdout: false,
        farewell: Farewell::Gone,
    };
    let program: PathBuf = match &story.found {
        Found::File(path) if launch.folder.is_dir() => path.clone(),
        _ => return story,
    };
    match Running::start(&program, launch) {
        Ok(running) => converse(running, plan, clock, options, watch, &mut story),
        Err(error) => story.refusal = Some(error),
    }
    story
}

fn converse(
    mut running: Running,
    plan: &Plan,
    clock: Clock,
    options: &Options,
    watch: &dyn Fn(&'static str),
    story: &mut Story,
) {
    let seen = Arc::new(Mutex::new(Seen::default()));
    let (sender, receiver) = channel();
    let (stdin, stdout, stderr) = running.pipes();
    if let Some(stdout) = stdout {
        let seen = Arc::clone(&seen);
        std::thread::spawn(move || read_messages(stdout, &sender, &seen));
    }
    if let Some(stderr) = stderr {
        let seen = Arc::clone(&seen);
        std::thread::spawn(move || read_errors(stderr, &seen));
    }
    let mut wire = Pipes { stdin: stdin.map(Writer::new), receiver, running: &mut running };
    let project = plan.project.to_string_lossy().into_owned();
    story.talk = Session::new(&mut wire, clock, options, &project).talk(watch);
    let stdin = wire.stdin.take();
    let hurries = || options.stop.load(Ordering::Relaxed);
    let pause = match &story.talk.broken {
        None => AFTERWARDS,
        // A process that closes its output is about to end.
        Some(Break::Lost) => SHORT_PATIENCE,
        Some(_) => Duration::ZERO,
    };
    let until = Instant::now() + pause;
    while running.ending().is_none() && Instant::now() < until && !hurries() {
        std::thread::sleep(Duration::from_millis(10));
    }
    story.ending = running.ending();
    story.ran_for = clock.begun.elapsed();
    watch("ending");
    drop(stdin);
    let has_answered = story.talk.answered_after.is_some();
    story.farewell = running.end(if has_answered { PATIENCE } else { SHORT_PATIENCE }, &hurries);
    // The readers come to their end now that nobody writes; who left the group may still hold a pipe.
    let until = Instant::now() + Duration::from_millis(200);
    while Arc::strong_count(&seen) > 1 && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(5));
    }
    let seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
    story.noise = seen.noise.text();
    story.stderr = seen.stderr.text();
    story.closed_stdout = seen.closed_stdout && story.ending.is_none();
}

/// Writes on a thread of its own: a server that does not read must not hold mcplint up.
struct Writer(Sender<Vec<u8>>);

impl Writer {
    fn new(mut stdin: ChildStdin) -> Self {
        let (sender, receiver) = channel::<Vec<u8>>();
        std::thread::spawn(move || {
            for line in receiver {
                if stdin.write_all(&line).and_then(|()| stdin.flush()).is_err() {
                    return;
                }
            }
        });
        Self(sender)
    }
}

struct Pipes<'r> {
    stdin: Option<Writer>,
    receiver: Receiver<Incoming>,
    running: &'r mut Running,
}

impl Wire for Pipes<'_> {
    fn send(&mut self, message: &Value) -> bool {
        let mut line = message.to_string().into_bytes();
        line.push(b'\n');
        self.stdin.as_ref().is_some_and(|stdin| stdin.0.send(line).is_ok())
    }

    fn incoming(&self) -> &Receiver<Incoming> {
        &self.receiver
    }

    fn agreed(&mut self, _: &str) {}

    fn is_lost(&mut self) -> bool {
        self.running.ending().is_some()
    }
}

/// Takes standard output apart into messages and noise.
fn read_messages(stdout: impl Read, sender: &Sender<Incoming>, seen: &Mutex<Seen>) {
    let mut reader = BufReader::new(stdout);
    let mut line = Vec::new();
    let keep = |line: &[u8]| seen.lock().unwrap_or_else(PoisonError::into_inner).noise.first(line);
    loop {
        line.clear();
        let length = (&mut reader).take(LONGEST_LINE as u64).read_until(b'\n', &mut line);
        if !length.is_ok_and(|length| length > 0) {
            break;
        }
        match serde_json::from_slice::<Value>(&line) {
            Ok(value) if message::is_message(&value) => {
                let _ = sender.send(Incoming::Message(value));
            }
            // Blank lines do no harm.
            _ if line.trim_ascii().is_empty() => {}
            _ => keep(&line),
        }
    }
    seen.lock().unwrap_or_else(PoisonError::into_inner).closed_stdout = true;
    let _ = sender.send(Incoming::Closed);
}

fn read_errors(mut stderr: impl Read, seen: &Mutex<Seen>) {
    let mut chunk = [0; 4096];
    while let Ok(length) = stderr.read(&mut chunk) {
        if length == 0 {
            return;
        }
        seen.lock().unwrap_or_else(PoisonError::into_inner).stderr.last(&chunk[..length]);
    }
}
