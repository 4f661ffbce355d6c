//! Windows takes a command line apart.

use super::{CHECKED, cause};
use crate::errors::Clean::{ByHand, Do};
use crate::errors::KnownError;
use crate::errors::Pattern::{Has, Is};

pub(super) static ROWS: &[KnownError] = &[
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
];
