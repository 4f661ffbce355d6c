//! Between the URIs of documents and the paths of files.

use gen_lsp_types::Uri;

/// What the URI of a document says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The path of the file, or for a document that is in no file a name with the extension of its language.
    pub path: String,
    /// Whether there may be a file at that path on this machine.
    pub is_file: bool,
    /// Whether this is how a file was once, shown beside the one that counts.
    pub is_past: bool,
}

/// Schemes under which editors show files of this machine: VS Code shows the user's own settings under its own.
const FILE_SCHEMES: [&str; 2] = ["file", "vscode-userdata"];

/// Schemes under which editors show earlier states of files.
const PAST_SCHEMES: [&str; 4] = ["git", "gitlens", "review", "vscode-local-history"];

/// Where the document of this URI lies; `language` is what the editor takes it for.
pub fn place(uri: &Uri, language: &str) -> Place {
    let (scheme, rest) = uri.0.split_once(':').unwrap_or(("", &uri.0));
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    if scheme == "untitled" {
        let name = rest.rsplit(['/', '\\']).next().unwrap_or_default();
        return Place {
            path: format!("{}{}", decode(name), extension(language)),
            is_file: false,
            is_past: false,
        };
    }
    let (host, path) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", rest),
    };
    let path = decode(path);
    let is_drive = path.strip_prefix('/').is_some_and(crate::platform::is_drive_path);
    let path = match (is_drive, host) {
        (true, _) => path[1..].to_owned(),
        (false, "" | "localhost") => path,
        (false, host) => format!("//{host}{path}"),
    };
    let path = if cfg!(windows) { path.replace('/', "\\") } else { path };
    Place { path, is_file: FILE_SCHEMES.contains(&scheme), is_past: PAST_SCHEMES.contains(&scheme) }
}

/// The URI of the file at this whole path.
pub fn of_path(path: &str) -> Uri {
    Uri(crate::render::file_uri(path))
}

/// The extension of files in a language, by the names that editors give languages.
fn extension(language: &str) -> &'static str {
    match language {
        "toml" => ".toml",
        "yaml" | "yml" => ".yaml",
        _ => ".json",
    }
}

/// Takes `%20` for what it stands for; bytes that make no text become replacement characters.
fn decode(text: &str) -> String {
    let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16);
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let pair = digit(bytes.get(at + 1)).zip(digit(bytes.get(at + 2))).filter(|_| byte == b'%');
        match pair.and_then(|(high, low)| u8::try_from(high * 16 + low).ok()) {
            Some(escaped) => {
                decoded.push(escaped);
                at += 3;
            }
            None => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uris_become_paths() {
        for (uri, language, path, is_file) in [
            ("file:///home/me/a%20b/.mcp.json", "json", "/home/me/a b/.mcp.json", true),
            ("file://localhost/home/%C3%A9.json", "json", "/home/é.json", true),
            ("file:///c%3A/Users/me/mcp.json", "json", "c:/Users/me/mcp.json", true),
            (
                "vscode-userdata:/home/me/.config/Code/User/mcp.json",
                "jsonc",
                "/home/me/.config/Code/User/mcp.json",
                true,
            ),
            ("vscode-vfs://github/o/r/.mcp.json", "json", "//github/o/r/.mcp.json", false),
            ("untitled:Untitled-1", "yaml", "Untitled-1.yaml", false),
            ("untitled:Untitled-1", "jsonc", "Untitled-1.json", false),
            ("%%%", "", "%%%", false),
            ("", "", "", false),
        ] {
            let expected = if cfg!(windows) { path.replace('/', "\\") } else { path.to_owned() };
            let found = place(&Uri(uri.to_owned()), language);
            assert_eq!((found.path, found.is_file, found.is_past), (expected, is_file, false), "{uri}");
        }
        assert!(place(&Uri("git:/home/me/.mcp.json?ref".to_owned()), "json").is_past);
    }
}
