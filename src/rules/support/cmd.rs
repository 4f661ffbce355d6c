//! The command lines of Windows' cmd.

use crate::argv::{Argv, Layer};
use crate::platform::Platform;
use crate::rule::Context;

/// A `cmd` with its switches.
pub(in crate::rules) struct Cmd {
    /// The token of cmd itself.
    pub(in crate::rules) token: usize,
    /// One past the last token.
    pub(in crate::rules) end: usize,
    /// The token of `/c` or `/k`, or the string that starts with it.
    pub(in crate::rules) switch: Option<usize>,
}

/// The `cmd`s of a command line that run on this platform. Where there is none to run,
/// `cmd-wrapper-on-posix` speaks.
pub(in crate::rules) fn of<'a>(
    context: &'a Context<'_>,
    argv: &'a Argv<'_>,
) -> impl Iterator<Item = Cmd> + 'a {
    argv.layers
        .iter()
        .filter(|layer| argv.name(layer) == "cmd" && runs(context.platform, argv, layer))
        .map(|layer| Cmd { token: layer.program, end: layer.end, switch: switch(argv, layer) })
}

fn runs(platform: Platform, argv: &Argv<'_>, layer: &Layer) -> bool {
    match platform {
        Platform::Windows | Platform::Any => true,
        Platform::Wsl => argv.tokens[layer.program].text.to_ascii_lowercase().ends_with(".exe"),
        Platform::Linux | Platform::Macos => false,
    }
}

/// `/c` behind any number of `/d`, `/s`, `/q`, `/v:on`.
fn switch(argv: &Argv<'_>, layer: &Layer) -> Option<usize> {
    for at in layer.program + 1..layer.end {
        let text = argv.tokens[at].text.as_ref();
        let word = text.split(' ').next().unwrap_or(text);
        if word.eq_ignore_ascii_case("/c") || word.eq_ignore_ascii_case("/k") {
            return Some(at);
        }
        if !text.starts_with('/') {
            return None;
        }
    }
    None
}
