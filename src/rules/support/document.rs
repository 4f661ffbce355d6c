//! Whether a file is there to be read or copied rather than to be used.

use crate::rule::Context;

/// Whether the file is an example, a template or a part of the documentation.
pub(in crate::rules) fn is_document(context: &Context<'_>) -> bool {
    let mut folders = context.path.split(['/', '\\']).rev();
    let name = folders.next().unwrap_or_default().to_ascii_lowercase();
    context.example
        || name.starts_with("readme")
        || ["example", "sample", "template"].iter().any(|word| name.contains(word))
        || folders.any(|folder| matches!(folder, "docs" | "doc" | "documentation" | "examples" | "templates"))
}
