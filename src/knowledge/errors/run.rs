//! The program starts and fails.

use super::{CHECKED, cause};
use crate::errors::Clean::ByHand;
use crate::errors::KnownError;
use crate::errors::Pattern::Has;

pub(super) static ROWS: &[KnownError] = &[
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
];
