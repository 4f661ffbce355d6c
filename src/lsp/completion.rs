//! What could be written at the cursor: keys, words and names that this client or this server knows.

use gen_lsp_types::{CompletionItem, CompletionItemKind, Documentation, InsertTextFormat, TextEdit};

use super::client::Client;
use super::cursor::{Spot, Target};
use super::document::Document;
use super::slot::{MARK, Slot};
use super::world::World;
use crate::clients::{Dialect, Field, FieldKind, On};
use crate::knowledge::packages::{self, Package};
use crate::lint::{Trust, look};
use crate::model::Server;
use crate::rule::Context;
use crate::rules::support::inputs::Inputs;
use crate::span::Span;
use crate::syntax::Format;

/// Something that could be written.
struct Offer {
    name: String,
    kind: CompletionItemKind,
    /// A few words beside the name.
    detail: String,
    /// What it does.
    does: &'static str,
    /// For a key, the value that it wants.
    value: Option<FieldKind>,
    /// What it replaces, if not all that stands there.
    replaces: Option<Span>,
}

impl Offer {
    fn key(name: &str, kind: FieldKind, detail: impl Into<String>, does: &'static str) -> Self {
        let item = CompletionItemKind::Property;
        Self {
            name: name.to_owned(),
            kind: item,
            detail: detail.into(),
            does,
            value: Some(kind),
            replaces: None,
        }
    }

    fn value(name: impl Into<String>, kind: CompletionItemKind, detail: impl Into<String>) -> Self {
        Self { name: name.into(), kind, detail: detail.into(), does: "", value: None, replaces: None }
    }
}

/// What could be written at byte `offset` of a document.
pub(super) fn at(
    document: &Document,
    offset: usize,
    client: &Client,
    world: &mut dyn World,
) -> Vec<CompletionItem> {
    let text = document.linted_text();
    let Some(asked) = world.asked(&document.place.path) else { return Vec::new() };
    let options = document.options(world, &asked);
    let format = look(&text, &document.place.path, &options, Trust::Any, |context, _| context.parsed.format);
    let Some(slot) = Slot::find(&text, format, offset) else { return Vec::new() };
    let offers = look(&slot.text, &document.place.path, &options, Trust::Any, |context, _| {
        let root = context.config.root?;
        let spot = Spot::find(root, slot.at)?;
        Some(match spot.target {
            Target::Key(_) => keys(context, &spot),
            Target::Value(_) => values(context, &spot, &text, &slot),
        })
    });
    let written = Written { document, slot: &slot, format, client };
    let items = offers.unwrap_or_default().into_iter().map(|offer| written.item(offer));
    // An editor sorts by the alphabet unless told otherwise; here what matters most comes first.
    items
        .enumerate()
        .map(|(rank, item)| CompletionItem { sort_text: Some(format!("{rank:03}")), ..item })
        .collect()
}

fn keys<'a>(context: &Context<'a>, spot: &Spot<'a>) -> Vec<Offer> {
    let Some(dialect) = context.dialect else { return Vec::new() };
    let there: Vec<&str> = match spot.around.last().and_then(|node| node.as_object()) {
        Some(members) => {
            members.iter().map(|member| member.key.as_ref()).filter(|key| *key != MARK).collect()
        }
        None => Vec::new(),
    };
    let mut offers = match spot.server(context) {
        None => beside(dialect, &spot.keys[..spot.keys.len().saturating_sub(1)]),
        Some((server, [_])) => fields(dialect, server),
        Some((server, [outer, _])) if server.env().is_some_and(|env| env.key == *outer) => variables(server),
        Some((_, [outer, _])) => dialect.field(outer).map(|field| inner(field.kind)).unwrap_or_default(),
        Some(_) => Vec::new(),
    };
    offers.retain(|offer| !there.contains(&offer.name.as_str()));
    offers
}

/// Keys around the servers.
fn beside(dialect: &Dialect, above: &[&str]) -> Vec<Offer> {
    let roots = dialect.roots.iter().filter_map(|path| path.strip_prefix(above)?.first());
    let mut offers: Vec<Offer> = roots
        .map(|key| Offer::key(key, FieldKind::Object, format!("servers of {}", dialect.name), ""))
        .collect();
    if above.is_empty() {
        let kind = |name: &str| if name == "inputs" { FieldKind::Strings } else { FieldKind::Object };
        let settings = dialect.settings.iter();
        offers
            .extend(settings.map(|field| Offer::key(field.name, field.kind, field.kind.words(), field.does)));
        let known = |name: &str| dialect.roots.iter().any(|path| path.first() == Some(&name));
        let others = dialect.siblings.iter().filter(|name| !known(name));
        offers
            .extend(others.map(|name| Offer::key(name, kind(name), format!("read by {}", dialect.name), "")));
    }
    offers.sort_by(|one, other| one.name.cmp(&other.name));
    offers.dedup_by(|one, other| one.name == other.name);
    offers
}

/// Fields that fit what the entry is so far.
fn fields(dialect: &'static Dialect, server: &Server<'_>) -> Vec<Offer> {
    let fits = |field: &&Field| match field.on {
        On::Any => true,
        On::Stdio => !server.is_remote(),
        On::Remote => !server.is_stdio(),
    };
    let is_current =
        |field: &&Field| field.successor.is_none() && !matches!(field.kind, FieldKind::Refused(_));
    let fields = dialect.fields.iter().filter(fits).filter(is_current);
    let detail = |field: &Field| {
        if dialect.transport.key == Some(field.name) {
            dialect.transport_words().collect::<Vec<_>>().join(", ")
        } else {
            field.kind.words().to_owned()
        }
    };
    fields.map(|field| Offer::key(field.name, field.kind, detail(field), field.does)).collect()
}

fn inner(kind: FieldKind) -> Vec<Offer> {
    match kind {
        FieldKind::Fields(fields) | FieldKind::OnlyFields(fields) | FieldKind::FieldsIfMap(fields) => fields
            .iter()
            .map(|field| Offer::key(field.name, field.kind, field.kind.words(), field.does))
            .collect(),
        FieldKind::Either(kinds) => kinds.iter().flat_map(|kind| inner(*kind)).collect(),
        _ => Vec::new(),
    }
}

/// Names of variables that the server of an entry reads.
fn variables(server: &Server<'_>) -> Vec<Offer> {
    let Some(row) = known(server) else { return Vec::new() };
    let mut offers: Vec<Offer> = Vec::new();
    for name in row.variables() {
        let is_needed = row.required.iter().any(|required| required == name);
        let detail =
            if is_needed { format!("{} needs it", row.name) } else { format!("{} reads it", row.name) };
        if offers.iter().all(|offer| offer.name != name) {
            let kind = CompletionItemKind::Variable;
            offers.push(Offer { kind, ..Offer::key(name, FieldKind::String, detail, "") });
        }
    }
    offers
}

fn known(server: &Server<'_>) -> Option<Package> {
    let package = server.argv().package()?;
    packages::find(package.ecosystem, &package.name)
}

fn values<'a>(context: &Context<'a>, spot: &Spot<'a>, text: &str, slot: &Slot) -> Vec<Offer> {
    let (Some(dialect), Some((server, keys))) = (context.dialect, spot.server(context)) else {
        return Vec::new();
    };
    let mut offers = Vec::new();
    if let [name] = keys {
        let is_transport = dialect.transport.key == Some(name);
        let words = dialect.transport_words().filter(|_| is_transport);
        let kind = CompletionItemKind::EnumMember;
        offers.extend(words.map(|word| Offer::value(word, kind, format!("a transport of {}", dialect.name))));
        if let Some(FieldKind::OneOf(words)) =
            dialect.field(name).map(|field| field.kind).filter(|_| !is_transport)
        {
            offers.extend(words.iter().map(|word| Offer::value(*word, kind, "")));
        }
    }
    let here = server.uses().iter().find(|use_| use_.text.text == MARK);
    if let Some(use_) = here {
        // `${…` is replaced by the whole reference, and what stands before it stays.
        let typed = slot.typed.slice(text);
        let opened = typed.rfind(['$', '{']).map(|at| at - usize::from(typed[..at].ends_with('$')));
        let open = opened.filter(|at| !typed[*at..].contains('}'));
        let replaces = open.map(|at| {
            let end = slot.typed.end + usize::from(text[slot.typed.end..].starts_with('}'));
            Span::new(slot.typed.start + at, end)
        });
        let offer = |text: String, detail: String| Offer {
            replaces,
            ..Offer::value(text, CompletionItemKind::Variable, detail)
        };
        let mut names: Vec<String> = use_.name.into_iter().map(str::to_owned).collect();
        names.extend(known(server).iter().flat_map(|row| row.required.iter()).map(str::to_owned));
        if let Some(inputs) = Inputs::of(context) {
            let ids = inputs.declared().filter_map(|(_, _, id)| id.as_str());
            let written = ids
                .map(|id| format!("${{input:{id}}}"))
                .filter(|_| dialect.forms_in(use_.field).contains(&crate::clients::VariableForm::Input));
            offers.extend(written.map(|text| offer(text, "an input of this file".to_owned())));
        }
        let mut seen = Vec::new();
        for name in names.into_iter().filter(|name| crate::variables::is_name(name)) {
            if let Some(text) = dialect.reference(use_.field, &name).filter(|text| !seen.contains(text)) {
                seen.push(text.clone());
                offers.push(offer(text, "from the environment".to_owned()));
            }
        }
    }
    offers
}

/// How an offer is written into a document.
struct Written<'d> {
    document: &'d Document,
    slot: &'d Slot,
    format: Format,
    client: &'d Client,
}

impl Written<'_> {
    fn item(&self, offer: Offer) -> CompletionItem {
        let (span, text, is_snippet) = self.text(&offer);
        let text_edit = TextEdit::new(self.document.range(span, self.client.columns), text);
        CompletionItem {
            // An editor compares with what stands where the edit begins.
            filter_text: (span.start < self.slot.typed.start && offer.replaces.is_none())
                .then(|| format!("{}{}", self.slot.quote.unwrap_or('"'), offer.name)),
            label: offer.name,
            kind: Some(offer.kind),
            detail: (!offer.detail.is_empty()).then_some(offer.detail),
            documentation: (!offer.does.is_empty()).then(|| Documentation::String(offer.does.to_owned())),
            insert_text_format: is_snippet.then_some(InsertTextFormat::Snippet),
            text_edit: Some(text_edit.into()),
            ..CompletionItem::default()
        }
    }

    /// What is replaced, by what, and whether the cursor is to stop in it.
    fn text(&self, offer: &Offer) -> (Span, String, bool) {
        let slot = self.slot;
        if let Some(span) = offer.replaces {
            return (span, offer.name.clone(), false);
        }
        let quoted = |text: &str| match (slot.quote, self.format) {
            (Some(quote), _) => format!("{quote}{text}{quote}"),
            (None, Format::Yaml) => text.to_owned(),
            (None, Format::Toml) if offer.value.is_some() => text.to_owned(),
            (None, _) => format!("\"{text}\""),
        };
        let comma = if slot.needs_comma && !slot.is_marked_key { "," } else { "" };
        match offer.value.filter(|_| !slot.is_marked_key) {
            Some(kind) => {
                let marker = if self.format == Format::Toml { " =" } else { ":" };
                let value = self.value(kind);
                (slot.whole, format!("{}{marker} {value}{comma}", quoted(&offer.name)), self.client.snippets)
            }
            None => (slot.whole, quoted(&offer.name) + comma, false),
        }
    }

    /// A value of this kind to start from.
    fn value(&self, kind: FieldKind) -> &'static str {
        let (open, is_snippet) = (kind.words(), self.client.snippets);
        match (open, self.format, is_snippet) {
            ("a map", Format::Json | Format::Toml, true) => "{$1}",
            ("a map", Format::Json | Format::Toml, false) => "{}",
            ("a list", _, true) => "[$1]",
            ("a list", _, false) => "[]",
            ("true or false" | "false", _, true) => "${1:false}",
            ("true or false" | "false", _, false) => "false",
            ("a number" | "a map", _, true) => "$1",
            ("a number" | "a map", _, false) => "",
            (_, Format::Yaml, true) => "$1",
            (_, Format::Yaml, false) => "",
            (_, _, true) => "\"$1\"",
            (_, _, false) => "\"\"",
        }
    }
}
