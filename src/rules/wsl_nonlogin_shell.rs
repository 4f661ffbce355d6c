//! `wsl-nonlogin-shell`: npx behind wsl, without the shell that knows where it is.

use crate::argv::{Argv, Layer, Wrapper, is_bare_name};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "wsl-nonlogin-shell",
    category: Category::Platform,
    severity: Severity::Info,
    impact: Impact::None,
    fix: Some(Applicability::Suggestion),
    summary: "wsl starts a program without the PATH that a login shell sets",
    check: Check::Server(check),
};

/// Programs that people install in their home folder, and that Windows may have too.
const LAUNCHERS: [&str; 3] = ["node", "npx", "npm"];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if !matches!(context.platform, Platform::Windows | Platform::Any) {
        return;
    }
    let argv = server.argv();
    let Some(wsl) = argv.layers.iter().position(|layer| argv.name(layer) == "wsl") else { return };
    let inside = &argv.layers[wsl + 1..];
    let Some(layer) = inside.last() else { return };
    let token = &argv.tokens[layer.program];
    let program = token.text.as_ref();
    let only_shells =
        inside.iter().all(|layer| matches!(layer.inside, Some(Wrapper::Wsl | Wrapper::Shell | Wrapper::Env)));
    if !only_shells || !is_bare_name(program) || !LAUNCHERS.contains(&program) || finds_its_path(argv, wsl) {
        return;
    }
    findings
        .report(
            token.span,
            format!(
                "wsl starts this without a login shell: where nvm's folder is on PATH for such shells only, it finds \
                 no {program}, or the one of Windows under /mnt/c"
            ),
        )
        .label(token.span, "looked for without .profile and .bashrc")
        .says(context.closed_error())
        .fix(Fix::suggestion(
            format!("write the whole path of {program} inside WSL, as \"wsl -e bash -lic 'which {program}'\" prints it"),
            Vec::new(),
        ));
}

/// Whether a login or interactive shell, or a PATH in the command line, leads to the program.
fn finds_its_path(argv: &Argv<'_>, wsl: usize) -> bool {
    let reads_profile = |layer: &Layer| {
        let is_shell = matches!(argv.name(layer), "bash" | "sh" | "zsh" | "fish" | "dash");
        let mut options =
            argv.args(layer).iter().map(|token| token.text.as_ref()).take_while(|text| text.starts_with('-'));
        is_shell
            && options.any(|text| text == "--login" || !text.starts_with("--") && text.contains(['l', 'i']))
    };
    let words: Vec<&str> =
        argv.tokens[argv.layers[wsl].program..].iter().map(|token| token.text.as_ref()).collect();
    argv.layers[wsl..].iter().any(reads_profile)
        || words.windows(2).any(|pair| pair[0] == "--shell-type" && pair[1] == "login")
        || words.iter().any(|word| word.contains("PATH="))
}
