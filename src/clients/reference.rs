//! How a client's file refers to a value that stands elsewhere.

use super::{Dialect, VariableForm};

/// What stands in a file in place of a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretReference {
    /// The text: `${API_KEY}`, `${input:api-key}`.
    pub text: String,
    /// The id of the input that must be declared for it; `None` where a variable of the environment is read.
    pub input: Option<String>,
}

/// Fields of an entry that say where a value stands, in place of the value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NamedElsewhere {
    /// A list of the names of variables that the server gets: `env_vars`.
    pub variables: Option<&'static str>,
    /// Whether references are looked up in these variables and nowhere else.
    pub variables_only: bool,
    /// The name of the variable that holds the token of `Authorization: Bearer`.
    pub bearer: Option<&'static str>,
    /// A map from headers to the variables that hold their values.
    pub headers: Option<&'static str>,
}

/// Forms that read a variable of the environment, the one to write first.
const READ_ENVIRONMENT: [VariableForm; 5] = [
    VariableForm::EnvColon,
    VariableForm::Braces,
    VariableForm::BareEnvColon,
    VariableForm::Dollar,
    VariableForm::Secret,
];

impl Dialect {
    /// The fields of an entry in which this client is told where a value stands; none where no source says.
    pub fn named_elsewhere(&self) -> NamedElsewhere {
        match self.id {
            // Ran 0.169.0 on 2026-11-22; codex-rs/config/src/mcp_types.rs.
            "codex" => NamedElsewhere {
                variables: Some("env_vars"),
                variables_only: false,
                bearer: Some("bearer_token_env_var"),
                headers: Some("env_http_headers"),
            },
            // crates/goose/src/agents/extension.rs, read 2026-11-22: its keyring, or its environment.
            "goose" => NamedElsewhere {
                variables: Some("env_keys"),
                variables_only: true,
                ..NamedElsewhere::default()
            },
            _ => NamedElsewhere::default(),
        }
    }

    /// The name of a variable as this client takes it.
    pub fn variable(&self, name: String) -> String {
        match self.id {
            // Others are not handed on: https://docs.github.com/copilot, "Setting up MCP servers", checked 2026-11-22.
            "copilot-agent" if !name.starts_with("COPILOT_MCP_") => format!("COPILOT_MCP_{name}"),
            _ => name,
        }
    }

    /// Where the values of its variables come from, if that is not the environment that it starts from.
    pub fn variables_stand_in(&self) -> Option<&'static str> {
        match self.id {
            // Not the environment: https://github.com/continuedev/continue/issues/5902, checked 2026-11-26.
            "continue" => Some("~/.continue/.env, or in the .env file of the workspace"),
            // Read at its start: https://www.librechat.ai/docs/configuration/dotenv, checked 2026-11-22.
            "librechat" => Some("the .env file of LibreChat"),
            // https://docs.github.com/copilot, "Setting up MCP servers", checked 2026-11-22.
            "copilot-agent" => Some("the Agents secrets of the repository"),
            _ => None,
        }
    }

    /// A reference to the variable `name` of the environment, as this client reads it in `field` (a
    /// [`super::Keys`] name); `None` if it expands nothing there, or nothing is known.
    pub fn reference(&self, field: &str, name: &str) -> Option<String> {
        let forms = self.forms_in(field);
        READ_ENVIRONMENT.iter().find(|form| forms.contains(form))?.write(name)
    }

    /// What to write in `field` in place of the secret `name`: an input that asks for it, where the client
    /// has inputs, else [`Dialect::reference`].
    pub fn secret_reference(&self, field: &str, name: &str) -> Option<SecretReference> {
        if self.forms_in(field).contains(&VariableForm::Input) {
            let id = name.to_ascii_lowercase().replace('_', "-");
            return Some(SecretReference { text: VariableForm::Input.write(&id)?, input: Some(id) });
        }
        Some(SecretReference { text: self.reference(field, name)?, input: None })
    }
}

impl VariableForm {
    /// A reference of this form; `None` where a name alone does not make one.
    pub fn write(self, name: &str) -> Option<String> {
        match self {
            Self::Braces => Some(format!("${{{name}}}")),
            Self::Dollar => Some(format!("${name}")),
            Self::EnvColon => Some(format!("${{env:{name}}}")),
            Self::Input => Some(format!("${{input:{name}}}")),
            Self::BareEnvColon => Some(format!("{{env:{name}}}")),
            Self::Secret => Some(format!("${{{{ secrets.{name} }}}}")),
            Self::Percent => Some(format!("%{name}%")),
            Self::BracesDefault | Self::Editor | Self::File => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::clients::by_id;

    #[test]
    fn each_client_has_its_own_language() {
        for (client, field, expected) in [
            ("claude-code", "env", Some("${API_KEY}")),
            ("cursor", "headers", Some("${env:API_KEY}")),
            ("vscode", "args", Some("${env:API_KEY}")),
            ("opencode", "env", Some("{env:API_KEY}")),
            ("gemini-cli", "url", Some("${API_KEY}")),
            ("langchain", "env", Some("${API_KEY}")),
            ("langchain", "headers", None),
            ("claude-desktop", "env", None),
            ("codex", "env", None),
            ("zed", "env", None),
            ("continue", "env", Some("${{ secrets.API_KEY }}")),
        ] {
            let written = by_id(client).unwrap().reference(field, "API_KEY");
            assert_eq!(written.as_deref(), expected, "{client} {field}");
        }
    }

    #[test]
    fn a_secret_is_asked_for_where_the_client_can_ask() {
        let written = by_id("vscode").unwrap().secret_reference("env", "API_KEY").unwrap();
        assert_eq!((written.text.as_str(), written.input.as_deref()), ("${input:api-key}", Some("api-key")));
        let written = by_id("cursor").unwrap().secret_reference("env", "API_KEY").unwrap();
        assert_eq!((written.text.as_str(), written.input), ("${env:API_KEY}", None));
    }
}
