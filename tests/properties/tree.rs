//! A value, and how it is written as JSON, TOML or YAML by authors with different habits.

use mcplint::syntax::Format;
use proptest::prelude::*;

/// A value without a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tree {
    Bool(bool),
    Number(u32),
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl From<&str> for Tree {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A list of strings.
pub(super) fn list(items: &[&str]) -> Tree {
    Tree::List(items.iter().map(|item| Tree::from(*item)).collect())
}

/// A map.
pub(super) fn map<const N: usize>(members: [(&str, Tree); N]) -> Tree {
    Tree::Map(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// How lists and maps are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Every item and member on a line of its own.
    Tall,
    /// Maps on lines, lists of scalars in one.
    Mixed,
    /// All on one line, with blanks; in TOML and YAML all that can be.
    Wide,
    /// All on one line, without blanks.
    Tight,
}

/// The habits of an author.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) layout: Layout,
    pub(super) indent: &'static str,
    pub(super) crlf: bool,
    pub(super) final_newline: bool,
    pub(super) comments: bool,
    /// A comma behind the last item, where it stands on a line.
    pub(super) trailing_commas: bool,
    /// Single quotes, where the format has them.
    pub(super) single_quotes: bool,
    /// No quotes, where YAML needs none.
    pub(super) plain: bool,
    /// YAML's dashes deeper than their key; TOML's maps as tables of their own.
    pub(super) deep: bool,
}

pub(super) fn style() -> impl Strategy<Value = Style> {
    let layouts = vec![Layout::Tall, Layout::Mixed, Layout::Mixed, Layout::Wide, Layout::Tight];
    let indents = vec!["  ", "    ", "\t", "   "];
    let flag = any::<bool>;
    let layout = (prop::sample::select(layouts), prop::sample::select(indents));
    (layout, flag(), flag(), flag(), flag(), flag(), flag(), flag()).prop_map(
        |(
            (layout, indent),
            crlf,
            no_final_newline,
            comments,
            trailing_commas,
            single_quotes,
            plain,
            deep,
        )| {
            Style {
                layout,
                indent,
                crlf,
                final_newline: !no_final_newline,
                comments,
                trailing_commas,
                single_quotes,
                plain,
                deep,
            }
        },
    )
}

/// The mark of comment `number`, found in no other.
pub(super) fn note(number: usize) -> String {
    format!("note-{number}.")
}

/// `tree` as a text, and how many comments stand in it.
pub(super) fn write(tree: &Tree, format: Format, style: Style) -> (String, usize) {
    let style = match format {
        // Tabs do not indent YAML, and only lines hold comments there and in TOML.
        Format::Yaml if style.indent == "\t" => Style { indent: "  ", ..style },
        _ => style,
    };
    let mut writer = Writer { format, style, notes: 0, members: 0, text: String::new() };
    match format {
        Format::Json => writer.flow(tree, 0),
        Format::Yaml if matches!(style.layout, Layout::Tight) => writer.flow(tree, 0),
        Format::Yaml => writer.block(tree, 0),
        Format::Toml => writer.table(tree, &[]),
    }
    let mut text = writer.text.trim_matches('\n').to_owned();
    if style.final_newline {
        text.push('\n');
    }
    if style.crlf {
        text = text.replace('\n', "\r\n");
    }
    (text, writer.notes)
}

struct Writer {
    format: Format,
    style: Style,
    notes: usize,
    members: usize,
    text: String,
}

impl Writer {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn line(&mut self, depth: usize) {
        self.text.push('\n');
        self.text.push_str(&self.style.indent.repeat(depth));
    }

    /// A comment of its own before some members, a comment behind others.
    fn comment(&mut self, above: bool) -> Option<String> {
        if above {
            self.members += 1;
        }
        if !self.style.comments || self.members % 4 != usize::from(above) {
            return None;
        }
        self.notes += 1;
        let start = if self.format == Format::Json { "//" } else { "#" };
        Some(format!("{start} {}", note(self.notes)))
    }

    fn string(&self, text: &str) -> String {
        let has_controls = text.chars().any(char::is_control);
        let literal = self.style.single_quotes && !text.contains('\'') && !has_controls;
        match self.format {
            Format::Yaml if self.style.plain && is_plain(text) => text.to_owned(),
            Format::Yaml | Format::Toml if literal => format!("'{text}'"),
            _ => serde_json::to_string(text).unwrap(),
        }
    }

    fn key(&self, key: &str) -> String {
        let is_bare = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        match self.format {
            Format::Toml if is_bare && !key.is_empty() => key.to_owned(),
            _ => self.string(key),
        }
    }

    /// In brackets.
    fn flow(&mut self, tree: &Tree, depth: usize) {
        let (open, close, count) = match tree {
            Tree::Bool(value) => return self.push(&value.to_string()),
            Tree::Number(value) => return self.push(&value.to_string()),
            Tree::Text(text) => return self.push(&self.string(text)),
            Tree::List(items) => ("[", "]", items.len()),
            Tree::Map(members) => ("{", "}", members.len()),
        };
        self.push(open);
        let is_scalar = |tree: &Tree| !matches!(tree, Tree::List(_) | Tree::Map(_));
        let on_lines = count > 0
            && match (self.style.layout, tree) {
                (Layout::Tall, Tree::List(_)) => true,
                (Layout::Mixed, Tree::List(items)) => !items.iter().all(is_scalar),
                // An inline table of TOML stands on one line.
                (Layout::Tall | Layout::Mixed, _) => self.format != Format::Toml,
                _ => false,
            };
        let on_lines = on_lines && (self.format != Format::Yaml);
        let blank = if self.style.layout == Layout::Tight { "" } else { " " };
        let padding = if open == "{" && count > 0 { blank } else { "" };
        if !on_lines {
            self.push(padding);
        }
        for index in 0..count {
            if on_lines {
                if let Some(comment) = self.comment(true) {
                    self.line(depth + 1);
                    self.push(&comment);
                }
                self.line(depth + 1);
            } else if index > 0 {
                self.push(blank);
            }
            match tree {
                Tree::List(items) => self.flow(&items[index], depth + 1),
                Tree::Map(members) => {
                    let (key, value) = &members[index];
                    let colon = match self.format {
                        Format::Toml => " = ",
                        Format::Yaml => ": ",
                        Format::Json if blank.is_empty() => ":",
                        Format::Json => ": ",
                    };
                    self.push(&format!("{}{colon}", self.key(key)));
                    self.flow(value, depth + 1);
                }
                _ => {}
            }
            if index + 1 < count || (on_lines && self.style.trailing_commas) {
                self.push(",");
            }
            if on_lines && let Some(comment) = self.comment(false) {
                self.push(&format!(" {comment}"));
            }
        }
        if on_lines {
            self.line(depth);
        } else {
            self.push(padding);
        }
        self.push(close);
    }

    /// YAML on lines.
    fn block(&mut self, tree: &Tree, depth: usize) {
        match tree {
            Tree::Map(members) if !members.is_empty() => {
                for (key, value) in members {
                    if let Some(comment) = self.comment(true) {
                        self.line(depth);
                        self.push(&comment);
                    }
                    self.line(depth);
                    self.push(&format!("{}:", self.key(key)));
                    self.block_value(value, depth);
                }
            }
            Tree::List(items) if !items.is_empty() => {
                for item in items {
                    self.line(depth);
                    match item {
                        Tree::Map(members) if !members.is_empty() => {
                            // The first member stands behind the dash.
                            let mut inner = Writer { text: String::new(), ..self.inner() };
                            inner.style.indent = "  ";
                            inner.style.comments = false;
                            inner.block(item, 0);
                            let pad = format!("\n{}  ", self.style.indent.repeat(depth));
                            let text = inner.text.trim_start_matches('\n').replace('\n', &pad);
                            self.push(&format!("- {text}"));
                        }
                        _ => {
                            self.push("- ");
                            self.flow(item, depth);
                        }
                    }
                }
            }
            _ => self.flow(tree, depth),
        }
    }

    fn block_value(&mut self, value: &Tree, depth: usize) {
        let in_brackets = match value {
            Tree::List(items) if !items.is_empty() => {
                let has_maps = items.iter().any(|item| matches!(item, Tree::Map(_)));
                self.style.layout != Layout::Tall && !has_maps
            }
            Tree::Map(members) if !members.is_empty() => self.style.layout == Layout::Wide && depth > 1,
            _ => true,
        };
        if in_brackets {
            self.push(" ");
            self.flow(value, depth);
        }
        if let Some(comment) = self.comment(false) {
            self.push(&format!(" {comment}"));
        }
        if !in_brackets {
            let deeper = if matches!(value, Tree::List(_)) && !self.style.deep { depth } else { depth + 1 };
            self.block(value, deeper);
        }
    }

    fn inner(&self) -> Self {
        Self {
            format: self.format,
            style: self.style,
            notes: self.notes,
            members: self.members,
            text: String::new(),
        }
    }

    /// A TOML table with its header: its values first, then the tables below it.
    fn table(&mut self, tree: &Tree, path: &[String]) {
        let Tree::Map(members) = tree else { return };
        let is_table = |value: &Tree| {
            matches!(value, Tree::Map(_))
                && (path.len() < 2 || self.style.deep)
                && !self.style.is_inline(path)
        };
        let (tables, values): (Vec<_>, Vec<_>) = members.iter().partition(|(_, value)| is_table(value));
        if !path.is_empty() && (!values.is_empty() || tables.is_empty()) {
            self.push("\n");
            if let Some(comment) = self.comment(true) {
                self.push(&format!("{comment}\n"));
            }
            self.push(&format!("[{}]", path.join(".")));
            if let Some(comment) = self.comment(false) {
                self.push(&format!(" {comment}"));
            }
            self.push("\n");
        }
        for (key, value) in values {
            if let Some(comment) = self.comment(true) {
                self.push(&format!("{comment}\n"));
            }
            self.push(&format!("{} = ", self.key(key)));
            self.flow(value, 0);
            if let Some(comment) = self.comment(false) {
                self.push(&format!(" {comment}"));
            }
            self.push("\n");
        }
        for (key, value) in tables {
            let path: Vec<String> = path.iter().cloned().chain([self.key(key)]).collect();
            self.table(value, &path);
        }
    }
}

impl Style {
    /// Whether a server of TOML stands in one inline table.
    fn is_inline(self, path: &[String]) -> bool {
        path.len() == 1 && self.layout == Layout::Tight
    }
}

/// Whether YAML surely reads the text, written without quotes, as this string.
fn is_plain(text: &str) -> bool {
    let starts = text.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '/' | '.'));
    let is_word = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(&text);
    starts
        && !is_word
        && text
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || matches!(it, '/' | '.' | '_' | '-' | '@' | '='))
        && text.chars().any(|it| it.is_ascii_alphabetic())
}

/// The value that a text means, places left out; `None` where it has a null.
pub(super) fn meaning(node: &mcplint::syntax::Node<'_>) -> Option<Tree> {
    use mcplint::syntax::Value;
    Some(match &node.value {
        Value::Null => return None,
        Value::Bool(value) => Tree::Bool(*value),
        Value::Number(text) => Tree::Number(text.parse().ok()?),
        Value::String(text) => Tree::Text(text.clone().into_owned()),
        Value::Array(items) => Tree::List(items.iter().map(meaning).collect::<Option<_>>()?),
        Value::Object(members) => Tree::Map(
            members
                .iter()
                .map(|member| Some((member.key.clone().into_owned(), meaning(&member.value)?)))
                .collect::<Option<_>>()?,
        ),
    })
}
