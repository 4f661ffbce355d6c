//! What of a file stands at a place.

use crate::model::Server;
use crate::rule::Context;
use crate::span::Span;
use crate::syntax::{Member, Node};

/// What stands at a place of a file.
#[derive(Clone, Debug)]
pub(super) struct Spot<'a> {
    /// The maps and lists around it, the outermost first.
    pub(super) around: Vec<&'a Node<'a>>,
    /// The keys that lead to it, its own last.
    pub(super) keys: Vec<&'a str>,
    /// The key or value itself.
    pub(super) target: Target<'a>,
}

/// The key or value at a place.
#[derive(Clone, Copy, Debug)]
pub(super) enum Target<'a> {
    /// A key, with its value.
    Key(&'a Member<'a>),
    /// A value that holds no others.
    Value(&'a Node<'a>),
}

impl<'a> Spot<'a> {
    /// What stands at byte `offset` below `root`.
    ///
    /// By the places of keys and plain values alone: those of tables in TOML are only where they are named.
    pub(super) fn find(root: &'a Node<'a>, offset: usize) -> Option<Self> {
        let mut spot = Self { around: Vec::new(), keys: Vec::new(), target: Target::Value(root) };
        spot.descend(root, offset).then_some(spot)
    }

    fn descend(&mut self, node: &'a Node<'a>, offset: usize) -> bool {
        let holds = |span: Span| span.start <= offset && offset <= span.end;
        self.around.push(node);
        for member in node.as_object().unwrap_or_default() {
            self.keys.push(&member.key);
            if holds(member.key_span) {
                self.target = Target::Key(member);
                return true;
            }
            if self.enter(&member.value, offset) {
                return true;
            }
            self.keys.pop();
        }
        for item in node.as_array().unwrap_or_default() {
            if self.enter(item, offset) {
                return true;
            }
        }
        self.around.pop();
        false
    }

    fn enter(&mut self, value: &'a Node<'a>, offset: usize) -> bool {
        if value.as_object().is_some() || value.as_array().is_some() {
            return self.descend(value, offset);
        }
        if value.span.start <= offset && offset <= value.span.end {
            self.target = Target::Value(value);
            return true;
        }
        false
    }

    /// The server in whose entry it stands, and the keys below the entry that lead to it.
    pub(super) fn server<'c>(&self, context: &'c Context<'a>) -> Option<(&'c Server<'a>, &[&'a str])> {
        let servers = &context.config.servers;
        let (depth, server) = self.around.iter().enumerate().find_map(|(depth, node)| {
            let server = servers.iter().find(|server| std::ptr::eq(server.node, *node))?;
            Some((depth, server))
        })?;
        // Lists have no keys.
        let maps = self.around[..depth].iter().filter(|node| node.as_object().is_some()).count();
        Some((server, self.keys.get(maps..).unwrap_or_default()))
    }

    /// The bytes of what stands there.
    pub(super) fn span(&self) -> Span {
        match self.target {
            Target::Key(member) => member.key_span,
            Target::Value(node) => node.span,
        }
    }
}
