//! The command lines of compose that start a process: `docker compose run`, `docker-compose exec`.

use super::docker::short_cluster;
use super::{Argv, Layer};

/// Options of compose itself, and of docker before it, that take a value.
#[rustfmt::skip]
const GLOBAL_WITH_VALUE: &[&str] = &[
    "-f", "--file", "-p", "--project-name", "--profile", "--env-file", "--project-directory", "--ansi",
    "--parallel", "--progress", "-c", "--context", "-H", "--host", "--log-level", "-l", "--config",
    "--tlscacert", "--tlscert", "--tlskey", "-n", "--namespace",
];

/// Long options of `run` and `exec` that take a value.
#[rustfmt::skip]
const WITH_VALUE: &[&str] = &[
    "--env", "--env-file", "--env-from-file", "--label", "--labels", "--name", "--publish", "--user",
    "--volume", "--volumes", "--workdir", "--entrypoint", "--index", "--cap-add", "--cap-drop", "--pull",
];

/// Short options of `run` and `exec` that take a value.
const VALUE_LETTERS: &str = "elpuvw";

/// A compose command line that starts a process.
#[derive(Clone, Debug)]
pub struct Compose {
    /// As people call it: `docker compose`, `docker-compose`.
    pub program: String,
    /// `run` or `exec`.
    pub subcommand: String,
    /// The token of the subcommand.
    pub subcommand_token: usize,
    /// The options between the subcommand and the service. What follows the service is the server's.
    pub options: Vec<usize>,
    /// The service.
    pub service: Option<usize>,
}

impl Compose {
    /// Reads `layer` as `run` or `exec` of compose; `None` for anything else.
    pub fn parse(argv: &Argv, layer: &Layer) -> Option<Self> {
        let text =
            |at: usize| argv.tokens.get(at).filter(|_| at < layer.end).map(|token| token.text.as_ref());
        let skip = |mut at: usize| {
            while let Some(option) = text(at).filter(|option| option.starts_with('-')) {
                at += if GLOBAL_WITH_VALUE.contains(&option) { 2 } else { 1 };
            }
            at
        };
        let mut program = argv.name(layer).to_owned();
        let mut at = skip(layer.program + 1);
        match program.as_str() {
            "docker-compose" | "podman-compose" => {}
            "docker" | "podman" | "nerdctl" if text(at) == Some("compose") => {
                program.push_str(" compose");
                at = skip(at + 1);
            }
            _ => return None,
        }
        let subcommand = text(at).filter(|word| matches!(*word, "run" | "exec"))?.to_owned();
        let mut compose =
            Self { program, subcommand, subcommand_token: at, options: Vec::new(), service: None };
        at += 1;
        while let Some(option) = text(at) {
            if !option.starts_with('-') {
                compose.service = Some(at);
                break;
            }
            compose.options.push(at);
            let takes_next = WITH_VALUE.contains(&option)
                || short_cluster(option).is_some_and(|cluster| {
                    cluster.find(|letter: char| VALUE_LETTERS.contains(letter)) == Some(cluster.len() - 1)
                });
            at += if takes_next { 2 } else { 1 };
        }
        Some(compose)
    }

    /// The option that holds this letter, alone or in a cluster, or one of these long names.
    pub fn flag(&self, argv: &Argv, short: char, long: &[&str]) -> Option<usize> {
        self.options.iter().copied().find(|at| {
            let text = argv.tokens[*at].text.as_ref();
            let name = text.split('=').next().unwrap_or(text);
            let flags = short_cluster(text)
                .map(|cluster| cluster.split(|letter| VALUE_LETTERS.contains(letter)).next().unwrap_or(""));
            long.contains(&name) || flags.is_some_and(|flags| flags.contains(short))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Config;

    #[test]
    fn the_service_ends_what_is_composes() {
        for (command, args, service, has_t) in [
            (
                "docker",
                vec!["compose", "-f", "a.yml", "run", "--rm", "-e", "A=b", "app", "-T"],
                Some(8),
                false,
            ),
            ("docker-compose", vec!["-p", "x", "exec", "-iT", "app"], Some(5), true),
            ("podman", vec!["compose", "run", "--no-TTY", "app"], Some(4), true),
            ("docker", vec!["compose", "exec", "-uT", "app"], Some(4), false),
            ("docker", vec!["compose", "run"], None, false),
        ] {
            let text = serde_json::json!({ "mcpServers": { "a": { "command": command, "args": args } } });
            let text = text.to_string();
            let parsed = crate::syntax::parse_json(&text);
            let config = Config::new(parsed.root.as_ref(), None);
            let argv = config.servers[0].argv();
            let compose = Compose::parse(argv, &argv.layers[0]).unwrap();
            assert_eq!(compose.service, service, "{args:?}");
            assert_eq!(compose.flag(argv, 'T', &["--no-TTY"]).is_some(), has_t, "{args:?}");
        }
    }
}
