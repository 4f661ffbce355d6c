//! `oauth-fields`: the OAuth settings of another client.

use crate::clients::{Dialect, OAuthField, OAuthPlace, begins_oauth, oauth_readers};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::{Edit, Literal};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::Member;

pub(super) static RULE: Rule = Rule {
    name: "oauth-fields",
    category: Category::Remote,
    severity: Severity::Warning,
    impact: Impact::SettingIgnored,
    fix: Some(Applicability::Suggestion),
    summary: "the OAuth settings stand under the keys of another client",
    check: Check::Server(check),
};

/// A setting under keys that another client reads.
struct Foreign<'a> {
    /// The member that holds the value.
    member: &'a Member<'a>,
    /// The keys, as in the entry.
    keys: String,
    /// The client whose keys they are.
    owner: &'static Dialect,
    /// Where this client keeps the same.
    place: Option<&'static [&'static str]>,
}

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect.filter(|dialect| !dialect.oauth().is_empty()) else { return };
    if !server.is_remote() {
        return;
    }
    for root in server.fields().iter().filter(|root| begins_oauth(&root.key)) {
        let nested: Vec<Foreign<'_>> = match root.value.as_object() {
            Some(members) => members
                .iter()
                .filter_map(|member| foreign(dialect, &[&root.key, &member.key], member))
                .collect(),
            None => foreign(dialect, &[&root.key], root).into_iter().collect(),
        };
        let Some(first) = nested.first() else { continue };
        let client = dialect.name;
        let message = match first.place {
            Some(place) => format!(
                "{} is where {} keeps it: {client} reads {} and ignores this, so that it logs in without it",
                first.keys,
                first.owner.name,
                place.join(".")
            ),
            None => format!(
                "{} is a setting of {}: {client} does not read it, and logs in without it",
                first.keys, first.owner.name
            ),
        };
        let is_whole = nested.len() == root.value.as_object().map_or(1, <[_]>::len);
        let diagnostic = findings.report(root.key_span, message);
        for setting in &nested {
            let label = setting.place.map_or_else(
                || format!("{client} has no such setting"),
                |place| format!("{client}: {}", place.join(".")),
            );
            diagnostic.label(setting.member.key_span, label);
        }
        diagnostic.maybe_fix(rewrite(context, root, &nested, is_whole));
    }
}

fn foreign<'a>(dialect: &Dialect, keys: &[&str], member: &'a Member<'a>) -> Option<Foreign<'a>> {
    if dialect.oauth().iter().any(|(_, path)| *path == keys) {
        return None;
    }
    // A key that the client reads for something of its own.
    if keys.len() == 1 && dialect.field(keys[0]).is_some() {
        return None;
    }
    let (owner, field) = oauth_readers(keys).next()?;
    Some(Foreign { member, keys: keys.join("."), owner, place: place_of(dialect.oauth(), field, member) })
}

/// Where the client keeps `field`, in a form that the value fits.
fn place_of(
    places: &'static [OAuthPlace],
    field: OAuthField,
    member: &Member<'_>,
) -> Option<&'static [&'static str]> {
    let field = match field {
        OAuthField::ScopeList | OAuthField::ScopeText if member.value.as_array().is_some() => {
            OAuthField::ScopeList
        }
        OAuthField::ScopeList | OAuthField::ScopeText => OAuthField::ScopeText,
        field => field,
    };
    places.iter().find(|(known, _)| *known == field).map(|(_, path)| *path)
}

/// The keys of this client, where every setting below `root` has one under the same key.
fn rewrite(context: &Context<'_>, root: &Member<'_>, nested: &[Foreign<'_>], is_whole: bool) -> Option<Fix> {
    let editor = context.editor();
    let places: Vec<&[&str]> = nested.iter().map(|setting| setting.place).collect::<Option<_>>()?;
    let new_root = *places.first()?.first()?;
    let is_map = root.value.as_object().is_some();
    let rename = (root.key != new_root).then(|| editor.rename_key(root, new_root));
    if rename.is_some() && !is_whole {
        return None;
    }
    let mut edits: Vec<Edit> = rename.unwrap_or_default();
    match (is_map, places.as_slice()) {
        (true, places) if places.iter().all(|place| place.len() == 2 && place[0] == new_root) => {
            edits.extend(
                nested
                    .iter()
                    .zip(places)
                    .filter(|(setting, place)| setting.member.key != place[1])
                    .flat_map(|(setting, place)| editor.rename_key(setting.member, place[1])),
            );
        }
        (false, [[_]]) => {}
        (false, [[_, key]]) => {
            let value = Literal::Verbatim(root.value.span.slice(context.text).to_owned());
            let wrapped = Literal::Object(vec![((*key).to_owned(), value)]);
            edits.push(editor.replace_value(root.value.span, &wrapped));
        }
        (true, [[_]]) if is_whole => {
            edits.push(Edit::replace(root.value.span, nested[0].member.value.span.slice(context.text)));
        }
        _ => return None,
    }
    let written: Vec<String> = places.iter().map(|place| place.join(".")).collect();
    Some(Fix::suggestion(format!("write {}", written.join(", ")), edits))
}
