//! `mcplint probe`: start the servers as their client would, and say what happened.

mod consent;
mod live;

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::lint::terminal_width;
use super::machine::host_platform;
use super::project::Projects;
use super::read;
use super::{CommandError, complain, is_watched, print, say, use_color};
use crate::cli::{LintArgs, ListFormat, ProbeArgs};
use crate::discover::{self, Input};
use live::Live;
use mcplint::host::{Host as _, ThisHost};
use mcplint::lint::LintOptions;
use mcplint::mask::{Masked, MaskedOutcome, ProbeMask};
use mcplint::probe::plan::{Planned, plan};
use mcplint::probe::{Options, Outcome, Plan, Surroundings, process, variable_key};
use mcplint::render::printable;
use mcplint::render::probe::{Failure, json, lines};
use mcplint::{probe, source};

/// The exit statuses of the contract.
const CLEAN: u8 = 0;
const FAILURES: u8 = 1;
const FAILED: u8 = 2;

/// How long servers may take to end after a signal, before mcplint ends them itself.
const FAREWELL: Duration = Duration::from_millis(500);

/// A server to probe, and where it is from.
struct Task {
    file: String,
    mask: ProbeMask,
    plan: Plan,
}

pub(super) fn run(args: &ProbeArgs) -> Result<u8, CommandError> {
    let mut failures = Vec::new();
    let tasks = tasks(args, &mut failures)?;
    if !tasks.is_empty() {
        consent::ask(args, &tasks)?;
    }
    let stop = Arc::new(AtomicBool::new(false));
    process::guard(&stop);
    let options = Options { timeout: args.timeout, stop: Arc::clone(&stop) };
    let results = probe_all(&tasks, args, &options);
    process::end_everything();
    show(args, &results, &failures)?;
    if stop.load(Ordering::Relaxed) {
        complain("interrupted; every server that was started has been ended");
    }
    let is_cut_short = stop.load(Ordering::Relaxed) || results.len() < tasks.len();
    Ok(match results.iter().any(|result| result.verdict.is_failure()) {
        _ if !failures.is_empty() || is_cut_short => FAILED,
        true => FAILURES,
        false => CLEAN,
    })
}

fn show(args: &ProbeArgs, results: &[MaskedOutcome], failures: &[Failure]) -> Result<(), CommandError> {
    match args.output_format {
        ListFormat::Json => print(&json(results, failures)),
        ListFormat::Full => {
            for failure in failures {
                say(&format!("{}: {}", printable(&failure.path), failure.message));
            }
            if results.is_empty() {
                Ok(())
            } else {
                print(&lines(results, use_color(args.color), terminal_width()))
            }
        }
    }
}

/// The servers of the files that were named.
fn tasks(args: &ProbeArgs, failures: &mut Vec<Failure>) -> Result<Vec<Task>, CommandError> {
    let paths: Vec<PathBuf> = args.path.iter().cloned().collect();
    let inputs = discover::inputs(&paths, false);
    let lint = LintArgs { client: args.client.clone(), ..LintArgs::none() };
    let mut projects = Projects::new(&lint)?;
    let around = surroundings();
    let mut tasks = Vec::new();
    let mut names = Vec::new();
    for input in inputs {
        let (path, is_named) = match input {
            Input::Named(path) => (path, true),
            Input::Found(path) => (path, false),
            Input::Ignores(path, why) => {
                let (path, message) = (path.to_string_lossy(), why.to_string());
                failures.push(Failure { path: Masked::scan(&path), message: Masked::scan(&message) });
                continue;
            }
            Input::Stdin => {
                return Err(CommandError::Probe("probe reads files, not standard input".to_owned()));
            }
        };
        match of_file(&path, &mut projects, &around) {
            Ok((text, planned)) => {
                let file = path.to_string_lossy().into_owned();
                let problem = refusal(&planned, is_named);
                if let Some(message) = problem {
                    failures.push(Failure { path: Masked::scan(&file), message: Masked::scan(&message) });
                }
                names.extend(planned.plans.iter().map(|plan| plan.server.clone()));
                let wanted = |plan: &Plan| args.server.is_empty() || args.server.contains(&plan.server);
                tasks.extend(planned.plans.into_iter().filter(wanted).map(|plan| Task {
                    file: file.clone(),
                    mask: ProbeMask::new(&text, &file, &plan),
                    plan,
                }));
            }
            Err(message) => {
                let path = path.to_string_lossy();
                failures.push(Failure { path: Masked::scan(&path), message: Masked::scan(&message) });
            }
        }
    }
    if let Some(name) = args.server.iter().find(|name| !names.contains(name)) {
        return Err(CommandError::Probe(format!(
            "there is no server `{}` in what was named",
            printable(name)
        )));
    }
    if tasks.is_empty() && failures.is_empty() {
        return Err(CommandError::Probe("no MCP config with servers found; name the file".to_owned()));
    }
    Ok(tasks)
}

fn of_file(path: &Path, projects: &mut Projects, around: &Surroundings) -> Result<(String, Planned), String> {
    let bytes = read::file(path).map_err(|error| read::unreadable(&error))?;
    let decoded = source::decode(bytes).map_err(|error| error.to_string())?;
    let asked = projects.options(path);
    let host = ThisHost;
    let options = LintOptions {
        client: asked.client,
        platform: asked.platform,
        host: Some(&host),
        host_platform: Some(host_platform()),
        selection: Some(&asked.selection),
        client_versions: &asked.client_versions,
        home: Some(&around.home),
        encoding: decoded.encoding,
        most: None,
    };
    let planned = plan(&decoded.text, &path.to_string_lossy(), &options, around);
    Ok((decoded.text, planned))
}

/// Why there is nothing in the file to probe. A file that was only met need not have servers.
fn refusal(planned: &Planned, is_named: bool) -> Option<String> {
    if !planned.plans.is_empty() || !is_named && planned.report.problems == 0 {
        return None;
    }
    Some(if planned.report.problems > 0 {
        "the file cannot be read, so nothing can be started; run mcplint on it".to_owned()
    } else {
        "no servers are in this file; name the client with --client if it is one".to_owned()
    })
}

/// What the clients on this machine know, as far as this process does.
fn surroundings() -> Surroundings {
    let environment: BTreeMap<String, String> = std::env::vars_os()
        .filter_map(|(name, value)| {
            Some((variable_key(&name.into_string().ok()?), value.into_string().ok()?))
        })
        .collect();
    let text = |path: Option<PathBuf>| path.unwrap_or_default().to_string_lossy().into_owned();
    Surroundings {
        environment,
        project: text(std::env::current_dir().ok()),
        home: text(ThisHost.home()),
        ..Surroundings::default()
    }
}

/// What a worker says.
enum News {
    /// A server is at this.
    At(usize, &'static str),
    /// A server is done.
    Done(usize, Box<Outcome>),
}

/// Probes side by side, in the order of the tasks; after a signal only what is known by then.
fn probe_all(tasks: &[Task], args: &ProbeArgs, options: &Options) -> Vec<MaskedOutcome> {
    let processors = std::thread::available_parallelism().map_or(2, usize::from).max(2);
    let jobs = args.jobs.map_or(processors, usize::from).min(tasks.len());
    let queue =
        Arc::new(Mutex::new(tasks.iter().map(|task| task.plan.clone()).enumerate().collect::<VecDeque<_>>()));
    let (sender, receiver) = channel();
    for _ in 0..jobs {
        let (queue, sender, options) = (Arc::clone(&queue), sender.clone(), options.clone());
        std::thread::spawn(move || work(&queue, &sender, &options));
    }
    drop(sender);
    let mut live = Live::new(
        tasks.iter().map(|task| printable(&task.mask.hide(&task.plan.server))).collect(),
        is_watched(),
    );
    let mut results: Vec<Option<MaskedOutcome>> = vec![None; tasks.len()];
    let mut stopped: Option<Instant> = None;
    loop {
        if options.stop.load(Ordering::Relaxed) {
            let since = *stopped.get_or_insert_with(Instant::now);
            if since.elapsed() > FAREWELL {
                break;
            }
        }
        match receiver.recv_timeout(Duration::from_millis(100)) {
            Ok(News::At(index, word)) => live.at(index, word),
            Ok(News::Done(index, outcome)) => {
                if let Some(task) = tasks.get(index) {
                    live.done(index, outcome.verdict.name());
                    results[index] = Some(task.mask.outcome(&outcome, &task.file, &task.plan));
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        live.draw();
    }
    live.clear();
    results.into_iter().flatten().collect()
}

fn work(queue: &Mutex<VecDeque<(usize, Plan)>>, sender: &Sender<News>, options: &Options) {
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        let Some((index, plan)) = next.filter(|_| !options.stop.load(Ordering::Relaxed)) else { return };
        let watch = |word: &'static str| drop(sender.send(News::At(index, word)));
        let outcome = probe::probe(&plan, options, &watch);
        if sender.send(News::Done(index, Box::new(outcome))).is_err() {
            return;
        }
    }
}
