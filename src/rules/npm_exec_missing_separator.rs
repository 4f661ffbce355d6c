//! `npm-exec-missing-separator`: npm takes the server's options for its own.

use crate::argv::npx::Kind;
use crate::argv::{Argv, TokenPlace};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "npm-exec-missing-separator",
    category: Category::Launch,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "npm exec takes the server's options for its own, for want of --",
    check: Check::Server(check),
};

/// Options that npm 11 knows, long names and short ones: the author may mean npm.
const NPM_OPTIONS: &str = " access all also audit audit-level auth-type before bin-links browser ca cache \
    cache-max cache-min cafile call cert cidr color cpu depth description dev diff dry-run editor \
    engine-strict fetch-retries fetch-timeout force foreground-scripts fund git global globalconfig \
    global-style heading https-proxy if-present ignore-scripts include install-links install-strategy json \
    key legacy-peer-deps libc link local-address location loglevel logs-dir logs-max long maxsockets message \
    name node-gyp node-options noproxy offline omit only optional os otp package package-lock \
    package-lock-only parseable password prefer-dedupe prefer-offline prefer-online prefix production \
    progress provenance proxy read-only registry save save-dev save-exact scope scopes script-shell shell \
    strict-peer-deps strict-ssl tag timing umask unicode update-notifier usage user-agent userconfig version \
    versions viewer which workspace workspaces yes d dd ddd quiet q s silent verbose desc help local n no \
    porcelain readonly reg iwr ws a c f g L l m p C S B D E O P ? H h v w y ";

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for layer in &argv.layers {
        let Some(npx) = argv.npx(layer).filter(|npx| npx.kind == Kind::NpmExec) else { continue };
        let Some(target) = npx.target else { continue };
        if argv.tokens[npx.options_start..npx.end].iter().any(|token| token.text == "--") {
            continue;
        }
        let mut options = (target + 1..npx.end).filter(|at| is_option(argv, *at)).peekable();
        let Some(eaten) = options.clone().find(|at| !npm_knows(&argv.tokens[*at].text)) else { continue };
        // `-y` and its kin behind the package are npm's; moving them behind `--` would change what npm does.
        let is_sure = options.all(|at| !npm_knows(&argv.tokens[at].text));
        let token = &argv.tokens[eaten];
        let name = token.text.split_once('=').map_or(token.text.as_ref(), |(name, _)| name);
        findings
            .report(
                token.span,
                format!("npm exec reads options up to a lone --, so it takes {name} itself and the server never sees it"),
            )
            .label(token.span, "npm's, not the server's")
            .maybe_fix(separate(context, server, target).filter(|_| is_sure));
    }
}

fn is_option(argv: &Argv<'_>, at: usize) -> bool {
    let text = argv.tokens[at].text.as_ref();
    text.len() > 1 && text.starts_with('-')
}

fn npm_knows(option: &str) -> bool {
    let name = option.split_once('=').map_or(option, |(name, _)| name).trim_start_matches('-');
    let name = name.strip_prefix("no-").unwrap_or(name);
    NPM_OPTIONS.split(' ').any(|known| known == name)
}

fn separate(context: &Context<'_>, server: &Server<'_>, target: usize) -> Option<Fix> {
    let TokenPlace::Arg(index) = server.argv().tokens[target].place else { return None };
    let edits = context.editor().insert_items(server.args_array()?, index, &["--"]);
    Some(Fix::safe("insert \"--\" before the package", edits))
}
