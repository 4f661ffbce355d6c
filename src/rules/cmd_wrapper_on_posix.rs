//! `cmd-wrapper-on-posix`: `cmd /c` where there is no cmd.

use crate::argv::{Argv, TokenPlace, Wrapper, is_bare_name, program_name};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::model::Server;
use crate::platform::{Platform, is_drive_path};
use crate::rule::{Category, Check, Context, Findings, Rule};

use super::support::{launch, variant};

pub(super) static RULE: Rule = Rule {
    name: "cmd-wrapper-on-posix",
    category: Category::Platform,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "cmd /c in a config for macOS or Linux",
    check: Check::Server(check),
};

/// Commands that cmd has built in: no program of this name can be started in its place.
const BUILT_IN: [&str; 14] = [
    "call", "cd", "chcp", "copy", "dir", "echo", "for", "if", "pushd", "set", "start", "title", "type", "ver",
];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(program) = argv.outer().and_then(|outer| argv.tokens.get(outer.program)) else { return };
    let text = program.text.as_ref();
    let wrapper = program_name(text);
    if !is_windows_shell(&wrapper, text) || !is_missing(context, text) {
        return;
    }
    if server.platform_block(context.platform).is_some() || variant::says_windows(context, server) {
        return;
    }
    let shared = context.is_shared();
    let place = match context.platform {
        Platform::Macos => "macOS has no such program, so the server does not start",
        Platform::Linux => "Linux has no such program, so the server does not start",
        Platform::Wsl => "inside WSL it is found by its full name only, as cmd.exe",
        Platform::Windows | Platform::Any => {
            "for those who share this file on macOS or Linux the server does not start"
        }
    };
    let certain = context.platform.is_posix() && !shared && wrapper == "cmd";
    let diagnostic = findings.report(program.span, format!("{text} is Windows' own shell: {place}"));
    diagnostic
        .severity(if shared || is_packaged(context, text) { Severity::Warning } else { Severity::Error })
        .label(program.span, "there is no such program")
        .says(format!("spawn {text} ENOENT"));
    match unwrap(context, server, &wrapper, certain) {
        Some(fix) => diagnostic.fix(fix),
        None => diagnostic.help("name the program itself as the command, or write the commands for `sh -c`"),
    };
}

/// `cmd`, `cmd.exe`, `powershell`; not a program of that name in a folder of its own.
fn is_windows_shell(name: &str, text: &str) -> bool {
    matches!(name, "cmd" | "powershell") && (is_bare_name(text) || is_drive_path(text))
}

/// Whether the target system lacks it. WSL starts Windows programs by their full name.
fn is_missing(context: &Context<'_>, text: &str) -> bool {
    match context.platform {
        Platform::Linux | Platform::Macos => true,
        Platform::Wsl => is_bare_name(text) && !text.to_ascii_lowercase().ends_with(".exe"),
        Platform::Any => context.is_shared(),
        Platform::Windows => false,
    }
}

/// PowerShell for Linux has a package that brings a `powershell`.
fn is_packaged(context: &Context<'_>, text: &str) -> bool {
    text == "powershell" && context.platform == Platform::Linux
}

fn unwrap(context: &Context<'_>, server: &Server<'_>, wrapper: &str, certain: bool) -> Option<Fix> {
    // Where the client wants a string, what stands in "args" comes behind the list, and another rule joins them first.
    let takes_string = context.dialect.is_none_or(|dialect| !dialect.keys.command_is_array);
    if takes_string && server.args().is_some() && server.command()?.value.as_array().is_some() {
        return None;
    }
    let argv = server.argv();
    let (program, edits, plain) = inner(context, server, argv)?;
    let title = format!("start {program} without {wrapper}");
    Some(if certain && plain { Fix::safe(title, edits) } else { Fix::unsafe_(title, edits) })
}

/// The program behind the wrapper, the edits that make it the program, and whether that is all there is to it.
fn inner(context: &Context<'_>, server: &Server<'_>, argv: &Argv<'_>) -> Option<(String, Vec<Edit>, bool)> {
    let outer = argv.outer()?;
    let layer = argv.layers.get(1);
    // `cmd npx` with the /c forgotten means the same.
    let first = match layer {
        Some(layer) if matches!(layer.inside, Some(Wrapper::Cmd | Wrapper::PowerShell)) => layer.program,
        Some(_) => return None,
        None => (outer.program + 1 < outer.end).then_some(outer.program + 1)?,
    };
    let end = layer.map_or(outer.end, |layer| layer.end);
    let words: Vec<&str> = argv.tokens.get(first..end)?.iter().map(|token| token.text.as_ref()).collect();
    let (program, rest) = words.split_first()?;
    if !is_startable(program) || rest.iter().any(|word| is_operator(word)) {
        return None;
    }
    // npx.cmd is npx here.
    let stem = program.len() - suffix_len(program);
    let program = if is_bare_name(program) { program[..stem].to_owned() } else { (*program).to_owned() };
    let edits = if argv.tokens[first].place == TokenPlace::Word {
        let words: Vec<&str> = std::iter::once(program.as_str()).chain(rest.iter().copied()).collect();
        launch::start_line(context, server, outer.end - 1, &words)?
    } else {
        launch::start_at(context, server, first, &program)?
    };
    let plain = is_bare_name(&program) && !words.iter().any(|word| word.contains(['%', '^', '\'']));
    Some((program, edits, plain))
}

/// The length of `.cmd` or `.exe` at the end of a program's name.
fn suffix_len(program: &str) -> usize {
    let lower = program.to_ascii_lowercase();
    let has_suffix = [".exe", ".cmd", ".bat"].iter().any(|suffix| lower.ends_with(suffix));
    if has_suffix { 4 } else { 0 }
}

/// Whether this can be a program: no command that cmd has built in, no switch, no line, no `C:/`.
fn is_startable(program: &str) -> bool {
    let is_line = program.contains(' ') && !is_drive_path(program);
    let is_drive = program.trim_end_matches(['/', '\\']).ends_with(':');
    let is_switch = program.is_empty() || program.starts_with(['/', '-']);
    !(is_line || is_drive || is_switch || BUILT_IN.contains(&program_name(program).as_str()))
}

/// `&&`, `|`, `2>nul`: what only a shell understands.
fn is_operator(word: &str) -> bool {
    let bare = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    bare.starts_with(['&', '|', '>', '<'])
}
