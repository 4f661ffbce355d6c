//! From what was seen of a process to a verdict.

use super::crash::{self, Reason};
use super::outcome::{Evidence, Outcome, Stage, Transport, Verdict};
use super::plan::{Launch, Plan, Refusal};
use super::process::{Ending, Farewell};
use super::related::relevant;
use super::search::Found;
use super::session::{Break, Talk};
use super::stdio::Story;
use super::{Options, noise, start, tools};
use crate::argv::program_name;

/// The outcome of what was not started.
pub(super) fn refused(plan: &Plan, refusal: &Refusal) -> Outcome {
    Outcome {
        server: plan.server.clone(),
        transport: plan.transport,
        verdict: refusal.verdict,
        cause: refusal.cause.clone(),
        evidence: Evidence { unset: plan.unset.clone(), ..Evidence::default() },
        rules: refusal.rules.clone(),
        help: refusal.help.clone(),
    }
}

/// The outcome of a process.
pub(super) fn process(plan: &Plan, launch: &Launch, story: &Story, options: &Options) -> Outcome {
    let case = Case { plan, launch, story, options };
    let (verdict, mut reason) = case.verdict();
    reason.rules = relevant(plan, verdict, reason.rules);
    Outcome {
        server: plan.server.clone(),
        transport: Transport::Stdio,
        verdict,
        cause: reason.cause,
        evidence: case.evidence(verdict),
        rules: reason.rules,
        help: reason.help,
    }
}

/// Whether a late answer may be due to a package that was downloaded, so that a second start tells.
pub(super) fn may_be_faster_again(outcome: &Outcome, launch: &Launch, story: &Story) -> bool {
    outcome.verdict == Verdict::Timeout && story.talk.answered_after.is_some() && downloads(launch)
}

/// Says what a second start took.
pub(super) fn compare(outcome: &mut Outcome, again: &Story) {
    if let Some(took) = again.talk.answered_after {
        outcome.cause.push_str(&format!("; a second start answers after {:.1} s", took.as_secs_f64()));
    }
}

/// What is judged.
struct Case<'c> {
    plan: &'c Plan,
    launch: &'c Launch,
    story: &'c Story,
    options: &'c Options,
}

pub(super) fn because(cause: impl Into<String>, help: Option<&str>, rules: &[&'static str]) -> Reason {
    Reason { cause: cause.into(), help: help.map(str::to_owned), rules: rules.to_vec() }
}

impl Case<'_> {
    fn client(&self) -> &'static str {
        self.plan.client_name()
    }

    fn verdict(&self) -> (Verdict, Reason) {
        if !self.launch.folder.is_dir() {
            let folder = self.launch.folder.display();
            let cause = format!("the folder to start in, {folder}, does not exist");
            return (Verdict::NotFound, because(cause, Some("correct \"cwd\""), &["cwd-does-not-exist"]));
        }
        match &self.story.found {
            Found::Nowhere(searched) => {
                return (Verdict::NotFound, start::not_found(self.plan, self.launch, searched));
            }
            Found::NotExecutable(path) => return (Verdict::NotExecutable, start::not_executable(path)),
            Found::File(path) => {
                if let Some(error) = &self.story.refusal {
                    return start::not_started(path, error);
                }
            }
        }
        match &self.story.talk.broken {
            None => self.answered(),
            Some(Break::Stopped) => {
                (Verdict::Interrupted, because("ended by a signal to mcplint", None, &[]))
            }
            Some(Break::Silence) => self.silent(),
            Some(Break::Lost) => match self.story.ending {
                Some(ending) => self.ended(ending),
                None => self.closed(),
            },
            Some(broken) => (Verdict::ProtocolError, broken_protocol(broken, &self.story.talk)),
        }
    }

    /// It answered everything.
    fn answered(&self) -> (Verdict, Reason) {
        if let Some(ending) = self.story.ending {
            return self.ended(ending);
        }
        if !self.story.noise.is_empty() {
            return (Verdict::StdoutPolluted, noise::reason(&self.story.noise, self.plan, true));
        }
        if let Some(reason) = self.too_late() {
            return (Verdict::Timeout, reason);
        }
        match tools::over_limit(self.plan, &self.story.talk) {
            Some(reason) => (Verdict::ToolLimit, reason),
            None => (Verdict::Ok, Reason::default()),
        }
    }

    /// It answered, but the client had given up by then.
    fn too_late(&self) -> Option<Reason> {
        let (patience, took) = (self.plan.patience?, self.story.talk.answered_after?);
        if took <= patience {
            return None;
        }
        let download = if self.downloads() { "; a first start downloads the package" } else { "" };
        let cause = format!(
            "it answers after {:.1} s, and {} gives up after {:.1} s{download}",
            took.as_secs_f64(),
            self.client(),
            patience.as_secs_f64()
        );
        let starting = self.plan.client?.starting;
        let raise = match (starting.patience_field, starting.patience_variable) {
            (Some(field), _) => Some(format!("raise \"{field}\" of the entry")),
            (None, Some(variable)) => {
                Some(format!("raise {variable} in the environment of {}", self.client()))
            }
            (None, None) => None,
        };
        let help = match (self.downloads(), raise) {
            (true, Some(raise)) => {
                format!("start it once in a terminal, so that the package is there; or {raise}")
            }
            (true, None) => "start it once in a terminal, so that the package is there".to_owned(),
            (false, Some(raise)) => raise,
            (false, None) => "make the server answer sooner".to_owned(),
        };
        Some(because(cause, Some(&help), &["timeout-unit"]))
    }

    /// Whether the program may fetch a package before it starts it.
    fn downloads(&self) -> bool {
        downloads(self.launch)
    }

    fn silent(&self) -> (Verdict, Reason) {
        let story = self.story;
        let waited = self.options.timeout.as_secs_f64();
        let noise = &story.noise;
        let serves_http = noise::serves_http(noise) || noise::serves_http(&story.stderr);
        if !noise.is_empty() && !serves_http && story.talk.stage == Stage::Start {
            return (Verdict::StdoutPolluted, noise::reason(noise, self.plan, false));
        }
        let asked = if story.talk.asked.is_empty() { "initialize" } else { story.talk.asked };
        let mut cause = format!("it runs, and does not answer {asked} within {waited:.0} s");
        let mut help = None;
        let mut rules = Vec::new();
        if serves_http {
            cause = "it listens on a port, as a server for HTTP does, and does not read its standard input"
                .to_owned();
            help = Some(
                "start it with its option for stdio, or enter its URL in place of the command".to_owned(),
            );
        } else if self.downloads() && story.talk.stage == Stage::Start {
            cause.push_str("; it may still be downloading the package");
            help =
                Some("start it once in a terminal, or give probe more time with --timeout 120s".to_owned());
        } else if let Some(line) = crash::error_line(&story.stderr) {
            cause.push_str(&format!("; its last words: {line}"));
        } else if program_name(&self.launch.program).starts_with("python") {
            help = Some("if the server prints its answers itself: Python holds output to a pipe back; write \"-u\" before the script".to_owned());
            rules.push("python-buffered-stdout");
        }
        (Verdict::Timeout, Reason { cause, help, rules })
    }

    /// It closed its output and goes on.
    fn closed(&self) -> (Verdict, Reason) {
        let cause = "it closes its standard output and runs on, so that no answer can come";
        (Verdict::Timeout, because(cause, None, &[]))
    }

    fn ended(&self, ending: Ending) -> (Verdict, Reason) {
        let story = self.story;
        let when = match story.talk.stage {
            Stage::Start => "before it answers",
            Stage::Initialized => "right after the handshake",
            Stage::Listed | Stage::Done => "once it has answered",
        };
        let mut words = story.stderr.clone();
        if crash::error_line(&words).is_none() {
            words.clone_from(&story.noise);
        }
        let mut reason = crash::reason(&words, self.plan, self.launch);
        let (verdict, how) = match (ending.status, ending.signal) {
            (Some(0), _) => (Verdict::Exited, "it ends with status 0".to_owned()),
            (Some(127), _) if says_not_found(&words) => {
                (Verdict::NotFound, "it ends with status 127".to_owned())
            }
            (Some(126), _) => (Verdict::NotExecutable, "it ends with status 126".to_owned()),
            (Some(status), _) => (Verdict::Crashed, format!("it ends with status {status}")),
            (None, Some(signal)) => (Verdict::Crashed, format!("it is ended by {}", signal_name(signal))),
            (None, None) => (Verdict::Crashed, "it ends".to_owned()),
        };
        let says_error = crash::names_error(&words);
        if ending.status == Some(0)
            && !says_error
            && reason.as_ref().is_none_or(|reason| reason.cause.starts_with("its last words"))
        {
            reason = Some(self.nothing_to_do(story.talk.stage));
        }
        let mut reason = reason.unwrap_or_default();
        let why = if reason.cause.is_empty() { String::new() } else { format!(": {}", reason.cause) };
        reason.cause = format!("{how} {when}{why}");
        if verdict == Verdict::NotFound && reason.rules.is_empty() {
            reason.rules = vec!["launcher-not-on-gui-path", "env-path-override"];
        }
        (verdict, reason)
    }

    /// Why a process may end well and too soon.
    fn nothing_to_do(&self, stage: Stage) -> Reason {
        let program = program_name(&self.launch.program);
        if matches!(program.as_str(), "docker" | "podman") {
            return because(
                "the container gets no input, or runs in the background",
                Some("docker needs \"-i\" after \"run\", and no \"-d\""),
                &["docker-missing-interactive", "docker-detached"],
            );
        }
        if stage > Stage::Start {
            return because("a server goes on until its standard input is closed", None, &[]);
        }
        let first = self.story.noise.lines().next().unwrap_or_default().trim();
        if !first.is_empty() {
            let first: String = first.chars().take(120).collect();
            return because(
                format!("it prints `{first}` and is done, as a command does that is no server"),
                Some("look up how the server is started: often a subcommand or an option is missing"),
                &[],
            );
        }
        because(
            "nothing keeps it running; it does not read its standard input until that is closed",
            Some(
                "connect the server to its stdio transport and wait for it; or look whether the file only defines the server",
            ),
            &[],
        )
    }

    fn evidence(&self, verdict: Verdict) -> Evidence {
        let (story, talk) = (self.story, &self.story.talk);
        let mut notes = talk.notes.clone();
        if verdict == Verdict::Ok {
            match story.farewell {
                Farewell::Asked if cfg!(unix) => notes.push(
                    "it does not end when its standard input is closed, only when it is asked with SIGTERM"
                        .to_owned(),
                ),
                Farewell::Killed if cfg!(unix) => notes.push(
                    "it ends neither when its standard input is closed nor by SIGTERM: it had to be killed"
                        .to_owned(),
                ),
                _ => {}
            }
            if self.plan.findings.contains(&"launcher-not-on-gui-path") {
                notes.push(format!(
                    "{} may not find {} when it is started from the desktop and not from a shell \
                     (launcher-not-on-gui-path)",
                    self.client(),
                    self.launch.program
                ));
            }
            notes.extend(tools::notes(self.plan, talk));
        }
        let searched = match &story.found {
            Found::Nowhere(places) => places.clone(),
            _ => Vec::new(),
        };
        Evidence {
            command: self.launch.command_line(),
            folder: Some(self.launch.folder.to_string_lossy().into_owned()),
            variables: self.launch.environment.given.clone(),
            unset: self.plan.unset.clone(),
            exit_status: story.ending.and_then(|ending| ending.status),
            signal: story.ending.and_then(|ending| ending.signal).map(signal_name),
            seconds: story.ran_for.as_secs_f64(),
            searched,
            stdout: first_bytes(&story.noise),
            stderr: last_lines(&story.stderr),
            notes,
            ..of_talk(talk)
        }
    }
}

/// Whether the program may fetch a package before it starts it.
pub(super) fn downloads(launch: &Launch) -> bool {
    let first = launch.arguments.first().map(String::as_str);
    match program_name(&launch.program).as_str() {
        "npx" | "uvx" | "bunx" | "pnpx" | "pipx" | "dnx" | "uv" | "docker" | "podman" => true,
        "npm" => matches!(first, Some("exec" | "x")),
        "pnpm" | "yarn" => first == Some("dlx"),
        "bun" => first == Some("x"),
        _ => false,
    }
}

/// What the conversation leaves of evidence.
pub(super) fn of_talk(talk: &Talk) -> Evidence {
    Evidence {
        answered_after: talk.answered_after.map(|took| took.as_secs_f64()),
        stage: talk.stage,
        server_info: talk.server_info.clone(),
        protocol_version: talk.version.clone(),
        tools: talk.tools.clone(),
        prompts: talk.prompts,
        resources: talk.resources,
        ..Evidence::default()
    }
}

/// A conversation that breaks on what is said.
pub(super) fn broken_protocol(broken: &Break, talk: &Talk) -> Reason {
    let asked = talk.asked;
    match broken {
        Break::Version(version) => because(
            format!("it chose version {version} of the protocol, which clients refuse"),
            Some("update the server, or the SDK that it is built on"),
            &[],
        ),
        Break::Error { message, .. }
            if asked == "initialize" && message.to_ascii_lowercase().contains("version") =>
        {
            because(
                format!("it refuses version {} of the protocol: {message}", super::message::OFFERED),
                Some("update the server: it should answer with a version that it has, in place of an error"),
                &[],
            )
        }
        Break::Error { code, message } => {
            because(format!("it answers {asked} with error {code}: {message}"), None, &[])
        }
        Break::Malformed(why) => {
            because(why.clone(), Some("this is for the author of the server to correct"), &[])
        }
        Break::Silence | Break::Lost | Break::Stopped => Reason::default(),
    }
}

fn says_not_found(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower.trim().is_empty()
        || ["not found", "no such file", "unknown command", "no version is set"]
            .iter()
            .any(|sign| lower.contains(sign))
}

fn signal_name(signal: i32) -> String {
    let name = match signal {
        1 => "SIGHUP",
        2 => "SIGINT",
        3 => "SIGQUIT",
        4 => "SIGILL",
        6 => "SIGABRT",
        8 => "SIGFPE",
        9 => "SIGKILL",
        11 => "SIGSEGV",
        13 => "SIGPIPE",
        15 => "SIGTERM",
        _ => return format!("signal {signal}"),
    };
    name.to_owned()
}

/// The first bytes of what stood on standard output.
pub(super) fn first_bytes(text: &str) -> String {
    text.chars().take(2000).collect()
}

/// The last lines of standard error.
pub(super) fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let last = lines[lines.len().saturating_sub(20)..].join("\n");
    let skip = last.chars().count().saturating_sub(4000);
    last.chars().skip(skip).collect()
}
