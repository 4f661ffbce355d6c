//! What `config.toml` takes beside the servers: one wrong, and Codex does not start.
//!
//! Ran 0.169.0 on 2026-11-25 and 2026-11-26: each was given a number and a word, and what it wants is what it said.

use super::*;
use FieldKind::{Fields, Path, Refused, Untagged};

/// A table of which only that it is one is known.
const TABLE: FieldKind = Fields(&[]);

const fn text(name: &'static str) -> Field {
    Field::any(name, FieldKind::String)
}

const fn path(name: &'static str) -> Field {
    Field::any(name, Path)
}

const fn flag(name: &'static str) -> Field {
    Field::any(name, Bool)
}

const fn word(name: &'static str, words: &'static [&'static str]) -> Field {
    Field::any(name, OneOf(words))
}

const fn number(name: &'static str, limit: Limit) -> Field {
    Field::any(name, FieldKind::Number).limit(limit)
}

const fn table(name: &'static str) -> Field {
    Field::any(name, TABLE)
}

/// Of a provider of models.
const PROVIDER: &[Field] = &[text("name").needed(), text("base_url"), text("env_key")];

pub(super) const SETTINGS: &[Field] = &[
    text("model"),
    text("review_model"),
    text("model_provider"),
    text("oss_provider"),
    text("model_reasoning_effort"),
    text("plan_mode_reasoning_effort"),
    word("model_reasoning_summary", &["auto", "concise", "detailed", "none"]),
    word("model_verbosity", &["low", "medium", "high"]),
    number("model_context_window", Limit::Integer),
    number("model_auto_compact_token_limit", Limit::Integer),
    word("model_auto_compact_token_limit_scope", &["total", "body_after_prefix"]),
    path("model_instructions_file"),
    path("model_catalog_json"),
    Field::any("model_providers", MapOf(&Fields(PROVIDER))),
    word("personality", &["none", "friendly", "pragmatic"]),
    text("service_tier"),
    text("instructions"),
    text("developer_instructions"),
    text("compact_prompt"),
    path("experimental_compact_prompt_file"),
    Field::any(
        "approval_policy",
        Either(&[OneOf(&["untrusted", "on-failure", "on-request", "granular", "never"]), FieldKind::Object]),
    ),
    word("approvals_reviewer", &["user", "auto_review", "guardian_subagent"]),
    word("sandbox_mode", &["read-only", "workspace-write", "danger-full-access"]),
    Field::any(
        "sandbox_workspace_write",
        Fields(&[
            Field::any("writable_roots", Strings),
            flag("network_access"),
            flag("exclude_tmpdir_env_var"),
            flag("exclude_slash_tmp"),
        ]),
    ),
    Field::any("shell_environment_policy", Fields(&[word("inherit", &["core", "all", "none"])])),
    flag("allow_login_shell"),
    flag("allow_symlinked_codex_home"),
    text("default_permissions"),
    table("permissions"),
    Field::any("features", MapOf(&Either(&[Bool, FieldKind::Object]))),
    Field::any("notify", Strings),
    Field::any("history", Fields(&[word("persistence", &["save-all", "none"])])),
    word("file_opener", &["vscode", "vscode-insiders", "windsurf", "cursor", "none"]),
    word("web_search", &["disabled", "cached", "indexed", "live"]),
    Field::any("tools", Fields(&[Field::any("web_search", Untagged(&[Bool, FieldKind::Object]))])),
    Field::any("tui", Fields(&[Field::any("notifications", Untagged(&[Bool, Strings]))])),
    flag("hide_agent_reasoning"),
    flag("show_raw_agent_reasoning"),
    flag("include_apps_instructions"),
    flag("include_collaboration_mode_instructions"),
    flag("include_environment_context"),
    flag("include_permissions_instructions"),
    flag("suppress_unstable_features_warning"),
    flag("check_for_update_on_startup"),
    flag("disable_paste_burst"),
    flag("experimental_use_unified_exec_tool"),
    text("chatgpt_base_url"),
    text("openai_base_url"),
    text("apps_mcp_product_sku"),
    word("forced_login_method", &["chatgpt", "api"]),
    word("cli_auth_credentials_store", &["file", "keyring", "auto", "ephemeral"]),
    word("mcp_oauth_credentials_store", &["auto", "file", "keyring"]),
    number("mcp_oauth_callback_port", Limit::Port),
    text("mcp_oauth_callback_url"),
    table("mcp_enterprise_managed_auth"),
    number("mcp_optional_startup_grace_ms", Limit::Unsigned),
    number("project_doc_max_bytes", Limit::Size),
    Field::any("project_doc_fallback_filenames", Strings),
    number("tool_output_token_limit", Limit::Size),
    number("background_terminal_max_timeout", Limit::Unsigned),
    number("thread_unload_delay_secs", Limit::Unsigned),
    Field::any("project_root_markers", Strings),
    path("sqlite_home"),
    path("log_dir"),
    path("js_repl_node_path"),
    Field::any("js_repl_node_module_dirs", Strings),
    Field::any("projects", MapOf(&Fields(&[word("trust_level", &["trusted", "untrusted"])]))),
    Field::any("profiles", MapOf(&FieldKind::Object)),
    Field::any("profile", Refused("start it with --profile, which reads NAME.config.toml beside this file")),
    Field::any("marketplaces", MapOf(&FieldKind::Anything)),
    Field::any("desktop", FieldKind::Object),
    table("auto_review"),
    table("audio"),
    table("realtime"),
    table("agents"),
    table("memories"),
    table("skills"),
    Field::any("plugins", MapOf(&Fields(&[flag("enabled")]))),
    table("hooks"),
    table("apps"),
    table("ghost_snapshot"),
    table("analytics"),
    table("feedback"),
    table("notice"),
    table("otel"),
    table("windows"),
    table("cloud"),
    table("orchestrator"),
    table("goals"),
];
