//! The command lines of docker, podman and nerdctl: what is theirs, and what is the server's.

use super::{Argv, Layer};

/// Options of `docker run` and `docker exec` that take the next token as their value.
const WITH_VALUE: [&str; 88] = [
    "--add-host",
    "--annotation",
    "-a",
    "--attach",
    "--blkio-weight",
    "--blkio-weight-device",
    "--cap-add",
    "--cap-drop",
    "--cgroup-parent",
    "--cgroupns",
    "--cidfile",
    "--cpu-count",
    "--cpu-percent",
    "--cpu-period",
    "--cpu-quota",
    "--cpu-rt-period",
    "--cpu-rt-runtime",
    "-c",
    "--cpu-shares",
    "--cpus",
    "--cpuset-cpus",
    "--cpuset-mems",
    "--detach-keys",
    "--device",
    "--device-cgroup-rule",
    "--device-read-bps",
    "--device-read-iops",
    "--device-write-bps",
    "--device-write-iops",
    "--dns",
    "--dns-option",
    "--dns-search",
    "--domainname",
    "--entrypoint",
    "-e",
    "--env",
    "--env-file",
    "--expose",
    "--gpus",
    "--group-add",
    "--health-cmd",
    "--health-interval",
    "--health-retries",
    "--health-start-interval",
    "--health-start-period",
    "--health-timeout",
    "-h",
    "--hostname",
    "--ip",
    "--ip6",
    "--ipc",
    "--isolation",
    "--kernel-memory",
    "-l",
    "--label",
    "--label-file",
    "--link",
    "--link-local-ip",
    "--log-driver",
    "--log-opt",
    "--mac-address",
    "-m",
    "--memory",
    "--memory-reservation",
    "--memory-swap",
    "--memory-swappiness",
    "--mount",
    "--name",
    "--network",
    "--net",
    "--network-alias",
    "--oom-score-adj",
    "--pid",
    "--pids-limit",
    "--platform",
    "-p",
    "--publish",
    "--pull",
    "--restart",
    "--runtime",
    "--security-opt",
    "--shm-size",
    "--stop-signal",
    "--stop-timeout",
    "--storage-opt",
    "--sysctl",
    "--tmpfs",
    "--ulimit",
];
const WITH_VALUE_TOO: [&str; 10] = [
    "-u",
    "--user",
    "--userns",
    "--uts",
    "-v",
    "--volume",
    "--volume-driver",
    "--volumes-from",
    "-w",
    "--workdir",
];

/// Global options, before the subcommand, that take a value.
const GLOBAL_WITH_VALUE: [&str; 9] =
    ["-c", "--context", "-H", "--host", "--config", "-l", "--log-level", "--tlscacert", "--tlscert"];

/// What docker is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subcommand {
    /// `run`, `container run`.
    Run,
    /// `exec`, `container exec`.
    Exec,
    /// `start`, `container start`.
    Start,
}

/// An option of docker itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DockerOption {
    /// The token of the option.
    pub token: usize,
    /// The token of its value, where that is the next one.
    pub value: Option<usize>,
}

/// A docker command line.
#[derive(Clone, Debug)]
pub struct Docker {
    /// What it does.
    pub subcommand: Subcommand,
    /// The token of the subcommand.
    pub subcommand_token: usize,
    /// The options between the subcommand and the image.
    pub options: Vec<DockerOption>,
    /// The image, or for `exec` and `start` the container. What follows belongs to the server.
    pub image: Option<usize>,
    /// One past the last token.
    pub end: usize,
}

impl Docker {
    /// Reads `layer` as `docker run`, `exec` or `start`; `None` for anything else.
    pub fn parse(argv: &Argv, layer: &Layer) -> Option<Self> {
        if !matches!(argv.name(layer).as_str(), "docker" | "podman" | "nerdctl") {
            return None;
        }
        let text =
            |at: usize| argv.tokens.get(at).filter(|_| at < layer.end).map(|token| token.text.as_ref());
        let mut at = layer.program + 1;
        while let Some(option) = text(at).filter(|option| option.starts_with('-')) {
            at += if GLOBAL_WITH_VALUE.contains(&option) { 2 } else { 1 };
        }
        if text(at) == Some("container") {
            at += 1;
        }
        let subcommand = match text(at)? {
            "run" => Subcommand::Run,
            "exec" => Subcommand::Exec,
            "start" => Subcommand::Start,
            _ => return None,
        };
        let mut docker =
            Self { subcommand, subcommand_token: at, options: Vec::new(), image: None, end: layer.end };
        at += 1;
        while let Some(option) = text(at) {
            if !option.starts_with('-') || option == "-" {
                docker.image = Some(at);
                break;
            }
            let takes_value = takes_next(option);
            let value = (takes_value && at + 1 < layer.end).then_some(at + 1);
            docker.options.push(DockerOption { token: at, value });
            at += if takes_value { 2 } else { 1 };
        }
        Some(docker)
    }

    /// The options with one of these names, as `--name value`, `--name=value` or `-nvalue`; with their values.
    pub fn values<'t>(&self, argv: &'t Argv, short: char, long: &[&str]) -> Vec<(DockerOption, &'t str)> {
        self.options
            .iter()
            .filter_map(|option| {
                let text = argv.tokens.get(option.token)?.text.as_ref();
                if let Some((name, value)) = text.split_once('=').filter(|(name, _)| long.contains(name)) {
                    return (!name.is_empty()).then_some((*option, value));
                }
                let joined = short_cluster(text).and_then(|cluster| cluster.split_once(short));
                match (option.value, joined) {
                    (Some(value), _)
                        if long.contains(&text) || joined.is_some_and(|(_, rest)| rest.is_empty()) =>
                    {
                        Some((*option, argv.tokens.get(value)?.text.as_ref()))
                    }
                    (None, Some((_, value))) if !value.is_empty() => {
                        Some((*option, value.trim_start_matches('=')))
                    }
                    _ => None,
                }
            })
            .collect()
    }

    /// The option token that holds a boolean flag: `-i` alone or in a cluster, or its long form.
    pub fn flag(&self, argv: &Argv, short: char, long: &str) -> Option<usize> {
        self.options.iter().map(|option| option.token).find(|token| {
            let text = argv.tokens[*token].text.as_ref();
            text == long
                || text.strip_prefix(long) == Some("=true")
                || short_cluster(text).is_some_and(|cluster| flags_of(cluster).contains(short))
        })
    }
}

/// The letters of `-dit`; `None` for a long option.
pub fn short_cluster(text: &str) -> Option<&str> {
    text.strip_prefix('-').filter(|rest| !rest.starts_with('-') && !rest.is_empty())
}

/// The letters of a cluster that are flags: up to the first letter that takes a value.
pub fn flags_of(cluster: &str) -> &str {
    let end = cluster
        .find(|letter: char| takes_value_letter(letter) || !letter.is_ascii_alphabetic())
        .unwrap_or(cluster.len());
    &cluster[..end]
}

fn takes_value_letter(letter: char) -> bool {
    matches!(letter, 'a' | 'c' | 'e' | 'h' | 'l' | 'm' | 'p' | 'u' | 'v' | 'w')
}

/// Whether the value of this option is the next token.
fn takes_next(option: &str) -> bool {
    if let Some(cluster) = short_cluster(option) {
        return cluster.find(takes_value_letter).is_some_and(|at| at + 1 == cluster.len())
            && flags_of(cluster).len() + 1 == cluster.len();
    }
    WITH_VALUE.contains(&option) || WITH_VALUE_TOO.contains(&option)
}
