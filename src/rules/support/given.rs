//! What a container is given: variables that reach it, and the arguments of the server.

use std::collections::HashSet;
use std::ops::Range;

use crate::argv::TokenPlace;
use crate::argv::docker::Docker;
use crate::model::Server;
use crate::span::Span;

/// A text of the entry that the server in the container gets.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Given<'t> {
    /// The variable, or the option before it; empty if there is none.
    pub(crate) name: &'t str,
    /// Its value.
    pub(crate) text: &'t str,
    /// The whole string in the file.
    pub(crate) span: Span,
    /// Where `text` starts in the string.
    offset: usize,
    /// The whole string, decoded.
    whole: &'t str,
    /// Whether the string is an item or a value of its own.
    pub(crate) can_edit: bool,
}

impl Given<'_> {
    /// The bytes in the file of a part of the text; the whole string where it holds escapes.
    pub(crate) fn locate(&self, file: &str, range: &Range<usize>) -> Span {
        let start = self.span.start + 1;
        let inner = Span::new(start, self.span.end.saturating_sub(1).max(start));
        if inner.slice(file) == self.whole {
            let start = start + self.offset;
            Span::new(start + range.start, start + range.end)
        } else {
            self.span
        }
    }
}

/// What the server gets: forwarded variables and its arguments.
pub(crate) fn texts<'t>(server: &'t Server<'_>, docker: &Docker) -> Vec<Given<'t>> {
    let argv = server.argv();
    let mut found = Vec::new();
    let options = docker.values(argv, 'e', &["--env"]);
    for (option, text) in &options {
        let token = &argv.tokens[option.value.unwrap_or(option.token)];
        let Some((name, value)) = text.split_once('=') else { continue };
        let whole = token.text.as_ref();
        let can_edit = token.place != TokenPlace::Word;
        found.push(Given {
            name,
            text: value,
            span: token.span,
            offset: whole.len() - value.len(),
            whole,
            can_edit,
        });
    }
    let forwarded: HashSet<&str> = options.iter().map(|(_, text)| *text).collect();
    for variable in server.env_vars() {
        let is_forwarded = forwarded.contains(variable.key.as_ref());
        if let Some(text) = variable.value.as_str().filter(|_| is_forwarded) {
            let name = variable.key.as_ref();
            found.push(Given {
                name,
                text,
                span: variable.value.span,
                offset: 0,
                whole: text,
                can_edit: true,
            });
        }
    }
    let mut name = "";
    for token in
        argv.tokens.get(docker.image.map_or(docker.end, |image| image + 1)..docker.end).unwrap_or_default()
    {
        let whole = token.text.as_ref();
        let (flag, text) = match whole.split_once('=').filter(|_| whole.starts_with('-')) {
            Some((flag, text)) => (flag, text),
            None => (name, whole),
        };
        let can_edit = token.place != TokenPlace::Word;
        found.push(Given {
            name: flag,
            text,
            span: token.span,
            offset: whole.len() - text.len(),
            whole,
            can_edit,
        });
        name = if whole.starts_with('-') { whole } else { "" };
    }
    found
}
