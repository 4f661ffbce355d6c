//! Kilo Code's config in a project, which may not refer to the environment.

use super::*;

/// How Kilo Code reads the config of a project.
pub(super) static DIALECT: Dialect = Dialect {
    files: &[
        ConfigFile { path: "kilo.jsonc", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: "kilo.json", os: Os::Any, scope: Scope::Project },
        // A plain opencode.json is read too, but that name is left to opencode.
        ConfigFile { path: ".kilo/kilo.jsonc", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: ".kilo/kilo.json", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: ".kilocode/kilo.jsonc", os: Os::Any, scope: Scope::Project },
        ConfigFile { path: ".kilocode/kilo.json", os: Os::Any, scope: Scope::Project },
    ],
    // A repository could send a secret of the machine to an address of its own.
    variables: Variables {
        forms: &[VariableForm::File],
        fields: &["command", "args", "env", "url", "headers", "cwd"],
        unset: Unset::Empty,
        complete: true,
    },
    refused_forms: &[VariableForm::BareEnvColon],
    sources: &[
        Source { what: "https://github.com/Kilo-Org/kilocode/pull/11886", checked: "2026-11-26" },
        Source { what: "https://github.com/Kilo-Org/kilocode/pull/12554", checked: "2026-11-26" },
        Source {
            what: "https://github.com/Kilo-Org/kilocode/blob/main/packages/opencode/src/config/variable.ts",
            checked: "2026-11-26",
        },
    ],
    ..super::kilo_code::BASE
};
