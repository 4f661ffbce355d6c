//! What a client puts in the place of a variable.

use std::collections::BTreeMap;
use std::path::Path;

use crate::clients::{Dialect, Unset, VariableForm};
use crate::variables::{Variable, scan};

/// What a client knows when it fills variables in.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// The environment of the client, by [`variable_key`].
    pub environment: BTreeMap<String, String>,
    /// The folder of the project.
    pub project: String,
    /// The folder of the config file.
    pub folder: String,
    /// The user's home folder.
    pub home: String,
    /// What the user is asked for, by id (`${input:id}`).
    pub inputs: BTreeMap<String, String>,
}

impl Surroundings {
    /// A variable of the client's environment.
    pub(super) fn variable(&self, name: &str) -> Option<&String> {
        self.environment.get(&variable_key(name))
    }
}

/// The name under which a variable is kept. Windows does not tell capitals apart, and calls PATH `Path`.
pub fn variable_key(name: &str) -> String {
    key_on(cfg!(windows), name)
}

fn key_on(windows: bool, name: &str) -> String {
    if windows { name.to_uppercase() } else { name.to_owned() }
}

/// Why a value cannot be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unfilled {
    /// The client asks the user for it.
    Input(String),
    /// The client drops the entry: no such variable.
    Rejected(String),
    /// The client runs a command to get it.
    Command,
    /// A file that it should stand in cannot be read.
    File(String),
}

/// Fills in the values of one entry, and notes what is not set.
pub(super) struct Filler<'s> {
    /// The client.
    pub(super) dialect: Option<&'static Dialect>,
    /// What it knows.
    pub(super) surroundings: &'s Surroundings,
    /// The variables that are not set.
    pub(super) unset: Vec<String>,
}

impl Filler<'_> {
    /// `text` as the client reads it in `field`, a name of [`crate::clients::Keys`].
    pub(super) fn fill(&mut self, field: &str, text: &str) -> Result<String, Unfilled> {
        let Some(dialect) = self.dialect else { return Ok(text.to_owned()) };
        if dialect.shell_reads_values && (text.contains("$(") || text.contains('`')) {
            return Err(Unfilled::Command);
        }
        let forms = dialect.forms_in(field);
        let text = self.tilde(dialect, field, text);
        if forms.is_empty() {
            return Ok(text);
        }
        let mut filled = String::with_capacity(text.len());
        let mut at = 0;
        for variable in scan(&text) {
            filled.push_str(&text[at..variable.range.start]);
            at = variable.range.end;
            match forms.contains(&variable.form) {
                true => {
                    filled.push_str(&self.value(dialect, field, &variable, variable.range.slice(&text))?)
                }
                false => filled.push_str(variable.range.slice(&text)),
            }
        }
        filled.push_str(&text[at..]);
        if forms.contains(&VariableForm::File) { self.files(&filled) } else { Ok(filled) }
    }

    fn tilde(&self, dialect: &Dialect, field: &str, text: &str) -> String {
        match text.strip_prefix('~') {
            Some(rest)
                if dialect.expands_tilde(field) == crate::clients::Knowledge::Yes
                    && (rest.is_empty() || rest.starts_with(['/', '\\'])) =>
            {
                format!("{}{rest}", self.surroundings.home)
            }
            _ => text.to_owned(),
        }
    }

    fn value(
        &mut self,
        dialect: &Dialect,
        field: &str,
        variable: &Variable<'_>,
        written: &str,
    ) -> Result<String, Unfilled> {
        let set = match variable.form {
            VariableForm::Input => {
                let given = self.surroundings.inputs.get(variable.name).cloned();
                return given.ok_or_else(|| Unfilled::Input(variable.name.to_owned()));
            }
            VariableForm::Editor => return Ok(self.of_editor(variable.name).unwrap_or(written.to_owned())),
            // Clients write names in capitals; Windows does not tell them apart.
            VariableForm::Percent if !cfg!(windows) => return Ok(written.to_owned()),
            _ => self.surroundings.variable(variable.name).cloned(),
        };
        let set = set.or_else(|| self.of_editor(variable.name));
        // Shells and the clients that follow them take the default for an empty value too.
        match (set, variable.default) {
            (Some(value), default) if !value.is_empty() || default.is_none() => Ok(value),
            (_, Some(default)) => Ok(default.to_owned()),
            _ => self.unset(dialect, field, variable.name, written),
        }
    }

    fn unset(
        &mut self,
        dialect: &Dialect,
        field: &str,
        name: &str,
        written: &str,
    ) -> Result<String, Unfilled> {
        if !self.unset.iter().any(|known| known == name) {
            self.unset.push(name.to_owned());
        }
        if dialect.starting.empty_if_unset.contains(&field) {
            return Ok(String::new());
        }
        match dialect.variables.unset {
            Unset::Literal | Unset::Unknown => Ok(written.to_owned()),
            Unset::Empty => Ok(String::new()),
            Unset::Rejected => Err(Unfilled::Rejected(name.to_owned())),
        }
    }

    /// The names that an editor or a client fills in itself.
    fn of_editor(&self, name: &str) -> Option<String> {
        let known = self.surroundings;
        let project = Path::new(&known.project);
        Some(match name {
            "workspaceFolder" | "cwd" | "workspacePath" | "CLAUDE_PROJECT_DIR" => known.project.clone(),
            "workspaceFolderBasename" => project.file_name()?.to_string_lossy().into_owned(),
            "userHome" => known.home.clone(),
            "extensionPath" => known.folder.clone(),
            // A plugin's file lies in `.claude-plugin` of its folder.
            "CLAUDE_PLUGIN_ROOT" => {
                let folder = Path::new(&known.folder);
                let is_inner = folder.ends_with(".claude-plugin");
                let root = if is_inner { folder.parent()? } else { folder };
                root.to_string_lossy().into_owned()
            }
            "pathSeparator" | "/" => std::path::MAIN_SEPARATOR.to_string(),
            _ => return None,
        })
    }

    /// `{file:path}`: what stands in the file, without the white space around it.
    fn files(&self, text: &str) -> Result<String, Unfilled> {
        let mut filled = String::new();
        let mut rest = text;
        while let Some(start) = rest.find("{file:") {
            let Some(length) = rest[start..].find('}') else { break };
            let name = &rest[start + "{file:".len()..start + length];
            let path = match name.strip_prefix("~/") {
                Some(below) => Path::new(&self.surroundings.home).join(below),
                None => Path::new(&self.surroundings.folder).join(name),
            };
            let content = std::fs::read_to_string(&path).map_err(|_| Unfilled::File(name.to_owned()))?;
            filled.push_str(&rest[..start]);
            filled.push_str(content.trim());
            rest = &rest[start + length + 1..];
        }
        filled.push_str(rest);
        Ok(filled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::by_id;

    fn fill(client: &str, field: &str, text: &str) -> (Result<String, Unfilled>, Vec<String>) {
        let surroundings = Surroundings {
            environment: [("SET", "value"), ("EMPTY", "")].map(|(k, v)| (k.to_owned(), v.to_owned())).into(),
            project: "/work/app".to_owned(),
            folder: "/work/app/.vscode".to_owned(),
            home: "/home/me".to_owned(),
            inputs: [("key".to_owned(), "asked".to_owned())].into(),
        };
        let mut filler = Filler { dialect: by_id(client), surroundings: &surroundings, unset: Vec::new() };
        let filled = filler.fill(field, text);
        (filled, filler.unset)
    }

    #[test]
    fn windows_calls_the_path_path() {
        assert_eq!((key_on(true, "Path"), key_on(false, "Path")), ("PATH".to_owned(), "Path".to_owned()));
    }

    #[test]
    fn each_client_fills_in_its_own_forms() {
        for (client, field, text, expected) in [
            ("claude-code", "args", "${SET}/x", "value/x"),
            ("claude-code", "args", "${NOPE:-dd} ${SET:-dd} ${EMPTY:-dd}", "dd value dd"),
            ("claude-code", "args", "$SET ${env:SET} ${NOPE}", "$SET ${env:SET} ${NOPE}"),
            ("claude-code", "command", "~/bin/x", "~/bin/x"),
            ("vscode", "args", "${workspaceFolder}/${env:SET}/${env:NOPE}", "/work/app/value/"),
            ("vscode", "env", "${input:key}", "asked"),
            ("vscode", "command", "~/bin/x", "/home/me/bin/x"),
            ("codex", "args", "${SET} $SET", "${SET} $SET"),
            ("gemini-cli", "args", "$SET ${NOPE}", "value ${NOPE}"),
            ("gemini-cli", "env", "${NOPE}", ""),
            ("opencode", "env", "{env:SET}{env:NOPE}", "value"),
        ] {
            assert_eq!(fill(client, field, text).0.as_deref(), Ok(expected), "{client} {field} {text}");
        }
    }

    #[test]
    fn what_is_not_known_is_said() {
        assert_eq!(fill("vscode", "env", "${input:other}").0, Err(Unfilled::Input("other".to_owned())));
        assert_eq!(fill("warp", "env", "${NOPE}").0, Err(Unfilled::Rejected("NOPE".to_owned())));
        assert_eq!(fill("crush", "env", "$(op read x)").0, Err(Unfilled::Command));
        assert_eq!(fill("claude-code", "args", "${NOPE} ${NOPE}").1, ["NOPE"]);
    }
}
