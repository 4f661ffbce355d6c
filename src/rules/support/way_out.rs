//! How a secret gets out of a file: what to write in its place, in the client's own language.

use crate::argv::TokenPlace;
use crate::diagnostic::{Applicability, Fix};
use crate::edit::Edit;
use crate::model::Server;
use crate::rule::Context;

use super::inputs::Inputs;
use super::planted::{Planted, SecretPlace};

/// What to write in the place of a secret.
pub(in crate::rules) struct WayOut {
    /// What is done, as an order.
    pub(in crate::rules) title: String,
    /// What the user has to do beside, as the first half of a sentence.
    pub(in crate::rules) how: String,
    edits: Vec<Edit>,
}

impl WayOut {
    /// The way that the client has; `None` if it has none here.
    pub(in crate::rules) fn of(
        context: &Context<'_>,
        server: &Server<'_>,
        planted: &Planted<'_>,
    ) -> Option<Self> {
        reference(context, server, planted)
    }

    /// As a fix.
    pub(in crate::rules) fn fix(self, applicability: Applicability) -> Fix {
        Fix::new(applicability, self.title, self.edits)
    }
}

/// `${NAME}` in the place of the secret.
fn reference(context: &Context<'_>, server: &Server<'_>, planted: &Planted<'_>) -> Option<WayOut> {
    // A word of a shell's string has that string's place.
    if let SecretPlace::Token(at) | SecretPlace::Url(Some(at)) = planted.place
        && server.argv().tokens.get(at)?.place == TokenPlace::Word
    {
        return None;
    }
    let name = planted.variable_name(server);
    let reference = context.dialect?.secret_reference(planted.field(), &name)?;
    let new = planted.replaced_by(&reference.text);
    let mut edits: Vec<Edit> = vec![context.editor().replace_string(planted.span, &new)];
    let how = match &reference.input {
        Some(id) => {
            edits
                .extend(Inputs::of(context).map(|inputs| inputs.declare(context, &[id])).unwrap_or_default());
            format!("{} then asks for the value once and keeps it", context.client())
        }
        None => format!("first set {name} in the environment that {} starts from", context.client()),
    };
    Some(WayOut { title: format!("write {} in its place", reference.text), how, edits })
}
