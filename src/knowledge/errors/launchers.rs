//! What launchers and containers say.

use super::{CHECKED, cause};
use crate::errors::Clean::{ByHand, Do};
use crate::errors::KnownError;
use crate::errors::Pattern::Has;

pub(super) static ROWS: &[KnownError] = &[
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
];
