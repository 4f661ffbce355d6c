//! The command lines of nearly every run: paths, and the few options of hooks and pipelines.
//!
//! To read any line clap first builds what it knows of every command and option, which costs twice as much as linting
//! a small file. So the usual lines are read here; whatever else there is, mistakes included, is left to clap. The
//! tests hold both to the same answer.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ValueEnum as _;

use super::{LintArgs, OutputFormat};

/// Words that are commands rather than paths.
const COMMANDS: &[&str] =
    &["clients", "completions", "explain", "help", "init", "lsp", "man", "probe", "rules", "schema"];

/// Reads the arguments behind the program's name; `None` leaves them to clap.
pub(crate) fn read(arguments: impl Iterator<Item = OsString>) -> Option<LintArgs> {
    let mut args = LintArgs::none();
    let mut arguments = arguments.map(|argument| argument.into_string().ok());
    while let Some(argument) = arguments.next() {
        let argument = argument?;
        match argument.strip_prefix("--") {
            Some(option) => match option.split_once('=') {
                Some((name, value)) => set(&mut args, name, value)?,
                None => match flag(&mut args, option) {
                    Some(flag) => raise(flag)?,
                    None => set(&mut args, option, arguments.next().flatten().as_deref()?)?,
                },
            },
            None if argument == "-q" => raise(&mut args.quiet)?,
            None if argument == "-v" => raise(&mut args.verbose)?,
            None if is_path(&argument) => args.paths.push(PathBuf::from(argument)),
            None => return None,
        }
    }
    (!args.fix || !args.diff).then_some(args)
}

fn is_path(argument: &str) -> bool {
    argument == "-" || !argument.is_empty() && !argument.starts_with('-') && !COMMANDS.contains(&argument)
}

/// The option without a value that has this name.
fn flag<'a>(args: &'a mut LintArgs, name: &str) -> Option<&'a mut bool> {
    Some(match name {
        "user" => &mut args.user,
        "fix" => &mut args.fix,
        "unsafe-fixes" => &mut args.unsafe_fixes,
        "diff" => &mut args.diff,
        "no-host" => &mut args.no_host,
        "no-ignore" => &mut args.no_ignore,
        "no-config" => &mut args.no_config,
        "force-exclude" => &mut args.force_exclude,
        "show-secrets" => &mut args.show_secrets,
        "quiet" => &mut args.quiet,
        "verbose" => &mut args.verbose,
        _ => return None,
    })
}

/// Sets a flag that is not set yet: to say it twice is a mistake.
fn raise(flag: &mut bool) -> Option<()> {
    (!std::mem::replace(flag, true)).then_some(())
}

/// Sets an option with a value.
fn set(args: &mut LintArgs, name: &str, value: &str) -> Option<()> {
    if value.is_empty() || value.starts_with('-') {
        return None;
    }
    let words = match name {
        "select" => &mut args.select,
        "extend-select" => &mut args.extend_select,
        "ignore" => &mut args.ignore,
        "output-format" => {
            let format = OutputFormat::from_str(value, false).ok()?;
            return args.output_format.replace(format).is_none().then_some(());
        }
        _ => return None,
    };
    words.extend(value.split(',').map(str::to_owned));
    Some(())
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, Parser as _};

    use super::*;
    use crate::cli::Cli;

    fn read_line(line: &str) -> Option<LintArgs> {
        read(line.split(' ').filter(|word| !word.is_empty()).map(OsString::from))
    }

    /// What clap makes of the same line; `None` if that is a mistake or a command.
    fn by_clap(line: &str) -> Option<LintArgs> {
        let words = ["mcplint"].into_iter().chain(line.split(' ').filter(|word| !word.is_empty()));
        Cli::try_parse_from(words).ok().filter(|cli| cli.command.is_none()).map(|cli| cli.lint)
    }

    #[test]
    fn usual_lines_are_read_as_clap_reads_them() {
        let lines = [
            "",
            ".mcp.json",
            "- a/b.json .",
            "--fix .mcp.json --unsafe-fixes",
            "-q a -v",
            "--select all --no-host .mcp.json",
            "--select=json-syntax,security --select launch a",
            "--ignore a,,b --extend-select c, --user",
            "--diff --no-ignore --no-config --force-exclude --show-secrets --quiet --verbose a b",
            "a --output-format sarif",
            "--output-format=concise a",
        ];
        for line in lines {
            let read = read_line(line).unwrap_or_else(|| panic!("left to clap: {line}"));
            assert_eq!(format!("{read:?}"), format!("{:?}", by_clap(line).unwrap()), "{line}");
        }
    }

    #[test]
    fn other_lines_and_mistakes_are_left_to_clap() {
        let lines = [
            "--help",
            "-h",
            "--version",
            "rules",
            "a rules",
            "--fix --diff a",
            "--fix --fix",
            "-qv a",
            "-- a",
            "--select",
            "--select -q",
            "--select=",
            "--fix=yes",
            "--output-format",
            "--output-format none a",
            "--output-format json --output-format json",
            "--client cursor",
            "--unheard-of",
            "-x",
            "-o out a",
        ];
        for line in lines {
            assert!(read_line(line).is_none(), "{line}");
        }
        assert!(read([OsString::from("")].into_iter()).is_none());
    }

    #[test]
    fn every_command_is_known_by_its_word() {
        let command = Cli::command();
        for name in command
            .get_subcommands()
            .flat_map(|command| command.get_all_aliases().chain([command.get_name()]).collect::<Vec<_>>())
        {
            assert!(COMMANDS.contains(&name), "{name}");
        }
    }
}
