//! From the text of `mcplint.toml` to [`Settings`] and [`Mistake`]s.

use globset::{GlobBuilder, GlobMatcher};

use super::keys::{KEYS, Key, Kind, PLATFORMS, SEVERITIES};
use super::{Ignore, Mistake, Settings};
use crate::clients;
use crate::diagnostic::Severity;
use crate::globs;
use crate::near::distance;
use crate::platform::Platform;
use crate::rules::toml_syntax;
use crate::selection::{self, Named};
use crate::span::Span;
use crate::syntax::{self, Format, Member, Node, ProblemKind};

/// The most bytes of a pattern for paths or names.
const MOST_OF_PATTERN: usize = 1_000;

/// The most braces within each other in such a pattern.
const MOST_BRACES: usize = 10;

/// Reads the text of `mcplint.toml`, or of a `pyproject.toml`, in which the settings stand under `tool.mcplint`.
///
/// A text that is no TOML gives no settings and the parser's own complaint.
pub fn parse(text: &str, is_pyproject: bool) -> (Settings, Vec<Mistake>) {
    let parsed = syntax::parse(text, Format::Toml);
    let mut reader = Reader::default();
    // What follows the first error is guesswork.
    if let Some(problem) = parsed.problems.first() {
        let (what, label) = match &problem.kind {
            ProblemKind::Slip(slip) => {
                let (what, label, _) = toml_syntax::describe(slip, problem, text);
                (what, label)
            }
            _ => ("it cannot be read".into(), "cannot be read"),
        };
        reader.mistake(problem.span, format!("this is not TOML: {what}"), label);
        return (reader.settings, reader.mistakes);
    }
    let root = match (&parsed.root, is_pyproject) {
        (Some(root), true) => settings_of_pyproject(root),
        (root, _) => root.as_ref(),
    };
    for member in root.and_then(Node::as_object).unwrap_or_default() {
        reader.key(member);
    }
    reader.mistakes.sort_by_key(|mistake| mistake.span.start);
    (reader.settings, reader.mistakes)
}

fn settings_of_pyproject<'n, 'a>(root: &'n Node<'a>) -> Option<&'n Node<'a>> {
    Some(&root.get("tool")?.value.get("mcplint")?.value)
}

#[derive(Default)]
struct Reader {
    settings: Settings,
    mistakes: Vec<Mistake>,
}

impl Reader {
    fn mistake(&mut self, span: Span, message: String, label: impl Into<String>) {
        self.mistakes.push(Mistake { span, message, label: label.into() });
    }

    fn key(&mut self, member: &Member<'_>) {
        let Some(key) = KEYS.iter().find(|key| key.name == member.key) else {
            let names: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
            let label = hint(&member.key, &names, "not read");
            self.mistake(member.key_span, format!("mcplint.toml has no key `{}`", member.key), label);
            return;
        };
        let value = &member.value;
        match key.kind {
            Kind::Rules => {
                let words = self.rules(value, key.name);
                match key.name {
                    "select" => self.settings.select = Some(words),
                    "extend-select" => self.settings.extend_select = words,
                    _ => self.settings.ignore = words,
                }
            }
            Kind::Word(words) => {
                let word = self.word(value, &format!("`{}`", key.name), words).map(str::to_owned);
                match key.name {
                    "fail-on" => self.settings.fail_on = word,
                    "output-format" => self.settings.output_format = word,
                    _ => self.settings.platform = word.and_then(|word| word.parse().ok()),
                }
            }
            Kind::Patterns => {
                for item in self.strings(value, key.name, "a list of patterns") {
                    let glob = item.as_str().and_then(|text| self.glob(text, item.span));
                    self.settings.exclude.extend(glob);
                }
            }
            _ => self.table(key, value),
        }
    }

    /// The keys that hold a table.
    fn table(&mut self, key: &Key, value: &Node<'_>) {
        let Some(members) = value.as_object() else {
            let message = format!("`{}` is a table, not {}", key.name, value.kind());
            self.mistake(value.span, message, format!("write [{}] and, below it, {}", key.name, key.example));
            return;
        };
        for member in members {
            self.row(key, member);
        }
    }

    fn row(&mut self, key: &Key, row: &Member<'_>) {
        let what = format!("a value of `{}`", key.name);
        match key.kind {
            Kind::Severities => {
                let named = self.rule_word(&row.key, row.key_span);
                let severity = self.word(&row.value, &what, SEVERITIES).and_then(severity);
                if let (true, Some(severity)) = (named, severity) {
                    self.settings.severities.push((row.key.clone().into_owned(), severity));
                }
            }
            Kind::RulesByPath | Kind::RulesByServer => {
                let rules = self.rules(&row.value, key.name);
                let rules = rules.iter().filter_map(|word| selection::resolve(word).ok()).flatten();
                let rules = rules.map(|rule| rule.name).collect();
                let Some(glob) = self.glob(&row.key, row.key_span) else { return };
                let (files, servers) =
                    if key.kind == Kind::RulesByPath { (Some(glob), None) } else { (None, Some(glob)) };
                self.settings.ignores.push(Ignore { span: row.key_span, files, servers, rules });
            }
            Kind::ClientByPath => {
                let ids = clients::ids();
                let client = self.word(&row.value, &what, &ids).and_then(clients::by_id);
                let glob = self.glob(&row.key, row.key_span);
                self.settings.clients.extend(glob.zip(client));
            }
            Kind::PlatformByPath => {
                let platform =
                    self.word(&row.value, &what, PLATFORMS).map(|word| word.parse::<Platform>().ok());
                let glob = self.glob(&row.key, row.key_span);
                self.settings.platforms.extend(glob.zip(platform));
            }
            _ => self.version(row),
        }
    }

    fn version(&mut self, row: &Member<'_>) {
        let ids = clients::ids();
        let Some(client) = clients::by_id(&row.key) else {
            let label = hint(&row.key, &ids, "`mcplint clients` lists the clients");
            self.mistake(row.key_span, format!("there is no client `{}`", row.key), label);
            return;
        };
        match row.value.as_str().filter(|text| text.starts_with(|first: char| first.is_ascii_digit())) {
            Some(version) => self.settings.client_versions.push((client.id, version.to_owned())),
            None => self.mistake(
                row.value.span,
                format!("the version of {} is a string such as \"1.2.3\"", client.name),
                "no version",
            ),
        }
    }

    /// The items of a list of strings; what is none is a mistake.
    fn strings<'n, 'a>(&mut self, value: &'n Node<'a>, key: &str, what: &str) -> Vec<&'n Node<'a>> {
        let Some(items) = value.as_array() else {
            let label = match value.as_str() {
                Some(text) => format!("write [\"{text}\"]"),
                None => "no list".to_owned(),
            };
            self.mistake(value.span, format!("`{key}` is {what}, not {}", value.kind()), label);
            return Vec::new();
        };
        for item in items.iter().filter(|item| item.as_str().is_none()) {
            let message = format!("`{key}` is {what}; {} cannot stand in it", item.kind());
            self.mistake(item.span, message, "no string");
        }
        items.iter().filter(|item| item.as_str().is_some()).collect()
    }

    /// A list of rules and categories; only those that there are.
    fn rules(&mut self, value: &Node<'_>, key: &str) -> Vec<String> {
        let mut words = Vec::new();
        for item in self.strings(value, key, "a list of rules") {
            let word = item.as_str().unwrap_or_default();
            if self.rule_word(word, item.span) {
                words.push(word.to_owned());
            }
        }
        words
    }

    /// Whether `word` names a rule or category; a mistake if not.
    fn rule_word(&mut self, word: &str, span: Span) -> bool {
        if !Named::of(word).is_nothing() {
            return true;
        }
        let label = match selection::nearest_name(word) {
            Some(name) => format!("`{name}` is meant"),
            None => "`mcplint rules` lists the rules".to_owned(),
        };
        self.mistake(span, format!("there is no rule or category `{word}`"), label);
        false
    }

    fn word<'n>(&mut self, value: &'n Node<'_>, what: &str, words: &[&str]) -> Option<&'n str> {
        let text = value.as_str();
        if let Some(word) = text.filter(|text| words.contains(text)) {
            return Some(word);
        }
        let (message, label) = match text {
            Some(text) if words.len() > 10 => (
                format!("there is no client `{text}`"),
                hint(text, words, "`mcplint clients` lists the clients"),
            ),
            Some(text) => (
                format!("{what} is one of {}; `{text}` is none of them", words.join(", ")),
                hint(text, words, "unknown word"),
            ),
            None => (format!("{what} is a word in quotes, not {}", value.kind()), "no string".to_owned()),
        };
        self.mistake(value.span, message, label);
        None
    }

    fn glob(&mut self, pattern: &str, span: Span) -> Option<GlobMatcher> {
        // globset panics where its regular expression is refused, and recurses into braces (0.4.21).
        if pattern.len() > MOST_OF_PATTERN || globs::depth(pattern.as_bytes()) > MOST_BRACES {
            let message = format!(
                "a pattern has at most {MOST_OF_PATTERN} bytes, and at most {MOST_BRACES} braces within each other"
            );
            self.mistake(span, message, "too much");
            return None;
        }
        // `fixtures/` names the folder; what is below it follows.
        let plain = pattern.trim_start_matches("./").trim_end_matches('/');
        match GlobBuilder::new(plain).literal_separator(true).build() {
            Ok(glob) => Some(glob.compile_matcher()),
            Err(error) => {
                self.mistake(span, format!("`{pattern}` is no pattern: {}", error.kind()), "not understood");
                None
            }
        }
    }
}

/// The nearest of `names`, in words; else `otherwise`.
fn hint(written: &str, names: &[&str], otherwise: &str) -> String {
    // `warn` for `warning`.
    let longer = names.iter().find(|name| written.len() >= 3 && name.starts_with(written));
    if let Some(name) = longer {
        return format!("`{name}` is meant");
    }
    let near = names
        .iter()
        .filter_map(|name| Some((distance(&written.to_lowercase(), name, 2.max(name.len() / 4))?, name)))
        .min();
    near.map_or_else(|| otherwise.to_owned(), |(_, name)| format!("`{name}` is meant"))
}

fn severity(word: &str) -> Option<Option<Severity>> {
    Some(match word {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "info" => Some(Severity::Info),
        "off" => None,
        _ => return None,
    })
}
