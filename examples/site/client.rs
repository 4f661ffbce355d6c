//! What is known of a client, in sections that a page can show.

use mcplint::clients::{Container, DIALECTS, Dialect, FieldKind, Inherits, Knowledge, by_id};
use serde_json::{Value, json};

use crate::{field, sample, words};

/// Every client once, by name. One with files of several shapes has several dialects.
pub(crate) fn all() -> Vec<Value> {
    let mut ids: Vec<&str> = Vec::new();
    for dialect in DIALECTS {
        if !ids.contains(&dialect.id) {
            ids.push(dialect.id);
        }
    }
    let mut clients: Vec<(&str, Value)> = ids.into_iter().filter_map(client).collect();
    clients.sort_by_key(|(name, _)| name.to_lowercase());
    clients.into_iter().map(|(_, client)| client).collect()
}

fn client(id: &str) -> Option<(&'static str, Value)> {
    let name = by_id(id)?.name;
    let dialects: Vec<Value> =
        DIALECTS.iter().filter(|dialect| dialect.id == id).map(|dialect| shape(dialect)).collect();
    Some((name, json!({ "id": id, "name": name, "dialects": dialects })))
}

fn shape(dialect: &'static Dialect) -> Value {
    json!({
        "name": dialect.name,
        "format": dialect.format.name(),
        "root": dialect.root_name(),
        "files": files(dialect),
        "samples": sample::of(dialect),
        "differs": differs(dialect),
        "file": file(dialect),
        "transports": transports(dialect),
        "transport_notes": transport_notes(dialect),
        "fields": field::rows(dialect),
        "field_notes": field_notes(dialect),
        "variables": variables(dialect),
        "start": start(dialect),
        "limits": limits(dialect),
        "names": names(dialect),
        "says": says(dialect),
        "sources": dialect.sources.iter().map(|source| json!([source.what, source.checked])).collect::<Vec<_>>(),
    })
}

fn files(dialect: &Dialect) -> Vec<Value> {
    let row = |file: &mcplint::clients::ConfigFile| {
        json!([file.path, words::os(file.os), words::scope(file.scope)])
    };
    dialect.files.iter().map(row).collect()
}

/// The file as a whole.
fn file(dialect: &Dialect) -> Vec<String> {
    let mut said = Vec::new();
    let roots: Vec<String> = dialect.roots.iter().map(|root| root.join(".")).collect();
    let roots: Vec<&str> = roots.iter().map(String::as_str).collect();
    if let Some((first, others)) = roots.split_first() {
        let what = match dialect.container {
            Container::Map => "as a map by name",
            Container::List => "as a list of entries with a `name`",
            Container::Custom => "in a shape of its own",
        };
        let also = if others.is_empty() {
            String::new()
        } else {
            format!(" It also reads {}.", words::codes(others))
        };
        said.push(format!("Servers stand under `{first}`, {what}.{also}"));
    }
    if let Some(successor) = dialect.root_successor {
        said.push(format!("The place to use now is {}: {}.", successor.field, successor.because));
    }
    if let Some(projects) = dialect.projects {
        said.push(format!("Servers of one project stand under `{projects}`, by the project's path."));
    }
    if dialect.format == mcplint::syntax::Format::Json {
        let leniency = dialect.leniency;
        said.extend(words::yes_no(leniency.comments, "Comments are allowed.", "Comments are an error."));
        said.extend(words::yes_no(
            leniency.trailing_commas,
            "A trailing comma is allowed.",
            "A trailing comma is an error.",
        ));
    }
    said.extend(words::yes_no(
        dialect.leniency.bom,
        "A byte order mark does no harm.",
        "A byte order mark at the start is an error.",
    ));
    if let Some(says) = dialect.parse_error {
        said.push(format!("Of a file that it cannot read it says: ``{says}``."));
    }
    said.extend(words::bad_entry(dialect.bad_entry).map(str::to_owned));
    said.extend(words::unknown_fields(dialect.unknown_fields).map(str::to_owned));
    let roots = dialect.roots.iter().filter_map(|root| root.first());
    let beside: Vec<&str> =
        dialect.siblings.iter().copied().filter(|key| !roots.clone().any(|root| root == key)).collect();
    if !beside.is_empty() {
        said.push(format!("Beside the servers it reads {}.", words::codes(&beside)));
    }
    said
}

/// The words of each transport.
fn transports(dialect: &Dialect) -> Vec<Value> {
    let rules = &dialect.transport;
    [
        ("a program, over its pipes (stdio)", rules.stdio),
        ("streamable HTTP", rules.http),
        ("HTTP with server-sent events (SSE)", rules.sse),
        ("other", rules.other),
    ]
    .into_iter()
    .filter(|(_, known)| !known.is_empty())
    .map(|(transport, known)| json!([transport, known]))
    .collect()
}

fn transport_notes(dialect: &Dialect) -> Vec<String> {
    let rules = &dialect.transport;
    let mut said = Vec::new();
    match rules.key {
        Some(key) if rules.required => {
            said.push(format!("`{key}` names the transport, and every entry must have it."))
        }
        Some(key) => said.push(format!("`{key}` names the transport.")),
        None if !dialect.fields.is_empty() => {
            said.push("No field names the transport: the other fields tell.".to_owned())
        }
        None => {}
    }
    let urls = dialect.keys.url;
    if !urls.is_empty() && !matches!(rules.url_without_word, mcplint::clients::UrlWithoutWord::Unsupported) {
        said.push(format!(
            "The address of a server stands under {}.",
            words::listed(urls.iter().map(|url| format!("`{url}`")).collect(), "or")
        ));
    }
    if let Some(key) = dialect.http_url {
        said.push(format!("An address under `{key}` is streamable HTTP."));
    }
    said.extend(words::url_without_word(rules.url_without_word));
    if rules.key.is_some() {
        said.extend(words::unknown_word(rules.unknown_word).map(str::to_owned));
    }
    said.extend(words::command_and_url(dialect.command_and_url));
    if dialect.speaks_sse() == Knowledge::No {
        said.push("It does not speak HTTP with server-sent events.".to_owned());
    }
    if dialect.tries_both_transports() == Knowledge::Yes {
        said.push("It tries streamable HTTP, then server-sent events.".to_owned());
    }
    said
}

fn field_notes(dialect: &Dialect) -> Vec<String> {
    let mut said: Vec<String> = words::enable(dialect.keys.enable, dialect.format).into_iter().collect();
    if let Some(inside) = dialect.headers_inside {
        said.push(format!("Headers stand in `{inside}`."));
    }
    said
}

fn variables(dialect: &Dialect) -> Vec<String> {
    let variables = &dialect.variables;
    let forms = |forms: &[mcplint::clients::VariableForm]| {
        words::codes(&forms.iter().map(|form| words::form(*form)).collect::<Vec<_>>())
    };
    let mut said = Vec::new();
    if variables.forms.is_empty() && variables.complete {
        said.push("It expands no variables in the file.".to_owned());
    } else if !variables.forms.is_empty() {
        said.push(format!("It expands {} in {}.", forms(variables.forms), words::codes(variables.fields)));
        if !variables.complete {
            said.push("Whether it expands other forms is not known.".to_owned());
        }
    }
    for (field, of_field) in dialect.variables_by_field {
        said.push(match *of_field {
            [] => format!("In `{field}` it expands nothing."),
            of_field => format!("In `{field}` it expands {}.", forms(of_field)),
        });
    }
    if !variables.forms.is_empty() {
        said.extend(words::unset(variables.unset).map(str::to_owned));
    }
    if dialect.shell_reads_values {
        said.push("A shell of its own reads the values, `$(command)` and all.".to_owned());
    }
    said.extend(words::yes_no(
        dialect.tilde,
        "It expands a leading `~` to the home folder.",
        "It does not expand a leading `~`.",
    ));
    if !dialect.tilde_fields.is_empty() {
        said.push(format!("It expands a leading `~` in {}.", words::codes(dialect.tilde_fields)));
    }
    said
}

/// How it starts a process.
fn start(dialect: &Dialect) -> Vec<String> {
    let mut said = Vec::new();
    let cwd = dialect.keys.cwd.unwrap_or("cwd");
    said.extend(words::yes_no(
        dialect.cwd,
        &format!("A server starts in the folder that `{cwd}` names."),
        &format!("`{cwd}` in an entry does nothing."),
    ));
    said.extend(words::start_folder(dialect.start_folder).map(str::to_owned));
    said.extend(words::inherits(dialect.inherits));
    if dialect.desktop_app && dialect.inherits != Inherits::Unknown {
        said.push(
            "It is started from a desktop, so it does not see what a shell's profile adds to `PATH`."
                .to_owned(),
        );
    }
    said.extend(words::yes_no(
        dialect.searches_own_path,
        "It looks for the program on the `PATH` of `env`, if there is one.",
        "It looks for the program on its own `PATH`, not that of `env`.",
    ));
    said.extend(words::windows_shims(dialect.windows_shims));
    said.extend(words::shim_quoting(dialect.shim_quoting).map(str::to_owned));
    if dialect.starts_powershell_scripts {
        said.push("It hands a `.ps1` file to PowerShell itself.".to_owned());
    }
    if dialect.finds_nvm {
        said.push("On macOS it looks for programs in the Node.js versions of nvm too.".to_owned());
    }
    if dialect.adds_docker_rm {
        said.push("It adds `--rm` to `docker run` itself.".to_owned());
    }
    said.extend(words::yes_no(
        dialect.skips_noise,
        "It skips lines of a server's output that are no JSON.",
        "A line of a server's output that is no JSON breaks the connection or is an error.",
    ));
    if dialect.closed_error != Dialect::UNKNOWN.closed_error {
        said.push(format!(
            "Of a server that stops before the handshake it says: ``{}``.",
            dialect.closed_error
        ));
    } else if !dialect.fields.is_empty() {
        said.push(format!(
            "A server that stops before the handshake shows as ``{}`` in clients on the MCP SDK for TypeScript.",
            dialect.closed_error
        ));
    }
    said
}

/// Its time limits.
fn limits(dialect: &Dialect) -> Vec<String> {
    let mut said: Vec<String> = dialect
        .fields
        .iter()
        .filter_map(|field| {
            let unit = match field.kind {
                FieldKind::Duration(unit) | FieldKind::Durations(unit) => words::unit(unit),
                _ => return None,
            };
            let range = field.range.map(|range| format!(": {}", words::range(range))).unwrap_or_default();
            Some(format!("`{}` is in {unit}{range}.", field.name))
        })
        .collect();
    if !dialect.timeout_variables.is_empty() {
        said.push(format!(
            "It reads {} from its own environment; in the `env` of a server they do nothing.",
            words::codes(dialect.timeout_variables)
        ));
    }
    said
}

fn names(dialect: &Dialect) -> Vec<String> {
    let names = &dialect.names;
    let mut said: Vec<String> = words::characters(names.allowed).into_iter().collect();
    if !names.reserved.is_empty() {
        said.push(format!("{} it keeps for itself.", words::codes(names.reserved)));
    }
    if let Some(tools) = names.tools {
        said.push(format!(
            "The name of a server and that of its tool become one of at most {} characters ({} of them around the two): {}.",
            tools.limit,
            tools.around,
            words::too_long(tools.beyond)
        ));
    }
    said
}

/// What it does about mistakes, and says.
fn says(dialect: &Dialect) -> Vec<Value> {
    let mut seen = Vec::new();
    let row = |row: &mcplint::clients::Reacts| {
        let mistake = words::mistake(row.to);
        // The first row that fits counts.
        if seen.contains(&mistake) {
            return None;
        }
        let outcome = match row.outcome {
            mcplint::clients::Outcome::Unknown => "not known",
            outcome => outcome.verb(),
        };
        // What a validator fills in has no words of its own.
        let says = if row.says.contains("{issue") { "" } else { row.says };
        let shown = json!([mistake, outcome, says]);
        seen.push(mistake);
        Some(shown)
    };
    dialect.reactions.iter().filter_map(row).collect()
}

/// What to change in an entry that was written for Claude Desktop, as most in READMEs are.
fn differs(dialect: &Dialect) -> Vec<String> {
    let Some(usual) = by_id("claude-desktop") else { return Vec::new() };
    if dialect.id == usual.id || dialect.fields.is_empty() {
        return Vec::new();
    }
    let mut said = Vec::new();
    if dialect.root_name() != usual.root_name() && !dialect.root_name().is_empty() {
        said.push(format!("`{}` is `{}` here.", usual.root_name(), dialect.root_name()));
    }
    if dialect.format != usual.format {
        said.push(format!("The file is {}.", dialect.format.name()));
    }
    if dialect.container == Container::List {
        said.push("Servers are a list, and each has its name in `name`.".to_owned());
    }
    let (keys, usual_keys) = (&dialect.keys, &usual.keys);
    for (here, there) in
        [(keys.command, usual_keys.command), (keys.args, usual_keys.args), (keys.env, usual_keys.env)]
    {
        if here != there {
            said.push(format!("`{there}` is `{here}` here."));
        }
    }
    if keys.command_is_array {
        said.push(format!("`{}` is one list, of the program and its arguments.", keys.command));
    }
    if let (Some(key), [word, ..]) =
        (dialect.transport.key.filter(|_| dialect.transport.required), dialect.transport.stdio)
    {
        said.push(format!(
            "Every entry says its transport: {}.",
            words::pair(dialect.format, key, &format!("\"{word}\""))
        ));
    }
    for field in
        dialect.fields.iter().filter(|field| field.required.is_some_and(|required| required.until.is_none()))
    {
        said.push(format!("Every entry has `{}`.", field.name));
    }
    if said.is_empty() {
        said.push("Root key, and the names of the fields of a program, are the same.".to_owned());
    }
    said
}
