//! Errors that clients, launchers and systems print, and the rules that find their causes.
//!
//! The order matters: what is more specific stands first, and a text shows the first row that it finds.
//! Patterns are in lower case; [`crate::errors::Pattern`] says what `*` and `%` are. Causes stand with
//! the likeliest first. Each sample must find its row first (`tests/explain.rs` holds that, and that every
//! rule exists); `MCPLINT_UPDATE=1 cargo test explain` writes `docs/errors.md` anew.

use crate::errors::{
    Cause,
    Clean::{ByHand, Do},
    KnownError,
    Pattern::{Exit, Has, Is},
};

const CHECKED: &str = "2026-11-22";

const fn cause(text: &'static str, rules: &'static [&'static str]) -> Cause {
    Cause { text, rules }
}

/// Every known error.
pub static ERRORS: &[KnownError] = &[
    // What launchers and containers say.
    KnownError {
        name: "docker was asked for a terminal",
        see: "the input device is not a TTY",
        patterns: &[Has("the input device is not a tty")],
        meaning: "`-t` wants a terminal, and a client gives a pipe. docker stops with status 1 before \
                  it starts the container.",
        causes: &[cause("The arguments hold `-t` or `-it`.", &["docker-tty", "docker-compose-tty"])],
        clean: Do("Look for `-t` in a script or an alias that the entry starts, and take it out; `-i` \
                 stays."),
        samples: &[
            "the input device is not a TTY",
            "the input device is not a TTY.  If you are using mintty, try prefixing the command \
                 with 'winpty'",
        ],
        sources: &["https://github.com/metorial/metorial/issues/8", "measured: docker CLI 28.2, Linux"],
        checked: CHECKED,
    },
    KnownError {
        name: "The container's name is taken",
        see: "The container name \"…\" is already in use",
        patterns: &[Has("container name * already in use")],
        meaning: "docker runs one container of a name. A second window, or a container that a past \
                  session left behind, holds it.",
        causes: &[
            cause("The arguments fix a name, so only one session can run.", &["docker-fixed-name"]),
            cause("Without `--rm` a stopped container keeps its name.", &["docker-missing-rm"]),
        ],
        clean: Do("`docker ps -a` shows who holds the name; `docker rm -f NAME` frees it."),
        samples: &["docker: Error response from daemon: Conflict. The container name \"/github-mcp\" is \
                 already in use by container \"3f1c\"."],
        sources: &[
            "https://github.com/github/github-mcp-server/issues/2323",
            "https://github.com/crystaldba/postgres-mcp/issues/175",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The port is taken",
        see: "port is already allocated",
        patterns: &[Has("port is already allocated")],
        meaning: "`-p` publishes a port of this machine, and a port has one owner: another session of \
                  the same server, most often.",
        causes: &[
            cause("A server on stdio needs no published port.", &["docker-publish-on-stdio"]),
            cause("A container of a past session still runs.", &["docker-missing-rm", "docker-fixed-name"]),
        ],
        clean: Do("`docker ps` shows the container that has the port; stop it, or publish another one."),
        samples: &["Bind for 0.0.0.0:8080 failed: port is already allocated"],
        sources: &["https://github.com/hashicorp/terraform-mcp-server/issues/397"],
        checked: CHECKED,
    },
    KnownError {
        name: "The docker engine is not running",
        see: "Cannot connect to the Docker daemon",
        patterns: &[
            Has("cannot connect to the docker daemon"),
            Has("the docker client must be run with elevated privileges"),
            Has("open //./pipe/docker"),
        ],
        meaning: "The program `docker` was found and asked its engine for the container; the engine \
                  does not answer. No config can mend that.",
        causes: &[cause("Docker Desktop, or the docker service, is not started.", &[])],
        clean: Do("Start Docker, wait until `docker info` prints a server, then start the server of the \
                 client again. A client inside WSL needs the WSL integration of Docker Desktop."),
        samples: &[
            "docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the \
                 docker daemon running?",
            "open //./pipe/docker_engine: The system cannot find the file specified.",
        ],
        sources: &[
            "https://github.com/github/github-mcp-server/issues/232",
            "https://github.com/github/awesome-copilot/issues/227",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "docker cannot read the folder to mount",
        see: "includes invalid characters for a local volume name",
        patterns: &[Has("invalid characters for a local volume name")],
        meaning: "docker got `$(pwd)`, `~` or `%cd%` as written: no shell stands between the client \
                  and docker, so nothing replaces them.",
        causes: &[cause(
            "A mount holds text for a shell.",
            &["docker-volume-unexpanded", "docker-volume-relative"],
        )],
        clean: Do("Write the folder as an absolute path."),
        samples: &["docker: Error response from daemon: create $(pwd): \"$(pwd)\" includes invalid \
                 characters for a local volume name"],
        sources: &["https://github.com/docker/docs/issues/14686"],
        checked: CHECKED,
    },
    KnownError {
        name: "An option of docker reached the server",
        see: "Unrecognized command or argument '--env-file'",
        patterns: &[
            Has("unrecognized command or argument '--env"),
            Has("unrecognized command or argument '-e'"),
            Has("unrecognized command or argument '-v'"),
            Has("unrecognized command or argument '--network"),
        ],
        meaning: "What stands after the image belongs to the server. It does not know this option of \
                  docker and stops.",
        causes: &[cause("The option stands after the image.", &["docker-flag-after-image"])],
        clean: Do("Move the option between `run` and the image."),
        samples: &["Unrecognized command or argument '--env-file'."],
        sources: &["https://github.com/Azure/azure-mcp/issues/308"],
        checked: CHECKED,
    },
    KnownError {
        name: "npx may not install the package",
        see: "npx canceled due to missing packages and no YES option",
        patterns: &[Has("npx canceled due to missing packages"), Has("ok to proceed? (y)")],
        meaning: "npx wants a yes before it downloads a package, and got none: npm is set to \
                  `yes=false`, or standard input is a terminal.",
        causes: &[
            cause("The arguments lack `-y`.", &["npx-missing-yes"]),
            cause(
                "`-y` stands after the package, where it belongs to the server.",
                &["npx-yes-after-package"],
            ),
        ],
        clean: Do("Look for `yes=false` in `.npmrc` (`npm config get yes`)."),
        samples: &["npm error npx canceled due to missing packages and no YES option: \
                 [\"@playwright/mcp@0.0.40\"]"],
        sources: &["measured: npm 7.24, 8.19, 9.9, 10.9, 11.19, Linux"],
        checked: CHECKED,
    },
    KnownError {
        name: "The package has no program of its name",
        see: "could not determine executable to run",
        patterns: &[Has("could not determine executable to run")],
        meaning: "npx got the package, but it has several programs, or none, and none has the name of \
                  the package.",
        causes: &[
            cause("The program must be named: `-p PACKAGE PROGRAM`.", &["npx-ambiguous-bin"]),
            cause(
                "The package is a Python one, or not a server at all.",
                &["wrong-runner", "renamed-package"],
            ),
        ],
        clean: Do("Read `bin` with `npm view PACKAGE bin`: no line means that the package has no \
                 program."),
        samples: &["npm error could not determine executable to run"],
        sources: &[
            "https://github.com/monoes/monomind/issues/312",
            "https://github.com/heltonteixeira/openrouterai/issues/2",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The package is not in the npm registry",
        see: "npm error code E404",
        patterns: &[
            Has("e404"),
            Has("404 not found - get https://registry.npmjs.org"),
            Has(" is not in this registry"),
        ],
        meaning: "npm asked its registry for this name, and there is no such package. The process \
                  ends, and the client says that the connection closed.",
        causes: &[
            cause("The package never was on npm.", &["nonexistent-package"]),
            cause("It is on PyPI: uvx starts it, not npx.", &["wrong-runner"]),
            cause("It has another name now.", &["renamed-package"]),
        ],
        clean: Do("`npm view PACKAGE` asks the same registry. A private package needs a login or an \
                 `.npmrc` that the client's environment can see."),
        samples: &[
            "npm ERR! code E404\nnpm ERR! 404 Not Found - GET \
                 https://registry.npmjs.org/@modelcontextprotocol%2fserver-fetch",
            "npm error 404  '@modelcontextprotocol/server-perplexity-ask@*' is not in this \
                 registry.",
        ],
        sources: &[
            "https://github.com/modelcontextprotocol/servers/issues/3800",
            "https://github.com/modelcontextprotocol/servers/issues/856",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The Python package has no program",
        see: "Package … does not provide any executables",
        patterns: &[Has("does not provide any executables")],
        meaning: "uvx starts a program that has the name of the package. This package is a library, or \
                  its program has another name.",
        causes: &[
            cause(
                "The package is started by the wrong launcher, or was renamed.",
                &["wrong-runner", "renamed-package"],
            ),
            cause("The program has another name: `--from PACKAGE PROGRAM`.", &[]),
        ],
        clean: Do("Read in the package's own README how it is started."),
        samples: &["Package `requests` does not provide any executables."],
        sources: &["measured: uv 0.13.9, Linux"],
        checked: CHECKED,
    },
    KnownError {
        name: "uv finds no program of that name",
        see: "Failed to spawn: `server.py`",
        patterns: &[Has("error: failed to spawn: '")],
        meaning: "`uv run` looked for the script or program in the folder that the client starts in, \
                  and it is not there.",
        causes: &[
            cause("`--directory` stands after the script, so uv never reads it.", &["uv-flag-after-script"]),
            cause("The script is a relative path.", &["relative-script-path", "uv-project-not-found"]),
            cause("The client ignores `cwd`.", &["cwd-ignored-by-client"]),
        ],
        clean: ByHand("Run it from another folder: `cd /` first."),
        samples: &["error: Failed to spawn: `server.py`\n  Caused by: No such file or directory (os error \
                 2)"],
        sources: &[
            "https://github.com/modelcontextprotocol/python-sdk/issues/148",
            "measured: uv 0.5 to 0.13, Linux",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "deno refuses access",
        see: "NotCapable: Requires read access",
        patterns: &[Has("notcapable: requires")],
        meaning: "deno grants nothing by itself, and on a pipe it does not ask: the server stops at \
                  the first file, variable or host that it wants.",
        causes: &[cause(
            "The arguments lack the permission that the text names.",
            &["interactive-prompt-risk"],
        )],
        clean: Do("Add the `--allow-…` that the text names, before the script."),
        samples: &["error: Uncaught (in promise) NotCapable: Requires read access to \"/etc\", run again \
                 with the --allow-read flag"],
        sources: &["measured: deno, Linux"],
        checked: CHECKED,
    },
    KnownError {
        name: "sudo wants a password",
        see: "sudo: a terminal is required to read the password",
        patterns: &[Has("sudo: a terminal is required"), Has("sudo: a password is required")],
        meaning: "sudo asks on a terminal, and a client has none to give.",
        causes: &[cause("The command is `sudo`.", &["interactive-prompt-risk"])],
        clean: Do("Start the server without sudo, or allow this one command in sudoers without a \
                 password."),
        samples: &["sudo: a terminal is required to read the password; either use the -S option to read \
                 from standard input"],
        sources: &["https://github.com/momenbasel/AutoWIFI/issues/4"],
        checked: CHECKED,
    },
    KnownError {
        name: "A version manager does not know which version",
        see: "No version is set for command …",
        patterns: &[
            Has("no version is set for command"),
            Has("perhaps you have to reshim"),
            Has("pyenv: * command not found"),
        ],
        meaning: "The program is a shim of asdf, pyenv or mise. It picks a version by the folder it \
                  starts in, and the client starts it where none is set.",
        causes: &[cause("The command is a shim.", &["version-manager-shim"])],
        clean: Do("Name the program itself (`asdf which npx`, `pyenv which python`), or set a global \
                 version."),
        samples: &[
            "No version is set for command npx",
            "unknown command: uvx. Perhaps you have to reshim?",
            "pyenv: uv: command not found",
        ],
        sources: &[
            "https://github.com/BoltAI/BoltAI/issues/310",
            "https://github.com/cline/cline/issues/1125",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "Node is too old for the server",
        see: "Cannot find module 'node:path'",
        patterns: &[Has("cannot find module 'node:")],
        meaning: "The modules `node:…` are Node's own; only an old Node lacks them. The client found \
                  another Node than your terminal does.",
        causes: &[
            cause(
                "Claude Desktop for macOS looks into every version that nvm has, the oldest first.",
                &["launcher-not-on-gui-path"],
            ),
            cause("A path names an old version.", &["odd-node-version", "pinned-runtime-path"]),
        ],
        clean: Do("Take the full path of a new `node` as the command, and the path of `npx-cli.js` or of \
                 the script as the first argument. Or delete the old versions: `nvm ls`, `nvm \
                 uninstall`."),
        samples: &["Error: Cannot find module 'node:path'"],
        sources: &[
            "https://github.com/DollhouseMCP/mcp-server/issues/1902",
            "https://github.com/directus/mcp/issues/2",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "Node does not run TypeScript",
        see: "ERR_UNKNOWN_FILE_EXTENSION",
        patterns: &[Has("err_unknown_file_extension"), Has("unknown file extension \".ts\"")],
        meaning: "This Node reads JavaScript only; versions before 22.18 and 23.6 do not know `.ts`.",
        causes: &[cause("`node` is given a `.ts` file.", &["node-runs-typescript"])],
        clean: Do("Start what the build made (`dist/index.js`), or start the script with `npx -y tsx`."),
        samples: &["TypeError [ERR_UNKNOWN_FILE_EXTENSION]: Unknown file extension \".ts\" for \
                 /srv/src/index.ts"],
        sources: &["https://github.com/jlucaso1/whatsapp-mcp-ts/issues/1", "measured: Node 20.20, Linux"],
        checked: CHECKED,
    },
    KnownError {
        name: "npm has no APPDATA",
        see: "ENOENT … lstat '…\\${APPDATA}'",
        patterns: &[Has("${appdata}")],
        meaning: "npm on Windows looks below the folder that APPDATA names. The client did not pass \
                  APPDATA on, so the name stayed as it is written.",
        causes: &[
            cause(
                "`env` sets no APPDATA, and this client passes few variables.",
                &["windows-missing-system-env"],
            ),
            cause(
                "`env` sets APPDATA to text that the client does not replace.",
                &["variable-syntax-unsupported"],
            ),
        ],
        clean: Do("Write the folder into `env`: \"APPDATA\": \
                 \"C:\\\\Users\\\\NAME\\\\AppData\\\\Roaming\". It must hold a folder `npm`: `npm \
                 install -g npm` makes one."),
        samples: &["npm error enoent ENOENT: no such file or directory, lstat \
                 'C:\\Users\\me\\AppData\\Local\\Programs\\Microsoft VS Code\\${APPDATA}'"],
        sources: &[
            "https://github.com/RooCodeInc/Roo-Code/issues/3702",
            "https://github.com/modelcontextprotocol/docs/pull/116",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "cmd cannot start in a network folder",
        see: "UNC paths are not supported",
        patterns: &[Has("unc paths are not supported")],
        meaning: "cmd cannot work in `\\\\wsl$\\…` and goes to the Windows folder instead, so relative \
                  paths lead nowhere.",
        causes: &[cause("The command or the folder lies behind `\\\\wsl$`.", &["wsl-unc-path"])],
        clean: Do("Start the server inside WSL: `wsl --cd /home/me/project -e …`."),
        samples: &["CMD.EXE was started with the above path as the current directory. UNC paths are not \
                 supported.  Defaulting to Windows directory."],
        sources: &[
            "https://github.com/microsoft/terminal/issues/17998",
            "https://github.com/npm/cli/issues/6280",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "WSL ran the npm of Windows",
        see: ": not foundram Files/nodejs/npm",
        patterns: &[Has("ram files/nodejs/np")],
        meaning: "A script of Windows, with Windows line ends, ran in a Linux shell: the PATH inside \
                  WSL holds the programs of Windows and lacks those of nvm.",
        causes: &[
            cause("The shell does not read the profile that sets nvm up.", &["wsl-nonlogin-shell"]),
            cause("Paths of both systems are mixed.", &["wsl-path-mismatch"]),
        ],
        clean: Do("Name the program by its full Linux path: `wsl -e \
                 /home/me/.nvm/versions/node/vN/bin/node …`."),
        samples: &[": not foundram Files/nodejs/npm: 3: /mnt/c/Program Files/nodejs/npm:"],
        sources: &["https://github.com/microsoft/WSL/issues/5251"],
        checked: CHECKED,
    },
    KnownError {
        name: "The script's own launcher is not found",
        see: "env: node: No such file or directory",
        patterns: &[Has("env: % no such file or directory"), Has("env: % not found")],
        meaning: "npx was found, and its first line asks `env` for node, which is not on the PATH that \
                  the client passes on. A full path of npx alone does not cure that.",
        causes: &[
            cause(
                "The client was not started from a shell, and its PATH lacks the folder of node.",
                &["launcher-not-on-gui-path"],
            ),
            cause("`env` sets a PATH without that folder.", &["env-path-override"]),
            cause(
                "A path to npx names one version, and node is elsewhere.",
                &["ephemeral-runtime-path", "version-manager-shim"],
            ),
        ],
        clean: ByHand("Use the PATH of the client: `env -i HOME=\"$HOME\" PATH=/usr/bin:/bin COMMAND`."),
        samples: &["env: node: No such file or directory", "/usr/bin/env: ‘node’: No such file or directory"],
        sources: &["https://github.com/varandrew/moor/issues/49"],
        checked: CHECKED,
    },
    // Windows takes a command line apart.
    KnownError {
        name: "A path was cut at its space",
        see: "'C:\\Program' is not recognized",
        patterns: &[Has("'%:\\%' is not recognized"), Has("'c:\\program' is not recognized")],
        meaning: "cmd dropped the quotes around the program and read its path up to the first space. \
                  That happens as soon as a second part of the line is quoted too.",
        causes: &[
            cause(
                "An argument holds a space, and the client starts `npx.cmd` through cmd.",
                &["windows-shim-arg-with-space", "mcp-remote-header-space"],
            ),
            cause("`cmd /c` is followed by a path with a space.", &["cmd-quoted-program"]),
        ],
        clean: Do("Take every space out of the line: the header's value into `env`, the short name of \
                 the folder (`C:\\PROGRA~1`), or `node.exe` with the script in place of npx."),
        samples: &[
            "'C:\\Program' is not recognized as an internal or external command,\noperable program \
                 or batch file.",
            "'c:\\Users\\ann\\code' is not recognized as an internal or external command",
        ],
        sources: &[
            "https://github.com/modelcontextprotocol/servers/issues/447",
            "https://github.com/anthropics/claude-code/issues/54786",
            "measured: Wine 8, Node 22, MCP SDK 1.32",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "Windows finds no such command",
        see: "'npx' is not recognized",
        patterns: &[
            Has("' is not recognized as an internal or external command"),
            Has("' is not recognized as the name of a cmdlet"),
            Has("'%' is not recognized"),
        ],
        meaning: "cmd or PowerShell ran, and the program behind it is not on the PATH that the client \
                  passed on.",
        causes: &[
            cause("`env` sets a PATH that lacks it.", &["env-path-override"]),
            cause(
                "The program is not installed, or was installed after the client started.",
                &["command-not-found"],
            ),
            cause(
                "The program and its arguments stand in one string.",
                &["command-contains-args", "literal-quotes-in-arg"],
            ),
        ],
        clean: ByHand(
            "`where npx` shows the path; start the client anew after an installation, so that it \
                 sees the new PATH.",
        ),
        samples: &[
            "'npx' is not recognized as an internal or external command,\noperable program or \
                 batch file.",
            "The term 'uvx' is not recognized as the name of a cmdlet, function, script file, or \
                 operable program.",
        ],
        sources: &[
            "https://github.com/upstash/context7/issues/354",
            "https://github.com/modelcontextprotocol/servers/issues/447",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The file is no program of Windows",
        see: "WinError 193, spawn UNKNOWN, spawn EFTYPE",
        patterns: &[
            Has("winerror 193"),
            Has("spawn unknown"),
            Has("spawn eftype"),
            Has("is not a valid win32 application"),
        ],
        meaning: "The command names a script, not a program. Windows starts `.exe`; a script needs its \
                  interpreter in front.",
        causes: &[
            cause("The command is a script.", &["script-as-command"]),
            cause("The client takes no `.cmd` shim.", &["windows-shim-needs-cmd"]),
        ],
        clean: ByHand(
            "`where COMMAND` shows which file is meant; a file without `.exe` is the one to \
                 replace.",
        ),
        samples: &["OSError: [WinError 193] %1 is not a valid Win32 application", "Error: spawn UNKNOWN"],
        sources: &[
            "https://github.com/smithery-ai/sdk/issues/45",
            "https://github.com/HKUDS/nanobot/pull/3379",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "This client does not start .cmd files",
        see: "spawn EINVAL",
        patterns: &[Has("spawn einval"), Is("einval"), Has("spawn * einval")],
        meaning: "Node refuses to start a `.cmd` or `.bat` without a shell, since 18.20.2 and 20.12.2. \
                  A client with plain `spawn` shows this; clients on the current SDK do not.",
        causes: &[
            cause("The command names a `.cmd` or `.bat`.", &["script-as-command"]),
            cause(
                "npx and its kin are `.cmd` files on Windows, and this client is old.",
                &["windows-shim-needs-cmd"],
            ),
        ],
        clean: Do("Update the client. Until then `cmd /c npx …`, or `node.exe` with `npx-cli.js`, starts \
                 it. uv, uvx, node, python and docker are real programs and need no cmd."),
        samples: &["Error: spawn EINVAL", "spawn C:\\Program Files\\nodejs\\npx.cmd EINVAL"],
        sources: &[
            "https://github.com/vercel/ai/issues/19157",
            "https://github.com/RooCodeInc/Roo-Code/issues/628",
            "measured: Wine 8, Node 22",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "Claude Code asks for cmd",
        see: "Windows requires 'cmd /c' wrapper",
        patterns: &[Has("windows requires 'cmd /c' wrapper")],
        meaning: "Claude Code before 2.1.119 gave this warning for npx on Windows. Newer versions took \
                  it out as a false alarm.",
        causes: &[cause(
            "npx is started without cmd, which matters to old versions only.",
            &["windows-shim-needs-cmd"],
        )],
        clean: Do("Update Claude Code; the entry may stay as it is."),
        samples: &["[Warning] [npx] mcpServers.memory: Windows requires 'cmd /c' wrapper to execute npx"],
        sources: &[
            "https://github.com/anthropics/claude-code/issues/9594",
            "https://github.com/anthropics/claude-code/issues/52630",
        ],
        checked: CHECKED,
    },
    // Systems: the program does not start.
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
    // The program starts and fails.
    KnownError {
        name: "The script is not there",
        see: "Cannot find module '/…/index.js'",
        patterns: &[Has("cannot find module"), Has("module_not_found"), Has("can't open file")],
        meaning: "Node or Python runs and does not find the file it is to run. The path in the text is \
                  the one it looked for: compare it with the one you meant.",
        causes: &[
            cause(
                "The path is relative, and the client starts in another folder, often `/`.",
                &["relative-script-path", "cwd-ignored-by-client", "cwd-does-not-exist"],
            ),
            cause(
                "A backslash of a Windows path was read as a tab or a line break.",
                &["backslash-escape-damage", "json-unescaped-backslash"],
            ),
            cause("Quotes are part of the path.", &["literal-quotes-in-arg"]),
            cause(
                "The path is an example, or of another system.",
                &["placeholder-path", "wrong-os-path", "wsl-path-mismatch"],
            ),
        ],
        clean: ByHand(
            "If the text names a package and no path, install the server's packages (`npm \
                 install`) and build it.",
        ),
        samples: &[
            "Error: Cannot find module '/index.js'",
            "python: can't open file '//server.py': [Errno 2] No such file or directory",
        ],
        sources: &[
            "https://github.com/mksglu/context-mode/issues/531",
            "https://github.com/anthropics/claude-code/issues/44764",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "Python lacks a module",
        see: "ModuleNotFoundError: No module named 'mcp'",
        patterns: &[Has("no module named"), Has("modulenotfounderror")],
        meaning: "This Python is not the one that the packages were installed for, or it starts \
                  outside of the project.",
        causes: &[
            cause("A bare `python` does not see the project's environment.", &["python-name"]),
            cause(
                "uv does not find the project from where the client starts.",
                &["uv-project-not-found", "uv-flag-after-script"],
            ),
            cause(
                "The client ignores `cwd`, so the project's own module is not found.",
                &["cwd-ignored-by-client"],
            ),
        ],
        clean: ByHand(
            "Name the Python of the environment: `.venv/bin/python` (Windows: \
                 `.venv\\Scripts\\python.exe`), by its full path.",
        ),
        samples: &["ModuleNotFoundError: No module named 'mcp'", "/usr/bin/python3: No module named srv"],
        sources: &[
            "https://github.com/hald/things-mcp/issues/16",
            "https://github.com/modelcontextprotocol/python-sdk/issues/148",
        ],
        checked: CHECKED,
    },
    // What stands on standard output is no JSON.
    KnownError {
        name: "The launcher talks on standard output",
        see: "Unexpected token '>', \"> pkg@1.0\" is not valid JSON",
        patterns: &[
            Has("unexpected token '>'"),
            Has("unexpected token > in json"),
            Has("unexpected token '$', \"$ "),
            Has("unexpected token 'y', \"yarn run"),
            Has("unexpected token '[', \"[nodemon]"),
        ],
        meaning: "Standard output belongs to the protocol. npm, pnpm, yarn, make and nodemon write a \
                  line of their own there before the server starts.",
        causes: &[cause("The launcher prints what it runs.", &["stdout-banner-launcher"])],
        clean: Do("`--silent` behind npm, or before `run` with pnpm and yarn 1, keeps it quiet; best is \
                 to start the program itself: `node dist/index.js`."),
        samples: &[
            "Unexpected token '>', \"> srv@1.0.0 start\" is not valid JSON",
            "Unexpected token 'y', \"yarn run v1.22.22\" is not valid JSON",
        ],
        sources: &[
            "https://github.com/yosider/cosense-mcp-server/issues/17",
            "https://github.com/getsentry/sentry-mcp/issues/91",
            "measured: npm, pnpm, yarn 1, make, nodemon, Linux",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The file starts with bytes that are no JSON",
        see: "Unexpected token '\u{feff}' … position 0",
        patterns: &[
            Has("unexpected token \u{feff}"),
            Has("unexpected token '\u{feff}"),
            Has("unexpected token \u{fffd}"),
            Has("unexpected token '\u{fffd}"),
        ],
        meaning: "The file begins with a byte order mark, or is not in UTF-8. Windows PowerShell and \
                  some editors write such files.",
        causes: &[
            cause("A byte order mark stands before the first brace.", &["file-bom"]),
            cause("The file is in UTF-16 or another encoding.", &["file-encoding"]),
        ],
        clean: Do("Look at the other files of the client: one of them has the mark."),
        samples: &[
            "Unexpected token '\u{feff}', \"\u{feff}{\"mcpServers\"... is not valid JSON",
            "Unexpected token \u{fffd} in JSON at position 0",
        ],
        sources: &[
            "https://github.com/anthropics/claude-code/issues/9906",
            "https://github.com/tradesdontlie/tradingview-mcp/issues/406",
        ],
        checked: CHECKED,
    },
    // The file is no JSON.
    KnownError {
        name: "A lone backslash in a string",
        see: "Bad escaped character in JSON",
        patterns: &[Has("bad escaped character"), Has("invalid escape sequence"), Has("invalid \\escape")],
        meaning: "In JSON a backslash starts an escape, so a Windows path needs two. The client reads \
                  none of the file.",
        causes: &[cause(
            "A path has single backslashes.",
            &["json-unescaped-backslash", "backslash-escape-damage"],
        )],
        clean: Do("The text says which file and where: lint that one. `C:/Users/…` needs no backslash."),
        samples: &["Could not load app settings: Bad escaped character in JSON at position 112 (line 5 \
                 column 18)"],
        sources: &[
            "https://github.com/modelcontextprotocol/servers/issues/414",
            "https://github.com/modelcontextprotocol/servers/issues/2519",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "A comma too many, a comment, or a key without quotes",
        see: "Expected double-quoted property name in JSON",
        patterns: &[
            Has("expected double-quoted property name"),
            Has("expected property name or '}'"),
            Has("key must be a string"),
            Has("trailing comma"),
        ],
        meaning: "A key must stand here, in double quotes. The client reads none of the file.",
        causes: &[
            cause("The line before ends in a comma, and nothing follows.", &["json-trailing-comma"]),
            cause("A comment stands here, and this client takes none.", &["json-comment"]),
            cause(
                "The key has other quotes, or none.",
                &["json-single-quotes", "json-unquoted-key", "json-smart-quotes"],
            ),
        ],
        clean: Do("The text says which file and where: lint that one."),
        samples: &[
            "Expected double-quoted property name in JSON at position 96",
            "Invalid JSON: key must be a string at line 3 column 5",
        ],
        sources: &["measured: Gemini CLI 0.61.0", "https://github.com/github/copilot-cli/issues/4323"],
        checked: CHECKED,
    },
    KnownError {
        name: "A comma or a bracket is missing",
        see: "Expected ',' or '}' in JSON",
        patterns: &[
            Has("expected ',' or '}'"),
            Has("expected ',' or ']'"),
            Has("unexpected end of json input"),
            Has("unterminated string in json"),
        ],
        meaning: "Two values follow each other, or the file ends too soon. The client reads none of \
                  the file.",
        causes: &[
            cause("There is no comma between two lines.", &["json-missing-comma"]),
            cause("A bracket or a quote is not closed.", &["json-unbalanced", "json-syntax"]),
            cause("The file is empty.", &["empty-file"]),
        ],
        clean: Do("The text says which file and where: lint that one."),
        samples: &[
            "Expected ',' or '}' after property value in JSON at position 182",
            "SyntaxError: Unexpected end of JSON input",
        ],
        sources: &[
            "https://github.com/CherryHQ/cherry-studio/issues/4374",
            "https://github.com/keboola/mcp-server/issues/83",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "Something follows after the end",
        see: "Unexpected non-whitespace character after JSON",
        patterns: &[
            Has("unexpected non-whitespace character after json"),
            Has("trailing characters at line"),
        ],
        meaning: "The value was complete, and more text follows. In a config that is a second object, \
                  or braces that are missing around all; in the log of a server it is a line that is \
                  not JSON.",
        causes: &[
            cause("The outer braces are missing.", &["json-missing-root-braces"]),
            cause(
                "Two configs were pasted one after the other.",
                &["json-multiple-roots", "json-trailing-comma"],
            ),
            cause(
                "The server, or its launcher, writes text to standard output.",
                &["stdout-banner-launcher"],
            ),
        ],
        clean: Do("If the file is sound, run the command by hand: what it prints before it is asked must \
                 go to standard error."),
        samples: &["Unexpected non-whitespace character after JSON at position 12"],
        sources: &[
            "https://github.com/anaisbetts/mcp-installer/issues/2",
            "https://github.com/aws/amazon-q-developer-cli/issues/2082",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The client cannot read the config",
        see: "Could not load app settings, Invalid JSON in MCP settings file",
        patterns: &[
            Has("could not load app settings"),
            Has("error reading or parsing claude_desktop_config.json"),
            Has("invalid json in mcp settings file"),
            Has("invalid mcp settings json"),
            Has("failed to parse scanned mcp servers"),
            Has("error parsing mcp config file"),
            Has("invalid json in config file"),
            Has("mcp config is not a valid json"),
            Has("please fix the configuration file(s)"),
        ],
        meaning: "The file is not JSON as this client reads it, so none of its servers is there.",
        causes: &[
            cause("A comma is missing or one too many.", &["json-missing-comma", "json-trailing-comma"]),
            cause(
                "Comments or a byte order mark, where this client takes none.",
                &["json-comment", "file-bom"],
            ),
            cause("Single backslashes in a Windows path.", &["json-unescaped-backslash"]),
            cause(
                "A value has the wrong shape.",
                &["args-not-array", "value-not-string", "remote-unsupported-by-client"],
            ),
        ],
        clean: Do("Lint with `--client`, so that the file is read as this client does; look at the \
                 project's file and at the user's."),
        samples: &[
            "There was an error reading or parsing claude_desktop_config.json: Unexpected token",
            "Invalid JSON in MCP settings file. Please check the syntax.",
        ],
        sources: &["https://github.com/tadata-org/fastapi_mcp/issues/6", "measured: Gemini CLI 0.61.0"],
        checked: CHECKED,
    },
    KnownError {
        name: "Text where JSON is expected",
        see: "Unexpected token … is not valid JSON",
        patterns: &[
            Has("unexpected token * is not valid json"),
            Has("unexpected token * in json at position"),
            Has("is not valid json"),
            Has("failed to parse jsonrpc"),
            Has("failed to parse json"),
        ],
        meaning: "The text in quotes is what was read. If it is a line that a program prints, the \
                  server or its launcher writes to standard output; if it is a piece of your config, \
                  that file is no JSON.",
        causes: &[
            cause("The launcher prints what it runs.", &["stdout-banner-launcher"]),
            cause("The profile of a login shell prints a greeting.", &["shell-profile-noise"]),
            cause(
                "A variable makes the runtime talk (ask with `--extend-select`), or cmd prints its \
                 banner.",
                &["env-stdout-noise", "cmd-missing-slash-c"],
            ),
            cause("The config is broken.", &["json-syntax", "json-comment", "json-single-quotes"]),
        ],
        clean: Do("Run the command with `2>/dev/null` (Windows: `2>nul`): what is still printed before \
                 you type must go to standard error, `console.error` or `print(…, file=sys.stderr)`."),
        samples: &[
            "Unexpected token 'S', \"Starting s\"... is not valid JSON",
            "SyntaxError: Unexpected token W in JSON at position 0",
        ],
        sources: &[
            "https://github.com/modelcontextprotocol/csharp-sdk/issues/791",
            "https://github.com/anthropics/claude-code/issues/48866",
        ],
        checked: CHECKED,
    },
    // The file is JSON, and not what the client wants.
    KnownError {
        name: "Claude Code does not accept the entry",
        see: "Does not adhere to MCP server configuration schema",
        patterns: &[
            Has("does not adhere to mcp server configuration schema"),
            Has("does not adhere to * schema"),
        ],
        meaning: "The file is JSON, and the entry, or the key above it, is not what Claude Code knows. \
                  It drops the entry.",
        causes: &[
            cause(
                "The servers stand under another key, or under none.",
                &["wrong-root-key", "missing-root-key", "nested-root-key"],
            ),
            cause(
                "A URL without a type, or a type it does not know.",
                &["remote-missing-type", "unknown-transport-type"],
            ),
            cause("Neither command nor URL.", &["server-no-transport"]),
            cause(
                "A value of the wrong kind.",
                &["args-not-array", "value-not-string", "env-not-map", "command-shape", "wrong-type"],
            ),
        ],
        clean: Do("The line names the file and the entry; `claude mcp list` shows all of them. Lint the \
                 file it names."),
        samples: &["[Error] mcpServers.github: Does not adhere to MCP server configuration schema"],
        sources: &[
            "https://github.com/ChromeDevTools/chrome-devtools-mcp/issues/1246",
            "https://github.com/affaan-m/ECC/issues/1003",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "Claude Desktop skipped entries",
        see: "… are not valid MCP server configurations and were skipped",
        patterns: &[
            Has("are not valid mcp server configurations"),
            Has("some mcp servers could not be loaded"),
            Has("skipped invalid mcp server config entries"),
        ],
        meaning: "Claude Desktop takes local programs only from this file: a `command`, `args` and \
                  `env`. Other entries it leaves out.",
        causes: &[
            cause("The entry has a URL.", &["remote-unsupported-by-client"]),
            cause("There is no command.", &["server-no-transport", "command-shape"]),
            cause("A value of the wrong kind.", &["args-not-array", "value-not-string", "env-not-map"]),
        ],
        clean: Do("A remote server is added under Settings, Connectors, or through `npx -y mcp-remote \
                 URL`."),
        samples: &["Some MCP servers could not be loaded. The following entries in \
                 claude_desktop_config.json are not valid MCP server configurations and were skipped: \
                 linear"],
        sources: &["https://github.com/cboxdk/statamic-mcp/issues/20"],
        checked: CHECKED,
    },
    KnownError {
        name: "The client does not know the type of the server",
        see: "Server type must be one of …",
        patterns: &[
            Has("server type must be"),
            Has("unsupported mcp type"),
            Has("invalid enum value. expected 'stdio'"),
            Has("unsupported transport:"),
            Has("missing 'transport' key"),
            Has("expected { readonly \"type\""),
        ],
        meaning: "Clients spell the same transport in different ways: `http`, `streamable-http`, \
                  `streamableHttp`, `remote`. One wrong word, and some of them load no server at all.",
        causes: &[
            cause("The type is another client's word.", &["unknown-transport-type"]),
            cause(
                "The type is missing, and this client wants one.",
                &["remote-missing-type", "client-required-field"],
            ),
            cause("The type stands under another key.", &["transport-key-alias"]),
        ],
        clean: Do("Lint with `--client`, so that the words of this client are used."),
        samples: &[
            "Server type must be one of: 'stdio', 'sse', or 'streamableHttp'",
            "Invalid enum value. Expected 'stdio' | 'sse' | 'http', received 'streamable-http'",
        ],
        sources: &[
            "https://github.com/anthropics/claude-code/issues/45836",
            "https://github.com/anomalyco/opencode/issues/36434",
            "measured: Gemini CLI 0.61.0",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The entry is local and remote at once",
        see: "Cannot mix 'stdio' and 'sse' fields, url is not supported for stdio",
        patterns: &[
            Has("cannot mix 'stdio'"),
            Has("is not supported for stdio"),
            Has("is not supported for streamable_http"),
        ],
        meaning: "The fields of a program and those of a URL stand in one entry. Roo Code drops the \
                  file, Codex does not start.",
        causes: &[
            cause("The entry has a command and a URL.", &["server-command-and-url"]),
            cause(
                "`env` on a remote server, or headers on a local one.",
                &["env-on-remote", "headers-on-stdio"],
            ),
            cause(
                "`bearer_token` is written out; Codex takes the name of a variable.",
                &["codex-inline-bearer"],
            ),
        ],
        clean: Do("The text names the entry; take out the fields of the transport that it does not use."),
        samples: &[
            "Cannot mix 'stdio' and ('sse' or 'streamable-http') fields.",
            "env is not supported for streamable_http in mcp_servers.github",
        ],
        sources: &["measured: Codex 0.169.0", "https://github.com/github/github-mcp-server/issues/1633"],
        checked: CHECKED,
    },
    KnownError {
        name: "Codex does not load its config",
        see: "failed to load bootstrap configuration, invalid transport",
        patterns: &[
            Has("invalid transport"),
            Has("failed to load bootstrap configuration"),
            Has("expected a string in mcp_servers"),
            Has("expected a map in mcp_servers"),
            Has("expected f64 in mcp_servers"),
        ],
        meaning: "One bad entry stops all of Codex, not that server alone.",
        causes: &[
            cause("An entry has neither `command` nor `url`.", &["server-no-transport", "url-key-alias"]),
            cause(
                "A number or a list where a string is wanted.",
                &["value-not-string", "command-shape", "wrong-type"],
            ),
            cause(
                "The file is not TOML: a Windows path in double quotes, most often.",
                &["toml-syntax", "backslash-escape-damage"],
            ),
            cause(
                "The servers are a list, or a name with a dot lacks quotes.",
                &["servers-wrong-container", "toml-server-name-quoting"],
            ),
        ],
        clean: Do("Codex reads `~/.codex/config.toml` and the project's `.codex/config.toml`: lint \
                 both."),
        samples: &[
            "Error: failed to load bootstrap configuration",
            "invalid transport in `mcp_servers.docs`",
        ],
        sources: &["https://github.com/openai/codex/issues/29396", "measured: Codex 0.169.0"],
        checked: CHECKED,
    },
    KnownError {
        name: "A value of the wrong kind",
        see: "Expected array, received string",
        patterns: &[
            Has("expected string, received"),
            Has("expected array, received"),
            Has("expected object, received"),
            Has("expected number, received"),
            Has("expected boolean, received"),
            Has("expected array, got"),
            Has("expected string, got"),
            Has("mcp settings schema error"),
            Has("configuration is invalid at"),
        ],
        meaning: "The client checks each field for its kind, and one is wrong. Some clients drop this \
                  entry, others every server of the file.",
        causes: &[
            cause("`args` is a string; it must be a list.", &["args-not-array"]),
            cause(
                "A number or `true` stands where a string is wanted, in `env` or `args`.",
                &["value-not-string", "null-value"],
            ),
            cause("`env` or the servers are a list.", &["env-not-map", "servers-wrong-container"]),
            cause(
                "The command is a string where the client wants a list, or a list where it wants a \
                 string.",
                &["command-shape", "foreign-server-shape"],
            ),
        ],
        clean: Do("Lint with `--client`: the same field is a string in one client and a list in the \
                 next."),
        samples: &[
            "Expected array, received string",
            "Configuration is invalid at opencode.json: Expected array, got \"npx\" mcp.a.command",
            "MCP settings schema error — no servers were loaded.",
        ],
        sources: &[
            "https://github.com/github/copilot-cli/issues/117",
            "measured: Gemini CLI 0.61.0, opencode",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "A key that the client does not know",
        see: "Unrecognized key(s) in object",
        patterns: &[Has("unrecognized key(s) in object"), Has("unrecognized key"), Has("unknown field '")],
        meaning: "The client knows no such field. Gemini CLI warns and goes on; stricter clients drop \
                  the entry.",
        causes: &[
            cause("The field is misspelt, or another client's.", &["unknown-key", "enable-flag-mismatch"]),
            cause(
                "The field has another name here.",
                &["url-key-alias", "env-key-alias", "headers-key-alias", "transport-key-alias"],
            ),
        ],
        clean: Do("Take the field out, or see the client's own documentation for its name."),
        samples: &["Invalid configuration in settings.json: Error in: mcpServers.a Unrecognized key(s) in \
                 object: 'disabled'"],
        sources: &["measured: Gemini CLI 0.61.0", "https://github.com/anomalyco/opencode/issues/30677"],
        checked: CHECKED,
    },
    KnownError {
        name: "Blanks around a value",
        see: "Leading or trailing whitespace in: headers.Authorization",
        patterns: &[Has("leading or trailing whitespace in")],
        meaning: "A blank or a line break was pasted along with the value, and Claude Code uses it as \
                  it is.",
        causes: &[cause(
            "The value starts or ends in white space.",
            &["value-whitespace", "command-whitespace"],
        )],
        clean: Do("Look into the variable that the value comes from: it may end in a line break."),
        samples: &["Leading or trailing whitespace in: headers.Authorization"],
        sources: &["measured: Claude Code, its own text and documentation"],
        checked: CHECKED,
    },
    KnownError {
        name: "Variables are missing",
        see: "missing required environment variables",
        patterns: &[
            Has("missing required environment variable"),
            Has("environment variable * is not set"),
            Has("environment variable * is required"),
            Has("environment variable is required"),
            Has("environment variable is not set"),
            Has("environment variable not set"),
            Has("missing environment variable"),
            Has("failed to fetch secret"),
        ],
        meaning: "The server, or a client that fills in `${NAME}`, found a variable unset and stops.",
        causes: &[
            cause("`env` lacks it.", &["missing-required-env", "env-wrong-name"]),
            cause(
                "It is in `env`, and does not reach the container or WSL.",
                &["docker-env-not-forwarded", "wsl-env-not-forwarded"],
            ),
            cause(
                "It is taken from the shell, and the client was not started from there.",
                &["variable-unset", "env-not-inherited", "docker-env-undeclared"],
            ),
            cause(
                "It is empty, or written in a form that the client does not fill in.",
                &["env-empty-value", "variable-syntax-unsupported"],
            ),
        ],
        clean: Do("Write the variable into the `env` of the entry and start the client anew."),
        samples: &[
            "Cannot start MCP servers - missing required environment variables: GITHUB_TOKEN",
            "Error: BRAVE_API_KEY environment variable is required",
        ],
        sources: &[
            "https://github.com/zereight/gitlab-mcp/issues/560",
            "https://github.com/microsoft/vscode/issues/244621",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The name of a server or a tool is too long or has a bad character",
        see: "tools.0.name: String should match pattern",
        patterns: &[
            Has("name: string should match pattern"),
            Has("tool name * exceeds"),
            Has("exceeds 60 characters"),
            Has("invalid server name"),
            Has("invalid mcp server name"),
        ],
        meaning: "Clients make a tool's name out of the server's, and models take letters, digits, `_` \
                  and `-` only, up to about 60.",
        causes: &[
            cause(
                "The server's name has a blank, a dot or another sign.",
                &["server-name-invalid", "server-name-reserved"],
            ),
            cause("The server's name is long.", &["tool-name-too-long"]),
        ],
        clean: Do("Give the server a short name. A long name of a tool is the server's own affair: tell \
                 its author."),
        samples: &[
            "tools.12.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'",
            "invalid server name 'a b' (use letters, numbers, '-', '_', ':', '@', '/', '.')",
        ],
        sources: &[
            "https://github.com/awslabs/mcp/issues/616",
            "https://github.com/microsoft/vscode/issues/243602",
            "measured: Codex 0.169.0",
        ],
        checked: CHECKED,
    },
    // Remote servers.
    KnownError {
        name: "Nothing listens at that address",
        see: "ECONNREFUSED",
        patterns: &[Has("econnrefused"), Has("connection refused"), Has("err_connection_refused")],
        meaning: "The client knocked at an address, and no program has that port open. That is a third \
                  thing beside a process that died (-32000) and one that does not answer (-32001): for \
                  a URL the client starts nothing.",
        causes: &[
            cause("The server at this URL is not running, or has another port: start it yourself.", &[]),
            cause(
                "`localhost` is the address ::1 here, and the server listens on 127.0.0.1.",
                &["localhost-ipv6"],
            ),
            cause("In a container `localhost` is the container itself.", &["docker-localhost"]),
            cause("The URL is wrong.", &["url-invalid", "moved-endpoint"]),
        ],
        clean: Do("`curl -i URL` must bring an answer of any kind, a 4xx too. If it does not, start the \
                 server and see which address it prints; from WSL or a container, 127.0.0.1 is not that \
                 of Windows."),
        samples: &[
            "connect ECONNREFUSED ::1:3000",
            "TypeError: fetch failed: connect ECONNREFUSED 127.0.0.1:8080",
        ],
        sources: &[
            "https://github.com/apollographql/apollo-mcp-server/issues/124",
            "https://github.com/JetBrains/mcp-jetbrains/issues/7",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The host of the URL is unknown",
        see: "getaddrinfo ENOTFOUND",
        patterns: &[Has(" enotfound"), Is("enotfound"), Has("eai_again"), Has("could not resolve host")],
        meaning: "No name server knows the host of the URL.",
        causes: &[
            cause("The URL is wrong, or still an example.", &["url-invalid", "placeholder-value"]),
            cause("The service has moved.", &["moved-endpoint"]),
            cause(
                "A variable in the URL was not filled in.",
                &["variable-syntax-unsupported", "variable-unset"],
            ),
        ],
        clean: Do("Open the URL in a browser on the same machine. A name that exists in a company \
                 network only needs its VPN."),
        samples: &["getaddrinfo ENOTFOUND mcp.example.invalid"],
        sources: &["measured: Node 20.20, Linux"],
        checked: CHECKED,
    },
    KnownError {
        name: "A header holds a character that may not be there",
        see: "Invalid character in header content [\"Authorization\"]",
        patterns: &[Has("invalid character in header content"), Has("err_invalid_char")],
        meaning: "A line break, a curly quote or another sign outside of Latin-1 stands in the value \
                  of a header. The request never leaves.",
        causes: &[
            cause("The token was pasted with a line break or blanks.", &["value-whitespace"]),
            cause("The header's name or value is malformed.", &["header-invalid", "mcp-remote-shape"]),
        ],
        clean: Do("Look into the variable that the value comes from: it may end in a line break."),
        samples: &["TypeError [ERR_INVALID_CHAR]: Invalid character in header content \
                 [\"Authorization\"]"],
        sources: &["measured: Node 20.20, Linux"],
        checked: CHECKED,
    },
    KnownError {
        name: "The server does not accept the token",
        see: "401 Unauthorized",
        patterns: &[
            Has("http 401"),
            Has("status 401"),
            Has("status code 401"),
            Has("error 401"),
            Has("401 unauthorized"),
            Has("(401)"),
            Has("unauthorized"),
            Has("bad credentials"),
            Is("401"),
        ],
        meaning: "The server was reached, and wants a token or another one than it got.",
        causes: &[
            cause(
                "The value is an example, empty, or wrapped in quotes or blanks.",
                &["placeholder-value", "env-empty-value", "value-wrapped-in-quotes", "value-whitespace"],
            ),
            cause(
                "The client sends `${NAME}` as it is written.",
                &["variable-syntax-unsupported", "variable-unset"],
            ),
            cause("`Bearer` is missing, or twice there.", &["bearer-scheme"]),
            cause(
                "The header or variable is missing or has another name.",
                &["missing-required-env", "env-wrong-name", "remote-missing-auth", "headers-key-alias"],
            ),
            cause(
                "On Windows the header was cut at its space.",
                &["mcp-remote-header-space", "windows-shim-arg-with-space"],
            ),
        ],
        clean: Do("Try the token by hand: `curl -i -H \"Authorization: Bearer TOKEN\" URL`. 401 there \
                 too: it has expired, or lacks a right."),
        samples: &["Error POSTing to endpoint (HTTP 401): Unauthorized", "401"],
        sources: &[
            "https://github.com/anthropics/claude-code/issues/3239",
            "https://github.com/punkpeye/mcp-remote/issues/26",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The URL is not the endpoint of this transport",
        see: "404, 405 Method Not Allowed, SSE error: Non-200",
        patterns: &[
            Has("405 method not allowed"),
            Has("http 405"),
            Has("status code 405"),
            Has("non-200 status code"),
            Has("http 404"),
            Has("status code 404"),
            Has("invalid content type, expected \"text/event-stream\""),
            Is("405"),
            Is("404"),
        ],
        meaning: "A web server answered, and not with MCP: the path is another one, or it speaks the \
                  other of the two transports over HTTP.",
        causes: &[
            cause(
                "The type says http and the URL is one for SSE, or the other way round.",
                &["transport-url-mismatch", "unknown-transport-type"],
            ),
            cause("The endpoint has moved.", &["moved-endpoint", "sse-deprecated"]),
            cause("A slash at the end is missing or too many.", &["url-trailing-slash"]),
            cause("The URL is that of a web page.", &["url-invalid"]),
        ],
        clean: Do("Take the URL from the server's own page. `/sse` is the older transport, `/mcp` most \
                 often the newer one."),
        samples: &["SSE error: Non-200 status code (405)", "Error POSTing to endpoint (HTTP 404): Not Found"],
        sources: &[
            "https://github.com/google-gemini/gemini-cli/issues/2787",
            "https://github.com/BerriAI/litellm/issues/23688",
        ],
        checked: CHECKED,
    },
    // Time.
    KnownError {
        name: "Codex did not wait long enough",
        see: "MCP client startup timed out after … seconds",
        patterns: &[
            Has("startup timed out after"),
            Has("timed out after 10 seconds"),
            Has("timed out after 30 seconds"),
        ],
        meaning: "The server had not answered `initialize` when the time for starting was over: 30 \
                  seconds, in older versions 10.",
        causes: &[
            cause("The first start downloads the package, which takes longer. Try again.", &[]),
            cause("The time is in seconds here, and too small or in the wrong unit.", &["timeout-unit"]),
            cause(
                "The server never gets to an answer.",
                &["docker-missing-interactive", "conda-run-captures-output", "cmd-missing-slash-c"],
            ),
        ],
        clean: ByHand("If it only needs long, set `startup_timeout_sec = 60` in its table."),
        samples: &["MCP client startup timed out after 10 seconds. Add or adjust startup_timeout_sec in \
                 your config.toml"],
        sources: &[
            "https://github.com/openai/codex/pull/16080",
            "https://github.com/openai/codex/issues/11851",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "No answer in time",
        see: "MCP error -32001: Request timed out",
        patterns: &[
            Has("-32001"),
            Is("32001"),
            Has("request timed out"),
            Has("context server request timeout"),
            Has("mcp request * timed out"),
            Has("timed out after"),
            Has("connection timed out after"),
            Has("connection timeout"),
        ],
        meaning: "The process is alive, and did not answer in time. That is not -32000, where the \
                  process is gone, and not ECONNREFUSED, where nothing listens.",
        causes: &[
            cause(
                "The first start downloads a package or an image. Try again; the second start is \
                 quick.",
                &[],
            ),
            cause(
                "The time is too small: 60 is a minute in one client and 60 milliseconds in the next.",
                &["timeout-unit"],
            ),
            cause(
                "A wrapper keeps the output, or waits at its own prompt.",
                &["conda-run-captures-output", "cmd-missing-slash-c", "cmd-mangled-slash-c", "cmd-slash-k"],
            ),
            cause(
                "Standard input does not reach the server.",
                &["docker-missing-interactive", "docker-detached"],
            ),
            cause("A program asks for a password or a yes.", &["interactive-prompt-risk"]),
            cause(
                "A banner spoils standard output, so that the answer is never read.",
                &["stdout-banner-launcher", "shell-profile-noise"],
            ),
            cause(
                "Python keeps a hand-written server's answer in its buffer (ask with \
                 `--extend-select`).",
                &["python-buffered-stdout"],
            ),
        ],
        clean: ByHand(
            "With a time-out it stays running in any case: see how long it takes to come up, and \
                 whether it prints a line before you type.",
        ),
        samples: &[
            "MCP error -32001: Request timed out",
            "-32001",
            "context server failed to start: Context server request timeout",
        ],
        sources: &[
            "https://github.com/google-gemini/gemini-cli/issues/1995",
            "https://github.com/anthropics/claude-code/issues/16837",
            "https://github.com/conda/conda/issues/9412",
            "measured: Wine 8, MCP SDK 1.32 (cmd without /c)",
        ],
        checked: CHECKED,
    },
    // Exit statuses.
    KnownError {
        name: "A shell found no such command",
        see: "exit code 127, command not found",
        patterns: &[Exit("127"), Has("command not found")],
        meaning: "127 is what a shell, `env` or docker reports for a program that is not on its PATH. \
                  The process that the client waits for never ran.",
        causes: &[
            cause(
                "The client was not started from a shell, and its PATH is short.",
                &["command-not-found", "launcher-not-on-gui-path"],
            ),
            cause("`env` sets PATH, which replaces the one of the client.", &["env-path-override"]),
            cause("The path is relative, or of another system.", &["relative-command", "wrong-os-path"]),
            cause(
                "`bash -c` gets the words one by one, or one quoted lump.",
                &["shell-script-split", "literal-quotes-in-arg"],
            ),
            cause("Inside WSL the profile that sets nvm up is not read.", &["wsl-nonlogin-shell"]),
        ],
        clean: ByHand("`which npx` prints the full path to write as the command."),
        samples: &["127", "Process exited with code 127", "bash: line 1: npx: command not found"],
        sources: &[
            "https://www.gnu.org/software/bash/manual/html_node/Exit-Status.html",
            "https://github.com/modelcontextprotocol/servers/issues/64",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The process ended as if its work were done",
        see: "exit code 0",
        patterns: &[Exit("0")],
        meaning: "The server started, found nothing to wait for, and went. A server must read standard \
                  input until the client closes it.",
        causes: &[
            cause(
                "docker got no `-i`, so standard input is closed from the start.",
                &["docker-missing-interactive"],
            ),
            cause("docker runs the container in the background.", &["docker-detached"]),
            cause(
                "What is started is no server: a shell, a login, a help text.",
                &["shell-script-split", "interactive-prompt-risk", "cmd-missing-slash-c"],
            ),
        ],
        clean: ByHand(""),
        samples: &["0", "Server exited with code 0 before responding to `initialize`"],
        sources: &[
            "https://github.com/modelcontextprotocol/servers/pull/450",
            "https://github.com/homeassistant-ai/ha-mcp/pull/472",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The process failed",
        see: "exit code 1",
        patterns: &[Exit("1"), Exit("2")],
        meaning: "The program ran and gave up: 1 is for any failure, 2 often for a bad argument. The \
                  reason stands in what it wrote to standard error: paste that line too.",
        causes: &[
            cause(
                "A variable is missing or does not reach the server.",
                &["missing-required-env", "docker-env-not-forwarded", "wsl-env-not-forwarded"],
            ),
            cause(
                "The script, or its folder, is not there.",
                &["relative-script-path", "cwd-ignored-by-client", "placeholder-path"],
            ),
            cause(
                "The package is not there, or started by the wrong launcher.",
                &["nonexistent-package", "wrong-runner"],
            ),
            cause("docker was asked for a terminal.", &["docker-tty"]),
            cause(
                "The arguments are torn apart or glued together.",
                &["arg-holds-several-args", "shell-script-split", "windows-shim-arg-with-space"],
            ),
        ],
        clean: ByHand(""),
        samples: &["exit status 1", "Process exited with code 1", "2"],
        sources: &["https://www.gnu.org/software/bash/manual/html_node/Exit-Status.html"],
        checked: CHECKED,
    },
    // The protocol's own codes, which say the least.
    KnownError {
        name: "The process is gone",
        see: "MCP error -32000: Connection closed",
        patterns: &[
            Has("-32000"),
            Is("32000"),
            Has("connection closed"),
            Has("client closed"),
            Has("transport closed"),
            Has("write epipe"),
            Has("server disconnected"),
        ],
        meaning: "The process that the client started has ended, or never ran, before the first \
                  answer. It is not slow (-32001) and no refused socket (ECONNREFUSED). Client Closed \
                  and Transport closed mean the same.",
        causes: &[
            cause(
                "The program is not where this client looks.",
                &[
                    "command-not-found",
                    "relative-command",
                    "launcher-not-on-gui-path",
                    "command-contains-args",
                    "unexpanded-tilde",
                    "wrong-os-path",
                ],
            ),
            cause(
                "The script, or the folder it needs, is not there.",
                &[
                    "relative-script-path",
                    "cwd-ignored-by-client",
                    "placeholder-path",
                    "literal-quotes-in-arg",
                    "backslash-escape-damage",
                ],
            ),
            cause(
                "The server stops at its start: a variable or the package is missing.",
                &[
                    "missing-required-env",
                    "docker-env-not-forwarded",
                    "wsl-env-not-forwarded",
                    "nonexistent-package",
                    "wrong-runner",
                ],
            ),
            cause(
                "docker gets no input, or was asked for a terminal.",
                &["docker-missing-interactive", "docker-tty", "docker-detached"],
            ),
            cause(
                "On Windows: arguments with spaces, a server that lies in WSL, and in old clients npx \
                 without cmd.",
                &[
                    "windows-shim-arg-with-space",
                    "cmd-quoted-program",
                    "shell-script-split",
                    "wsl-path-mismatch",
                    "windows-shim-needs-cmd",
                ],
            ),
            cause(
                "A line on standard output that is not JSON makes some clients hang up.",
                &["stdout-banner-launcher", "shell-profile-noise"],
            ),
            cause(
                "A race of the client with odd versions of Node, seen with Node 25.",
                &["odd-node-version"],
            ),
        ],
        clean: ByHand(
            "If the connection was there and closed minutes later, the config is not to blame: the \
                 server crashed at work, or a watcher restarted it (dev-watcher-as-server).",
        ),
        samples: &[
            "MCP error -32000: Connection closed",
            "-32000",
            "[DEBUG] MCP server \"mysql\": Connection failed after 6544ms: MCP error -32000: \
                 Connection closed",
        ],
        sources: &[
            "https://github.com/modelcontextprotocol/typescript-sdk/issues/1049",
            "https://github.com/anthropics/claude-code/issues/20713",
            "measured: Wine 8, MCP SDK 1.32",
        ],
        checked: CHECKED,
    },
    KnownError {
        name: "The client could not connect, and does not say why",
        see: "Failed to connect",
        patterns: &[Has("failed to connect"), Has("failed to start"), Has("failed to reconnect")],
        meaning: "Claude Code and Kiro show this for every failure: a program that is not found, one \
                  that died, a refused address. The log has the reason: paste a line of it.",
        causes: &[
            cause(
                "The program is not found.",
                &["command-not-found", "relative-command", "unexpanded-tilde", "wrong-os-path"],
            ),
            cause(
                "The client ignores `cwd`, or the script is relative.",
                &["cwd-ignored-by-client", "relative-script-path"],
            ),
            cause(
                "The server stops at its start.",
                &["missing-required-env", "docker-missing-interactive", "nonexistent-package"],
            ),
            cause(
                "A remote server has another type or wants a token.",
                &["remote-missing-type", "transport-url-mismatch", "remote-missing-auth"],
            ),
        ],
        clean: ByHand(
            "The log: `claude --debug` and `claude doctor` for Claude Code, `mcp*.log` in the logs \
                 folder of Claude Desktop.",
        ),
        samples: &["github: npx -y @modelcontextprotocol/server-github - ✗ Failed to connect"],
        sources: &["https://github.com/anthropics/claude-code/issues/17565", "measured: Claude Code 2.1.197"],
        checked: CHECKED,
    },
];
