//! Launchers that print to standard output, and how they are silenced.

use crate::argv::Argv;
use crate::argv::tool::Tool;
use crate::diagnostic::Applicability::{self, Safe, Suggestion, Unsafe};
use crate::diagnostic::Severity::{self, Error, Info, Warning};
use crate::model::Server;

/// What a launcher prints, and the words that silence it.
pub(in crate::rules) struct Noise {
    /// What it prints, behind its name.
    pub(in crate::rules) lines: &'static str,
    /// How sure it is.
    pub(in crate::rules) severity: Severity,
    /// How far the words can be trusted.
    pub(in crate::rules) silence: Applicability,
    /// The token before which the words belong; one past the last token for the end.
    pub(in crate::rules) at: usize,
    /// The words; none where no words silence it.
    pub(in crate::rules) words: &'static [&'static str],
}

/// What `tool` prints before its server does; `None` if nothing, or if it is told to be silent.
pub(in crate::rules) fn noise(argv: &Argv, server: &Server<'_>, tool: &Tool) -> Option<Noise> {
    let found = |lines, severity, silence, at, words| Some(Noise { lines, severity, silence, at, words });
    let first = tool.token + 1;
    let has = |quiet: &[&str]| tool.args(argv).any(|(_, text)| quiet.contains(&text));
    match tool.name.as_str() {
        "npm" => {
            let (_, verb) = tool.word(argv, &NPM_WITH_VALUE)?;
            let runs = matches!(
                verb,
                "run" | "run-script" | "rum" | "urn" | "start" | "test" | "t" | "tst" | "restart"
            );
            (runs && !is_silent(argv, server, tool, tool.end)).then_some(())?;
            found(
                "prints the name of the script and its command line first",
                Error,
                Safe,
                first,
                &["--silent"],
            )
        }
        "pnpm" => {
            let (at, verb) = tool.word(argv, &PNPM_WITH_VALUE)?;
            let script = match verb {
                "run" | "run-script" => next_word(argv, tool, at)?,
                "start" | "test" | "t" | "dev" | "serve" | "mcp" => at,
                _ => return None,
            };
            (!is_silent(argv, server, tool, script)).then_some(())?;
            found(
                "up to version 10 prints the script and its command line first",
                Warning,
                Safe,
                first,
                &["--silent"],
            )
        }
        "yarn" | "yarnpkg" => {
            let (at, verb) = tool.word(argv, &["--cwd"])?;
            let script = if verb == "run" { next_word(argv, tool, at)? } else { at };
            (!YARN_COMMANDS.contains(&verb) && !is_silent(argv, server, tool, script)).then_some(())?;
            // `yarn --silent name` is an error in yarn 2 and later, `yarn --silent run name` is not.
            let words: &[&str] = if verb == "run" { &["--silent"] } else { &["--silent", "run"] };
            found(
                "of version 1 prints its version, the command line and the time taken",
                Warning,
                Safe,
                at,
                words,
            )
        }
        "make" | "gmake" => {
            let quiet = |text: &str| {
                matches!(text, "--silent" | "--quiet")
                    || text.strip_prefix('-').is_some_and(|letters| {
                        !letters.starts_with('-')
                            && letters
                                .split(['C', 'f', 'I', 'j', 'l', 'o', 'W'])
                                .next()
                                .unwrap_or("")
                                .contains('s')
                    })
            };
            (!tool.args(argv).any(|(_, text)| quiet(text))).then_some(())?;
            found(
                "prints each line of a recipe that has no @ before it runs it",
                Warning,
                Safe,
                first,
                &["-s"],
            )
        }
        "nodemon" if !has(&["-q", "--quiet"]) => {
            found("prints its version and what it watches and starts", Error, Safe, first, &["-q"])
        }
        "concurrently" | "conc" if !has(&["--raw", "-r"]) => {
            found("writes a prefix before every line", Error, Suggestion, first, &[])
        }
        "turbo" | "lerna" if has(&["run"]) && !has(&["--log-prefix=none", "--no-prefix"]) => found(
            "prints what it runs, and writes a prefix before every line",
            Warning,
            Suggestion,
            first,
            &[],
        ),
        "dotnet" => {
            let run = tool.word(argv, &[]).filter(|(_, verb)| *verb == "run")?.0;
            let quiet = |text: &str| {
                text == "--no-build" || text.starts_with("-v") || text.starts_with("--verbosity")
            };
            (!tool.args(argv).any(|(_, text)| quiet(text))).then_some(())?;
            let lines = "run builds first, and may print warnings of the build and the launch profile";
            found(lines, Info, Unsafe, run + 1, &["--no-build", "--no-launch-profile"])
        }
        "gradle" | "gradlew" if !has(&["-q", "--quiet"]) && runs_task(argv, tool, &["run", "bootRun"]) => {
            found(
                "prints each task and the result of the build",
                Warning,
                Unsafe,
                first,
                &["-q", "--console=plain"],
            )
        }
        "mvn" | "mvnw"
            if !has(&["-q", "--quiet"]) && runs_task(argv, tool, &["exec:java", "spring-boot:run"]) =>
        {
            found("prints each step of the build", Warning, Unsafe, first, &["-q"])
        }
        _ => None,
    }
}

const NPM_WITH_VALUE: [&str; 9] = [
    "--prefix",
    "-C",
    "-w",
    "--workspace",
    "--loglevel",
    "--userconfig",
    "--registry",
    "--cache",
    "--script-shell",
];
const PNPM_WITH_VALUE: [&str; 6] = ["-C", "--dir", "-F", "--filter", "--reporter", "--loglevel"];

/// What yarn does itself. `node` and `exec` print a line too in version 1, but no flag of both versions hides it.
const YARN_COMMANDS: [&str; 14] = [
    "add",
    "config",
    "create",
    "dlx",
    "exec",
    "init",
    "install",
    "link",
    "node",
    "plugin",
    "set",
    "upgrade",
    "workspace",
    "workspaces",
];

/// Whether one of the words before `end` silences npm, pnpm or yarn, or a variable does.
fn is_silent(argv: &Argv, server: &Server<'_>, tool: &Tool, end: usize) -> bool {
    let is_yarn = tool.name.starts_with("yarn");
    let words: Vec<&str> =
        tool.args(argv).take_while(|(at, text)| *at < end && *text != "--").map(|(_, text)| text).collect();
    words.iter().any(|word| matches!(*word, "-s" | "--silent" | "--loglevel=silent" | "--reporter=silent"))
        || words.windows(2).any(|pair| matches!(pair, ["--loglevel" | "--reporter", "silent"]))
        || !is_yarn
            && server.env_vars().any(|variable| {
                variable.key.eq_ignore_ascii_case("npm_config_loglevel")
                    && variable.value.as_str() == Some("silent")
            })
}

fn next_word(argv: &Argv, tool: &Tool, after: usize) -> Option<usize> {
    tool.args(argv).find(|(at, text)| *at > after && !text.starts_with('-')).map(|(at, _)| at)
}

fn runs_task(argv: &Argv, tool: &Tool, tasks: &[&str]) -> bool {
    tool.args(argv)
        .any(|(_, text)| tasks.iter().any(|task| text.rsplit(':').next() == Some(task) || text == *task))
}
