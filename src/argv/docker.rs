//! The command lines of docker, podman and nerdctl: what is theirs, and what is the server's.

use super::{Argv, Layer};

/// Long options of `docker run` that take a value (`docker run --help`, 28.2).
#[rustfmt::skip]
const RUN_WITH_VALUE: &[&str] = &[
    "--add-host", "--annotation", "--attach", "--blkio-weight", "--blkio-weight-device", "--cap-add",
    "--cap-drop", "--cgroup-parent", "--cgroupns", "--cidfile", "--cpu-count", "--cpu-percent",
    "--cpu-period", "--cpu-quota", "--cpu-rt-period", "--cpu-rt-runtime", "--cpu-shares", "--cpus",
    "--cpuset-cpus", "--cpuset-mems", "--detach-keys", "--device", "--device-cgroup-rule",
    "--device-read-bps", "--device-read-iops", "--device-write-bps", "--device-write-iops", "--dns",
    "--dns-opt", "--dns-option", "--dns-search", "--domainname", "--entrypoint", "--env", "--env-file",
    "--expose", "--gpus", "--group-add", "--health-cmd", "--health-interval", "--health-retries",
    "--health-start-interval", "--health-start-period", "--health-timeout", "--hostname",
    "--io-maxbandwidth", "--io-maxiops", "--ip", "--ip6", "--ipc", "--isolation", "--kernel-memory",
    "--label", "--label-file", "--link", "--link-local-ip", "--log-driver", "--log-opt", "--mac-address",
    "--memory", "--memory-reservation", "--memory-swap", "--memory-swappiness", "--mount", "--name",
    "--net", "--net-alias", "--network", "--network-alias", "--oom-score-adj", "--pid", "--pids-limit",
    "--platform", "--publish", "--pull", "--restart", "--runtime", "--security-opt", "--shm-size",
    "--stop-signal", "--stop-timeout", "--storage-opt", "--sysctl", "--tmpfs", "--ulimit", "--user",
    "--userns", "--uts", "--volume", "--volume-driver", "--volumes-from", "--workdir",
];

/// More of them that podman knows.
#[rustfmt::skip]
const PODMAN_WITH_VALUE: &[&str] = &[
    "--arch", "--authfile", "--cert-dir", "--cgroup-conf", "--cgroups", "--chrootdirs", "--conmon-pidfile",
    "--creds", "--decryption-key", "--env-merge", "--gidmap", "--group-entry", "--health-log-destination",
    "--health-max-log-count", "--health-max-log-size", "--health-on-failure", "--health-startup-cmd",
    "--health-startup-interval", "--health-startup-retries", "--health-startup-success",
    "--health-startup-timeout", "--hosts-file", "--hostuser", "--image-volume", "--init-path", "--os",
    "--passwd-entry", "--personality", "--pidfile", "--pod", "--pod-id-file", "--preserve-fd",
    "--preserve-fds", "--rdt-class", "--requires", "--retry", "--retry-delay", "--sdnotify",
    "--seccomp-policy", "--secret", "--shm-size-systemd", "--subgidname", "--subuidname", "--systemd",
    "--timeout", "--tz", "--uidmap", "--umask", "--unsetenv", "--variant",
];

/// Long options without a value; one that stands in no list makes the reading uncertain.
#[rustfmt::skip]
const FLAGS: &[&str] = &[
    "--detach", "--disable-content-trust", "--env-host", "--help", "--http-proxy", "--init",
    "--interactive", "--latest", "--no-healthcheck", "--no-hostname", "--no-hosts", "--oom-kill-disable",
    "--passwd", "--privileged", "--publish-all", "--quiet", "--read-only", "--read-only-tmpfs", "--replace",
    "--rm", "--rmi", "--rootfs", "--sig-proxy", "--tls-verify", "--tty", "--unsetenv-all",
    "--use-api-socket",
];

/// Long options of `docker exec` that take a value.
#[rustfmt::skip]
const EXEC_WITH_VALUE: &[&str] = &[
    "--detach-keys", "--env", "--env-file", "--preserve-fd", "--preserve-fds", "--user", "--workdir",
];

/// Long options of `docker start` that take a value. `--attach` takes none there.
#[rustfmt::skip]
const START_WITH_VALUE: &[&str] = &[
    "--checkpoint", "--checkpoint-dir", "--detach-keys", "--filter",
];

/// Global options of the three programs, before the subcommand, that take a value.
#[rustfmt::skip]
const GLOBAL_WITH_VALUE: &[&str] = &[
    "-c", "--context", "-H", "--host", "--config", "-l", "--log-level", "--tlscacert", "--tlscert",
    "--tlskey", "-n", "--namespace", "-a", "--address", "--connection", "--url", "--identity", "--root",
    "--runroot", "--storage-driver", "--storage-opt", "--snapshotter", "--data-root", "--cgroup-manager",
];

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

impl Subcommand {
    /// The word on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Exec => "exec",
            Self::Start => "start",
        }
    }

    /// The short options that take a value: joined, after `=`, or the next token.
    const fn value_letters(self) -> &'static [u8] {
        match self {
            Self::Run => b"acehlmpuvw",
            Self::Exec => b"euw",
            Self::Start => b"f",
        }
    }

    /// The letters of a cluster that are flags: up to the first letter that takes a value.
    fn flags_of(self, cluster: &str) -> &str {
        let is_flag = |letter: &u8| letter.is_ascii_alphabetic() && !self.value_letters().contains(letter);
        let end = cluster.bytes().position(|letter| !is_flag(&letter)).unwrap_or(cluster.len());
        &cluster[..end]
    }

    /// Whether the value of this option is the next token; `None` if the option is not known.
    fn takes_next(self, option: &str) -> Option<bool> {
        if let Some(cluster) = short_cluster(option) {
            let rest = &cluster[self.flags_of(cluster).len()..];
            return Some(matches!(rest.as_bytes(), [letter] if self.value_letters().contains(letter)));
        }
        let with_value = match self {
            Self::Run => RUN_WITH_VALUE.contains(&option) || PODMAN_WITH_VALUE.contains(&option),
            Self::Exec => EXEC_WITH_VALUE.contains(&option),
            Self::Start => START_WITH_VALUE.contains(&option),
        };
        let without = option.contains('=')
            || option == "--"
            || FLAGS.contains(&option)
            || (self == Self::Start && matches!(option, "--attach" | "--all"));
        if with_value || without { Some(with_value) } else { None }
    }
}

/// An option of docker itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DockerOption {
    /// The token of the option.
    pub token: usize,
    /// The token of its value, where that is the next one.
    pub value: Option<usize>,
}

/// A variable that `-e` or `--env` hands to the container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnvOption<'t> {
    /// The token that holds the name.
    pub token: usize,
    /// Its name. podman takes a trailing `*` for every variable that starts so.
    pub name: &'t str,
    /// Its value; without one docker copies its own variable of that name.
    pub value: Option<&'t str>,
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
    /// Whether every option before the image is known. If not, the token taken for the image may be
    /// an option's value, and options may hide behind it.
    pub is_certain: bool,
    /// One past the last token.
    pub end: usize,
}

impl Docker {
    /// Reads `layer` as `docker run`, `exec` or `start`; `None` for anything else.
    pub(super) fn parse(argv: &Argv, layer: &Layer) -> Option<Self> {
        if !matches!(argv.name(layer), "docker" | "podman" | "nerdctl") {
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
        let mut docker = Self {
            subcommand,
            subcommand_token: at,
            options: Vec::new(),
            image: None,
            is_certain: true,
            end: layer.end,
        };
        at += 1;
        while let Some(option) = text(at) {
            if !option.starts_with('-') || option == "-" {
                docker.image = Some(at);
                break;
            }
            let takes_next = subcommand.takes_next(option);
            docker.is_certain &= takes_next.is_some();
            let takes_next = takes_next == Some(true);
            let value = (takes_next && at + 1 < layer.end).then_some(at + 1);
            docker.options.push(DockerOption { token: at, value });
            at += if takes_next { 2 } else { 1 };
        }
        Some(docker)
    }

    /// The options with one of these names, as `--name value`, `--name=value` or `-nvalue`; with their values.
    pub fn values<'t>(&self, argv: &'t Argv, short: char, long: &[&str]) -> Vec<(DockerOption, &'t str)> {
        let value = |option: &DockerOption| Some((*option, self.value(argv, option, short, long)?));
        self.options.iter().filter_map(value).collect()
    }

    /// The value of an option, if it has one of these names.
    fn value<'t>(
        &self,
        argv: &'t Argv,
        option: &DockerOption,
        short: char,
        long: &[&str],
    ) -> Option<&'t str> {
        let text = argv.tokens.get(option.token)?.text.as_ref();
        let next = || Some(argv.tokens.get(option.value?)?.text.as_ref());
        let Some(cluster) = short_cluster(text) else {
            // Most options are others by their first letters.
            if !long.iter().any(|name| text.starts_with(name)) {
                return None;
            }
            let is_named = |name: &str| long.contains(&name);
            return match text.split_once('=').filter(|(name, _)| is_named(name)) {
                Some((_, value)) => Some(value),
                None => next().filter(|_| is_named(text)),
            };
        };
        if !cluster.contains(short) {
            return None;
        }
        let joined = cluster[self.subcommand.flags_of(cluster).len()..].strip_prefix(short)?;
        match option.value {
            Some(_) => next().filter(|_| joined.is_empty()),
            None => (!joined.is_empty()).then(|| joined.strip_prefix('=').unwrap_or(joined)),
        }
    }

    /// The variables that `-e` and `--env` hand to the container.
    pub fn env<'t>(&self, argv: &'t Argv) -> Vec<EnvOption<'t>> {
        self.options.iter().filter_map(|option| self.env_option(argv, option)).collect()
    }

    /// The one whose name this token holds.
    pub fn env_at<'t>(&self, argv: &'t Argv, token: usize) -> Option<EnvOption<'t>> {
        let behind = self.options.partition_point(|option| option.token <= token);
        let option = self.options.get(behind.checked_sub(1)?)?;
        self.env_option(argv, option).filter(|option| option.token == token)
    }

    fn env_option<'t>(&self, argv: &'t Argv, option: &DockerOption) -> Option<EnvOption<'t>> {
        let text = self.value(argv, option, 'e', &["--env"])?;
        let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
        Some(EnvOption { token: option.value.unwrap_or(option.token), name, value })
    }

    /// Whether the variables in the container also come from elsewhere: a file, or all of podman's own.
    pub fn has_more_env(&self, argv: &Argv) -> bool {
        self.has_long(argv, "--env-file") || self.has_long(argv, "--env-host")
    }

    /// Whether this long option is given, with or without a value.
    pub fn has_long(&self, argv: &Argv, long: &str) -> bool {
        self.options.iter().any(|option| {
            argv.tokens[option.token]
                .text
                .strip_prefix(long)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('='))
        })
    }

    /// The option token that holds a boolean flag: `-i` alone or in a cluster, or its long form.
    pub fn flag(&self, argv: &Argv, short: char, long: &str) -> Option<usize> {
        self.options.iter().map(|option| option.token).find(|token| {
            let text = argv.tokens[*token].text.as_ref();
            if let Some(rest) = text.strip_prefix(long) {
                return rest.is_empty() || rest.strip_prefix('=').is_some_and(is_true);
            }
            let Some(cluster) = short_cluster(text) else { return false };
            let flags = self.subcommand.flags_of(cluster);
            // `-it=false` is about the last letter only.
            let switched_off = flags.ends_with(short)
                && cluster[flags.len()..].strip_prefix('=').is_some_and(|value| !is_true(value));
            flags.contains(short) && !switched_off
        })
    }

    /// The text of a flag token without the letter `flag`; `None` if nothing is left of it.
    pub fn without_flag(&self, text: &str, flag: char) -> Option<String> {
        let cluster = short_cluster(text)?;
        let flags = self.subcommand.flags_of(cluster);
        let kept: String = flags.chars().filter(|letter| *letter != flag).collect();
        let rest = &cluster[flags.len()..];
        (!kept.is_empty() || !rest.is_empty() && !rest.starts_with('=')).then(|| format!("-{kept}{rest}"))
    }
}

/// The letters of `-dit`; `None` for a long option.
pub fn short_cluster(text: &str) -> Option<&str> {
    text.strip_prefix('-').filter(|rest| !rest.starts_with('-') && !rest.is_empty())
}

/// The words that Go's flag parser takes for true.
fn is_true(value: &str) -> bool {
    matches!(value, "1" | "t" | "T" | "true" | "TRUE" | "True")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Config;

    /// Reads `docker <args>` and shows it to `check`.
    fn docker(args: &[&str], check: impl FnOnce(&Docker, &Argv)) {
        let text =
            serde_json::json!({ "mcpServers": { "a": { "command": "docker", "args": args } } }).to_string();
        let parsed = crate::syntax::parse_json(&text);
        let config = Config::new(parsed.root.as_ref(), None);
        let argv = config.servers[0].argv();
        check(&Docker::parse(argv, &argv.layers[0]).unwrap(), argv);
    }

    #[test]
    fn clusters_are_read_letter_by_letter() {
        docker(
            &["run", "-dit", "-vsite:/e", "-eNAME", "-e=B=c", "--env=C", "-ie", "D=1", "img", "-t"],
            |docker, argv| {
                assert_eq!(docker.image, Some(9));
                assert_eq!(docker.flag(argv, 't', "--tty"), Some(2));
                let names: Vec<_> =
                    docker.env(argv).iter().map(|option| (option.name, option.value)).collect();
                assert_eq!(names, [("NAME", None), ("B", Some("c")), ("C", None), ("D", Some("1"))]);
                assert_eq!(docker.without_flag("-dit", 't').as_deref(), Some("-di"));
                assert_eq!(docker.without_flag("-t", 't'), None);
                assert_eq!(docker.without_flag("-te", 't').as_deref(), Some("-e"));
            },
        );
    }

    #[test]
    fn a_flag_can_be_switched_off() {
        for (args, on) in [
            (["run", "--tty=false", "img"], false),
            (["run", "-t=0", "img"], false),
            (["run", "--tty=1", "img"], true),
            (["run", "-ti=false", "img"], true),
        ] {
            docker(&args, |docker, argv| {
                assert_eq!(docker.flag(argv, 't', "--tty").is_some(), on, "{args:?}")
            });
        }
    }

    #[test]
    fn start_attaches_without_a_value() {
        docker(&["start", "-a", "-i", "box"], |docker, argv| {
            assert_eq!(docker.image, Some(4));
            assert!(docker.flag(argv, 'i', "--interactive").is_some());
        });
    }

    #[test]
    fn an_unknown_option_makes_the_reading_uncertain() {
        docker(&["run", "--shiny", "x", "-i", "img"], |docker, _| assert!(!docker.is_certain));
        docker(&["run", "--shiny=x", "-i", "img"], |docker, _| assert!(docker.is_certain));
    }
}
