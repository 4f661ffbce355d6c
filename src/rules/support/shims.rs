//! The `.cmd` shims of npm, and the clients that start them through cmd without quoting for it.

use crate::argv::Argv;
use crate::clients::ShimQuoting;
use crate::diagnostic::Severity;
use crate::platform::Platform;
use crate::rule::Context;

/// Programs that are `.cmd` files on Windows.
const SHIMS: [&str; 10] =
    ["npx", "npm", "pnpm", "pnpx", "yarn", "yarnpkg", "corepack", "tsx", "ts-node", "nodemon"];

/// How sure it is that this client puts `cmd /C` before the shim that it starts, without escaping what
/// follows; `None` for other clients, systems and programs.
pub(in crate::rules) fn unquoted(context: &Context<'_>, argv: &Argv<'_>) -> Option<Severity> {
    let name = argv.program_name();
    let text = argv.program_text();
    // `/usr/bin/npx` is no path of Windows: another rule's.
    let is_shim = !text.starts_with('/')
        && SHIMS.contains(&name.as_str())
        && !text.to_ascii_lowercase().ends_with(".exe");
    if context.platform != Platform::Windows || !is_shim {
        return None;
    }
    match context.dialect?.shim_quoting {
        ShimQuoting::Lost => Some(Severity::Error),
        ShimQuoting::SaidLost => Some(Severity::Warning),
        ShimQuoting::Unknown => None,
    }
}
