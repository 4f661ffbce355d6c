//! An entry that is written for another client: what gives it away, and the edits that make it this client's.

use super::shape::Shape;
use super::words::{Certainty, certainty};
use crate::clients::{DIALECTS, Dialect, EnableFlag, Speaks, UrlWithoutWord};
use crate::diagnostic::Applicability;
use crate::edit::{Edit, Literal};
use crate::model::Server;
use crate::rule::Context;
use crate::span::Span;
use crate::syntax::Member;

/// What a part of an entry says about the client that it was written for.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Mark {
    /// The part.
    pub(in crate::rules) span: Span,
    /// What this client makes of it, as a label.
    pub(in crate::rules) label: String,
}

/// An entry in another client's shape.
#[derive(Debug)]
pub(in crate::rules) struct Foreign {
    /// What gives it away, at least one, in file order.
    pub(in crate::rules) marks: Vec<Mark>,
    /// Whether the entry cannot load as it is; else only settings are lost.
    pub(in crate::rules) is_lost: bool,
    /// The clients that it was written for, `Kilo Code or opencode`, where few share its shape.
    pub(in crate::rules) origin: Option<String>,
    /// The transport word that the client does not know.
    pub(in crate::rules) unknown_word: Option<String>,
    /// How far the edits can be trusted.
    pub(in crate::rules) applicability: Applicability,
    /// The changes in words: `"env" becomes "environment"`.
    pub(in crate::rules) changes: Vec<String>,
    /// The edits that write it as this client reads it.
    pub(in crate::rules) edits: Vec<Edit>,
}

/// Whether the client takes the shape of the entry, or a safe fix makes it take it.
pub(in crate::rules) fn fits_or_can_be_made_to(context: &Context<'_>, server: &Server<'_>) -> bool {
    foreign(context, server)
        .is_none_or(|found| found.applicability == Applicability::Safe && !found.edits.is_empty())
}

/// Reads the entry as one of another client; `None` if nothing says that it is one, or not clearly enough.
pub(in crate::rules) fn foreign(context: &Context<'_>, server: &Server<'_>) -> Option<Foreign> {
    let dialect = server.dialect?;
    let shape = Shape::of(server)?;
    let marks = Marks::of(dialect, &shape);
    if !marks.are_clear(dialect, &shape) {
        return None;
    }
    let mut rewriting = Rewriting {
        context,
        server,
        dialect,
        shape: &shape,
        edits: Vec::new(),
        changes: Vec::new(),
        removed: Vec::new(),
        applicability: Applicability::Safe,
    };
    let is_complete = rewriting.run(&marks).and_then(|()| rewriting.remove()).is_some();
    let mut shown = marks.all;
    shown.sort_by_key(|mark| mark.span.start);
    Some(Foreign {
        is_lost: marks.is_lost,
        unknown_word: shape.word.filter(|_| marks.word).map(|(_, word)| word.to_owned()),
        origin: origin(dialect, &shape),
        applicability: if is_complete { rewriting.applicability } else { Applicability::Suggestion },
        changes: rewriting.changes,
        edits: if is_complete { rewriting.edits } else { Vec::new() },
        marks: shown,
    })
}

/// The clients that read the entry as it stands, if they are one or two.
fn origin(reader: &Dialect, shape: &Shape<'_>) -> Option<String> {
    let mut natives: Vec<&str> = DIALECTS
        .iter()
        .filter(|dialect| dialect.id != reader.id && !dialect.roots.is_empty())
        .filter(|dialect| shape.url.is_none() || !dialect.keys.url.is_empty())
        .filter(|dialect| Marks::of(dialect, shape).all.is_empty())
        .map(|dialect| dialect.name)
        .collect();
    natives.dedup();
    (1..=2).contains(&natives.len()).then(|| natives.join(" or "))
}

/// What in an entry is not as a client reads it.
#[derive(Default)]
struct Marks {
    all: Vec<Mark>,
    /// The program is not where, or not as, the client wants it.
    command: bool,
    env: bool,
    url: bool,
    headers: bool,
    /// The client does not know the transport word.
    word: bool,
    /// The transport word stands under another client's key.
    word_key: bool,
    /// There is no transport word, and the client does not do without.
    no_word: bool,
    is_lost: bool,
}

impl Marks {
    fn of(dialect: &Dialect, shape: &Shape<'_>) -> Self {
        let mut marks = Self::default();
        marks.read_launch(dialect, shape);
        marks.read_remote(dialect, shape);
        marks.read_word(dialect, shape);
        marks
    }

    fn add(&mut self, member: &Member<'_>, label: String) {
        self.all.push(Mark { span: member.key_span, label });
    }

    fn read_launch(&mut self, dialect: &Dialect, shape: &Shape<'_>) {
        let keys = &dialect.keys;
        if let Some(command) = shape.command {
            let is_list = command.value.as_array().is_some();
            let is_text = command.value.as_str().is_some();
            if command.key != keys.command {
                self.add(command, format!("{} reads \"{}\"", dialect.name, keys.command));
            } else if keys.command_is_array && is_text {
                self.add(command, format!("{} wants one list with the arguments", dialect.name));
            } else if !keys.command_is_array && is_list || shape.is_nested_command() {
                let fits = dialect.field(keys.command).is_some_and(|field| field.kind.takes(&command.value));
                if fits && !is_list {
                    return self.read_env(dialect, shape);
                }
                self.add(command, format!("{} wants the name of one program", dialect.name));
            } else {
                return self.read_env(dialect, shape);
            }
            (self.command, self.is_lost) = (true, true);
        }
        self.read_env(dialect, shape);
    }

    fn read_env(&mut self, dialect: &Dialect, shape: &Shape<'_>) {
        if let Some(env) = shape.env.filter(|env| dialect.field(&env.key).is_none()) {
            self.add(env, format!("{} reads \"{}\"", dialect.name, dialect.keys.env));
            self.env = true;
        }
    }

    fn read_remote(&mut self, dialect: &Dialect, shape: &Shape<'_>) {
        let is_foreign = |member: &&Member<'_>| dialect.field(&member.key).is_none();
        let url = shape.url.filter(is_foreign).filter(|_| shape.command.is_none());
        if let (Some(url), Some(wanted)) = (url, dialect.keys.url.first()) {
            self.add(url, format!("{} reads \"{wanted}\"", dialect.name));
            (self.url, self.is_lost) = (true, true);
        }
        let headers = shape.headers.filter(is_foreign).filter(|_| shape.url.is_some());
        if let (Some(headers), Some(wanted)) = (headers, dialect.keys.headers) {
            self.add(headers, format!("{} reads \"{wanted}\"", dialect.name));
            self.headers = true;
        }
    }

    fn read_word(&mut self, dialect: &Dialect, shape: &Shape<'_>) {
        let Some(key) = dialect.transport.key else { return };
        let is_remote = shape.url.is_some() && shape.command.is_none();
        match shape.word {
            Some((member, word)) if member.key == key => {
                if !dialect.transport.knows(word) && Speaks::of(word).is_some() {
                    self.add(member, format!("{} does not know this word", dialect.name));
                    (self.word, self.is_lost) = (true, true);
                }
            }
            Some((member, _)) => {
                if dialect.field(&member.key).is_none() {
                    self.add(member, format!("{} reads \"{key}\"", dialect.name));
                    self.word_key = true;
                    self.is_lost |= is_remote || dialect.transport.required;
                }
            }
            None => {
                let is_guessed = match dialect.transport.url_without_word {
                    UrlWithoutWord::Rejected(_) => !is_remote,
                    _ => true,
                };
                self.no_word = dialect.transport.required || !is_guessed;
                self.is_lost |= self.no_word;
            }
        }
    }

    /// Whether the entry is unmistakably another client's: it has several marks, or one that cannot be
    /// meant otherwise.
    fn are_clear(&self, dialect: &Dialect, shape: &Shape<'_>) -> bool {
        let count = [self.command, self.env, self.url, self.headers, self.word, self.word_key]
            .iter()
            .filter(|mark| **mark)
            .count();
        let writes_as_this_client = dialect.keys.command_is_array
            && shape.word.is_some_and(|(member, word)| {
                Some(&*member.key) == dialect.transport.key && dialect.transport.knows(word)
            });
        match count {
            0 => false,
            _ if writes_as_this_client => false,
            1 => {
                let has_foreign_flag = shape.flag.is_some_and(|flag| dialect.field(&flag.key).is_none());
                let word = shape.word.map(|(_, word)| word);
                let is_of_opencode = matches!(word, Some("local" | "remote")) && has_foreign_flag;
                let is_other_program_key = shape
                    .command
                    .is_some_and(|command| command.key == "command" && dialect.keys.command != "command");
                is_other_program_key
                    || shape.is_nested_command() && self.command
                    || self.no_word && (self.command || self.headers)
                    || self.word && is_of_opencode
            }
            _ => true,
        }
    }
}

/// Collects the edits.
struct Rewriting<'r, 'c, 'a> {
    context: &'r Context<'c>,
    server: &'r Server<'a>,
    dialect: &'static Dialect,
    shape: &'r Shape<'a>,
    edits: Vec<Edit>,
    changes: Vec<String>,
    /// Members that go, by their place in the entry.
    removed: Vec<usize>,
    applicability: Applicability,
}

impl<'a> Rewriting<'_, '_, 'a> {
    /// `None` where the entry cannot be written in this client's shape without a person.
    fn run(&mut self, marks: &Marks) -> Option<()> {
        let word = self.word(marks)?;
        if marks.command {
            self.command(word)?;
        } else if let Some(word) = word {
            self.insert_word(word)?;
        }
        let keys = &self.dialect.keys;
        if let (true, Some(env)) = (marks.env, self.shape.env) {
            self.rename(env, keys.env)?;
        }
        if let (true, Some(url)) = (marks.url, self.shape.url) {
            let key = self.dialect.url_key_for(self.shape.speaks(), self.shape.url_speaks_sse())?;
            self.rename(url, key)?;
        }
        if let (true, Some(headers), Some(key)) = (marks.headers, self.shape.headers, keys.headers) {
            self.rename(headers, key)?;
        }
        if let Some(flag) = self.shape.flag {
            self.flag(flag)?;
        }
        Some(())
    }

    /// Adds these edits; `None` where the editor could not make them.
    fn extend(&mut self, edits: Vec<Edit>) -> Option<()> {
        let is_made = !edits.is_empty();
        self.edits.extend(edits);
        is_made.then_some(())
    }

    fn rename(&mut self, member: &Member<'_>, key: &str) -> Option<()> {
        self.changes.push(format!("\"{}\" becomes \"{key}\"", member.key));
        self.extend(self.context.editor().rename_key(member, key))
    }

    /// Mends the transport word that is there. Returns the one that must still be written.
    fn word(&mut self, marks: &Marks) -> Option<Option<&'static str>> {
        let dialect = self.dialect;
        let is_process = self.shape.command.is_some();
        let speaks = self.shape.speaks();
        let Some(key) = dialect.transport.key else {
            // The client reads no such key; with the rest in its shape the word is only in the way.
            if let Some((member, _)) =
                self.shape.word.filter(|(member, _)| dialect.field(&member.key).is_none())
            {
                self.removed.extend(self.server.field_index(member));
                self.changes.push(format!("\"{}\" goes", member.key));
            }
            return Some(None);
        };
        let wanted = dialect.word_for(speaks, self.shape.url_speaks_sse());
        match self.shape.word {
            Some((member, word)) if marks.word || marks.word_key => {
                let kept = dialect.transport.knows(word) && Speaks::of(word) == Some(speaks);
                let wanted = if kept { word } else { wanted? };
                let editor = self.context.editor();
                if member.key != key {
                    self.extend(editor.rename_key(member, key))?;
                }
                if wanted != word {
                    self.edits.push(editor.replace_string(member.value.span, wanted));
                }
                self.changes.push(format!("\"{}\": \"{word}\" becomes \"{key}\": \"{wanted}\"", member.key));
                Some(None)
            }
            None if marks.no_word
                || !is_process && dialect.transport.url_without_word == UrlWithoutWord::Sse =>
            {
                Some(Some(wanted?))
            }
            _ => Some(None),
        }
    }

    fn insert_word(&mut self, word: &'static str) -> Option<()> {
        let key = self.dialect.transport.key?;
        let before = self.server.field_index(self.shape.command.or(self.shape.url)?)?;
        self.changes.push(format!("\"{key}\": \"{word}\" is added"));
        self.extend(self.context.editor().insert_member(self.server.node, before, key, &word.into()))
    }

    fn command(&mut self, word: Option<&'static str>) -> Option<()> {
        let command = self.shape.command?;
        if self.shape.is_nested_command() {
            return self.lift_command(command, word);
        }
        match (&command.value.as_array(), self.dialect.keys.command_is_array) {
            (None, true) => self.join_command(command, word),
            (Some(items), false) => {
                if let Some(word) = word {
                    self.insert_word(word)?;
                }
                self.split_command(command, items.len())
            }
            _ => {
                if let Some(word) = word {
                    self.insert_word(word)?;
                }
                self.rename(command, self.dialect.keys.command)
            }
        }
    }

    /// `"command": "npx", "args": [...]` as one list.
    fn join_command(&mut self, command: &'a Member<'a>, word: Option<&'static str>) -> Option<()> {
        let editor = self.context.editor();
        let key = self.dialect.keys.command;
        let line: Vec<&str> = command.value.as_str()?.split_whitespace().collect();
        if line.is_empty() || line.len() > 1 && certainty(&line) != Certainty::Yes {
            return None;
        }
        self.changes.push(format!("\"{key}\" becomes one list with the arguments"));
        let Some(args) = self.shape.args else {
            let list = Literal::Strings(line.into_iter().map(str::to_owned).collect());
            self.edits.push(editor.replace_value(command.value.span, &list));
            return word.map_or(Some(()), |word| self.insert_word(word));
        };
        args.value.as_array()?;
        self.extend(editor.rename_key(args, key))?;
        self.extend(editor.insert_items(&args.value, 0, &line))?;
        match (word, self.dialect.transport.key) {
            // What held the program has room for the word.
            (Some(word), Some(transport)) => {
                self.changes.push(format!("\"{transport}\": \"{word}\" is added"));
                self.extend(editor.rename_key(command, transport))?;
                self.edits.push(editor.replace_string(command.value.span, word));
            }
            _ => self.removed.extend(self.server.field_index(command)),
        }
        Some(())
    }

    /// `"command": ["npx", "-y", …]` as a program and its arguments.
    fn split_command(&mut self, command: &'a Member<'a>, length: usize) -> Option<()> {
        let editor = self.context.editor();
        let (key, args_key) = (self.dialect.keys.command, self.dialect.keys.args);
        let program = command.value.as_array()?.first()?.as_str()?;
        self.changes.push(format!("the list becomes \"{key}\" and \"{args_key}\""));
        if length == 1 {
            if command.key != key {
                self.extend(editor.rename_key(command, key))?;
            }
            self.edits.push(editor.replace_string(command.value.span, program));
            return Some(());
        }
        if self.shape.args.is_some() {
            return None;
        }
        let index = self.server.field_index(command)?;
        self.extend(editor.insert_member(self.server.node, index, key, &program.into()))?;
        self.extend(editor.rename_key(command, args_key))?;
        self.extend(editor.remove_item(&command.value, 0))?;
        Some(())
    }

    /// `"command": {"path": …, "args": …, "env": …}`, Zed's older shape, without the braces.
    fn lift_command(&mut self, command: &'a Member<'a>, word: Option<&'static str>) -> Option<()> {
        let path = command.value.get("path")?;
        let clashes = command.value.as_object()?.iter().any(|inner| {
            !matches!(&*inner.key, "path" | "args" | "env") || self.server.field(&inner.key).is_some()
        });
        if clashes || self.dialect.keys.command_is_array || self.dialect.keys.env != "env" || word.is_some() {
            return None;
        }
        let editor = self.context.editor();
        self.changes.push("what stands in \"command\" moves up, and \"path\" becomes \"command\"".to_owned());
        self.edits.extend(editor.hoist_members(command, &command.value)?);
        self.extend(editor.rename_key(path, self.dialect.keys.command))?;
        Some(())
    }

    /// The flag that turns the server on or off, under this client's key.
    fn flag(&mut self, flag: &'a Member<'a>) -> Option<()> {
        if self.dialect.field(&flag.key).is_some() {
            return Some(());
        }
        let Some(value) = flag.value.as_bool() else { return Some(()) };
        let is_on = value == (flag.key == "enabled");
        let editor = self.context.editor();
        let (key, wanted) = match self.dialect.keys.enable {
            EnableFlag::Disabled => ("disabled", !is_on),
            EnableFlag::Enabled => ("enabled", is_on),
            EnableFlag::On(key) => (key, is_on),
            EnableFlag::Absent | EnableFlag::Elsewhere(_) | EnableFlag::Unknown if is_on => {
                self.removed.extend(self.server.field_index(flag));
                self.changes.push(format!("\"{}\" goes", flag.key));
                return Some(());
            }
            // The client cannot be told here to leave the server alone.
            EnableFlag::Absent | EnableFlag::Elsewhere(_) | EnableFlag::Unknown => {
                self.applicability = Applicability::Suggestion;
                return Some(());
            }
        };
        self.changes.push(format!("\"{}\": {value} becomes \"{key}\": {wanted}", flag.key));
        self.extend(editor.rename_key(flag, key))?;
        self.edits.push(editor.replace_value(flag.value.span, &Literal::Verbatim(wanted.to_string())));
        Some(())
    }

    /// Removes what must go, neighbours together, for their edits would meet.
    fn remove(&mut self) -> Option<()> {
        self.removed.sort_unstable();
        let removed = std::mem::take(&mut self.removed);
        let mut rest = removed.as_slice();
        while let Some(&first) = rest.first() {
            let count =
                rest.iter().enumerate().take_while(|(offset, index)| **index == first + offset).count();
            let edits = self.context.editor().remove_members(self.server.node, first, count);
            self.extend(edits)?;
            rest = &rest[count..];
        }
        Some(())
    }
}
