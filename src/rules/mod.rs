//! Every rule: one file each, and this list.
//!
//! To add a rule, write `rules/<name>.md` and `src/rules/<name>.rs`, and add a line here.
//! The order is the order in which people read `mcplint rules`.

pub(crate) mod support;

use crate::report::RuleInfo;
use crate::rule::Rule;

macro_rules! rules {
    ($($module:ident = $page:literal),+ $(,)?) => {
        $(pub(crate) mod $module;)+

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
    json_missing_comma = "json-missing-comma",
    json_trailing_comma = "json-trailing-comma",
    json_comment = "json-comment",
    json_missing_root_braces = "json-missing-root-braces",
    json_multiple_roots = "json-multiple-roots",
    json_unescaped_backslash = "json-unescaped-backslash",
    toml_syntax = "toml-syntax",
    toml_server_name_quoting = "toml-server-name-quoting",
    yaml_syntax = "yaml-syntax",
    backslash_escape_damage = "backslash-escape-damage",
    file_bom = "file-bom",
    file_encoding = "file-encoding",
    json_smart_quotes = "json-smart-quotes",
    json_single_quotes = "json-single-quotes",
    json_unquoted_key = "json-unquoted-key",
    json_python_literal = "json-python-literal",
    json_unbalanced = "json-unbalanced",
    duplicate_key = "duplicate-key",
    merge_conflict_marker = "merge-conflict-marker",
    invisible_character = "invisible-character",
    empty_file = "empty-file",
    wrong_root_key = "wrong-root-key",
    missing_root_key = "missing-root-key",
    nested_root_key = "nested-root-key",
    config_in_wrong_file = "config-in-wrong-file",
    foreign_server_shape = "foreign-server-shape",
    server_no_transport = "server-no-transport",
    remote_missing_type = "remote-missing-type",
    unknown_transport_type = "unknown-transport-type",
    transport_key_alias = "transport-key-alias",
    url_key_alias = "url-key-alias",
    env_key_alias = "env-key-alias",
    headers_key_alias = "headers-key-alias",
    remote_unsupported_by_client = "remote-unsupported-by-client",
    server_command_and_url = "server-command-and-url",
    env_on_remote = "env-on-remote",
    headers_on_stdio = "headers-on-stdio",
    servers_wrong_container = "servers-wrong-container",
    args_not_array = "args-not-array",
    command_shape = "command-shape",
    env_not_map = "env-not-map",
    null_value = "null-value",
    wrong_type = "wrong-type",
    value_not_string = "value-not-string",
    unknown_key = "unknown-key",
    server_name_invalid = "server-name-invalid",
    server_name_reserved = "server-name-reserved",
    server_name_case_clash = "server-name-case-clash",
    tool_name_too_long = "tool-name-too-long",
    duplicate_server = "duplicate-server",
    enable_flag_mismatch = "enable-flag-mismatch",
    timeout_unit = "timeout-unit",
    client_required_field = "client-required-field",
    codex_inline_bearer = "codex-inline-bearer",
    deprecated_field = "deprecated-field",
    empty_servers = "empty-servers",
    relative_command = "relative-command",
    relative_script_path = "relative-script-path",
    command_not_found = "command-not-found",
    command_not_executable = "command-not-executable",
    launcher_not_on_gui_path = "launcher-not-on-gui-path",
    command_contains_args = "command-contains-args",
    arg_holds_several_args = "arg-holds-several-args",
    command_empty = "command-empty",
    command_whitespace = "command-whitespace",
    literal_quotes_in_arg = "literal-quotes-in-arg",
    unexpanded_tilde = "unexpanded-tilde",
    shell_syntax_without_shell = "shell-syntax-without-shell",
    shell_script_split = "shell-script-split",
    npx_missing_yes = "npx-missing-yes",
    npx_yes_after_package = "npx-yes-after-package",
    npx_ambiguous_bin = "npx-ambiguous-bin",
    npm_exec_missing_separator = "npm-exec-missing-separator",
    double_launcher = "double-launcher",
    uv_project_not_found = "uv-project-not-found",
    uv_flag_after_script = "uv-flag-after-script",
    python_name = "python-name",
    node_runs_typescript = "node-runs-typescript",
    script_as_command = "script-as-command",
    cwd_ignored_by_client = "cwd-ignored-by-client",
    cwd_does_not_exist = "cwd-does-not-exist",
    ephemeral_runtime_path = "ephemeral-runtime-path",
    pinned_runtime_path = "pinned-runtime-path",
    version_manager_shim = "version-manager-shim",
    odd_node_version = "odd-node-version",
    env_path_override = "env-path-override",
    placeholder_path = "placeholder-path",
    stdout_banner_launcher = "stdout-banner-launcher",
    shell_profile_noise = "shell-profile-noise",
    conda_run_captures_output = "conda-run-captures-output",
    dev_watcher_as_server = "dev-watcher-as-server",
    interactive_prompt_risk = "interactive-prompt-risk",
    python_buffered_stdout = "python-buffered-stdout",
    env_stdout_noise = "env-stdout-noise",
    windows_shim_needs_cmd = "windows-shim-needs-cmd",
    windows_shim_arg_with_space = "windows-shim-arg-with-space",
    cmd_missing_slash_c = "cmd-missing-slash-c",
    cmd_mangled_slash_c = "cmd-mangled-slash-c",
    cmd_slash_k = "cmd-slash-k",
    cmd_joined_line = "cmd-joined-line",
    cmd_quoted_program = "cmd-quoted-program",
    cmd_metacharacter = "cmd-metacharacter",
    cmd_wrapper_on_posix = "cmd-wrapper-on-posix",
    wrong_os_path = "wrong-os-path",
    wsl_path_mismatch = "wsl-path-mismatch",
    wsl_env_not_forwarded = "wsl-env-not-forwarded",
    wsl_unc_path = "wsl-unc-path",
    wsl_nonlogin_shell = "wsl-nonlogin-shell",
    windows_missing_system_env = "windows-missing-system-env",
    docker_tty = "docker-tty",
    docker_missing_interactive = "docker-missing-interactive",
    docker_detached = "docker-detached",
    docker_env_not_forwarded = "docker-env-not-forwarded",
    docker_env_undeclared = "docker-env-undeclared",
    docker_env_value_as_name = "docker-env-value-as-name",
    docker_missing_rm = "docker-missing-rm",
    docker_fixed_name = "docker-fixed-name",
    docker_flag_after_image = "docker-flag-after-image",
    docker_image_missing = "docker-image-missing",
    docker_localhost = "docker-localhost",
    docker_publish_on_stdio = "docker-publish-on-stdio",
    docker_volume_unexpanded = "docker-volume-unexpanded",
    docker_volume_relative = "docker-volume-relative",
    docker_env_file_relative = "docker-env-file-relative",
    docker_compose_tty = "docker-compose-tty",
    missing_required_env = "missing-required-env",
    env_wrong_name = "env-wrong-name",
    placeholder_value = "placeholder-value",
    env_empty_value = "env-empty-value",
    variable_syntax_unsupported = "variable-syntax-unsupported",
    variable_unset = "variable-unset",
    vscode_input_undeclared = "vscode-input-undeclared",
    vscode_input_unused = "vscode-input-unused",
    env_in_args = "env-in-args",
    value_whitespace = "value-whitespace",
    value_wrapped_in_quotes = "value-wrapped-in-quotes",
    bearer_scheme = "bearer-scheme",
    env_not_inherited = "env-not-inherited",
    env_name_invalid = "env-name-invalid",
    moved_endpoint = "moved-endpoint",
    transport_url_mismatch = "transport-url-mismatch",
    sse_deprecated = "sse-deprecated",
    remote_missing_auth = "remote-missing-auth",
    mcp_remote_header_space = "mcp-remote-header-space",
    mcp_remote_http = "mcp-remote-http",
    mcp_remote_shape = "mcp-remote-shape",
    url_invalid = "url-invalid",
    url_trailing_slash = "url-trailing-slash",
    localhost_ipv6 = "localhost-ipv6",
    oauth_fields = "oauth-fields",
    header_invalid = "header-invalid",
    mcp_remote_unneeded = "mcp-remote-unneeded",
    unused_suppression = "unused-suppression",
    archived_package = "archived-package",
    nonexistent_package = "nonexistent-package",
    wrong_runner = "wrong-runner",
    renamed_package = "renamed-package",
    hardcoded_secret = "hardcoded-secret",
    secret_in_args = "secret-in-args",
    secret_in_url = "secret-in-url",
    secret_in_tracked_file = "secret-in-tracked-file",
    config_permissions = "config-permissions",
    vulnerable_package = "vulnerable-package",
    malicious_package = "malicious-package",
    filesystem_broad_root = "filesystem-broad-root",
    docker_privileged = "docker-privileged",
    docker_socket = "docker-socket",
    docker_host_network = "docker-host-network",
    docker_broad_mount = "docker-broad-mount",
    tls_verify_disabled = "tls-verify-disabled",
    plaintext_http = "plaintext-http",
    auto_approve_wildcard = "auto-approve-wildcard",
    dangerous_flag = "dangerous-flag",
    bind_all_interfaces = "bind-all-interfaces",
    unpinned_vcs_source = "unpinned-vcs-source",
    lookalike_package = "lookalike-package",
    unpinned_package = "unpinned-package",
    project_command_risk = "project-command-risk",
    shell_download_exec = "shell-download-exec",
    config_command_substitution = "config-command-substitution",
    env_code_injection = "env-code-injection",
}

/// Rules that speak only when they are selected by name: true of most configs, or of taste.
pub const OPT_IN: &[&str] = &[
    "python-buffered-stdout",
    "env-stdout-noise",
    "empty-servers",
    "mcp-remote-unneeded",
    "unpinned-package",
    "project-command-risk",
];

/// Rules about what still works and should be left: editors strike it out.
pub const DEPRECATED: &[&str] =
    &["archived-package", "deprecated-field", "renamed-package", "sse-deprecated"];

/// Rules about what could go without a loss: editors show it faded.
pub const UNNECESSARY: &[&str] = &[
    "cwd-ignored-by-client",
    "env-on-remote",
    "headers-on-stdio",
    "unused-suppression",
    "vscode-input-unused",
];

/// Rules that ask the machine: under CI, and for files of another system, they do not speak.
pub(crate) const HOST_CHECKS: &[&str] = &[
    "command-not-executable",
    "command-not-found",
    "config-permissions",
    "cwd-does-not-exist",
    "launcher-not-on-gui-path",
    "secret-in-tracked-file",
    "uv-project-not-found",
    "variable-unset",
];

/// Rules that speak about a package of the registry's server.json too. They judge which package it is and the
/// words that its author gives the runner; the rest of the command line is the client's to write.
pub(crate) const OF_PACKAGES: &[&str] = &[
    "archived-package",
    "dangerous-flag",
    "docker-broad-mount",
    "docker-detached",
    "docker-host-network",
    "docker-privileged",
    "docker-socket",
    "docker-tty",
    "lookalike-package",
    "malicious-package",
    "nonexistent-package",
    "placeholder-path",
    "renamed-package",
    "tls-verify-disabled",
    "vulnerable-package",
];

/// The rule with this name.
pub fn by_name(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// What reports say of each rule, in the order of [`RULES`].
pub fn infos() -> Vec<RuleInfo> {
    RULES
        .iter()
        .map(|rule| RuleInfo {
            name: rule.name,
            summary: rule.summary,
            category: rule.category.name(),
            severity: rule.severity,
            enabled: !OPT_IN.contains(&rule.name),
            page: page(rule.name).unwrap_or_default(),
            url: page_url(rule.name),
        })
        .collect()
}

/// Where the page of a rule can be read.
pub fn page_url(name: &str) -> String {
    format!("https://mcplint.github.io/mcplint/rules/{name}.html")
}
