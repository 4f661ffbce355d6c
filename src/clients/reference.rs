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

/// Forms that read a variable of the environment, the one to write first.
const READ_ENVIRONMENT: [VariableForm; 4] =
    [VariableForm::EnvColon, VariableForm::Braces, VariableForm::BareEnvColon, VariableForm::Dollar];

impl Dialect {
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
