//! Every rule: one file each, and this list.
//!
//! To add a rule, write `rules/<name>.md` and `src/rules/<name>.rs`, and add a line here.
//! The order is the order in which people read `mcplint rules`.

use crate::rule::Rule;

macro_rules! rules {
    ($($module:ident = $page:literal),+ $(,)?) => {
        $(mod $module;)+

        /// Every rule.
        pub static RULES: &[&Rule] = &[$(&$module::RULE),+];

        /// The page of the rule with this name, as Markdown.
        pub fn page(name: &str) -> Option<&'static str> {
            match name {
                $($page => Some(include_str!(concat!("../../rules/", $page, ".md"))),)+
                _ => None,
            }
        }
    };
}

rules! {
    duplicate_key = "duplicate-key",
    wrong_root_key = "wrong-root-key",
    server_no_transport = "server-no-transport",
    remote_missing_type = "remote-missing-type",
    args_not_array = "args-not-array",
    value_not_string = "value-not-string",
    unknown_key = "unknown-key",
    npx_missing_yes = "npx-missing-yes",
}

/// The rule with this name.
pub fn by_name(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// Where the page of a rule can be read.
pub fn page_url(name: &str) -> String {
    format!("https://github.com/mcplint/mcplint/blob/main/rules/{name}.md")
}
