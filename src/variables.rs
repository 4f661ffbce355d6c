//! The variables that a string refers to, in every way that clients write them.
//!
//! What a client expands is for its dialect to say; this only finds what looks like a reference.

mod words;

pub use words::Words;

use crate::byte_set::ByteSet;
use crate::clients::VariableForm;
use crate::span::Span;
use crate::syntax::{Node, Value};

/// Names that editors fill in; none of them is a variable of the environment.
const EDITOR_NAMES: [&str; 21] = [
    "/",
    "cwd",
    "defaultBuildTask",
    "execPath",
    "extensionInstallFolder",
    "file",
    "fileBasename",
    "fileBasenameNoExtension",
    "fileDirname",
    "fileDirnameBasename",
    "fileExtname",
    "fileWorkspaceFolder",
    "fileWorkspaceFolderBasename",
    "lineNumber",
    "pathSeparator",
    "relativeFile",
    "relativeFileDirname",
    "selectedText",
    "userHome",
    "workspaceFolder",
    "workspaceFolderBasename",
];

/// A reference to a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable<'t> {
    /// How it is written.
    pub form: VariableForm,
    /// The name: that of the variable, of the input, or of what the editor fills in.
    pub name: &'t str,
    /// What stands for it where it is not set.
    pub default: Option<&'t str>,
    /// Where it stands in the text that was scanned.
    pub range: Span,
}

impl Variable<'_> {
    /// Whether it names a variable of the environment.
    pub fn is_environment(&self) -> bool {
        !matches!(self.form, VariableForm::Input | VariableForm::Editor | VariableForm::Secret)
    }
}

/// Whether a text of these bytes may hold a reference.
pub(crate) fn may_stand_in(bytes: ByteSet) -> bool {
    const OPENERS: ByteSet = ByteSet::of("${%");
    bytes.meets(OPENERS)
}

/// Finds the references in `text`, from left to right.
pub fn scan(text: &str) -> Vec<Variable<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) =
        text.as_bytes().get(at..).and_then(|rest| memchr::memchr3(b'$', b'{', b'%', rest))
    {
        let start = at + offset;
        let rest = &text[start..];
        let variable = match rest.as_bytes()[0] {
            // `$$` is how `$` itself is written where `$` means something.
            b'$' if rest.starts_with("$$") => {
                at = start + 2;
                continue;
            }
            b'$' => in_braces(rest).or_else(|| bare(rest)),
            b'{' => env_in_bare_braces(rest),
            _ => in_percents(rest),
        };
        match variable {
            Some((form, name, default, length)) => {
                at = start + length;
                found.push(Variable { form, name, default, range: Span::new(start, at) });
            }
            None => at = start + 1,
        }
    }
    found
}

/// Form, name, default and length in bytes.
type Reference<'t> = (VariableForm, &'t str, Option<&'t str>, usize);

/// `${…}`
fn in_braces(text: &str) -> Option<Reference<'_>> {
    let inner = text.strip_prefix("${")?;
    if let Some(rest) = inner.strip_prefix('{') {
        let near = &rest.as_bytes()[..rest.len().min(LONGEST)];
        let inner = &rest[..memchr::memmem::find(near, b"}}")?];
        let name = inner.trim().strip_prefix("secrets.").filter(|name| is_name(name))?;
        return Some((VariableForm::Secret, name, None, inner.len() + 5));
    }
    let inner = up_to(inner, b'}')?;
    let length = inner.len() + 3;
    if is_name(inner) && !EDITOR_NAMES.contains(&inner) {
        return Some((VariableForm::Braces, inner, None, length));
    }
    if EDITOR_NAMES.contains(&inner) {
        return Some((VariableForm::Editor, inner, None, length));
    }
    let (prefix, rest) = inner.split_once(':')?;
    let form = match prefix {
        "env" if !rest.is_empty() => return Some((VariableForm::EnvColon, rest, None, length)),
        "input" if !rest.is_empty() => return Some((VariableForm::Input, rest, None, length)),
        "config" | "command" => VariableForm::Editor,
        prefix if EDITOR_NAMES.contains(&prefix) => VariableForm::Editor,
        prefix if is_name(prefix) => {
            let default = rest.strip_prefix('-')?;
            return Some((VariableForm::BracesDefault, prefix, Some(default), length));
        }
        _ => return None,
    };
    Some((form, inner, None, length))
}

/// The longest reference that is looked for, in bytes: a text of opening braces must not be read to its end for
/// each of them.
const LONGEST: usize = 4096;

/// What stands before the next `end`.
fn up_to(text: &str, end: u8) -> Option<&str> {
    let near = &text.as_bytes()[..text.len().min(LONGEST)];
    memchr::memchr(end, near).map(|at| &text[..at])
}

/// `$NAME`
fn bare(text: &str) -> Option<Reference<'_>> {
    let rest = text.strip_prefix('$')?;
    let end = rest.find(|character: char| !is_name_character(character)).unwrap_or(rest.len());
    let name = &rest[..end];
    is_name(name).then_some((VariableForm::Dollar, name, None, name.len() + 1))
}

/// `{env:NAME}`
fn env_in_bare_braces(text: &str) -> Option<Reference<'_>> {
    let name = up_to(text.strip_prefix("{env:")?, b'}')?;
    is_name(name).then_some((VariableForm::BareEnvColon, name, None, name.len() + 6))
}

/// `%NAME%`
fn in_percents(text: &str) -> Option<Reference<'_>> {
    let name = up_to(text.strip_prefix('%')?, b'%')?;
    // `%20…%` in a URL starts with a digit.
    is_name(name).then_some((VariableForm::Percent, name, None, name.len() + 2))
}

/// Whether `text` can be the name of a variable.
pub fn is_name(text: &str) -> bool {
    text.chars().all(is_name_character) && text.starts_with(|first: char| !first.is_ascii_digit())
}

fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

/// Whether `text` holds `name` as a whole word.
pub fn mentions(text: &str, name: &str) -> bool {
    let mut at = 0;
    while let Some(offset) = text.get(at..).and_then(|rest| rest.find(name)).filter(|_| !name.is_empty()) {
        let start = at + offset;
        let end = start + name.len();
        let before = text[..start].chars().next_back().is_some_and(is_name_character);
        let after = text[end..].chars().next().is_some_and(is_name_character);
        // `-eNAME` is how docker takes a name.
        if !after && (!before || &text[..start] == "-e") {
            return true;
        }
        at = end;
    }
    false
}

/// A string of the file, key or value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text<'a> {
    /// The string, decoded.
    pub text: &'a str,
    /// Its bytes in the file, quotes included.
    pub span: Span,
    /// Whether it is a key.
    pub is_key: bool,
}

impl<'a> Text<'a> {
    /// The variables in it, each with its bytes in the file; where the string holds escapes, all of it.
    pub fn variables(self, source: &str) -> Vec<(Variable<'a>, Span)> {
        scan(self.text).into_iter().map(|variable| (variable, self.locate(source, variable.range))).collect()
    }

    /// The bytes in the file of a part of the string; the whole string where the two do not fit.
    pub fn locate(self, source: &str, range: Span) -> Span {
        let start = self.span.start + 1;
        let inner = Span::new(start, self.span.end.saturating_sub(1).max(start));
        if inner.slice(source) == self.text {
            Span::new(start + range.start, start + range.end)
        } else {
            self.span
        }
    }
}

/// Every string at and below `node`, keys included, in file order.
pub fn texts<'a>(node: &'a Node<'a>) -> Vec<Text<'a>> {
    let mut found = Vec::new();
    collect(node, &mut found);
    found
}

fn collect<'a>(node: &'a Node<'a>, found: &mut Vec<Text<'a>>) {
    match &node.value {
        Value::String(text) => found.push(Text { text, span: node.span, is_key: false }),
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(members) => {
            for member in members {
                found.push(Text { text: &member.key, span: member.key_span, is_key: true });
                collect(&member.value, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use VariableForm::{BareEnvColon, Braces, BracesDefault, Dollar, Editor, EnvColon, Input, Percent};

    #[test]
    fn every_form_is_told_apart() {
        for (text, form, name, default) in [
            ("a ${HOME}/x", Braces, "HOME", None),
            ("${PORT:-8080}", BracesDefault, "PORT", Some("8080")),
            ("Bearer $TOKEN.", Dollar, "TOKEN", None),
            ("${env:API_KEY}", EnvColon, "API_KEY", None),
            ("${input:api-key}", Input, "api-key", None),
            ("{env:API_KEY}", BareEnvColon, "API_KEY", None),
            (r"%APPDATA%\npm", Percent, "APPDATA", None),
            ("${workspaceFolder}/s.py", Editor, "workspaceFolder", None),
            ("${workspaceFolder:api}", Editor, "workspaceFolder:api", None),
            ("${config:a.b}", Editor, "config:a.b", None),
            ("${{ secrets.X }}", VariableForm::Secret, "X", None),
        ] {
            let found = scan(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!((found[0].form, found[0].name, found[0].default), (form, name, default), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_variable_is_left_alone() {
        for text in ["pa$$word", "100%", "%20a%20b", "${{ env.X }}", "${user_config.key}", "${}", "$1", "{x}"]
        {
            assert_eq!(scan(text), [], "{text}");
        }
        // Shells give a default in more ways; they are not this client's.
        assert_eq!(scan("${X:=1}"), []);
    }

    #[test]
    fn places_are_those_of_the_file() {
        let source = r#"{"k": "x ${A} ${B}", "e": "\t${A}"}"#;
        let parsed = crate::syntax::parse_json(source);
        let root = parsed.root.unwrap();
        let texts = texts(&root);
        let places: Vec<&str> =
            texts[1].variables(source).iter().map(|(_, span)| span.slice(source)).collect();
        assert_eq!(places, ["${A}", "${B}"]);
        assert_eq!(texts[3].variables(source)[0].1.slice(source), r#""\t${A}""#);
    }

    #[test]
    fn a_name_counts_as_a_whole_word_only() {
        assert!(mentions("API_KEY=x", "API_KEY"));
        assert!(mentions("-eAPI_KEY", "API_KEY"));
        assert!(!mentions("MY_API_KEY", "API_KEY"));
        assert!(!mentions("API_KEY_2 API_KEYS", "API_KEY"));
    }
}
