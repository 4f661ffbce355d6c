//! `config-in-wrong-file`: servers in a file that its client does not read for servers.

use crate::clients::misplaced;
use crate::diagnostic::{Impact, Severity};
use crate::model::is_map_of_servers;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "config-in-wrong-file",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: None,
    summary: "the servers stand in a file that the client does not read for servers",
    check: Check::File(check),
};

/// Keys under which people write servers into the wrong file. Others may be those of an extension.
const KEYS: [&str; 3] = ["mcpServers", "servers", "mcp_servers"];

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let (None, Some(root), Some(place)) = (context.dialect, context.config.root, misplaced(context.path))
    else {
        return;
    };
    let Some(member) =
        KEYS.iter().filter_map(|key| root.get(key)).find(|member| is_map_of_servers(&member.value))
    else {
        return;
    };
    let name = context.path.rsplit(['/', '\\']).next().unwrap_or(context.path);
    let (reads, unless) = if place.is_certain {
        ("does not read", "")
    } else {
        ("does not look for", ", unless it is told to read the file")
    };
    let diagnostic = findings
        .report(
            member.key_span,
            format!(
                "{} {reads} servers in {name}{unless}; it shows none of these and says nothing",
                place.client
            ),
        )
        .label(member.key_span, "not read here")
        .help(format!("it reads {}: move the servers there", place.read_instead));
    if !place.is_certain {
        diagnostic.severity(Severity::Warning);
    }
}
