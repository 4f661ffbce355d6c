//! Servers in a list.

use super::{Form, Server};
use crate::clients::Dialect;
use crate::span::Span;
use crate::syntax::Node;

/// The names that a list gives its servers where a client takes it for a map.
const PLACES: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// Adds the items of `list`, each under the `name` in it, or under its place ([`Dialect::lists_by_place`]).
pub(super) fn servers<'a>(
    list: &'a Node<'a>,
    container: usize,
    dialect: Option<&'static Dialect>,
    servers: &mut Vec<Server<'a>>,
) {
    let by_place = dialect.is_some_and(|dialect| dialect.lists_by_place);
    for (place, item) in list.as_array().unwrap_or_default().iter().enumerate() {
        let name = item.get("name");
        let span = name.map_or(Span::new(item.span.start, item.span.start + 1), |name| name.value.span);
        let name = match PLACES.get(place).filter(|_| by_place) {
            Some(place) => place,
            None => name.and_then(|name| name.value.as_str()).unwrap_or(""),
        };
        servers.push(Server::new(name, span, item, None, container, Form::Entry, dialect));
    }
}
