//! Taking a command line apart never loses or invents a token, whatever the command line.
//!
//! `PROPTEST_CASES=20000 cargo test argv` runs more of them.

use std::ops::Range;

use mcplint::argv::npx::Npx;
use mcplint::argv::{Argv, Layer, TokenPlace};
use mcplint::model::Config;
use mcplint::syntax::parse_json;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::properties::settings;

/// Programs that mean something to `src/argv`, and how people spell them.
const PROGRAMS: [&str; 36] = [
    "npx",
    "npm",
    "bunx",
    "bun",
    "pnpm",
    "pnpx",
    "yarn",
    "uv",
    "uvx",
    "pipx",
    "docker",
    "podman",
    "cmd",
    "CMD.EXE",
    "sh",
    "bash",
    "/bin/zsh",
    "fish",
    "powershell",
    "pwsh",
    "wsl",
    "wsl.exe",
    "env",
    "sudo",
    "mcp-proxy",
    "dotenv",
    "supergateway",
    "node",
    "python3.12",
    "java",
    "deno",
    "tsx",
    "php",
    "npx.cmd",
    "C:\\Program Files\\nodejs\\npx.cmd",
    "",
];

/// What stands behind them, and what comes close to it.
const WORDS: [&str; 66] = [
    "exec",
    "x",
    "-y",
    "--yes",
    "--yes=false",
    "--no",
    "-p",
    "--package",
    "--package=@scope/pkg@1",
    "@scope/pkg@latest",
    "pkg",
    "--",
    "-c",
    "--call",
    "dlx",
    "-C",
    "tool",
    "run",
    "--from",
    "git+https://example.com/x",
    "name[cli]==1.2",
    "--with",
    "--directory",
    "--spec",
    "container",
    "start",
    "-i",
    "-it",
    "-dit",
    "-e",
    "-eA=b",
    "--env=A",
    "--env",
    "-H",
    "--rm",
    "-v",
    "image:1",
    "ghcr.io:443/a/b@sha256:0",
    "--name",
    "/c",
    "/C",
    "/k",
    "/d",
    "/c npx -y pkg",
    "npx -y pkg",
    "C:/",
    "-lc",
    "-o",
    "exec npx -y pkg",
    "A=b npx 'a b' \"c d\"",
    "bash -c 'uvx --from a b'",
    "'unclosed",
    "echo $HOME && npx x",
    "-Command",
    "-NoProfile",
    "-ExecutionPolicy",
    "-File",
    "-d",
    "--cd",
    "A=b",
    "-u",
    "-r",
    "dist/index.js",
    "-m",
    "-jar",
    " ",
];

/// Wrappers with what they need to run something.
const WRAPPERS: [&[&str]; 14] = [
    &["sh", "-c"],
    &["bash", "-lc"],
    &["zsh", "-o", "pipefail", "-c"],
    &["cmd", "/c"],
    &["cmd.exe", "/d", "/s", "/C"],
    &["powershell", "-NoProfile", "-Command"],
    &["pwsh", "-ep", "Bypass", "-c"],
    &["wsl", "-d", "Ubuntu"],
    &["wsl.exe", "-e"],
    &["env", "-u", "X", "A=b"],
    &["sudo", "-u", "me"],
    &["npx", "-y", "mcp-proxy", "--port", "1", "--"],
    &["dotenv", "-e", ".env", "--"],
    &["timeout", "9", "--"],
];

fn program() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(PROGRAMS.to_vec()).prop_map(str::to_owned),
        1 => word(),
    ]
}

fn word() -> impl Strategy<Value = String> {
    let line = prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..5);
    prop_oneof![
        6 => prop::sample::select(WORDS.to_vec()).prop_map(str::to_owned),
        3 => prop::sample::select(PROGRAMS.to_vec()).prop_map(str::to_owned),
        2 => (prop::sample::select(PROGRAMS.to_vec()), line)
            .prop_map(|(program, line)| format!("{program} {}", line.join(" "))),
        1 => any::<String>(),
    ]
}

/// An item of `args`: nearly always a string.
fn item() -> impl Strategy<Value = Value> {
    prop_oneof![
        12 => word().prop_map(Value::from),
        1 => prop::sample::select(vec![json!(1), json!(null), json!(true), json!([]), json!({"a": "b"})]),
    ]
}

/// Reading a command line is quick: more of them than of configs.
fn many() -> ProptestConfig {
    ProptestConfig { cases: settings().cases * 5, ..settings() }
}

/// A program behind up to three wrappers, its command line in one string or in many.
fn wrapped() -> impl Strategy<Value = Value> {
    let wrappers = prop::collection::vec(prop::sample::select(WRAPPERS.to_vec()), 0..4);
    let words = prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..5);
    (wrappers, program(), words, any::<bool>(), prop::collection::vec(item(), 0..2)).prop_map(
        |(wrappers, program, words, joined, rest)| {
            let mut line: Vec<Value> = wrappers.concat().into_iter().map(Value::from).collect();
            let mut inner = vec![program];
            inner.extend(words.into_iter().map(str::to_owned));
            if joined {
                inner = vec![inner.join(" ")];
            }
            line.extend(inner.into_iter().map(Value::from));
            line.extend(rest);
            json!({ "command": line[0], "args": line[1..] })
        },
    )
}

/// An entry with a command, with or without arguments.
fn entry() -> impl Strategy<Value = Value> {
    let args = || prop::collection::vec(item(), 0..7);
    prop_oneof![
        5 => wrapped(),
        3 => (program(), args()).prop_map(|(command, args)| json!({ "command": command, "args": args })),
        1 => args().prop_map(|command| json!({ "command": command })),
        1 => (args(), args()).prop_map(|(command, args)| json!({ "command": command, "args": args })),
    ]
}

/// Reads the entry as clients do and hands its command line over.
fn with_argv(
    entry: &Value,
    check: impl FnOnce(&str, &Argv) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let text = json!({ "mcpServers": { "it": entry } }).to_string();
    let parsed = parse_json(&text);
    prop_assert!(parsed.problems.is_empty(), "{text}");
    let config = Config::new(parsed.root.as_ref(), None);
    prop_assert_eq!(config.servers.len(), 1);
    check(&text, config.servers[0].argv())
}

/// The items that are strings, with their index.
fn strings(list: Option<&Value>) -> Vec<(usize, String)> {
    let items = list.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    items.iter().enumerate().filter_map(|(index, item)| Some((index, item.as_str()?.to_owned()))).collect()
}

/// The command line that the entry spells.
fn expected(entry: &Value) -> Vec<(TokenPlace, String)> {
    let mut line: Vec<(TokenPlace, String)> = match entry["command"].as_str() {
        Some(command) => vec![(TokenPlace::Command, command.to_owned())],
        None => strings(entry.get("command"))
            .into_iter()
            .map(|(index, text)| {
                (if index == 0 { TokenPlace::Command } else { TokenPlace::Arg(index) }, text)
            })
            .collect(),
    };
    // Nobody reads a list of arguments beside a command that is a list itself.
    if !line.is_empty() && entry["command"].is_string() {
        line.extend(
            strings(entry.get("args")).into_iter().map(|(index, text)| (TokenPlace::Arg(index), text)),
        );
    }
    line
}

/// The tokens of the layer behind its program.
fn inside(layer: &Layer) -> Range<usize> {
    layer.program + 1..layer.end
}

/// What is left of a script when a shell has taken it apart: no white space, no quotes.
fn bare(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace() && !matches!(character, '"' | '\'')).collect()
}

/// Whether words that read `words` can be all of `script`, but for what its wrapper keeps to itself.
fn spells(script: &str, words: &str) -> bool {
    let script = script.trim();
    let lower = script.to_ascii_lowercase();
    let behind_switch =
        ["/c ", "/k "].iter().any(|switch| lower.starts_with(switch)).then(|| script[3..].trim());
    [Some(script), behind_switch].into_iter().flatten().any(|script| {
        bare(script) == words || script.strip_prefix("exec ").is_some_and(|rest| bare(rest) == words)
    })
}

proptest! {
    #![proptest_config(many())]

    /// The tokens of the entry are its strings, in order, each at its place and with its bytes.
    #[test]
    fn tokens_are_the_strings_of_the_entry(entry in entry()) {
        with_argv(&entry, |text, argv| {
            let own: Vec<_> = argv.tokens.iter().take_while(|token| token.place != TokenPlace::Word).collect();
            let found: Vec<_> = own.iter().map(|token| (token.place, token.text.to_string())).collect();
            prop_assert_eq!(found, expected(&entry));
            prop_assert!(argv.tokens[own.len()..].iter().all(|token| token.place == TokenPlace::Word));
            for token in &own {
                let written: Value = serde_json::from_str(&text[token.span.start..token.span.end]).unwrap();
                prop_assert_eq!(written.as_str(), Some(token.text.as_ref()));
            }
            for (index, token) in own.iter().enumerate() {
                prop_assert!(own[..index].iter().all(|other| other.span != token.span), "{token:?} twice");
            }
            prop_assert_eq!(argv.top_level_texts().count(), own.len());
            Ok(())
        })?;
    }

    /// Every layer has a program and ends within the tokens, and lies behind the program that starts it.
    #[test]
    fn layers_lie_within_the_tokens(entry in entry()) {
        with_argv(&entry, |_, argv| {
            prop_assert_eq!(argv.layers.is_empty(), argv.tokens.is_empty());
            for (index, layer) in argv.layers.iter().enumerate() {
                prop_assert!(layer.program < layer.end && layer.end <= argv.tokens.len(), "{layer:?}");
                prop_assert_eq!(layer.inside.is_none(), index == 0);
                prop_assert_eq!(argv.args(layer).len(), inside(layer).len());
            }
            for pair in argv.layers.windows(2) {
                prop_assert!(pair[0].program < pair[1].program, "{pair:?}");
                prop_assert!(pair[0].end <= pair[1].end, "{pair:?}");
            }
            Ok(())
        })?;
    }

    /// The words of a shell string, put together, are that string, white space and quotes apart.
    #[test]
    fn words_are_the_script(entry in entry()) {
        with_argv(&entry, |_, argv| {
            let own = argv.tokens.iter().filter(|token| token.place != TokenPlace::Word).count();
            let mut start = own;
            for layer in &argv.layers {
                if layer.end <= start {
                    continue;
                }
                let group = &argv.tokens[start..layer.end];
                let words: String = group.iter().map(|token| bare(&token.text)).collect();
                let has_script = argv.tokens[..start]
                    .iter()
                    .any(|token| token.span == group[0].span && spells(&token.text, &words));
                prop_assert!(has_script, "{words:?} is no token of {:?}", argv.tokens);
                prop_assert!(group.iter().all(|token| token.span == group[0].span));
                start = layer.end;
            }
            prop_assert_eq!(start, argv.tokens.len(), "words that no layer runs");
            Ok(())
        })?;
    }

    /// What npx, docker and interpreters are read as lies behind their program and within their layer.
    #[test]
    fn readings_lie_within_their_layer(entry in entry()) {
        with_argv(&entry, |_, argv| {
            for layer in &argv.layers {
                let range = inside(layer);
                if let Some(npx) = Npx::parse(argv, layer) {
                    for token in [npx.yes, npx.target, npx.package_option, npx.package()].into_iter().flatten() {
                        prop_assert!(range.contains(&token), "{npx:?} in {layer:?}");
                    }
                    prop_assert!((range.start..=range.end).contains(&npx.options_start), "{npx:?} in {layer:?}");
                    prop_assert_eq!(npx.end, layer.end);
                }
                if let Some(docker) = argv.docker(layer) {
                    let mut tokens = vec![docker.subcommand_token];
                    tokens.extend(docker.image);
                    for option in &docker.options {
                        tokens.push(option.token);
                        tokens.extend(option.value);
                    }
                    prop_assert!(tokens.iter().all(|token| range.contains(token)), "{docker:?} in {layer:?}");
                    let image = docker.image.unwrap_or(layer.end);
                    prop_assert!(docker.options.iter().all(|option| option.value.unwrap_or(option.token) < image));
                    for (option, value) in docker.values(argv, 'e', &["--env"]) {
                        let token = &argv.tokens[option.value.unwrap_or(option.token)].text;
                        prop_assert!(token.ends_with(value), "{value:?} of {token:?}");
                    }
                    if let Some(token) = docker.flag(argv, 'i', "--interactive") {
                        prop_assert!(docker.options.iter().any(|option| option.token == token));
                    }
                    prop_assert_eq!(docker.end, layer.end);
                }
                if let Some(script) = argv.script(layer) {
                    prop_assert!(range.contains(&script), "{script:?} in {layer:?}");
                }
            }
            Ok(())
        })?;
    }

    /// A package is named by a token of some layer, and what follows belongs to its server.
    #[test]
    fn packages_are_named_by_their_token(entry in entry()) {
        with_argv(&entry, |_, argv| {
            if let Some(package) = argv.package() {
                let layer = argv.layers.iter().rev().find(|layer| inside(layer).contains(&package.token));
                prop_assert!(layer.is_some(), "{package:?}");
                let token = &argv.tokens[package.token].text;
                prop_assert!(token.contains(&package.name), "{package:?} of {token:?}");
                if let Some(version) = &package.version {
                    prop_assert!(token.contains(version.as_str()), "{package:?} of {token:?}");
                }
                let args = &package.server_args;
                prop_assert!(args.start <= args.end && args.end <= argv.tokens.len(), "{package:?}");
                prop_assert!(package.token < args.start, "{package:?}");
                prop_assert_eq!(layer.map(|layer| layer.end), Some(args.end));
            }
            Ok(())
        })?;
    }
}
