//! `tool-name-too-long`: a server's name so long that its tools' names pass the limit.

use crate::clients::{TooLong, ToolNames};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "tool-name-too-long",
    category: Category::Shape,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Suggestion),
    summary: "the name of the server leaves too little room for the names of its tools",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    let Some(tools) = dialect.names.tools else { return };
    let around = tools.around + file_name_length(context, &tools);
    let longest = longest_name(&tools, around);
    let length = server.name.chars().count();
    if length <= longest {
        return;
    }
    let client = dialect.name;
    let outcome = match tools.beyond {
        TooLong::LeftOut => format!("{client} leaves out a tool whose name is longer"),
        TooLong::RequestRefused => {
            "the API refuses every request as long as one tool has a longer name".to_owned()
        }
        TooLong::Cut => format!("{client} cuts the rest off, and two tools may end up with one name"),
        TooLong::Shortened => return,
    };
    let room = tools.limit.saturating_sub(around + length);
    let says = match (tools.beyond, tools.limit) {
        (TooLong::RequestRefused, limit) => {
            Some(format!("tools.0.custom.name: String should have at most {limit} characters"))
        }
        _ => None,
    };
    findings
        .report(
            server.name_span,
            format!(
                "{client} gives {} characters to the names of server and tool together; this server's name \
                 takes {length} and leaves {room} for each tool: {outcome}",
                tools.limit.saturating_sub(around)
            ),
        )
        .label(server.name_span, format!("{length} characters"))
        .maybe_says(says.as_deref())
        .fix(Fix::suggestion(format!("give the server a name of at most {longest} characters"), Vec::new()));
}

/// The length of the plugin's name, where the names of tools hold it.
fn file_name_length(context: &Context<'_>, tools: &ToolNames) -> usize {
    let name = context.config.root.filter(|_| tools.holds_file_name).and_then(|root| root.get("name"));
    name.and_then(|name| name.value.as_str()).map_or(0, |name| name.chars().count())
}

/// The longest name of a server that leaves room for tools as they are usually called.
///
/// `search_repositories` has 19 characters, `create_pull_request_review` 26. Where the two names alone are
/// counted, half is the server's; where a prefix is counted too, as much as leaves room for a short tool.
fn longest_name(tools: &ToolNames, around: usize) -> usize {
    if around == 0 { tools.limit / 2 } else { 40.min(tools.limit.saturating_sub(around + 17)) }
}
