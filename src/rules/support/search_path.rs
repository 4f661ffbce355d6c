//! `PATH` in `env`: what it holds, and what the client makes of it.

use crate::argv::path::{has_blanks, is_absolute, starts_at_home};
use crate::clients::{Knowledge, VariableForm};
use crate::model::Server;
use crate::platform::{Platform, is_drive_path};
use crate::rule::Context;
use crate::syntax::Member;
use crate::variables;

/// The `PATH` that an entry sets.
pub(in crate::rules) struct SearchPath<'a> {
    /// The variable.
    pub(in crate::rules) member: &'a Member<'a>,
    /// Its value.
    pub(in crate::rules) value: &'a str,
    /// Whether it is written for Windows.
    pub(in crate::rules) windows: bool,
}

impl<'a> SearchPath<'a> {
    /// Finds it; `None` if the entry leaves PATH alone, or for which system it is written cannot be told.
    pub(in crate::rules) fn of(context: &Context<'_>, server: &Server<'a>) -> Option<Self> {
        let windows_names = !context.platform.is_posix();
        let member = server.env_vars().find(|variable| {
            variable.key == "PATH" || windows_names && variable.key.eq_ignore_ascii_case("PATH")
        })?;
        let value = member.value.as_str().filter(|value| !value.trim().is_empty())?;
        let windows = match context.platform {
            // A PATH of the other kind of system: what it does here is not worth a guess.
            Platform::Windows if value.starts_with('/') => return None,
            platform if platform.is_posix() && is_drive_path(value) => return None,
            Platform::Windows => true,
            Platform::Any if is_drive_path(value) || value.contains('%') || value.contains(";$") => true,
            Platform::Any if value.starts_with(['/', '~', '$']) => false,
            Platform::Any => return None,
            _ => false,
        };
        Some(Self { member, value, windows })
    }

    /// The folders in it.
    pub(in crate::rules) fn folders(&self) -> impl Iterator<Item = &'a str> {
        self.value.split(if self.windows { ';' } else { ':' }).filter(|folder| !folder.is_empty())
    }

    /// Whether it holds the folders of the system itself.
    pub(in crate::rules) fn has_system(&self) -> bool {
        self.folders().any(|folder| {
            let folder = folder.trim_end_matches(['/', '\\']);
            if self.windows {
                folder.to_ascii_lowercase().replace('/', "\\").ends_with("\\system32")
            } else {
                matches!(folder, "/usr/bin" | "/bin")
            }
        })
    }

    /// The folders that are known: absolute, and with nothing to be filled in.
    pub(in crate::rules) fn known_folders(&self) -> impl Iterator<Item = &'a str> {
        self.folders().filter(|folder| is_absolute(folder) && !has_blanks(folder))
    }

    /// Whether part of it may stand for any number of folders.
    pub(in crate::rules) fn has_unknown(&self) -> bool {
        self.folders().any(|folder| has_blanks(folder) && !folder.contains(['/', '\\']))
    }

    /// A reference to the PATH of the client, `$PATH`, that this client does not expand.
    pub(in crate::rules) fn literal_reference(&self, context: &Context<'_>) -> Option<&'a str> {
        let known = &context.dialect?.variables;
        let expands = |form: VariableForm| {
            context.dialect.is_some_and(|dialect| dialect.forms_in("env").contains(&form))
        };
        let found = variables::scan(self.value).into_iter().find(|variable| {
            variable.is_environment() && variable.name.eq_ignore_ascii_case("PATH") && !expands(variable.form)
        })?;
        known.complete.then(|| &self.value[found.range.start..found.range.end])
    }

    /// Whether the folders are joined by the character of the other kind of system.
    pub(in crate::rules) fn has_wrong_separator(&self) -> bool {
        let joined_by = |separator: char, starts: fn(&str) -> bool| {
            self.value.match_indices(separator).any(|(at, _)| at > 1 && starts(&self.value[at + 1..]))
        };
        if self.windows {
            joined_by(':', is_drive_path)
        } else {
            joined_by(';', |rest| rest.starts_with(['/', '~', '$']))
        }
    }

    /// A folder that starts with `~`, which no program but a shell understands.
    pub(in crate::rules) fn tilde_folder(&self) -> Option<&'a str> {
        self.folders().find(|folder| starts_at_home(folder))
    }

    /// Whether a folder is where installers put this very program, which needs no other to start.
    pub(in crate::rules) fn is_usual_home(&self, program: &str) -> bool {
        self.known_folders().any(|folder| {
            let folder = folder.trim_end_matches('/');
            match program {
                "uv" | "uvx" => folder.ends_with("/.local/bin") || folder.ends_with("/.cargo/bin"),
                "bun" | "bunx" => folder.ends_with("/.bun/bin"),
                "node" => folder.contains("/node"),
                _ => false,
            }
        }) || self.known_folders().any(|folder| matches!(folder, "/usr/local/bin" | "/opt/homebrew/bin"))
    }
}

/// How a client writes its own PATH into `env`; `None` if it has no way.
pub(in crate::rules) fn reference(context: &Context<'_>) -> Option<String> {
    context.dialect?.reference("env", "PATH")
}

/// Whether the client searches the `PATH` of `env` in place of its own.
pub(in crate::rules) fn replaces(context: &Context<'_>) -> Knowledge {
    context.dialect.map_or(Knowledge::Unknown, |dialect| dialect.searches_own_path)
}
