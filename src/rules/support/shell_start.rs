//! What people write at the start of a path for a shell to replace.

use crate::clients::VariableForm;

/// What a shell would have put at the start of the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reference<'t> {
    /// How it is written.
    pub(crate) form: Form,
    /// The variable that holds it: `PWD` also for `$(pwd)`, `HOME` also for `~`.
    pub(crate) name: &'t str,
    /// What follows.
    pub(crate) rest: &'t str,
}

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `$(pwd)` and its kin.
    Command,
    /// `~`
    Tilde,
    /// A variable.
    Variable(VariableForm),
}

/// What stands at the start of the path for a shell to replace.
pub(crate) fn reference(path: &str) -> Option<Reference<'_>> {
    for (word, name) in [("$(pwd)", "PWD"), ("`pwd`", "PWD"), ("%cd%", "PWD"), ("%CD%", "PWD"), ("~", "HOME")]
    {
        if let Some(rest) = path.strip_prefix(word) {
            let form = match word {
                "~" if !rest.is_empty() && !rest.starts_with(['/', '\\']) => return None,
                "~" => Form::Tilde,
                "%cd%" | "%CD%" => Form::Variable(VariableForm::Percent),
                _ => Form::Command,
            };
            return Some(Reference { form, name, rest });
        }
    }
    let is_name = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    let (form, name, rest) = if let Some(inner) = path.strip_prefix("${") {
        let (name, rest) = inner.split_once('}')?;
        // The names of an editor are not written for a shell.
        let is_upper = name.bytes().all(|byte| !byte.is_ascii_lowercase());
        (VariableForm::Braces, Some(name).filter(|_| is_upper)?, rest)
    } else if let Some(inner) = path.strip_prefix('$') {
        let end = inner.find(['/', '\\', ':', '-', '.']).unwrap_or(inner.len());
        (VariableForm::Dollar, &inner[..end], &inner[end..])
    } else {
        let (name, rest) = path.strip_prefix('%')?.split_once('%')?;
        (VariableForm::Percent, name, rest)
    };
    is_name(name).then_some(Reference { form: Form::Variable(form), name, rest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_replace_is_found() {
        for (path, form, name, rest) in [
            ("$(pwd)/a", Form::Command, "PWD", "/a"),
            ("~/a", Form::Tilde, "HOME", "/a"),
            ("$HOME/a", Form::Variable(VariableForm::Dollar), "HOME", "/a"),
            ("${PWD}", Form::Variable(VariableForm::Braces), "PWD", ""),
            (r"%USERPROFILE%\a", Form::Variable(VariableForm::Percent), "USERPROFILE", r"\a"),
        ] {
            assert_eq!(reference(path), Some(Reference { form, name, rest }), "{path}");
        }
        for path in ["/a", "a", "~me/a", "${workspaceFolder}/a", "${env:HOME}/a", "a$PWD", "$(date)"] {
            assert_eq!(reference(path), None, "{path}");
        }
    }
}
