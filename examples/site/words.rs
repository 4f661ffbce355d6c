//! What a dialect's values mean, in words. Each `match` is complete: a new value does not compile without words.

use mcplint::clients::{
    BadEntry, CommandAndUrl, EnableFlag, Inherits, Knowledge, Limit, NameCharacters, Os, OutsideRange, Scope,
    ShimQuoting, StartFolder, TimeRange, TimeUnit, To, TooLong, UnknownFields, UnknownWord, Unset,
    UrlWithoutWord, VariableForm, WindowsShims,
};
use mcplint::syntax::Format;

/// `a`, `b` and `c`, each in backticks.
pub(crate) fn codes(words: &[&str]) -> String {
    listed(words.iter().map(|word| format!("`{word}`")).collect(), "and")
}

/// `a`, `b` or `c`.
pub(crate) fn listed(mut words: Vec<String>, last_word: &str) -> String {
    match words.pop() {
        None => String::new(),
        Some(last) if words.is_empty() => last,
        Some(last) => format!("{} {last_word} {last}", words.join(", ")),
    }
}

pub(crate) const fn os(os: Os) -> &'static str {
    match os {
        Os::Any => "every system",
        Os::Linux => "Linux",
        Os::Macos => "macOS",
        Os::Windows => "Windows",
    }
}

pub(crate) const fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::User => "one person",
        Scope::Project => "everyone with the repository",
        Scope::Managed => "everyone on the machine, set by an administrator",
    }
}

/// `None` where no source says.
pub(crate) fn yes_no(known: Knowledge, yes: &str, no: &str) -> Option<String> {
    match known {
        Knowledge::Yes => Some(yes.to_owned()),
        Knowledge::No => Some(no.to_owned()),
        Knowledge::Unknown => None,
    }
}

pub(crate) const fn unknown_fields(fields: UnknownFields) -> Option<&'static str> {
    match fields {
        UnknownFields::Ignored => Some("It ignores keys of an entry that it does not know."),
        UnknownFields::Warned => {
            Some("It warns of keys of an entry that it does not know, and reads the rest.")
        }
        UnknownFields::EntryDropped => Some("It drops an entry with a key that it does not know."),
        UnknownFields::Unknown => None,
    }
}

pub(crate) const fn bad_entry(cost: BadEntry) -> Option<&'static str> {
    match cost {
        BadEntry::Entry => Some("One bad entry costs that entry alone."),
        BadEntry::WholeFile => Some("One bad entry costs every server of the file."),
        BadEntry::Unknown => None,
    }
}

pub(crate) fn url_without_word(value: UrlWithoutWord) -> Option<String> {
    Some(match value {
        UrlWithoutWord::Http => {
            "An entry with a URL and no transport is streamable HTTP, or the client finds out.".to_owned()
        }
        UrlWithoutWord::Sse => {
            "An entry with a URL and no transport is taken for server-sent events.".to_owned()
        }
        UrlWithoutWord::Rejected("") => "An entry with a URL and no transport is dropped.".to_owned(),
        UrlWithoutWord::Rejected(says) => {
            format!("An entry with a URL and no transport is dropped, with the words ``{says}``.")
        }
        UrlWithoutWord::Unsupported => "It reaches no server by URL.".to_owned(),
        UrlWithoutWord::Unknown => return None,
    })
}

pub(crate) const fn unknown_word(value: UnknownWord) -> Option<&'static str> {
    match value {
        UnknownWord::Rejected => Some("An entry with another word is dropped."),
        UnknownWord::UrlDropped(_) => Some(
            "With another word a program starts all the same, and so does an entry with `httpUrl`; one with `url` is dropped.",
        ),
        UnknownWord::Ignored => Some("Another word is ignored: the other fields decide."),
        UnknownWord::Unknown => None,
    }
}

pub(crate) fn command_and_url(value: CommandAndUrl) -> Option<String> {
    let both = "Of an entry with both a program and a URL";
    Some(match value {
        CommandAndUrl::Command => format!("{both} it starts the program."),
        CommandAndUrl::Url => format!("{both} it takes the URL."),
        CommandAndUrl::Word => format!("{both} the transport decides; without one it starts the program."),
        CommandAndUrl::Rejected(says) => {
            format!("An entry with both a program and a URL is rejected, with the words ``{says}``.")
        }
        CommandAndUrl::Unknown => return None,
    })
}

pub(crate) const fn form(form: VariableForm) -> &'static str {
    match form {
        VariableForm::Braces => "${NAME}",
        VariableForm::BracesDefault => "${NAME:-default}",
        VariableForm::Dollar => "$NAME",
        VariableForm::EnvColon => "${env:NAME}",
        VariableForm::Input => "${input:id}",
        VariableForm::BareEnvColon => "{env:NAME}",
        VariableForm::Percent => "%NAME%",
        VariableForm::Editor => "${workspaceFolder}",
        VariableForm::Secret => "${{ secrets.NAME }}",
        VariableForm::File => "{file:path}",
    }
}

pub(crate) const fn unset(value: Unset) -> Option<&'static str> {
    match value {
        Unset::Literal => Some("A variable that is not set stays in the text as it is written."),
        Unset::Empty => Some("A variable that is not set becomes an empty string."),
        Unset::Rejected => Some("A variable that is not set costs the entry or the file."),
        Unset::Unknown => None,
    }
}

pub(crate) const fn start_folder(value: StartFolder) -> Option<&'static str> {
    match value {
        StartFolder::Project => Some("Where no folder is named, a server starts in that of the project."),
        StartFolder::Elsewhere => Some(
            "Where no folder is named, a server starts in one that has nothing to do with the config, so relative paths do not work.",
        ),
        StartFolder::Unknown => None,
    }
}

pub(crate) fn inherits(value: Inherits) -> Option<String> {
    let gets = match value {
        Inherits::Full => "the client's whole environment".to_owned(),
        Inherits::FullButSecrets => {
            "the client's environment, but for names that look like secrets".to_owned()
        }
        Inherits::SdkSubset => {
            "the few variables that the MCP SDK passes on (`HOME`, `PATH` and the like), and those of `env`"
                .to_owned()
        }
        Inherits::PathOnly => "`PATH` and the variables of `env`, and nothing else".to_owned(),
        Inherits::AllowList(posix, windows) => format!(
            "those of `env`, and of the client's own these: {}; on Windows {}",
            codes(posix),
            codes(windows)
        ),
        Inherits::Unknown => return None,
    };
    Some(format!("A server gets {gets}."))
}

pub(crate) fn windows_shims(value: WindowsShims) -> Option<String> {
    Some(match value {
        WindowsShims::Resolved => {
            "On Windows it starts `npx` and other `.cmd` files without `cmd /c`.".to_owned()
        }
        WindowsShims::ResolvedSince(version) => {
            format!("On Windows it starts `npx` and other `.cmd` files without `cmd /c` since {version}.")
        }
        WindowsShims::NeedsWrapper(versions) => {
            format!("On Windows it was reported not to start `npx` without `cmd /c` ({versions}).")
        }
        WindowsShims::Unknown => return None,
    })
}

pub(crate) const fn shim_quoting(value: ShimQuoting) -> Option<&'static str> {
    match value {
        ShimQuoting::Lost => {
            Some("On Windows an argument with a blank does not reach a `.cmd` file in one piece.")
        }
        ShimQuoting::SaidLost => Some(
            "People reported that on Windows an argument with a blank does not reach a `.cmd` file in one piece.",
        ),
        ShimQuoting::Unknown => None,
    }
}

/// A key with its value as a file of this format has it.
pub(crate) fn pair(format: Format, key: &str, value: &str) -> String {
    match format {
        Format::Json => format!("`\"{key}\": {value}`"),
        Format::Toml => format!("`{key} = {value}`"),
        Format::Yaml => format!("`{key}: {}`", value.trim_matches('"')),
    }
}

pub(crate) fn enable(value: EnableFlag, format: Format) -> Option<String> {
    Some(match value {
        EnableFlag::Disabled => format!("{} turns a server off.", pair(format, "disabled", "true")),
        EnableFlag::Enabled => format!("{} turns a server off.", pair(format, "enabled", "false")),
        EnableFlag::On(key) => {
            format!("{} turns a server on, `false` turns it off.", pair(format, key, "true"))
        }
        EnableFlag::Elsewhere(place) => {
            format!("The file has no flag that turns a server off; turn it off {place}.")
        }
        EnableFlag::Absent => "The file has no flag that turns a server off.".to_owned(),
        EnableFlag::Unknown => return None,
    })
}

pub(crate) const fn unit(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Milliseconds => "milliseconds",
        TimeUnit::Seconds => "seconds",
    }
}

pub(crate) fn range(range: TimeRange) -> String {
    let values = match range.most {
        Some(most) => format!("{} to {most}", range.least),
        None => format!("at least {}", range.least),
    };
    let otherwise = match range.outside {
        OutsideRange::Ignored => "otherwise the default counts",
        OutsideRange::Clamped => "otherwise the nearest value counts",
        OutsideRange::Rejected => "another value is rejected",
    };
    format!("{values}; {otherwise}")
}

pub(crate) const fn limit(limit: Limit) -> &'static str {
    match limit {
        Limit::None => "",
        Limit::NotEmpty => "not empty",
        Limit::Url => "an address with a scheme and a host",
        Limit::Https => "starts with `https://`",
        Limit::PositiveInteger | Limit::PositiveLong => "a whole number above 0",
        Limit::Unsigned | Limit::Size => "a whole number, not negative",
        Limit::NonZero => "a whole number above 0",
        Limit::NotNegative => "not negative",
        Limit::Integer => "a whole number",
        Limit::Port => "0 to 65535",
        Limit::PositivePort => "1 to 65535",
    }
}

pub(crate) fn characters(allowed: NameCharacters) -> Option<String> {
    Some(match allowed {
        NameCharacters::All => "A server's name may hold any character.".to_owned(),
        NameCharacters::AllBut(forbidden) => {
            format!("A server's name may hold any character but {}.", codes(&split(forbidden)))
        }
        NameCharacters::WordAnd("") => "A server's name consists of letters and digits.".to_owned(),
        NameCharacters::WordAnd(more) => {
            format!("A server's name consists of letters, digits, {}.", codes(&split(more)))
        }
        NameCharacters::Unknown => return None,
    })
}

fn split(text: &str) -> Vec<&str> {
    text.char_indices().filter_map(|(at, letter)| text.get(at..at + letter.len_utf8())).collect()
}

pub(crate) const fn too_long(value: TooLong) -> &'static str {
    match value {
        TooLong::LeftOut => "a tool with a longer name is left out",
        TooLong::RequestRefused => {
            "with a longer name the model's API refuses the request, so that no tool works"
        }
        TooLong::Cut => "a longer name is cut off, so that two tools may get one name",
        TooLong::Shortened => "a longer name is shortened to one that no other tool has",
    }
}

/// The mistake of a row of reactions.
pub(crate) fn mistake(to: To) -> String {
    let of = |what: &str, fields: &[&str]| {
        if fields.is_empty() { what.to_owned() } else { format!("{what}: {}", codes(fields)) }
    };
    match to {
        To::WrongRoot(key) => format!("servers under `{key}`"),
        To::AnyWrongRoot => "servers under another key".to_owned(),
        To::RootKind => "something else than the map or list of servers under the root key".to_owned(),
        To::Entry => "an entry that is no map".to_owned(),
        To::NullEntry => "an entry that is null".to_owned(),
        To::NoCommand => "no program".to_owned(),
        To::EmptyCommand => "an empty program".to_owned(),
        To::NoUrl => "no URL".to_owned(),
        To::NoField(fields) => of("a missing field", fields),
        To::RefusedField => "a field that it refuses".to_owned(),
        To::NoType => "a URL and no transport".to_owned(),
        To::UnknownWord => "a transport that it does not know".to_owned(),
        To::Kind(fields) => of("a value of the wrong type", fields),
        To::Null(fields) => of("null", fields),
        To::Item(fields) => of("an item of the wrong type", fields),
        To::Value(fields) => of("a value that it does not take", fields),
        To::Foreign(fields) => of("a field of the other transport", fields),
        To::UnknownKey => "a key that it does not know".to_owned(),
        To::AnyInEntry => "anything else in an entry".to_owned(),
    }
}
