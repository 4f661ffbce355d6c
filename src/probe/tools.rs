//! Whether the client can use the tools that a server has.

use super::crash::Reason;
use super::plan::Plan;
use super::session::Talk;
use crate::clients::{TooLong, ToolNames};

/// Why the client cannot use all tools.
pub(super) fn over_limit(plan: &Plan, talk: &Talk) -> Option<Reason> {
    let client = plan.client?;
    let tools = talk.tools.as_deref()?;
    if let Some(most) = client.starting.most_tools
        && tools.len() > most
    {
        return Some(Reason {
            cause: format!(
                "it has {} tools, and {} takes {most} of all servers together",
                tools.len(),
                client.name
            ),
            help: Some("turn tools off in the client, or have the server offer fewer".to_owned()),
            rules: Vec::new(),
        });
    }
    let names = client.names.tools?;
    let (longest, length, count) = too_long(plan, &names, tools)?;
    let effect = match names.beyond {
        TooLong::LeftOut => format!("{} leaves them out", client.name),
        TooLong::RequestRefused => {
            "the model's API refuses such a name, and with it every request".to_owned()
        }
        TooLong::Cut | TooLong::Shortened => return None,
    };
    Some(Reason {
        cause: format!(
            "{count} of its tools have too long a name for {}: {longest} becomes {length} characters, of {} \
             that are allowed; {effect}",
            client.name, names.limit
        ),
        help: Some("give the server a shorter name in the config".to_owned()),
        rules: vec!["tool-name-too-long"],
    })
}

/// What the client does with names, where it costs nothing.
pub(super) fn notes(plan: &Plan, talk: &Talk) -> Vec<String> {
    let Some((client, tools)) = plan.client.zip(talk.tools.as_deref()) else { return Vec::new() };
    let Some(names) = client.names.tools else { return Vec::new() };
    match (too_long(plan, &names, tools), names.beyond) {
        (Some((longest, ..)), TooLong::Cut | TooLong::Shortened) => {
            vec![format!("{} shortens the names of tools, such as {longest}", client.name)]
        }
        _ => Vec::new(),
    }
}

/// The tool with the longest name, its length for the model, and how many are over the limit.
fn too_long<'t>(plan: &Plan, names: &ToolNames, tools: &'t [String]) -> Option<(&'t str, usize, usize)> {
    let length = |tool: &String| names.around + plan.server.chars().count() + tool.chars().count();
    let over: Vec<&String> = tools.iter().filter(|tool| length(tool) > names.limit).collect();
    let longest = over.iter().copied().max_by_key(|tool| length(tool))?;
    Some((longest, length(longest), over.len()))
}
