//! `npx-yes-after-package`: `-y` where npx no longer reads it.

use crate::argv::npx::{Npx, is_folder};
use crate::argv::{Token, TokenPlace};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "npx-yes-after-package",
    category: Category::Launch,
    severity: Severity::Error,
    impact: Impact::SettingIgnored,
    fix: Some(Applicability::Safe),
    summary: "-y stands behind the package, where npx does not read it",
    check: Check::Server(check),
};

/// Command-line tools with a `-y` of their own.
const OWN_YES: [&str; 16] = [
    "@angular/cli",
    "@aws-amplify/cli",
    "@smithery/cli",
    "eas-cli",
    "expo",
    "expo-cli",
    "firebase",
    "firebase-tools",
    "netlify-cli",
    "nx",
    "prisma",
    "shadcn",
    "shadcn-ui",
    "supabase",
    "vercel",
    "wrangler",
];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for layer in &argv.layers {
        let Some(npx) = argv.npx(layer) else { continue };
        if npx.yes.is_some() || npx.never_installs {
            continue;
        }
        let (Some(late), Some(target)) = (npx.late_yes(argv), npx.target) else { continue };
        let package = argv.tokens[target].text.as_ref();
        if is_folder(package) {
            continue;
        }
        let yes = &argv.tokens[late];
        let own = argv.package().is_some_and(|package| has_own_yes(&package.name));
        let diagnostic = findings.report(
            yes.span,
            format!(
                "npx reads its own options only up to the package: this {} goes to {package}, and npx runs \
                 without it",
                yes.text
            ),
        );
        diagnostic.label(yes.span, "behind the package: an argument of the server");
        if own {
            // There it may well be meant; that npx lacks one is no failure.
            diagnostic.severity(Severity::Warning);
        }
        let certain = !own && (late == target + 1 || late + 1 == npx.end);
        diagnostic.maybe_fix(repair(context, server, &npx, yes, own, certain));
    }
}

fn has_own_yes(package: &str) -> bool {
    let (_, name) = package.rsplit_once('/').unwrap_or(("", package));
    OWN_YES.contains(&package) || name.starts_with("create-")
}

/// Moves the option to the front; where the tool may want it too, only adds one there.
fn repair(
    context: &Context<'_>,
    server: &Server<'_>,
    npx: &Npx,
    yes: &Token<'_>,
    keep: bool,
    certain: bool,
) -> Option<Fix> {
    let array = server.args_array()?;
    let first = server.argv().tokens.get(npx.options_start)?;
    let (TokenPlace::Arg(front), TokenPlace::Arg(late)) = (first.place, yes.place) else { return None };
    let editor = context.editor();
    let mut edits = editor.insert_items(array, front, &[yes.text.as_ref()]);
    if keep {
        return Some(Fix::unsafe_(format!("insert \"{}\" before the package", yes.text), edits));
    }
    edits.extend(editor.remove_item(array, late));
    let title = format!("move \"{}\" before the package", yes.text);
    Some(if certain { Fix::safe(title, edits) } else { Fix::unsafe_(title, edits) })
}
