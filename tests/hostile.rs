//! Input that is made to hurt: each gets a clear error or an answer, in bounded time, and nothing is lost.
//!
//! A run that takes longer than [`LIMIT`] is stopped, which is a hang and not a slow machine: what is here takes
//! milliseconds. `labs/speed/hostile.py` does the same with a hundred megabytes, and measures.

mod files;
mod terminal;
mod texts;

use std::path::Path;
use std::process::{Child, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::cli::{command, stderr, stdout};

/// No case here comes near it, also in a debug build on a loaded machine.
const LIMIT: Duration = Duration::from_secs(120);

/// Runs mcplint in `folder`; one that does not end is a failure.
fn run(folder: &Path, arguments: &[&str]) -> Output {
    ended(start(folder, arguments))
}

fn start(folder: &Path, arguments: &[&str]) -> Child {
    let mut command = command(folder, arguments);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Waits for the end, reading what is printed so that no full pipe holds it up.
fn ended(mut child: Child) -> Output {
    let (out, err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let read = |mut from: Box<dyn std::io::Read + Send>| {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            from.read_to_end(&mut bytes).unwrap();
            bytes
        })
    };
    let (out, err) = (read(Box::new(out)), read(Box::new(err)));
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if start.elapsed() > LIMIT {
            child.kill().unwrap();
            panic!("mcplint hangs");
        }
        thread::sleep(Duration::from_millis(5));
    };
    Output { status, stdout: out.join().unwrap(), stderr: err.join().unwrap() }
}

/// A run that says what is wrong and ends as one that could not do its work.
fn assert_refused(output: &Output, what: &str) {
    assert_eq!(output.status.code(), Some(2), "{}", stderr(output));
    assert!(stderr(output).contains(what), "{}", stderr(output));
    // "no MCP config found" stood there, beside the error about one.
    assert!(!stdout(output).contains("no MCP config"), "{}", stdout(output));
}
