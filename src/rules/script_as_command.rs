//! `script-as-command`: a script where a program belongs.

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Literal;
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "script-as-command",
    category: Category::Launch,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "a script stands where the program belongs",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(program) = server.argv().tokens.first() else { return };
    let path = program.text.as_ref();
    let Some(suffix) = script_suffix(path) else { return };
    let Some(reason) = reason(context, path, suffix) else { return };
    let says = match context.platform {
        Platform::Linux | Platform::Macos | Platform::Wsl if suffix != ".jar" && refused(context, path) => {
            format!("spawn {path} EACCES")
        }
        _ => context.closed_error().to_owned(),
    };
    findings
        .report(program.span, reason)
        .label(program.span, "a script, not a program")
        .says(says)
        .maybe_fix(name_interpreter(context, server, suffix));
}

/// Whether the system refuses to start the file.
fn refused(context: &Context<'_>, path: &str) -> bool {
    context.host.is_some_and(|host| host.find_program(path).is_none())
}

/// Whether the client hands a .ps1 file to PowerShell itself.
fn runs_powershell(context: &Context<'_>) -> bool {
    context.dialect.is_some_and(|dialect| dialect.starts_powershell_scripts)
}

/// Why the script does not start here, if it is likely that it does not.
fn reason(context: &Context<'_>, path: &str, suffix: &str) -> Option<String> {
    match context.platform {
        Platform::Windows if suffix == ".ps1" && runs_powershell(context) => None,
        Platform::Windows => Some(format!("Windows starts programs only: a {suffix} file is not one")),
        _ if suffix == ".ps1" => None,
        // Nothing but a program can be made executable by a mode bit; a jar has no first line to name one.
        _ if suffix == ".jar" => Some("a .jar file is run by java and starts nothing by itself".to_owned()),
        Platform::Any => None,
        _ => {
            let host = context.host.filter(|_| context.runs_here && path.starts_with('/'))?;
            // `find_program` finds a path only where it may be executed.
            if !host.exists(path) {
                None
            } else if host.find_program(path).is_none() {
                Some("the script is not executable, so the system refuses to start it".to_owned())
            } else if suffix != ".sh" && !host.has_shebang(path) {
                Some(
                    "the script has no first line with #! to name its interpreter, so sh runs it as its own"
                        .to_owned(),
                )
            } else {
                None
            }
        }
    }
}

fn script_suffix(path: &str) -> Option<&'static str> {
    if path.contains([' ', '$']) && !path.contains(['/', '\\']) {
        return None;
    }
    let lower = path.to_ascii_lowercase();
    [".py", ".js", ".mjs", ".cjs", ".ts", ".sh", ".jar", ".rb", ".ps1"]
        .into_iter()
        .find(|suffix| lower.ends_with(suffix))
}

/// The interpreter with its own arguments.
fn interpreter(suffix: &str, platform: Platform) -> Option<(&'static str, &'static [&'static str])> {
    Some(match suffix {
        ".py" if platform == Platform::Windows => ("python", &[]),
        ".py" => ("python3", &[]),
        ".js" | ".mjs" | ".cjs" => ("node", &[]),
        ".ts" => ("npx", &["-y", "tsx"]),
        ".jar" => ("java", &["-jar"]),
        ".rb" => ("ruby", &[]),
        ".sh" if platform != Platform::Windows => ("bash", &[]),
        ".ps1" => ("powershell", &["-NoProfile", "-ExecutionPolicy", "Bypass", "-File"]),
        _ => return None,
    })
}

fn name_interpreter(context: &Context<'_>, server: &Server<'_>, suffix: &str) -> Option<Fix> {
    let (program, options) = interpreter(suffix, context.platform)?;
    let command = server.command()?;
    let path = command.value.as_str()?;
    let items: Vec<&str> = options.iter().copied().chain([path]).collect();
    let editor = context.editor();
    let mut edits = vec![editor.replace_string(command.value.span, program)];
    match server.args_array() {
        Some(array) => edits.extend(editor.insert_items(array, 0, &items)),
        None if server.args().is_some() => return None,
        None => {
            let key = server.dialect.map_or("args", |dialect| dialect.keys.args);
            let list = Literal::Strings(items.iter().map(|item| (*item).to_owned()).collect());
            edits.extend(editor.insert_member(server.node, server.field_index(command)? + 1, key, &list));
        }
    }
    Some(Fix::unsafe_(format!("start {program:?} with the script as its argument"), edits))
}
