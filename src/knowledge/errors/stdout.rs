//! What stands on standard output is no JSON.

use super::{CHECKED, cause};
use crate::errors::Clean::Do;
use crate::errors::KnownError;
use crate::errors::Pattern::Has;

pub(super) static ROWS: &[KnownError] = &[
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
];
