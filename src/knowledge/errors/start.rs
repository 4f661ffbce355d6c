//! Systems: the program does not start.

use super::{CHECKED, cause};
use crate::errors::Clean::{ByHand, Do};
use crate::errors::KnownError;
use crate::errors::Pattern::{Exit, Has, Is};

pub(super) static ROWS: &[KnownError] = &[
    KnownError {
        name: "There is no cmd on this system",
        see: "spawn cmd ENOENT",
        patterns: &[Has("spawn cmd enoent"), Has("spawn cmd.exe enoent"), Has("spawn powershell enoent")],
        meaning: "The entry was written for Windows, and the client runs on macOS or Linux, where \
                  there is no cmd.",
        causes: &[cause("The command is wrapped in `cmd /c`.", &["cmd-wrapper-on-posix", "wrong-os-path"])],
        clean: Do("Take `cmd` and `/c` out: the program behind them becomes the command."),
        samples: &["spawn cmd ENOENT"],
        sources: &["https://github.com/abhigyanpatwari/GitNexus/issues/47", "measured: Node 20.20, Linux"],
        checked: CHECKED,
    },
    KnownError {
        name: "~ is no folder without a shell",
        see: "spawn ~/… ENOENT",
        patterns: &[Has("spawn ~"), Has("'/*/~/"), Has("'~/")],
        meaning: "A shell replaces `~`; clients start programs without one, so it is part of the \
                  name.",
        causes: &[cause("A path starts with `~`.", &["unexpanded-tilde"])],
        clean: Do("Write the path out. Claude Code takes `${HOME}`; VS Code expands `~` itself, at the \
                 start of a value."),
        samples: &["spawn ~/bin/server ENOENT", "Error: Cannot find module '/Users/me/~/srv/index.js'"],
        sources: &["https://github.com/anthropics/claude-code/issues/37580", "measured: Node 20.20, Linux"],
        checked: CHECKED,
    },
    KnownError {
        name: "The program was not found",
        see: "spawn npx ENOENT",
        patterns: &[
            Has("spawn % enoent"),
            Has("executable file not found in"),
            Has("program not found"),
            Has("winerror 2]"),
            Has("(os error 2)"),
            Is("enoent"),
            Has("[errno 2] no such file or directory: '"),
        ],
        meaning: "No program of this name is where the client looks. The process never started, and \
                  the server is not to blame. Node says the same when the folder of `cwd` is missing.",
        causes: &[
            cause(
                "The client was not started from a shell, and its PATH is short: nvm, Homebrew and \
                 ~/.local/bin are not on it.",
                &["command-not-found", "launcher-not-on-gui-path"],
            ),
            cause("`env` sets PATH, which replaces the one of the client.", &["env-path-override"]),
            cause("The folder of `cwd` does not exist.", &["cwd-does-not-exist"]),
            cause(
                "The path is relative, of another system, or made up.",
                &["relative-command", "wrong-os-path", "wsl-path-mismatch", "placeholder-path"],
            ),
            cause(
                "On Windows, an old or hand-made client finds `.exe` only, and npx is a `.cmd`.",
                &["windows-shim-needs-cmd"],
            ),
            cause("`python` has another name here.", &["python-name"]),
        ],
        clean: ByHand("`which npx` (Windows: `where npx`) prints the full path to write as the command."),
        samples: &[
            "spawn npx ENOENT",
            "Error: spawn uvx ENOENT\n    at ChildProcess._handle.onexit \
                 (node:internal/child_process:285:19) {\n  errno: -2,\n  code: 'ENOENT',\n  syscall: \
                 'spawn uvx',\n  path: 'uvx',\n  spawnargs: [ 'mcp-server-fetch' ]\n}",
            "exec: \"npx\": executable file not found in $PATH",
        ],
        sources: &[
            "https://github.com/modelcontextprotocol/servers/issues/64",
            "https://github.com/QwenLM/qwen-code/issues/3163",
            "https://github.com/Exafunction/codeium/issues/213",
            "https://github.com/modelcontextprotocol/python-sdk/issues/240",
            "measured: Node 20.20, Linux; Wine 8, Node 22",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The command holds more than a program",
        see: "spawn npx -y … ENOENT",
        patterns: &[Has("spawn * enoent")],
        meaning: "The client took the whole string, spaces and all, for the name of one program.",
        causes: &[
            cause(
                "The arguments stand in the command.",
                &["command-contains-args", "shell-syntax-without-shell"],
            ),
            cause("Quotes or blanks are part of the name.", &["literal-quotes-in-arg", "command-whitespace"]),
            cause(
                "The path is right and has a space, but the file is not there.",
                &["command-not-found", "wrong-os-path"],
            ),
        ],
        clean: ByHand(""),
        samples: &[
            "spawn npx -y @upstash/context7-mcp ENOENT",
            "Error: spawn python3 C:\\srv\\server.py ENOENT",
        ],
        sources: &["https://github.com/gensecaihq/Wazuh-MCP-Server/issues/8", "measured: Node 20.20, Linux"],
        checked: CHECKED,
    },
    KnownError {
        name: "The file may not be run",
        see: "spawn … EACCES, exit code 126",
        patterns: &[
            Has("spawn % eacces"),
            Has("spawn eacces"),
            Has("spawn * eacces"),
            Has("permission denied"),
            Is("eacces"),
            Exit("126"),
        ],
        meaning: "The file is there, and the system does not run it: it is a folder, or has no right \
                  to be executed.",
        causes: &[
            cause("The command is a folder, or lacks the executable bit.", &["command-not-executable"]),
            cause("The command is a script, and wants its interpreter in front.", &["script-as-command"]),
        ],
        clean: ByHand("`ls -l FILE` shows an `x` if it may run; `chmod +x FILE` grants it."),
        samples: &["spawn /srv/server.py EACCES", "exit code 126", "bash: ./start.sh: Permission denied"],
        sources: &[
            "https://www.gnu.org/software/bash/manual/html_node/Exit-Status.html",
            "measured: Node 20.20, Linux",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The command is empty",
        see: "Command cannot be empty",
        patterns: &[
            Has("command cannot be empty"),
            Has("requires a non-empty 'command'"),
            Has("transport type is specified to be stdio but command is empty"),
        ],
        meaning: "The client reads the entry as one of a local program, and there is none in it.",
        causes: &[
            cause("The command is an empty string.", &["command-empty"]),
            cause(
                "The entry has a URL, and lacks the type that says so.",
                &["remote-missing-type", "server-no-transport"],
            ),
        ],
        clean: Do("Look for a second file with an entry of the same name: the client may read that one."),
        samples: &[
            "Command cannot be empty",
            "MCP config is malformed: transport type is specified to be stdio but command is \
                 empty",
        ],
        sources: &[
            "measured: Claude Code 2.1.197, its own text",
            "https://github.com/aws/amazon-q-developer-cli",
        ],
        checked: CHECKED,
    },
];
