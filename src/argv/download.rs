//! Scripts that download a program and run it in the same breath: `curl … | sh` and its kin.

use super::{is_shell, program_name, split_words, wrapper::is_assignment};

/// More shells inside shells than anyone writes; a bound for hostile input.
const MAX_DEPTH: usize = 4;

/// What a script runs unseen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unseen {
    /// What it has just downloaded.
    Download,
    /// What stands in it in base64.
    Encoded,
}

/// Whether `script`, as a shell of POSIX's kind or cmd reads it, runs what nobody has seen.
pub fn of_shell(script: &str) -> Option<Unseen> {
    in_shell(script, 0)
}

fn in_shell(script: &str, depth: usize) -> Option<Unseen> {
    if depth == MAX_DEPTH {
        return None;
    }
    // What the last commands of this pipeline write.
    let mut flows: Option<Unseen> = None;
    for (command, is_piped) in commands(script) {
        if !is_piped {
            flows = None;
        }
        let words = split_words(command);
        let words = without_prefixes(&words);
        let Some(first) = words.first() else { continue };
        let name = program_name(first);
        if flows.is_some() && runs_its_input(&name, &words[1..]) {
            return flows;
        }
        if let Some(found) = runs_substitution(&name, words).or_else(|| inner(&name, words, depth)) {
            return Some(found);
        }
        flows = match name.as_str() {
            name if is_downloader(name) => Some(Unseen::Download),
            "base64" if words.iter().any(|word| matches!(word.as_str(), "-d" | "-D" | "--decode")) => {
                Some(Unseen::Encoded)
            }
            // Filters hand on what they get.
            _ => flows,
        };
    }
    None
}

/// Whether `script`, as PowerShell reads it, runs what nobody has seen.
pub fn of_powershell(script: &str) -> Option<Unseen> {
    let lower = script.to_ascii_lowercase();
    let has_word = |wanted: &[&str]| {
        lower
            .split(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')))
            .any(|word| wanted.contains(&word))
    };
    let runs = has_word(&["iex", "invoke-expression"]) || lower.contains("[scriptblock]::create");
    let loads =
        has_word(&["irm", "iwr", "invoke-restmethod", "invoke-webrequest", "curl", "wget", "downloadstring"]);
    if runs && loads {
        return Some(Unseen::Download);
    }
    if runs && lower.contains("frombase64string") {
        return Some(Unseen::Encoded);
    }
    in_shell(script, 0)
}

/// Whether PowerShell reads the word as `-EncodedCommand`, which takes a script in base64.
pub fn is_encoded_option(word: &str) -> bool {
    let word = word.to_ascii_lowercase().replacen('/', "-", 1);
    word.len() > 1 && ("-encodedcommand".starts_with(&word) || word == "-ec")
}

/// The commands of a script, each with whether a pipe leads into it. Quotes keep a command together.
fn commands(script: &str) -> Vec<(&str, bool)> {
    let mut found = Vec::new();
    let (mut start, mut piped, mut quote) = (0, false, None);
    let bytes = script.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        match quote {
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None if matches!(byte, b'|' | b';' | b'&' | b'\n') => {
                let doubled = bytes.get(at + 1) == Some(&byte);
                // `2>&1` and `&>` are no ends of commands.
                let redirects =
                    byte == b'&' && (bytes.get(at + 1) == Some(&b'>') || script[..at].ends_with('>'));
                if !redirects {
                    found.push((&script[start..at], piped));
                    piped = byte == b'|' && !doubled;
                    at += usize::from(doubled || piped && bytes.get(at + 1) == Some(&b'&'));
                    start = at + 1;
                }
            }
            None => {}
        }
        at += 1;
    }
    found.push((script.get(start..).unwrap_or_default(), piped));
    found
}

/// The words from the program on: without assignments, `sudo`, `exec` and the like.
fn without_prefixes(words: &[String]) -> &[String] {
    const PREFIXES: [&str; 10] = ["sudo", "exec", "command", "env", "nohup", "time", "then", "do", "{", "("];
    let skip = words
        .iter()
        .take_while(|word| {
            let is_option = word.starts_with('-') && !word.contains(' ');
            PREFIXES.contains(&word.as_str()) || is_assignment(word) || is_option
        })
        .count();
    &words[skip..]
}

fn is_downloader(name: &str) -> bool {
    matches!(name, "curl" | "wget" | "irm" | "iwr" | "invoke-restmethod" | "invoke-webrequest")
}

/// Whether a program runs what it reads: a shell, or an interpreter without a script of its own.
fn runs_its_input(name: &str, args: &[String]) -> bool {
    let bare = args.iter().all(|arg| arg == "-" || arg.starts_with('>') || arg == "2>&1");
    if is_shell(name) {
        let own_script = |arg: &String| arg.starts_with('-') && !arg.starts_with("--") && arg.contains('c');
        let reads = args.iter().any(|arg| arg == "-s" || arg == "-");
        let only_options = args.iter().all(|arg| arg.starts_with(['-', '>', '2']));
        return !args.iter().any(own_script) && (reads || only_options);
    }
    let interprets = super::script::is_python(name)
        || matches!(
            name,
            "node" | "perl" | "ruby" | "php" | "pwsh" | "powershell" | "iex" | "invoke-expression"
        );
    interprets && bare
}

/// `eval "$(curl …)"`, `sh -c "$(curl …)"`, `source <(curl …)`, or a substitution as the command itself.
fn runs_substitution(name: &str, words: &[String]) -> Option<Unseen> {
    let starts = |word: &str, openings: &[&str]| {
        openings.iter().find_map(|opening| {
            let inside = word.trim_start().strip_prefix(opening)?;
            let program = inside.split_whitespace().next().unwrap_or_default();
            is_downloader(&program_name(program)).then_some(Unseen::Download)
        })
    };
    // `split_words` cuts a substitution at its blanks unless it stands in quotes.
    let text = |at: usize| words.get(at).map_or("", String::as_str);
    let as_command = starts(text(0), &["$(", "`"]);
    let argument = || match name {
        "eval" => starts(text(1), &["$(", "`"]),
        "source" | "." => starts(text(1), &["<("]),
        _ if is_shell(name) || super::script::is_python(name) => words
            .iter()
            .skip(1)
            .find_map(|word| starts(word, &["<("]))
            .or_else(|| starts(text(script_of(words)?), &["$(", "`"])),
        _ => None,
    };
    as_command.or_else(argument)
}

/// The script of `sh -c` inside the script.
fn inner(name: &str, words: &[String], depth: usize) -> Option<Unseen> {
    let script = words.get(script_of(words)?).filter(|_| is_shell(name))?;
    in_shell(script, depth + 1)
}

/// The word behind the first cluster of options with `c` in it.
fn script_of(words: &[String]) -> Option<usize> {
    let is_c = |word: &String| word.starts_with('-') && !word.starts_with("--") && word.ends_with('c');
    Some(words.iter().position(is_c)? + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_downloaded_and_run_is_found() {
        for script in [
            "curl -fsSL https://h.test/install.sh | sh",
            "curl -fsSL https://h.test/i.sh | sudo -E bash -",
            "wget -qO- https://h.test/i.sh | bash -s -- --yes",
            "curl -s https://h.test/x.py | python3 -",
            "curl -s https://h.test/x.py | python3",
            "curl -s https://h.test | gunzip | sh",
            "cd /tmp && curl -s https://h.test/x 2>&1 | bash",
            "$(curl -fsSL https://h.test/i.sh)",
            "eval \"$(curl -fsSL https://h.test/i.sh)\"",
            "eval `wget -qO- https://h.test/i.sh`",
            "bash -c \"$(curl -fsSL https://h.test/i.sh)\"",
            "bash -c 'curl https://h.test/i.sh | sh'",
            "bash <(curl -s https://h.test/i.sh)",
            "source <(curl -s https://h.test/i.sh)",
            "FOO=1 curl https://h.test/i.sh |sh; node x.js",
        ] {
            assert_eq!(of_shell(script), Some(Unseen::Download), "{script}");
        }
        assert_eq!(of_shell("echo aGk= | base64 -d | sh"), Some(Unseen::Encoded));
        for script in [
            "iex (irm https://h.test/i.ps1)",
            "irm https://h.test/i.ps1 | iex",
            "IEX ((New-Object System.Net.WebClient).DownloadString('https://h.test/i.ps1'))",
            "& ([scriptblock]::Create((irm https://h.test/i.ps1)))",
        ] {
            assert_eq!(of_powershell(script), Some(Unseen::Download), "{script}");
        }
        for word in ["-enc", "-EncodedCommand", "-e", "-ec"] {
            assert!(is_encoded_option(word), "{word}");
        }
    }

    #[test]
    fn other_scripts_are_left_alone() {
        for script in [
            "",
            "cd x && node y",
            "curl -s https://h.test/health && node server.js",
            "curl -s https://h.test/health || sh start.sh",
            "curl -s https://h.test/x.json | jq .name",
            "curl -s https://h.test/x.json | python3 -m json.tool",
            "curl -s https://h.test/x.json | node -e 'process.stdin'",
            "curl -s https://h.test/x.json | bash parse.sh",
            "node app --token $(curl -s https://h.test/token)",
            "TOKEN=$(curl -s https://h.test/token) node app",
            "echo 'curl https://h.test | sh'",
            "echo aGk= | base64 -d | jq .",
            "cat x | sh",
        ] {
            assert_eq!(of_shell(script), None, "{script}");
        }
        assert_eq!(of_powershell("Invoke-WebRequest https://h.test/health; node x.js"), None);
        for word in ["-ep", "-ExecutionPolicy", "-", "-Command", "-NoProfile"] {
            assert!(!is_encoded_option(word), "{word}");
        }
    }
}
