//! What a client would run or reach for an entry: its own way to read it, put into one [`Plan`].

use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use super::environment::{self, Environment, Given};
use super::remote_plan;
use super::values::{Filler, Surroundings, Unfilled};
use super::{Transport, Verdict};
use crate::clients::{CommandAndUrl, Dialect, FieldKind, Knowledge, Scope, Speaks, StartFolder, TimeUnit};
use crate::diagnostic::{Impact, Severity};
use crate::lint::{LintOptions, Trust, judge, look};
use crate::model::Server;
use crate::report::FileReport;
use crate::rule::Context;
use crate::syntax::{Member, Node, Value};

/// The beginning of variables that hold what a user would answer where a client asks.
pub(super) const ANSWER: &str = "MCPLINT_INPUT_";

/// What is to be probed.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The name of the server.
    pub server: String,
    /// The client that reads the file.
    pub client: Option<&'static Dialect>,
    /// How the server is spoken to.
    pub transport: Transport,
    /// What to start or reach.
    pub start: Start,
    /// How long the client waits for the first answer.
    pub patience: Option<Duration>,
    /// Variables that the entry refers to and that are not set.
    pub unset: Vec<String>,
    /// The rules that mcplint has findings of for this entry.
    pub findings: Vec<&'static str>,
    /// The folder of the project.
    pub project: PathBuf,
    /// What the user answers where the client asks: as secret as any value.
    pub answers: Vec<String>,
}

impl Plan {
    /// The client's name, or `the client`.
    pub fn client_name(&self) -> &'static str {
        self.client.map_or("the client", |client| client.name)
    }
}

/// What to start or reach.
#[derive(Clone, Debug)]
pub enum Start {
    /// A process.
    Process(Launch),
    /// A URL.
    Remote(Remote),
    /// Nothing: the client does not start it, or nobody but the client can.
    Nothing(Refusal),
}

/// A process to start.
#[derive(Clone, Debug)]
pub struct Launch {
    /// The program, as the client gives it to the system.
    pub program: String,
    /// Its arguments.
    pub arguments: Vec<String>,
    /// Its variables.
    pub environment: Environment,
    /// The folder in which it starts.
    pub folder: PathBuf,
    /// The PATH on which the program is looked for; `None` if there is none.
    pub search_path: Option<String>,
}

impl Launch {
    /// The command line as one would write it in a shell, for reading.
    pub fn command_line(&self) -> String {
        let words = std::iter::once(&self.program).chain(&self.arguments);
        words.map(|word| quoted(word)).collect::<Vec<_>>().join(" ")
    }
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "-_./:@=,+%^~".contains(character);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// A URL to reach.
#[derive(Clone, Debug)]
pub struct Remote {
    /// The address.
    pub url: String,
    /// The headers of every request.
    pub headers: Vec<(String, String)>,
    /// Whether the client tries the other transport when this one fails.
    pub tries_both: bool,
}

/// Why nothing is started.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The verdict.
    pub verdict: Verdict,
    /// Why, in a sentence.
    pub cause: String,
    /// What to do.
    pub help: Option<String>,
    /// The rules that say more.
    pub rules: Vec<&'static str>,
}

/// What a file asks its client to start, and what mcplint says of the file.
#[derive(Debug)]
pub struct Planned {
    /// One for each server that the client reads, in file order.
    pub plans: Vec<Plan>,
    /// The findings.
    pub report: FileReport,
}

/// Reads a config file: see [`look`].
pub fn plan(text: &str, path: &str, options: &LintOptions<'_>, around: &Surroundings) -> Planned {
    look(text, path, options, Trust::Certain, |context, by_path| {
        let report = judge(context, by_path, options);
        let planner = Planner { context, report: &report, around: &surroundings(context, around) };
        let servers = context.config.servers.iter().enumerate();
        let plans = servers.filter(|(_, server)| !server.is_shadowed);
        let plans = plans.map(|(index, server)| planner.plan(index, server)).collect();
        Planned { plans, report }
    })
}

/// What the client knows, with the folders of this file and the answers that its inputs have by themselves.
fn surroundings(context: &Context<'_>, around: &Surroundings) -> Surroundings {
    let path = std::path::absolute(context.path).unwrap_or_else(|_| PathBuf::from(context.path));
    let folder = path.parent().unwrap_or(Path::new("/")).to_path_buf();
    let project = project_of(context, &path).unwrap_or_else(|| match context.scope {
        Some(Scope::User | Scope::Managed) => PathBuf::from(&around.project),
        _ => folder.clone(),
    });
    let mut own = Surroundings {
        project: project.to_string_lossy().into_owned(),
        folder: folder.to_string_lossy().into_owned(),
        ..around.clone()
    };
    let inputs = context.config.root.and_then(|root| root.get("inputs"));
    for input in inputs.and_then(|inputs| inputs.value.as_array()).unwrap_or_default() {
        let text = |key: &str| input.get(key).and_then(|member| member.value.as_str());
        let Some(id) = text("id") else { continue };
        let variable = format!("{ANSWER}{}", id.to_ascii_uppercase().replace(['-', '.'], "_"));
        let given = around.environment.get(&variable).cloned().or(text("default").map(str::to_owned));
        if let Some(value) = given {
            own.inputs.insert(id.to_owned(), value);
        }
    }
    own
}

/// The folder that a shared file is for: `/work/app` for `/work/app/.vscode/mcp.json`.
fn project_of(context: &Context<'_>, path: &Path) -> Option<PathBuf> {
    if context.scope != Some(Scope::Project) {
        return None;
    }
    let depth = |place: &str| {
        Path::new(place).components().filter(|part| matches!(part, Component::Normal(_))).count()
    };
    let files = context.dialect?.files.iter().filter(|file| file.scope == Scope::Project);
    let fits = |place: &&str| match place.contains('*') {
        true => false,
        false => path.ends_with(place),
    };
    let place = files.map(|file| file.path).filter(fits).max_by_key(|place| depth(place));
    path.ancestors().nth(place.map_or(1, depth)).map(Path::to_path_buf)
}

/// What reading one entry needs.
struct Planner<'p, 'a> {
    context: &'p Context<'a>,
    report: &'p FileReport,
    around: &'p Surroundings,
}

impl Planner<'_, '_> {
    fn plan(&self, index: usize, server: &Server<'_>) -> Plan {
        let dialect = self.context.dialect;
        let of_server = |found: &&crate::diagnostic::Diagnostic| found.server_index == Some(index);
        let mut findings: Vec<&'static str> =
            self.report.diagnostics.iter().filter(of_server).map(|found| found.rule).collect();
        findings.dedup();
        let mut filler = Filler { dialect, surroundings: self.around, unset: Vec::new() };
        let is_process = self.starts_process(server);
        let transport =
            if is_process { Transport::Stdio } else { remote_plan::transport(self.context, server) };
        let start = self.refused(index, server).map(Start::Nothing).unwrap_or_else(|| {
            let start = match is_process {
                true => self.launch(server, &mut filler).map(Start::Process),
                false => remote_plan::remote(self.context, server, &mut filler).map(Start::Remote),
            };
            start.unwrap_or_else(|unfilled| Start::Nothing(self.unfilled(unfilled)))
        });
        Plan {
            server: server.name.to_owned(),
            client: dialect,
            transport,
            start,
            patience: self.patience(server),
            unset: filler.unset,
            findings,
            project: PathBuf::from(&self.around.project),
            answers: self.around.inputs.values().cloned().collect(),
        }
    }

    /// Whether the client starts a process for this entry.
    fn starts_process(&self, server: &Server<'_>) -> bool {
        let (command, url) = (server.is_stdio(), server.url().is_some());
        if !(command && url) {
            return !url;
        }
        let word = remote_plan::word(self.context, server).and_then(Speaks::of);
        match self.context.dialect.map_or(CommandAndUrl::Unknown, |dialect| dialect.command_and_url) {
            CommandAndUrl::Url => false,
            CommandAndUrl::Word => word.is_none_or(|word| word == Speaks::Stdio),
            CommandAndUrl::Command | CommandAndUrl::Rejected(_) | CommandAndUrl::Unknown => true,
        }
    }

    /// Why the client starts nothing, by its own rules.
    fn refused(&self, index: usize, server: &Server<'_>) -> Option<Refusal> {
        if server.is_disabled() {
            return Some(Refusal {
                verdict: Verdict::Skipped,
                cause: "the entry is turned off".to_owned(),
                help: None,
                rules: Vec::new(),
            });
        }
        let concerns = |found: &&crate::diagnostic::Diagnostic| match found.impact {
            Impact::ConfigRejected => true,
            Impact::ServerRejected => found.server_index == Some(index),
            _ => false,
        };
        let is_sure = |found: &&crate::diagnostic::Diagnostic| found.severity == Severity::Error;
        let found = self.report.diagnostics.iter().filter(is_sure).find(concerns);
        if let Some(found) = found {
            let what = match found.impact {
                Impact::ConfigRejected => "loads no server of this file",
                _ => "drops this entry",
            };
            return Some(Refusal {
                verdict: Verdict::Rejected,
                cause: format!("{} {what}: {}", self.context.client(), found.message),
                help: Some("run mcplint on the file: it shows the place and the fix".to_owned()),
                rules: vec![found.rule],
            });
        }
        (!server.is_stdio() && server.url().is_none() && server.argv().tokens.is_empty()).then(|| Refusal {
            verdict: Verdict::Rejected,
            cause: "the entry names neither a program nor a URL".to_owned(),
            help: None,
            rules: vec!["server-no-transport"],
        })
    }

    fn unfilled(&self, unfilled: Unfilled) -> Refusal {
        let client = self.context.client();
        let (cause, help) = match unfilled {
            Unfilled::Input(id) => {
                let variable = id.to_ascii_uppercase().replace(['-', '.'], "_");
                (
                    format!("{client} asks for `{id}` when it starts the server, and probe does not"),
                    Some(format!("set the variable {ANSWER}{variable} to what you would answer")),
                )
            }
            Unfilled::Rejected(name) => {
                return Refusal {
                    verdict: Verdict::Rejected,
                    cause: format!("{client} starts nothing while the variable {name} is not set"),
                    help: Some(format!("set {name} before the client starts")),
                    rules: vec!["variable-unset"],
                };
            }
            Unfilled::Command => {
                (format!("{client} runs a command to get a value of this entry, and probe does not"), None)
            }
            Unfilled::File(name) => {
                return Refusal {
                    verdict: Verdict::Rejected,
                    cause: format!("the file {name}, which the entry takes values from, cannot be read"),
                    help: None,
                    rules: Vec::new(),
                };
            }
        };
        Refusal { verdict: Verdict::Skipped, cause, help, rules: Vec::new() }
    }

    fn launch(&self, server: &Server<'_>, filler: &mut Filler<'_>) -> Result<Launch, Unfilled> {
        let mut words = self.command_line(server).into_iter();
        let program = filler.fill("command", &words.next().unwrap_or_default())?;
        let arguments = words.map(|word| filler.fill("args", &word)).collect::<Result<_, _>>()?;
        let folder = match self.field(server, "cwd").and_then(|cwd| cwd.value.as_str()) {
            Some(cwd) if self.context.dialect.is_none_or(|dialect| dialect.cwd != Knowledge::No) => {
                Path::new(&self.around.project).join(filler.fill("cwd", cwd)?)
            }
            _ => self.start_folder(),
        };
        let given = self.given(server, filler)?;
        let environment = environment::build(self.context.dialect, given, self.around);
        let own_path = self.around.environment.get("PATH");
        let searches_own =
            self.context.dialect.is_some_and(|dialect| dialect.searches_own_path == Knowledge::No);
        let search_path = if searches_own { own_path } else { environment.variables.get("PATH") }.cloned();
        Ok(Launch { program, arguments, environment, folder, search_path })
    }

    /// A field of the entry, or of the block for this system where the client has such.
    fn field<'s>(&self, server: &Server<'s>, key: &str) -> Option<&'s Member<'s>> {
        let block = server.platform_block(crate::platform::Platform::host());
        block.and_then(|block| block.value.get(key)).or_else(|| server.field(key)).or_else(|| match key {
            "cwd" => server.cwd(),
            _ => None,
        })
    }

    fn command_line(&self, server: &Server<'_>) -> Vec<String> {
        let keys = self.context.dialect.map(|dialect| (dialect.keys.command, dialect.keys.args));
        let (command, args) = keys.unwrap_or(("command", "args"));
        let overriding = server.platform_block(crate::platform::Platform::host());
        let described = server.field(command).filter(|command| command.value.get("path").is_some());
        let strings = |node: &Node<'_>| {
            let items = node.as_array().unwrap_or_default().iter();
            items.filter_map(|item| item.as_str().map(str::to_owned)).collect::<Vec<_>>()
        };
        let mut line: Vec<String> =
            server.command_line().into_iter().map(|token| token.text.into_owned()).collect();
        // Zed's older shape: {"command": {"path": …, "args": […]}}.
        if let Some(described) = described {
            line = described
                .value
                .get("path")
                .and_then(|path| path.value.as_str())
                .into_iter()
                .map(str::to_owned)
                .collect();
            line.extend(described.value.get("args").map(|args| strings(&args.value)).unwrap_or_default());
        }
        if let Some(block) = overriding {
            if let Some(program) = block.value.get(command).and_then(|command| command.value.as_str()) {
                line.truncate(0);
                line.push(program.to_owned());
                line.extend(server.args().map(|args| strings(&args.value)).unwrap_or_default());
            }
            if let Some(args) = block.value.get(args) {
                line.truncate(1);
                line.extend(strings(&args.value));
            }
        }
        line
    }

    fn given(&self, server: &Server<'_>, filler: &mut Filler<'_>) -> Result<Given, Unfilled> {
        let mut given = Given::default();
        let dialect = self.context.dialect;
        if let Some(key) = dialect.and_then(|dialect| dialect.starting.env_file)
            && let Some(name) = self.field(server, key).and_then(|file| file.value.as_str())
        {
            // The fields are not told apart in what the clients say of `envFile`.
            let name = filler.fill("args", name)?;
            let name = filler.fill("cwd", &name)?;
            let path = Path::new(&self.around.project).join(&name);
            let text = std::fs::read_to_string(path).map_err(|_| Unfilled::File(name))?;
            given.file = environment::parse_file(&text);
        }
        let described = server.command().and_then(|command| command.value.get("env"));
        let env = self.field(server, server.env_key()).or_else(|| server.env()).or(described);
        for variable in env.and_then(|env| env.value.as_object()).unwrap_or_default() {
            let value = match &variable.value.value {
                Value::Null => None,
                Value::Bool(flag) => Some(flag.to_string()),
                Value::Number(number) => Some((*number).to_owned()),
                _ => match variable.value.as_str() {
                    Some(text) => Some(filler.fill("env", text)?),
                    None => continue,
                },
            };
            given.entry.push((variable.key.to_string(), value));
        }
        let named = dialect.and_then(|dialect| dialect.named_elsewhere().variables);
        let named = named.and_then(|key| server.field(key)).and_then(|names| names.value.as_array());
        for item in named.unwrap_or_default() {
            let name = item.as_str().or_else(|| item.get("name").and_then(|name| name.value.as_str()));
            given.passed_on.extend(name.map(str::to_owned));
        }
        Ok(given)
    }

    fn start_folder(&self) -> PathBuf {
        match self.context.dialect.map_or(StartFolder::Unknown, |dialect| dialect.start_folder) {
            StartFolder::Elsewhere if cfg!(windows) => PathBuf::from(&self.around.home),
            StartFolder::Elsewhere => PathBuf::from("/"),
            StartFolder::Project | StartFolder::Unknown => PathBuf::from(&self.around.project),
        }
    }

    /// How long the client waits: what the entry says, what its environment says, its default.
    fn patience(&self, server: &Server<'_>) -> Option<Duration> {
        let dialect = self.context.dialect?;
        let starting = dialect.starting;
        let of_field = starting.patience_field.and_then(|key| {
            let unit = match dialect.field(key)?.kind {
                FieldKind::Duration(unit) | FieldKind::Durations(unit) => unit,
                _ => return None,
            };
            let node = &server.field(key)?.value;
            let node = node.get("startup").map_or(node, |startup| &startup.value);
            let Value::Number(number) = node.value else { return None };
            let number: f64 = number.parse().ok().filter(|number: &f64| (0.0..1e9).contains(number))?;
            Some(Duration::from_secs_f64(match unit {
                TimeUnit::Milliseconds => number / 1000.0,
                TimeUnit::Seconds => number,
            }))
        });
        let of_variable = || {
            let text = self.around.variable(starting.patience_variable?)?;
            text.parse().ok().map(Duration::from_millis)
        };
        of_field.or_else(of_variable).or(starting.patience.map(Duration::from_millis))
    }
}
