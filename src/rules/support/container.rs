//! What the rules about containers share: reading a docker line, and editing it.

use super::docker::command_lines;
use crate::argv::docker::{Docker, DockerOption, Subcommand};
use crate::argv::{Layer, TokenPlace};
use crate::edit::Edit;
use crate::model::Server;
use crate::rule::Context;

/// The docker command lines of a server that the client talks to over stdio.
pub(crate) fn lines<'s>(server: &'s Server<'_>) -> &'s [(Layer, Docker)] {
    // Beside a URL the container is a helper, and its input and output are nobody's.
    if server.url().is_some() { &[] } else { command_lines(server) }
}

/// Those of them that are `run`, with an image, and with no option before it that is not known.
pub(crate) fn runs<'s>(server: &'s Server<'_>) -> impl Iterator<Item = &'s (Layer, Docker)> {
    lines(server).iter().filter(|(_, docker)| {
        docker.subcommand == Subcommand::Run && docker.is_certain && docker.image.is_some()
    })
}

/// The place of a token in the list of arguments; `None` inside a shell's string.
pub(crate) fn arg_index(server: &Server<'_>, token: usize) -> Option<usize> {
    match server.argv().tokens.get(token)?.place {
        TokenPlace::Arg(index) => Some(index),
        TokenPlace::Command | TokenPlace::Word => None,
    }
}

/// Removes an option with its value.
pub(crate) fn remove_option(
    context: &Context<'_>,
    server: &Server<'_>,
    option: DockerOption,
) -> Option<Vec<Edit>> {
    let index = arg_index(server, option.token)?;
    let count = 1 + usize::from(option.value.is_some());
    Some(context.editor().remove_items(server.args_array()?, index, count))
}

/// Writes another value for an option, whether it stands alone or behind the name.
pub(crate) fn replace_value(
    context: &Context<'_>,
    server: &Server<'_>,
    option: DockerOption,
    old: &str,
    new: &str,
) -> Option<Edit> {
    let token = option.value.unwrap_or(option.token);
    arg_index(server, token)?;
    let token = &server.argv().tokens[token];
    let name = token.text.strip_suffix(old)?;
    Some(context.editor().replace_string(token.span, &format!("{name}{new}")))
}

/// The token that holds the value of an option.
pub(crate) fn value_token(option: DockerOption) -> usize {
    option.value.unwrap_or(option.token)
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Applicability;
    use crate::fix::fix_text;
    use crate::lint::LintOptions;

    /// Every mistake at once ends in one state that has none, whatever their order.
    #[test]
    fn fixes_of_one_line_come_together() {
        for (args, fixed) in [
            (r#"["run", "-dit", "--name", "a", "img"]"#, r#"["run", "-i", "--rm", "img"]"#),
            (r#"["run", "-d", "-i", "img", "--rm"]"#, r#"["run", "-i", "--rm", "img"]"#),
            (
                r#"["run", "--detach", "--name=a", "img", "--rm", "-i", "stdio"]"#,
                r#"["run", "--rm", "-i", "img", "stdio"]"#,
            ),
        ] {
            let text = format!(r#"{{"mcpServers": {{"a": {{"command": "docker", "args": {args}}}}}}}"#);
            let options = LintOptions::default();
            let result = fix_text(&text, "claude_desktop_config.json", &options, Applicability::Unsafe);
            assert!(result.cycle.is_empty());
            assert!(result.text.contains(fixed), "{}", result.text);
        }
    }
}
