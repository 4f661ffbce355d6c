//! `interactive-prompt-risk`: a program that may ask a question that nobody sees.

use crate::argv::{Argv, Layer};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::rules::support::{question, tokens};

pub(super) static RULE: Rule = Rule {
    name: "interactive-prompt-risk",
    category: Category::Stdio,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Safe),
    summary: "the command may ask a question that nobody can answer",
    check: Check::Server(check),
};

/// Options of ssh that take the next word.
const SSH_WITH_VALUE: [&str; 18] = [
    "-B", "-b", "-c", "-D", "-E", "-e", "-F", "-I", "-i", "-J", "-L", "-l", "-m", "-O", "-o", "-p", "-R",
    "-W",
];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for layer in &argv.layers {
        match argv.name(layer) {
            "sudo" => sudo(context, server, layer, findings),
            "ssh" => ssh(context, server, layer, findings),
            "sh" | "bash" | "zsh" | "dash" | "ksh" | "cmd" => reads(context, server, layer, findings),
            name => login(context, argv, layer, name, findings),
        }
    }
}

fn sudo(context: &Context<'_>, server: &Server<'_>, layer: &Layer, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let options = argv.args(layer).iter().take_while(|token| token.text.starts_with('-'));
    let mut texts = options.map(|token| token.text.as_ref());
    if texts.any(|text| matches!(text, "--non-interactive" | "-A" | "--askpass") || is_cluster(text, 'n')) {
        return;
    }
    let span = argv.tokens[layer.program].span;
    let edits = tokens::insert_before(context, server, layer.program + 1, &["-n"]);
    findings
        .report(
            span,
            "sudo asks for the password on a terminal, and the client gives it none: where a password is needed, \
             the server does not start",
        )
        .label(span, "may ask for a password")
        .says(context.closed_error())
        .maybe_fix(edits.map(|edits| Fix::unsafe_("insert \"-n\" after sudo", edits)))
        .help("start the server without sudo, or allow this one command without a password in sudoers");
}

fn ssh(context: &Context<'_>, server: &Server<'_>, layer: &Layer, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let mut terminal = Vec::new();
    let (mut batch, mut plain) = (false, false);
    let mut at = layer.program + 1;
    while at < layer.end && argv.tokens[at].text.starts_with('-') {
        let text = argv.tokens[at].text.as_ref();
        if matches!(text, "-t" | "-tt" | "-ttt") {
            terminal.push(at);
        }
        plain |= text == "-T";
        let value =
            argv.tokens.get(at + 1).filter(|_| text == "-o").map_or(text, |value| value.text.as_ref());
        batch |= value.to_ascii_lowercase().replace([' ', '='], "").ends_with("batchmodeyes");
        at += if SSH_WITH_VALUE.contains(&text) { 2 } else { 1 };
    }
    let forced = terminal.len() > 1 || terminal.iter().any(|at| argv.tokens[*at].text.len() > 2);
    if let Some(first) = terminal.first().filter(|_| forced) {
        let span = argv.tokens[*first].span;
        let together = terminal.windows(2).all(|pair| pair[0] + 1 == pair[1]);
        let edits = together.then(|| tokens::remove(context, server, *first, terminal.len())).flatten();
        findings
            .report(
                span,
                "ssh forces a terminal on the other side, which echoes what the client sends and ends lines in \
                 CR LF; the client reads its own messages back",
            )
            .label(span, "forces a terminal")
            .impact(Impact::ServerFails)
            .maybe_fix(edits.map(|edits| Fix::safe("remove the option", edits)));
    } else if !batch && at < layer.end {
        let span = argv.tokens[layer.program].span;
        let words: &[&str] = if plain { &["-o", "BatchMode=yes"] } else { &["-T", "-o", "BatchMode=yes"] };
        let edits = match terminal.first() {
            // `-t` asks for the terminal that `-T` refuses: the one takes the other's place.
            Some(asked) if !plain => tokens::replace(context, server, *asked, "-T").and_then(|mut edits| {
                edits.extend(tokens::insert_before(context, server, at, &words[1..])?);
                Some(edits)
            }),
            _ => tokens::insert_before(context, server, at, words),
        };
        let title = match terminal.first() {
            Some(_) if !plain => {
                "replace \"-t\" by \"-T\", and insert \"-o\" \"BatchMode=yes\" before the host".to_owned()
            }
            _ => format!("insert \"{}\" before the host", words.join("\" \"")),
        };
        findings
            .report(
                span,
                "ssh asks for a password, a passphrase or an unknown host key on a terminal that nobody sees; the \
                 server then waits until the client gives up",
            )
            .label(span, "may ask")
            .severity(Severity::Info)
            .maybe_fix(edits.map(|edits| Fix::unsafe_(title, edits)));
    }
}

/// `sh -c "read x; …"`, `cmd /c "pause & …"`: what a person would type is taken from the pipe.
fn reads(context: &Context<'_>, server: &Server<'_>, layer: &Layer, findings: &mut Findings<'_>) {
    let Some((token, word)) = question::asked(server.argv(), layer) else { return };
    let span = server.argv().tokens[token].span;
    findings
        .report(
            span,
            format!(
                "{word} waits for somebody to type and takes the client's first message for it: the server never sees \
                 that message, and the client waits for its answer"
            ),
        )
        .label(span, format!("{word} reads from the pipe"))
        .impact(Impact::ServerFails)
        .says(context.timeout_error().unwrap_or(context.closed_error()))
        .fix(Fix::suggestion(format!("take {word} out of the line, and give the value in env"), Vec::new()));
}

/// `docker login` and its kin: not a server at all.
fn login(context: &Context<'_>, argv: &Argv, layer: &Layer, name: &str, findings: &mut Findings<'_>) {
    let verb = argv.args(layer).first().map_or("", |token| token.text.as_ref());
    let logs_in = match name {
        "gh" | "gcloud" => verb == "auth",
        "az" | "docker" | "podman" | "npm" => verb == "login",
        _ => false,
    };
    if logs_in {
        let span = argv.tokens[layer.program + 1].span;
        findings
            .report(span, format!("{name} {verb} asks who you are and ends; it is not an MCP server"))
            .label(span, "no MCP server")
            .severity(Severity::Error)
            .impact(Impact::ServerFails)
            .says(context.closed_error())
            .fix(Fix::suggestion(
                format!("run `{name} {verb}` by hand once, and name the server here"),
                Vec::new(),
            ));
    }
}

fn is_cluster(text: &str, letter: char) -> bool {
    text.strip_prefix('-').is_some_and(|letters| !letters.starts_with('-') && letters.contains(letter))
}
