//! On which system a word of a command line is read: where the client runs, inside WSL, or elsewhere.

use super::{Argv, Layer, Wrapper};
use crate::byte_set::ByteSet;
use crate::platform::Platform;

/// Programs whose arguments belong to another machine, container or emulator.
const GATEWAYS: [&str; 22] = [
    "docker",
    "docker-compose",
    "podman",
    "nerdctl",
    "ssh",
    "plink",
    "mosh",
    "kubectl",
    "oc",
    "limactl",
    "lima",
    "multipass",
    "vagrant",
    "devcontainer",
    "distrobox",
    "toolbox",
    "lxc",
    "adb",
    "wine",
    "wine64",
    "ubuntu",
    "debian",
];

/// Words in a command line which say that its paths may be those of another machine.
const REMOTE_WORDS: [(&str, ByteSet); 6] = [
    ("ssh", ByteSet::of("ssh")),
    ("sftp", ByteSet::of("sftp")),
    ("remote", ByteSet::of("remote")),
    ("docker", ByteSet::of("docker")),
    ("kube", ByteSet::of("kube")),
    ("container", ByteSet::of("container")),
];

/// Where a word is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Where the client starts it.
    Target,
    /// In Linux, through `wsl`.
    Wsl,
    /// Elsewhere, or that cannot be told.
    Elsewhere,
}

/// What a word is to the program that reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The program.
    Program,
    /// The script of an interpreter.
    Script,
    /// Anything else.
    Argument,
}

/// A word of a command line that may be a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathWord {
    /// The token.
    pub token: usize,
    /// Where it is read.
    pub system: System,
    /// What it is.
    pub role: Role,
}

/// The words of `argv` that may be paths. Options of wrappers are left out, and so is what is read elsewhere.
pub(super) fn path_words(argv: &Argv, platform: Platform) -> Vec<PathWord> {
    let mut words = Vec::new();
    let mut system = System::Target;
    for (depth, layer) in argv.layers.iter().enumerate() {
        if layer.inside == Some(Wrapper::Wsl) {
            system = System::Wsl;
        }
        if system == System::Elsewhere {
            break;
        }
        words.push(PathWord { token: layer.program, system, role: Role::Program });
        if leaves_system(argv, layer, system, platform) {
            system = System::Elsewhere;
        } else if depth + 1 == argv.layers.len() {
            arguments(argv, layer, system, &mut words);
        }
    }
    words
}

fn arguments(argv: &Argv, layer: &Layer, system: System, words: &mut Vec<PathWord>) {
    let script = argv.script(layer);
    let remote = argv.tokens.iter().any(|token| {
        let bytes = ByteSet::of(&token.text).lower();
        let mut may_hold = REMOTE_WORDS.iter().filter(|(_, set)| bytes.covers(*set)).peekable();
        may_hold.peek().is_some() && {
            let text = token.text.to_ascii_lowercase();
            may_hold.any(|(word, _)| text.contains(word))
        }
    });
    for token in layer.program + 1..layer.end {
        if script == Some(token) {
            words.push(PathWord { token, system, role: Role::Script });
        } else if !remote {
            words.push(PathWord { token, system, role: Role::Argument });
        }
    }
}

/// Whether the arguments of this layer mean paths of another system than its program does.
fn leaves_system(argv: &Argv, layer: &Layer, system: System, platform: Platform) -> bool {
    let name = argv.name(layer);
    let linux_in_windows = system == System::Wsl || platform == Platform::Wsl;
    let is_exe = || argv.tokens[layer.program].text.to_ascii_lowercase().ends_with(".exe");
    let names_no_program = argv.layers.last() == Some(layer);
    GATEWAYS.contains(&name)
        || name.starts_with("ubuntu")
        // `cmd C:/ npx` or `wsl --status`: these are no arguments of a program.
        || names_no_program && matches!(name, "cmd" | "wsl")
        // Linux in Windows may start Windows programs, which take Windows paths.
        || linux_in_windows && (is_exe() || name == "wslpath")
        // On Windows, bash may be that of WSL or of Git, each with paths of its own.
        || platform == Platform::Windows && system == System::Target && is_shell(name)
}

fn is_shell(name: &str) -> bool {
    matches!(name, "sh" | "bash" | "zsh" | "dash" | "fish" | "git-bash")
}
