//! `windows-shim-needs-cmd`: npx and its kin are batch files on Windows.

use crate::clients::WindowsShims;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::platform::{Platform, is_drive_path};
use crate::rule::{Category, Check, Context, Findings, Rule};

use super::support::launch;

pub(super) static RULE: Rule = Rule {
    name: "windows-shim-needs-cmd",
    category: Category::Platform,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "a batch file such as npx is started without cmd /c on Windows",
    check: Check::Server(check),
};

/// Programs that Windows has as batch files only. uv, uvx, node, python, py, deno, bun, bunx and
/// docker are executables, and have no place here.
const SHIMS: [&str; 17] = [
    "npx", "npm", "pnpm", "pnpx", "yarn", "yarnpkg", "corepack", "tsx", "ts-node", "nodemon", "dnx",
    "gcloud", "az", "mvn", "mvnw", "gradle", "gradlew",
];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if context.platform != Platform::Windows || server.platform_block(Platform::Windows).is_some() {
        return;
    }
    let argv = server.argv();
    let Some(program) = argv.outer().and_then(|outer| argv.tokens.get(outer.program)) else { return };
    let Some(shim) = Shim::parse(&program.text) else { return };
    let client = context.client();
    let (severity, which) = match context.dialect.map(|dialect| dialect.windows_shims) {
        Some(WindowsShims::Resolved) => return,
        Some(WindowsShims::ResolvedSince(version)) => {
            let severity = match context.client_is_at_least(version) {
                Some(true) => return,
                Some(false) => Severity::Warning,
                None => Severity::Info,
            };
            (severity, format!("{client} before {version} does not start it without cmd /c; newer ones do"))
        }
        Some(WindowsShims::NeedsWrapper(versions)) => {
            (Severity::Warning, format!("{client} was reported not to start it without cmd /c ({versions})"))
        }
        Some(WindowsShims::Unknown) | None => (
            Severity::Warning,
            "clients that start programs without cross-spawn (MCP SDK before 1.8.0) do not find it"
                .to_owned(),
        ),
    };
    let name = shim.name.as_str();
    let impact = if severity == Severity::Info { Impact::None } else { Impact::ServerFails };
    findings
        .report(program.span, format!("{name} is a batch file on Windows, {name}.cmd: {which}"))
        .severity(severity)
        .impact(impact)
        .label(program.span, if shim.is_file() { "no executable" } else { "no executable of this name" })
        .says(format!("{}, or {}", shim.spawn_error(), context.closed_error()))
        .maybe_fix(wrap(context, server, &shim));
}

/// A batch file by its name.
struct Shim<'t> {
    name: String,
    text: &'t str,
}

impl<'t> Shim<'t> {
    fn parse(text: &'t str) -> Option<Self> {
        let file = text.rsplit(['/', '\\']).next()?.to_ascii_lowercase();
        let stem = [".cmd", ".bat"].iter().find_map(|suffix| file.strip_suffix(suffix)).unwrap_or(&file);
        // `./gradlew` and `/usr/bin/npx` are wrong in other ways, and `cmd /c` starts neither.
        let findable = file.len() == text.len() || is_drive_path(text);
        (findable && SHIMS.contains(&stem)).then(|| Self { name: stem.to_owned(), text })
    }

    /// What Node.js says when it starts the file without a shell.
    fn spawn_error(&self) -> String {
        if self.is_file() { "spawn EINVAL".to_owned() } else { format!("spawn {} ENOENT", self.text) }
    }

    /// Whether the text names the batch file itself.
    fn is_file(&self) -> bool {
        let lower = self.text.to_ascii_lowercase();
        lower.ends_with(".cmd") || lower.ends_with(".bat")
    }
}

fn wrap(context: &Context<'_>, server: &Server<'_>, shim: &Shim<'_>) -> Option<Fix> {
    let argv = server.argv();
    let plain = is_plain(context, shim.text)
        && argv.args(argv.outer()?).iter().all(|token| is_plain(context, token.text.as_ref()));
    // cmd drops the quotes of a quoted program when an argument has quotes too; a bare name needs none.
    let program = if is_plain(context, shim.text) { shim.text } else { shim.name.as_str() };
    let edits = launch::put_in_front(context, server, &["cmd", "/c"], program)?;
    let title = format!("start {} through cmd /c", shim.name);
    Some(if plain { Fix::safe(title, edits) } else { Fix::unsafe_(title, edits) })
}

/// Whether cmd hands the word on as it is: it needs no quotes and holds nothing that cmd acts on.
fn is_plain(context: &Context<'_>, word: &str) -> bool {
    let special = |letter: char| letter.is_whitespace() || "&|<>^%\"".contains(letter);
    // The client puts a value there that nobody has seen.
    let expanded = word.contains("${")
        && context.dialect.is_some_and(|dialect| dialect.variables.fields.contains(&"args"));
    !(word.is_empty() || word.contains(special) || expanded)
}
