//! `env-code-injection`: a variable that makes a program load code which no argument names.

use crate::diagnostic::{Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::url::Url;

pub(super) static RULE: Rule = Rule {
    name: "env-code-injection",
    category: Category::Security,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: None,
    summary: "a variable makes a program load other code",
    check: Check::Server(check),
};

/// Variables that name code to load before the program, each with what loads it.
const LOADERS: [(&str, &str); 7] = [
    ("LD_PRELOAD", "every program that the server starts loads this library first"),
    ("LD_AUDIT", "every program that the server starts loads this library first"),
    ("DYLD_INSERT_LIBRARIES", "every program that the server starts loads this library first"),
    ("PYTHONSTARTUP", "an interactive Python runs this file first"),
    ("BASH_ENV", "every bash script runs this file first"),
    ("PERL5OPT", "every perl program gets these options, which may load code"),
    ("PERL5DB", "perl's debugger runs this code first"),
];

/// Options of Node.js that load a module before the program.
const NODE_LOADERS: [&str; 5] = ["--require", "-r", "--import", "--loader", "--experimental-loader"];

/// Modules that only let Node.js read another language, or a `.env` file.
const USUAL_MODULES: [&str; 8] = [
    "tsx",
    "tsx/esm",
    "tsx/cjs",
    "ts-node/register",
    "ts-node/esm",
    "dotenv/config",
    "source-map-support/register",
    "tsconfig-paths/register",
];

/// Variables that name the registry of packages, and the usual one.
const REGISTRIES: [(&str, &str); 8] = [
    ("NPM_CONFIG_REGISTRY", "registry.npmjs.org"),
    ("YARN_NPM_REGISTRY_SERVER", "registry.yarnpkg.com"),
    ("UV_INDEX_URL", "pypi.org"),
    ("UV_DEFAULT_INDEX", "pypi.org"),
    ("UV_EXTRA_INDEX_URL", "pypi.org"),
    ("PIP_INDEX_URL", "pypi.org"),
    ("PIP_EXTRA_INDEX_URL", "pypi.org"),
    ("UV_INDEX", "pypi.org"),
];

/// Mirrors that a great many people use, and hosts of companies' own registries.
const KNOWN_HOSTS: [&str; 17] = [
    "registry.npmjs.org",
    "registry.yarnpkg.com",
    "pypi.org",
    "files.pythonhosted.org",
    "download.pytorch.org",
    "npm.pkg.github.com",
    "registry.npmmirror.com",
    "registry.npm.taobao.org",
    "mirrors.cloud.tencent.com",
    "mirrors.aliyun.com",
    "mirrors.ustc.edu.cn",
    "mirrors.bfsu.edu.cn",
    "pypi.tuna.tsinghua.edu.cn",
    "mirrors.tuna.tsinghua.edu.cn",
    "repo.huaweicloud.com",
    "mirrors.huaweicloud.com",
    "pypi.doubanio.com",
];
const KNOWN_ENDS: [&str; 6] =
    [".jfrog.io", ".amazonaws.com", ".pkg.dev", ".visualstudio.com", ".cloudsmith.io", "pkgs.dev.azure.com"];

fn check(_: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    for variable in server.env_vars() {
        let Some(value) = variable.value.as_str().map(str::trim).filter(|value| is_written_out(value)) else {
            continue;
        };
        let Some((message, severity)) = judge(&variable.key, value) else { continue };
        findings
            .report(variable.span(), format!("{}: {message}", variable.key))
            .severity(severity)
            .label(variable.value.span, "code from elsewhere")
            .help("remove it, unless you know what it loads and who may change that");
    }
}

/// Whether the value stands here, and is no reference to one.
fn is_written_out(value: &str) -> bool {
    !value.is_empty() && !value.starts_with(['$', '%', '{', '<'])
}

fn judge(name: &str, value: &str) -> Option<(String, Severity)> {
    let warning = |message: &str| Some((message.to_owned(), Severity::Warning));
    if let Some((_, message)) = LOADERS.iter().find(|(loader, _)| *loader == name) {
        return warning(message);
    }
    match name {
        "NODE_OPTIONS" => node(value),
        "PYTHONPATH" => value
            .split([':', ';'])
            .any(is_temporary)
            .then_some("Python looks for modules in a folder that every user of the machine may write to")
            .and_then(warning),
        "GIT_SSH_COMMAND" | "GIT_SSH" => {
            (!is_plain_ssh(value)).then_some("git runs this command for every connection").and_then(warning)
        }
        _ => registry(name, value),
    }
}

fn node(value: &str) -> Option<(String, Severity)> {
    let mut words = value.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let (option, joined) =
            word.split_once('=').map_or((word, None), |(option, module)| (option, Some(module)));
        if !NODE_LOADERS.contains(&option) {
            continue;
        }
        let module = joined.or_else(|| words.peek().copied()).unwrap_or_default().trim_matches(['"', '\'']);
        if !USUAL_MODULES.contains(&module) {
            let message = format!("every Node.js program that the server starts loads {module} first");
            return Some((message, Severity::Warning));
        }
    }
    None
}

/// Folders in which every user of a machine may put files.
fn is_temporary(path: &str) -> bool {
    ["/tmp", "/var/tmp", "/dev/shm", "/private/tmp"]
        .iter()
        .any(|folder| path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// `ssh` with a key, a port, a file of settings, or options that run and trust nothing.
fn is_plain_ssh(value: &str) -> bool {
    let mut words = value.split_whitespace();
    let program = words.next().unwrap_or_default();
    let mut expects_value = false;
    crate::argv::program_name(program) == "ssh"
        && !is_temporary(program)
        && words.all(|word| {
            if std::mem::take(&mut expects_value) {
                let lower = word.to_ascii_lowercase();
                return !["proxycommand", "localcommand", "knownhostscommand", "stricthostkeychecking=no"]
                    .iter()
                    .any(|option| lower.starts_with(option));
            }
            expects_value = matches!(word, "-i" | "-p" | "-F" | "-l" | "-o" | "-J");
            let lower = word.to_ascii_lowercase();
            !lower.contains("command") && !lower.contains("stricthostkeychecking=no")
        })
}

/// A registry that is not the usual one gives the package of this name, whatever is in it.
fn registry(name: &str, value: &str) -> Option<(String, Severity)> {
    let (_, usual) = REGISTRIES.iter().find(|(registry, _)| registry.eq_ignore_ascii_case(name))?;
    let url = value
        .split_whitespace()
        .filter_map(Url::parse)
        .find(|url| !is_known(url) && !url.host.contains('$'))?;
    let message = if url.has_scheme("http") && !url.is_loopback() {
        format!(
            "packages come from {} without encryption, so whoever is on the way may change them",
            url.host
        )
    } else {
        format!("packages come from {} in place of {usual}, with whatever code is in them there", url.host)
    };
    let severity = if url.is_private() { Severity::Info } else { Severity::Warning };
    Some((message, severity))
}

fn is_known(url: &Url<'_>) -> bool {
    url.has_scheme("https")
        && (KNOWN_HOSTS.iter().any(|host| url.has_host(host))
            || KNOWN_ENDS.iter().any(|end| url.host.to_ascii_lowercase().ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::is_plain_ssh;

    #[test]
    fn ssh_with_a_key_runs_nothing_else() {
        for plain in ["ssh", "ssh -i ~/.ssh/id_x -o IdentitiesOnly=yes", "/usr/bin/ssh -p 22 -F /dev/null"] {
            assert!(is_plain_ssh(plain), "{plain}");
        }
        for other in [
            "/tmp/x.sh",
            "ssh -o ProxyCommand=nc",
            "ssh -oProxyCommand=nc",
            "ssh -o StrictHostKeyChecking=no",
        ] {
            assert!(!is_plain_ssh(other), "{other}");
        }
    }
}
