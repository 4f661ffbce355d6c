//! Every rule: one file each, and this list.
//!
//! To add a rule, write `rules/<name>.md` and `src/rules/<name>.rs`, and add a line here.
//! The order is the order in which people read `mcplint rules`.

use crate::rule::Rule;

mod support;

macro_rules! rules {
    ($($module:ident = $page:literal),+ $(,)?) => {
        $(mod $module;)+

        /// Every rule.
        pub static RULES: &[&Rule] = &[$(&$module::RULE),+];

        /// The page of the rule with this name, as Markdown.
        pub fn page(name: &str) -> Option<&'static str> {
            match name {
                $($page => Some(include_str!(concat!("../../rules/", $page, ".md"))),)+
                _ => None,
            }
        }
    };
}

rules! {
    json_syntax = "json-syntax",
    json_trailing_comma = "json-trailing-comma",
    json_comment = "json-comment",
    json_unescaped_backslash = "json-unescaped-backslash",
    file_bom = "file-bom",
    npx_missing_yes = "npx-missing-yes",
    stdout_banner_launcher = "stdout-banner-launcher",
    shell_profile_noise = "shell-profile-noise",
    conda_run_captures_output = "conda-run-captures-output",
    dev_watcher_as_server = "dev-watcher-as-server",
    interactive_prompt_risk = "interactive-prompt-risk",
    python_buffered_stdout = "python-buffered-stdout",
    env_stdout_noise = "env-stdout-noise",
    cmd_mangled_slash_c = "cmd-mangled-slash-c",
    cmd_slash_k = "cmd-slash-k",
    cmd_joined_line = "cmd-joined-line",
    cmd_quoted_program = "cmd-quoted-program",
    cmd_metacharacter = "cmd-metacharacter",
    windows_shim_arg_with_space = "windows-shim-arg-with-space",
}

/// Rules that speak only when they are selected by name: true of most configs, or of taste.
pub const OPT_IN: &[&str] = &["python-buffered-stdout", "env-stdout-noise"];

/// The rule with this name.
pub fn by_name(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// Where the page of a rule can be read.
pub fn page_url(name: &str) -> String {
    format!("https://github.com/mcplint/mcplint/blob/main/rules/{name}.md")
}
