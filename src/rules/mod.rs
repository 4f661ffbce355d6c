//! Every rule: one file each, and this list.
//!
//! To add a rule, write `rules/<name>.md` and `src/rules/<name>.rs`, and add a line here.
//! The order is the order in which people read `mcplint rules`.

mod support;

use crate::rule::Rule;

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
    relative_command = "relative-command",
    relative_script_path = "relative-script-path",
    command_not_found = "command-not-found",
    command_not_executable = "command-not-executable",
    launcher_not_on_gui_path = "launcher-not-on-gui-path",
    cwd_ignored_by_client = "cwd-ignored-by-client",
    cwd_does_not_exist = "cwd-does-not-exist",
    ephemeral_runtime_path = "ephemeral-runtime-path",
    pinned_runtime_path = "pinned-runtime-path",
    version_manager_shim = "version-manager-shim",
    odd_node_version = "odd-node-version",
    env_path_override = "env-path-override",
    command_contains_args = "command-contains-args",
    arg_holds_several_args = "arg-holds-several-args",
    unexpanded_tilde = "unexpanded-tilde",
    shell_script_split = "shell-script-split",
    npx_missing_yes = "npx-missing-yes",
    npx_yes_after_package = "npx-yes-after-package",
    windows_shim_needs_cmd = "windows-shim-needs-cmd",
    cmd_missing_slash_c = "cmd-missing-slash-c",
    cmd_wrapper_on_posix = "cmd-wrapper-on-posix",
    wrong_os_path = "wrong-os-path",
    wsl_path_mismatch = "wsl-path-mismatch",
    wsl_env_not_forwarded = "wsl-env-not-forwarded",
    wsl_unc_path = "wsl-unc-path",
    wsl_nonlogin_shell = "wsl-nonlogin-shell",
    windows_missing_system_env = "windows-missing-system-env",
    docker_tty = "docker-tty",
    docker_missing_interactive = "docker-missing-interactive",
    docker_env_not_forwarded = "docker-env-not-forwarded",
    docker_env_undeclared = "docker-env-undeclared",
    missing_required_env = "missing-required-env",
    variable_unset = "variable-unset",
    vscode_input_undeclared = "vscode-input-undeclared",
}

/// Rules that speak only when they are selected by name: true of most configs, or of taste.
pub const OPT_IN: &[&str] = &[];

/// The rule with this name.
pub fn by_name(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// Where the page of a rule can be read.
pub fn page_url(name: &str) -> String {
    format!("https://github.com/mcplint/mcplint/blob/main/rules/{name}.md")
}
